import { moveReferences, prepareCopy } from '../formula/rewrite-formula';
import type { Area } from './area';
import { endColumn, endRow, intersectAreas, makeArea } from './area';
import type { CellInput } from './cell-value';
import { ModelError } from './model-error';
import type { Sheet } from './sheet';
import { noteEdit } from './sheet-blocks';
import { assertEditable } from './sheet-guard';
import { deleteCells, insertCells } from './sheet-shift';
import type { Table } from './table';

/** Writing right below a table (and no wider than it) makes those rows part of it, unless it has a totals row. */
export function growTablesOver(sheet: Sheet, written: Area): void {
  if (!sheet.workbook.behaviour.tablesGrow) return;
  for (const table of sheet.tables) {
    const { area } = table;
    const inColumns = written.column >= area.column && endColumn(written) <= endColumn(area);
    const continues = written.row > area.row && written.row <= endRow(area) && endRow(written) > endRow(area);
    if (table.showTotals || !inColumns || !continues) continue;
    const grown = makeArea(area.row, area.column, endRow(written) - area.row, area.columnCount);
    if (sheet.tables.some((other) => other !== table && intersectAreas(other.area, grown))) continue;
    const firstNewRow = endRow(area);
    growTo(table, grown);
    fillCalculatedColumns(table, firstNewRow, endRow(grown) - firstNewRow);
  }
}

/** Changes the table's last row; references to exactly the old data of its columns grow with it. */
function growTo(table: Table, area: Area): void {
  const { sheet } = table;
  const before = table.dataArea;
  table.area = area;
  const after = table.dataArea;
  const grow = (part: Area): Area =>
    part.row === before.row &&
    part.rowCount === before.rowCount &&
    part.column >= before.column &&
    endColumn(part) <= endColumn(before)
      ? makeArea(part.row, part.column, after.rowCount, part.columnCount)
      : part;
  if (before.rowCount > 1) {
    sheet.workbook.mapFormulas((formula, own) =>
      moveReferences(formula, (sheetName, part) => {
        const target = sheetName === undefined ? own : sheet.workbook.sheet(sheetName);
        return target === sheet ? grow(part) : part;
      }),
    );
  }
  // rules laid over the whole of the old data cover the new rows too
  for (const rule of [...sheet.conditionalFormats, ...sheet.dataValidations]) rule.areas = rule.areas.map(grow);
  table.told();
}

/** New rows get the formulas of calculated columns and the look of the row above. */
function fillCalculatedColumns(table: Table, firstRow: number, rowCount: number): void {
  const { sheet } = table;
  const model = table.dataArea.row < firstRow ? firstRow - 1 : undefined;
  table.columns.forEach((column, index) => {
    const at = table.area.column + index;
    const formula = column.calculatedFormula;
    const relative = formula === undefined ? undefined : prepareCopy(formula);
    for (let row = firstRow; row < firstRow + rowCount; row++) {
      if (relative && !sheet.cells.hasContent(row, at)) {
        sheet.cells.setValue(row, at, 0);
        sheet.cells.setFormula(row, at, relative(row - table.dataArea.row, 0));
      }
      const styleId = model === undefined ? 0 : sheet.cells.styleIdAt(model, at);
      if (styleId !== 0 && sheet.cells.styleIdAt(row, at) === 0) sheet.cells.setStyleId(row, at, styleId);
    }
  });
}

export function insertTableRows(
  table: Table,
  index: number | undefined,
  rows: readonly (readonly CellInput[])[],
): void {
  const { sheet } = table;
  const { columnCount } = table.area;
  if (rows.length === 0 || rows.some((line) => line.length !== columnCount)) {
    throw new ModelError(
      'InvalidArgument',
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  const data = table.dataArea;
  const at = index ?? data.rowCount;
  if (at < 0 || at > data.rowCount) {
    throw new ModelError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.');
  }
  const target = makeArea(data.row + at, data.column, rows.length, columnCount);
  assertEditable(sheet, target);
  if (index === undefined && isBlankRow(table)) {
    // a table nobody has filled yet takes the first new row in its blank one
    if (rows.length > 1) openRows(table, makeArea(data.row + 1, data.column, rows.length - 1, columnCount));
    sheet.enter(makeArea(data.row, data.column, rows.length, columnCount), rows);
    return;
  }
  openRows(table, target);
  sheet.enter(target, rows);
}

function isBlankRow(table: Table): boolean {
  const data = table.dataArea;
  return data.rowCount === 1 && table.sheet.cells.usedArea(false, data) === undefined && table.isNew;
}

/** Makes room for new data rows; cells below the table only move when there are any in the way. */
function openRows(table: Table, target: Area): void {
  const { sheet } = table;
  const { row, column, rowCount, columnCount } = table.area;
  const atEnd = target.row === endRow(table.area) && !table.showTotals;
  const grown = makeArea(row, column, rowCount + target.rowCount, columnCount);
  if (atEnd) {
    const tableInTheWay = sheet.tables.some((other) => other !== table && intersectAreas(other.area, grown));
    if (tableInTheWay || sheet.cells.usedArea(false, target)) insertCells(sheet, target, 'down', table);
    growTo(table, grown);
  } else insertCells(sheet, target, 'down', table);
  fillCalculatedColumns(table, target.row, target.rowCount);
}

/** Deletes data rows; of the last ones, one blank row stays. */
export function deleteTableRows(table: Table, index: number, count: number): void {
  const { sheet } = table;
  const data = table.dataArea;
  if (index < 0 || count < 1 || index + count > data.rowCount) {
    throw new ModelError('ItemNotFound', "The requested resource doesn't exist.");
  }
  const keepsOne = count === data.rowCount;
  const removed = makeArea(
    data.row + index + (keepsOne ? 1 : 0),
    data.column,
    count - (keepsOne ? 1 : 0),
    data.columnCount,
  );
  if (keepsOne) {
    sheet.clear(makeArea(data.row, data.column, 1, data.columnCount), 'Contents');
    table.isNew = true;
  }
  if (removed.rowCount > 0) deleteCells(sheet, removed, 'up');
}

/**
 * What Excel's AutoCorrect does to formulas written by add-ins (OfficeDev/office-js issue 2093): a formula put into
 * a table column that has no other content spreads over the whole column, over formulas written with it too.
 */
export function overwriteCalculatedColumns(sheet: Sheet, written: Area): void {
  for (const table of sheet.tables) {
    const common = intersectAreas(table.dataArea, written);
    if (!common) continue;
    const data = table.dataArea;
    for (let column = common.column; column < endColumn(common); column++) {
      const outside = [
        makeArea(data.row, column, Math.max(1, common.row - data.row), 1),
        makeArea(endRow(common), column, Math.max(1, endRow(data) - endRow(common)), 1),
      ].filter((part, at) => (at === 0 ? common.row > data.row : endRow(common) < endRow(data)));
      const formula = sheet.cells.formulaAt(common.row, column);
      if (formula === undefined || outside.some((part) => sheet.cells.usedArea(false, part))) continue;
      const relative = prepareCopy(formula);
      for (let row = data.row; row < endRow(data); row++) {
        sheet.cells.setValue(row, column, 0);
        sheet.cells.setFormula(row, column, relative(row - common.row, 0));
      }
      table.columns[column - data.column]!.calculatedFormula = relative(data.row - common.row, 0);
      noteEdit(sheet, makeArea(data.row, column, data.rowCount, 1));
    }
  }
}
