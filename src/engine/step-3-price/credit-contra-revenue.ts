/**
 * Credit note: contra revenue.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: the credit takes back revenue that was recognized, on its own day and on the account of contra revenue; earlier
 * days are not restated, and the days to come keep their revenue. Only what exceeds all that was recognized of the line
 * falls on what is still deferred. Contra revenue counts as revenue in balances and reports.
 * Formula: part of the day = min(credit, recognized before); part to come = credit − that.
 * Example: 1,000.00 for January 2026 by days, credit of 300.00 on 20 Jan → contra revenue −300.00 on 20 Jan; January
 * 700.00 in all.
 */
import type { CreditShares, CreditSituation } from './credited-part';

/** Shares of a credit, minor units, signed as the credit. */
export function creditContraRevenue(amount: number, situation: CreditSituation): CreditShares {
  const { deferredBefore, recognizedBefore, toCome } = situation;
  const excess = Math.max(0, amount - recognizedBefore);
  const following = Math.min(excess, deferredBefore);
  if (following !== excess) {
    const ofTheDay = amount - following;
    return { following, followed: toCome, ofTheDay, split: 'deferred-first', deferredBefore };
  }
  return { following, followed: toCome, ofTheDay: amount - following, split: 'recognized-first', deferredBefore };
}
