/**
 * Even months, the two part months at the ends together being one month.
 * ASC 606-10-25-31 to 33, 606-10-55-17; IFRS 15.39-42, B15
 *
 * Rule: n full months and, if there is any part month, one more period that the part months share by their days.
 * A single part month is that whole period.
 * Formula: head = round(A × d1 ÷ ((n + 1) × (d1 + d2))), tail = round(A × d2 ÷ ((n + 1) × (d1 + d2))).
 * Example: 1,800.00 from 16 Jan to 15 Apr 2025: 309.68, 600.00, 600.00, 290.32 (a period is 600.00, shared 16 : 15).
 */
import type { PartMonthWeights, TermMonths } from '../foundation/term-months';

export function weighEvenPeriodEnds(term: TermMonths): PartMonthWeights {
  const partDays = term.headDays + term.tailDays;
  const whole = partDays === 0 ? term.fullMonths : (term.fullMonths + 1) * partDays;
  return { head: term.headDays, tail: term.tailDays, whole };
}
