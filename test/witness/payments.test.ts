/**
 * Agents and financed prices in one workbook, closed twice: shares and rates differ at the second close. Every stored
 * result is replaced by a wrong one, and LibreOffice calculates all proofs anew.
 */
import { typeCsvTables } from '../../src/workbook/read/tables/type-csv-table';
import type { CellValue, TableData } from '../../src/workbook/table-data';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { poison } from './libre-office';
import { mergedCases } from './merged-cases';
import { closeInto, putTables, witnessed, workbookOf } from './witness';

const CHANGED: readonly (readonly [table: string, column: string, before: CellValue, after: CellValue])[] = [
  ['Obligations', 'Supplier share', 900, 850],
  ['Products', 'Supplier share %', 85, 80],
  ['Financing', 'Annual rate', 8, 7],
];

test('every formula gives what the engine expected, every check is zero', async () => {
  const sources = typeCsvTables(mergedCases(['VEC-AGENT', 'VEC-FIN-MIXED', 'VEC-FIN-INVOICED', 'VEC-FIN-SERVICE', 'VEC-AGENT-MODIFIED']));
  const model = workbookOf(sources);
  const names = new Set(tablesOfModel(model).map(({ name }) => name));
  closeInto(model, '2027-02-28');
  let changes = 0;
  const now = tablesOfModel(model).map((table): TableData => ({
    ...table,
    rows: table.rows.map((cells) =>
      cells.map((cell, index) => {
        const change = CHANGED.find(([name, column, before]) => name === table.name && column === table.headers[index] && before === cell);
        if (change !== undefined) changes += 1;
        return change === undefined ? cell : change[3];
      }),
    ),
  }));
  expect(changes).toBe(CHANGED.length);
  putTables(model, now.filter(({ name }) => names.has(name)));
  closeInto(model, '2028-06-30');
  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(500);
  expect(await witnessed(model, expected)).toMatchObject({ differences: [], failed: [] });
}, 240_000);
