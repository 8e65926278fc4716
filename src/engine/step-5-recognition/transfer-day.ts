/**
 * The day on which control passes at a point in time.
 * ASC 606-10-25-30, 606-10-55-85 to 88; IFRS 15.38, B83-B86
 *
 * Rule: a recognition day that a row names wins. Else the trigger decides: the first day of service, the last day of
 * service, or the day of the first invoice; where service has no such day, the first invoice. The triggers
 * recognition-date, delivery and acceptance wait for a row to name the day. An obligation that nothing dates is not
 * recognized.
 * Example: set-up fee with service from 1 Mar 2025, invoiced on 10 Feb 2025 → 1 Mar 2025; trigger invoice-date → 10
 * Feb.
 */
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Day } from '../foundation/calendar';
import { billAndHoldDay } from './bill-and-hold';

/** Null: not dated yet. */
export function transferDayOf(terms: ObligationTerms): Day | null {
  if (!terms.isSale) return null;
  if (terms.control === 'bill-and-hold') return billAndHoldDay(terms);
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
    case 'delivery':
      return terms.deliveredDay ?? null;
    case 'acceptance':
      return terms.acceptedDay ?? null;
  }
}

/** Customer acceptance dates the revenue. */
export function waitsForAcceptance({ recognitionDay, trigger, control }: ObligationTerms): boolean {
  return recognitionDay === null && trigger === 'acceptance' && control !== 'bill-and-hold';
}
