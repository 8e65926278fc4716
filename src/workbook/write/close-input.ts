/** What a close hands to the writer. */
import type { RevenueBook } from '../../engine/domain/book';
import type { FunctionalJournal } from '../../engine/domain/functional';
import type { Journals, Position } from '../../engine/domain/journal';
import type { PolicySet } from '../../engine/domain/policy-set';
import type { RecognitionResult } from '../../engine/domain/schedule';
import type { InputTable } from '../../engine/domain/source-reference';
import type { Day } from '../../engine/foundation/calendar';
import type { RunLogRow } from './rows/run-log-columns';
import type { SourceMap } from '../read/tables/source-map';

export interface CloseInput {
  readonly book: RevenueBook;
  readonly recognition: RecognitionResult;
  readonly journals: Journals;
  /** The same facts under each policy set, where the comparison was asked for. */
  readonly comparison: Readonly<Record<PolicySet, RecognitionResult>> | null;
  /** In the functional currency; null or absent where that is the currency of every contract. */
  readonly functional?: FunctionalJournal | null;
  /** At the end of `throughDay`, one an obligation. */
  readonly positions: readonly Position[];
  /** Last day of the close; its month is the closing month. */
  readonly throughDay: Day;
  readonly sources: SourceMap;
  readonly engineVersion: string;
  /** Hash of the canonical input, as text. */
  readonly inputHash: string;
  readonly tableCounts: readonly TableCount[];
  /** Rows of `Run log` that earlier closes left, oldest first. */
  readonly earlierRuns: readonly RunLogRow[];
}

/** Completeness of an input table: rows in = used + excluded. */
export interface TableCount {
  readonly table: InputTable;
  readonly read: number;
  readonly used: number;
  readonly excluded: number;
}
