/**
 * Breakage: rights that customers pay for and do not use.
 * ASC 606-10-55-46 to 49; IFRS 15.B44-B47
 *
 * Rule: gift cards, points and prepaid credits are earned as they are used. Where the seller expects that some will
 * never be (proportional), what is used counts of what is expected to be used, so that breakage is earned with it: the
 * estimated total of Progress is that expectation. Where it cannot expect so, the total is what was sold, and the rest
 * is revenue when its use becomes remote (remote: on the day that the row names as Recognition date, else on the last
 * day of the right) or on the last day of the right (at expiry). Whatever is left on the last day has lapsed and is
 * revenue. What the law gives to an authority (escheat) is no revenue: leave it out of the price.
 * Formula: through a day = round(price × used ÷ total); from the day on which the right lapses = price.
 * Example: cards of 1,000.00, 900 units expected to be used: 450 used by 31 Mar → 500.00; total 1,000 units sold → 450.00,
 * and 550.00 when they lapse.
 */
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Day } from '../foundation/calendar';

/** The day from which all of the price is revenue; null: never, or not known. */
export function lapseDayOf({ breakage, recognitionDay, lastDay }: ObligationTerms): Day | null {
  if (breakage === undefined) return null;
  if (breakage !== 'remote' || recognitionDay === null) return lastDay;
  return Math.min(recognitionDay, lastDay ?? recognitionDay);
}
