/** Prepaid credits: grants of money or units that a customer draws down, and the draws. */
import type { DecimalNumber } from '../foundation/decimal-text';
import type { Day } from '../foundation/calendar';
import { joinKey } from '../foundation/group-by';
import type { Breakage } from './recognition-method';
import type { SourceReference } from './source-reference';

export type CreditKind = 'cash' | 'units';

export interface CreditGrant {
  readonly id: string;
  readonly contractId: string;
  readonly customer: string;
  readonly currency: string;
  readonly productId: string;
  readonly description: string;
  readonly kind: CreditKind;
  /** Money in units of the currency, or units; above zero. */
  readonly granted: DecimalNumber;
  /** Minor units; 0: free. */
  readonly pricePaid: number;
  readonly grantDay: Day;
  /** First and last day on which it can be drawn; null: it does not expire. */
  readonly effectiveDay: Day;
  readonly expiryDay: Day | null;
  /** The lower, the earlier it is drawn among grants of one expiry; null comes last. */
  readonly priority: number | null;
  /** Products it pays for; empty: any. */
  readonly applicableProducts: readonly string[];
  readonly breakage: Breakage;
  /** Day from which use of the rest is remote, where its breakage is that. */
  readonly remoteDay: Day | null;
  /** Share that is not expected to be used: 0.1; 0 where none is. */
  readonly expectedBreakage: DecimalNumber;
  /** Invoice, or its line, that bills it; empty: the invoice names the grant. */
  readonly invoiceId: string;
  readonly invoiceLineId: string;
  readonly modificationId: string | null;
  readonly rationale: string;
  /** Column of the grant day. */
  readonly datedBy: 'Grant date' | 'Effective date';
  readonly origin: SourceReference;
}

/** The price that a free grant shares with an invoice, or its line; null where it names none, or is paid for. */
export function groupOfInvoice({ contractId, pricePaid, invoiceId, invoiceLineId }: CreditGrant): string | null {
  return pricePaid > 0 || invoiceId === '' ? null : joinKey(contractId, 'invoice', invoiceId, invoiceLineId);
}

export interface CreditDraw {
  /** Number of the paper; empty where there is none. */
  readonly document: string;
  readonly day: Day;
  /** Empty: any contract of the customer. */
  readonly contractId: string;
  readonly customer: string;
  readonly productId: string;
  readonly kind: CreditKind;
  /** Money or units; negative gives back to the grant that it names. */
  readonly quantity: DecimalNumber;
  /** Null: by earliest expiry. */
  readonly grantId: string | null;
  /** New estimate, from the draw on, of the share of its grant that is not used; null: as before. */
  readonly expectedBreakage: DecimalNumber | null;
  /** What the credits do not cover is billed elsewhere. */
  readonly isOverageBilled: boolean;
  readonly origin: SourceReference;
}

/** What a draw took from a grant, in units of 10^−scale. */
export interface AppliedDraw {
  readonly draw: CreditDraw;
  readonly grant: CreditGrant;
  readonly scale: number;
  /** Left in the grant, and open of the draw, before. */
  readonly leftBefore: number;
  readonly openBefore: number;
  readonly taken: number;
}

export interface DrawProblem {
  readonly draw: CreditDraw;
  readonly kind: 'no-grant' | 'exceeds' | 'before-effective' | 'after-expiry' | 'gives-back-too-much' | 'unnamed-return';
  /** What is not covered, in units of 10^−scale. */
  readonly short: number;
  readonly scale: number;
}

/** What a grant says to the steps of the standard. */
export interface CreditTerms {
  readonly kind: CreditKind;
  readonly grantDay: Day;
  readonly granted: DecimalNumber;
  readonly expectedBreakage: DecimalNumber;
  /** Grants that share the price paid for them; null: the price of the whole contract. */
  readonly priceGroup: string | null;
  /** Price and units of the paid grants given on the same day, which price free units. */
  readonly paid: { readonly price: number; readonly units: DecimalNumber; readonly grants: readonly SourceReference[] };
}
