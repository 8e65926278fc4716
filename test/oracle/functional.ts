/**
 * The books in the currency of the entity, by hand: documents at the rate of their day, deferred revenue at the average
 * of what was billed, unbilled revenue at the closing rate of each month's end. What an entry lacks is exchange.
 */
import type Decimal from 'decimal.js';
import { exactly, rounded, shareOf, sum } from './arithmetic';
import { isMonthEnd, monthName } from './day-book';
import { minorOf } from './facts';

export interface RateFacts {
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly rate: number;
  readonly type: 'spot' | 'historic' | 'average' | 'closing';
}

export interface CurrencyFacts {
  readonly functionalCurrency: string;
  readonly revenueRate: 'spot' | 'average';
  readonly rates: readonly RateFacts[];
}

/** A line of the journal in the currency of the contract; debits positive. */
export interface BookedLine {
  readonly entry: string;
  readonly day: number;
  readonly originDay: number;
  readonly contractId: string;
  readonly obligationId: string;
  readonly role: string;
  readonly currency: string;
  readonly amount: number;
  readonly source: string;
  readonly documentId: string;
}

/** Debit less credit in the currency of the entity, by obligation, account and day; gains and losses by day. */
export interface ValuedBooks {
  readonly values: Map<string, number>;
  readonly exchange: Map<number, number>;
}

/** What stands on an account: how much, and worth what. Partly used since the last addition, at one average. */
interface Stock {
  amount: number;
  worth: number;
  taken: number;
}

interface Account {
  readonly deferred: Stock;
  readonly unbilled: Stock;
  readonly revenue: Stock;
  readonly provision: Stock;
  /** What was accrued last at each rate: in which month, how much. */
  readonly accrued: Map<string, { month: string; amount: number }>;
  readonly currency: string;
}

const LIMIT = 7;

/** Units of the entity's currency for one of the other; turned: the other way round. */
interface Rate {
  /** Which row of the rates it is. */
  readonly name: string;
  readonly quoted: Decimal;
  readonly isTurned: boolean;
}

function rateOf(facts: CurrencyFacts, from: string, kind: 'document' | 'revenue' | 'month end', day: number): Rate {
  const to = facts.functionalCurrency;
  const pick = (type: RateFacts['type'], fits: (row: RateFacts) => boolean): Rate | null => {
    for (const isTurned of [false, true]) {
      const rows = facts.rates.filter((row) => row.type === type && fits(row) && row.from === (isTurned ? to : from) && row.to === (isTurned ? from : to));
      const last = rows.sort((a, b) => b.day - a.day)[0];
      if (last !== undefined) return { name: `${type} ${last.day} ${last.from}`, quoted: exactly(String(last.rate)), isTurned };
    }
    return null;
  };
  const isRecent = (row: RateFacts): boolean => row.day <= day && day - row.day <= LIMIT;
  const ofKind = {
    document: () => pick('historic', (row) => row.day === day) ?? pick('spot', isRecent),
    revenue: () => (facts.revenueRate === 'average' ? pick('average', (row) => monthName(row.day) === monthName(day)) : pick('spot', isRecent)),
    'month end': () => pick('closing', (row) => row.day === day) ?? pick('closing', isRecent) ?? pick('spot', isRecent),
  };
  const rate = ofKind[kind]();
  if (rate === null) throw new Error(`no rate of ${from} for ${kind} on ${day}`);
  return rate;
}

const left = ({ amount, taken }: Stock): number => amount - taken;
const takenWorth = ({ amount, worth, taken }: Stock): number => (taken === 0 ? 0 : shareOf(worth, taken, amount));
const worthLeft = (stock: Stock): number => stock.worth - takenWorth(stock);

function take(stock: Stock, amount: number): number {
  const before = takenWorth(stock);
  stock.taken += amount;
  return takenWorth(stock) - before;
}

function put(stock: Stock, amount: number, worth: number): void {
  const [amountNow, worthNow] = [left(stock) + amount, worthLeft(stock) + worth];
  Object.assign(stock, { amount: amountNow, worth: worthNow, taken: 0 });
}

export function valueBooks(facts: CurrencyFacts, lines: readonly BookedLine[], lastDay: number): ValuedBooks {
  const values = new Map<string, number>();
  const exchange = new Map<number, number>();
  const accounts = new Map<string, Account>();
  const documents = new Map<string, number>();
  const note = (obligation: string, role: string, day: number, value: number): void => {
    const key = `${obligation} ${role} ${day}`;
    values.set(key, (values.get(key) ?? 0) + value);
  };
  const gain = (day: number, debit: number): void => {
    exchange.set(day, (exchange.get(day) ?? 0) + debit);
  };
  const accountOf = ({ contractId, obligationId, currency }: BookedLine): Account => {
    const name = obligationId === '' ? `contract ${contractId}` : obligationId;
    const blank = (): Stock => ({ amount: 0, worth: 0, taken: 0 });
    const account = accounts.get(name) ?? { deferred: blank(), unbilled: blank(), revenue: blank(), provision: blank(), accrued: new Map<string, { month: string; amount: number }>(), currency };
    accounts.set(name, account);
    return account;
  };
  const entries = new Map<string, BookedLine[]>();
  for (const line of lines) entries.set(line.entry, [...(entries.get(line.entry) ?? []), line]);
  const ofDays = [...entries.values()].sort((a, b) => (a[0]?.day ?? 0) - (b[0]?.day ?? 0));
  const first = ofDays[0]?.[0]?.day ?? lastDay;
  for (let day = first; day <= lastDay; day++) {
    for (const entry of ofDays.filter(([line]) => line?.day === day)) {
      let off = 0;
      const book = (line: BookedLine, value: number): void => {
        note(line.obligationId, line.role, day, value);
        off += value;
      };
      if (entry.every(({ currency }) => currency === facts.functionalCurrency)) entry.forEach((line) => book(line, line.amount));
      else if (entry.every(({ role }) => role === 'Deferred revenue' || role === 'Unbilled revenue')) settle(facts, entry, accountOf, book);
      else if (entry.some(({ role }) => role === 'Onerous contract provision')) provide(facts, entry, accountOf(entry[0]!), book);
      else event(facts, entry, accountOf(entry[0]!), documents, book);
      gain(day, 0 - off);
    }
    if (!isMonthEnd(day)) continue;
    for (const [obligation, { unbilled, currency }] of accounts) {
      const balance = left(unbilled);
      if (balance === 0 || currency === facts.functionalCurrency) continue;
      const change = at(facts, currency, rateOf(facts, currency, 'month end', day))(balance) - worthLeft(unbilled);
      if (change === 0) continue;
      put(unbilled, 0, change);
      note(obligation, 'Unbilled revenue', day, change);
      gain(day, 0 - change);
    }
  }
  return { values, exchange };
}

const at = (facts: CurrencyFacts, currency: string, { quoted, isTurned }: Rate) => (amount: number): number => {
  const inMinor = exactly(amount).times(minorOf(facts.functionalCurrency));
  return rounded(isTurned ? inMinor.dividedBy(quoted.times(minorOf(currency))) : inMinor.times(quoted).dividedBy(minorOf(currency)));
};

type Book = (line: BookedLine, value: number) => void;

/** A document, revenue, or a document with the revenue it changes, of one obligation. */
function event(facts: CurrencyFacts, entry: readonly BookedLine[], account: Account, documents: Map<string, number>, book: Book): void {
  const { currency } = account;
  const of = (...roles: string[]): BookedLine[] => entry.filter(({ role }) => roles.includes(role));
  const total = (lines: readonly BookedLine[]): number => sum(lines.map(({ amount }) => amount));
  const [clearing, revenue] = [of('Receivable clearing'), of('Revenue', 'Contra revenue')];
  const originDay = entry[0]?.originDay ?? 0;
  const ofDocument = (amount: number): number => at(facts, currency, rateOf(facts, currency, 'document', originDay))(amount);
  const ofDay = (amount: number): number => at(facts, currency, rateOf(facts, currency, 'revenue', originDay))(amount);
  const [billed, earned] = [total(clearing), 0 - total(revenue)];
  bookDocuments(clearing, ofDocument, documents, book);
  let takenBack = 0;
  if (earned < 0) {
    takenBack = left(account.revenue) >= 0 - earned ? take(account.revenue, 0 - earned) : ofDay(0 - earned);
    bookShares(revenue, 0 - takenBack, earned, book);
  }
  // What leaves a balance leaves at what it is carried at; what comes is worth its document or its day.
  let fromBalances = 0;
  for (const line of of('Deferred revenue', 'Unbilled revenue')) {
    const isDeferred = line.role === 'Deferred revenue';
    const stock = isDeferred ? account.deferred : account.unbilled;
    const size = Math.abs(line.amount);
    const isLeaving = isDeferred === line.amount > 0;
    let worth: number;
    if (isLeaving) worth = take(stock, size);
    else if (!isDeferred) worth = putIn(stock, size, billed === 0 ? accrue(account.accrued, rateOf(facts, currency, 'revenue', originDay).name, monthName(originDay), size, ofDay) : ofDocument(size));
    else if (billed > 0) worth = putIn(stock, size, ofDocument(billed) - ofDocument(billed - size));
    else worth = putIn(stock, size, takenBack - shareOf(takenBack, 0 - earned - size, 0 - earned));
    book(line, line.amount > 0 ? worth : 0 - worth);
    fromBalances += line.amount > 0 ? worth : 0 - worth;
  }
  if (earned <= 0) return;
  const worth = billed === 0 ? fromBalances : ofDay(earned);
  if (billed === 0) bookShares(revenue, worth, earned, book);
  else bookAtDay(revenue, ofDay, book);
  put(account.revenue, earned, worth);
}

/** At the rate of their day; what a void takes back at what it was. */
function bookDocuments(lines: readonly BookedLine[], value: (amount: number) => number, documents: Map<string, number>, book: Book): void {
  let running = 0;
  for (const line of lines) {
    const known = line.source === 'Void' ? documents.get(line.documentId.replace(/ void$/, '')) : undefined;
    const worth = known === undefined ? value(running + line.amount) - value(running) : 0 - known;
    if (known === undefined) running += line.amount;
    documents.set(line.documentId, worth);
    book(line, worth);
  }
}

function bookAtDay(lines: readonly BookedLine[], value: (amount: number) => number, book: Book): void {
  let running = 0;
  for (const line of lines) {
    book(line, value(running + line.amount) - value(running));
    running += line.amount;
  }
}

/** The days of a month at one rate add up to the value of their sum. */
function accrue(accrued: Account['accrued'], rate: string, month: string, amount: number, value: (amount: number) => number): number {
  const last = accrued.get(rate);
  const before = last?.month === month ? last.amount : 0;
  accrued.set(rate, { month, amount: before + amount });
  return value(before + amount) - value(before);
}

function putIn(stock: Stock, amount: number, worth: number): number {
  put(stock, amount, worth);
  return worth;
}

/** Revenue of several lines: running shares of its value. */
function bookShares(lines: readonly BookedLine[], total: number, whole: number, book: Book): void {
  let running = 0;
  for (const line of lines) {
    const before = running;
    running -= line.amount;
    book(line, 0 - ((whole === 0 ? 0 : shareOf(total, running, whole)) - (whole === 0 ? 0 : shareOf(total, before, whole))));
  }
}

/** Netting: what leaves a balance leaves at what it is carried at, and stands there where it goes to. */
function settle(facts: CurrencyFacts, entry: readonly BookedLine[], accountOf: (line: BookedLine) => Account, book: Book): void {
  for (const role of ['Deferred revenue', 'Unbilled revenue'] as const) {
    const stockOf = (line: BookedLine): Stock => accountOf(line)[role === 'Deferred revenue' ? 'deferred' : 'unbilled'];
    const sign = role === 'Deferred revenue' ? 1 : -1;
    const own = entry.filter((line) => line.role === role);
    let out = 0;
    let worthOut = 0;
    for (const line of own.filter(({ amount }) => amount * sign > 0)) {
      const worth = take(stockOf(line), Math.abs(line.amount));
      out += Math.abs(line.amount);
      worthOut += worth;
      book(line, sign * worth);
    }
    let running = 0;
    for (const line of own.filter(({ amount }) => amount * sign < 0)) {
      const size = Math.abs(line.amount);
      const isCovered = running + size <= out;
      const ofDay = (): number => at(facts, line.currency, rateOf(facts, line.currency, 'revenue', line.day))(size);
      const worth = isCovered ? shareOf(worthOut, running + size, out) - shareOf(worthOut, running, out) : ofDay();
      running += size;
      put(stockOf(line), size, worth);
      book(line, 0 - sign * worth);
    }
  }
}

/** A provision for a loss arises at the rate of the day and leaves at its average. */
function provide(facts: CurrencyFacts, entry: readonly BookedLine[], { provision, currency }: Account, book: Book): void {
  const change = sum(entry.filter(({ role }) => role === 'Onerous contract provision').map(({ amount }) => 0 - amount));
  const value = at(facts, currency, rateOf(facts, currency, 'revenue', entry[0]?.originDay ?? 0));
  const worth = change > 0 ? putIn(provision, change, value(change)) : 0 - take(provision, 0 - change);
  for (const line of entry) book(line, line.amount > 0 ? Math.abs(worth) : 0 - Math.abs(worth));
}
