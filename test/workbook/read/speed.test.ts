/** Reading must feel immediate: the pane reads again after every edit. */
import { readBook } from '../../../src/workbook/read/read-book';
import { invoiceLine, serial, smallBook, tablesOf } from './small-book';

/** Time of the processor, so that what else the machine does counts less. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('ten thousand rows are read in less than 300 ms', () => {
  const book = smallBook();
  const start = serial('2026-01-01');
  for (let index = 0; index < 1000; index += 1) {
    book.Contracts.push({ ...book.Contracts[0]!, Contract: `K-${index}` });
    book.Obligations.push({
      ...book.Obligations[0]!,
      Obligation: `B-${index}`,
      Contract: `K-${index}`,
      Price: 1200.5 + index,
    });
  }
  for (let index = 0; index < 8000; index += 1) {
    const contract = index % 1000;
    book.Invoices.push(
      invoiceLine({
        Invoice: `N-${index >> 1}`,
        Line: 1 + (index % 2),
        'Invoice date': start + ((index >> 1) % 300),
        Contract: null,
        Obligation: `B-${contract}`,
        Amount: 10.25 + index,
      }),
    );
  }
  const tables = tablesOf(book);
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    const { diagnostics, counts } = readBook(tables);
    expect(diagnostics).toEqual([]);
    expect(counts.tables.get('Invoices')?.used).toBe(8002);
    return millisecondsSince(before);
  });
  expect(Math.min(...times)).toBeLessThan(300);
});

test('a wholly wrong column does not make reading slow', () => {
  const book = smallBook();
  for (let index = 0; index < 5000; index += 1)
    book.Usage.push({ Obligation: `WRONG-${index}`, Date: serial('2026-02-03'), Quantity: 1, Amount: 1 });
  for (let index = 0; index < 2000; index += 1)
    book.Obligations.push({ ...book.Obligations[1]!, Obligation: `RIGHT-${index}` });
  const tables = tablesOf(book);
  const before = process.cpuUsage();
  expect(readBook(tables).diagnostics).toHaveLength(5000);
  expect(millisecondsSince(before)).toBeLessThan(3000);
});
