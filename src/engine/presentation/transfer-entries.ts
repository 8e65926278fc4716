/**
 * Entries of schedules between two accounts: contract costs and the like.
 * ASC 340-40-35-1, 606-10-45-1; IFRS 15.99, IFRS 15.105
 *
 * Rule: what a schedule moves on an open day (or month, where totals are posted) is one entry of two lines. What it moves
 * in a closed month is compared with what was posted for that month, and the difference lands on the first open day
 * under its own month. Billed, recognized, deferred and unbilled amounts are not touched.
 * Formula: amount = moved through the last day − moved through the day before the first; late amount = due for the
 * month through the horizon − posted for the month.
 * Example: commission 3,000.00 over five years, January 2026 closed: 3,000.00 into the asset on 1 Jan, 50.00 out of it
 * in the month.
 */
import type { PostedLine, PostingReason } from '../domain/journal';
import type { UnnumberedEntry, UnnumberedLine } from '../domain/posted-entry';
import type { PostingSlot, PostingWindow } from '../domain/posting';
import type { LineProof } from '../domain/journal';
import type { SegmentReader } from '../domain/schedule';
import { isTransferLine, transferDocument, transferIdOf, type TransferSchedule } from '../domain/transfer-schedule';
import { firstDayOfMonth, isoOfMonth, lastDayOfMonth, monthOf, type Day, type Month } from '../foundation/calendar';
import { groupBy, joinKey } from '../foundation/group-by';
import { tellLateAmount, tellRevenueOf } from './narratives';
import type { PostingRun } from './post-entries';

/** What names a transfer in the books: if one of these changes, the old is taken back and the new posted. */
type TransferBooks = Omit<TransferSchedule, 'segments'>;

interface PostedTransfer {
  readonly books: TransferBooks;
  /** Moved from credit to debit role, by origin period. */
  readonly byPeriod: Map<string, number>;
}

function transferKey(books: TransferBooks): string {
  const { id, contractId, obligationId, currency, entity, debitRole, creditRole } = books;
  return joinKey(id, contractId, obligationId, currency, entity, debitRole, creditRole);
}

/** Entries of a run, by transfer, each in the order of its days. */
export function draftTransfers(
  transfers: readonly TransferSchedule[],
  posted: readonly PostedLine[],
  window: PostingWindow,
  slots: readonly PostingSlot[],
  reader: SegmentReader,
  run: PostingRun,
): UnnumberedEntry[] {
  const balances = sumPostedTransfers(posted);
  const known = new Set(transfers.map(transferKey));
  const gone = [...balances].filter(([key]) => !known.has(key)).map(([, { books }]) => ({ ...books, segments: [] }));
  return [...transfers, ...gone].flatMap((transfer) => [
    ...correctTransfer(transfer, balances.get(transferKey(transfer)), window, reader, run),
    ...draftSlots(transfer, slots, reader, run),
  ]);
}

/** The first line of a transfer's entry has the debit role, whatever its side. */
function sumPostedTransfers(posted: readonly PostedLine[]): ReadonlyMap<string, PostedTransfer> {
  const sums = new Map<string, PostedTransfer>();
  const entries = groupBy(posted.filter(isTransferLine), ({ entry }) => entry);
  for (const lines of entries.values()) {
    const [first, second] = [...lines].sort((a, b) => a.line - b.line);
    if (first === undefined || second === undefined) continue;
    const { contractId, obligationId, customer, entity, currency, productId, invoiceId, rule, source, origin } = first;
    const roles = { debitRole: first.role, creditRole: second.role };
    const facts = { contractId, obligationId, customer, entity, currency, productId, invoiceId, rule, source, origin };
    const books: TransferBooks = { id: transferIdOf(first) ?? '', category: '', ...facts, ...roles };
    const key = transferKey(books);
    const sum = sums.get(key) ?? { books, byPeriod: new Map<string, number>() };
    const before = sum.byPeriod.get(first.originPeriod) ?? 0;
    sum.byPeriod.set(first.originPeriod, before + first.debit - first.credit);
    sums.set(key, sum);
  }
  return sums;
}

function draftSlots(
  transfer: TransferSchedule,
  slots: readonly PostingSlot[],
  reader: SegmentReader,
  run: PostingRun,
): UnnumberedEntry[] {
  const { segments, currency, id } = transfer;
  if (segments.length === 0) return [];
  const told = segments.map((segment) => {
    const read = reader(segment);
    return { segment, read, tell: tellRevenueOf(segment, read, reader, currency) };
  });
  const firstDay = Math.min(...segments.map((segment) => segment.firstDay));
  const lastDay = Math.max(...segments.map((segment) => segment.lastDay));
  return slots.flatMap(({ afterDay, throughDay }): UnnumberedEntry[] => {
    if (throughDay < firstDay || afterDay >= lastDay) return [];
    const moved = told.filter(({ read }) => read(throughDay) !== read(afterDay));
    const amount = moved.reduce((sum, { read }) => sum + read(throughDay) - read(afterDay), 0);
    if (amount === 0) return [];
    const narrative = moved.map(({ tell }) => tell(afterDay, throughDay)).join('; ');
    const proof: LineProof = { kind: 'transfer', transferId: id, afterDay, throughDay };
    return [
      entryOf(transfer, { day: throughDay, originDay: throughDay, reason: 'normal', amount, narrative, proof }, run),
    ];
  });
}

/** Differences of closed months, one entry a month of origin, on the first open day. */
function correctTransfer(
  transfer: TransferSchedule,
  posted: PostedTransfer | undefined,
  { horizon, firstOpenDay, throughDay }: PostingWindow,
  reader: SegmentReader,
  run: PostingRun,
): UnnumberedEntry[] {
  if (horizon === null || firstOpenDay === null || firstOpenDay > throughDay) return [];
  const readers = transfer.segments.map(reader);
  const moved = (day: Day): number => readers.reduce((sum, read) => sum + read(day), 0);
  return monthsToCompare(transfer, posted, horizon).flatMap((month): UnnumberedEntry[] => {
    const originPeriod = isoOfMonth(month);
    const originDay = Math.min(lastDayOfMonth(month), horizon);
    const scheduled = moved(originDay) - moved(firstDayOfMonth(month) - 1);
    const postedBefore = posted?.byPeriod.get(originPeriod) ?? 0;
    if (scheduled === postedBefore) return [];
    const late = {
      originPeriod,
      horizon,
      scheduled,
      postedBefore,
      postingDay: firstOpenDay,
      currency: transfer.currency,
    };
    const narrative = tellLateAmount({ ...late, subject: transfer.id });
    const { id: transferId } = transfer;
    const proof: LineProof = {
      kind: 'transfer-correction',
      transferId,
      originPeriod,
      throughDay: originDay,
      postedBefore,
    };
    const reason = posted?.byPeriod.has(originPeriod) === true ? 'correction' : 'catch-up';
    const amount = scheduled - postedBefore;
    return [entryOf(transfer, { day: firstOpenDay, originDay, reason, amount, narrative, proof }, run)];
  });
}

/** Months through the horizon in which something is scheduled or was posted, ascending. */
function monthsToCompare({ segments }: TransferSchedule, posted: PostedTransfer | undefined, horizon: Day): Month[] {
  const months = new Set<Month>();
  for (const segment of segments) {
    const last = Math.min(segment.lastDay, horizon);
    if (segment.firstDay > last) continue;
    for (let month = monthOf(segment.firstDay); month <= monthOf(last); month++) months.add(month);
  }
  for (const period of posted?.byPeriod.keys() ?? []) {
    months.add(Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1);
  }
  return [...months].sort((a, b) => a - b);
}

interface TransferEvent {
  readonly day: Day;
  readonly originDay: Day;
  readonly reason: PostingReason;
  /** Moved from the credit to the debit role; below zero it moves back. */
  readonly amount: number;
  readonly narrative: string;
  readonly proof: LineProof;
}

function entryOf(transfer: TransferSchedule, event: TransferEvent, run: PostingRun): UnnumberedEntry {
  const lines = [
    lineOf(transfer, event, run, 1, transfer.debitRole, event.amount),
    lineOf(transfer, event, run, 2, transfer.creditRole, 0 - event.amount),
  ];
  return { day: event.day, rank: 0, lines };
}

/** `debit`: below zero is a credit. */
function lineOf(
  transfer: TransferSchedule,
  { day, originDay, reason, narrative, proof }: TransferEvent,
  run: PostingRun,
  line: number,
  role: TransferSchedule['debitRole'],
  debit: number,
): UnnumberedLine {
  const { id, contractId, obligationId, customer, entity, currency, productId, invoiceId } = transfer;
  const { account, name } = run.choose(role, transfer);
  const originPeriod = isoOfMonth(monthOf(originDay));
  return {
    entry: '',
    line,
    day,
    period: reason === 'normal' ? originPeriod : isoOfMonth(monthOf(day)),
    originPeriod,
    originDay,
    role,
    account,
    accountName: name,
    debit: Math.max(0, debit),
    credit: Math.max(0, 0 - debit),
    currency,
    entity,
    customer,
    contractId,
    obligationId,
    productId,
    invoiceId,
    source: transfer.source,
    rule: transfer.rule,
    reason,
    documentId: transferDocument(id),
    narrative,
    netBefore: 0,
    netAfter: 0,
    origin: transfer.origin,
    monthlyEntry: '',
    run: run.run,
    closedThrough: run.closedThrough,
    proof,
  };
}
