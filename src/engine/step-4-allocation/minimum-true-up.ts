/**
 * Minimum fee true-up.
 * ASC 606-10-32-28, 606-10-32-40; IFRS 15.73, IFRS 15.85
 *
 * Rule: the shortfall against a minimum belongs to the products that the minimum covers, in proportion to their
 * stand-alone selling prices (where any is unknown, to their net amounts). Its period ends on the line's recognition
 * day, else its last day of service, else the invoice day; the policy says how it is revenue until then
 * (step-5-recognition/time-true-up.ts).
 * Formula: share = round(true-up × weights through ÷ all) − round(true-up × weights before ÷ all).
 * Example: minimum 1,000.00, usage A 500.00 and B 345.00: true-up 155.00 → A 91.72, B 63.28.
 */
import { lineKey, type BilledPart } from '../domain/billed-part';
import type { InvoiceLine } from '../domain/book';
import type { Segment } from '../domain/schedule';
import { splitLine } from '../domain/split-line';
import type { Day } from '../foundation/calendar';
import { weighCharges, type WeighedCharge } from './standalone-selling-price';

/** Parts of a true-up over the charges it covers, in natural order. */
export function splitTrueUp(trueUp: InvoiceLine, charges: readonly WeighedCharge[]): BilledPart[] {
  return splitLine(
    trueUp,
    charges.map((weighed) => weighed.charge),
    weighCharges(charges),
  );
}

/** The one part of a true-up that concerns a single obligation: one it names, or itself. */
export function billTrueUp(trueUp: InvoiceLine, obligationId: string): BilledPart {
  const { amount, firstDay, lastDay, method } = trueUp;
  const id = lineKey(trueUp);
  const derivation = { kind: 'source-rows', rows: [trueUp.origin], sign: 1 } as const;
  return { id, line: trueUp, chargeId: id, obligationId, amount, firstDay, lastDay, method, derivation };
}

/** The day on which a true-up is revenue. */
export function trueUpDayOf(trueUp: InvoiceLine): Day {
  return trueUp.recognitionDay ?? trueUp.lastDay ?? trueUp.invoiceDay;
}

/** Revenue of a part that joined another obligation. */
export function recognizeTrueUp(part: BilledPart): Segment {
  const day = trueUpDayOf(part.line);
  return {
    id: `${part.obligationId}/true-up ${part.id}`,
    obligationId: part.obligationId,
    rule: 'minimum-true-up',
    source: 'Minimum true-up',
    curve: { kind: 'point' },
    firstDay: day,
    lastDay: day,
    amount: part.amount,
    origin: part.line.origin,
    datesOrigin: part.line.origin,
    derivation: part.derivation,
  };
}
