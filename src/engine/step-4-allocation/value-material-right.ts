/**
 * The stand-alone selling price of a material right.
 * ASC 606-10-55-41 to 45; IFRS 15.B39-B43
 *
 * Rule: an option is worth the discount that the customer gets by it beyond the discount that it could get without,
 * on what it is expected to buy, as far as it is likely to. Points are worth their value as far as they are likely to
 * be used. Where the row states a price it counts. The practical alternative for renewals at their usual terms takes the
 * goods of the option as promised: their price and their selling price count as far as the renewal is likely.
 * Formula: round(purchase × (discount − general discount) × likelihood); round(units × value × likelihood); renewals
 * round(price × likelihood).
 * Example: 40 % off purchases of 50.00 where anybody gets 10 %, exercised by 80 % of customers → 12.00; with a product
 * of 100.00 sold for 100.00 the right is allocated 10.71.
 */
import type { MaterialRight, ShareCell } from '../domain/material-right';
import { decimalTotal, roundedProduct, decimalProduct, type DecimalNumber } from '../foundation/decimal-text';
import { invariant } from '../foundation/invariant';

const ONE: DecimalNumber = { digits: 1, scale: 0 };
const NOTHING: DecimalNumber = { digits: 0, scale: 0 };

/** Minor units; `stated`: what the row states. */
export function valueOfRight({ value }: MaterialRight, stated: number | null, currency: string): number | null {
  const times = (a: DecimalNumber, b: DecimalNumber, share: ShareCell | null): number => {
    const product = decimalProduct(a, b);
    const minor = product === null ? null : roundedProduct(product, share?.share ?? ONE, currency);
    invariant(minor !== null, 'the value of a right must be exact');
    return minor;
  };
  switch (value.kind) {
    case 'stated':
      return stated;
    case 'discount':
      return times(value.purchase, incrementalDiscount(value.discount, value.generalDiscount), value.likelihood);
    case 'units':
      return times(value.quantity, value.perUnit, value.likelihood);
    case 'renewal':
      return times(value.sellingPrice, ONE, value.likelihood);
  }
}

/** The expected price of the goods of a renewal, minor units. */
export function expectedPrice(price: DecimalNumber, likelihood: ShareCell | null, currency: string): number | null {
  return roundedProduct(price, likelihood?.share ?? ONE, currency);
}

/** What the customer gets beyond what anybody gets. */
export function incrementalDiscount(discount: ShareCell, general: ShareCell | null): DecimalNumber {
  const { digits, scale } = general?.share ?? NOTHING;
  return decimalTotal(discount.share, { digits: -digits, scale }) ?? NOTHING;
}
