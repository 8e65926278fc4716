/**
 * The clock of compound interest: months from a zero, days as parts of the month they are in. What happens on a day
 * counts at the end of the day before; on the last day of a month of the clock, at its own end.
 */
import { lastDayOfMonth, lastDayOfMonths, monthOf, type Day } from './calendar';

/** Whether one day is at most a year after the other. */
export function isNear(a: Day, b: Day): boolean {
  const zero = zeroOf(Math.min(a, b));
  return boundaryOf(zero, Math.max(a, b)) <= lastDayOfMonths(zero + 1, 12);
}

/** Months from the start of a clock through the end of a day: whole ones, and days of the next. */
interface Elapsed {
  readonly whole: number;
  readonly days: number;
  readonly of: number;
}

/** The day whose end is the clock's zero: the day before, or a month's last day itself. */
export function zeroOf(day: Day): Day {
  return lastDayOfMonth(monthOf(day)) === day ? day : day - 1;
}

function elapsed(zero: Day, day: Day): Elapsed {
  let whole = Math.max(0, monthOf(day) - monthOf(zero + 1) - 1);
  while (lastDayOfMonths(zero + 1, whole + 1) <= day) whole += 1;
  const start = lastDayOfMonths(zero + 1, whole);
  return { whole, days: day - start, of: lastDayOfMonths(zero + 1, whole + 1) - start };
}

/** The day at whose end a payment counts: the day itself where a month of the clock ends, else the day before. */
export function boundaryOf(zero: Day, day: Day): Day {
  if (day <= zero) return zero;
  return elapsed(zero, day).days === 0 ? day : Math.max(zero, day - 1);
}

/** Ends of compounding periods of so many months between two days, with the days given; ascending. */
export function boundaries(zero: Day, lastDay: Day, days: readonly Day[], months: number): Day[] {
  const found = new Set([...days.filter((day) => day > zero), lastDay]);
  for (let k = months; lastDayOfMonths(zero + 1, k) < lastDay; k += months) found.add(lastDayOfMonths(zero + 1, k));
  return [...found].sort((a, b) => a - b);
}

/** Compounding periods between two boundaries, as a fraction. */
export function lengthOf(zero: Day, from: Day, to: Day, months: number): { readonly numerator: number; readonly denominator: number } {
  const [a, b] = [elapsed(zero, from), elapsed(zero, to)];
  const above = (b.whole * b.of + b.days) * a.of - (a.whole * a.of + a.days) * b.of;
  const below = a.of * b.of * months;
  const divisor = greatestDivisor(above, below);
  return { numerator: above / divisor, denominator: below / divisor };
}

function greatestDivisor(a: number, b: number): number {
  return a === 0 ? b : greatestDivisor(b % a, a);
}
