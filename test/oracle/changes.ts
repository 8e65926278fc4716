/**
 * Credit notes and voids by hand, in the order of their days (credits before voids). A credit meets a billed line: what
 * of it was earned through the day before, what is still deferred, and what revenue is still to come.
 */
import { rounded, exactly, shareOf, splitByWeights, sum } from './arithmetic';
import { LAST_WATCHED_DAY, emptyDayBook, enter, runningTotals } from './day-book';
import type { DayBook } from './day-book';
import type { CreditFacts, Facts, InvoiceFacts, Treatment } from './facts';
import { keyOf, netAmount, totalOn } from './oracle';
import type { ChargedLine, KeptBook } from './oracle';
import { atOnce, inProportion } from './patterns';

/** A billed line with what carries its revenue. */
interface Carried {
  readonly key: string;
  readonly net: number;
  readonly line: InvoiceFacts;
  readonly book: KeptBook;
  readonly books: readonly DayBook[];
  /** Service of the line, and of all that a change of price may fall on. */
  readonly window: { readonly start: number; readonly end: number };
  readonly scope: { readonly start: number; readonly end: number };
  /** The price whose dates may be unknown yet. */
  readonly openPrice: number | null;
  /** Its revenue rests on the invoice alone. */
  readonly isOnlyInvoiced: boolean;
  /** It is carried by the schedule of its promise, estimates included. */
  readonly isOfSchedule: boolean;
  readonly isEstimated: boolean;
  credited: number;
  readonly ownChanges: DayBook[];
}

interface Change {
  readonly id: string;
  readonly day: number;
  readonly isVoid: boolean;
  readonly apply: () => void;
}

const BEFORE_ALL = -Infinity;

export function enterChanges(facts: Facts, kept: Map<string, KeptBook>): void {
  const carried = new Map<string, Carried>();
  for (const book of kept.values()) for (const charge of [...book.charges, ...book.trueUpLines]) carried.set(keyOf(charge.line), carry(book, charge));
  const changes: Change[] = facts.credits.map((credit) => ({
    id: credit.credit,
    day: credit.day,
    isVoid: false,
    apply: () => creditLines(facts, credit, carried),
  }));
  for (const line of carried.values()) {
    const { status, voidDay } = line.line;
    if (status !== 'voided' || voidDay === null) continue;
    changes.push({ id: line.key, day: voidDay, isVoid: true, apply: () => takeBack(line, voidDay) });
  }
  const number = (id: string): number => Number(id.replaceAll(/\D/g, ''));
  changes.sort((a, b) => a.day - b.day || Number(a.isVoid) - Number(b.isVoid) || number(a.id) - number(b.id));
  for (const change of changes) change.apply();
}

function carry(book: KeptBook, { line, ...charge }: ChargedLine): Carried {
  const key = keyOf(line);
  const facts = { key, net: netAmount({ line, ...charge }), line, book, credited: 0, ownChanges: [], isOfSchedule: true, isEstimated: false };
  const { promise } = book;
  const alone = book.ofLines.get(key);
  if (alone !== undefined) {
    const scope = earningDays(alone, line);
    return { ...facts, isOfSchedule: false, books: alone, window: scope, scope, openPrice: null, isOnlyInvoiced: true };
  }
  const books = [...book.main, ...book.apart];
  const isOnlyInvoiced = !promise.isContract;
  const isOpen = promise.method !== 'straight-line' && promise.method !== 'usage';
  if (isOpen) {
    const all = { start: BEFORE_ALL, end: LAST_WATCHED_DAY };
    return { ...facts, books, window: all, scope: all, openPrice: book.mainPrice, isOnlyInvoiced };
  }
  const scope = { start: BEFORE_ALL, end: LAST_WATCHED_DAY };
  const service = { start: line.start ?? BEFORE_ALL, end: line.end ?? LAST_WATCHED_DAY };
  const window = between(books, service.start, service.end) === 0 ? scope : service;
  return { ...facts, books, window, scope: promise.method === 'usage' ? window : scope, openPrice: null, isOnlyInvoiced };
}

function earningDays(books: readonly DayBook[], line: InvoiceFacts): { start: number; end: number } {
  const totals = runningTotals(books);
  return totals.at(-1) === 0 ? { start: line.day, end: line.day } : { start: BEFORE_ALL, end: LAST_WATCHED_DAY };
}

function between(books: readonly DayBook[], start: number, end: number): number {
  const totals = runningTotals(books);
  return totalOn(totals, end) - totalOn(totals, start - 1);
}

/** A credit of a whole invoice is spread over what still stands of its charges. */
function creditLines(facts: Facts, credit: CreditFacts, carried: ReadonlyMap<string, Carried>): void {
  const lines = [...carried.values()]
    .filter((line) => line.line.invoice === credit.invoice && (credit.line === null || line.key === `${credit.invoice}/${credit.line}`))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const shares = lines.length === 1 ? [credit.amount] : splitByWeights(credit.amount, lines.map(({ net, credited }) => net - credited));
  lines.forEach((line, index) => creditLine(facts, credit, line, shares[index] ?? 0));
}

function creditLine(facts: Facts, credit: CreditFacts, line: Carried, amount: number): void {
  if (amount === 0) return;
  enter(line.book.invoiced, credit.day, -amount);
  const treatment: Treatment = credit.treatment ?? facts.settings.treatment;
  if (treatment !== 'billing-only') lowerRevenue(line, credit, treatment, amount);
  line.credited += amount;
}

/** A voided invoice: what still stands goes; revenue goes with it where nothing but the invoice stands behind it. */
function takeBack(line: Carried, day: number): void {
  const amount = line.net - line.credited;
  enter(line.book.invoiced, day, -amount);
  if (line.isOnlyInvoiced) lowerRevenue(line, { day, start: null, end: null }, 'deferred-first', amount);
  line.credited += amount;
}

/** What a contract line bills by a line that earns by itself is no part of the service that the others give. */
const isOfLine = (line: Carried): boolean => line.isOnlyInvoiced && line.book.promise.isContract;

interface ToCome {
  readonly totals: readonly number[];
  readonly firstDay: number;
  readonly lastDay: number;
  readonly before: number;
  readonly whole: number;
}

/**
 * What day books bring from a day on, inside a service period, with the credits that fall on the same service; with an
 * open price what is undated comes too. What a credit takes on its own day is past: no service to come.
 */
function toComeOf(line: Carried, period: { start: number; end: number }, day: number): ToCome {
  const isOwn = isOfLine(line);
  const isToCome = (change: KeptBook['changes'][number]): boolean =>
    change.falls === 'on service to come' || (change.falls === 'on all service' && change.day < day);
  const earlier = line.book.changes.filter((change) => isToCome(change) && (isOwn ? line.ownChanges.includes(change.book) : !change.isOfLine));
  const totals = runningTotals([...line.books, ...earlier.map(({ book }) => book)]);
  const firstDay = Math.max(day, period.start);
  const before = totalOn(totals, firstDay - 1);
  const changed = sum(earlier.map(({ amount }) => amount));
  const all = line.openPrice === null ? totalOn(totals, Math.max(period.end, firstDay - 1)) : line.openPrice + changed;
  return { totals, firstDay, lastDay: Math.max(firstDay, period.end), before, whole: all - before };
}

/** The line as a day finds it: with the estimates in the price by then. */
function asOf(line: Carried, day: number): Carried {
  const estimates = line.isOfSchedule ? line.book.estimated.filter((change) => change.day <= day) : [];
  if (estimates.length === 0) return line;
  const openPrice = line.openPrice === null ? null : line.openPrice + sum(estimates.map(({ amount }) => amount));
  return { ...line, openPrice, books: [...line.books, ...estimates.map(({ book }) => book)], isEstimated: true };
}

function lowerRevenue(carried: Carried, credit: Pick<CreditFacts, 'day' | 'start' | 'end'>, treatment: Treatment, amount: number): void {
  const { day } = credit;
  const line = asOf(carried, day);
  const standing = line.net - line.credited;
  const coming = toComeOf(line, line.window, day);
  const ofInvoice = coming.whole === 0 ? 0 : Math.max(0, standing - earnedBefore(line, day));
  // A price that estimates have changed may have less to come than its invoice says.
  const deferred = line.isEstimated ? Math.max(0, Math.min(ofInvoice, coming.whole)) : ofInvoice;
  const earned = Math.max(0, standing - deferred);
  const follow = (part: number, toCome: ToCome): void => {
    if (part !== 0) post(line, day, inProportion(-part, toCome.totals, toCome, totalOn), -part, 'on service to come');
  };
  const ofTheDay = (part: number): void => {
    if (part !== 0) post(line, day, atOnce(-part, day), -part, 'on its day');
  };
  if (treatment === 'deferred-first') {
    const part = Math.min(amount, deferred);
    follow(part, coming);
    ofTheDay(amount - part);
  } else if (treatment === 'pro-rata') {
    const back = earned + deferred === 0 ? amount : shareOf(amount, earned, earned + deferred);
    const part = Math.min(amount - back, deferred);
    follow(part, coming);
    ofTheDay(amount - part);
  } else if (treatment === 'contra-revenue') {
    const part = Math.min(amount - Math.min(amount, earned), deferred);
    follow(part, coming);
    ofTheDay(amount - part);
  } else if (treatment === 'price-concession') {
    const rest = toComeOf(line, line.scope, day);
    const part = Math.max(0, Math.min(amount, rest.whole));
    follow(part, rest);
    ofTheDay(amount - part);
  } else {
    const named = treatment === 'rebuild' ? { start: credit.start ?? 0, end: credit.end ?? 0 } : line.scope;
    rescale(line, named, day, amount, treatment);
  }
}

/** The named days earn less in proportion, as if from the start; what that makes of days before falls on the day. */
function rescale(line: Carried, named: { start: number; end: number }, day: number, amount: number, treatment: Treatment): void {
  const totals = runningTotals(line.books);
  const before = totalOn(totals, named.start - 1);
  const dated = totalOn(totals, named.end) - before;
  const whole = treatment === 'catch-up' && line.openPrice !== null ? line.openPrice : dated;
  if (whole === 0) return post(line, day, atOnce(-amount, day), -amount, 'on its day');
  const book = emptyDayBook();
  let given = 0;
  for (let on = day; on <= LAST_WATCHED_DAY; on++) {
    const earned = totalOn(totals, Math.min(on, named.end)) - before;
    const toDate = on < named.start ? 0 : rounded(exactly(-amount).times(earned).dividedBy(whole));
    if (toDate !== given) enter(book, on, toDate - given);
    given = toDate;
  }
  const isPast = named.end < day && (treatment === 'rebuild' || line.openPrice === null);
  post(line, day, book, -amount, isPast ? 'on its day' : 'on all service');
}

function post(line: Carried, day: number, book: DayBook, amount: number, falls: KeptBook['changes'][number]['falls']): void {
  line.book.changes.push({ book, amount, day, falls, isOfLine: isOfLine(line) });
  line.ownChanges.push(book);
}

/**
 * Earned of the line through the day before: its net amount × the progress of its service, and its earlier credits, with
 * what those of the same day took of it.
 */
function earnedBefore(line: Carried, day: number): number {
  const totals = runningTotals(line.books);
  const { start, end } = line.window;
  const before = totalOn(totals, start - 1);
  const whole = line.openPrice ?? totalOn(totals, end) - before;
  const ofTheDay = line.book.changes.filter((change) => change.day === day && change.falls === 'on its day' && line.ownChanges.includes(change.book));
  const byCredits = totalOn(runningTotals(line.ownChanges), day - 1) + sum(ofTheDay.map(({ amount }) => amount));
  if (whole === 0) return (day > end ? line.net : 0) + byCredits;
  if (day <= start) return byCredits;
  return shareOf(line.net, totalOn(totals, Math.min(day - 1, end)) - before, whole) + byCredits;
}
