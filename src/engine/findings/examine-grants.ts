/** Free credits that came with an invoice or later, and found no price to share. */
import type { RevenueBook } from '../domain/book';
import { groupOfInvoice } from '../domain/credit-grant';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import { sumAmounts } from '../domain/new-segment';
import type { ScheduledObligation } from '../domain/schedule';

/** `facts`: with later grants as the modifications that they are. */
export function findUnpricedGrants(
  { creditGrants = [], modifications }: Pick<RevenueBook, 'creditGrants' | 'modifications'>,
  obligations: readonly ScheduledObligation[],
): Diagnostic[] {
  const ofGrants = new Set(modifications.filter(({ origin }) => origin.table === 'Credit grants').map(({ id }) => id));
  const scheduled = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  return creditGrants.flatMap((grant) => {
    const isLater = ofGrants.has(grant.modificationId ?? '');
    const obligation = scheduled.get(grant.id);
    if (obligation === undefined || (!isLater && groupOfInvoice(grant) === null)) return [];
    if (obligation.allocated + sumAmounts(obligation.changes) !== 0) return [];
    const message = isLater
      ? `Nothing of contract ${grant.contractId} is still to come when free credits ${grant.id} are given, so no price is theirs and draws of them are no revenue. Name the invoice that earned them in Invoice, or leave them at no price.`
      : `No line of invoice ${grant.invoiceId} that stands shares its price with free credits ${grant.id}, so draws of them are no revenue.`;
    return [engineDiagnostic('warning', 'credits.unpriced', grant.origin, 'Price paid', message)];
  });
}
