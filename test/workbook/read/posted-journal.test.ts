/** Posted lines read back as they were written; what was changed since stops the next close. */
import type { PostedLine } from '../../../src/engine/domain/journal';
import { dayFromIso } from '../../../src/engine/foundation/calendar';
import { readBook } from '../../../src/workbook/read/read-book';
import type { CellValue } from '../../../src/workbook/table-data';
import type { JournalField } from '../../../src/workbook/write/rows/daily-journal-columns';
import { postedLine, smallBook, tablesOf } from './small-book';

function readPosted(...lines: readonly Partial<Record<JournalField, CellValue>>[]): ReturnType<typeof readBook> {
  return readBook(tablesOf({ ...smallBook(), posted: [...lines] }));
}

test('a line of every field', () => {
  const { book } = readPosted(
    postedLine({ debit: 1234.56, netBefore: -3.2, netAfter: 1231.36 }),
    postedLine({ line: 2, role: 'Revenue', debit: 0, credit: 1234.56, reason: 'catch-up' }),
  );
  const january = dayFromIso('2026-01-01')!;
  const expected: PostedLine = {
    entry: '2026-01-00001',
    line: 1,
    day: january,
    period: '2026-01',
    originPeriod: '2026-01',
    originDay: january,
    role: 'Receivable clearing',
    account: '1150',
    accountName: 'Receivable clearing',
    debit: 123456,
    credit: 0,
    currency: 'USD',
    entity: 'US',
    customer: 'Acme',
    contractId: 'C-1',
    obligationId: 'O-1',
    productId: 'PLAT',
    invoiceId: 'INV-1',
    source: 'Invoice',
    rule: 'billing',
    reason: 'normal',
    documentId: 'INV-1/1',
    narrative: 'Invoice INV-1 / 1',
    netBefore: -320,
    netAfter: 123136,
    origin: { table: 'Invoices', key: ['INV-1', 1] },
    monthlyEntry: 'M-2026-01-0001',
    run: 1,
    closedThrough: dayFromIso('2026-01-31')!,
  };
  expect(book.posted[0]).toEqual(expected);
  expect(book.posted[1]).toMatchObject({ line: 2, debit: 0, credit: 123456, reason: 'catch-up' });
});

test.each<[JournalField, CellValue]>([
  ['line', 0],
  ['line', 'one'],
  ['run', null],
  ['period', '2026-13'],
  ['originPeriod', ''],
  ['role', 'Cash'],
  ['source', 'Whim'],
  ['rule', 'none'],
  ['reason', 'mood'],
  ['debit', -1],
  ['originTable', 'Forecast'],
  ['originKey', 'INV-1'],
])('%s = %s cannot be read', (field, value) => {
  const { diagnostics, book, counts } = readPosted(
    postedLine({ [field]: value }),
    postedLine({ line: 2, debit: null, credit: 100 }),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(['journal.unreadable']);
  expect(diagnostics[0]!.cell).toMatch(/^'Daily journal'![A-Z]+7$/);
  expect(book.posted).toHaveLength(1);
  expect(counts).toMatchObject({ posted: 1, postedLeftOut: 1 });
});

test.each<[JournalField, CellValue, string]>([
  ['day', '2026-01-01', 'date.text'],
  ['day', null, 'value.missing'],
  ['credit', 'x', 'amount.not-a-number'],
  ['debit', 100.001, 'amount.decimals'],
  ['account', '#REF!', 'cell.error'],
])('%s = %s is found like any cell', (field, value, code) => {
  const { diagnostics } = readPosted(postedLine({ [field]: value }), postedLine({ line: 2, debit: null, credit: 100 }));
  expect(diagnostics.map((finding) => finding.code)).toEqual([code]);
});

test('a line that was removed leaves its entry unbalanced; a copied one repeats its key', () => {
  expect(readPosted(postedLine({})).diagnostics.map(({ code }) => code)).toEqual(['journal.unbalanced']);
  expect(readPosted(postedLine({}), postedLine({})).diagnostics.map(({ code }) => code)).toEqual(['key.duplicate']);
});

test('a journal without one of its columns is not read', () => {
  const tables = tablesOf(smallBook()).map((table) =>
    table.name === 'DailyJournal'
      ? { ...table, headers: table.headers.map((header) => (header === 'Debit' ? 'Debits!' : header)) }
      : table,
  );
  const { book, diagnostics } = readBook(tables);
  expect(diagnostics.map(({ code, column }) => [code, column])).toEqual([['column.missing', 'Debit']]);
  expect(book.posted).toEqual([]);
});
