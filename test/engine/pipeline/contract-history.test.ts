/** The history of a contract, and changes of its price on the revenue of an obligation. */
import fc from 'fast-check';
import { DEFAULT_POLICY, readSegments } from '../../../src/engine';
import { NO_SELLING_PRICE } from '../../../src/engine/domain/price-list';
import type { ObligationTerms } from '../../../src/engine/domain/obligation-terms';
import { changesThrough, sumOfChanges } from '../../../src/engine/domain/price-change';
import type { PriceChange, PriceChangeEffect } from '../../../src/engine/domain/schedule';
import { replayContracts, type ContractEvent } from '../../../src/engine/step-3-price/contract-history';
import { applyPriceChange } from '../../../src/engine/step-5-recognition/recognize-price-change';
import {
  scheduleObligation,
  type ObligationSchedule,
} from '../../../src/engine/step-5-recognition/schedule-obligation';
import { aMilestone, cents, day } from './book-builder';

const origin = { table: 'Obligations', key: ['OB-1'] } as const;

const termsOf = (more: Partial<ObligationTerms> = {}): ObligationTerms => ({
  id: 'OB-1',
  kind: 'obligation',
  isSale: true,
  contractId: 'C-1',
  customer: 'Acme',
  entity: 'Main',
  currency: 'USD',
  productId: 'P',
  productName: 'P',
  category: '',
  description: '',
  method: 'straight-line',
  strategy: 'even-daily-ends',
  daysOfMonth: 'rounded-to-date',
  trigger: 'service-start',
  firstDay: day('2025-01-01'),
  lastDay: day('2025-12-31'),
  recognitionDay: null,
  firstInvoiceDay: null,
  quantity: null,
  standaloneSellingPricePerUnit: null,
  statedPrice: cents(12000),
  statedStandaloneSellingPrice: null,
  sellingPrice: NO_SELLING_PRICE,
  licence: null,
  discountGroup: '',
  recognitionFloor: null,
  modificationId: null,
  isMinimumTrueUp: false,
  origin,
  datesOrigin: origin,
  ...more,
});

function scheduleOf(terms: ObligationTerms, milestones: Parameters<typeof scheduleObligation>[0]['milestones'] = []) {
  return scheduleObligation({
    terms,
    allocatedBeforeDiscounts: terms.statedPrice,
    parts: [],
    trueUps: [],
    usage: [],
    milestones,
    progress: [],
    policy: DEFAULT_POLICY,
  });
}

let serial = 0;
const aChange = (iso: string, amount: number, effect: PriceChangeEffect = 'cumulative-catch-up'): PriceChange => ({
  id: `OB-1/estimate E-${(serial += 1)}`,
  obligationId: 'OB-1',
  day: day(iso),
  amount,
  effect,
  rule: 'variable-consideration',
  source: 'Estimate',
  origin,
  derivation: { kind: 'share-of-price-change', priceBefore: 0, priceAfter: amount, before: 0, through: 1, whole: 1 },
});

function changed(terms: ObligationTerms, ...changes: readonly PriceChange[]): ObligationSchedule {
  return changes.reduce((schedule, change) => applyPriceChange(schedule, terms, change), scheduleOf(terms));
}

/** Revenue from the day after the first date on, by the dates given. */
function revenueAt({ segments }: Pick<ObligationSchedule, 'segments'>, ...dates: readonly string[]): number[] {
  const read = readSegments(segments);
  return dates.slice(1).map((date, i) => read(day(date)) - read(day(dates[i]!)));
}

describe('a change of the price', () => {
  test('recognize-price-change: catches up on its day and goes with the revenue from then on', () => {
    const schedule = changed(termsOf(), aChange('2025-03-31', cents(1200)));
    const dates = ['2025-02-28', '2025-03-30', '2025-03-31', '2025-04-30', '2025-12-31'] as const;
    const [most, last, april, rest] = revenueAt(schedule, ...dates);
    expect([last! - cents(32.26), april, rest]).toEqual([cents(300), cents(1100), cents(8800)]);
    expect(most! + last!).toBe(cents(1300));
  });

  test('recognize-price-change: falls on what is to come alone where it is prospective', () => {
    const schedule = changed(termsOf(), aChange('2025-04-01', cents(1200), 'prospective'));
    expect(revenueAt(schedule, '2024-12-31', '2025-03-31', '2025-04-30', '2025-12-31')).toEqual([
      cents(3000),
      cents(1133.33),
      cents(9066.67),
    ]);
  });

  test('is revenue of its day at once, and where nothing is to come any more', () => {
    const atOnce = changed(termsOf(), aChange('2025-04-10', cents(70), 'at-once'));
    expect(atOnce.segments.at(-1)).toMatchObject({
      firstDay: day('2025-04-10'),
      amount: cents(70),
      curve: { kind: 'point' },
    });
    for (const effect of ['prospective', 'cumulative-catch-up'] as const) {
      const late = changed(termsOf(), aChange('2026-02-10', cents(70), effect));
      expect(revenueAt(late, '2025-12-31', '2026-02-09', '2026-02-10')).toEqual([0, cents(70)]);
    }
  });

  test('from inception has the obligation’s own pattern, and on the first day too', () => {
    const whole = scheduleOf(termsOf({ statedPrice: cents(13200) }));
    const dates = ['2024-12-31', '2025-01-31', '2025-02-14', '2025-12-31'] as const;
    for (const change of [aChange('2024-11-05', cents(1200), 'from-inception'), aChange('2025-01-01', cents(1200))]) {
      expect(revenueAt(changed(termsOf(), change), ...dates)).toEqual(revenueAt(whole, ...dates));
    }
  });

  test('without a price before counts the days served', () => {
    const terms = termsOf({ statedPrice: 0, strategy: 'exact-days' });
    const schedule = changed(terms, aChange('2025-01-11', cents(365)));
    expect(revenueAt(schedule, '2024-12-31', '2025-01-10', '2025-01-11', '2025-12-31')).toEqual([
      0,
      cents(11),
      cents(354),
    ]);
    const early = changed(terms, aChange('2024-12-11', cents(365)));
    expect(revenueAt(early, '2024-12-31', '2025-01-01', '2025-12-31')).toEqual([cents(1), cents(364)]);
    const late = changed(terms, aChange('2026-01-11', cents(365)));
    expect(revenueAt(late, '2026-01-10', '2026-01-11')).toEqual([cents(365)]);
  });

  test('waits with a point in time that nothing dates, and follows milestones to come', () => {
    const undated = termsOf({ method: 'point-in-time', trigger: 'recognition-date' });
    expect(changed(undated, aChange('2025-03-31', cents(5)))).toMatchObject({ segments: [], isUndated: true });
    const dated = { ...undated, recognitionDay: day('2025-05-01') };
    expect(
      revenueAt(changed(dated, aChange('2025-03-31', cents(-5))), '2025-03-01', '2025-04-30', '2025-05-01'),
    ).toEqual([0, cents(11995)]);
    const terms = termsOf({ method: 'milestone' });
    const quarter = { kind: 'share', share: { digits: 25, scale: 2 } } as const;
    const milestones = [aMilestone('OB-1', 'M1', quarter, day('2025-02-01')), aMilestone('OB-1', 'M2', quarter, null)];
    const schedule = applyPriceChange(scheduleOf(terms, milestones), terms, aChange('2025-03-31', cents(400)));
    expect(revenueAt(schedule, '2025-02-01', '2025-03-30', '2025-03-31')).toEqual([0, cents(100)]);
  });

  test('reversed is as though it had never been made; two on one day are as their sum', () => {
    const anyDay = fc.integer({ min: day('2024-12-25'), max: day('2026-01-05') });
    const anyChange = fc.record({ on: anyDay, amount: fc.integer({ min: -1200000, max: 1200000 }) });
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 4 }), anyChange, anyDay, (others, made, asOf) => {
        const changeOn = (on: number, amount: number): PriceChange => ({ ...aChange('2025-01-01', amount), day: on });
        const before = others.map(({ on, amount }) => changeOn(on, amount));
        const reversed = [...before, changeOn(made.on, made.amount), changeOn(made.on, -made.amount)];
        const read = (changes: readonly PriceChange[]): number =>
          readSegments(changed(termsOf(), ...changes).segments)(asOf);
        expect(read(reversed)).toBe(read(before));
        const whole = readSegments(changed(termsOf(), ...reversed).segments)(day('2026-12-31'));
        expect(whole).toBe(cents(12000) + sumOfChanges(reversed));
      }),
      { numRuns: 200 },
    );
  });
});

test('changes count in the price from their day on, those from inception always', () => {
  const changes = [aChange('2025-03-31', 100), aChange('2025-04-30', 20), aChange('2025-04-30', 3, 'from-inception')];
  expect(['2025-03-30', '2025-03-31', '2025-04-30'].map((iso) => changesThrough(changes, day(iso)))).toEqual([
    3, 103, 123,
  ]);
});

describe('contract-history', () => {
  const event = (
    id: string,
    iso: string,
    kind: ContractEvent<string>['kind'],
    contractId = 'C-1',
  ): ContractEvent<string> => ({
    id,
    contractId,
    day: day(iso),
    kind,
    apply: (standing) => new Map([...standing].map(([key, value]) => [key, `${value} ${id}`])),
  });
  const contractOf = (standing: string): string => standing.slice(0, 3);

  test('runs by day, on one day the modification first, then by name', () => {
    const events = [
      event('E-10', '2025-03-31', 'price-change'),
      event('E-9', '2025-03-31', 'price-change'),
      event('M-1', '2025-03-31', 'modification'),
      event('E-1', '2025-02-28', 'price-change'),
      event('E-2', '2025-01-31', 'price-change', 'C-2'),
    ];
    const standing = new Map([
      ['OB-1', 'C-1'],
      ['OB-2', 'C-2'],
      ['OB-3', 'C-3'],
    ]);
    expect([...replayContracts(standing, events, contractOf).values()]).toEqual([
      'C-1 E-1 M-1 E-9 E-10',
      'C-2 E-2',
      'C-3',
    ]);
    expect(replayContracts(standing, [...events].reverse(), contractOf)).toEqual(
      replayContracts(standing, events, contractOf),
    );
  });

  test('takes up obligations that an event adds', () => {
    const adds: ContractEvent<string> = {
      ...event('M-1', '2025-02-01', 'modification'),
      apply: () => new Map([['OB-9', 'C-1 new']]),
    };
    const after = replayContracts(
      new Map([['OB-1', 'C-1']]),
      [adds, event('E-1', '2025-03-01', 'price-change')],
      contractOf,
    );
    expect([...after]).toEqual([
      ['OB-1', 'C-1 E-1'],
      ['OB-9', 'C-1 new E-1'],
    ]);
  });
});
