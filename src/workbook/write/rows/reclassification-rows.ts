/**
 * Rows of `Reclassifications`, one a posted move: what an account of a family should hold at a month end, and what it
 * held before. A target that today's facts still give is a formula; one that they do not stands as it was posted.
 */
import { booksKey, expectsRefunds, readSegment, reclassify } from '../../../engine';
import type { ReclassifiedRole } from '../../../engine/domain/journal';
import type { Day } from '../../../engine/foundation/calendar';
import { joinKey } from '../../../engine/foundation/group-by';
import type { CloseInput } from '../close-input';
import type { JournalRow } from './journal-row';
import type { PositionChain } from './position-chain';

export interface ReclassificationRow {
  readonly contractId: string;
  readonly obligationId: string;
  readonly currency: string;
  readonly role: ReclassifiedRole;
  readonly asOf: Day;
  readonly run: number;
  /** Row of the journal whose position it looks at. */
  readonly journalRow: number;
  /** Row of this sheet that moved the same account before; −1 where none did. */
  readonly previousRow: number;
  /** Minor units. */
  readonly position: number;
  readonly before: number;
  readonly target: number;
  /** Whether today's facts still give the target. */
  readonly isDerived: boolean;
  /** Whether the account is used for the obligation at all now. */
  readonly isUsed: boolean;
}

export interface Reclassifications {
  readonly rows: readonly ReclassificationRow[];
  /** By entry of the journal. */
  readonly rowOf: ReadonlyMap<string, number>;
}

export function reclassifications(
  { book, recognition }: CloseInput,
  journal: readonly JournalRow[],
  bookKeys: readonly string[],
  chain: PositionChain,
): Reclassifications {
  const rows: ReclassificationRow[] = [];
  const rowOf = new Map<string, number>();
  if (!journal.some(({ line }) => line.source === 'Reclassification')) return { rows, rowOf };
  const scheduledOf = new Map(recognition.obligations.map((item) => [booksKey({ ...item, obligationId: item.id }), item]));
  const conditional = new Set(book.obligations.flatMap(({ id, unbilledIs }) => (unbilledIs === 'contract-asset' ? [id] : [])));
  const lastOf = new Map<string, number>();
  journal.forEach(({ line }, journalRow) => {
    const { role, contractId, obligationId, currency, run, day: asOf } = line;
    if (line.source !== 'Reclassification') return;
    if (role !== 'Contract asset' && role !== 'Deferred revenue non-current' && role !== 'Refund liability') return;
    const books = bookKeys[journalRow] ?? '';
    const key = joinKey(books, role);
    const previousRow = lastOf.get(key) ?? -1;
    const before = rows[previousRow]?.target ?? 0;
    const target = before + (role === 'Contract asset' ? line.debit - line.credit : line.credit - line.debit);
    const position = chain.after[journalRow] ?? 0;
    const scheduled = scheduledOf.get(books) ?? null;
    const isContractAsset = scheduled !== null && conditional.has(obligationId);
    const now = reclassify({ isContractAsset, scheduled }, position, asOf, book.policy, readSegment);
    const isDerived = now.find((item) => item.role === role)?.target === target;
    const isUsed = {
      'Contract asset': isContractAsset,
      'Refund liability': expectsRefunds(scheduled),
      'Deferred revenue non-current': book.policy.currentAndNonCurrent !== 'off',
    }[role];
    lastOf.set(key, rows.length);
    rowOf.set(line.entry, rows.length);
    rows.push({ contractId, obligationId, currency, role, asOf, run, journalRow, previousRow, position, before, target, isDerived, isUsed });
  });
  return { rows, rowOf };
}
