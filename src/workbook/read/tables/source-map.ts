/** Where the facts of the book stand in the user's workbook: names of tables and headers, and the cells of rows. */
import type { InputTable, SourceReference } from '../../../engine/domain/source-reference';
import { cellAddress } from '../cells/cell-address';
import { originOf } from '../reading';
import type { OpenTable } from './table-row';

/** An input table as it stands in the user's workbook. */
export interface SourceTable {
  readonly tableName: string;
  readonly sheet: string;
  /** Zero-based position of the header's first cell. */
  readonly headerRow: number;
  readonly headerColumn: number;
  /** Data rows, blank ones included. */
  readonly rowCount: number;
  /** The user's header by the standard's column name; only columns that are there. */
  readonly headers: ReadonlyMap<string, string>;
  /** Zero-based position among the table's columns, by the standard's column name. */
  readonly columns: ReadonlyMap<string, number>;
  /** Standard names of the columns that name a row. */
  readonly keyColumns: readonly string[];
  /** Zero-based position among the data rows by the JSON text of the key; the first where several rows share it. */
  readonly positions: ReadonlyMap<string, number>;
  readonly source: 'workbook' | 'csv';
}

/** Plain data: it can cross to a worker. */
export interface SourceMap {
  readonly tables: ReadonlyMap<InputTable, SourceTable>;
}

export function buildSourceMap(tables: ReadonlyMap<InputTable, OpenTable>): SourceMap {
  return { tables: new Map([...tables].map(([name, table]) => [name, sourceTableOf(table)])) };
}

function sourceTableOf(table: OpenTable): SourceTable {
  const { data, columns, rows } = table;
  const positions = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify(originOf(row).key);
    if (!positions.has(key)) positions.set(key, row.index);
  }
  return {
    tableName: data.name,
    sheet: data.sheet,
    headerRow: data.headerRow,
    headerColumn: data.headerColumn,
    rowCount: data.rows.length,
    headers: new Map([...columns].map(([name, index]) => [name, data.headers[index] ?? name])),
    columns,
    keyColumns: table.keyColumns,
    positions,
    source: data.source,
  };
}

/**
 * Address of the cell a fact came from: `Obligations!F14`. Without a column, or where the user's table lacks it, the
 * first key cell of the row. Null when the row is not in the workbook.
 */
export function findSourceCell(sources: SourceMap, reference: SourceReference, column?: string): string | null {
  const table = sources.tables.get(reference.table);
  const position = table?.positions.get(JSON.stringify(reference.key));
  if (table === undefined || position === undefined) return null;
  const wanted = column === undefined ? undefined : table.columns.get(column);
  const index = wanted ?? table.columns.get(table.keyColumns[0] ?? '') ?? 0;
  return cellAddress(table.sheet, table.headerRow + 1 + position, table.headerColumn + index);
}
