/**
 * Fingerprint of the input of a close. Two books with the same rows in the same tables have the same fingerprint,
 * whatever the order of rows and columns, the place of the tables, or whether they came from a workbook or from CSV.
 */
import { normalName } from '../workbook/read/cells/normal-text';
import type { CellValue, TableData } from '../workbook/table-data';
import { sha256 } from './sha-256';

/** SHA-256 as hexadecimal text over the canonical form of the tables. */
export function hashInput(tables: readonly TableData[]): string {
  return sha256(tables.map(canonicalTable).sort().join('\n'));
}

/** A line for the table, then its rows as JSON objects, sorted; blank cells and blank rows say nothing. */
function canonicalTable({ name, headers, rows }: TableData): string {
  const columns = headers
    .map((header, index) => ({ header: normalName(header), index }))
    .sort((a, b) => (a.header < b.header ? -1 : 1));
  const lines = rows.flatMap((row) => {
    const cells = columns.flatMap(({ header, index }) => {
      const value = row[index] ?? null;
      return value === null ? [] : [[header, canonicalValue(value)]];
    });
    return cells.length === 0 ? [] : [JSON.stringify(cells)];
  });
  return [normalName(name), ...lines.sort()].join('\n');
}

function canonicalValue(value: CellValue): CellValue {
  return typeof value === 'string' ? value.trim() : value;
}
