/** A prepared close in the few figures that a person looks at before posting; the plan travels beside it. */
import { isRevenueRole } from '../engine/domain/account-role';
import { isoOfMonth, monthOf } from '../engine';
import type { Check, Day, Diagnostic, NewJournalLine } from '../engine';
import type { WorkbookPlan } from '../workbook/workbook-plan';
import { summarizePlan, type SheetSummary } from '../workbook/write/summarize-plan';
import type { PreparedClose } from './prepare-close';

/** What a close posts in one currency, minor units. Added is ≥ 0, taken off ≤ 0. */
export interface PostingTotals {
  readonly currency: string;
  readonly revenue: number;
  readonly deferredAdded: number;
  readonly deferredReleased: number;
  readonly unbilledAdded: number;
  readonly unbilledSettled: number;
  /** The part of revenue that belongs to months before the one being closed. */
  readonly earlierMonths: number;
}

export interface CloseSummary {
  /** Errors in the data: there are findings and nothing else. */
  readonly blocked: boolean;
  /** `2026-03`. */
  readonly month: string;
  readonly obligations: number;
  readonly invoiceLines: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly inputHash: string;
  /** Number that the close carries; 0 when blocked. */
  readonly run: number;
  readonly totals: readonly PostingTotals[];
  readonly newEntries: number;
  readonly newLines: number;
  readonly checks: readonly Check[];
  readonly sheets: readonly SheetSummary[];
  /** Sheets of the last close that would be removed. */
  readonly removed: readonly string[];
  /** About what goes over the wire when the plan is written. */
  readonly bytes: number;
}

export interface PlannedClose {
  readonly summary: CloseSummary;
  /** Null when blocked. */
  readonly plan: WorkbookPlan | null;
}

export function summarizeClose(prepared: PreparedClose, throughDay: Day): PlannedClose {
  const { book, diagnostics, inputHash } = prepared;
  const month = isoOfMonth(monthOf(throughDay));
  const common = { month, invoiceLines: book.invoiceLines.length, diagnostics, inputHash };
  if (prepared.blocked) {
    const nothing = { run: 0, totals: [], newEntries: 0, newLines: 0, checks: [], sheets: [], removed: [], bytes: 0 };
    return { summary: { ...common, ...nothing, blocked: true, obligations: book.obligations.length }, plan: null };
  }
  const { recognition, journals, checks, plan } = prepared;
  const { sheets, bytes } = summarizePlan(plan);
  return {
    summary: {
      ...common,
      blocked: false,
      obligations: recognition.obligations.length,
      run: journals.run,
      totals: totalsOf(journals.daily, month),
      newEntries: new Set(journals.daily.map(({ entry }) => entry)).size,
      newLines: journals.daily.length,
      checks,
      sheets,
      removed: (plan.retired ?? []).map(({ name }) => name),
      bytes,
    },
    plan,
  };
}

/** By currency, in order of its name. */
function totalsOf(lines: readonly NewJournalLine[], month: string): PostingTotals[] {
  const totals = new Map<string, { -readonly [Field in keyof PostingTotals]: PostingTotals[Field] }>();
  for (const { currency, role, debit, credit, originPeriod, source } of lines) {
    // Moves within deferred or unbilled revenue add nothing to either.
    if (source === 'Reclassification') continue;
    let total = totals.get(currency);
    if (total === undefined) {
      total = { currency, revenue: 0, deferredAdded: 0, deferredReleased: 0, unbilledAdded: 0, unbilledSettled: 0, earlierMonths: 0 };
      totals.set(currency, total);
    }
    if (isRevenueRole(role)) {
      total.revenue += credit - debit;
      if (originPeriod < month) total.earlierMonths += credit - debit;
    } else if (role === 'Deferred revenue') {
      total.deferredAdded += credit;
      total.deferredReleased -= debit;
    } else if (role === 'Unbilled revenue') {
      total.unbilledAdded += debit;
      total.unbilledSettled -= credit;
    }
  }
  return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
