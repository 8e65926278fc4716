/** The accountant's arithmetic: decimals on paper, rounded half away from zero. */
import Decimal from 'decimal.js';

const Paper = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP });

export const exactly = (value: number | string): Decimal => new Paper(value);

/** To a whole minor unit; a half goes away from zero. */
export const rounded = (value: Decimal): number => value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber() + 0;

/** amount × part ÷ whole, rounded. */
export const shareOf = (amount: number, part: number, whole: number): number =>
  rounded(exactly(amount).times(part).dividedBy(whole));

export const cutOff = (value: Decimal): number => value.toDecimalPlaces(0, Decimal.ROUND_DOWN).toNumber() + 0;

export const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** An amount over weights: the running total is rounded, each takes what it adds. */
export function splitByWeights(amount: number, weights: readonly number[]): number[] {
  const whole = sum(weights);
  let running = 0;
  let given = 0;
  return weights.map((weight) => {
    running += weight;
    const through = shareOf(amount, running, whole);
    const share = through - given;
    given = through;
    return share;
  });
}
