/** Modifications of contracts: the facts a user enters, and what the engine makes of each obligation they touch. */
import type { Day } from '../foundation/calendar';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { MeasurePoint } from './progress-point';
import type { SourceReference } from './source-reference';

export type ModificationTreatment =
  'separate-contract' | 'prospective' | 'cumulative-catch-up' | 'mixed' | 'termination';

/** automatic: the tests of 606-10-25-12 and 13 choose, and say why. */
export type TreatmentChoice = 'automatic' | ModificationTreatment;

export interface Modification {
  readonly id: string;
  readonly contractId: string;
  /** First day of the new terms. */
  readonly effectiveDay: Day;
  readonly treatment: TreatmentChoice;
  /** Judgement: what is still to be delivered is distinct from what was delivered; null where nobody judged. */
  readonly remainingDistinct: boolean | null;
  readonly rationale: string;
  readonly origin: SourceReference;
}

export interface ModificationLine {
  readonly modificationId: string;
  readonly lineId: string;
  readonly obligationId: string;
  /** Signed change of the obligation's price, minor units; of a termination: fee (+) or earned revenue given back (−). */
  readonly priceChange: number | null;
  /** Total price of the obligation from now on, minor units, instead of a change. */
  readonly newPrice: number | null;
  /** Sold as an agent whose supplier gets an amount: signed change of that amount, or the amount from now on; minor units. */
  readonly supplier?: { readonly kind: 'change' | 'amount'; readonly amount: number };
  /** New last day of service. */
  readonly newLastDay: Day | null;
  readonly quantityChange: DecimalNumber | null;
  /** Total SSP of what remains on the effective day, minor units. */
  readonly standaloneSellingPriceOfRemainder: number | null;
  /** Nothing of the obligation is delivered from the effective day on. */
  readonly isRemoved: boolean;
  /** Judgement for this obligation alone; null follows the modification. */
  readonly remainingDistinct: boolean | null;
  readonly origin: SourceReference;
}

/**
 * What a modification does to an obligation. separate: added terms of their own; prospective: the remaining price is
 * shared anew and falls on what remains; catch-up: the price changes as if it had from the start; at-once: nothing
 * remains, the change is revenue of the day; ended: what was to come stops.
 */
export type ModificationEffect = 'separate' | 'prospective' | 'catch-up' | 'at-once' | 'ended';

/** SSP of what remains of an obligation on the effective day, minor units: as its line states it, or from what was known. */
export type RemainderPrice =
  | { readonly kind: 'stated'; readonly amount: number }
  /** Of an obligation that the modification adds: its SSP as a whole. */
  | { readonly kind: 'added'; readonly amount: number }
  | {
      readonly kind: 'derived';
      readonly amount: number;
      /** First day that counts in what is left, where service before and after have other ends; null where they have not. */
      readonly daysFrom: Day | null;
      /** Whether the unrecognized share of the price counts: not of a free obligation. */
      readonly isPriced: boolean;
      /** Whether the units count. */
      readonly isByUnits: boolean;
    };

/** What tells how much of the service was given before the day. */
export type CatchUpMeasure =
  /**
   * The last measure of the work before the day, since the one with which the contract that stands began; null: nothing
   * was measured yet, or nothing before.
   */
  | { readonly kind: 'work'; readonly point: MeasurePoint | null; readonly from: MeasurePoint | null }
  /** Revenue of these segments before the day, of all their revenue: as it was, or as the new terms would have made it. */
  | {
      readonly kind: 'revenue';
      /** None where nothing, or all, was given. */
      readonly segments: readonly string[];
      /** First day that counts; null: all do. */
      readonly since: Day | null;
    };

/** All payments of an obligation together, minor units. */
export interface ChangedPayments {
  readonly change: number;
  readonly after: number;
}

/** Before, change and after of one obligation under one modification; minor units. By contract, day and modification. */
export interface ModifiedObligation {
  /** Id of its change of price: `OB-7/modification M1`. */
  readonly id: string;
  readonly modificationId: string;
  readonly contractId: string;
  readonly obligationId: string;
  readonly currency: string;
  readonly day: Day;
  readonly treatment: ModificationTreatment;
  readonly reason: string;
  readonly effect: ModificationEffect;
  /** The modification added the obligation. */
  readonly isAdded: boolean;
  readonly priceBefore: number;
  /** Recognized through the day before, under the terms before. */
  readonly recognizedBefore: number;
  readonly priceChange: number;
  /** Of a financed price: what its payments change by, and come to; the price changes by what the change is worth. */
  readonly payments?: ChangedPayments;
  /**
   * How `allocated` follows: round(price × through ÷ whole) − round(price × before ÷ whole). remaining: the price that
   * was not recognized of all obligations that share it, weights their SSP of the remainder. whole: the contract's price
   * as though the added goods had been in it from the start, weights their SSP. own: the obligation's own.
   * Weighed by: none where it keeps its own or receives nothing; `remainder`; the SSP known; its own where no SSP is known,
   * which is what it brings itself; even, one like the others, where nothing weighs.
   */
  readonly share: {
    readonly basis: 'remaining' | 'whole' | 'own';
    readonly price: number;
    readonly before: number;
    readonly through: number;
    readonly whole: number;
    readonly weighedBy: 'none' | 'remainder' | 'known' | 'own' | 'even';
  };
  /** SSP known before the modification, null where none is; `id` of the modified obligation that it is of: null, of the allocation. */
  readonly knownPrice: { readonly amount: number; readonly of: string | null } | null;
  /** Price as the contract states it before and after; `of`: modified obligation that stated it last, null: the contract line. */
  readonly stated: { readonly before: number; readonly after: number; readonly of: string | null };
  /** Null where no remaining price is shared, or nothing is known. */
  readonly remainder: RemainderPrice | null;
  /** Units before and after; null where it has none. `of`: modified obligation that had them last; null: the contract line. */
  readonly units: { readonly before: DecimalNumber; readonly after: DecimalNumber; readonly of: string | null } | null;
  /**
   * The modification for the future that made the contract which this one changes as from its start, and what was
   * recognized before; null: it is the first contract.
   */
  readonly newContract: { readonly of: string; readonly recognized: number } | null;
  /** catch-up and separate: the price after, of a new contract; otherwise what comes after the amount recognized before. */
  readonly allocated: number;
  readonly priceAfter: number;
  /** Revenue of the day that belongs to earlier days: a catch-up, or what nothing remains to earn. */
  readonly recognizedOnDay: number;
  /** Last day of service before and after; null where the obligation has none. */
  readonly lastDayBefore: Day | null;
  readonly lastDayAfter: Day | null;
  /**
   * How a catch-up follows: of the change, round(change × through ÷ whole); of the price, with a new end, recognized
   * under the contract before + round((price after − that) × through ÷ whole) − recognized before. Null where there is none.
   */
  readonly catchUp: {
    readonly of: 'change' | 'price';
    readonly through: number;
    readonly whole: number;
    readonly by: CatchUpMeasure;
  } | null;
  /** Line of the modification; its own row where no line names the obligation. */
  readonly origin: SourceReference;
}

export type ModificationDerivation =
  /**
   * A figure of the modified obligation, as the sheet Modified obligations shows it: its share of what remains, or the
   * price of the contract that stands; what is revenue of the day; the change of the price.
   */
  | {
      readonly kind: 'modification';
      /** Id of the change of price. */
      readonly changeId: string;
      readonly figure: 'share' | 'on-day' | 'price-change';
    }
  /** The opposite of all that the segments followed bring from the first day on. */
  | { readonly kind: 'stop'; readonly changeId: string }
  /**
   * What it makes of a credit given before it: the opposite of what the credit would still bring, or the opposite of
   * that, by the id of its segment.
   */
  | { readonly kind: 'credit-moved'; readonly changeId: string; readonly opposite: string | null };
