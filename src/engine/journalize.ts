/** Journals from schedules: presentation wired to step 5. */
import type { RevenueBook } from './domain/book';
import type { Journals } from './domain/journal';
import type { RecognitionResult } from './domain/schedule';
import type { Day } from './foundation/calendar';
import { examineRenewals } from './other-schedules/anticipated-renewal';
import { examineCosts } from './other-schedules/recoverable-cost';
import { chooseAccounts } from './presentation/account-for-role';
import { draftDailyEntries, type DailyEntries } from './presentation/daily-journal';
import { summarizeMonths } from './presentation/monthly-journal';
import { nextRun, numberEntries } from './presentation/number-entries';
import { findPostingWindow } from './presentation/posting-window';
import { readSegment } from './step-5-recognition/follow-segments';

/**
 * The journals of a close through a day (as a rule a month's last): earlier lines unchanged, this run's lines, and the
 * monthly summary of all. What should stand less what was posted, so that running it again on its own result posts
 * nothing. Throws only on a defect.
 */
export function journalize(book: RevenueBook, recognition: RecognitionResult, throughDay: Day): Journals {
  const { posted, policy } = book;
  const { firstOpenDay } = findPostingWindow(book, throughDay);
  const { entries, diagnostics: found } = findUnposted(book, recognition, throughDay);
  const daily = numberEntries(entries, posted, policy.monthlyGrain);
  const monthly = summarizeMonths([...posted, ...daily]);
  const diagnostics = [
    ...found,
    ...examineCosts(book.contractCosts, recognition, throughDay),
    ...examineRenewals(book.contractCosts, book.contracts, recognition, throughDay),
  ];
  return { posted, daily, monthly, run: nextRun(posted), firstOpenDay, diagnostics };
}

/** Entries that a close through a day would post. */
export function findUnposted(book: RevenueBook, recognition: RecognitionResult, throughDay: Day): DailyEntries {
  const window = findPostingWindow(book, throughDay);
  const run = { run: nextRun(book.posted), closedThrough: throughDay, choose: chooseAccounts(book.accounts) };
  return draftDailyEntries(book, recognition, window, readSegment, run);
}
