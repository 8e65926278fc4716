/** Runs of the engine as a person does them: close a month, keep its lines, close the next. */
import type { Check, Journals, NewJournalLine, RecognitionResult, RevenueBook } from '../../../src/engine';
import { amountText, checkBooks, isoOf, journalize, recognizeRevenue } from '../../../src/engine';

export interface Close {
  readonly book: RevenueBook;
  readonly recognition: RecognitionResult;
  readonly journals: Journals;
  readonly checks: readonly Check[];
}

export function closeThrough(book: RevenueBook, throughDay: number): Close {
  const recognition = recognizeRevenue(book);
  const journals = journalize(book, recognition, throughDay);
  return { book, recognition, journals, checks: checkBooks(book, recognition, journals, throughDay) };
}

/** The facts of a later close: changed facts, with all lines so far as posted. */
export function afterClose(close: Close, changed: Partial<RevenueBook> = {}): RevenueBook {
  const posted = [...close.journals.posted, ...close.journals.daily].map(withoutProof);
  return { ...close.book, ...changed, posted };
}

/** What the workbook keeps of a line. */
function withoutProof({
  proof: _proof,
  ...line
}: NewJournalLine | (RevenueBook['posted'][number] & { proof?: unknown })) {
  return line;
}

export const failedChecks = (close: Close): string[] =>
  close.checks.filter((check) => !check.pass).map((check) => `${check.id}: ${check.explanation}`);

type Line = NewJournalLine | RevenueBook['posted'][number];

/** `2026-01-01 Revenue credit 310.00`, one text a line. */
export const tell = (line: Line): string =>
  `${isoOf(line.day)} ${line.role} ${line.debit > 0 ? 'debit' : 'credit'} ${amountText(line.debit + line.credit, line.currency)}`;

/** Revenue posted by month of posting, in minor units. */
export function revenueByMonth(lines: readonly Line[], obligationId?: string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of lines) {
    if (line.role !== 'Revenue' || (obligationId !== undefined && line.obligationId !== obligationId)) continue;
    sums[line.period] = (sums[line.period] ?? 0) + line.credit - line.debit;
  }
  return sums;
}

/** Balance of a role through a day: deferred and revenue as credits, the others as debits. */
export function balanceOf(lines: readonly Line[], role: Line['role'], asOf: number, obligationId?: string): number {
  const sign = role === 'Deferred revenue' || role === 'Revenue' ? -1 : 1;
  const counted = lines.filter(
    (line) =>
      line.role === role && line.day <= asOf && (obligationId === undefined || line.obligationId === obligationId),
  );
  return counted.reduce((sum, line) => sum + sign * (line.debit - line.credit), 0) + 0;
}
