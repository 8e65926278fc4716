/**
 * What the functional journal knows of each obligation while it is written, and how its lines are made.
 * ASC 606-10-45-1 to 4, 830-20-35-1; IFRS 15.105-108, IAS 21.21-23
 *
 * Rule: deferred revenue, unbilled revenue and revenue so far are pools by obligation, contract, currency and entity;
 * each line that moves one takes its place in the pool's chain, so that a formula can follow it.
 * Formula: after = before with the addition, or with so much more used.
 * Example: deferred 100.00 EUR at 110.00 USD, then 40.00 EUR used: the line names the row before and leaves 60.00 EUR.
 */
import type { AccountRole } from '../../domain/account-role';
import type { AmountSum, AppliedRate, ExchangeRate, FunctionalProof, PoolState, PoolStep, TargetLine } from '../../domain/functional';
import type { JournalLine } from '../../domain/journal';
import { monthOf } from '../../foundation/calendar';
import type { RuleId } from '../../rule-book/rule-book';
import type { Account } from '../account-for-role';
import { booksKey } from '../posted-balances';
import { EMPTY_POOL, addToPool, usePool } from './carrying-pool';
import type { RateFinder } from './exchange-rate';

export interface Pool {
  state: PoolState;
  last: string | null;
}

/** Transaction amount and functional value, both of the balance’s side; the line before, and revaluations since. */
export interface OtherAccount {
  readonly amount: number;
  readonly value: number;
  readonly last: string | null;
  readonly since: readonly string[];
}

/** What a month's days of one rate come to so far, and the lines it stands on. */
export interface Accrued {
  readonly month: number;
  readonly amount: number;
  readonly lines: readonly JournalLine[];
}

export interface ObligationPools {
  readonly deferred: Pool;
  readonly unbilled: Pool;
  readonly revenue: Pool;
  /** Revenue not billed yet that was accrued last at each rate: of one month, in the transaction currency. */
  readonly accrued: Map<ExchangeRate, Accrued>;
  /** Contract cost assets. */
  readonly cost: Pool;
  /** Rights to returned goods. */
  readonly goods: Pool;
  /** Provisions for losses. */
  readonly provision: Pool;
  /** What stands on the other accounts of a family. */
  readonly others: Map<AccountRole, OtherAccount>;
  /** Clearing lines by document: signed transaction amount, functional value. */
  readonly documents: Map<string, { readonly amount: number; readonly value: number; readonly key: string }>;
  /** The line seen last, for labels. */
  sample: JournalLine;
}

export interface FunctionalState {
  readonly pools: Map<string, ObligationPools>;
  readonly rates: RateFinder;
  readonly functionalCurrencyOf: (entity: string) => string;
  readonly chooseAccount: (role: AccountRole, line: JournalLine) => Account;
}

export function poolsOf({ pools }: FunctionalState, line: JournalLine): ObligationPools {
  const key = booksKey(line);
  const known = pools.get(key);
  if (known !== undefined) {
    known.sample = line;
    return known;
  }
  const empty = (): Pool => ({ state: EMPTY_POOL, last: null });
  const made = {
    deferred: empty(),
    unbilled: empty(),
    revenue: empty(),
    accrued: new Map(),
    cost: empty(),
    goods: empty(),
    provision: empty(),
    others: new Map(),
    documents: new Map(),
    sample: line,
  };
  pools.set(key, made);
  return made;
}

/** What was accrued before the line in its month at its rate; from then on with the line. */
export function accrueAt({ accrued }: ObligationPools, rate: ExchangeRate, line: JournalLine): Accrued {
  const month = monthOf(line.originDay);
  const known = accrued.get(rate);
  const before = known?.month === month ? known : { month, amount: 0, lines: [] };
  accrued.set(rate, { month, amount: before.amount + line.debit - line.credit, lines: [...before.lines, line] });
  return before;
}

/** Uses the pool for a line; its value ≥ 0. */
export function stepUse(pool: Pool, key: string, amount: number): { readonly value: number; readonly step: PoolStep } {
  const { value, after } = usePool(pool.state, amount);
  const step: PoolStep = { before: pool.state, previous: pool.last, after, valueOf: [] };
  pool.state = after;
  pool.last = key;
  return { value, step };
}

/** Adds to the pool; `valueOf`: the lines whose values it takes over. */
export function stepAdd(pool: Pool, key: string, amount: number, value: number, valueOf: readonly string[]): PoolStep {
  const after = addToPool(pool.state, amount, value);
  const step: PoolStep = { before: pool.state, previous: pool.last, after, valueOf };
  pool.state = after;
  pool.last = key;
  return step;
}

/** `2026-01-00017/2`. */
export const lineKeyOf = (line: { readonly entry: string; readonly line: number }): string =>
  `${line.entry}/${line.line}`;

/** A line of the daily journal in the functional currency. */
export function translatedLine(
  line: JournalLine,
  functionalCurrency: string,
  value: number,
  proof: FunctionalProof,
  pool: PoolStep | null,
  narrative: string,
): TargetLine {
  // Written out, not spread: there is one of these for each line of the journal.
  return {
    key: lineKeyOf(line),
    entry: line.entry,
    line: line.line,
    kind: 'translation',
    day: line.day,
    period: line.period,
    entity: line.entity,
    contractId: line.contractId,
    obligationId: line.obligationId,
    role: line.role,
    account: line.account,
    accountName: line.accountName,
    functionalCurrency,
    amount: line.debit - line.credit,
    currency: line.currency,
    value,
    proof,
    pool,
    rule: 'functional-translation',
    narrative,
  };
}

/** Gain (credit) or loss (debit) that balances others; `debit`: signed. */
export function exchangeLine(
  state: FunctionalState,
  line: JournalLine,
  debit: number,
  place: Pick<TargetLine, 'key' | 'entry' | 'line' | 'kind' | 'day' | 'period'>,
  proof: FunctionalProof,
  words: { readonly rule: RuleId; readonly narrative: string },
): TargetLine {
  const role = debit > 0 ? 'Exchange loss' : 'Exchange gain';
  const { account, name } = state.chooseAccount(role, line);
  return {
    ...labelsOf(line),
    ...place,
    role,
    account,
    accountName: name,
    functionalCurrency: state.functionalCurrencyOf(line.entity),
    amount: 0,
    value: debit,
    proof,
    pool: null,
    ...words,
  };
}

export function labelsOf(line: JournalLine): Pick<TargetLine, 'entity' | 'contractId' | 'obligationId' | 'currency'> {
  const { entity, contractId, obligationId, currency } = line;
  return { entity, contractId, obligationId, currency };
}

const NO_LINES: AmountSum = { keys: [], as: 'debit' };

export const rateProof = (
  before: number,
  through: number,
  rate: AppliedRate | null,
  beforeOf = NO_LINES,
): FunctionalProof => ({ kind: 'rate', before, through, beforeOf, rate });

/** Lines as a sum of their transaction amounts. */
export const sumOfLines = (lines: readonly JournalLine[], as: AmountSum['as']): AmountSum => ({
  keys: lines.map(lineKeyOf),
  as,
});
