import fc from 'fast-check';
import type { Segment } from '../../../src/engine/domain/schedule';
import { dayOf, lastDayOfMonth, monthOf } from '../../../src/engine/foundation/calendar';
import {
  dailyMovements,
  daysOfLine,
  type DailyMovements,
} from '../../../src/engine/kernel/daily-movements';
import { addEvenly, addEvenlyNarrow } from '../../../src/engine/kernel/even-spread';
import { readSegments } from '../../../src/engine/step-5-recognition/follow-segments';
import {
  measureTermByTable,
  monthPosition,
  monthTable,
  reusableTerm,
} from '../../../src/engine/kernel/month-table';
import {
  monthlyMovements,
  movementIn,
  movementRow,
  sumMovements,
  type MonthlyMovements,
} from '../../../src/engine/kernel/monthly-movements';
import { packLines, type MovementLine } from '../../../src/engine/kernel/movement-lines';
import { measureTerm } from '../../../src/engine/foundation/term-months';
import { bigRound } from './oracle';
import { asSegment, day, pointOn, spread, STRATEGIES } from './segments';

type ReadableLine = MovementLine & { readonly segments: readonly Segment[] };

const FIRST = dayOf(2023, 11, 20);
const amount = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: -3e8, max: 3e8 }),
  fc.integer({ min: -(2 ** 49), max: 2 ** 49 }),
);
const ownSegment: fc.Arbitrary<Segment> = fc
  .record({
    strategy: fc.option(fc.constantFrom(...STRATEGIES), { nil: null }),
    firstDay: fc.integer({ min: FIRST, max: FIRST + 500 }),
    days: fc.oneof(fc.integer({ min: 1, max: 65 }), fc.integer({ min: 1, max: 800 })),
    amount,
  })
  .map(({ strategy, firstDay, days, amount: total }) =>
    asSegment({
      curve: strategy === null ? { kind: 'point' as const } : { kind: 'over-time' as const, strategy },
      firstDay,
      lastDay: firstDay + days - 1,
      amount: total,
    }),
  );
/** A credit on what one or two segments still recognize after some days; null where nothing is left. */
const followingSegment: fc.Arbitrary<Segment | null> = fc
  .record({
    followed: fc.array(ownSegment, { minLength: 1, maxLength: 2 }),
    days: fc.integer({ min: 0, max: 90 }),
    amount,
  })
  .map(({ followed, days, amount: total }) => {
    const through = readSegments(followed);
    const firstDay = followed[0]!.firstDay + days;
    const lastDay = Math.max(...followed.map((part) => part.lastDay));
    const before = through(firstDay - 1);
    const whole = through(lastDay) - before;
    const curve = { kind: 'follows' as const, segments: followed, before, whole };
    return whole === 0 || lastDay < firstDay ? null : asSegment({ curve, firstDay, lastDay, amount: total % 2 ** 31 });
  });
const segment = fc.oneof({ arbitrary: ownSegment, weight: 5 }, { arbitrary: followingSegment, weight: 1 });
const billing = fc.record({ day: fc.integer({ min: FIRST - 60, max: FIRST + 900 }), amount });
const line: fc.Arbitrary<ReadableLine> = fc.record({
  segments: fc.array(segment, { maxLength: 3 }).map((parts) => parts.filter((part) => part !== null)),
  billings: fc.array(billing, { maxLength: 4 }),
});
const lines = fc.array(line, { maxLength: 5 });

const KINDS = ['revenue', 'deferred', 'unbilled'] as const;

/** Movements between the days that end each period, straight from the definition. */
function expectedMovements({ segments, billings }: ReadableLine, periodEnds: readonly number[]): number[][] {
  const recognizedThrough = readSegments(segments);
  const positions = periodEnds.map((through) => {
    const recognized = recognizedThrough(through);
    const billed = billings.reduce((sum, event) => sum + (event.day <= through ? event.amount : 0), 0);
    return [recognized, Math.max(0, billed - recognized), Math.max(0, recognized - billed)];
  });
  return positions.slice(1).map((after, i) => after.map((balance, kind) => balance - positions[i]![kind]!));
}

function expectMonths(book: readonly ReadableLine[], months: MonthlyMovements): void {
  book.forEach((item, i) => {
    const from = months.firstMonth[i]! - 1;
    const through = from + 1 + months.offset[i + 1]! - months.offset[i]!;
    const rows = KINDS.map((kind) => movementRow(months, kind, i, from, through));
    const ends = Array.from({ length: through - from + 2 }, (_, k) => lastDayOfMonth(from - 1 + k));
    expect(rows[0]!.map((_, k) => rows.map((row) => row[k]))).toEqual(expectedMovements(item, ends));
  });
}

function expectDays(book: readonly ReadableLine[], daily: DailyMovements): void {
  book.forEach((item, i) => {
    const days = daysOfLine(daily, i);
    const ends = Array.from({ length: days.revenue.length + 1 }, (_, k) => days.firstDay - 1 + k);
    const cells = Array.from(days.revenue, (_, k) => KINDS.map((kind) => days[kind][k]));
    expect(cells.flat()).toEqual(expectedMovements(item, ends).flat());
  });
}

describe('monthlyMovements', () => {
  it('equals differences of the definition in every cell, and nothing moves outside its cells', () => {
    fc.assert(
      fc.property(lines, (book) => expectMonths(book, monthlyMovements(packLines(book)))),
      { numRuns: 200 },
    );
  });

  it('may overwrite an earlier result of any size', () => {
    fc.assert(
      fc.property(lines, lines, (earlier, book) => {
        const reused = monthlyMovements(packLines(book), monthlyMovements(packLines(earlier)));
        expectMonths(book, reused);
      }),
      { numRuns: 100 },
    );
  });

  it('sums from the beginning to a balance', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: -3, max: 40 }), (item, shift) => {
        const movements = monthlyMovements(packLines([item]));
        const month = monthOf(FIRST) + shift;
        const expected = expectedMovements(item, [dayOf(1990, 1, 1), lastDayOfMonth(month)])[0];
        const sums = KINDS.map((kind) => sumMovements(movements, kind, 0, -Infinity, month));
        expect(sums).toEqual(expected);
        const total = item.segments.reduce((sum, part) => sum + part.amount, 0);
        expect(sumMovements(movements, 'revenue', 0, -Infinity, Infinity)).toBe(total);
        expect(sums[0]! + sumMovements(movements, 'revenue', 0, month + 1, Infinity)).toBe(total);
      }),
      { numRuns: 200 },
    );
  });

  it('gives a window of months as a row, zero outside the line', () => {
    const item = { segments: [spread(180000, '2025-01-16', '2025-04-15', 'even-daily-ends')], billings: [] };
    const movements = monthlyMovements(packLines([item]));
    const january = monthOf(day('2025-01-01'));
    expect(movementRow(movements, 'revenue', 0, january - 2, january + 5)).toEqual([
      0, 0, 32000, 59000, 59000, 30000, 0, 0,
    ]);
    expect(movementRow(movements, 'unbilled', 0, january + 3, january + 4)).toEqual([30000, 0]);
    expect([-1, 0, 3, 4].map((i) => movementIn(movements, 'revenue', 0, january + i))).toEqual([0, 32000, 30000, 0]);
  });

  it('takes books without lines and lines without anything', () => {
    expect(monthlyMovements(packLines([])).lineCount).toBe(0);
    const movements = monthlyMovements(
      packLines([
        { segments: [], billings: [] },
        { segments: [pointOn(5, '2025-01-01')], billings: [] },
      ]),
    );
    expect(movementRow(movements, 'revenue', 0, 24295, 24305)).toEqual(Array(11).fill(0));
    expect(sumMovements(movements, 'revenue', 0, -Infinity, Infinity)).toBe(0);
    expect(sumMovements(movements, 'revenue', 1, -Infinity, Infinity)).toBe(5);
  });
});

describe('dailyMovements', () => {
  it('equals differences of recognizedThrough and of billing on every day; its months are the sums', () => {
    fc.assert(
      fc.property(lines, (book) => {
        const packed = packLines(book);
        const daily = dailyMovements(packed);
        expectDays(book, daily);
        expect(daily.months).toEqual(monthlyMovements(packed));
      }),
      { numRuns: 60 },
    );
  });

  it('may overwrite an earlier result of any size', () => {
    fc.assert(
      fc.property(lines, lines, (earlier, book) => {
        const reused = dailyMovements(packLines(book), dailyMovements(packLines(earlier)));
        expectDays(book, reused);
        expectMonths(book, reused.months);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [2 ** 30 - 1, 0],
    [2 ** 30, 1],
    [-(2 ** 30), 1],
    [2 ** 50, 1],
  ])('keeps %i and as much billing exact, wide: %i', (total, isWide) => {
    const item = {
      segments: [asSegment(spread(total, '2025-01-16', '2027-04-15', 'even-calendar-ends'))],
      billings: [{ day: day('2025-06-01'), amount: total }],
    };
    const daily = dailyMovements(packLines([item]));
    expect(daily.isWide[0]).toBe(isWide);
    expectDays([item], daily);
    expectMonths([item], daily.months);
  });

  it('stops the run when the amounts of a line have no exact sum', () => {
    const huge = spread(2 ** 53 - 1, '2025-01-01', '2025-12-31', 'exact-days');
    expect(() => packLines([{ segments: [huge, huge], billings: [] }])).toThrow('Defect');
    expect(() =>
      packLines([{ segments: [spread(1, '2025-01-02', '2025-01-01', 'exact-days')], billings: [] }]),
    ).toThrow('Defect');
  });
});

describe('even spread', () => {
  const differences = (total: number, count: number): number[] =>
    Array.from({ length: count }, (_, k) => bigRound(total, k + 1, count) - bigRound(total, k, count));

  it('equals differences of rounded ratios for any safe integer', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 4_000 })),
        (total, count) => {
          const target = new Float64Array(count + 2);
          addEvenly(target, 1, count, total);
          expect([...target]).toEqual([0, ...differences(total, count), 0]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('equals them in 32 bits, and adds to what is there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 31) + 8, max: 2 ** 31 - 8 }),
        fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 4_000 })),
        (total, count) => {
          const target = new Int32Array(count + 2).fill(7);
          addEvenlyNarrow(target, 1, count, total);
          expect([...target]).toEqual([7, ...differences(total, count).map((piece) => piece + 7), 7]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('month table', () => {
  it('finds the month of every day and measures every term as the calendar does', () => {
    const from = dayOf(1999, 3, 5);
    const to = dayOf(2041, 2, 3);
    const { firstMonth, starts } = monthTable(from, to);
    for (let current = from; current <= to; current++) {
      if (firstMonth + monthPosition(starts, current) !== monthOf(current)) throw new Error(`day ${current}`);
    }
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }), (a, b) => {
        const term = reusableTerm();
        measureTermByTable(starts, Math.min(a, b), Math.max(a, b), term);
        expect({ ...term, firstMonth: term.firstMonth + firstMonth }).toEqual(
          measureTerm(Math.min(a, b), Math.max(a, b)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['2000-01-01', '2000-02-01', '2000-03-01', '2000-08-01', '2001-03-01'])(
    'guesses right for a century from %s',
    (start) => {
      const { firstMonth, starts } = monthTable(day(start), day(start) + 36_600);
      for (let current = day(start); current <= day(start) + 36_600; current++) {
        if (firstMonth + monthPosition(starts, current) !== monthOf(current)) throw new Error(`day ${current}`);
      }
    },
  );
});
