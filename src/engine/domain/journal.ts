/** Journals: differences of positions, as dated double entries. */
import type { Day } from '../foundation/calendar';
import type { RuleId } from '../rule-book/rule-book';
import type { AccountRole } from './account-role';
import type { Diagnostic } from './diagnostic';
import type { SourceKind } from './schedule';
import type { SourceReference } from './source-reference';

/** What a journal line's amount is the difference of; the writer turns it into a cell formula. */
export type LineProof =
  /** Recognized by one segment from the day after `afterDay` through `throughDay`. */
  | { readonly kind: 'recognition'; readonly segmentId: string; readonly afterDay: Day; readonly throughDay: Day }
  | { readonly kind: 'billing'; readonly billingId: string }
  /** Change of max(0, ±(billed − recognized)) over this entry. */
  | { readonly kind: 'position' }
  /** Scheduled for the origin month through the horizon, less what was posted for it before. */
  | {
      readonly kind: 'recognition-correction';
      readonly obligationId: string;
      readonly originPeriod: string;
      readonly throughDay: Day;
      readonly postedBefore: number;
    }
  /**
   * Amount of the billing event (0 when billingId is null: the document is gone) less what was posted for it before.
   */
  | {
      readonly kind: 'billing-correction';
      readonly obligationId: string;
      readonly documentId: string;
      readonly billingId: string | null;
      readonly postedBefore: number;
    }
  /** Moved by a transfer schedule from the day after `afterDay` through `throughDay`. */
  | { readonly kind: 'transfer'; readonly transferId: string; readonly afterDay: Day; readonly throughDay: Day }
  /** Moved by it in the origin month through the day, less what was posted for it before. */
  | {
      readonly kind: 'transfer-correction';
      readonly transferId: string;
      readonly originPeriod: string;
      readonly throughDay: Day;
      readonly postedBefore: number;
    }
  /**
   * Change of max(0, ±net) of an obligation from netBefore to netAfter, where netAfter = gross − sign(gross) ×
   * (MIN(through, matched) − MIN(before, matched)); gross = billed − recognized as documents name the obligation,
   * `before` and `through` the running sums of the gross amounts of its side, `matched` the smaller side of the
   * contract.
   */
  | {
      readonly kind: 'netting';
      readonly contractId: string;
      readonly asOf: Day;
      readonly gross: number;
      readonly before: number;
      readonly through: number;
      readonly matched: number;
    }
  /** What an account of the family should hold at a month end less what it held before. */
  | {
      readonly kind: 'reclassification';
      readonly role: ReclassifiedRole;
      readonly asOf: Day;
      readonly target: number;
      readonly before: number;
    };

export type ReclassifiedRole = 'Deferred revenue non-current' | 'Contract asset' | 'Refund liability';

export type PostingReason = 'normal' | 'catch-up' | 'correction';

export interface JournalLine {
  /** `2026-03-00017`; unique over the life of the workbook. */
  readonly entry: string;
  /** 1, 2, … within the entry. */
  readonly line: number;
  /** Posting day and its month. */
  readonly day: Day;
  readonly period: string;
  /** Month the amount belongs to; differs from `period` for late facts and locked months. */
  readonly originPeriod: string;
  /** Last day the amount covers: equals `day` in a daily entry, the month's last day in a month total. */
  readonly originDay: Day;
  readonly role: AccountRole;
  readonly account: string;
  readonly accountName: string;
  /** Minor units ≥ 0; one of the two is zero. */
  readonly debit: number;
  readonly credit: number;
  readonly currency: string;
  readonly entity: string;
  readonly customer: string;
  readonly contractId: string;
  readonly obligationId: string;
  readonly productId: string;
  readonly invoiceId: string;
  readonly source: SourceKind;
  readonly rule: RuleId;
  readonly reason: PostingReason;
  /** Segment or billing document the line comes from; empty for position and netting lines. */
  readonly documentId: string;
  readonly narrative: string;
  /**
   * Billed (after netting within the contract) − recognized of the obligation before and after the entry, minor units.
   */
  readonly netBefore: number;
  readonly netAfter: number;
  readonly origin: SourceReference;
  /** Entry of the monthly journal that gathers this line. */
  readonly monthlyEntry: string;
  /** 1 for the first close in this workbook, 2 for the next, … */
  readonly run: number;
  /** Last day which that run closed. */
  readonly closedThrough: Day;
}

/** A line that an earlier close left in the workbook. */
export type PostedLine = JournalLine;

/** A line of this run, with what its proof is made of. */
export interface NewJournalLine extends JournalLine {
  readonly proof: LineProof;
}

export interface MonthlyJournalLine {
  readonly entry: string;
  readonly line: number;
  readonly day: Day;
  readonly period: string;
  readonly role: AccountRole;
  readonly account: string;
  readonly accountName: string;
  readonly debit: number;
  readonly credit: number;
  readonly currency: string;
  readonly entity: string;
  /** Empty where the grain sums over it. */
  readonly customer: string;
  readonly contractId: string;
  readonly obligationId: string;
  readonly productId: string;
  readonly invoiceId: string;
  readonly source: string;
  readonly rule: string;
  readonly narrative: string;
  readonly run: number;
}

export interface Journals {
  /** Lines of earlier runs, unchanged, then this run's. */
  readonly posted: readonly PostedLine[];
  readonly daily: readonly NewJournalLine[];
  /** All runs. */
  readonly monthly: readonly MonthlyJournalLine[];
  readonly run: number;
  /**
   * First day on which this run may post; lines for earlier days land on it. Null when nothing is closed or locked yet.
   */
  readonly firstOpenDay: Day | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Balances in the books at the end of a day, minor units; deferred and unbilled are net per contract. */
export interface Position {
  readonly asOf: Day;
  readonly contractId: string;
  readonly obligationId: string;
  readonly currency: string;
  /**
   * Invoiced less credited and voided, after netting within the contract moved excess billing between its obligations.
   */
  readonly billed: number;
  /** Invoiced less credited and voided, as documents name the obligation. */
  readonly invoiced: number;
  readonly recognized: number;
  readonly deferred: number;
  readonly unbilled: number;
  /** The part of deferred that month-end reclassification moved to its non-current account. */
  readonly deferredNonCurrent: number;
  /** The part of deferred that it moved to refund liabilities. */
  readonly refundLiability: number;
  /** The part of unbilled that it moved to contract assets. */
  readonly contractAsset: number;
  /** Allocated price (after discounts and credits) not yet recognized. */
  readonly remaining: number;
}
