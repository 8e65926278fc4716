/** What is promised and not recognized yet, for disclosure. */
import type { Day } from '../foundation/calendar';

/**
 * Why an obligation is left out: 606-10-50-14(b), 606-10-50-14(a); or it is no contract yet: 606-10-25-1(e), or 606-10-25-3
 * where either party may still leave before it begins.
 */
export type RemainingExpedient = 'right-to-invoice' | 'one-year' | 'not-collectable' | 'not-binding';

/** An obligation at the closing day; minor units. */
export interface RemainingObligation {
  readonly contractId: string;
  readonly obligationId: string;
  readonly customer: string;
  readonly productId: string;
  readonly entity: string;
  readonly currency: string;
  /** Allocated price with its changes by that day. */
  readonly price: number;
  readonly recognized: number;
  readonly remaining: number;
  /** Original term of the contract; null where no row gives it. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly isWithinYear: boolean;
  /** Null: disclosed. */
  readonly expedient: RemainingExpedient | null;
  /** remaining, or 0 where an expedient leaves it out. */
  readonly disclosed: number;
  /** Expected day of what has no date yet. */
  readonly expectedDay: Day | null;
  /** The part of the price that no date is known for, whatever is expected. */
  readonly notScheduled: number;
  /** Dated by the end of the closing month and not recognized, as where revenue waits for its invoice. */
  readonly held: number;
  /** disclosed by time band, held in the first one; one more for what comes after the last. */
  readonly bands: readonly number[];
  /** disclosed that neither the schedule nor an expected day dates. */
  readonly undated: number;
}
