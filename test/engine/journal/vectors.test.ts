/** Published and derived figures: locks, credit notes, allocation of minimums and discounts. */
import { aBook, aCredit, aLine, anObligation, cents, day } from '../pipeline/book-builder';
import { balanceOf, closeThrough, failedChecks, revenueByMonth, tell } from './close-book';

const year2025 = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };

describe('a locked month', () => {
  const winter = { firstDay: day('2025-12-01'), lastDay: day('2026-03-31'), productId: 'P' };
  const bookOf = (strategy: 'exact-days' | 'even-daily-ends', lockDay: number | null) =>
    aBook({
      policy: { straightLineStrategy: strategy, lockMethod: 'custom-date', lockDay },
      invoiceLines: [aLine('INV-1/1', day('2026-01-10'), cents(1210), winter)],
    });

  test('is caught up on the first open day, by days', () => {
    const close = closeThrough(bookOf('exact-days', day('2025-12-31')), day('2026-03-31'));
    const { daily } = close.journals;
    const late = daily.filter((line) => line.reason === 'catch-up' && line.role === 'Revenue');
    expect(late.map(tell)).toEqual(['2026-01-01 Revenue credit 310.00']);
    expect(late[0]).toMatchObject({ originPeriod: '2025-12', originDay: day('2025-12-31'), period: '2026-01' });
    expect(late[0]?.narrative).toContain('closed through 2025-12-31');
    expect(revenueByMonth(daily)).toEqual({ '2026-01': cents(620), '2026-02': cents(280), '2026-03': cents(310) });
    expect(
      daily
        .filter((line) => line.role === 'Revenue' && line.reason === 'normal')
        .every((line) => line.credit === cents(10)),
    ).toBe(true);
    expect(failedChecks(close)).toEqual([]);
  });

  test('is caught up with even months', () => {
    const close = closeThrough(bookOf('even-daily-ends', day('2025-12-31')), day('2026-01-31'));
    expect(revenueByMonth(close.journals.daily)).toEqual({ '2026-01': cents(605) });
  });

  test('posts on its own days once it is open again', () => {
    const close = closeThrough(bookOf('exact-days', null), day('2026-01-31'));
    expect(revenueByMonth(close.journals.daily)).toEqual({ '2025-12': cents(310), '2026-01': cents(310) });
  });
});

describe('a credit note on 12,000.00 over 2025, 9,000.00 recognized', () => {
  const closeWith = (credit: number) =>
    closeThrough(
      aBook({
        policy: { dailyDetail: 'all' },
        invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(12000), { ...year2025, productId: 'P' })],
        creditNoteLines: [aCredit('CN-1/1', day('2025-10-01'), 'INV-1/1', cents(credit))],
      }),
      day('2025-12-31'),
    );

  test('of 2,000.00 lowers the months to come', () => {
    const close = closeWith(2000);
    const entry = close.journals.daily.filter((line) => line.documentId === 'CN-1/1').map((line) => line.entry);
    expect(close.journals.daily.filter((line) => entry.includes(line.entry)).map(tell)).toEqual([
      '2025-10-01 Receivable clearing credit 2000.00',
      '2025-10-01 Deferred revenue debit 2000.00',
    ]);
    expect(revenueByMonth(close.journals.daily)).toMatchObject({
      '2025-09': cents(1000),
      '2025-10': 33333,
      '2025-11': 33334,
      '2025-12': 33333,
    });
    expect(failedChecks(close)).toEqual([]);
  });

  test('of 4,000.00 takes all that is deferred, then recognized revenue', () => {
    const close = closeWith(4000);
    const entry = close.journals.daily.find((line) => line.documentId === 'CN-1/1')?.entry;
    expect(close.journals.daily.filter((line) => line.entry === entry).map(tell)).toEqual([
      '2025-10-01 Receivable clearing credit 4000.00',
      '2025-10-01 Revenue debit 1000.00',
      '2025-10-01 Deferred revenue debit 3000.00',
    ]);
    expect(close.journals.daily.filter((line) => line.day > day('2025-10-01'))).toEqual([]);
    expect(balanceOf(close.journals.daily, 'Revenue', day('2025-12-31'))).toBe(cents(8000));
    expect(failedChecks(close)).toEqual([]);
  });
});

describe('splits over the lines of an invoice', () => {
  const march = { firstDay: day('2025-03-01'), lastDay: day('2025-03-31') };
  const sharesOf = (book: Parameters<typeof aBook>[0]) =>
    closeThrough(aBook(book), day('2025-03-31')).recognition.obligations.map(({ id, allocated }) => [id, allocated]);

  test('discount of 100.00 on 800.00 and 200.00', () => {
    const shares = sharesOf({
      invoiceLines: [
        aLine('INV-1/1', day('2025-03-01'), cents(800), { ...march, productId: 'P' }),
        aLine('INV-1/2', day('2025-03-01'), cents(200), { ...march, productId: 'P' }),
        aLine('INV-1/3', day('2025-03-01'), cents(-100), { type: 'invoice discount' }),
      ],
    });
    expect(shares).toEqual([
      ['INV-1/1', cents(720)],
      ['INV-1/2', cents(180)],
    ]);
  });

  test('discount of 100.00 on three thirds', () => {
    const amounts = [333.33, 333.33, 333.34];
    const shares = sharesOf({
      invoiceLines: [
        ...amounts.map((amount, i) =>
          aLine(`INV-1/${i + 1}`, day('2025-03-01'), cents(amount), { ...march, productId: 'P' }),
        ),
        aLine('INV-1/4', day('2025-03-01'), cents(-100), { type: 'invoice discount' }),
      ],
    });
    expect(shares.map(([, amount]) => amount)).toEqual([30000, 29999, 30001]);
  });

  test('true-up of 155.00 on usage of 500.00 and 345.00', () => {
    const close = closeThrough(
      aBook({
        obligations: [anObligation('A', 0, { method: 'usage' }), anObligation('B', 0, { method: 'usage' })],
        invoiceLines: [
          aLine('INV-1/1', day('2025-04-01'), cents(500), { ...march, obligationId: 'A' }),
          aLine('INV-1/2', day('2025-04-01'), cents(345), { ...march, obligationId: 'B' }),
          aLine('INV-1/3', day('2025-04-01'), cents(155), { ...march, type: 'minimum true-up' }),
        ],
      }),
      day('2025-04-30'),
    );
    expect(close.recognition.obligations.map(({ id, trueUps, allocated }) => [id, trueUps, allocated])).toEqual([
      ['A', 9172, 59172],
      ['B', 6328, 40828],
    ]);
    expect(failedChecks(close)).toEqual([]);
  });
});
