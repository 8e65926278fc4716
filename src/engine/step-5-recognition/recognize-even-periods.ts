/**
 * Every touched calendar month equal, however few of its days are served.
 * ASC 606-10-25-31 to 33, 606-10-55-17; IFRS 15.39-42, B15
 *
 * Rule: part months count as full months, so nothing is prorated.
 * Formula: through month j of the n touched: round(A × j ÷ n).
 * Example: 400.00 from 20 Aug to 19 Dec 2025: 80.00 in each of five months.
 */
import type { TermMonths } from '../foundation/term-months';

/** The same period with its part months taken as full ones. */
export function takeAllMonthsAsFull(term: TermMonths): TermMonths {
  const { daysInTerm, firstMonth, monthsTouched, headMonthDays, tailMonthDays } = term;
  return {
    daysInTerm,
    firstMonth,
    monthsTouched,
    headDays: 0,
    headMonthDays,
    fullMonths: monthsTouched,
    tailDays: 0,
    tailMonthDays,
  };
}
