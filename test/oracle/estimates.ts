/**
 * Variable consideration by hand. Each change of an estimate is earned as far as its obligation is, at once on its day.
 * Measured work (progress, milestones) earns the price of the day × the measure of the day, rounded once.
 */
import { shareOf } from './arithmetic';
import { FIRST_WATCHED_DAY, LAST_WATCHED_DAY, daysFrom, emptyDayBook, enter, runningTotals } from './day-book';
import type { DayBook } from './day-book';
import type { EstimateFacts, Facts } from './facts';
import { minorOf } from './facts';
import { totalOn, transferDay } from './oracle';
import type { KeptBook } from './oracle';
import { atOnce, byMilestones, byProgress, straightLine } from './patterns';

export function enterEstimates(facts: Facts, kept: ReadonlyMap<string, KeptBook>): void {
  const modified = new Set(facts.modifications.map(({ contract }) => contract));
  for (const { id, contract } of facts.obligations) {
    if (modified.has(contract)) continue;
    const book = kept.get(id);
    const rows = facts.estimates.filter(({ obligation }) => obligation === id).sort((a, b) => a.asOf - b.asOf);
    if (book === undefined || rows.length === 0) continue;
    enterRows(facts, book, rows, inceptionOf(facts, contract, kept));
  }
}

function enterRows(facts: Facts, book: KeptBook, rows: readonly EstimateFacts[], inception: number): void {
  let stands = 0;
  for (const { asOf, amount } of rows) {
    const change = amount - stands;
    const isFromStart = asOf <= inception;
    const day = isFromStart ? FIRST_WATCHED_DAY : asOf;
    if (change !== 0) book.estimated.push({ day, amount: change, book: earnChange(facts, book, stands, change, day) });
    stands = amount;
  }
}

function earnChange(facts: Facts, book: KeptBook, stands: number, change: number, day: number): DayBook {
  const { method } = book.promise;
  if (method === 'progress' || method === 'milestone') {
    const before = runningTotals([measured(facts, book, book.mainPrice + stands)]);
    const after = runningTotals([measured(facts, book, book.mainPrice + stands + change)]);
    return heldUntil(day, (on) => totalOn(after, on) - totalOn(before, on));
  }
  if (method === 'straight-line') {
    const [totals, whole] = measureOf(book);
    if (whole === 0) return spreadOnTerm(book, change, day);
    return heldUntil(day, (on) => shareOf(change, totalOn(totals, on), whole));
  }
  const transfer = transferDay(book.promise, book.charges);
  return atOnce(change, transfer === null ? null : Math.max(day, transfer));
}

/** Running totals to go by, and what they come to: of the price agreed, or where there is none of the first estimate. */
function measureOf({ main, estimated }: KeptBook): readonly [number[], number] {
  const first = estimated.find(({ amount }) => amount !== 0);
  for (const books of [main, ...(first === undefined ? [] : [[first.book]])]) {
    const totals = runningTotals(books);
    const whole = totalOn(totals, LAST_WATCHED_DAY);
    if (whole !== 0) return [totals, whole];
  }
  return [[], 0];
}

/** Without revenue to go by, days served count: those before the day at once, the rest over the days to come. */
export function spreadOnTerm({ promise }: KeptBook, change: number, day: number, lastDay = promise.end): DayBook {
  const [start, end] = [promise.start ?? 0, lastDay ?? 0];
  const { strategy, daysInMonth } = promise;
  if (day <= start) return straightLine(change, start, end, strategy, daysInMonth);
  if (day > end) return atOnce(change, day);
  const past = shareOf(change, day - start, end - start + 1);
  const book = straightLine(change - past, day, end, strategy, daysInMonth);
  enter(book, day, past);
  return book;
}

function measured(facts: Facts, { promise }: KeptBook, price: number): DayBook {
  const own = <Row extends { readonly obligation: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ obligation }) => obligation === promise.id);
  if (promise.method === 'milestone') return byMilestones(price, own(facts.milestones));
  return byProgress(price, own(facts.progress), facts.settings.progressRounding, minorOf(promise.currency));
}

/** What a running total comes to by each day from one on; all that it was before falls on that day. */
export function heldUntil(day: number, totalThrough: (on: number) => number): DayBook {
  const book = emptyDayBook();
  let given = 0;
  for (const on of daysFrom(day, LAST_WATCHED_DAY)) {
    const toDate = totalThrough(on);
    if (toDate !== given) enter(book, on, toDate - given);
    given = toDate;
  }
  return book;
}

/** Estimates through that day are in the price from the start: until then there is no revenue to catch up with. */
export function inceptionOf(facts: Facts, contract: string, kept: ReadonlyMap<string, KeptBook>): number {
  const { signed, start } = facts.contracts.find(({ id }) => id === contract) ?? { signed: 0, start: 0 };
  const firstDays = facts.obligations.flatMap((row) => {
    const book = kept.get(row.id);
    return row.contract === contract && book !== undefined ? firstRevenueDay(facts, book) : [];
  });
  return Math.max(signed, start, ...(firstDays.length === 0 ? [] : [Math.min(...firstDays)]));
}

function firstRevenueDay(facts: Facts, book: KeptBook): number[] {
  const { promise, mainPrice } = book;
  if (promise.method === 'straight-line') return mainPrice === 0 || promise.start === null ? [] : [promise.start];
  if (promise.method === 'milestone') {
    return facts.milestones.flatMap(({ obligation, completed }) => (obligation === promise.id && completed !== null ? [completed] : []));
  }
  const lines = [...book.ofLines.values()].flat();
  const days = [...book.main, ...lines].flatMap(({ amounts }) => amounts.flatMap((amount, index) => (amount === 0 ? [] : [FIRST_WATCHED_DAY + index])));
  return days.length === 0 ? [] : [Math.min(...days)];
}
