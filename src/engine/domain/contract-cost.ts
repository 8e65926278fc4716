/** A cost of obtaining or fulfilling a contract, with the judgements made about it. */
import type { Day } from '../foundation/calendar';
import type { StraightLineStrategy } from './recognition-method';
import type { SourceReference } from './source-reference';

export interface ContractCost {
  readonly id: string;
  readonly contractId: string;
  /** Null: the cost belongs to the contract as a whole. */
  readonly obligationId: string | null;
  readonly kind: 'obtain' | 'fulfil';
  readonly description: string;
  /** Minor units of the contract's currency, above zero. */
  readonly amount: number;
  /** Day on which it was incurred. */
  readonly day: Day;
  /** Obtaining: incremental. Fulfilling: relates to the contract, generates resources, is expected to be recovered. */
  readonly isCapitalizable: boolean;
  /** Amortization period, anticipated renewals included; null takes the obligation's or the contract's. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Length of the period from its first day, where that is given instead of a last day. */
  readonly months: number | null;
  /** Day from which another estimate of the last day holds, and that last day; absent: none was made. */
  readonly revisedDay?: Day;
  readonly revisedLastDay?: Day;
  readonly pattern: 'straight-line' | 'revenue';
  readonly strategy: StraightLineStrategy | null;
  /** Whether a renewal would cost as much again; null where nothing is said. */
  readonly isRenewalCommensurate: boolean | null;
  readonly impairmentDay: Day | null;
  readonly impairmentAmount: number | null;
  /** Day and amount by which the impairment no longer holds: under IFRS alone. */
  readonly reversalDay?: Day | null;
  readonly reversalAmount?: number | null;
  /** Costs of the goods or services still to come, for the test of 340-40-35-3; null counts as none. */
  readonly remainingCosts: number | null;
  /** Day on which the contract ended early: what is carried then is written off. */
  readonly terminationDay: Day | null;
  readonly rationale: string;
  readonly origin: SourceReference;
}
