/** What a contract's price is, and how it is split: selling prices, allocation, what lines weigh. */
import { exactly, rounded, splitByWeights, sum } from './arithmetic';
import { minorOf } from './facts';
import type { ContractFacts, Facts, InvoiceFacts, ObligationFacts, PriceFacts } from './facts';

export const contractOf = (facts: Facts, id: string): ContractFacts => {
  const contract = facts.contracts.find((row) => row.id === id);
  if (contract === undefined) throw new Error(`no contract ${id}`);
  return contract;
};

/** Total in minor units: the row's own, else the price list's, else the product's per unit. */
export function sellingPriceOf(facts: Facts, obligation: ObligationFacts): number | null {
  if (obligation.sellingPrice !== null) return obligation.sellingPrice;
  const { signed, segment, currency } = contractOf(facts, obligation.contract);
  const sold = { product: obligation.product, day: signed, segment, currency, quantity: obligation.quantity ?? 1 };
  return catalogPriceOf(facts, sold, obligation.price);
}

interface Sold {
  readonly product: string;
  /** Inception of the contract. */
  readonly day: number;
  readonly segment: string;
  readonly currency: string;
  readonly quantity: number;
}

function catalogPriceOf(facts: Facts, sold: Sold, stated: number): number | null {
  const total = (perUnit: number): number => rounded(exactly(sold.quantity).times(perUnit).times(minorOf(sold.currency)));
  const listed = listedPrice(facts, sold);
  if (listed !== null) return priceInRange(facts, listed, stated, total);
  const perUnit = facts.products.find(({ id }) => id === sold.product)?.sellingPrice ?? null;
  return perUnit === null ? null : total(perUnit);
}

/** Of one unit: a line that names no obligation has no quantity, so that a range counts as its mid. */
function catalogPriceOfUnit(facts: Facts, sold: Omit<Sold, 'quantity'>): number | null {
  const listed = listedPrice(facts, { ...sold, quantity: 1 });
  if (listed === null) return catalogPriceOf(facts, { ...sold, quantity: 1 }, 0);
  const perUnit = listed.price ?? midOf(listed);
  return rounded(exactly(perUnit).times(minorOf(sold.currency)));
}

const midOf = ({ low, high, cost, margin }: PriceFacts): number =>
  cost === null
    ? exactly(low ?? 0).plus(high ?? 0).dividedBy(2).toNumber()
    : exactly(cost).times(exactly(1).plus(margin ?? 0)).toNumber();

/** The most specific row of the product that is valid at inception. */
function listedPrice(facts: Facts, { product, day, segment, currency }: Sold): PriceFacts | null {
  const rows = facts.prices.filter(
    (row) =>
      row.product === product &&
      (row.validFrom === null || row.validFrom <= day) &&
      (row.validTo === null || row.validTo >= day) &&
      (row.segment === '' || row.segment === segment) &&
      (row.currency === '' || row.currency === currency),
  );
  const rank = (row: PriceFacts): number => (row.segment === '' ? 0 : 2) + (row.currency === '' ? 0 : 1);
  return rows.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

function priceInRange(facts: Facts, row: PriceFacts, stated: number, total: (perUnit: number) => number): number {
  const { low, high } = row;
  if (low === null || high === null) return total(row.price ?? midOf(row));
  if (stated >= total(low) && stated <= total(high)) return stated;
  if ((row.outsideRange ?? facts.settings.outsideRange) === 'nearest') return stated < total(low) ? total(low) : total(high);
  return total(row.price ?? midOf(row));
}

/** By obligation, before discounts: stated prices of a contract together, by selling prices. Usage stays as used. */
export function allocate(facts: Facts): Map<string, number> {
  const allocated = new Map<string, number>();
  // What a modification adds has a price of its own.
  const groups = facts.contracts.flatMap(({ id }) => [null, ...new Set(facts.modifications.map((row) => row.id))].map((addedBy) => ({ id, addedBy })));
  for (const { id, addedBy } of groups) {
    const ofContract = facts.obligations.filter((row) => row.contract === id && row.addedBy === addedBy);
    const sharing = ofContract.filter((row) => row.method !== 'usage');
    for (const row of ofContract.filter((other) => other.method === 'usage')) {
      allocated.set(row.id, sum(facts.usage.filter(({ obligation }) => obligation === row.id).map(({ amount }) => amount)));
    }
    const prices = sharing.map(({ price }) => price);
    const sellingPrices = sharing.map((row) => sellingPriceOf(facts, row) ?? row.price);
    const weights = sum(sellingPrices) === 0 ? prices : sellingPrices;
    const shares = sharing.length === 1 ? prices : splitByWeights(sum(prices), weights);
    sharing.forEach((row, index) => allocated.set(row.id, shares[index] ?? 0));
  }
  return allocated;
}

/** Without tax. */
export function netOf({ amount, taxIncluded }: InvoiceFacts): number {
  if (taxIncluded === null) return amount;
  if ('amount' in taxIncluded) return amount - taxIncluded.amount;
  const rate = exactly(taxIncluded.percent).dividedBy(100);
  return amount - rounded(rate.times(amount).dividedBy(rate.plus(1)));
}

/** What charges weigh when a discount of the whole invoice, or a minimum, is split: selling prices, else net amounts. */
export function weightsOf(
  facts: Facts,
  charges: readonly InvoiceFacts[],
  netAmounts: readonly number[],
  basis: 'selling-price' | 'line-price',
): number[] {
  const prices = charges.map((charge) => sellingPriceOfCharge(facts, charge));
  const known = prices.flatMap((price) => (price === null ? [] : [price]));
  const isKnown = known.length === prices.length && sum(known) !== 0;
  return basis === 'selling-price' && isKnown ? known : [...netAmounts];
}

function sellingPriceOfCharge(facts: Facts, charge: InvoiceFacts): number | null {
  const obligation = facts.obligations.find(({ id }) => id === charge.obligation);
  if (obligation === undefined) {
    const contract = facts.contracts.find(({ id }) => id === charge.contract);
    const day = contract?.signed ?? charge.start ?? charge.day;
    const { product, currency } = charge;
    return catalogPriceOfUnit(facts, { product: product ?? '', day, segment: contract?.segment ?? '', currency });
  }
  if (obligation.method === 'usage') {
    const perUnit = facts.products.find(({ id }) => id === charge.product)?.sellingPrice ?? null;
    const used = facts.usage.filter((row) => row.obligation === obligation.id && isInPeriod(row.day, charge));
    if (used.length === 0 || perUnit === null) return null;
    return rounded(exactly(perUnit).times(sum(used.map(({ quantity }) => quantity))).times(minorOf(charge.currency)));
  }
  const total = sellingPriceOf(facts, obligation);
  if (total === null || obligation.price <= 0) return null;
  return rounded(exactly(total).times(netOf(charge)).dividedBy(obligation.price));
}

export const isInPeriod = (day: number, { start, end }: { start: number | null; end: number | null }): boolean =>
  (start === null || day >= start) && (end === null || day <= end);
