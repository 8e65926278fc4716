/** Shares that tie lines and promised items to obligations, n to n. */
import type { SourceReference } from './source-reference';

/** By running weights, so that shares sum to the whole: round(amount × through ÷ whole) − round(amount × before ÷ whole). */
export interface RunningShare {
  readonly before: number;
  readonly through: number;
  readonly whole: number;
}

/** What an invoice line bills of an obligation. */
export interface LineShare extends RunningShare {
  readonly obligationId: string;
  /** The row that says so: of Line shares, or of Promised items. */
  readonly origin: SourceReference;
}

/** Something promised that is distinct only together with other items, or serves several obligations. */
export interface PromisedItem extends RunningShare {
  readonly itemId: string;
  readonly obligationId: string;
  readonly description: string;
  /** Price of the whole item in minor units; null where the contract states none. */
  readonly price: number | null;
  /** The row that states the price. */
  readonly priceOrigin: SourceReference;
  readonly rationale: string;
  readonly origin: SourceReference;
}
