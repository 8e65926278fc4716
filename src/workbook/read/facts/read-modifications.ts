/** Modifications of contracts and their lines: rows become facts, and are checked against what they change. */
import type { Contract, Obligation, Product } from '../../../engine/domain/book';
import type { Modification, ModificationLine } from '../../../engine/domain/modification';
import type { Day } from '../../../engine/foundation/calendar';
import { isoOf } from '../../../engine/foundation/calendar';
import { YES_NO } from '../choices/cost-choices';
import { DISTINCT_ANSWERS, TREATMENTS } from '../choices/modification-choices';
import { methodOfObligation, termOfObligation } from './effective-method';
import { foldId } from '../cells/normal-text';
import { hasValue, readAmount, readChoice, readDay, readId, readKey, readNumber, readText, requireValue } from '../cells/read-cells';
import { currencyOf } from './read-contracts';
import { follow, originOf, reportDuplicate, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export interface ModificationContext {
  readonly products: EntryIndex<Product>;
  readonly contracts: EntryIndex<Contract>;
  readonly obligations: EntryIndex<Obligation>;
  readonly modifications: EntryIndex<Modification>;
}

export function readModifications(reading: Reading, contracts: EntryIndex<Contract>): Entry<Modification>[] {
  return rowsOf(reading, 'Modifications').map((row) => {
    const id = readKey(row, 'Modification');
    requireValue(row, 'Contract', 'Name the contract that is modified.');
    requireValue(row, 'Effective date', 'Enter the first day of the new terms.');
    requireValue(row, 'Rationale', 'Say why the judgement is right: an auditor will ask.');
    const fact: Modification = {
      id,
      contractId: follow(reading, row, 'Contract', 'Contracts', contracts)?.id ?? '',
      effectiveDay: readDay(row, 'Effective date') ?? 0,
      treatment: readChoice(row, 'Treatment', TREATMENTS) ?? 'automatic',
      remainingDistinct: readDistinct(row),
      rationale: readText(row, 'Rationale'),
      origin: originOf(row),
    };
    return { fact, row };
  });
}

export function readModificationLines(reading: Reading, context: ModificationContext): Entry<ModificationLine>[] {
  const seen = new Map<string, Row>();
  return rowsOf(reading, 'Modification lines').map((row) => {
    requireValue(row, 'Modification', 'Name the modification that the line belongs to.');
    requireValue(row, 'Obligation', 'Name the obligation that is changed.');
    const modification = follow(reading, row, 'Modification', 'Modifications', context.modifications);
    const obligation = follow(reading, row, 'Obligation', 'Obligations', context.obligations);
    const currency = currencyOf(obligation?.fact, context.contracts);
    const fact: ModificationLine = {
      modificationId: modification?.id ?? '',
      lineId: readId(row, 'Line') ?? '',
      obligationId: obligation?.id ?? '',
      priceChange: readAmount(row, 'Price change', currency),
      newPrice: readPositiveAmount(row, 'New price', currency),
      ...readSupplierChange(row, currency),
      newLastDay: readDay(row, 'New end'),
      quantityChange: readNumber(row, 'Quantity change'),
      standaloneSellingPriceOfRemainder: readPositiveAmount(row, 'SSP of the remainder', currency),
      isRemoved: readChoice(row, 'Removed', YES_NO) === 'yes',
      remainingDistinct: readDistinct(row),
      origin: originOf(row),
    };
    if (modification !== null && obligation !== null) {
      noteRepeated(seen, row, fact);
      checkLine(row, fact, modification.fact, obligation, context);
    }
    return { fact, row };
  });
}

/** What the modification says of a supplier that gets an amount; of two cells the amount counts, and the check tells. */
function readSupplierChange(row: Row, currency: string): Pick<ModificationLine, 'supplier'> {
  const change = readAmount(row, 'Supplier change', currency);
  const amount = readPositiveAmount(row, 'New supplier amount', currency);
  if (amount !== null) return { supplier: { kind: 'amount', amount } };
  return change === null ? {} : { supplier: { kind: 'change', amount: change } };
}

/** Cells of a spreadsheet also hold TRUE and FALSE. */
function readDistinct(row: Row): boolean | null {
  const word = readChoice(row, 'Remaining distinct', DISTINCT_ANSWERS);
  return word === null ? null : word === 'yes';
}

function readPositiveAmount(row: Row, column: string, currency: string): number | null {
  const amount = readAmount(row, column, currency);
  if (amount === null || amount >= 0) return amount;
  report(row, 'amount.negative', column, `${column} is below zero. Enter it positive, or a signed Price change.`);
  return null;
}

function noteRepeated(seen: Map<string, Row>, row: Row, { modificationId, obligationId }: ModificationLine): void {
  const key = `${foldId(modificationId)}\u0000${foldId(obligationId)}`;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, row);
  else reportDuplicate(row, first, 'Obligation', `${showValue(obligationId)} of modification ${showValue(modificationId)}`);
}

function checkLine(
  row: Row,
  fact: ModificationLine,
  modification: Modification,
  obligation: Entry<Obligation>,
  context: ModificationContext,
): void {
  const { id, contractId } = obligation.fact;
  if (foldId(contractId) !== foldId(modification.contractId) && modification.contractId !== '' && contractId !== '') {
    const message =
      `Obligation ${showValue(id)} belongs to contract ${showValue(contractId)}, modification ` +
      `${showValue(modification.id)} to ${showValue(modification.contractId)}. Correct one of the two.`;
    report(row, 'contract.mismatch', 'Obligation', message);
  }
  if (hasValue(row, 'Price change') && hasValue(row, 'New price')) {
    const message = 'Price change and New price are both filled. Keep one of them.';
    report(row, 'modification.two-prices', 'New price', message);
  }
  checkScope(row, fact, modification);
  const contract = context.contracts.get(foldId(contractId))?.fact;
  const method = methodOfObligation(obligation.fact, contract, context.products);
  if (method === 'usage' && !isRemovalAlone(row, fact)) {
    const message = `Obligation ${showValue(id)} is recognized by usage: its price is what is used. Remove the line, and value the usage rows anew.`;
    report(row, 'method.mismatch', 'Obligation', message);
  }
  if (fact.newLastDay === null) return;
  const { firstDay } = termOfObligation(obligation.fact, contract);
  const from = Math.max(modification.effectiveDay, firstDay ?? modification.effectiveDay);
  if (method !== 'straight-line') {
    const message = `Obligation ${showValue(id)} is not recognized on a straight line, so a new end changes nothing. Leave New end empty.`;
    report(row, 'method.mismatch', 'New end', message);
  } else if (fact.newLastDay < from - 1) {
    const message = `New end ${isoOf(fact.newLastDay)} is before ${isoOf(from)}, when the new terms apply. Correct it, or enter Y in Removed.`;
    report(row, 'date.reversed', 'New end', message);
  }
}

/** That usage stops needs no price. */
function isRemovalAlone(row: Row, { isRemoved }: ModificationLine): boolean {
  return isRemoved && !['Price change', 'New price', 'New end', 'Quantity change', 'SSP of the remainder'].some((column) => hasValue(row, column));
}

/** A separate contract only adds; a termination only ends. */
function checkScope(row: Row, fact: ModificationLine, { treatment, id }: Modification): void {
  const lowers = fact.isRemoved ? 'Removed' : (fact.priceChange ?? 0) < 0 ? 'Price change' : null;
  if (treatment === 'separate-contract' && lowers !== null) {
    const message = `Modification ${showValue(id)} is a separate contract, which takes nothing away. Choose another treatment, or clear ${lowers}.`;
    report(row, 'modification.scope', lowers, message);
  }
  if (treatment === 'termination' && fact.newLastDay !== null) {
    const message = `Modification ${showValue(id)} ends the contract, so New end means nothing. Clear it, or choose another treatment.`;
    report(row, 'modification.scope', 'New end', message);
  }
}

/** Latest last days that modifications give to contracts and obligations, by folded id. */
export interface Extensions {
  readonly contracts: ReadonlyMap<string, Day>;
  readonly obligations: ReadonlyMap<string, Day>;
}

/** New ends of lines, and the ends of what modifications add. */
export function findExtensions(
  lines: readonly Entry<ModificationLine>[],
  obligations: EntryIndex<Obligation>,
): Extensions {
  const contracts = new Map<string, Day>();
  const ofObligations = new Map<string, Day>();
  const extend = (ends: Map<string, Day>, id: string, day: Day): void => {
    ends.set(foldId(id), Math.max(ends.get(foldId(id)) ?? day, day));
  };
  for (const { fact } of lines) {
    if (fact.newLastDay === null) continue;
    const contractId = obligations.get(foldId(fact.obligationId))?.fact.contractId;
    extend(ofObligations, fact.obligationId, fact.newLastDay);
    if (contractId !== undefined) extend(contracts, contractId, fact.newLastDay);
  }
  for (const { fact } of obligations.values()) {
    if (fact.modificationId !== null && fact.lastDay !== null) extend(contracts, fact.contractId, fact.lastDay);
  }
  return { contracts, obligations: ofObligations };
}

/** What a modification adds belongs to its contract and is served from its effective day. */
export function checkAddedObligations(
  obligations: readonly Entry<Obligation>[],
  context: ModificationContext,
): void {
  for (const { fact, row } of obligations) {
    const modification = fact.modificationId === null ? undefined : context.modifications.get(foldId(fact.modificationId));
    if (modification === undefined) continue;
    const { contractId, effectiveDay, id } = modification.fact;
    if (foldId(contractId) !== foldId(fact.contractId) && contractId !== '' && fact.contractId !== '') {
      const message =
        `Modification ${showValue(id)} changes contract ${showValue(contractId)}, but obligation ` +
        `${showValue(fact.id)} belongs to ${showValue(fact.contractId)}. Correct one of the two.`;
      report(row, 'contract.mismatch', 'Modification', message);
    }
    const contract = context.contracts.get(foldId(fact.contractId))?.fact;
    const lastDay = fact.lastDay ?? contract?.lastDay ?? null;
    const isTimed = methodOfObligation(fact, contract, context.products) === 'straight-line';
    if (isTimed && fact.firstDay === null && lastDay !== null && lastDay < effectiveDay && !modification.row.failed) {
      const message = `Obligation ${showValue(fact.id)} is added on ${isoOf(effectiveDay)} and would end on ${isoOf(lastDay)}. Enter its End.`;
      report(row, 'date.reversed', 'End', message);
    }
  }
}

/** A modification that neither names nor adds anything changes nothing. */
export function checkModifications(
  modifications: readonly Entry<Modification>[],
  lines: readonly Entry<ModificationLine>[],
  obligations: readonly Entry<Obligation>[],
): void {
  const used = new Set([
    ...lines.map(({ fact }) => foldId(fact.modificationId)),
    ...obligations.map(({ fact }) => foldId(fact.modificationId ?? '')),
  ]);
  for (const { fact, row } of modifications) {
    if (fact.treatment === 'termination' || used.has(foldId(fact.id)) || fact.id === '') continue;
    const message = `Modification ${showValue(fact.id)} has no lines and no obligation names it, so it changes nothing. Add what it changes, or delete the row.`;
    report(row, 'modification.empty', 'Modification', message);
  }
}
