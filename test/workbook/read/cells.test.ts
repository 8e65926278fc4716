/** Cells as their columns mean them: dates, amounts, words, addresses. */
import { dayFromIso } from '../../../src/engine/foundation/calendar';
import { cellAddress, columnLetters } from '../../../src/workbook/read/cell-address';
import {
  LINE_TYPES,
  METHODS,
  ROLES,
  STATUSES,
  STRATEGIES,
  TRIGGERS,
  findChoice,
} from '../../../src/workbook/read/choices';
import { nearestName, startBudget } from '../../../src/workbook/read/nearest-name';
import { readBook } from '../../../src/workbook/read/read-book';
import { dayFromCell } from '../../../src/workbook/read/read-date';
import { smallBook, tableOf, tablesOf } from './small-book';

const march1 = dayFromIso('2026-03-01')!;

test.each([
  ['2026-03-01', march1, []],
  ['2026-03-01T00:00:00Z', march1, []],
  ['2026-03-01 00:00', march1, []],
  ['2026-03-01 14:16:37', march1, ['date.time']],
  ['2026-03-01T14:16:37.5+02:00', march1, ['date.time']],
  [' 2026-03-01 ', march1, []],
  ['46082', march1, []],
  ['19999', null, ['date.invalid']],
  ['80001', null, ['date.invalid']],
  ['2026-02-29', null, ['date.invalid']],
  ['1899-01-01', null, ['date.invalid']],
  ['01/03/2026', null, ['date.text']],
  ['March 1, 2026', null, ['date.text']],
  ['2026-3-1', null, ['date.text']],
])('CSV date %s', (text, day, codes) => {
  const reading = dayFromCell(text, 'csv', 'Date');
  expect([reading.day, reading.findings.map(({ code }) => code)]).toEqual([day, codes]);
});

test.each([
  [46082, march1, []],
  [46082.75, march1, ['date.time']],
  [-1, null, ['date.invalid']],
  [20260301, null, ['date.invalid']],
  [true, null, ['date.invalid']],
  ['2026-03-01', null, ['date.text']],
  ['46082', null, ['date.text']],
])('workbook date %s', (value, day, codes) => {
  const reading = dayFromCell(value, 'workbook', 'Date');
  expect([reading.day, reading.findings.map(({ code }) => code)]).toEqual([day, codes]);
});

test.each([
  ['12.50', 'USD', 1250],
  ['-3', 'USD', -300],
  ['1e2', 'USD', 10000],
  ['+0.1', 'USD', 10],
  ['.5', 'USD', 50],
  ['1200', 'JPY', 1200],
  ['1.234', 'KWD', 1234],
])('CSV amount %s %s', (text, currency, minor) => {
  expect(amountOfUsage(text, currency, 'csv')).toBe(minor);
});

test.each([
  [0.1 + 0.2, 'USD', 30],
  [1234.56, 'USD', 123456],
  [0.07, 'USD', 7],
  [-0, 'USD', 0],
  [4503599627370.49, 'USD', 450359962737049],
  [1.005, 'USD', 'amount.decimals'],
  [12.5, 'JPY', 'amount.decimals'],
  [1e300, 'USD', 'amount.out-of-range'],
  [1e-300, 'USD', 'amount.out-of-range'],
  [Number.NaN, 'USD', 'amount.not-a-number'],
  ['5', 'USD', 'amount.not-a-number'],
  ['(5.00)', 'USD', 'amount.not-a-number'],
])('workbook amount %s %s', (value, currency, expected) => {
  expect(amountOfUsage(value, currency, 'workbook')).toBe(expected);
});

function amountOfUsage(
  value: string | number,
  currency: string,
  source: 'workbook' | 'csv',
): number | string | undefined {
  const book = smallBook();
  book.Contracts[0]!['Currency'] = currency;
  const usage = {
    ...tableOf('Usage', [{ Obligation: 'O-2', Date: source === 'csv' ? '2026-02-03' : 46056, Amount: value }]),
    source,
  };
  const others = tablesOf({
    Contracts: book.Contracts,
    Products: book.Products,
    Obligations: book.Obligations.slice(1, 2),
  });
  const { book: read, diagnostics } = readBook([...others, usage]);
  return diagnostics[0]?.code ?? read.usage[0]?.amount;
}

test.each(['1,200.00', '1.200,00', '$12', '12 USD', 'abc', '--1', '1e', '0x10'])(
  'CSV amount %s is not a number',
  (text) => {
    expect(amountOfUsage(text, 'USD', 'csv')).toBe('amount.not-a-number');
  },
);

test.each([
  [METHODS, 'straight-line', ['straight line', 'STRAIGHT_LINE', 'Straight-Line', 'ratable', 'over time', 'SL']],
  [METHODS, 'usage', ['usage-based', 'Usage based', 'metered', 'USAGE']],
  [METHODS, 'point-in-time', ['point in time', 'POINT_IN_TIME', 'PointInTime', 'PIT', 'one-off']],
  [METHODS, 'milestone', ['milestones', 'Milestone(s)', 'milestone-based']],
  [
    STRATEGIES,
    'even-daily-ends',
    ['EVEN_DAILY', 'Even months, ends by daily rate', 'Prorate first & last with daily rate, even months'],
  ],
  [STRATEGIES, 'even-period-ends', ['EVEN_PERIOD', 'even-period-ends', 'Prorate first & last period (period-rate)']],
  [STRATEGIES, 'even-calendar-ends', ['EVEN_CALENDAR', 'even calendar ends']],
  [STRATEGIES, 'even-periods', ['EVEN_ALL', 'every month even', 'By even periods']],
  [STRATEGIES, 'exact-days', ['EXACT_DAYS', 'Exact days', 'exact_days', 'Act/Act']],
  [TRIGGERS, 'service-end', ['ServiceEnd', 'service end', 'SERVICE_END']],
  [TRIGGERS, 'invoice-date', ['InvoiceDate', 'invoice date']],
  [LINE_TYPES, 'minimum true-up', ['Minimum true-up', 'true up', 'MinimumTrueUp', 'True-up charge']],
  [LINE_TYPES, 'product discount', ['ProductDiscount', 'product-level discount', 'discount']],
  [STATUSES, 'voided', ['VOIDED', 'void', 'Cancelled']],
  [STATUSES, 'draft', ['Draft', 'IN_PROGRESS']],
  [ROLES, 'Receivable clearing', ['receivable clearing', 'Billed revenue', 'AR']],
  [ROLES, 'Unbilled revenue', ['Unbilled', 'accrued revenue']],
])('words %#', (list, value, texts) => {
  expect(texts.map((text) => findChoice<string>(list, text))).toEqual(texts.map(() => value));
});

test.each([
  ['Obligations', 13, 5, 'Obligations!F14'],
  ['Credit notes', 1, 0, "'Credit notes'!A2"],
  ['Jim’s', 0, 27, "'Jim’s'!AB1"],
  ["Jim's", 0, 701, "'Jim''s'!ZZ1"],
  ['Q1', 0, 702, "'Q1'!AAA1"],
  ['R1C1', 0, 0, "'R1C1'!A1"],
  ['Überblick', 0, 0, 'Überblick!A1'],
])('the address of %s %i %i', (sheet, row, column, address) => {
  expect(cellAddress(sheet, row, column)).toBe(address);
});

test('letters of all columns differ and are at most three', () => {
  const letters = Array.from({ length: 16384 }, (_, column) => columnLetters(column));
  expect(new Set(letters).size).toBe(16384);
  expect(letters.at(-1)).toBe('XFD');
});

test('the nearest name has the fewest edits, and a far name is none', () => {
  expect(nearestName('C-10l', ['C-1', 'C-101', 'C-102'], startBudget())).toBe('C-101');
  expect(nearestName('zebra', ['C-1', 'horse'], startBudget())).toBeNull();
  expect(nearestName('C-1', ['C-2'], { comparisons: 0 })).toBeNull();
});
