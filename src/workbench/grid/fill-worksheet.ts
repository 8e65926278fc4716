import { BooleanNumber } from '@univerjs/core';
import type { Worksheet } from '@univerjs/core';
import { endColumn, endRow, intersectAreas, makeArea, WHOLE_SHEET } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { SheetModel } from '../../host/model/workbook-model';
import { pixels } from './pixel-sizes';
import { gridSize, readColumns, readRowFormats, readRows, toRange } from './sheet-content';
import type { LookIds } from './sheet-content';

/** More cells than this are not worth treating apart from the whole sheet. */
const MANY_CELLS = 50_000;

/** Replaces everything Univer holds of a sheet but its panes. The sheet has to be drawn anew afterwards. */
export function fillSheet(sheet: SheetModel, worksheet: Worksheet, looks: LookIds): void {
  const config = worksheet.getConfig();
  const cells = worksheet.getCellMatrix();
  cells.reset();
  for (const [row, line] of Object.entries(readRows(sheet, looks, WHOLE_SHEET))) cells.setRow(Number(row), line);
  config.cellData = cells.getMatrix() as typeof config.cellData;
  Object.assign(config, gridSize(sheet), { defaultColumnWidth: pixels(sheet.standardWidth) });
  config.showGridlines = sheet.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  replaceMembers(config.columnData, readColumns(sheet, looks));
  replaceMembers(config.rowData, readRowFormats(sheet, looks));
  worksheet.setMergeData(sheet.merges.map(toRange));
}

/** Replaces the cells of some areas. False when the whole sheet has to be filled instead. */
export function fillAreas(sheet: SheetModel, worksheet: Worksheet, looks: LookIds, areas: readonly Area[]): boolean {
  const inGrid = makeArea(0, 0, worksheet.getRowCount(), worksheet.getColumnCount());
  const total = areas.reduce((sum, area) => sum + area.rowCount * area.columnCount, 0);
  const leavesGrid = areas.some((area) => endRow(area) > endRow(inGrid) || endColumn(area) > endColumn(inGrid));
  if (total > MANY_CELLS || leavesGrid) return false;
  const cells = worksheet.getCellMatrix();
  for (const area of areas) {
    const part = intersectAreas(area, inGrid);
    if (!part) continue;
    const rows = readRows(sheet, looks, part);
    for (let row = part.row; row < endRow(part); row++) {
      for (let column = part.column; column < endColumn(part); column++) {
        const cell = rows[row]?.[column];
        if (cell) cells.setValue(row, column, cell);
        else if (cells.getValue(row, column)) cells.realDeleteValue(row, column);
      }
    }
  }
  return true;
}

/** Univer keeps the object, so its members are replaced rather than itself. */
function replaceMembers(target: object, source: Readonly<Record<number, unknown>>): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key);
  Object.assign(target, source);
}
