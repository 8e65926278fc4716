import { minorUnits, readDecimal, amountText } from '../../../src/engine/foundation/decimal-text';
import {
  describeTerm,
  recognizedBetween,
  recognizedThrough,
} from '../../../src/engine/step-5-recognition/recognized-through';
import { day, monthAmounts, pointOn, spread, STRATEGIES } from './segments';

const EVEN_STRATEGIES = STRATEGIES.filter((strategy) => strategy !== 'exact-days');

const minor = (text: string, currency: string): number => {
  const value = readDecimal(text);
  const result = value === null ? null : minorUnits(value, currency);
  if (result === null) throw new Error(`${text} ${currency} is no amount`);
  return result;
};

describe.each(STRATEGIES)('%s', (strategy) => {
  it('recognizes one day of service whole on that day', () => {
    const segment = spread(12345, '2025-05-17', '2025-05-17', strategy);
    expect(recognizedThrough(segment, day('2025-05-16'))).toBe(0);
    expect(recognizedThrough(segment, day('2025-05-17'))).toBe(12345);
    expect(recognizedThrough(segment, day('2030-01-01'))).toBe(12345);
  });

  it('keeps a period inside one month in that month, even by days', () => {
    const segment = spread(1000, '2025-05-10', '2025-05-19', strategy);
    expect(monthAmounts(segment)).toEqual([1000]);
    expect(recognizedBetween(segment, day('2025-05-09'), day('2025-05-12'))).toBe(300);
  });

  it('takes exactly one calendar month as one full month', () => {
    expect(monthAmounts(spread(3100, '2025-05-01', '2025-05-31', strategy))).toEqual([3100]);
  });

  it('recognizes nothing of zero', () => {
    expect(monthAmounts(spread(0, '2025-01-16', '2025-04-15', strategy))).toEqual([0, 0, 0, 0]);
  });

  it('mirrors a negative amount', () => {
    const positive = monthAmounts(spread(99999, '2025-01-16', '2025-07-15', strategy));
    const negative = monthAmounts(spread(-99999, '2025-01-16', '2025-07-15', strategy));
    expect(negative).toEqual(positive.map((amount) => 0 - amount));
  });

  it('refuses a period that ends before it starts, a fraction of a cent and a fraction of a day', () => {
    expect(() => describeTerm(spread(100, '2025-02-01', '2025-01-31', strategy))).toThrow('Defect');
    expect(() => describeTerm(spread(0.5, '2025-01-01', '2025-01-31', strategy))).toThrow('Defect');
    const segment = spread(100, '2025-01-01', '2025-01-31', strategy);
    expect(() => describeTerm({ ...segment, firstDay: segment.firstDay + 0.5 })).toThrow('Defect');
  });

  it('stays exact at the largest amounts', () => {
    const amount = Number.MAX_SAFE_INTEGER;
    const amounts = monthAmounts(spread(amount, '2025-01-16', '2034-12-31', strategy));
    expect(amounts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
    expect(Math.min(...amounts)).toBeGreaterThan(0);
  });
});

describe('ends of months and years', () => {
  it('starts on the last day of a month: a head of one day', () => {
    // 31 Jan to 30 Apr: 90 days, 1 of them in January; the other three months are full.
    const term = describeTerm(spread(90000, '2025-01-31', '2025-04-30', 'even-daily-ends'));
    expect(term).toMatchObject({ headDays: 1, fullMonths: 3, tailDays: 0 });
    expect(monthAmounts(spread(90000, '2025-01-31', '2025-04-30', 'even-daily-ends'))).toEqual([
      1000, 29667, 29666, 29667,
    ]);
    expect(monthAmounts(spread(90000, '2025-01-31', '2025-04-30', 'even-period-ends'))).toEqual([
      22500, 22500, 22500, 22500,
    ]);
    expect(monthAmounts(spread(94000, '2025-01-31', '2025-04-30', 'even-calendar-ends'))).toEqual([
      1000, 31000, 31000, 31000,
    ]);
  });

  it('ends on the first of a month: a tail of one day', () => {
    // 1 Jan to 1 Apr: 91 days.
    expect(monthAmounts(spread(91000, '2025-01-01', '2025-04-01', 'even-daily-ends'))).toEqual([
      30000, 30000, 30000, 1000,
    ]);
    expect(monthAmounts(spread(91000, '2025-01-01', '2025-04-01', 'even-calendar-ends'))).toEqual([
      30000, 30000, 30000, 1000,
    ]);
    expect(monthAmounts(spread(91000, '2025-01-01', '2025-04-01', 'even-period-ends'))).toEqual([
      22750, 22750, 22750, 22750,
    ]);
  });

  it('counts 29 Feb', () => {
    expect(monthAmounts(spread(6000, '2024-02-01', '2024-03-31', 'exact-days'))).toEqual([2900, 3100]);
    expect(monthAmounts(spread(5900, '2025-02-01', '2025-03-31', 'exact-days'))).toEqual([2800, 3100]);
    const leapDay = spread(6000, '2024-02-29', '2024-04-28', 'exact-days');
    expect(monthAmounts(leapDay)).toEqual([100, 3100, 2800]);
    expect(
      recognizedBetween(spread(36600, '2024-01-01', '2024-12-31', 'exact-days'), day('2024-02-28'), day('2024-02-29')),
    ).toBe(100);
    // February served whole is a full month, in a leap year only through the 29th.
    expect(describeTerm(spread(100, '2024-02-01', '2024-03-15', 'even-daily-ends'))).toMatchObject({
      headDays: 0,
      fullMonths: 1,
      tailDays: 15,
    });
    expect(describeTerm(spread(100, '2024-01-15', '2024-02-28', 'even-daily-ends'))).toMatchObject({
      fullMonths: 0,
      tailDays: 28,
    });
  });

  it('crosses a year end as any other month end', () => {
    expect(monthAmounts(spread(6200, '2025-12-17', '2026-01-16', 'exact-days'))).toEqual([3000, 3200]);
    expect(recognizedThrough(spread(6200, '2025-12-17', '2026-01-16', 'exact-days'), day('2025-12-31'))).toBe(3000);
  });
});

describe('a term without a full month: two part months', () => {
  it.each([
    // 17 Jan to 14 Feb 2025: 15 of 31 days and 14 of 28 days, 29 in all.
    ['exact-days', [14998, 13998]],
    ['even-daily-ends', [14998, 13998]],
    ['even-period-ends', [14998, 13998]],
    ['even-calendar-ends', [14260, 14736]],
    ['even-periods', [14498, 14498]],
  ] as const)('%s', (strategy, expected) => {
    expect(monthAmounts(spread(28996, '2025-01-17', '2025-02-14', strategy))).toEqual(expected);
  });

  it.each(EVEN_STRATEGIES)('%s gives a cent that two equal ends share to one of them', (strategy) => {
    // 16 days of July and 16 of August: each end would round its half cent up.
    const amounts = monthAmounts(spread(1, '2025-07-16', '2025-08-16', strategy));
    expect(amounts).toEqual([1, 0]);
  });
});

describe('ten years', () => {
  it.each(STRATEGIES)('%s: 121 touched months sum to the amount', (strategy) => {
    const amounts = monthAmounts(spread(10_000_007, '2025-03-10', '2035-03-09', strategy));
    expect(amounts).toHaveLength(121);
    expect(amounts.reduce((sum, part) => sum + part, 0)).toBe(10_000_007);
    const full = amounts.slice(1, -1);
    if (strategy !== 'exact-days') expect(Math.max(...full) - Math.min(...full)).toBeLessThanOrEqual(1);
  });
});

describe('currencies', () => {
  it('yen have no decimals', () => {
    const amounts = monthAmounts(spread(minor('10000', 'JPY'), '2025-01-01', '2025-03-31', 'even-daily-ends'));
    expect(amounts.map((amount) => amountText(amount, 'JPY'))).toEqual(['3333', '3334', '3333']);
  });

  it('dinars have three', () => {
    const amounts = monthAmounts(spread(minor('100', 'KWD'), '2025-01-01', '2025-03-31', 'even-daily-ends'));
    expect(amounts.map((amount) => amountText(amount, 'KWD'))).toEqual(['33.333', '33.334', '33.333']);
  });
});

describe('point in time', () => {
  it('ignores the last day and keeps the sign', () => {
    const segment = { ...pointOn(-500, '2025-03-10'), lastDay: day('2025-03-01') };
    expect(recognizedThrough(segment, day('2025-03-09'))).toBe(0);
    expect(recognizedThrough(segment, day('2025-03-10'))).toBe(-500);
    expect(recognizedBetween(segment, day('2025-03-09'), day('2025-03-10'))).toBe(-500);
  });
});
