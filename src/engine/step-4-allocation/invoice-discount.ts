/**
 * Discount on a whole invoice.
 * ASC 606-10-32-36; IFRS 15.81
 *
 * Rule: a discount on an invoice concerns all its charges in proportion to their stand-alone selling prices (where any
 * is unknown, or the policy weighs line prices, to their amounts net of product discounts), in natural order of the
 * lines. Each share lowers the revenue of its charge, over that charge's service period.
 * Formula: share = round(discount × weights through ÷ all) − round(discount × weights before ÷ all).
 * Example: −100.00 over 333.33, 333.33 and 333.34 → −33.33, −33.34, −33.33.
 */
import { splitLine, type PlacedLines } from '../domain/split-line';
import type { BilledPart } from '../domain/billed-part';
import type { InvoiceLine } from '../domain/book';
import type { Policy } from '../domain/policy';
import { weighCharges, type WeighedCharge } from './standalone-selling-price';

/** Parts of the invoice discounts of one invoice. `charges`: its charges in natural order. */
export function placeInvoiceDiscounts(
  discounts: readonly InvoiceLine[],
  charges: readonly WeighedCharge[],
  basis: Policy['invoiceDiscountBasis'],
): PlacedLines {
  const parts: BilledPart[] = [];
  const unplaced: { line: InvoiceLine; reason: string }[] = [];
  for (const line of discounts) {
    if (charges.length === 0) unplaced.push({ line, reason: 'discount on an invoice without charges' });
    else
      parts.push(
        ...splitLine(
          line,
          charges.map((weighed) => weighed.charge),
          basis === 'line-price' ? charges.map((weighed) => weighed.netAmount) : weighCharges(charges),
        ),
      );
  }
  return { parts, unplaced };
}
