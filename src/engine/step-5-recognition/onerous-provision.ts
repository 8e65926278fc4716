/**
 * The provision for a loss-making contract.
 * ASC 606-10-25-31 (progress), ASC 605-35-25-45 to 46; IFRS 15.41 (progress), IAS 37.66-69
 *
 * Rule: as soon as a contract is expected to cost more than its price, the whole expected loss is an expense. Progress
 * brings its share of the loss through revenue and cost as they come; the provision is the share still to come.
 * Formula: provision = max(0, costs to complete − price still to be recognized).
 * Example: price 2,000,000.00, costs 1,500,000.00 of 2,500,000.00: loss 500,000.00, of it 300,000.00 with the progress
 * of 60 %; 1,000,000.00 to spend for 800,000.00 to come, provision 200,000.00.
 */

/** Minor units ≥ 0; both in minor units. */
export function onerousProvision(costsToComplete: number, priceToCome: number): number {
  return Math.max(0, costsToComplete - priceToCome);
}

/** Minor units by which the estimated total cost exceeds the price; 0 where it does not. */
export function expectedLoss(price: number, total: number): number {
  return Math.max(0, total - price);
}
