/** Takes a table as one of the format: finds its columns, and tells data rows from blank and totals rows. */
import type { Diagnostic } from '../../../engine/domain/diagnostic';
import type { TableData } from '../../table-data';
import { cellAddress } from '../cells/cell-address';
import { dateOrderOf } from '../cells/date-text';
import type { ReadableFormat } from '../format/column-format';
import { matchHeaders } from './match-headers';
import { nearestName, startBudget } from '../cells/nearest-name';
import { normalName } from '../cells/normal-text';
import { isBlank, report, reportTable, showValue } from './table-row';
import type { OpenTable, Row } from './table-row';
import { findTotalRows } from './total-rows';

/** Error values as Excel shows them, in formulas and through the API. */
const ERROR_VALUE =
  /^#(N\/A|NAME\?|GETTING_DATA|(REF|VALUE|DIV\/0|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|PYTHON)!)$/i;

/** Opens the table; findings about headers, error cells and totals rows are noted. */
export function openTable(data: TableData, format: ReadableFormat, findings: Diagnostic[]): OpenTable {
  const match = matchHeaders(data.headers, format.columns);
  for (const { column, first, second } of match.ambiguous) {
    const message =
      `Headers ${showValue(data.headers[first])} (${headerAddress(data, first)}) and ` +
      `${showValue(data.headers[second])} ` +
      `both fit the column ${column}. Rename the one that is not meant.`;
    reportTable(findings, 'column.ambiguous', format.name, column, headerAddress(data, second), message);
  }
  reportUnreadColumns(data, format, match.columns, findings);
  const missingColumns = reportMissingColumns(data, format, match.columns, findings);
  return readRows(data, format, match.columns, missingColumns, findings);
}

/** Address of a header cell. */
export function headerAddress(data: TableData, column: number): string {
  return cellAddress(data.sheet, data.headerRow, data.headerColumn + column);
}

/** Free text that people keep beside any table. */
const OWN_COLUMNS = /^(notes?|comments?|remarks?|memo|description|narrative|reference|explanation)$/;

/**
 * Headers of a CSV file that fit no column, with values below them: a fact that has no effect. Sheets of a workbook have
 * the columns of the template, and what stands beside them is the user's own.
 */
function reportUnreadColumns(
  data: TableData,
  format: ReadableFormat,
  columns: ReadonlyMap<string, number>,
  findings: Diagnostic[],
): void {
  if (data.source !== 'csv') return;
  const bare = data.headers.findIndex((header, index) => header === '' && data.rows.some((cells) => !isBlank(cells[index])));
  if (bare !== -1) {
    const row = data.rows.findIndex((cells) => !isBlank(cells[bare]));
    const message =
      `A value stands in a column without header (${showValue(data.rows[row]?.[bare])}), so it has no effect. A text or ` +
      'number with a comma inside needs quotation marks around it, else what follows moves one column on.';
    reportTable(findings, 'column.unread', format.name, '', cellAddress(data.sheet, data.headerRow + 1 + row, data.headerColumn + bare), message);
  }
  const used = new Set(columns.values());
  const unread = data.headers.flatMap((header, index) => {
    const name = normalName(header);
    if (used.has(index) || name === '' || OWN_COLUMNS.test(name)) return [];
    return data.rows.every((cells) => isBlank(cells[index])) ? [] : [index];
  });
  const [first] = unread;
  if (first === undefined) return;
  const shown = unread.map((index) => showValue(data.headers[index])).join(', ');
  const message =
    `${unread.length === 1 ? 'Column' : 'Columns'} ${shown} of table ${showValue(data.name)} ` +
    `${unread.length === 1 ? 'is' : 'are'} none that ${format.name} reads, so what stands there has no effect. ` +
    'Rename the header if it is meant, or leave it if it is your own.';
  reportTable(findings, 'column.unread', format.name, '', headerAddress(data, first), message);
}

function reportMissingColumns(
  data: TableData,
  format: ReadableFormat,
  columns: ReadonlyMap<string, number>,
  findings: Diagnostic[],
): ReadonlySet<string> {
  const used = new Set(columns.values());
  const free = data.headers.filter((header, index) => !used.has(index) && normalName(header) !== '');
  const missing = new Set<string>();
  for (const column of format.columns) {
    if (!column.required || columns.has(column.name)) continue;
    missing.add(column.name);
    const near = nearestName(column.name, free, startBudget());
    const hint = near === null ? '' : ` The header ${showValue(near)} is near: rename it if it is meant.`;
    const message =
      `Table ${showValue(data.name)} has no column ${column.name}. Add it to the header row ` +
      `(${headerAddress(data, 0)}): ${column.words}${hint}`;
    reportTable(findings, 'column.missing', format.name, column.name, headerAddress(data, 0), message);
  }
  return missing;
}

function readRows(
  data: TableData,
  format: ReadableFormat,
  columns: ReadonlyMap<string, number>,
  missingColumns: ReadonlySet<string>,
  findings: Diagnostic[],
): OpenTable {
  const read = [...columns].map(([name, index]) => ({ name, index }));
  const filled: { readonly cells: readonly unknown[]; readonly index: number }[] = [];
  for (const [index, cells] of data.rows.entries()) {
    if (!read.every((column) => isBlank(cells[column.index]))) filled.push({ cells, index });
  }
  const totals = findTotalRows(
    filled.map(({ cells }) => cells),
    format,
    columns,
  );
  const rows: Row[] = [];
  const table: OpenTable = {
    name: format.name,
    data,
    keyColumns: format.key,
    columns,
    missingColumns,
    dateOrder: data.source === 'csv' ? dateOrderOf(data.rows, format.columns, columns) : null,
    rows,
    blankRows: data.rows.length - filled.length,
    totalRows: totals.size,
    findings,
  };
  for (const [position, { cells, index }] of filled.entries()) {
    const row: Row = { table, index, cells, origin: null, failed: missingColumns.size > 0 };
    const total = totals.get(position);
    if (total === undefined) {
      for (const column of read) if (isErrorValue(cells[column.index])) reportErrorCell(row, column.name);
      rows.push(row);
    } else {
      report(row, 'row.total', total.column, total.message);
    }
  }
  return table;
}

/** Whether the text is an Excel error value. */
export function isErrorValue(cell: unknown): boolean {
  return typeof cell === 'string' && cell.charCodeAt(0) === 35 && ERROR_VALUE.test(cell.trim());
}

function reportErrorCell(row: Row, column: string): void {
  const shown = String(row.cells[row.table.columns.get(column) ?? -1]);
  report(row, 'cell.error', column, `${column} shows the Excel error ${shown}. Mend the formula, or type the value.`);
}
