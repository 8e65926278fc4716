/**
 * Cost of the goods of an obligation.
 * ASC 606-10-55-23, 606-10-55-27, 330-10-35-1; IFRS 15.B21, IFRS 15.B25, IAS 2.34
 *
 * Rule: as goods transfer to the customer, what they cost leaves inventory and becomes cost of sales, in proportion to
 * the revenue that no estimate or credit note has changed. The cost is stated for all goods of the obligation, or for a
 * unit of its quantity.
 * Formula: cost = cost stated, or round(unit cost × quantity); through a day, round(cost × C(day) ÷ C in all), C the
 * revenue of the obligation by its own price.
 * Example: 100 units at 60.00 each, delivered on 10 Jan → 6,000.00 from inventory to cost of sales on that day.
 */
import type { Obligation } from '../domain/book';
import { followingSegment, pointSegment, sumAmounts, type SegmentFacts } from '../domain/new-segment';
import type { ScheduledObligation, Segment, SourceKind } from '../domain/schedule';
import type { GoodsCost } from '../domain/transfer-derivation';
import { roundedProduct } from '../foundation/decimal-text';

const ONE = { digits: 1, scale: 0 };

/** Null where the row states no cost, or one that is no amount. */
export function costOfGoods(
  { cost, unitCost, quantity, origin }: Pick<Obligation, 'cost' | 'unitCost' | 'quantity' | 'origin'>,
  currency: string,
): GoodsCost | null {
  if (cost !== undefined) return { amount: cost, row: origin, measure: 'total' };
  if (unitCost === undefined) return null;
  const amount = roundedProduct(unitCost, quantity ?? ONE, currency);
  return amount === null ? null : { amount, row: origin, measure: quantity === null ? 'one-unit' : 'per-unit' };
}

const CHANGES: readonly SourceKind[] = ['Estimate', 'Credit note', 'Void', 'Write-off'];

/** Revenue by the obligation's own price, and what it comes to in all. */
export function revenueOfGoods({ segments, allocated, changes }: ScheduledObligation): {
  readonly segments: readonly Segment[];
  readonly whole: number;
} {
  const own = segments.filter(({ source }) => !CHANGES.includes(source));
  const modified = changes.filter(({ source }) => !CHANGES.includes(source));
  const price = allocated + sumAmounts(modified);
  return { segments: own, whole: Math.max(price, sumAmounts(own)) };
}

/** What a segment of other figures moves with; null while nothing dates it. */
export function moveWith(
  facts: Omit<SegmentFacts, 'datesOrigin'>,
  { segments, whole }: { readonly segments: readonly Segment[]; readonly whole: number },
): Segment | null {
  const [only] = segments;
  if (only === undefined || whole === 0) return null;
  if (segments.length === 1 && only.curve.kind === 'point' && only.amount === whole) {
    return pointSegment({ ...facts, datesOrigin: only.datesOrigin }, only.firstDay);
  }
  const firstDay = segments.reduce((first, segment) => Math.min(first, segment.firstDay), only.firstDay);
  const lastDay = segments.reduce((last, segment) => Math.max(last, segment.lastDay), only.lastDay);
  return followingSegment({ ...facts, datesOrigin: facts.origin }, segments, { firstDay, lastDay, before: 0, whole });
}
