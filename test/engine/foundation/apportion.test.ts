import fc from 'fast-check';
import { apportion } from '../../../src/engine/foundation/apportion';

describe('apportion', () => {
  it.each([
    [10000, [50, 25, 75], [3333, 1667, 5000]],
    [10000, [80000, 20000], [8000, 2000]],
    [10000, [33333, 33333, 33334], [3333, 3334, 3333]],
    [15500, [50000, 34500], [9172, 6328]],
    [-10000, [50, 25, 75], [-3333, -1667, -5000]],
    [1, [1, 1, 1], [0, 1, 0]],
    [100, [0, 5, 0], [0, 100, 0]],
    [0, [3, 4], [0, 0]],
  ])('splits %i over %j into %j', (total, weights, shares) => {
    expect(apportion(total, weights)).toEqual(shares);
  });

  it('always sums to the total, and no share is further than one unit from its exact part', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e15, max: 1e15 }),
        fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const whole = weights.reduce((sum, weight) => sum + weight, 0);
          fc.pre(whole > 0);
          const shares = apportion(total, weights);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
          shares.forEach((share, i) => {
            const difference = BigInt(share) * BigInt(whole) - BigInt(total) * BigInt(weights[i]!);
            expect(difference <= BigInt(whole) && difference >= -BigInt(whole)).toBe(true);
            if (weights[i] === 0) expect(share).toBe(0);
          });
        },
      ),
    );
  });

  it.each([[[]], [[0, 0]], [[-1, 2]], [[0.5, 0.5]]])('stops the run over the weights %j', (weights) => {
    expect(() => apportion(100, weights)).toThrow('Defect');
  });
});
