/** An invoice that will not be paid, and what came of it later. */
import type { Day } from '../foundation/calendar';
import type { SourceReference } from './source-reference';

export interface WriteOff {
  readonly invoiceId: string;
  /** Day on which the invoice was judged uncollectible. */
  readonly day: Day;
  /** Minor units, above zero; null: all that is billed and not credited. */
  readonly amount: number | null;
  readonly recoveredDay: Day | null;
  /** Null: all that was written off. */
  readonly recoveredAmount: number | null;
  /** Day on which the recovery was disputed and lost. */
  readonly disputedDay: Day | null;
  readonly rationale: string;
  readonly origin: SourceReference;
}
