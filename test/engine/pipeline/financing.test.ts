/** Significant financing components: prices by present value, interest apart from revenue, and their edges. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { DEFAULT_POLICY, priceWithFinancing, recognizeRevenue, type FinancingRow, type InvoiceLine, type RevenueBook } from '../../../src/engine';
import type { StraightLineStrategy } from '../../../src/engine/domain/recognition-method';
import { priceServiceWithFinancing } from '../../../src/engine/step-3-price/finance-over-term';
import { statedPayments } from '../../../src/engine/step-3-price/significant-financing';
import { passedByMonth } from '../../../src/engine/step-5-recognition/recognize-straight-line';
import { recognizedThrough } from '../../../src/engine/step-5-recognition/recognized-through';
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
        expect(Math.abs(rough.toNumber() - financed.price)).toBeLessThan(0.03 * rough.toNumber() + 2);
      }),
      { numRuns: 120 },
    );
  });
});

describe('service over a term', () => {
  const aService = (first: string, last: string, strategy: StraightLineStrategy, payments: readonly FinancingRow[], compounding: 'monthly' | 'annual' = 'monthly') => {
    const service = { firstDay: day(first), lastDay: day(last), strategy };
    const { rate, obligationId, origin } = payments[0]!;
    const facts = { obligationId, rate, compounding, origin, service, payments: statedPayments(payments) };
    return { ...facts, passes: passedByMonth(strategy, service.firstDay, service.lastDay) };
  };

  test('example: 12,000.00 ahead of 24 equal months at 6 % is 531.85 a month; interest 60.00, then 57.64', () => {
    const financed = priceServiceWithFinancing(aService('2027-01-01', '2028-12-31', 'even-periods', [aPayment('2027-01-01', 12000, 6)]), 'on');
    expect(financed.price).toBe(1_276_434);
    expect(financed.periods.slice(0, 2)).toMatchObject([
      { side: 'expense', opening: cents(12000), interest: 6000, passed: 53185, closing: 1_152_815 },
      { interest: 5764 },
    ]);
    expect(financed.periods.at(-1)!.closing).toBe(0);
  });

  test('paid after the end: income; paid each month as it passes: none', () => {
    const late = priceServiceWithFinancing(aService('2027-01-01', '2028-12-31', 'even-periods', [aPayment('2029-01-01', 12000, 6)]), 'off');
    expect(new Set(late.periods.filter(({ interest }) => interest !== 0).map(({ side }) => side))).toEqual(new Set(['income']));
    expect(late.price).toBeLessThan(cents(12000));
    const level = [aPayment('2027-01-31', 500, 6, { payments: 24 })];
    expect(priceServiceWithFinancing(aService('2027-01-01', '2028-12-31', 'even-periods', level), 'off').price).toBe(cents(12000));
  });

  test.each([
    ['2027-01-01', 36000, 1, false],
    ['2027-01-01', 12000, 3, true],
  ])('from %s, payments of %d × %d: within a year of the service they pay for: %s', (iso, amount, payments, isNear) => {
    const rows = [aPayment(iso, amount, 6, { payments, monthsBetween: 12 })];
    expect(priceServiceWithFinancing(aService('2027-01-01', '2029-12-31', 'exact-days', rows), 'on').isWithinYear).toBe(isNear);
  });

  test('a term of one day, of a leap day, at the last day of a month', () => {
    for (const [first, last] of [['2028-02-29', '2028-02-29'], ['2027-01-31', '2027-01-31'], ['2027-01-31', '2027-02-01']] as const) {
      const financed = priceServiceWithFinancing(aService(first, last, 'exact-days', [aPayment('2030-01-31', 100, 6)]), 'off');
      const accrued = accrueInterest(financed).reduce((sum, { amount }) => sum + amount, 0);
      expect(financed.nominal + accrued).toBe(financed.price);
      expect(financed.price).toBeLessThan(cents(100));
    }
  });

  test('shares of a term rise to one, whatever the strategy', () => {
    const strategies = ['exact-days', 'even-periods', 'even-period-ends', 'even-calendar-ends', 'even-daily-ends'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...strategies), fc.integer({ min: 20800, max: 21600 }), fc.integer({ min: 0, max: 3700 }), (strategy, first, length) => {
        const shares = passedByMonth(strategy, first, first + length).map(({ numerator, denominator }) => numerator / denominator);
        expect(shares.at(-1)).toBe(1);
        shares.forEach((share, i) => expect(share).toBeGreaterThanOrEqual((shares[i - 1] ?? 0) - 1e-12));
        // The same months as revenue takes, to the cent of a large amount.
        const term = { firstDay: first, lastDay: first + length, amount: 1_000_000_000, curve: { kind: 'over-time', strategy } as const };
        passedByMonth(strategy, first, first + length).forEach(({ day: end, numerator, denominator }) =>
          expect(Math.abs(recognizedThrough(term, end) - (1e9 * numerator) / denominator)).toBeLessThanOrEqual(2),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('what is paid, with interest, is what passes; interest of a month is that of its balance', () => {
    const rows = fc.array(fc.record({ after: fc.integer({ min: -900, max: 2500 }), amount: fc.integer({ min: 1, max: 9_000_000 }) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 0, max: 1800 }), fc.constantFrom('monthly', 'annual'), fc.constantFrom('exact-days', 'even-periods', 'even-calendar-ends'), (list, rate, length, compounding, strategy) => {
        const first = day('2027-01-16');
        const payments = list.map(({ after, amount }, i) =>
          aPayment('2027-01-16', 0, 0, { firstPaymentDay: first + after, amount, rate: { ...RATE, share: { digits: rate, scale: 4 } }, origin: { table: 'Financing', key: [i] } }),
        );
        const facts = aService('2027-01-16', '2027-01-16', strategy, payments, compounding);
        const service = { ...facts.service, lastDay: first + length };
        const financed = priceServiceWithFinancing({ ...facts, service, passes: passedByMonth(strategy, first, first + length) }, 'off');
        const events = accrueInterest(financed);
        expect(financed.nominal + events.reduce((sum, { amount }) => sum + amount, 0)).toBe(financed.price);
        expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
        expect(financed.periods.at(-1)!.closing + 0).toBe(0);
        for (const { side, opening, interest, paid, passed = 0, closing } of financed.periods) {
          const sign = side === 'expense' ? 1 : -1;
          expect(opening + interest + sign * (paid - passed)).toBe(closing);
        }
        // Worth today of what is paid = worth today of what passes, each for itself in years of days.
        const worth = (on: number): Decimal => new Decimal(1 + rate / 10000 / (compounding === 'monthly' ? 12 : 1)).pow(new Decimal(first - on).div(compounding === 'monthly' ? 30.436875 : 365.2425));
        const paid = list.reduce((sum, { after, amount }) => sum.plus(worth(first + after).times(amount)), new Decimal(0));
        const passed = financed.periods.reduce((sum, period) => sum.plus(worth(period.lastDay).times(period.passed ?? 0)), new Decimal(0));
        expect(Math.abs(paid.minus(passed).toNumber())).toBeLessThan(0.03 * paid.toNumber() + 20);
      }),
      { numRuns: 80 },
    );
  });
});

describe('payments as invoiced', () => {
  const asInvoiced = aPayment('2027-01-01', 0, 10, { firstPaymentDay: null, origin: { table: 'Financing', key: ['C-1', 'OB-1', ''] } });
  const line = (id: string, iso: string, amount: number, more: Partial<InvoiceLine> = {}) => aLine(id, day(iso), cents(amount), { contractId: 'C-1', obligationId: 'OB-1', ...more });
  const recognized = (invoiceLines: readonly InvoiceLine[], more: Partial<RevenueBook> = {}) =>
    recognizeRevenue(
      aBook({
        products: [aProduct('P', { method: 'point-in-time' })],
        contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2029-12-31') })],
        obligations: [anObligation('OB-1', cents(121), { recognitionDay: day('2027-01-01') })],
        invoiceLines,
        financing: [asInvoiced],
        ...more,
      }),
    );

  test('example: 121.00 due two years after the invoice is a price of 100.00', () => {
    const { obligations, diagnostics } = recognized([line('INV-1/1', '2027-01-01', 121, { dueDay: day('2029-01-01') })]);
    expect(diagnostics).toEqual([]);
    expect(obligations[0]).toMatchObject({ statedPrice: cents(100), financing: { payments: [{ day: day('2029-01-01'), amount: cents(121) }] } });
  });

  test('drafts are payments to come, voided lines are none, the invoice date counts without a due date', () => {
    const lines = [
      line('INV-1/1', '2027-01-01', 21),
      line('INV-2/1', '2029-01-01', 100, { status: 'draft' }),
      line('INV-3/1', '2027-06-01', 50, { status: 'voided', voidDay: day('2027-06-02') }),
    ];
    expect(recognized(lines).obligations[0]!.financing!.payments.map((payment) => [payment.day, payment.amount])).toEqual([
      [day('2027-01-01'), cents(21)],
      [day('2029-01-01'), cents(100)],
    ]);
  });

  test.each([
    ['nothing is invoiced', [], '0.00 USD', 'as drafts if need be'],
    ['a part is', [line('INV-1/1', '2027-01-01', 21)], '21.00 USD', '121.00 USD'],
    ['more than the price is', [line('INV-1/1', '2027-01-01', 122)], '122.00 USD', 'Correct the price'],
  ])('%s: an error at the row, and nothing is discounted', (_, lines, first, second) => {
    const { obligations, diagnostics } = recognized(lines);
    const found = diagnostics.find(({ code }) => code === 'financing.not-invoiced');
    expect(found).toMatchObject({ severity: 'error', table: 'Financing', column: 'Payment date' });
    expect(found!.message).toContain(first);
    expect(found!.message).toContain(second);
    expect(obligations[0]!.financing).toBeUndefined();
  });

  test('a row for the contract: each obligation by its own lines and its part of a shared one; usage is left out', () => {
    const shares = [
      { obligationId: 'OB-1', before: 0, through: 1, whole: 4, origin: { table: 'Line shares', key: ['INV-1', 1, 'OB-1'] } },
      { obligationId: 'OB-2', before: 1, through: 4, whole: 4, origin: { table: 'Line shares', key: ['INV-1', 1, 'OB-2'] } },
    ] as const;
    const { obligations, coverage } = recognized([line('INV-1/1', '2029-01-01', 484, { obligationId: null, shares })], {
      obligations: [
        anObligation('OB-1', cents(121), { recognitionDay: day('2027-01-01'), standaloneSellingPrice: cents(100) }),
        anObligation('OB-2', cents(363), { recognitionDay: day('2027-01-01'), standaloneSellingPrice: cents(300) }),
        anObligation('OB-3', 0, { method: 'usage' }),
      ],
      financing: [{ ...asInvoiced, obligationId: '' }],
    });
    expect(obligations.map(({ statedPrice }) => statedPrice)).toEqual([cents(100), cents(300), 0]);
    expect(obligations[2]!.financing).toBeUndefined();
    expect(coverage.find(({ table }) => table === 'Financing')).toMatchObject({ rows: 1, used: 1 });
  });

  test('service: month by month by default, in the middle of its term where Settings say so', () => {
    const service = { obligations: [anObligation('OB-1', cents(121), { method: 'straight-line' as const, firstDay: day('2027-01-01'), lastDay: day('2028-12-31') })] };
    const paid = [line('INV-1/1', '2027-01-01', 121)];
    expect(recognized(paid, service).obligations[0]!.financing).toMatchObject({ transferDay: null, service: { lastDay: day('2028-12-31') } });
    const middle = recognized(paid, { ...service, policy: { ...DEFAULT_POLICY, financingOfService: 'middle', financingExpedient: 'off' } });
    expect(middle.obligations[0]!.financing).toMatchObject({ transferDay: day('2028-01-01'), price: cents(133.1) });
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
