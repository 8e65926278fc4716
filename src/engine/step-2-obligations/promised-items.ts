/**
 * Promised items that are one obligation together, and items that serve several.
 * ASC 606-10-25-14, 606-10-25-19 to 22; IFRS 15.22, IFRS 15.27-30
 *
 * Rule: items that are not distinct on their own form one obligation, with one measure of progress; an item may also
 * belong to several obligations by share. Which items are distinct is judgement: rows of Promised items record it with
 * the reason. The prices of the items make the price of their obligation, and an invoice line that names an item bills
 * the obligations of the item by the same shares.
 * Formula: price of an obligation = Σ round(item × through ÷ whole) − round(item × before ÷ whole), shares in natural
 * order of the obligations.
 * Example: design 40.00 and building 60.00 are one obligation of 100.00; a line of 99.99 in thirds bills 33.33 each.
 */
import type { PromisedItem } from '../domain/line-share';
import { roundedRatio } from '../foundation/exact-ratio';

/** What an item brings its obligation, minor units. */
export function shareOfItem({ price, before, through, whole }: PromisedItem): number {
  return price === null ? 0 : roundedRatio(price, through, whole) - roundedRatio(price, before, whole);
}

/** The price of an obligation from the items that have one; null where none has. */
export function priceOfItems(items: readonly PromisedItem[]): number | null {
  const priced = items.filter(({ price }) => price !== null);
  return priced.length === 0 ? null : priced.reduce((sum, item) => sum + shareOfItem(item), 0);
}
