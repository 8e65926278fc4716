/** Step 5 by progress: what is earned to date, in whatever order estimates, prices and days come. */
import fc from 'fast-check';
import { Decimal } from 'decimal.js';
import {
  expectedLoss,
  onerousProvision,
  recognizePriceStep,
  recognizeProgress,
  recognizeRevenue,
  type PriceChange,
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
  price,
  steps: [],
  rounding: 'none',
  ...more,
});

const aChange = (on: number, amount: number, effect: PriceChange['effect'] = 'cumulative-catch-up'): PriceChange => ({
  id: `change ${on}`,
  obligationId: 'OB-1',
  day: on,
  amount,
  effect,
  rule: 'variable-consideration',
  source: 'Estimate',
  origin: { table: 'Estimates', key: ['E-1', on] },
  derivation: { kind: 'share-of-price-change', priceBefore: 0, priceAfter: amount, before: 0, through: 1, whole: 1 },
});

/** The price at the start, then each change of it. */
function recognizeChanged(start: ProgressPlan, ...changes: readonly PriceChange[]): Segment[] {
  const segments = recognizeProgress(start);
  let plan = start;
  for (const change of changes) {
    const step = recognizePriceStep(plan, change);
    segments.push(...step.segments);
    plan = step.plan;
  }
  return segments;
}

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
    expect(onerousProvision(cents(1_000_000), cents(800_000))).toBe(cents(200_000));
    expect(onerousProvision(cents(2_500_000), cents(2_000_000))).toBe(cents(500_000));
    expect(onerousProvision(0, 0)).toBe(0);
    expect(onerousProvision(1, 2)).toBe(0);
  });
});

describe('prices that change', () => {
  const yearEnd = aMeasure(10, 420_000, 700_000);
  const afterChange = aMeasure(20, 420_000, 820_000);
  const raised = aChange(20, cents(350_000));

  test('catch up by the progress at the end of the day, with the measure rounded first where the policy says so', () => {
    const plan = aPlan([yearEnd, afterChange], cents(1_000_000), { rounding: 'percent-1-decimal' });
    expect(throughDay(recognizeChanged(plan, raised), 19)).toBe(cents(600_000));
    expect(throughDay(recognizeChanged(plan, raised), 20)).toBe(cents(691_200));
    expect(recognizeChanged(plan, raised).map(({ id }) => id)).toEqual([
      'OB-1/progress 1970-01-11',
      'OB-1/progress 1970-01-21',
      'change 20',
    ]);
    const exact = aPlan([yearEnd, afterChange], cents(1_000_000));
    expect(throughDay(recognizeChanged(exact, raised), 20)).toBe(69_146_341);
  });

  test('round the whole price to date once, whatever it was at the start', () => {
    const earned = (price: number, more: number, done: number): number =>
      throughDay(recognizeChanged(aPlan([aMeasure(20, done, 457)], cents(price)), aChange(10, cents(more))), 20);
    expect(earned(0, 1_000, 200)).toBe(43_764);
    expect(earned(100, 50_000, 1)).toBe(10_963);
    expect(earned(1_000, 300, 333)).toBe(94_726);
  });

  test('before the first measure earn nothing, and count from the first', () => {
    expect(pointsOf(recognizeChanged(aPlan([yearEnd], 100), aChange(5, 100)))).toEqual([[10, 60], [10, 60]]);
    const fromStart = recognizeChanged(aPlan([yearEnd, afterChange], 0), aChange(15, 100, 'from-inception'));
    expect(pointsOf(fromStart)).toEqual([[10, 60], [20, -9]]);
  });

  test('at 100 % are earned at once, and taken back whole', () => {
    const plan = aPlan([aMeasure(1, 5, 5)], 1000);
    expect(pointsOf(recognizeChanged(plan, aChange(2, 500), aChange(3, -1500)))).toEqual([
      [1, 1000],
      [2, 500],
      [3, -1500],
    ]);
  });

  test('leave materials that are not installed at their cost', () => {
    const row = aMeasure(1, 2_000_000, 4_000_000, { uninstalledCost: cents(1_500_000) });
    const segments = recognizeChanged(aPlan([row], cents(5_000_000)), aChange(2, cents(250_000)));
    expect(pointsOf(segments)).toEqual([[1, cents(2_200_000)], [2, cents(50_000)]]);
  });

  describe('for the future', () => {
    test('1,000.00 at 20 of 100, then 1,400.00 with 60 to come: what was earned stays, the rest follows the work to come', () => {
      const rows = [aMeasure(10, 20, 100), aMeasure(20, 20, 80), aMeasure(30, 50, 80), aMeasure(40, 80, 80)];
      const segments = recognizeChanged(aPlan(rows, cents(1_000)), aChange(20, cents(400), 'prospective'));
      expect([10, 20, 30, 40].map((on) => throughDay(segments, on) / 100)).toEqual([200, 200, 800, 1_400]);
    });

    test('measured in shares, after units, with a catch-up later, and where nothing is to come', () => {
      const share = (on: number, percent: number) =>
        aMeasure(on, 0, 1, { measure: { kind: 'share', share: decimal(percent, 2), writtenAs: 'percentage' } });
      const left = aChange(20, cents(400), 'prospective');
      const shares = aPlan([share(10, 20), share(30, 60), share(40, 100)], cents(1_000));
      expect(throughDay(recognizeChanged(shares, left), 30)).toBe(cents(800));
      expect(throughDay(recognizeChanged(shares, left, aChange(25, cents(100))), 30)).toBe(cents(860));
      expect(throughDay(recognizeChanged(shares, left, aChange(25, cents(100))), 40)).toBe(cents(1_500));
      const mixed = aPlan([aMeasure(10, 1, 5), share(30, 60)], cents(1_000));
      expect(throughDay(recognizeChanged(mixed, left), 30)).toBe(cents(800));
      const over = aPlan([share(10, 100)], cents(1_000));
      expect(pointsOf(recognizeChanged(over, left))).toEqual([[10, cents(1_000)], [20, cents(400)]]);
      const unmeasured = aPlan([share(30, 50)], cents(1_000));
      expect(throughDay(recognizeChanged(unmeasured, left), 30)).toBe(cents(700));
    });
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
          const plan = aPlan(sorted.map(({ on, done, more }) => aMeasure(on, done, done + more)), price);
          const priceBefore = (index: number): number => steps[index - 1]?.price ?? price;
          const changesMade = steps.map((step, index) => aChange(step.on, step.price - priceBefore(index)));
          const segments = recognizeChanged(plan, ...changesMade);
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
    expect(pointsOf(recognizeChanged(plan, aChange(25, -cents(10))))).toEqual([[10, cents(25)], [20, cents(75)], [25, cents(-10)]]);
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
