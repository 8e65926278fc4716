/** A segment as a row of `Schedule detail`. */
import type { ScheduledObligation, Segment } from '../../../engine/domain/schedule';
import type { TransferSchedule } from '../../../engine/domain/transfer-schedule';
import type { Day } from '../../../engine/foundation/calendar';
import { describeTerm, readSegment, recognizedThroughTerm, type Term } from '../../../engine';

/** What a segment belongs to: an obligation, or a schedule beside revenue. */
export type ScheduleOwner = Pick<
  ScheduledObligation,
  'id' | 'contractId' | 'customer' | 'currency' | 'productId' | 'productName'
>;

export interface ScheduleRow {
  readonly obligation: ScheduleOwner;
  readonly segment: Segment;
  /** The segment on its own days; null for one that follows others. */
  readonly term: Term | null;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** What the middle of the amount is counted in. */
  readonly countedIn: 'days' | 'months' | 'others';
  /** Rows of the segments it follows. */
  readonly followed: readonly number[];
  /** Follows others of which not all dates are known yet: it does not recognize its whole amount so far. */
  readonly isOpen: boolean;
  /** Whether the rows it follows are rows of `Schedule detail`, while this one is not. */
  readonly followsRevenue: boolean;
  /** Cumulative minor units through a day. */
  readonly recognizedThrough: (day: Day) => number;
}

/** Rows by obligation, in the order of its segments. */
export function scheduleRows(obligations: readonly ScheduledObligation[]): ScheduleRow[] {
  const rowOf = new Map<string, number>();
  for (const { segments } of obligations) for (const { id } of segments) rowOf.set(id, rowOf.size);
  return obligations.flatMap((obligation) =>
    obligation.segments.map((segment) => scheduleRow(obligation, segment, rowOf, new Map())),
  );
}

/** Rows of schedules beside revenue; they follow each other, or rows of `Schedule` by segment. */
export function transferRows(
  transfers: readonly TransferSchedule[],
  revenueRows: ReadonlyMap<string, number>,
): ScheduleRow[] {
  const rowOf = new Map<string, number>();
  for (const { segments } of transfers) for (const { id } of segments) rowOf.set(id, rowOf.size);
  return transfers.flatMap((transfer) => {
    const owner: ScheduleOwner = { ...transfer, productName: `${transfer.debitRole} / ${transfer.creditRole}` };
    return transfer.segments.map((segment) => scheduleRow(owner, segment, rowOf, revenueRows));
  });
}

function scheduleRow(
  obligation: ScheduleOwner,
  segment: Segment,
  rowOf: ReadonlyMap<string, number>,
  revenueRows: ReadonlyMap<string, number>,
): ScheduleRow {
  const { curve, firstDay, lastDay, amount } = segment;
  if (curve.kind !== 'follows') {
    const term = describeTerm({ ...segment, curve });
    return {
      obligation,
      segment,
      term,
      firstDay: term.firstDay,
      lastDay: term.lastDay,
      countedIn: curve.kind === 'point' || curve.strategy === 'exact-days' ? 'days' : 'months',
      followed: [],
      followsRevenue: false,
      isOpen: false,
      recognizedThrough: (day) => recognizedThroughTerm(term, day),
    };
  }
  const followsRevenue = curve.segments.some(({ id }) => !rowOf.has(id));
  const rows = followsRevenue ? revenueRows : rowOf;
  const recognizedThrough = readSegment(segment);
  return {
    obligation,
    segment,
    term: null,
    firstDay,
    lastDay,
    countedIn: 'others',
    followed: curve.segments.flatMap(({ id }) => rows.get(id) ?? []),
    followsRevenue,
    isOpen: recognizedThrough(lastDay) !== amount,
    recognizedThrough,
  };
}
