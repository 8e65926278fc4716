/** Problems, the preview's numbers, and the figures of the reports. */
import type { Diagnostic } from '../../../src/engine/domain/diagnostic';
import { RULES } from '../../../src/engine/rule-book/rule-book';
import { settingsCatalogue } from '../../../src/workbook/read/settings/settings-catalogue';
import { planDiagnostics } from '../../../src/workbook/write/sheets/plan-problems';
import { summarizePlan } from '../../../src/workbook/write/summarize-plan';
import { amountFormat, shownWidth } from '../../../src/workbook/write/cells/number-formats';
import { closeBook, tablesOf } from './close-book';
import { closeThrough, columnOf, sheetOf, tablesLeftBy, valuesOf } from './planned-close';

const tables = tablesOf(closeBook());
const february = closeThrough(tables, '2026-02-28');
const { plan } = closeThrough([...tables, ...tablesLeftBy(february.plan)], '2026-03-31');

const diagnostic = (severity: 'error' | 'warning', cell: string, message: string): Diagnostic => ({
  severity,
  code: 'date.text',
  table: 'Obligations',
  key: 'OB-7',
  column: 'Start',
  cell,
  message,
});

test('Problems lists errors before warnings, each with a link to its cell', () => {
  const sheet = planDiagnostics([
    diagnostic('warning', '', 'Look.'),
    diagnostic('error', "'My data'!F14", '=Mend "it"'),
  ]);
  const [severity, , , , cell, message] = sheet.table!.columns;
  expect(severity?.cells).toEqual({ kind: 'values', values: ['Error', 'Warning'] });
  expect(cell?.cells).toMatchObject({ formulas: [`=HYPERLINK("#'My data'!F14","'My data'!F14")`, '=""'] });
  expect(message).toMatchObject({ numberFormat: '@', cells: { values: ['=Mend "it"', 'Look.'] } });
  expect(sheet.cells.map(({ content }) => (content.kind === 'value' ? content.value : ''))).toContain(
    '1 to mend before posting, 1 to look at',
  );
});

test('the preview counts what the plan holds', () => {
  const summary = summarizePlan(plan);
  const daily = summary.sheets.find(({ name }) => name === 'Daily journal')!;
  expect(daily.rows).toBe(sheetOf(plan, 'Daily journal').table!.rowCount);
  expect(daily.formulas).toBe(daily.rows * 6 + 2);
  expect(summary.rows).toBe(summary.sheets.reduce((sum, { rows }) => sum + rows, 0));
  expect(summary.bytes).toBeGreaterThan(100_000);
  expect(summarizePlan({ sheets: [], activate: '' })).toEqual({ sheets: [], rows: 0, cells: 0, formulas: 0, bytes: 0 });
});

test('the roll-forward closes by currency and obligation', () => {
  const of = (header: string): number[] => valuesOf(plan, 'Deferred revenue', header).map(Number);
  const names = valuesOf(plan, 'Deferred revenue', 'Obligation');
  const row = names.indexOf('OB-7');
  const figures = ['Opening deferred', 'Billed', 'Recognized', 'Netting', 'Closing deferred', 'Closing unbilled'].map(
    (header) => of(header)[row],
  );
  // 100,001 yen from 10 February to 9 May by calendar months: 22,856 in February, 33,683 in March.
  expect(figures).toEqual([77145, 0, 33683, 0, 43462, 0]);
  for (const header of ['Check', 'Engine check', 'Identity check']) expect(new Set(of(header))).toEqual(new Set([0]));
});

test('deferred revenue splits into the next twelve months and later', () => {
  const book = closeBook();
  const prepaid = { ...book.Invoices[8], Invoice: 'INV-20', Contract: 'C-5', Obligation: 'OB-9', Amount: 7600.01 };
  const close = closeThrough(tablesOf({ ...book, Invoices: [...book.Invoices, prepaid] }), '2026-03-31');
  const of = (header: string): number =>
    Number(
      valuesOf(close.plan, 'Deferred revenue', header)[
        valuesOf(close.plan, 'Deferred revenue', 'Obligation').indexOf('OB-9')
      ],
    );
  // Head 36.16, tail 62.46; the 75 months between share 7,501.39: 400.07 through the fourth, 1,600.30 through the sixteenth.
  expect(of('Closing deferred')).toBe(7163.78);
  expect(of('Deferred, next 12 months')).toBe(1200.23);
  expect(of('Deferred, after 12 months')).toBe(5963.55);
});

test('amounts show the decimals of their currency, and columns the widest of them', () => {
  expect(amountFormat('JPY')).toBe('#,##0_);[Red]-#,##0_);-_)');
  expect(amountFormat('KWD')).toBe('#,##0.000_);[Red]-#,##0.000_);-_)');
  const { numberFormat, width, cells } = columnOf(plan, 'Allocation', 'Allocated');
  expect(numberFormat).toContain('#,##0_);[Red]-#,##0_);-_)');
  const values = cells.kind === 'values' ? cells.values : [];
  values.forEach((value, row) => expect(width).toBeGreaterThan(shownWidth(value, numberFormat[row]!)));
  expect(shownWidth(-1234567.5, amountFormat('USD'))).toBe('-1,234,567.50 '.length);
  expect(shownWidth(1, '0.0000000000')).toBe('1.0000000000 '.length);
  expect(shownWidth(12_345.5, '#,##0.000000')).toBe('12,345.500000 '.length);
  expect(shownWidth(12_345, '0_)')).toBe('12345 '.length);
  expect(shownWidth(1.25, '0.0########_)')).toBe('1.25 '.length);
});

test('Checks show counts without decimals and amounts with those of their currency', () => {
  const titles = valuesOf(plan, 'Checks', 'Check');
  for (const header of ['This', 'Must equal', 'Difference', 'Tolerance']) {
    const { numberFormat } = columnOf(plan, 'Checks', header);
    const formatOf = (title: string): string | undefined => numberFormat[titles.indexOf(title)];
    expect([header, formatOf('Rows of Invoices')]).toEqual([header, '#,##0_);[Red]-#,##0_)']);
    expect(formatOf('Lines of earlier closes are all there')).toBe(formatOf('Rows of Invoices'));
    expect(formatOf('Clearing equals Billing: USD')).toBe('#,##0.00_);[Red]-#,##0.00_)');
    expect(formatOf('Clearing equals Billing: JPY')).toBe('#,##0_);[Red]-#,##0_)');
    expect(formatOf('Daily lines equal their proofs')).toContain('0.00#');
  }
});

test('About tells policies, rules and sheets', () => {
  const about = sheetOf(plan, 'About');
  const shown = about.cells.map(({ content }) => (content.kind === 'value' ? content.value : content.result));
  for (const { title } of Object.values(RULES)) expect(shown).toContain(title);
  for (const { name } of settingsCatalogue) expect(shown).toContain(name);
  for (const { name } of plan.sheets) if (name !== 'About') expect(shown).toContain(name);
  expect(about.table).toBeNull();
});
