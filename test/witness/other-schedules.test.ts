/** LibreOffice calculates a close with contract costs or write-offs anew: every formula gives what the engine expected of it. */
import { prepareClose } from '../../src/app/prepare-close';
import { dayFromIso } from '../../src/engine';
import type { CellValue } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { costTables } from '../workbook/write/cost-tables';
import { writeOffTables } from '../workbook/write/write-off-tables';
import { poison, recalculated } from './libre-office';

const isSame = (a: CellValue, b: CellValue): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-5 : (a ?? '') === (b ?? '');

const CLOSES = [
  ['contract costs', '2026-03-31', costTables()],
  ['contract costs', '2026-03-17', costTables()],
  ['write-offs', '2026-03-31', writeOffTables()],
] as const;

test.each(CLOSES)(
  '%s, closing through %s',
  async (_what, through, tables) => {
    const close = prepareClose(tables, { throughDay: dayFromIso(through)! });
    if (close.blocked) throw new Error('The tables have errors.');
    const model = createWorkbook({ sheets: [] });
    const inputs = sourceSheetsPlan(tables);
    applyPlanToModel(model, { sheets: inputs, activate: inputs[0]!.name });
    applyPlanToModel(model, close.plan);
    const expected = poison(model);
    const found = await recalculated(model);
    const different = expected.flatMap(({ sheet, row, column, formula, result }) => {
      const value = found.sheet(sheet)!.valueAt(row, column);
      return isSame(result, value)
        ? []
        : [`${sheet} ${row + 1}/${column + 1} is ${String(value)}, expected ${String(result)}: ${formula}`];
    });
    expect(different.slice(0, 20)).toEqual([]);
    expect(expected.length).toBeGreaterThan(3_000);
    const checks = found.table('CloseChecks')!;
    const result = checks.columns.findIndex(({ name }) => name === 'Result');
    const results = checks.sheet.readColumn(
      checks.dataArea.column + result,
      checks.dataArea.row,
      checks.dataArea.rowCount,
    );
    expect(new Set(results.values)).toEqual(new Set(['PASS']));
  },
  240_000,
);
