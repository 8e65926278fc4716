/**
 * One net position per contract (606-10-45-1, IFRS 15.105): the block of sums behind the netting lines of the journal.
 * A row stands for an obligation on a day on which its contract was netted. Gross is its position as documents name it.
 * Formula: matched = min(Σ excess, Σ gap); settled = min(running, matched) − min(running before, matched) on its side;
 * position after = gross − settled (+ on the side of gaps).
 */
import { joinKey } from '../../../engine/foundation/group-by';
import { compareNaturally } from '../../../engine/foundation/natural-order';
import type { Day } from '../../../engine/foundation/calendar';
import { booksKey, partsNetted, type NettedPart } from '../../../engine';
import type { JournalLine } from '../../../engine/domain/journal';
import type { JournalRow } from './journal-row';
import { isNetting, leaderAbove, type PositionChain } from './position-chain';

export interface NettingRow {
  readonly run: number;
  readonly asOf: Day;
  readonly contractId: string;
  readonly obligationId: string;
  readonly currency: string;
  /** Journal row that holds the position before the netting; −1 where there is none. */
  readonly positionRow: number;
  /** Row of this sheet with the obligation's netting before; −1 where there was none. */
  readonly previousRow: number;
  /** Last row of the contract's block. */
  readonly lastRow: number;
  /** Minor units. */
  readonly netBefore: number;
  readonly gross: number;
  readonly runningExcess: number;
  readonly runningGap: number;
  readonly matched: number;
  /** Signed as gross. */
  readonly settled: number;
}

export interface NettingBlocks {
  readonly rows: readonly NettingRow[];
  /** Row by journal entry and obligation, as `joinKey` joins them. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Rows of an obligation's books, in order; by `booksKey`. */
  readonly rowsOf: ReadonlyMap<string, readonly number[]>;
}

export function nettingBlocks(journal: readonly JournalRow[], chain: PositionChain): NettingBlocks {
  const obligations = obligationsByContract(journal);
  const rows: NettingRow[] = [];
  const rowOf = new Map<string, number>();
  const rowsOf = new Map<string, number[]>();
  const addBlock = (line: JournalLine, parts: readonly NettedPart[], alone: ReadonlySet<string>, journalRow: number): void => {
    const { run, day: asOf, currency } = line;
    const first = rows.length;
    const members = parts.flatMap(({ contractId, obligationId: named }) =>
      (obligations.get(contractKey({ ...line, contractId })) ?? [])
        .filter((obligationId) => (named === null ? !alone.has(joinKey(contractId, obligationId)) : obligationId === named))
        .map((obligationId) => ({ contractId, obligationId })),
    );
    const starts = members.map(({ contractId, obligationId }) => {
      const key = booksKey({ ...line, contractId, obligationId });
      const positionRow = leaderAbove(chain, key, journalRow);
      const previousRow = rowsOf.get(key)?.at(-1) ?? -1;
      const netBefore = chain.after[positionRow] ?? 0;
      const gross = netBefore + (rows[previousRow]?.settled ?? 0);
      return { run, asOf, contractId, obligationId, currency, positionRow, previousRow, netBefore, gross };
    });
    const lastRow = first + starts.length - 1;
    for (const [index, part] of settle(starts).entries()) {
      rows.push({ ...part, lastRow });
      rowOf.set(joinKey(line.entry, part.obligationId), first + index);
      const key = booksKey({ ...line, contractId: part.contractId, obligationId: part.obligationId });
      rowsOf.set(key, [...(rowsOf.get(key) ?? []), first + index]);
    }
  };
  let entry = '';
  journal.forEach(({ line }, journalRow) => {
    if (!isNetting(line) || line.entry === entry) return;
    ({ entry } = line);
    const netted = partsOf(line);
    const named = netted.flat().filter(({ obligationId }) => obligationId !== null);
    const alone = new Set(named.map(({ contractId, obligationId }) => joinKey(contractId, obligationId ?? '')));
    for (const parts of netted) addBlock(line, parts, alone, journalRow);
  });
  return { rows, rowOf, rowsOf };
}

/** What a netting entry covers, parts netted as one together. */
function partsOf({ contractId, documentId }: JournalLine): readonly (readonly NettedPart[])[] {
  return documentId === '' ? [[{ contractId, obligationId: null }]] : partsNetted(documentId);
}

type Settled = Pick<NettingRow, 'runningExcess' | 'runningGap' | 'matched' | 'settled'>;

function settle<Part extends { readonly gross: number }>(parts: readonly Part[]): (Part & Settled)[] {
  const excess = parts.reduce((sum, { gross }) => sum + Math.max(0, gross), 0);
  const gap = parts.reduce((sum, { gross }) => sum + Math.max(0, -gross), 0);
  const matched = Math.min(excess, gap);
  let runningExcess = 0;
  let runningGap = 0;
  return parts.map((part) => {
    const [excessBefore, gapBefore] = [runningExcess, runningGap];
    runningExcess += Math.max(0, part.gross);
    runningGap += Math.max(0, -part.gross);
    const consumed = Math.min(runningExcess, matched) - Math.min(excessBefore, matched);
    const covered = Math.min(runningGap, matched) - Math.min(gapBefore, matched);
    return { ...part, runningExcess, runningGap, matched, settled: consumed - covered };
  });
}

/** Contracts are netted within their currency and entity. */
const contractKey = ({ contractId, currency, entity }: Pick<JournalLine, 'contractId' | 'currency' | 'entity'>): string =>
  joinKey(contractId, currency, entity);

/** Obligations of each contract that was ever netted, in natural order. */
function obligationsByContract(journal: readonly JournalRow[]): ReadonlyMap<string, readonly string[]> {
  const netted = new Set<string>();
  for (const { line } of journal) {
    if (!isNetting(line)) continue;
    for (const { contractId } of partsOf(line).flat()) netted.add(contractKey({ ...line, contractId }));
  }
  const found = new Map<string, Set<string>>();
  for (const { line } of journal) {
    const key = contractKey(line);
    if (!netted.has(key) || line.obligationId === '') continue;
    found.set(key, (found.get(key) ?? new Set()).add(line.obligationId));
  }
  return new Map([...found].map(([key, ids]) => [key, [...ids].sort(compareNaturally)]));
}
