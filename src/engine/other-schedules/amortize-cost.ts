/**
 * Amortization of contract costs.
 * ASC 340-40-35-1 to 2; IFRS 15.99-100
 *
 * Rule: the asset is amortized as the goods or services it relates to are transferred: evenly over its period, which
 * includes the renewals that are anticipated, or in proportion to the revenue of the obligation or contract. Nothing is
 * amortized before the cost is incurred. Revenue that came before is not waited for: the cost falls on what is still to
 * come; where nothing is to come it is expense at once, where nothing has a price it falls evenly on the period.
 * When a modification changes the terms, what is not amortized yet falls on what is to come from that day on: evenly to
 * the new end, or with the revenue then known. What was amortized stays (a change of estimate, 250-10-45-17).
 * Formula: by revenue, round(left × (C(day) − C before) ÷ C still to come), C the revenue known.
 * Example: commission 3,000.00 over five years from 1 Jan 2026 → 50.00 a month. 240.00 with 1,200.00 of 2025; from 1 Jul
 * 1,200.00 are to come until 30 Jun 2026: 20.00 a month until June, then 10.00.
 */
import type { StraightLineStrategy } from '../domain/recognition-method';
import { followingSegment, pointSegment, termSegment, type SegmentFacts } from '../domain/new-segment';
import type { Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import type { FollowedRevenue } from './known-revenue';

/** Evenly over the days; all at once where the period is over before the cost is incurred. */
export function amortizeEvenly(
  facts: SegmentFacts,
  strategy: StraightLineStrategy,
  firstDay: Day,
  lastDay: Day,
): Segment {
  return lastDay < firstDay ? pointSegment(facts, firstDay) : termSegment(facts, strategy, firstDay, lastDay);
}

/** In proportion to revenue from `firstDay` on. */
export function amortizeWithRevenue(facts: SegmentFacts, revenue: FollowedRevenue, firstDay: Day): Segment {
  const { segments, before, toCome } = revenue;
  if (toCome <= 0) return pointSegment(facts, firstDay);
  const lastDay = segments.reduce((last, segment) => Math.max(last, segment.lastDay), firstDay);
  return followingSegment(facts, segments, { firstDay, lastDay, before, whole: toCome });
}
