/**
 * The transaction price over the obligations of a contract: relative stand-alone selling prices.
 * ASC 606-10-32-28 to 31, 606-10-32-40; IFRS 15.73-76, IFRS 15.85
 *
 * Rule: the stated prices of a contract's obligations are one price, split in proportion to SSP in natural order of the
 * obligations. Usage keeps its own variable price, and an obligation that is alone keeps its stated price. Where an SSP
 * is missing the policy decides: an error, or the stated price as its weight. If all SSP are zero, stated prices weigh.
 * What is no sale has no part in it (repurchase agreements). A discount that evidence ties to some of them stays with those (bundle-discount.ts).
 * Formula: allocated(i) = round(price × SSP₁..ᵢ ÷ SSP) − round(price × SSP₁..ᵢ₋₁ ÷ SSP).
 * Example: 100.00 over SSP 50.00, 25.00, 75.00 → 33.33, 16.67, 50.00.
 */
import { combinationOf } from '../domain/combination';
import type { BundleShare, DiscountEvidence } from '../domain/discount-evidence';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Policy } from '../domain/policy';
import type { AllocationStep } from '../domain/schedule';
import { groupBy, joinKey } from '../foundation/group-by';
import { roundedRatio } from '../foundation/exact-ratio';
import { sortNaturally } from '../foundation/sort-naturally';
import { examineBundles, findBundles, shareBundles } from './bundle-discount';
import { standaloneSellingPriceOf } from './standalone-selling-price';

export interface AllocatedPrice {
  /** Minor units, before discounts given on invoices. */
  readonly amount: number;
  readonly standaloneSellingPrice: number | null;
  readonly step: AllocationStep;
}

export interface Allocation {
  readonly byObligation: ReadonlyMap<string, AllocatedPrice>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `obligations`: all of them, in natural order; those of combined contracts share one price, contract by contract.
 */
export function allocatePrice(
  obligations: readonly ObligationTerms[],
  policy: Policy,
  evidence: ReadonlyMap<string, readonly DiscountEvidence[]> = new Map<string, readonly DiscountEvidence[]>(),
): Allocation {
  const byObligation = new Map<string, AllocatedPrice>();
  const diagnostics: Diagnostic[] = [];
  for (const terms of obligations) byObligation.set(terms.id, keepStatedPrice(terms));
  const sharing = sortNaturally(
    obligations.filter((terms) => (terms.kind === 'obligation' || terms.priceGroup !== undefined) && terms.method !== 'usage' && terms.isSale),
    (terms) => terms.contractId,
    (terms) => terms.id,
  );
  for (const contract of groupBy(sharing, allocationGroupOf).values()) {
    if (contract.length < 2) continue;
    const missing = contract.filter((terms) => standaloneSellingPriceOf(terms) === null);
    const promises = contract.filter(({ isFeeOfContract }) => isFeeOfContract !== true);
    // Beside upfront fees alone, whatever it weighs, one promise bears the whole price.
    if (missing.length > 0 && promises.length > 1 && policy.missingStandaloneSellingPrice === 'error') {
      const unexplained = missing.filter(({ sellingPrice }) => sellingPrice.basis.kind !== 'residual');
      diagnostics.push(...unexplained.map(reportMissingPrice));
      continue;
    }
    const bundles = findBundles(contract, evidence);
    const price = contract.reduce((sum, { statedPrice }) => sum + statedPrice, 0);
    diagnostics.push(...examineBundles(contract, bundles, price));
    for (const [id, share] of splitPrice(contract, price, shareBundles(contract, bundles))) byObligation.set(id, share);
  }
  return { byObligation, diagnostics };
}

/** What a modification adds was not part of the price first allocated; credits bought together have their own price, later periods too. */
export function allocationGroupOf(terms: ObligationTerms): string {
  const { contractId, modificationId, priceGroup } = terms;
  if (priceGroup !== undefined) return priceGroup;
  return modificationId === null ? combinationOf(terms) : joinKey(contractId, modificationId);
}

function keepStatedPrice(terms: ObligationTerms): AllocatedPrice {
  const price = terms.isSale ? terms.statedPrice : 0;
  const rule = !terms.isSale ? 'repurchase' : ruleOfPrice(terms);
  return {
    amount: price,
    standaloneSellingPrice: terms.kind === 'obligation' ? standaloneSellingPriceOf(terms) : null,
    step: { rule, kind: 'stated', price, before: 0, through: 1, whole: 1, bundle: null },
  };
}

function ruleOfPrice({ agency, financing }: ObligationTerms): 'agent' | 'financing' | 'stated-price' {
  if (agency !== undefined) return 'agent';
  return financing === undefined ? 'stated-price' : 'financing';
}

/** Allocated prices of the obligations of one contract that share its price. */
function splitPrice(
  contract: readonly ObligationTerms[],
  price: number,
  bundles: ReadonlyMap<string, BundleShare>,
): [string, AllocatedPrice][] {
  const weights = weightsOf(contract);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) return [];
  let through = 0;
  return contract.map((terms, i) => {
    const before = through;
    through += weights[i]!;
    const bundle = bundles.get(terms.id);
    const undiscounted = price + (bundle?.discounts ?? 0);
    const amount =
      roundedRatio(undiscounted, through, whole) - roundedRatio(undiscounted, before, whole) - ownDiscount(bundle);
    const rule = bundle === undefined ? 'allocation' : 'discount-group';
    const step: AllocationStep = { rule, kind: 'relative', price, before, through, whole, bundle: bundle ?? null };
    return [terms.id, { amount, standaloneSellingPrice: standaloneSellingPriceOf(terms), step }];
  });
}

function ownDiscount(bundle: BundleShare | undefined): number {
  if (bundle === undefined || bundle.own === null) return 0;
  const { discount, before, through, whole } = bundle.own;
  return roundedRatio(discount, through, whole) - roundedRatio(discount, before, whole);
}

function weightsOf(contract: readonly ObligationTerms[]): number[] {
  const prices = contract.map((terms) => Math.max(0, standaloneSellingPriceOf(terms) ?? terms.statedPrice));
  return prices.some((price) => price > 0) ? prices : contract.map((terms) => Math.max(0, terms.statedPrice));
}

/** For books from elsewhere: the reader of tables reports the same at the cell, and stops before the engine runs. */
function reportMissingPrice(terms: ObligationTerms): Diagnostic {
  return engineDiagnostic(
    'error',
    'ssp.missing',
    terms.origin,
    'SSP (total)',
    `Obligation ${terms.id} shares the price of contract ${terms.contractId} but has no stand-alone selling price, and its product has none per unit. Enter one, or let stated prices weigh in Settings.`,
  );
}
