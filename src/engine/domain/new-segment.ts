/** Makers of segments, so that every rule states the same facts. */
import type { Day } from '../foundation/calendar';
import { invariant } from '../foundation/invariant';
import type { RevenueRole } from './account-role';
import type { BilledPart } from './billed-part';
import type { DaysOfMonth, StraightLineStrategy } from './recognition-method';
import type { Segment } from './schedule';

/** A segment without its dates and curve. */
export type SegmentFacts = Omit<Segment, 'curve' | 'firstDay' | 'lastDay'>;

export function pointSegment(facts: SegmentFacts, day: Day): Segment {
  return { ...facts, curve: { kind: 'point' }, firstDay: day, lastDay: day };
}

/** Days inclusive, firstDay ≤ lastDay. */
export function termSegment(
  facts: SegmentFacts,
  strategy: StraightLineStrategy,
  firstDay: Day,
  lastDay: Day,
  days: DaysOfMonth = 'rounded-to-date',
): Segment {
  const curve = { kind: 'over-time', strategy } as const;
  return { ...facts, curve: days === 'rounded-to-date' ? curve : { ...curve, days }, firstDay, lastDay };
}

export interface FollowedTerm {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly before: number;
  readonly whole: number;
  readonly since?: Day;
}

/**
 * In proportion to what `segments` recognize from firstDay (or `since`) through lastDay. `before`: their total
 * before that; `whole`: what they bring from there, not 0.
 */
export function followingSegment(
  facts: SegmentFacts,
  segments: readonly Segment[],
  term: FollowedTerm,
): Segment {
  const { firstDay, lastDay, before, whole, since } = term;
  invariant(firstDay <= lastDay && whole !== 0, `segment ${facts.id} follows nothing`);
  const measure = since === undefined || since >= firstDay ? { before, whole } : { before, whole, since };
  return { ...facts, curve: { kind: 'follows', segments, ...measure }, firstDay, lastDay };
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

/** Account role of a segment's revenue. */
export function roleOfRevenue({ isContra }: Segment): RevenueRole {
  return isContra === true ? 'Contra revenue' : 'Revenue';
}

export function sumAmounts(items: Iterable<{ readonly amount: number }>): number {
  let sum = 0;
  for (const item of items) sum += item.amount;
  return sum;
}
