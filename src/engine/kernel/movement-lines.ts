/**
 * Schedules as columns: the segments and billing events of many lines packed into typed arrays for the kernel.
 * A line is whatever is reported on one row: an obligation, or all obligations of a contract where the position is
 * wanted net per contract (606-10-45-1, IFRS 15.105).
 */
import { invariant } from '../foundation/invariant';
import type { StraightLineStrategy } from '../domain/recognition-method';
import type { BillingEvent, Curve, FollowingCurve, Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { readSegment } from '../step-5-recognition/follow-segments';
import { describeTerm, recognizedThroughTerm, type SegmentCurve } from '../step-5-recognition/recognized-through';

/** A `ScheduledObligation` is one as it stands. */
export interface MovementLine {
  readonly segments: readonly (Segment | SegmentCurve)[];
  readonly billings: readonly Pick<BillingEvent, 'day' | 'amount'>[];
}

/** Codes of the curve column: a position in this list, POINT or FOLLOWING. */
export const CURVE_STRATEGIES: readonly StraightLineStrategy[] = [
  'exact-days',
  'even-daily-ends',
  'even-period-ends',
  'even-calendar-ends',
  'even-periods',
];
export const EXACT_DAYS = 0;
export const POINT = 255;
export const FOLLOWING = 254;

const NARROW_LIMIT = 2 ** 31;

/** Segments and billing events of line i lie at first…[i] up to first…[i + 1]. Amounts in minor units. */
export interface PackedLines {
  readonly lineCount: number;
  readonly firstSegment: Int32Array;
  readonly curve: Uint8Array;
  readonly segmentFirstDay: Int32Array;
  readonly segmentLastDay: Int32Array;
  readonly segmentAmount: Float64Array;
  readonly firstBilling: Int32Array;
  readonly billingDay: Int32Array;
  readonly billingAmount: Float64Array;
  /** First and last day on which the line can move; an empty line has its last day before its first. */
  readonly lineFirstDay: Int32Array;
  readonly lineLastDay: Int32Array;
  /** 1 where a movement or balance of the line may leave 32 bits. */
  readonly isWide: Uint8Array;
  /** 1 where no two segments have opposite signs, so that the line's revenue never turns back. */
  readonly isMonotone: Uint8Array;
  /** Cumulative amounts of segments that follow others, by position of the segment: few, and read day by day. */
  readonly following: Map<number, (day: Day) => number>;
}

/** Packs lines in their order; rows of the results have the same positions. Billing events are put in order of days. */
export function packLines(lines: readonly MovementLine[]): PackedLines {
  const columns = emptyColumns(lines);
  let segmentCount = 0;
  let billingCount = 0;
  lines.forEach((line, i) => {
    columns.firstSegment[i] = segmentCount;
    for (const segment of line.segments) packSegment(columns, segmentCount++, segment);
    columns.firstBilling[i] = billingCount;
    for (const billing of inOrderOfDays(line.billings)) {
      columns.billingDay[billingCount] = billing.day;
      columns.billingAmount[billingCount] = billing.amount;
      billingCount++;
    }
    columns.firstSegment[i + 1] = segmentCount;
    columns.firstBilling[i + 1] = billingCount;
    measureLine(columns, i);
  });
  return columns;
}

function packSegment(columns: PackedLines, at: number, segment: Segment | SegmentCurve): void {
  const lastDay = segment.curve.kind === 'point' ? segment.firstDay : segment.lastDay;
  invariant(lastDay >= segment.firstDay, 'a service period must not end before it starts');
  columns.curve[at] = curveCode(segment.curve);
  columns.segmentFirstDay[at] = segment.firstDay;
  columns.segmentLastDay[at] = lastDay;
  columns.segmentAmount[at] = segment.amount;
  if (isFollowing(segment)) columns.following.set(at, readSegment(segment));
  else if (segment.curve.kind === 'over-time' && segment.curve.days !== undefined) {
    const term = describeTerm({ ...segment, curve: segment.curve });
    columns.following.set(at, (day) => recognizedThroughTerm(term, day));
  }
}

const isFollowing = (segment: Segment | SegmentCurve): segment is Segment & { readonly curve: FollowingCurve } =>
  segment.curve.kind === 'follows';

function curveCode(curve: Curve): number {
  // Days of its own inside a month: read day by day, as what follows others.
  if (curve.kind === 'over-time' && curve.days !== undefined) return FOLLOWING;
  if (curve.kind === 'over-time') return CURVE_STRATEGIES.indexOf(curve.strategy);
  return curve.kind === 'point' ? POINT : FOLLOWING;
}

function inOrderOfDays(billings: MovementLine['billings']): MovementLine['billings'] {
  const isInOrder = billings.every((billing, i) => i === 0 || billings[i - 1]!.day <= billing.day);
  return isInOrder ? billings : [...billings].sort((a, b) => a.day - b.day);
}

/** Span, width and direction of a line from its packed segments and billing events. */
function measureLine(columns: PackedLines, line: number): void {
  let firstDay = Infinity;
  let lastDay = -Infinity;
  let magnitude = 0;
  let rises = false;
  let falls = false;
  let follows = false;
  for (let s = columns.firstSegment[line]!; s < columns.firstSegment[line + 1]!; s++) {
    const amount = columns.segmentAmount[s]!;
    firstDay = Math.min(firstDay, columns.segmentFirstDay[s]!);
    lastDay = Math.max(lastDay, columns.segmentLastDay[s]!);
    magnitude += Math.abs(amount);
    if (amount > 0) rises = true;
    if (amount < 0) falls = true;
    if (columns.curve[s] === FOLLOWING) follows = true;
  }
  for (let b = columns.firstBilling[line]!; b < columns.firstBilling[line + 1]!; b++) {
    firstDay = Math.min(firstDay, columns.billingDay[b]!);
    lastDay = Math.max(lastDay, columns.billingDay[b]!);
    magnitude += Math.abs(columns.billingAmount[b]!);
  }
  invariant(Number.isSafeInteger(magnitude), 'the amounts of a line must be integers with an exact sum');
  columns.lineFirstDay[line] = firstDay === Infinity ? 0 : firstDay;
  columns.lineLastDay[line] = firstDay === Infinity ? -1 : lastDay;
  // A segment that follows others of both signs may pass its own amount on the way, or turn back.
  columns.isWide[line] = follows || magnitude >= NARROW_LIMIT ? 1 : 0;
  columns.isMonotone[line] = follows || (rises && falls) ? 0 : 1;
}

function emptyColumns(lines: readonly MovementLine[]): PackedLines {
  const lineCount = lines.length;
  const segmentCount = lines.reduce((count, line) => count + line.segments.length, 0);
  const billingCount = lines.reduce((count, line) => count + line.billings.length, 0);
  return {
    lineCount,
    firstSegment: new Int32Array(lineCount + 1),
    curve: new Uint8Array(segmentCount),
    segmentFirstDay: new Int32Array(segmentCount),
    segmentLastDay: new Int32Array(segmentCount),
    segmentAmount: new Float64Array(segmentCount),
    firstBilling: new Int32Array(lineCount + 1),
    billingDay: new Int32Array(billingCount),
    billingAmount: new Float64Array(billingCount),
    lineFirstDay: new Int32Array(lineCount),
    lineLastDay: new Int32Array(lineCount),
    isWide: new Uint8Array(lineCount),
    isMonotone: new Uint8Array(lineCount),
    following: new Map(),
  };
}
