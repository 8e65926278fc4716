/** Exports of the posted months: prepared as chosen, handed out, and kept in the register. */
import { EXPORT_TEMPLATES, type ExportFile } from '../../erp/export-journal';
import type { ExportFormat } from '../../erp/export-template';
import {
  readRegister, REGISTER_SHEET, REGISTER_TABLE, registerRow, registerSheet, type RegisterEntry,
} from '../export/export-register';
import { exportSheet, exportSheetName } from '../export/export-sheet';
import { newMonths, prepareExport, totalsText, type PreparedExport } from '../export/export-view';
import { monthsOf, readPostedEntries } from '../export/posted-entries';
import type { WorkbookPlan } from '../../workbook/workbook-plan';
import { failureOf } from './failures';
import type { SharedSession } from './shared-session';

const FORMAT_MEMORY = 'exportFormat';

export interface ExportSession {
  /** Works the export out from the tables as read; keeps the months in sight while they are there. */
  readonly refresh: () => void;
  /** A close was posted: turns to what is new. */
  readonly turnToNew: () => void;
  readonly format: () => ExportFormat;
  readonly chooseFormat: (format: ExportFormat) => void;
  readonly chooseMonths: (months: readonly string[]) => void;
  readonly download: (file: number) => Promise<void>;
  readonly putOnSheet: () => Promise<void>;
}

export function createExportSession(shared: SharedSession, lastRun: () => number): ExportSession {
  const { ports, memory, dispatch } = shared;
  let chosenMonths: readonly string[] | null = null;
  let prepared: PreparedExport | null = null;

  const format = (): ExportFormat => {
    const remembered = ports.memory.get(FORMAT_MEMORY) as ExportFormat | null;
    return remembered !== null && remembered in EXPORT_TEMPLATES ? remembered : 'generic';
  };
  const refresh = (): void => {
    const lines = readPostedEntries(memory.tables());
    const register = readRegister(memory.tables());
    const posted = monthsOf(lines);
    const kept = chosenMonths?.filter((month) => posted.includes(month)) ?? null;
    const months = kept ?? newMonths(posted, format(), register);
    prepared = prepareExport(format(), months, lines, posted, register);
    dispatch({ type: 'exporting', exporting: { view: prepared.view } });
  };
  const entryOf = async (file: ExportFile, target: string): Promise<RegisterEntry> => ({
    date: ports.clock.today(),
    run: lastRun(),
    periods: prepared?.view.months.join(', ') ?? '',
    format: EXPORT_TEMPLATES[format()].label,
    file: file.name,
    rows: file.rows,
    totals: totalsText(file.totals),
    sha256: await ports.hash(file.text),
    target,
  });
  /** What goes out stays in sight. */
  const keepMonths = (): void => {
    chosenMonths = prepared?.view.months ?? null;
  };
  const hasRegister = (): boolean => memory.tables().some(({ name }) => name === REGISTER_TABLE);
  /** Adds to the register; its sheet is made with the first entry, without leaving the sheet the user is on. */
  const register = async (entries: readonly RegisterEntry[]): Promise<void> => {
    if (hasRegister()) for (const entry of entries) await ports.workbook.appendRow(REGISTER_TABLE, registerRow(entry));
    else await ports.workbook.apply({ sheets: [registerSheet(entries)], activate: (await ports.workbook.readSelection()).sheet });
    await memory.readSheets([REGISTER_SHEET]);
    refresh();
  };
  return {
    refresh,
    turnToNew: () => {
      chosenMonths = null;
      dispatch({ type: 'exporting', exporting: { outcome: null } });
      refresh();
    },
    format,
    chooseFormat: (chosen) => {
      ports.memory.set(FORMAT_MEMORY, chosen);
      chosenMonths = null;
      dispatch({ type: 'exporting', exporting: { outcome: null } });
      refresh();
    },
    chooseMonths: (months) => {
      chosenMonths = months;
      dispatch({ type: 'exporting', exporting: { outcome: null } });
      refresh();
    },
    download: async (index) => {
      const file = prepared?.files[index];
      const view = prepared?.view.files[index];
      if (file === undefined || view === undefined) return;
      keepMonths();
      // Before anything is awaited: a browser hands out files only from the click.
      ports.startDownload(file.name, file.text);
      dispatch({ type: 'exporting', exporting: { outcome: { kind: 'download', file: view } } });
      await whileWriting(shared, async () => register([await entryOf(file, 'download')]));
    },
    putOnSheet: async () => {
      const files = prepared?.files ?? [];
      const [first] = files;
      if (first === undefined) return;
      keepMonths();
      await whileWriting(shared, async () => {
        const sheets = files.map(exportSheet);
        const plan: WorkbookPlan = { sheets, activate: exportSheetName(first) };
        await ports.workbook.apply(plan);
        dispatch({ type: 'exporting', exporting: { outcome: { kind: 'sheet', sheets: sheets.map(({ name }) => name) } } });
        await register(await Promise.all(files.map((file) => entryOf(file, exportSheetName(file)))));
      });
    },
  };
}

/** Says that something is being written, and what Excel refused. */
async function whileWriting({ ports, dispatch }: SharedSession, work: () => Promise<void>): Promise<void> {
  dispatch({ type: 'exporting', exporting: { isWriting: true } });
  dispatch({ type: 'refused', refusal: null });
  try {
    await work();
  } catch (error) {
    dispatch({ type: 'refused', refusal: failureOf(error, 'exporting', ports.hostWords) });
  } finally {
    dispatch({ type: 'exporting', exporting: { isWriting: false } });
  }
}
