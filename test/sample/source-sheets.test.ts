/** Templates and sheets of the input tables: what is written is what the format reads. */
import { emptyTemplate } from '../../src/sample/empty-template';
import { sampleBook } from '../../src/sample/sample-book';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { tableFromCsv } from '../../src/workbook/read/tables/csv-tables';
import { TABLE_FORMATS } from '../../src/workbook/read/format/book-format';
import { readBook } from '../../src/workbook/read/read-book';
import { settingsCatalogue } from '../../src/workbook/read/settings/settings-catalogue';
import type { TableData } from '../../src/workbook/table-data';
import type { SheetPlan } from '../../src/workbook/workbook-plan';

/** The tables that a workbook would hold once the plan was applied. */
function tablesOfPlan(sheets: readonly SheetPlan[]): TableData[] {
  return sheets.map(({ name: sheet, table }) => {
    const columns = table!.columns.map(({ cells }) => (cells.kind === 'values' ? cells.values : cells.results));
    return {
      name: table!.name,
      sheet,
      headerRow: table!.headerRow,
      headerColumn: table!.firstColumn,
      headers: table!.columns.map(({ header }) => header),
      rows: Array.from({ length: table!.rowCount }, (_, row) => columns.map((values) => values[row]!)),
      source: 'workbook',
    };
  });
}

test('the template reads without a finding and has every table and column of the format', () => {
  const template = emptyTemplate();
  expect(readBook(template).diagnostics).toEqual([]);
  for (const format of TABLE_FORMATS) {
    const table = template.find(({ name }) => name === format.excelName)!;
    const left = format.name === 'Milestones' ? ['Share', 'Amount'] : [];
    expect(table.headers).toEqual(format.columns.map(({ name }) => name).filter((name) => !left.includes(name)));
    expect(table.rows).toHaveLength(format.name === 'Settings' ? settingsCatalogue.length : 1);
    expect(table.sheet).toBe(format.name);
  }
});

test('its guide explains every column and setting, and is not read', () => {
  const guide = emptyTemplate().at(-1)!;
  const explained = guide.rows.map(([table, column]) => `${String(table)}[${String(column)}]`);
  const columns = TABLE_FORMATS.flatMap((format) => format.columns.map(({ name }) => `${format.name}[${name}]`));
  expect(explained).toEqual([...columns, ...settingsCatalogue.map(({ name }) => `Settings[${name}]`)]);
  expect(guide.rows.every((row) => row.every((cell) => typeof cell === 'string' && cell !== ''))).toBe(true);
});

test('the planned sheets hold the tables cell for cell', () => {
  const tables = [...sampleBook(), emptyTemplate().at(-1)!];
  expect(tablesOfPlan(sourceSheetsPlan(tables))).toEqual(tables);
});

test('each table stands on a sheet of its name under a frozen header', () => {
  for (const { name, table, freeze } of sourceSheetsPlan(sampleBook())) {
    expect(table!.name).toBe(TABLE_FORMATS.find((format) => format.name === name)!.excelName);
    expect(freeze.rows).toBe(table!.headerRow + 1);
  }
});

const columnOf = (sheets: readonly SheetPlan[], sheet: string, header: string) =>
  sheets.find(({ name }) => name === sheet)!.table!.columns.find((column) => column.header === header)!;

test('dates, amounts and text have their formats, in the style of what a person types', () => {
  const sheets = sourceSheetsPlan(sampleBook());
  expect(columnOf(sheets, 'Invoices', 'Service start')).toMatchObject({
    numberFormat: 'yyyy-mm-dd',
    align: 'center',
    style: 'input',
  });
  const amounts = columnOf(sheets, 'Invoices', 'Amount');
  const currencies = columnOf(sheets, 'Invoices', 'Currency').cells;
  expect(amounts).toMatchObject({ align: 'right', style: 'input' });
  expect(currencies).toMatchObject({ values: expect.arrayContaining(['USD', 'EUR', 'JPY']) });
  expect(amounts.numberFormat).toEqual(
    currencies.kind === 'values' ? currencies.values.map((code) => (code === 'JPY' ? '#,##0' : '#,##0.00')) : [],
  );
  expect(columnOf(sheets, 'Invoices', 'Line').numberFormat).toBe('0');
  expect(columnOf(sheets, 'Contracts', 'Customer').numberFormat).toBe('@');
  expect(columnOf(sheets, 'Usage', 'Quantity').numberFormat).toBe('#,##0');
  expect(new Set(columnOf(sheets, 'Milestones', 'Share or Amount').numberFormat)).toEqual(
    new Set(['0.00%', '#,##0.00']),
  );
});

test('every value fits its column', () => {
  for (const { table } of sourceSheetsPlan(sampleBook())) {
    for (const { width, cells, numberFormat, header } of table!.columns) {
      const values = cells.kind === 'values' ? cells.values : [];
      const longest = Math.max(
        header.length,
        ...values.map((value) => (numberFormat === 'yyyy-mm-dd' ? 10 : String(value ?? '').length)),
      );
      expect(width).toBeGreaterThanOrEqual(Math.min(48, longest));
    }
  }
});

test('CSV tables become typed sheets under the proper names; decimals follow the currency', () => {
  const csv = tableFromCsv(
    'invoices',
    'Invoice,Line,Invoice date,Currency,Amount\nI-1,1,2026-01-05,JPY,1200\nI-2,1,2026-01-06,KWD,1.5\n=cmd,1,x,USD,y\n',
  );
  const [sheet] = sourceSheetsPlan([csv]);
  expect(sheet!.name).toBe('Invoices');
  expect(sheet!.cells).toEqual([]);
  expect(columnOf([sheet!], 'Invoices', 'Invoice date').cells).toEqual({ kind: 'values', values: [46027, 46028, 'x'] });
  expect(columnOf([sheet!], 'Invoices', 'Amount')).toMatchObject({
    cells: { values: [1200, 1.5, 'y'] },
    numberFormat: ['#,##0', '#,##0.000', '#,##0.00'],
  });
  expect(columnOf([sheet!], 'Invoices', 'Invoice').numberFormat).toBe('@');
});

test('a file under another usual name becomes the table of the format', () => {
  const csv = tableFromCsv('Price book', 'Product,SSP\nP-1,10\n');
  expect(tablesOfPlan(sourceSheetsPlan([csv]))[0]).toMatchObject({ name: 'PriceList', sheet: 'Price list', rows: [['P-1', 10]] });
});
