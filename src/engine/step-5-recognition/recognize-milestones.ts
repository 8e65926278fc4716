/**
 * Milestones reached, an output method.
 * ASC 606-10-25-31, 606-10-55-17; IFRS 15.39, IFRS 15.B15
 *
 * Rule: a milestone's share of the allocated price is revenue on the day it is completed; one that is not completed is
 * not revenue yet. Shares are fractions of the whole, amounts are parts of the stated price; amounts that sum to
 * exactly 100 while the price is another are percentages. Completed milestones run by day, then natural order.
 * Formula: round(price × measures through ÷ whole) − round(price × measures before ÷ whole).
 * Example: 10,000.00 in thirds 0.3333, 0.3333, 0.3334: first 3,333.00, second 3,333.00, third 3,334.00.
 */
import type { Milestone } from '../domain/book';
import { pointSegment } from '../domain/new-segment';
import type { Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { minorUnitsPerUnit } from '../foundation/currency';
import { roundedRatio } from '../foundation/exact-ratio';
import { sortNaturally } from '../foundation/sort-naturally';
import type { MeasuredRow } from './measure-progress';

export interface MilestonePrice {
  readonly obligationId: string;
  readonly currency: string;
  readonly statedPrice: number;
  /** Minor units to spread: the allocated price less the segments named. */
  readonly amount: number;
  readonly lessSegments: readonly string[];
}

/** A point segment a completed milestone. Empty where the measures have no common whole (mixed shares and amounts). */
export function recognizeMilestones(milestones: readonly Milestone[], price: MilestonePrice): Segment[] {
  const { amount, obligationId, lessSegments } = price;
  return completedMilestones(milestones, price).map(({ row: { id, origin }, day, before, through, whole }) => {
    const share = roundedRatio(amount, through, whole) - roundedRatio(amount, before, whole);
    return pointSegment(
      {
        id: `${obligationId}/milestone ${id}`,
        obligationId,
        rule: 'milestone',
        source: 'Milestone',
        amount: share,
        origin,
        datesOrigin: origin,
        derivation: { kind: 'share-of-allocated', obligationId, lessSegments, before, through, whole },
      },
      day,
    );
  });
}

/** How far completed milestones are: the measure that a later change of the price is earned by. */
export function milestoneProgress(milestones: readonly Milestone[], price: MilestonePrice): MeasuredRow[] {
  return completedMilestones(milestones, price).map(({ row: { id, origin }, day, through, whole }) => {
    return { day, measure: { kind: 'counted', done: through, total: whole }, uninstalledCost: 0, origin, name: `milestone ${id}` };
  });
}

interface CompletedMilestone {
  readonly row: Milestone;
  readonly day: Day;
  /** Measures of those before, and with it. */
  readonly before: number;
  readonly through: number;
  readonly whole: number;
}

function completedMilestones(milestones: readonly Milestone[], price: MilestonePrice): CompletedMilestone[] {
  const scale = measureScale(milestones, price);
  if (scale === null) return [];
  const completed = milestones.flatMap((row) => (row.completedDay === null ? [] : [{ row, day: row.completedDay }]));
  let through = 0;
  return sortNaturally(
    completed,
    (item) => item.day,
    (item) => item.row.id,
  ).map(({ row, day }) => {
    const before = through;
    through += scale.measureOf(row);
    return { row, day, before, through, whole: scale.whole };
  });
}

interface MeasureScale {
  readonly whole: number;
  readonly measureOf: (milestone: Milestone) => number;
}

function measureScale(milestones: readonly Milestone[], price: MilestonePrice): MeasureScale | null {
  const shares = milestones.flatMap(({ measure }) => (measure.kind === 'share' ? [measure.share] : []));
  const amounts = milestones.flatMap(({ measure }) => (measure.kind === 'amount' ? [measure.amount] : []));
  if (shares.length > 0 && amounts.length > 0) return null;
  if (shares.length > 0) {
    const decimals = Math.max(...shares.map((share) => share.scale));
    const measureOf = ({ measure }: Milestone): number =>
      measure.kind === 'share' ? measure.share.digits * 10 ** (decimals - measure.share.scale) : 0;
    return { whole: 10 ** decimals, measureOf };
  }
  const sum = amounts.reduce((total, part) => total + part, 0);
  const hundred = 100 * minorUnitsPerUnit(price.currency);
  const whole = sum === hundred && price.statedPrice !== hundred ? sum : price.statedPrice;
  if (whole <= 0) return null;
  return { whole, measureOf: ({ measure }) => (measure.kind === 'amount' ? measure.amount : 0) };
}
