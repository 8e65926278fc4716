import { BooleanNumber, CanceledError } from '@univerjs/core';
import type { ICommandInfo, IRange } from '@univerjs/core';
import {
  COMMAND_LISTENER_VALUE_CHANGE,
  getValueChangedEffectedRange,
  InsertColByRangeCommand,
  InsertRowByRangeCommand,
  InsertSheetCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  RemoveSheetCommand,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderMutation,
  SetWorksheetRowHeightMutation,
  ToggleGridlinesMutation,
} from '@univerjs/preset-sheets-core';
import { IUniverInstanceService } from '@univerjs/core';
import { endColumn, endRow, makeArea, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { CellInput } from '../../host/model/cell-value';
import type { SheetModel, WorkbookModel } from '../../host/model/workbook-model';
import { readEdits } from './cell-edits';
import type { CellEdit } from './cell-edits';
import type { GridMirror } from './grid-mirror';
import { points } from './pixel-sizes';
import { fromRange } from './sheet-content';
import type { UniverPage } from './univer-page';

/** Parameters of the Univer commands and mutations that are followed here. */
interface GridChange {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly trigger?: string;
  readonly range?: IRange;
  readonly ranges?: readonly IRange[];
  readonly colWidth?: number | Readonly<Record<number, number>>;
  readonly rowHeight?: number | Readonly<Record<number, number>>;
  readonly xSplit?: number;
  readonly ySplit?: number;
  readonly name?: string;
  readonly color?: string;
  readonly hidden?: BooleanNumber;
  readonly toOrder?: number;
  readonly showGridlines?: BooleanNumber;
}

type Work = (sheet: SheetModel, change: GridChange) => void;

const COPY_SHEET_COMMAND = 'sheet.command.copy-sheet';

const wholeRows = (range: IRange): Area => {
  const area = fromRange(range);
  return makeArea(area.row, 0, area.rowCount, SHEET_COLUMN_COUNT);
};
const wholeColumns = (range: IRange): Area => {
  const area = fromRange(range);
  return makeArea(0, area.column, SHEET_ROW_COUNT, area.columnCount);
};

/** Takes what a person does in the grid over into the model, as the user's changes. */
export class GridEdits {
  private pending: { readonly sheetId: string; readonly area: Area; readonly typed: boolean }[] = [];
  private readonly release: { dispose(): void }[] = [];

  constructor(
    private readonly page: UniverPage,
    private readonly model: WorkbookModel,
    private readonly mirror: GridMirror,
    private readonly onRefused: (message: string) => void,
  ) {
    this.release.push(page.commands.beforeCommandExecuted((command) => this.before(command)));
    this.release.push(page.commands.onCommandExecuted((command) => this.after(command)));
  }

  get isWaiting(): boolean {
    return this.pending.length > 0;
  }

  close(): void {
    for (const one of this.release) one.dispose();
  }

  /**
   * Rows, columns and sheets come and go in the model, which rewrites formulas, tables and names along; the grid then
   * shows the outcome. So Univer's own way of doing it is stopped here.
   */
  private before(command: Readonly<ICommandInfo>): void {
    // Univer would show every sheet that is added, also one that an add-in builds out of sight
    if (command.id === SetWorksheetActiveOperation.id && this.mirror.refusesActivation) throw new CanceledError();
    const work = this.structureWork[command.id];
    if (!work || this.mirror.isApplying) return;
    const change = (command.params ?? {}) as GridChange;
    const sheet = this.model.sheet(change.subUnitId ?? this.model.activeSheet.id);
    // after Univer has unwound the command
    queueMicrotask(() => {
      if (sheet) this.attempt(() => work(sheet, change));
      this.page.forgetUndo(this.mirror.unitId);
    });
    throw new CanceledError();
  }

  private readonly structureWork: Readonly<Record<string, Work>> = {
    [InsertRowByRangeCommand.id]: (sheet, { range }) => sheet.insertCells(wholeRows(range!), 'down'),
    [InsertColByRangeCommand.id]: (sheet, { range }) => sheet.insertCells(wholeColumns(range!), 'right'),
    [RemoveRowByRangeCommand.id]: (sheet, { range }) => sheet.deleteCells(wholeRows(range!), 'up'),
    [RemoveColByRangeCommand.id]: (sheet, { range }) => sheet.deleteCells(wholeColumns(range!), 'left'),
    'sheet.command.insert-range-move-down': (sheet, { range }) =>
      sheet.insertCells(range ? fromRange(range) : this.model.selection, 'down'),
    'sheet.command.insert-range-move-right': (sheet, { range }) =>
      sheet.insertCells(range ? fromRange(range) : this.model.selection, 'right'),
    'sheet.command.delete-range-move-up': (sheet, { range }) =>
      sheet.deleteCells(range ? fromRange(range) : this.model.selection, 'up'),
    'sheet.command.delete-range-move-left': (sheet, { range }) =>
      sheet.deleteCells(range ? fromRange(range) : this.model.selection, 'left'),
    [InsertSheetCommand.id]: (sheet) => this.model.activateSheet(this.model.addSheet(undefined, sheet.position + 1)),
    [COPY_SHEET_COMMAND]: (sheet) => this.model.activateSheet(this.model.copySheet(sheet)),
    [RemoveSheetCommand.id]: (sheet) => this.model.deleteSheet(sheet),
    [SetWorksheetNameCommand.id]: (sheet, { name }) => this.model.renameSheet(sheet, name ?? ''),
  };

  private after(command: Readonly<ICommandInfo>): void {
    if (this.mirror.isApplying) return;
    const change = (command.params ?? {}) as GridChange;
    if (change.unitId !== this.mirror.unitId) return;
    if (COMMAND_LISTENER_VALUE_CHANGE.includes(command.id)) {
      this.noteCells(command, change);
      return;
    }
    const work = this.viewWork[command.id];
    const sheet = this.model.sheet(change.subUnitId ?? '');
    if (work && sheet) this.attempt(() => work(sheet, change));
  }

  private readonly viewWork: Readonly<Record<string, Work>> = {
    [SetWorksheetActiveOperation.id]: (sheet) => {
      if (this.model.activeSheet !== sheet) this.model.activateSheet(sheet);
    },
    [SetWorksheetOrderMutation.id]: (sheet, { toOrder }) => this.model.moveSheet(sheet, toOrder ?? sheet.position),
    [SetWorksheetHideMutation.id]: (sheet, { hidden }) =>
      this.model.setSheetVisibility(sheet, hidden === BooleanNumber.TRUE ? 'Hidden' : 'Visible'),
    [SetTabColorMutation.id]: (sheet, { color }) => {
      sheet.tabColor = color ?? '';
    },
    [ToggleGridlinesMutation.id]: (sheet, { showGridlines }) => {
      sheet.showGridlines = showGridlines === BooleanNumber.TRUE;
    },
    [SetFrozenMutation.id]: (sheet, { xSplit, ySplit }) => {
      sheet.frozenPanes = { rowCount: ySplit ?? 0, columnCount: xSplit ?? 0 };
    },
    [SetWorksheetColWidthMutation.id]: (sheet, { ranges, colWidth }) =>
      eachLine(ranges, 'column', (column) => {
        const size = typeof colWidth === 'number' ? colWidth : colWidth?.[column];
        if (size !== undefined) sheet.setColumnFormat(column, 1, { sizePoints: points(size) });
      }),
    [SetWorksheetRowHeightMutation.id]: (sheet, { ranges, rowHeight }) =>
      eachLine(ranges, 'row', (row) => {
        const size = typeof rowHeight === 'number' ? rowHeight : rowHeight?.[row];
        if (size !== undefined) sheet.setRowFormat(row, 1, { sizePoints: points(size) });
      }),
    [SetColHiddenMutation.id]: (sheet, { ranges }) => hide(sheet, ranges, 'column', true),
    [SetColVisibleMutation.id]: (sheet, { ranges }) => hide(sheet, ranges, 'column', false),
    [SetRowHiddenMutation.id]: (sheet, { ranges }) => hide(sheet, ranges, 'row', true),
    [SetRowVisibleMutation.id]: (sheet, { ranges }) => hide(sheet, ranges, 'row', false),
  };

  /** One command may change cells in several steps; they become one change of the model. */
  private noteCells(command: Readonly<ICommandInfo>, change: GridChange): void {
    if (this.pending.length === 0) queueMicrotask(() => this.takeCells());
    const typed = change.trigger === 'sheet.command.set-range-values';
    const instances = this.page.injector.get(IUniverInstanceService);
    for (const { subUnitId, range } of getValueChangedEffectedRange(instances, command)) {
      this.pending.push({ sheetId: subUnitId, area: fromRange(range), typed });
    }
  }

  private takeCells(): void {
    const changes = this.pending;
    this.pending = [];
    this.attempt(() => {
      for (const { sheetId, area, typed } of changes) {
        const sheet = this.model.sheet(sheetId);
        const worksheet = this.mirror.workbook.getSheetBySheetId(sheetId);
        if (!sheet || !worksheet) continue;
        const edits = readEdits(this.page.injector, worksheet, sheet, area, this.mirror, typed);
        enterTogether(sheet, edits);
        for (const { row, column, looks } of edits) if (looks) sheet.setStyle(makeArea(row, column), looks);
      }
    });
    // the model may have read the input differently, or refused it
    for (const { sheetId, area } of changes) this.mirror.invalidate(sheetId, area);
  }

  /** Makes a change of the model; a refusal is shown and the grid put right. */
  private attempt(work: () => void): void {
    try {
      this.model.batch('user', work);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.onRefused(error.message);
      this.mirror.invalidate(this.model.activeSheet.id, 'all');
      this.mirror.matchSheets();
    }
    this.mirror.flush();
  }
}

/** Enters what changed as one block, as pasting does; cells in between are left as they are. */
function enterTogether(sheet: SheetModel, edits: readonly CellEdit[]): void {
  const entered = edits.filter(({ input }) => input !== undefined);
  if (entered.length === 0) return;
  const row = Math.min(...entered.map((edit) => edit.row));
  const column = Math.min(...entered.map((edit) => edit.column));
  const rowCount = Math.max(...entered.map((edit) => edit.row)) - row + 1;
  const columnCount = Math.max(...entered.map((edit) => edit.column)) - column + 1;
  const block = Array.from({ length: rowCount }, () => new Array<CellInput>(columnCount).fill(null));
  for (const edit of entered) block[edit.row - row]![edit.column - column] = edit.input;
  sheet.enter(makeArea(row, column, rowCount, columnCount), block, 'user');
}

function eachLine(
  ranges: readonly IRange[] | undefined,
  axis: 'row' | 'column',
  visit: (index: number) => void,
): void {
  for (const range of ranges ?? []) {
    const area = fromRange(range);
    const first = axis === 'row' ? area.row : area.column;
    const end = axis === 'row' ? endRow(area) : endColumn(area);
    for (let index = first; index < end; index++) visit(index);
  }
}

function hide(sheet: SheetModel, ranges: readonly IRange[] | undefined, axis: 'row' | 'column', hidden: boolean): void {
  for (const range of ranges ?? []) {
    const area = fromRange(range);
    if (axis === 'row') sheet.setRowFormat(area.row, area.rowCount, { hidden });
    else sheet.setColumnFormat(area.column, area.columnCount, { hidden });
  }
}
