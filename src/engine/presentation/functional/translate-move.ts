/**
 * Moves between the balances of a contract, in the functional currency.
 * ASC 606-10-45-1, 830-20-35-1; IFRS 15.105, IAS 21.28
 *
 * Rule: what netting takes from a balance leaves at what it is carried at, and where it goes to it is worth that. Where
 * deferred revenue settles unbilled revenue, the two carrying amounts may differ: that is exchange gain or loss. Where
 * both balances grow, both take the rate of the day.
 * Formula: moved in = carried of what moved out, by running shares of the amounts.
 * Example: 80.00 EUR deferred at 88.00 USD settles 80.00 EUR unbilled carried at 96.00 USD → loss 8.00.
 */
import type { TargetLine } from '../../domain/functional';
import type { JournalLine } from '../../domain/journal';
import { roundedRatio } from '../../foundation/exact-ratio';
import { leftIn } from './carrying-pool';
import { convert, tellRate } from './exchange-rate';
import {
  lineKeyOf,
  poolsOf,
  rateProof,
  stepAdd,
  stepUse,
  sumOfLines,
  translatedLine,
  type FunctionalState,
} from './functional-books';

type Side = 'deferred' | 'unbilled';

const sideOf = (line: JournalLine): Side => (line.role === 'Deferred revenue' ? 'deferred' : 'unbilled');
/** Out of a balance: a debit of deferred, a credit of unbilled revenue. */
const isOut = (line: JournalLine): boolean => (sideOf(line) === 'deferred') === line.debit > 0;
const sizeOf = (line: JournalLine): number => line.debit + line.credit;

/** Lines of the entry in its order; they may not balance yet. */
export function translateMove(lines: readonly JournalLine[], state: FunctionalState): TargetLine[] {
  const out = new Map(lines.filter(isOut).map((line) => [lineKeyOf(line), moveOut(line, state)]));
  const moved = (side: Side): TargetLine[] =>
    lines.flatMap((line) => (isOut(line) && sideOf(line) === side ? (out.get(lineKeyOf(line)) ?? []) : []));
  const into: Record<Side, JournalLine[]> = { deferred: [], unbilled: [] };
  return lines.map((line) => {
    const before = [...into[sideOf(line)]];
    if (!isOut(line)) into[sideOf(line)].push(line);
    return out.get(lineKeyOf(line)) ?? moveIn(line, moved(sideOf(line)), before, state);
  });
}

function moveOut(line: JournalLine, state: FunctionalState): TargetLine {
  const functionalCurrency = state.functionalCurrencyOf(line.entity);
  const pool = poolsOf(state, line)[sideOf(line)];
  const sign = line.debit > 0 ? 1 : -1;
  if (sizeOf(line) > leftIn(pool.state)) return atRate(line, state);
  const { value, step } = stepUse(pool, lineKeyOf(line), sizeOf(line));
  return translatedLine(line, functionalCurrency, sign * value, { kind: 'pool', sign }, step, 'carrying amount');
}

/** `sources`: what left balances of the same kind, `earlier`: what they filled before; the part they do not cover takes the rate of the day. */
function moveIn(
  line: JournalLine,
  sources: readonly TargetLine[],
  earlier: readonly JournalLine[],
  state: FunctionalState,
): TargetLine {
  const functionalCurrency = state.functionalCurrencyOf(line.entity);
  const before = earlier.reduce((sum, other) => sum + sizeOf(other), 0);
  const through = before + sizeOf(line);
  const whole = sources.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  const carried = sources.reduce((sum, { value }) => sum + value, 0);
  const pool = poolsOf(state, line)[sideOf(line)];
  const key = lineKeyOf(line);
  if (whole === 0 || through > whole) {
    const made = atRate(line, state);
    return { ...made, pool: stepAdd(pool, key, sizeOf(line), Math.abs(made.value), [key]) };
  }
  const value = 0 - (roundedRatio(carried, through, whole) - roundedRatio(carried, before, whole));
  const lines = sources.map((source) => source.key);
  const parts = {
    before: sumOfLines(earlier, 'size'),
    through: sumOfLines([...earlier, line], 'size'),
    whole: { keys: lines, as: 'size' },
  } as const;
  const proof = { kind: 'share', lines, poolLine: '', sign: 1, before, through, whole, parts } as const;
  const step = stepAdd(pool, key, sizeOf(line), Math.abs(value), [key]);
  return translatedLine(line, functionalCurrency, value, proof, step, 'as what moved');
}

function atRate(line: JournalLine, state: FunctionalState): TargetLine {
  const functionalCurrency = state.functionalCurrencyOf(line.entity);
  const rate = state.rates.find('recognition', line.currency, functionalCurrency, line.day);
  const debit = line.debit - line.credit;
  const value = convert(debit, rate, line.currency, functionalCurrency);
  return translatedLine(line, functionalCurrency, value, rateProof(0, debit, rate), null, tellRate(rate));
}
