/**
 * Splits a total over weights: share i = round(total × W(i) ÷ W(n)) − round(total × W(i−1) ÷ W(n)), W the running sum.
 * Shares always sum to the total, and each has a closed formula that a cell can show.
 * Example: 100.00 over 50, 25, 75 → 33.33, 16.67, 50.00.
 */
import { roundedRatio } from './exact-ratio';
import { invariant } from './invariant';

/** Minor units by weight. Weights are integers ≥ 0 with a positive sum; a weight of zero receives nothing. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((running, weight) => running + weight, 0);
  invariant(whole > 0 && Number.isSafeInteger(whole), 'apportioning needs weights with a positive, exact sum');
  let through = 0;
  let shareThrough = 0;
  return weights.map((weight) => {
    invariant(weight >= 0 && Number.isInteger(weight), 'a weight must be an integer that is not negative');
    through += weight;
    const shareBefore = shareThrough;
    shareThrough = roundedRatio(total, through, whole);
    return shareThrough - shareBefore;
  });
}
