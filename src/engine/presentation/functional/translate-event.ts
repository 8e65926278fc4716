/**
 * An invoice, a credit note, a void or revenue, in the functional currency.
 * ASC 606-10-45-1 to 4, 830-20-30-1, 830-20-35-1; IFRS 15.105-108, IAS 21.21-28, IFRIC 22.8-9
 *
 * Rule: clearing takes the rate of the document's day, a void that of the document it takes back. What a document
 * settles of unbilled revenue leaves at what it was carried at; what it defers is worth the document's rate. Revenue is
 * what deferred revenue releases, and beyond that the amount at the rate of the day: a month's days of one rate are
 * rounded together, so that a month at its average is amount × average. Revenue taken back leaves at the average it was
 * recognized at. What is left over is exchange gain or loss.
 * Formula: gain = settled × document's rate − its carrying amount; released by the average of the pool; accrued =
 * round(at this rate through × rate) − round(before × rate).
 * Example: 30.00 EUR recognized at 1.20 → 36.00 USD; credited at 1.30: revenue −36.00, clearing 39.00, loss 3.00.
 */
import { isBillingRole, isRevenueRole } from '../../domain/account-role';
import type { AmountSum, TargetLine } from '../../domain/functional';
import type { JournalLine } from '../../domain/journal';
import type { Day } from '../../foundation/calendar';
import { roundedRatio } from '../../foundation/exact-ratio';
import { leftIn } from './carrying-pool';
import { convert, tellRate, type RateUse } from './exchange-rate';
import {
  accrueAt,
  lineKeyOf,
  poolsOf,
  rateProof,
  stepAdd,
  stepUse,
  sumOfLines,
  translatedLine,
  type FunctionalState,
  type ObligationPools,
} from './functional-books';

const debitOf = ({ debit, credit }: JournalLine): number => debit - credit;
const sumOf = (lines: readonly JournalLine[]): number => lines.reduce((sum, line) => sum + debitOf(line), 0);
const isBilling = ({ role }: JournalLine): boolean => isBillingRole(role);

const isRevenue = (line: JournalLine): boolean => isRevenueRole(line.role);

/** What the lines of one event have in common while they are valued. */
interface Event {
  readonly lines: readonly JournalLine[];
  readonly state: FunctionalState;
  readonly pools: ObligationPools;
  readonly functionalCurrency: string;
  /** Change of clearing, of revenue (credit), and of the two balances, in the transaction currency. */
  readonly billed: number;
  readonly recognized: number;
}

/** Lines of the entry in its order; they may not balance yet. */
export function translateEvent(lines: readonly JournalLine[], state: FunctionalState): TargetLine[] {
  const first = lines[0]!;
  const event: Event = {
    lines,
    state,
    pools: poolsOf(state, first),
    functionalCurrency: state.functionalCurrencyOf(first.entity),
    billed: sumOf(lines.filter(isBilling)),
    recognized: 0 - sumOf(lines.filter(isRevenue)),
  };
  const clearing = translateClearing(event);
  const takenBack = event.recognized < 0 ? translateRevenueBack(event) : [];
  const reversed = takenBack.reduce((sum, { value }) => sum + value, 0);
  const balances = lines.flatMap((line) => translateBalance(event, line, reversed, takenBack));
  const revenue = event.recognized < 0 ? takenBack : translateRevenue(event, balances);
  const made = new Map([...clearing, ...balances, ...revenue].map((line) => [line.key, line]));
  return lines.map((line) => made.get(lineKeyOf(line)) ?? atRate(event, line));
}

function rateOn(
  event: Event,
  use: RateUse,
  day: Day,
): { readonly rate: ReturnType<FunctionalState['rates']['find']>; readonly value: (amount: number) => number } {
  const { currency } = event.lines[0]!;
  const rate = event.state.rates.find(use, currency, event.functionalCurrency, day);
  return { rate, value: (amount) => convert(amount, rate, currency, event.functionalCurrency) };
}

/** Of lines: those before one, those through it, and all. */
const partsOf = (lines: readonly JournalLine[], index: number, as: AmountSum['as']) => ({
  before: sumOfLines(lines.slice(0, index), as),
  through: sumOfLines(lines.slice(0, index + 1), as),
  whole: sumOfLines(lines, as),
});

function translateClearing(event: Event): TargetLine[] {
  let running = 0;
  return event.lines.filter(isBilling).map((line, index, billed) => {
    const amount = debitOf(line);
    const key = lineKeyOf(line);
    const original =
      line.source === 'Void' ? event.pools.documents.get(line.documentId.replace(/ void$/, '')) : undefined;
    if (original !== undefined && original.amount !== 0) {
      const whole = Math.abs(original.amount);
      const through = original.amount < 0 ? 0 - amount : amount;
      const value = roundedRatio(original.value, through, whole);
      const parts = {
        before: sumOfLines([], 'debit'),
        through: sumOfLines([line], 'debit'),
        whole: { keys: [original.key], as: 'debit' },
      } as const;
      const proof = { kind: 'share', lines: [original.key], poolLine: '', sign: -1, before: 0, through, whole, parts } as const;
      return translatedLine(line, event.functionalCurrency, value, proof, null, 'as the document that it takes back');
    }
    const { rate, value } = rateOn(event, 'document', line.originDay);
    const before = running;
    running += amount;
    const worth = value(running) - value(before);
    event.pools.documents.set(line.documentId, { amount, value: worth, key });
    return translatedLine(
      line,
      event.functionalCurrency,
      worth,
      rateProof(before, running, rate, sumOfLines(billed.slice(0, index), 'debit')),
      null,
      tellRate(rate),
    );
  });
}

/** Revenue that is taken back, at the average of what was recognized. */
function translateRevenueBack(event: Event): TargetLine[] {
  const lines = event.lines.filter(isRevenue);
  const { revenue } = event.pools;
  const whole = 0 - event.recognized;
  const poolLine = lineKeyOf(lines[0]!);
  const isKnown = leftIn(revenue.state) >= whole;
  const { rate, value } = isKnown ? { rate: null, value: () => 0 } : rateOn(event, 'recognition', lines[0]!.originDay);
  const use = isKnown ? stepUse(revenue, poolLine, whole) : null;
  let running = 0;
  return lines.map((line, index) => {
    const before = running;
    running += debitOf(line);
    const step = index === 0 ? (use?.step ?? null) : null;
    if (use === null) {
      const proof = rateProof(before, running, rate, sumOfLines(lines.slice(0, index), 'debit'));
      return translatedLine(
        line,
        event.functionalCurrency,
        value(running) - value(before),
        proof,
        null,
        tellRate(rate),
      );
    }
    const worth = roundedRatio(use.value, running, whole) - roundedRatio(use.value, before, whole);
    const parts = partsOf(lines, index, 'debit');
    const proof = { kind: 'share', lines: null, poolLine, sign: 1, before, through: running, whole, parts } as const;
    return translatedLine(line, event.functionalCurrency, worth, proof, step, 'average of the revenue recognized');
  });
}

/** Deferred and unbilled revenue; nothing for other lines. */
function translateBalance(
  event: Event,
  line: JournalLine,
  reversed: number,
  takenBack: readonly TargetLine[],
): TargetLine[] {
  const { pools, billed, recognized, functionalCurrency } = event;
  const isDeferred = line.role === 'Deferred revenue';
  if (!isDeferred && line.role !== 'Unbilled revenue') return [];
  const pool = isDeferred ? pools.deferred : pools.unbilled;
  const key = lineKeyOf(line);
  const debit = debitOf(line);
  const amount = Math.abs(debit);
  const isUse = isDeferred === debit > 0;
  if (isUse && amount <= leftIn(pool.state)) {
    const { value, step } = stepUse(pool, key, amount);
    const sign = debit > 0 ? 1 : -1;
    const words = isDeferred ? 'weighted average of what was deferred' : 'carrying amount';
    return [translatedLine(line, functionalCurrency, sign * value, { kind: 'pool', sign }, step, words)];
  }
  if (isDeferred && billed <= 0 && recognized < 0) {
    const whole = 0 - recognized;
    const before = whole - amount;
    const value = reversed - roundedRatio(reversed, before, whole);
    const lines = takenBack.map((back) => back.key);
    const all = { keys: lines, as: 'debit' } as const;
    const parts = { before: { keys: [...lines, key], as: 'debit' }, through: all, whole: all } as const;
    const proof = { kind: 'share', lines, poolLine: '', sign: 1, before, through: whole, whole, parts } as const;
    const step = stepAdd(pool, key, amount, value, [key]);
    return [translatedLine(line, functionalCurrency, 0 - value, proof, step, 'as the revenue taken back')];
  }
  const use = billed !== 0 ? 'document' : 'recognition';
  const { rate, value } = rateOn(event, use, line.originDay);
  const isAccrual = !isDeferred && !isUse && billed === 0 && rate !== null;
  const accrued = isAccrual ? accrueAt(pools, rate.row, line) : null;
  const sofar = accrued?.amount ?? 0;
  // What a document defers is the rest of it after what it settled, so that both together are its whole value.
  const [before, through] = isDeferred && billed > 0 ? [0 - (billed - amount), 0 - billed] : [sofar, sofar + debit];
  const worth = value(through) - value(before);
  const others = accrued === null ? sumOfLines([...event.lines.filter(isBilling), line], 'credit') : sumOfLines(accrued.lines, 'debit');
  const beforeOf = before === 0 ? sumOfLines([], 'debit') : others;
  const step = isUse ? null : stepAdd(pool, key, amount, Math.abs(worth), [key]);
  return [translatedLine(line, functionalCurrency, worth, rateProof(before, through, rate, beforeOf), step, tellRate(rate))];
}

/** Revenue is what the balances of its entry are worth; beside a document it takes the rate of the day. */
function translateRevenue(event: Event, balances: readonly TargetLine[]): TargetLine[] {
  const lines = event.lines.filter(isRevenue);
  const [first] = lines;
  if (first === undefined) return [];
  const { recognized, billed, functionalCurrency, pools } = event;
  const isFromBalances = billed === 0 && recognized > 0;
  const { rate, value } = isFromBalances
    ? { rate: null, value: () => 0 }
    : rateOn(event, 'recognition', first.originDay);
  const total = isFromBalances ? balances.reduce((sum, line) => sum + line.value, 0) : value(recognized);
  const keys = balances.map((line) => line.key);
  let running = 0;
  const made = lines.map((line, index) => {
    const before = running;
    running -= debitOf(line);
    if (!isFromBalances) {
      const worth = value(0 - running) - value(0 - before);
      return translatedLine(
        line,
        functionalCurrency,
        worth,
        rateProof(0 - before, 0 - running, rate, sumOfLines(lines.slice(0, index), 'debit')),
        null,
        tellRate(rate),
      );
    }
    const worth = roundedRatio(total, running, recognized) - roundedRatio(total, before, recognized);
    const proof = {
      kind: 'share',
      lines: keys,
      poolLine: '',
      sign: 1,
      before,
      through: running,
      whole: recognized,
      parts: partsOf(lines, index, 'credit'),
    } as const;
    return translatedLine(line, functionalCurrency, 0 - worth, proof, null, 'as what was deferred or is unbilled');
  });
  if (recognized <= 0) return made;
  const step = stepAdd(
    pools.revenue,
    lineKeyOf(first),
    recognized,
    total,
    made.map((line) => line.key),
  );
  return made.map((line, index) => (index === 0 ? { ...line, pool: step } : line));
}

/** Lines of other roles take the rate of the day. */
function atRate(event: Event, line: JournalLine): TargetLine {
  const { rate, value } = rateOn(event, event.billed === 0 ? 'recognition' : 'document', line.originDay);
  const debit = debitOf(line);
  return translatedLine(line, event.functionalCurrency, value(debit), rateProof(0, debit, rate), null, tellRate(rate));
}
