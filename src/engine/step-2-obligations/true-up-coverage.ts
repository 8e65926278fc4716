/**
 * Which products a minimum true-up covers.
 * ASC 606-10-25-14 to 18, 606-10-32-28; IFRS 15.22-26, IFRS 15.73
 *
 * Rule: a minimum fee is part of the price of the products whose use counts towards it. They are the charges of the
 * same invoice in the same line group; without a group, the obligation that the line names; else all usage charges of
 * the invoice. A true-up that covers nothing on its invoice is an obligation of its own.
 * Example: usage A 500.00 and usage B 345.00, minimum 1,000.00 → the true-up of 155.00 covers A and B.
 */
import { lineKey } from '../domain/billed-part';
import type { InvoiceLine } from '../domain/book';
import type { RecognitionMethod } from '../domain/recognition-method';

/** Charges that share the true-up; an obligation alone; or neither. */
export type TrueUpCoverage =
  | { readonly kind: 'charges'; readonly charges: readonly InvoiceLine[] }
  | { readonly kind: 'obligation'; readonly obligationId: string }
  | { readonly kind: 'itself' };

/** Coverage of every true-up among the lines of one invoice, by line key. */
export function coverTrueUps(
  invoiceLines: readonly InvoiceLine[],
  methodOf: (line: InvoiceLine) => RecognitionMethod,
): ReadonlyMap<string, TrueUpCoverage> {
  const charges = invoiceLines.filter((line) => line.type === 'charge');
  const trueUps = invoiceLines.filter((line) => line.type === 'minimum true-up');
  return new Map(trueUps.map((line) => [lineKey(line), coverageOf(line, charges, methodOf)]));
}

function coverageOf(
  trueUp: InvoiceLine,
  charges: readonly InvoiceLine[],
  methodOf: (line: InvoiceLine) => RecognitionMethod,
): TrueUpCoverage {
  const group = trueUp.lineGroup === null ? [] : charges.filter((line) => line.lineGroup === trueUp.lineGroup);
  if (group.length > 0) return { kind: 'charges', charges: group };
  if (trueUp.obligationId !== null) return { kind: 'obligation', obligationId: trueUp.obligationId };
  const usage = charges.filter((line) => methodOf(line) === 'usage');
  return usage.length > 0 ? { kind: 'charges', charges: usage } : { kind: 'itself' };
}
