/**
 * Entries of revenue.
 * ASC 606-10-25-31, 606-10-45-1 to 4; IFRS 15.39, IFRS 15.105-108
 *
 * Rule: on each open day (or month, where totals are posted) an obligation's revenue is one entry with a line a
 * segment. Revenue of a closed month is compared with what was posted for it, and the difference lands on the first
 * open day under its own month. Under the lock method invoice-date the revenue of an invoice line waits for its
 * invoice.
 * Formula: amount = recognized through the last day − recognized through the day before the first; late amount =
 * scheduled for the month through the horizon − posted for the month.
 * Example: 1,210.00 from 1 Dec 2025 to 31 Mar 2026 by days, locked through 31 Dec: 310.00 of 2025-12 on 1 Jan 2026,
 * then 10.00 a day.
 */
import type { RevenueRole } from '../domain/account-role';
import type { PostingReason } from '../domain/journal';
import { roleOfRevenue } from '../domain/new-segment';
import type { EntryDraft, Movement, ObligationBooks, PostingSlot, PostingWindow } from '../domain/posting';
import type { ScheduledObligation, Segment, SegmentReader, SourceKind } from '../domain/schedule';
import { firstDayOfMonth, isoOfMonth, lastDayOfMonth, monthOf, type Day, type Month } from '../foundation/calendar';
import type { InvoiceFinder } from './invoice-of-revenue';
import { tellHeldRevenue, tellLateAmount, tellRevenueOf, type RevenueTeller } from './narratives';

interface ReadSegment {
  readonly segment: Segment;
  readonly read: (day: Day) => number;
}

interface ToldSegment extends ReadSegment {
  readonly tell: RevenueTeller;
}

export interface RevenueSource {
  readonly obligation: ScheduledObligation;
  readonly window: PostingWindow;
  readonly slots: readonly PostingSlot[];
  readonly reader: SegmentReader;
  readonly findInvoice: InvoiceFinder;
  /** Segments that are posted with a document. */
  readonly withDocuments: ReadonlySet<string>;
}

/** Entries of open days, by day. */
export function draftRevenue(source: RevenueSource): EntryDraft[] {
  const { obligation, window, slots, reader, withDocuments } = source;
  const segments = obligation.segments
    .filter((segment) => !withDocuments.has(segment.id))
    .map((segment): ToldSegment => {
      const read = reader(segment);
      return { segment, read, tell: tellRevenueOf(segment, read, reader, obligation.currency) };
    });
  const floor = obligation.recognitionFloor ?? -Infinity;
  const firstDay = Math.min(...segments.map(({ segment }) => segment.firstDay));
  const lastDay = Math.max(...segments.map(({ segment }) => segment.lastDay));
  const drafts: EntryDraft[] = [];
  const held: PostingSlot[] = [];
  for (const slot of slots) {
    if (slot.throughDay < firstDay || slot.afterDay >= lastDay) continue;
    if (slot.throughDay < floor) held.push(slot);
    else drafts.push(...draftSlot(source, segments, slot, slot.throughDay, 'normal'));
  }
  if (held.length === 0 || floor > window.throughDay) return drafts;
  return [...joinMonths(held).flatMap((month) => draftSlot(source, segments, month, floor, 'catch-up')), ...drafts];
}

/** Adjoining slots as one a month. */
function joinMonths(slots: readonly PostingSlot[]): PostingSlot[] {
  const months: PostingSlot[] = [];
  for (const slot of slots) {
    const last = months.at(-1);
    const isSameMonth = last !== undefined && monthOf(last.throughDay) === monthOf(slot.throughDay);
    if (isSameMonth) months[months.length - 1] = { afterDay: last.afterDay, throughDay: slot.throughDay };
    else months.push(slot);
  }
  return months;
}

/** No draft where nothing moves in all: revenue that a credit takes away whole makes no entry. */
function draftSlot(
  { obligation, findInvoice }: RevenueSource,
  segments: readonly ToldSegment[],
  slot: PostingSlot,
  postingDay: Day,
  reason: PostingReason,
): EntryDraft[] {
  const movements: Movement[] = [];
  let invoiceId: string | null = null;
  for (const { segment, read, tell } of segments) {
    if (slot.throughDay < segment.firstDay || slot.afterDay >= segment.lastDay) continue;
    if (!counts(segment, slot.throughDay)) continue;
    const amount = read(slot.throughDay) - read(slot.afterDay);
    if (amount === 0) continue;
    invoiceId ??= findInvoice(slot.throughDay, postingDay);
    const told = tell(slot.afterDay, slot.throughDay);
    movements.push({
      role: roleOfRevenue(segment),
      amount,
      documentId: segment.id,
      source: sourceOf(segment, invoiceId),
      rule: segment.rule,
      origin: segment.origin,
      narrative: reason === 'normal' ? told : tellHeldRevenue(told, postingDay, obligation.waitsFor),
      proof: { kind: 'recognition', segmentId: segment.id, afterDay: slot.afterDay, throughDay: slot.throughDay },
    });
  }
  const total = movements.reduce((sum, movement) => sum + movement.amount, 0);
  if (invoiceId === null || total === 0) return [];
  const originPeriod = isoOfMonth(monthOf(slot.throughDay));
  return [
    { kind: 'recognition', day: postingDay, originDay: slot.throughDay, originPeriod, reason, invoiceId, movements },
  ];
}

/** Before that day another segment takes it away. */
const counts = ({ countedFrom }: Segment, throughDay: Day): boolean => countedFrom === undefined || countedFrom <= throughDay;

function sourceOf(segment: Segment, invoiceId: string): SourceKind {
  return segment.source === 'Invoice' && invoiceId === '' ? 'Billing schedule' : segment.source;
}

/** Differences of closed months, one entry a month of origin, on the first open day. */
export function correctRevenue(
  books: ObligationBooks,
  window: PostingWindow,
  reader: SegmentReader,
  findInvoice: InvoiceFinder,
): EntryDraft[] {
  const { horizon, firstOpenDay, throughDay } = window;
  if (horizon === null || firstOpenDay === null) return [];
  const postingDay = Math.max(firstOpenDay, books.scheduled?.recognitionFloor ?? -Infinity);
  if (postingDay > throughDay) return [];
  const due = { horizon, postingDay, findInvoice };
  return REVENUE_ROLES.flatMap((role) => {
    const ofRole = (books.scheduled?.segments ?? []).filter((segment) => roleOfRevenue(segment) === role);
    const segments = ofRole.map((segment) => ({ segment, read: reader(segment) }));
    return correctRole(books, role, segments, due);
  });
}

const REVENUE_ROLES: readonly RevenueRole[] = ['Revenue', 'Contra revenue'];

/** The same on one account role. */
function correctRole(
  books: ObligationBooks,
  role: RevenueRole,
  segments: readonly ReadSegment[],
  due: { readonly horizon: Day; readonly postingDay: Day; readonly findInvoice: InvoiceFinder },
): EntryDraft[] {
  const { horizon, postingDay, findInvoice } = due;
  const posted = books.posted?.revenue[role] ?? new Map<string, number>();
  return monthsToCompare(segments, posted, horizon).flatMap((month): EntryDraft[] => {
    const originPeriod = isoOfMonth(month);
    const lastDay = Math.min(lastDayOfMonth(month), horizon);
    const afterDay = firstDayOfMonth(month) - 1;
    const counted = segments.filter(({ segment }) => counts(segment, lastDay));
    const shares = counted.map(({ segment, read }) => ({ segment, amount: read(lastDay) - read(afterDay) }));
    const scheduled = shares.reduce((sum, share) => sum + share.amount, 0);
    const postedBefore = posted.get(originPeriod) ?? 0;
    if (scheduled === postedBefore) return [];
    const main = largest(shares);
    const { currency, obligationId } = books;
    const late = { originPeriod, horizon, scheduled, postedBefore, postingDay, currency };
    const invoiceId = findInvoice(lastDay, postingDay);
    const movement: Movement = {
      role,
      amount: scheduled - postedBefore,
      documentId: '',
      source: main === null ? (books.posted?.source ?? 'Billing schedule') : sourceOf(main, invoiceId),
      rule: main?.rule ?? books.posted?.rule ?? 'straight-line',
      origin: main?.origin ?? books.origin,
      narrative: tellLateAmount({ ...late, subject: `Revenue of ${obligationId}` }),
      proof: { kind: 'recognition-correction', obligationId, originPeriod, throughDay: lastDay, postedBefore },
    };
    const reason = posted.has(originPeriod) ? 'correction' : 'catch-up';
    return [
      {
        kind: 'recognition',
        day: postingDay,
        originDay: lastDay,
        originPeriod,
        reason,
        invoiceId,
        movements: [movement],
      },
    ];
  });
}

/** Months through the horizon in which something is scheduled or was posted, ascending. */
function monthsToCompare(segments: readonly ReadSegment[], posted: ReadonlyMap<string, number>, horizon: Day): Month[] {
  const months = new Set<Month>();
  for (const { segment } of segments) {
    const last = Math.min(segment.lastDay, horizon);
    if (segment.firstDay > last) continue;
    for (let month = monthOf(segment.firstDay); month <= monthOf(last); month++) months.add(month);
  }
  for (const period of posted.keys()) months.add(Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1);
  return [...months].sort((a, b) => a - b);
}

/** The segment that moves most; it names rule and source of a line that stands for several. */
function largest(shares: readonly { readonly segment: Segment; readonly amount: number }[]): Segment | null {
  let best: { readonly segment: Segment; readonly amount: number } | null = null;
  for (const share of shares) {
    if (share.amount !== 0 && (best === null || Math.abs(share.amount) > Math.abs(best.amount))) best = share;
  }
  return best?.segment ?? null;
}
