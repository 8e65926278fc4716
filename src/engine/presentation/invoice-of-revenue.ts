/**
 * The invoice that a day's revenue is shown with.
 * ASC 606-10-45-1 to 4; IFRS 15.105-108
 *
 * Rule: of the invoices billed on or before the day of posting and not voided by then, the one whose service period
 * holds the day of the revenue; else the only invoice there is; else the latest. Without any, the revenue is unbilled
 * and comes from the billing schedule.
 * Example: invoices for January (1 Jan) and February (1 Feb): revenue of 10 Feb is shown with February's.
 */
import type { BillingEvent } from '../domain/schedule';
import type { Day } from '../foundation/calendar';

export type InvoiceFinder = (originDay: Day, postingDay: Day) => string;

/** Finds for one obligation; empty text when none is billed yet. `billings`: its events, by day. */
export function findInvoices(billings: readonly BillingEvent[]): InvoiceFinder {
  const voidDays = new Map<string, Day>();
  for (const event of billings) {
    if (event.source === 'Void' && !voidDays.has(event.invoiceId)) voidDays.set(event.invoiceId, event.day);
  }
  const invoices = billings.filter((event) => event.source === 'Invoice');
  return (originDay, postingDay) => {
    let latest = '';
    let covering = '';
    for (const event of invoices) {
      if (event.day > postingDay) break;
      if ((voidDays.get(event.invoiceId) ?? Infinity) <= postingDay) continue;
      latest = event.invoiceId;
      const isCovering =
        event.firstDay !== null && event.lastDay !== null && event.firstDay <= originDay && originDay <= event.lastDay;
      if (isCovering) covering = event.invoiceId;
    }
    return covering === '' ? latest : covering;
  };
}
