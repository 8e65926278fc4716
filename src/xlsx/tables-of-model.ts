/** Reads every table of the in-memory workbook, as the gateway over Office.js does. */
import { isCellError } from '../host/model/cell-value';
import type { CellValue as ModelValue } from '../host/model/cell-value';
import type { TableModel } from '../host/model/table-model';
import type { WorkbookModel } from '../host/model/workbook-model';
import type { CellValue, TableData } from '../workbook/table-data';

/** Tables in the order of sheets. Error values are the text Excel shows; empty texts are empty cells. */
export function tablesOfModel(model: WorkbookModel): TableData[] {
  return model.tables.map(readTable);
}

function readTable(table: TableModel): TableData {
  const { row, column } = table.area;
  return {
    name: table.name,
    sheet: table.sheet.name,
    headerRow: table.headerArea ? row : row - 1,
    headerColumn: column,
    headers: table.columns.map(({ name }) => name),
    rows: table.sheet.readValues(table.dataArea).map((cells) => cells.map(plainValue)),
    source: 'workbook',
  };
}

function plainValue(value: ModelValue): CellValue {
  if (isCellError(value)) return value.error;
  return value === '' ? null : value;
}
