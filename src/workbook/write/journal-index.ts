/** Where to look inside the journal: lines posted for a month or a document, and the lines of the monthly journal. */
import type { AccountRole } from '../../engine/domain/account-role';
import type { MonthlyJournalLine } from '../../engine/domain/journal';
import { joinKey } from '../../engine/foundation/group-by';
import type { JournalRow } from './journal-row';

export interface JournalIndex {
  /** Rows of revenue lines by books and origin period; of clearing lines by books and document. Ascending. */
  readonly postedFor: ReadonlyMap<string, readonly number[]>;
  /** Row of the monthly line that gathers a daily row; −1 where there is none. */
  readonly monthlyRow: readonly number[];
  /** Daily rows of each monthly line, ascending. */
  readonly dailyRows: readonly (readonly number[])[];
}

export const revenueKey = (books: string, originPeriod: string): string => joinKey('Revenue', books, originPeriod);
export const documentKey = (books: string, documentId: string): string => joinKey('Billing', books, documentId);

export function indexJournal(
  journal: readonly JournalRow[],
  bookKeys: readonly string[],
  monthly: readonly MonthlyJournalLine[],
): JournalIndex {
  const postedFor = new Map<string, number[]>();
  const monthlyRows = indexMonthly(monthly);
  const dailyRows = monthly.map((): number[] => []);
  const monthlyRow = journal.map(({ line }, row) => {
    const key = keyOf(line.role, bookKeys[row] ?? '', line.originPeriod, line.documentId);
    if (key !== null) postedFor.set(key, appended(postedFor.get(key), row));
    const side = line.debit !== 0 ? 'debit' : 'credit';
    const of = joinKey(line.monthlyEntry, line.role, line.account);
    const found = monthlyRows.get(joinKey(of, side)) ?? monthlyRows.get(of) ?? -1;
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

function keyOf(role: AccountRole, books: string, originPeriod: string, documentId: string): string | null {
  if (role === 'Revenue') return revenueKey(books, originPeriod);
  return role === 'Receivable clearing' ? documentKey(books, documentId) : null;
}

/** A line an account and entry, found without a side; where an entry has the account on both sides, by side. */
function indexMonthly(monthly: readonly MonthlyJournalLine[]): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  monthly.forEach((line, row) => {
    const of = joinKey(line.entry, line.role, line.account);
    const other = rows.get(of);
    if (other === undefined) {
      rows.set(of, row);
      return;
    }
    for (const index of [other, row]) {
      const side = (monthly[index]?.debit ?? 0) !== 0 ? 'debit' : 'credit';
      rows.set(joinKey(of, side), index);
    }
  });
  return rows;
}
