/**
 * Credit note: the schedule rebuilt by service dates.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: the credit names the days of service that it is for (an outage, a month not delivered). It lowers the revenue
 * of these days in its proportion; days that have passed fall on the day of the credit. Where the days earn nothing
 * there is nothing to rebuild, and the credit is revenue of its day.
 * Formula: credit through a day = round(credit × revenue of the named days through the day ÷ revenue of them all).
 * Example: 12,000.00 over 2025 in even months, credit of 300.00 on 1 Feb for 1 Jan to 31 Mar → −100.00 on 1 Feb for
 * January, then February and March 900.00 each.
 */
import type { Day } from '../foundation/calendar';
import type { CreditShares, CreditSituation } from './credited-part';

/** Shares of a credit, minor units, signed as the credit. `service`: the days it names, else those of its line. */
export function creditRebuild(
  amount: number,
  { day, between, deferredBefore, toCome }: CreditSituation,
  service: { readonly firstDay: Day; readonly lastDay: Day } | null,
): CreditShares {
  const { firstDay, lastDay } = service ?? toCome;
  const followed = between(firstDay, lastDay);
  if (followed.whole === 0 || lastDay < day) {
    return { following: 0, followed: null, ofTheDay: amount, split: 'deferred-first', deferredBefore: 0 };
  }
  return { following: amount, followed, ofTheDay: 0, split: 'whole', deferredBefore };
}
