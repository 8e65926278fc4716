/** Month amounts worked out by hand for every strategy; figures of other systems agree where the rule is the same. */
import type { StraightLineStrategy } from '../../../src/engine/domain/recognition-method';
import { monthAmounts, spread } from './segments';

type Vector = readonly [StraightLineStrategy, readonly number[]];

const CASES: readonly { amount: number; first: string; last: string; vectors: readonly Vector[] }[] = [
  {
    amount: 180000,
    first: '2025-01-16',
    last: '2025-04-15',
    vectors: [
      ['exact-days', [32000, 56000, 62000, 30000]],
      ['even-daily-ends', [32000, 59000, 59000, 30000]],
      ['even-period-ends', [30968, 60000, 60000, 29032]],
      ['even-calendar-ends', [30802, 59679, 59679, 29840]],
      ['even-periods', [45000, 45000, 45000, 45000]],
    ],
  },
  {
    amount: 360000,
    first: '2025-03-10',
    last: '2025-06-09',
    vectors: [
      ['exact-days', [86087, 117391, 121305, 35217]],
      ['even-daily-ends', [86087, 119348, 119348, 35217]],
      ['even-period-ends', [85161, 120000, 120000, 34839]],
      ['even-calendar-ends', [84887, 119615, 119614, 35884]],
    ],
  },
  {
    amount: 40000,
    first: '2025-08-20',
    last: '2025-12-19',
    vectors: [
      ['exact-days', [3934, 9836, 10164, 9836, 6230]],
      ['even-daily-ends', [3934, 9945, 9946, 9945, 6230]],
      ['even-period-ends', [3871, 10000, 10000, 10000, 6129]],
      ['even-calendar-ends', [3871, 10000, 10000, 10000, 6129]],
      ['even-periods', [8000, 8000, 8000, 8000, 8000]],
    ],
  },
  {
    amount: 120000,
    first: '2024-01-17',
    last: '2025-01-16',
    vectors: [
      ['even-daily-ends', [4918, 9985, 9985, 9985, 9985, 9985, 9986, 9985, 9985, 9985, 9985, 9985, 5246]],
      ['even-period-ends', [4839, ...Array<number>(11).fill(10000), 5161]],
      ['even-calendar-ends', [4839, ...Array<number>(11).fill(10000), 5161]],
    ],
  },
  {
    amount: 108000,
    first: '2024-07-01',
    last: '2025-06-30',
    vectors: [
      ['exact-days', [9173, 9172, 8877, 9173, 8876, 9173, 9172, 8285, 9173, 8877, 9172, 8877]],
      ['even-daily-ends', Array<number>(12).fill(9000)],
      ['even-period-ends', Array<number>(12).fill(9000)],
      ['even-calendar-ends', Array<number>(12).fill(9000)],
      ['even-periods', Array<number>(12).fill(9000)],
    ],
  },
  {
    // Lock example: 121 days at 10.00.
    amount: 121000,
    first: '2025-12-01',
    last: '2026-03-31',
    vectors: [
      ['exact-days', [31000, 31000, 28000, 31000]],
      ['even-daily-ends', [30250, 30250, 30250, 30250]],
    ],
  },
];

describe.each(CASES)('$amount from $first to $last', ({ amount, first, last, vectors }) => {
  it.each(vectors)('%s', (strategy, expected) => {
    expect(monthAmounts(spread(amount, first, last, strategy))).toEqual(expected);
  });
});
