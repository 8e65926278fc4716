import type { Area } from './area';
import { intersectAreas, makeArea, readBlock, SHEET_COLUMN_COUNT } from './area';
import { cellError } from './cell-value';
import type { CellValue } from './cell-value';
import type { Sheet } from './sheet';
import type { ColumnBlock, ColumnData } from './sheet-parts';
import { adoptHeaders } from './table-headers';

/** One number for a cell, for use as a map key. */
export function cellIndex(row: number, column: number): number {
  return row * SHEET_COLUMN_COUNT + column;
}

export function readValues(sheet: Sheet, area: Area): CellValue[][] {
  return readBlock(area, (row, column) => sheet.cells.valueAt(row, column));
}

export function readFormulas(sheet: Sheet, area: Area): (string | undefined)[][] {
  return readBlock(area, (row, column) => sheet.cells.formulaAt(row, column));
}

export function readColumn(sheet: Sheet, column: number, firstRow: number, rowCount: number): ColumnData {
  const values = new Array<CellValue>(rowCount);
  const formulas = new Array<string | undefined>(rowCount);
  const styleIds = new Array<number>(rowCount);
  for (let at = 0; at < rowCount; at++) {
    values[at] = sheet.cells.valueAt(firstRow + at, column);
    formulas[at] = sheet.cells.formulaAt(firstRow + at, column);
    styleIds[at] = sheet.cells.styleIdAt(firstRow + at, column);
  }
  return { values, formulas, styleIds };
}

export function forEachCell(
  sheet: Sheet,
  visit: (row: number, column: number, value: CellValue, formula: string | undefined, styleId: number) => void,
  within?: Area,
): void {
  const used = sheet.cells.usedArea(true);
  const area = used && within ? intersectAreas(used, within) : used;
  if (!area) return;
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) {
      const value = sheet.cells.valueAt(row, column);
      const formula = sheet.cells.formulaAt(row, column);
      const styleId = sheet.cells.styleIdAt(row, column);
      if (value !== null || formula !== undefined || styleId !== 0) visit(row, column, value, formula, styleId);
    }
  }
}

export function putValues(sheet: Sheet, row: number, column: number, values: readonly (readonly CellValue[])[]): void {
  let width = 0;
  values.forEach((line, r) => {
    width = Math.max(width, line.length);
    line.forEach((value, c) => sheet.cells.setValue(row + r, column + c, value));
  });
  if (width > 0) noteEdit(sheet, makeArea(row, column, values.length, width));
}

export function putColumn(sheet: Sheet, column: number, firstRow: number, block: ColumnBlock): void {
  const { values, formulas, styleIds } = block;
  const { cells } = sheet;
  if (values) {
    for (let at = 0; at < values.length; at++) cells.setValue(firstRow + at, column, values[at] ?? null);
  }
  if (formulas) {
    for (let at = 0; at < formulas.length; at++) cells.setFormula(firstRow + at, column, formulas[at]);
  }
  if (styleIds) {
    for (let at = 0; at < styleIds.length; at++) cells.setStyleId(firstRow + at, column, styleIds[at] ?? 0);
  }
  const rowCount = Math.max(values?.length ?? 0, formulas?.length ?? 0);
  if (rowCount > 0) noteEdit(sheet, makeArea(firstRow, column, rowCount, 1));
  else if (styleIds && styleIds.length > 0) noteFormat(sheet, makeArea(firstRow, column, styleIds.length, 1));
}

export function putFormula(sheet: Sheet, row: number, column: number, formula: string, cached: CellValue): void {
  sheet.cells.setValue(row, column, cached);
  sheet.cells.setFormula(row, column, formula);
  noteEdit(sheet, makeArea(row, column));
}

/** Records an edit for the engine and the subscribers, and keeps table headers true. */
export function noteEdit(sheet: Sheet, area: Area, before?: CellValue): void {
  dropSpillsUnder(sheet, area);
  adoptHeaders(sheet, area);
  const { changes } = sheet.workbook;
  const single = area.rowCount * area.columnCount === 1;
  changes.noteCells(sheet.id, area);
  changes.noteEvent({
    type: 'changed',
    sheetId: sheet.id,
    area,
    change: 'RangeEdited',
    source: changes.source,
    before: single ? (before ?? null) : undefined,
    after: single ? sheet.cells.valueAt(area.row, area.column) : undefined,
    tableIds: sheet.tables.filter((table) => intersectAreas(table.area, area)).map((table) => table.id),
  });
}

export function noteFormat(sheet: Sheet, area: Area): void {
  const { changes } = sheet.workbook;
  changes.noteEvent({ type: 'formatChanged', sheetId: sheet.id, area, source: changes.source });
}

/** A cell written over: array results that it was part of lose their other cells. */
function dropSpillsUnder(sheet: Sheet, area: Area): void {
  for (const [index, spill] of sheet.spillsByAnchor) {
    if (!intersectAreas(spill, area)) continue;
    sheet.spillsByAnchor.delete(index);
    const anchorKept = sheet.cells.formulaAt(spill.row, spill.column) !== undefined;
    eachCell(spill, (row, column) => {
      const isAnchor = row === spill.row && column === spill.column;
      const wasWritten = intersectAreas(area, makeArea(row, column)) !== undefined;
      if (!isAnchor && !wasWritten) sheet.cells.setValue(row, column, null);
    });
    if (anchorKept) sheet.cells.setValue(spill.row, spill.column, cellError('#SPILL!'), true);
  }
}

function eachCell(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) visit(row, column);
  }
}

/** Result of a formula cell, from the engine. Cells without a formula are left alone. */
export function putFormulaResult(
  sheet: Sheet,
  row: number,
  column: number,
  result: CellValue | readonly (readonly CellValue[])[],
): void {
  if (sheet.cells.formulaAt(row, column) === undefined) return;
  clearSpill(sheet, row, column);
  if (!Array.isArray(result)) {
    sheet.cells.setValue(row, column, result as CellValue, true);
  } else {
    putSpill(sheet, row, column, result as readonly (readonly CellValue[])[]);
  }
  sheet.workbook.changes.noteResult(sheet.id);
}

function clearSpill(sheet: Sheet, row: number, column: number): void {
  const old = sheet.spillsByAnchor.get(cellIndex(row, column));
  if (!old) return;
  sheet.spillsByAnchor.delete(cellIndex(row, column));
  eachCell(old, (r, c) => {
    if (r !== row || c !== column) sheet.cells.setValue(r, c, null);
  });
}

function putSpill(sheet: Sheet, row: number, column: number, result: readonly (readonly CellValue[])[]): void {
  const area = makeArea(row, column, Math.max(1, result.length), Math.max(1, result[0]?.length ?? 1));
  const covered = readBlock(area, (r, c) => (r !== row || c !== column) && sheet.cells.hasContent(r, c)).flat();
  if (covered.includes(true)) {
    sheet.cells.setValue(row, column, cellError('#SPILL!'), true);
    return;
  }
  eachCell(area, (r, c) => sheet.cells.setValue(r, c, result[r - row]?.[c - column] ?? 0, r === row && c === column));
  if (area.rowCount * area.columnCount > 1) sheet.spillsByAnchor.set(cellIndex(row, column), area);
}
