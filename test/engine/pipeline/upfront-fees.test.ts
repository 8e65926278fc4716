/** Upfront fees and the timing of minimum true-ups: the worked examples and their edges. */
import fc from 'fast-check';
import { DEFAULT_POLICY, readSegment, recognizeRevenue, type Obligation, type Policy, type RevenueBook } from '../../../src/engine';
import { aBook, aContract, aLine, anObligation, aProduct, aUsage, cents, day } from './book-builder';

const aClub = (fee: Partial<Obligation>, more: readonly Obligation[] = []): RevenueBook =>
  aBook({
    products: [aProduct('P'), aProduct('JOIN', { method: 'point-in-time' })],
    contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
    obligations: [anObligation('CLUB', cents(240)), anObligation('JOIN', cents(60), { productId: 'JOIN', ...fee }), ...more],
  });

const allocatedOf = (book: RevenueBook) =>
  Object.fromEntries(recognizeRevenue(book).obligations.map(({ id, allocated }) => [id, allocated]));

describe('upfront fees', () => {
  test('a fee of the contract is split over its other promises', () => {
    expect(allocatedOf(aClub({ upfrontFee: 'contract' }))).toEqual({ CLUB: cents(300), JOIN: 0 });
  });

  test('a fee that gives a right to renew is recognized as long as the customer is expected to stay', () => {
    const life = aClub({ upfrontFee: 'customer-life', lastDay: day('2029-12-31'), standaloneSellingPrice: cents(60) });
    const club = life.obligations.map((row) => (row.id === 'CLUB' ? { ...row, standaloneSellingPrice: cents(240) } : row));
    const fee = recognizeRevenue({ ...life, obligations: club }).obligations.find(({ id }) => id === 'JOIN')!;
    const [segment] = fee.segments;
    const years = ['2027-12-31', '2028-12-31', '2029-12-31'].map((end) => readSegment(segment!)(day(end)));
    expect(years).toEqual([cents(20), cents(40), cents(60)]);
  });

  test('several promises without selling prices cannot share a fee', () => {
    const { diagnostics } = recognizeRevenue(aClub({ upfrontFee: 'contract' }, [anObligation('POOL', cents(100))]));
    expect(diagnostics.map(({ code }) => code)).toEqual(['ssp.missing', 'ssp.missing']);
  });
});

const aTruedUp = (trueUpTiming: Policy['trueUpTiming'], uses: readonly (readonly [string, number])[], trueUp = cents(155)): RevenueBook => ({
  ...aBook({
    products: [aProduct('P', { method: 'usage' })],
    contracts: [aContract('C-1')],
    obligations: [anObligation('OB-1', 0)],
    usage: uses.map(([on, amount]) => aUsage('OB-1', day(on), 1, amount)),
    invoiceLines: [
      aLine('INV-1/1', day('2027-04-30'), 0 + uses.reduce((sum, [, amount]) => sum + amount, 0), { contractId: 'C-1', obligationId: 'OB-1', firstDay: day('2027-04-01'), lastDay: day('2027-04-30') }),
      aLine('INV-1/2', day('2027-04-30'), trueUp, { contractId: 'C-1', type: 'minimum true-up', firstDay: day('2027-04-01'), lastDay: day('2027-04-30') }),
    ],
  }),
  policy: { ...DEFAULT_POLICY, trueUpTiming, straightLineStrategy: 'exact-days' },
});

const throughOf = (book: RevenueBook) => {
  const [obligation] = recognizeRevenue(book).obligations;
  const topUp = obligation!.segments.find(({ source }) => source === 'Minimum true-up')!;
  const followed = topUp.curve.kind === 'follows' ? topUp.curve : null;
  return (on: string): number => {
    const at = day(on);
    if (followed === null) return readSegment(topUp)(at);
    const used = followed.segments.filter(({ firstDay }) => firstDay <= at).reduce((sum, { amount }) => sum + amount, 0);
    return Math.round((topUp.amount * used) / followed.whole);
  };
};

describe('a minimum true-up', () => {
  const uses = [
    ['2027-04-10', cents(50)],
    ['2027-04-20', cents(50)],
  ] as const;

  test.each([
    ['period-end', [0, 0, cents(155)]],
    ['over-period', [cents(51.67), cents(103.33), cents(155)]],
    ['estimate', [cents(77.5), cents(155), cents(155)]],
  ] as const)('%s', (timing, expected) => {
    const through = throughOf(aTruedUp(timing, uses));
    expect(['2027-04-10', '2027-04-20', '2027-04-30'].map(through)).toEqual(expected);
  });

  test('without usage in its period an estimate waits for the end', () => {
    expect(throughOf(aTruedUp('estimate', [['2027-05-02', cents(10)]]))('2027-04-29')).toBe(0);
  });

  test('whatever the timing and the usage, all of it is revenue when the period ends', () => {
    const timing = fc.constantFrom<Policy['trueUpTiming']>('period-end', 'over-period', 'estimate');
    const used = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 10_000 })), { maxLength: 5 });
    fc.assert(
      fc.property(timing, used, fc.integer({ min: 1, max: 100_000 }), (chosen, rows, trueUp) => {
        const dated = rows.map(([on, amount]) => [`2027-04-${String(on).padStart(2, '0')}`, amount] as const);
        const through = throughOf(aTruedUp(chosen, dated, trueUp));
        expect([through('2027-03-31'), through('2027-04-30')]).toEqual([0, trueUp]);
      }),
      { numRuns: 200 },
    );
  });
});
