/** How long contracts bind, and the obligations that are cut to it. */
import { beginsAfterBinding, bindingShare, lastBindingDay } from '../../../engine';
import type { Contract, InvoiceLine, Obligation, Product } from '../../../engine/domain/book';
import type { Estimate } from '../../../engine/domain/estimate';
import { isoOf, type Day } from '../../../engine/foundation/calendar';
import { roundedRatio } from '../../../engine/foundation/exact-ratio';
import { choiceList } from '../choices/choices';
import { methodOfObligation, termOfObligation } from './effective-method';
import { foldId } from '../cells/normal-text';
import { hasValue, readChoice, readDay, readNumber } from '../cells/read-cells';
import { requireRationale } from './read-judgements';
import type { EntryIndex } from '../reading';
import { report, showValue, type Entry, type Row } from '../tables/table-row';

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

/**
 * Obligations of contracts that stop to bind before their service ends keep the part that binds; what begins later is
 * priced apart. Where a part cannot be told, the price counts whole and a warning says so.
 */
export function cutToBinding(
  obligations: readonly Entry<Obligation>[],
  contracts: EntryIndex<Contract>,
  products: EntryIndex<Product>,
): Entry<Obligation>[] {
  return obligations.map((entry) => {
    const { fact, row } = entry;
    const named = contracts.get(foldId(fact.contractId));
    const contract = named?.fact;
    const { firstDay, lastDay } = termOfObligation(fact, contract);
    const bindingDay = contract?.bindingDay;
    if (bindingDay === undefined || firstDay === null || lastDay === null) return entry;
    if (fact.right !== undefined || fact.upfrontFee === 'customer-life') return entry;
    const method = methodOfObligation(fact, contract, products);
    const laterFrom = beginsAfterBinding({ method, firstDay: fact.firstDay, recognitionDay: fact.recognitionDay }, bindingDay);
    if (laterFrom !== null && fact.upfrontFee === undefined && fact.modificationId === null) return { fact: { ...fact, laterFrom }, row };
    const isMeasured = (method === 'milestone' || method === 'progress') && fact.statedPrice > 0;
    if (isMeasured && lastDay > bindingDay && !row.failed && named?.row.failed !== true) reportNotCut(entry, bindingDay, lastDay);
    if (method !== 'straight-line') return entry;
    const share = bindingShare(firstDay, lastDay, bindingDay);
    if (share === null) return entry;
    const statedPrice = roundedRatio(fact.statedPrice, share.through, share.whole);
    return { fact: { ...fact, lastDay: bindingDay, statedPrice, binding: { ...share, statedPrice: fact.statedPrice } }, row };
  });
}

function reportNotCut({ fact, row }: Entry<Obligation>, bindingDay: Day, lastDay: Day): void {
  const message = `The contract binds through ${isoOf(bindingDay)}, and obligation ${showValue(fact.id)} runs until ${isoOf(lastDay)}. How much of measured work comes after that cannot be told from dates, so its whole price counts. Enter in End a day through ${isoOf(bindingDay)} where all of it binds, or make what comes later an obligation of its own that starts after it.`;
  report(row, 'term.not-cut', row.table.columns.has('End') ? 'End' : 'Price', message);
}

/** Amounts of estimates are taken as they stand: nothing says which days they are for. */
export function checkEstimatesOfBinding(estimates: readonly Entry<Estimate>[], contracts: EntryIndex<Contract>, obligations: EntryIndex<Obligation>): void {
  const told = new Set<string>();
  for (const { fact, row } of estimates) {
    const contract = contracts.get(foldId(fact.contractId));
    const bindingDay = contract?.row.failed === true || told.has(foldId(fact.id)) ? undefined : contract?.fact.bindingDay;
    const obligation = obligations.get(foldId(fact.obligationId ?? ''))?.fact;
    const isOfBinding = obligation !== undefined && obligation.lastDay !== null && obligation.lastDay <= (bindingDay ?? 0) && obligation.binding === undefined;
    const isAmount = fact.measure?.kind === 'amount' || fact.scenarios.some(({ measure }) => measure.kind === 'amount');
    if (row.failed || bindingDay === undefined || !isAmount || isOfBinding || obligation?.laterFrom !== undefined) continue;
    told.add(foldId(fact.id));
    const message = `The contract binds through ${isoOf(bindingDay)}, and an amount cannot be cut to that: estimate ${showValue(fact.id)} counts whole. Enter only what the days through ${isoOf(bindingDay)} bring, or a rate, which follows the price.`;
    report(row, 'term.not-cut', hasValue(row, 'Amount') ? 'Amount' : 'Estimate', message);
  }
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
    if (obligation?.binding === undefined || bindingDay === undefined) return entry;
    if (fact.firstDay === null && fact.invoiceDay > bindingDay) {
      const message = `Obligation ${showValue(obligation.id)} binds through ${isoOf(bindingDay)}, and this line of ${isoOf(fact.invoiceDay)} does not say for which days it is. Enter Service start and Service end, so that what is billed for later periods is revenue of those.`;
      report(row, 'term.not-cut', row.table.columns.has('Service start') ? 'Service start' : 'Obligation', message);
    }
    if (fact.firstDay === null || fact.firstDay <= bindingDay) return entry;
    const { productId, strategy, actsAs, supplier, binding } = obligation;
    const isJudged = actsAs !== undefined || supplier !== undefined;
    const soldAs = { ...(actsAs === undefined ? {} : { actsAs }), ...(supplier === undefined ? {} : { supplier }), statedPrice: binding.statedPrice };
    const own = { productId: fact.productId ?? productId, method: fact.method ?? ('straight-line' as const), strategy: fact.strategy ?? strategy };
    return { fact: { ...fact, ...own, ...(isJudged ? { soldAs } : {}), obligationId: null, laterFrom: fact.firstDay }, row };
  });
}
