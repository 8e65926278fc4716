/** The worked example in the header of each rule file, with the numbers printed there. */
import { monthOf } from '../../../src/engine/foundation/calendar';
import { addEvenly, addEvenlyNarrow } from '../../../src/engine/kernel/even-spread';
import { dailyMovements, daysOfLine } from '../../../src/engine/kernel/daily-movements';
import { monthlyMovements, movementRow } from '../../../src/engine/kernel/monthly-movements';
import { packLines } from '../../../src/engine/kernel/movement-lines';
import {
  describeTerm,
  monthShare,
  recognizedBetween,
  recognizedThrough,
} from '../../../src/engine/step-5-recognition/recognized-through';
import { measureTerm } from '../../../src/engine/foundation/term-months';
import { day, monthAmounts, pointOn, spread } from './segments';

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

describe('worked examples', () => {
  it('term-months: 16 Jan to 15 Apr 2025', () => {
    expect(measureTerm(day('2025-01-16'), day('2025-04-15'))).toEqual({
      daysInTerm: 90,
      firstMonth: 2025 * 12,
      monthsTouched: 4,
      headDays: 16,
      headMonthDays: 31,
      fullMonths: 2,
      tailDays: 15,
      tailMonthDays: 30,
    });
  });

  it('recognize-straight-line: even-calendar-ends, and ten days of April', () => {
    const segment = spread(360000, '2025-03-10', '2025-06-09', 'even-calendar-ends');
    expect(monthAmounts(segment)).toEqual([84887, 119615, 119614, 35884]);
    expect(recognizedBetween(segment, day('2025-03-31'), day('2025-04-10'))).toBe(39872);
  });

  it('recognize-even-daily-ends', () => {
    expect(monthAmounts(spread(180000, '2025-01-16', '2025-04-15', 'even-daily-ends'))).toEqual([
      32000, 59000, 59000, 30000,
    ]);
  });

  it('recognize-even-period-ends', () => {
    expect(monthAmounts(spread(180000, '2025-01-16', '2025-04-15', 'even-period-ends'))).toEqual([
      30968, 60000, 60000, 29032,
    ]);
  });

  it('recognize-even-calendar-ends', () => {
    expect(monthAmounts(spread(180000, '2025-01-16', '2025-04-15', 'even-calendar-ends'))).toEqual([
      30802, 59679, 59679, 29840,
    ]);
  });

  it('recognize-even-periods', () => {
    expect(monthAmounts(spread(40000, '2025-08-20', '2025-12-19', 'even-periods'))).toEqual([
      8000, 8000, 8000, 8000, 8000,
    ]);
  });

  it('recognize-exact-days: 20.00 a day', () => {
    const segment = spread(180000, '2025-01-16', '2025-04-15', 'exact-days');
    expect(monthAmounts(segment)).toEqual([32000, 56000, 62000, 30000]);
    expect(recognizedBetween(segment, day('2025-02-27'), day('2025-02-28'))).toBe(2000);
  });

  it('recognize-at-point: 250.00 delivered on 10 Mar 2025', () => {
    const segment = pointOn(25000, '2025-03-10');
    expect(recognizedThrough(segment, day('2025-03-09'))).toBe(0);
    expect(recognizedThrough(segment, day('2025-03-10'))).toBe(25000);
    expect(recognizedThrough(segment, day('2035-03-10'))).toBe(25000);
  });

  it('recognized-through: November 2024 as a difference', () => {
    const segment = spread(108000, '2024-07-01', '2025-06-30', 'exact-days');
    expect(recognizedThrough(segment, day('2024-10-31'))).toBe(36395);
    expect(recognizedThrough(segment, day('2024-11-30'))).toBe(45271);
    expect(monthShare(segment, monthOf(day('2024-11-01'))).amount).toBe(8876);
  });

  it('even-spread: 1.00 over 3', () => {
    const wide = new Float64Array(3);
    const narrow = new Int32Array(3);
    addEvenly(wide, 0, 3, 100);
    addEvenlyNarrow(narrow, 0, 3, 100);
    expect([...wide]).toEqual([33, 34, 33]);
    expect([...narrow]).toEqual([33, 34, 33]);
  });

  it('recognition-kernel: months, and days that sum to them', () => {
    const line = { segments: [spread(180000, '2025-01-16', '2025-04-15', 'even-daily-ends')], billings: [] };
    const daily = dailyMovements(packLines([line]));
    const january = monthOf(day('2025-01-01'));
    const monthly = monthlyMovements(packLines([line]));
    expect(movementRow(monthly, 'revenue', 0, january, january + 3)).toEqual([32000, 59000, 59000, 30000]);
    const { revenue } = daysOfLine(daily, 0);
    const sums = [0, 16, 44, 75].map((from, i) => sumOf(revenue.slice(from, [16, 44, 75, 90][i])));
    expect(sums).toEqual([32000, 59000, 59000, 30000]);
  });

  it('position-kernel: March settles unbilled revenue, the rest is deferred', () => {
    const line = {
      segments: [spread(120000, '2025-01-01', '2025-12-31', 'even-daily-ends')],
      billings: [{ day: day('2025-03-10'), amount: 60000 }],
    };
    const movements = monthlyMovements(packLines([line]));
    const march = monthOf(day('2025-03-01'));
    expect(movementRow(movements, 'revenue', 0, march, march)).toEqual([10000]);
    expect(movementRow(movements, 'unbilled', 0, march, march)).toEqual([-20000]);
    expect(movementRow(movements, 'deferred', 0, march, march)).toEqual([30000]);
  });
});

describe('describeTerm gives the numbers of formulas', () => {
  it('even strategy: head, equal months, tail', () => {
    expect(describeTerm(spread(180000, '2025-01-16', '2025-04-15', 'even-period-ends'))).toMatchObject({
      daysInTerm: 90,
      headDays: 16,
      headAmount: 30968,
      fullMonths: 2,
      middleAmount: 120000,
      tailDays: 15,
      tailAmount: 29032,
    });
  });

  it('exact-days and point: all in the middle, no months', () => {
    const days = describeTerm(spread(180000, '2025-01-16', '2025-04-15', 'exact-days'));
    expect(days).toMatchObject({ daysInTerm: 90, headAmount: 0, fullMonths: 0, middleAmount: 180000, tailAmount: 0 });
    const point = describeTerm({ ...pointOn(500, '2025-03-10'), lastDay: day('2025-12-31') });
    expect(point).toMatchObject({ daysInTerm: 1, lastDay: day('2025-03-10'), middleAmount: 500, fullMonths: 0 });
  });

  it('monthShare gives first served day, days and amount, and nothing outside the term', () => {
    const segment = spread(180000, '2025-01-16', '2025-04-15', 'even-daily-ends');
    const month = monthOf(day('2025-01-01'));
    expect(monthShare(segment, month)).toEqual({ amount: 32000, firstServedDay: day('2025-01-16'), servedDays: 16 });
    expect(monthShare(segment, month + 1)).toEqual({
      amount: 59000,
      firstServedDay: day('2025-02-01'),
      servedDays: 28,
    });
    expect(monthShare(segment, month + 4)).toEqual({ amount: 0, firstServedDay: day('2025-05-01'), servedDays: 0 });
    expect(monthShare(segment, month - 1).servedDays).toBe(0);
  });
});
