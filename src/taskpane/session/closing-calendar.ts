/** Which months can be closed, which are posted or locked, and which one to suggest: from the tables as read. */
import type { Diagnostic } from '../../engine/domain/diagnostic';
import type { InputTable } from '../../engine/domain/source-reference';
import { dayFromIso, dayFromSerial, isoOfMonth, lastDayOfMonth, monthOf, type Day, type Month } from '../../engine/foundation/calendar';
import { findInputTables } from '../../workbook/read/tables/find-tables';
import { BOOK_FORMAT } from '../../workbook/read/format/book-format';
import { matchHeaders } from '../../workbook/read/tables/match-headers';
import type { CellValue, TableData } from '../../workbook/table-data';
import { TABLE_NAMES } from '../../workbook/write/close-layout';
import { DAILY_JOURNAL_COLUMNS, DAILY_JOURNAL_TABLE } from '../../workbook/write/rows/daily-journal-columns';
import { readSettings } from '../settings/setting-rows';
import type { ClosingCalendar, MonthStatus } from './pane-views';

/** Columns that date what has happened: the last of them is the last month with activity. */
const ACTIVITY: readonly (readonly [InputTable, string])[] = [
  ['Invoices', 'Invoice date'],
  ['Credit notes', 'Date'],
  ['Usage', 'Date'],
  ['Milestones', 'Completed'],
  ['Progress', 'As of'],
  ['Credit draw-downs', 'Date'],
];

/** Columns that date what is agreed: months can be closed from the first to the last of them. */
const TERMS: readonly (readonly [InputTable, string])[] = [
  ['Contracts', 'Start'],
  ['Contracts', 'End'],
  ['Obligations', 'Start'],
  ['Obligations', 'End'],
  ['Invoices', 'Service start'],
  ['Invoices', 'Service end'],
  ['Credit grants', 'Grant date'],
  ['Credit grants', 'Effective date'],
  ['Credit grants', 'Expiry date'],
];

/**
 * Null where nothing is typed in yet. Rows without a single date that can be read have the month of `today` (an Excel
 * serial) to be looked at in, so that their faults show.
 */
export function readCalendar(tables: readonly TableData[], today: number): ClosingCalendar | null {
  const inputs = findInputTables(tables, [] as Diagnostic[]);
  const spanOf = (columns: typeof ACTIVITY): Span | null =>
    columns.map(([table, column]) => columnSpan(inputs.get(table), table, column)).reduce(joinSpans, null);
  const activity = spanOf(ACTIVITY);
  const day = dayFromSerial(today);
  const dated = joinSpans(activity, spanOf(TERMS));
  const whole = dated ?? (hasRows(inputs) ? { first: day, last: day } : null);
  if (whole === null) return null;
  const posted = postedThrough(tables);
  const { lockMethod, lockDay } = readSettings(tables).policy;
  const locked = lockMethod === 'custom-date' && lockDay !== null ? lastWholeMonth(lockDay) : null;
  const first = monthOf(whole.first);
  const last = Math.max(monthOf(whole.last), (posted ?? first) + 1);
  const afterClosed = Math.max(posted ?? -Infinity, locked ?? -Infinity) + 1;
  const lastActive = monthOf((activity ?? whole).last);
  const suggested = Number.isFinite(afterClosed) && posted !== null ? afterClosed : Math.max(lastActive, afterClosed);
  return {
    firstMonth: isoOfMonth(first),
    lastMonth: isoOfMonth(last),
    lockedThrough: locked === null ? null : isoOfMonth(locked),
    postedThrough: posted === null ? null : isoOfMonth(posted),
    suggested: isoOfMonth(Math.min(last, Math.max(first, suggested))),
  };
}

export function statusOf(calendar: ClosingCalendar, month: string): MonthStatus {
  if (calendar.lockedThrough !== null && month <= calendar.lockedThrough) return 'locked';
  return calendar.postedThrough !== null && month <= calendar.postedThrough ? 'posted' : 'open';
}

/** Whether something is typed into a table that revenue comes from. */
function hasRows(inputs: ReadonlyMap<InputTable, TableData>): boolean {
  const rows = (['Contracts', 'Obligations', 'Invoices'] as const).flatMap((table) => inputs.get(table)?.rows ?? []);
  return rows.some((cells) => cells.some((cell) => cell !== null));
}

interface Span {
  readonly first: Day;
  readonly last: Day;
}

function joinSpans(a: Span | null, b: Span | null): Span | null {
  if (a === null || b === null) return a ?? b;
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

function columnSpan(data: TableData | undefined, table: InputTable, name: string): Span | null {
  const column = data === undefined ? undefined : matchHeaders(data.headers, BOOK_FORMAT[table].columns).columns.get(name);
  return data === undefined || column === undefined ? null : spanOfCells(data.rows, column);
}

function spanOfCells(rows: TableData['rows'], column: number): Span | null {
  let span: Span | null = null;
  for (const cells of rows) {
    const day = dayOfCell(cells[column] ?? null);
    if (day !== null) span = joinSpans(span, { first: day, last: day });
  }
  return span;
}

/** Years 1990 to 2199: what lies outside is a slip, which the list of problems tells. */
const [FIRST_DAY, LAST_DAY] = [7305, 84_370];

function dayOfCell(cell: CellValue): Day | null {
  const day = typeof cell === 'number' ? dayFromSerial(Math.floor(cell)) : typeof cell === 'string' ? dayFromIso(cell.trim()) : null;
  return day === null || day < FIRST_DAY || day > LAST_DAY ? null : day;
}

/** Month that the last close ended: by the posted lines, and by the log for a close that had nothing to post. */
function postedThrough(tables: readonly TableData[]): Month | null {
  const columns = [
    [DAILY_JOURNAL_TABLE, DAILY_JOURNAL_COLUMNS.closedThrough.header],
    [TABLE_NAMES.runLog, 'Closed through'],
  ] as const;
  const spans = columns.map(([name, header]) => {
    const table = tables.find((candidate) => candidate.name === name);
    const column = table?.headers.indexOf(header) ?? -1;
    return table === undefined || column < 0 ? null : spanOfCells(table.rows, column);
  });
  const span = spans.reduce(joinSpans, null);
  return span === null ? null : lastWholeMonth(span.last);
}

/** A month closed in part is still open. */
function lastWholeMonth(day: Day): Month {
  const month = monthOf(day);
  return day === lastDayOfMonth(month) ? month : month - 1;
}

/** Last day of a month `2026-03`. */
export function lastDayOf(month: string): Day {
  const [year = '1970', number = '1'] = month.split('-');
  return lastDayOfMonth(Number(year) * 12 + Number(number) - 1);
}
