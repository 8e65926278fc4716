/**
 * Voided invoice.
 * ASC 606-10-45-1, 606-10-32-42 to 45; IFRS 15.105, IFRS 15.87-90
 *
 * Rule: a voided invoice counts from its date and is taken back on its void date, with the credit notes on it. Where a
 * contract's obligation stands behind a line, only the billing goes, and the discounts and credits that lowered the
 * price are undone. Revenue that rests on the invoice alone goes as by a credit note of all that still stands: what is
 * deferred first, then what was recognized.
 * Formula: undone on the day = what a change has recognized through the day before; undone later = the rest, as it
 * comes.
 * Example: 90.00 for 1 Jan to 31 Mar 2019 by days, voided on 1 Feb: revenue −31.00 on 1 Feb, nothing after; billed
 * −90.00.
 */
import type { CreditNoteLine } from '../domain/book';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import { followingSegment, pointSegment, type SegmentFacts } from '../domain/new-segment';
import type { BillingEvent, Segment, SegmentsReader } from '../domain/schedule';
import { isoOf, type Day } from '../foundation/calendar';

/** The opposite of a billing event of the voided invoice. */
export function reverseBilling(billing: BillingEvent, day: Day): BillingEvent {
  return {
    ...billing,
    id: `${billing.id} void`,
    day,
    amount: 0 - billing.amount,
    source: 'Void',
    rule: 'void',
    document: `${billing.document} void`,
    documentId: `${billing.documentId} void`,
    derivation: { kind: 'reversal', billingId: billing.id },
  };
}

/** Undoes a change of price (a discount, a credit) on the void day. `billingId`: the reversal that causes it. */
export function takeBack(segment: Segment, day: Day, billingId: string, reader: SegmentsReader): Segment[] {
  const read = reader([segment]);
  const done = read(day - 1);
  const rest = segment.amount - done;
  const comingFrom = Math.max(day, segment.firstDay);
  const factsOf = (id: string, amount: number, kind: 'deferred-part' | 'recognized-part'): SegmentFacts => ({
    ...segment,
    id,
    rule: 'void',
    source: 'Void',
    amount,
    derivation: { kind, billingId, total: 0 - segment.amount, deferredBefore: Math.abs(rest) },
  });
  const undone: Segment[] = [];
  if (rest !== 0) {
    const before = read(comingFrom - 1);
    const term = {
      firstDay: comingFrom,
      lastDay: Math.max(comingFrom, segment.lastDay),
      before,
      whole: segment.amount - before,
    };
    undone.push(followingSegment(factsOf(`${segment.id} void`, 0 - rest, 'deferred-part'), [segment], term));
  }
  if (done !== 0) undone.push(pointSegment(factsOf(`${segment.id} void recognized`, 0 - done, 'recognized-part'), day));
  return undone;
}

/** A credit note dated after the void of its invoice has nothing left to credit. */
export function reportCreditAfterVoid(line: CreditNoteLine, voidDay: Day): Diagnostic {
  return engineDiagnostic(
    'error',
    'credit.after-void',
    line.origin,
    'Invoice',
    `Credit note ${line.creditNoteId} of ${isoOf(line.day)} credits invoice ${line.invoiceId}, which is voided on ${isoOf(voidDay)}. Remove one of the two.`,
  );
}
