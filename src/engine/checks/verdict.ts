/** How a check says what it found. */
import type { Check } from '../domain/check';
import { amountText } from '../foundation/decimal-text';

/** One place where a statement does not hold. */
export interface Fault {
  readonly what: string;
  /** Minor units that are off; null where the fault is not an amount. */
  readonly amount: number | null;
  readonly currency: string;
}

export const amountFault = (what: string, amount: number, currency: string): Fault => ({ what, amount, currency });
export const fault = (what: string): Fault => ({ what, amount: null, currency: '' });

const SHOWN = 5;

/** `how`: what was compared, one sentence. */
export function verdict(id: string, title: string, how: string, faults: readonly Fault[]): Check {
  if (faults.length === 0) return { id, title, pass: true, difference: '0', explanation: how };
  const shown = faults.slice(0, SHOWN).map((found) => `${found.what}${sizeOf(found)}`);
  const more = faults.length > SHOWN ? ` And ${faults.length - SHOWN} more.` : '';
  const explanation = `${how} It does not hold here: ${shown.join('; ')}.${more}`;
  return { id, title, pass: false, difference: differenceOf(faults), explanation };
}

function sizeOf({ amount, currency }: Fault): string {
  return amount === null ? '' : ` (${amountText(amount, currency)} ${currency})`;
}

/** Absolute amounts by currency; a count where no fault is an amount. */
function differenceOf(faults: readonly Fault[]): string {
  const sums = new Map<string, number>();
  for (const { amount, currency } of faults) {
    if (amount !== null) sums.set(currency, (sums.get(currency) ?? 0) + Math.abs(amount));
  }
  if (sums.size === 0) return String(faults.length);
  return [...sums].map(([currency, sum]) => `${amountText(sum, currency)} ${currency}`).join(', ');
}
