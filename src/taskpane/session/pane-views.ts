/** What the screens show: small plain data. Rows of tables and of plans stay in the session and never come here. */
import type { CloseSummary } from '../../app/close-summary';

export type MonthStatus = 'locked' | 'posted' | 'open';

/** The close of one month, as it would be posted now. */
export interface CloseView {
  readonly calendar: ClosingCalendar;
  readonly month: string;
  readonly summary: CloseSummary;
}

/** Months `2026-03`. */
export interface ClosingCalendar {
  /** First to last month that can be chosen. */
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly lockedThrough: string | null;
  readonly postedThrough: string | null;
  /** The month after the last posted one; else the last month with activity. */
  readonly suggested: string;
}

/** State of the sheets that the last close wrote. */
export interface SheetsView {
  /** Null when no close has been run in this workbook. */
  readonly run: number | null;
  readonly checks: readonly CheckView[];
  /** Cells of input tables changed since, `Obligations!F14`; newest first. */
  readonly changedCells: readonly string[];
  /** Inputs differ from those of the last close, though no single cell is known. */
  readonly inputsDiffer: boolean;
}

export interface CheckView {
  readonly title: string;
  readonly pass: boolean;
  readonly difference: string;
  readonly explanation: string;
}

/** Why something did not happen. */
export type Failure =
  /** Excel refused: its sentence says what to do. */
  | { readonly kind: 'host'; readonly sentence: string }
  /** A mistake of ours. */
  | { readonly kind: 'defect'; readonly details: string };

export interface ProgressView {
  readonly stage: string;
  readonly rowsDone: number;
  /** 0 while it is unknown. */
  readonly rowsTotal: number;
  readonly millisecondsLeft: number | null;
}

export interface ReceiptView {
  readonly month: string;
  readonly sheets: readonly string[];
  readonly removed: readonly string[];
  readonly formulasKept: number;
  readonly formulasLost: readonly string[];
  readonly rows: number;
  readonly milliseconds: number;
}
