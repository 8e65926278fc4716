/** Makers of segments, so that every rule states the same facts. */
import type { Day } from '../foundation/calendar';
import { invariant } from '../foundation/invariant';
import type { BilledPart } from './billed-part';
import type { StraightLineStrategy } from './recognition-method';
import type { Segment } from './schedule';

/** A segment without its dates and curve. */
export type SegmentFacts = Omit<Segment, 'curve' | 'firstDay' | 'lastDay'>;

export function pointSegment(facts: SegmentFacts, day: Day): Segment {
  return { ...facts, curve: { kind: 'point' }, firstDay: day, lastDay: day };
}

/** Days inclusive, firstDay ≤ lastDay. */
export function termSegment(facts: SegmentFacts, strategy: StraightLineStrategy, firstDay: Day, lastDay: Day): Segment {
  return { ...facts, curve: { kind: 'over-time', strategy }, firstDay, lastDay };
}

/**
 * In proportion to what `segments` recognize from firstDay through lastDay. `before`: their total before firstDay;
 * `whole`: what they still bring, not 0.
 */
export function followingSegment(
  facts: SegmentFacts,
  segments: readonly Segment[],
  term: { readonly firstDay: Day; readonly lastDay: Day; readonly before: number; readonly whole: number },
): Segment {
  const { firstDay, lastDay, before, whole } = term;
  invariant(firstDay <= lastDay && whole !== 0, `segment ${facts.id} follows nothing`);
  return { ...facts, curve: { kind: 'follows', segments, before, whole }, firstDay, lastDay };
}

/** Facts of a discount that is recognized apart from its obligation's main segment. */
export function discountFacts(part: BilledPart): SegmentFacts {
  return {
    id: `${part.obligationId}/discount ${part.id}`,
    obligationId: part.obligationId,
    rule: part.line.type === 'invoice discount' ? 'invoice-discount' : 'product-discount',
    source: 'Discount',
    amount: part.amount,
    origin: part.line.origin,
    datesOrigin: part.line.origin,
    derivation: part.derivation,
  };
}

export function sumAmounts(items: Iterable<{ readonly amount: number }>): number {
  let sum = 0;
  for (const item of items) sum += item.amount;
  return sum;
}
