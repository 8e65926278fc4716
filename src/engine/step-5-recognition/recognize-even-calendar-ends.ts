/**
 * Even months, a part month weighing its days over the days of its calendar month.
 * ASC 606-10-25-31 to 33, 606-10-55-17; IFRS 15.39-42, B15
 *
 * Rule: a full month weighs 1, a part month the part of its calendar month that is served.
 * Formula: head = round(A × w1 ÷ W), tail = round(A × w2 ÷ W), w1 = d1 ÷ m1, w2 = d2 ÷ m2, W = w1 + n + w2;
 * all three multiplied by m1 × m2, the days of the two calendar months, to stay integers.
 * Example: 1,800.00 from 16 Jan to 15 Apr 2025: 308.02, 596.79, 596.79, 298.40 (weights 16/31, 1, 1, 15/30).
 */
import type { PartMonthWeights, TermMonths } from '../foundation/term-months';

export function weighEvenCalendarEnds(term: TermMonths): PartMonthWeights {
  const head = term.headDays * term.tailMonthDays;
  const tail = term.tailDays * term.headMonthDays;
  return { head, tail, whole: head + term.fullMonths * term.headMonthDays * term.tailMonthDays + tail };
}
