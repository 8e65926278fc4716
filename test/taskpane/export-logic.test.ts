import type { MonthlyJournalLine } from '../../src/engine';
import { EXPORT_TEMPLATES, exportJournal } from '../../src/erp/export-journal';
import type { ExportFormat } from '../../src/erp/export-template';
import { readRegister, registerRow, registerSheet, type RegisterEntry } from '../../src/taskpane/export/export-register';
import { exportSheet, exportSheetName, parseCsv } from '../../src/taskpane/export/export-sheet';
import { newMonths, prepareExport } from '../../src/taskpane/export/export-view';
import { monthsOf, readPostedEntries } from '../../src/taskpane/export/posted-entries';
import { closeSample } from '../functions/closed-sample';
import { createMemoryWorkbook } from './memory-workbook';

const close = closeSample();
const FORMATS = Object.keys(EXPORT_TEMPLATES) as ExportFormat[];
let lines: MonthlyJournalLine[];

beforeAll(async () => {
  lines = readPostedEntries(await createMemoryWorkbook(close.plan).readTables());
});

test('the sheet gives back the engine’s monthly journal, line by line', () => {
  const plain = close.journals.monthly.map(({ rule: _, ...line }) => line);
  expect(lines.map(({ rule: _, ...line }) => line)).toEqual(plain);
  expect(monthsOf(lines)).toEqual([...new Set(plain.map(({ period }) => period))].sort());
});

test.each(FORMATS)('%s: the sheet holds the fields of the file, all text', (format) => {
  const { files } = exportJournal(format, lines.filter(({ period }) => period === '2026-03'));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const { table, name } = exportSheet(file);
    expect(name.length).toBeLessThanOrEqual(31);
    expect(table!.columns.every(({ numberFormat }) => numberFormat === '@')).toBe(true);
    const [header, ...rows] = parseCsv(file.text);
    expect(table!.columns.map((column) => column.header)).toEqual(header);
    expect(rows).toHaveLength(file.rows);
    const columns = table!.columns.map(({ cells }) => (cells.kind === 'values' ? cells.values : []));
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length));
    expect(columns.map((values) => values[0])).toEqual(rows[0]);
  }
});

test('names of sheets and tables differ from file to file', () => {
  const files = exportJournal('xero', lines.filter(({ period }) => period >= '2026-02')).files;
  expect(new Set(files.map((file) => exportSheet(file).table!.name)).size).toBe(files.length);
  expect(exportSheetName({ name: 'revrec-2026-03-xero-A_B-USD-1.csv', text: '', rows: 0, entries: 0, totals: [] })).toBe('Export 2026-03-xero-A_B-USD-1');
});

test('CSV is read by its rules', () => {
  expect(parseCsv('a,"b ""x"", y",\r\n"1\r\n2",,3\r\n')).toEqual([['a', 'b "x", y', ''], ['1\r\n2', '', '3']]);
  expect(parseCsv('')).toEqual([]);
});

const entry = (change: Partial<RegisterEntry>): RegisterEntry => ({
  date: 46_127, run: 1, periods: '2026-03', format: 'Xero', file: 'a.csv', rows: 12, totals: '10.00 USD', sha256: 'ab', target: 'download', ...change,
});

test('the register reads back what was written, newest first', async () => {
  const workbook = createMemoryWorkbook({ sheets: [registerSheet([entry({ file: 'first.csv' })])], activate: 'Export register' });
  await workbook.appendRow('ExportedFiles', registerRow(entry({ file: 'second.csv', run: 2 })));
  expect(readRegister(await workbook.readTables())).toEqual([entry({ file: 'second.csv', run: 2 }), entry({ file: 'first.csv' })]);
});

test('what is new are the months after the last export in that format', () => {
  const months = ['2026-01', '2026-02', '2026-03'];
  expect(newMonths(months, 'xero', [])).toEqual(['2026-03']);
  expect(newMonths(months, 'xero', [entry({ periods: '2025-12, 2026-01' })])).toEqual(['2026-02', '2026-03']);
  expect(newMonths(months, 'xero', [entry({})])).toEqual(['2026-03']);
  expect(newMonths(months, 'netsuite', [entry({ periods: '2026-01' })])).toEqual(['2026-03']);
  expect(newMonths([], 'xero', [])).toEqual([]);
});

test('a refusal by the format makes no file and is told', () => {
  const nameless = lines.filter(({ period }) => period === '2026-03').map((line) => ({ ...line, entity: '' }));
  const { view, files } = prepareExport('netsuite', ['2026-03'], nameless, ['2026-03'], []);
  expect(files).toEqual([]);
  expect(view.findings[0]).toMatchObject({ severity: 'error', column: 'Subsidiary' });
});
