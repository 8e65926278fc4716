/** All checks of a run, computed from the finished books, not from how they were made. */
import type { RevenueBook } from '../domain/book';
import type { Check } from '../domain/check';
import type { Journals } from '../domain/journal';
import type { RecognitionResult } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { openChecks } from './checked-books';
import { checkJournals } from './journal-checks';
import { checkPositions } from './position-checks';
import { checkRecognition } from './recognition-checks';
import { checkSources } from './source-checks';
import { checkTransfers } from './transfer-checks';

/** In a fixed order; a run may be trusted when every check passes. */
export function checkBooks(
  book: RevenueBook,
  recognition: RecognitionResult,
  journals: Journals,
  throughDay: Day,
): Check[] {
  const books = openChecks(book, recognition, journals, throughDay);
  return [
    ...checkSources(books),
    ...checkRecognition(books),
    ...checkJournals(books),
    ...checkPositions(books),
    ...checkTransfers(books),
  ];
}
