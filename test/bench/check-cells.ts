/** Every cell of the engine against oracles in BigInt and in decimal.js that share nothing with it but the input. */
import { Decimal } from 'decimal.js';
import { daysOfLine, dailyMovements } from '../../src/engine/kernel/daily-movements';
import { monthlyMovements, type MonthlyMovements } from '../../src/engine/kernel/monthly-movements';
import { packLines } from '../../src/engine/kernel/movement-lines';
import { describeTerm, recognizedThroughTerm } from '../../src/engine/step-5-recognition/recognized-through';
import { bigRound, decimalRound, oracleThroughDays, servedMonths } from '../engine/curves/oracle';
import type { BenchLine } from './workload';

export interface CellCheck {
  /** Cells compared: line × day and line × month, for revenue, deferred and unbilled, and totals to date. */
  readonly cells: number;
  readonly differing: number;
  /** Lines whose days do not sum to their amount. */
  readonly linesNotSumming: number;
  /** Days on which the exact share ends in half a minor unit (exact-days lines). */
  readonly ties: number;
}

const KINDS = ['revenue', 'deferred', 'unbilled'] as const;
const MINOR_UNITS: Readonly<Record<string, number>> = { USD: 100, JPY: 1, KWD: 1000 };

export function checkCells(lines: readonly BenchLine[]): CellCheck {
  const packed = packLines(lines);
  const daily = dailyMovements(packed);
  const monthly = monthlyMovements(packed);
  const result = { cells: 0, differing: 0, linesNotSumming: 0, ties: 0 };
  lines.forEach((line, i) => {
    const days = daysOfLine(daily, i);
    const term = describeTerm(line.segments[0]);
    const { firstDay, lastDay } = term;
    const amount = new Decimal(line.amountText).times(MINOR_UNITS[line.currency]!).toNumber();
    const count = (expected: number, actual: number | undefined): void => {
      result.cells++;
      if (expected !== actual) result.differing++;
    };
    for (const round of [bigRound, decimalRound]) {
      const through = oracleThroughDays(line.strategy, amount, firstDay, lastDay, round);
      const expected = movementsOf(through, firstDay, line);
      KINDS.forEach((kind) => {
        expected[kind].forEach((value, k) => count(value, days[kind][k]));
        monthSums(expected[kind], firstDay, lastDay).forEach((value, month) => {
          count(value, cellOf(monthly, kind, i, month));
          count(value, cellOf(daily.months, kind, i, month));
        });
      });
      through.forEach((value, k) => count(value, recognizedThroughTerm(term, firstDay + k)));
    }
    if (Array.from(days.revenue).reduce((sum, value) => sum + value, 0) !== amount) result.linesNotSumming++;
    if (line.strategy === 'exact-days') result.ties += countTies(amount, lastDay - firstDay + 1);
  });
  return result;
}

const cellOf = (
  movements: MonthlyMovements,
  kind: (typeof KINDS)[number],
  line: number,
  month: number,
): number | undefined => movements[kind][movements.offset[line]! + month];

/** Billing of these lines lies within the term, so that the line's days are the term's. */
function movementsOf(
  through: readonly number[],
  firstDay: number,
  line: BenchLine,
): Record<(typeof KINDS)[number], number[]> {
  const billedOn = new Map<number, number>();
  for (const { day, amount } of line.billings) billedOn.set(day, (billedOn.get(day) ?? 0) + amount);
  const movements = { revenue: [] as number[], deferred: [] as number[], unbilled: [] as number[] };
  let before = { recognized: 0, deferred: 0, unbilled: 0 };
  let billed = 0;
  through.forEach((recognized, k) => {
    billed += billedOn.get(firstDay + k) ?? 0;
    const deferred = Math.max(0, billed - recognized);
    const unbilled = Math.max(0, recognized - billed);
    movements.revenue.push(recognized - before.recognized);
    movements.deferred.push(deferred - before.deferred);
    movements.unbilled.push(unbilled - before.unbilled);
    before = { recognized, deferred, unbilled };
  });
  return movements;
}

function monthSums(values: readonly number[], firstDay: number, lastDay: number): number[] {
  let from = 0;
  return servedMonths(firstDay, lastDay).map(({ served }) => {
    const sum = values.slice(from, from + served).reduce((total, value) => total + value, 0);
    from += served;
    return sum;
  });
}

function countTies(amount: number, days: number): number {
  let ties = 0;
  for (let k = 1; k < days; k++)
    if ((2n * BigInt(Math.abs(amount)) * BigInt(k)) % BigInt(2 * days) === BigInt(days)) ties++;
  return ties;
}
