/**
 * Worked examples of contracts and judgements in one workbook, closed twice: combined contracts are apart at the second
 * close. Every stored result is replaced by a wrong one, and LibreOffice calculates all proofs anew.
 */
import { dayFromIso } from '../../src/engine';
import { prepareClose } from '../../src/app/prepare-close';
import { isCellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { TableData } from '../../src/workbook/table-data';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { poison, recalculated } from './libre-office';
import { mergedCases } from './merged-cases';

const CASES = ['VEC-COMBINE', 'VEC-COLLECTABLE', 'VEC-WARRANTY'];

function closed(tables: readonly TableData[], through: string) {
  const close = prepareClose(tables, { throughDay: dayFromIso(through)! });
  if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
  return close.plan;
}

test.each(['combined', 'apart'])('contracts %s: every formula gives what the engine expected, every check is zero', async (then) => {
  const model = createWorkbook({ sheets: [] });
  const tables = mergedCases(CASES);
  const sheets = sourceSheetsPlan(tables);
  applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
  applyPlanToModel(model, closed(tablesOfModel(model), '2027-02-28'));
  const now = tablesOfModel(model).map((table): TableData => {
    const at = table.headers.indexOf('Combined with');
    if (then === 'combined' || table.name !== 'Contracts') return table;
    return { ...table, rows: table.rows.map((cells) => cells.map((cell, index) => (index === at ? null : cell))) };
  });
  applyPlanToModel(model, closed(now, '2027-12-31'));
  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(500);
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
