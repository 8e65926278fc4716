/**
 * Progress measured: cost to cost, hours, units delivered, percentage of completion.
 * ASC 606-10-25-31 to 37, 606-10-55-16 to 21; IFRS 15.39-45, B14-B19
 *
 * Rule: what is earned through a day is the price of that day times the measure of the last row as of that day or
 * before. A new estimate changes the total to date at once, up or down; so does a change of the price, by the progress
 * at the end of its day. On one day the row comes first. Where rights have lapsed nothing but the price counts.
 * Formula: amount of a row = earned with it − earned before it.
 * Example: 1,500,000.00; costs 400,000 of 1,000,000, then 935,000 of 1,100,000 → 600,000.00, then 675,000.00. With
 * 5,000,000.00, costs 2,000,000 of 4,000,000 and 1,500,000 of them uninstalled → 2,200,000.00.
 */
import { pointSegment, type SegmentFacts } from '../domain/new-segment';
import type { Policy } from '../domain/policy';
import type { MeasurePoint, ProgressPoint, ProgressRest } from '../domain/progress-point';
import type { Segment } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import { isoOf, type Day } from '../foundation/calendar';
import { sortNaturally } from '../foundation/sort-naturally';
import { COMPLETE, continueMeasure, earnedAt, measurePoint, type MeasuredRow } from './measure-progress';

type EventFacts = Pick<SegmentFacts, 'id' | 'rule' | 'source' | 'origin' | 'datesOrigin'>;

/** A change of the price from a day on. */
export interface PriceStep {
  readonly day: Day;
  /** Minor units, signed. */
  readonly amount: number;
  /** Whether the price is as though it had always been so, or what was earned stays and the rest counts from the day. */
  readonly effect: 'cumulative-catch-up' | 'prospective';
  /** A modification that catches up: as though the contract that the last one for the future made had always been so. */
  readonly isOfNewContract: boolean;
  /** What made the step. */
  readonly change: EventFacts;
}

export interface ProgressPlan {
  readonly obligationId: string;
  readonly currency: string;
  /** Segments that leave the allocated price before progress is applied to it. */
  readonly lessSegments: readonly string[];
  /** By day. */
  readonly rows: readonly MeasuredRow[];
  /** At the start, minor units. */
  readonly price: number;
  /** In the order in which they were made. */
  readonly steps: readonly PriceStep[];
  readonly rounding: Policy['progressRounding'];
  /** Rights that lapse: from that day all is earned. What is used earns breakage with it where `isProportional`. */
  readonly lapse?: {
    readonly day: Day | null;
    readonly isProportional: boolean;
    /** Progress unless given. */
    readonly source?: SegmentFacts['source'];
    readonly origin: SourceReference;
    readonly datesOrigin: SourceReference;
  };
}

/** A point segment for each row that changes what is earned of the price at the start, in order of days. */
export function recognizeProgress(plan: ProgressPlan): Segment[] {
  const { obligationId, lessSegments } = plan;
  const segments: Segment[] = [];
  let before: ProgressPoint | null = null;
  for (const { day, facts, through } of progressMoments({ ...plan, steps: [] })) {
    if (through === null) continue;
    const amount = earnedAt(through) - (before === null ? 0 : earnedAt(before));
    const derivation = { kind: 'progress', obligationId, lessSegments, before, through } as const;
    if (amount !== 0) segments.push(pointSegment({ ...facts, obligationId, amount, derivation }, day));
    before = through;
  }
  return segments;
}

/** What the plan, with all its steps, has earned through a day, minor units. */
export function earnedThrough(plan: ProgressPlan, day: Day): number {
  const point = pointThrough(plan, day);
  return point === null ? 0 : earnedAt(point);
}

/** The moment of the plan that a day is at; null before anything is measured. */
export function pointThrough(plan: ProgressPlan, day: Day): ProgressPoint | null {
  return progressMoments(plan).reduce<ProgressPoint | null>((last, { day: on, through }) => (on <= day ? through : last), null);
}

/** What happens to an obligation, and where that leaves it; null while nothing is measured. */
export interface ProgressMoment {
  readonly day: Day;
  readonly kind: ProgressEvent['kind'];
  readonly facts: EventFacts;
  readonly through: ProgressPoint | null;
}

interface PriceNow {
  readonly price: number;
  readonly changeId: string | null;
  readonly rest: ProgressRest | null;
}

/** All that happens in order of days; on one day rows first, then changes of the price. `without`: as though it were not. */
export function progressMoments(plan: ProgressPlan, without: PriceStep | null = null): ProgressMoment[] {
  const { currency, rounding } = plan;
  let measured: MeasurePoint | null = null;
  let hasLapsed = false;
  let now: PriceNow = { price: plan.price, changeId: null, rest: null };
  const moments: ProgressMoment[] = [];
  for (const event of eventsOf(plan)) {
    const { day, kind, facts } = event;
    if (kind === 'row') measured = hasLapsed ? measured : measurePoint(event.row, currency, rounding);
    else if (kind === 'lapse') [measured, hasLapsed] = [COMPLETE, true];
    else if (event.step !== without) now = changePriceNow(plan, now, event.step, moments);
    moments.push({ day, kind, facts, through: measured === null ? null : pointAt(plan, now, measured) });
  }
  return moments;
}

/** `moments`: all before the change. */
function changePriceNow(plan: ProgressPlan, now: PriceNow, step: PriceStep, moments: readonly ProgressMoment[]): PriceNow {
  const changeId = step.change.id;
  const price = now.price + step.amount;
  if (step.effect !== 'prospective') return { price, changeId, rest: step.isOfNewContract ? restAfter(plan, now, step) : now.rest };
  const last = moments.filter(({ day }) => day < step.day).at(-1)?.through ?? null;
  const [earned, from] = last === null ? [0, null] : [earnedAt(last), measureOf(last)];
  return { price, changeId, rest: { changeId, pricedBy: changeId, price, priceChange: price - plan.price, earned, from } };
}

/** What was left, with a later change of it. */
function restAfter(plan: ProgressPlan, { rest }: PriceNow, { amount, change }: PriceStep): ProgressRest | null {
  if (rest === null) return null;
  const price = rest.price + amount;
  return { ...rest, pricedBy: change.id, price, priceChange: price - plan.price };
}

function pointAt(plan: ProgressPlan, { price, changeId, rest }: PriceNow, measured: MeasurePoint): ProgressPoint {
  const prices = { price, priceChange: price - plan.price, changeId };
  if (rest?.from == null) return { ...measured, ...prices, rest };
  const { from, point } = continueMeasure(rest.from, measured);
  return { ...point, ...prices, rest: { ...rest, from } };
}

const measureOf = ({ uninstalledCost, done, total, uninstalled, scale, parts, row, reading, day }: MeasurePoint): MeasurePoint => ({
  uninstalledCost,
  done,
  total,
  uninstalled,
  scale,
  parts,
  row,
  reading,
  ...(day === undefined ? {} : { day }),
});

const EVENT_ORDER = { row: 0, price: 1, lapse: 2 } as const;

type ProgressEvent =
  | { readonly kind: 'row'; readonly day: Day; readonly row: MeasuredRow; readonly facts: EventFacts }
  | { readonly kind: 'price'; readonly day: Day; readonly step: PriceStep; readonly facts: EventFacts }
  | { readonly kind: 'lapse'; readonly day: Day; readonly facts: EventFacts };

function eventsOf({ obligationId, rows, steps, lapse }: ProgressPlan): ProgressEvent[] {
  const events: ProgressEvent[] = rows.map((row) => {
    const { day, origin, measure } = row;
    const isCredit = measure.kind === 'ratio' && measure.totalFrom === 'credits';
    const id = `${obligationId}/${row.name ?? `${isCredit ? 'drawn' : 'progress'} ${isoOf(day)}`}`;
    const ofRow = measure.kind === 'counted' ? 'milestone' : isCredit ? 'prepaid-credits' : 'progress';
    const rule = measure.kind !== 'counted' && lapse?.isProportional === true ? 'breakage' : ofRow;
    const source = measure.kind === 'counted' ? 'Milestone' : isCredit ? 'Credit draw-down' : 'Progress';
    return { kind: 'row', day, row, facts: { id, rule, source, origin, datesOrigin: origin } };
  });
  for (const step of steps) events.push({ kind: 'price', day: step.day, step, facts: step.change });
  if (lapse !== undefined && lapse.day !== null) {
    const { day, source = 'Progress', origin, datesOrigin } = lapse;
    const id = `${obligationId}/breakage ${isoOf(day)}`;
    events.push({ kind: 'lapse', day, facts: { id, rule: 'breakage', source, origin, datesOrigin } });
  }
  return sortNaturally(
    events,
    (event) => event.day,
    (event) => EVENT_ORDER[event.kind],
  );
}
