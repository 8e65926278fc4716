/**
 * Every day equal.
 * ASC 606-10-25-31 to 33, 606-10-55-17; IFRS 15.39-42, B15
 *
 * Rule: progress is the days served over all days; months differ as their days do.
 * Formula: through day k of the D days: round(A × k ÷ D).
 * Example: 1,800.00 from 16 Jan to 15 Apr 2025: 320.00, 560.00, 620.00, 300.00 (20.00 a day).
 */
import { roundedRatio } from '../foundation/exact-ratio';

/** Cumulative minor units after `daysServed` of `daysInTerm`, both from 0 < daysInTerm. */
export function exactDaysThrough(amount: number, daysServed: number, daysInTerm: number): number {
  return roundedRatio(amount, daysServed, daysInTerm);
}
