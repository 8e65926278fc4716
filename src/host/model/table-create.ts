import type { Area } from './area';
import { intersectAreas, makeArea } from './area';
import { ModelError } from './model-error';
import { assertFreeName } from './name-rules';
import type { Sheet } from './sheet';
import { assertEditable, assertInsideSheet } from './sheet-guard';
import { insertCells } from './sheet-shift';
import { Table } from './table';
import { freeHeader, writeHeader } from './table-headers';
import type { TableOptions } from './table-model';

/** Lays a table over cells. Overlaps with tables or merged cells are refused. */
export function createTable(sheet: Sheet, wanted: Area, options: TableOptions): Table {
  assertInsideSheet(wanted);
  assertEditable(sheet, wanted);
  if (sheet.tables.some((table) => intersectAreas(table.area, wanted))) {
    throw new ModelError('InvalidArgument', 'A table cannot overlap another table.');
  }
  const { workbook } = sheet;
  if (options.name !== undefined) assertFreeName(workbook, options.name);
  const headerless = options.showHeaders === false;
  const hasHeaders = options.hasHeaders ?? true;
  let area = wanted;
  if (!hasHeaders && !headerless) {
    insertCells(sheet, makeArea(wanted.row, wanted.column, 1, wanted.columnCount), 'down');
    area = makeArea(wanted.row, wanted.column, wanted.rowCount + 1, wanted.columnCount);
  } else if (wanted.rowCount === 1 && !headerless) {
    area = makeArea(wanted.row, wanted.column, 2, wanted.columnCount);
    const below = makeArea(wanted.row + 1, wanted.column, 1, wanted.columnCount);
    if (sheet.cells.usedArea(false, below)) insertCells(sheet, below, 'down');
  }
  sheet.merges = sheet.merges.filter((merged) => !intersectAreas(merged, area));
  const table = new Table(sheet, workbook.newId(), options.name ?? workbook.freeTableName(), area, options);
  for (let index = 0; index < area.columnCount; index++) {
    const text = hasHeaders && !headerless ? sheet.textAt(area.row, area.column + index) : '';
    table.columns.push(table.newColumn(freeHeader(options.columnNames?.[index] ?? text, table.columns)));
    if (!headerless) sheet.cells.setFormula(area.row, area.column + index, undefined);
    writeHeader(table, index);
  }
  sheet.tables.push(table);
  table.isNew = sheet.cells.usedArea(false, table.dataArea) === undefined;
  table.told('tableAdded');
  return table;
}
