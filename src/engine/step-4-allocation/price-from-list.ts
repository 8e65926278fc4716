/**
 * The selling price that a row of the price list gives: one price, a range, or cost plus margin.
 * ASC 606-10-32-33 to 34; IFRS 15.78-79
 *
 * Rule: a row without range gives its price per unit × quantity; under cost plus margin the price per unit is the cost
 * and its margin. With a range, a stated price from low to high is itself a selling price and counts as priced; one
 * outside counts as the mid (the row's price, else halfway between low and high), or as the nearest end of the range.
 * Formula: cost × (1 + margin) × quantity; (low + high) ÷ 2 × quantity; rounded to the currency.
 * Example: range 80.00 to 120.00: 95.00 → 95.00; 60.00 → mid 100.00, nearest 80.00. Cost 40.00 and 25 % → 50.00.
 */
import type { OutsideRange, PriceListRow } from '../domain/price-list';
import { decimalProduct, decimalTotal, halfOfSum, roundedProduct, type DecimalNumber } from '../foundation/decimal-text';

const ONE: DecimalNumber = { digits: 1, scale: 0 };

interface StatedPromise {
  readonly statedPrice: number;
  readonly quantity: DecimalNumber | null;
  readonly currency: string;
}

/** Price of one unit by the row itself, of a range its mid; null for a residual. */
export function perUnitOf(row: PriceListRow): DecimalNumber | null {
  if (row.method === 'residual') return null;
  if (row.method !== 'cost-plus-margin' || row.cost === null || row.margin === null) {
    return row.perUnit ?? (row.low === null || row.high === null ? null : halfOfSum(row.low, row.high));
  }
  const ofCost = decimalProduct(row.cost, row.margin);
  return ofCost === null ? null : decimalTotal(row.cost, ofCost);
}

/** Total in minor units; null where the row gives none. */
export function priceFromList(
  row: PriceListRow,
  { statedPrice, quantity, currency }: StatedPromise,
  outsideRange: OutsideRange,
): number | null {
  const total = (perUnit: DecimalNumber | null): number | null =>
    perUnit === null ? null : roundedProduct(perUnit, quantity ?? ONE, currency);
  const own = perUnitOf(row);
  if (row.low === null || row.high === null) return total(own);
  const [low, high] = [total(row.low), total(row.high)];
  if (low === null || high === null) return null;
  if (statedPrice >= low && statedPrice <= high) return statedPrice;
  if (outsideRange === 'nearest') return statedPrice < low ? low : high;
  return total(own);
}
