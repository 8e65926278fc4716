import { moveReferences } from '../formula/rewrite-formula';
import type { Area } from './area';
import {
  containsArea,
  endColumn,
  endRow,
  intersectAreas,
  isWholeColumns,
  isWholeRows,
  makeArea,
  SHEET_COLUMN_COUNT,
  SHEET_ROW_COUNT,
  subtractArea,
} from './area';
import { DEFAULT_STYLE_ID } from './cell-style';
import { ModelError } from './model-error';
import type { DataChangeType } from './model-events';
import { shiftMap } from './shift-area';
import type { AreaMap } from './shift-area';
import type { Sheet } from './sheet';
import { cellIndex, noteEdit, noteFormat } from './sheet-blocks';
import { assertEditable, assertInsideSheet, assertPermitted } from './sheet-guard';
import { clearConditionalFormats } from './sheet-rules';
import type { Table } from './table';
import type { ShiftDirection } from './change-source';
import type { ClearScope } from './workbook-model';

export function insertCells(sheet: Sheet, area: Area, direction: 'down' | 'right', tableGrowing?: Table): void {
  assertInsideSheet(area);
  assertMayShift(sheet, area, direction);
  assertRoom(sheet, area, direction);
  assertTablesStayWhole(sheet, area, direction, tableGrowing);
  if (direction === 'down') {
    sheet.cells.shiftRows(area.row, area.column, area.columnCount, area.rowCount);
    copyStylesFrom(sheet, area, area.row - 1, 'row');
    if (isWholeRows(area)) sheet.rows.shift(area.row, area.rowCount);
  } else {
    shiftSideways(sheet, area, area.columnCount);
    copyStylesFrom(sheet, area, area.column - 1, 'column');
    if (isWholeColumns(area)) sheet.columns.shift(area.column, area.columnCount);
  }
  followShift(sheet, area, direction);
}

export function deleteCells(sheet: Sheet, area: Area, direction: 'up' | 'left'): void {
  assertInsideSheet(area);
  assertMayShift(sheet, area, direction);
  assertTablesStayWhole(sheet, area, direction);
  if (direction === 'up') {
    sheet.cells.shiftRows(area.row, area.column, area.columnCount, -area.rowCount);
    if (isWholeRows(area)) sheet.rows.shift(area.row, -area.rowCount);
  } else {
    shiftSideways(sheet, area, -area.columnCount);
    if (isWholeColumns(area)) sheet.columns.shift(area.column, -area.columnCount);
  }
  followShift(sheet, area, direction);
}

function assertMayShift(sheet: Sheet, area: Area, direction: ShiftDirection): void {
  const inserting = direction === 'down' || direction === 'right';
  if (isWholeRows(area)) assertPermitted(sheet, inserting ? 'allowInsertRows' : 'allowDeleteRows');
  else if (isWholeColumns(area)) assertPermitted(sheet, inserting ? 'allowInsertColumns' : 'allowDeleteColumns');
  else assertEditable(sheet, area);
}

function assertRoom(sheet: Sheet, area: Area, direction: 'down' | 'right'): void {
  const edge =
    direction === 'down'
      ? makeArea(SHEET_ROW_COUNT - area.rowCount, area.column, area.rowCount, area.columnCount)
      : makeArea(area.row, SHEET_COLUMN_COUNT - area.columnCount, area.rowCount, area.columnCount);
  if (sheet.cells.usedArea(false, edge)) {
    throw new ModelError('NonBlankCellOffSheet', 'The insertion would push non-blank cells off the worksheet.');
  }
}

/** Moving part of a table's columns (or rows) would tear it; its header row cannot go without the table. */
function assertTablesStayWhole(sheet: Sheet, area: Area, direction: ShiftDirection, growing?: Table): void {
  const vertical = direction === 'down' || direction === 'up';
  const band = vertical
    ? makeArea(area.row, area.column, SHEET_ROW_COUNT - area.row, area.columnCount)
    : makeArea(area.row, area.column, area.rowCount, SHEET_COLUMN_COUNT - area.column);
  for (const table of sheet.tables) {
    if (table === growing || !intersectAreas(table.area, band)) continue;
    const inside = vertical
      ? area.column <= table.area.column && endColumn(area) >= endColumn(table.area)
      : area.row <= table.area.row && endRow(area) >= endRow(table.area);
    if (!inside) throw tearing();
    const header = table.headerArea;
    const losesHeader = direction === 'up' && header && intersectAreas(area, header) && !containsArea(area, table.area);
    if (losesHeader) throw tearing();
  }
}

function tearing(): ModelError {
  return new ModelError('InvalidOperation', 'The operation would shift only part of the cells of a table.');
}

function shiftSideways(sheet: Sheet, area: Area, count: number): void {
  if (isWholeColumns(area)) {
    sheet.cells.shiftColumns(area.column, count);
    return;
  }
  const { cells } = sheet;
  const limit = cells.columnLimit;
  for (let row = area.row; row < endRow(area); row++) {
    if (count > 0) {
      for (let column = limit - 1; column >= area.column; column--)
        cells.copyCell(cells, row, column, row, column + count);
      cells.erase(makeArea(row, area.column, 1, count), { content: true, style: true });
    } else {
      for (let column = area.column; column < limit; column++) cells.copyCell(cells, row, column - count, row, column);
    }
  }
}

/** New rows look like the row above, new columns like the column on the left (but not like a table's header). */
function copyStylesFrom(sheet: Sheet, area: Area, line: number, kind: 'row' | 'column'): void {
  if (line < 0) return;
  if (kind === 'row') {
    const belowHeader = sheet.tables.some((table) => table.headerArea?.row === line);
    const model = belowHeader ? endRow(area) : line;
    for (let column = area.column; column < Math.min(endColumn(area), sheet.cells.columnLimit); column++) {
      const styleId = sheet.cells.styleIdAt(model, column);
      for (let row = area.row; styleId !== 0 && row < endRow(area); row++) sheet.cells.setStyleId(row, column, styleId);
    }
    return;
  }
  const lastRow = Math.min(endRow(area), sheet.cells.rowLimit(line));
  for (let row = area.row; row < lastRow; row++) {
    const styleId = sheet.cells.styleIdAt(row, line);
    for (let column = area.column; styleId !== 0 && column < endColumn(area); column++) {
      sheet.cells.setStyleId(row, column, styleId);
    }
  }
}

/** Everything that stands on cells follows them: tables, rules, links, names, references, formulas. */
function followShift(sheet: Sheet, area: Area, direction: ShiftDirection): void {
  const map = shiftMap(area, direction);
  const { changes } = sheet.workbook;
  for (const table of [...sheet.tables]) table.follow(map, area, direction);
  moveParts(sheet, map);
  rewriteWorkbook(sheet, map);
  const inserting = direction === 'down' || direction === 'right';
  changes.noteStructure({ kind: inserting ? 'insert' : 'delete', sheetId: sheet.id, area, shift: direction });
  changes.noteEvent({
    type: 'changed',
    sheetId: sheet.id,
    area,
    change: changeType(area, inserting),
    shift: direction,
    source: changes.source,
    tableIds: sheet.tables.filter((table) => intersectAreas(table.area, area)).map((table) => table.id),
  });
}

function changeType(area: Area, inserting: boolean): DataChangeType {
  const what = isWholeRows(area) ? 'Row' : isWholeColumns(area) ? 'Column' : 'Cell';
  return `${what}${inserting ? 'Inserted' : 'Deleted'}`;
}

function moveParts(sheet: Sheet, map: AreaMap): void {
  const moveAll = (areas: readonly Area[]): Area[] => areas.flatMap((area) => map(area) ?? []);
  sheet.merges = moveAll(sheet.merges);
  sheet.links = sheet.links.flatMap(({ area, link }) => {
    const moved = map(area);
    return moved ? [{ area: moved, link }] : [];
  });
  for (const rule of [...sheet.conditionalFormats, ...sheet.dataValidations]) rule.areas = moveAll(rule.areas);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((rule) => rule.areas.length > 0);
  sheet.dataValidations = sheet.dataValidations.filter((rule) => rule.areas.length > 0);
  const spills = [...sheet.spillsByAnchor.values()].flatMap((spill) => map(spill) ?? []);
  sheet.spillsByAnchor = new Map(spills.map((spill) => [cellIndex(spill.row, spill.column), spill]));
  const { printAreas, printTitleRows, printTitleColumns } = sheet.pageLayout;
  if (printAreas.length > 0 || printTitleRows || printTitleColumns) {
    sheet.pageLayout = {
      ...sheet.pageLayout,
      printAreas: moveAll(printAreas),
      printTitleRows: printTitleRows && map(printTitleRows),
      printTitleColumns: printTitleColumns && map(printTitleColumns),
    };
  }
}

/** Rewrites all references to the cells of `sheet`: formulas, names, rules, comments and tracked areas. */
export function rewriteWorkbook(sheet: Sheet, map: AreaMap): void {
  const { workbook } = sheet;
  workbook.mapFormulas((formula, own) =>
    moveReferences(formula, (sheetName, area) => {
      const target = sheetName === undefined ? own : workbook.sheet(sheetName);
      return target === sheet ? map(area) : area;
    }),
  );
  workbook.anchors.move(sheet, map);
  for (const comment of [...workbook.comments]) {
    if (comment.sheetId !== sheet.id) continue;
    const moved = map(comment.area);
    if (moved) comment.area = moved;
    else workbook.comments.splice(workbook.comments.indexOf(comment), 1);
  }
}

/** Empties cells and, by scope, their looks and rules. Headers of tables fall back to Column1, Column2 … */
export function clearCells(sheet: Sheet, area: Area, scope: ClearScope): void {
  assertInsideSheet(area);
  if (scope === 'Hyperlinks' || scope === 'RemoveHyperlinks') {
    assertEditable(sheet, area);
    sheet.links = sheet.links.flatMap(({ area: own, link }) =>
      subtractArea(own, area).map((rest) => ({ area: rest, link })),
    );
    noteFormat(sheet, area);
    return;
  }
  if (scope !== 'Formats') {
    assertEditable(sheet, area);
    const single = area.rowCount * area.columnCount === 1 ? sheet.cells.valueAt(area.row, area.column) : undefined;
    sheet.cells.erase(area, { content: true, style: false });
    noteEdit(sheet, area, single);
  }
  if (scope !== 'Contents') {
    assertPermitted(sheet, 'allowFormatCells');
    clearStyles(sheet, area);
    clearConditionalFormats(sheet, area);
    noteFormat(sheet, area);
  }
  if (scope === 'All') {
    const validated = sheet.dataValidations.some((rule) => rule.areas.some((own) => intersectAreas(own, area)));
    if (validated) sheet.setDataValidation([area], undefined);
    sheet.links = sheet.links.flatMap(({ area: own, link }) =>
      subtractArea(own, area).map((rest) => ({ area: rest, link })),
    );
  }
}

/** Cells lose their style. Where their column or row has one, they get the default style to show in its place. */
function clearStyles(sheet: Sheet, area: Area): void {
  sheet.cells.erase(area, { content: false, style: true });
  if (isWholeColumns(area)) sheet.columns.change(area.column, area.columnCount, { styleId: undefined });
  else if (isWholeRows(area)) sheet.rows.change(area.row, area.rowCount, { styleId: undefined });
  else {
    const lineStyles = [...sheet.columns.all.values(), ...sheet.rows.all.values()].some((line) => line.styleId);
    for (let row = area.row; lineStyles && row < endRow(area); row++) {
      for (let column = area.column; column < endColumn(area); column++) {
        if (sheet.effectiveStyleId(row, column) !== 0) sheet.cells.setStyleId(row, column, DEFAULT_STYLE_ID);
      }
    }
  }
}
