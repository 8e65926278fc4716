/** The sample closed through March 2026, and its generated tables as the ranges a custom function is handed. */
import { prepareClose } from '../../src/app/prepare-close';
import type { ReadyClose } from '../../src/app/prepare-close';
import { sampleBook } from '../../src/sample/sample-book';
import type { CellValue, TableData } from '../../src/workbook/table-data';
import type { PlannedTable } from '../../src/workbook/workbook-plan';

/** 31 March 2026. */
export const MARCH_2026_ENDS = 20_543;

export function closeSample(tables: readonly TableData[] = sampleBook()): ReadyClose {
  const close = prepareClose(tables, { throughDay: MARCH_2026_ENDS });
  if (close.blocked) throw new Error(JSON.stringify(close.diagnostics.slice(0, 3)));
  return close;
}

/** Header row and data rows, with the results of formulas; empty cells are empty texts, as Excel hands them over. */
export function rangeOf(close: ReadyClose, tableName: string): CellValue[][] {
  const table = close.plan.sheets.find((sheet) => sheet.table?.name === tableName)?.table;
  if (table === undefined || table === null) throw new Error(`No table ${tableName} is planned.`);
  const columns = table.columns.map(({ cells }) => (cells.kind === 'values' ? cells.values : cells.results));
  const rows = Array.from({ length: table.rowCount }, (_, row) => columns.map((values) => values[row] ?? ''));
  return [headersOf(table), ...rows];
}

const headersOf = (table: PlannedTable): CellValue[] => table.columns.map(({ header }) => header);
