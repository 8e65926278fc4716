/** State of the pane and every way it changes. Small plain data: rows of tables and plans are the session's. */
import type { InputTable } from '../../engine/domain/source-reference';
import type { RecognizedTable } from '../close/recognize-tables';
import type { ExportOutcome } from '../export/ExportPlace';
import type { ExportView } from '../export/export-view';
import type { SettingsView } from '../settings/setting-rows';
import type { ExampleRow } from '../settings/strategy-example';
import type { Place } from '../shell/PlaceTabs';
import type { Trace } from '../trace/trace-chain';
import type { CheckView, CloseView, Failure, ProgressView, ReceiptView, SheetsView } from './pane-views';

export type CloseStep = 'summary' | 'problems' | 'preview' | 'tables';

/** What the workbook is to us. */
export type BookState =
  | { readonly kind: 'reading' }
  /** No tables of ours. */
  | { readonly kind: 'none'; readonly tables: readonly RecognizedTable[] }
  /** Tables of ours without a single date: nothing is typed in yet. */
  | { readonly kind: 'empty'; readonly tables: readonly RecognizedTable[] }
  | { readonly kind: 'ready'; readonly view: CloseView; readonly isRefreshing: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The close under way or just done; it covers the summary. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly month: string; readonly progress: ProgressView; readonly isCancelling: boolean }
  | { readonly kind: 'done'; readonly receipt: ReceiptView; readonly checks: readonly CheckView[] }
  | { readonly kind: 'cancelled'; readonly month: string }
  /** Figures moved between the last look and the click. */
  | { readonly kind: 'moved'; readonly month: string }
  | { readonly kind: 'failed'; readonly month: string; readonly failure: Failure };

export interface StartState {
  readonly writing: 'sample' | 'template' | null;
  readonly takenSheets: readonly string[];
  readonly failure: Failure | null;
}

export interface PaneState {
  readonly place: Place;
  readonly step: CloseStep;
  readonly book: BookState;
  readonly sheets: SheetsView;
  readonly start: StartState;
  readonly run: RunState;
  readonly trace: Trace | null;
  readonly isExplaining: boolean;
  readonly canTraceBack: boolean;
  readonly exporting: ExportState;
  readonly settings: SettingsState | null;
  readonly tables: TablesState;
  /** Small actions (select a cell, write a setting) that Excel refused: said until the next one. */
  readonly refusal: Failure | null;
  /** For screen readers. */
  readonly announcement: string;
}

export interface ExportState {
  readonly view: ExportView | null;
  readonly outcome: ExportOutcome | null;
  readonly isWriting: boolean;
}

export interface SettingsState {
  readonly view: SettingsView;
  readonly exampleRow: ExampleRow;
  readonly isWriting: boolean;
}

export interface TablesState {
  readonly recognized: readonly RecognizedTable[];
  /** The table that is being written. */
  readonly adding: InputTable | null;
}

export type PaneAction =
  | { readonly type: 'placed'; readonly place: Place }
  | { readonly type: 'stepped'; readonly step: CloseStep }
  | { readonly type: 'bookNone' | 'bookEmpty'; readonly tables: readonly RecognizedTable[] }
  | { readonly type: 'bookRefreshing' }
  | { readonly type: 'bookReady'; readonly view: CloseView }
  | { readonly type: 'bookFailed'; readonly failure: Failure }
  | { readonly type: 'sheets'; readonly sheets: SheetsView }
  | { readonly type: 'starting'; readonly writing: 'sample' | 'template' }
  | { readonly type: 'started'; readonly takenSheets: readonly string[]; readonly failure: Failure | null }
  | { readonly type: 'run'; readonly run: RunState }
  | { readonly type: 'progressed'; readonly month: string; readonly progress: ProgressView }
  | { readonly type: 'cancelling' }
  | { readonly type: 'traced'; readonly trace: Trace | null; readonly canTraceBack: boolean }
  | { readonly type: 'explaining'; readonly isExplaining: boolean }
  | { readonly type: 'exporting'; readonly exporting: Partial<ExportState> }
  | { readonly type: 'settings'; readonly settings: SettingsState }
  | { readonly type: 'tables'; readonly tables: TablesState }
  | { readonly type: 'refused'; readonly refusal: Failure | null }
  | { readonly type: 'announced'; readonly announcement: string };

export const FIRST_STATE: PaneState = {
  place: 'close',
  step: 'summary',
  book: { kind: 'reading' },
  sheets: { run: null, checks: [], changedCells: [], inputsDiffer: false },
  start: { writing: null, takenSheets: [], failure: null },
  run: { kind: 'idle' },
  trace: null,
  isExplaining: false,
  canTraceBack: false,
  exporting: { view: null, outcome: null, isWriting: false },
  settings: null,
  tables: { recognized: [], adding: null },
  refusal: null,
  announcement: '',
};

export function paneReducer(state: PaneState, action: PaneAction): PaneState {
  switch (action.type) {
    case 'placed':
      return { ...state, place: action.place, refusal: null };
    case 'stepped':
      return { ...state, step: action.step };
    case 'bookNone':
      return { ...state, book: { kind: 'none', tables: action.tables } };
    case 'bookEmpty':
      return { ...state, book: { kind: 'empty', tables: action.tables } };
    case 'bookRefreshing':
      return state.book.kind === 'ready'
        ? { ...state, book: { ...state.book, isRefreshing: true } }
        : { ...state, book: { kind: 'reading' } };
    case 'bookReady':
      return { ...state, book: { kind: 'ready', view: action.view, isRefreshing: false } };
    case 'bookFailed':
      return { ...state, book: { kind: 'failed', failure: action.failure } };
    case 'sheets':
      return { ...state, sheets: action.sheets };
    case 'starting':
      return { ...state, start: { writing: action.writing, takenSheets: [], failure: null } };
    case 'started':
      return { ...state, start: { writing: null, takenSheets: action.takenSheets, failure: action.failure } };
    case 'run':
      return { ...state, run: action.run, step: action.run.kind === 'idle' ? state.step : 'summary' };
    case 'progressed': {
      const isCancelling = state.run.kind === 'running' && state.run.isCancelling;
      return { ...state, run: { kind: 'running', month: action.month, progress: action.progress, isCancelling } };
    }
    case 'cancelling':
      return state.run.kind === 'running' ? { ...state, run: { ...state.run, isCancelling: true } } : state;
    case 'traced':
      return { ...state, trace: action.trace, canTraceBack: action.canTraceBack };
    case 'explaining':
      return { ...state, isExplaining: action.isExplaining };
    case 'exporting':
      return { ...state, exporting: { ...state.exporting, ...action.exporting } };
    case 'settings':
      return { ...state, settings: action.settings };
    case 'tables':
      return { ...state, tables: action.tables };
    case 'refused':
      return { ...state, refusal: action.refusal };
    case 'announced':
      return { ...state, announcement: action.announcement };
  }
}
