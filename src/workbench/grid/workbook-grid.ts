import { RANGE_TYPE } from '@univerjs/core';
import type { IRange } from '@univerjs/core';
import { HoverManagerService } from '@univerjs/preset-sheets-core';
import { parseAddress, splitSheetPrefix } from '../../host/formula/a1';
import { makeArea, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { ModelEvent, WorkbookModel } from '../../host/model/workbook-model';
import { GridEdits } from './grid-edits';
import { GridMirror } from './grid-mirror';
import { fromRange } from './sheet-content';
import type { UniverPage } from './univer-page';

export interface WorkbookGridOptions {
  /** Where a cell with =HYPERLINK() leads. */
  readonly linkAt: (sheetId: string, row: number, column: number) => string | undefined;
  /** An edit which the workbook refused, in words. */
  readonly onRefused: (message: string) => void;
}

/** A workbook in the grid. The model is the truth: the grid shows it, and what is done in the grid changes it. */
export interface WorkbookGrid {
  /** Shows these results of formulas. */
  showResults(sheetId: string, areas: readonly Area[]): void;
  /** Resolves when the grid shows all that the model holds. */
  settled(): Promise<void>;
  close(): void;
}

const SHOW_AT_LATEST_MILLISECONDS = 120;

export function createWorkbookGrid(page: UniverPage, model: WorkbookModel, options: WorkbookGridOptions): WorkbookGrid {
  const mirror = new GridMirror(page, model);
  const edits = new GridEdits(page, model, mirror, options.onRefused);
  const show = createScheduler(() => mirror.flush());
  const unsubscribe = model.subscribe((event) => {
    follow(event, model, mirror, page);
    show.soon();
  });
  const selection = page.selections.selectionChanged$.subscribe((selections) => {
    const last = selections?.at(-1);
    if (last && !mirror.isApplying) takeSelection(model, last.range);
  });
  const clicks = page.injector.get(HoverManagerService).currentClickedCell$.subscribe((click) => {
    const { subUnitId, row, col } = click.location;
    const link = options.linkAt(subUnitId, row, col) ?? ownLink(model, subUnitId, row, col);
    if (link) followLink(model, link);
  });
  return {
    showResults(sheetId, areas) {
      for (const area of areas) mirror.invalidate(sheetId, area);
      show.soon();
    },
    async settled() {
      await new Promise<void>((resolve) => {
        page.afterFirstDrawing(resolve);
      });
      while (edits.isWaiting || show.isWaiting) {
        await Promise.resolve();
        await model.settled();
        show.now();
      }
    },
    close() {
      unsubscribe();
      selection.unsubscribe();
      clicks.unsubscribe();
      edits.close();
      show.stop();
      mirror.close();
    },
  };
}

/** Collects changes for one drawing: before the next frame, or soon when the page draws no frames. */
function createScheduler(work: () => void): { soon(): void; now(): void; stop(): void; readonly isWaiting: boolean } {
  let frame: number | undefined;
  let timer: number | undefined;
  const stop = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    if (timer !== undefined) clearTimeout(timer);
    frame = undefined;
    timer = undefined;
  };
  const now = (): void => {
    stop();
    work();
  };
  return {
    now,
    stop,
    soon() {
      frame ??= requestAnimationFrame(now);
      timer ??= window.setTimeout(now, SHOW_AT_LATEST_MILLISECONDS);
    },
    get isWaiting() {
      return frame !== undefined;
    },
  };
}

function follow(event: ModelEvent, model: WorkbookModel, mirror: GridMirror, page: UniverPage): void {
  switch (event.type) {
    case 'changed':
      mirror.invalidate(event.sheetId, event.change === 'RangeEdited' ? event.area : 'all');
      // what an add-in wrote cannot be undone from the grid
      if (event.source === 'addin') page.forgetUndo(mirror.unitId);
      break;
    case 'formatChanged':
      mirror.invalidate(event.sheetId, isWholeLine(event.area) ? 'all' : event.area);
      break;
    case 'tableAdded':
    case 'tableDeleted':
    case 'tableChanged':
      if (model.sheet(event.sheetId)) mirror.invalidate(event.sheetId, 'all');
      break;
    case 'sheetChanged':
      mirror.invalidate(event.sheetId, 'all');
      mirror.matchSheets();
      break;
    case 'sheetAdded':
    case 'sheetDeleted':
    case 'sheetActivated':
      mirror.matchSheets();
      break;
    case 'selectionChanged':
      if (event.sheetId === model.activeSheet.id) mirror.showSelectionIfMoved();
      break;
    case 'loaded':
      for (const sheet of model.sheets) mirror.invalidate(sheet.id, 'all');
      mirror.matchSheets();
      break;
    default:
  }
}

function isWholeLine(area: Area): boolean {
  return area.rowCount === SHEET_ROW_COUNT || area.columnCount === SHEET_COLUMN_COUNT;
}

function takeSelection(model: WorkbookModel, range: IRange): void {
  const area = fromRange(range);
  const isRows = range.rangeType === RANGE_TYPE.ROW || range.rangeType === RANGE_TYPE.ALL;
  const isColumns = range.rangeType === RANGE_TYPE.COLUMN || range.rangeType === RANGE_TYPE.ALL;
  const whole = makeArea(
    area.row,
    area.column,
    isColumns ? SHEET_ROW_COUNT : area.rowCount,
    isRows ? SHEET_COLUMN_COUNT : area.columnCount,
  );
  if (JSON.stringify(whole) !== JSON.stringify(model.selection)) model.select(model.activeSheet, whole, 'user');
}

/** A link set on the cell itself rather than by a formula. */
function ownLink(model: WorkbookModel, sheetId: string, row: number, column: number): string | undefined {
  const link = model.sheet(sheetId)?.hyperlinkAt(row, column);
  if (link?.documentReference) return `#${link.documentReference}`;
  return link?.address;
}

/** Goes to `#Sheet!A1`, `#A1` or `#Name`; opens a web address in a new tab. */
function followLink(model: WorkbookModel, link: string): void {
  if (/^https?:/i.test(link)) {
    window.open(link, '_blank', 'noopener');
    return;
  }
  if (!link.startsWith('#')) return;
  const target = link.slice(1);
  const name = model.names.resolve(target, model.activeSheet);
  const { sheetName, rest } = splitSheetPrefix(name ? name.formula.replace(/^=/, '') : target);
  const sheet = sheetName === undefined ? model.activeSheet : model.sheet(sheetName);
  const area = parseAddress(rest);
  if (sheet && area) model.select(sheet, area, 'user');
}
