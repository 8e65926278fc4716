/** Findings that show only when a modification is seen together with the credit notes that come after it. */
import type { BilledPart } from '../domain/billed-part';
import type { CreditNoteLine } from '../domain/book';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { ModifiedObligation } from '../domain/modification';
import type { Policy } from '../domain/policy';
import { isoOf, type Day } from '../foundation/calendar';
import { groupBy, joinKey } from '../foundation/group-by';

/** When, and by which modification, what was to come of an obligation ended. */
interface Ending {
  readonly day: Day;
  readonly modificationId: string;
}

/**
 * Credit notes on what ended that are more than what was billed and not earned: the rest lowers revenue once more, which
 * is likely a mistake. One finding a credit note line.
 */
export function findCreditsAfterEnding(
  rows: readonly ModifiedObligation[],
  credits: readonly CreditNoteLine[],
  parts: readonly BilledPart[],
  policy: Policy,
  loweredBy: ReadonlyMap<CreditNoteLine, number>,
): Diagnostic[] {
  const endings = new Map<string, Ending>();
  for (const { effect, obligationId, day, modificationId } of rows) {
    if (effect === 'ended' && !endings.has(obligationId)) endings.set(obligationId, { day, modificationId });
  }
  if (endings.size === 0) return [];
  const partsOf = groupBy(parts, ({ line }) => line.invoiceId);
  const partsOfLine = groupBy(parts, ({ line }) => joinKey(line.invoiceId, line.lineId));
  return credits.flatMap((credit) => {
    if ((credit.treatment ?? policy.creditNoteTreatment) === 'billing-only') return [];
    if (loweredBy.get(credit) === 0) return [];
    const { invoiceId, invoiceLineId } = credit;
    const credited = invoiceLineId === null ? partsOf.get(invoiceId) : partsOfLine.get(joinKey(invoiceId, invoiceLineId));
    const ended = (credited ?? []).flatMap(({ obligationId }) => endings.get(obligationId) ?? []);
    const ending = ended.find(({ day }) => day <= credit.day);
    return ending === undefined ? [] : [reportCredit(credit, ending)];
  });
}

function reportCredit(credit: CreditNoteLine, { day, modificationId }: Ending): Diagnostic {
  return engineDiagnostic(
    'warning',
    'credit.after-termination',
    credit.origin,
    'Treatment',
    `Credit note ${credit.creditNoteId} of ${isoOf(credit.day)} credits invoice ${credit.invoiceId} for service that modification ${modificationId} ended on ${isoOf(day)}. It is more than what was billed and not earned, so the rest lowers revenue that was earned. If it shall not, correct the amount, or enter billing only in Treatment.`,
  );
}
