/**
 * The curves once more, day by day and without closed forms, on exact fractions: what the engine is checked against.
 * Rounding comes from BigInt or from decimal.js, months from the platform's dates; nothing is taken from the engine.
 */
import { Decimal } from 'decimal.js';
import type { StraightLineStrategy } from '../../../src/engine/domain/recognition-method';

/** round(a × b ÷ c), half away from zero. */
export type Rounding = (a: number, b: number, c: number) => number;

export const bigRound: Rounding = (a, b, c) => {
  const product = BigInt(a) * BigInt(b);
  const divisor = BigInt(c);
  const quotient = product / divisor;
  const rest = product % divisor;
  const reachesHalf = 2n * (rest < 0n ? -rest : rest) >= divisor;
  return Number(reachesHalf ? quotient + (product < 0n ? -1n : 1n) : quotient);
};

const Wide = Decimal.clone({ precision: 60 });

export const decimalRound: Rounding = (a, b, c) =>
  new Wide(a).times(b).div(c).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber() + 0;

const MILLISECONDS_A_DAY = 86_400_000;

/** Days served in each calendar month that the period touches, with the length of that month. */
export function servedMonths(firstDay: number, lastDay: number): { served: number; length: number }[] {
  const months: { served: number; length: number }[] = [];
  let key = '';
  for (let day = firstDay; day <= lastDay; day++) {
    const date = new Date(day * MILLISECONDS_A_DAY);
    const year = date.getUTCFullYear();
    const month = date.getUTCMonth();
    if (key !== `${year}/${month}`) {
      key = `${year}/${month}`;
      months.push({ served: 0, length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() });
    }
    months[months.length - 1]!.served++;
  }
  return months;
}

/** What each touched month weighs, as integers over their sum. */
export function monthWeights(strategy: StraightLineStrategy, firstDay: number, lastDay: number): number[] {
  const months = servedMonths(firstDay, lastDay);
  if (strategy === 'exact-days') return months.map(({ served }) => served);
  if (strategy === 'even-periods' || months.length === 1) return months.map(() => 1);
  const isPart = months.map(({ served, length }, i) => (i === 0 || i === months.length - 1) && served < length);
  const partDays = months.reduce((days, { served }, i) => days + (isPart[i] ? served : 0), 0);
  const fullMonths = isPart.filter((part) => !part).length;
  if (strategy === 'even-period-ends') return months.map(({ served }, i) => (isPart[i] ? served : partDays || 1));
  if (strategy === 'even-calendar-ends') {
    const common = months[0]!.length * months[months.length - 1]!.length;
    return months.map(({ served, length }, i) => (isPart[i] ? (served * common) / length : common));
  }
  // even-daily-ends: the full months share the days between the ends; multiplied by their number to stay integers.
  const days = lastDay - firstDay + 1;
  return months.map(({ served }, i) => (isPart[i] ? served * Math.max(1, fullMonths) : days - partDays));
}

/** Cumulative amounts at the end of each touched month. */
export function oracleThroughMonths(
  strategy: StraightLineStrategy,
  amount: number,
  firstDay: number,
  lastDay: number,
  round: Rounding,
): number[] {
  const weights = monthWeights(strategy, firstDay, lastDay);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const months = servedMonths(firstDay, lastDay);
  if (strategy === 'exact-days' || strategy === 'even-periods' || months.length === 1) {
    let through = 0;
    return weights.map((weight) => round(amount, (through += weight), whole));
  }
  const last = months.length - 1;
  const startsInside = months[0]!.served < months[0]!.length;
  const endsInside = months[last]!.served < months[last]!.length;
  const fullMonths = months.length - (startsInside ? 1 : 0) - (endsInside ? 1 : 0);
  const head = startsInside ? round(amount, weights[0]!, whole) : 0;
  const tail = !endsInside ? 0 : fullMonths === 0 ? amount - head : round(amount, weights[last]!, whole);
  return months.map((_, i) => {
    if (i === last) return amount;
    const fullMonthsServed = i + (startsInside ? 0 : 1);
    return fullMonthsServed === 0 ? head : head + round(amount - head - tail, fullMonthsServed, fullMonths);
  });
}

/** Cumulative amounts at the end of every day of the period. */
export function oracleThroughDays(
  strategy: StraightLineStrategy,
  amount: number,
  firstDay: number,
  lastDay: number,
  round: Rounding,
): number[] {
  const result: number[] = [];
  if (strategy === 'exact-days') {
    const days = lastDay - firstDay + 1;
    for (let k = 1; k <= days; k++) result.push(round(amount, k, days));
    return result;
  }
  const throughMonths = oracleThroughMonths(strategy, amount, firstDay, lastDay, round);
  servedMonths(firstDay, lastDay).forEach(({ served }, i) => {
    const before = i === 0 ? 0 : throughMonths[i - 1]!;
    for (let k = 1; k <= served; k++) result.push(before + round(throughMonths[i]! - before, k, served));
  });
  return result;
}
