/** Checks of usage and milestones against their obligations, and the reading of milestone shares. */
import type { Contract, Milestone, Obligation, Product, UsageRecord } from '../../../engine/domain/book';
import type { RecognitionMethod } from '../../../engine/domain/recognition-method';
import { isoOf } from '../../../engine/foundation/calendar';
import { amountText, decimalValue, minorUnits } from '../../../engine/foundation/decimal-text';
import { METHODS, choiceLabel } from '../choices/choices';
import { methodOfObligation, termOfObligation } from '../facts/effective-method';
import { foldId } from '../cells/normal-text';
import { readAmount } from '../cells/read-cells';
import type { MilestoneEntry } from '../facts/read-contracts';
import type { EntryIndex } from '../reading';
import { reportDuplicate } from '../reading';
import { addressOf, report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export interface ProgressContext {
  readonly products: EntryIndex<Product>;
  readonly contracts: EntryIndex<Contract>;
  readonly obligations: EntryIndex<Obligation>;
}

export function checkUsage(usage: readonly Entry<UsageRecord>[], context: ProgressContext): void {
  const seen = new Map<string, Row>();
  for (const { fact, row } of usage) {
    const obligation = context.obligations.get(foldId(fact.obligationId));
    if (obligation === undefined) continue;
    checkMethod(row, obligation, 'usage', context);
    if (!row.failed && !obligation.row.failed) checkUsageDay(fact, row, obligation, context);
    const { quantity, amount } = fact;
    const same = [foldId(fact.obligationId), fact.day, quantity.digits, quantity.scale, amount].join('\u0000');
    const first = seen.get(same);
    if (first === undefined) seen.set(same, row);
    else
      report(
        row,
        'row.repeated',
        'Obligation',
        `The row equals ${addressOf(first, 'Obligation')} in date, quantity and amount. Delete it if it is a copy.`,
      );
  }
}

function checkUsageDay(fact: UsageRecord, row: Row, obligation: Entry<Obligation>, context: ProgressContext): void {
  const contract = context.contracts.get(foldId(obligation.fact.contractId));
  if (contract?.row.failed === true) return;
  const { firstDay, lastDay } = termOfObligation(obligation.fact, contract?.fact);
  const id = showValue(obligation.fact.id);
  // A royalty waits for its licence, so sales before it are nothing odd.
  if (firstDay !== null && fact.day < firstDay && obligation.fact.licence !== 'royalty') {
    report(
      row,
      'service.outside-obligation',
      'Date',
      `Date ${isoOf(fact.day)} is before obligation ${id} starts (${isoOf(firstDay)}). Check both dates.`,
    );
  }
  if (lastDay !== null && fact.day > lastDay) {
    report(
      row,
      'service.outside-obligation',
      'Date',
      `Date ${isoOf(fact.day)} is after obligation ${id} ends (${isoOf(lastDay)}). Check both dates.`,
    );
  }
}

/** Milestones with their measures settled, checked against the whole of their obligation. */
export function settleMilestones(
  milestones: readonly MilestoneEntry[],
  obligations: readonly Entry<Obligation>[],
  context: ProgressContext,
): Entry<Milestone>[] {
  const ofObligation = new Map<string, MilestoneEntry[]>();
  for (const entry of milestones) {
    const id = foldId(entry.fact.obligationId);
    const siblings = ofObligation.get(id);
    if (siblings === undefined) ofObligation.set(id, [entry]);
    else siblings.push(entry);
  }
  noteMilestonesMissing(obligations, ofObligation, context);
  const settled = new Map<MilestoneEntry, Milestone>();
  for (const [id, siblings] of ofObligation) {
    noteRepeated(siblings);
    const obligation = context.obligations.get(id);
    for (const { row } of siblings) if (obligation !== undefined) checkMethod(row, obligation, 'milestone', context);
    const currency = context.contracts.get(foldId(obligation?.fact.contractId ?? ''))?.fact.currency ?? '';
    const areShares = measureShares(siblings);
    for (const entry of siblings) settled.set(entry, withMeasure(entry, areShares, currency));
    if (obligation !== undefined && !obligation.row.failed && currency !== '')
      checkWhole(siblings, settled, obligation, currency);
  }
  return milestones.map((entry) => ({ fact: settled.get(entry) ?? entry.fact, row: entry.row }));
}

function noteRepeated(siblings: readonly MilestoneEntry[]): void {
  const seen = new Map<string, Row>();
  for (const { fact, row } of siblings) {
    if (fact.id === '' || fact.obligationId === '') continue;
    const first = seen.get(foldId(fact.id));
    if (first === undefined) seen.set(foldId(fact.id), row);
    else
      reportDuplicate(row, first, 'Milestone', `${showValue(fact.id)} of obligation ${showValue(fact.obligationId)}`);
  }
}

function noteMilestonesMissing(
  obligations: readonly Entry<Obligation>[],
  ofObligation: ReadonlyMap<string, readonly MilestoneEntry[]>,
  context: ProgressContext,
): void {
  for (const { fact, row } of obligations) {
    if (row.failed || ofObligation.has(foldId(fact.id))) continue;
    const contract = context.contracts.get(foldId(fact.contractId))?.fact;
    if (methodOfObligation(fact, contract, context.products) !== 'milestone') continue;
    report(
      row,
      'milestone.none',
      'Obligation',
      `Obligation ${showValue(fact.id)} is recognized by milestones and has none. Add them to Milestones.`,
    );
  }
}

/** Notes a row of facts whose obligation is recognized by another method. */
export function checkMethod(
  row: Row,
  obligation: Entry<Obligation>,
  wanted: RecognitionMethod,
  context: ProgressContext,
): void {
  const contract = context.contracts.get(foldId(obligation.fact.contractId))?.fact;
  const product = context.products.get(foldId(obligation.fact.productId));
  if (obligation.row.failed || product?.row.failed === true) return;
  const method = methodOfObligation(obligation.fact, contract, context.products);
  if (method === wanted) return;
  const message =
    `Obligation ${showValue(obligation.fact.id)} is recognized ${choiceLabel(METHODS, method)}, so this row ` +
    'would have no effect. ' +
    `Set its Recognition method to ${wanted}, or move the row.`;
  report(row, 'method.mismatch', 'Obligation', message);
}

type MeasureKind = 'fraction' | 'percent' | 'amount';

/**
 * Shares are fractions where none exceeds 1, else percentages. A column for both holds amounts once one exceeds 1,
 * unless they sum to 100: then they are percentages.
 */
function measureShares(siblings: readonly MilestoneEntry[]): (column: string) => MeasureKind {
  const valuesOf = (column: string): number[] =>
    siblings.flatMap(({ measured }) => (measured?.column === column ? decimalValue(measured.decimal) : []));
  const shares = valuesOf('Share');
  const either = valuesOf('Share or Amount');
  const eitherIsPercent = Math.abs(either.reduce((total, value) => total + value, 0) - 100) < 1e-6;
  return (column) => {
    if (column === 'Amount') return 'amount';
    if (column === 'Share') return shares.some((value) => value > 1) ? 'percent' : 'fraction';
    if (!either.some((value) => value > 1)) return 'fraction';
    return eitherIsPercent ? 'percent' : 'amount';
  };
}

function withMeasure(entry: MilestoneEntry, kindOf: (column: string) => MeasureKind, currency: string): Milestone {
  if (entry.measured === null) return entry.fact;
  const { column, decimal } = entry.measured;
  const kind = kindOf(column);
  if (kind === 'amount')
    return { ...entry.fact, measure: { kind, amount: readAmount(entry.row, column, currency) ?? 0 } };
  const share = kind === 'fraction' ? decimal : { digits: decimal.digits, scale: decimal.scale + 2 };
  return { ...entry.fact, measure: { kind: 'share', share } };
}

/** Shares are summed in billionths. Thirds written with all digits of a cell miss the whole by one billionth each. */
const WHOLE = 1e9;

function checkWhole(
  siblings: readonly MilestoneEntry[],
  settled: ReadonlyMap<MilestoneEntry, Milestone>,
  obligation: Entry<Obligation>,
  currency: string,
): void {
  const last = siblings.at(-1);
  if (last === undefined || siblings.some(({ row }) => row.failed)) return;
  const measures = siblings.flatMap((entry) => settled.get(entry)?.measure ?? []);
  const shares = measures.flatMap((measure) =>
    measure.kind === 'share' ? Math.round(decimalValue(measure.share) * WHOLE) : [],
  );
  const amounts = measures.flatMap((measure) => (measure.kind === 'amount' ? measure.amount : []));
  const column = last.measured?.column ?? 'Share or Amount';
  const id = showValue(obligation.fact.id);
  if (shares.length > 0 && amounts.length > 0) {
    report(
      last.row,
      'milestone.two-measures',
      column,
      `Milestones of obligation ${id} mix shares and amounts. Give all of them shares, or all of them amounts.`,
    );
    return;
  }
  const price = obligation.fact.statedPrice;
  const sum = [...shares, ...amounts].reduce((total, part) => total + part, 0);
  const difference = shares.length > 0 ? beyond(sum - WHOLE, shares.length) : sum - price;
  if (difference === 0 || (shares.length === 0 && isHundred(sum, currency))) return;
  const seen =
    shares.length > 0 ? `${Math.round(sum / (WHOLE / 10000)) / 100} %` : `${amountText(sum, currency)} ${currency}`;
  const whole = shares.length > 0 ? '100 %' : `the price of ${amountText(price, currency)} ${currency}`;
  if (difference > 0) {
    report(
      last.row,
      'milestone.over-whole',
      column,
      `Milestones of obligation ${id} sum to ${seen}, more than ${whole}. Correct them.`,
    );
  } else {
    const message =
      `Milestones of obligation ${id} sum to ${seen}, less than ${whole}; the rest is never ` +
      'recognized. Add what lacks.';
    report(last.row, 'milestone.under-whole', column, message);
  }
}

const beyond = (difference: number, tolerance: number): number => (Math.abs(difference) <= tolerance ? 0 : difference);

/** Amounts that sum to exactly 100 are percentages, whatever the price. */
function isHundred(amount: number, currency: string): boolean {
  return amount === minorUnits({ digits: 100, scale: 0 }, currency);
}
