/** Excel works with 15 significant digits; what is beyond them is noise of binary fractions. */
const SIGNIFICANT_DIGITS = 15;

/** `digits` places after the point (negative: before it), halves away from zero, judged on 15 significant digits. */
export function roundHalfAway(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const places = Math.trunc(digits);
  const [mantissa, exponentText] = Math.abs(value).toExponential(SIGNIFICANT_DIGITS - 1).split('e') as [string, string];
  const exponent = Number(exponentText);
  const all = mantissa.replace('.', '');
  // `all` are 15 digits, the first of which counts 10^exponent; keep those down to 10^-places
  const kept = exponent + places + 1;
  if (kept >= SIGNIFICANT_DIGITS) return beyondDigits(value, places);
  if (kept < 0) return 0;
  const whole = BigInt(kept === 0 ? '0' : all.slice(0, kept)) + (all[kept]! >= '5' ? 1n : 0n);
  const rounded = Number(`${whole}e${-places}`);
  return value < 0 ? -rounded : rounded;
}

/** A number so large that its own binary digits decide. */
function beyondDigits(value: number, places: number): number {
  if (places > 15 || Math.abs(value) >= 1e21) return value;
  const rounded = Number(Math.abs(value).toFixed(Math.max(0, places)));
  return value < 0 ? -rounded : rounded;
}
