/**
 * What a balance in another currency is carried at.
 * ASC 606-10-45-1 to 4, 830-20-35-1, 830-10-45-18; IFRS 15.105-108, IAS 21.23, IFRIC 22.8-9
 *
 * Rule: deferred revenue is not monetary: it keeps the rates of the days it was billed on and is released at their
 * weighted average. Unbilled revenue is monetary: it leaves at what it is carried at. Each addition makes a new average.
 * Formula: carried of what is used = round(value × used through ÷ base) − round(value × used before ÷ base), base and
 * value as they stood after the last addition.
 * Example: 100.00 EUR carried at 110.00 USD, 33.33 used three times → 36.66, 36.67, 36.66, and 0.01 left at 0.01.
 */
import type { PoolState } from '../../domain/functional';
import { roundedRatio } from '../../foundation/exact-ratio';

export const EMPTY_POOL: PoolState = { base: 0, value: 0, used: 0 };

/** Functional value of what is used since the last addition. */
const usedValue = ({ base, value, used }: PoolState): number => (used === 0 ? 0 : roundedRatio(value, used, base));

/** What is left, in the transaction currency. */
export const leftIn = ({ base, used }: PoolState): number => base - used;

/** What it is carried at. */
export const carriedAt = (pool: PoolState): number => pool.value - usedValue(pool);

/** Value of the next `amount` > 0, at most what is left, and the pool without it. */
export function usePool(pool: PoolState, amount: number): { readonly value: number; readonly after: PoolState } {
  const after = { ...pool, used: pool.used + amount };
  return { value: usedValue(after) - usedValue(pool), after };
}

/** The pool with an addition; an amount of 0 revalues it. */
export function addToPool(pool: PoolState, amount: number, value: number): PoolState {
  return { base: leftIn(pool) + amount, value: carriedAt(pool) + value, used: 0 };
}
