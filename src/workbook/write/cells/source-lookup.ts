/**
 * Formulas that find a row of the user's tables by its key, so that they survive sorting and inserting, and read from
 * it. A row of Schedule detail, Allocation or Billing looks its source up once; everything else refers to that row's cell.
 */
import { keyWords, type InputTable, type SourceReference } from '../../../engine/domain/source-reference';
import { columnLetters } from '../../read/cells/cell-address';
import type { SourceMap, SourceTable } from '../../read/tables/source-map';
import { keyLiteral, matchLiteral, numberLiteral, tableColumn, textLiteral } from './formula-text';

export interface SourceLookup {
  /** Formula of the row's position in its table, from 1; null when the table or its key column is missing. */
  readonly position: (reference: SourceReference) => Found | null;
  /** Formula of the sheet row, from the cell that holds the position. */
  readonly sheetRow: (reference: SourceReference, positionCell: string) => Found | null;
  /** Reads a column, by its standard name, at the position that a cell holds: no leading `=`. */
  readonly read: (table: InputTable, column: string, positionCell: string) => string | null;
  /** All cells of a column, by its standard name: `Invoices[Amount]`. */
  readonly column: (table: InputTable, column: string) => string | null;
  /** Reads a column of another row by its key: no leading `=`. */
  readonly readByKey: (reference: SourceReference, column: string) => string | null;
  /** Link to the row that a cell names. */
  readonly link: (reference: SourceReference, rowCell: string) => { readonly formula: string; readonly result: string };
}

interface Found {
  readonly formula: string;
  readonly result: number;
}

/** Above this many comparisons formulas try the row's place at the close before they search. */
const SEARCH_BUDGET = 1_000_000;

export function createSourceLookup({ tables }: SourceMap): SourceLookup {
  const columnOf = (table: SourceTable, column: string): string | null => {
    const header = table.headers.get(column);
    return header === undefined ? null : tableColumn(table.tableName, header);
  };
  const positionOf = (table: SourceTable, reference: SourceReference): number | null =>
    table.positions.get(JSON.stringify(reference.key)) ?? null;
  /** Columns of the key with their values; a column that the table lacks says nothing. Null where a named one is gone. */
  const keysOf = (table: SourceTable, { key }: SourceReference): { column: string; value: string | number }[] | null => {
    const pairs = table.keyColumns.map((name, index) => ({ column: columnOf(table, name), value: key[index] ?? '' }));
    const named = pairs.filter(({ column, value }) => column !== null || value !== '');
    return named.every((pair): pair is { column: string; value: string | number } => pair.column !== null)
      ? named
      : null;
  };
  return {
    position: (reference) => {
      const table = tables.get(reference.table);
      if (table === undefined) return null;
      const position = positionOf(table, reference);
      const keys = keysOf(table, reference);
      if (position === null || keys === null) return null;
      const columns = keys.map(({ column }) => column);
      const values = keys.map(({ value }) => value);
      return { formula: positionFormula(columns, values, position + 1, table.rowCount), result: position + 1 };
    },
    sheetRow: (reference, positionCell) => {
      const table = tables.get(reference.table);
      const column = table === undefined ? null : columnOf(table, table.keyColumns[0] ?? '');
      const position = table === undefined ? null : positionOf(table, reference);
      if (table === undefined || column === null || position === null) return null;
      return { formula: `=ROW(INDEX(${column},${positionCell}))`, result: table.headerRow + 2 + position };
    },
    read: (name, column, positionCell) => {
      const table = tables.get(name);
      const cells = table === undefined ? null : columnOf(table, column);
      return cells === null ? null : `INDEX(${cells},${positionCell})`;
    },
    column: (name, column) => {
      const table = tables.get(name);
      return table === undefined ? null : columnOf(table, column);
    },
    readByKey: (reference, column) => {
      const table = tables.get(reference.table);
      const cells = table === undefined ? null : columnOf(table, column);
      if (table === undefined || cells === null) return null;
      const keys = keysOf(table, reference);
      const [only] = keys ?? [];
      if (keys === null || only === undefined) return null;
      const conditions = keys.map(({ column: key, value }) => `(${key}=${keyLiteral(value)})`);
      return keys.length === 1
        ? `INDEX(${cells},MATCH(${matchLiteral(only.value)},${only.column},0))`
        : `SUMPRODUCT(${conditions.join('*')},${cells})`;
    },
    link: (reference, rowCell) => {
      const table = tables.get(reference.table);
      const text = referenceText(reference);
      const target = `#'${(table?.sheet ?? reference.table).replaceAll("'", "''")}'!${columnLetters(table?.headerColumn ?? 0)}`;
      return { formula: `=HYPERLINK(${textLiteral(target)}&${rowCell},${textLiteral(text)})`, result: text };
    },
  };
}

/**
 * A key of one column is matched. Of a key of several columns the first row is found as the last one counted from the
 * bottom; a row that is gone gives a place beyond the table, and so an error where it is read.
 */
function positionFormula(
  columns: readonly string[],
  key: SourceReference['key'],
  position: number,
  rowCount: number,
): string {
  const [first = ''] = columns;
  if (columns.length === 1) return `=MATCH(${matchLiteral(key[0] ?? '')},${first},0)`;
  const conditions = columns.map((column, index) => `(${column}=${keyLiteral(key[index] ?? '')})`);
  const fromBottom = `(ROWS(${first})-ROW(${first})+ROW(INDEX(${first},1)))`;
  const search = `ROWS(${first})+1-SUMPRODUCT(MAX(${[...conditions, fromBottom].join('*')}))`;
  if (rowCount * rowCount < SEARCH_BUDGET) return `=${search}`;
  const there = columns.map((column, index) => `INDEX(${column},${position})=${keyLiteral(key[index] ?? '')}`);
  return `=IF(IFERROR(AND(${there.join(',')}),FALSE),${numberLiteral(position)},${search})`;
}

/** `Invoices INV-7 / 2`. */
export function referenceText(reference: SourceReference): string {
  return `${reference.table} ${keyWords(reference)}`;
}
