/**
 * Worked examples of variable consideration in one workbook: every stored result is replaced by a wrong one, and
 * LibreOffice derives each estimate anew from Estimates and Scenarios.
 */
import { dayFromIso } from '../../src/engine';
import { prepareClose } from '../../src/app/prepare-close';
import { isCellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { poison, recalculated } from './libre-office';
import { mergedCases } from './merged-cases';

/** Amounts and rates, expected and likeliest, constrained and released, of obligations, contracts and usage. */
const CASES = [
  ...['VC-BOB1', 'VC-IE20', 'VC-IE22', 'VC-IE23A', 'VC-IE24', 'VC-IE40', 'VC-JKR', 'VEC-VC-CONSTRAINT-RELEASED'],
  ...['VEC-VC-CONTRACT-WIDE', 'VEC-VC-FIRST-AND-LAST-DAY', 'VEC-VC-NONCASH', 'VEC-VC-PAYABLE'],
  ...['VEC-VC-RETURNS-CREDITED', 'VEC-VC-REVERSED', 'VEC-VC-TWO-ON-ONE-DAY'],
];

test('every formula gives what the engine expected, and every check is zero', async () => {
  const model = createWorkbook({ sheets: [] });
  const sheets = sourceSheetsPlan(mergedCases(CASES));
  applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
  const close = prepareClose(tablesOfModel(model), { throughDay: dayFromIso('2028-12-31')! });
  if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
  applyPlanToModel(model, close.plan);
  const expected = poison(model);
  const ofScenarios = expected.filter(({ sheet, formula }) => sheet === 'Price changes' && formula.includes('Scenarios['));
  expect(ofScenarios.length).toBeGreaterThan(1);
  expect(expected.length).toBeGreaterThan(1000);
  const found = await recalculated(model);
  const different = expected.filter(({ sheet, row, column, result }) => {
    const value = found.sheet(sheet)!.valueAt(row, column);
    if (isCellError(value)) return true;
    if (typeof value === 'number' && typeof result === 'number') return Math.abs(value - result) > 1e-5;
    return (value ?? '') !== (result ?? '');
  });
  expect(different.map(({ sheet, row, column, formula }) => `${sheet} ${row}/${column} ${formula}`)).toEqual([]);
  const { sheet, dataArea, columns } = found.table('CloseChecks')!;
  const at = columns.findIndex(({ name }) => name === 'Result');
  expect(new Set(sheet.readColumn(dataArea.column + at, dataArea.row, dataArea.rowCount).values)).toEqual(new Set(['PASS']));
}, 240_000);
