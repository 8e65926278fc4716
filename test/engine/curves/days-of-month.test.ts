/** Days inside a month that are rounded down, or fall on the month's last day. */
import fc from 'fast-check';
import { dailyMovements, daysOfLine } from '../../../src/engine/kernel/daily-movements';
import { monthlyMovements, sumMovements } from '../../../src/engine/kernel/monthly-movements';
import { packLines } from '../../../src/engine/kernel/movement-lines';
import { recognizedBetween, recognizedThrough, type SegmentCurve } from '../../../src/engine/step-5-recognition/recognized-through';
import { throughDayOfMonth } from '../../../src/engine/step-5-recognition/recognize-days-of-month';
import type { StraightLineStrategy } from '../../../src/engine';
import { day, monthAmounts, spread } from './segments';

type Days = 'rounded-down' | 'month-end';

function rough(amount: number, first: string, last: string, strategy: StraightLineStrategy, days: Days): SegmentCurve {
  return { ...spread(amount, first, last, strategy), curve: { kind: 'over-time', strategy, days } };
}

const onDay = (segment: SegmentCurve, iso: string): number => recognizedBetween(segment, day(iso) - 1, day(iso));

test('90.00 in May 2025: 2.90 on 30 days and 3.00 on the last', () => {
  const segment = rough(108000, '2024-07-01', '2025-06-30', 'even-daily-ends', 'rounded-down');
  expect(onDay(segment, '2025-05-01')).toBe(290);
  expect(onDay(segment, '2025-05-30')).toBe(290);
  expect(onDay(segment, '2025-05-31')).toBe(300);
  expect(onDay(segment, '2025-02-27')).toBe(321);
  expect(onDay(segment, '2025-02-28')).toBe(333);
  expect(onDay(segment, '2025-06-30')).toBe(300);
});

test('month-end: the whole month on its last day of service', () => {
  const segment = rough(60000, '2025-02-01', '2025-02-28', 'even-daily-ends', 'month-end');
  expect(recognizedThrough(segment, day('2025-02-27'))).toBe(0);
  expect(recognizedThrough(segment, day('2025-02-28'))).toBe(60000);
});

test('a negative amount mirrors, and part months end on their last day of service', () => {
  expect([1, 2, 3].map((served) => throughDayOfMonth('rounded-down', -100, served, 3))).toEqual([-33, -66, -100]);
  const segment = rough(-30968, '2025-01-16', '2025-01-31', 'exact-days', 'rounded-down');
  expect(onDay(segment, '2025-01-31')).toBe(-30968 + 15 * 1935);
});

const anySegment = fc.record({
  amount: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  first: fc.integer({ min: day('2023-01-01'), max: day('2025-12-31') }),
  days: fc.integer({ min: 0, max: 500 }),
  strategy: fc.constantFrom<StraightLineStrategy>('exact-days', 'even-daily-ends', 'even-period-ends', 'even-calendar-ends', 'even-periods'),
  kind: fc.constantFrom<Days>('rounded-down', 'month-end'),
});

test('months and totals are those of the days rounded to date, and the kernel reads the same days', () => {
  fc.assert(
    fc.property(anySegment, ({ amount, first, days, strategy, kind }) => {
      const plain: SegmentCurve = { amount, firstDay: first, lastDay: first + days, curve: { kind: 'over-time', strategy } };
      const segment: SegmentCurve = { ...plain, curve: { kind: 'over-time', strategy, days: kind } };
      expect(monthAmounts(segment)).toEqual(monthAmounts(plain));
      expect(recognizedThrough(segment, first + days)).toBe(amount);
      const packed = packLines([{ segments: [segment], billings: [] }]);
      expect(sumMovements(monthlyMovements(packed), 'revenue', 0, -Infinity, Infinity)).toBe(amount);
      const { revenue } = daysOfLine(dailyMovements(packed), 0);
      expect(revenue).toHaveLength(days + 1);
      [0, Math.floor(days / 2), days].forEach((at) => {
        expect(revenue[at]).toBe(recognizedBetween(segment, first + at - 1, first + at));
      });
    }),
    { numRuns: 60 },
  );
});
