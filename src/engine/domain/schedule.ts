/**
 * What is recognized and billed, as functions of the day. Figures are differences of `recognizedThrough` and
 * `billedThrough`; nothing is stored by day or by month.
 */
import type { Day } from '../foundation/calendar';
import type { Presented } from './combination';
import type { ProgressPoint } from './progress-point';
import type { RuleId } from '../rule-book/rule-book';
import type { AccountRole, BillingRole } from './account-role';
import type { Agency, AgencyDerivation } from './agency';
import type { DaysOfMonth, RecognitionMethod, StraightLineStrategy } from './recognition-method';
import type { Estimate } from './estimate';
import type { Diagnostic } from './diagnostic';
import type { BundleShare } from './discount-evidence';
import type { SellingPrice } from './price-list';
import type { FinancedPrice, InterestDerivation } from './financing';
import type { RefundPaid } from './refund-paid';
import type { DecimalNumber } from '../foundation/decimal-text';
import type { ModificationDerivation, ModifiedObligation } from './modification';
import type { InputTable, SourceReference } from './source-reference';
import type { TransferDerivation } from './transfer-derivation';
import type { SourceKind } from './source-kind';

export type { SourceKind } from './source-kind';

export type { RefundPaid };

/** How a segment's amount falls on days of its own term: spread by a strategy, or whole on its first day. */
export type TermCurve =
  | {
      readonly kind: 'over-time';
      readonly strategy: StraightLineStrategy;
      /** Days inside a month; none: rounded to date. */
      readonly days?: Exclude<DaysOfMonth, 'rounded-to-date'>;
    }
  | { readonly kind: 'point' };

/**
 * In proportion to what other segments still recognize from the segment's first day through its last, so that a credit
 * of all that is left leaves exactly nothing on every day. With C(day) the sum of the followed segments:
 * round(amount × (C(min(day, lastDay)) − before) ÷ whole); 0 before its first day.
 */
export interface FollowingCurve {
  readonly kind: 'follows';
  /** The main segment of the obligation as a rule; also earlier credits on it, whose own curves follow it. */
  readonly segments: readonly Segment[];
  /**
   * Day from which C counts, where it lies before the first day: what the days between would have earned falls on the
   * first day.
   */
  readonly since?: Day;
  /** C on the day before the first day, or before `since`. */
  readonly before: number;
  /** C(lastDay) − before; where later dates are still unknown (milestones to come), the price still to come. Not 0. */
  readonly whole: number;
  /** What comes of `whole`; the segment's amount unless given. A rate: digits over a power of ten. */
  readonly numerator?: number;
}

export type Curve = TermCurve | FollowingCurve;

export interface Segment {
  /** Posted on contra revenue instead of revenue. */
  readonly isContra?: boolean;
  /** A schedule as it would always have been: before this day another segment takes it away, and neither is posted. */
  readonly countedFrom?: Day;
  /**
   * Unique and stable from run to run: `OB-7`, `OB-7/discount INV-3/2`, `OB-7/usage 2026-01-03`, `OB-7/line INV-3/1`,
   * `OB-7/milestone M1`, `OB-7/progress 2026-03-31`, `OB-7/true-up INV-3/4`, `OB-7/credit CN-1/1`, `OB-7/void INV-3/1`.
   */
  readonly id: string;
  readonly obligationId: string;
  readonly rule: RuleId;
  readonly source: SourceKind;
  readonly curve: Curve;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Minor units, signed. */
  readonly amount: number;
  /** The row that fixes the amount and the row that fixes the dates (often the same). */
  readonly origin: SourceReference;
  readonly datesOrigin: SourceReference;
  /** How `amount` follows from other figures, for the formula beside it. */
  readonly derivation: AmountDerivation;
}

/** Cumulative minor units of one segment through a day; made once per segment, asked for many days. */
export type SegmentReader = (segment: Segment) => (day: Day) => number;

/** The same for several segments together. */
export type SegmentsReader = (segments: readonly Segment[]) => (day: Day) => number;

/** A moment before a change of the price, without it, and what the change would have brought by then; minor units. */
export interface EarlierMoment {
  readonly day: Day;
  readonly amount: number;
  readonly point: ProgressPoint;
}

/** Where a segment's or billing's amount comes from, so that a cell formula can derive it again. */
export type AmountDerivation =
  /** The obligation's allocated price less the amounts of the segments named (discounts with dates of their own, …). */
  | { readonly kind: 'allocated'; readonly obligationId: string; readonly lessSegments: readonly string[] }
  /**
   * A share of that: round(A × through ÷ whole) − round(A × before ÷ whole), A the allocated price less the segments.
   */
  | {
      readonly kind: 'share-of-allocated';
      readonly obligationId: string;
      readonly lessSegments: readonly string[];
      readonly before: number;
      readonly through: number;
      readonly whole: number;
    }
  /** sign × the sum of the amounts of source rows (an invoice line, a usage row; usage rows of one day share a key). */
  | { readonly kind: 'source-rows'; readonly rows: readonly SourceReference[]; readonly sign: 1 | -1 }
  /** sign × a share of a source row by running weights: round(row × through ÷ whole) − round(row × before ÷ whole). */
  | {
      readonly kind: 'share-of-source-row';
      readonly row: SourceReference;
      readonly sign: 1 | -1;
      readonly before: number;
      readonly through: number;
      readonly whole: number;
    }
  /**
   * Price × progress to date less the same before, each with the price and the measure of its own moment. The base of
   * the price is the allocated price less the segments. Of a change of the price: less the same without the change.
   */
  | {
      readonly kind: 'progress';
      readonly obligationId: string;
      readonly lessSegments: readonly string[];
      /** Nothing was recognized before: null. */
      readonly before: ProgressPoint | null;
      readonly through: ProgressPoint;
      /** The change of the price that the segment is of, and the same moments without it. */
      readonly change?: {
        readonly id: string;
        readonly before: ProgressPoint | null;
        readonly through: ProgressPoint;
        /** On the day of the change: what it would have brought by earlier days, in their order; minor units. */
        readonly earlier: readonly EarlierMoment[];
      };
    }
  | ModificationDerivation
  | TransferDerivation
  | AgencyDerivation
  | InterestDerivation
  /** The opposite of another billing event: a voided invoice. */
  | { readonly kind: 'reversal'; readonly billingId: string }
  /**
   * A change of price on the day of a billing event, `total` signed, with X = |total|. One part follows other revenue,
   * the rest is revenue of the day. deferredBefore and recognizedBefore ≥ 0 in minor units. By `split` the part that
   * follows is
   * - deferred-first (where there is none): MIN(X, deferredBefore)
   * - recognized-first: X − MIN(X, recognizedBefore)
   * - pro-rata: X − round(X × recognizedBefore ÷ (recognizedBefore + deferredBefore))
   * - whole: X
   */
  | {
      readonly kind: 'deferred-part' | 'recognized-part';
      readonly billingId: string;
      readonly total: number;
      readonly deferredBefore: number;
      readonly split?: CreditSplit;
      readonly recognizedBefore?: number;
    }
  /** An amount in a column of its own row of the user's tables, by the column's standard name. */
  | { readonly kind: 'source-cell'; readonly row: SourceReference; readonly column: string }
  /** The opposite of another segment of the same schedule. */
  | { readonly kind: 'opposite'; readonly segmentId: string }
  /** What is left of segments of the same schedule on a day: their amounts less their cumulative amounts through it. */
  | { readonly kind: 'left-over'; readonly segmentIds: readonly string[]; readonly throughDay: Day }
  /** W what is written off, D = MIN(W, deferred before): −D takes deferred revenue back, W − D is bad debt. */
  | { readonly kind: 'written-off'; readonly of: WrittenOff; readonly part: 'deferred' | 'recognized' }
  /** R what is recovered (null: W): MIN(R, W − D) reverses bad debt, the rest of R does not. */
  | {
      readonly kind: 'recovered';
      readonly of: WrittenOff;
      readonly share: CellShare | null;
      readonly part: 'bad-debt' | 'rest';
    }
  /**
   * A share of a change of the obligation's price, by weights: round(change × through ÷ whole) − round(change × before ÷
   * whole).
   */
  | {
      readonly kind: 'price-change';
      readonly changeId: string;
      readonly before: number;
      readonly through: number;
      readonly whole: number;
    }
  /**
   * The obligation's share of a contract's price after a change less its share before, on the weights of the first
   * allocation: share(p) = round(p × through ÷ whole) − round(p × before ÷ whole), for priceAfter less for priceBefore.
   */
  | {
      readonly kind: 'share-of-price-change';
      readonly priceBefore: number;
      readonly priceAfter: number;
      readonly before: number;
      readonly through: number;
      readonly whole: number;
    }
  /** A rate of the amounts of other segments together, rounded: a discount on usage to date. */
  | { readonly kind: 'rate-of-revenue'; readonly segments: readonly string[]; readonly rate: DecimalNumber };

/**
 * - from-inception: as though it had been in the price from the start; part of the price allocated first
 * - cumulative-catch-up: from the day on as though it had been in the price from the start; the past falls on the day
 * - prospective: in proportion to what is still to come from the day on; at once where nothing is
 * - at-once: revenue of the day
 */
export type PriceChangeEffect = 'from-inception' | 'cumulative-catch-up' | 'prospective' | 'at-once';

/** A change of an obligation's price after it was first allocated, or variable consideration that was in it from the start. */
export interface PriceChange {
  /** Unique in the book and stable from run to run: `OB-7/estimate E-1 2026-03-31`. */
  readonly id: string;
  readonly obligationId: string;
  readonly day: Day;
  /** Minor units, signed. */
  readonly amount: number;
  readonly effect: PriceChangeEffect;
  readonly rule: RuleId;
  readonly source: SourceKind;
  /** The row that says so. */
  readonly origin: SourceReference;
  readonly derivation: AmountDerivation;
}

export type CreditSplit = 'deferred-first' | 'recognized-first' | 'pro-rata' | 'whole';

/** A share of a cell of a source row by running weights. */
export interface CellShare {
  readonly row: SourceReference;
  readonly column: string;
  readonly before: number;
  readonly through: number;
  readonly whole: number;
}

/** What an obligation bears of a written-off invoice. */
export interface WrittenOff {
  readonly obligationId: string;
  /** Billing events of the invoice that still stand together. */
  readonly billingIds: readonly string[];
  /** Share of the amount written off; null: all that stands. */
  readonly share: CellShare | null;
  /** Of what stands, through the day before `day`; minor units. */
  readonly deferredBefore: number;
  readonly day: Day;
}

/** A billing document line, dated. */
export interface BillingEvent {
  readonly id: string;
  readonly obligationId: string;
  readonly day: Day;
  /** Minor units, signed: invoices positive, credit notes and voids negative. */
  readonly amount: number;
  readonly source: 'Invoice' | 'Credit note' | 'Void' | 'Write-off' | 'Interest';
  readonly rule: RuleId;
  /** The billed part it comes from, where it is not called as the part is. */
  readonly partId?: string;
  /** Where it stands, if not on the clearing account: owed to an agent's supplier, or interest. */
  readonly counterRole?: Exclude<BillingRole, 'Receivable clearing'>;
  readonly invoiceId: string;
  /** Number of the paper: invoice or credit note. Its lines for one obligation make one entry. */
  readonly document: string;
  /** The paper's line, unique per obligation: `INV-7/2`, `CN-1/1 on INV-7/2`, `INV-7/2 void`; equals `id`. */
  readonly documentId: string;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly origin: SourceReference;
  readonly derivation: AmountDerivation;
}

/** A performance obligation, or an invoice line that names none and so is one itself. */
export interface ScheduledObligation extends Presented {
  /** Obligation id, or `INVOICE/LINE`. */
  readonly id: string;
  readonly kind: 'obligation' | 'invoice-line';
  readonly customer: string;
  readonly entity: string;
  readonly currency: string;
  readonly productId: string;
  readonly productName: string;
  readonly category: string;
  readonly description: string;
  readonly method: RecognitionMethod;
  readonly strategy: StraightLineStrategy;
  readonly statedPrice: number;
  /** Absent: principal. */
  readonly agency?: Agency;
  /** Absent: paid when goods or services pass. */
  readonly financing?: FinancedPrice;
  readonly standaloneSellingPrice: number | null;
  /** Where it comes from. */
  readonly sellingPrice: SellingPrice;
  /** Obligations that share a price of their own within the contract; absent: they share the contract’s. */
  readonly priceGroup?: string;
  /** Share of the contract's price, before discounts given on invoices. */
  readonly allocatedBeforeDiscounts: number;
  /** Discounts given on invoices, ≤ 0 as a rule. */
  readonly discounts: number;
  /** Shares of minimum true-ups that joined the obligation, ≥ 0 as a rule. */
  readonly trueUps: number;
  /** allocatedBeforeDiscounts + discounts + trueUps: what will be recognized unless the price changes. */
  readonly allocated: number;
  /** Revenue changed by credit notes and voids on any day, ≤ 0 as a rule; dated by the segments of these rules. */
  readonly credits: number;
  readonly allocation: AllocationStep;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** First day of the modification that adds it: before, it is no part of the contract. Null: promised from the start. */
  readonly addedDay: Day | null;
  /** Revenue of earlier days is held and posted on this day: of its invoice, or where collection becomes probable. */
  readonly recognitionFloor: Day | null;
  readonly waitsFor?: 'collectability';
  /** First day on which the parties are bound to it; absent: since the contract is agreed. */
  readonly enforceableFrom?: Day;
  /** When what is not dated yet is expected to be complete; null: not stated. */
  readonly expectedCompletionDay?: Day | null;
  readonly segments: readonly Segment[];
  /** Variable consideration and changes of the price besides credits, by day; their segments name them. */
  readonly changes: readonly PriceChange[];
  /** What credit notes paid out of refunds that its price expected: no revenue changes again. */
  readonly refundsPaid: readonly RefundPaid[];
  /** By day, then natural order of id. */
  readonly billings: readonly BillingEvent[];
  readonly origin: SourceReference;
}

/**
 * How the allocated price follows: round(P × ssp through ÷ ssp whole) − round(P × ssp before ÷ ssp whole) − its part of
 * its bundle's discount, P being the price and all bundle discounts of the contract.
 */
export interface AllocationStep {
  readonly rule: RuleId;
  readonly kind: 'relative' | 'stated';
  /** Price that was split: sum of stated prices of the contract's obligations that share it. */
  readonly price: number;
  readonly before: number;
  readonly through: number;
  readonly whole: number;
  /** Null where no evidence ties a discount of the contract to some of its obligations. */
  readonly bundle: BundleShare | null;
}

/**
 * A schedule between two accounts: what has been moved from one role to another through a day, made of the same
 * segments as revenue. Journals post it as target less posted, apart from billed, recognized, deferred and unbilled.
 */
export interface TransferSchedule {
  /** Unique and stable from run to run: `K-1 amortization`. */
  readonly id: string;
  /** Empty where there is none. */
  readonly contractId: string;
  readonly obligationId: string;
  readonly customer: string;
  readonly entity: string;
  readonly currency: string;
  readonly productId: string;
  readonly category: string;
  /** Invoice behind it; empty where there is none. */
  readonly invoiceId: string;
  /** A positive cumulative amount is debited here … */
  readonly debitRole: AccountRole;
  /** … and credited here. */
  readonly creditRole: AccountRole;
  readonly segments: readonly Segment[];
  readonly rule: RuleId;
  readonly source: SourceKind;
  readonly origin: SourceReference;
}

/** Rows of a table of facts: all are used, or left out for a reason. */
export interface RowCoverage {
  readonly table: InputTable;
  readonly rows: number;
  readonly used: number;
  readonly excluded: readonly { readonly key: string; readonly reason: string }[];
}

export interface RecognitionResult {
  /** By contract, then obligation, in natural order; invoice lines without contract last. */
  readonly obligations: readonly ScheduledObligation[];
  /** Schedules between two accounts beside revenue: contract costs and the like; by contract, then id. */
  readonly transfers: readonly TransferSchedule[];
  /** By contract, then estimate and day. */
  readonly estimates: readonly Estimate[];
  readonly modifications: readonly ModifiedObligation[];
  readonly coverage: readonly RowCoverage[];
  readonly diagnostics: readonly Diagnostic[];
}
