/** Uncollectible invoices: the worked example, and their edges. */
import { checkBooks, journalize, positionsAt, recognizeRevenue } from '../../../src/engine';
import type { AccountRole, JournalLine, RevenueBook, WriteOff } from '../../../src/engine';
import { aBook, aCredit, aLine, cents, day } from '../pipeline/book-builder';

function aWriteOff(invoiceId: string, iso: string, more: Partial<WriteOff> = {}): WriteOff {
  return {
    invoiceId,
    day: day(iso),
    amount: null,
    recoveredDay: null,
    recoveredAmount: null,
    disputedDay: null,
    rationale: '',
    origin: { table: 'Write-offs', key: [invoiceId] },
    ...more,
  };
}

const quarter = {
  firstDay: day('2019-01-01'),
  lastDay: day('2019-03-31'),
  method: 'straight-line',
  strategy: 'exact-days',
} as const;

const bookWith = (writeOffs: readonly WriteOff[], more: Partial<RevenueBook> = {}): RevenueBook =>
  aBook({ invoiceLines: [aLine('I-1/1', day('2019-01-01'), cents(90), quarter)], writeOffs, ...more });

function closed(book: RevenueBook, iso: string): readonly JournalLine[] {
  const recognition = recognizeRevenue(book);
  const journals = journalize(book, recognition, day(iso));
  expect(checkBooks(book, recognition, journals, day(iso)).filter(({ pass }) => !pass)).toEqual([]);
  return [...journals.posted, ...journals.daily];
}

const moved = (lines: readonly JournalLine[], role: AccountRole, period: string): number =>
  lines
    .filter((line) => line.role === role && line.period === period)
    .reduce((sum, { debit, credit }) => sum + debit - credit, 0);

test('90.00 written off on 1 February, recovered in April: deferred first, then bad debt and back', () => {
  const lines = closed(bookWith([aWriteOff('I-1', '2019-02-01', { recoveredDay: day('2019-04-15') })]), '2019-04-30');
  expect(moved(lines, 'Deferred revenue', '2019-02')).toBe(cents(59));
  expect(moved(lines, 'Bad debt expense', '2019-02')).toBe(cents(31));
  expect(moved(lines, 'Bad debt expense', '2019-04')).toBe(cents(-31));
  expect(moved(lines, 'Recoverables', '2019-04')).toBe(cents(-59));
  expect(moved(lines, 'Revenue', '2019-02')).toBe(0);
  const [position] = positionsAt(
    recognizeRevenue(bookWith([aWriteOff('I-1', '2019-02-01')])),
    lines,
    day('2019-04-30'),
  );
  expect(position).toMatchObject({
    deferred: 0,
    unbilled: 0,
    remaining: 0,
    recognized: cents(31),
    invoiced: cents(31),
  });
});

test.each([
  ['on its first day all is deferred', '2019-01-01', 90, 0],
  ['on its last day one day is', '2019-03-31', 1, 89],
  ['after it nothing is', '2019-04-01', 0, 90],
])('%s', (_what, iso, deferred, badDebt) => {
  const lines = closed(bookWith([aWriteOff('I-1', iso)]), '2019-04-30');
  const debit = (role: AccountRole): number => moved(lines, role, iso.slice(0, 7));
  expect(debit('Bad debt expense')).toBe(cents(badDebt));
  const revenue = lines.filter(({ role }) => role === 'Revenue').reduce((sum, { credit }) => sum + credit, 0);
  expect(revenue).toBe(cents(90 - deferred));
});

test('a part is taken from what is deferred first', () => {
  const lines = closed(bookWith([aWriteOff('I-1', '2019-02-01', { amount: cents(60) })]), '2019-04-30');
  expect(moved(lines, 'Bad debt expense', '2019-02')).toBe(cents(1));
  const one = closed(bookWith([aWriteOff('I-1', '2019-02-01', { amount: 1 })]), '2019-04-30');
  expect(moved(one, 'Bad debt expense', '2019-02')).toBe(0);
  const revenue = one.filter(({ role }) => role === 'Revenue');
  expect(revenue.reduce((sum, { credit, debit }) => sum + credit - debit, 0)).toBe(cents(90) - 1);
});

test('what is credited before is not written off; a credit after it is an error; nothing left is a warning', () => {
  const credits = (iso: string, amount: number) => [aCredit('CN-1/1', day(iso), 'I-1/1', cents(amount))];
  const lines = closed(
    bookWith([aWriteOff('I-1', '2019-04-10')], { creditNoteLines: credits('2019-02-01', 30) }),
    '2019-04-30',
  );
  expect(moved(lines, 'Bad debt expense', '2019-04')).toBe(cents(60));
  const codes = (book: RevenueBook): string[] => recognizeRevenue(book).diagnostics.map(({ code }) => code);
  expect(codes(bookWith([aWriteOff('I-1', '2019-02-01')], { creditNoteLines: credits('2019-02-02', 30) }))).toEqual([
    'write-off.credited-after',
  ]);
  expect(codes(bookWith([aWriteOff('I-1', '2019-02-01')], { creditNoteLines: credits('2019-01-15', 90) }))).toEqual([
    'write-off.nothing',
  ]);
});

test('a second run posts nothing; a write-off that is gone is taken back', () => {
  const book = bookWith([aWriteOff('I-1', '2019-02-01')]);
  const posted = closed(book, '2019-02-28');
  expect(closed({ ...book, posted }, '2019-02-28').length).toBe(posted.length);
  const undone = closed({ ...bookWith([]), posted }, '2019-03-31');
  const total = (role: AccountRole): number =>
    undone.filter((line) => line.role === role).reduce((sum, { debit, credit }) => sum + debit - credit, 0);
  expect(total('Bad debt expense')).toBe(0);
  expect(total('Revenue')).toBe(cents(-90));
  expect(total('Receivable clearing')).toBe(cents(90));
});
