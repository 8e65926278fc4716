/**
 * Which exchange rate a figure takes.
 * ASC 606-10-45-1, 830-10-55-10 to 11, 830-20-30-1; IFRS 15.105, IAS 21.21-23, IAS 21.26
 *
 * Rule: a document takes the historic rate of its very day where the ledger kept one, else spot; revenue without a
 * document the spot of its day, or the average of its month if Settings say so; a month's end its closing rate, else
 * spot. Spot, closing: the latest rate on or before the day, at most Rate age limit days old. A pair quoted the other way
 * round is turned. Nothing found is an error that names day and pair.
 * Formula: functional = round(amount × rate), half away from zero in its minor unit; turned: round(amount ÷ rate).
 * Example: EUR to USD 1.20 on Fri 2 Jan: Sun 4 Jan takes it (2 days old), 10 Jan does not (8 days, limit 7).
 */
import type { AppliedRate, ExchangeRate, RateType } from '../../domain/functional';
import { isoOf, isoOfMonth, monthOf, type Day } from '../../foundation/calendar';
import { currencyExponent } from '../../foundation/currency';
import { roundedConversion } from '../../foundation/exact-ratio';
import { groupBy, joinKey } from '../../foundation/group-by';

export type RateUse = 'document' | 'recognition' | 'month-end';

export interface RatePolicy {
  readonly revenueRate: 'spot' | 'average';
  readonly rateAgeLimit: number;
}

/** A rate that nothing gives. */
export interface MissingRate {
  readonly from: string;
  readonly to: string;
  readonly day: Day;
  readonly type: RateType;
}

export interface RateFinder {
  /** Null where none is found; that is noted in `missing`. */
  readonly find: (use: RateUse, from: string, to: string, day: Day) => AppliedRate | null;
  readonly missing: readonly MissingRate[];
}

export function createRateFinder(rates: readonly ExchangeRate[], policy: RatePolicy): RateFinder {
  const sorted = [...rates].sort((a, b) => a.day - b.day);
  const byPair = groupBy(sorted, ({ type, from, to }) => joinKey(type, from, to));
  const missing: MissingRate[] = [];
  const known = new Map<string, AppliedRate | null>();
  const either = (type: RateType, from: string, to: string, pick: Picker): AppliedRate | null => {
    const direct = pick(byPair.get(joinKey(type, from, to)) ?? []);
    if (direct !== undefined) return { row: direct, isInverse: false };
    const turned = pick(byPair.get(joinKey(type, to, from)) ?? []);
    return turned === undefined ? null : { row: turned, isInverse: true };
  };
  const latest =
    (day: Day): Picker =>
    (rows) =>
      latestOf(rows, day, policy.rateAgeLimit);
  const search = (use: RateUse, from: string, to: string, day: Day): AppliedRate | null => {
    if (use === 'document') {
      const historic = either('historic', from, to, (rows) => lastWhere(rows, (row) => row.day === day));
      return historic ?? either('spot', from, to, latest(day));
    }
    if (use === 'recognition' && policy.revenueRate === 'average') {
      return either('average', from, to, (rows) => lastWhere(rows, (row) => monthOf(row.day) === monthOf(day)));
    }
    if (use === 'recognition') return either('spot', from, to, latest(day));
    const closing = either('closing', from, to, (rows) => lastWhere(rows, (row) => row.day === day));
    return closing ?? either('closing', from, to, latest(day)) ?? either('spot', from, to, latest(day));
  };
  const find: RateFinder['find'] = (use, from, to, day) => {
    const key = joinKey(use, from, to, day);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = search(use, from, to, day);
    known.set(key, found);
    if (found === null) missing.push({ from, to, day, type: typeOf(use, policy) });
    return found;
  };
  return { find, missing };
}

type Picker = (rows: readonly ExchangeRate[]) => ExchangeRate | undefined;

function typeOf(use: RateUse, { revenueRate }: RatePolicy): RateType {
  if (use === 'month-end') return 'closing';
  return use === 'recognition' ? revenueRate : 'spot';
}

function lastWhere(rows: readonly ExchangeRate[], fits: (row: ExchangeRate) => boolean): ExchangeRate | undefined {
  for (let index = rows.length - 1; index >= 0; index--) if (fits(rows[index]!)) return rows[index];
  return undefined;
}

/** By halves: rows ascend by day. */
function latestOf(rows: readonly ExchangeRate[], day: Day, limit: number): ExchangeRate | undefined {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.day <= day) low = middle + 1;
    else high = middle;
  }
  const row = rows[low - 1];
  return row !== undefined && day - row.day <= limit ? row : undefined;
}

/** Minor units of `to` for minor units of `from`; as they are where no rate was found, which stops the run anyway. */
export function convert(amount: number, rate: AppliedRate | null, from: string, to: string): number {
  if (rate === null) return amount;
  const { digits, scale } = rate.row.rate;
  return roundedConversion(amount, digits, scale, rate.isInverse, currencyExponent(to) - currencyExponent(from));
}

/** `spot 2026-01-15: 1 EUR = 1.2 USD`. */
export function tellRate(rate: AppliedRate | null): string {
  if (rate === null) return 'no rate';
  const { row } = rate;
  const day = row.type === 'average' ? isoOfMonth(monthOf(row.day)) : isoOf(row.day);
  return `${row.type} ${day}: 1 ${row.from} = ${decimalText(row.rate)} ${row.to}`;
}

function decimalText({ digits, scale }: ExchangeRate['rate']): string {
  const text = String(digits).padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
