/** Finds the tables of the format among all tables of a workbook. */
import type { Diagnostic } from '../../../engine/domain/diagnostic';
import type { InputTable } from '../../../engine/domain/source-reference';
import type { TableData } from '../../table-data';
import { TABLE_FORMATS } from '../format/book-format';
import type { TableFormat } from '../format/column-format';
import { matchHeaders } from './match-headers';
import { nearestName, startBudget } from '../cells/nearest-name';
import { normalName } from '../cells/normal-text';
import { headerAddress } from './open-table';
import { reportTable, showValue } from './table-row';
import { shapeOfTable } from './table-shape';

/** Names are compared without case, spaces, punctuation and the prefix `tbl`. */
function tableNameKey(name: string): string {
  return normalName(name).replace(/^tbl/, '');
}

/** Tables whose shape can be read; the others are noted. */
export function checkShapes(tables: readonly unknown[], findings: Diagnostic[]): TableData[] {
  return tables.flatMap((candidate) => {
    const shape = shapeOfTable(candidate);
    if ('table' in shape) return [shape.table];
    const name = tableNameOf(candidate);
    const message = `Table ${showValue(name)} could not be read (${shape.fault}). Read the workbook again.`;
    reportTable(findings, 'table.malformed', name, '', '', message);
    return [];
  });
}

function tableNameOf(candidate: unknown): string {
  const name: unknown =
    typeof candidate === 'object' && candidate !== null && 'name' in candidate ? candidate.name : null;
  return typeof name === 'string' ? name : '';
}

/** The table of that name; the first of several, which are noted. */
export function findTable(
  tables: readonly TableData[],
  name: string,
  excelName: string,
  findings: Diagnostic[],
): TableData | undefined {
  const wanted = tableNameKey(excelName);
  const [first, ...others] = tables.filter((table) => tableNameKey(table.name) === wanted);
  for (const other of others) {
    const message =
      `Tables ${showValue(first?.name)} (sheet ${showValue(first?.sheet)}) and ${showValue(other.name)} ` +
      `(sheet ${showValue(other.sheet)}) are both ${name}. Rename the one that is not meant.`;
    reportTable(findings, 'table.duplicate', name, '', headerAddress(other, 0), message);
  }
  return first;
}

/** The input tables that the workbook holds. */
export function findInputTables(
  tables: readonly TableData[],
  findings: Diagnostic[],
): ReadonlyMap<InputTable, TableData> {
  const found = new Map<InputTable, TableData>();
  for (const format of TABLE_FORMATS) {
    const table = findTable(tables, format.name, format.excelName, findings) ?? findByAlias(tables, format);
    if (table !== undefined) found.set(format.name, table);
  }
  return found;
}

/**
 * Tables that look like input and are not read: under a usual name of a table but without columns that it needs, and
 * CSV files of no known name. In a workbook tables of other names are the user's own.
 */
export function reportUnreadTables(
  tables: readonly TableData[],
  found: ReadonlyMap<InputTable, TableData>,
  findings: Diagnostic[],
): void {
  const read = new Set(found.values());
  for (const table of tables) {
    if (read.has(table) || table.headers.length === 0) continue;
    const key = tableNameKey(table.name);
    const format = TABLE_FORMATS.find(({ name, aliases }) => !found.has(name) && aliases.some((alias) => tableNameKey(alias) === key));
    if (format !== undefined) {
      const { columns } = matchHeaders(table.headers, format.columns);
      const missing = format.columns.filter((column) => column.required && !columns.has(column.name));
      if (missing.length === 0) continue;
      const message =
        `Table ${showValue(table.name)} has a usual name of ${format.name} and is not read: it has no column ` +
        `${missing.map(({ name }) => name).join(', ')}. Add it, or rename the table if it is your own.`;
      reportTable(findings, 'table.unread', format.name, missing[0]?.name ?? '', headerAddress(table, 0), message);
      continue;
    }
    if (table.source !== 'csv') continue;
    const near = nearestName(table.name, TABLE_FORMATS.map(({ name }) => name), startBudget());
    const hint = near === null ? '' : ` ${near} is near: rename it if it is meant.`;
    const message = `Table ${showValue(table.name)} is none that is read, so it has no effect.${hint}`;
    reportTable(findings, 'table.unread', table.name, '', headerAddress(table, 0), message);
  }
}

/** A table under another usual name, if it has all required columns; otherwise it is the user's own. */
function findByAlias(tables: readonly TableData[], format: TableFormat): TableData | undefined {
  for (const alias of format.aliases) {
    const table = tables.find((candidate) => tableNameKey(candidate.name) === tableNameKey(alias));
    if (table === undefined) continue;
    const { columns } = matchHeaders(table.headers, format.columns);
    if (format.columns.every((column) => !column.required || columns.has(column.name))) return table;
  }
  return undefined;
}
