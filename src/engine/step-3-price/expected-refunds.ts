/**
 * What a customer is expected to get back, and credit notes that pay it out.
 * ASC 606-10-32-10, 606-10-45-1, 606-10-55-22 to 29; IFRS 15.55, IFRS 15.105, IFRS 15.B20-B27
 *
 * Rule: returns, refunds, rebates, volume discounts and concessions that are expected lower the price while the
 * customer is still invoiced in full; what they took from revenue so far is owed to the customer. A credit note of the
 * contract first pays out what its price expects: that part changes no revenue again. Only what exceeds it does.
 * Formula: expected refunds on a day = max(0, −(revenue changed by such estimates through the day) − paid out by then).
 * Example: 10,000.00 invoiced, returns of 300.00 expected → 9,700.00 revenue, 300.00 owed; credit note of 100.00 →
 * 200.00 owed, revenue unchanged.
 */
import type { PriceChange, RefundPaid, ScheduledObligation, SegmentsReader } from '../domain/schedule';
import { isInPrice } from '../domain/price-change';
import type { Day } from '../foundation/calendar';
import type { RuleId } from '../rule-book';

/** Reductions that are paid back or credited later. */
const PAID_BACK: ReadonlySet<RuleId> = new Set(['right-of-return', 'volume-rebate', 'consideration-payable']);
/** Reductions that a credit note settles: those, and concessions, which are credited but never owed in money. */
const CREDITED: ReadonlySet<RuleId> = new Set([...PAID_BACK, 'price-concession']);

/** Minor units ≥ 0 by which estimates in the price on a day lower it; a rate counts the usage through the day. */
export function expectedReduction(
  obligations: readonly Pick<ScheduledObligation, 'segments' | 'changes'>[],
  day: Day,
  reader: SegmentsReader,
): number {
  let sum = 0;
  for (const { segments, changes } of obligations) {
    for (const change of changes) {
      if (!CREDITED.has(change.rule) || !isInPrice(change, day)) continue;
      sum -= isRate(change) ? reader(segmentsOf(change, segments))(day) : change.amount;
    }
  }
  return Math.max(0, sum);
}

/**
 * Refunds expected of a contract at the end of a day, minor units ≥ 0: what estimates took from revenue through the
 * day, less what credit notes paid out of it. `obligations`: those of the contract.
 */
export function refundsExpectedAt(
  obligations: readonly ScheduledObligation[],
  day: Day,
  reader: SegmentsReader,
): number {
  let sum = 0;
  for (const { segments, changes, refundsPaid } of obligations) {
    const owed = changes.filter(({ rule }) => PAID_BACK.has(rule));
    sum -= reader(owed.flatMap((change) => segmentsOf(change, segments)))(day);
    sum -= paidThrough(refundsPaid, day);
  }
  return Math.max(0, sum);
}

function paidThrough(paid: readonly RefundPaid[], day: Day): number {
  return paid.reduce((sum, refund) => (refund.day <= day ? sum + refund.amount : sum), 0);
}

const isRate = ({ derivation }: PriceChange): boolean => derivation.kind === 'rate-of-revenue';

function segmentsOf(change: PriceChange, segments: ScheduledObligation['segments']): ScheduledObligation['segments'] {
  return segments.filter(({ derivation }) => derivation.kind === 'price-change' && derivation.changeId === change.id);
}
