/** Several worked examples as one workbook: ids carry the name of their example, so that contracts stay apart. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromCsv } from '../../src/workbook/read/tables/csv-tables';
import type { TableData } from '../../src/workbook/table-data';

/** Columns that hold ids of rows of the same example. */
const OWN = new Set(['contract', 'obligation', 'product', 'invoice', 'right', 'credit note', 'item', 'combined with', 'estimate', 'modification']);

export function mergedCases(names: readonly string[]): TableData[] {
  const rows = new Map<string, Record<string, string>[]>();
  for (const name of names) {
    const folder = join(__dirname, '../cases', name);
    for (const file of readdirSync(folder).filter((item) => item.endsWith('.csv'))) {
      const table = tableFromCsv(file.slice(0, -4), readFileSync(join(folder, file), 'utf8'));
      const known = rows.get(table.name) ?? [];
      rows.set(table.name, known);
      for (const cells of table.rows) {
        known.push(
          Object.fromEntries(
            table.headers.map((header, index) => {
              const text = String(cells[index] ?? '');
              return [header, OWN.has(header.toLowerCase()) && text !== '' ? `${name}.${text}` : text];
            }),
          ),
        );
      }
    }
  }
  return [...rows].map(([name, list]) => {
    const headers = [...new Set(list.flatMap((row) => Object.keys(row)))];
    const text = [headers, ...list.map((row) => headers.map((header) => row[header] ?? ''))];
    return tableFromCsv(name, text.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'));
  });
}
