/**
 * Modifications by hand. What was earned before the effective day stands. For the future, what is not earned of all
 * promises still to come, with the changes, is shared by their selling prices and falls on what remains; by catch-up
 * the price is as though it had always been so; separately agreed goods earn their own price on their own days; a
 * termination stops what was to come, and a fee is of its day.
 */
import { exactly, rounded, shareOf, splitByWeights, sum } from './arithmetic';
import { FIRST_WATCHED_DAY, LAST_WATCHED_DAY, daysFrom, emptyDayBook, enter, runningTotals } from './day-book';
import type { DayBook } from './day-book';
import { heldUntil, inceptionOf, spreadOnTerm } from './estimates';
import type { EstimateFacts, Facts, ModificationFacts, ModifiedFacts, ObligationFacts } from './facts';
import { minorOf } from './facts';
import { totalOn, transferDay } from './oracle';
import type { KeptBook } from './oracle';
import { atOnce, straightLine } from './patterns';
import { sellingPriceOf } from './prices';

/** What earlier modifications left to know of a promise. */
interface Known {
  readonly stated: number;
  readonly sellingPrice: number | null;
  /** Earned when that selling price was stated. */
  readonly earnedThen: number;
  readonly end: number;
  /** Units that are promised now. */
  readonly quantity: number | null;
  readonly hasEnded: boolean;
  /** Whose revenue a later change of the price goes by. */
  readonly pattern: readonly DayBook[];
  /** Changes for the future start the measure of work anew. */
  readonly work: MeasuredPrice;
  /** The last change for the future, which ended the contract before, and what was earned by then. */
  readonly anew: { readonly day: number; readonly earned: number } | null;
}

/** What measured work earns: a price by all of the work, or what was left of it by the work since a day. */
interface MeasuredPrice {
  readonly price: number;
  readonly rest: { readonly price: number; readonly earned: number; readonly then: Work } | null;
}

/** A promise as a modification finds it. */
interface Party {
  readonly row: ObligationFacts;
  readonly book: KeptBook;
  readonly change: ModifiedFacts | null;
  readonly isAdded: boolean;
  readonly price: number;
  readonly earned: number;
  readonly left: number;
  readonly priceChange: number;
  readonly end: number;
  readonly hasMore: boolean;
  readonly known: Known;
  readonly day: number;
}

export function enterModifications(facts: Facts, kept: ReadonlyMap<string, KeptBook>): void {
  const known = new Map<string, Known>();
  const inceptions = new Map(facts.modifications.map(({ contract }) => [contract, inceptionOf(facts, contract, kept)]));
  const estimates = facts.estimates.flatMap((row) => {
    const promised = facts.obligations.find(({ id }) => id === row.obligation);
    const inception = inceptions.get(promised?.contract ?? '');
    return promised === undefined || inception === undefined ? [] : [{ row, promised, inception }];
  });
  const events = [
    ...facts.modifications.map((row) => ({ day: row.day, rank: 0, enter: () => enterModification(facts, row, kept, known) })),
    ...estimates.map(({ row, promised, inception }) => ({
      day: row.asOf,
      rank: 1,
      enter: () => enterEstimate(facts, row, promised, { isFromStart: row.asOf <= inception, book: kept.get(promised.id), known }),
    })),
  ];
  for (const { enter: take } of events.sort((a, b) => a.day - b.day || a.rank - b.rank)) take();
}

function enterModification(facts: Facts, modification: ModificationFacts, kept: ReadonlyMap<string, KeptBook>, known: Map<string, Known>): void {
  const { treatment } = modification;
  const parties = partiesOf(facts, modification, kept, known);
  for (const { party, after, isForTheFuture = false } of outcomesOf(facts, parties, treatment)) remember(facts, party, isForTheFuture, known, after);
}

/** An estimate on the terms of its day: what is earned by then counts at once. */
function enterEstimate(
  facts: Facts,
  { estimate, asOf, amount }: EstimateFacts,
  row: ObligationFacts,
  { isFromStart, book, known }: { readonly isFromStart: boolean; readonly book: KeptBook | undefined; readonly known: Map<string, Known> },
): void {
  if (book === undefined) return;
  const earlier = facts.estimates.filter((other) => other.estimate === estimate && other.asOf < asOf).sort((a, b) => b.asOf - a.asOf);
  const change = amount - (earlier[0]?.amount ?? 0);
  if (change === 0) return;
  const day = isFromStart ? FIRST_WATCHED_DAY : asOf;
  const before = known.get(row.id) ?? asAgreed(facts, row, book);
  const note = (of: DayBook): void => {
    book.estimated.push({ day, amount: change, book: of });
  };
  if (isMeasured(row)) {
    const work = { ...before.work, price: before.work.price + change };
    note(heldUntil(day, (on) => earnedOfWork(facts, row, work, on) - earnedOfWork(facts, row, before.work, on)));
    known.set(row.id, { ...before, work });
    return;
  }
  if (row.method === 'point-in-time') {
    const transfer = transferDay(book.promise, book.charges);
    return note(atOnce(change, transfer === null ? null : Math.max(day, transfer)));
  }
  const totals = runningTotals(before.pattern);
  const whole = totalOn(totals, LAST_WATCHED_DAY);
  if (whole !== 0) return note(heldUntil(day, (on) => shareOf(change, totalOn(totals, on), whole)));
  const spread = spreadOnTerm(book, change, day, before.end);
  known.set(row.id, { ...before, pattern: [spread] });
  note(spread);
}

function outcomesOf(facts: Facts, parties: readonly Party[], treatment: ModificationFacts['treatment']): After {
  const touched = parties.filter(({ change, isAdded }) => change !== null || isAdded);
  switch (treatment) {
    case 'termination':
      return parties.filter(({ hasMore, change }) => hasMore || change !== null).map((party) => ({ party, after: stop(party) }));
    case 'prospective':
      return shareOut(facts, parties);
    case 'separate contract':
      return touched.map((party) => ({ party, after: addApart(facts, party) }));
    case 'cumulative catch-up':
      return touched.map((party) => ({ party, after: catchUp(facts, party) }));
    case 'mixed': {
      // What is not distinct from what was delivered is one with it; the rest is for the future.
      const caughtUp = parties.filter(({ change, isAdded }) => change !== null && !isAdded && change.isDistinct === false);
      const others = shareOut(facts, parties.filter((party) => !caughtUp.includes(party)));
      return [...caughtUp.map((party) => ({ party, after: catchUp(facts, party) })), ...others];
    }
  }
}

function partiesOf(facts: Facts, modification: ModificationFacts, kept: ReadonlyMap<string, KeptBook>, memory: ReadonlyMap<string, Known>): Party[] {
  const { day, id, treatment } = modification;
  return facts.obligations.flatMap((row): Party[] => {
    const book = kept.get(row.id);
    if (row.contract !== modification.contract || row.method === 'usage' || book === undefined) return [];
    const adding = facts.modifications.find((other) => other.id === row.addedBy);
    if (adding !== undefined && adding.day > day) return [];
    const isApart = adding !== undefined && adding.id !== id && adding.treatment === 'separate contract';
    const known = memory.get(row.id) ?? asAgreed(facts, row, book);
    const change = facts.modified.find((line) => line.modification === id && line.obligation === row.id) ?? null;
    if (change === null && (isApart || known.hasEnded)) return [];
    const price = book.beforeDiscounts + book.discounts + sum([...book.modified, ...book.estimated].map(({ amount }) => amount));
    const earned = totalOn(runningTotals(ofPrice(book)), day - 1);
    const left = price - earned;
    const isEnding = treatment === 'termination';
    const ofLine = change?.newPrice != null ? change.newPrice - known.stated : (change?.priceChange ?? (change?.isRemoved === true ? -left : 0));
    const end = change?.newEnd ?? known.end;
    const isTimed = row.method === 'straight-line' && end >= day;
    return [
      {
        row,
        book,
        change,
        isAdded: row.addedBy === id,
        price,
        earned,
        left,
        priceChange: isEnding ? (change?.priceChange ?? 0) - left : ofLine,
        end,
        hasMore: !known.hasEnded && (left !== 0 || isTimed || isWorkToCome(facts, row, day)),
        known,
        day,
      },
    ];
  });
}

function asAgreed(facts: Facts, row: ObligationFacts, book: KeptBook): Known {
  const work = { price: book.mainPrice, rest: null };
  const sellingPrice = sellingPriceOf(facts, row);
  return { stated: row.price, sellingPrice, earnedThen: 0, end: row.end, quantity: row.quantity, hasEnded: false, pattern: book.main, work, anew: null };
}

const ofPrice = ({ main, apart, modified, estimated }: KeptBook): DayBook[] =>
  [...main, ...apart, ...[...modified, ...estimated].map(({ book }) => book)];

/** A party after the modification, as the next one finds it. */
function remember(facts: Facts, party: Party, isShared: boolean, known: Map<string, Known>, after: Partial<Known>): void {
  const { row, change, earned } = party;
  const before = party.known;
  const stated = change?.newPrice ?? before.stated + (change?.priceChange ?? 0);
  const isForTheFuture = isShared && after.hasEnded !== true;
  const weight = isForTheFuture ? remainderOf(facts, party, party.day) : null;
  const quantity = isForTheFuture && before.quantity !== null ? Math.max(0, before.quantity + (change?.quantityChange ?? 0)) : before.quantity;
  const sold = weight === null ? {} : { sellingPrice: weight, earnedThen: earned };
  known.set(row.id, { ...before, stated, quantity, ...sold, ...after });
}

/** From the day on nothing that was agreed before is earned any more; a fee is of the day. */
function stop({ book, priceChange, left, day }: Party): Partial<Known> {
  cancel(book, day);
  const fee = left + priceChange;
  book.modified.push({ day, amount: priceChange, book: atOnce(fee, fee === 0 ? null : day) });
  return { hasEnded: true };
}

function cancel(book: KeptBook, day: number): void {
  const stopped = emptyDayBook();
  const totals = runningTotals(ofPrice(book));
  for (const on of daysFrom(day, LAST_WATCHED_DAY)) {
    const ofDay = totalOn(totals, on) - totalOn(totals, on - 1);
    if (ofDay !== 0) enter(stopped, on, -ofDay);
  }
  book.modified.push({ day, amount: 0, book: stopped });
}

/** What a modification makes of a party; for the future its selling price and units are stated anew. */
type After = readonly { readonly party: Party; readonly after: Partial<Known>; readonly isForTheFuture?: true }[];

function shareOut(facts: Facts, parties: readonly Party[]): After {
  const pool = parties.filter(({ hasMore, isAdded, change }) => hasMore || isAdded || change !== null);
  const bearing = pool.filter(({ hasMore, isAdded, change }) => change?.isRemoved !== true && (hasMore || isAdded));
  if (bearing.length === 0) {
    // Nothing remains that a selling price could be stated for: the one known before stays.
    return pool.map((party) => {
      const { sellingPrice, earnedThen } = party.known;
      const after = { ...stop(party), sellingPrice, earnedThen, hasEnded: party.change?.isRemoved === true };
      return { party, after, isForTheFuture: true };
    });
  }
  const price = sum(pool.map(({ left, priceChange }) => left + priceChange));
  const weights = bearing.map((party) => remainderOf(facts, party, party.day) ?? Math.max(0, party.left + party.priceChange));
  const shares = splitByWeights(price, sum(weights) > 0 ? weights : weights.map(() => 1));
  return pool.map((party) => {
    const index = bearing.indexOf(party);
    return { party, after: index < 0 ? endWithout(party) : continueWith(facts, party, shares[index] ?? 0), isForTheFuture: true };
  });
}

function endWithout({ book, left, day, change }: Party): Partial<Known> {
  cancel(book, day);
  book.modified.push({ day, amount: -left, book: emptyDayBook() });
  return { hasEnded: change?.isRemoved === true };
}

/** Selling price of what remains: as stated, or the one known in proportion of price, days and units. */
function remainderOf(facts: Facts, { row, change, price, left, end, isAdded, known }: Party, day: number): number | null {
  if (change?.sellingPriceOfRemainder != null) return change.sellingPriceOfRemainder;
  if (known.sellingPrice === null) return null;
  if (isAdded) return known.sellingPrice;
  const from = Math.max(day, row.start);
  const then = price - known.earnedThen;
  let weight = exactly(known.sellingPrice);
  if (then > 0 && left >= 0) weight = weight.times(left).dividedBy(then);
  if (end !== known.end && known.end >= from) weight = weight.times(Math.max(0, end - from + 1)).dividedBy(known.end - from + 1);
  const { quantity } = known;
  if (quantity !== null && quantity > 0 && change?.quantityChange != null) weight = weight.times(Math.max(0, quantity + change.quantityChange)).dividedBy(quantity);
  return rounded(weight);
}

function continueWith(facts: Facts, party: Party, share: number): Partial<Known> {
  const { row, book, left, end, known, day } = party;
  if (share === left && end === known.end) return {};
  const { strategy, daysInMonth } = book.promise;
  const start = Math.max(day, row.start);
  const amount = share - left;
  const anew = { day, earned: party.earned };
  const note = (of: DayBook): void => {
    book.modified.push({ day, amount, book: of });
  };
  if (isMeasured(row)) {
    const then = workThrough(facts, row, day - 1) ?? { done: 0, total: 1, onSite: 0 };
    const earned = earnedOfWork(facts, row, known.work, day - 1);
    const work = { price: known.work.price + amount, rest: { price: known.work.price + amount, earned, then } };
    note(heldUntil(day, (on) => earnedOfWork(facts, row, work, on) - earnedOfWork(facts, row, known.work, on)));
    return { work, anew };
  }
  if (row.method === 'point-in-time') {
    const transfer = transferDay(book.promise, book.charges);
    note(atOnce(amount, transfer === null ? null : Math.max(day, transfer)));
    return { anew };
  }
  cancel(book, day);
  note(end < start ? atOnce(share, day) : straightLine(share, start, end, strategy, daysInMonth));
  return { end, pattern: ofPrice(book), anew };
}

const isMeasured = ({ method }: ObligationFacts): boolean => method === 'milestone' || method === 'progress';

/** By all of the work; after a change for the future what was left by the work since, later changes by all of it. */
function earnedOfWork(facts: Facts, row: ObligationFacts, { price, rest }: MeasuredPrice, on: number): number {
  const work = workThrough(facts, row, on);
  if (work === null) return 0;
  const minor = minorOf(facts.contracts.find(({ id }) => id === row.contract)?.currency ?? '');
  const [done, total] = [work.done - work.onSite, work.total - work.onSite];
  if (rest === null) return work.onSite * minor + earnedShare(facts, row, price - work.onSite * minor, done, total);
  const before = rest.then.done - rest.then.onSite;
  if (total - before <= 0) return price;
  const atCost = (work.onSite - rest.then.onSite) * minor;
  const left = rest.price - rest.earned - atCost;
  const since = price - rest.price;
  return rest.earned + atCost + earnedShare(facts, row, left, done - before, total - before) + (since === 0 ? 0 : earnedShare(facts, row, since, done, total));
}

/** The policy may round the measure of progress first. */
function earnedShare({ settings }: Facts, { method }: ObligationFacts, amount: number, done: number, total: number): number {
  const parts = { none: null, percent: 100, 'percent-1-decimal': 1000, 'percent-2-decimals': 10000 }[settings.progressRounding];
  return parts === null || method !== 'progress' ? shareOf(amount, done, total) : shareOf(amount, shareOf(parts, done, total), parts);
}

interface Work {
  readonly done: number;
  readonly total: number;
  readonly onSite: number;
}

function workThrough(facts: Facts, row: ObligationFacts, on: number): Work | null {
  if (row.method === 'milestone') {
    const done = facts.milestones.filter(({ obligation, completed }) => obligation === row.id && completed !== null && completed <= on);
    return done.length === 0 ? null : { done: sum(done.map(({ percent }) => percent)), total: 100, onSite: 0 };
  }
  const last = facts.progress.filter(({ obligation, asOf }) => obligation === row.id && asOf <= on).sort((a, b) => b.asOf - a.asOf)[0];
  return last === undefined ? null : { done: last.done, total: last.total, onSite: last.uninstalled ?? 0 };
}

function isWorkToCome(facts: Facts, row: ObligationFacts, day: number): boolean {
  if (!isMeasured(row)) return false;
  const work = workThrough(facts, row, day - 1);
  return work === null || work.done - work.onSite < work.total - work.onSite;
}

/**
 * As though the terms had always been so since the contract began, or since a change for the future made it anew: the past
 * falls on the day.
 */
function catchUp(facts: Facts, party: Party): Partial<Known> {
  const { row, book, change, priceChange, price, earned, end, day, known } = party;
  if (change?.isRemoved === true) return stop(party);
  const { strategy, daysInMonth } = book.promise;
  const note = (of: DayBook): void => {
    book.modified.push({ day, amount: priceChange, book: of });
  };
  if (isMeasured(row)) {
    const { price: workPrice, rest } = known.work;
    const work = { price: workPrice + priceChange, rest: rest === null ? null : { ...rest, price: rest.price + priceChange } };
    note(heldUntil(day, (on) => earnedOfWork(facts, row, work, on) - earnedOfWork(facts, row, known.work, on)));
    return { work };
  }
  if (row.method === 'point-in-time') {
    const transfer = transferDay(book.promise, book.charges);
    note(atOnce(priceChange, transfer === null ? null : Math.max(day, transfer)));
    return {};
  }
  const totals = runningTotals(known.pattern);
  const { anew } = known;
  const before = anew === null ? 0 : totalOn(totals, anew.day - 1);
  const of = totalOn(totals, LAST_WATCHED_DAY) - before;
  if (end === known.end && of !== 0) {
    note(heldUntil(day, (on) => shareOf(priceChange, totalOn(totals, on) - before, of)));
    return {};
  }
  const start = Math.max(row.start, anew?.day ?? row.start);
  const ofContract = price + priceChange - (anew?.earned ?? 0);
  const always = runningTotals([straightLine(ofContract, start, Math.max(start, end), strategy, daysInMonth)]);
  cancel(book, day);
  note(heldUntil(day, (on) => (anew?.earned ?? 0) + totalOn(always, on) - earned));
  return { end, pattern: ofPrice(book) };
}

/** Added quantity or time at its own price, after what was agreed; an added promise earns by itself. */
function addApart(facts: Facts, party: Party): Partial<Known> {
  const { row, book, change, priceChange, left, end, day, known } = party;
  if (change === null || party.isAdded) return {};
  if (row.method !== 'straight-line') return priceChange === 0 ? {} : continueWith(facts, party, left + priceChange);
  const { strategy, daysInMonth } = book.promise;
  const start = Math.max(day, row.start, end === known.end ? FIRST_WATCHED_DAY : known.end + 1);
  const of = (): DayBook => (end < start ? atOnce(priceChange, day) : straightLine(priceChange, start, end, strategy, daysInMonth));
  book.modified.push({ day, amount: priceChange, book: priceChange === 0 ? emptyDayBook() : of() });
  return { end, ...(priceChange === 0 || end < start ? {} : { pattern: ofPrice(book) }) };
}
