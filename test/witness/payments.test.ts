/**
 * Agents and financed prices in one workbook, closed twice: shares and rates differ at the second close. Every stored
 * result is replaced by a wrong one, and LibreOffice calculates all proofs anew.
 */
import { dayFromIso } from '../../src/engine';
import { prepareClose } from '../../src/app/prepare-close';
import { isCellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import type { CellValue, TableData } from '../../src/workbook/table-data';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { poison, recalculated } from './libre-office';
import { mergedCases } from './merged-cases';
import { typeCsvTables } from '../../src/workbook/read/type-csv-table';

function closed(tables: readonly TableData[], through: string) {
  const close = prepareClose(tables, { throughDay: dayFromIso(through)! });
  if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
  return close.plan;
}

const CHANGED: readonly (readonly [table: string, column: string, before: CellValue, after: CellValue])[] = [
  ['Obligations', 'Supplier share', 900, 850],
  ['Products', 'Supplier share %', 85, 80],
  ['Financing', 'Annual rate', 8, 7],
];

test('every formula gives what the engine expected, every check is zero', async () => {
  const model = createWorkbook({ sheets: [] });
  const sheets = sourceSheetsPlan(typeCsvTables(mergedCases(['VEC-AGENT', 'VEC-FIN-MIXED'])));
  applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
  applyPlanToModel(model, closed(tablesOfModel(model), '2027-02-28'));
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
  const second = sourceSheetsPlan(now.filter(({ name }) => sheets.some((sheet) => sheet.table?.name === name)));
  applyPlanToModel(model, { sheets: second, activate: second[0]!.name });
  applyPlanToModel(model, closed(tablesOfModel(model), '2028-06-30'));
  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(500);
  const found = await recalculated(model);
  const different = expected.filter(({ sheet, row, column, result }) => {
    const value = found.sheet(sheet)!.valueAt(row, column);
    if (isCellError(value)) return true;
    if (typeof value === 'number' && typeof result === 'number') return Math.abs(value - result) > 1e-5;
    return (value ?? '') !== (result ?? '');
  });
  expect(different.slice(0, 20).map(({ sheet, row, column, formula }) => `${sheet} ${row}/${column} ${formula}`)).toEqual([]);
  const { sheet, dataArea, columns } = found.table('CloseChecks')!;
  const at = columns.findIndex(({ name }) => name === 'Result');
  expect(new Set(sheet.readColumn(dataArea.column + at, dataArea.row, dataArea.rowCount).values)).toEqual(new Set(['PASS']));
}, 240_000);
