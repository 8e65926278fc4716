/**
 * The day on which control passes at a point in time.
 * ASC 606-10-25-30; IFRS 15.38
 *
 * Rule: a recognition day that a row names wins. Else the trigger decides: the first day of service, the last day of
 * service, or the day of the first invoice; where service has no such day, the first invoice. The trigger
 * recognition-date waits for a row to name the day. An obligation that nothing dates is not recognized.
 * Example: set-up fee with service from 1 Mar 2025, invoiced on 10 Feb 2025 → 1 Mar 2025; trigger invoice-date → 10
 * Feb.
 */
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Day } from '../foundation/calendar';

/** Null: not dated yet. */
export function transferDayOf(terms: ObligationTerms): Day | null {
  if (terms.recognitionDay !== null) return terms.recognitionDay;
  switch (terms.trigger) {
    case 'service-start':
      return terms.firstDay ?? terms.firstInvoiceDay;
    case 'service-end':
      return terms.lastDay ?? terms.firstInvoiceDay;
    case 'invoice-date':
      return terms.firstInvoiceDay;
    case 'recognition-date':
      return null;
  }
}
