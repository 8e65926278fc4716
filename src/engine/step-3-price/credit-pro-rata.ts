/**
 * Credit note: deferred and recognized in their proportion.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: the credit concerns the whole service of its invoice line, the part delivered as the part to come. It is
 * divided as what stands of the line is divided between recognized and deferred on the day before; the deferred part
 * falls on the revenue to come, the recognized part on the day of the credit.
 * Formula: part of the day = round(credit × recognized before ÷ (recognized before + deferred before)).
 * Example: 181.00 for 1 Jan to 30 Jun 2019 by days, credit of 90.50 on 1 Feb (31.00 recognized, 150.00 deferred) →
 * −15.50 on 1 Feb, −75.00 on the days to come; March earns 15.50.
 */
import { roundedRatio } from '../foundation/exact-ratio';
import type { CreditShares, CreditSituation } from './credited-part';

/** Shares of a credit, minor units, signed as the credit. A line of which nothing stands has only the day. */
export function creditProRata(amount: number, situation: CreditSituation): CreditShares {
  const { deferredBefore, recognizedBefore, toCome } = situation;
  const standing = recognizedBefore + deferredBefore;
  if (standing === 0) {
    return { following: 0, followed: null, ofTheDay: amount, split: 'deferred-first', deferredBefore: 0 };
  }
  // Beyond what stands nothing is left to come: the excess is of the day.
  const divided = Math.min(amount, standing);
  const following = divided - roundedRatio(divided, recognizedBefore, standing);
  if (divided !== amount) {
    const ofTheDay = amount - following;
    return { following, followed: toCome, ofTheDay, split: 'deferred-first', deferredBefore: following };
  }
  return { following, followed: toCome, ofTheDay: amount - following, split: 'pro-rata', deferredBefore };
}
