/**
 * Non-refundable upfront fees: activation, joining, set-up.
 * ASC 606-10-55-50 to 53; IFRS 15.B48-B51
 *
 * Rule: a fee for an activity that transfers nothing to the customer is an advance payment for what the contract
 * promises: it is no promise of its own, gets no selling price, and its amount is split over the others. Where it gives a
 * material right to renew without paying it again, it is recognized over the time in which the customer is expected to
 * stay: from the start to the day that the row names. Which it is, is judgement; the row records it with its reason.
 * Formula: selling price of a fee of the contract = 0, so that its share of the price is 0.
 * Example: joining fee 60.00 and membership of a year for 240.00: the membership is allocated 300.00; with a right to
 * renew and three years expected, the fee is 20.00 a year.
 */
import type { UpfrontFee } from '../domain/book';
import type { RecognitionMethod } from '../domain/recognition-method';

/** How a fee is recognized where its row names no method; null: as any other promise. */
export function methodOfFee({ upfrontFee }: { readonly upfrontFee?: UpfrontFee }): RecognitionMethod | null {
  return upfrontFee === undefined ? null : 'straight-line';
}
