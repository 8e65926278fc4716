/**
 * Credit note: what is still deferred first.
 * ASC 606-10-32-42 to 45, 606-10-45-2; IFRS 15.87-90, IFRS 15.106
 *
 * Rule: a credit first meets what is still deferred of its invoice line; that part falls on the line's revenue still to
 * come, in its proportion. What is left meets revenue already recognized, on the day of the credit.
 * Formula: part to come = min(credit, deferred before); part of the day = credit − that.
 * Example: 12,000.00 over 2025 in even months, 9,000.00 recognized; credit of 4,000.00 on 1 Oct → 3,000.00 off October
 * to December, −1,000.00 on 1 Oct.
 */
import type { CreditShares, CreditSituation } from './credited-part';

/** Shares of a credit, minor units, signed as the credit: a void takes a negative line back, and then both are below zero. */
export function creditDeferredFirst(amount: number, { deferredBefore, toCome }: CreditSituation): CreditShares {
  const size = Math.max(0, Math.min(Math.abs(amount), deferredBefore));
  const following = amount < 0 ? 0 - size : size;
  return { following, followed: toCome, ofTheDay: amount - following, split: 'deferred-first', deferredBefore };
}
