import fc from 'fast-check';
import { dayOf, lastDayOfMonth, monthOf } from '../../../src/engine/foundation/calendar';
import {
  describeTerm,
  monthShare,
  recognizedBetween,
  recognizedThrough,
  recognizedThroughTerm,
  type SegmentCurve,
} from '../../../src/engine/step-5-recognition/recognized-through';
import { bigRound, decimalRound, monthWeights, oracleThroughDays } from './oracle';
import { STRATEGIES } from './segments';

const FIRST = dayOf(2019, 12, 1);
const amounts = fc.oneof(
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.integer({ min: -(2 ** 53 - 1), max: 2 ** 53 - 1 }),
);
const termDays = fc.oneof(
  fc.integer({ min: 1, max: 70 }),
  fc.integer({ min: 300, max: 400 }),
  fc.integer({ min: 1, max: 3_700 }),
);
const segments: fc.Arbitrary<SegmentCurve> = fc
  .record({
    strategy: fc.constantFrom(...STRATEGIES),
    firstDay: fc.integer({ min: FIRST, max: FIRST + 1_600 }),
    days: termDays,
    amount: amounts,
  })
  .map(({ strategy, firstDay, days, amount }) => ({
    curve: { kind: 'over-time' as const, strategy },
    firstDay,
    lastDay: firstDay + days - 1,
    amount,
  }));

const strategyOf = (segment: SegmentCurve) => {
  if (segment.curve.kind !== 'over-time') throw new Error('not spread');
  return segment.curve.strategy;
};

function daysOf(segment: SegmentCurve): number[] {
  const term = describeTerm(segment);
  return Array.from({ length: term.daysInTerm }, (_, k) => recognizedThroughTerm(term, segment.firstDay + k));
}

describe('every curve', () => {
  it('equals the day-by-day oracle in BigInt', () => {
    fc.assert(
      fc.property(segments, (segment) => {
        const { amount, firstDay, lastDay } = segment;
        expect(daysOf(segment)).toEqual(oracleThroughDays(strategyOf(segment), amount, firstDay, lastDay, bigRound));
      }),
      { numRuns: 300 },
    );
  });

  it('equals the day-by-day oracle in decimal.js', () => {
    fc.assert(
      fc.property(segments, (segment) => {
        const { amount, firstDay, lastDay } = segment;
        expect(daysOf(segment)).toEqual(
          oracleThroughDays(strategyOf(segment), amount, firstDay, lastDay, decimalRound),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('starts at nothing and ends at the amount', () => {
    fc.assert(
      fc.property(segments, (segment) => {
        expect(recognizedThrough(segment, segment.firstDay - 1)).toBe(0);
        expect(recognizedThrough(segment, segment.lastDay)).toBe(segment.amount);
        expect(recognizedThrough(segment, segment.lastDay + 400)).toBe(segment.amount);
        const { headAmount, middleAmount, tailAmount } = describeTerm(segment);
        expect(headAmount + middleAmount + tailAmount).toBe(segment.amount);
      }),
    );
  });

  it('has months that sum to its days, wherever it is cut', () => {
    fc.assert(
      fc.property(segments, fc.array(fc.integer({ min: -40, max: 3_800 }), { maxLength: 8 }), (segment, offsets) => {
        const before = segment.firstDay - 1;
        const cuts = [before, ...offsets.map((offset) => Math.max(before, segment.firstDay + offset)), segment.lastDay];
        cuts.sort((a, b) => a - b);
        let sum = 0n;
        cuts.slice(1).forEach((cut, i) => (sum += BigInt(recognizedBetween(segment, cuts[i]!, cut))));
        expect(sum).toBe(BigInt(recognizedThrough(segment, cuts[cuts.length - 1]!)));

        const days = daysOf(segment);
        for (let month = monthOf(segment.firstDay); month <= monthOf(segment.lastDay); month++) {
          const { amount, firstServedDay, servedDays } = monthShare(segment, month);
          const start = firstServedDay - segment.firstDay;
          const daySum = days[start + servedDays - 1]! - (start === 0 ? 0 : days[start - 1]!);
          expect(daySum).toBe(amount);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never turns back', () => {
    fc.assert(
      fc.property(segments, (segment) => {
        const sign = Math.sign(segment.amount);
        let before = 0;
        for (const through of daysOf(segment)) {
          if ((through - before) * sign < 0) throw new Error(`turned back from ${before} to ${through}`);
          before = through;
        }
        expect(before).toBe(segment.amount);
      }),
      { numRuns: 200 },
    );
  });

  it('mirrors under a change of sign', () => {
    fc.assert(
      fc.property(segments, (segment) => {
        const mirrored = daysOf({ ...segment, amount: 0 - segment.amount });
        expect(mirrored).toEqual(daysOf(segment).map((through) => 0 - through));
      }),
      { numRuns: 150 },
    );
  });

  it('is never further than one minor unit from its exact share at a month end', () => {
    fc.assert(
      fc.property(segments, (segment) => {
        const weights = monthWeights(strategyOf(segment), segment.firstDay, segment.lastDay);
        const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
        let weightThrough = 0n;
        weights.forEach((weight, i) => {
          weightThrough += BigInt(weight);
          const monthEnd = lastDayOfMonth(monthOf(segment.firstDay) + i);
          const difference =
            BigInt(recognizedThrough(segment, monthEnd)) * whole - BigInt(segment.amount) * weightThrough;
          expect(difference <= whole && difference >= -whole).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('exact-days', () => {
  it('is never further than half a minor unit from its exact share on any day', () => {
    fc.assert(
      fc.property(segments, (segment) => {
        const exact: SegmentCurve = { ...segment, curve: { kind: 'over-time', strategy: 'exact-days' } };
        const whole = BigInt(exact.lastDay - exact.firstDay + 1);
        daysOf(exact).forEach((through, i) => {
          const doubled = 2n * (BigInt(through) * whole - BigInt(exact.amount) * BigInt(i + 1));
          if (doubled > whole || doubled < -whole) throw new Error(`day ${i + 1} is off by more than a half`);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('takes half a cent away from zero on either side', () => {
    // One cent over two days: 0.5 on the first day.
    const segment: SegmentCurve = {
      curve: { kind: 'over-time', strategy: 'exact-days' },
      firstDay: 0,
      lastDay: 1,
      amount: 1,
    };
    expect(recognizedThrough(segment, 0)).toBe(1);
    expect(recognizedThrough({ ...segment, amount: -1 }, 0)).toBe(-1);
  });
});
