/**
 * Points and other free credits that come with an invoice line share its price.
 * ASC 606-10-55-41 to 43, 606-10-32-28 to 31; IFRS 15.B39-B41, 15.73-76
 *
 * Rule: points that a sale earns are a material right that the customer pays for with it. A free grant that names an
 * invoice, or one of its lines, takes its part of what that charges: what is charged for the rest is its stand-alone
 * selling price, the points are worth what they buy as far as they are expected to be used. Lines and points are one
 * contract in the balances. Lines that bill an obligation, drafts and voided invoices share nothing: an obligation’s
 * price is shared in its contract.
 * Formula: points get round(charge × worth ÷ (charge + worth)); worth = round(units × price per unit × (1 − breakage)).
 * Example: 100,000.00 charged, with 10,000 points of 1.00, 95 % of them expected to be used → 91,324.20 for the goods and
 * 8,675.80 for the points.
 */
import type { InvoiceLine } from '../domain/book';
import { groupOfInvoice, type CreditGrant } from '../domain/credit-grant';

/** Whether a grant can share the price of a line: a charge that is an obligation of its own and stands. */
export function isSharedBy(line: InvoiceLine, { invoiceId, invoiceLineId }: CreditGrant): boolean {
  const isNamed = line.invoiceId === invoiceId && (invoiceLineId === '' || line.lineId === invoiceLineId);
  const isOwn = line.type === 'charge' && line.obligationId === null && line.shares === undefined;
  return isNamed && isOwn && line.status !== 'draft' && line.status !== 'voided';
}

/** Lines with the prices they share; all else as it was. */
export function shareInvoicePrices(lines: readonly InvoiceLine[], grants: readonly CreditGrant[]): readonly InvoiceLine[] {
  const sharing = grants.filter((grant) => groupOfInvoice(grant) !== null);
  if (sharing.length === 0) return lines;
  return lines.map((line) => {
    const grant = sharing.find((item) => isSharedBy(line, item));
    const priceGroup = grant === undefined ? null : groupOfInvoice(grant);
    return grant === undefined || priceGroup === null ? line : { ...line, contractId: grant.contractId, priceGroup };
  });
}
