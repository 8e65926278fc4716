/**
 * Stand-alone selling prices: of an obligation, and of an invoice line as a weight.
 * ASC 606-10-32-31 to 33; IFRS 15.76-78
 *
 * Rule: an obligation's SSP is determined before (determine-selling-prices.ts); a charge weighs its
 * obligation's SSP in proportion to its amount of the stated price; a usage charge the SSP per unit × the quantity used
 * in its service period; a charge without obligation the SSP per unit of its product (of a range its mid). If any
 * charge of the set has none, or all round to zero, all weigh their net amounts.
 * Formula: weight of a charge = round(SSP × amount ÷ stated price).
 * Example: SSP 1,500.00, stated price 1,200.00, charge 100.00 → 125.00.
 */
import type { BilledPart } from '../domain/billed-part';
import type { UsageRecord } from '../domain/book';
import type { ObligationTerms } from '../domain/obligation-terms';
import { sumDecimals } from '../foundation/decimal-sum';
import { roundedMinorUnits, roundedProduct, type DecimalNumber } from '../foundation/decimal-text';
import { roundedRatio } from '../foundation/exact-ratio';

/** Total in minor units; null where there is none. */
export function standaloneSellingPriceOf(terms: ObligationTerms): number | null {
  return terms.sellingPrice.amount;
}

export interface WeighedCharge {
  readonly charge: BilledPart;
  readonly terms: ObligationTerms;
  /** The charge less its product discounts. */
  readonly netAmount: number;
  readonly usage: readonly UsageRecord[];
}

/** Weights of charges among which a discount or a true-up is split, in their order; minor units ≥ 0 as a rule. */
export function weighCharges(charges: readonly WeighedCharge[]): number[] {
  const prices = charges.map(standaloneSellingPriceOfCharge);
  const areKnown = prices.every((price) => price !== null) && prices.some((price) => price !== 0);
  return areKnown ? prices : charges.map((weighed) => weighed.netAmount);
}

function standaloneSellingPriceOfCharge({ charge, terms, usage }: WeighedCharge): number | null {
  const perUnit = terms.standaloneSellingPricePerUnit;
  if (terms.kind === 'invoice-line') return perUnit === null ? null : roundedMinorUnits(perUnit, terms.currency);
  if (terms.method === 'usage') return perUnit === null ? null : priceOfUsage(charge, terms, perUnit, usage);
  const total = standaloneSellingPriceOf(terms);
  return total === null || terms.statedPrice <= 0 ? null : roundedRatio(total, charge.amount, terms.statedPrice);
}

function priceOfUsage(
  { firstDay, lastDay }: BilledPart,
  terms: ObligationTerms,
  perUnit: DecimalNumber,
  usage: readonly UsageRecord[],
): number | null {
  const used = usage.filter((row) => row.day >= (firstDay ?? -Infinity) && row.day <= (lastDay ?? Infinity));
  const quantity = sumDecimals(used.map((row) => row.quantity));
  return used.length === 0 || quantity === null ? null : roundedProduct(perUnit, quantity, terms.currency);
}
