/** An obligation as it stands in the history of its contract. */
import type { ObligationTerms } from '../domain/obligation-terms';
import type { AllocationStep } from '../domain/schedule';
import type { ObligationSchedule } from '../step-5-recognition/schedule-obligation';

export interface StandingObligation {
  readonly terms: ObligationTerms;
  readonly schedule: ObligationSchedule;
  /** Its weights in the price of the contract, on which later changes of that price are split. */
  readonly basis: AllocationStep;
}
