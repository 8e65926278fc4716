/** Exact arithmetic of granted and drawn credits: decimals of different scales. */
import type { DecimalNumber } from '../foundation/decimal-text';
import type { CreditGrant } from './credit-grant';

/** Whole numbers of 10^−scale; the scale is at least the number's own. */
export function inScale({ digits, scale: own }: DecimalNumber, scale: number): number {
  return own <= scale ? digits * 10 ** (scale - own) : Math.round(digits / 10 ** (own - scale));
}

/** number × (1 − share). */
export function lessShare(number: DecimalNumber, share: DecimalNumber): DecimalNumber {
  if (share.digits === 0) return number;
  return { digits: number.digits * (10 ** share.scale - share.digits), scale: number.scale + share.scale };
}

export function addDecimals(a: DecimalNumber, b: DecimalNumber): DecimalNumber {
  const scale = Math.max(a.scale, b.scale);
  return { digits: inScale(a, scale) + inScale(b, scale), scale };
}

/** What is expected to be used of a grant, by its own or a later estimate of breakage; all of it unless breakage is earned in proportion. */
export function usableCredits(
  { granted, breakage, expectedBreakage }: CreditGrant,
  estimate: DecimalNumber | null = null,
): DecimalNumber {
  return breakage === 'proportional' ? lessShare(granted, estimate ?? expectedBreakage) : granted;
}
