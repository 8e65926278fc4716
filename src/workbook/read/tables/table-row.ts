/** A data row while it is being read, and how findings about it are noted. */
import type { Diagnostic } from '../../../engine/domain/diagnostic';
import { keyPartText, type SourceReference } from '../../../engine/domain/source-reference';
import type { CellValue, TableData } from '../../table-data';
import { cellAddress } from '../cells/cell-address';
import { READER_DIAGNOSTICS } from '../diagnostic-catalogue';
import type { DateOrder } from '../cells/date-text';
import type { ReaderDiagnosticCode } from '../diagnostic-catalogue';

/** A table of the workbook with its columns found. */
export interface OpenTable {
  /** Name of the table as the format has it. */
  readonly name: string;
  readonly data: TableData;
  readonly keyColumns: readonly string[];
  /** Standard column name to index in `data.headers`. */
  readonly columns: ReadonlyMap<string, number>;
  /** Required columns that the table lacks: reported once, for the table. */
  readonly missingColumns: ReadonlySet<string>;
  /** Of day and month in dates that a CSV file writes with numbers; null where nothing tells. */
  readonly dateOrder: DateOrder | null;
  readonly rows: readonly Row[];
  readonly blankRows: number;
  /** Totals rows: reported, not read. */
  readonly totalRows: number;
  readonly findings: Diagnostic[];
}

export interface Row {
  readonly table: OpenTable;
  /** Zero-based among the data rows. */
  readonly index: number;
  readonly cells: readonly unknown[];
  /** The row's raw key, once it was asked for. */
  origin: SourceReference | null;
  /** An error was found: the row's fact is left out of the book. */
  failed: boolean;
}

/** A fact with the row it was read from. */
export interface Entry<Fact> {
  readonly fact: Fact;
  readonly row: Row;
}

/** The cell as a value; what is no cell value (a broken source) counts as its text. */
export function valueOf(cell: unknown): CellValue {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : String(cell);
  return typeof cell === 'bigint' ? String(cell) : '(not a cell value)';
}

/** Whether nothing, or nothing visible, stands in the cell. */
export function isBlank(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** The value as a message shows it: text in quotes, long text cut. */
export function showValue(cell: unknown): string {
  const value = valueOf(cell);
  if (value === null) return 'an empty cell';
  if (typeof value !== 'string') return String(value);
  return `“${value.length > 40 ? `${value.slice(0, 39)}…` : value}”`;
}

/** Address of a row's cell; without such a column, of the row's first cell. */
export function addressOf(row: Row, column: string): string {
  const { data, columns, keyColumns } = row.table;
  const index = columns.get(column) ?? columns.get(keyColumns[0] ?? '') ?? 0;
  return cellAddress(data.sheet, data.headerRow + 1 + row.index, data.headerColumn + index);
}

/** The key as shown to people: `INV-7 / 2`. */
function shownKey({ table, cells }: Row): string {
  const parts = table.keyColumns.map((name, at) => keyPartText(table.name, at, valueOf(cells[table.columns.get(name) ?? -1])));
  return parts
    .map((part) => part.trim().slice(0, 60))
    .filter((part) => part !== '')
    .join(' / ');
}

/** Notes a finding at a row's cell. An error marks the row as failed. */
export function report(row: Row, code: ReaderDiagnosticCode, column: string, message: string): void {
  const { severity } = READER_DIAGNOSTICS[code];
  if (severity === 'error') row.failed = true;
  row.table.findings.push({
    severity,
    code,
    table: row.table.name,
    key: shownKey(row),
    column,
    cell: addressOf(row, column),
    message,
  });
}

/** Notes a finding about a whole table, at one of its header cells or without a cell. */
export function reportTable(
  findings: Diagnostic[],
  code: ReaderDiagnosticCode,
  table: string,
  column: string,
  cell: string,
  message: string,
): void {
  findings.push({ severity: READER_DIAGNOSTICS[code].severity, code, table, key: '', column, cell, message });
}
