/** Findings on financed prices that change while interest on them still runs, where what the change does is not known. */
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { ModifiedObligation } from '../domain/modification';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { BillingEvent } from '../domain/schedule';
import { amountText } from '../foundation/decimal-text';
import { isoOf, type Day } from '../foundation/calendar';

interface Bearing {
  readonly currency: string;
  readonly lastDay: Day;
  /** Of service over its term no single day has the price. */
  readonly isOfTerm: boolean;
  /** Credit notes that lowered its payments. */
  readonly credits: ReadonlySet<string>;
}

/** `credits`: billing events of credits and voids. */
export function findChangesOfFinanced(
  obligations: readonly ObligationTerms[],
  modified: readonly ModifiedObligation[],
  credits: readonly BillingEvent[],
): Diagnostic[] {
  const bearing = new Map<string, Bearing>();
  for (const { id, currency, financing } of obligations) {
    const lastDay = financing?.periods.at(-1)?.lastDay;
    if (financing === undefined || lastDay === undefined) continue;
    const changes = financing.changes ?? [];
    bearing.set(id, { currency, lastDay, isOfTerm: financing.transferDay === null, credits: new Set(changes.map((change) => change.id)) });
  }
  if (bearing.size === 0) return [];
  const runsOn = (obligationId: string, day: Day): Bearing | null => {
    const found = bearing.get(obligationId);
    return found !== undefined && found.lastDay >= day ? found : null;
  };
  return [
    ...modified.flatMap((row) => {
      const found = row.priceChange === 0 || row.isAdded ? null : runsOn(row.obligationId, row.day);
      const reason = found === null ? null : reasonAgainst(row, found);
      return found === null || reason === null ? [] : [reportModified(row, found, reason)];
    }),
    ...credits.flatMap((credit) => {
      const found = credit.counterRole === undefined ? runsOn(credit.obligationId, credit.day) : null;
      if (found === null) return [];
      if (credit.source === 'Credit note') return found.isOfTerm && !found.credits.has(credit.id) ? [reportCredit(credit, found)] : [];
      return credit.derivation.kind === 'reversal' && found.credits.has(credit.derivation.billingId) ? [reportVoid(credit, found)] : [];
    }),
  ];
}

/** Why the payments cannot follow a modification; null where they do. */
function reasonAgainst({ effect, payments }: ModifiedObligation, { isOfTerm }: Bearing): string | null {
  if (isOfTerm) return 'Its price is the one at which its payments and its service over the term, with interest, leave nothing; under other terms no rate of the beginning gives one. End it in the modification and add the service to come as an obligation, with rows of its own in Financing.';
  if (effect === 'separate') return 'A separate contract has payments of its own. Add the goods or services as an obligation in the modification, with rows of its own in Financing.';
  if (payments === undefined) return 'What falls away of a delivery does not say which payments do. Enter in Price change what the customer pays less, and leave Removed empty.';
  return null;
}

function reportModified({ modificationId, obligationId, day, origin }: ModifiedObligation, { lastDay }: Bearing, reason: string): Diagnostic {
  const message = `Modification ${modificationId} changes on ${isoOf(day)} the price of obligation ${obligationId}, which is financed: its payments bear interest until ${isoOf(lastDay)}, at the rate of its beginning (606-10-32-19, IFRS 15.64). ${reason}`;
  return engineDiagnostic('error', 'financing.modified', origin, origin.table === 'Modification lines' ? 'Price change' : 'Effective date', message);
}

function reportCredit({ obligationId, day, amount, origin }: BillingEvent, { currency, lastDay }: Bearing): Diagnostic {
  const message = `${amountText(0 - amount, currency)} ${currency} are credited on ${isoOf(day)} of obligation ${obligationId}, whose service is financed over its term. Its interest runs on until ${isoOf(lastDay)} on the payments that Financing states; this treatment gives back revenue of service that has passed, and lowers the price by the whole credit. Under deferred first or price concession interest follows.`;
  return engineDiagnostic('warning', 'financing.credited', origin, 'Amount', message);
}

function reportVoid({ obligationId, day, origin }: BillingEvent, { lastDay }: Bearing): Diagnostic {
  const message = `The invoice is voided on ${isoOf(day)}, and a credit note on it lowered what obligation ${obligationId} is still to be paid, with interest until ${isoOf(lastDay)}. Whether the customer pays that again is not known. Remove the credit note, or leave the invoice and credit the rest of it.`;
  return engineDiagnostic('error', 'financing.voided', origin, 'Status', message);
}
