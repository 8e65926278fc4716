/**
 * Adds decimals exactly, as integers of the finest scale among them.
 * Example: 1.5 + 0.25 = 1.75 (digits 175, scale 2).
 */
import type { DecimalNumber } from './decimal-text';

/** Null when the sum leaves the range of exact integers. */
export function sumDecimals(values: readonly DecimalNumber[]): DecimalNumber | null {
  const scale = values.reduce((finest, value) => Math.max(finest, value.scale), 0);
  const digits = values.reduce((sum, value) => sum + BigInt(value.digits) * 10n ** BigInt(scale - value.scale), 0n);
  const number = Number(digits);
  return Number.isSafeInteger(number) ? { digits: number, scale } : null;
}
