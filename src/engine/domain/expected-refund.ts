/** What a customer is expected to get back, as the changes of price and the credit notes of an obligation say it. */
import type { Day } from '../foundation/calendar';
import type { RuleId } from '../rule-book/rule-book';
import { roundedRatio } from '../foundation/exact-ratio';
import { changeIdOf, isInPrice } from './price-change';
import type { BillingEvent, PriceChange, ScheduledObligation, Segment, SegmentsReader } from './schedule';

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

type WithRefunds = Pick<ScheduledObligation, 'segments' | 'changes' | 'refundsPaid' | 'allocated' | 'billings'>;

/**
 * Refunds expected of a contract at the end of a day, minor units ≥ 0: what estimates took from revenue through the
 * day, or their part of what is invoiced where that is more, less what credit notes paid out of it. `obligations`:
 * those of the contract.
 */
export function refundsExpectedAt(obligations: readonly WithRefunds[], day: Day, reader: SegmentsReader): number {
  let sum = 0;
  for (const obligation of obligations) {
    const { segments, changes, refundsPaid } = obligation;
    const owed = changes.filter(({ rule }) => isPaidBack(rule));
    if (owed.length === 0 && refundsPaid.length === 0) continue;
    const taken = 0 - reader(owed.flatMap((change) => segments.filter(isPriceChangeOf(change))))(day);
    const { expected, invoiced, price } = refundOfInvoiced(obligation, day);
    sum += Math.max(taken, roundedRatio(expected, invoiced, price));
    for (const paid of refundsPaid) if (paid.day <= day) sum -= paid.amount;
  }
  return Math.max(0, sum);
}

/** expected × invoiced ÷ price: minor units, price above zero. */
export interface RefundOfInvoiced {
  readonly expected: number;
  /** From zero to the price. */
  readonly invoiced: number;
  readonly price: number;
}

/** Estimates in the price on a day, invoices less voids through it, and the price before those estimates. */
export function refundOfInvoiced(
  { changes, allocated, billings }: Pick<WithRefunds, 'changes' | 'allocated' | 'billings'>,
  day: Day,
): RefundOfInvoiced {
  let expected = 0;
  let price = allocated;
  for (const change of changes) {
    if (!isInPrice(change, day)) continue;
    if (isExpectedOfPrice(change)) expected -= change.amount;
    else if (!isPaidBack(change.rule)) price += change.amount;
  }
  if (price <= 0) return { expected: 0, invoiced: 0, price: 1 };
  const invoiced = billings.reduce((sum, billing) => (isInvoiced(billing, day) ? sum + billing.amount : sum), 0);
  return { expected: Math.max(0, expected), invoiced: Math.min(Math.max(0, invoiced), price), price };
}

/** A rate of usage lowers what is used, not a price that is known before. */
export const isExpectedOfPrice = ({ rule, derivation }: PriceChange): boolean =>
  isPaidBack(rule) && derivation.kind !== 'rate-of-revenue';

/** Credit notes and interest are no consideration of the price. */
export const isInvoiced = ({ source, day: on }: Pick<BillingEvent, 'source' | 'day'>, day: Day): boolean =>
  on <= day && (source === 'Invoice' || source === 'Void');
