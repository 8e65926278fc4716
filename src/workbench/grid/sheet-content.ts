import { BooleanNumber, CellValueType } from '@univerjs/core';
import type { ICellData, IColumnData, IFreeze, IRange, IRowData, IStyleData, IWorksheetData } from '@univerjs/core';
import { containsCell, endColumn, endRow, intersectAreas, makeArea } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import { isCellError } from '../../host/model/cell-value';
import type { CellValue } from '../../host/model/cell-value';
import type { SheetModel, WorkbookModel } from '../../host/model/workbook-model';
import { defaultUniverStyle, toUniverStyle } from './cell-looks';
import { pixels } from './pixel-sizes';
import { tallRows } from './row-heights';
import { frameOf, tableLook } from './table-looks';
import type { TableFrame } from './table-looks';

export type Rows = Record<number, Record<number, ICellData>>;

const SPARE_ROWS = 200;
const SPARE_COLUMNS = 6;
const LEAST_ROWS = 500;
const LEAST_COLUMNS = 26;

/** Hands out Univer style ids; each look is added to the open workbook once. */
export class LookIds {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly workbook: WorkbookModel,
    private readonly add: (id: string, look: IStyleData) => void,
  ) {}

  /** Undefined when the cell looks like any blank cell. `frame` is the table around it. */
  idOf(styleId: number, frame?: TableFrame, row = 0): string | undefined {
    const part = frame?.partAt(row);
    if (styleId <= 1 && !part) return undefined;
    const key = part ? `${styleId}.${frame?.style}.${part.kind}${part.isLastRow ? '.last' : ''}` : String(styleId);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const style = this.workbook.styles.styleOf(styleId);
    this.add(`look${key}`, toUniverStyle(style, part && frame ? tableLook(frame.style, part) : undefined));
    this.ids.set(key, `look${key}`);
    return `look${key}`;
  }
}

/** What a Univer cell shows for a value; formulas are shown by their text while edited. */
export function toGridCell(value: CellValue, formula: string | undefined, look: string | undefined): ICellData {
  const cell: ICellData = {};
  if (typeof value === 'number') {
    cell.v = value;
    cell.t = CellValueType.NUMBER;
  } else if (typeof value === 'boolean') {
    cell.v = value ? 1 : 0;
    cell.t = CellValueType.BOOLEAN;
  } else if (value !== null) {
    cell.v = isCellError(value) ? value.error : value;
    cell.t = CellValueType.STRING;
  }
  if (formula !== undefined) cell.f = formula;
  if (look !== undefined) cell.s = look;
  return cell;
}

/** Reads the cells of an area for Univer. Blank cells without a look are left out. */
export function readRows(sheet: SheetModel, looks: LookIds, area: Area): Rows {
  const rows: Rows = {};
  const frames = sheet.tables.map(frameOf).filter((frame) => intersectAreas(frame.area, area));
  sheet.forEachCell((row, column, value, formula, styleId) => {
    const frame = frames.find((one) => containsCell(one.area, row, column));
    const look = looks.idOf(frame && styleId === 0 ? lineStyle(sheet, row, column) : styleId, frame, row);
    if (value === null && formula === undefined && look === undefined) return;
    (rows[row] ??= {})[column] = toGridCell(value, formula, look);
  }, area);
  for (const frame of frames) addBlankCells(rows, looks, frame, intersectAreas(frame.area, area)!);
  return rows;
}

/** Blank cells of a table have its bands too. */
function addBlankCells(rows: Rows, looks: LookIds, frame: TableFrame, area: Area): void {
  for (let row = area.row; row < endRow(area); row++) {
    const line = (rows[row] ??= {});
    const look = looks.idOf(0, frame, row);
    for (let column = area.column; column < endColumn(area); column++) {
      line[column] ??= toGridCell(null, undefined, look);
    }
  }
}

function lineStyle(sheet: SheetModel, row: number, column: number): number {
  return sheet.rowFormat(row).styleId ?? sheet.columnFormat(column).styleId ?? 0;
}

export function readColumns(sheet: SheetModel, looks: LookIds): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const [column, format] of sheet.columnFormats()) {
    const data: Partial<IColumnData> = {};
    if (format.sizePoints !== undefined) data.w = pixels(format.sizePoints);
    if (format.hidden) data.hd = BooleanNumber.TRUE;
    const look = format.styleId === undefined ? undefined : looks.idOf(format.styleId);
    if (look !== undefined) data.s = look;
    if (Object.keys(data).length > 0) columns[column] = data;
  }
  return columns;
}

export function readRowFormats(sheet: SheetModel, looks: LookIds): Record<number, Partial<IRowData>> {
  const rows: Record<number, Partial<IRowData>> = {};
  for (const [row, height] of tallRows(sheet)) rows[row] = { h: height };
  for (const [row, format] of sheet.rowFormats()) {
    const data: Partial<IRowData> = {};
    if (format.sizePoints !== undefined) data.h = pixels(format.sizePoints);
    if (format.hidden) data.hd = BooleanNumber.TRUE;
    const look = format.styleId === undefined ? undefined : looks.idOf(format.styleId);
    if (look !== undefined) data.s = look;
    if (Object.keys(data).length > 0) rows[row] = { ...rows[row], ...data };
  }
  return rows;
}

export function readFreeze(sheet: SheetModel): IFreeze {
  const { rowCount, columnCount } = sheet.frozenPanes;
  return {
    startRow: rowCount > 0 ? rowCount : -1,
    startColumn: columnCount > 0 ? columnCount : -1,
    ySplit: rowCount,
    xSplit: columnCount,
  };
}

export function toRange(area: Area): IRange {
  return {
    startRow: area.row,
    endRow: endRow(area) - 1,
    startColumn: area.column,
    endColumn: endColumn(area) - 1,
  };
}

export function fromRange({ startRow, endRow: lastRow, startColumn, endColumn: lastColumn }: IRange): Area {
  // whole rows and columns come with NaN on the open side
  const row = Number.isNaN(startRow) ? 0 : startRow;
  const column = Number.isNaN(startColumn) ? 0 : startColumn;
  return makeArea(row, column, Math.max(1, lastRow - row + 1), Math.max(1, lastColumn - column + 1));
}

/** How many rows and columns the grid offers: what is used and some to spare. */
export function gridSize(sheet: SheetModel): { readonly rowCount: number; readonly columnCount: number } {
  const used = sheet.usedArea();
  const { rowCount, columnCount } = sheet.frozenPanes;
  return {
    rowCount: Math.max(LEAST_ROWS, (used ? endRow(used) : 0) + SPARE_ROWS, rowCount + 1),
    columnCount: Math.max(LEAST_COLUMNS, (used ? endColumn(used) : 0) + SPARE_COLUMNS, columnCount + 1),
  };
}

/** Univer's snapshot of a sheet without its cells, which are filled in when the sheet is first shown. */
export function describeSheet(sheet: SheetModel, looks: LookIds): Partial<IWorksheetData> {
  return {
    id: sheet.id,
    name: sheet.name,
    tabColor: sheet.tabColor,
    hidden: sheet.visibility === 'Visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    ...gridSize(sheet),
    defaultColumnWidth: pixels(sheet.standardWidth),
    defaultRowHeight: pixels(sheet.standardHeight),
    defaultStyle: defaultUniverStyle(),
    freeze: readFreeze(sheet),
    columnData: readColumns(sheet, looks),
    rowData: readRowFormats(sheet, looks),
    mergeData: sheet.merges.map(toRange),
    showGridlines: sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowHeader: { width: 46, hidden: sheet.showHeadings ? BooleanNumber.FALSE : BooleanNumber.TRUE },
    columnHeader: { height: 20, hidden: sheet.showHeadings ? BooleanNumber.FALSE : BooleanNumber.TRUE },
    cellData: {},
  };
}
