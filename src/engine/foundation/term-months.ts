/**
 * How a service period falls on calendar months: a part month at the start (head), full months, a part month at the
 * end (tail). A period inside one calendar month is one month of its own, whole: nothing has to be prorated.
 * Example: 16 Jan to 15 Apr 2025 → 90 days, head 16 of 31 days, 2 full months, tail 15 of 30 days.
 */
import { daysInMonth, firstDayOfMonth, lastDayOfMonth, monthOf, type Day, type Month } from './calendar';
import { invariant } from './invariant';

export interface TermMonths {
  readonly daysInTerm: number;
  readonly firstMonth: Month;
  readonly monthsTouched: number;
  /** Days served in the part month at the start; 0 when the period starts with a month. */
  readonly headDays: number;
  /** Days of the calendar month the period starts in. */
  readonly headMonthDays: number;
  readonly fullMonths: number;
  /** Days served in the part month at the end; 0 when the period ends with a month. */
  readonly tailDays: number;
  /** Days of the calendar month the period ends in. */
  readonly tailMonthDays: number;
}

/** What a part month weighs: its amount is round(amount × weight ÷ whole). Integers; whole > 0. */
export interface PartMonthWeights {
  readonly head: number;
  readonly tail: number;
  readonly whole: number;
}

/** Days are inclusive; a period that ends before it starts is a defect (the reader refuses such rows). */
export function measureTerm(firstDay: Day, lastDay: Day): TermMonths {
  invariant(lastDay >= firstDay, 'a service period must not end before it starts');
  const firstMonth = monthOf(firstDay);
  const lastMonth = monthOf(lastDay);
  const monthsTouched = lastMonth - firstMonth + 1;
  const endOfFirstMonth = lastDayOfMonth(firstMonth);
  const startOfLastMonth = firstDayOfMonth(lastMonth);
  const single = monthsTouched === 1;
  const startsInside = !single && firstDay !== firstDayOfMonth(firstMonth);
  const endsInside = !single && lastDay !== lastDayOfMonth(lastMonth);
  return {
    daysInTerm: lastDay - firstDay + 1,
    firstMonth,
    monthsTouched,
    headDays: startsInside ? endOfFirstMonth - firstDay + 1 : 0,
    headMonthDays: daysInMonth(firstMonth),
    fullMonths: monthsTouched - (startsInside ? 1 : 0) - (endsInside ? 1 : 0),
    tailDays: endsInside ? lastDay - startOfLastMonth + 1 : 0,
    tailMonthDays: daysInMonth(lastMonth),
  };
}
