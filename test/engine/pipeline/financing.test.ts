/** Significant financing components: prices by present value, interest apart from revenue, and their edges. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { priceWithFinancing, recognizeRevenue, type FinancingRow, type RevenueBook } from '../../../src/engine';
import { accrueInterest } from '../../../src/engine/step-3-price/accrue-interest';
import { afterClose, closeThrough, failedChecks, type Close } from '../journal/close-book';
import { aBook, aContract, aLine, anObligation, aProduct, cents, day } from './book-builder';

const RATE = { writtenAs: 'fraction', row: { table: 'Financing', key: ['C-1', 'OB-1', 1] } } as const;

function aPayment(iso: string, amount: number, percent: number, more: Partial<FinancingRow> = {}): FinancingRow {
  return {
    contractId: 'C-1',
    obligationId: 'OB-1',
    rate: { ...RATE, share: { digits: Math.round(percent * 100), scale: 4 } },
    compounding: null,
    transferDay: null,
    firstPaymentDay: day(iso),
    amount: cents(amount),
    isWholePrice: false,
    payments: 1,
    monthsBetween: 1,
    rationale: 'so agreed',
    origin: { table: 'Financing', key: ['C-1', 'OB-1', iso] },
    ...more,
  };
}

const priced = (rows: readonly FinancingRow[], transfer: string, expedient: 'on' | 'off' = 'on') =>
  priceWithFinancing(rows, day(transfer), expedient);

describe('the standard’s examples', () => {
  test('26: 121.00 after two years at 10 % is a price of 100.00', () => {
    const { price, periods } = priced([aPayment('2029-01-01', 121, 10)], '2027-01-01');
    expect(price).toBe(cents(100));
    expect(periods.map(({ interest }) => interest)).toEqual([cents(10), cents(11)]);
  });

  test('28: 60 instalments, at the rate of the contract and at the customer’s', () => {
    const at = (percent: number, amount: number) => priced([aPayment('2027-02-01', amount, percent, { payments: 60 })], '2027-01-01').price;
    expect(Math.round(at(5, 18871.23) / 100)).toBe(1_000_000);
    expect(at(12, 18871.23)).toBe(84_835_687);
    expect(at(12, 18871)).toBe(84_834_653);
  });

  test('29: 4,000.00 two years ahead at 6 % grows to 4,494.40', () => {
    const { price, periods } = priced([aPayment('2027-01-01', 4000, 6)], '2028-12-31');
    expect(price).toBe(449_440);
    expect(periods.map(({ interest, closing }) => [interest, closing])).toEqual([
      [cents(240), cents(4240)],
      [25440, 449_440],
    ]);
  });

  test('29: 5,000.00 after two years is worth the same at the implicit 11.8 %', () => {
    expect(Math.round(priced([aPayment('2029-01-01', 5000, 11.8)], '2027-01-01').price / 10000)).toBe(40);
  });
});

describe('days', () => {
  test.each([
    ['2027-01-01', '2028-01-01', 'the anniversary'],
    ['2027-01-01', '2027-12-31', 'the day before'],
    ['2026-12-31', '2027-12-31', 'the last day of a month'],
    ['2028-02-29', '2029-02-28', 'a leap day'],
    ['2027-02-28', '2028-02-29', 'before a leap day'],
  ])('from %s to %s is a year: %s', (transfer, paid) => {
    const { price, periods } = priced([aPayment(paid, 106, 6)], transfer, 'off');
    expect(price).toBe(cents(100));
    expect(periods).toMatchObject([{ numerator: 1, denominator: 1, interest: 600 }]);
  });

  test('a day longer than a year is no longer within it', () => {
    expect(priced([aPayment('2028-01-01', 106, 6)], '2027-01-01')).toMatchObject({ isWithinYear: true, price: 10600, periods: [] });
    expect(priced([aPayment('2028-01-02', 106, 6)], '2027-01-01')).toMatchObject({ isWithinYear: false, price: 9998 });
  });

  test('one day, one cent, and a rate of zero', () => {
    expect(priced([aPayment('2027-06-02', 0.01, 6)], '2027-06-01', 'off')).toMatchObject({ price: 1 });
    expect(priced([aPayment('2037-06-01', 1000, 0)], '2027-06-01').price).toBe(cents(1000));
  });

  test('paid on the day: no interest, whatever else is paid', () => {
    const { price, atTransfer, periods } = priced([aPayment('2027-06-15', 500, 6), aPayment('2029-06-15', 1123.6, 6)], '2027-06-15');
    expect(price).toBe(cents(1500));
    expect(atTransfer).toHaveLength(1);
    expect(periods.map(({ side }) => side)).toEqual(['income', 'income']);
  });

  test('a series keeps the last day of the month', () => {
    const { payments } = priced([aPayment('2027-01-31', 100, 6, { payments: 3 })], '2027-01-01', 'off');
    expect(payments.map((payment) => payment.day)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31'].map(day));
  });

  test('monthly where payments lie less than a year apart, annual otherwise, or as the row says', () => {
    const of = (monthsBetween: number, more: Partial<FinancingRow> = {}) =>
      priced([aPayment('2028-01-01', 100, 6, { payments: 2, monthsBetween, ...more })], '2027-01-01').compounding;
    expect([of(11), of(12), of(12, { compounding: 'monthly' }), of(1, { compounding: 'annual' })]).toEqual(['monthly', 'annual', 'monthly', 'annual']);
  });
});

describe('interest', () => {
  test('example: 240.00 for 2027 through 31 Jan is 20.38', () => {
    const [first] = accrueInterest(priced([aPayment('2027-01-01', 4000, 6)], '2028-12-31'));
    expect(first).toMatchObject({ day: day('2027-01-31'), amount: 2038, counterRole: 'Interest expense' });
  });

  test('no year, no payment and no month is lost: what accrues is all that is paid less the price', () => {
    const rows = fc.array(
      fc.record({ after: fc.integer({ min: -1500, max: 4000 }), amount: fc.integer({ min: 1, max: 9_000_000 }) }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 2999 }), fc.constantFrom('monthly', 'annual', null), fc.integer({ min: 0, max: 900 }), (list, rate, compounding, shift) => {
        const transfer = day('2027-01-01') + shift;
        const payments = list.map(({ after, amount }, i) =>
          aPayment('2027-01-01', 0, 0, { firstPaymentDay: transfer + after, amount, compounding, rate: { ...RATE, share: { digits: rate, scale: 4 } }, origin: { table: 'Financing', key: [i] } }),
        );
        const financed = priceWithFinancing(payments, transfer, 'off');
        const events = accrueInterest(financed);
        const accrued = events.reduce((sum, { amount }) => sum + amount, 0);
        expect(financed.nominal + accrued).toBe(financed.price);
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        // By an arithmetic of its own: days as parts of the months they are in, each payment for itself.
        const per = financed.compounding === 'monthly' ? 1 : 12;
        const growth = new Decimal(rate).div(10000).div(12 / per).plus(1);
        const rough = list.reduce((sum, { after, amount }) => sum.plus(growth.pow(new Decimal(0 - after).div(30.436875).div(per)).times(amount)), new Decimal(0));
        expect(Math.abs(rough.toNumber() / financed.price - 1)).toBeLessThan(0.03 + 2 / financed.price);
      }),
      { numRuns: 120 },
    );
  });
});

const linesOf = ({ journals }: Close) => [...journals.posted, ...journals.daily];
const balance = (close: Close, role: string, through: string): number =>
  linesOf(close).reduce((sum, line) => (line.role === role && line.day <= day(through) ? sum + line.debit - line.credit : sum), 0);

describe('journals', () => {
  const book = (more: Partial<RevenueBook> = {}) =>
    aBook({
      products: [aProduct('P', { method: 'point-in-time' })],
      contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2029-12-31') })],
      obligations: [anObligation('OB-1', cents(121), { recognitionDay: day('2027-01-01') })],
      invoiceLines: [aLine('INV-1/1', day('2029-01-01'), cents(121), { contractId: 'C-1', obligationId: 'OB-1' })],
      financing: [aPayment('2029-01-01', 121, 10)],
      ...more,
    });

  test('what the customer owes grows with interest until it is invoiced', () => {
    const close = closeThrough(book(), day('2029-01-31'));
    expect(failedChecks(close)).toEqual([]);
    expect(balance(close, 'Revenue', '2029-01-31')).toBe(-cents(100));
    expect(balance(close, 'Unbilled revenue', '2027-12-31')).toBe(cents(110));
    expect(balance(close, 'Unbilled revenue', '2028-12-31')).toBe(cents(121));
    expect(balance(close, 'Interest income', '2029-01-31')).toBe(-cents(21));
    expect(balance(close, 'Unbilled revenue', '2029-01-31')).toBe(0);
    expect(balance(close, 'Deferred revenue', '2029-01-31')).toBe(0);
  });

  test('month by month is as at once, and a second close posts nothing', () => {
    let facts = book();
    for (const iso of ['2027-01-31', '2027-02-28', '2028-02-29', '2029-01-31']) facts = afterClose(closeThrough(facts, day(iso)));
    const again = closeThrough(facts, day('2029-01-31'));
    expect(again.journals.daily).toEqual([]);
    expect(balance(again, 'Interest income', '2029-01-31')).toBe(-cents(21));
    expect(failedChecks(again)).toEqual([]);
  });

  test('a rate that changes after a close is corrected on the first open day, under its own months', () => {
    const before = closeThrough(book(), day('2027-03-31'));
    const after = closeThrough(afterClose(before, { financing: [aPayment('2029-01-01', 121, 8)] }), day('2027-04-30'));
    const late = after.journals.daily.filter(({ role, reason }) => role === 'Interest income' && reason !== 'normal');
    expect(late.map(({ day: on, originPeriod }) => [on, originPeriod])).toEqual([
      [day('2027-04-01'), '2027-01'],
      [day('2027-04-01'), '2027-02'],
      [day('2027-04-01'), '2027-03'],
    ]);
    expect(failedChecks(after)).toEqual([]);
  });

  test('nothing says when it passes: an error, and nothing is discounted', () => {
    const { diagnostics, obligations } = recognizeRevenue(book({ products: [aProduct('P', { method: 'point-in-time', trigger: 'delivery' })], obligations: [anObligation('OB-1', cents(121))] }));
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'financing.undated', column: 'Transfer date' }, { code: 'recognition.undated' }]);
    expect(obligations[0]!.financing).toBeUndefined();
  });

  test('within a year the expedient says so', () => {
    const { diagnostics, obligations } = recognizeRevenue(book({ financing: [aPayment('2027-12-01', 121, 10)] }));
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'financing.within-year', column: 'Payment date' }]);
    expect(obligations[0]).toMatchObject({ allocated: cents(121), allocation: { rule: 'financing' } });
  });
});
