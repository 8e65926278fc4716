/**
 * Estimates over time as changes of the price.
 * ASC 606-10-32-14, 606-10-32-39 to 45; IFRS 15.59, IFRS 15.84-90
 *
 * Rule: an estimate dated by the first day of the contract, of its revenue, or its signature is part of the price first
 * allocated. Each later row of the same estimate changes the price on its day by what it brings more than the row before.
 * An estimate of the whole contract is split over its obligations on the weights of the first allocation, whatever
 * their selling prices are by then; one that names an obligation is that obligation's alone. A rate is a share of the
 * price, for usage of the usage to date.
 * Formula: share of a change = share(price after) − share(price before), share(p) = round(p × weights through ÷ all) −
 * round(p × weights before ÷ all).
 * Example: bonus of 600.00 estimated on 1 Jan, 900.00 on 30 Jun → +600.00 from inception, +300.00 on 30 Jun.
 */
import type { Contract } from '../domain/book';
import type { Estimate, EstimateKind } from '../domain/estimate';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { AllocationStep, AmountDerivation, PriceChange } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { isoOf } from '../foundation/calendar';
import { weightedSum, type DecimalNumber } from '../foundation/decimal-text';
import { roundedRatio } from '../foundation/exact-ratio';
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import type { RuleId } from '../rule-book/rule-book';
import { NO_EFFECT, includedEffect, type Effect } from './estimate-amount';

/** What one row of an estimate changes. */
export interface EstimateStep {
  readonly estimate: Estimate;
  readonly day: Day;
  readonly isFromInception: boolean;
  readonly before: Effect;
  readonly after: Effect;
}

/** An obligation of the contract as the history has it. */
export interface PricedObligation {
  readonly terms: ObligationTerms;
  readonly basis: AllocationStep;
}

const RULE_OF_KIND: Readonly<Record<EstimateKind, RuleId>> = {
  bonus: 'variable-consideration',
  penalty: 'variable-consideration',
  other: 'variable-consideration',
  rebate: 'volume-rebate',
  'volume-discount': 'volume-rebate',
  returns: 'right-of-return',
  refund: 'right-of-return',
  'price-concession': 'price-concession',
  'implicit-price-concession': 'price-concession',
  'consideration-payable': 'consideration-payable',
  'noncash-consideration': 'noncash-consideration',
};

/** The steps of all rows of one contract, in the order of their days. */
export function stepsOfEstimates(estimates: readonly Estimate[], inceptionDay: Day | null): EstimateStep[] {
  return [...groupBy(estimates, ({ id }) => id).values()].flatMap((rows) => {
    const inOrder = sortNaturally(rows, ({ asOfDay }) => asOfDay ?? -Infinity);
    const firstDay = inceptionDay ?? inOrder.find(({ asOfDay }) => asOfDay !== null)?.asOfDay ?? 0;
    let before: Effect = NO_EFFECT;
    return inOrder.map((estimate): EstimateStep => {
      const day = estimate.asOfDay ?? firstDay;
      // Non-cash consideration is measured at inception: what its form does to it later is no revenue.
      const after = estimate.isDueToForm ? before : includedEffect(estimate);
      const step = { estimate, day, isFromInception: day <= firstDay, before, after };
      before = after;
      return step;
    });
  });
}

/**
 * The last day whose estimates are part of the price allocated first: signature, first day of the contract or first day
 * of revenue, whichever is latest, since until then there is no revenue to catch up with. Null where nothing is known.
 */
export function inceptionDayOf(contract: Contract | undefined, firstRevenueDay: Day | null): Day | null {
  const days = [contract?.signedDay ?? null, contract?.firstDay ?? null, firstRevenueDay].filter((day) => day !== null);
  return days.length === 0 ? null : Math.max(...days);
}

/** The price that rates apply to and contract-wide amounts are split over: obligations that share, in natural order. */
export function sharingObligations<Item extends PricedObligation>(obligations: readonly Item[]): Item[] {
  return obligations.filter(({ terms }) => terms.kind === 'obligation' && terms.method !== 'usage');
}

export type ShareOfPriceChange = Extract<AmountDerivation, { readonly kind: 'share-of-price-change' }>;

/** A change of a price that several obligations share, before it is split. */
export interface SharedPriceChange {
  readonly priceBefore: number;
  readonly priceAfter: number;
}

/** Minor units that an effect brings into a price: its amount and its rate of the price. */
export function amountIn(effect: Effect, price: number): number {
  return effect.amount + roundedRatio(price, effect.rate.digits, 10 ** effect.rate.scale);
}

/** The obligation's share of a change of the contract's price, on the first basis. */
export function shareOfChange(change: SharedPriceChange, basis: AllocationStep): ShareOfPriceChange {
  const { before, through, whole } = basis;
  return { kind: 'share-of-price-change', ...change, before, through, whole };
}

export function amountOfShare(share: ShareOfPriceChange): number {
  const { priceBefore, priceAfter, before, through, whole } = share;
  const shareOf = (price: number): number => roundedRatio(price, through, whole) - roundedRatio(price, before, whole);
  return shareOf(priceAfter) - shareOf(priceBefore);
}

/** The rate by which a step changes what usage brings. */
export function rateChange({ before, after }: EstimateStep): DecimalNumber {
  const minus = { digits: -1, scale: 0 };
  return weightedSum([
    [after.rate, { digits: 1, scale: 0 }],
    [before.rate, minus],
  ]);
}

/** What a step changes in an obligation, but for the amount and how it follows. */
export function changeFacts(step: EstimateStep, obligationId: string): Omit<PriceChange, 'amount' | 'derivation'> {
  const { estimate, day, isFromInception } = step;
  return {
    id: `${obligationId}/estimate ${estimate.id} ${estimate.asOfDay === null ? 'at inception' : isoOf(estimate.asOfDay)}`,
    obligationId,
    day,
    effect: isFromInception ? 'from-inception' : 'cumulative-catch-up',
    rule: RULE_OF_KIND[estimate.kind],
    source: 'Estimate',
    origin: estimate.origin,
  };
}
