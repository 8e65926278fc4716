/**
 * Modified then reversed = never modified, where the standard says so (catch-up, estimates, voids): the same revenue to
 * date and the same future, on random books. Where it does not (what is to come is shared anew), the same price in all.
 */
import fc from 'fast-check';
import { positionsAt, readSegments, recognizeRevenue } from '../../src/engine';
import type { NewJournalLine, PostedLine, RecognitionResult, RevenueBook } from '../../src/engine';
import { priceAt } from '../../src/engine/presentation/positions';
import { readBook } from '../../src/workbook/read/read-book';
import { afterClose, closeThrough, failedChecks } from '../engine/journal/close-book';
import { tellBook } from './compare';
import { FIRST_WATCHED_DAY, LAST_WATCHED_DAY, WATCHED_MONTH_ENDS, daysFrom, isoOfDay } from './day-book';
import type { Facts } from './facts';
import { tablesOf } from './facts';
import { randomFacts } from './random-facts';
import { billedAndVoided, estimateAndBack, losesPromises, priceAndBack, termAndBack, withOnePromiseEach, type Draw, type Reversed } from './reversals';

const RUNS = Number(process.env.ORACLE_RUNS ?? 12);
/** Milliseconds: a second a book on a busy machine. */
const PATIENCE = 120_000 + RUNS * 2_000;
const SEED = { seed: Number(process.env.ORACLE_SEED ?? 606) };

interface Kept {
  readonly recognition: RecognitionResult;
  readonly lines: readonly (NewJournalLine | PostedLine)[];
}

function bookOf(facts: Facts): RevenueBook {
  const { book, diagnostics } = readBook(tablesOf(facts));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ cell, message }) => `${cell}: ${message}`)).toEqual([]);
  return book;
}

function keep(facts: Facts): Kept {
  const close = closeThrough(bookOf(facts), LAST_WATCHED_DAY);
  expect(failedChecks(close)).toEqual([]);
  return { recognition: close.recognition, lines: close.journals.daily };
}

function differencesOutside(plain: Kept, reversed: Kept, { from, until }: Pick<Reversed, 'from' | 'until'>): string[] {
  const found: string[] = [];
  const isSame = (day: number): boolean => day < from || day >= until;
  for (const obligation of plain.recognition.obligations) {
    const other = reversed.recognition.obligations.find(({ id }) => id === obligation.id);
    const [ours, theirs] = [readSegments(obligation.segments), readSegments(other?.segments ?? [])];
    for (const day of daysFrom(FIRST_WATCHED_DAY, LAST_WATCHED_DAY).filter(isSame)) {
      if (ours(day) !== theirs(day)) found.push(`${obligation.id} through ${isoOfDay(day)}: ${theirs(day)}, never changed ${ours(day)}`);
    }
  }
  for (const day of WATCHED_MONTH_ENDS.filter(isSame)) {
    const theirs = positionsAt(reversed.recognition, reversed.lines, day);
    for (const [index, ours] of positionsAt(plain.recognition, plain.lines, day).entries()) {
      for (const field of ['billed', 'recognized', 'deferred', 'unbilled', 'remaining'] as const) {
        const other = theirs[index]?.[field];
        if (ours[field] !== other) found.push(`${ours.obligationId} ${field} at ${isoOfDay(day)}: ${other}, never changed ${ours[field]}`);
      }
    }
  }
  return found;
}

/** Where what is to come is shared anew: the past stands, and so does the price of all promises of a contract. */
function differencesInAll(facts: Facts, plain: Kept, reversed: Kept, { from }: Reversed): string[] {
  const past = differencesOutside(plain, reversed, { from, until: LAST_WATCHED_DAY + 1 });
  const pricesOf = ({ recognition, lines }: Kept): string[] => {
    const positions = positionsAt(recognition, lines, LAST_WATCHED_DAY);
    return facts.contracts.map(({ id }) => {
      const own = positions.filter(({ contractId }) => contractId === id);
      return `${id} ${own.reduce((sum, { recognized, remaining }) => sum + recognized + remaining, 0)}`;
    });
  };
  const [ours, theirs] = [pricesOf(plain), pricesOf(reversed)];
  return [...past, ...ours.flatMap((price, index) => (price === theirs[index] ? [] : [`price ${theirs[index]}, never changed ${price}`]))];
}

/** What is worth nothing earns by its term alone, until its first change says by what. */
function isUnpriced(facts: Facts, { obligation, from }: Reversed): boolean {
  const found = recognizeRevenue(bookOf(facts)).obligations.find(({ id }) => id === obligation);
  return found === undefined || priceAt(found, Math.max(from, found.addedDay ?? from)) === 0;
}

type Reverse = (facts: Facts, draw: Draw) => Reversed | null;

/** As many random books as wanted that have room for a fact and its opposite. */
function forPairs(anyFacts: fc.Arbitrary<Facts>, reverse: Reverse, differences: (facts: Facts, pair: Reversed, draw: Draw) => string[], runs = RUNS): void {
  fc.assert(
    fc.property(anyFacts, fc.gen(), (facts, generate) => {
      const draw: Draw = (arbitrary) => generate(() => arbitrary);
      const pair = reverse(facts, draw);
      if (pair === null || isUnpriced(facts, pair)) return fc.pre(false);
      const found = differences(facts, pair, draw);
      if (found.length === 0) return;
      throw new Error(`${pair.told} ${isoOfDay(pair.from)} ${isoOfDay(pair.until)}\n${found.slice(0, 6).join('\n')}\n${tellBook(pair.with)}`);
    }),
    { endOnFailure: true, numRuns: runs, ...SEED },
  );
}

const expectNoTrace = (anyFacts: fc.Arbitrary<Facts>, reverse: Reverse): void =>
  forPairs(anyFacts, reverse, (facts, pair) => differencesOutside(keep(facts), keep(pair.with), pair));

const withoutCredits = randomFacts({ changes: false, modifications: true });
const withCredits = randomFacts({ changes: true });

describe('there and back is never changed', () => {
  test.each<[string, fc.Arbitrary<Facts>, Reverse]>([
    ['a price, by catch-up', withoutCredits, priceAndBack],
    ['a price, by catch-up, among credits', withCredits, priceAndBack],
    ['an estimate', withoutCredits, estimateAndBack],
    ['an estimate, among credits', withCredits, estimateAndBack],
    ['an invoice with its credit note, voided', withoutCredits, billedAndVoided],
  ])('%s', (_what, anyFacts, reverse) => expectNoTrace(anyFacts, reverse), PATIENCE);

  test('a price of the only promise, for the future, on one day', () => {
    const anyFacts = randomFacts({ changes: false }).map(withOnePromiseEach);
    expectNoTrace(anyFacts, (facts, draw) => {
      const pair = priceAndBack(facts, draw, 'prospective');
      return pair === null || pair.from !== pair.until ? null : pair;
    });
  }, PATIENCE);
});

describe('shared anew there and back, the past and the price in all stand', () => {
  test.each<[string, Reverse]>([
    ['a price, for the future', (facts, draw) => priceAndBack(facts, draw, 'prospective')],
    ['a term and a price, for the future', (facts, draw) => termAndBack(facts, draw, 'prospective')],
    ['a term and a price, by catch-up', termAndBack],
  ])('%s', (_what, reverse) => {
    const lasting: Reverse = (facts, draw) => {
      const pair = reverse(facts, draw);
      return pair === null || losesPromises(facts, pair.contract) ? null : pair;
    };
    forPairs(withoutCredits, lasting, (facts, pair) => differencesInAll(facts, keep(facts), keep(pair.with), pair));
  }, PATIENCE);
});

describe('closed before anybody knew', () => {
  test.each<[string, Reverse]>([
    ['a price', priceAndBack],
    ['an estimate', estimateAndBack],
    ['an invoice with its credit note', billedAndVoided],
  ])('%s, there and back, leaves the balances of a book without', (_what, reverse) => {
    forPairs(withoutCredits, reverse, (facts, pair, draw) => {
      const close = draw(fc.constantFrom(...WATCHED_MONTH_ENDS.slice(0, -1)));
      const [plain, late] = [facts, pair.with].map((later): Kept => {
        const first = closeThrough(bookOf(facts), close);
        const second = closeThrough({ ...bookOf(later), posted: afterClose(first).posted }, LAST_WATCHED_DAY);
        expect([...failedChecks(first), ...failedChecks(second)]).toEqual([]);
        expect(second.journals.posted).toEqual(afterClose(first).posted);
        const isPosted = second.journals.posted.length > 0;
        expect(second.journals.daily.filter(({ day }) => isPosted && day <= close)).toEqual([]);
        return { recognition: second.recognition, lines: afterClose(second).posted };
      });
      const ends = { from: FIRST_WATCHED_DAY, until: Math.max(pair.until, close + 1) };
      return differencesOutside(plain!, late!, ends);
    }, Math.ceil(RUNS / 3));
  }, PATIENCE);
});
