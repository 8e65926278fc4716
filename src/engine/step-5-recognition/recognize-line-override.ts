/**
 * An invoice line with a method of its own.
 * ASC 606-10-25-23 to 24; IFRS 15.31-32
 *
 * Rule: a charge bills its obligation and recognizes nothing, unless it names another method than the obligation's.
 * Then its share of the allocated price leaves the obligation's schedule and follows the line's method and dates. A
 * voided line has no say.
 * Formula: share = round(price × charges through ÷ stated price) − round(price × charges before ÷ stated price).
 * Example: price 1,200.00 straight-line over 2025; its line of 200.00 says point in time on 15 Mar → 200.00 on 15 Mar,
 * 1,000.00 straight-line.
 */
import { voidDayOf, type BilledPart } from '../domain/billed-part';
import { pointSegment, termSegment, type SegmentFacts } from '../domain/new-segment';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { AmountDerivation, Segment } from '../domain/schedule';
import { roundedRatio } from '../foundation/exact-ratio';

/** A charge that recognizes a share of its obligation's price by itself. */
export function overridesMethod(charge: BilledPart, terms: ObligationTerms): boolean {
  const { method } = charge.line;
  // Milestones and progress belong to obligations: a line has none of its own.
  if (terms.kind !== 'obligation' || method === null || method === 'milestone' || method === 'progress') return false;
  return terms.isSale && method !== terms.method && voidDayOf(charge.line) === null;
}

/**
 * One segment a charge, in their order. `price`: what the obligation's own schedule would spread, in minor units;
 * `lessSegments`: what was taken from the allocated price before.
 */
export function recognizeOverrides(
  charges: readonly BilledPart[],
  terms: ObligationTerms,
  price: number,
  lessSegments: readonly string[],
): Segment[] {
  const whole = terms.statedPrice;
  let through = 0;
  return charges.map((charge) => {
    const before = through;
    through += charge.amount;
    // Without a stated price there is nothing to take a share of: the line's amount stands.
    const isShare = whole > 0;
    const amount = isShare ? roundedRatio(price, through, whole) - roundedRatio(price, before, whole) : charge.amount;
    const derivation: AmountDerivation = isShare
      ? { kind: 'share-of-allocated', obligationId: terms.id, lessSegments, before, through, whole }
      : charge.derivation;
    return placeOnDays(charge, terms, amount, derivation);
  });
}

function placeOnDays(
  charge: BilledPart,
  terms: ObligationTerms,
  amount: number,
  derivation: AmountDerivation,
): Segment {
  const { line } = charge;
  const isStraightLine = line.method === 'straight-line';
  const facts: SegmentFacts = {
    id: `${terms.id}/line ${charge.id}`,
    obligationId: terms.id,
    rule: isStraightLine ? 'straight-line' : line.method === 'usage' ? 'usage' : 'point-in-time',
    source: 'Invoice',
    amount,
    origin: line.origin,
    datesOrigin: line.origin,
    derivation,
  };
  const firstDay = charge.firstDay ?? terms.firstDay;
  const lastDay = charge.lastDay ?? terms.lastDay;
  if (isStraightLine && firstDay !== null && lastDay !== null && firstDay <= lastDay) {
    return termSegment(facts, line.strategy ?? terms.strategy, firstDay, lastDay, terms.daysOfMonth);
  }
  const transfer = line.method === 'usage' ? charge.lastDay : charge.firstDay;
  return pointSegment(facts, line.recognitionDay ?? transfer ?? line.invoiceDay);
}
