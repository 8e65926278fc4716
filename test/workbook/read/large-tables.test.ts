/** Tables of thousands of rows are read whole: every row counts, and each row at fault has its own finding. */
import { readBook } from '../../../src/workbook/read/read-book';
import { invoiceLine, serial, smallBook, tablesOf } from './small-book';

test('thousands of rows are all used', () => {
  const book = smallBook();
  const start = serial('2026-01-01');
  for (let index = 0; index < 300; index += 1) {
    book.Contracts.push({ ...book.Contracts[0]!, Contract: `K-${index}` });
    book.Obligations.push({ ...book.Obligations[0]!, Obligation: `B-${index}`, Contract: `K-${index}`, Price: 1200.5 + index });
  }
  for (let index = 0; index < 2400; index += 1) {
    const dates = { 'Invoice date': start + ((index >> 1) % 300) };
    const ids = { Invoice: `N-${index >> 1}`, Line: 1 + (index % 2), Contract: null, Obligation: `B-${index % 300}` };
    book.Invoices.push(invoiceLine({ ...ids, ...dates, Amount: 10.25 + index }));
  }
  const { diagnostics, counts } = readBook(tablesOf(book));
  expect(diagnostics).toEqual([]);
  expect(counts.tables.get('Invoices')?.used).toBe(2402);
});

test('a wholly wrong column is told row by row', () => {
  const book = smallBook();
  for (let index = 0; index < 1500; index += 1) {
    book.Usage.push({ Obligation: `WRONG-${index}`, Date: serial('2026-02-03'), Quantity: 1, Amount: 1 });
  }
  for (let index = 0; index < 600; index += 1) book.Obligations.push({ ...book.Obligations[1]!, Obligation: `RIGHT-${index}` });
  expect(readBook(tablesOf(book)).diagnostics).toHaveLength(1500);
});
