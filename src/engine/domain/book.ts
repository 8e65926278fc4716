/**
 * The whole input of the engine: immutable facts, one interface a table, each with the row it came from.
 * Amounts are integer minor units of the currency, exclude tax; days are inclusive; null means the cell is empty.
 */
import type { AccountRole } from './account-role';
import type { ActsAs, Agency, SupplierTerms } from './agency';
import type { Estimate } from './estimate';
import type { FinancingRow } from './financing';
import type { Modification, ModificationLine } from './modification';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { Day } from '../foundation/calendar';
import type { ControlJudgement } from './control-judgement';
import type { LineShare, PromisedItem, RunningShare } from './line-share';
import type { MaterialRight, RightExercise } from './material-right';
import type { CreditDraw, CreditGrant, CreditTerms } from './credit-grant';
import type { CreditReason, CreditTreatment } from './credit-treatment';
import type { DiscountEvidence } from './discount-evidence';
import type { EntityFacts, ExchangeRate, FunctionalLine } from './functional';
import type { Policy } from './policy';
import type { ContractCost } from './contract-cost';
import type { PriceListRow } from './price-list';
import type { Breakage, Licence, PointInTimeTrigger, RecognitionMethod, StraightLineStrategy } from './recognition-method';
import type { SourceReference } from './source-reference';
import type { WriteOff } from './write-off';
import type { PostedLine } from './journal';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly method: RecognitionMethod;
  readonly strategy: StraightLineStrategy | null;
  readonly trigger: PointInTimeTrigger | null;
  /** Stand-alone selling price of one unit, in the currency of whatever uses it. */
  readonly standaloneSellingPricePerUnit: DecimalNumber | null;
  /** Absent: principal. An agent's supplier gets a share. */
  readonly actsAs?: ActsAs;
  readonly supplier?: SupplierTerms;
  /** Why a judgement on the row was made. */
  readonly rationale?: string;
  readonly origin: SourceReference;
}

export interface Contract {
  readonly id: string;
  readonly customer: string;
  readonly entity: string;
  readonly currency: string;
  readonly signedDay: Day | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** The last day follows from the first and this many months; absent: it is stated. */
  readonly termMonths?: number;
  /** Last day that binds both parties, where that is before the last day of the term; absent: the term binds. */
  readonly bindingDay?: Day;
  /** The contract that it renews; absent: it is no renewal. */
  readonly renewalOf?: string;
  /** The material right that the renewal uses; absent: as the rights say. */
  readonly exercisesRight?: string;
  /** Segment of the price list; absent or empty: none. */
  readonly segment?: string;
  /** Contracts of one group, and a contract that a group is called by, are one; absent: it stands alone. */
  readonly group?: string;
  /** Day from which collection is probable; null: not yet; absent: since inception. */
  readonly collectableFrom?: Day | null;
  /** Why a judgement on the row was made. */
  readonly rationale?: string;
  readonly origin: SourceReference;
}

/**
 * A non-refundable upfront fee: part of the price of the contract's other promises, or, where it gives a material right to
 * renew, recognized over the life of the customer.
 */
export type UpfrontFee = 'contract' | 'customer-life';

export type Warranty = 'assurance' | 'service';

export interface Obligation {
  readonly id: string;
  readonly contractId: string;
  readonly productId: string;
  readonly description: string;
  readonly quantity: DecimalNumber | null;
  /** Total price stated in the contract, before discounts given on invoices. */
  readonly statedPrice: number;
  /** What all its goods cost, minor units, or one unit of them; absent: nothing is said. */
  readonly cost?: number;
  readonly unitCost?: DecimalNumber;
  /** Total stand-alone selling price, not per unit. */
  readonly standaloneSellingPrice: number | null;
  readonly method: RecognitionMethod | null;
  readonly strategy: StraightLineStrategy | null;
  readonly trigger: PointInTimeTrigger | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** The last day follows from the first and this many months; absent: it is stated, or the contract's. */
  readonly termMonths?: number;
  readonly recognitionDay: Day | null;
  /** Day on which the customer has the goods, and day on which it accepted them. */
  readonly deliveredDay?: Day | null;
  readonly acceptedDay?: Day | null;
  /** Absent: delivery, dates and invoices tell. */
  readonly control?: ControlJudgement;
  /** Absent: progress alone tells. */
  readonly breakage?: Breakage;
  readonly billing: 'advance' | 'arrears' | null;
  /** What revenue before its invoice is: a receivable, or a contract asset while more than time must pass. */
  readonly unbilledIs: 'receivable' | 'contract-asset' | null;
  /** When the part of the price that has no date yet is expected to be earned. */
  readonly expectedCompletionDay: Day | null;
  /** Absent: no licence. It decides the method where the row names none. */
  readonly licence?: Licence;
  /** Group of Discount evidence whose bundle discount belongs to it; absent or empty: none. */
  readonly discountGroup?: string;
  /** The modification that adds it; null where it was promised from the start. */
  readonly modificationId: string | null;
  /** Absent: no warranty. An assurance is no promise of its own. */
  readonly warranty?: Warranty;
  /** The part of the row's price and selling price that the contract binds to; `statedPrice` is that part already. */
  readonly binding?: RunningShare & { readonly statedPrice: number };
  /** It begins on this day, after the contract stops to bind: it is priced apart; absent: it is part of what binds. */
  readonly laterFrom?: Day;
  /** A fee that pays for no promise of its own; absent: an ordinary promise. */
  readonly upfrontFee?: UpfrontFee;
  /** Absent: no option. A right has a row of its own table, and its End is the day on which it expires. */
  readonly right?: MaterialRight;
  /** Items whose prices make the stated price; absent: the row states it. */
  readonly pricedItems?: readonly PromisedItem[];
  /** Absent: it is no grant of credits. */
  readonly credit?: CreditTerms;
  /** Absent: as its product. */
  readonly actsAs?: ActsAs;
  readonly supplier?: SupplierTerms;
  /** Why a judgement on the row was made. */
  readonly rationale?: string;
  readonly origin: SourceReference;
}

export type InvoiceLineType = 'charge' | 'product discount' | 'invoice discount' | 'minimum true-up';
export type InvoiceStatus = 'draft' | 'final' | 'sent' | 'paid' | 'voided';

/** Tax that stands inside the amount of a document line; the line's own amount is already without it. */
export interface IncludedTax {
  /** Minor units, signed as the amount. */
  readonly tax: number;
  /** The rate that gives it (0.2 for 20 %) and whether its cell counts percents; null where the line states the tax. */
  readonly rate: { readonly share: DecimalNumber; readonly isPercent: boolean; readonly isText: boolean } | null;
  /** What the cell holds that says so; null where the header of the amount does. */
  readonly flag: string | number | boolean | null;
}

export interface InvoiceLine {
  readonly invoiceId: string;
  readonly lineId: string;
  readonly invoiceDay: Day;
  /** Day on which the customer is to pay; null or absent: not said. */
  readonly dueDay?: Day | null;
  readonly customer: string;
  readonly entity: string;
  readonly currency: string;
  readonly contractId: string | null;
  readonly obligationId: string | null;
  /** Obligations that it bills together, in natural order; absent: the one it names, or itself. */
  readonly shares?: readonly LineShare[];
  readonly productId: string | null;
  /** Of a period after the binding term: who sells, as the row of its obligation says, of which price. */
  readonly soldAs?: Pick<Obligation, 'actsAs' | 'supplier' | 'statedPrice'>;
  readonly description: string;
  readonly type: InvoiceLineType;
  readonly lineGroup: string | null;
  /** Signed as on the invoice: discounts are negative. Without tax. */
  readonly amount: number;
  /** Where the amount on the invoice has tax inside. */
  readonly includedTax?: IncludedTax | undefined;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly method: RecognitionMethod | null;
  readonly strategy: StraightLineStrategy | null;
  readonly recognitionDay: Day | null;
  /** Promises that share the price of the line, such as loyalty points; absent: its price is its own. */
  readonly priceGroup?: string;
  /** It bills a period that begins on this day, after its contract stops to bind; absent: it does not. */
  readonly laterFrom?: Day;
  readonly status: InvoiceStatus;
  readonly voidDay: Day | null;
  readonly origin: SourceReference;
}

export interface CreditNoteLine {
  readonly creditNoteId: string;
  readonly lineId: string;
  readonly day: Day;
  readonly invoiceId: string;
  /** Null: the whole invoice, spread over its lines. */
  readonly invoiceLineId: string | null;
  /** Positive, without tax. */
  readonly amount: number;
  readonly includedTax?: IncludedTax | undefined;
  readonly status: InvoiceStatus;
  /** Null: as the policy says. */
  readonly treatment: CreditTreatment | null;
  /** For information. */
  readonly reason: CreditReason | null;
  /** Service that the credit is for; a credit that rebuilds the schedule falls on these days. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly origin: SourceReference;
}

export interface UsageRecord {
  readonly obligationId: string;
  readonly day: Day;
  readonly quantity: DecimalNumber;
  readonly amount: number;
  /** Set by the engine where an agent passes on a part: `amount` is without it then. */
  readonly ofSupplier?: { readonly agency: Agency; readonly before: number; readonly gross: number };
  readonly origin: SourceReference;
}

export interface Milestone {
  readonly obligationId: string;
  readonly id: string;
  /** A share as an exact decimal (0.25), or an amount of the stated price in minor units. */
  readonly measure:
    { readonly kind: 'share'; readonly share: DecimalNumber } | { readonly kind: 'amount'; readonly amount: number };
  readonly completedDay: Day | null;
  readonly origin: SourceReference;
}

/** How far an obligation is satisfied at the end of a day. */
export interface ProgressRecord {
  readonly obligationId: string;
  readonly day: Day;
  readonly measure: ProgressMeasure;
  /** Minor units: cost to date of uninstalled materials, part of done and of total; 0 as a rule. */
  readonly uninstalledCost: number;
  /** Done and total are costs in the currency of the contract, so that a loss shows. */
  readonly isCost: boolean;
  readonly origin: SourceReference;
}

export type ProgressMeasure =
  /** Share complete, 0.6 for 60 %, and how its cell says so. */
  | { readonly kind: 'share'; readonly share: DecimalNumber; readonly writtenAs: 'fraction' | 'percentage' | 'text' }
  /** Cost, quantity or hours to date, and the estimated total in the same unit, > 0, and how its row says so. */
  | {
      readonly kind: 'ratio';
      readonly done: DecimalNumber;
      readonly total: DecimalNumber;
      readonly totalFrom: 'total' | 'to-complete' | 'credits';
    };

export interface AccountMapping {
  readonly role: AccountRole;
  readonly account: string;
  readonly name: string;
  /** Empty text: any. */
  readonly productId: string;
  readonly category: string;
  readonly entity: string;
  readonly origin: SourceReference | null;
}

export interface RevenueBook {
  /** Exchange rates and entities; with them the functional lines that earlier closes left. Absent: none. */
  readonly rates?: readonly ExchangeRate[];
  readonly entities?: readonly EntityFacts[];
  readonly postedFunctional?: readonly FunctionalLine[];
  /** Prepaid credits and what was drawn of them; absent: none. */
  readonly creditGrants?: readonly CreditGrant[];
  readonly creditDraws?: readonly CreditDraw[];
  readonly policy: Policy;
  readonly products: readonly Product[];
  readonly contracts: readonly Contract[];
  readonly obligations: readonly Obligation[];
  readonly invoiceLines: readonly InvoiceLine[];
  readonly creditNoteLines: readonly CreditNoteLine[];
  readonly usage: readonly UsageRecord[];
  readonly milestones: readonly Milestone[];
  readonly progress: readonly ProgressRecord[];
  readonly contractCosts: readonly ContractCost[];
  readonly writeOffs: readonly WriteOff[];
  readonly estimates: readonly Estimate[];
  /** When customers pay long before or after; a book may have none. */
  readonly financing?: readonly FinancingRow[];
  readonly modifications: readonly Modification[];
  readonly modificationLines: readonly ModificationLine[];
  readonly accounts: readonly AccountMapping[];
  /** Dated selling prices; a book may have none. */
  readonly priceList?: readonly PriceListRow[];
  /** Uses of material rights; a book may have none. */
  readonly rightExercises?: readonly RightExercise[];
  /** Items that make up obligations; a book may have none. */
  readonly promisedItems?: readonly PromisedItem[];
  /** Observable prices of bundles; a book may have none. */
  readonly discountEvidence?: readonly DiscountEvidence[];
  /** The daily journal that earlier closes left in the workbook, in its order. */
  readonly posted: readonly PostedLine[];
}
