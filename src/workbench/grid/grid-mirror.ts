import { BooleanNumber, CommandType } from '@univerjs/core';
import type { IRange, IStyleData, Workbook, Worksheet } from '@univerjs/core';
import { IActiveDirtyManagerService } from '@univerjs/engine-formula';
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  ScrollToRangeOperation,
  SetFrozenMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
} from '@univerjs/preset-sheets-core';
import { makeArea, WHOLE_SHEET } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { SheetModel, WorkbookModel } from '../../host/model/workbook-model';
import { fillAreas, fillSheet } from './fill-worksheet';
import { guardNarrowNumbers } from './narrow-numbers';
import { describeSheet, LookIds, readFreeze, readRows, toRange } from './sheet-content';
import type { UniverPage } from './univer-page';

/** Told to Univer after cells were replaced behind its back. */
const REFRESH_MUTATION = 'workbench.mutation.refresh-sheet';

const preparedPages = new WeakSet<UniverPage>();
let openedCount = 0;

/** Shows a workbook model in Univer. Cells of a sheet are handed over when the sheet is first activated. */
export class GridMirror {
  readonly workbook: Workbook;
  /** Ids of sheets whose cells Univer has. */
  private readonly shown = new Set<string>();
  private readonly waiting = new Map<string, Area[] | 'all'>();
  private readonly looks: LookIds;
  private depth = 0;
  private isActivating = false;

  constructor(
    private readonly page: UniverPage,
    private readonly model: WorkbookModel,
  ) {
    const styles: Record<string, IStyleData> = {};
    let addLook = (id: string, look: IStyleData): void => {
      styles[id] = look;
    };
    this.looks = new LookIds(model, (id, look) => addLook(id, look));
    const sheets = model.sheets.map((sheet) => describeSheet(sheet, this.looks));
    const active = model.sheets.indexOf(model.activeSheet);
    sheets[active]!.cellData = this.readCells(model.activeSheet, WHOLE_SHEET);
    this.shown.add(model.activeSheet.id);
    this.workbook = page.openWorkbook({
      id: `workbook${++openedCount}`,
      name: model.name,
      styles,
      sheetOrder: sheets.map((sheet) => sheet.id!),
      sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id!, sheet])),
    });
    addLook = (id, look) => this.workbook.getStyles().addCustomStyle(id, look);
    prepare(page);
    page.afterFirstDrawing(() => {
      // Univer follows edits to find formulas to compute, which is not its part here
      page.injector.get(IActiveDirtyManagerService).dispose();
      this.guard(() => this.activate(model.activeSheet));
      this.showSelection();
    });
  }

  get unitId(): string {
    return this.workbook.getUnitId();
  }

  /** True while the mirror itself changes Univer: such changes must not be sent back to the model. */
  get isApplying(): boolean {
    return this.depth > 0;
  }

  /** True when Univer, on its own account, is about to show another sheet than the model's active one. */
  get refusesActivation(): boolean {
    return this.isApplying && !this.isActivating;
  }

  /** Univer's id of the look a cell has to have. */
  lookAt(sheet: SheetModel, row: number, column: number): string | undefined {
    return this.readCells(sheet, makeArea(row, column))[row]?.[column]?.s as string | undefined;
  }

  /** Notes that cells of a sheet have to be shown anew. */
  invalidate(sheetId: string, area: Area | 'all'): void {
    const known = this.waiting.get(sheetId);
    if (known === 'all') return;
    if (area === 'all') this.waiting.set(sheetId, 'all');
    else if (known) known.push(area);
    else this.waiting.set(sheetId, [area]);
  }

  get isWaiting(): boolean {
    return this.waiting.has(this.model.activeSheet.id);
  }

  /** Shows what was noted, for the sheet that is in view. Others wait until they are activated. */
  flush(): void {
    const sheet = this.model.activeSheet;
    const areas = this.waiting.get(sheet.id);
    const worksheet = this.workbook.getSheetBySheetId(sheet.id);
    if (!worksheet || (areas === undefined && this.shown.has(sheet.id))) return;
    this.waiting.delete(sheet.id);
    this.guard(() => {
      const parts = areas === undefined || areas === 'all' || !this.shown.has(sheet.id) ? undefined : areas;
      if (!parts || !fillAreas(sheet, worksheet, this.looks, parts)) this.fillAll(sheet, worksheet);
      this.page.commands.syncExecuteCommand(REFRESH_MUTATION, { unitId: this.unitId, subUnitId: sheet.id });
    });
  }

  /** Brings tabs (which, their names, order, colours) and the active one in line with the model. */
  matchSheets(): void {
    this.guard(() => {
      this.addSheets();
      this.matchNames();
      if (this.workbook.getActiveSheet().getSheetId() !== this.model.activeSheet.id) {
        this.activate(this.model.activeSheet);
        this.showSelection();
      }
      for (const worksheet of [...this.workbook.getSheets()]) {
        const sheetId = worksheet.getSheetId();
        if (this.model.sheet(sheetId)) continue;
        this.run(RemoveSheetMutation.id, { subUnitId: sheetId, subUnitName: worksheet.getName() });
        this.shown.delete(sheetId);
        this.waiting.delete(sheetId);
      }
      this.matchOrder();
    });
  }

  /** Selects in the grid what the model has selected, and scrolls there. */
  showSelection(): void {
    this.page.afterFirstDrawing(() => {
      const range = this.clip(toRange(this.model.selection));
      this.guard(() => {
        this.run(SetSelectionsOperation.id, {
          subUnitId: this.model.activeSheet.id,
          selections: [{ range, primary: primaryCell(range), style: null }],
        });
        this.run(ScrollToRangeOperation.id, { range });
      });
    });
  }

  /** Does the same unless the grid has the same selection already (a person made it there). */
  showSelectionIfMoved(): void {
    const current = this.page.selections.getCurrentLastSelection()?.range;
    const wanted = this.clip(toRange(this.model.selection));
    const isSame =
      current?.startRow === wanted.startRow &&
      current.endRow === wanted.endRow &&
      current.startColumn === wanted.startColumn &&
      current.endColumn === wanted.endColumn;
    if (!isSame) this.showSelection();
  }

  /** Runs `work` without its changes coming back as a person's. */
  guard(work: () => void): void {
    this.depth++;
    try {
      work();
    } finally {
      this.depth--;
    }
  }

  close(): void {
    this.guard(() => this.page.closeWorkbook(this.unitId));
  }

  private run(id: string, params: object): void {
    this.page.commands.syncExecuteCommand(id, { unitId: this.unitId, ...params }, { onlyLocal: true });
  }

  private activate(sheet: SheetModel): void {
    this.isActivating = true;
    this.run(SetWorksheetActiveOperation.id, { subUnitId: sheet.id });
    this.isActivating = false;
    if (!this.shown.has(sheet.id)) this.invalidate(sheet.id, 'all');
    this.flush();
  }

  private fillAll(sheet: SheetModel, worksheet: Worksheet): void {
    fillSheet(sheet, worksheet, this.looks);
    const freeze = readFreeze(sheet);
    if (JSON.stringify(freeze) !== JSON.stringify(worksheet.getConfig().freeze)) {
      this.run(SetFrozenMutation.id, { subUnitId: sheet.id, ...freeze });
    }
    this.shown.add(sheet.id);
  }

  private addSheets(): void {
    this.model.sheets.forEach((sheet, index) => {
      if (this.workbook.getSheetBySheetId(sheet.id)) return;
      this.run(InsertSheetMutation.id, { index, sheet: describeSheet(sheet, this.looks) });
    });
  }

  private matchNames(): void {
    for (const sheet of this.model.sheets) {
      const config = this.workbook.getSheetBySheetId(sheet.id)!.getConfig();
      const subUnitId = sheet.id;
      const hidden = sheet.visibility === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE;
      if (config.name !== sheet.name) this.run(SetWorksheetNameMutation.id, { subUnitId, name: sheet.name });
      if (config.tabColor !== sheet.tabColor) this.run(SetTabColorMutation.id, { subUnitId, color: sheet.tabColor });
      if (config.hidden !== hidden) this.run(SetWorksheetHideMutation.id, { subUnitId, hidden });
    }
  }

  private matchOrder(): void {
    this.model.sheets.forEach((sheet, toOrder) => {
      const fromOrder = this.workbook.getConfig().sheetOrder.indexOf(sheet.id);
      if (fromOrder === toOrder) return;
      this.run(SetWorksheetOrderMutation.id, { subUnitId: sheet.id, fromOrder, toOrder });
    });
  }

  private readCells(sheet: SheetModel, area: Area): ReturnType<typeof readRows> {
    return readRows(sheet, this.looks, area);
  }

  /** The part of a range that the grid has. */
  private clip(range: IRange): IRange {
    const worksheet = this.workbook.getActiveSheet();
    const lastRow = worksheet.getRowCount() - 1;
    const lastColumn = worksheet.getColumnCount() - 1;
    return {
      startRow: Math.min(range.startRow, lastRow),
      endRow: Math.min(range.endRow, lastRow),
      startColumn: Math.min(range.startColumn, lastColumn),
      endColumn: Math.min(range.endColumn, lastColumn),
    };
  }
}

/** Registers, once, the mutation that makes Univer draw a sheet anew. */
function prepare(page: UniverPage): void {
  if (preparedPages.has(page)) return;
  preparedPages.add(page);
  page.commands.registerCommand({ id: REFRESH_MUTATION, type: CommandType.MUTATION, handler: () => true });
  page.rendering.registerSkeletonChangingMutations(REFRESH_MUTATION);
  guardNarrowNumbers(page);
}

function primaryCell({ startRow, startColumn }: IRange): object {
  return {
    actualRow: startRow,
    actualColumn: startColumn,
    startRow,
    endRow: startRow,
    startColumn,
    endColumn: startColumn,
    isMerged: false,
    isMergedMainCell: false,
  };
}
