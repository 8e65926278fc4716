/**
 * From what should stand to double entries.
 * ASC 606-10-45-1 to 4; IFRS 15.105-108
 *
 * Rule: an entry moves an obligation's net position, billed less recognized. What it moves above zero is deferred
 * revenue, below zero unbilled revenue, so that an invoice settles unbilled revenue first and revenue uses up what is
 * deferred first. At month ends the obligations of a contract are netted. Debits equal credits in every entry, which
 * holds one currency and one entity: anything else is a defect.
 * Formula: deferred = max(0, net), unbilled = max(0, −net); a line is the change of one of them.
 * Example: net −40.00 (unbilled), invoice of 100.00 → clearing debit 100.00, deferred credit 60.00, unbilled credit
 * 40.00.
 */
import { isRevenueRole, type AccountRole } from '../domain/account-role';
import type { UnnumberedEntry, UnnumberedLine } from '../domain/posted-entry';
import type { EntryDraft, Movement, ObligationBooks } from '../domain/posting';
import type { Policy } from '../domain/policy';
import type { SegmentReader } from '../domain/schedule';
import type { SourceReference } from '../domain/source-reference';
import { isoOfMonth, monthOf, type Day } from '../foundation/calendar';
import { groupBy } from '../foundation/group-by';
import { invariant } from '../foundation/invariant';
import type { AccountChooser } from './account-for-role';
import { netContract, type NettingShare } from './contract-netting';
import type { ReclassifiedRole } from '../domain/journal';
import { reclassify } from './reclassification';
import { tellNetting, tellPosition, tellReclassification } from './narratives';
import { nettingDocument, partsOf, type NettedPart } from './netting-groups';

/** Books of one obligation with the entries it still gets. */
export interface OpenBooks {
  readonly books: ObligationBooks;
  /** What it is netted in as one contract. */
  readonly netsAs: string;
  /** By posting day; billing before revenue within a day. */
  readonly drafts: readonly EntryDraft[];
}

/** What all lines of a run share. */
export interface PostingRun {
  readonly run: number;
  readonly closedThrough: Day;
  readonly choose: AccountChooser;
  readonly policy: Policy;
  readonly reader: SegmentReader;
}

interface RunningBooks {
  readonly books: ObligationBooks;
  readonly netsAs: string;
  readonly drafts: readonly EntryDraft[];
  readonly rank: number;
  next: number;
  /** Billed − recognized as documents name the obligation. */
  gross: number;
  /** The same after netting. */
  net: number;
  /** What reclassification moved to the other accounts of the families. */
  readonly moved: Record<ReclassifiedRole, number>;
}

/**
 * Entries of the obligations of one contract (or of one that has none), by obligation between month ends.
 * `monthEnds`: days on which the contract is netted and its balances are reclassified, ascending.
 */
export function postContract(
  obligations: readonly OpenBooks[],
  monthEnds: readonly Day[],
  contractOrigin: SourceReference,
  run: PostingRun,
): UnnumberedEntry[] {
  const running: RunningBooks[] = obligations.map(({ books, netsAs, drafts }, rank) => ({
    books,
    netsAs,
    drafts,
    rank,
    next: 0,
    gross: (books.posted?.invoiced ?? 0) - (books.posted?.recognized ?? 0),
    net: (books.posted?.deferred ?? 0) - (books.posted?.unbilled ?? 0),
    moved: {
      'Deferred revenue non-current': books.posted?.deferredNonCurrent ?? 0,
      'Contract asset': books.posted?.contractAsset ?? 0,
      'Refund liability': books.posted?.refundLiability ?? 0,
    },
  }));
  const entries: UnnumberedEntry[] = [];
  for (const day of monthEnds) {
    for (const state of running) postThrough(state, day, run, entries);
    const netting = running.length < 2 ? null : postNetting(running, day, contractOrigin, run);
    if (netting !== null) entries.push(netting);
    for (const state of running) entries.push(...postReclassification(state, day, running.length + 1, run));
  }
  for (const state of running) postThrough(state, Infinity, run, entries);
  return entries;
}

function postThrough(state: RunningBooks, day: Day, run: PostingRun, entries: UnnumberedEntry[]): void {
  while (state.next < state.drafts.length) {
    const draft = state.drafts[state.next]!;
    if (draft.day > day) return;
    state.next++;
    const netBefore = state.net;
    const change = draft.movements.reduce((sum, movement) => sum + signedChange(movement), 0);
    state.gross += change;
    state.net += change;
    const lines = linesOf(draft, state.books, netBefore, state.net, run);
    if (lines.length > 0) entries.push(closeEntry(draft.day, state.rank, lines));
  }
}

const signedChange = ({ role, amount }: Movement): number => (isRevenueRole(role) ? -amount : amount);

function closeEntry(day: Day, rank: number, lines: readonly UnnumberedLine[]): UnnumberedEntry {
  let sum = 0;
  for (const line of lines) sum += line.debit - line.credit;
  invariant(sum === 0, `an entry of ${lines[0]?.obligationId ?? ''} does not balance`);
  return { day, rank, lines };
}

/** What the lines of an entry share, and how each line is made of it. */
interface EntryFacts {
  readonly books: ObligationBooks;
  readonly draft: Pick<EntryDraft, 'day' | 'originDay' | 'originPeriod' | 'reason' | 'invoiceId'>;
  readonly netBefore: number;
  readonly netAfter: number;
  readonly run: PostingRun;
}

function linesOf(
  draft: EntryDraft,
  books: ObligationBooks,
  netBefore: number,
  netAfter: number,
  run: PostingRun,
): UnnumberedLine[] {
  const facts: EntryFacts = { books, draft, netBefore, netAfter, run };
  const lines: UnnumberedLine[] = [];
  for (const movement of draft.movements) {
    if (movement.amount !== 0) addLine(lines, facts, movement, movement.role, signedChange(movement));
  }
  const first = draft.movements[0];
  if (first === undefined || netBefore === netAfter) return lines;
  const narrative = tellPosition(netBefore, netAfter, books.currency);
  addPositionLines(lines, facts, { ...first, documentId: '', narrative, proof: POSITION });
  return lines;
}

const POSITION = { kind: 'position' } as const;

type LineFacts = Omit<Movement, 'role' | 'amount'>;

/** Lines for the change of deferred and unbilled revenue over an entry. */
function addPositionLines(lines: UnnumberedLine[], entry: EntryFacts, line: LineFacts): void {
  const { netBefore, netAfter } = entry;
  const deferred = Math.max(0, netAfter) - Math.max(0, netBefore);
  const unbilled = Math.max(0, -netAfter) - Math.max(0, -netBefore);
  if (deferred !== 0) addLine(lines, entry, line, 'Deferred revenue', -deferred);
  if (unbilled !== 0) addLine(lines, entry, line, 'Unbilled revenue', unbilled);
}

/** `debit`: negative is a credit. */
function addLine(lines: UnnumberedLine[], entry: EntryFacts, line: LineFacts, role: AccountRole, debit: number): void {
  const { books, draft, netBefore, netAfter, run } = entry;
  const { account, name } = run.choose(role, books);
  lines.push({
    entry: '',
    line: lines.length + 1,
    day: draft.day,
    period: draft.reason === 'normal' ? draft.originPeriod : isoOfMonth(monthOf(draft.day)),
    originPeriod: draft.originPeriod,
    originDay: draft.originDay,
    role,
    account,
    accountName: name,
    debit: Math.max(0, debit),
    credit: Math.max(0, -debit),
    currency: books.currency,
    entity: books.entity,
    customer: books.customer,
    contractId: books.contractId,
    obligationId: books.obligationId,
    productId: books.productId,
    invoiceId: draft.invoiceId,
    source: line.source,
    rule: line.rule,
    reason: draft.reason,
    documentId: line.documentId,
    narrative: line.narrative,
    netBefore,
    netAfter,
    origin: line.origin,
    monthlyEntry: '',
    run: run.run,
    closedThrough: run.closedThrough,
    proof: line.proof,
  });
}

/** One entry a contract and what is netted beside it; null where nothing moves. */
function postNetting(
  running: readonly RunningBooks[],
  day: Day,
  origin: SourceReference,
  run: PostingRun,
): UnnumberedEntry | null {
  const together: (readonly NettedPart[])[] = [];
  const netted = new Map<RunningBooks, { readonly share: NettingShare; readonly contracts: readonly string[] }>();
  for (const [netsAs, states] of groupBy(running, (state) => state.netsAs)) {
    const parts = partsOf(states.map(({ books }) => books));
    const contracts = parts.some(({ obligationId }) => obligationId !== null) ? [netsAs] : parts.map(({ contractId }) => contractId);
    together.push(parts);
    netContract(states.map((state) => state.gross)).forEach((share, i) => netted.set(states[i]!, { share, contracts }));
  }
  const documentId = nettingDocument(together);
  const originPeriod = isoOfMonth(monthOf(day));
  const draft = { day, originDay: day, originPeriod, reason: 'normal', invoiceId: '' } as const;
  const lines: UnnumberedLine[] = [];
  for (const state of running) {
    const { share, contracts } = netted.get(state)!;
    if (share.net === state.net) continue;
    const facts: EntryFacts = { books: state.books, draft, netBefore: state.net, netAfter: share.net, run };
    addPositionLines(lines, facts, {
      documentId,
      ...nettingFacts(state.books, contracts, share, day),
      origin,
    });
    state.net = share.net;
  }
  return lines.length === 0 ? null : closeEntry(day, running.length, lines);
}

function nettingFacts(
  books: ObligationBooks,
  contracts: readonly string[],
  share: NettingShare,
  day: Day,
): Omit<LineFacts, 'documentId' | 'origin'> {
  const { contractId, currency } = books;
  const { gross, before, through, matched } = share;
  return {
    source: 'Contract netting',
    rule: 'contract-netting',
    narrative: tellNetting(contracts, day, share, currency),
    proof: { kind: 'netting', contractId, asOf: day, gross, before, through, matched },
  };
}

/** An entry a role whose balance is not what it should be. */
function postReclassification(state: RunningBooks, day: Day, rank: number, run: PostingRun): UnnumberedEntry[] {
  const { books, net } = state;
  return reclassify(books, net, day, run.policy, run.reader).flatMap(({ role, first, target, rule }) => {
    const before = state.moved[role];
    if (target === before) return [];
    state.moved[role] = target;
    const originPeriod = isoOfMonth(monthOf(day));
    const draft = { day, originDay: day, originPeriod, reason: 'normal', invoiceId: '' } as const;
    const facts: EntryFacts = { books, draft, netBefore: net, netAfter: net, run };
    const line: LineFacts = {
      documentId: '',
      source: 'Reclassification',
      rule,
      origin: books.origin,
      narrative: tellReclassification(role, day, before, target, books.currency),
      proof: { kind: 'reclassification', role, asOf: day, target, before },
    };
    // Deferred revenue is a credit balance, unbilled revenue a debit balance.
    const debit = role === 'Contract asset' ? target - before : before - target;
    const lines: UnnumberedLine[] = [];
    addLine(lines, facts, line, role, debit);
    addLine(lines, facts, line, first, -debit);
    return [closeEntry(day, rank, lines)];
  });
}
