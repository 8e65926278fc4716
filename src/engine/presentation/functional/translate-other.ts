/**
 * Entries besides documents, revenue and netting, in the functional currency.
 * ASC 606-10-45-1 to 4, 340-40-25-1, 830-10-45-18, 830-20-35-1; IFRS 15.105-108, IFRS 15.91, IAS 21.16, IAS 21.23
 *
 * Rule: a reclassification inside a family of accounts moves a share of what the family is carried at. Contract cost
 * assets, rights to returned goods and provisions for losses arise at the rate of the day and leave at their weighted
 * average: none of them is money to be had or paid. A provision for a loss-making contract is used up by delivering what
 * was promised, so it is not remeasured as a debt in money would be. Anything else takes the rate of the day.
 * Formula: on the other account = round(carried × its balance ÷ balance of the family), less what stands there.
 * Example: deferred 100.00 EUR carried at 110.00 USD, 40.00 EUR of it not current → 44.00 USD move; a cost of 50.00 EUR at
 * 1.20 = 60.00 USD, 10.00 EUR amortized → 12.00 USD.
 */
import { familyOf } from '../../domain/account-role';
import type { PoolStep, TargetLine } from '../../domain/functional';
import type { JournalLine } from '../../domain/journal';
import { roundedRatio } from '../../foundation/exact-ratio';
import { carriedAt, leftIn } from './carrying-pool';
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
  type Pool,
} from './functional-books';

const debitOf = ({ debit, credit }: JournalLine): number => debit - credit;
const isFirstOfFamily = ({ role }: JournalLine): boolean => role === 'Deferred revenue' || role === 'Unbilled revenue';

/** Whether the entry only moves a balance between the accounts of its family. */
export function isReclassification(lines: readonly JournalLine[]): boolean {
  return lines.every(({ role }) => familyOf(role) !== null) && !lines.every(isFirstOfFamily);
}

/** Lines of the entry in its order. */
export function translateReclassification(lines: readonly JournalLine[], state: FunctionalState): TargetLine[] {
  const moved = new Map(
    lines.filter((line) => !isFirstOfFamily(line)).map((line) => [lineKeyOf(line), moveToOther(line, state)]),
  );
  const others = [...moved.values()];
  let given = 0;
  const firsts = lines.filter(isFirstOfFamily);
  const total = firsts.reduce((sum, line) => sum + Math.abs(debitOf(line)), 0);
  const worth = others.reduce((sum, { value }) => sum + value, 0);
  const seen: JournalLine[] = [];
  return lines.map((line) => {
    const made = moved.get(lineKeyOf(line));
    if (made !== undefined) return made;
    const before = given;
    const earlier = [...seen];
    seen.push(line);
    given += Math.abs(debitOf(line));
    const value = 0 - (roundedRatio(worth, given, total) - roundedRatio(worth, before, total));
    const keys = others.map(({ key }) => key);
    const parts = {
      before: sumOfLines(earlier, 'size'),
      through: sumOfLines(seen, 'size'),
      whole: sumOfLines(firsts, 'size'),
    };
    const proof = { kind: 'share', lines: keys, poolLine: '', sign: 1, before, through: given, whole: total, parts } as const;
    const currency = state.functionalCurrencyOf(line.entity);
    return translatedLine(line, currency, value, proof, null, 'share of the carrying amount');
  });
}

function moveToOther(line: JournalLine, state: FunctionalState): TargetLine {
  const pools = poolsOf(state, line);
  const family = familyOf(line.role) === 'deferred' ? 'deferred' : 'unbilled';
  const sign = family === 'deferred' ? -1 : 1;
  const before = pools.others.get(line.role) ?? { amount: 0, value: 0, last: null, since: [] };
  const amount = before.amount + sign * debitOf(line);
  const { state: pool, last } = pools[family];
  const target = leftIn(pool) === 0 ? 0 : roundedRatio(carriedAt(pool), amount, leftIn(pool));
  pools.others.set(line.role, { amount, value: target, last: lineKeyOf(line), since: [] });
  const poolLine = leftIn(pool) === 0 ? null : last;
  const proof = { kind: 'part', sign, poolLine, since: before.since } as const;
  const step: PoolStep = {
    before: { base: before.amount, value: before.value, used: 0 },
    previous: before.last,
    after: { base: amount, value: target, used: 0 },
    valueOf: [],
  };
  const currency = state.functionalCurrencyOf(line.entity);
  return translatedLine(line, currency, sign * (target - before.value), proof, step, 'share of the carrying amount');
}

/** Cost assets and the like by their pool, and what stands against them; the rest at the rate of the day. */
export function translateOther(lines: readonly JournalLine[], state: FunctionalState): TargetLine[] {
  const used = new Map(
    lines.flatMap((line) => {
      const asset = useCarried(line, state);
      return asset === null ? [] : [[lineKeyOf(line), asset] as const];
    }),
  );
  const isPair = lines.length === 2 && used.size === 1;
  return lines.map((line) => {
    const own = used.get(lineKeyOf(line));
    if (own !== undefined) return own;
    const [other] = used.values();
    if (isPair && other !== undefined) {
      const proof = { kind: 'rest', lines: [other.key] } as const;
      return translatedLine(line, other.functionalCurrency, 0 - other.value, proof, null, other.narrative);
    }
    return atRate(line, state);
  });
}

/** What leaves at its weighted average; `side`: 1 for a debit balance, −1 for a credit balance. */
interface Carried {
  readonly pool: Pool;
  readonly side: 1 | -1;
}

/** Null for other accounts. */
function carriedOf(line: JournalLine, state: FunctionalState): Carried | null {
  switch (line.role) {
    case 'Contract cost asset':
      return { pool: poolsOf(state, line).cost, side: 1 };
    case 'Right to returned goods':
      return { pool: poolsOf(state, line).goods, side: 1 };
    case 'Onerous contract provision':
      return { pool: poolsOf(state, line).provision, side: -1 };
    default:
      return null;
  }
}

/** Null where the balance grows, and for other accounts. */
function useCarried(line: JournalLine, state: FunctionalState): TargetLine | null {
  const carried = carriedOf(line, state);
  if (carried === null) return null;
  const { pool, side } = carried;
  const used = 0 - side * debitOf(line);
  if (used <= 0 || used > leftIn(pool.state)) return null;
  const { value, step } = stepUse(pool, lineKeyOf(line), used);
  const currency = state.functionalCurrencyOf(line.entity);
  const sign = side === 1 ? -1 : 1;
  return translatedLine(line, currency, sign * value, { kind: 'pool', sign }, step, 'weighted average of the costs');
}

function atRate(line: JournalLine, state: FunctionalState): TargetLine {
  const functionalCurrency = state.functionalCurrencyOf(line.entity);
  const rate = state.rates.find('recognition', line.currency, functionalCurrency, line.originDay);
  const debit = debitOf(line);
  const value = convert(debit, rate, line.currency, functionalCurrency);
  const made = translatedLine(line, functionalCurrency, value, rateProof(0, debit, rate), null, tellRate(rate));
  const carried = carriedOf(line, state);
  if (carried === null || carried.side * debit <= 0) return made;
  const { pool, side } = carried;
  return { ...made, pool: stepAdd(pool, made.key, side * debit, side * value, [made.key]) };
}
