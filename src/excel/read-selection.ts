/** Where the user stands, and the row around it by header: two requests, one outside tables. */
import type { CellOfSelection, Selection } from '../workbook/workbook-gateway';
import { synchronize } from './synchronize';

export async function readSelection(context: Excel.RequestContext): Promise<Selection> {
  const range = context.workbook.getSelectedRange();
  const cell = range.getCell(0, 0);
  const sheet = range.worksheet;
  const tables = cell.getTables(false);
  range.load('address');
  cell.load('rowIndex');
  sheet.load('name');
  tables.load('items/name');
  await synchronize(context);
  const place = { address: range.address, sheet: sheet.name };
  const table = tables.items[0];
  if (table === undefined) return { ...place, table: null, row: null, formulas: null };
  const header = table.getHeaderRowRange();
  const row = table.getRange().getIntersectionOrNullObject(cell.getEntireRow());
  header.load('values,rowIndex');
  row.load('values,formulas');
  await synchronize(context);
  if (row.isNullObject || header.rowIndex === cell.rowIndex) {
    return { ...place, table: table.name, row: null, formulas: null };
  }
  const headers = ((header.values as unknown[][])[0] ?? []).map(String);
  return {
    ...place,
    table: table.name,
    row: byHeader(headers, row.values as CellOfSelection[][]),
    formulas: byHeader(headers, row.formulas as CellOfSelection[][]),
  };
}

function byHeader(headers: readonly string[], rows: readonly CellOfSelection[][]): Record<string, CellOfSelection> {
  const cells = rows[0] ?? [];
  return Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? null]));
}
