/** How long contracts bind, and the obligations that are cut to it. */
import { bindingShare, lastBindingDay } from '../../engine';
import type { Contract, InvoiceLine, Obligation, Product } from '../../engine/domain/book';
import { isoOf, type Day } from '../../engine/foundation/calendar';
import { roundedRatio } from '../../engine/foundation/exact-ratio';
import { choiceList } from './choices';
import { methodOfObligation, termOfObligation } from './effective-method';
import { foldId } from './normal-text';
import { hasValue, readChoice, readDay, readNumber } from './read-cells';
import { requireRationale } from './read-judgements';
import type { EntryIndex } from './reading';
import { report, type Entry, type Row } from './table-row';

export const PENALTIES = choiceList<'none' | 'substantive'>([
  { value: 'none', label: 'none', aliases: ['no', 'N', 'not substantive', 'without penalty', '0', 'false'] },
  { value: 'substantive', label: 'substantive', aliases: ['yes', 'Y', 'substantial', 'true', 'significant'] },
]);

const MOST_DAYS = 3660;

/** The last binding day of a contract that a party may leave before its last day; absent where the term binds. */
export function readBinding(row: Row, firstDay: Day | null, lastDay: Day | null): Pick<Contract, 'bindingDay'> {
  const from = readDay(row, 'Cancellable from');
  const notice = readNumber(row, 'Notice (days)');
  const penalty = readChoice(row, 'Termination penalty', PENALTIES);
  if (notice !== null && (notice.scale !== 0 || notice.digits < 0 || notice.digits > MOST_DAYS)) {
    report(row, 'term.cancellable', 'Notice (days)', `Notice (days) is not a whole number from 0 to ${MOST_DAYS}. Correct it.`);
    return {};
  }
  if (from === null) {
    for (const column of ['Notice (days)', 'Termination penalty']) {
      if (!hasValue(row, column) || hasValue(row, 'Cancellable from')) continue;
      report(row, 'term.cancellable', column, `${column} has no effect without Cancellable from. Enter the first day from which a party may leave, or clear it.`);
      break;
    }
    return {};
  }
  requireRationale(row, 'Cancellable from', 'who may leave the contract, and whether a penalty keeps them from it (606-10-25-3, IFRS 15.11)');
  if (firstDay !== null && from < firstDay) {
    report(row, 'term.cancellable', 'Cancellable from', `Cancellable from ${isoOf(from)} is before the contract starts (${isoOf(firstDay)}). Correct one of the two.`);
  }
  const bindingDay = lastBindingDay({ cancellableFrom: from, noticeDays: notice?.digits ?? 0 });
  if (penalty === 'substantive' || (lastDay !== null && bindingDay >= lastDay)) return {};
  if (firstDay !== null && bindingDay < firstDay) {
    report(row, 'term.cancellable', 'Cancellable from', 'The contract can be left from its first day without notice, so it binds nobody. Bill its periods on invoice lines without an obligation, or enter the notice.');
    return {};
  }
  return { bindingDay };
}

/** Obligations of contracts that stop to bind before their service ends keep the part that binds. */
export function cutToBinding(
  obligations: readonly Entry<Obligation>[],
  contracts: EntryIndex<Contract>,
  products: EntryIndex<Product>,
): Entry<Obligation>[] {
  return obligations.map((entry) => {
    const { fact, row } = entry;
    const contract = contracts.get(foldId(fact.contractId))?.fact;
    const { firstDay, lastDay } = termOfObligation(fact, contract);
    const bindingDay = contract?.bindingDay;
    if (bindingDay === undefined || firstDay === null || lastDay === null) return entry;
    if (fact.right !== undefined || fact.upfrontFee === 'customer-life') return entry;
    if (methodOfObligation(fact, contract, products) !== 'straight-line') return entry;
    const share = bindingShare(firstDay, lastDay, bindingDay);
    if (share === null) return entry;
    const statedPrice = roundedRatio(fact.statedPrice, share.through, share.whole);
    return { fact: { ...fact, lastDay: bindingDay, statedPrice, binding: { ...share, statedPrice: fact.statedPrice } }, row };
  });
}

/** Later periods are accounted for as they are billed: a line for service after the last binding day is on its own. */
export function billLaterPeriods(
  lines: readonly Entry<InvoiceLine>[],
  obligations: EntryIndex<Obligation>,
  contracts: EntryIndex<Contract>,
): Entry<InvoiceLine>[] {
  return lines.map((entry) => {
    const { fact, row } = entry;
    const obligation = obligations.get(foldId(fact.obligationId ?? ''))?.fact;
    const bindingDay = contracts.get(foldId(obligation?.contractId ?? ''))?.fact.bindingDay;
    if (obligation?.binding === undefined || bindingDay === undefined || fact.firstDay === null || fact.firstDay <= bindingDay) return entry;
    const { productId, strategy } = obligation;
    const own = { productId: fact.productId ?? productId, method: fact.method ?? ('straight-line' as const), strategy: fact.strategy ?? strategy };
    return { fact: { ...fact, ...own, obligationId: null }, row };
  });
}
