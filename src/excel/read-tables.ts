/** Reads the tables of the workbook: two requests for the list, one for small tables, blocks for large ones. */
import type { CellValue, TableData } from '../workbook/table-data';
import type { TableWish } from '../workbook/workbook-gateway';
import { createHostError } from './host-error';
import { synchronize } from './synchronize';

/** Excel answers at most 5 million cells and, on the web, 5 MB: about this many cells stay far below both. */
const CELLS_PER_READ = 150_000;

interface TableHandle {
  readonly table: Excel.Table;
  readonly header: Excel.Range;
  readonly body: Excel.Range;
}

/** All tables, or those wanted. */
export async function readTables(context: Excel.RequestContext, isWanted?: TableWish): Promise<TableData[]> {
  const tables = context.workbook.tables;
  tables.load('items/name');
  await synchronize(context);
  const all = tables.items.map((table): TableHandle => {
    const header = table.getHeaderRowRange();
    const body = table.getDataBodyRange();
    table.worksheet.load('name');
    header.load('values,rowIndex,columnIndex');
    body.load('rowCount,columnCount');
    return { table, header, body };
  });
  await synchronize(context);
  const handles = isWanted === undefined ? all : all.filter(({ table }) => isWanted(table.name, table.worksheet.name));

  const result: TableData[] = [];
  let pending: { handle: TableHandle; parts: Excel.Range[] }[] = [];
  let cells = 0;
  const flush = async (): Promise<void> => {
    if (pending.length === 0) return;
    await synchronize(context);
    for (const { handle, parts } of pending) result.push(toTableData(handle, parts));
    pending = [];
    cells = 0;
  };
  for (const handle of handles) {
    const { rowCount, columnCount } = handle.body;
    const rowsPerRead = Math.max(1, Math.floor(CELLS_PER_READ / Math.max(1, columnCount)));
    const parts: Excel.Range[] = [];
    for (let row = 0; row < rowCount; row += rowsPerRead) {
      const rows = Math.min(rowsPerRead, rowCount - row);
      if (cells > 0 && cells + rows * columnCount > CELLS_PER_READ) {
        if (parts.length === 0) await flush();
        else {
          await synchronize(context);
          cells = 0;
        }
      }
      const part = handle.body.getCell(row, 0).getResizedRange(rows - 1, columnCount - 1);
      part.load('values');
      parts.push(part);
      cells += rows * columnCount;
    }
    pending.push({ handle, parts });
  }
  await flush();
  return result;
}

function toTableData({ table, header, body }: TableHandle, parts: readonly Excel.Range[]): TableData {
  const rows: CellValue[][] = [];
  for (const part of parts) {
    const values = part.values as unknown[][] | null;
    // Past its limits Excel may answer null instead of an error.
    if (values === null) throw createHostError('ResponsePayloadSizeLimitExceeded', table.name);
    for (const row of values) rows.push(row.map(toCellValue));
  }
  if (rows.length !== body.rowCount) throw createHostError('ResponsePayloadSizeLimitExceeded', table.name);
  return {
    name: table.name,
    sheet: table.worksheet.name,
    headerRow: header.rowIndex,
    headerColumn: header.columnIndex,
    headers: ((header.values as unknown[][])[0] ?? []).map((value) => String(value)),
    rows,
    source: 'workbook',
  };
}

function toCellValue(value: unknown): CellValue {
  if (value === '' || value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}
