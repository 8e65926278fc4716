/** Tables of the workbook format from rows by column name. */
import type { InputTable } from '../engine/domain/source-reference';
import { BOOK_FORMAT } from '../workbook/read/format/book-format';
import type { CellValue, TableData } from '../workbook/table-data';

/** Where the header stands on the sheets of templates and samples: under a title, a sentence and an empty row. */
export const HEADER_ROW = 3;

/** A table with all columns of the format; a row gives the cells it has, by standard column name. */
export function formatTable(
  name: InputTable,
  rows: readonly Readonly<Record<string, CellValue>>[],
  leftOut: readonly string[] = [],
): TableData {
  const format = BOOK_FORMAT[name];
  const headers = format.columns.map((column) => column.name).filter((column) => !leftOut.includes(column));
  return {
    name: format.excelName,
    sheet: format.name,
    headerRow: HEADER_ROW,
    headerColumn: 0,
    headers,
    rows: rows.map((row) => headers.map((header) => row[header] ?? null)),
    source: 'workbook',
  };
}
