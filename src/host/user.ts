import { parseAddress, splitSheetPrefix } from './formula/a1';
import type { Area } from './model/area';
import type { CellInput } from './model/cell-value';
import type { SheetModel, WorkbookModel } from './model/workbook-model';
import type { WireEntry } from './rich-api/wire';
import { EVENT_ID } from './transport/external';
import type { ExternalTransport } from './transport/external';
import type { HostLimits } from './transport/limits';

/** The person at the screen. Addresses are A1, on the active sheet unless they name another. */
export interface HostUser {
  /** Types into one cell, or pastes a block with its first cell there. */
  edit(address: string, input: CellInput | readonly (readonly CellInput[])[]): void;
  select(address: string): void;
  clear(address: string): void;
  insertRows(address: string): void;
  deleteRows(address: string): void;
  /** Clicks a ribbon button whose action is ExecuteFunction. */
  clickRibbon(functionName: string, controlId: string): void;
  pressShortcut(actionId: string): void;
  /** Starts typing without leaving the cell; requests of the add-in wait or fail until `endCellEdit`. */
  beginCellEdit(): void;
  endCellEdit(): void;
}

const ACTION_CATEGORY = 2;
const INVOKE_ACTION = 1000;

export function createUser(
  workbook: WorkbookModel,
  native: ExternalTransport,
  limits: HostLimits,
  send: (entries: readonly WireEntry[]) => void,
): HostUser {
  const place = (address: string): { readonly sheet: SheetModel; readonly area: Area } => {
    const { sheetName, rest } = splitSheetPrefix(address);
    const sheet = sheetName === undefined ? workbook.activeSheet : workbook.sheet(sheetName);
    const area = parseAddress(rest);
    if (!sheet || !area) throw new Error(`There is no cell ${address}.`);
    return { sheet, area };
  };
  return {
    edit: (address, input) => {
      const { sheet, area } = place(address);
      const block = Array.isArray(input) ? (input as readonly (readonly CellInput[])[]) : [[input as CellInput]];
      const target = { ...area, rowCount: block.length, columnCount: block[0]?.length ?? 1 };
      sheet.enter(target, block, 'user');
    },
    select: (address) => {
      const { sheet, area } = place(address);
      workbook.select(sheet, area, 'user');
    },
    clear: (address) => {
      const { sheet, area } = place(address);
      workbook.batch('user', () => sheet.clear(area, 'Contents'));
    },
    insertRows: (address) => {
      const { sheet, area } = place(address);
      workbook.batch('user', () => sheet.insertCells(area, 'down'));
    },
    deleteRows: (address) => {
      const { sheet, area } = place(address);
      workbook.batch('user', () => sheet.deleteCells(area, 'up'));
    },
    clickRibbon: (functionName, controlId) => {
      const payload = [`command-${controlId}`, functionName, JSON.stringify({ source: { id: controlId } })];
      if (!native.raise(EVENT_ID.commandInvoked, payload)) throw new Error('The add-in does not listen to the ribbon.');
    },
    pressShortcut: (actionId) =>
      send([
        {
          messageCategory: ACTION_CATEGORY,
          messageType: INVOKE_ACTION,
          targetId: '',
          message: JSON.stringify([actionId, null]),
        },
      ]),
    beginCellEdit: () => {
      limits.cellEditMode = true;
    },
    endCellEdit: () => {
      limits.cellEditMode = false;
    },
  };
}
