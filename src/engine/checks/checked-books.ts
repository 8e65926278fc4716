/** What the checks look at: the book, its schedules, and all lines of the journal. */
import type { RevenueBook } from '../domain/book';
import type { JournalLine, Journals } from '../domain/journal';
import type { RecognitionResult } from '../domain/schedule';
import { isTransferLine } from '../domain/transfer-schedule';
import type { Day } from '../foundation/calendar';
import { groupBy } from '../foundation/group-by';
import { booksKey } from '../presentation/posted-balances';

export interface CheckedBooks {
  readonly book: RevenueBook;
  readonly recognition: RecognitionResult;
  readonly journals: Journals;
  readonly throughDay: Day;
  /** Posted and new, in order of posting: by run, day and number. */
  readonly lines: readonly JournalLine[];
  /** Those of revenue and billing by books key; each in order of posting. */
  readonly linesOf: ReadonlyMap<string, readonly JournalLine[]>;
  /** Last day that is closed after this run. */
  readonly closedThrough: Day;
}

export function openChecks(
  book: RevenueBook,
  recognition: RecognitionResult,
  journals: Journals,
  throughDay: Day,
): CheckedBooks {
  const lines = [...journals.posted, ...journals.daily].sort(inOrderOfPosting);
  const closedThrough = lines.reduce((last, line) => Math.max(last, line.closedThrough), throughDay);
  const linesOf = groupBy(
    lines.filter((line) => !isTransferLine(line)),
    booksKey,
  );
  return { book, recognition, journals, throughDay, lines, linesOf, closedThrough };
}

function inOrderOfPosting(a: JournalLine, b: JournalLine): number {
  return (
    a.run - b.run ||
    a.day - b.day ||
    a.entry.length - b.entry.length ||
    (a.entry < b.entry ? -1 : a.entry > b.entry ? 1 : a.line - b.line)
  );
}
