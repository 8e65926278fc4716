/** What a customer is expected to get back, as the changes of price and the credit notes of an obligation say it. */
import type { Day } from '../foundation/calendar';
import type { RuleId } from '../rule-book';
import { changeIdOf } from './price-change';
import type { PriceChange, ScheduledObligation, Segment, SegmentsReader } from './schedule';

/** Reductions that are paid back or credited later. */
const PAID_BACK: ReadonlySet<RuleId> = new Set(['right-of-return', 'volume-rebate', 'consideration-payable']);

/** Whether a change of this rule is owed to the customer, in money or as a credit. */
export const isPaidBack = (rule: RuleId): boolean => PAID_BACK.has(rule);

/** Whether the price of an obligation expects refunds, on any day; false where it has left the book. */
export function expectsRefunds(obligation: Pick<ScheduledObligation, 'changes'> | null): boolean {
  return obligation?.changes.some(({ rule }) => isPaidBack(rule)) ?? false;
}

/** Tells the segments that a change of price made. */
export const isPriceChangeOf =
  ({ id }: PriceChange) =>
  ({ derivation }: Segment): boolean =>
    changeIdOf(derivation) === id;

/**
 * Refunds expected of a contract at the end of a day, minor units ≥ 0: what estimates took from revenue through the
 * day, less what credit notes paid out of it. `obligations`: those of the contract.
 */
export function refundsExpectedAt(
  obligations: readonly Pick<ScheduledObligation, 'segments' | 'changes' | 'refundsPaid'>[],
  day: Day,
  reader: SegmentsReader,
): number {
  let sum = 0;
  for (const { segments, changes, refundsPaid } of obligations) {
    const owed = changes.filter(({ rule }) => isPaidBack(rule));
    sum -= reader(owed.flatMap((change) => segments.filter(isPriceChangeOf(change))))(day);
    for (const paid of refundsPaid) if (paid.day <= day) sum -= paid.amount;
  }
  return Math.max(0, sum);
}
