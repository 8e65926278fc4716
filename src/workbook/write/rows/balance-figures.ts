/** What `Deferred revenue` shows of each obligation: minor units, and the journal rows its formulas point at. */
import { isBillingRole, isRevenueRole } from '../../../engine/domain/account-role';
import { isYetToBeAdded } from '../../../engine';
import { changesThrough, isCreditBy } from '../../../engine/domain/price-change';
import { lastDayOfMonth } from '../../../engine/foundation/calendar';
import { expectedAfter, nonCurrentPart, readSegment, undatedOf } from '../../../engine';
import type { Expression } from '../proofs/amount-proof';
import { refundsExpectedText } from '../proofs/refund-formulas';
import type { BalanceRow } from './balance-rows';
import { spanOf, type CloseContext, type RowSpan } from '../close-context';

export interface BalanceFigures {
  /** Journal rows of the last position before the closing month, and at the close; −1 where there is none. */
  readonly openingRow: number;
  readonly closingRow: number;
  /** The same in Contract netting. */
  readonly openingNetting: number;
  readonly closingNetting: number;
  readonly openingPosition: number;
  readonly closingPosition: number;
  readonly openingSettled: number;
  readonly closingSettled: number;
  readonly billed: number;
  readonly recognized: number;
  /** Deferred revenue that the schedule recognizes more than twelve months after the close. */
  readonly afterYear: number;
  /** On which side of the twelve months what no day is known for is expected; null: not stated. */
  readonly undated: { readonly side: 'within' | 'after'; readonly scheduleRow: number } | null;
  readonly refundsExpected: Expression;
  /** The part of deferred revenue that is expected to go back. */
  readonly refundLiability: number;
  readonly billedToDate: number;
  readonly recognizedToDate: number;
  readonly remaining: number;
  readonly scheduleSpan: RowSpan;
}

/** Journal rows of the closing month through the close. */
export function monthRows({ journal, openingDay, throughDay }: CloseContext): RowSpan {
  let [first, last] = [0, -1];
  journal.forEach(({ line }, row) => {
    if (line.day < openingDay || line.day > throughDay) return;
    if (last < first) first = row;
    last = row;
  });
  return { first, last };
}

export function figuresOf(context: CloseContext): BalanceFigures[] {
  const { openingDay, throughDay } = context;
  const movements = movementsOfMonth(context);
  return context.balances.map((balance) => {
    const openingRow = lastPosition(context, balance, openingDay - 1);
    const closingRow = lastPosition(context, balance, throughDay);
    const openingNetting = lastNetting(context, balance, openingDay - 1);
    const closingNetting = lastNetting(context, balance, throughDay);
    const { billed, recognized } = movements.get(balance.key) ?? { billed: 0, recognized: 0 };
    const scheduleSpan = balance.isScheduled
      ? spanOf(context.scheduleSpans, balance.obligationId)
      : { first: 0, last: -1 };
    const position = (row: number): number => context.chain.after[row] ?? 0;
    const settled = (row: number): number => context.netting.rows[row]?.settled ?? 0;
    const closing = position(closingRow);
    const recognizedToDate = balance.position?.recognized ?? 0;
    const refundRow = balance.isScheduled ? context.obligationRows.get(balance.obligationId) : undefined;
    const refundsExpected = refundsExpectedText(context, refundRow, throughDay);
    const refundLiability = Math.max(0, Math.min(refundsExpected.minor, closing));
    return {
      openingRow,
      closingRow,
      openingNetting,
      closingNetting,
      billed,
      recognized,
      scheduleSpan,
      recognizedToDate,
      openingPosition: position(openingRow),
      closingPosition: closing,
      openingSettled: settled(openingNetting),
      closingSettled: settled(closingNetting),
      afterYear: nonCurrentPart(Math.max(0, closing) - refundLiability, scheduled(context, scheduleSpan, refundRow)),
      undated: undatedSide(context, refundRow),
      refundsExpected,
      refundLiability,
      billedToDate: balance.position?.billed ?? 0,
      remaining: remainingOf(context, balance, scheduleSpan, recognizedToDate),
    };
  });
}

function movementsOfMonth(context: CloseContext): ReadonlyMap<string, { billed: number; recognized: number }> {
  const { first, last } = monthRows(context);
  const movements = new Map<string, { billed: number; recognized: number }>();
  const keyOf = context.bookKeys;
  for (let row = first; row <= last; row++) {
    const line = context.journal[row]?.line;
    const key = keyOf[row] ?? '';
    if (line === undefined) continue;
    const sums = movements.get(key) ?? { billed: 0, recognized: 0 };
    if (isBillingRole(line.role)) sums.billed += line.debit - line.credit;
    if (isRevenueRole(line.role)) sums.recognized += line.credit - line.debit;
    movements.set(key, sums);
  }
  return movements;
}

function lastPosition({ chain, journal }: CloseContext, { key }: BalanceRow, throughDay: number): number {
  const leaders = chain.leadersOf.get(key) ?? [];
  for (let index = leaders.length - 1; index >= 0; index--) {
    const row = leaders[index] ?? 0;
    if ((journal[row]?.line.day ?? 0) <= throughDay) return row;
  }
  return -1;
}

function lastNetting({ netting }: CloseContext, { key }: BalanceRow, throughDay: number): number {
  const rows = netting.rowsOf.get(key) ?? [];
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] ?? 0;
    if ((netting.rows[row]?.asOf ?? 0) <= throughDay) return row;
  }
  return -1;
}

/** Scheduled for the twelve months after the close, and for the time after them. */
function scheduled(
  context: CloseContext,
  { first, last }: RowSpan,
  obligationRow: number | undefined,
): { within: number; after: number } {
  const { schedule, closingMonth, throughDay, obligations } = context;
  const end = lastDayOfMonth(closingMonth + 12);
  const sums = { within: 0, after: 0 };
  const obligation = obligations[obligationRow ?? -1];
  const undated = undatedSide(context, obligationRow);
  if (obligation !== undefined && undated !== null) sums[undated.side] += undatedOf(obligation, readSegment);
  for (let row = first; row <= last; row++) {
    const item = schedule[row];
    if (item === undefined) continue;
    const throughYear = item.recognizedThrough(end);
    sums.within += throughYear - item.recognizedThrough(throughDay);
    sums.after += item.segment.amount - throughYear;
  }
  return sums;
}

function undatedSide({ obligations, throughDay }: CloseContext, scheduleRow: number | undefined): BalanceFigures['undated'] {
  const obligation = obligations[scheduleRow ?? -1];
  if (obligation === undefined || scheduleRow === undefined) return null;
  const side = expectedAfter(obligation, throughDay);
  return side === null ? null : { side, scheduleRow };
}

/** Rows of Schedule detail, of credits and voids dated by the close: they have changed the price. */
export function creditRows(context: CloseContext, { first, last }: RowSpan): number[] {
  const { schedule, obligations, obligationRows, throughDay } = context;
  const rows: number[] = [];
  for (let row = first; row <= last; row++) {
    const segment = schedule[row]?.segment;
    const obligation = obligations[obligationRows.get(segment?.obligationId ?? '') ?? -1];
    if (segment !== undefined && obligation !== undefined && isCreditBy(segment, obligation, throughDay)) rows.push(row);
  }
  return rows;
}

function remainingOf(context: CloseContext, balance: BalanceRow, span: RowSpan, recognizedToDate: number): number {
  const { obligations, obligationRows, schedule } = context;
  const obligation = balance.isScheduled ? obligations[obligationRows.get(balance.obligationId) ?? -1] : undefined;
  if (obligation === undefined || isYetToBeAdded(obligation, context.throughDay)) return 0 - recognizedToDate;
  const credits = creditRows(context, span).reduce((sum, row) => sum + (schedule[row]?.segment.amount ?? 0), 0);
  return obligation.allocated + changesThrough(obligation.changes, context.throughDay) + credits - recognizedToDate;
}
