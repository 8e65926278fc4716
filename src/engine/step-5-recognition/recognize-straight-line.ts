/**
 * Straight-line over the service period.
 * ASC 606-10-25-31 to 33, 606-10-55-17; IFRS 15.39-42, B15
 *
 * Rule: the service is delivered evenly, so revenue falls evenly on the period. The even strategies share one form: a
 * part month at the start (head), n equal full months, a part month at the end (tail). They differ in what a part month
 * weighs; a period inside one calendar month is one month.
 * Formula: head and tail = their rounded share of A; M = A − head − tail; through full month j: head + round(M × j ÷
 * n); without full months tail = A − head. Inside a month with amount m, day k of the d days served: round(m × k ÷ d).
 * Figures of a day, month or catch-up are differences of these totals, so they always sum to A.
 * Example: 3,600.00 from 10 Mar to 9 Jun 2025, even-calendar-ends: 848.87, 1,196.15, 1,196.14, 358.84; of April's
 * 1,196.15 the first ten of 30 days earn 398.72.
 */
import { firstDayOfMonth, lastDayOfMonth, monthOf, type Day, type Month } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { invariant } from '../foundation/invariant';
import type { StraightLineStrategy } from '../domain/recognition-method';
import { exactDaysThrough } from './recognize-exact-days';
import { weighEvenCalendarEnds } from './recognize-even-calendar-ends';
import { weighEvenDailyEnds } from './recognize-even-daily-ends';
import { weighEvenPeriodEnds } from './recognize-even-period-ends';
import { takeAllMonthsAsFull } from './recognize-even-periods';
import { measureTerm, type PartMonthWeights, type TermMonths } from '../foundation/term-months';

export type EvenStrategy = Exclude<StraightLineStrategy, 'exact-days'>;

/** The parts of an amount spread over a period; headAmount + middleAmount + tailAmount = amount. */
export interface StraightLineParts {
  readonly firstMonth: Month;
  readonly headDays: number;
  readonly headAmount: number;
  readonly fullMonths: number;
  readonly middleAmount: number;
  readonly tailDays: number;
  readonly tailAmount: number;
}

/** Weights of the part months; `whole` is the weight of the entire period. */
function weighPartMonths(strategy: EvenStrategy, term: TermMonths): PartMonthWeights {
  switch (strategy) {
    case 'even-daily-ends':
    case 'even-periods':
      return weighEvenDailyEnds(term);
    case 'even-period-ends':
      return weighEvenPeriodEnds(term);
    case 'even-calendar-ends':
      return weighEvenCalendarEnds(term);
  }
}

/** The months of a period as a strategy sees them. */
export function monthsUnder(strategy: EvenStrategy, firstDay: Day, lastDay: Day): TermMonths {
  return regardMonths(strategy, measureTerm(firstDay, lastDay));
}

function regardMonths(strategy: EvenStrategy, term: TermMonths): TermMonths {
  return strategy === 'even-periods' ? takeAllMonthsAsFull(term) : term;
}

/** Splits an amount (minor units, signed) into head, full months and tail. `term` as measured, for any strategy. */
export function splitStraightLine(strategy: EvenStrategy, term: TermMonths, amount: number): StraightLineParts {
  const months = regardMonths(strategy, term);
  const { firstMonth, headDays, fullMonths, tailDays } = months;
  const weights = weighPartMonths(strategy, months);
  const headAmount = headDays === 0 ? 0 : roundedRatio(amount, weights.head, weights.whole);
  const tailAmount =
    tailDays === 0 ? 0 : fullMonths === 0 ? amount - headAmount : roundedRatio(amount, weights.tail, weights.whole);
  const middleAmount = amount - headAmount - tailAmount;
  return { firstMonth, headDays, headAmount, fullMonths, middleAmount, tailDays, tailAmount };
}

/** What has passed at the end of each month of a period, unrounded: numerator ÷ denominator, at its last day 1 ÷ 1. */
export function passedByMonth(
  strategy: StraightLineStrategy,
  firstDay: Day,
  lastDay: Day,
): { readonly day: Day; readonly numerator: number; readonly denominator: number }[] {
  const ends: Day[] = [];
  for (let month = monthOf(firstDay); month < monthOf(lastDay); month++) ends.push(lastDayOfMonth(month));
  const end = { day: lastDay, numerator: 1, denominator: 1 };
  if (strategy === 'exact-days') {
    return [...ends.map((day) => ({ day, numerator: day - firstDay + 1, denominator: lastDay - firstDay + 1 })), end];
  }
  const months = monthsUnder(strategy, firstDay, lastDay);
  const { head, tail, whole } = weighPartMonths(strategy, months);
  const { headDays, fullMonths, tailDays } = months;
  const [atStart, atEnd] = [headDays === 0 ? 0 : head, tailDays === 0 ? 0 : tail];
  const middle = whole - atStart - atEnd;
  const passed = ends.map((day, index) => {
    const full = Math.min(fullMonths, index + (headDays > 0 ? 0 : 1));
    if (fullMonths === 0) return { day, numerator: atStart, denominator: whole };
    return { day, numerator: atStart * fullMonths + middle * full, denominator: whole * fullMonths };
  });
  return [...passed, end];
}

/** Cumulative minor units through the end of the month with this index (0 = the period's first), within the period. */
export function throughMonthOfTerm(parts: StraightLineParts, monthIndex: number): number {
  const fullMonthsServed = monthIndex + (parts.headDays > 0 ? 0 : 1);
  if (fullMonthsServed > parts.fullMonths) return parts.headAmount + parts.middleAmount + parts.tailAmount;
  if (fullMonthsServed <= 0) return monthIndex < 0 ? 0 : parts.headAmount;
  return parts.headAmount + roundedRatio(parts.middleAmount, fullMonthsServed, parts.fullMonths);
}

/** Cumulative minor units through a day of the period (firstDay ≤ day ≤ lastDay). */
export function straightLineThrough(parts: StraightLineParts, firstDay: Day, lastDay: Day, day: Day): number {
  invariant(day >= firstDay && day <= lastDay, 'the day lies outside the service period');
  const month = monthOf(day);
  const monthIndex = month - parts.firstMonth;
  const before = throughMonthOfTerm(parts, monthIndex - 1);
  const amountOfMonth = throughMonthOfTerm(parts, monthIndex) - before;
  const firstServedDay = Math.max(firstDay, firstDayOfMonth(month));
  const lastServedDay = Math.min(lastDay, lastDayOfMonth(month));
  return before + exactDaysThrough(amountOfMonth, day - firstServedDay + 1, lastServedDay - firstServedDay + 1);
}
