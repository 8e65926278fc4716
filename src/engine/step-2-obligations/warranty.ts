/**
 * Warranties: part of the product, or a service of its own.
 * ASC 606-10-55-30 to 35; IFRS 15.B28-B33
 *
 * Rule: a warranty that only assures that the product is as agreed is no promise of its own: it gets no price, and its
 * cost is provided for when the product is sold (ASC 460, IAS 37). A warranty that the customer may buy separately, or
 * that serves beyond that assurance, is an obligation like any other. Which it is, is judgement; the row records it.
 * Formula: price of an assurance = 0; of a service = its share by selling prices.
 * Example: product SSP 900.00, service warranty SSP 100.00, price 950.00 → 855.00 and 95.00; as an assurance, the
 * product alone keeps its stated price.
 */
import type { Obligation } from '../domain/book';

/** Whether a row of Obligations is a promise that may be allocated a price. */
export function isPromise({ warranty }: Pick<Obligation, 'warranty'>): boolean {
  return warranty !== 'assurance';
}
