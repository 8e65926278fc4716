/**
 * The schedule of a segment as a function: what is recognized through any day, in closed form.
 * ASC 606-10-25-31; IFRS 15.39
 *
 * Rule: round the total to date, never the pieces. A day, a month, a catch-up and an as-of balance are differences of
 * the same function, so they agree with each other to the minor unit.
 * Formula: recognized between a and b = recognizedThrough(b) − recognizedThrough(a).
 * Example: 1,080.00 from 1 Jul 2024 to 30 Jun 2025, exact-days: through 31 Oct 2024 363.95, through 30 Nov 2024 452.71,
 * so November is 88.76.
 */
import { firstDayOfMonth, lastDayOfMonth, monthOf, type Day, type Month } from '../foundation/calendar';
import { invariant } from '../foundation/invariant';
import type { Segment, TermCurve } from '../domain/schedule';
import { pointThrough } from './recognize-at-point';
import { throughDayOfMonth } from './recognize-days-of-month';
import { exactDaysThrough } from './recognize-exact-days';
import { splitStraightLine, straightLineThrough, type StraightLineParts } from './recognize-straight-line';
import { measureTerm } from '../foundation/term-months';

/** What the schedule of a segment depends on. A point curve looks at `firstDay` only. */
export type SegmentCurve = Pick<Segment, 'firstDay' | 'lastDay' | 'amount'> & { readonly curve: TermCurve };

/**
 * A segment with the numbers that cell formulas and narratives show, minor units and days.
 * headAmount + middleAmount + tailAmount = amount. exact-days and point have no months of their own: fullMonths,
 * headDays and tailDays are 0 and the middle holds the whole amount. even-periods takes every touched month as full,
 * and so does every even strategy for a period inside one calendar month.
 */
export interface Term extends StraightLineParts {
  readonly curve: TermCurve;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly amount: number;
  readonly daysInTerm: number;
}

/** What falls on one calendar month; servedDays is 0 and amount 0 where the month is not touched. */
export interface MonthShare {
  /** Minor units, signed. */
  readonly amount: number;
  readonly firstServedDay: Day;
  readonly servedDays: number;
}

/** Works the parts out once; ask `recognizedThroughTerm` for many days of the same segment. */
export function describeTerm(segment: SegmentCurve): Term {
  const { curve, firstDay, amount } = segment;
  invariant(Number.isSafeInteger(amount), 'an amount must be an integer of minor units');
  const lastDay = curve.kind === 'point' ? firstDay : segment.lastDay;
  invariant(Number.isInteger(firstDay) && Number.isInteger(lastDay), 'a day must be an integer');
  invariant(lastDay >= firstDay, 'a service period must not end before it starts');
  const parts =
    curve.kind === 'point' || curve.strategy === 'exact-days'
      ? withoutMonths(firstDay, amount)
      : splitStraightLine(curve.strategy, measureTerm(firstDay, lastDay), amount);
  const { firstMonth, headDays, headAmount, fullMonths, middleAmount, tailDays, tailAmount } = parts;
  return {
    curve,
    firstDay,
    lastDay,
    amount,
    daysInTerm: lastDay - firstDay + 1,
    firstMonth,
    headDays,
    headAmount,
    fullMonths,
    middleAmount,
    tailDays,
    tailAmount,
  };
}

function withoutMonths(firstDay: Day, amount: number): StraightLineParts {
  return {
    firstMonth: monthOf(firstDay),
    headDays: 0,
    headAmount: 0,
    fullMonths: 0,
    middleAmount: amount,
    tailDays: 0,
    tailAmount: 0,
  };
}

/** Cumulative minor units through the end of `day`; 0 before the term, the amount after it. */
export function recognizedThroughTerm(term: Term, day: Day): number {
  if (day < term.firstDay) return 0;
  if (day >= term.lastDay) return term.amount;
  if (term.curve.kind === 'point') return pointThrough(term.amount, term.firstDay, day);
  if (term.curve.days !== undefined) return throughDays(term, term.curve, day);
  if (term.curve.strategy === 'exact-days') {
    return exactDaysThrough(term.amount, day - term.firstDay + 1, term.daysInTerm);
  }
  return straightLineThrough(term, term.firstDay, term.lastDay, day);
}

/** The same for days that are not rounded to date: whole months before, then the days of the month. */
function throughDays(term: Term, { kind, strategy, days }: OverTimeCurve, day: Day): number {
  const whole = { ...term, curve: { kind, strategy } };
  const month = monthOf(day);
  const before = recognizedThroughTerm(whole, firstDayOfMonth(month) - 1);
  const { amount, firstServedDay, servedDays } = monthShareOfTerm(whole, month);
  const served = day - firstServedDay + 1;
  return before + (days === undefined ? 0 : throughDayOfMonth(days, amount, served, servedDays));
}

type OverTimeCurve = Extract<TermCurve, { readonly kind: 'over-time' }>;

/** Cumulative minor units of a segment through the end of `day`. */
export function recognizedThrough(segment: SegmentCurve, day: Day): number {
  if (day < segment.firstDay) return 0;
  return recognizedThroughTerm(describeTerm(segment), day);
}

/** Minor units recognized after `afterDay` through `throughDay` (afterDay ≤ throughDay). */
export function recognizedBetween(segment: SegmentCurve, afterDay: Day, throughDay: Day): number {
  const term = describeTerm(segment);
  return recognizedThroughTerm(term, throughDay) - recognizedThroughTerm(term, afterDay);
}

/**
 * What a calendar month earns and over which days: a day of an even strategy earns round(amount × k ÷ servedDays) less
 * the same for k − 1, k counted from `firstServedDay`. (exact-days counts k from the term's first day instead.)
 */
export function monthShare(segment: SegmentCurve, month: Month): MonthShare {
  return monthShareOfTerm(describeTerm(segment), month);
}

/** The same for a term that is worked out already. */
export function monthShareOfTerm(term: Term, month: Month): MonthShare {
  const startOfMonth = firstDayOfMonth(month);
  const endOfMonth = lastDayOfMonth(month);
  const firstServedDay = Math.max(term.firstDay, startOfMonth);
  const lastServedDay = Math.min(term.lastDay, endOfMonth);
  if (lastServedDay < firstServedDay) return { amount: 0, firstServedDay: startOfMonth, servedDays: 0 };
  const amount = recognizedThroughTerm(term, endOfMonth) - recognizedThroughTerm(term, startOfMonth - 1);
  return { amount, firstServedDay, servedDays: lastServedDay - firstServedDay + 1 };
}
