/** Entries of a run before they are numbered. */
import type { Day } from '../foundation/calendar';
import type { NewJournalLine } from './journal';

/** A journal line as it is written once; entry and monthly entry are filled in when all entries are known. */
export type UnnumberedLine = { -readonly [Field in keyof NewJournalLine]: NewJournalLine[Field] };

export interface UnnumberedEntry {
  readonly day: Day;
  /** Order within the day and the contract: obligations in natural order, netting last. */
  readonly rank: number;
  /** At least two; debits equal credits. */
  readonly lines: readonly UnnumberedLine[];
}
