/**
 * How a discount lowers revenue.
 * ASC 606-10-32-36 to 37; IFRS 15.81-82
 *
 * Rule: a discount is part of the price of what it concerns. With the dates and the method of its obligation it is
 * taken off the obligation's price; with service dates of its own (one month of a year) it is negative revenue over
 * these; on a line that has a method of its own it goes with that line. At a point in time and with milestones it
 * always lowers the price. A discount on a voided invoice of a contract stays apart, so that it can be taken back.
 * Example: 12,000.00 over 2025 billed monthly, −100.00 on March's invoice: March 900.00, the other months 1,000.00.
 */
import { voidDayOf, type BilledPart } from '../domain/billed-part';
import { discountFacts, followingSegment, pointSegment, termSegment } from '../domain/new-segment';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Segment } from '../domain/schedule';
import type { Day } from '../foundation/calendar';

/** Whether the discount is simply part of the price that the obligation's own schedule spreads. */
export function lowersPrice(discount: BilledPart, terms: ObligationTerms): boolean {
  if (staysApartForVoid(discount, terms)) return false;
  const isSpread = (discount.method ?? terms.method) === 'straight-line';
  if (terms.method !== 'straight-line') return !isSpread;
  return isSpread && hasDatesOf(discount, terms);
}

/** A contract outlives a voided invoice of it; the discounts of that invoice do not. */
export function staysApartForVoid(discount: BilledPart, terms: ObligationTerms): boolean {
  return terms.kind === 'obligation' && voidDayOf(discount.line) !== null;
}

function hasDatesOf(discount: BilledPart, terms: ObligationTerms): boolean {
  return (
    (discount.firstDay ?? terms.firstDay) === terms.firstDay && (discount.lastDay ?? terms.lastDay) === terms.lastDay
  );
}

/** The discount of a charge that has a segment of its own: on the same days. */
export function recognizeDiscountOfLine(discount: BilledPart, charge: Segment): Segment {
  return { ...charge, ...discountFacts(discount) };
}

/**
 * A discount that stays apart from the obligation's price. `transferDay`: day of a point in time; `milestones`: the
 * obligation's milestone segments and what they share. Null where nothing dates the revenue yet.
 */
export function recognizeDiscountApart(
  discount: BilledPart,
  terms: ObligationTerms,
  transferDay: Day | null,
  milestones: { readonly segments: readonly Segment[]; readonly price: number },
): Segment | null {
  const facts = discountFacts(discount);
  const firstDay = discount.firstDay ?? terms.firstDay;
  const lastDay = discount.lastDay ?? terms.lastDay;
  const isDated = firstDay !== null && lastDay !== null && firstDay <= lastDay;
  if ((discount.method ?? terms.method) === 'straight-line' && isDated) {
    return termSegment(facts, terms.strategy, firstDay, lastDay, terms.daysOfMonth);
  }
  if (terms.method === 'milestone' || terms.method === 'progress') {
    const first = milestones.segments[0];
    const last = milestones.segments.at(-1);
    if (first === undefined || last === undefined || milestones.price === 0) return null;
    const term = { firstDay: first.firstDay, lastDay: last.lastDay, before: 0, whole: milestones.price };
    return followingSegment(facts, milestones.segments, term);
  }
  const day = terms.method === 'point-in-time' ? transferDay : (firstDay ?? discount.line.invoiceDay);
  return day === null ? null : pointSegment(facts, day);
}
