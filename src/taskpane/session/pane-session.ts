/** Everything the pane does, in one object: the screens call it, it asks the ports and dispatches what came of it. */
import type { InputTable } from '../../engine/domain/source-reference';
import type { CellValue } from '../../workbook/table-data';
import type { ExportFormat } from '../../erp/export-template';
import type { SettingRow } from '../settings/setting-rows';
import type { Place } from '../shell/PlaceTabs';
import { createBookSession } from './book-session';
import { createExportSession } from './export-session';
import { failureOf } from './failures';
import type { PaneCommand, PanePorts } from './pane-ports';
import type { CloseStep, PaneAction } from './pane-state';
import { createSettingsSession } from './settings-session';
import type { SharedSession } from './shared-session';
import { createTablesSession } from './tables-session';
import { rememberTables } from './tables-memory';
import { createTraceSession } from './trace-session';

export interface PaneSession {
  /** Reads the workbook and follows it from now on. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  readonly show: (place: Place) => Promise<void>;
  readonly step: (step: CloseStep) => void;
  readonly readAgain: () => Promise<void>;
  readonly startWith: (what: 'sample' | 'template') => Promise<void>;
  readonly chooseMonth: (month: string) => Promise<void>;
  readonly post: () => Promise<void>;
  readonly cancel: () => void;
  readonly dismissRun: () => void;
  readonly select: (address: string) => Promise<void>;
  readonly selectSheet: (sheet: string) => Promise<void>;
  readonly explain: (isExplaining: boolean) => void;
  readonly traceTo: (address: string) => Promise<void>;
  readonly traceBack: () => Promise<void>;
  readonly chooseFormat: (format: ExportFormat) => void;
  readonly chooseMonths: (months: readonly string[]) => void;
  readonly download: (file: number) => Promise<void>;
  readonly putOnSheet: () => Promise<void>;
  readonly changeSetting: (row: SettingRow, value: CellValue, numberFormat?: string) => Promise<void>;
  readonly addTable: (table: InputTable) => Promise<void>;
}

export function createPaneSession(ports: PanePorts, dispatch: (action: PaneAction) => void): PaneSession {
  const memory = rememberTables(ports.workbook);
  const endings: (() => unknown)[] = [];
  const shared: SharedSession = {
    ports,
    memory,
    dispatch,
    onTables: () => {
      trace.forgetRows();
      exporting.refresh();
      settings.refresh();
      tables.refresh();
    },
  };
  const book = createBookSession(shared);
  const trace = createTraceSession(shared);
  const exporting = createExportSession(shared, book.lastRun);
  const settings = createSettingsSession(shared, book.refreshSheets);
  const tables = createTablesSession(shared, book.refreshSheets);

  const show = async (place: Place): Promise<void> => {
    dispatch({ type: 'placed', place });
    await trace.show(place === 'trace');
  };
  const select = async (address: string): Promise<void> => {
    dispatch({ type: 'refused', refusal: null });
    try {
      await ports.workbook.select(address);
    } catch (error) {
      dispatch({ type: 'refused', refusal: failureOf(error, 'selecting a cell', ports.hostWords) });
    }
  };
  const obey = async (command: PaneCommand): Promise<void> => {
    if (command === 'closeMonth') {
      dispatch({ type: 'stepped', step: 'summary' });
      await show('close');
      return;
    }
    if (command === 'explain') dispatch({ type: 'explaining', isExplaining: true });
    await show('trace');
    if (command === 'goToSource') await trace.goToSource();
  };

  return {
    start: async () => {
      endings.push(ports.commands.listen(obey));
      await book.readAgain();
      try {
        endings.push(await ports.workbook.onTablesChanged(book.noteChange));
        const noteSelection = (): void => {
          trace.noteSelection();
          void book.noteSelection();
        };
        endings.push(await ports.workbook.onSelectionChanged(noteSelection));
      } catch (error) {
        dispatch({ type: 'refused', refusal: failureOf(error, 'following the workbook', ports.hostWords) });
      }
    },
    stop: () => {
      book.stop();
      trace.stop();
      for (const end of endings.splice(0)) void Promise.resolve(end()).catch(() => undefined);
    },
    show,
    step: (step) => dispatch({ type: 'stepped', step }),
    readAgain: book.readAgain,
    startWith: (what) => startWith(what, shared, book.readAgain),
    chooseMonth: book.chooseMonth,
    post: () => book.post(exporting.turnToNew),
    cancel: book.cancel,
    dismissRun: book.dismissRun,
    select,
    selectSheet: (sheet) => select(`'${sheet.replaceAll("'", "''")}'!A1`),
    explain: (isExplaining) => dispatch({ type: 'explaining', isExplaining }),
    traceTo: trace.go,
    traceBack: trace.back,
    chooseFormat: exporting.chooseFormat,
    chooseMonths: exporting.chooseMonths,
    download: exporting.download,
    putOnSheet: exporting.putOnSheet,
    changeSetting: settings.change,
    addTable: tables.add,
  };
}

/** Writes the sample's or the template's sheets, unless sheets of the user's would be replaced. */
async function startWith(
  what: 'sample' | 'template',
  { ports, dispatch }: SharedSession,
  readAgain: () => Promise<void>,
): Promise<void> {
  dispatch({ type: 'starting', writing: what });
  try {
    const plan = await ports.sourcePlans[what]();
    const names = new Set((await ports.workbook.readSheetNames()).map((name) => name.toLowerCase()));
    const takenSheets = plan.sheets.map(({ name }) => name).filter((name) => names.has(name.toLowerCase()));
    if (takenSheets.length === 0) await ports.workbook.apply(plan);
    dispatch({ type: 'started', takenSheets, failure: null });
    if (takenSheets.length > 0) return;
  } catch (error) {
    dispatch({ type: 'started', takenSheets: [], failure: failureOf(error, `writing the ${what}`, ports.hostWords) });
    return;
  }
  await readAgain();
}
