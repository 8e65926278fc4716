/**
 * Payments of a financed price as it is invoiced.
 * ASC 606-10-32-16 to 17, 606-10-32-19; IFRS 15.61-62, IFRS 15.64
 *
 * Rule: where Financing gives the rate alone, the customer pays each invoice line of the obligation on its due date, on
 * its invoice date where it has none. Drafts count too: they are the invoices to come, which the contract fixes when it
 * begins. What is voided is not paid; a line that several obligations share pays each its part. Discounts count where
 * the stated price is the one after discounts.
 * Formula: payment = part of the line; day = due date, else invoice date.
 * Example: INV-1/1 of 121.00 of 1 Jan 2027, due on 1 Jan 2029, 10 % → paid on 1 Jan 2029, price 100.00.
 */
import type { BilledPart } from '../domain/billed-part';
import type { InvoiceLine } from '../domain/book';
import type { FinancingPayment, InvoicedShare } from '../domain/financing';
import type { Policy } from '../domain/policy';
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import { billCharges } from './billed-charges';
import { placeProductDiscounts } from './product-discount';

/** By obligation id, in order of days; `lines`: all of Invoices, drafts too. */
export function paymentsAsInvoiced(
  lines: readonly InvoiceLine[],
  { statedPrice }: Pick<Policy, 'statedPrice'>,
): ReadonlyMap<string, readonly Omit<FinancingPayment, 'row'>[]> {
  const standing = lines.filter(({ status }) => status !== 'voided');
  const parts = [...groupBy(standing, ({ invoiceId }) => invoiceId).values()].flatMap((ofInvoice) => {
    const charges = billCharges(ofInvoice);
    return statedPrice === 'before-discounts' ? charges : [...charges, ...placeProductDiscounts(ofInvoice, charges).parts];
  });
  const paid = parts.flatMap((part) => {
    const invoiced = shareOf(part);
    if (invoiced === null) return [];
    return [{ id: part.id, obligationId: part.obligationId, payment: { day: dayOf(part.line), amount: part.amount, invoiced } }];
  });
  const sorted = sortNaturally(
    paid,
    ({ payment }) => payment.day,
    ({ id }) => id,
  );
  const ofObligation = groupBy(sorted, ({ obligationId }) => obligationId);
  return new Map([...ofObligation].map(([id, own]) => [id, own.map(({ payment }) => payment)]));
}

const dayOf = ({ dueDay, invoiceDay }: InvoiceLine): number => dueDay ?? invoiceDay;

function shareOf({ line, derivation }: BilledPart): InvoicedShare | null {
  if (derivation.kind === 'source-rows') return { row: line.origin, before: 0, through: 1, whole: 1 };
  if (derivation.kind !== 'share-of-source-row') return null;
  const { row, before, through, whole } = derivation;
  return { row, before, through, whole };
}
