/** CSV text as tables, and typed as a workbook would hold them. */
import fc from 'fast-check';
import { parseCsv, tableFromCsv } from '../../../src/workbook/read/tables/csv-tables';
import { readBook } from '../../../src/workbook/read/read-book';
import { typeCsvTables } from '../../../src/workbook/read/tables/type-csv-table';
import { serial } from './small-book';

test.each([
  [
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    '"a ""x""","b,c"\n"line\r\nbreak",',
    [
      ['a "x"', 'b,c'],
      ['line\r\nbreak', ''],
    ],
  ],
  [
    'a,\n,b\n',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a\n\nb\n', [['a'], [''], ['b']]],
  ['"open', [['open']]],
  ['"a"b,c', [['ab', 'c']]],
  ['', []],
])('%j', (text, records) => {
  expect(parseCsv(text)).toEqual(records);
});

test('what is quoted by the rules reads back', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', ';') });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1 }), { minLength: 1 }), (records) => {
      const text = records.map((record) => record.map(quoted).join(',')).join('\r\n');
      expect(parseCsv(text)).toEqual(records);
    }),
  );
});

test('any text parses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(tableFromCsv('x', text).rows.every((row) => row.length === tableFromCsv('x', text).headers.length)).toBe(
        true,
      );
    }),
  );
});

test('a byte order mark and semicolons are understood; short rows are filled, empty fields are empty cells', () => {
  expect(tableFromCsv('usage', '\ufeffObligation;Date;Amount\nO-1;2026-01-31;5\nO-2;;\n;')).toEqual({
    name: 'usage',
    sheet: 'usage',
    headerRow: 0,
    headerColumn: 0,
    headers: ['Obligation', 'Date', 'Amount'],
    rows: [
      ['O-1', '2026-01-31', '5'],
      ['O-2', null, null],
      [null, null, null],
    ],
    source: 'csv',
  });
});

const FILES = [
  tableFromCsv('contracts', 'Contract,Customer,Currency,Start,End\nC-1,Acme,eur,2026-01-01,2026-12-31\n'),
  tableFromCsv('obligations', 'Obligation,Contract,Product,Price,Method\n1,C-1,PLAT,1200.50,ratable\n'),
  tableFromCsv('invoices', 'Invoice,Line,Invoice date,Obligation,Amount\nI-1,1,46023,1,1200.50\n'),
];

test('CSV files are a book', () => {
  const { book, diagnostics } = readBook(FILES);
  expect(diagnostics).toEqual([]);
  expect(book.obligations[0]).toMatchObject({ id: '1', statedPrice: 120050, method: 'straight-line' });
  expect(book.invoiceLines[0]).toMatchObject({ customer: 'Acme', currency: 'EUR', contractId: 'C-1', amount: 120050 });
});

test('typed, they read the same as a workbook', () => {
  const typed = typeCsvTables(FILES);
  expect(typed.map(({ source }) => source)).toEqual(['workbook', 'workbook', 'workbook']);
  expect(typed[0]!.rows[0]).toEqual(['C-1', 'Acme', 'eur', serial('2026-01-01'), serial('2026-12-31')]);
  expect(typed[2]!.rows[0]).toEqual(['I-1', '1', 46023, '1', 1200.5]);
  expect(readBook(typed).book).toEqual(readBook(FILES).book);
});

test('text that does not fit its column stays text, and is reported', () => {
  const [typed] = typeCsvTables([tableFromCsv('Usage', 'Obligation,Date,Amount\nO-1,01/02/2026,"1,5"\n')]);
  expect(typed!.rows[0]).toEqual(['O-1', '01/02/2026', '1,5']);
});

test.each([
  ['12', 12],
  ['12 months', 12],
  ['6 mos.', 6],
  ['1 year', 12],
  ['3-yr', 36],
  ['2 quarters', null],
  ['a year', null],
  ['1.5 years', null],
  ['0 months', null],
])('a term of %s is %s months', (term, months) => {
  const contracts = tableFromCsv('contracts', `Contract,Customer,Currency,Start,Term\nC-1,Acme,EUR,2026-01-01,${term}\n`);
  const obligations = tableFromCsv('obligations', 'Obligation,Contract,Product,Price,Method\nO,C-1,PLAT,1200,ratably over term\n');
  const { book, diagnostics } = readBook([contracts, obligations]);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ cell }) => cell)).toEqual(months === null ? ['contracts!E2'] : []);
  expect(book.contracts[0]?.termMonths ?? null).toBe(months);
  if (months !== null) expect(typeCsvTables([contracts, obligations])[0]!.rows[0]![4]).toBe(months);
});

test('blank lines before the header are passed over, and the rows keep their numbers', () => {
  const table = tableFromCsv('Products', '\n;;\nProduct;Method\nS;straight-line\n');
  expect(table).toMatchObject({ headerRow: 2, headers: ['Product', 'Method', ''].slice(0, 2), rows: [['S', 'straight-line']] });
  expect(tableFromCsv('Products', '\n\n')).toMatchObject({ headers: [''], rows: [[null]] });
});
