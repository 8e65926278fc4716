/** Every choice the engine makes, with its default; one row of `Settings` each. */
import type { Day } from '../foundation/calendar';
import type { CreditTreatment } from './credit-treatment';
import type { DailyAmounts, PointInTimeTrigger, StraightLineStrategy } from './recognition-method';
import type { OutsideRange } from './price-list';
import type { DisaggregationDimension } from './disaggregated-revenue';

export type MonthlyGrain = 'customer-product-invoice' | 'customer' | 'product' | 'one-entry';

export interface Policy {
  /** Defaults that belong together; see policy-set.ts. */
  readonly policySet: 'standard' | 'sequence-compatible';
  readonly straightLineStrategy: StraightLineStrategy;
  readonly pointInTimeTrigger: PointInTimeTrigger;
  /** Dated usage rows when there are any, else the end of the line's service period; or always the period end. */
  readonly usageTiming: 'dated-usage' | 'period-end';
  /** How the amount of a month falls on its days of service. */
  readonly dailyAmounts: DailyAmounts;
  /** Straight-line revenue billed in arrears: as it is served, or on the last day served of each month. */
  readonly arrearsTiming: 'as-served' | 'period-end';
  /** When a minimum true-up is revenue: when its period ends, evenly over it, or with the usage that it tops up. */
  readonly trueUpTiming: 'period-end' | 'over-period' | 'estimate';
  /** Weights of a discount on a whole invoice: stand-alone selling prices, or the net prices of its lines. */
  readonly invoiceDiscountBasis: 'selling-price' | 'line-price';
  /** Whether a close also shows where the policy sets differ. */
  readonly comparePolicySets: 'no' | 'yes';
  /**
   * none: nothing is held back; custom-date: `lockDay` for all; invoice-date: revenue of an invoice line waits for its
   * invoice date.
   */
  readonly lockMethod: 'none' | 'custom-date' | 'invoice-date';
  /** Last locked day; journals never land on it or before. */
  readonly lockDay: Day | null;
  /** What to do where a contract of several obligations lacks a stand-alone selling price. */
  readonly missingStandaloneSellingPrice: 'error' | 'stated-price';
  /** Whether Obligations[Price] is before the discounts shown on invoices (they lower it) or already after them. */
  readonly statedPrice: 'before-discounts' | 'after-discounts';
  /** Rounds the measure of progress before the price is multiplied by it: to a whole percent, to 0.1 or to 0.01 %. */
  readonly progressRounding: 'none' | 'percent' | 'percent-1-decimal' | 'percent-2-decimals';
  /** Of credit notes that name none. */
  readonly creditNoteTreatment: CreditTreatment;
  /** Account of what credit notes and voids take back from recognized revenue. */
  readonly creditNoteAccount: 'revenue' | 'contra-revenue';
  readonly monthlyGrain: MonthlyGrain;
  /**
   * Daily lines for every day, for the closing month only, or as many months as fit `dailyLineLimit` (newest first).
   */
  readonly dailyDetail: 'auto' | 'all' | 'closing-month';
  readonly dailyLineLimit: number;
  /** Functional currency of entities that Entities does not list; empty: none. */
  readonly functionalCurrency: string;
  /** Rate of revenue that is not billed yet: spot of its day, or the average of its month. */
  readonly revenueRate: 'spot' | 'average';
  /** How many days old a spot or closing rate may be. */
  readonly rateAgeLimit: number;
  /** Entity of rows that name none. */
  readonly defaultEntity: string;
  /** Last month of each time band of remaining obligations, counted from the closing month; ascending. */
  readonly remainingObligationBands: readonly number[];
  /** 606-10-50-14(b): usage that is billed as it occurs is left out of remaining obligations. */
  readonly rightToInvoiceExpedient: 'applied' | 'not-applied';
  /** 606-10-50-14(a): contracts of an original term of one year or less are left out of them. */
  readonly oneYearExpedient: 'applied' | 'not-applied';
  /** What counts as selling price where the stated price lies outside the range of the price list. */
  readonly outsideRange: OutsideRange;
  /** Whether costs of obtaining a contract whose period is a year or less are expensed at once. */
  readonly contractCostExpedient: 'off' | 'on';
  /** On: no financing is computed where customers pay within a year of the transfer (606-10-32-18, IFRS 15.63). */
  readonly financingExpedient: 'off' | 'on';
  /** As of when the price of a service over a term counts: month by month as it is performed, or the middle of the term. */
  readonly financingOfService: 'as-performed' | 'middle';
  /** What revenue is split by on Disaggregation. */
  readonly disaggregateBy: DisaggregationDimension;
  /** Whether deferred revenue that is recognized after twelve months has an account of its own. */
  readonly currentAndNonCurrent: 'off' | 'twelve-months';
  /** Losses expected of contracts measured by their costs are provided for: by contract, or by obligation. */
  readonly lossProvision: 'contract' | 'obligation' | 'off';
  /** Where the standards differ: an impairment of contract costs may be reversed under IFRS alone. */
  readonly framework: 'us-gaap' | 'ifrs';
  /** Whether prepaid credits are a liability until they are drawn, or revenue when they are granted. */
  readonly creditGrants: 'liability' | 'when-granted';
  /** 1 to 12. */
  readonly firstMonthOfYear: number;
}

export const DEFAULT_POLICY: Policy = {
  policySet: 'standard',
  straightLineStrategy: 'even-daily-ends',
  pointInTimeTrigger: 'service-start',
  usageTiming: 'dated-usage',
  dailyAmounts: 'rounded-to-date',
  arrearsTiming: 'as-served',
  trueUpTiming: 'period-end',
  invoiceDiscountBasis: 'selling-price',
  comparePolicySets: 'no',
  lockMethod: 'none',
  lockDay: null,
  missingStandaloneSellingPrice: 'error',
  statedPrice: 'before-discounts',
  progressRounding: 'none',
  creditNoteTreatment: 'deferred-first',
  creditNoteAccount: 'revenue',
  monthlyGrain: 'customer-product-invoice',
  dailyDetail: 'auto',
  dailyLineLimit: 20000,
  functionalCurrency: '',
  revenueRate: 'spot',
  rateAgeLimit: 7,
  defaultEntity: 'Main',
  remainingObligationBands: [12, 24, 36],
  rightToInvoiceExpedient: 'applied',
  oneYearExpedient: 'not-applied',
  outsideRange: 'mid',
  contractCostExpedient: 'off',
  financingExpedient: 'on',
  financingOfService: 'as-performed',
  disaggregateBy: 'category',
  firstMonthOfYear: 1,
  currentAndNonCurrent: 'off',
  lossProvision: 'contract',
  framework: 'us-gaap',
  creditGrants: 'liability',
};
