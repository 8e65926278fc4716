/** What credit notes pay out of refunds that prices expected. */
import type { Day } from '../foundation/calendar';

/** The part of a credit note that pays out what the price expected, minor units; negative where its invoice is voided. */
export interface RefundPaid {
  readonly obligationId: string;
  readonly billingId: string;
  readonly day: Day;
  readonly amount: number;
}
