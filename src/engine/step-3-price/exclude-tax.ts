/**
 * Tax inside a document's amount.
 * ASC 606-10-32-2, 606-10-32-2A; IFRS 15.47
 *
 * Rule: tax collected for a tax authority is no part of the transaction price. An amount that includes tax counts
 * without it; an amount to which tax is added counts as it is. The tax inside is the one stated on the line, else it
 * follows from the rate. The liability to the authority stands in the ledger, not here.
 * Formula: tax = round(amount × rate ÷ (1 + rate)), half away from zero; net = amount − tax.
 * Example: 35.00 with 4.00 of tax inside → 31.00; 1,200.00 with 20 % inside → tax 200.00, net 1,000.00; 34.10 with 10 %
 * inside → tax 3.10, net 31.00.
 */
import { roundedInclusiveShare } from '../foundation/exact-ratio';
import type { DecimalNumber } from '../foundation/decimal-text';

/** Tax inside an amount, in its minor units and with its sign. `rate`: an exact decimal, 0.2 for 20 %. */
export function taxInside(amount: number, rate: DecimalNumber): number {
  return roundedInclusiveShare(amount, rate.digits, rate.scale);
}

/** What counts of an amount that holds so much tax. */
export function excludeTax(amount: number, tax: number): number {
  return amount - tax;
}
