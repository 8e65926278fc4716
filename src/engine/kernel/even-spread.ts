/**
 * Differences of round(amount × k ÷ count), k = 1, 2, … count, without forming a product: the quotient once, then a
 * running remainder. Exact for every safe integer, and equal to differences of `roundedRatio`.
 * Example: 1.00 over 3: 0.33, 0.34, 0.33 (33.3 → 33, 66.7 → 67, 100).
 */

/** Adds the pieces to `target` from position `at` on. `count` below 2^30. */
export function addEvenly(target: Float64Array, at: number, count: number, amount: number): void {
  const magnitude = amount < 0 ? -amount : amount;
  const sign = amount < 0 ? -1 : 1;
  const quotient = wholePart(magnitude, count);
  const step = (2 * (magnitude - quotient * count)) | 0;
  const whole = (2 * count) | 0;
  const end = at + count;
  let remainder = (count - whole) | 0;
  for (let i = at; i < end; i++) {
    remainder = (remainder + step) | 0;
    const carry = carryOf(remainder);
    remainder = (remainder - (whole & carry)) | 0;
    target[i]! += sign * (quotient - carry);
  }
}

/** The same for amounts and sums within 32 bits. */
export function addEvenlyNarrow(target: Int32Array, at: number, count: number, amount: number): void {
  const sign = amount >> 31;
  const magnitude = ((amount ^ sign) - sign) | 0;
  const quotient = (magnitude / count) | 0;
  const step = (2 * (magnitude - Math.imul(quotient, count))) | 0;
  const whole = (2 * count) | 0;
  const end = (at + count) | 0;
  let remainder = (count - whole) | 0;
  for (let i = at | 0; i < end; i = (i + 1) | 0) {
    remainder = (remainder + step) | 0;
    const carry = carryOf(remainder);
    remainder = (remainder - (whole & carry)) | 0;
    const piece = (quotient - carry) | 0;
    target[i] = (target[i]! + ((piece ^ sign) - sign)) | 0;
  }
}

/**
 * The remainder is kept less one whole: from half a whole (half away from zero) it reaches 0 where a unit is full.
 * −1 there, else 0: arithmetic in place of a branch, which would be mispredicted half the time.
 */
const carryOf = (remainder: number): number => ~(remainder >> 31);

/** ⌊magnitude ÷ count⌋ for any safe integer: a quotient that rounding lifted to the next integer is put back. */
function wholePart(magnitude: number, count: number): number {
  const quotient = Math.floor(magnitude / count);
  return quotient * count > magnitude ? quotient - 1 : quotient;
}
