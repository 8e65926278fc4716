/** The workbook's tables as last read, asked by header and value; and the rows of the user's own tables by key. */
import type { Diagnostic } from '../../engine/domain/diagnostic';
import type { InputTable } from '../../engine/domain/source-reference';
import { cellAddress } from '../../workbook/read/cells/cell-address';
import { findInputTables } from '../../workbook/read/tables/find-tables';
import { BOOK_FORMAT } from '../../workbook/read/format/book-format';
import { matchHeaders } from '../../workbook/read/tables/match-headers';
import type { CellValue, TableData } from '../../workbook/table-data';

/** A row with its values by header. */
export interface TableRow {
  readonly table: string;
  readonly sheet: string;
  /** `Schedule!A9`: the row's first cell. */
  readonly address: string;
  readonly sheetRow: number;
  readonly values: Readonly<Record<string, CellValue>>;
}

export interface WorkbookRows {
  /** First row of the table whose cell under the header is the value. */
  readonly find: (table: string, header: string, value: CellValue) => TableRow | null;
  /** All such rows, at most `most` of them. */
  readonly findAll: (table: string, header: string, value: CellValue, most: number) => readonly TableRow[];
  readonly countAll: (table: string, header: string, value: CellValue) => number;
  /** Row of an input table by its key, with its values by the standard's headers too. */
  readonly findSource: (table: InputTable, key: readonly (string | number)[]) => TableRow | null;
  /** Row of an input table by the number that Excel shows at its left. */
  readonly sourceAt: (table: InputTable, sheetRow: number) => TableRow | null;
  readonly headersOf: (table: string) => { readonly headers: readonly string[]; readonly firstColumn: number } | null;
}

export function indexRows(tables: readonly TableData[]): WorkbookRows {
  const byName = new Map(tables.map((table) => [table.name, table]));
  // Columns are indexed when they are first asked for: most never are.
  const indexes = new Map<string, ReadonlyMap<CellValue, readonly number[]>>();
  const rowsWith = (table: TableData, header: string, value: CellValue): readonly number[] => {
    const id = `${table.name}\u0000${header}`;
    const index = indexes.get(id) ?? indexColumn(table, header);
    indexes.set(id, index);
    return index.get(value) ?? [];
  };
  const positions = (name: string, header: string, value: CellValue): readonly number[] => {
    const table = byName.get(name);
    return table === undefined ? [] : rowsWith(table, header, value);
  };
  const rowAt = (name: string, position: number): TableRow[] => {
    const table = byName.get(name);
    return table === undefined ? [] : [rowOf(table, position)];
  };
  const inputs = findInputTables(tables, [] as Diagnostic[]);
  return {
    find: (name, header, value) => positions(name, header, value).slice(0, 1).flatMap((row) => rowAt(name, row))[0] ?? null,
    findAll: (name, header, value, most) => positions(name, header, value).slice(0, most).flatMap((row) => rowAt(name, row)),
    countAll: (name, header, value) => positions(name, header, value).length,
    findSource: (name, key) => {
      const table = inputs.get(name);
      return table === undefined ? null : findByKey(table, name, key);
    },
    sourceAt: (name, sheetRow) => {
      const table = inputs.get(name);
      const position = table === undefined ? -1 : sheetRow - table.headerRow - 2;
      return table === undefined || position < 0 || position >= table.rows.length ? null : inputRowOf(table, name, position);
    },
    headersOf: (name) => {
      const table = byName.get(name);
      return table === undefined ? null : { headers: table.headers, firstColumn: table.headerColumn };
    },
  };
}

function indexColumn(table: TableData, header: string): ReadonlyMap<CellValue, readonly number[]> {
  const column = table.headers.indexOf(header);
  const index = new Map<CellValue, number[]>();
  table.rows.forEach((cells, row) => {
    const value = cells[column] ?? null;
    const rows = index.get(value);
    if (rows === undefined) index.set(value, [row]);
    else rows.push(row);
  });
  return index;
}

function rowOf(table: TableData, position: number): TableRow {
  const cells = table.rows[position] ?? [];
  const row = table.headerRow + 1 + position;
  return {
    table: table.name,
    sheet: table.sheet,
    address: cellAddress(table.sheet, row, table.headerColumn),
    sheetRow: row + 1,
    values: Object.fromEntries(table.headers.map((header, index) => [header, cells[index] ?? null])),
  };
}

function inputRowOf(table: TableData, name: InputTable, position: number): TableRow {
  const row = rowOf(table, position);
  const cells = table.rows[position] ?? [];
  const standard = [...matchHeaders(table.headers, BOOK_FORMAT[name].columns).columns].map(([column, index]) => [column, cells[index] ?? null]);
  return { ...row, values: { ...row.values, ...Object.fromEntries(standard) as Record<string, CellValue> } };
}

function findByKey(table: TableData, name: InputTable, key: readonly (string | number)[]): TableRow | null {
  const format = BOOK_FORMAT[name];
  const { columns } = matchHeaders(table.headers, format.columns);
  const keyColumns = format.key.map((column) => columns.get(column));
  const position = table.rows.findIndex((cells) =>
    keyColumns.every((column, index) => sameKey(column === undefined ? null : (cells[column] ?? null), key[index] ?? '')),
  );
  return position < 0 ? null : inputRowOf(table, name, position);
}

/** As Excel compares: without regard to case and outer spaces. */
function sameKey(cell: CellValue, part: string | number): boolean {
  return String(cell ?? '').trim().toLowerCase() === String(part).trim().toLowerCase();
}
