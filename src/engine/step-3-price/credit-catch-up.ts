/**
 * Credit note: cumulative catch-up.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: the price was lower from the start. The whole schedule of the obligation is rescaled; what that makes of the
 * days before falls on the day of the credit, the later days earn their share of the lower price. Of usage that is the
 * period billed; once the schedule is over, all of the credit is of its day.
 * Formula: credit through a day = round(credit × progress of the schedule through the day), from the credit's day on.
 * Example: 12,000.00 over 2025 in even months, credit of 2,000.00 on 1 Oct → −1,500.00 on 1 Oct, then October to
 * December 833.33, 833.34, 833.33.
 */
import type { CreditShares, CreditSituation } from './credited-part';

/** Shares of a credit, minor units, signed as the credit. Without any schedule it is of the day. */
export function creditCatchUp(amount: number, { schedule, isOver, deferredBefore }: CreditSituation): CreditShares {
  if (schedule.whole === 0 || isOver) {
    return { following: 0, followed: null, ofTheDay: amount, split: 'deferred-first', deferredBefore: 0 };
  }
  return { following: amount, followed: schedule, ofTheDay: 0, split: 'whole', deferredBefore };
}
