/**
 * The worked examples of modified contracts as one workbook: LibreOffice calculates every formula anew and finds what
 * the engine expected, and no check off.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayFromIso } from '../../src/engine';
import { tableFromCsv } from '../../src/workbook/read/tables/csv-tables';
import type { CellValue, TableData } from '../../src/workbook/table-data';
import { closeInto, witnessed, workbookOf } from './witness';

const CASES = join(__dirname, '../cases');
const IDS = new Set(['Contract', 'Combined with', 'Obligation', 'Modification', 'Estimate', 'Product', 'Invoice', 'Credit note']);
const DATES = /(?:date|start|end|as of|completed)$/i;

/** Cells of a CSV table as a workbook holds them; names carry the case in front, so that all fit into one book. */
function cellOf(name: string, header: string, value: CellValue): CellValue {
  if (value === null || value === '') return null;
  if (IDS.has(header)) return `${name} ${String(value)}`;
  const day = DATES.test(header) ? dayFromIso(String(value)) : null;
  if (day !== null) return day + 25_569;
  const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  return isNumber ? Number(value) : value;
}

function mergedTables(): TableData[] {
  const merged = new Map<string, Record<string, CellValue>[]>();
  // VEC-MOD-MEASURED calls its columns otherwise and stands in merged-closes.test.ts.
  const isMerged = (folder: string): boolean => /^(?:MOD-|VEC-MOD-|UPD-)/.test(folder) && folder !== 'VEC-MOD-MEASURED';
  for (const name of readdirSync(CASES).filter(isMerged)) {
    for (const file of readdirSync(join(CASES, name)).filter((found) => found.endsWith('.csv'))) {
      const table = tableFromCsv(file.slice(0, -4), readFileSync(join(CASES, name, file), 'utf8'));
      if (table.name === 'Settings') continue;
      const rows = table.rows.map((row) =>
        Object.fromEntries(row.map((value, index) => [table.headers[index] ?? '', cellOf(name, table.headers[index] ?? '', value)])),
      );
      merged.set(table.name, [...(merged.get(table.name) ?? []), ...rows]);
    }
  }
  return [...merged].map(([name, rows]): TableData => {
    const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return {
      name: name.replaceAll(' ', ''),
      sheet: name,
      headerRow: 0,
      headerColumn: 0,
      headers,
      rows: rows.map((row) => headers.map((header) => row[header] ?? null)),
      source: 'workbook',
    };
  });
}

test.each(['2027-06-30', '2028-03-31'])('closed through %s', async (through) => {
  const model = workbookOf(mergedTables());
  const { report } = closeInto(model, through);
  expect(report.checks.filter(({ pass }) => !pass)).toEqual([]);
  expect(report.modifications.length).toBeGreaterThan(15);
  expect(await witnessed(model)).toMatchObject({ differences: [], failed: [] });
}, 240_000);
