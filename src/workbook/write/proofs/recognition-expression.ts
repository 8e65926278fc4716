/**
 * What a schedule row recognizes between two days, as formula text that points at cells of that row: its months, and
 * inside a month the days served. Texts are made for known days, so they hold only the terms that count on them.
 */
import {
  firstDayOfMonth,
  lastDayOfMonth,
  monthOf,
  partsOf,
  type Day,
  type Month,
} from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { monthLetter, type MonthColumns, type ScheduleDetailField } from '../close-layout';
import type { ScheduleRow } from '../rows/schedule-row';
import type { SheetLayout } from '../cells/sheet-layout';

/** Rows of Schedule detail as seen from a sheet. */
export interface ScheduleView {
  readonly rows: readonly ScheduleRow[];
  readonly segmentRows: ReadonlyMap<string, number>;
  readonly layout: SheetLayout<ScheduleDetailField>;
  readonly months: MonthColumns;
  /** `'Schedule detail'!`, or nothing on the sheet itself. */
  readonly prefix: string;
  /** Schedule as rows of another sheet see it that follow revenue; null on Schedule itself. */
  readonly revenue: ScheduleView | null;
}

/** A day and the text that gives its serial in a cell. */
export interface DayText {
  readonly day: Day;
  readonly text: string;
}

export function dateText(day: Day): DayText {
  const { year, month, dayOfMonth } = partsOf(day);
  return { day, text: `DATE(${year},${month},${dayOfMonth})` };
}

const cellOf = ({ layout, prefix }: ScheduleView, field: ScheduleDetailField, row: number): string =>
  `${prefix}$${layout.letters[field]}${layout.headerRow + 2 + row}`;

/** Sum of a row's months first…last, in units. */
function monthsText({ layout, months, prefix }: ScheduleView, row: number, first: Month, last: Month): string {
  const at = (month: Month): string => `$${monthLetter(months, month) ?? ''}${layout.headerRow + 2 + row}`;
  return first === last ? `${prefix}${at(first)}` : `SUM(${prefix}${at(first)}:${at(last)})`;
}

/** The same of several rows next to each other. */
export function monthOfRowsText(
  { layout, months, prefix }: ScheduleView,
  span: { readonly first: number; readonly last: number },
  month: Month,
): string {
  const letter = `$${monthLetter(months, month) ?? ''}`;
  const [first, last] = [layout.headerRow + 2 + span.first, layout.headerRow + 2 + span.last];
  return first === last ? `${prefix}${letter}${first}` : `SUM(${prefix}${letter}${first}:${letter}${last})`;
}

const inMinor = (units: string, minorUnits: number): string =>
  minorUnits === 1 ? units : `ROUND(${units}*${minorUnits},0)`;
const inUnits = (minor: string, minorUnits: number): string => (minorUnits === 1 ? minor : `(${minor})/${minorUnits}`);

/** Cumulative minor units of a row through a day. */
export function cumulativeText(view: ScheduleView, row: number, at: DayText): string {
  const item = view.rows[row];
  if (item === undefined || at.day < item.firstDay) return '0';
  if (at.day >= item.lastDay && !item.isOpen) return cellOf(view, 'minorAmount', row);
  if (item.term === null) {
    const asOf = at.day > item.lastDay ? { day: item.lastDay, text: cellOf(view, 'lastDay', row) } : at;
    const through = `${followedText(view, item, asOf)}-${cellOf(view, 'followedBefore', row)}`;
    return `ROUND(${cellOf(view, 'followedShare', row)}*(${through})/${cellOf(view, 'followedWhole', row)},0)`;
  }
  if (item.countedIn === 'days' && daysOf(item) === undefined) {
    const served = `(${at.text}-${cellOf(view, 'firstDay', row)}+1)`;
    return `ROUND(${cellOf(view, 'minorAmount', row)}*${served}/${cellOf(view, 'days', row)},0)`;
  }
  return cumulativeOfMonths(view, row, item, at);
}

function cumulativeOfMonths(view: ScheduleView, row: number, item: ScheduleRow, at: DayText): string {
  const minorUnits = minorUnitsPerUnit(item.obligation.currency);
  const month = monthOf(at.day);
  const firstMonth = monthOf(item.firstDay);
  const isWholeMonth = at.day === lastDayOfMonth(month);
  const lastWhole = isWholeMonth ? month : month - 1;
  const terms: string[] = [];
  if (lastWhole >= firstMonth) terms.push(inMinor(monthsText(view, row, firstMonth, lastWhole), minorUnits));
  if (!isWholeMonth) {
    const served = servedDays(view, row, item, month);
    const days = daysOf(item);
    const ofMonth = inMinor(monthsText(view, row, month, month), minorUnits);
    if (days === 'rounded-down') terms.push(`${served.through(at)}*ROUNDDOWN(${ofMonth}/${served.all(at)},0)`);
    if (days !== undefined) return terms.length === 0 ? '0' : terms.join('+');
    terms.push(
      `ROUND(${inMinor(monthsText(view, row, month, month), minorUnits)}*${served.through(at)}/${served.all(at)},0)`,
    );
  }
  return terms.join('+');
}

/** Days of a month that a row serves, as texts: through a day, before that day's own, and all. */
function servedDays(
  view: ScheduleView,
  row: number,
  item: ScheduleRow,
  month: Month,
): {
  readonly through: (at: DayText) => string;
  readonly before: (at: DayText) => string;
  readonly all: (at: DayText) => string;
} {
  const startsInside = item.firstDay > firstDayOfMonth(month);
  const endsInside = item.lastDay < lastDayOfMonth(month);
  const [first, last] = [cellOf(view, 'firstDay', row), cellOf(view, 'lastDay', row)];
  return {
    through: ({ text }) => (startsInside ? `(${text}-${first}+1)` : `DAY(${text})`),
    before: ({ text }) => (startsInside ? `(${text}-${first})` : `(DAY(${text})-1)`),
    all: ({ text }) => {
      if (startsInside) return endsInside ? `(${last}-${first}+1)` : `(EOMONTH(${text},0)-${first}+1)`;
      return endsInside ? `DAY(${last})` : `DAY(EOMONTH(${text},0))`;
    },
  };
}

/** Cumulative minor units of all segments that a row follows. */
export function followedText(own: ScheduleView, row: ScheduleRow, at: DayText): string {
  const view = followedView(own, row);
  const complete: number[] = [];
  const terms: string[] = [];
  for (const place of row.followed) {
    const item = view.rows[place];
    if (item === undefined || at.day < item.firstDay) continue;
    if (at.day >= item.lastDay && !item.isOpen) complete.push(place);
    else terms.push(cumulativeText(view, place, at));
  }
  for (const [first, last] of runsOf(complete)) {
    const start = cellOf(view, 'minorAmount', first);
    terms.push(first === last ? start : `SUM(${start}:${cellOf({ ...view, prefix: '' }, 'minorAmount', last)})`);
  }
  return terms.length === 0 ? '0' : terms.join('+');
}

/** Where the rows stand that a row follows. */
export const followedView = (view: ScheduleView, { followsRevenue }: ScheduleRow): ScheduleView =>
  followsRevenue ? (view.revenue ?? view) : view;

/** Rows that lie next to each other, as first and last of each run. */
function runsOf(rows: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === row - 1) run[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}

/**
 * Units that a row recognizes after `after` through `through`, as short as the days allow. `dayCell` holds `through`.
 * Example, a day of a full month: (ROUND(ROUND('Schedule detail'!$AQ8*100,0)*DAY(V12)/DAY(EOMONTH(V12,0)),0)−…)/100.
 */
export function recognizedText(view: ScheduleView, row: number, after: Day, through: DayText): string {
  const item = view.rows[row];
  if (item === undefined) return '0';
  const from = Math.max(after, item.firstDay - 1);
  const to = Math.min(through.day, item.lastDay);
  if (to <= from) return '0';
  if (from === item.firstDay - 1 && to === item.lastDay && !item.isOpen) return cellOf(view, 'amount', row);
  const minorUnits = minorUnitsPerUnit(item.obligation.currency);
  const [firstMonth, lastMonth] = [monthOf(from + 1), monthOf(to)];
  const startsWhole = from + 1 === Math.max(item.firstDay, firstDayOfMonth(firstMonth));
  const endsWhole = to === Math.min(item.lastDay, lastDayOfMonth(lastMonth));
  if (startsWhole && endsWhole) {
    const text = monthsText(view, row, firstMonth, lastMonth);
    return firstMonth === lastMonth ? text : `ROUND(${text},3)`;
  }
  const isOneDay = from === to - 1 && to === through.day;
  const days = daysOf(item);
  if (days !== undefined && isOneDay) return roughDayOfMonth(view, row, item, through, minorUnits, days);
  if (item.countedIn === 'days' && isOneDay) return dayOfTerm(view, row, through, minorUnits);
  if (item.countedIn === 'months' && isOneDay) return dayOfMonth(view, row, item, through, minorUnits);
  const end = to === through.day ? through : dateText(to);
  return inUnits(`${cumulativeText(view, row, end)}-(${cumulativeText(view, row, dateText(from))})`, minorUnits);
}

/** How the days of a row's months fall, where they are not rounded to date. */
const daysOf = ({ segment: { curve } }: ScheduleRow): 'rounded-down' | 'month-end' | undefined =>
  curve.kind === 'over-time' ? curve.days : undefined;

/** A day that is the month rounded down, the last one the rest of it; or the last day alone. */
function roughDayOfMonth(
  view: ScheduleView,
  row: number,
  item: ScheduleRow,
  at: DayText,
  minorUnits: number,
  days: 'rounded-down' | 'month-end',
): string {
  const month = monthOf(at.day);
  const amount = inMinor(monthsText(view, row, month, month), minorUnits);
  const isLast = at.day === Math.min(item.lastDay, lastDayOfMonth(month));
  if (days === 'month-end') return isLast ? monthsText(view, row, month, month) : '0';
  const served = servedDays(view, row, item, month);
  const each = `ROUNDDOWN(${amount}/${served.all(at)},0)`;
  return inUnits(isLast ? `${amount}-${served.before(at)}*${each}` : each, minorUnits);
}

function dayOfTerm(view: ScheduleView, row: number, { text }: DayText, minorUnits: number): string {
  const [amount, first, days] = [
    cellOf(view, 'minorAmount', row),
    cellOf(view, 'firstDay', row),
    cellOf(view, 'days', row),
  ];
  return inUnits(
    `ROUND(${amount}*(${text}-${first}+1)/${days},0)-ROUND(${amount}*(${text}-${first})/${days},0)`,
    minorUnits,
  );
}

function dayOfMonth(view: ScheduleView, row: number, item: ScheduleRow, at: DayText, minorUnits: number): string {
  const month = monthOf(at.day);
  const amount = inMinor(monthsText(view, row, month, month), minorUnits);
  const served = servedDays(view, row, item, month);
  const upTo = (days: string): string => `ROUND(${amount}*${days}/${served.all(at)},0)`;
  return inUnits(`${upTo(served.through(at))}-${upTo(served.before(at))}`, minorUnits);
}
