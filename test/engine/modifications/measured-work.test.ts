/** Modifications and estimates of work whose progress is measured, by rows of progress and by milestones. */
import fc from 'fast-check';
import { Decimal } from 'decimal.js';
import type { Estimate, ProgressRecord } from '../../../src/engine';
import { aBook, aChange, aContract, aMilestone, aModification, anObligation, aProduct, cents, day, type BookParts } from '../pipeline/book-builder';
import { readSegments, recognizeRevenue } from '../../../src/engine';

const START = day('2027-01-01');

const measured = (asOf: number, done: number, total: number): ProgressRecord => ({
  obligationId: 'A',
  day: asOf,
  measure: { kind: 'ratio', done: { digits: done, scale: 0 }, total: { digits: total, scale: 0 }, totalFrom: 'total' },
  uninstalledCost: 0,
  isCost: true,
  origin: { table: 'Progress', key: ['A', asOf] },
});

const aBonus = (asOf: number, amount: number): Estimate => ({
  id: 'E-1',
  asOfDay: asOf,
  contractId: 'C-1',
  obligationId: 'A',
  kind: 'bonus',
  method: 'amount',
  measure: { kind: 'amount', amount },
  scenarios: [],
  constraint: null,
  isActual: false,
  fairValue: null,
  isDueToForm: false,
  rationale: 'Experience',
  origin: { table: 'Estimates', key: ['E-1', asOf] },
});

const works = (price: number, parts: BookParts, method: 'progress' | 'milestone' = 'progress') =>
  recognizeRevenue(
    aBook({
      products: [aProduct('P', { method })],
      contracts: [aContract('C-1', { firstDay: START, lastDay: day('2028-12-31') })],
      obligations: [anObligation('A', price)],
      ...parts,
    }),
  );

const earned = (result: ReturnType<typeof works>, asOf: number): number =>
  result.obligations.reduce((sum, { segments }) => sum + readSegments(segments)(asOf), 0);

const share = (amount: number, done: number, total: number): number =>
  new Decimal(amount).times(done).div(total).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber() + 0;

test('an estimate on work at no price, on a small price and on a price in proportion', () => {
  const at = (price: number, bonus: number, done: number): number => {
    const progress = [measured(day('2027-06-30'), done, 457)];
    return earned(works(cents(price), { progress, estimates: [aBonus(day('2027-03-31'), cents(bonus))] }), day('2027-06-30'));
  };
  expect(at(0, 1_000, 200)).toBe(43_764);
  expect(at(100, 50_000, 1)).toBe(10_963);
  expect(at(1_000, 300, 333)).toBe(94_726);
});

test('milestones of an obligation without a price measure what an estimate brings', () => {
  const half = { kind: 'share', share: { digits: 5, scale: 1 } } as const;
  const milestones = [aMilestone('A', 'M1', half, day('2027-02-10')), aMilestone('A', 'M2', half, day('2027-05-10'))];
  const result = works(0, { milestones, estimates: [aBonus(day('2027-03-31'), cents(99.99))] }, 'milestone');
  expect(earned(result, day('2027-03-30'))).toBe(0);
  expect(earned(result, day('2027-03-31'))).toBe(5_000);
  expect(earned(result, day('2027-05-10'))).toBe(9_999);
});

test('a modification for the future takes nothing back though the work grows with it', () => {
  const progress = [measured(START + 30, 420, 700), measured(START + 60, 420, 820), measured(START + 90, 620, 820)];
  const result = works(cents(1_000), {
    progress,
    modifications: [aModification('M', START + 60, { treatment: 'prospective' })],
    modificationLines: [aChange('M on A', { priceChange: cents(200) })],
  });
  expect([59, 60, 90].map((on) => earned(result, START + on) / 100)).toEqual([600, 600, 900]);
});

test('after a termination nothing more is earned by rows, and a later estimate is revenue of its day', () => {
  const result = works(cents(1_000), {
    progress: [measured(START + 30, 1, 4), measured(START + 90, 4, 4)],
    modifications: [aModification('M', START + 60, { treatment: 'termination' })],
    estimates: [aBonus(START + 100, cents(50))],
  });
  expect([59, 60, 90, 100].map((on) => earned(result, START + on) / 100)).toEqual([250, 250, 250, 300]);
});

const rowsOfWork = fc
  .uniqueArray(fc.record({ on: fc.integer({ min: 1, max: 90 }), done: fc.integer({ min: 0, max: 400 }), more: fc.integer({ min: 1, max: 400 }) }), {
    selector: ({ on }) => on,
    maxLength: 5,
  })
  .map((rows) => rows.sort((a, b) => a.on - b.on));

test('a catch-up earns the new price by the measure of each day, and is undone by its opposite', () => {
  const anAmount = fc.integer({ min: -50_000, max: 500_000 });
  const aDay = fc.integer({ min: 1, max: 90 });
  fc.assert(
    fc.property(rowsOfWork, fc.integer({ min: 0, max: 500_000 }), anAmount, aDay, aDay, (rows, price, change, first, second) => {
      const progress = rows.map(({ on, done, more }) => measured(START + on, done, done + more));
      const [on, back] = [Math.min(first, second), Math.max(first, second)];
      const result = works(price, {
        progress,
        modifications: [
          aModification('M1', START + on, { treatment: 'cumulative-catch-up', remainingDistinct: false }),
          aModification('M2', START + back, { treatment: 'cumulative-catch-up', remainingDistinct: false }),
        ],
        modificationLines: [aChange('M1 on A', { priceChange: change }), aChange('M2 on A', { priceChange: -change })],
      });
      for (let asOf = 0; asOf <= 91; asOf++) {
        const last = rows.filter((row) => row.on <= asOf).at(-1);
        const priceNow = asOf >= on && asOf < back ? price + change : price;
        const expected = last === undefined ? 0 : share(priceNow, last.done, last.done + last.more);
        expect(earned(result, START + asOf)).toBe(expected);
      }
    }),
    { numRuns: 100 },
  );
});

test('for the future, what was earned stays and the price is earned whole when the work is done', () => {
  fc.assert(
    fc.property(rowsOfWork, fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 0, max: 500_000 }), fc.integer({ min: 1, max: 90 }), (rows, price, change, on) => {
      const progress = [...rows.map(({ on: asOf, done, more }) => measured(START + asOf, done, done + more)), measured(START + 100, 900, 900)];
      const modified = works(price, {
        progress,
        modifications: [aModification('M', START + on, { treatment: 'prospective' })],
        modificationLines: [aChange('M on A', { priceChange: change })],
      });
      for (let asOf = 0; asOf < on; asOf++) expect(earned(modified, START + asOf)).toBe(earned(works(price, { progress }), START + asOf));
      if (change !== 0 && !rows.some((row) => row.on === on)) expect(earned(modified, START + on)).toBe(earned(modified, START + on - 1));
      expect(earned(modified, START + 100)).toBe(price + change);
    }),
    { numRuns: 100 },
  );
});

test('what a modification removed shares no price of a later one', () => {
  const result = recognizeRevenue(
    aBook({
      contracts: [aContract('C-1', { firstDay: START, lastDay: day('2027-12-31') })],
      obligations: [
        anObligation('A', cents(1_000), { firstDay: START + 40, standaloneSellingPrice: cents(1_000) }),
        anObligation('B', cents(500), { modificationId: 'M2', firstDay: START + 20, standaloneSellingPrice: cents(500) }),
      ],
      modifications: [
        aModification('M1', START + 10, { treatment: 'termination' }),
        aModification('M2', START + 20, { treatment: 'prospective' }),
      ],
    }),
  );
  const through = (id: string): number =>
    result.obligations.filter((row) => row.id === id).reduce((sum, { segments }) => sum + readSegments(segments)(day('2027-12-31')), 0);
  expect([through('A'), through('B')]).toEqual([0, cents(500)]);
});
