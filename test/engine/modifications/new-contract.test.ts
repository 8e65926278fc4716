/**
 * A modification for the future ends the contract before and makes a new one: what later catches up is measured from
 * there. And a catch-up is as though the contract that stands had always had its new terms, on every later day.
 */
import type { BookParts } from '../pipeline/book-builder';
import { aChange, aModification, aProduct, anObligation, cents, day } from '../pipeline/book-builder';
import type { ProgressRecord, StraightLineStrategy } from '../../../src/engine';
import { dayByDay, recognize, revenue } from './modified-book';

const pair = (first: Parameters<typeof aChange>[1], second: Parameters<typeof aChange>[1]): BookParts => ({
  obligations: [anObligation('A', cents(1200))],
  modifications: [
    aModification('M1', day('2027-07-01'), { treatment: 'prospective' }),
    aModification('M2', day('2027-10-01'), { treatment: 'cumulative-catch-up' }),
  ],
  modificationLines: [aChange('M1 on A', first), aChange('M2 on A', second)],
});

describe('a catch-up after a change for the future', () => {
  test('takes the part of the new contract that is served: 3 of 6 months', () => {
    const result = recognize(pair({ priceChange: cents(240) }, { priceChange: cents(120) }));
    // 840.00 for six months, 140.00 a month; 960.00 of it would be 160.00 a month.
    expect(revenue(result, '2027-07-01', '2027-09-30')).toBe(cents(420));
    expect(revenue(result, '2027-10-01', '2027-10-31')).toBe(cents(60) + cents(160));
    expect(revenue(result, '2027-11-01', '2027-11-30')).toBe(cents(160));
    expect(revenue(result, '2027-01-01', '2027-12-31')).toBe(cents(1560));
    expect(result.modifications[1]).toMatchObject({
      newContract: { of: result.modifications[0]!.id, recognized: cents(600) },
      allocated: cents(960),
      priceAfter: cents(1560),
      recognizedOnDay: cents(60),
      catchUp: { of: 'change', through: cents(420), whole: cents(840) },
    });
  });

  test('with a new end: 3 of 9 months of 900.00, 420.00 recognized', () => {
    const result = recognize(pair({ priceChange: cents(240) }, { priceChange: cents(60), newLastDay: day('2028-03-31') }));
    expect(result.modifications[1]).toMatchObject({ recognizedOnDay: cents(-120), allocated: cents(900), priceAfter: cents(1500) });
    expect(revenue(result, '2027-10-01', '2027-10-31')).toBe(cents(-120) + cents(100));
    expect(revenue(result, '2027-11-01', '2028-03-31')).toBe(cents(500));
  });

  test('on the day of that change nothing is served: no catch-up', () => {
    const onOneDay = pair({ priceChange: cents(240) }, { priceChange: cents(120) });
    const result = recognize({
      ...onOneDay,
      modifications: onOneDay.modifications!.map((row) => ({ ...row, effectiveDay: day('2027-07-01') })),
    });
    expect(result.modifications[1]!.recognizedOnDay).toBe(0);
    expect(revenue(result, '2027-07-01', '2027-07-31')).toBe(cents(160));
  });

  test('of work: by the work since, of all the work that was left', () => {
    const measured = (iso: string, done: number): ProgressRecord => ({
      obligationId: 'A',
      day: day(iso),
      measure: { kind: 'ratio', done: { digits: done, scale: 0 }, total: { digits: 100, scale: 0 }, totalFrom: 'total' },
      uninstalledCost: 0,
      isCost: false,
      origin: { table: 'Progress', key: ['A', day(iso)] },
    });
    const result = recognize({
      ...pair({ newPrice: cents(1400) }, { newPrice: cents(1480) }),
      products: [aProduct('P', { method: 'progress' })],
      obligations: [anObligation('A', cents(1000))],
      progress: [measured('2027-06-30', 20), measured('2027-09-30', 60), measured('2027-12-31', 100)],
    });
    // 200.00 + 1,200.00 × 40 ÷ 80, then 1,280.00 instead.
    expect(revenue(result, '2027-01-01', '2027-09-30')).toBe(cents(800));
    expect(revenue(result, '2027-10-01', '2027-10-01')).toBe(cents(40));
    expect(result.modifications[1]).toMatchObject({ recognizedOnDay: cents(40), catchUp: { of: 'price', through: 40, whole: 80 } });
    expect(revenue(result, '2027-01-01', '2027-12-31')).toBe(cents(1480));
  });

  test('with added goods: what is left of the price then, and since changed, by what remained of each', () => {
    const later = { productId: 'PIT', standaloneSellingPrice: cents(600), modificationId: 'M2' };
    const book = pair({ priceChange: cents(240), standaloneSellingPriceOfRemainder: cents(900) }, { priceChange: cents(60) });
    const result = recognize({
      ...book,
      obligations: [
        anObligation('A', cents(1200), { standaloneSellingPrice: cents(1200) }),
        anObligation('NEW', cents(600), { ...later, recognitionDay: day('2027-12-01') }),
      ],
    });
    // 840.00 + 60.00 + 600.00 = 1,500.00 by 900 : 600; three of six months of A's 900.00 are served.
    expect(result.modifications.slice(1)).toMatchObject([
      { obligationId: 'A', allocated: cents(900), priceAfter: cents(1500), recognizedOnDay: cents(30) },
      { obligationId: 'NEW', priceAfter: cents(600) },
    ]);
  });
});

describe('a catch-up with a new end in the middle of a month', () => {
  const strategies: readonly StraightLineStrategy[] = ['exact-days', 'even-daily-ends', 'even-period-ends', 'even-calendar-ends', 'even-periods'];
  const ends = ['2028-02-10', '2027-12-31', '2027-08-20', '2027-05-16'];
  const cases = strategies.flatMap((strategy) => ends.map((end) => [strategy, end] as const));

  test.each(cases)('%s to %s: from its day on as though it had always been so', (strategy, end) => {
    const term = { strategy, firstDay: day('2027-01-11'), lastDay: day('2027-11-30') };
    const result = recognize({
      obligations: [anObligation('A', cents(999.99), term)],
      modifications: [aModification('M1', day('2027-05-16'), { treatment: 'cumulative-catch-up' })],
      modificationLines: [aChange('M1 on A', { priceChange: cents(0.03), newLastDay: day(end) })],
    });
    const always = recognize({ obligations: [anObligation('A', cents(1000.02), { ...term, lastDay: day(end) })] });
    const never = recognize({ obligations: [anObligation('A', cents(999.99), term)] });
    expect(dayByDay(result, '2027-05-16', '2028-03-01')).toEqual(dayByDay(always, '2027-05-16', '2028-03-01'));
    expect(dayByDay(result, '2027-01-01', '2027-05-15')).toEqual(dayByDay(never, '2027-01-01', '2027-05-15'));
  });

  test('an end before its day: all is given', () => {
    const result = recognize({
      obligations: [anObligation('A', cents(1200))],
      modifications: [aModification('M1', day('2027-07-01'), { treatment: 'cumulative-catch-up' })],
      modificationLines: [aChange('M1 on A', { newLastDay: day('2027-03-31') })],
    });
    expect(result.modifications[0]).toMatchObject({ recognizedOnDay: cents(600), catchUp: { through: 1, whole: 1 } });
    expect(dayByDay(result, '2027-07-01', '2027-12-31').every((amount) => amount === cents(1200))).toBe(true);
  });

  test('a price of nothing gives back what was recognized', () => {
    const result = recognize({
      obligations: [anObligation('A', cents(1200))],
      modifications: [aModification('M1', day('2027-07-01'), { treatment: 'cumulative-catch-up' })],
      modificationLines: [aChange('M1 on A', { newPrice: 0, newLastDay: day('2028-03-31') })],
    });
    expect(revenue(result, '2027-07-01', '2027-07-01')).toBe(cents(-600));
    expect(revenue(result, '2027-07-02', '2028-03-31')).toBe(0);
  });
});
