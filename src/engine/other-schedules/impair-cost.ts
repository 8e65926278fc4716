/**
 * Impairment of contract costs, and what a termination leaves.
 * ASC 340-40-35-3 to 6; IFRS 15.101-104
 *
 * Rule: a contract cost is carried at most at the consideration that remains less the costs that remain. What is above
 * is written down on its day; the lower amount is amortized on in the same pattern. Under IFRS an impairment that no
 * longer holds is taken back, at most to what would be carried without it. When the contract ends early, all that is
 * carried then is written off and amortization stops. A write-down of more than is carried is an error.
 * Formula: carrying amount = cost − amortized through the day − written down; amortization to come is lowered by
 * round(write-down × amortized since ÷ still to amortize); reversal ≤ carrying amount without impairment − with it.
 * Example: 1,200.00 over 2026 in even months, impaired by 300.00 on 30 June (carried 600.00): 50.00 a month after it
 * instead of 100.00; on 30 September 150.00 of the impairment could be reversed.
 */
import { followingSegment, sumAmounts, type SegmentFacts } from '../domain/new-segment';
import type { Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { readSegments } from '../step-5-recognition/follow-segments';

/** What is carried at the end of a day: still to amortize by segments that earlier write-downs already lowered. */
export function carryingAmount(amortization: readonly Segment[], day: Day): number {
  return sumAmounts(amortization) - readSegments(amortization)(day);
}

/**
 * Lowers the amortization to come by a write-down at the end of `day`; `facts.amount` is its opposite, below zero and
 * at most what is carried.
 */
export function lowerAmortization(facts: SegmentFacts, amortization: readonly Segment[], day: Day): Segment {
  const before = readSegments(amortization)(day);
  const whole = sumAmounts(amortization) - before;
  const lastDay = amortization.reduce((last, segment) => Math.max(last, segment.lastDay), day + 1);
  return followingSegment(facts, amortization, { firstDay: day + 1, lastDay, before, whole });
}

/**
 * Raises the amortization to come by a reversal at the end of `day`, in the pattern that the cost had at first;
 * `facts.amount` above zero and at most `mostToReverse`.
 */
export function raiseAmortization(facts: SegmentFacts, main: Segment, day: Day): Segment {
  const before = readSegments([main])(day);
  return followingSegment(facts, [main], {
    firstDay: day + 1,
    lastDay: Math.max(main.lastDay, day + 1),
    before,
    whole: main.amount - before,
  });
}
