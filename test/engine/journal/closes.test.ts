/** A workbook over several closes: late facts, corrections, locks, and closing again. */
import { journalize, positionsAt, recognizeRevenue, type RevenueBook } from '../../../src/engine';
import { aBook, aContract, aCredit, aLine, anObligation, aProduct, aUsage, cents, day } from '../pipeline/book-builder';
import { afterClose, balanceOf, closeThrough, failedChecks, revenueByMonth, tell, type Close } from './close-book';

const year = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };
const annual = aLine('INV-1/1', day('2025-01-01'), cents(12000), { ...year, productId: 'P' });
const JANUARY = day('2025-01-31');
const FEBRUARY = day('2025-02-28');

function close(book: RevenueBook, throughDay: number): Close {
  const closed = closeThrough(book, throughDay);
  expect(failedChecks(closed)).toEqual([]);
  return closed;
}

const late = ({ journals }: Close) => journals.daily.filter(({ reason }) => reason !== 'normal');
const told = (lines: Close['journals']['daily']) =>
  lines.map((line) => `${tell(line)} of ${line.originPeriod}, ${line.reason}`);

describe('month after month', () => {
  test('January: an invoice entry, then 31 entries of revenue', () => {
    const { journals } = close(aBook({ invoiceLines: [annual] }), JANUARY);
    const entries = [...new Set(journals.daily.map(({ entry }) => entry))];
    expect(entries).toHaveLength(32);
    expect([entries[0], entries.at(-1)]).toEqual(['2025-01-00001', '2025-01-00032']);
    expect(journals.daily.slice(0, 4).map(tell)).toEqual([
      '2025-01-01 Receivable clearing debit 12000.00',
      '2025-01-01 Deferred revenue credit 12000.00',
      '2025-01-01 Revenue credit 32.26',
      '2025-01-01 Deferred revenue debit 32.26',
    ]);
    expect(balanceOf(journals.daily, 'Revenue', JANUARY)).toBe(cents(1000));
    expect(journals).toMatchObject({ run: 1, firstOpenDay: null, diagnostics: [] });
    expect(journals.daily[0]).toMatchObject({
      netBefore: 0,
      netAfter: cents(12000),
      closedThrough: JANUARY,
      invoiceId: 'INV-1',
    });
  });

  test('February goes on where January stopped', () => {
    const first = close(aBook({ invoiceLines: [annual] }), JANUARY);
    const second = close(afterClose(first), FEBRUARY);
    expect(second.journals).toMatchObject({ run: 2, firstOpenDay: day('2025-02-01') });
    expect(second.journals.posted).toEqual(afterClose(first).posted);
    expect(revenueByMonth(second.journals.daily)).toEqual({ '2025-02': cents(1000) });
    expect(second.journals.daily[0]).toMatchObject({
      entry: '2025-02-00001',
      monthlyEntry: 'M-2025-02-0001',
      netBefore: cents(11000),
    });
    expect(second.journals.monthly.filter(({ period }) => period === '2025-01')).toEqual(first.journals.monthly);
  });

  test('closing the same month again posts nothing, and nothing is late', () => {
    const first = close(aBook({ invoiceLines: [annual] }), JANUARY);
    expect(close(afterClose(first), JANUARY).journals.daily).toEqual([]);
  });

  test('a month before what is closed cannot be closed', () => {
    const second = close(aBook({ invoiceLines: [annual] }), FEBRUARY);
    const book = afterClose(second);
    const { daily, diagnostics } = journalize(book, recognizeRevenue(book), JANUARY);
    expect(daily).toEqual([]);
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'journal.closed-beyond' }]);
    expect(diagnostics[0]?.message).toContain('closed or locked through 2025-02-28');
  });

  test('a locked month cannot be closed', () => {
    const book = aBook({ policy: { lockMethod: 'custom-date', lockDay: JANUARY }, invoiceLines: [annual] });
    expect(journalize(book, recognizeRevenue(book), JANUARY).daily).toEqual([]);
  });

  test('a run may end within a month', () => {
    const half = close(aBook({ invoiceLines: [annual] }), day('2025-01-15'));
    const rest = close(afterClose(half), JANUARY);
    expect(rest.journals.firstOpenDay).toBe(day('2025-01-16'));
    expect(late(rest)).toEqual([]);
    expect(balanceOf([...half.journals.daily, ...rest.journals.daily], 'Revenue', JANUARY)).toBe(cents(1000));
    expect(half.journals.monthly[0]?.day).toBe(day('2025-01-15'));
    expect(rest.journals.monthly.map(({ entry }) => entry)).toContain('M-2025-01-0002');
  });
});

describe('a journal that was changed by hand', () => {
  const first = closeThrough(aBook({ invoiceLines: [annual] }), JANUARY);
  const books = afterClose(first);

  test('so that it does not balance stops posting', () => {
    const posted = books.posted.map((line, i) => (i === 0 ? { ...line, debit: line.debit + 100 } : line));
    const { daily, diagnostics } = journalize({ ...books, posted }, first.recognition, FEBRUARY);
    expect(daily).toEqual([]);
    expect(diagnostics).toMatchObject([
      { severity: 'error', code: 'journal.mixed', table: 'Invoices', key: 'INV-1 / 1' },
    ]);
    expect(diagnostics[0]?.message).toContain('debits less credits are 1.00 USD');
  });

  test('so that an entry is gone is made whole again', () => {
    const posted = books.posted.filter((line) => line.entry !== '2025-01-00005');
    const lines = journalize({ ...books, posted }, first.recognition, FEBRUARY).daily.filter(
      ({ reason }) => reason === 'correction',
    );
    expect(told(lines)).toEqual([
      '2025-02-01 Revenue credit 32.26 of 2025-01, correction',
      '2025-02-01 Deferred revenue debit 32.26 of 2025-01, correction',
    ]);
  });
});

describe('late facts', () => {
  test('an invoice of a closed month lands on the first open day', () => {
    const first = close(aBook({ invoiceLines: [annual] }), JANUARY);
    const lateLine = aLine('INV-2/1', day('2025-01-20'), cents(3100), {
      firstDay: day('2025-01-01'),
      lastDay: JANUARY,
      customer: 'Late',
    });
    const second = close(afterClose(first, { invoiceLines: [annual, lateLine] }), FEBRUARY);
    expect(told(late(second))).toEqual([
      '2025-02-01 Receivable clearing debit 3100.00 of 2025-01, catch-up',
      '2025-02-01 Deferred revenue credit 3100.00 of 2025-01, catch-up',
      '2025-02-01 Revenue credit 3100.00 of 2025-01, catch-up',
      '2025-02-01 Deferred revenue debit 3100.00 of 2025-01, catch-up',
    ]);
    expect(late(second)[2]?.narrative).toBe(
      'Revenue of INV-2/1 of 2025-01, which is closed through 2025-01-31: 3,100.00 due less 0.00 posted before = 3,100.00; posted on the open day 2025-02-01',
    );
    expect(late(second)[0]?.proof).toEqual({
      kind: 'billing-correction',
      obligationId: 'INV-2/1',
      documentId: 'INV-2/1',
      billingId: 'INV-2/1',
      postedBefore: 0,
    });
    expect(late(second)[2]?.proof).toEqual({
      kind: 'recognition-correction',
      obligationId: 'INV-2/1',
      originPeriod: '2025-01',
      throughDay: JANUARY,
      postedBefore: 0,
    });
    const ofLate = second.journals.monthly.filter(
      ({ customer, period }) => customer === 'Late' && period === '2025-02',
    );
    expect(ofLate.map(({ role, debit, credit }) => [role, debit, credit])).toEqual([
      ['Receivable clearing', cents(3100), 0],
      ['Revenue', 0, cents(3100)],
    ]);
    expect(ofLate[0]?.narrative).toContain('of 2025-01');
  });

  test('usage of a closed day is late even where nothing else happened after it', () => {
    const usage = [aUsage('OB-1', day('2025-01-10'), 1, cents(10))];
    const book = aBook({
      products: [aProduct('P', { method: 'usage' })],
      obligations: [anObligation('OB-1', 0)],
      usage,
    });
    const first = close(book, JANUARY);
    const second = close(
      afterClose(first, { usage: [...usage, aUsage('OB-1', day('2025-01-25'), 1, cents(5))] }),
      FEBRUARY,
    );
    expect(told(second.journals.daily)).toEqual([
      '2025-02-01 Revenue credit 5.00 of 2025-01, correction',
      '2025-02-01 Unbilled revenue debit 5.00 of 2025-01, correction',
    ]);
  });

  test('a corrected price moves closed months on the first open day only', () => {
    const first = close(aBook({ invoiceLines: [annual] }), FEBRUARY);
    const second = close(afterClose(first, { invoiceLines: [{ ...annual, amount: cents(6000) }] }), day('2025-03-31'));
    expect(told(late(second).filter(({ role }) => role !== 'Deferred revenue'))).toEqual([
      '2025-03-01 Receivable clearing credit 6000.00 of 2025-01, correction',
      '2025-03-01 Revenue debit 500.00 of 2025-01, correction',
      '2025-03-01 Revenue debit 500.00 of 2025-02, correction',
    ]);
    expect(revenueByMonth(second.journals.daily)).toEqual({ '2025-03': cents(-500) });
  });

  test('a row that is gone is taken back', () => {
    const first = close(aBook({ invoiceLines: [annual] }), JANUARY);
    const second = close(afterClose(first, { invoiceLines: [] }), FEBRUARY);
    expect(told(second.journals.daily)).toEqual([
      '2025-02-01 Receivable clearing credit 12000.00 of 2025-01, correction',
      '2025-02-01 Deferred revenue debit 11000.00 of 2025-01, correction',
      '2025-02-01 Unbilled revenue debit 1000.00 of 2025-01, correction',
      '2025-02-01 Revenue debit 1000.00 of 2025-01, correction',
      '2025-02-01 Unbilled revenue credit 1000.00 of 2025-01, correction',
    ]);
    expect(second.journals.daily[0]?.proof).toMatchObject({ billingId: null, postedBefore: cents(12000) });
    expect(positionsAt(second.recognition, [...second.journals.posted, ...second.journals.daily], FEBRUARY)).toEqual([
      {
        asOf: FEBRUARY,
        contractId: '',
        obligationId: 'INV-1/1',
        currency: 'USD',
        billed: 0,
        invoiced: 0,
        recognized: 0,
        deferred: 0,
        unbilled: 0,
        deferredNonCurrent: 0,
        contractAsset: 0,
        refundLiability: 0,
        remaining: 0,
      },
    ]);
  });

  test('an obligation that moves to another contract leaves the first and enters the second', () => {
    const obligation = anObligation('OB-1', cents(1200), year);
    const book = aBook({
      contracts: [aContract('C-1'), aContract('C-2', { customer: 'Globex' })],
      obligations: [obligation],
    });
    const first = close(book, JANUARY);
    const second = close(afterClose(first, { obligations: [{ ...obligation, contractId: 'C-2' }] }), FEBRUARY);
    const lines = [...second.journals.posted, ...second.journals.daily];
    const revenueOf = (contractId: string) =>
      balanceOf(
        lines.filter((line) => line.contractId === contractId),
        'Revenue',
        FEBRUARY,
      );
    expect([revenueOf('C-1'), revenueOf('C-2')]).toEqual([0, cents(200)]);
  });

  test('after the last close, the month may be closed again: late facts land on its last day', () => {
    const first = close(aBook({ invoiceLines: [annual] }), JANUARY);
    const credit = aCredit('CN-1/1', day('2025-01-20'), 'INV-1/1', cents(600));
    const again = close(afterClose(first, { creditNoteLines: [credit] }), JANUARY);
    expect(again.journals.daily.every((line) => line.day === JANUARY && line.originPeriod === '2025-01')).toBe(true);
    expect(again.journals.daily[0]).toMatchObject({
      entry: '2025-01-00033',
      run: 2,
      reason: 'catch-up',
      documentId: 'CN-1/1',
    });
    expect(close(afterClose(again), JANUARY).journals.daily).toEqual([]);
  });

  test('a lock date set after a close holds late facts until after it', () => {
    const first = close(aBook({ invoiceLines: [annual] }), JANUARY);
    const locked = { ...first.book.policy, lockMethod: 'custom-date' as const, lockDay: FEBRUARY };
    const second = close(afterClose(first, { policy: locked }), day('2025-03-31'));
    expect(told(late(second).filter(({ role }) => role === 'Revenue'))).toEqual([
      '2025-03-01 Revenue credit 1000.00 of 2025-02, catch-up',
    ]);
    expect(second.journals.firstOpenDay).toBe(day('2025-03-01'));
  });
});

describe('revenue that waits for its invoice', () => {
  const book = aBook({
    policy: { lockMethod: 'invoice-date' },
    invoiceLines: [
      aLine('INV-1/1', day('2025-03-10'), cents(900), { firstDay: day('2025-01-01'), lastDay: day('2025-03-31') }),
    ],
  });

  test('is posted on the invoice date, a line a month', () => {
    const { journals } = close(book, day('2025-03-31'));
    expect(told(late({ journals } as Close).filter(({ role }) => role === 'Revenue'))).toEqual([
      '2025-03-10 Revenue credit 300.00 of 2025-01, catch-up',
      '2025-03-10 Revenue credit 300.00 of 2025-02, catch-up',
      `2025-03-10 Revenue credit 87.10 of 2025-03, catch-up`,
    ]);
    expect(journals.daily.some((line) => line.day < day('2025-03-10'))).toBe(false);
  });

  test('waits through closes before it', () => {
    const other = aLine('INV-2/1', day('2025-01-01'), cents(310), { firstDay: day('2025-01-01'), lastDay: JANUARY });
    const both = { ...book, invoiceLines: [...book.invoiceLines, other] };
    const first = close(both, JANUARY);
    expect(balanceOf(first.journals.daily, 'Revenue', JANUARY)).toBe(cents(310));
    const last = close(afterClose(first), day('2025-03-31'));
    expect(balanceOf(last.journals.daily, 'Revenue', day('2025-03-09'))).toBe(0);
    expect(balanceOf(last.journals.daily, 'Revenue', day('2025-03-31'))).toBe(cents(900));
  });

  test('of a contract’s obligation does not wait', () => {
    const contract = aBook({
      policy: { lockMethod: 'invoice-date' },
      obligations: [anObligation('OB-1', cents(1200), year)],
    });
    expect(balanceOf(close(contract, JANUARY).journals.daily, 'Revenue', JANUARY)).toBe(cents(100));
  });
});
