/**
 * Amortization of contract costs.
 * ASC 340-40-35-1 to 2; IFRS 15.99-100
 *
 * Rule: the asset is amortized as the goods or services it relates to are transferred: evenly over its period, which
 * includes the renewals that are anticipated, or in proportion to the revenue of the obligation or contract. Nothing is
 * amortized before the cost is incurred. Revenue that came before is not waited for: the cost falls on what is still to
 * come; where nothing is to come it is expense at once.
 * Formula: by revenue, round(cost × (C(day) − C before) ÷ C still to come), C the revenue recognized through a day.
 * Example: commission 3,000.00 over five years from 1 Jan 2026 → 50.00 a month.
 */
import type { StraightLineStrategy } from '../domain/recognition-method';
import { followingSegment, pointSegment, termSegment, type SegmentFacts } from '../domain/new-segment';
import type { Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { readSegments } from '../step-5-recognition/follow-segments';

/** Evenly over the days; all at once where the period is over before the cost is incurred. */
export function amortizeEvenly(
  facts: SegmentFacts,
  strategy: StraightLineStrategy,
  firstDay: Day,
  lastDay: Day,
): Segment {
  return lastDay < firstDay ? pointSegment(facts, firstDay) : termSegment(facts, strategy, firstDay, lastDay);
}

/** Revenue that an amortization follows; `price`: what it will come to in all, minor units. */
export interface FollowedRevenue {
  readonly segments: readonly Segment[];
  readonly price: number;
}

/** In proportion to revenue from `firstDay` on. */
export function amortizeWithRevenue(facts: SegmentFacts, revenue: FollowedRevenue, firstDay: Day): Segment {
  const before = readSegments(revenue.segments)(firstDay - 1);
  const whole = revenue.price - before;
  if (whole <= 0) return pointSegment(facts, firstDay);
  const lastDay = revenue.segments.reduce((last, segment) => Math.max(last, segment.lastDay), firstDay);
  return followingSegment(facts, revenue.segments, { firstDay, lastDay, before, whole });
}
