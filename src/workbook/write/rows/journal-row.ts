/** A line of the journal on its way to the sheet. */
import type { JournalLine, LineProof } from '../../../engine/domain/journal';

export interface JournalRow {
  readonly line: JournalLine;
  /** Null for a line of an earlier close. */
  readonly proof: LineProof | null;
}
