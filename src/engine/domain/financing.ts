/** A significant financing component: when the customer pays, at what rate, and the interest that follows. */
import type { DecimalNumber } from '../foundation/decimal-text';
import type { Day } from '../foundation/calendar';
import type { StraightLineStrategy } from './recognition-method';
import type { SourceReference } from './source-reference';

export type Compounding = 'monthly' | 'annual';

/** A row of Financing: payments of an obligation, one or several at equal distance, or as it is invoiced. */
export interface FinancingRow {
  readonly contractId: string;
  /** Empty: every obligation of the contract, each paid as invoiced. */
  readonly obligationId: string;
  /** 0.06 for 6 % a year, and how the cell of its row says so; rows of one obligation share it. */
  readonly rate: FinancingRate;
  /** Null: monthly where payments lie less than a year apart, else annual. */
  readonly compounding: Compounding | null;
  /** Day on which goods or services pass; null takes that of the obligation. */
  readonly transferDay: Day | null;
  /** Null: the customer pays as it is invoiced. */
  readonly firstPaymentDay: Day | null;
  /** Of each payment, minor units, above zero. */
  readonly amount: number;
  /** The row leaves the amount open: the price of the obligation. */
  readonly isWholePrice: boolean;
  readonly payments: number;
  readonly monthsBetween: number;
  readonly rationale: string;
  readonly origin: SourceReference;
}

export interface FinancingRate {
  readonly share: DecimalNumber;
  readonly writtenAs: 'fraction' | 'percentage' | 'text';
  readonly row: SourceReference;
}

export interface FinancingPayment {
  readonly day: Day;
  readonly amount: number;
  /** The row that says so. */
  readonly row: FinancingRow;
  /** Of a payment as invoiced: the invoice line, and the share of it that bills the obligation. */
  readonly invoiced?: InvoicedShare;
  /** Of a change: its share of what the payments change by. */
  readonly share?: PaymentShare;
}

/** round(change × through ÷ whole) − round(change × before ÷ whole), on the payment at its place in the price; null: on the day. */
export interface PaymentShare {
  readonly of: number | null;
  readonly before: number;
  readonly through: number;
  readonly whole: number;
}

/** round(row × through ÷ whole) − round(row × before ÷ whole). */
export interface InvoicedShare {
  readonly row: SourceReference;
  readonly before: number;
  readonly through: number;
  readonly whole: number;
}

/** A service that passes evenly over its term. */
export interface ServiceTerm {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly strategy: StraightLineStrategy;
}

/** What of a service has passed at the end of a day: numerator ÷ denominator. */
export interface PassedShare {
  readonly day: Day;
  readonly numerator: number;
  readonly denominator: number;
}

/** From one compounding date, payment or transfer to the next: interest of whole days, first and last included. */
export interface InterestPeriod {
  readonly side: 'expense' | 'income';
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Length in compounding periods: numerator ÷ denominator. */
  readonly numerator: number;
  readonly denominator: number;
  /** Minor units: what is owed to the customer (expense) or by it (income). */
  readonly opening: number;
  readonly interest: number;
  /** At its end; of an expense the first one has `deposit` besides, at its start. */
  readonly payments: readonly FinancingPayment[];
  readonly paid: number;
  readonly deposits: readonly FinancingPayment[];
  /** Of a service: what passes at its end, minor units, and the share that has passed by then. */
  readonly passed?: number;
  readonly passedShare?: Omit<PassedShare, 'day'>;
  /** Below zero where what passes turns what is owed to the customer into what it owes, or the reverse. */
  readonly closing: number;
}

/** The price of an obligation as though it were paid when goods or services pass. */
export interface FinancedPrice {
  readonly obligationId: string;
  readonly rate: FinancingRate;
  readonly compounding: Compounding;
  /** Null: over the term of `service`. */
  readonly transferDay: Day | null;
  readonly service?: ServiceTerm;
  /** Of a service: what has passed at the end of each month of its term and of the term. */
  readonly passes?: readonly PassedShare[];
  /** All payments together, minor units. */
  readonly nominal: number;
  readonly price: number;
  /** Payments on the day of the transfer. */
  readonly atTransfer: readonly FinancingPayment[];
  readonly payments: readonly FinancingPayment[];
  /** All payments within a year of the transfer: nothing is computed. */
  readonly isWithinYear: boolean;
  readonly periods: readonly InterestPeriod[];
  readonly origin: SourceReference;
  /** What credit notes and modifications made of its payments, by day; each bears interest of its own beside the price’s. */
  readonly changes?: readonly FinancedChange[];
}

/** A change of payments from a day on, at the rate of the beginning. */
export interface FinancedChange {
  /** Billing event of the credit note, or id of the modified obligation. */
  readonly id: string;
  readonly kind: 'credit' | 'modification';
  readonly day: Day;
  /** Of all payments together, minor units, signed. */
  readonly amount: number;
  /** Its price is what the price of the obligation changes by. */
  readonly schedule: FinancedPrice;
}

/** Where interest to date stands: through `days` of the `of` days of a period; its index in the price's periods. */
export interface InterestPoint {
  readonly period: number;
  readonly days: number;
  readonly of: number;
}

export interface InterestDerivation {
  readonly kind: 'interest';
  readonly obligationId: string;
  /** Of a change of payments; absent: of the price as it was agreed. */
  readonly changeId?: string;
  /** 1: expense, what is owed to the customer grows; −1: income. */
  readonly sign: 1 | -1;
  /** First of the periods in a row that have this side. */
  readonly first: number;
  readonly before: InterestPoint | null;
  readonly through: InterestPoint;
}
