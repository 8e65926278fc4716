/** First days of consecutive months in a table: the kernel finds the month of a day without calendar arithmetic. */
import { firstDayOfMonth, monthOf, type Day, type Month } from '../foundation/calendar';
import type { PackedLines } from './movement-lines';
import type { TermMonths } from '../foundation/term-months';

const MONTHS_A_DAY = 1 / 30.436875;

export interface MonthTable {
  readonly firstMonth: Month;
  /** First day of month firstMonth + i; one entry beyond the last month. */
  readonly starts: Int32Array;
}

/** The months from that of `firstDay` through that of `lastDay`. */
export function monthTable(firstDay: Day, lastDay: Day): MonthTable {
  const firstMonth = monthOf(firstDay);
  const starts = new Int32Array(monthOf(lastDay) - firstMonth + 2);
  for (let i = 0; i < starts.length; i++) starts[i] = firstDayOfMonth(firstMonth + i);
  return { firstMonth, starts };
}

/** The months that any of the lines can touch. */
export function monthTableOf(lines: PackedLines): MonthTable {
  let firstDay = Infinity;
  let lastDay = -Infinity;
  for (let i = 0; i < lines.lineCount; i++) {
    const first = lines.lineFirstDay[i]!;
    const last = lines.lineLastDay[i]!;
    if (last < first) continue;
    if (first < firstDay) firstDay = first;
    if (last > lastDay) lastDay = last;
  }
  return lastDay < firstDay ? monthTable(0, 0) : monthTable(firstDay, lastDay);
}

/** Position of the day's month in the table. Months stray a few days from the mean: one step mends the guess. */
export function monthPosition(starts: Int32Array, day: Day): number {
  let position = ((day - starts[0]!) * MONTHS_A_DAY) | 0;
  if (day < starts[position]!) position--;
  else if (day >= starts[position + 1]!) position++;
  return position;
}

/** A `TermMonths` that is filled again for each segment. */
export type ReusableTerm = { -readonly [Field in keyof TermMonths]: TermMonths[Field] };

export const reusableTerm = (): ReusableTerm => ({
  daysInTerm: 0,
  firstMonth: 0,
  monthsTouched: 0,
  headDays: 0,
  headMonthDays: 0,
  fullMonths: 0,
  tailDays: 0,
  tailMonthDays: 0,
});

/** As `measureTerm`, by table; firstMonth is a position in the table. */
export function measureTermByTable(starts: Int32Array, firstDay: Day, lastDay: Day, term: ReusableTerm): void {
  const first = monthPosition(starts, firstDay);
  const last = monthPosition(starts, lastDay);
  const single = first === last;
  const startsInside = !single && starts[first]! !== firstDay;
  const endsInside = !single && starts[last + 1]! - 1 !== lastDay;
  term.daysInTerm = lastDay - firstDay + 1;
  term.firstMonth = first;
  term.monthsTouched = last - first + 1;
  term.headDays = startsInside ? starts[first + 1]! - firstDay : 0;
  term.headMonthDays = starts[first + 1]! - starts[first]!;
  term.fullMonths = term.monthsTouched - (startsInside ? 1 : 0) - (endsInside ? 1 : 0);
  term.tailDays = endsInside ? lastDay - starts[last]! + 1 : 0;
  term.tailMonthDays = starts[last + 1]! - starts[last]!;
}
