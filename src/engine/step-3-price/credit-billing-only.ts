/**
 * Credit note: billing only.
 * ASC 606-10-32-14, 606-10-45-1 to 2; IFRS 15.59, IFRS 15.105-106
 *
 * Rule: the price was lowered already by a modification or an estimate (a rebate, a refund that was expected); the
 * credit note only settles it. It changes what is billed and no revenue.
 * Formula: billed −credit; revenue 0.
 * Example: price estimated at 900.00 of an invoice of 1,000.00, credit of 100.00 → clearing −100.00, revenue unchanged.
 */
import type { CreditTreatment } from '../domain/credit-treatment';

/** Whether the credit leaves revenue alone. */
export function isBillingOnly(treatment: CreditTreatment): boolean {
  return treatment === 'billing-only';
}
