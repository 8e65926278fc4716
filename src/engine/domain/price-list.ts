/** Stand-alone selling prices: the dated price list as a table of facts, and how an obligation's price follows from it. */
import type { Day } from '../foundation/calendar';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { RunningShare } from './line-share';
import type { RightValue } from './material-right';
import type { SourceReference } from './source-reference';

/** How the seller estimates a price (606-10-32-34, IFRS 15.79). */
export type PriceMethod = 'observable' | 'adjusted-market' | 'cost-plus-margin' | 'residual';

/** What counts where a contract's price lies outside the range of the list. */
export type OutsideRange = 'mid' | 'nearest';

export interface PriceListRow {
  readonly productId: string;
  /** Inclusive; null is open. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Empty text: any. */
  readonly segment: string;
  readonly currency: string;
  /** Of one unit, in the row's currency, else in that of whatever uses it. */
  readonly perUnit: DecimalNumber | null;
  /** Both or none. */
  readonly low: DecimalNumber | null;
  readonly high: DecimalNumber | null;
  readonly method: PriceMethod;
  readonly cost: DecimalNumber | null;
  /** Share of the cost: 0.25. */
  readonly margin: DecimalNumber | null;
  /** Null follows the policy. */
  readonly outsideRange: OutsideRange | null;
  readonly rationale: string;
  readonly origin: SourceReference;
}

/** Where a stand-alone selling price comes from, so that a cell can derive it again. */
export type PriceBasis =
  | { readonly kind: 'none' }
  /** The total that the obligation's row states. */
  | { readonly kind: 'own' }
  /** An upfront fee of the contract is no promise and has none. */
  | { readonly kind: 'upfront-fee' }
  /** The value of an option. */
  | { readonly kind: 'material-right'; readonly value: RightValue }
  /** No selling price: a weight by quantity, at the price of a unit of another obligation of the same product, or its own. */
  | { readonly kind: 'quantity'; readonly of: string }
  /** What an invoice line charges for what is sold with it. */
  | { readonly kind: 'charged' }
  /** The product's price per unit × quantity. */
  | { readonly kind: 'product'; readonly origin: SourceReference }
  /** A row of the price list; a range takes the stated price where it lies inside. */
  | { readonly kind: 'price-list'; readonly row: PriceListRow; readonly outsideRange: OutsideRange }
  /** Granted credits: their amount, the product's price per unit, or what the paid units of the day cost. */
  | { readonly kind: 'credits'; readonly from: 'amount' | 'product' | 'paid'; readonly rows: readonly SourceReference[] }
  /** The price that is shared, before bundle discounts, less the other selling prices. */
  | { readonly kind: 'residual'; readonly row: PriceListRow };

export interface SellingPrice {
  /** Total in minor units; null where there is none. */
  readonly amount: number | null;
  readonly basis: PriceBasis;
  /** The part of it that the contract binds to, and the whole in minor units; absent: all of it. */
  readonly binding?: RunningShare & { readonly amount: number };
}

export const NO_SELLING_PRICE: SellingPrice = { amount: null, basis: { kind: 'none' } };
