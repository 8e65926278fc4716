/**
 * What a customer is expected to get back, and credit notes that pay it out.
 * ASC 606-10-32-10, 606-10-45-1, 606-10-55-22 to 29; IFRS 15.55, IFRS 15.105, IFRS 15.B20-B27
 *
 * Rule: returns, refunds, rebates, volume discounts and concessions that are expected lower the price while the
 * customer is still invoiced in full; of what is received or invoiced that part is owed to the customer, earned or not.
 * A credit note of the contract first pays out what its price expects: that part changes no revenue again. Only what
 * exceeds it does.
 * Formula: expected refunds on a day = max(0, max(what such estimates took from revenue through the day, estimate ×
 * min(1, invoiced ÷ price before estimates)) − paid out by then). A rate of usage counts with what it took alone.
 * Example: 10,000.00 invoiced, returns of 300.00 expected → 9,700.00 revenue, 300.00 owed; credit note of 100.00 →
 * 200.00 owed, revenue unchanged. 6,000.00 of it invoiced before anything is earned → 180.00 owed.
 */
import { isPriceChangeOf, isPaidBack } from '../domain/expected-refund';
import type { PriceChange, ScheduledObligation, SegmentsReader } from '../domain/schedule';
import { isInPrice } from '../domain/price-change';
import type { Day } from '../foundation/calendar';

/** Minor units ≥ 0 by which estimates in the price on a day lower it; a rate counts the usage through the day. */
export function expectedReduction(
  obligations: readonly Pick<ScheduledObligation, 'segments' | 'changes'>[],
  day: Day,
  reader: SegmentsReader,
): number {
  let sum = 0;
  for (const { segments, changes } of obligations) {
    for (const change of changes) {
      if (!isCredited(change) || !isInPrice(change, day)) continue;
      sum -= isRate(change) ? reader(segments.filter(isPriceChangeOf(change)))(day) : change.amount;
    }
  }
  return Math.max(0, sum);
}

/** What a credit note settles: refunds, and concessions, which are credited but never owed in money. */
const isCredited = ({ rule }: PriceChange): boolean => isPaidBack(rule) || rule === 'price-concession';

const isRate = ({ derivation }: PriceChange): boolean => derivation.kind === 'rate-of-revenue';
