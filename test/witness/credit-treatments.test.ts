/** LibreOffice recalculates a close with every treatment of a credit note, and one with days rounded down. */
import { createWorkbook } from '../../src/host/model/create-workbook';
import { isCellError } from '../../src/host/model/cell-value';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { creditTables } from '../workbook/write/credit-book';
import { closeThrough, failedChecks } from '../workbook/write/planned-close';
import { poison, recalculated } from './libre-office';

const NEARLY = 1e-5;

test.each([
  ['contra revenue', [['Credit note account', 'contra revenue']]],
  ['Sequence-compatible, compared', [['Policy set', 'Sequence-compatible'], ['Compare policy sets', 'yes']]],
] as const)('%s: every formula gives what the engine expected', async (_what, settings) => {
  const tables = creditTables([], [['Daily detail', 'closing month only'], ...settings]);
  const { plan } = closeThrough(tables, '2025-10-31');
  const model = createWorkbook({ sheets: [] });
  const sheets = sourceSheetsPlan(tables);
  applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
  applyPlanToModel(model, plan);
  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(1000);
  const found = await recalculated(model);
  const different = expected.flatMap(({ sheet, row, column, formula, result }) => {
    const value = found.sheet(sheet)?.valueAt(row, column) ?? null;
    const isSame =
      typeof value === 'number' && typeof result === 'number'
        ? Math.abs(value - result) < NEARLY
        : !isCellError(value) && (value ?? '') === (result ?? '');
    return isSame ? [] : [`${sheet} ${row + 1}/${column + 1}: ${formula}`];
  });
  expect(different.slice(0, 10)).toEqual([]);
  expect(failedChecks(found)).toEqual([]);
}, 240_000);
