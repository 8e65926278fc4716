/** What a close found, as plain data for other programs: amounts as decimal text, days as `YYYY-MM-DD`. */
import {
  amountText,
  comparePolicySets,
  firstDayOfMonth,
  isoOf,
  lastDayOfMonth,
  monthOf,
  positionsAt,
  revenueByPeriod,
} from '../engine';
import { sumOfChanges, variableFromInception } from '../engine/domain/price-change';
import type {
  AccountRole,
  Check,
  Day,
  Diagnostic,
  FunctionalJournal,
  JournalLine,
  Journals,
  MonthlyJournalLine,
  PolicySet,
  RecognitionResult,
  RevenueBook,
} from '../engine';
import {
  disaggregationOf,
  remainingOf,
  rollForwardOf,
  type DisaggregationRecord,
  type RemainingRecord,
  type RollForwardRecord,
} from './report-disclosures';
import { contractPrices } from './contract-prices';
import type { ContractPriceRecord } from './contract-prices';
import { modificationsOf, type ModificationRecord } from './report-modifications';
import { creditBalancesOf, type CreditBalanceRecord } from './report-credits';
import { functionalRecordOf } from './report-functional';
import type { FunctionalRecord } from './report-functional';

export interface CloseReport {
  readonly engineVersion: string;
  readonly through: string;
  /** SHA-256 of the input tables; see input-hash.ts. */
  readonly inputHash: string;
  /** 1 for the first close of the book; 0 when nothing could be posted. */
  readonly run: number;
  readonly allocations: readonly AllocationRecord[];
  /** Contracts whose price varies; see contract-prices.ts. */
  readonly contractPrices: readonly ContractPriceRecord[];
  readonly modifications: readonly ModificationRecord[];
  /** Prepaid credits at the day of the close, one a grant. */
  readonly creditBalances: readonly CreditBalanceRecord[];
  readonly revenue: readonly RevenueRecord[];
  readonly positions: readonly PositionRecord[];
  /** At the day of the close, one an obligation. */
  readonly remainingObligations: readonly RemainingRecord[];
  /** Where the policy sets differ, of every obligation; empty unless Settings ask for it. */
  readonly policyComparison: readonly ComparisonRecord[];
  /** Revenue of the closing month, its quarter and its year to date by the dimension in Settings. */
  readonly disaggregation: readonly DisaggregationRecord[];
  /** Deferred and unbilled revenue of the closing month, by contract. */
  readonly rollForward: readonly RollForwardRecord[];
  /** Lines of all runs, earlier ones first. */
  readonly dailyJournal: readonly JournalRecord[];
  readonly monthlyJournal: readonly JournalRecord[];
  /** Lines in the functional currency of all runs; empty where that is the currency of every contract. */
  readonly functionalJournal: readonly FunctionalRecord[];
  readonly checks: readonly CheckRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface AllocationRecord {
  readonly contract: string;
  readonly obligation: string;
  readonly customer: string;
  readonly product: string;
  readonly entity: string;
  readonly currency: string;
  /** Null where none is given. */
  readonly standaloneSellingPrice: string | null;
  readonly statedPrice: string;
  /** Share of the contract's price, before discounts and true-ups on invoices. */
  readonly allocatedBeforeDiscounts: string;
  /** Discounts given on invoices; negative as a rule. */
  readonly discount: string;
  readonly trueUps: string;
  /** Variable consideration in the price from the start; negative where it lowers the price. */
  readonly variable: string;
  /** The transaction price allocated at inception: the four before together. */
  readonly allocated: string;
  /** What later estimates and other changes of the price added since, whatever their day. */
  readonly priceChanges: string;
  /** What credit notes and voids changed since; negative as a rule. */
  readonly credits: string;
}

export interface RevenueRecord {
  readonly contract: string;
  readonly obligation: string;
  readonly customer: string;
  readonly product: string;
  readonly entity: string;
  readonly currency: string;
  /** Month of posting. */
  readonly period: string;
  readonly amount: string;
  /** The part of the amount that belongs to earlier months. */
  readonly priorPeriodAmount: string;
  /** The part of the amount posted on contra revenue; negative as a rule. */
  readonly contraAmount: string;
}

export interface PositionRecord {
  readonly asOf: string;
  readonly contract: string;
  readonly obligation: string;
  readonly currency: string;
  readonly billed: string;
  readonly invoiced: string;
  readonly recognized: string;
  readonly deferred: string;
  readonly unbilled: string;
  /** Parts of deferred and unbilled that stand in the other accounts of their families. */
  readonly deferredNonCurrent: string;
  readonly contractAsset: string;
  readonly refundLiability: string;
  readonly remaining: string;
}

export interface ComparisonRecord {
  readonly contract: string;
  readonly obligation: string;
  readonly currency: string;
  readonly allocatedStandard: string;
  readonly allocatedSequence: string;
  /** Revenue of the closing month, and to date. */
  readonly monthStandard: string;
  readonly monthSequence: string;
  readonly toDateStandard: string;
  readonly toDateSequence: string;
  /** Largest difference of revenue to date on a day of the closing month. */
  readonly largestOfDay: string;
}

export interface JournalRecord {
  readonly entry: string;
  readonly line: number;
  readonly date: string;
  readonly period: string;
  readonly originPeriod: string;
  readonly accountRole: AccountRole;
  readonly account: string;
  readonly accountName: string;
  readonly debit: string;
  readonly credit: string;
  readonly currency: string;
  readonly entity: string;
  readonly customer: string;
  readonly contract: string;
  readonly obligation: string;
  readonly product: string;
  readonly invoice: string;
  readonly source: string;
  readonly rule: string;
  readonly narrative: string;
  readonly reason: string;
  readonly run: number;
}

export type CheckRecord = Pick<Check, 'id' | 'title' | 'pass' | 'difference' | 'explanation'>;

export interface ReportHead {
  readonly engineVersion: string;
  readonly throughDay: Day;
  readonly inputHash: string;
}

/** The report of a close that errors in the data stopped: findings only. */
export function reportOfBlocked(head: ReportHead, diagnostics: readonly Diagnostic[]): CloseReport {
  return {
    ...headOf(head),
    run: 0,
    allocations: [],
    contractPrices: [],
    modifications: [],
    creditBalances: [],
    revenue: [],
    positions: [],
    remainingObligations: [],
    policyComparison: [],
    disaggregation: [],
    rollForward: [],
    dailyJournal: [],
    monthlyJournal: [],
    functionalJournal: [],
    checks: [],
    diagnostics,
  };
}

export interface ReportInput {
  readonly book: RevenueBook;
  readonly recognition: RecognitionResult;
  readonly journals: Journals;
  readonly comparison: Readonly<Record<PolicySet, RecognitionResult>> | null;
  readonly functional: FunctionalJournal | null;
  readonly checks: readonly Check[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The report of a close. Positions stand at every month's end from the first activity, and at the day of the close. */
export function reportOf(head: ReportHead, input: ReportInput): CloseReport {
  const { book, recognition, journals, functional, comparison, checks, diagnostics } = input;
  const lines: readonly JournalLine[] = [...journals.posted, ...journals.daily];
  return {
    ...headOf(head),
    run: journals.run,
    allocations: allocationsOf(recognition),
    contractPrices: contractPrices(recognition, head.throughDay),
    modifications: modificationsOf(recognition.modifications),
    creditBalances: creditBalancesOf(book, recognition, lines, head.throughDay),
    revenue: revenueOf(lines, recognition),
    positions: positionDays(recognition, lines, head.throughDay).flatMap((day) => positionsOf(recognition, lines, day)),
    remainingObligations: remainingOf(book, recognition, lines, head.throughDay),
    policyComparison: comparison === null ? [] : comparisonOf(recognition, comparison, head.throughDay),
    disaggregation: disaggregationOf(book, recognition, lines, head.throughDay),
    rollForward: rollForwardOf(book, recognition, lines, head.throughDay),
    dailyJournal: lines.map((line) => ({
      ...commonOf(line),
      originPeriod: line.originPeriod,
      reason: line.reason,
    })),
    monthlyJournal: journals.monthly.map((line) => ({
      ...commonOf(line),
      originPeriod: line.period,
      reason: 'normal',
    })),
    functionalJournal: (functional?.lines ?? []).map(({ line }) => functionalRecordOf(line)),
    checks: checks.map(({ id, title, pass, difference, explanation }) => ({
      id,
      title,
      pass,
      difference,
      explanation,
    })),
    diagnostics,
  };
}

function headOf({
  engineVersion,
  throughDay,
  inputHash,
}: ReportHead): Pick<CloseReport, 'engineVersion' | 'through' | 'inputHash'> {
  return { engineVersion, through: isoOf(throughDay), inputHash };
}

function allocationsOf({ obligations }: RecognitionResult): AllocationRecord[] {
  return obligations.map((obligation) => {
    const text = (minor: number): string => amountText(minor, obligation.currency);
    return {
      contract: obligation.contractId,
      obligation: obligation.id,
      customer: obligation.customer,
      product: obligation.productId,
      entity: obligation.entity,
      currency: obligation.currency,
      standaloneSellingPrice:
        obligation.standaloneSellingPrice === null ? null : text(obligation.standaloneSellingPrice),
      statedPrice: text(obligation.statedPrice),
      allocatedBeforeDiscounts: text(obligation.allocatedBeforeDiscounts),
      discount: text(obligation.discounts),
      trueUps: text(obligation.trueUps),
      variable: text(variableFromInception(obligation.changes)),
      allocated: text(obligation.allocated + variableFromInception(obligation.changes)),
      priceChanges: text(sumOfChanges(obligation.changes) - variableFromInception(obligation.changes)),
      credits: text(obligation.credits),
    };
  });
}

function revenueOf(lines: readonly JournalLine[], recognition: RecognitionResult): RevenueRecord[] {
  return revenueByPeriod(lines, recognition).map((row) => ({
    contract: row.contractId,
    obligation: row.obligationId,
    customer: row.customer,
    product: row.productId,
    entity: row.entity,
    currency: row.currency,
    period: row.period,
    amount: amountText(row.amount, row.currency),
    priorPeriodAmount: amountText(row.priorPeriodAmount, row.currency),
    contraAmount: amountText(row.contraAmount, row.currency),
  }));
}

function comparisonOf(
  { obligations }: RecognitionResult,
  comparison: Readonly<Record<PolicySet, RecognitionResult>>,
  throughDay: Day,
): ComparisonRecord[] {
  const openingDay = firstDayOfMonth(monthOf(throughDay));
  return comparePolicySets(obligations, comparison, openingDay, throughDay).map((row) => {
    const { obligation, standard, sequence, largestOfDay } = row;
    const text = (minor: number): string => amountText(minor, obligation.currency);
    return {
      contract: obligation.contractId,
      obligation: obligation.id,
      currency: obligation.currency,
      allocatedStandard: text(standard.allocated),
      allocatedSequence: text(sequence.allocated),
      monthStandard: text(standard.ofMonth),
      monthSequence: text(sequence.ofMonth),
      toDateStandard: text(standard.through),
      toDateSequence: text(sequence.through),
      largestOfDay: text(largestOfDay),
    };
  });
}

function positionDays({ obligations }: RecognitionResult, lines: readonly JournalLine[], throughDay: Day): Day[] {
  let first = throughDay;
  for (const { segments, billings } of obligations) {
    for (const { firstDay } of segments) first = Math.min(first, firstDay);
    for (const { day } of billings) first = Math.min(first, day);
  }
  for (const { day } of lines) first = Math.min(first, day);
  const days: Day[] = [];
  for (let month = monthOf(first); lastDayOfMonth(month) < throughDay; month++) days.push(lastDayOfMonth(month));
  return [...days, throughDay];
}

function positionsOf(recognition: RecognitionResult, lines: readonly JournalLine[], asOf: Day): PositionRecord[] {
  return positionsAt(recognition, lines, asOf).map((position) => {
    const text = (minor: number): string => amountText(minor, position.currency);
    return {
      asOf: isoOf(position.asOf),
      contract: position.contractId,
      obligation: position.obligationId,
      currency: position.currency,
      billed: text(position.billed),
      invoiced: text(position.invoiced),
      recognized: text(position.recognized),
      deferred: text(position.deferred),
      unbilled: text(position.unbilled),
      deferredNonCurrent: text(position.deferredNonCurrent),
      contractAsset: text(position.contractAsset),
      refundLiability: text(position.refundLiability),
      remaining: text(position.remaining),
    };
  });
}

function commonOf(line: JournalLine | MonthlyJournalLine): Omit<JournalRecord, 'originPeriod' | 'reason'> {
  return {
    entry: line.entry,
    line: line.line,
    date: isoOf(line.day),
    period: line.period,
    accountRole: line.role,
    account: line.account,
    accountName: line.accountName,
    debit: amountText(line.debit, line.currency),
    credit: amountText(line.credit, line.currency),
    currency: line.currency,
    entity: line.entity,
    customer: line.customer,
    contract: line.contractId,
    obligation: line.obligationId,
    product: line.productId,
    invoice: line.invoiceId,
    source: line.source,
    rule: line.rule,
    narrative: line.narrative,
    run: line.run,
  };
}
