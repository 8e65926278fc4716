/**
 * Splits an invoice line over the charges it concerns, by weights.
 * share i = round(amount × weights through i ÷ all) − round(amount × weights before i ÷ all).
 * Example: −100.00 over weights 800 and 200 → −80.00 and −20.00.
 */
import { apportion } from '../foundation/apportion';
import { lineKey, type BilledPart } from './billed-part';
import type { InvoiceLine } from './book';

export interface PlacedLines {
  readonly parts: readonly BilledPart[];
  readonly unplaced: readonly { readonly line: InvoiceLine; readonly reason: string }[];
}

/**
 * One part a charge, in their order; each takes the dates and the method of its charge where the line has none.
 * Negative weights count as 0, and if none is left the first charge takes all. Amounts and weights are integers.
 */
export function splitLine(
  line: InvoiceLine,
  charges: readonly BilledPart[],
  chargeWeights: readonly number[],
): BilledPart[] {
  const weights: number[] = chargeWeights.map((weight) => Math.max(0, weight));
  if (!weights.some((weight) => weight > 0)) weights[0] = 1;
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = apportion(line.amount, weights);
  let through = 0;
  return charges.map((charge, i) => {
    const before = through;
    through += weights[i]!;
    return {
      id: charges.length === 1 ? lineKey(line) : `${lineKey(line)} for ${charge.chargeId}`,
      line,
      chargeId: charge.chargeId,
      obligationId: charge.obligationId,
      amount: shares[i]!,
      firstDay: line.firstDay ?? charge.firstDay,
      lastDay: line.lastDay ?? charge.lastDay,
      method: line.method ?? charge.method,
      derivation:
        charges.length === 1
          ? { kind: 'source-rows', rows: [line.origin], sign: 1 }
          : { kind: 'share-of-source-row', row: line.origin, sign: 1, before, through, whole },
    };
  });
}
