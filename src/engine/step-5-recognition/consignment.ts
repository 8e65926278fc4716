/**
 * Consignment arrangements.
 * ASC 606-10-55-79 to 80; IFRS 15.B77-B78
 *
 * Rule: goods at a dealer or distributor who does not control them (they come back on demand, are not to be paid before
 * they are sold) are not sold by being delivered or billed. They are revenue as they are sold to end customers: rows of
 * Usage, each with the day and the value of the sale. An invoice line without such rows only bills, and stays a
 * liability. Whether the dealer controls the goods is judgement.
 * Formula: recognized through a day = Σ rows of Usage through that day.
 * Example: 10,000.00 of goods billed on delivery in January; 2,500.00 sold by the dealer in February → revenue January
 * 0.00, February 2,500.00, liability 7,500.00.
 */
import type { ObligationTerms } from '../domain/obligation-terms';

/** Whether invoice lines recognize nothing by themselves, even without usage. */
export function recognizesSalesOnly({ control }: ObligationTerms): boolean {
  return control === 'consignment';
}
