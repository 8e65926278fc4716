/**
 * Seeded books of lines for measuring: one segment and its billing each, spread over a year of starts. 6 % of the lines
 * last one day, 0.66 % ten years, the rest 364 to 366 days, so that lines average 365 days. Among them: half-cent ties,
 * negative amounts, amounts beyond 32 bits and products beyond 2^53, yen and dinars.
 */
import type { StraightLineStrategy } from '../../src/engine/domain/recognition-method';
import { dayOf } from '../../src/engine/foundation/calendar';
import { minorUnits, readDecimal } from '../../src/engine/foundation/decimal-text';
import type { MovementLine } from '../../src/engine/kernel/movement-lines';
import type { SegmentCurve } from '../../src/engine/step-5-recognition/recognized-through';

export interface BenchLine extends MovementLine {
  readonly segments: readonly [SegmentCurve];
  readonly strategy: StraightLineStrategy;
  readonly currency: string;
  /** As a person would type it; `segments[0].amount` holds its minor units. */
  readonly amountText: string;
}

const STRATEGIES: readonly StraightLineStrategy[] = [
  'even-daily-ends',
  'exact-days',
  'even-period-ends',
  'even-calendar-ends',
  'even-periods',
];
const DECIMALS: Readonly<Record<string, number>> = { USD: 2, JPY: 0, KWD: 3 };
const FIRST_START = dayOf(2025, 1, 1);
const TEN_YEARS = 3652;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface WorkloadShape {
  /** Same strategy for all lines, instead of all five in turn. */
  readonly strategy?: StraightLineStrategy;
  /** Same number of days for all lines, instead of the mix. */
  readonly days?: number;
}

export function benchLines(count: number, seed: number, shape: WorkloadShape = {}): BenchLine[] {
  const next = seededNumbers(seed);
  return Array.from({ length: count }, (_, i) => benchLine(i, next, shape));
}

function benchLine(i: number, next: () => number, shape: WorkloadShape): BenchLine {
  const strategy = shape.strategy ?? STRATEGIES[i % STRATEGIES.length]!;
  const firstDay = FIRST_START + Math.floor(next() * 365);
  const days = shape.days ?? daysOfLine(i);
  const currency = i % 17 === 3 ? 'JPY' : i % 19 === 4 ? 'KWD' : 'USD';
  const amountText = decimalText(minorUnitsOf(i, days, next), DECIMALS[currency]!);
  const amount = minorUnits(readDecimal(amountText)!, currency)!;
  const segment: SegmentCurve = {
    curve: { kind: 'over-time', strategy },
    firstDay,
    lastDay: firstDay + days - 1,
    amount,
  };
  return { strategy, currency, amountText, segments: [segment], billings: billingsOf(i, segment) };
}

/** 6 % one day, 0.66 % ten years (66 of 10,000), the rest about a year. */
function daysOfLine(i: number): number {
  if (i % 50 === 7 || i % 50 === 24 || i % 50 === 41) return 1;
  if (i % 151 === 12) return TEN_YEARS;
  return 364 + (i % 3);
}

function minorUnitsOf(i: number, days: number, next: () => number): number {
  const sign = i % 50 === 11 ? -1 : 1;
  const draw = next();
  if (i % 50 === 33) return sign * Math.floor(2 ** 30 * (1 + 3 * draw)); // around the edges of 32 bits
  if (i % 100 === 77) return sign * Math.floor(2 ** 46 * (0.5 + draw)); // products leave 2^53
  // Odd multiples of half the days: with exact-days every other day ends in half a minor unit.
  if (Math.floor(i / 5) % 10 === 2)
    return sign * (2 * Math.floor(draw * 500) + 1) * 3 * (days % 2 === 0 ? days / 2 : days);
  return sign * Math.floor(1000 + draw ** 3 * 50_000_000);
}

function decimalText(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const split = digits.length - decimals;
  return (minor < 0 ? '-' : '') + digits.slice(0, split) + (decimals === 0 ? '' : `.${digits.slice(split)}`);
}

/** In turn: all at the start; monthly in arrears; quarterly in advance; all at the end. */
function billingsOf(i: number, { firstDay, lastDay, amount }: SegmentCurve): { day: number; amount: number }[] {
  const days = lastDay - firstDay + 1;
  const step = [days, 30, 91, days][i % 4]!;
  const inArrears = i % 4 === 1 || i % 4 === 3;
  const parts = Math.ceil(days / step);
  const share = Math.trunc(amount / parts);
  return Array.from({ length: parts }, (_, part) => ({
    day: inArrears ? Math.min(lastDay, firstDay + (part + 1) * step - 1) : firstDay + part * step,
    amount: part === parts - 1 ? amount - share * (parts - 1) : share,
  }));
}
