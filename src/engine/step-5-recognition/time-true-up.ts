/**
 * When a minimum true-up is revenue.
 * ASC 606-10-25-30 to 33, 606-10-55-46 to 49; IFRS 15.38-42, IFRS 15.B44-B47
 *
 * Rule: a true-up pays for use that the customer was entitled to and did not make. By the policy it is revenue when its
 * period ends and the shortfall is known; evenly over its period, where the seller stands ready; or as an estimate in
 * proportion to the usage that it tops up, as breakage that is expected. A true-up without a period, or without usage in
 * it, is revenue when the period ends.
 * Formula: through d = true-up × days through d ÷ days of the period; as an estimate true-up × usage through d ÷ usage of
 * the period.
 * Example: true-up of 155.00 for April, usage 50.00 on 10 Apr and 50.00 on 20 Apr: period end 155.00 on 30 Apr; over the
 * period 51.67 through 10 Apr; as an estimate 77.50 on each of the two days.
 */
import { followingSegment, sumAmounts, termSegment } from '../domain/new-segment';
import type { Policy } from '../domain/policy';
import type { StraightLineStrategy } from '../domain/recognition-method';
import type { Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';

export interface TrueUpPeriod {
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

/** `atEnd`: revenue when the period ends; `usage`: segments of what it tops up. */
export function timeTrueUp(
  atEnd: Segment,
  { firstDay, lastDay }: TrueUpPeriod,
  usage: readonly Segment[],
  strategy: StraightLineStrategy,
  timing: Policy['trueUpTiming'],
): Segment {
  if (timing === 'period-end' || firstDay === null || lastDay === null || firstDay > lastDay) return atEnd;
  const { curve: _curve, firstDay: _first, lastDay: _last, ...facts } = atEnd;
  if (timing === 'over-period') return termSegment(facts, strategy, firstDay, lastDay);
  const within = usage.filter((segment) => segment.firstDay >= firstDay && segment.lastDay <= lastDay);
  const whole = sumAmounts(within);
  if (whole === 0) return atEnd;
  return followingSegment(facts, within, { firstDay, lastDay, before: 0, whole });
}
