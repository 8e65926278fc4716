/** Input tables as sheets: each table on a sheet of its own, ready to be typed into. */
import { currencyExponent } from '../engine/foundation/currency';
import { findInputTables } from '../workbook/read/tables/find-tables';
import { BOOK_FORMAT } from '../workbook/read/format/book-format';
import type { ColumnKind, TableFormat } from '../workbook/read/format/column-format';
import { matchHeaders } from '../workbook/read/tables/match-headers';
import { normalName } from '../workbook/read/cells/normal-text';
import { typeCsvTables } from '../workbook/read/tables/type-csv-table';
import type { CellValue, TableData } from '../workbook/table-data';
import type { PlannedCell, PlannedColumn, SheetPlan } from '../workbook/workbook-plan';

const TAB_COLOR = '#0F6CBD';
const GUIDE_WORDS = 'What each column of the tables means. Nothing here is read.';
/** What Excel takes as the name of a table. */
const LEGAL_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;
const WIDEST = 48;
const NARROWEST = 10;

/**
 * Sheets for tables as read, sampled or templated. CSV tables get the types of their columns first, and those of the format
 * their proper name and sheet, whatever the file was called: a file gives table and sheet one name. Tables of a workbook keep
 * theirs. A table above row 4 has no room for a title and gets none.
 */
export function sourceSheetsPlan(tables: readonly TableData[]): SheetPlan[] {
  const typed = typeCsvTables(tables);
  const formats = new Map([...findInputTables(typed, [])].map(([name, table]) => [table, BOOK_FORMAT[name]]));
  return typed.map((table, index) => {
    const format = formats.get(table);
    const isFile = tables[index]?.source === 'csv' || table.name === table.sheet || !LEGAL_NAME.test(table.name);
    const proper = isFile ? format : undefined;
    const name = proper?.name ?? table.sheet;
    const { headerRow, headerColumn } = table;
    return {
      name,
      tabColor: TAB_COLOR,
      cells: headerRow >= 2 ? titleCells(name, format?.words ?? GUIDE_WORDS) : [],
      table: {
        name: proper?.excelName ?? table.name,
        headerRow,
        firstColumn: headerColumn,
        rowCount: table.rows.length,
        columns: columnsOf(table, format),
        style: 'TableStyleLight9',
      },
      columnWidths: [],
      freeze: { rows: headerRow + 1, columns: headerColumn + (format?.key.length ?? 1) },
      showGridlines: true,
      landscape: true,
    };
  });
}

function titleCells(name: string, words: string): PlannedCell[] {
  return [
    { row: 0, column: 0, content: { kind: 'value', value: name }, style: 'title', numberFormat: '@' },
    { row: 1, column: 0, content: { kind: 'value', value: words }, style: 'note', numberFormat: '@' },
  ];
}

function columnsOf(table: TableData, format: TableFormat | undefined): PlannedColumn[] {
  const kinds = new Map<number, ColumnKind>();
  const matched = matchHeaders(table.headers, format?.columns ?? []).columns;
  for (const column of format?.columns ?? []) {
    const index = matched.get(column.name);
    if (index !== undefined) kinds.set(index, column.kind);
  }
  const currencies = table.rows.map((cells) => cells[matched.get('Currency') ?? -1]);
  return table.headers.map((header, index) => {
    const kind = kinds.get(index) ?? 'text';
    const values = table.rows.map((cells) => cells[index] ?? null);
    return {
      header,
      width: widthOf(header, kind, values),
      style: format === undefined ? 'label' : 'input',
      align: kind === 'amount' || kind === 'number' || kind === 'percent' ? 'right' : kind === 'date' ? 'center' : 'left',
      cells: { kind: 'values', values },
      numberFormat: formatOf(kind, header, values, currencies),
      grouped: false,
    };
  });
}

/** One format where all rows agree, else one a row. */
function formatOf(
  kind: ColumnKind,
  header: string,
  values: readonly CellValue[],
  currencies: readonly (CellValue | undefined)[],
): string | readonly string[] {
  const isMeasure = normalName(header).startsWith('share');
  const formats = values.map((value, row) => {
    if (kind === 'amount') return amountFormat(currencies[row]);
    if (isMeasure) return typeof value === 'number' && value <= 1 ? '0.00%' : '#,##0.00';
    return plainFormat(kind, value);
  });
  const first = formats[0] ?? plainFormat(kind, null);
  return formats.every((format) => format === first) ? first : formats;
}

function amountFormat(currency: CellValue | undefined): string {
  const exponent = typeof currency === 'string' ? currencyExponent(currency.trim().toUpperCase()) : 2;
  return exponent === 0 ? '#,##0' : `#,##0.${'0'.repeat(exponent)}`;
}

/** Text stays text: under `@` nothing typed becomes a formula, a date or a number. */
function plainFormat(kind: ColumnKind, value: CellValue): string {
  if (kind === 'date') return 'yyyy-mm-dd';
  if (kind === 'percent') return '0.00%';
  if (kind === 'number') return typeof value === 'number' && !Number.isInteger(value) ? '#,##0.0###' : '#,##0';
  return typeof value === 'number' ? '0' : '@';
}

/** Characters that show every value and the header with its filter button. */
function widthOf(header: string, kind: ColumnKind, values: readonly CellValue[]): number {
  const shown = (value: CellValue): number => {
    if (value === null) return 0;
    if (kind === 'date') return 10;
    if (kind === 'amount' && typeof value === 'number') return amountLength(value);
    return String(value).length;
  };
  const widest = values.reduce<number>((width, value) => Math.max(width, shown(value)), 0);
  return Math.min(WIDEST, Math.max(NARROWEST, header.length + 4, widest + 2));
}

/** Digits, their separators, a point with two decimals, and room for a sign. */
function amountLength(value: number): number {
  const digits = String(Math.trunc(Math.abs(value))).length;
  return digits + Math.floor((digits - 1) / 3) + 4;
}
