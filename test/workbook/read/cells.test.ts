/** Cells as their columns mean them: dates, amounts, words, addresses. */
import fc from 'fast-check';
import { dayFromIso, isoOf, serialOf } from '../../../src/engine/foundation/calendar';
import { cellAddress, columnLetters } from '../../../src/workbook/read/cells/cell-address';
import {
  LINE_TYPES,
  METHODS,
  ROLES,
  STATUSES,
  STRATEGIES,
  TRIGGERS,
  findChoice,
} from '../../../src/workbook/read/choices/choices';
import { tableFromCsv } from '../../../src/workbook/read/tables/csv-tables';
import { nearestName, startBudget } from '../../../src/workbook/read/cells/nearest-name';
import { readBook } from '../../../src/workbook/read/read-book';
import { plainNumber } from '../../../src/workbook/read/cells/number-text';
import { dayFromCell } from '../../../src/workbook/read/cells/read-date';
import { typeCsvTables } from '../../../src/workbook/read/tables/type-csv-table';
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
  ['03-04-2026', null, ['date.text']],
  ['1/3/26', null, ['date.text']],
  ['1 Mar 26', null, ['date.text']],
  ['Mar 2026', null, ['date.text']],
  ['1 Marz 2026', null, ['date.text']],
  ['30 Feb 2026', null, ['date.invalid']],
  ['13/13/2026', null, ['date.invalid']],
  ['2026/02/29', null, ['date.invalid']],
  ['March 1, 1926', null, ['date.invalid']],
  ['March 1, 2026', march1, []],
  ['march 1 2026', march1, []],
  ['Mar. 1st, 2026', march1, []],
  ['1 March 2026', march1, []],
  ['01-Mar-2026', march1, []],
  ['1st of March 2026', march1, []],
  ['2026-Mar-01', march1, []],
  ['2026-3-1', march1, []],
  ['2026/03/01', march1, []],
  ['2026.03.01', march1, []],
  ['20260301', march1, []],
  ['03/03/2026', march1 + 2, []],
  ['31/03/2026', march1 + 30, []],
  ['03/31/2026', march1 + 30, []],
  ['31.3.2026', march1 + 30, []],
  ['29 February 2028', dayFromIso('2028-02-29'), []],
  ['1 Sept 2026', dayFromIso('2026-09-01'), []],
])('CSV date %s', (text, day, codes) => {
  const reading = dayFromCell(text, 'csv', 'Date');
  expect([reading.day, reading.findings.map(({ code }) => code)]).toEqual([day, codes]);
});

test.each([
  [['03/04/2026'], null],
  [['03/04/2026', '05/05/2026'], null],
  [['03/04/2026', '31/12/2026'], '2026-04-03'],
  [['03/04/2026', '12/31/2026'], '2026-03-04'],
  [['03-04-2026', '12/31/2026'], '2026-03-04'],
  [['03/04/2026', '31/12/2026', '12/31/2026'], null],
  [['03/04/2026', '31 Dec 2026', '2026-12-31'], null],
])('of %j in one CSV table the first is %s', (dates, first) => {
  const csv = `Obligation,Date,Amount\n${dates.map((date) => `O-2,${date},5\n`).join('')}`;
  const usage = tableFromCsv('Usage', csv);
  const book = smallBook();
  const { book: read, diagnostics } = readBook([...tablesOf({ ...book, Usage: [] }), usage]);
  const found = diagnostics.filter(({ code }) => code === 'date.text');
  expect(read.usage.length).toBe(first === null ? 0 : dates.length);
  if (first !== null) expect(isoOf(read.usage[0]!.day)).toBe(first);
  expect(found.map(({ cell }) => cell)).toEqual(first === null ? ['Usage!B2'] : []);
  if (first === null) expect(found[0]!.message).toMatch(/could be 2026-04-03 or 2026-03-04/);
  expect(typeCsvTables([usage])[0]!.rows[0]![1]).toBe(first === null ? dates[0] : serialOf(dayFromIso(first)!));
});

test.each([
  [46082, march1, []],
  [46082.75, march1, ['date.time']],
  [-1, null, ['date.invalid']],
  [20260301, null, ['date.invalid']],
  [true, null, ['date.invalid']],
  ['2026-03-01', null, ['date.text']],
  ['1 March 2026', null, ['date.text']],
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
  ['1,200.00', 'USD', 120000],
  ['-1,234,567', 'USD', -123456700],
  ['1,234,567.8', 'USD', 123456780],
  ['1.200,00', 'USD', 120000],
  ['1.234.567', 'USD', 123456700],
  ['1 234,50', 'USD', 123450],
  ['1\u00a0234\u00a0567.50', 'USD', 123456750],
  ['1\u202f234', 'USD', 123400],
  ["1'234.50", 'USD', 123450],
  ['(1,234.56)', 'USD', -123456],
  ['(5.00)', 'USD', -500],
  ['5.00-', 'USD', -500],
  ['\u22125', 'USD', -500],
  ['(0)', 'USD', 0],
  ['1,234.567', 'KWD', 1234567],
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

test.each([
  ...['1,200', '12,50', '1,5', '0,123', '1,20.00', '12,34,567', '1,234.567,8', '1.234,567.8', '1,200,00', '01,200.00', '1 2345', "1'234 567"],
  ...['$12', '12 USD', 'abc', '--1', '1e', '0x10', '(-5)', '(5', '5)', '-5-', '()', '-', '( )', '1 ,234.00', '1,234.'],
])('CSV amount %s is not a number', (text) => {
  expect(amountOfUsage(text, 'USD', 'csv')).toBe('amount.not-a-number');
});

test.each([
  ['1,200', 'csv', 'could be 1200 or 1.200'],
  ['(1,200)', 'csv', 'could be -1200 or -1.200'],
  ['12,50', 'csv', 'Write 12.50 if that is meant'],
  ['$12', 'csv', 'without separators or a currency sign'],
  ['1,200.00', 'workbook', '(1200.00 is meant?)'],
  ['(5.00)', 'workbook', '(-5.00 is meant?)'],
  ['1,200', 'workbook', 'could be 1200 or 1.200'],
] as const)('%s in a %s is explained', (text, source, says) => {
  const book = smallBook();
  const usage = { ...tableOf('Usage', [{ Obligation: 'O-2', Date: source === 'csv' ? '2026-02-03' : 46056, Amount: text }]), source };
  const { diagnostics } = readBook([...tablesOf({ ...book, Usage: [] }), usage]);
  expect(diagnostics.map(({ code, cell }) => [code, cell])).toEqual([['amount.not-a-number', 'Usage!C2']]);
  expect(diagnostics[0]!.message).toContain(says);
});

test('any amount written with groups, either way, is the amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 9_999_999_999 }), fc.integer({ min: 0, max: 99 }), fc.boolean(), (whole, cents, isNegative) => {
      const decimals = String(cents).padStart(2, '0');
      const grouped = (group: string, point: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, group) + point + decimals;
      const expected = `${isNegative ? '-' : ''}${whole}.${decimals}`;
      for (const text of [grouped(',', '.'), grouped('.', ','), grouped(' ', ','), grouped('’', '.')]) {
        expect(plainNumber(isNegative ? `(${text})` : text)).toBe(expected);
        expect(plainNumber(isNegative ? `-${text}` : `+${text}`)).toBe(expected);
      }
    }),
  );
});

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
