/** A fault of the small book: what is changed, and the finding that must follow. */
import type { ReaderDiagnosticCode } from '../../../src/workbook/read/diagnostic-catalogue';
import type { TableData } from '../../../src/workbook/table-data';
import type { CellsByColumn, RowsByTable } from './small-book';

export type Book = Required<RowsByTable>;

export interface Fault {
  readonly code: ReaderDiagnosticCode;
  readonly what: string;
  /** Changes the book in one place. */
  readonly fault?: (book: Book) => unknown;
  /** Changes the tables, where the fault is not in a row. */
  readonly tables?: (tables: TableData[]) => TableData[];
  readonly cell: string;
  /** Part of the message: the value seen or the way to mend it. */
  readonly says: string;
}

export const first = (rows: CellsByColumn[]): CellsByColumn => rows[0]!;
export const without = (tables: TableData[], ...names: string[]): TableData[] =>
  tables.filter(({ name }) => !names.includes(name));
export const change = (tables: TableData[], name: string, to: (table: TableData) => TableData): TableData[] =>
  tables.map((table) => (table.name === name ? to(table) : table));
