/** Prepaid credits: which grant a draw takes from, what it earns, what free credits are worth, what is left. */
import fc from 'fast-check';
import { creditLedger, drawCredits, recognizeRevenue } from '../../../src/engine';
import type { CreditDraw, CreditGrant, Obligation, Policy, RevenueBook } from '../../../src/engine';
import { DEFAULT_POLICY } from '../../../src/engine';
import { policyOfSet } from '../../../src/engine/domain/policy-set';
import { aBook, aContract, aCreditGrant, anObligation, aProduct, cents, day } from './book-builder';

const money = (amount: number): { digits: number; scale: number } => ({ digits: cents(amount), scale: 2 });
const units = (digits: number, scale = 0): { digits: number; scale: number } => ({ digits, scale });

const aGrant = (id: string, amount: number, more: Partial<CreditGrant> = {}): CreditGrant => aCreditGrant(id, cents(amount), more);

function aDraw(id: string, on: number, amount: number, more: Partial<CreditDraw> = {}): CreditDraw {
  return {
    document: id,
    day: on,
    contractId: 'C-1',
    customer: '',
    productId: '',
    kind: 'cash',
    quantity: money(amount),
    grantId: null,
    expectedBreakage: null,
    isOverageBilled: false,
    origin: { table: 'Credit draw-downs', key: [id, on] },
    ...more,
  };
}

const taken = (grants: readonly CreditGrant[], draws: readonly CreditDraw[]): [string, string, number][] =>
  drawCredits(grants, draws).applied.map(({ draw, grant, taken: digits }) => [draw.document, grant.id, digits]);

const problems = (grants: readonly CreditGrant[], draws: readonly CreditDraw[]): [string, number][] =>
  drawCredits(grants, draws).problems.map(({ kind, short }) => [kind, short]);

const bookOf = (
  creditGrants: readonly CreditGrant[],
  creditDraws: readonly CreditDraw[] = [],
  obligations: readonly Obligation[] = [],
  policy: Policy = DEFAULT_POLICY,
): RevenueBook => ({
  ...aBook({ contracts: [aContract('C-1', { firstDay: day('2027-01-01') })], products: [aProduct('P')], obligations }),
  creditGrants,
  creditDraws,
  policy,
});

function revenue(book: RevenueBook): Record<string, [number, number, string][]> {
  const found: Record<string, [number, number, string][]> = {};
  for (const { id, segments } of recognizeRevenue(book).obligations) {
    found[id] = segments.map(({ firstDay, amount, rule }) => [firstDay, amount, rule]);
  }
  return found;
}

describe('which grant a draw takes from', () => {
  const march = day('2027-03-31');
  const december = day('2027-12-31');

  test('the worked example: the earliest expiry first, then the next', () => {
    const grants = [aGrant('B', 500, { expiryDay: december }), aGrant('A', 100, { expiryDay: march })];
    expect(taken(grants, [aDraw('D', day('2027-03-01'), 150)])).toEqual([
      ['D', 'A', cents(100)],
      ['D', 'B', cents(50)],
    ]);
  });

  test('on the expiry day it can be drawn, on the day after not, and not before it is effective', () => {
    const grants = [aGrant('A', 100, { expiryDay: march }), aGrant('B', 100, { effectiveDay: march + 1, expiryDay: december })];
    expect(taken(grants, [aDraw('D', march, 10), aDraw('E', march + 1, 10)])).toEqual([
      ['D', 'A', cents(10)],
      ['E', 'B', cents(10)],
    ]);
    expect(problems(grants, [aDraw('D', march + 1, 1, { grantId: 'A' }), aDraw('E', march, 1, { grantId: 'B' })])).toEqual([
      ['before-effective', 100],
      ['after-expiry', 100],
    ]);
  });

  test('of one expiry: the lowest priority, then the earliest grant day, then the id; no expiry comes last', () => {
    const grants = [
      aGrant('NEVER', 1),
      aGrant('X10', 1, { expiryDay: march }),
      aGrant('X9', 1, { expiryDay: march }),
      aGrant('OLD', 1, { expiryDay: march, grantDay: day('2026-12-01') }),
      aGrant('FIRST', 1, { expiryDay: march, priority: 2 }),
    ];
    expect(taken(grants, [aDraw('D', march, 5)]).map(([, id]) => id)).toEqual(['FIRST', 'OLD', 'X9', 'X10', 'NEVER']);
  });

  test('a grant that is named comes first on its day; a grant for other products is left alone', () => {
    const grants = [aGrant('A', 100, { expiryDay: march, applicableProducts: ['API'] }), aGrant('B', 100)];
    const draws = [aDraw('D1', 10 + day('2027-01-01'), 100, { productId: 'API' }), aDraw('D2', 10 + day('2027-01-01'), 60, { grantId: 'A' })];
    expect(taken(grants, draws)).toEqual([
      ['D2', 'A', cents(60)],
      ['D1', 'A', cents(40)],
      ['D1', 'B', cents(60)],
    ]);
    expect(taken(grants, [aDraw('D', march, 10, { productId: 'SEAT' })])).toEqual([['D', 'B', cents(10)]]);
  });

  test('an exact draw leaves nothing; a cent more is short', () => {
    const grants = [aGrant('A', 100)];
    expect(problems(grants, [aDraw('D', march, 100)])).toEqual([]);
    expect(problems(grants, [aDraw('D', march, 100.01)])).toEqual([['exceeds', 1]]);
  });

  test('what is given back returns to the grant that is named, at most what was drawn', () => {
    const grants = [aGrant('A', 100)];
    const draws = [aDraw('D1', march, 30), aDraw('D2', march + 1, -10, { grantId: 'A' }), aDraw('D3', march + 2, 80)];
    expect(taken(grants, draws)).toEqual([
      ['D1', 'A', cents(30)],
      ['D2', 'A', cents(-10)],
      ['D3', 'A', cents(80)],
    ]);
    expect(problems(grants, [aDraw('D1', march, 30), aDraw('D2', march, -31, { grantId: 'A' })])).toEqual([
      ['gives-back-too-much', cents(-31)],
      // On one day the row that names a grant comes first: nothing was drawn yet.
    ]);
    expect(problems(grants, [aDraw('D', march, -1)])).toEqual([['unnamed-return', -100]]);
  });

  test('rows with one key are one draw', () => {
    const origin = { table: 'Credit draw-downs', key: ['', march] } as const;
    expect(taken([aGrant('A', 100)], [aDraw('', march, 10, { origin }), aDraw('', march, 5, { origin })])).toEqual([
      ['', 'A', cents(15)],
    ]);
  });

  test('units of different decimals are counted in one', () => {
    const grants = [aGrant('A', 0, { kind: 'units', granted: units(3), pricePaid: 1 })];
    const draw = aDraw('D', march, 0, { kind: 'units', quantity: units(125, 3) });
    expect(drawCredits(grants, [draw]).applied).toMatchObject([{ scale: 3, leftBefore: 3000, taken: 125 }]);
  });
});

describe('what draws earn', () => {
  test('the worked example: its part of the price of all that was granted', () => {
    const grants = [aGrant('G', 1100, { pricePaid: cents(1000) })];
    expect(revenue(bookOf(grants, [aDraw('D', day('2027-02-01'), 275)]))).toEqual({
      G: [[day('2027-02-01'), cents(250), 'prepaid-credits']],
    });
  });

  test('the rest lapses on the expiry day, a leap day too', () => {
    const leap = day('2028-02-29');
    const grants = [aGrant('G', 100, { expiryDay: leap })];
    expect(revenue(bookOf(grants, [aDraw('D', leap, 40)]))).toEqual({
      G: [
        [leap, cents(40), 'prepaid-credits'],
        [leap, cents(60), 'breakage'],
      ],
    });
  });

  test('credits do not end with their contract', () => {
    const contract = aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-06-30') });
    const book = { ...bookOf([aGrant('G', 100)]), contracts: [contract] };
    expect(revenue(book)).toEqual({ G: [] });
  });

  test('expected breakage is earned with the draws; beyond the expectation nothing is left to earn', () => {
    const grants = [aGrant('G', 100, { breakage: 'proportional', expectedBreakage: units(1, 1) })];
    const draws = [aDraw('D1', day('2027-02-01'), 45), aDraw('D2', day('2027-03-01'), 50)];
    expect(revenue(bookOf(grants, draws))).toEqual({
      G: [
        [day('2027-02-01'), cents(50), 'breakage'],
        [day('2027-03-01'), cents(50), 'breakage'],
      ],
    });
  });

  test('a new estimate of breakage counts from its day on, with a draw or alone', () => {
    const grants = [aGrant('G', 100, { breakage: 'proportional', expectedBreakage: units(50, 2) })];
    const draws = [
      aDraw('D1', day('2027-02-01'), 20),
      aDraw('D2', day('2027-03-01'), 10, { grantId: 'G', expectedBreakage: units(25, 2) }),
      aDraw('D3', day('2027-04-01'), 0, { grantId: 'G', expectedBreakage: units(4, 1) }),
    ];
    expect(revenue(bookOf(grants, draws))).toEqual({
      G: [
        [day('2027-02-01'), cents(40), 'breakage'],
        [day('2027-04-01'), cents(10), 'breakage'],
      ],
    });
  });

  test('one cent, and nothing for free credits of nobody', () => {
    const grants = [
      aGrant('CENT', 0, { kind: 'units', granted: units(2), pricePaid: 1, contractId: 'C-2' }),
      aGrant('FREE', 50, { pricePaid: 0, contractId: 'C-3' }),
    ];
    const draws = [
      aDraw('D1', day('2027-02-01'), 0, { contractId: 'C-2', kind: 'units', quantity: units(1) }),
      aDraw('D2', day('2027-03-01'), 0, { contractId: 'C-2', kind: 'units', quantity: units(1) }),
      aDraw('D3', day('2027-03-01'), 20, { contractId: 'C-3' }),
    ];
    const book = { ...bookOf(grants, draws), contracts: [aContract('C-2'), aContract('C-3')] };
    expect(revenue(book)).toEqual({ CENT: [[day('2027-02-01'), 1, 'prepaid-credits']], FREE: [] });
  });

  test('recognized when granted, where the policy set says so', () => {
    const policy = policyOfSet('sequence-compatible', {});
    const grants = [aGrant('G', 100, { expiryDay: day('2027-12-31'), effectiveDay: day('2027-02-01') })];
    expect(revenue(bookOf(grants, [aDraw('D', day('2027-02-01'), 40)], [], policy))).toEqual({
      G: [[day('2027-01-01'), cents(100), 'credits-when-granted']],
    });
  });
});

describe('free credits are a reduction of the price', () => {
  const allocated = (book: RevenueBook): Record<string, number> =>
    Object.fromEntries(recognizeRevenue(book).obligations.map((item) => [item.id, item.allocated]));

  test('the worked example: with the paid ones of the day', () => {
    const grants = [aGrant('PAID', 1000), aGrant('FREE', 250, { pricePaid: 0 })];
    expect(allocated(bookOf(grants))).toEqual({ PAID: cents(800), FREE: cents(200) });
  });

  test('the paid ones alone bear them, not the rest of the contract', () => {
    const subscription = anObligation('SUB', cents(1200), { standaloneSellingPrice: cents(1500) });
    const grants = [aGrant('PAID', 1000), aGrant('FREE', 250, { pricePaid: 0 }), aGrant('LATER', 10, { grantDay: day('2027-02-01') })];
    expect(allocated(bookOf(grants, [], [subscription]))).toEqual({
      SUB: cents(1200),
      PAID: cents(800),
      FREE: cents(200),
      LATER: cents(10),
    });
  });

  test('without paid ones the contract bears them, by what is expected to be used', () => {
    const subscription = anObligation('SUB', cents(1200), { standaloneSellingPrice: cents(1200) });
    const grants = [aGrant('FREE', 400, { pricePaid: 0, expectedBreakage: units(25, 2) })];
    expect(allocated(bookOf(grants, [], [subscription]))).toEqual({ SUB: cents(960), FREE: cents(240) });
  });

  test('later, they change the contract: its first price stands', () => {
    const subscription = anObligation('SUB', cents(1200), { standaloneSellingPrice: cents(1200) });
    const grants = [aGrant('FREE', 400, { pricePaid: 0, grantDay: day('2027-01-02') })];
    expect(allocated(bookOf(grants, [], [subscription]))).toEqual({ SUB: cents(1200), FREE: 0 });
  });

  test('free units are worth what the paid units cost, or the price of their product', () => {
    const paid = aGrant('PAID', 0, { kind: 'units', granted: units(100), pricePaid: cents(500) });
    const free = aGrant('FREE', 0, { kind: 'units', granted: units(20), pricePaid: 0 });
    expect(allocated(bookOf([paid, free]))).toEqual({ PAID: 41667, FREE: 8333 });
    const dear = aProduct('DEAR', { standaloneSellingPricePerUnit: units(25) });
    const book = bookOf([paid, { ...free, productId: 'DEAR' }]);
    expect(allocated({ ...book, products: [...book.products, dear] })).toEqual({ PAID: cents(250), FREE: cents(250) });
  });

  test('paid ones of a day without free ones keep their own prices', () => {
    const grants = [
      aGrant('A', 0, { kind: 'units', granted: units(100), pricePaid: cents(500) }),
      aGrant('B', 0, { kind: 'units', granted: units(100), pricePaid: cents(100) }),
    ];
    expect(allocated(bookOf(grants))).toEqual({ A: cents(500), B: cents(100) });
  });
});

test('the balance of the worked example, before and after expiry', () => {
  const expiryDay = day('2027-12-31');
  const book = bookOf([aGrant('G', 1000, { expiryDay })], [aDraw('D', day('2027-02-01'), 300)]);
  const { obligations } = recognizeRevenue(book);
  const at = (asOf: number): object | undefined => creditLedger(book, obligations, asOf, () => 0).balances[0];
  expect(at(day('2027-01-31'))).toMatchObject({ drawn: 0, left: cents(1000), price: cents(1000), earned: 0 });
  expect(at(expiryDay - 1)).toMatchObject({ drawn: cents(300), expired: 0, left: cents(700), earned: cents(300) });
  expect(at(expiryDay)).toMatchObject({ drawn: cents(300), expired: cents(700), left: 0, earned: cents(1000) });
});

describe('properties', () => {
  const start = day('2027-01-01');
  const someGrants = fc
    .array(
      fc.record({
        amount: fc.integer({ min: 1, max: 100_000 }),
        paid: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000 })),
        from: fc.integer({ min: 0, max: 60 }),
        term: fc.option(fc.integer({ min: 0, max: 400 })),
        priority: fc.option(fc.integer({ min: 1, max: 3 })),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((facts) =>
      facts.map(({ amount, paid, from, term, priority }, index) =>
        aGrant(`G${index}`, amount / 100, {
          pricePaid: paid,
          grantDay: start + from,
          expiryDay: term === null ? null : start + from + term,
          priority,
        }),
      ),
    );
  const someDraws = fc
    .array(fc.record({ on: fc.integer({ min: 0, max: 460 }), amount: fc.integer({ min: 1, max: 60_000 }) }), { maxLength: 12 })
    .map((facts) => facts.map(({ on, amount }, index) => aDraw(`D${index}`, start + on, amount / 100)));

  test('no credit is lost, none is drawn twice, and row order does not matter', () => {
    fc.assert(
      fc.property(someGrants, someDraws, (grants, draws) => {
        const { applied, problems: short } = drawCredits(grants, draws);
        const drawn = draws.reduce((sum, { quantity }) => sum + quantity.digits, 0);
        const uncovered = short.reduce((sum, problem) => sum + problem.short, 0);
        expect(applied.reduce((sum, { taken: part }) => sum + part, 0) + uncovered).toBe(drawn);
        for (const grant of grants) {
          const ofGrant = applied.filter((item) => item.grant.id === grant.id);
          const total = ofGrant.reduce((sum, item) => sum + item.taken, 0);
          expect(total).toBeLessThanOrEqual(grant.granted.digits);
          for (const { draw } of ofGrant) {
            expect(draw.day).toBeGreaterThanOrEqual(grant.effectiveDay);
            expect(draw.day).toBeLessThanOrEqual(grant.expiryDay ?? Infinity);
          }
        }
        expect(drawCredits([...grants].reverse(), [...draws].reverse())).toEqual({ applied, problems: short });
      }),
    );
  });

  test('a later expiry is touched only when the earlier ones of the day are used up', () => {
    fc.assert(
      fc.property(someGrants, someDraws, (grants, draws) => {
        const left = new Map(grants.map((grant) => [grant.id, grant.granted.digits]));
        for (const { draw, grant, taken: part } of drawCredits(grants, draws).applied) {
          for (const other of grants) {
            const isOpen = other.effectiveDay <= draw.day && draw.day <= (other.expiryDay ?? Infinity);
            const isEarlier = (other.expiryDay ?? Infinity) < (grant.expiryDay ?? Infinity);
            if (isOpen && isEarlier) expect(left.get(other.id)).toBe(0);
          }
          left.set(grant.id, (left.get(grant.id) ?? 0) - part);
        }
      }),
    );
  });

  test('what is earned never falls, never passes the price, and is all of it when credits expire', () => {
    fc.assert(
      fc.property(someGrants, someDraws, fc.integer({ min: 0, max: 99 }), (plain, draws, percent) => {
        const expectedBreakage = units(percent, 2);
        const grants = plain.map((grant, index) =>
          index % 2 === 0 && percent > 0 ? { ...grant, breakage: 'proportional' as const, expectedBreakage } : grant,
        );
        const book = bookOf(grants, draws);
        const { obligations } = recognizeRevenue(book);
        expect(obligations.reduce((sum, { allocated }) => sum + allocated, 0)).toBe(
          grants.reduce((sum, { pricePaid }) => sum + pricePaid, 0),
        );
        for (const { id, allocated, changes, segments } of obligations) {
          // Free credits given later change prices: segments of one day then offset each other.
          const onDay = new Map<number, number>();
          for (const { firstDay, amount } of segments) onDay.set(firstDay, (onDay.get(firstDay) ?? 0) + amount);
          expect([...onDay.values()].every((amount) => amount >= 0)).toBe(true);
          const earned = segments.reduce((sum, { amount }) => sum + amount, 0);
          const price = changes.reduce((sum, { amount }) => sum + amount, allocated);
          expect(earned).toBeLessThanOrEqual(price);
          if (grants.find((grant) => grant.id === id)?.expiryDay !== null) expect(earned).toBe(price);
        }
        const recognizedOf = (id: string): number =>
          (obligations.find((obligation) => obligation.id === id)?.segments ?? [])
            .filter(({ firstDay }) => firstDay <= start + 200)
            .reduce((sum, { amount }) => sum + amount, 0);
        const { balances } = creditLedger(book, obligations, start + 200, recognizedOf);
        for (const { grant, earned, left, price, isPlain } of balances) {
          expect(isPlain ? earned : recognizedOf(grant.id)).toBe(recognizedOf(grant.id));
          expect(left).toBeGreaterThanOrEqual(0);
          expect(price).toBeGreaterThanOrEqual(earned);
        }
      }),
      { numRuns: 60 },
    );
  });
});
