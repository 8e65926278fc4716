/** Evidence that a discount belongs to some obligations of a contract only: their observable price as a bundle. */
import type { SourceReference } from './source-reference';

export interface DiscountEvidence {
  readonly contractId: string;
  /** As Obligations name it. */
  readonly group: string;
  /** Minor units: what the group's obligations are regularly sold for together. */
  readonly bundlePrice: number;
  readonly rationale: string;
  readonly origin: SourceReference;
}

/** How a contract's bundles enter an obligation's share of its price. */
export interface BundleShare {
  /** Discounts of all the contract's bundles: the price is split with them, as if they had not been given. */
  readonly discounts: number;
  /**
   * The obligation's own bundle: its discount is taken off again, by selling prices inside the bundle:
   * round(discount × through ÷ whole) − round(discount × before ÷ whole). Null outside every bundle.
   */
  readonly own: {
    readonly evidence: SourceReference;
    readonly discount: number;
    readonly before: number;
    readonly through: number;
    readonly whole: number;
  } | null;
}
