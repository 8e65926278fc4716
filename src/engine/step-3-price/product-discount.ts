/**
 * Discount on a product.
 * ASC 606-10-32-36 to 37; IFRS 15.81-82
 *
 * Rule: a product discount belongs to the charges of its line group on the same invoice: those of its own product where
 * there are such. Without a group it belongs to the charges of the obligation or product that it names, or to the only
 * charge. It takes the dates and the method of its charge unless it has its own, and lowers the revenue of that charge.
 * Several charges share it in proportion to their amounts, by running rounding.
 * Formula: share = round(discount × amounts through ÷ all) − round(discount × amounts before ÷ all).
 * Example: charge 1,200.00 and discount −120.00 in group A → 1,080.00; −10.00 over charges 20.00 and 10.00 → −6.67,
 * −3.33.
 */
import { lineKey, type BilledPart } from '../domain/billed-part';
import type { InvoiceLine } from '../domain/book';
import { splitLine, type PlacedLines } from '../domain/split-line';

/** Parts of the product discounts among the lines of one invoice. `charges`: the parts of its charges, in order. */
export function placeProductDiscounts(lines: readonly InvoiceLine[], charges: readonly BilledPart[]): PlacedLines {
  const parts: BilledPart[] = [];
  const unplaced: { line: InvoiceLine; reason: string }[] = [];
  for (const line of lines.filter(isPlacedLikeProduct)) {
    const bearers = chargesBearing(line, charges);
    const amounts = bearers.map((charge) => charge.amount);
    if (bearers.length > 0) parts.push(...splitLine(line, bearers, amounts));
    else if (line.obligationId !== null) parts.push(partOnObligation(line, line.obligationId));
    else unplaced.push({ line, reason: 'discount without a charge to lower' });
  }
  return { parts, unplaced };
}

/** An invoice discount that names an obligation concerns that obligation alone (606-10-32-37). */
export function isPlacedLikeProduct(line: InvoiceLine): boolean {
  return line.type === 'product discount' || (line.type === 'invoice discount' && line.obligationId !== null);
}

function chargesBearing(discount: InvoiceLine, charges: readonly BilledPart[]): readonly BilledPart[] {
  const { lineGroup, obligationId, productId } = discount;
  const near = lineGroup === null ? charges : charges.filter((charge) => charge.line.lineGroup === lineGroup);
  if (obligationId !== null) return near.filter((charge) => charge.obligationId === obligationId);
  const ofProduct = productId === null ? [] : near.filter((charge) => charge.line.productId === productId);
  if (ofProduct.length > 0) return ofProduct;
  return lineGroup !== null || near.length === 1 ? near : [];
}

function partOnObligation(line: InvoiceLine, obligationId: string): BilledPart {
  const { amount, firstDay, lastDay, method } = line;
  const derivation = { kind: 'source-rows', rows: [line.origin], sign: 1 } as const;
  return { id: lineKey(line), line, chargeId: '', obligationId, amount, firstDay, lastDay, method, derivation };
}
