/**
 * Cases whose proofs the sample does not show: closed, every stored result replaced by a wrong one, and calculated anew
 * by LibreOffice. Every formula must give what the engine expected, and every check pass.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareClose } from '../../src/app/prepare-close';
import { dayFromIso } from '../../src/engine';
import { isCellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { tableFromCsv } from '../../src/workbook/read/csv-tables';
import { typeCsvTables } from '../../src/workbook/read/type-csv-table';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { poison, recalculated } from './libre-office';

const cases = join(__dirname, '../cases');

const CASES = [
  'VEC-TAX-INSIDE',
  ...['FX-STR-REF', 'VEC-FX-DEFERRED', 'VEC-FX-UNBILLED', 'VEC-FX-AVERAGE', 'VEC-FX-NETTING', 'VEC-FX-FAMILIES'],
  ...['MR-IE49', 'VEC-RIGHTS', 'VEC-RIGHTS-RENEWAL', 'SUB-D365-TERM', 'VEC-SHARED-LINES'],
  ...['ALLOC-IE35B', 'VEC-UPFRONT-FEE', 'VEC-TRUE-UP-ESTIMATE', 'VEC-TRUE-UP-PERIOD', 'VEC-CANCELLABLE'],
  ...['PA-IE45', 'VEC-AGENT'],
  ...['FIN-IE28', 'VEC-FIN-ADVANCE', 'VEC-FIN-MIXED', 'VEC-FIN-YEAR'],
  ...['VEC-CREDIT-ENDED', 'VEC-USUAL-NAMES'],
  ...['VEC-DELIVERY-ACCEPTANCE', 'VEC-CONTROL', 'VEC-BREAKAGE'],
  ...['VC-JKR', 'VEC-RETURN-ASSET', 'VEC-LOSS-RELEASED', 'VEC-LOSS-CONTRACT'],
  ...['VEC-COST-REVERSED', 'VEC-COST-ENDED', 'VEC-FX-RETURNS', 'VEC-RETURN-FOLLOWS'],
];

test.each(CASES)(
  '%s',
  async (name) => {
    const { through } = JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as { through: string };
    const tables = readdirSync(join(cases, name))
      .filter((file) => file.endsWith('.csv'))
      .map((file) => tableFromCsv(file.slice(0, -4), readFileSync(join(cases, name, file), 'utf8')));
    const model = createWorkbook({ sheets: [] });
    const sheets = sourceSheetsPlan(typeCsvTables(tables));
    applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
    const close = prepareClose(tablesOfModel(model), { throughDay: dayFromIso(through)! });
    if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
    applyPlanToModel(model, close.plan);
    const expected = poison(model);
    const found = await recalculated(model);
    const wrong = expected.filter(({ sheet, row, column, result }) => {
      const value = found.sheet(sheet)!.valueAt(row, column);
      if (typeof value === 'number' && typeof result === 'number') return Math.abs(value - result) > 1e-5;
      return isCellError(value) || (value ?? '') !== (result ?? '');
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(found.sheet('Checks')!.valueAt(2, 0)).toMatch(/^All \d+ checks pass$/);
  },
  120_000,
);
