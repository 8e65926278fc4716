/** Variable consideration as its rows state it: estimates over time, and the outcomes they weigh. */
import type { DecimalNumber } from '../foundation/decimal-text';
import type { Day } from '../foundation/calendar';
import type { SourceReference } from './source-reference';

export type EstimateKind =
  | 'bonus'
  | 'penalty'
  | 'rebate'
  | 'volume-discount'
  | 'price-concession'
  | 'implicit-price-concession'
  | 'returns'
  | 'refund'
  | 'consideration-payable'
  | 'noncash-consideration'
  | 'other';

export type EstimateMethod = 'expected-value' | 'most-likely-amount' | 'amount' | 'rate';

/** An amount in minor units, or a share of the consideration; of `other` signed, else without the sign of its kind. */
export type Measure =
  { readonly kind: 'amount'; readonly amount: number } | { readonly kind: 'rate'; readonly rate: DecimalNumber };

/** What of an estimate is left out of the price: an amount, or a share of what may be lost. */
export type Constraint =
  { readonly kind: 'amount'; readonly amount: number } | { readonly kind: 'share'; readonly share: DecimalNumber };

/** An estimate as it stands from a day on. Rows with the same id are estimates of the same thing over time. */
export interface Estimate {
  readonly id: string;
  /** Null: at contract inception. */
  readonly asOfDay: Day | null;
  readonly contractId: string;
  /** Null: the price of the whole contract. */
  readonly obligationId: string | null;
  readonly kind: EstimateKind;
  readonly method: EstimateMethod;
  /** Null where scenarios give it. */
  readonly measure: Measure | null;
  readonly scenarios: readonly Scenario[];
  readonly constraint: Constraint | null;
  /** The outcome is known: this is no estimate any more. */
  readonly isActual: boolean;
  /** Consideration payable to a customer: fair value of what is received from the customer in return, minor units. */
  readonly fairValue: number | null;
  /** Non-cash consideration: the value changed because of the form of the consideration alone. */
  readonly isDueToForm: boolean;
  /** Returns: what it will cost to get the goods back, minor units; absent: nothing. */
  readonly recoveryCost?: number;
  readonly rationale: string;
  readonly origin: SourceReference;
}

export interface Scenario {
  readonly name: string;
  readonly measure: Measure;
  readonly probability: DecimalNumber;
  readonly origin: SourceReference;
}
