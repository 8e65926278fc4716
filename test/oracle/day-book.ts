/** A day book: one amount a day, from the first to the last day that the books are watched. Plus a paper calendar. */

const DAY_IN_MILLISECONDS = 86_400_000;

export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_IN_MILLISECONDS;
export const isoOfDay = (day: number): string => new Date(day * DAY_IN_MILLISECONDS).toISOString().slice(0, 10);

export const FIRST_WATCHED_DAY = dayOf('2024-01-01');
export const LAST_WATCHED_DAY = dayOf('2025-02-28');
const WATCHED_DAYS = LAST_WATCHED_DAY - FIRST_WATCHED_DAY + 1;

export const monthName = (day: number): string => isoOfDay(day).slice(0, 7);
export const isMonthEnd = (day: number): boolean => monthName(day) !== monthName(day + 1);
export const isMonthStart = (day: number): boolean => monthName(day) !== monthName(day - 1);

export function daysFrom(firstDay: number, lastDay: number): number[] {
  const days: number[] = [];
  for (let day = firstDay; day <= lastDay; day++) days.push(day);
  return days;
}

export const endOfMonth = (day: number): number => {
  let last = day;
  while (!isMonthEnd(last)) last += 1;
  return last;
};

export const WATCHED_MONTH_ENDS = daysFrom(FIRST_WATCHED_DAY, LAST_WATCHED_DAY).filter(isMonthEnd);

export interface DayBook {
  readonly amounts: number[];
}

export const emptyDayBook = (): DayBook => ({ amounts: new Array<number>(WATCHED_DAYS).fill(0) });

export function enter(book: DayBook, day: number, amount: number): void {
  const index = day - FIRST_WATCHED_DAY;
  if (index < 0 || index >= WATCHED_DAYS) throw new Error(`${isoOfDay(day)} is not watched`);
  book.amounts[index] = (book.amounts[index] ?? 0) + amount;
}

/** All that was entered through a day, that day included. */
export function through(books: readonly DayBook[], day: number): number {
  let total = 0;
  for (const { amounts } of books) {
    for (let index = 0; index <= Math.min(day - FIRST_WATCHED_DAY, WATCHED_DAYS - 1); index++) total += amounts[index] ?? 0;
  }
  return total;
}

/** Running totals by day. */
export function runningTotals(books: readonly DayBook[]): number[] {
  let total = 0;
  return Array.from({ length: WATCHED_DAYS }, (_, index) => {
    for (const { amounts } of books) total += amounts[index] ?? 0;
    return total;
  });
}
