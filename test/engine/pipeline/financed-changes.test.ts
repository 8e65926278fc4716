/** Credit notes and modifications of financed prices: payments, price and interest, beside a schedule recalculated by hand. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { recognizeRevenue, type FinancingRow, type RevenueBook } from '../../../src/engine';
import { changePayments } from '../../../src/engine/step-3-price/change-payments';
import { priceWithFinancing } from '../../../src/engine/step-3-price/significant-financing';
import { afterClose, closeThrough, failedChecks, type Close } from '../journal/close-book';
import { aBook, aChange, aContract, aCredit, aLine, aModification, anObligation, aProduct, cents, day } from './book-builder';

function aPayment(iso: string, amount: number, percent: number, more: Partial<FinancingRow> = {}): FinancingRow {
  return {
    contractId: 'C-1',
    obligationId: 'OB-1',
    rate: { writtenAs: 'fraction', row: { table: 'Financing', key: ['C-1', 'OB-1', 1] }, share: { digits: Math.round(percent * 100), scale: 4 } },
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

/** A machine of 1 Jan 2027 for 121.00 due two years later, invoiced at once. */
const book = (more: Partial<RevenueBook> = {}): RevenueBook =>
  aBook({
    products: [aProduct('P', { method: 'point-in-time' }), aProduct('S')],
    contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2029-12-31') })],
    obligations: [anObligation('OB-1', cents(121), { recognitionDay: day('2027-01-01') })],
    invoiceLines: [aLine('INV-1/1', day('2027-01-01'), cents(121), { contractId: 'C-1', obligationId: 'OB-1' })],
    financing: [aPayment('2029-01-01', 121, 10)],
    ...more,
  });

const linesOf = ({ journals }: Close) => [...journals.posted, ...journals.daily];
const balance = (close: Close, role: string, through: string): number =>
  linesOf(close).reduce((sum, line) => (line.role === role && line.day <= day(through) ? sum + line.debit - line.credit : sum), 0);
const codesOf = (facts: RevenueBook) => recognizeRevenue(facts).diagnostics.filter(({ code }) => code.startsWith('financing.'));
const credit = (iso: string, amount = 12.1) => aCredit('CN-1/1', day(iso), 'INV-1/1', cents(amount));

describe('change-payments and credit-payments: 12.10 of 121.00 credited after a year', () => {
  const price = priceWithFinancing([aPayment('2029-01-01', 121, 10)], day('2027-01-01'), 'on');

  test('is worth 11.00 then; interest to come bears 1.10', () => {
    const change = changePayments(price, { id: 'CN-1/1', kind: 'credit', day: day('2028-01-01'), amount: cents(-12.1), earlier: [] });
    expect(change?.schedule.price).toBe(cents(-11));
    expect(change?.schedule.periods).toMatchObject([{ side: 'income', firstDay: day('2028-01-01'), interest: cents(-1.1) }]);
  });

  test('revenue falls by 11.00, interest of 2027 stays, nothing is left', () => {
    const close = closeThrough(book({ creditNoteLines: [credit('2028-01-01')] }), day('2029-01-31'));
    expect(failedChecks(close)).toEqual([]);
    expect(balance(close, 'Revenue', '2027-12-31')).toBe(-cents(100));
    expect(balance(close, 'Revenue', '2028-01-31')).toBe(-cents(89));
    expect(balance(close, 'Interest income', '2027-12-31')).toBe(-cents(10));
    expect(balance(close, 'Interest income', '2028-12-31')).toBe(-cents(19.9));
    for (const role of ['Deferred revenue', 'Unbilled revenue']) expect(balance(close, role, '2029-01-31')).toBe(0);
    expect(codesOf(book({ creditNoteLines: [credit('2028-01-01')] }))).toEqual([]);
  });

  test('a credit that comes to be known after a close is posted on the first open day', () => {
    const before = closeThrough(book(), day('2028-03-31'));
    const after = closeThrough(afterClose(before, { creditNoteLines: [credit('2028-01-01')] }), day('2029-01-31'));
    expect(failedChecks(after)).toEqual([]);
    expect(balance(after, 'Interest income', '2028-12-31')).toBe(-cents(19.9));
    expect(balance(after, 'Revenue', '2028-12-31')).toBe(-cents(89));
    expect(closeThrough(afterClose(after), day('2029-01-31')).journals.daily).toEqual([]);
  });

  test('all of it, before and on the day of payment, and after', () => {
    for (const [iso, revenue, interest] of [['2027-01-01', 0, 0], ['2029-01-01', -21, -21], ['2029-06-30', -21, -21]] as const) {
      const close = closeThrough(book({ creditNoteLines: [credit(iso, 121)] }), day('2029-12-31'));
      expect(failedChecks(close)).toEqual([]);
      expect(balance(close, 'Interest income', '2029-12-31')).toBe(cents(interest));
      expect(balance(close, 'Revenue', '2029-12-31')).toBe(revenue === 0 ? 0 : cents(21));
    }
  });

  test('paid ahead, all is given back before the goods pass: what is left is the interest of the year before, and what it grows to', () => {
    const ahead = book({
      obligations: [anObligation('OB-1', cents(4000), { recognitionDay: day('2028-12-31') })],
      invoiceLines: [aLine('INV-1/1', day('2027-01-01'), cents(4000), { contractId: 'C-1', obligationId: 'OB-1' })],
      financing: [aPayment('2027-01-01', 4000, 6)],
      creditNoteLines: [credit('2028-01-01', 4000)],
    });
    const close = closeThrough(ahead, day('2029-01-31'));
    expect(failedChecks(close)).toEqual([]);
    expect(balance(close, 'Interest expense', '2027-12-31')).toBe(cents(240));
    expect(balance(close, 'Interest expense', '2028-12-31')).toBe(cents(254.4));
    expect(balance(close, 'Revenue', '2029-01-31')).toBe(-cents(254.4));
  });
});

describe('findings', () => {
  const modified = (more: Partial<RevenueBook>, change: Parameters<typeof aChange>[1], treatment: 'prospective' | 'separate-contract' | 'termination' = 'prospective') =>
    codesOf(book({ modifications: [aModification('M', day('2028-01-01'), { treatment })], modificationLines: [aChange('M on OB-1', change)], ...more }));
  const service: Partial<RevenueBook> = {
    obligations: [anObligation('OB-1', cents(12_000), { productId: 'S', firstDay: day('2027-01-01'), lastDay: day('2028-12-31') })],
    invoiceLines: [aLine('INV-1/1', day('2027-01-01'), cents(12_000), { contractId: 'C-1', obligationId: 'OB-1' })],
    financing: [aPayment('2027-01-01', 12_000, 6)],
  };

  test('a changed price or a new one enters in its payments; one that stays is nothing', () => {
    expect(modified({}, { priceChange: cents(10) })).toEqual([]);
    expect(modified({}, { newPrice: cents(131) })).toEqual([]);
    expect(modified({}, { newPrice: cents(121) })).toEqual([]);
    expect(modified({}, { priceChange: 0 })).toEqual([]);
  });

  test('refused: a separate contract, service over its term, and what falls away before it passes', () => {
    expect(modified({}, { priceChange: cents(10) }, 'separate-contract')).toMatchObject([
      { severity: 'error', code: 'financing.modified', table: 'Modification lines', column: 'Price change', message: expect.stringContaining('rows of its own in Financing') as string },
    ]);
    expect(modified(service, { priceChange: cents(10) })).toMatchObject([{ code: 'financing.modified', message: expect.stringContaining('End it in the modification') as string }]);
    const undelivered = { policy: { ...book().policy, financingExpedient: 'off' as const }, obligations: [anObligation('OB-1', cents(121), { recognitionDay: day('2028-06-30') })] };
    expect(modified(undelivered, { isRemoved: true })).toMatchObject([{ code: 'financing.modified', message: expect.stringContaining('leave Removed empty') as string }]);
  });

  test('a credit on service over its term has a warning where it gives back what has passed; other prices, and the time after, have none', () => {
    const proRata = (iso: string) => ({ ...credit(iso, 21), treatment: 'pro-rata' as const });
    expect(codesOf(book({ ...service, creditNoteLines: [proRata('2028-06-30')] }))).toMatchObject([
      { severity: 'warning', code: 'financing.credited', table: 'Credit notes', column: 'Amount', message: expect.stringContaining('21.00 USD') as string },
    ]);
    expect(codesOf(book({ ...service, creditNoteLines: [credit('2028-06-30', 21)] }))).toEqual([]);
    expect(codesOf(book({ ...service, creditNoteLines: [proRata('2029-01-01')] }))).toEqual([]);
    expect(codesOf(book({ ...service, creditNoteLines: [proRata('2028-06-30')], financing: [] }))).toEqual([]);
  });

  test('an invoice whose credit lowered payments is voided: an error', () => {
    const lines = book().invoiceLines.map((line) => ({ ...line, status: 'voided' as const, voidDay: day('2028-06-30') }));
    expect(codesOf(book({ invoiceLines: lines, creditNoteLines: [credit('2028-01-01')] }))).toMatchObject([
      { severity: 'error', code: 'financing.voided', table: 'Credit notes' },
    ]);
  });
});

const firstOf = (month: number): string => `${2027 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;

interface Deal {
  readonly percent: number;
  readonly transfer: number;
  /** Month and cents. */
  readonly payments: readonly (readonly [number, number])[];
  readonly changes: readonly (readonly [number, number])[];
}

/** Payments on firsts of months, so that a schedule at a monthly rate can be recalculated by whole months. */
const anyDeal = fc
  .record({
    percent: fc.integer({ min: 1, max: 30 }),
    transfer: fc.integer({ min: 0, max: 30 }),
    payments: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1_000, max: 5_000_000 })), { minLength: 1, maxLength: 6, selector: ([month]) => month }),
    changes: fc.array(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: -100, max: 60 })), { minLength: 1, maxLength: 3 }),
  })
  .map(({ payments, changes, ...deal }): Deal => {
    const nominal = payments.reduce((sum, [, amount]) => sum + amount, 0);
    return {
      ...deal,
      payments: [...payments].sort(([a], [b]) => a - b),
      changes: changes.map(([month, part]) => [month, Math.trunc((nominal * part) / 300)] as const).sort(([a], [b]) => a - b),
    };
  });

test('on random payments: the price changes by what the payments are worth at the rate of the beginning, interest by the rest', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyDeal, ({ percent, transfer, payments, changes }) => {
      const rows = payments.map(([month, amount]) => aPayment(firstOf(month), amount / 100, percent, { compounding: 'monthly' }));
      const price = priceWithFinancing(rows, day(firstOf(transfer)), 'off');
      const growth = new Decimal(percent).div(1200).plus(1);
      const left = new Map(payments);
      const earlier: NonNullable<ReturnType<typeof changePayments>>[] = [];
      for (const [index, [month, amount]] of changes.entries()) {
        const change = changePayments(price, { id: `K${index}`, kind: 'credit', day: day(firstOf(month)), amount, earlier });
        if (change === null) continue;
        earlier.push(change);
        compared += 1;
        const valued = Math.max(transfer, month);
        let worth = new Decimal(0);
        let sum = 0;
        for (const payment of change.schedule.payments) {
          const on = payments.find(([of]) => day(firstOf(of)) === payment.day)?.[0] ?? month;
          if (payment.share?.of !== null) left.set(on, (left.get(on) ?? 0) + payment.amount);
          worth = worth.plus(new Decimal(payment.amount).times(growth.pow(valued - on)));
          sum += payment.amount;
          expect(on).toBeGreaterThanOrEqual(month);
        }
        expect(sum).toBe(amount);
        expect([...left.values()].every((value) => value >= 0)).toBe(true);
        // Deposits, payments of the day and later ones are rounded apart.
        expect(Math.abs(worth.minus(change.schedule.price).toNumber())).toBeLessThanOrEqual(1);
        const interest = change.schedule.periods.reduce((total, period) => total + (period.side === 'expense' ? -1 : 1) * period.interest, 0);
        expect(interest).toBe(amount - change.schedule.price);
        expect(change.schedule.periods.every(({ firstDay }) => firstDay >= day(firstOf(month)))).toBe(true);
      }
    }),
    { endOnFailure: true, numRuns: 200, seed: 606 },
  );
  expect(compared).toBeGreaterThan(150);
});

test('on random books: every check holds, and at the end nothing is left of balances', () => {
  fc.assert(
    fc.property(anyDeal, ({ percent, transfer, payments, changes }) => {
      const nominal = payments.reduce((sum, [, amount]) => sum + amount, 0);
      let standing = nominal;
      const credits = changes.flatMap(([month, amount], index) => {
        const size = Math.min(Math.abs(amount), standing);
        standing -= size;
        return size <= 0 ? [] : [aCredit(`CN-${index}/1`, day(firstOf(month)), 'INV-1/1', size)];
      });
      const facts = book({
        policy: { ...book().policy, financingExpedient: 'off' },
        contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2032-12-31') })],
        obligations: [anObligation('OB-1', nominal, { recognitionDay: day(firstOf(transfer)) })],
        invoiceLines: [aLine('INV-1/1', day('2027-01-01'), nominal, { contractId: 'C-1', obligationId: 'OB-1' })],
        financing: payments.map(([month, amount]) => aPayment(firstOf(month), amount / 100, percent, { compounding: 'monthly' })),
        creditNoteLines: credits,
      });
      const close = closeThrough(facts, day('2032-12-31'));
      expect(failedChecks(close)).toEqual([]);
      for (const role of ['Deferred revenue', 'Unbilled revenue']) expect(balance(close, role, '2032-12-31')).toBe(0);
    }),
    { endOnFailure: true, numRuns: 25, seed: 606 },
  );
});

test('of service over its term: what is left of it bears a credit, at the price that leaves nothing of payments and interest', () => {
  const TERM = 24;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: TERM - 1 }), fc.integer({ min: 100, max: 1_000_000 }), (percent, month, amount) => {
      const nominal = 2_000_000;
      const facts = book({
        policy: { ...book().policy, financingExpedient: 'off' },
        contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2028-12-31') })],
        obligations: [anObligation('OB-1', nominal, { productId: 'S', strategy: 'even-periods', firstDay: day('2027-01-01'), lastDay: day('2028-12-31') })],
        invoiceLines: [aLine('INV-1/1', day('2027-01-01'), nominal, { contractId: 'C-1', obligationId: 'OB-1' })],
        financing: [aPayment('2027-01-01', nominal / 100, percent)],
        creditNoteLines: [aCredit('CN-1/1', day(firstOf(month)), 'INV-1/1', amount)],
      });
      const [change] = recognizeRevenue(facts).obligations[0]!.financing?.changes ?? [];
      const growth = new Decimal(percent).div(1200).plus(1);
      const left = TERM - month;
      const worthOfMonths = Array.from({ length: left }, (_, index) => growth.pow(-index - 1)).reduce((sum, worth) => sum.plus(worth), new Decimal(0));
      expect(change?.schedule.price).toBe(new Decimal(-amount).times(left).div(worthOfMonths).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
      const close = closeThrough(facts, day('2028-12-31'));
      expect(failedChecks(close)).toEqual([]);
      for (const role of ['Deferred revenue', 'Unbilled revenue']) expect(balance(close, role, '2028-12-31')).toBe(0);
    }),
    { endOnFailure: true, numRuns: 40, seed: 606 },
  );
});

test('of service over its term, on any day and paid in any way: every check holds and nothing is left', () => {
  const payments = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1_000, max: 900_000 })), { minLength: 1, maxLength: 4, selector: ([month]) => month });
  fc.assert(
    fc.property(payments, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 100, max: 90_000 }), fc.constantFrom('even-periods', 'exact-days', 'even-daily-ends'), (paid, after, amount, strategy) => {
      const nominal = paid.reduce((sum, [, each]) => sum + each, 0);
      const facts = book({
        policy: { ...book().policy, financingExpedient: 'off' },
        contracts: [aContract('C-1', { firstDay: day('2027-01-16'), lastDay: day('2029-01-15') })],
        obligations: [anObligation('OB-1', nominal, { productId: 'S', strategy, firstDay: day('2027-01-16'), lastDay: day('2029-01-15') })],
        invoiceLines: [aLine('INV-1/1', day('2027-01-01'), nominal, { contractId: 'C-1', obligationId: 'OB-1' })],
        financing: [...paid].sort(([a], [b]) => a - b).map(([month, each]) => aPayment(firstOf(month), each / 100, 9)),
        creditNoteLines: [aCredit('CN-1/1', day('2027-01-01') + after, 'INV-1/1', Math.min(amount, nominal))],
      });
      const close = closeThrough(facts, day('2031-12-31'));
      expect(failedChecks(close)).toEqual([]);
      for (const role of ['Deferred revenue', 'Unbilled revenue']) expect(balance(close, role, '2031-12-31')).toBe(0);
    }),
    { endOnFailure: true, numRuns: 60, seed: 606 },
  );
});
