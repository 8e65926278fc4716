/** Every generated sheet of a close: its name, its table, the order of its columns, and where its rows stand. */
import type { Month } from '../../engine/foundation/calendar';
import { columnLetters } from '../read/cells/cell-address';
import { DAILY_JOURNAL_FIELDS, DAILY_JOURNAL_SHEET, type JournalField } from './rows/daily-journal-columns';
import { FUNCTIONAL_SHEET } from './rows/functional-columns';
import { HEADER_ROW } from './cells/sheet-frame';
import { layOut, type SheetLayout } from './cells/sheet-layout';

// prettier-ignore
const ALLOCATION_FIELDS = [
  'obligationId', 'contractId', 'customer', 'product', 'method', 'currency', 'statedPrice', 'standaloneSellingPrice',
  'allocatedBeforeDiscounts', 'discounts', 'trueUps', 'allocated', 'changes', 'credits', 'sourceLink',
  // detail
  'rule', 'proof', 'check', 'priceCheck', 'sumCheck', 'changesToCome', 'scheduled', 'undated', 'held', 'entity', 'position', 'sourceRow',
  'priceInSource', 'minorUnits', 'sharedPrice', 'weight', 'weightBefore', 'weightThrough', 'weightTotal',
  'sellingPriceFrom', 'priceListPlace', 'sellingPriceProof', 'sellingPriceCheck',
  'bundleDiscounts', 'bundleDiscount', 'bundleBefore', 'bundleThrough', 'bundleTotal', 'combination', 'judgements',
] as const;

/** Schedule: the months stand between these. */
// prettier-ignore
const SCHEDULE_FIELDS_BEFORE_MONTHS = [
  'contractId', 'obligationId', 'customer', 'product', 'currency', 'method', 'firstDay', 'lastDay', 'allocated', 'credits',
  'allocationLink', 'detailLink',
] as const;

const SCHEDULE_FIELDS_AFTER_MONTHS = ['total', 'undated', 'check'] as const;

// prettier-ignore
const SCHEDULE_DETAIL_FIELDS = [
  'obligationId', 'customer', 'product', 'firstDay', 'lastDay', 'currency', 'amount', 'recognized', 'remaining', 'sourceLink',
  // detail
  'segmentId', 'contractId', 'rule', 'source', 'strategy', 'follows', 'proof', 'check', 'position', 'sourceRow', 'datesRow',
  'firstDayInSource', 'lastDayInSource', 'daysCheck', 'minorUnits', 'minorAmount', 'days', 'countedIn', 'firstMonth',
  'lastMonth', 'headDays', 'tailDays', 'fullMonths', 'steps', 'beforeFirstStep', 'headAmount', 'tailAmount', 'middleAmount',
  'followedBefore', 'followedWhole', 'followedShare', 'monthsTotal', 'monthsCheck', 'recognizedByMonths', 'recognizedCheck',
] as const;

// prettier-ignore
const BILLING_FIELDS = [
  'documentId', 'day', 'source', 'customer', 'obligationId', 'currency', 'amount', 'sourceLink',
  // detail
  'rule', 'proof', 'check', 'contractId', 'invoiceId', 'document', 'entity', 'firstDay', 'lastDay', 'position', 'sourceRow',
  'deferredBefore', 'recognizedBefore',
] as const;

// prettier-ignore
const NETTING_FIELDS = [
  'contractId', 'asOf', 'obligationId', 'currency', 'gross', 'settled', 'netBefore', 'netAfter',
  // detail
  'settledBefore', 'excess', 'gap', 'runningExcess', 'runningGap', 'matched', 'run',
] as const;

// prettier-ignore
const RECLASSIFICATION_FIELDS = [
  'contractId', 'asOf', 'obligationId', 'currency', 'role', 'position', 'before', 'target', 'moved',
  // detail
  'refunds', 'within', 'after', 'run',
] as const;

// prettier-ignore
const MODIFICATION_FIELDS = [
  'modificationId', 'contractId', 'day', 'obligationId', 'currency', 'treatment', 'effect', 'priceBefore', 'recognizedBefore',
  'priceChange', 'allocated', 'priceAfter', 'onDay', 'lastDayBefore', 'lastDayAfter', 'journal', 'reason', 'sourceLink',
  // detail
  'check', 'remaining', 'recognizedProof', 'statedBefore', 'statedAfter', 'changeProof', 'basis', 'contractBefore', 'toShare', 'knownPrice', 'knownFor', 'daysBefore', 'daysAfter',
  'unitsBefore', 'unitsAfter', 'remainderPrice', 'weight', 'weightBefore', 'weightThrough',
  'weightTotal', 'proof', 'proofAfter', 'measureThrough', 'measureWhole', 'onDayProof', 'position', 'sourceRow',
] as const;

// prettier-ignore
const MONTHLY_FIELDS = [
  'entry', 'day', 'account', 'accountName', 'debit', 'credit', 'currency', 'customer', 'productId', 'invoiceId', 'narrative',
  'dailyLink',
  // detail
  'rule', 'proof', 'check', 'entryBalance', 'line', 'period', 'source', 'entity', 'contractId', 'obligationId', 'role',
  'monthlyLine', 'run',
] as const;

// prettier-ignore
const DEFERRED_FIELDS = [
  'contractId', 'obligationId', 'customer', 'product', 'currency', 'openingDeferred', 'openingUnbilled', 'billed',
  'recognized', 'fromOpening', 'netting', 'closingDeferred', 'closingUnbilled', 'withinYear', 'afterYear', 'remaining',
  // detail
  'check', 'openingPosition', 'closingPosition', 'openingSettled', 'closingSettled', 'engineDeferred', 'engineUnbilled',
  'engineCheck', 'billedToDate', 'recognizedToDate', 'identityCheck', 'presentedWith', 'deferredOfContract',
  'unbilledOfContract', 'unbilledIs', 'contractAsset', 'refundsExpected', 'refundLiability', 'nonCurrent',
] as const;

/** Remaining obligations: the time bands stand between these. */
// prettier-ignore
const REMAINING_FIELDS_BEFORE_BANDS = [
  'contractId', 'obligationId', 'customer', 'product', 'currency', 'method', 'price', 'recognized', 'remaining', 'expedient',
  'disclosed',
] as const;

// prettier-ignore
const REMAINING_FIELDS_AFTER_BANDS = [
  'undated',
  // detail
  'expectedDay', 'rule', 'check', 'firstDay', 'lastDay', 'withinYear', 'held', 'notScheduled',
] as const;

const DISAGGREGATION_FIELDS = [
  'value',
  'currency',
  'month',
  'monthEarlier',
  'quarter',
  'quarterEarlier',
  'year',
  'yearEarlier',
] as const;

// prettier-ignore
const PRICE_CHANGE_FIELDS = [
  'contractId', 'obligationId', 'customer', 'day', 'rule', 'effect', 'currency', 'before', 'change', 'after', 'sourceLink',
  // detail
  'changeId', 'proof', 'check', 'priceBefore', 'priceAfter', 'weightBefore', 'weightThrough', 'weightTotal', 'minorUnits',
  'position', 'sourceRow', 'estimated', 'estimatedRate', 'estimatedBefore', 'estimatedRateBefore', 'rateOf',
] as const;

// prettier-ignore
const COMPARISON_FIELDS = [
  'obligationId', 'customer', 'product', 'currency', 'allocatedStandard', 'allocatedSequence', 'allocatedDifference',
  'monthStandard', 'monthSequence', 'monthDifference', 'throughStandard', 'throughSequence', 'throughDifference',
  'largestOfDay', 'differs',
  // detail
  'contractId', 'inForce', 'allocatedInForce', 'throughInForce', 'check',
] as const;

// prettier-ignore
const COST_FIELDS = [
  'costId', 'contractId', 'customer', 'kind', 'description', 'currency', 'amount', 'opening', 'additions', 'amortization',
  'impairment', 'closing', 'expensed', 'sourceLink',
  // detail
  'treatment', 'rationale', 'proof', 'check', 'sign', 'position', 'sourceRow', 'capitalizedDocument', 'amortizationDocument',
  'impairmentDocument', 'expensedDocument',
] as const;

// prettier-ignore
const CREDIT_BALANCE_FIELDS = [
  'grantId', 'contractId', 'customer', 'product', 'kind', 'grantDay', 'effectiveDay', 'expiryDay', 'granted', 'drawn', 'expired',
  'left', 'currency', 'price', 'earned', 'moneyLeft', 'sourceLink',
  // detail
  'grantNumber', 'pricePaid', 'breakage', 'rationale', 'priority', 'products', 'usableUntil', 'order', 'grantedInSource', 'grantedCheck', 'breakageInSource', 'usable', 'recognized', 'check',
  'billed', 'notBilled', 'inBooks', 'booksCheck', 'sign', 'position', 'sourceRow',
] as const;

// prettier-ignore
const CREDIT_DRAW_FIELDS = [
  'day', 'document', 'product', 'customer', 'grantId', 'contractId', 'expiryDay', 'drawn', 'taken', 'sourceLink',
  // detail
  'leftBefore', 'openBefore', 'proof', 'check', 'leftEarlier', 'orderCheck', 'drawnInSource', 'drawnCheck', 'estimate', 'usable', 'draw', 'grantNumber', 'position',
  'sourceRow',
] as const;

// prettier-ignore
const FINANCING_FIELDS = [
  'obligationId', 'side', 'firstDay', 'lastDay', 'currency', 'opening', 'interest', 'payments', 'passed', 'closing',
  'changedBy',
  // detail
  'compounding', 'periods', 'rate', 'factor', 'paid', 'exactOpening', 'exactClosing',
  'growth', 'passedShare', 'exactPrice', 'exactInterest', 'decimals', 'check',
] as const;

// prettier-ignore
const CHECK_FIELDS = ['number', 'check', 'left', 'right', 'difference', 'tolerance', 'result', 'where', 'compares'] as const;

// prettier-ignore
const EARLIER_FIELDS = [
  'contractId', 'obligationId', 'customer', 'day', 'rule', 'currency', 'amount', 'ofMonth', 'ofQuarter', 'ofYear',
  // detail
  'value', 'segmentId', 'minorUnits', 'throughMonth', 'throughQuarter', 'throughYear', 'whole',
] as const;

export type AllocationField = (typeof ALLOCATION_FIELDS)[number];
/** A month of Schedule by its place in the horizon, from 0; after the last one what falls later, if there is such. */
export type MonthField = `month${number}`;
export type ScheduleField =
  (typeof SCHEDULE_FIELDS_BEFORE_MONTHS)[number] | MonthField | (typeof SCHEDULE_FIELDS_AFTER_MONTHS)[number];
export type ScheduleDetailField = (typeof SCHEDULE_DETAIL_FIELDS)[number];
export type BillingField = (typeof BILLING_FIELDS)[number];
export type NettingField = (typeof NETTING_FIELDS)[number];
export type ReclassificationField = (typeof RECLASSIFICATION_FIELDS)[number];
export type FinancingField = (typeof FINANCING_FIELDS)[number];
export type ModificationField = (typeof MODIFICATION_FIELDS)[number];
export type MonthlyField = (typeof MONTHLY_FIELDS)[number];
export type DeferredField = (typeof DEFERRED_FIELDS)[number];
/** A time band by its place, from 0; the last one is open. */
export type BandField = `band${number}`;
export type RemainingField =
  | (typeof REMAINING_FIELDS_BEFORE_BANDS)[number]
  | BandField
  | (typeof REMAINING_FIELDS_AFTER_BANDS)[number];
export type PriceChangeField = (typeof PRICE_CHANGE_FIELDS)[number];
export type ComparisonField = (typeof COMPARISON_FIELDS)[number];
export type CostField = (typeof COST_FIELDS)[number];
export type EarlierField = (typeof EARLIER_FIELDS)[number];
export type DisaggregationField = (typeof DISAGGREGATION_FIELDS)[number];
export type CreditBalanceField = (typeof CREDIT_BALANCE_FIELDS)[number];
export type CreditDrawField = (typeof CREDIT_DRAW_FIELDS)[number];
export type CheckField = (typeof CHECK_FIELDS)[number];

/** Table names: letters only and unlike any sheet name, which the grid of the workbench refuses. */
export const TABLE_NAMES = {
  allocation: 'PriceAllocation',
  schedule: 'RevenueSchedule',
  scheduleDetail: 'RevenueScheduleDetail',
  transfers: 'TransferSchedule',
  billing: 'BillingLines',
  netting: 'NettingByContract',
  modifications: 'ModificationEffects',
  monthly: 'MonthlyJournal',
  deferred: 'RollForward',
  remaining: 'PriceToRecognize',
  priceChanges: 'ChangedPrices',
  comparison: 'PolicySets',
  costs: 'CostRollForward',
  disaggregation: 'RevenueSplit',
  earlier: 'CatchUps',
  reclassification: 'BalanceReclassification',
  creditBalances: 'GrantBalances',
  creditDraws: 'AppliedDraws',
  financing: 'InterestPeriods',
  checks: 'CloseChecks',
  runLog: 'CloseRuns',
  problems: 'FoundProblems',
} as const;

export const SHEET_NAMES = {
  about: 'About',
  checks: 'Checks',
  allocation: 'Allocation',
  schedule: 'Schedule',
  scheduleDetail: 'Schedule detail',
  transfers: 'Other schedules',
  billing: 'Billing',
  daily: DAILY_JOURNAL_SHEET,
  monthly: 'Monthly journal',
  netting: 'Contract netting',
  modifications: 'Modified obligations',
  functional: FUNCTIONAL_SHEET,
  deferred: 'Deferred revenue',
  remaining: 'Remaining obligations',
  priceChanges: 'Price changes',
  comparison: 'Policy comparison',
  costs: 'Cost roll-forward',
  disaggregation: 'Disaggregation',
  earlier: 'Earlier performance',
  reclassification: 'Reclassifications',
  creditBalances: 'Credit balances',
  creditDraws: 'Credit draw-downs applied',
  financing: 'Interest',
  runLog: 'Run log',
  problems: 'Problems',
} as const;

export interface RowCounts {
  readonly obligations: number;
  readonly segments: number;
  readonly transfers: number;
  readonly billings: number;
  readonly priceChanges: number;
  readonly journalLines: number;
  readonly monthlyLines: number;
  readonly nettingRows: number;
  readonly modifications: number;
  readonly balances: number;
  readonly costs: number;
  readonly currencies: number;
  readonly bands: number;
  readonly disaggregated: number;
  readonly earlierParts: number;
  readonly reclassified: number;
  readonly creditGrants: number;
  readonly appliedDraws: number;
  readonly financing: number;
}

export interface CloseLayouts {
  readonly allocation: SheetLayout<AllocationField>;
  readonly schedule: SheetLayout<ScheduleField>;
  readonly scheduleDetail: SheetLayout<ScheduleDetailField>;
  readonly transfers: SheetLayout<ScheduleDetailField>;
  readonly billing: SheetLayout<BillingField>;
  readonly daily: SheetLayout<JournalField>;
  readonly monthly: SheetLayout<MonthlyField>;
  readonly netting: SheetLayout<NettingField>;
  readonly modifications: SheetLayout<ModificationField>;
  readonly deferred: SheetLayout<DeferredField>;
  readonly remaining: SheetLayout<RemainingField>;
  readonly priceChanges: SheetLayout<PriceChangeField>;
  readonly comparison: SheetLayout<ComparisonField>;
  readonly costs: SheetLayout<CostField>;
  readonly disaggregation: SheetLayout<DisaggregationField>;
  readonly earlier: SheetLayout<EarlierField>;
  readonly reclassification: SheetLayout<ReclassificationField>;
  readonly creditBalances: SheetLayout<CreditBalanceField>;
  readonly creditDraws: SheetLayout<CreditDrawField>;
  readonly financing: SheetLayout<FinancingField>;
}

/** Schedule detail has two rows above its header: the last day and the number of each month. */
export const MONTH_END_ROW = HEADER_ROW;
export const MONTH_NUMBER_ROW = HEADER_ROW + 1;
const SCHEDULE_DETAIL_HEADER_ROW = HEADER_ROW + 2;

export function layOutClose(counts: RowCounts, months: MonthColumns): CloseLayouts {
  return {
    allocation: layOut(SHEET_NAMES.allocation, HEADER_ROW, ALLOCATION_FIELDS, counts.obligations),
    schedule: layOut(SHEET_NAMES.schedule, HEADER_ROW, scheduleFields(months), counts.obligations),
    scheduleDetail: layOut(
      SHEET_NAMES.scheduleDetail,
      SCHEDULE_DETAIL_HEADER_ROW,
      SCHEDULE_DETAIL_FIELDS,
      counts.segments,
    ),
    transfers: layOut(SHEET_NAMES.transfers, SCHEDULE_DETAIL_HEADER_ROW, SCHEDULE_DETAIL_FIELDS, counts.transfers),
    billing: layOut(SHEET_NAMES.billing, HEADER_ROW, BILLING_FIELDS, counts.billings),
    daily: layOut(SHEET_NAMES.daily, HEADER_ROW, DAILY_JOURNAL_FIELDS, counts.journalLines),
    monthly: layOut(SHEET_NAMES.monthly, HEADER_ROW, MONTHLY_FIELDS, counts.monthlyLines),
    priceChanges: layOut(SHEET_NAMES.priceChanges, HEADER_ROW, PRICE_CHANGE_FIELDS, counts.priceChanges),
    netting: layOut(SHEET_NAMES.netting, HEADER_ROW, NETTING_FIELDS, counts.nettingRows),
    earlier: layOut(SHEET_NAMES.earlier, HEADER_ROW, EARLIER_FIELDS, counts.earlierParts),
    costs: layOut(SHEET_NAMES.costs, HEADER_ROW, COST_FIELDS, counts.costs),
    reclassification: layOut(SHEET_NAMES.reclassification, HEADER_ROW, RECLASSIFICATION_FIELDS, counts.reclassified),
    creditBalances: layOut(SHEET_NAMES.creditBalances, HEADER_ROW, CREDIT_BALANCE_FIELDS, counts.creditGrants),
    creditDraws: layOut(SHEET_NAMES.creditDraws, HEADER_ROW, CREDIT_DRAW_FIELDS, counts.appliedDraws),
    financing: layOut(SHEET_NAMES.financing, HEADER_ROW, FINANCING_FIELDS, counts.financing),
    modifications: layOut(SHEET_NAMES.modifications, HEADER_ROW, MODIFICATION_FIELDS, counts.modifications),
    // A total a currency stands above the header.
    deferred: layOut(SHEET_NAMES.deferred, HEADER_ROW + counts.currencies, DEFERRED_FIELDS, counts.balances),
    remaining: layOut(
      SHEET_NAMES.remaining,
      HEADER_ROW + counts.currencies,
      remainingFields(counts.bands),
      counts.obligations,
    ),
    comparison: layOut(SHEET_NAMES.comparison, HEADER_ROW, COMPARISON_FIELDS, counts.obligations),
    disaggregation: layOut(
      SHEET_NAMES.disaggregation,
      HEADER_ROW + counts.currencies,
      DISAGGREGATION_FIELDS,
      counts.disaggregated,
    ),
  };
}

export function layOutChecks(count: number): SheetLayout<CheckField> {
  return layOut(SHEET_NAMES.checks, HEADER_ROW, CHECK_FIELDS, count);
}

/** Months across Schedule detail, to the right of its other columns. */
export interface MonthColumns {
  readonly firstMonth: Month;
  /** Letters by position; one more for what falls after the last month, or none. */
  readonly letters: readonly string[];
  readonly laterLetter: string | null;
  /** Column before the first month; the rows above the header hold the month before it. */
  readonly letterBefore: string;
}

export function layOutMonths(firstMonth: Month, count: number, hasLater: boolean): MonthColumns {
  const before = SCHEDULE_DETAIL_FIELDS.length - 1;
  return {
    firstMonth,
    letters: Array.from({ length: count }, (_, index) => columnLetters(before + 1 + index)),
    laterLetter: hasLater ? columnLetters(before + 1 + count) : null,
    letterBefore: columnLetters(before),
  };
}

/** Letters of all months on Schedule detail, and of what falls after them. */
export function allMonthLetters({ letters, laterLetter }: MonthColumns): readonly string[] {
  return laterLetter === null ? letters : [...letters, laterLetter];
}

function scheduleFields(months: MonthColumns): ScheduleField[] {
  const across = allMonthLetters(months).map((_, index): MonthField => `month${index}`);
  return [...SCHEDULE_FIELDS_BEFORE_MONTHS, ...across, ...SCHEDULE_FIELDS_AFTER_MONTHS];
}

function remainingFields(bands: number): RemainingField[] {
  const across = Array.from({ length: bands }, (_, index): BandField => `band${index}`);
  return [...REMAINING_FIELDS_BEFORE_BANDS, ...across, ...REMAINING_FIELDS_AFTER_BANDS];
}

/** Letter of a month's column; null when the month is not shown on its own. */
export function monthLetter(months: MonthColumns, month: Month): string | null {
  return months.letters[month - months.firstMonth] ?? null;
}
