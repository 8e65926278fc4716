/** Works the close of a month out for the screen; of several questions the latest wins. */
import type { CloseSummary } from '../../app/close-summary';
import { problemWords } from '../close/problem-groups';
import { hasSomethingToRecognize, recognizeTables } from '../close/recognize-tables';
import { lastDayOf, readCalendar } from './closing-calendar';
import { failureOf, isAbort } from './failures';
import type { ClosingCalendar } from './pane-views';
import type { SharedSession } from './shared-session';

export interface ShownClose {
  readonly month: string;
  readonly summary: CloseSummary;
}

export interface BookLook {
  /** The close on screen; null where there is none. */
  readonly shown: () => ShownClose | null;
  /** `chosenMonth`: null for the suggested one. */
  readonly look: (chosenMonth: string | null) => Promise<void>;
  readonly stop: () => void;
}

export function createBookLook({ ports, memory, dispatch, onTables }: SharedSession, onLooked: () => void): BookLook {
  let shown: ShownClose | null = null;
  let looking: AbortController | null = null;

  const look = async (chosenMonth: string | null): Promise<void> => {
    looking?.abort();
    const tables = memory.tables();
    const calendar = readCalendar(tables, ports.clock.today());
    onTables();
    if (calendar === null) {
      const recognized = recognizeTables(tables);
      shown = null;
      dispatch({ type: hasSomethingToRecognize(recognized) ? 'bookEmpty' : 'bookNone', tables: recognized });
      onLooked();
      return;
    }
    const month = monthToShow(calendar, chosenMonth);
    looking = new AbortController();
    dispatch({ type: 'bookRefreshing' });
    try {
      const { signal } = looking;
      const sheets = await ports.workbook.readSheetHeads();
      const { summary } = await ports.engine.run(tables, { throughDay: lastDayOf(month), sheets, signal });
      const problemsBefore = shown?.summary.diagnostics.length ?? summary.diagnostics.length;
      shown = { month, summary };
      dispatch({ type: 'bookReady', view: { calendar, month, summary } });
      if (summary.diagnostics.length !== problemsBefore) {
        dispatch({ type: 'announced', announcement: `${problemWords(summary.diagnostics)}.` });
      }
      onLooked();
    } catch (error) {
      if (!isAbort(error)) dispatch({ type: 'bookFailed', failure: failureOf(error, `working out ${month}`, ports.hostWords) });
    }
  };
  return { shown: () => shown, look, stop: () => looking?.abort() };
}

/** The chosen month while it can be chosen, else the suggested one. */
function monthToShow({ firstMonth, lastMonth, suggested }: ClosingCalendar, chosen: string | null): string {
  return chosen !== null && chosen >= firstMonth && chosen <= lastMonth ? chosen : suggested;
}
