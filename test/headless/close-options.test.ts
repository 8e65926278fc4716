import { dayFromIso } from '../../src/engine';
import { parseCloseOptions } from '../../src/headless/close-options';
import { UsageError } from '../../src/headless/usage-error';

const NEEDED = ['book.xlsx', '--through', '2026-03-31', '--out', 'result.xlsx'];

test('what is needed', () => {
  expect(parseCloseOptions(NEEDED)).toEqual({
    book: 'book.xlsx',
    throughDay: dayFromIso('2026-03-31'),
    out: 'result.xlsx',
    report: null,
    export: null,
    timings: false,
  });
});

test('everything', () => {
  const all = [...NEEDED, '--report', 'r.json', '--export', 'Xero', '--export-dir', 'out', '--timings'];
  expect(parseCloseOptions(all)).toMatchObject({
    report: 'r.json',
    export: { format: 'xero', directory: 'out' },
    timings: true,
  });
});

test.each([
  ['no book', ['--through', '2026-03-31', '--out', 'r.xlsx'], 'BOOK is missing'],
  ['two books', ['a', ...NEEDED], 'One BOOK'],
  ['no date', ['b', '--out', 'r.xlsx'], '--through YYYY-MM-DD is missing'],
  ['a day that does not exist', ['b', '--through', '2026-02-30', '--out', 'r.xlsx'], '2026-02-30'],
  ['a date of another form', ['b', '--through', '31.03.2026', '--out', 'r.xlsx'], '31.03.2026'],
  ['no result', ['b', '--through', '2026-03-31'], '--out RESULT.xlsx is missing'],
  ['a result that is no workbook', ['b', '--through', '2026-03-31', '--out', 'r.csv'], 'an .xlsx file'],
  ['an unknown option', [...NEEDED, '--force'], "Unknown option '--force'"],
  ['an option without its value', [...NEEDED, '--report'], '--report'],
  ['an unknown format', [...NEEDED, '--export', 'sap'], 'no export format sap'],
  ['a folder without a format', [...NEEDED, '--export-dir', 'x'], '--export-dir needs --export'],
])('%s', (_, args, message) => {
  expect(() => parseCloseOptions(args)).toThrow(UsageError);
  expect(() => parseCloseOptions(args)).toThrow(message);
});
