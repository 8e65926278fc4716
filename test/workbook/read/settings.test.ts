/** Every policy by its friendly name and its aliases; values by label, by code, by alias. */
import { DEFAULT_POLICY } from '../../../src/engine/domain/policy';
import type { Policy } from '../../../src/engine/domain/policy';
import { dayFromIso } from '../../../src/engine/foundation/calendar';
import { normalName } from '../../../src/workbook/read/cells/normal-text';
import { readBook } from '../../../src/workbook/read/read-book';
import { settingsCatalogue } from '../../../src/workbook/read/settings/settings-catalogue';
import type { CellValue } from '../../../src/workbook/table-data';
import { serial, smallBook, tablesOf } from './small-book';

function policyOf(...settings: readonly (readonly [string, CellValue])[]): Policy {
  const book = smallBook();
  book.Settings = settings.map(([Setting, Value]) => ({ Setting, Value }));
  const { book: read, diagnostics } = readBook(tablesOf(book));
  expect(diagnostics).toEqual([]);
  return read.policy;
}

test.each<[string, CellValue, Partial<Policy>]>([
  ['AllocationStrategy', 'EVEN_CALENDAR', { straightLineStrategy: 'even-calendar-ends' }],
  ['Straight-line strategy', 'Exact days', { straightLineStrategy: 'exact-days' }],
  ['straight line strategy', 'Even months, ends by daily rate', { straightLineStrategy: 'even-daily-ends' }],
  ['PITTrigger', 'ServiceEnd', { pointInTimeTrigger: 'service-end' }],
  ['Point in time trigger', 'invoice date', { pointInTimeTrigger: 'invoice-date' }],
  ['UsageTiming', 'PERIOD_END', { usageTiming: 'period-end' }],
  ['LockMethod', 'INVOICE_DATE', { lockMethod: 'invoice-date' }],
  ['Lock method', 'Accounting date (invoice date)', { lockMethod: 'invoice-date' }],
  ['Missing SSP', 'use the stated price', { missingStandaloneSellingPrice: 'stated-price' }],
  ['MissingStandaloneSellingPrice', 'error', { missingStandaloneSellingPrice: 'error' }],
  ['Stated price', 'after discounts', { statedPrice: 'after-discounts' }],
  ['Monthly journal grain', 'one entry', { monthlyGrain: 'one-entry' }],
  ['MonthlyGrain', 'customer-product-invoice', { monthlyGrain: 'customer-product-invoice' }],
  ['Daily detail', 'closing month only', { dailyDetail: 'closing-month' }],
  ['Daily line limit', 5000, { dailyLineLimit: 5000 }],
  ['DailyLineLimit', '5000', { dailyLineLimit: 5000 }],
  ['Default entity', 'Globex Inc', { defaultEntity: 'Globex Inc' }],
  ['RPO bands', '6; 18 months', { remainingObligationBands: [6, 18] }],
  ['Remaining obligation bands', 12, { remainingObligationBands: [12] }],
  ['Right to invoice expedient', 'not applied', { rightToInvoiceExpedient: 'not-applied' }],
  ['RPO one-year expedient', 'yes', { oneYearExpedient: 'applied' }],
  ['Disaggregate by', 'Category', { disaggregateBy: 'category' }],
  ['Disaggregation', 'timing of transfer', { disaggregateBy: 'method' }],
  ['Fiscal year starts in month', 4, { firstMonthOfYear: 4 }],
  ['Current and non-current', 'yes', { currentAndNonCurrent: 'twelve-months' }],
  ['Loss provision', 'by obligation', { lossProvision: 'obligation' }],
  ['Onerous contracts', 'no', { lossProvision: 'off' }],
  ['Framework', 'IFRS 15', { framework: 'ifrs' }],
  ['Accounting standard', 'US GAAP', {}],
  ['Usage timing', null, {}],
])('%s = %s', (name, value, expected) => {
  expect(policyOf([name, value])).toEqual({ ...DEFAULT_POLICY, ...expected });
});

const yearEnd = dayFromIso('2025-12-31');

test.each<[string, readonly (readonly [string, CellValue])[], Partial<Policy>]>([
  [
    'a lock date alone locks by date',
    [['LockDate', serial('2025-12-31')]],
    { lockMethod: 'custom-date', lockDay: yearEnd },
  ],
  ['its ISO text will do', [['Lock date', '2025-12-31']], { lockMethod: 'custom-date', lockDay: yearEnd }],
  [
    'with its method',
    [
      ['LockMethod', 'CUSTOM'],
      ['LockDate', serial('2025-12-31')],
    ],
    { lockMethod: 'custom-date', lockDay: yearEnd },
  ],
])('%s', (_what, settings, expected) => {
  expect(policyOf(...settings)).toMatchObject(expected);
});

test('without a table Settings all is default', () => {
  const { Settings: _left, ...book } = smallBook();
  expect(readBook(tablesOf(book)).book.policy).toEqual(DEFAULT_POLICY);
});

test('a faulty value keeps the default', () => {
  const book = smallBook();
  book.Settings = [
    { Setting: 'AllocationStrategy', Value: 'by moon' },
    { Setting: 'Daily line limit', Value: 12.5 },
  ];
  const { book: read, diagnostics } = readBook(tablesOf(book));
  expect(read.policy).toEqual(DEFAULT_POLICY);
  expect(diagnostics.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
    'value.unknown Settings!B2',
    'value.unknown Settings!B3',
  ]);
  expect(diagnostics[0]!.message).toContain('Exact days');
});

test.each(['36, 12', '12, 12', '0, 12', '12.5', '121', 'soon', '12,, 24', 122436])('bands of %s are refused', (Value) => {
  const book = smallBook();
  book.Settings = [{ Setting: 'RPO bands', Value }];
  const { book: read, diagnostics } = readBook(tablesOf(book));
  expect(read.policy).toEqual(DEFAULT_POLICY);
  expect(diagnostics).toMatchObject([{ code: 'value.unknown', cell: 'Settings!B2' }]);
  expect(diagnostics[0]?.message).toContain('such as 12, 24, 36');
});

test('the catalogue has every policy once, under names that do not clash', () => {
  expect(settingsCatalogue.map(({ field }) => field).sort()).toEqual(Object.keys(DEFAULT_POLICY).sort());
  const names = settingsCatalogue.flatMap(({ name, aliases, field }) => [
    ...new Set([name, field, ...aliases].map(normalName)),
  ]);
  expect(new Set(names).size).toBe(names.length);
});

test('every allowed label can be typed back, and the default is one of them', () => {
  for (const { name, field, input, allowed, defaultLabel } of settingsCatalogue) {
    if (input.kind !== 'choice') continue;
    expect(allowed).toContain(defaultLabel);
    const values = allowed.filter((label) => label !== 'lock date').map((label) => policyOf([name, label])[field]);
    expect(new Set(values).size).toBe(values.length);
    expect(policyOf([name, defaultLabel])).toEqual(DEFAULT_POLICY);
  }
});
