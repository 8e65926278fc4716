/** Laws that hold for every book. A failing book is reported by its seed, not shrunk: it says enough, and shrinking is slow. */
import fc from 'fast-check';
import type { RevenueBook } from '../../../src/engine';
import { journalize, lastDayOfMonth, monthOf, positionsAt, readSegments, recognizeRevenue } from '../../../src/engine';
import { afterClose, closeThrough, failedChecks } from '../journal/close-book';
import { FIRST_DAY, LAST_DAY, randomBook, shuffled } from './random-book';

const anyMonthEnd = fc.integer({ min: 0, max: 8 }).map((months) => lastDayOfMonth(monthOf(FIRST_DAY) + months));

/** Lock dates are for the tests of locks: these laws speak of books that are open. */
const unlocked = (book: RevenueBook): RevenueBook => ({
  ...book,
  policy: { ...book.policy, lockMethod: 'none', lockDay: null },
});

describe('for every book', () => {
  test('all checks pass at every month end', () => {
    fc.assert(
      fc.property(randomBook, anyMonthEnd, (book, throughDay) => {
        const isLocked = book.policy.lockMethod === 'custom-date' && (book.policy.lockDay ?? 0) >= throughDay;
        fc.pre(!isLocked);
        expect(failedChecks(closeThrough(book, throughDay))).toEqual([]);
      }),
      { endOnFailure: true, numRuns: 80 },
    );
  });

  test('the order of rows does not matter', () => {
    fc.assert(
      fc.property(randomBook, fc.nat(1000), (book, seed) => {
        const plain = closeThrough(book, LAST_DAY);
        const mixed = closeThrough(shuffled(book, seed), LAST_DAY);
        expect(mixed.recognition).toEqual(plain.recognition);
        expect(mixed.journals).toEqual(plain.journals);
      }),
      { endOnFailure: true, numRuns: 25 },
    );
  });

  test('allocated prices, discounts, true-ups and credits are what the segments sum to', () => {
    fc.assert(
      fc.property(randomBook, (book) => {
        for (const obligation of recognizeRevenue(book).obligations) {
          const waits = obligation.method === 'milestone' || obligation.method === 'point-in-time';
          const scheduled = obligation.segments.reduce((sum, segment) => sum + segment.amount, 0);
          if (!waits) expect(scheduled).toBe(obligation.allocated + obligation.credits);
          if (!waits) expect(readSegments(obligation.segments)(LAST_DAY + 400)).toBe(scheduled);
        }
      }),
      { endOnFailure: true, numRuns: 60 },
    );
  });

  test('closing month by month gives the balances of closing at once', () => {
    fc.assert(
      fc.property(randomBook, (anyBook) => {
        const book = unlocked(anyBook);
        let stepwise = book;
        for (let month = monthOf(FIRST_DAY); month <= monthOf(LAST_DAY); month++) {
          const close = closeThrough(stepwise, lastDayOfMonth(month));
          expect(failedChecks(close)).toEqual([]);
          stepwise = afterClose(close);
        }
        const atOnce = closeThrough(book, LAST_DAY);
        expect(positionsAt(atOnce.recognition, stepwise.posted, LAST_DAY)).toEqual(
          positionsAt(atOnce.recognition, atOnce.journals.daily, LAST_DAY),
        );
        expect(journalize(stepwise, atOnce.recognition, LAST_DAY).daily).toEqual([]);
      }),
      { endOnFailure: true, numRuns: 20 },
    );
  });

  test('facts that change after a close are caught up, and closed lines stay', () => {
    fc.assert(
      fc.property(randomBook, randomBook, anyMonthEnd, (before, after, throughDay) => {
        const first = closeThrough(unlocked(before), throughDay);
        const changed = afterClose(first, unlocked({ ...after, policy: before.policy }));
        const second = closeThrough(changed, lastDayOfMonth(monthOf(throughDay) + 1));
        expect(failedChecks(second)).toEqual([]);
        expect(second.journals.posted).toEqual(changed.posted);
        expect(second.journals.daily.every((line) => line.day > throughDay)).toBe(true);
      }),
      { endOnFailure: true, numRuns: 30 },
    );
  });
});
