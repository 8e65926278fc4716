/**
 * Measured work whose price changes, combined and separate contracts, material rights and prepaid credits in one
 * workbook, closed twice, so that catch-ups on earlier quarters and netting of closed months stand in it. Every stored
 * result is replaced by a wrong one, and LibreOffice calculates all proofs anew.
 */
import { prepareClose } from '../../src/app/prepare-close';
import { dayFromIso } from '../../src/engine';
import { isCellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { typeCsvTables } from '../../src/workbook/read/type-csv-table';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { poison, recalculated } from './libre-office';
import { mergedCases } from './merged-cases';

const CASES = ['VEC-MOD-MEASURED', 'VEC-MOD-SEPARATE', 'VEC-RIGHTS', 'VEC-CREDITS-POINTS'];
const SHEETS = ['Earlier performance', 'Modified obligations', 'Price changes', 'Contract netting', 'Credit balances'];

test('every formula gives what the engine expected, and every check is zero', async () => {
  const model = createWorkbook({ sheets: [] });
  const sheets = sourceSheetsPlan(typeCsvTables(mergedCases(CASES)).map((table) => ({ ...table, name: table.name.replaceAll(' ', '') })));
  applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
  for (const through of ['2027-04-30', '2027-06-30']) {
    const close = prepareClose(tablesOfModel(model), { throughDay: dayFromIso(through)! });
    if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
    applyPlanToModel(model, close.plan);
  }
  const expected = poison(model);
  const proven = new Set(expected.map(({ sheet }) => sheet));
  expect(SHEETS.filter((sheet) => !proven.has(sheet))).toEqual([]);
  const found = await recalculated(model);
  const different = expected.filter(({ sheet, row, column, result }) => {
    const value = found.sheet(sheet)!.valueAt(row, column);
    if (isCellError(value)) return true;
    if (typeof value === 'number' && typeof result === 'number') return Math.abs(value - result) > 1e-5;
    return (value ?? '') !== (result ?? '');
  });
  expect(different.map(({ sheet, row, column, formula }) => `${sheet} ${row}/${column} ${formula}`).slice(0, 20)).toEqual([]);
  const { sheet, dataArea, columns } = found.table('CloseChecks')!;
  const at = columns.findIndex(({ name }) => name === 'Result');
  expect(new Set(sheet.readColumn(dataArea.column + at, dataArea.row, dataArea.rowCount).values)).toEqual(new Set(['PASS']));
}, 240_000);
