/** Step 5 by progress: what is earned to date, in whatever order estimates, prices and days come. */
import fc from 'fast-check';
import { Decimal } from 'decimal.js';
import {
  expectedLoss,
  onerousProvision,
  recognizeProgress,
  recognizeRevenue,
  type PriceStep,
  type ProgressPlan,
  type ProgressRecord,
  type Segment,
} from '../../../src/engine';
import { aBook, aContract, aCredit, aLine, anObligation, aProduct, cents, day } from './book-builder';

const decimal = (value: number, scale = 0): { digits: number; scale: number } => ({ digits: value, scale });

function aMeasure(asOf: number, done: number, total: number, more: Partial<ProgressRecord> = {}): ProgressRecord {
  return {
    obligationId: 'OB-1',
    day: asOf,
    measure: { kind: 'ratio', done: decimal(done), total: decimal(total), totalFrom: 'total' },
    uninstalledCost: 0,
    isCost: true,
    origin: { table: 'Progress', key: ['OB-1', asOf] },
    ...more,
  };
}

const aPlan = (rows: readonly ProgressRecord[], price: number, more: Partial<ProgressPlan> = {}): ProgressPlan => ({
  obligationId: 'OB-1',
  currency: 'USD',
  lessSegments: [],
  rows,
  prices: [{ day: 0, price, change: null }],
  rounding: 'none',
  ...more,
});

const aStep = (stepDay: number, price: number, id = `change ${stepDay}`): PriceStep => {
  const origin = { table: 'Contracts', key: ['C-1'] } as const;
  return { day: stepDay, price, change: { id, rule: 'progress', source: 'Progress', origin, datesOrigin: origin } };
};

const throughDay = (segments: readonly Segment[], through: number): number =>
  segments.filter(({ firstDay }) => firstDay <= through).reduce((sum, { amount }) => sum + amount, 0);

const pointsOf = (segments: readonly Segment[]) => segments.map(({ firstDay, amount }) => [firstDay, amount]);

describe('the worked example', () => {
  test('posts the difference of each measure', () => {
    const rows = [aMeasure(10, 400_000, 1_000_000), aMeasure(20, 935_000, 1_100_000), aMeasure(30, 1_070_000, 1_070_000)];
    expect(pointsOf(recognizeProgress(aPlan(rows, cents(1_500_000))))).toEqual([
      [10, cents(600_000)],
      [20, cents(675_000)],
      [30, cents(225_000)],
    ]);
  });

  test('recognizes uninstalled materials at cost', () => {
    const row = aMeasure(10, 2_000_000, 4_000_000, { uninstalledCost: cents(1_500_000) });
    expect(pointsOf(recognizeProgress(aPlan([row], cents(5_000_000))))).toEqual([[10, cents(2_200_000)]]);
  });

  test('provides for the loss still to come', () => {
    expect(expectedLoss(cents(2_000_000), cents(2_500_000))).toBe(cents(500_000));
    expect(onerousProvision(cents(2_000_000), cents(1_500_000), cents(2_500_000))).toBe(cents(200_000));
    expect(onerousProvision(cents(2_000_000), 0, cents(2_500_000))).toBe(cents(500_000));
    expect(onerousProvision(cents(2_000_000), cents(2_500_000), cents(2_500_000))).toBe(0);
    expect(onerousProvision(cents(2_000_000), cents(1), cents(2_000_000))).toBe(0);
  });
});

describe('prices that change', () => {
  const yearEnd = aMeasure(10, 420_000, 700_000);
  const afterChange = aMeasure(20, 420_000, 820_000);
  const prices = [{ day: 0, price: cents(1_000_000), change: null }, aStep(20, cents(1_350_000))];

  test('catch up by the progress at the end of the day, with the measure rounded first where the policy says so', () => {
    const plan = aPlan([yearEnd, afterChange], 0, { prices, rounding: 'percent-1-decimal' });
    expect(throughDay(recognizeProgress(plan), 19)).toBe(cents(600_000));
    expect(throughDay(recognizeProgress(plan), 20)).toBe(cents(691_200));
    expect(recognizeProgress(plan).map(({ id }) => id)).toEqual([
      'OB-1/progress 1970-01-11',
      'OB-1/progress 1970-01-21',
      'change 20',
    ]);
    const exact = aPlan([yearEnd, afterChange], 0, { prices });
    expect(throughDay(recognizeProgress(exact), 20)).toBe(69_146_341);
  });

  test('before the first measure earn nothing, and count from the first', () => {
    const plan = aPlan([yearEnd], 0, { prices: [{ day: 0, price: 100, change: null }, aStep(5, 200)] });
    expect(pointsOf(recognizeProgress(plan))).toEqual([[10, 120]]);
  });

  test('at 100 % are earned at once, and taken back whole', () => {
    const plan = aPlan([aMeasure(1, 5, 5)], 0, {
      prices: [{ day: 0, price: 1000, change: null }, aStep(2, 1500), aStep(3, 0)],
    });
    expect(pointsOf(recognizeProgress(plan))).toEqual([
      [1, 1000],
      [2, 500],
      [3, -1500],
    ]);
  });
});

describe('edges', () => {
  test('one cent, nothing done, nothing to measure, and rows without effect', () => {
    expect(pointsOf(recognizeProgress(aPlan([aMeasure(1, 1, 2)], 1)))).toEqual([[1, 1]]);
    expect(recognizeProgress(aPlan([aMeasure(1, 0, 2)], 100))).toEqual([]);
    expect(recognizeProgress(aPlan([aMeasure(1, 1, 2)], 0))).toEqual([]);
    expect(pointsOf(recognizeProgress(aPlan([aMeasure(1, 1, 2), aMeasure(2, 50, 100)], 100)))).toEqual([[1, 50]]);
    const allUninstalled = aMeasure(1, 30, 30, { uninstalledCost: cents(30) });
    expect(pointsOf(recognizeProgress(aPlan([allUninstalled], cents(100))))).toEqual([[1, cents(30)]]);
  });

  test('a new estimate takes revenue back', () => {
    const rows = [aMeasure(1, 50, 100), aMeasure(2, 50, 200)];
    expect(pointsOf(recognizeProgress(aPlan(rows, 1000)))).toEqual([
      [1, 500],
      [2, -250],
    ]);
  });

  test('what is earned is the price times the last measure, whatever came before', () => {
    const measure = fc.record({
      on: fc.integer({ min: 1, max: 60 }),
      done: fc.integer({ min: 0, max: 1_000_000 }),
      more: fc.integer({ min: 1, max: 1_000_000 }),
    });
    const change = fc.record({ on: fc.integer({ min: 1, max: 60 }), price: fc.integer({ min: 0, max: 1e9 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(measure, { selector: ({ on }) => on, maxLength: 6 }),
        fc.uniqueArray(change, { selector: ({ on }) => on, maxLength: 4 }),
        fc.integer({ min: 0, max: 1e9 }),
        (measures, changes, price) => {
          const sorted = [...measures].sort((a, b) => a.on - b.on);
          const steps = [...changes].sort((a, b) => a.on - b.on);
          const segments = recognizeProgress(
            aPlan(sorted.map(({ on, done, more }) => aMeasure(on, done, done + more)), 0, {
              prices: [{ day: 0, price, change: null }, ...steps.map((step) => aStep(step.on, step.price))],
            }),
          );
          for (let asOf = 0; asOf <= 61; asOf++) {
            const last = sorted.filter(({ on }) => on <= asOf).at(-1);
            const priceNow = steps.filter(({ on }) => on <= asOf).at(-1)?.price ?? price;
            const earned =
              last === undefined
                ? 0
                : new Decimal(priceNow)
                    .times(last.done)
                    .div(last.done + last.more)
                    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
                    .toNumber();
            expect(throughDay(segments, asOf)).toBe(earned);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('in a book', () => {
  const works = (progress: readonly ProgressRecord[], more = {}) =>
    recognizeRevenue(
      aBook({
        products: [aProduct('P', { method: 'progress' })],
        contracts: [aContract('C-1', { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') })],
        obligations: [anObligation('OB-1', cents(1000))],
        progress,
        ...more,
      }),
    );

  test('rows of another method, or of nothing, are left out with their reason', () => {
    const stray = aMeasure(1, 1, 2, { obligationId: 'OB-9' });
    const { coverage } = works([aMeasure(day('2025-01-31'), 1, 4), stray]);
    expect(coverage.find(({ table }) => table === 'Progress')).toMatchObject({
      rows: 2,
      used: 1,
      excluded: [{ reason: 'names obligation OB-9, which does not exist' }],
    });
  });

  test('a loss is told in words at its estimate; hours are not compared with a price', () => {
    const loss = works([aMeasure(day('2025-01-31'), 900, 1200)]).diagnostics;
    expect(loss).toMatchObject([{ severity: 'warning', code: 'progress.loss', table: 'Progress', column: 'Total' }]);
    expect(loss[0]?.message).toContain('a loss of 200.00 USD');
    expect(works([aMeasure(day('2025-01-31'), 900, 1200, { isCost: false })]).diagnostics).toEqual([]);
    expect(works([aMeasure(day('2025-01-31'), 900, 1200), aMeasure(day('2025-02-28'), 900, 1000)]).diagnostics).toEqual([]);
  });

  test('a credit of what is not earned yet lowers the progress to come', () => {
    const result = works([aMeasure(day('2025-01-31'), 1, 4), aMeasure(day('2025-06-30'), 4, 4)], {
      invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(1000), { contractId: 'C-1', obligationId: 'OB-1' })],
      creditNoteLines: [aCredit('CN-1/1', day('2025-03-01'), 'INV-1/1', cents(300))],
    });
    const [obligation] = result.obligations;
    expect(obligation?.credits).toBe(-cents(300));
    expect(throughDay(obligation?.segments.filter(({ rule }) => rule === 'progress') ?? [], day('2025-03-01'))).toBe(cents(250));
  });
});

describe('breakage', () => {
  const lapse = (iso: string | null, isProportional = false): Required<ProgressPlan>['lapse'] => ({
    day: iso === null ? null : day(iso),
    isProportional,
    origin: { table: 'Obligations', key: ['OB-1'] },
    datesOrigin: { table: 'Contracts', key: ['C-1'] },
  });
  const lapsing = day('2028-12-31');
  const used = (asOf: number, units: number, total: number) => aMeasure(asOf, units, total, { isCost: false });

  test('1,000.00: 450 of 900 expected → 500.00; of 1,000 sold → 450.00 and 550.00 when they lapse', () => {
    const asOf = day('2028-03-31');
    const proportional = recognizeProgress(aPlan([used(asOf, 450, 900)], cents(1000), { lapse: lapse('2028-12-31', true) }));
    expect(pointsOf(proportional)).toEqual([[asOf, cents(500)], [lapsing, cents(500)]]);
    expect(proportional.map(({ rule }) => rule)).toEqual(['breakage', 'breakage']);
    const expiring = recognizeProgress(aPlan([used(asOf, 450, 1000)], cents(1000), { lapse: lapse('2028-12-31') }));
    expect(pointsOf(expiring)).toEqual([[asOf, cents(450)], [lapsing, cents(550)]]);
    expect(expiring.map(({ rule, id }) => [rule, id])).toEqual([
      ['progress', 'OB-1/progress 2028-03-31'],
      ['breakage', 'OB-1/breakage 2028-12-31'],
    ]);
  });

  test('nothing used: all of it when it lapses; all used: nothing is left; no end: it waits', () => {
    expect(pointsOf(recognizeProgress(aPlan([], cents(70), { lapse: lapse('2028-12-31') })))).toEqual([[lapsing, cents(70)]]);
    const all = [used(lapsing, 10, 10)];
    expect(pointsOf(recognizeProgress(aPlan(all, cents(70), { lapse: lapse('2028-12-31') })))).toEqual([[lapsing, cents(70)]]);
    expect(pointsOf(recognizeProgress(aPlan([used(1, 5, 10)], 7, { lapse: lapse(null) })))).toEqual([[1, 4]]);
  });

  test('a price that changes after the lapse is earned at once; rows after it have no say', () => {
    const plan = aPlan([used(10, 1, 4), used(30, 2, 4)], cents(100), { lapse: { ...lapse('2028-12-31'), day: 20 } });
    expect(pointsOf(recognizeProgress(plan))).toEqual([[10, cents(25)], [20, cents(75)]]);
    const changed = { ...plan, prices: [...plan.prices, aStep(25, cents(90))] };
    expect(pointsOf(recognizeProgress(changed))).toEqual([[10, cents(25)], [20, cents(75)], [25, cents(-10)]]);
  });

  test('whatever is used, the whole price is revenue once it has lapsed', () => {
    const rows = fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 60 }), done: fc.integer({ min: 0, max: 50 }) }), {
      selector: (row) => row.day,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 60 }), (list, price, end) => {
        const sorted = [...list].sort((a, b) => a.day - b.day).map((row) => used(row.day, row.done, 50));
        const segments = recognizeProgress(aPlan(sorted, price, { lapse: { ...lapse(null), day: end } }));
        expect(throughDay(segments, end)).toBe(price);
        expect(throughDay(segments, 100)).toBe(price);
      }),
    );
  });
});
