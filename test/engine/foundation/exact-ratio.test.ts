import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { roundedRatio, roundedRatioOfBig } from '../../../src/engine/foundation/exact-ratio';
import { bigRound, decimalRound } from '../curves/oracle';

const anyAmount = fc.maxSafeInteger();
/** Amounts at the edges where double arithmetic changes its mind. */
const edgeAmount = fc
  .tuple(
    fc.constantFrom(2 ** 31, 2 ** 51, 2 ** 52, 2 ** 53 - 20),
    fc.integer({ min: -9, max: 9 }),
    fc.constantFrom(1, -1),
  )
  .map(([edge, shift, sign]) => sign * (edge + shift));

describe('roundedRatio', () => {
  it.each([
    [10000, 1, 3, 3333],
    [5, 1, 2, 3],
    [-5, 1, 2, -3],
    [1, 1, 2, 1],
    [-1, 1, 2, -1],
    [25, 10, 100, 3],
    [35, 10, 100, 4],
    [0, 7, 9, 0],
    [7, 0, 9, 0],
  ])('rounds %i × %i ÷ %i to %i, half away from zero', (a, b, c, expected) => {
    expect(roundedRatio(a, b, c)).toBe(expected);
  });

  it('gives no negative zero', () => {
    expect(Object.is(roundedRatio(-1, 1, 3), 0)).toBe(true);
    expect(Object.is(roundedRatio(-7, 0, 3), 0)).toBe(true);
  });

  it('equals the BigInt oracle and the decimal.js oracle for shares of any amount', () => {
    fc.assert(
      fc.property(fc.oneof(anyAmount, edgeAmount), fc.integer({ min: 1, max: 4_000 }), fc.nat(4_000), (a, c, k) => {
        const b = Math.min(k, c);
        const result = roundedRatio(a, b, c);
        expect(result).toBe(bigRound(a, b, c));
        expect(result).toBe(decimalRound(a, b, c));
      }),
      { numRuns: 3_000 },
    );
  });

  it('equals the oracles where the product crosses the limit between doubles and BigInt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200_000 }),
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: 1 }),
        (b, shift, c) => {
          for (const limit of [2 ** 51, 2 ** 52]) {
            const a = Math.floor(limit / b) + shift;
            expect(roundedRatio(a, b, c)).toBe(bigRound(a, b, c));
            expect(roundedRatio(-a, b, c)).toBe(decimalRound(-a, b, c));
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('takes exact halves away from zero at every size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 20 }), fc.integer({ min: 0, max: 2 ** 32 }), (c, whole) => {
        // (2·whole + 1) × c ÷ 2c is whole and a half.
        const odd = 2 * whole + 1;
        expect(roundedRatio(odd, c, 2 * c)).toBe(whole + 1);
        expect(roundedRatio(-odd, c, 2 * c)).toBe(-whole - 1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('mirrors under a change of sign', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 1, max: 4_000 }), (a, c) => {
        const half = Math.ceil(c / 2);
        expect(roundedRatio(-a, half, c) + 0).toBe(0 - roundedRatio(a, half, c));
      }),
    );
  });

  it('stops the run rather than give an inexact amount', () => {
    expect(() => roundedRatio(2 ** 52, 4, 1)).toThrow('Defect');
    expect(() => roundedRatio(1, 1, 0)).toThrow('Defect');
    expect(() => roundedRatioOfBig(1n, 1n, -1n)).toThrow('Defect');
    expect(roundedRatioOfBig(2n ** 80n, 3n, 2n ** 80n)).toBe(3);
  });
});

describe('the oracles', () => {
  it('are independent of each other and of the engine', () => {
    expect(bigRound(-5, 1, 2)).toBe(-3);
    expect(decimalRound(-5, 1, 2)).toBe(-3);
    expect(new Decimal('0.5').toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber()).toBe(1);
  });
});
