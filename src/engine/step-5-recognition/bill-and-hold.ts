/**
 * Bill-and-hold arrangements.
 * ASC 606-10-55-81 to 84; IFRS 15.B79-B82
 *
 * Rule: goods that the seller keeps can be the customer's already: where the customer asked for it for a reason, they
 * are set apart as the customer's, ready to be handed over, and of no other use to the seller. Whether all that holds
 * is judgement. They are revenue on the day that their row names as Recognition date (from when they are ready), else
 * on the day of their first invoice, though they are delivered later. Keeping them can be a promise of its own: a
 * row of Obligations with its price.
 * Formula: day = recognition day, else first invoice day; the day of delivery has no say.
 * Example: parts of 2,000,000.00 billed on 31 Dec 2027, delivered in 2029 → revenue on 31 Dec 2027.
 */
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Day } from '../foundation/calendar';

/** Null: neither ready nor billed yet. */
export function billAndHoldDay({ recognitionDay, firstInvoiceDay }: ObligationTerms): Day | null {
  return recognitionDay ?? firstInvoiceDay;
}
