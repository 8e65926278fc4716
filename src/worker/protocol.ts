/** What crosses between the pane and the engine's worker: plain data, tables in, a planned close out. */
import type { PlannedClose } from '../app/close-summary';
import type { TableData } from '../workbook/table-data';
import type { SheetHead } from '../workbook/taken-sheets';

export interface CloseQuestion {
  /** Tells answers apart. */
  readonly id: number;
  readonly tables: readonly TableData[];
  readonly sheets: readonly SheetHead[];
  /** Last day to close. */
  readonly throughDay: number;
  /** The plan is large: it crosses only when it is to be written. */
  readonly wantsPlan: boolean;
}

export type CloseAnswer =
  | { readonly id: number; readonly kind: 'stage'; readonly stage: string }
  | { readonly id: number; readonly kind: 'done'; readonly close: PlannedClose }
  /** A defect: the engine never throws on data. */
  | { readonly id: number; readonly kind: 'failed'; readonly message: string; readonly stack: string };
