/** Garbage never throws, and garbage in a cell that counts is never silent. */
import fc from 'fast-check';
import { TABLE_FORMATS } from '../../../src/workbook/read/format/book-format';
import { readBook } from '../../../src/workbook/read/read-book';
import { tableFromCsv } from '../../../src/workbook/read/tables/csv-tables';
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { smallBook, tablesOf } from './small-book';

const oddTexts = [
  '',
  ' ',
  '#REF!',
  '#N/A',
  'Total',
  '=1+1',
  '-',
  '\u0000',
  '\u200b',
  '__proto__',
  'constructor',
  '1e999',
  '2026-01-01',
  '99',
  'C-1',
  'O-1',
];
const anyCell = fc.oneof(
  fc.constantFrom<CellValue>(...oddTexts, 0, -1, 1e308, 0.1, 46000, 46000.5, true, false, null),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double(),
  fc.integer(),
  fc.constantFrom(undefined, Number.NaN, Infinity, {}, [], Symbol.iterator.description, 10n) as fc.Arbitrary<unknown>,
) as fc.Arbitrary<CellValue>;

const anyTable: fc.Arbitrary<TableData> = fc.constantFrom(...TABLE_FORMATS).chain((format) =>
  fc.record({
    name: fc.constantFrom(format.excelName, `tbl_${format.name}`, format.name.toUpperCase()),
    sheet: fc.string({ maxLength: 8 }),
    headerRow: fc.nat(20),
    headerColumn: fc.nat(20),
    headers: fc.shuffledSubarray([...format.columns.map(({ name }) => name), 'Notes', ''], { minLength: 1 }),
    rows: fc.array(fc.array(anyCell, { maxLength: 24 }), { maxLength: 8 }),
    source: fc.constantFrom('workbook', 'csv'),
  }),
);

test('tables of garbage never throw, and every finding is complete', () => {
  fc.assert(
    fc.property(fc.array(anyTable, { maxLength: 9 }), (tables) => {
      for (const finding of readBook(tables).diagnostics) {
        expect(finding.message.length).toBeGreaterThan(20);
        expect(finding.cell === '' || /![A-Z]+\d+$/.test(finding.cell)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});

test('what is no table at all never throws', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (things) => {
      expect(readBook(things as TableData[]).diagnostics.length).toBeGreaterThan(0);
    }),
  );
});

test('any text as a CSV file never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TABLE_FORMATS), fc.string({ unit: 'binary' }), ({ name, columns }, text) => {
      const header = columns.map((column) => column.name).join(',');
      expect(() => readBook([tableFromCsv(name, `${header}\n${text}`)])).not.toThrow();
    }),
  );
});

/** Fits no column: no word, no number, no date, no row that exists. */
const garbage = fc.constantFrom<CellValue>('¿?', '#NUM!', 'no such thing');

test('garbage in a cell that must be right is an error at that cell', () => {
  const tables = tablesOf(smallBook());
  const cells = tables.flatMap((table, tableIndex) =>
    table.rows.flatMap((cellsOfRow, row) =>
      cellsOfRow.flatMap((value, column) => (mustBeRight(table, column, value) ? [{ tableIndex, row, column }] : [])),
    ),
  );
  expect(cells.length).toBeGreaterThan(60);
  fc.assert(
    fc.property(fc.constantFrom(...cells), garbage, ({ tableIndex, row, column }, value) => {
      const spoiled = tables.map((table, index) =>
        index === tableIndex
          ? {
              ...table,
              rows: table.rows.map((cellsOfRow, at) =>
                at === row ? cellsOfRow.map((cell, place) => (place === column ? value : cell)) : cellsOfRow,
              ),
            }
          : table,
      );
      const { diagnostics } = readBook(spoiled);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** Numbers, dates, and what names a row elsewhere. Names of rows and free text may be anything. */
function mustBeRight({ name, headers }: TableData, column: number, value: CellValue): boolean {
  const header = headers[column]!;
  if (['Line', 'Account', 'Name', 'Milestone', 'Position before', 'Position after'].includes(header)) return false;
  if (typeof value === 'number') return true;
  const words = ['Type', 'Status', 'Currency', 'Role', 'Rule code', 'Recognition method', 'Source key', 'Period'];
  const references = name === 'DailyJournal' ? [] : ['Contract', 'Obligation', 'Product'];
  return value !== null && [...words, ...references].includes(header);
}
