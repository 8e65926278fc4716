/** Gives the text cells of a CSV table the types of their columns, so that the table can stand in a workbook. */
import { serialOf } from '../../../engine/foundation/calendar';
import type { CellValue, TableData } from '../../table-data';
import { dateOrderOf } from '../cells/date-text';
import type { DateOrder } from '../cells/date-text';
import { findInputTables } from './find-tables';
import { BOOK_FORMAT } from '../format/book-format';
import type { ColumnKind } from '../format/column-format';
import { matchHeaders } from './match-headers';
import { plainMonths, plainNumber } from '../cells/number-text';
import { COUNTS_MONTHS } from '../cells/read-cells';
import { dayFromCell } from '../cells/read-date';

/**
 * The same tables as a workbook would hold them: dates as day numbers, amounts and quantities as numbers. Text that
 * does not fit its column stays as it is, and reading the workbook will report it. Other tables are returned unchanged.
 */
export function typeCsvTables(tables: readonly TableData[]): TableData[] {
  const inputs = new Map([...findInputTables(tables, [])].map(([name, table]) => [table, BOOK_FORMAT[name]]));
  return tables.map((table) => {
    const format = inputs.get(table);
    if (table.source === 'workbook' || format === undefined) return table;
    const { columns } = matchHeaders(table.headers, format.columns);
    const kinds = new Map<number, ColumnKind | 'months'>();
    for (const { name, kind } of format.columns) {
      const index = columns.get(name);
      if (index !== undefined) kinds.set(index, COUNTS_MONTHS.test(name) ? 'months' : kind);
    }
    const order = dateOrderOf(table.rows, format.columns, columns);
    const rows = table.rows.map((cells) => cells.map((cell, index) => typedCell(cell, kinds.get(index), order)));
    return { ...table, rows, source: 'workbook' };
  });
}

function typedCell(cell: CellValue, kind: ColumnKind | 'months' | undefined, order: DateOrder | null): CellValue {
  if (typeof cell !== 'string') return cell;
  const text = cell.trim();
  if (kind === 'amount') return typedNumber(text, cell);
  if (kind === 'months') return typedNumber(plainMonths(text) ?? text, cell);
  if (kind === 'number' || kind === 'percent') return typedPercent(text, cell);
  if (kind !== 'date' || text === '') return cell;
  const { day } = dayFromCell(text, 'csv', '', order);
  return day === null ? cell : serialOf(day);
}

function typedNumber(text: string, cell: CellValue): CellValue {
  const plain = plainNumber(text);
  return plain === null ? cell : Number(plain);
}

/** `25%` as Excel takes it when it is typed. */
function typedPercent(text: string, cell: CellValue): CellValue {
  const [, digits] = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  return digits === undefined ? typedNumber(text, cell) : Number((Number(digits) / 100).toPrecision(15));
}
