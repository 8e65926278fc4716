/** What journals are made from, before entries have numbers. Amounts are signed minor units. */
import type { Day } from '../foundation/calendar';
import type { RuleId } from '../rule-book/rule-book';
import type { LineProof, PostingReason } from './journal';
import type { BillingRole, RevenueRole } from './account-role';
import type { ScheduledObligation, SourceKind } from './schedule';
import type { SourceReference } from './source-reference';

/** The days a run may post on. */
export interface PostingWindow {
  /** Last day that is closed or locked; null when none is. */
  readonly horizon: Day | null;
  /** Day on which late facts land; null when nothing is closed. */
  readonly firstOpenDay: Day | null;
  readonly throughDay: Day;
  /** False: everything through the day to close is closed beyond it; nothing is posted. */
  readonly isOpen: boolean;
}

/** Days whose revenue makes one entry: afterDay + 1 through throughDay, posted on throughDay. */
export interface PostingSlot {
  readonly afterDay: Day;
  readonly throughDay: Day;
}

/** Clearing: positive is invoiced (debit). Revenue: positive is recognized (credit). */
export interface Movement {
  readonly role: BillingRole | RevenueRole;
  readonly amount: number;
  readonly documentId: string;
  readonly source: SourceKind;
  readonly rule: RuleId;
  readonly origin: SourceReference;
  readonly narrative: string;
  readonly proof: LineProof;
}

/** One event of one obligation. Deferred and unbilled revenue follow from the movements. */
export interface EntryDraft {
  readonly kind: 'billing' | 'recognition';
  readonly day: Day;
  readonly originDay: Day;
  readonly originPeriod: string;
  readonly reason: PostingReason;
  readonly invoiceId: string;
  /** Not empty; the first one names source, rule and origin of the entry. */
  readonly movements: readonly Movement[];
}

/** What earlier closes posted for an obligation. */
export interface PostedBalance {
  readonly contractId: string;
  readonly obligationId: string;
  readonly currency: string;
  readonly entity: string;
  readonly customer: string;
  readonly productId: string;
  readonly invoiced: number;
  readonly recognized: number;
  /** Of the families of accounts; the parts that reclassification moved stand below. */
  readonly deferred: number;
  readonly unbilled: number;
  readonly deferredNonCurrent: number;
  readonly contractAsset: number;
  readonly refundLiability: number;
  readonly documents: ReadonlyMap<string, PostedDocument>;
  /** By origin period `2026-03`; revenue and contra revenue. */
  readonly revenue: Readonly<Record<RevenueRole, ReadonlyMap<string, number>>>;
  /** Row of the first line, for what is gone from the book. */
  readonly origin: SourceReference;
  /** Of the last revenue line. */
  readonly rule: RuleId;
  readonly source: SourceKind;
}

export interface PostedDocument {
  readonly role: BillingRole;
  readonly amount: number;
  readonly originDay: Day;
  readonly invoiceId: string;
  readonly source: SourceKind;
  readonly rule: RuleId;
  readonly origin: SourceReference;
}

/**
 * An obligation as the journals see it: what should stand (null: gone from the book) and what was posted (null:
 * nothing).
 */
export interface ObligationBooks {
  readonly contractId: string;
  readonly obligationId: string;
  readonly currency: string;
  readonly entity: string;
  readonly customer: string;
  readonly productId: string;
  readonly category: string;
  /** Unbilled revenue is conditional on more than time. */
  readonly isContractAsset: boolean;
  readonly scheduled: ScheduledObligation | null;
  readonly posted: PostedBalance | null;
  readonly origin: SourceReference;
}
