/**
 * Progress measured: cost to cost, hours, units delivered, percentage of completion.
 * ASC 606-10-25-31 to 37, 606-10-55-16 to 21; IFRS 15.39-45, B14-B19
 *
 * Rule: what is earned through a day is the price of that day times the measure of the last row as of that day or
 * before. A new estimate changes the total to date at once, up or down; so does a change of the price, by the progress
 * at the end of its day. Materials on site that the seller does not make and has not installed are earned at cost,
 * without margin, and leave the measure. The policy may round the measure to a percent before it is used.
 * Formula: through = U + round((price − U) × (done − U) ÷ (total − U)), U the uninstalled cost; less the same before.
 * Example: 1,500,000.00; costs 400,000 of 1,000,000, then 935,000 of 1,100,000 → 600,000.00, then 675,000.00. With
 * 5,000,000.00, costs 2,000,000 of 4,000,000 and 1,500,000 of them uninstalled → 2,200,000.00.
 */
import type { ProgressRecord } from '../domain/book';
import { pointSegment, type SegmentFacts } from '../domain/new-segment';
import type { Policy } from '../domain/policy';
import type { ProgressPoint, Segment } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import { isoOf, type Day } from '../foundation/calendar';
import { currencyExponent } from '../foundation/currency';
import { roundedRatio } from '../foundation/exact-ratio';
import { invariant } from '../foundation/invariant';
import { sortNaturally } from '../foundation/sort-naturally';

/** The whole price from a day on. */
export interface PriceStep {
  readonly day: Day;
  /** Minor units. */
  readonly price: number;
  /** What made the step; null for the price at the start, which counts for earlier days too. */
  readonly change: Pick<SegmentFacts, 'id' | 'rule' | 'source' | 'origin' | 'datesOrigin'> | null;
}

export interface ProgressPlan {
  readonly obligationId: string;
  readonly currency: string;
  /** Segments that leave the allocated price before progress is applied to it. */
  readonly lessSegments: readonly string[];
  /** By day. */
  readonly rows: readonly ProgressRecord[];
  /** By day, at least one. */
  readonly prices: readonly PriceStep[];
  readonly rounding: Policy['progressRounding'];
  /** Rights that lapse: from that day all is earned. What is used earns breakage with it where `isProportional`. */
  readonly lapse?: {
    readonly day: Day | null;
    readonly isProportional: boolean;
    readonly origin: SourceReference;
    readonly datesOrigin: SourceReference;
  };
}

/** Parts of the whole that a measure is rounded to. */
const PARTS: Readonly<Record<Policy['progressRounding'], number | null>> = {
  none: null,
  percent: 100,
  'percent-1-decimal': 1000,
  'percent-2-decimals': 10_000,
};

/** What a point has earned, in minor units. */
export function earnedAt(point: ProgressPoint): number {
  const { price, uninstalledCost, parts, row } = point;
  if (row === null) return price;
  const done = point.done - point.uninstalled;
  const total = point.total - point.uninstalled;
  // Only what is not installed yet, or no total at all: there is nothing to measure.
  if (total <= 0) return uninstalledCost;
  const open = price - uninstalledCost;
  const [numerator, whole] = parts === null ? [done, total] : [roundedRatio(parts, done, total), parts];
  return uninstalledCost + roundedRatio(open, numerator, whole);
}

/** Nothing is left to do. */
const COMPLETE: Omit<ProgressPoint, 'price' | 'priceChange'> = {
  uninstalledCost: 0,
  done: 1,
  total: 1,
  uninstalled: 0,
  scale: 0,
  parts: null,
  row: null,
  reading: 'total',
};

/** The measure of a row in whole numbers, for a price. `priceChange`: its part beyond the allocated price. */
export function progressPoint(
  row: ProgressRecord,
  currency: string,
  rounding: Policy['progressRounding'],
  { price, priceChange }: Pick<ProgressPoint, 'price' | 'priceChange'>,
): ProgressPoint {
  const { measure, uninstalledCost, origin } = row;
  const facts = { price, priceChange, uninstalledCost, parts: PARTS[rounding], row: origin };
  if (measure.kind === 'share') {
    const { digits: done, scale } = measure.share;
    return { ...facts, uninstalledCost: 0, done, total: 10 ** scale, uninstalled: 0, scale, reading: measure.writtenAs };
  }
  const exponent = currencyExponent(currency);
  const scale = Math.max(measure.done.scale, measure.total.scale, uninstalledCost === 0 ? 0 : exponent);
  const inScale = ({ digits, scale: own }: { digits: number; scale: number }): number => digits * 10 ** (scale - own);
  const point: ProgressPoint = {
    ...facts,
    done: inScale(measure.done),
    total: inScale(measure.total),
    uninstalled: inScale({ digits: uninstalledCost, scale: exponent }),
    scale,
    reading: measure.totalFrom,
  };
  invariant(Number.isSafeInteger(point.done) && Number.isSafeInteger(point.total), 'a measure must be exact');
  return point;
}

/**
 * A point segment for each row and each later price that changes what is earned, in order of days; on one day the row
 * first, then the prices with the progress of that row. Where rights have lapsed nothing but the price counts.
 */
export function recognizeProgress(plan: ProgressPlan): Segment[] {
  const { obligationId, currency, lessSegments, rounding } = plan;
  const first = plan.prices[0];
  invariant(first !== undefined, 'progress needs a price');
  const segments: Segment[] = [];
  let row: ProgressRecord | null = null;
  let price = first.price;
  let before: ProgressPoint | null = null;
  let hasLapsed = false;
  for (const event of eventsOf(plan)) {
    if (event.kind === 'row') row = event.row;
    else if (event.kind === 'price') price = event.price;
    else hasLapsed = true;
    // A price before the first row earns nothing yet.
    if (row === null && !hasLapsed) continue;
    const prices = { price, priceChange: price - first.price };
    const through =
      row === null || hasLapsed ? { ...COMPLETE, ...prices } : progressPoint(row, currency, rounding, prices);
    const amount = earnedAt(through) - (before === null ? 0 : earnedAt(before));
    const derivation = { kind: 'progress', obligationId, lessSegments, before, through } as const;
    if (amount !== 0) segments.push(pointSegment({ ...event.facts, obligationId, amount, derivation }, event.day));
    before = through;
  }
  return segments;
}

const EVENT_ORDER = { row: 0, price: 1, lapse: 2 } as const;

type EventFacts = Pick<SegmentFacts, 'id' | 'rule' | 'source' | 'origin' | 'datesOrigin'>;

type ProgressEvent =
  | { readonly kind: 'row'; readonly day: Day; readonly row: ProgressRecord; readonly facts: EventFacts }
  | { readonly kind: 'price'; readonly day: Day; readonly price: number; readonly facts: EventFacts }
  | { readonly kind: 'lapse'; readonly day: Day; readonly facts: EventFacts };

function eventsOf({ obligationId, rows, prices, lapse }: ProgressPlan): ProgressEvent[] {
  const events: ProgressEvent[] = rows.map((row) => {
    const { day, origin } = row;
    const id = `${obligationId}/progress ${isoOf(day)}`;
    const rule = lapse?.isProportional === true ? 'breakage' : 'progress';
    const facts: EventFacts = { id, rule, source: 'Progress', origin, datesOrigin: origin };
    return { kind: 'row', day, row, facts };
  });
  for (const { day, price, change } of prices) if (change !== null) events.push({ kind: 'price', day, price, facts: change });
  if (lapse !== undefined && lapse.day !== null) {
    const { day, origin, datesOrigin } = lapse;
    const id = `${obligationId}/breakage ${isoOf(day)}`;
    events.push({ kind: 'lapse', day, facts: { id, rule: 'breakage', source: 'Progress', origin, datesOrigin } });
  }
  return sortNaturally(
    events,
    (event) => event.day,
    (event) => EVENT_ORDER[event.kind],
  );
}
