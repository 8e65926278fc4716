/**
 * Exact rounding of a × b ÷ c on integers: the only rounding of money in the product.
 * Half away from zero, as the ROUND function of spreadsheets, so that rounding mirrors under a change of sign.
 * Example: 100.00 × 1 ÷ 3 → 33.33; 0.05 × 1 ÷ 2 → 0.03 and −0.05 × 1 ÷ 2 → −0.03.
 */
import { invariant } from './invariant';

/** Below it 2·a·b + c and 2·c are exact, and so is the whole part of their quotient. */
const SAFE_PRODUCT = 2 ** 51;

/** round(a × b ÷ c), half away from zero. Safe integers; c > 0. BigInt is used only where the product needs it. */
export function roundedRatio(a: number, b: number, c: number): number {
  invariant(c > 0, 'the divisor of a ratio must be positive');
  const product = a * b;
  if (product < SAFE_PRODUCT && product > -SAFE_PRODUCT && c < SAFE_PRODUCT) {
    return product < 0 ? 0 - Math.floor((c - 2 * product) / (2 * c)) : Math.floor((2 * product + c) / (2 * c));
  }
  return roundedRatioOfBig(BigInt(a), BigInt(b), BigInt(c));
}

/** round(a × r ÷ (1 + r)) for the decimal r = digits ÷ 10^scale, r ≥ 0: the part that r adds, seen from the whole. */
export function roundedInclusiveShare(a: number, digits: number, scale: number): number {
  invariant(digits >= 0 && scale >= 0, 'a rate must not be negative');
  const share = BigInt(digits);
  return roundedRatioOfBig(BigInt(a), share, 10n ** BigInt(scale) + share);
}

/**
 * round(a × rate × 10^shift), or round(a × 10^shift ÷ rate), for the decimal rate = digits ÷ 10^scale > 0: minor units of
 * one currency in those of another whose exponent is greater by `shift`.
 */
export function roundedConversion(a: number, digits: number, scale: number, isInverse: boolean, shift: number): number {
  invariant(digits > 0 && scale >= 0, 'a rate must be positive');
  const power = (isInverse ? scale : -scale) + shift;
  const factor = 10n ** BigInt(Math.abs(power));
  const [above, below] = isInverse ? [1n, BigInt(digits)] : [BigInt(digits), 1n];
  return roundedRatioOfBig(BigInt(a), power >= 0 ? above * factor : above, power >= 0 ? below : below * factor);
}

/** The same on factors whose product needs more than 53 bits; the result must be a safe integer. */
export function roundedRatioOfBig(a: bigint, b: bigint, c: bigint): number {
  invariant(c > 0n, 'the divisor of a ratio must be positive');
  const product = a * b;
  const magnitude = product < 0n ? -product : product;
  const quotient = (2n * magnitude + c) / (2n * c);
  const result = Number(product < 0n ? -quotient : quotient);
  invariant(Number.isSafeInteger(result), 'an amount left the range of exact integers');
  return result;
}
