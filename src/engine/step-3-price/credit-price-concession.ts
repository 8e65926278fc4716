/**
 * Credit note: price concession on what is still to be delivered.
 * ASC 606-10-32-42 to 45, 606-10-25-13(a); IFRS 15.87-90, IFRS 15.21(a)
 *
 * Rule: what has been delivered was paid for; the lower price is for the service to come. The credit falls on all
 * revenue that the obligation still brings, whatever invoice line it names. Where none is to come, or less than the
 * credit, the rest is revenue of the day.
 * Formula: part to come = min(credit, revenue to come of the obligation).
 * Example: 12,000.00 over 2025 in even months, credit of 600.00 on 1 Jul → July to December earn 900.00 each; on
 * 1 Jan 2026 it would take 600.00 from that day.
 */
import type { CreditShares, CreditSituation } from './credited-part';

/** Shares of a credit, minor units, signed as the credit. */
export function creditPriceConcession(amount: number, { rest }: CreditSituation): CreditShares {
  const deferredBefore = Math.max(0, rest.whole);
  const following = Math.max(0, Math.min(amount, deferredBefore));
  return { following, followed: rest, ofTheDay: amount - following, split: 'deferred-first', deferredBefore };
}
