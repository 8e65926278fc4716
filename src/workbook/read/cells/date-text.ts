/**
 * Dates that are written out in a CSV file: with the name of a month, or the year first. Of `03/04/2026` the rest of the
 * table must tell which number is the month: one date with a number above 12 does, as long as none says the other order.
 */
import { dayFromIso } from '../../../engine/foundation/calendar';
import type { Day } from '../../../engine/foundation/calendar';
import type { CellValue } from '../../table-data';
import type { ColumnFormat } from '../format/column-format';

export type DateOrder = 'day-first' | 'month-first';

/** What a text says: a day; a date that is in no calendar; a date with two readings; or no date in words or numbers. */
export type DateText = Day | 'invalid' | 'unclear' | null;

const MONTHS: readonly string[] = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th)?(?:[ -]|\. )(?:of )?([a-z]{3,9})\.?,?[ -](\d{4})$/;
const MONTH_DAY = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/;
const YEAR_MONTH = /^(\d{4})[ -]([a-z]{3,9})[ -](\d{1,2})$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/** Reads `31 Mar 2026`, `March 31st, 2026`, `2026/3/31`, `20260331`; `31/03/2026` too, and `03/04/2026` by the order. */
export function dayFromText(text: string, order: DateOrder | null): DateText {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const dayMonth = DAY_MONTH.exec(plain);
  if (dayMonth !== null) return named(dayMonth[3], dayMonth[2], dayMonth[1]);
  const monthDay = MONTH_DAY.exec(plain);
  if (monthDay !== null) return named(monthDay[3], monthDay[1], monthDay[2]);
  const yearMonth = YEAR_MONTH.exec(plain);
  if (yearMonth !== null) return named(yearMonth[1], yearMonth[2], yearMonth[3]);
  const yearFirst = YEAR_FIRST.exec(plain);
  if (yearFirst !== null) return numbered(yearFirst[1], Number(yearFirst[3]), Number(yearFirst[4]));
  const digits = EIGHT_DIGITS.exec(plain);
  if (digits !== null) return numbered(digits[1], Number(digits[2]), Number(digits[3]));
  const yearLast = YEAR_LAST.exec(plain);
  return yearLast === null ? null : ordered(yearLast[4], Number(yearLast[1]), Number(yearLast[3]), order);
}

/** The order of day and month in the date columns of a table; null where nothing tells it, or both are found. */
export function dateOrderOf(
  rows: readonly (readonly (CellValue | undefined)[])[],
  format: readonly ColumnFormat[],
  columns: ReadonlyMap<string, number>,
): DateOrder | null {
  const dates = format.filter(({ kind }) => kind === 'date').flatMap(({ name }) => columns.get(name) ?? []);
  const found = new Set<DateOrder>();
  for (const cells of rows) {
    for (const column of dates) {
      const cell = cells[column];
      const match = typeof cell === 'string' ? YEAR_LAST.exec(cell.trim()) : null;
      if (match === null) continue;
      const [first, second] = [Number(match[1]), Number(match[3])];
      if (first > 12 && second <= 12) found.add('day-first');
      if (second > 12 && first <= 12) found.add('month-first');
    }
  }
  const [order] = found;
  return found.size === 1 && order !== undefined ? order : null;
}

function named(year: string | undefined, word: string | undefined, day: string | undefined): DateText {
  const month = MONTHS.findIndex((name) => name === word || name.slice(0, 3) === word || (word === 'sept' && name === 'september'));
  return month === -1 ? null : numbered(year, month + 1, Number(day));
}

function ordered(year: string | undefined, first: number, second: number, order: DateOrder | null): DateText {
  if (first > 12 && second > 12) return 'invalid';
  if (first > 12) return numbered(year, second, first);
  if (second > 12 || first === second || order === 'month-first') return numbered(year, first, second);
  return order === 'day-first' ? numbered(year, second, first) : 'unclear';
}

function numbered(year: string | undefined, month: number, day: number): Day | 'invalid' {
  const two = (part: number): string => String(part).padStart(2, '0');
  return dayFromIso(`${year ?? ''}-${two(month)}-${two(day)}`) ?? 'invalid';
}
