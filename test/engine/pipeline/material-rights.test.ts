/** Material rights: what they are worth, and when what is allocated to them is revenue. */
import fc from 'fast-check';
import { Decimal } from 'decimal.js';
import { recognizeRevenue, type MaterialRight, type Obligation, type RevenueBook, type RightExercise } from '../../../src/engine';
import { aBook, aContract, anObligation, aProduct, cents, day } from './book-builder';

const decimal = (digits: number, scale = 0): { digits: number; scale: number } => ({ digits, scale });
const share = (digits: number, scale: number) => ({ share: decimal(digits, scale), isPercent: false });

const VOUCHER: MaterialRight = {
  value: { kind: 'discount', purchase: decimal(50), discount: share(4, 1), generalDiscount: share(1, 1), likelihood: share(8, 1) },
  expectedExercises: null,
};

const aRight = (right: MaterialRight, more: Partial<Obligation> = {}): Obligation =>
  anObligation('R-1', 0, {
    productId: '',
    method: 'progress',
    right,
    lastDay: day('2027-06-30'),
    origin: { table: 'Material rights', key: ['R-1'] },
    ...more,
  });

const anExercise = (on: string, done: number, more: Partial<RightExercise> = {}): RightExercise => ({
  obligationId: 'R-1',
  day: day(on),
  measure: 'amount',
  done: decimal(done),
  isPercent: false,
  expectedTotal: null,
  firstDay: null,
  lastDay: null,
  origin: { table: 'Option exercises', key: ['R-1', day(on)] },
  ...more,
});

const aSale = (right: Obligation, rightExercises: readonly RightExercise[], price = cents(100)): RevenueBook =>
  aBook({
    products: [aProduct('P', { method: 'point-in-time' })],
    contracts: [aContract('C-1')],
    obligations: [
      anObligation('GOODS', price, { standaloneSellingPrice: price, recognitionDay: day('2027-01-15') }),
      right,
    ],
    rightExercises,
  });

const rightOf = (book: RevenueBook) => recognizeRevenue(book).obligations.find(({ id }) => id === 'R-1')!;
const datedOf = (book: RevenueBook) => rightOf(book).segments.map(({ firstDay, amount, rule }) => [firstDay, amount, rule]);

describe('the worked examples', () => {
  test('the value is the discount beyond the general one, as far as it is likely', () => {
    const right = rightOf(aSale(aRight(VOUCHER), []));
    expect(right.sellingPrice.amount).toBe(cents(12));
    expect(right.allocated).toBe(cents(10.71));
  });

  test('exercises earn it in proportion, the last day the rest', () => {
    expect(datedOf(aSale(aRight(VOUCHER), [anExercise('2027-02-10', 20)]))).toEqual([
      [day('2027-02-10'), cents(4.28), 'material-right'],
      [day('2027-06-30'), cents(6.43), 'material-right-expiry'],
    ]);
  });
});

describe('edges', () => {
  test('unused, all of it is revenue on the last day; without a last day none ever', () => {
    expect(datedOf(aSale(aRight(VOUCHER), []))).toEqual([[day('2027-06-30'), cents(10.71), 'material-right-expiry']]);
    expect(datedOf(aSale(aRight(VOUCHER, { lastDay: null }), []))).toEqual([]);
  });

  test('more exercises than expected earn no more than its price', () => {
    const twice = [anExercise('2027-02-10', 40), anExercise('2027-02-11', 40)];
    expect(datedOf(aSale(aRight(VOUCHER), twice)).map(([, amount]) => amount)).toEqual([cents(8.57), cents(2.14)]);
  });

  test('two exercises on one day are one, whatever their order', () => {
    const two = [anExercise('2027-02-10', 5), anExercise('2027-02-10', 15)];
    const once = datedOf(aSale(aRight(VOUCHER), [anExercise('2027-02-10', 20)]));
    expect(datedOf(aSale(aRight(VOUCHER), two))).toEqual(once);
    expect(datedOf(aSale(aRight(VOUCHER), [...two].reverse()))).toEqual(once);
  });

  test('a new expectation changes the total to date, down too', () => {
    const lower = [anExercise('2027-02-10', 20), anExercise('2027-03-10', 5, { expectedTotal: decimal(100) })];
    expect(datedOf(aSale(aRight(VOUCHER), lower)).map(([, amount]) => amount)).toEqual([cents(4.28), cents(-1.6), cents(8.03)]);
  });

  test('an exercise on the last day leaves nothing to lapse', () => {
    expect(datedOf(aSale(aRight(VOUCHER), [anExercise('2027-06-30', 50)]))).toEqual([[day('2027-06-30'), cents(10.71), 'material-right']]);
  });

  test('one cent is revenue once', () => {
    const right = aRight({ value: { kind: 'stated' }, expectedExercises: null }, { standaloneSellingPrice: 1 });
    const half = (on: string) => anExercise(on, 0, { measure: 'share', done: decimal(5, 1) });
    const amounts = datedOf(aSale(right, [half('2027-02-01'), half('2027-03-01')], cents(0.99))).map(([, amount]) => amount);
    expect(amounts).toEqual([1]);
  });

  test('service bought with it spreads what the exercise earns', () => {
    const term = { firstDay: day('2028-01-01'), lastDay: day('2028-12-31') };
    const [segment] = rightOf(aSale(aRight(VOUCHER), [anExercise('2027-06-01', 50, term)])).segments;
    expect(segment).toMatchObject({ curve: { kind: 'over-time' }, amount: cents(10.71), ...term });
  });

  test('a renewal counts as promised: its expected price and selling price, over its term', () => {
    const right = aRight(
      { value: { kind: 'renewal', price: decimal(1000), sellingPrice: decimal(750), likelihood: share(9, 1) }, expectedExercises: null },
      { statedPrice: cents(900), method: 'straight-line', firstDay: day('2028-01-01'), lastDay: day('2028-12-31') },
    );
    const renewal = rightOf(aSale(right, [], cents(1000)));
    expect([renewal.sellingPrice.amount, renewal.allocated]).toEqual([cents(675), cents(765.67)]);
    expect(renewal.segments).toHaveLength(1);
  });
});

test('whatever is exercised: never more than the price, all of it by the last day, and each day as the formula has it', () => {
  const exercise = fc.record({ on: fc.integer({ min: 0, max: 150 }), done: fc.integer({ min: 1, max: 30 }), expected: fc.option(fc.integer({ min: 1, max: 90 })) });
  fc.assert(
    fc.property(fc.uniqueArray(exercise, { maxLength: 6, selector: ({ on }) => on }), fc.integer({ min: 1, max: 100_000 }), (uses, price) => {
      const start = day('2027-01-15');
      const rows = uses.map(({ on, done, expected }): RightExercise => ({
        ...anExercise('2027-01-15', done, { expectedTotal: expected === null ? null : decimal(expected) }),
        day: start + on,
        origin: { table: 'Option exercises', key: ['R-1', start + on] },
      }));
      const right = rightOf(aSale(aRight(VOUCHER), rows, price));
      const through = (last: number) => right.segments.filter(({ firstDay }) => firstDay <= last).reduce((sum, { amount }) => sum + amount, 0);
      let done = new Decimal(0);
      let expected = new Decimal(50);
      for (const row of [...rows].sort((a, b) => a.day - b.day)) {
        done = done.plus(row.done.digits);
        if (row.expectedTotal !== null) expected = new Decimal(row.expectedTotal.digits);
        const earned = Decimal.min(done, expected).times(right.allocated).div(expected).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        expect(through(row.day)).toBe(earned.toNumber());
      }
      expect(through(day('2027-06-30'))).toBe(right.allocated);
    }),
    { numRuns: 300 },
  );
});
