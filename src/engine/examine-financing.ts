/** Findings on financed prices that change while interest on them still runs: it goes on as Financing states it. */
import { engineDiagnostic, type Diagnostic } from './domain/diagnostic';
import type { ModifiedObligation } from './domain/modification';
import type { ObligationTerms } from './domain/obligation-terms';
import type { BillingEvent } from './domain/schedule';
import { amountText } from './foundation/decimal-text';
import { isoOf, type Day } from './foundation/calendar';

interface Bearing {
  readonly currency: string;
  readonly lastDay: Day;
}

/** A modification of such a price is an error, a credit note a warning; `credits`: billing events of credits and voids. */
export function findChangesOfFinanced(
  obligations: readonly ObligationTerms[],
  modified: readonly ModifiedObligation[],
  credits: readonly BillingEvent[],
): Diagnostic[] {
  const bearing = new Map<string, Bearing>();
  for (const { id, currency, financing } of obligations) {
    const lastDay = financing?.periods.at(-1)?.lastDay;
    if (lastDay !== undefined) bearing.set(id, { currency, lastDay });
  }
  if (bearing.size === 0) return [];
  const runsOn = (obligationId: string, day: Day): Bearing | null => {
    const found = bearing.get(obligationId);
    return found !== undefined && found.lastDay >= day ? found : null;
  };
  return [
    ...modified.flatMap((row) => {
      const found = row.priceChange === 0 ? null : runsOn(row.obligationId, row.day);
      return found === null ? [] : [reportModified(row, found)];
    }),
    ...credits.flatMap((credit) => {
      const found = credit.source === 'Credit note' && credit.counterRole === undefined ? runsOn(credit.obligationId, credit.day) : null;
      return found === null ? [] : [reportCredit(credit, found)];
    }),
  ];
}

function reportModified({ modificationId, obligationId, day, origin }: ModifiedObligation, { lastDay }: Bearing): Diagnostic {
  const message = `Modification ${modificationId} changes on ${isoOf(day)} the price of obligation ${obligationId}, which is financed: its payments bear interest until ${isoOf(lastDay)}, at the rate of its beginning (606-10-32-19, IFRS 15.64). What the change does to them is not known. For more goods or services add an obligation in the modification, with rows of its own in Financing; for a lower price enter a credit note.`;
  return engineDiagnostic('error', 'financing.modified', origin, origin.table === 'Modification lines' ? 'Price change' : 'Effective date', message);
}

function reportCredit({ obligationId, day, amount, origin }: BillingEvent, { currency, lastDay }: Bearing): Diagnostic {
  const message = `${amountText(0 - amount, currency)} ${currency} are credited on ${isoOf(day)} of obligation ${obligationId}, which is financed. Its interest runs on until ${isoOf(lastDay)} on the payments that Financing states; the credit lowers the price by its whole amount.`;
  return engineDiagnostic('warning', 'financing.credited', origin, 'Amount', message);
}
