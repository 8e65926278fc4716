import { serialOf, dayFromIso } from '../../src/engine/foundation/calendar';
import { lastDayOf, readCalendar, statusOf } from '../../src/taskpane/session/closing-calendar';
import type { CellValue, TableData } from '../../src/workbook/table-data';

const date = (iso: string): number => serialOf(dayFromIso(iso)!);
const TODAY = date('2026-07-04');

const table = (name: string, headers: readonly string[], ...rows: (readonly CellValue[])[]): TableData => ({
  name,
  sheet: name,
  headerRow: 3,
  headerColumn: 0,
  headers,
  rows,
  source: 'workbook',
});

const INVOICE_HEADERS = ['Invoice', 'Line', 'Invoice date', 'Customer', 'Currency', 'Amount', 'Service start', 'Service end'];
const invoice = (day: string, start: string, end: string): CellValue[] => ['I', '1', date(day), 'Acme', 'USD', 100, date(start), date(end)];
const invoices = table('Invoices', INVOICE_HEADERS, invoice('2025-11-20', '2025-12-01', '2026-11-30'), invoice('2026-02-03', '2026-02-01', '2026-02-28'));
const posted = (...ends: string[]): TableData => table('DailyJournal', ['Entry', 'Closed through'], ...ends.map((end): CellValue[] => ['E', date(end)]));
const lock = (day: string): TableData => table('Settings', ['Setting', 'Value'], ['Lock date', date(day)]);

test('suggests the last month with activity before the first close', () => {
  expect(readCalendar([invoices], TODAY)).toEqual({
    firstMonth: '2025-11',
    lastMonth: '2026-11',
    lockedThrough: null,
    postedThrough: null,
    suggested: '2026-02',
  });
});

test('afterwards the month after the last posted one, whatever was closed in part', () => {
  const calendar = readCalendar([invoices, posted('2025-11-30', '2025-12-31')], TODAY)!;
  expect(calendar).toMatchObject({ postedThrough: '2025-12', suggested: '2026-01' });
  expect(['2025-11', '2025-12', '2026-01'].map((month) => statusOf(calendar, month))).toEqual(['posted', 'posted', 'open']);
  expect(readCalendar([invoices, posted('2026-01-15')], TODAY)).toMatchObject({ postedThrough: '2025-12', suggested: '2026-01' });
});

test('the log of runs counts where a close had nothing to post', () => {
  const log = table('CloseRuns', ['Run', 'Closed through'], [1, date('2026-01-31')]);
  expect(readCalendar([invoices, log], TODAY)).toMatchObject({ postedThrough: '2026-01', suggested: '2026-02' });
});

test('a lock closes whole months and moves the suggestion on', () => {
  const calendar = readCalendar([invoices, lock('2026-03-31')], TODAY)!;
  expect(calendar).toMatchObject({ lockedThrough: '2026-03', suggested: '2026-04' });
  expect(statusOf(calendar, '2026-03')).toBe('locked');
  expect(readCalendar([invoices, lock('2026-03-30')], TODAY)).toMatchObject({ lockedThrough: '2026-02' });
});

test('rows without a readable date have this month to be looked at in; empty tables have none', () => {
  const undated = table('Invoices', INVOICE_HEADERS, ['I', '1', 'soon', 'Acme', 'USD', 100, null, null]);
  expect(readCalendar([undated], TODAY)).toMatchObject({ suggested: '2026-07' });
  expect(readCalendar([table('Invoices', INVOICE_HEADERS, INVOICE_HEADERS.map(() => null))], TODAY)).toBeNull();
  expect(readCalendar([], TODAY)).toBeNull();
});

test('a slip in a year does not stretch the calendar', () => {
  const slip = table('Invoices', INVOICE_HEADERS, invoice('2026-02-03', '2026-02-01', '2926-02-28'));
  expect(readCalendar([slip], TODAY)).toMatchObject({ lastMonth: '2026-03' });
});

test('last day of a month', () => expect(lastDayOf('2024-02')).toBe(dayFromIso('2024-02-29')));
