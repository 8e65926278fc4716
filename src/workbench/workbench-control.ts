import { parseAddress, quoteSheetName } from '../host/formula/a1';
import type { CellInput, CellValue } from '../host/model/cell-value';
import type { ExcelHost } from '../host/create-host';
import type { WorkbookModel } from '../host/model/workbook-model';
import type { PaneFrame } from './page/pane-frame';
import type { WorkbenchSession, WorkbookSource } from './workbench-session';

export interface CellContent {
  readonly value: CellValue;
  readonly formula: string | undefined;
  /** As shown, with the number format. */
  readonly text: string;
}

/** The workbench for tests: what a person can do, by cell address instead of by pointer. */
export interface WorkbenchControl {
  readonly model: WorkbookModel;
  readonly host: ExcelHost;
  readonly pane: PaneFrame;
  getCell(sheet: string, address: string): CellContent;
  /** Types into a cell; a list of rows is pasted with its first cell there. */
  edit(sheet: string, address: string, input: CellInput | readonly (readonly CellInput[])[]): void;
  select(sheet: string, address: string): void;
  openBytes(bytes: Uint8Array, name?: string): Promise<void>;
  saveBytes(): Promise<Uint8Array>;
  /** Resolves when nothing is left to compute, no custom function is awaited and the grid shows it all. */
  whenIdle(): Promise<void>;
}

interface Workbench {
  readonly session: () => WorkbenchSession;
  readonly open: (source: WorkbookSource) => Promise<void>;
  readonly pane: PaneFrame;
}

export function createWorkbenchControl({ session, open, pane }: Workbench): WorkbenchControl {
  const place = (sheet: string, address: string): string => `${quoteSheetName(sheet)}!${address}`;
  return {
    get model() {
      return session().model;
    },
    get host() {
      return session().host;
    },
    pane,
    getCell(sheetName, address) {
      const sheet = session().model.sheet(sheetName);
      const area = parseAddress(address);
      if (!sheet || !area) throw new Error(`There is no cell ${place(sheetName, address)}.`);
      const { row, column } = area;
      return {
        value: sheet.valueAt(row, column),
        formula: sheet.formulaAt(row, column),
        text: sheet.textAt(row, column),
      };
    },
    edit: (sheet, address, input) => session().host.user.edit(place(sheet, address), input),
    select: (sheet, address) => session().host.user.select(place(sheet, address)),
    openBytes: (bytes, name = 'Opened.xlsx') => open({ kind: 'file', name, bytes }),
    saveBytes: () => session().saveBytes(),
    whenIdle: () => session().whenIdle(),
  };
}
