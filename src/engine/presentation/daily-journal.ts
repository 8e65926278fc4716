/**
 * The daily journal of a run: what should stand less what was posted.
 * ASC 606-10-45-1 to 5, 606-10-50-8 to 10; IFRS 15.105-109, IFRS 15.116-118
 *
 * Rule: schedules and documents through the day to close are compared with the posted lines; only differences are
 * posted, so that a second run posts nothing. Entries come by day, contract, obligation and event and are numbered on
 * within their month. Every entry balances, and so does every day in each currency and entity: anything else is a
 * defect.
 * Formula: number = month of posting and a running number, `2026-03-00017`.
 * Example: 12,000.00 over 2025 in even months, invoiced on 1 Jan, closing January: invoice entry 2025-01-00001, then 31
 * entries of revenue, 1,000.00 in all.
 */
import { combinationsByContract } from '../domain/combination';
import type { Contract, RevenueBook } from '../domain/book';
import { expectsRefunds } from '../domain/expected-refund';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { UnnumberedEntry } from '../domain/posted-entry';
import type { Policy } from '../domain/policy';
import type { EntryDraft, ObligationBooks, PostingSlot, PostingWindow } from '../domain/posting';
import type { RecognitionResult, SegmentReader } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import { firstDayOfMonth, isoOf, isoOfMonth, lastDayOfMonth, monthOf, type Day } from '../foundation/calendar';
import { amountText } from '../foundation/decimal-text';
import { sortNaturally } from '../foundation/sort-naturally';
import { correctBilling, draftBilling, segmentsOfDocuments } from './billing-entries';
import { findInvoices } from './invoice-of-revenue';
import { contractsOfBooks, groupForNetting } from './netting-groups';
import { postContract, type OpenBooks, type PostingRun } from './post-entries';
import { booksKey, sumPosted } from './posted-balances';
import { layOutSlots } from './posting-slots';
import { correctRevenue, draftRevenue } from './revenue-entries';
import { draftTransfers } from './transfer-entries';

export interface DailyEntries {
  readonly entries: readonly UnnumberedEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Entries of this run in their final order, without numbers. */
export function draftDailyEntries(
  book: RevenueBook,
  recognition: RecognitionResult,
  window: PostingWindow,
  reader: SegmentReader,
  run: Omit<PostingRun, 'policy' | 'reader'>,
): DailyEntries {
  if (!window.isOpen) return { entries: [], diagnostics: [reportClosedBeyond(window)] };
  const posting: PostingRun = { ...run, policy: book.policy, reader };
  const slots = layOutSlots(book.policy, [...recognition.obligations, ...recognition.transfers], window);
  const contracts = new Map(book.contracts.map((contract) => [contract.id, contract]));
  const combinations = combinationsByContract(recognition.obligations);
  const contractOf = contractsOfBooks(recognition.obligations);
  const groups = groupForNetting(gatherBooks(book, recognition), combinations, book.posted);
  const unbalanced = groups.filter((ofContract) => imbalanceOf(ofContract) !== 0);
  if (unbalanced.length > 0) return { entries: [], diagnostics: unbalanced.map(reportUnbalanced) };
  const entries = groups.flatMap((ofContract) => {
    const open = ofContract.map((books) => openBooks(books, contractOf(books), { window, slots, reader }));
    return postContract(open, monthEnds(open, window, book.policy), originOf(ofContract, contracts), posting).sort(byDayAndRank);
  });
  const transfers = draftTransfers(recognition.transfers, book.posted, window, slots, reader, posting);
  // Contracts keep their order within a day, because sorting is stable; other schedules come last.
  const sorted = [...entries, ...transfers].sort((a, b) => a.day - b.day);
  return { entries: sorted, diagnostics: reportTotals(slots, book.policy) };
}

/** Says so when even the month being closed is posted in totals. */
function reportTotals(slots: readonly PostingSlot[], policy: Policy): Diagnostic[] {
  const last = slots.at(-1);
  if (last === undefined || last.throughDay - last.afterDay === 1) return [];
  const month = isoOfMonth(monthOf(last.throughDay));
  const message =
    `Daily lines of ${month} would be more than twice the limit of ${String(policy.dailyLineLimit)}, so the month is posted in totals. ` +
    'Raise Daily line limit, or set Daily detail to All, to see every day.';
  return [
    engineDiagnostic(
      'warning',
      'journal.month-totals',
      { table: 'Settings', key: ['Daily line limit'] },
      'Value',
      message,
    ),
  ];
}

/** Obligations of the book and those that only posted lines know, in the order of the journal. */
function gatherBooks(book: RevenueBook, recognition: RecognitionResult): ObligationBooks[] {
  const balances = sumPosted(book.posted);
  const conditional = new Set(book.obligations.flatMap(({ id, unbilledIs }) => (unbilledIs === 'contract-asset' ? [id] : [])));
  const gathered = new Map<string, ObligationBooks>();
  for (const scheduled of recognition.obligations) {
    const { id: obligationId, contractId, currency, entity, customer, productId, category, origin } = scheduled;
    const facts = { contractId, obligationId, currency, entity, customer, productId, category, origin };
    const key = booksKey(facts);
    gathered.set(key, {
      ...facts,
      isContractAsset: conditional.has(obligationId),
      scheduled,
      posted: balances.get(key) ?? null,
    });
  }
  for (const [key, balance] of balances) {
    if (gathered.has(key)) continue;
    const { contractId, obligationId, currency, entity, customer, productId, origin } = balance;
    const facts = { contractId, obligationId, currency, entity, customer, productId, origin };
    gathered.set(key, { ...facts, category: '', isContractAsset: false, scheduled: null, posted: balance });
  }
  return sortNaturally(
    [...gathered.values()],
    (books) => (books.contractId === '' ? 1 : 0),
    (books) => books.contractId,
    (books) => books.obligationId,
    (books) => books.currency,
    (books) => books.entity,
  );
}

/** Posted debits less credits; a reader of sheets finds most of it before, entry by entry. */
function imbalanceOf(ofContract: readonly ObligationBooks[]): number {
  return ofContract.reduce((sum, { posted }) => {
    if (posted === null) return sum;
    return sum + posted.invoiced - posted.recognized - posted.deferred + posted.unbilled;
  }, 0);
}

function openBooks(
  books: ObligationBooks,
  netsAs: string,
  {
    window,
    slots,
    reader,
  }: { readonly window: PostingWindow; readonly slots: readonly PostingSlot[]; readonly reader: SegmentReader },
): OpenBooks {
  const obligation = books.scheduled;
  const findInvoice = findInvoices(obligation?.billings ?? []);
  const late = [...correctBilling(books, window), ...correctRevenue(books, window, reader, findInvoice)];
  if (obligation === null) return { books, netsAs, drafts: late };
  const withDocuments = segmentsOfDocuments(obligation, window);
  const revenue = draftRevenue({ obligation, window, slots, reader, findInvoice, withDocuments });
  return { books, netsAs, drafts: sortDrafts([...late, ...draftBilling(obligation, window), ...revenue]) };
}

function sortDrafts(drafts: readonly EntryDraft[]): EntryDraft[] {
  const rank = (draft: EntryDraft): number => 2 * draft.day + (draft.kind === 'billing' ? 0 : 1);
  return [...drafts].sort((a, b) => rank(a) - rank(b));
}

/** Month ends from the first open day through the day to close; none where nothing is netted or reclassified. */
function monthEnds(open: readonly OpenBooks[], window: PostingWindow, policy: Policy): Day[] {
  const isReclassified =
    policy.currentAndNonCurrent !== 'off' ||
    open.some(
      ({ books: { isContractAsset, scheduled, posted } }) =>
        isContractAsset || expectsRefunds(scheduled) || hasReclassified(posted),
    );
  if (open.length < 2 && !isReclassified) return [];
  const firstDay = window.firstOpenDay ?? Math.min(...open.flatMap(({ drafts }) => drafts[0]?.day ?? []));
  if (firstDay > window.throughDay) return [];
  const days: Day[] = [];
  for (let month = monthOf(firstDay); lastDayOfMonth(month) <= window.throughDay; month++)
    days.push(lastDayOfMonth(month));
  return days;
}

function hasReclassified(posted: ObligationBooks['posted']): boolean {
  return posted !== null && (posted.deferredNonCurrent !== 0 || posted.contractAsset !== 0 || posted.refundLiability !== 0);
}

function originOf(ofContract: readonly ObligationBooks[], contracts: ReadonlyMap<string, Contract>): SourceReference {
  const contractId = ofContract[0]?.contractId ?? '';
  return contracts.get(contractId)?.origin ?? ofContract[0]?.origin ?? { table: 'Contracts', key: [contractId] };
}

const byDayAndRank = (a: UnnumberedEntry, b: UnnumberedEntry): number => a.day - b.day || a.rank - b.rank;

function reportUnbalanced(ofContract: readonly ObligationBooks[]): Diagnostic {
  const { contractId, obligationId, currency, origin } = ofContract[0]!;
  const name = contractId === '' ? obligationId : `contract ${contractId}`;
  const amount = `${amountText(imbalanceOf(ofContract), currency)} ${currency}`;
  const message = `Posted lines of ${name} do not balance: debits less credits are ${amount}. A line was changed, removed or moved; nothing is posted until the journal is as it was.`;
  return engineDiagnostic('error', 'journal.mixed', origin, '', message);
}

function reportClosedBeyond(window: PostingWindow): Diagnostic {
  const through = isoOf(window.throughDay);
  const horizon = window.horizon === null ? '' : isoOf(window.horizon);
  const next = window.horizon === null ? '' : isoOf(firstDayOfMonth(monthOf(window.horizon + 1)));
  return engineDiagnostic(
    'warning',
    'journal.closed-beyond',
    { table: 'Settings', key: [] },
    '',
    `Nothing is posted: the books are closed or locked through ${horizon}, and the day to close is ${through}. Close a month from ${next} on; late facts land there.`,
  );
}
