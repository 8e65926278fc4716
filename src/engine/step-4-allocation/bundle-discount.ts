/**
 * A discount that belongs to some obligations of a contract only.
 * ASC 606-10-32-36 to 38; IFRS 15.81-83
 *
 * Rule: where a group of promises is regularly sold as a bundle at an observable price, the bundle's discount belongs to
 * the group wholly and is split inside it by selling prices; any other discount of the contract is spread over all its
 * obligations by selling prices. The evidence is a row of Discount evidence with its rationale; the bundle's discount is
 * taken off before a residual is found.
 * Formula: share = part of (price + all bundle discounts) by SSP over all − part of its bundle's discount by SSP in it.
 * Example: price 100.00, SSP A 40.00, B 55.00, C 45.00, B and C sold together for 60.00: 140.00 is split 40.00, 55.00,
 * 45.00; the discount of 40.00 takes 22.00 off B and 18.00 off C → 40.00, 33.00, 27.00.
 */
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { BundleShare, DiscountEvidence } from '../domain/discount-evidence';
import type { ObligationTerms } from '../domain/obligation-terms';
import { amountText } from '../foundation/decimal-text';
import { groupBy } from '../foundation/group-by';

export interface Bundle {
  readonly evidence: DiscountEvidence;
  readonly members: readonly ObligationTerms[];
  /** Selling prices less the bundle's price, in minor units. */
  readonly discount: number;
}

/**
 * Bundles of the obligations that share a price, contract by contract, in the order of the evidence.
 * `evidence`: by contract.
 */
export function findBundles(
  contract: readonly ObligationTerms[],
  evidence: ReadonlyMap<string, readonly DiscountEvidence[]>,
): readonly Bundle[] {
  return [...groupBy(contract, (terms) => terms.contractId)].flatMap(([contractId, ofContract]) =>
    (evidence.get(contractId) ?? []).flatMap((row): Bundle[] => {
      const members = ofContract.filter((terms) => terms.discountGroup.toLowerCase() === row.group.toLowerCase());
      if (members.length === 0) return [];
      const prices = members.reduce((sum, terms) => sum + weightOf(terms), 0);
      return [{ evidence: row, members, discount: prices - row.bundlePrice }];
    }),
  );
}

/** A selling price that is missing weighs its stated price, where the policy allows it. */
export const weightOf = (terms: ObligationTerms): number =>
  Math.max(0, terms.sellingPrice.amount ?? (terms.sellingPrice.basis.kind === 'residual' ? 0 : terms.statedPrice));

export const sumOfDiscounts = (bundles: readonly Bundle[]): number =>
  bundles.reduce((sum, { discount }) => sum + discount, 0);

/** By obligation, its place among the bundles of the contract; empty where the contract has none. */
export function shareBundles(
  contract: readonly ObligationTerms[],
  bundles: readonly Bundle[],
): ReadonlyMap<string, BundleShare> {
  const discounts = sumOfDiscounts(bundles);
  const shares = new Map<string, BundleShare>();
  if (bundles.length === 0) return shares;
  for (const { id } of contract) shares.set(id, { discounts, own: null });
  for (const { evidence, members, discount } of bundles) {
    const whole = members.reduce((sum, terms) => sum + weightOf(terms), 0);
    if (whole <= 0) continue;
    let through = 0;
    for (const terms of members) {
      const before = through;
      through += weightOf(terms);
      shares.set(terms.id, { discounts, own: { evidence: evidence.origin, discount, before, through, whole } });
    }
  }
  return shares;
}

/** What the evidence does not bear out. `contract`: with all selling prices; `price`: what it shares. */
export function examineBundles(
  contract: readonly ObligationTerms[],
  bundles: readonly Bundle[],
  price: number,
): Diagnostic[] {
  const [firstTerms] = contract;
  if (bundles.length === 0 || firstTerms === undefined) return [];
  const text = (minor: number): string => `${amountText(minor, firstTerms.currency)} ${firstTerms.currency}`;
  const findings = bundles.flatMap(({ evidence, members, discount }): Diagnostic[] => {
    const residual = members.find(({ sellingPrice }) => sellingPrice.basis.kind === 'residual');
    if (residual !== undefined) {
      const message = `Obligation ${residual.id} of group ${evidence.group} is priced by the residual approach, so the group’s discount cannot be observed. Take it out of the group, or enter its SSP (total).`;
      return [engineDiagnostic('error', 'discount-group.unusable', residual.origin, 'Discount group', message)];
    }
    if (discount > 0) return [];
    const message = `Bundle price ${text(evidence.bundlePrice)} of group ${evidence.group} is not below the selling prices of its obligations, ${text(evidence.bundlePrice + discount)}: the evidence shows no discount. Correct Bundle price or the selling prices.`;
    return [engineDiagnostic('error', 'discount-group.unusable', evidence.origin, 'Bundle price', message)];
  });
  const prices = contract.reduce((sum, terms) => sum + weightOf(terms), 0);
  const rest = prices - price - sumOfDiscounts(bundles);
  const [first] = bundles;
  if (findings.length > 0 || rest === 0 || first === undefined) return findings;
  const message = `The contract’s discount is ${text(prices - price)}, the discounts of its bundles ${text(sumOfDiscounts(bundles))}; the difference of ${text(rest)} is spread over all obligations by selling prices. 606-10-32-37(c), IFRS 15.82(c), asks for about the same discount: check the evidence.`;
  return [engineDiagnostic('warning', 'discount-group.rest', first.evidence.origin, 'Bundle price', message)];
}
