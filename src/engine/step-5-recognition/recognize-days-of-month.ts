/**
 * Days inside a month: rounded down with the rest on the last day, or all on the last day.
 * ASC 606-10-25-31 to 33; IFRS 15.39-42
 *
 * Rule: the month earns what its strategy gives it. Rounded down, each day of service earns the month ÷ its days cut to
 * the minor unit, and the last day takes what is left; at the month's end the last day takes everything. Both reproduce
 * what other systems post; months and totals are those of the standard days.
 * Formula: through day k of n: rounded down k × trunc(m ÷ n), month-end 0; through day n: m.
 * Example: 90.00 in May 2025: 2.90 on 30 days and 3.00 on the 31st; month-end 90.00 on the 31st.
 */
import type { DaysOfMonth } from '../domain/recognition-method';

/** Minor units of a month's amount through day `served` of the `servedDays` it serves. */
export function throughDayOfMonth(
  days: Exclude<DaysOfMonth, 'rounded-to-date'>,
  amountOfMonth: number,
  served: number,
  servedDays: number,
): number {
  if (served >= servedDays) return amountOfMonth;
  return days === 'month-end' ? 0 : served * Math.trunc(amountOfMonth / servedDays) + 0;
}
