/** A performance obligation on its terms: what steps 1 and 2 know of it, before any price is allocated. */
import type { Day } from '../foundation/calendar';
import type { Agency } from './agency';
import type { ControlJudgement } from './control-judgement';
import type { CreditTerms } from './credit-grant';
import type { FinancedPrice } from './financing';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { RunningShare } from './line-share';
import type { MaterialRight } from './material-right';
import type { SellingPrice } from './price-list';
import type { Breakage, DaysOfMonth, Licence, PointInTimeTrigger, RecognitionMethod, StraightLineStrategy } from './recognition-method';
import type { SourceReference } from './source-reference';

/** A day after all others. */
export const NEVER: Day = Number.MAX_SAFE_INTEGER;

export interface ObligationTerms {
  /** Obligation id, or `INVOICE/LINE`. */
  readonly id: string;
  readonly kind: 'obligation' | 'invoice-line';
  readonly contractId: string;
  /** Contracts with the same one are one contract; absent: the contract stands alone. */
  readonly combinationId?: string;
  readonly customer: string;
  readonly entity: string;
  readonly currency: string;
  readonly productId: string;
  readonly productName: string;
  readonly category: string;
  readonly description: string;
  readonly method: RecognitionMethod;
  readonly strategy: StraightLineStrategy;
  readonly trigger: PointInTimeTrigger;
  /** Of straight-line revenue. */
  readonly daysOfMonth: DaysOfMonth;
  /** Service period: both days, or what is known of it. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Day of transfer where a row names it. */
  readonly recognitionDay: Day | null;
  readonly control?: ControlJudgement | undefined;
  /** False: nothing of it is revenue (repurchase agreements). */
  readonly isSale: boolean;
  readonly breakage?: Breakage | undefined;
  readonly deliveredDay?: Day | null;
  readonly acceptedDay?: Day | null;
  /** Day of the first invoice issued for it. */
  readonly firstInvoiceDay: Day | null;
  readonly quantity: DecimalNumber | null;
  readonly standaloneSellingPricePerUnit: DecimalNumber | null;
  /** Minor units; of an agent the commission. */
  readonly statedPrice: number;
  /** Absent: principal. */
  readonly agency?: Agency;
  /** Absent: no significant financing component. The stated price is the financed one. */
  readonly financing?: FinancedPrice;
  /** Total, as its row states it; null where the row is silent or there is none. */
  readonly statedStandaloneSellingPrice: number | null;
  /** As step 4 determines it; none before. */
  readonly sellingPrice: SellingPrice;
  /** Absent: it is no grant of credits. */
  readonly credit?: CreditTerms;
  readonly licence: Licence | null;
  /** The part of what its row states that the contract binds to. */
  readonly binding?: RunningShare;
  /** An upfront fee that pays for the other promises of its contract. */
  readonly isFeeOfContract?: boolean;
  /** Promises that share a price of their own within the contract; absent: they share the contract’s. */
  readonly priceGroup?: string;
  /** First day on which the parties are bound to it, where that is after the contract stops to bind. */
  readonly laterFrom?: Day;
  readonly right?: MaterialRight | undefined;
  /** Empty: none. */
  readonly discountGroup: string;
  readonly recognitionFloor: Day | null;
  /** The modification that adds it; null where it was promised from the start. */
  readonly modificationId: string | null;
  /** What the floor waits for, where it is not an invoice. */
  readonly waitsFor?: 'collectability';
  /** A minimum true-up that covers no other product. */
  readonly isMinimumTrueUp: boolean;
  readonly origin: SourceReference;
  /** The row that fixes the service period. */
  readonly datesOrigin: SourceReference;
}
