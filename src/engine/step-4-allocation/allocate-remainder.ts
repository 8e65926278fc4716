/**
 * The remaining consideration of a modified contract over what remains to be delivered.
 * ASC 606-10-25-13(a), 606-10-32-43; IFRS 15.21(a), IFRS 15.88
 *
 * Rule: what was not recognized yet, with the changes of price and the prices of added goods, is one price, split over
 * the remaining obligations by the SSP of what remains of each. That SSP is stated with the modification; else it is
 * the SSP known before × the unrecognized share, longer or shorter with a new end and with the quantity as it then is.
 * An obligation that is removed brings what it leaves and receives nothing.
 * Formula: allocated(i) = round(R × W₁..ᵢ ÷ W) − round(R × W₁..ᵢ₋₁ ÷ W), R = Σ (price − recognized + change).
 * Example: 300,000.00 for three years, 200,000.00 recognized, change of 180,000.00 with three more years → R =
 * 280,000.00 for four years.
 */
import { roundedRatio, roundedRatioOfBig } from '../foundation/exact-ratio';

export interface RemainderShare {
  readonly price: number;
  readonly before: number;
  readonly through: number;
  readonly whole: number;
  readonly amount: number;
}

/** Shares in the order of the weights; null when no weight is above zero. Minor units. */
export function allocateRemainder(price: number, weights: readonly number[]): RemainderShare[] | null {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) return null;
  let through = 0;
  return weights.map((weight) => {
    const before = through;
    through += weight;
    const amount = roundedRatio(price, through, whole) - roundedRatio(price, before, whole);
    return { price, before, through, whole, amount };
  });
}

/** What is known of an obligation's SSP, and how much of it is left. */
export interface KnownSellingPrice {
  readonly standaloneSellingPrice: number;
  /** Price that this SSP belongs to, and the part of it that is not recognized; minor units. */
  readonly price: number;
  readonly unrecognized: number;
  /** Days of service left before and after the modification; 1 and 1 without a term. */
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** Units before and after, in one scale; 1 and 1 without a change. */
  readonly unitsBefore: number;
  readonly unitsAfter: number;
}

/** SSP × unrecognized ÷ price × days after ÷ days before × units after ÷ units before; a free obligation keeps its SSP. */
export function sellingPriceOfRemainder(known: KnownSellingPrice): number {
  const { standaloneSellingPrice, price, unrecognized, daysBefore, daysAfter, unitsBefore, unitsAfter } = known;
  const isPriced = price > 0 && unrecognized >= 0;
  const ratio = (value: number): bigint => BigInt(Math.max(0, value));
  const divisor = (isPriced ? BigInt(price) : 1n) * BigInt(Math.max(1, daysBefore)) * BigInt(Math.max(1, unitsBefore));
  const factors = (isPriced ? BigInt(unrecognized) : 1n) * ratio(daysAfter) * ratio(unitsAfter);
  return roundedRatioOfBig(BigInt(Math.max(0, standaloneSellingPrice)), factors, divisor);
}
