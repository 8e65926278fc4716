/**
 * The position of each obligation (billed, after netting, − recognized) along the journal, as the chain of the cells
 * `Position before` and `Position after` computes it: each entry starts where the last one of its obligation ended.
 */
import { isBillingRole, isRevenueRole, type AccountRole } from '../../../engine/domain/account-role';
import type { JournalLine } from '../../../engine/domain/journal';
import { isTransferLine } from '../../../engine';
import type { JournalRow } from './journal-row';

export interface PositionChain {
  /** Minor units, by journal row. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** First row of the entry's lines of the same obligation: its cells hold the formulas, the others repeat them. */
  readonly leader: readonly number[];
  /** Last line of an earlier entry of the obligation, by row; −1 where there is none. */
  readonly previous: readonly number[];
  /** By leader: rows of the lines that move the position (billed or recognized). */
  readonly movers: ReadonlyMap<number, readonly number[]>;
  /** Rows of the leaders of an obligation's books, in order; by `booksKey`. */
  readonly leadersOf: ReadonlyMap<string, readonly number[]>;
}

/** Billing and revenue lines move the position; the lines of deferred and unbilled revenue follow from it. */
const movesPosition = (role: AccountRole): boolean => isBillingRole(role) || isRevenueRole(role);

export const isNetting = (line: JournalLine): boolean => line.rule === 'contract-netting';

/** `bookKeys`: the books of each row. */
export function positionChain(journal: readonly JournalRow[], bookKeys: readonly string[]): PositionChain {
  const before: number[] = [];
  const after: number[] = [];
  const leader: number[] = [];
  const previous: number[] = [];
  const movers = new Map<number, number[]>();
  const leadersOf = new Map<string, number[]>();
  const leaderInEntry = new Map<string, number>();
  let entry = '';
  journal.forEach(({ line }, row) => {
    if (line.entry !== entry) {
      leaderInEntry.clear();
      ({ entry } = line);
    }
    const key = bookKeys[row] ?? '';
    let lead = leaderInEntry.get(key);
    if (lead === undefined) {
      lead = row;
      leaderInEntry.set(key, row);
      const leaders = leadersOf.get(key) ?? [];
      const last = leaders.at(-1);
      previous[row] = last ?? -1;
      before[row] = last === undefined ? 0 : (after[last] ?? 0);
      after[row] = before[row] ?? 0;
      leaders.push(row);
      leadersOf.set(key, leaders);
      movers.set(row, []);
    } else {
      previous[row] = previous[lead] ?? -1;
    }
    leader[row] = lead;
    if (isTransferLine(line)) return;
    if (isNetting(line)) {
      after[lead] = (after[lead] ?? 0) + line.credit - line.debit;
    } else if (movesPosition(line.role)) {
      movers.get(lead)?.push(row);
      after[lead] = (after[lead] ?? 0) + line.debit - line.credit;
    }
  });
  leader.forEach((lead, row) => {
    before[row] = before[lead] ?? 0;
    after[row] = after[lead] ?? 0;
  });
  return { before, after, leader, previous, movers, leadersOf };
}

/** Posted lines as they were posted, whatever order the sheet was sorted into since. */
export function orderOfPosting<Line extends JournalLine>(lines: readonly Line[]): readonly Line[] {
  const isOrdered = lines.every((line, index) => index === 0 || comparePosting(lines[index - 1] ?? line, line) <= 0);
  return isOrdered ? lines : [...lines].sort(comparePosting);
}

function comparePosting(a: JournalLine, b: JournalLine): number {
  return a.run - b.run || compareEntries(a.entry, b.entry) || a.line - b.line;
}

/** `2026-03-99999` before `2026-03-100000`: numbers of one month grow in length. */
function compareEntries(a: string, b: string): number {
  const byMonth = compareTexts(a.slice(0, 7), b.slice(0, 7));
  return byMonth || a.length - b.length || compareTexts(a, b);
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Last leader of an obligation's books above a row of the journal; −1 where there is none. */
export function leaderAbove(chain: PositionChain, key: string, row: number): number {
  const leaders = chain.leadersOf.get(key) ?? [];
  let low = 0;
  let high = leaders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaders[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return leaders[low - 1] ?? -1;
}
