/** Where to look inside the journal: lines posted for a month or a document, and the lines of the monthly journal. */
import { isBillingRole, isRevenueRole, type RevenueRole } from '../../../engine/domain/account-role';
import type { JournalLine, MonthlyJournalLine } from '../../../engine/domain/journal';
import { groupBy, joinKey } from '../../../engine/foundation/group-by';
import { isTransferLine } from '../../../engine';
import type { JournalRow } from './journal-row';

export interface JournalIndex {
  /**
   * Rows of revenue lines by books and origin period; of clearing lines by books and document; of other schedules by
   * document, role and origin period. Ascending.
   */
  readonly postedFor: ReadonlyMap<string, readonly number[]>;
  /** Row of the monthly line that gathers a daily row; −1 where there is none. */
  readonly monthlyRow: readonly number[];
  /** Daily rows of each monthly line, ascending. */
  readonly dailyRows: readonly (readonly number[])[];
}

export const revenueKey = (role: RevenueRole, books: string, originPeriod: string): string =>
  joinKey(role, books, originPeriod);
export const documentKey = (books: string, documentId: string): string => joinKey('Billing', books, documentId);

/** Lines of one role that a transfer schedule posted for a month. */
export const transferKey = (documentId: string, role: string, originPeriod: string): string =>
  joinKey('Transfer', documentId, role, originPeriod);

/** `run`: the run whose lines are new; only those of earlier ones are looked for. */
export function indexJournal(
  journal: readonly JournalRow[],
  bookKeys: readonly string[],
  monthly: readonly MonthlyJournalLine[],
  run: number,
): JournalIndex {
  const postedFor = new Map<string, number[]>();
  const findMonthly = createMonthlyFinder(monthly);
  const dailyRows = monthly.map((): number[] => []);
  const monthlyRow = journal.map(({ line }, row) => {
    const key = line.run < run ? keyOf(line, bookKeys[row] ?? '') : null;
    if (key !== null) postedFor.set(key, appended(postedFor.get(key), row));
    const found = findMonthly(line);
    dailyRows[found]?.push(row);
    return found;
  });
  return { postedFor, monthlyRow, dailyRows };
}

function appended(rows: number[] | undefined, row: number): number[] {
  if (rows === undefined) return [row];
  rows.push(row);
  return rows;
}

function keyOf(line: JournalLine, books: string): string | null {
  const { role, originPeriod, documentId } = line;
  if (isTransferLine(line)) return transferKey(documentId, role, originPeriod);
  if (isRevenueRole(role)) return revenueKey(role, books, originPeriod);
  return isBillingRole(role) ? documentKey(books, documentId) : null;
}

/** Finds the line of an account in its entry; where an entry has the account on both sides, by side. −1 if none. */
function createMonthlyFinder(monthly: readonly MonthlyJournalLine[]): (line: JournalLine) => number {
  const rowsOfEntry = groupBy(monthly.keys(), (row) => monthly[row]?.entry ?? '');
  return (line) => {
    let found = -1;
    for (const row of rowsOfEntry.get(line.monthlyEntry) ?? []) {
      const candidate = monthly[row];
      if (candidate?.role !== line.role || candidate.account !== line.account) continue;
      if (found < 0 || (candidate.debit !== 0) === (line.debit !== 0)) found = row;
    }
    return found;
  };
}
