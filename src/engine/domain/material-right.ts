/** Material rights: options that give customers what they would not get without the contract, and their exercise. */
import type { Day } from '../foundation/calendar';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { SourceReference } from './source-reference';

/** A share as an exact decimal, and whether its cell counts percents (40 for 40 %). */
export interface ShareCell {
  readonly share: DecimalNumber;
  readonly isPercent: boolean;
}

/** How the stand-alone selling price of a right follows from its row. Absent shares are the whole, or nothing. */
export type RightValue =
  /** The row states it. */
  | { readonly kind: 'stated' }
  /** A discount on what is expected to be bought, beyond the discount that others get too. */
  | {
      readonly kind: 'discount';
      readonly purchase: DecimalNumber;
      readonly discount: ShareCell;
      readonly generalDiscount: ShareCell | null;
      readonly likelihood: ShareCell | null;
    }
  /** Points or vouchers, each worth something, some of which will not be used. */
  | {
      readonly kind: 'units';
      readonly quantity: DecimalNumber;
      readonly perUnit: DecimalNumber;
      readonly likelihood: ShareCell | null;
    }
  /** The goods of the option count as promised: their expected price, and their selling price (practical alternative). */
  | {
      readonly kind: 'renewal';
      readonly price: DecimalNumber;
      readonly sellingPrice: DecimalNumber;
      readonly likelihood: ShareCell | null;
    };

export interface MaterialRight {
  readonly value: RightValue;
  /** What all exercises are expected to come to, in their own unit; null: as the value says. */
  readonly expectedExercises: DecimalNumber | null;
  /** Whether it is an option to renew the contract; absent: nothing is said. */
  readonly isToRenew?: boolean;
}

/** A share of the right, the price of what was bought with it, or units used. */
export type ExerciseMeasure = 'share' | 'amount' | 'quantity';

/** A customer makes use of a right. */
export interface RightExercise {
  /** The right, which is an obligation. */
  readonly obligationId: string;
  readonly day: Day;
  readonly measure: ExerciseMeasure;
  /** Of this exercise alone, > 0. */
  readonly done: DecimalNumber;
  readonly isPercent: boolean;
  /** What all exercises are now expected to come to; null: as before. */
  readonly expectedTotal: DecimalNumber | null;
  /** Service of what was bought with it; both or none. None: transferred on the day. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** A row of Option exercises, or the row of the right itself. */
  readonly origin: SourceReference;
}
