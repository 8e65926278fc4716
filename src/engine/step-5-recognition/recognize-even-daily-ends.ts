/**
 * Even months, part months at the ends by days of the whole period (the default strategy).
 * ASC 606-10-25-31 to 33, 606-10-55-17; IFRS 15.39-42, B15
 *
 * Rule: a part month at either end earns its days' share of all days; the full months between share the rest equally.
 * Formula: head = round(A × d1 ÷ D), tail = round(A × d2 ÷ D), D all days; full months as in recognize-straight-line.
 * Example: 1,800.00 from 16 Jan to 15 Apr 2025: 320.00, 590.00, 590.00, 300.00 (16, 15 and 90 days).
 */
import type { PartMonthWeights, TermMonths } from '../foundation/term-months';

export function weighEvenDailyEnds(term: TermMonths): PartMonthWeights {
  return { head: term.headDays, tail: term.tailDays, whole: term.daysInTerm };
}
