/**
 * A part of an invoice line that bills one obligation. Charges have one part; discounts and minimum true-ups are split
 * over the charges they concern.
 */
import type { Day } from '../foundation/calendar';
import type { InvoiceLine } from './book';
import type { RecognitionMethod } from './recognition-method';
import type { AmountDerivation, PriceChange, Segment } from './schedule';

export interface BilledPart {
  /** Id of its billing event: `INV-7/2`; `INV-7/3 for INV-7/2` where a line has several parts. */
  readonly id: string;
  readonly line: InvoiceLine;
  /**
   * The charge it belongs to, `INV-7/2`: a charge itself, a discount or true-up the charge it concerns; empty if none.
   */
  readonly chargeId: string;
  readonly obligationId: string;
  /** Minor units, signed as on the invoice. */
  readonly amount: number;
  /** Own service dates, else those of its charge. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Method that the line, or the charge of a discount, names. */
  readonly method: RecognitionMethod | null;
  readonly derivation: AmountDerivation;
}

/** A change of the price and the segments that it added. */
export interface CarriedChange {
  readonly change: PriceChange;
  readonly segments: readonly Segment[];
}

/** What recognizes the revenue of a billed part, so that a credit can tell how much of it is still deferred. */
export interface RevenueCarrier {
  readonly segments: readonly Segment[];
  /** Service period of the part on these segments. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Days of all the service that shares the part's price: the whole schedule, for usage the part's own period. */
  readonly scope: { readonly firstDay: Day; readonly lastDay: Day };
  /** Price of which not all dates are known (milestones, a point in time); null where the segments hold everything. */
  readonly openPrice: number | null;
  /** The line itself is the reason for the revenue (no contract stands behind it), so a void takes the revenue back. */
  readonly isOnlyInvoiced: boolean;
  /** Changes of the price that the segments have besides, by day: a credit sees those that were made by its day. */
  readonly changes: readonly CarriedChange[];
  /** No revenue comes of it (no sale, or none yet): a credit only settles what is billed. */
  readonly isLiabilityOnly?: boolean;
}

/** `INVOICE/LINE`. */
export function lineKey(line: InvoiceLine): string {
  return `${line.invoiceId}/${line.lineId}`;
}

/** The day a voided invoice is taken back; null where it stands. */
export function voidDayOf(line: InvoiceLine): Day | null {
  return line.status === 'voided' ? (line.voidDay ?? line.invoiceDay) : null;
}

export function isDiscount(line: InvoiceLine): boolean {
  return line.type === 'product discount' || line.type === 'invoice discount';
}
