/** The book as it is now: reads the tables, has the close worked out, follows changes, posts. */
import { SHEET_NAMES } from '../../workbook/write/close-layout';
import type { SHEET_DIAGNOSTICS } from '../../workbook/taken-sheets';
import { createBookLook } from './book-look';
import { watchChanges } from './change-watch';
import { failureOf } from './failures';
import type { RunState } from './pane-state';
import { postClose } from './post-close';
import type { SharedSession } from './shared-session';
import { readSheets } from './sheets-view';

export interface BookSession {
  readonly readAgain: () => Promise<void>;
  readonly chooseMonth: (month: string) => Promise<void>;
  /** `onPosted` hears of it as soon as it is done: the next look at the book takes its time. */
  readonly post: (onPosted: () => void) => Promise<void>;
  readonly cancel: () => void;
  /** Leaves what came of a close. */
  readonly dismissRun: () => void;
  readonly noteChange: (change: { readonly sheet: string; readonly address: string }) => void;
  /** Excel does not tell of a sheet's new name; whoever renamed the one in the way then selects a cell. */
  readonly noteSelection: () => Promise<void>;
  /** Reads the sheets again and works the close out. */
  readonly refreshSheets: (sheets: readonly string[]) => Promise<void>;
  /** Number of the last close in the workbook; 0 where there is none. */
  readonly lastRun: () => number;
  readonly stop: () => void;
}

const TAKEN: keyof typeof SHEET_DIAGNOSTICS = 'sheet.taken';

export function createBookSession(shared: SharedSession): BookSession {
  const { ports, memory, dispatch } = shared;
  let chosenMonth: string | null = null;
  let changedCells: readonly string[] = [];
  let posting: AbortController | null = null;

  const showSheets = (): void => {
    const inputHash = book.shown()?.summary.inputHash ?? null;
    dispatch({ type: 'sheets', sheets: readSheets(memory.tables(), changedCells, inputHash) });
  };
  const book = createBookLook(shared, showSheets);

  const readAndLook = async (read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (error) {
      dispatch({ type: 'bookFailed', failure: failureOf(error, 'reading the workbook', ports.hostWords) });
      return;
    }
    await book.look(chosenMonth);
  };
  // Formulas on Checks answer to any sheet.
  const refreshSheets = (sheets: readonly string[]): Promise<void> =>
    readAndLook(() => memory.readSheets([...new Set([...sheets, SHEET_NAMES.checks])]));

  const changes = watchChanges(async (sheets) => {
    if (posting !== null) return;
    // A table may have been made on a sheet that had none.
    if (!sheets.some(memory.hasTables)) await memory.readSheets(sheets).catch(() => undefined);
    if (sheets.some(memory.hasTables)) await refreshSheets(sheets);
  });

  const noteSelection = async (): Promise<void> => {
    const problems = book.shown()?.summary.diagnostics ?? [];
    const taken = problems.filter(({ code }) => code === TAKEN).map(({ table }) => table);
    if (taken.length === 0 || posting !== null) return;
    const names = await ports.workbook.readSheetNames().catch(() => taken);
    if (!taken.every((name) => names.includes(name))) await book.look(chosenMonth);
  };

  const post = async (onPosted: () => void): Promise<void> => {
    const shown = book.shown();
    if (shown === null || posting !== null) return;
    book.stop();
    posting = new AbortController();
    const run = await postClose({ ports, memory, dispatch, month: shown.month, shown: shown.summary, signal: posting.signal });
    posting = null;
    if (run.kind === 'done') {
      changedCells = [];
      chosenMonth = null;
      onPosted();
    }
    dispatch({ type: 'run', run });
    showSheets();
    dispatch({ type: 'announced', announcement: runWords(run.kind) });
    await book.look(chosenMonth);
  };

  return {
    readAgain: () => {
      dispatch({ type: 'bookRefreshing' });
      return readAndLook(memory.readAll);
    },
    chooseMonth: (month) => {
      chosenMonth = month;
      return book.look(month);
    },
    post,
    cancel: () => {
      posting?.abort();
      dispatch({ type: 'cancelling' });
    },
    dismissRun: () => dispatch({ type: 'run', run: { kind: 'idle' } }),
    noteChange: ({ sheet, address }) => {
      if (posting !== null) return;
      if (memory.hasInput(sheet)) {
        const cell = `${/^\w+$/.test(sheet) ? sheet : `'${sheet}'`}!${address}`;
        changedCells = [cell, ...changedCells.filter((known) => known !== cell)];
        showSheets();
      }
      changes.note(sheet);
    },
    noteSelection,
    refreshSheets,
    lastRun: () => readSheets(memory.tables(), [], null).run ?? 0,
    stop: () => {
      changes.stop();
      book.stop();
      posting?.abort();
    },
  };
}

function runWords(kind: RunState['kind']): string {
  return kind === 'done' ? 'Posted.' : kind === 'cancelled' ? 'Cancelled. Nothing was posted.' : 'Nothing was posted.';
}
