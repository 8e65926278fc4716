/**
 * Refund liabilities at the closing rate.
 * ASC 606-10-32-10, 830-10-45-17 to 18, 830-20-35-1; IFRS 15.55, IAS 21.16, IAS 21.23(a), IAS 21.28
 *
 * Rule: what customers get back is owed in money, so it is monetary, unlike the deferred revenue it was moved from. At
 * each month's end, after the reclassification, the liability is carried at the closing rate; the next day that is taken
 * back. So deferred revenue keeps the rates of its documents, and an estimate that releases the liability gives back
 * revenue at the rates it was taken from: the exchange difference never is revenue.
 * Formula: gain = carried as a share of deferred revenue − round(balance × closing rate); the next day −gain.
 * Example: 100.00 EUR owed of an invoice at 1.10 → 110.00 USD; month end at 1.12 → 112.00, loss 2.00; next day 110.00.
 * Credited in February at 1.30: 130.00 against 110.00, a loss of 20.00, and 2.00 taken back: 18.00.
 */
import type { TargetLine } from '../../domain/functional';
import { isoOfMonth, monthOf, type Day } from '../../foundation/calendar';
import { convert, tellRate } from './exchange-rate';
import { exchangeLine, labelsOf, type FunctionalState } from './functional-books';

/** Two lines an obligation on the month's end `day`, and two that take them back if the next day is through `throughDay`. */
export function remeasureRefunds(state: FunctionalState, day: Day, throughDay: Day): TargetLine[] {
  const targets = [...state.pools.keys()].flatMap((books) => remeasureRefund(state, books, day));
  return day < throughDay ? [...targets, ...targets.map(takeBack)] : targets;
}

function remeasureRefund(state: FunctionalState, books: string, day: Day): TargetLine[] {
  const { others, sample } = state.pools.get(books)!;
  const owed = others.get('Refund liability');
  if (owed === undefined || owed.amount === 0) return [];
  const { currency } = sample;
  const functionalCurrency = state.functionalCurrencyOf(sample.entity);
  const rate = state.rates.find('month-end', currency, functionalCurrency, day);
  const change = convert(owed.amount, rate, currency, functionalCurrency) - owed.value;
  if (change === 0) return [];
  const key = `remeasure ${day} ${books} refund`;
  const place = { entry: '', day, period: isoOfMonth(monthOf(day)), kind: 'remeasurement' } as const;
  const words = { rule: 'functional-refund-liability', narrative: tellRate(rate) } as const;
  const { account, name } = state.chooseAccount('Refund liability', sample);
  const stands = { base: owed.amount, value: owed.value, used: 0 };
  const line: TargetLine = {
    ...labelsOf(sample),
    ...place,
    ...words,
    key,
    line: 1,
    role: 'Refund liability',
    account,
    accountName: name,
    functionalCurrency,
    amount: 0,
    value: 0 - change,
    proof: { kind: 'remeasure', sign: -1, balance: owed.amount, rate },
    pool: { before: stands, previous: owed.last, after: stands, valueOf: [] },
  };
  const rest = { kind: 'rest', lines: [key] } as const;
  return [line, exchangeLine(state, sample, change, { ...place, key: `${key} exchange`, line: 2 }, rest, words)];
}

/** The same line the other way, on the next day and the same account. */
function takeBack(line: TargetLine): TargetLine {
  const day = line.day + 1;
  return {
    ...line,
    day,
    period: isoOfMonth(monthOf(day)),
    key: line.key.replace(`remeasure ${line.day} `, `remeasure ${day} `),
    value: 0 - line.value,
    proof: { kind: 'rest', lines: [line.key] },
    pool: null,
    narrative: `taken back: ${line.narrative}`,
  };
}
