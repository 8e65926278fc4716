/**
 * A credit note and then a modification, by hand and day by day: one service, invoiced as a whole, credited while some of
 * it is deferred, then extended for the future, extended as from the start, or ended. Random terms, strategies and amounts.
 */
import fc from 'fast-check';
import { readSegments } from '../../src/engine';
import { readBook } from '../../src/workbook/read/read-book';
import { closeThrough, failedChecks } from '../engine/journal/close-book';
import { shareOf } from './arithmetic';
import { tellBook } from './compare';
import { FIRST_WATCHED_DAY, LAST_WATCHED_DAY, daysFrom, isoOfDay, runningTotals } from './day-book';
import { heldUntil } from './estimates';
import type { Facts, ModificationFacts, SettingFacts, Strategy } from './facts';
import { tablesOf } from './facts';
import { totalOn } from './oracle';
import { atOnce, straightLine } from './patterns';
import { FIRST_DAY } from './random-facts';

const RUNS = Number(process.env.ORACLE_RUNS ?? 40);
const SEED = { seed: Number(process.env.ORACLE_SEED ?? 606) };
/** Milliseconds: a second a book on a busy machine. */
const PATIENCE = 60_000 + RUNS * 1_000;

interface Story {
  readonly strategy: Strategy;
  readonly price: number;
  readonly start: number;
  readonly end: number;
  readonly credited: number;
  readonly creditDay: number;
  readonly day: number;
  readonly treatment: Exclude<ModificationFacts['treatment'], 'mixed' | 'separate contract'>;
  readonly change: number;
  readonly newEnd: number;
}

const anyStory: fc.Arbitrary<Story> = fc
  .record({
    strategy: fc.constantFrom<Strategy>('even-daily-ends', 'even-period-ends', 'even-calendar-ends', 'even-periods', 'exact-days'),
    price: fc.integer({ min: 1_000, max: 3_000_000 }),
    start: fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 60 }),
    length: fc.integer({ min: 3, max: 200 }),
    more: fc.integer({ min: 1, max: 100 }),
    treatment: fc.constantFrom<Story['treatment']>('prospective', 'prospective', 'cumulative catch-up', 'cumulative catch-up', 'termination'),
    parts: fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999)),
  })
  .map(({ strategy, price, start, length, more, treatment, parts: [first, second, credit, change] }) => {
    const end = start + length - 1;
    const creditDay = start + Math.floor(((length - 2) * first) / 1000);
    const day = creditDay + 1 + Math.floor(((end - creditDay - 1) * second) / 1000);
    const credited = 1 + Math.floor((price * credit) / 2000);
    return { strategy, price, start, end, credited, creditDay, day, treatment, change: Math.floor((price * change) / 3000), newEnd: end + more };
  });

const SETTINGS: SettingFacts = {
  ...{ strategy: 'exact-days', trigger: 'service-start', usageTiming: 'period-end', dailyAmounts: 'rounded-to-date' },
  ...{ arrearsTiming: 'as-served', discountBasis: 'selling-price', progressRounding: 'none', treatment: 'deferred-first' },
  ...{ outsideRange: 'mid', lockDay: null, detail: 'all days' },
};

function factsOf({ strategy, price, start, end, credited, creditDay, day, treatment, change, newEnd }: Story): Facts {
  const isEnding = treatment === 'termination';
  const terms = { product: 'SUB', contract: 'C-1', start, end, strategy, recognitionDay: null };
  const none = { prices: [], estimates: [], usage: [], milestones: [], progress: [] };
  return {
    ...none,
    settings: SETTINGS,
    products: [{ id: 'SUB', method: 'straight-line', sellingPrice: null }],
    contracts: [{ id: 'C-1', currency: 'USD', segment: '', signed: FIRST_DAY, start: FIRST_DAY, end }],
    obligations: [{ ...terms, id: 'OB-1', method: 'straight-line', quantity: null, price, sellingPrice: price, trigger: null, billing: null, addedBy: null }],
    invoices: [
      {
        ...{ ...terms, invoice: 'INV-1', line: 1, day: start, currency: 'USD', obligation: 'OB-1', type: 'charge', group: null },
        ...{ amount: price, taxIncluded: null, status: 'final', voidDay: null },
      },
    ],
    credits: [{ credit: 'CN-1', day: creditDay, invoice: 'INV-1', line: 1, amount: credited, treatment: null, start: null, end: null }],
    modifications: [{ id: 'M-1', contract: 'C-1', day, treatment }],
    modified: [
      {
        ...{ modification: 'M-1', obligation: 'OB-1', newPrice: null, quantityChange: null, sellingPriceOfRemainder: null },
        ...{ priceChange: isEnding ? null : change, newEnd: isEnding ? null : newEnd, isRemoved: false, isDistinct: null },
      },
    ],
  };
}

/** Cumulative revenue by day. */
function byHand({ strategy, price, start, end, credited, creditDay, day, treatment, change, newEnd }: Story): number[] {
  const spread = (amount: number, first: number, last: number): number[] =>
    runningTotals([straightLine(amount, first, last, strategy, 'rounded-to-date')]);
  const agreed = spread(price, start, end);
  const before = totalOn(agreed, creditDay - 1);
  // Deferred first: what of the invoice is not earned; the rest of the credit is of its day.
  const follows = Math.min(credited, price - before);
  const ofTheDay = runningTotals([atOnce(follows - credited, follows === credited ? null : creditDay)]);
  const taken = runningTotals([heldUntil(creditDay, (on) => shareOf(-follows, totalOn(agreed, on) - before, price - before))]);
  const [earned, takenThen] = [totalOn(agreed, day - 1), totalOn(taken, day - 1)];
  const remaining = spread(price + change - earned, day, newEnd);
  const always = spread(price + change, start, newEnd);
  const alwaysBefore = totalOn(always, creditDay - 1);
  const after = (on: number): number => {
    if (treatment === 'termination') return earned + takenThen;
    if (treatment === 'prospective') {
      const rest = price + change - earned;
      return earned + totalOn(remaining, on) + takenThen + (rest === 0 ? 0 : shareOf(-follows - takenThen, totalOn(remaining, on), rest));
    }
    return totalOn(always, on) + shareOf(-follows, totalOn(always, on) - alwaysBefore, price + change - alwaysBefore);
  };
  return daysFrom(FIRST_WATCHED_DAY, LAST_WATCHED_DAY).map(
    (on) => totalOn(ofTheDay, on) + (on < day ? totalOn(agreed, on) + totalOn(taken, on) : after(on)),
  );
}

test('a credit goes with the service that a modification moves or ends', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const facts = factsOf(story);
      const { book, diagnostics } = readBook(tablesOf(facts));
      expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ cell, message }) => `${cell}: ${message}`)).toEqual([]);
      const close = closeThrough(book, LAST_WATCHED_DAY);
      expect(failedChecks(close)).toEqual([]);
      const read = readSegments(close.recognition.obligations[0]!.segments);
      const expected = byHand(story);
      const found = daysFrom(FIRST_WATCHED_DAY, LAST_WATCHED_DAY).flatMap((on, index) =>
        read(on) === expected[index] ? [] : [`through ${isoOfDay(on)}: ${read(on)}, by hand ${expected[index]}`],
      );
      if (found.length > 0) throw new Error(`${found.slice(0, 4).join('\n')}\n${tellBook(facts)}`);
    }),
    { endOnFailure: true, numRuns: RUNS, ...SEED },
  );
}, PATIENCE);
