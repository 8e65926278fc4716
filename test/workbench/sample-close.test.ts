import { prepareClose } from '../../src/app/prepare-close';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { cellError } from '../../src/host/model/cell-value';
import type { CellValue } from '../../src/host/model/cell-value';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { sampleBook } from '../../src/sample/sample-book';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import type { TableData } from '../../src/workbook/table-data';
import { createWorkbookCalculation } from '../../src/workbench/calculation/workbook-calculation';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { keepContracts } from '../sample/keep-contracts';

const MARCH_2026_ENDS = 20_543;

interface FormulaCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly expected: CellValue;
}

/** A workbook with the closed books, and every formula with the result the engine expects of it. */
function closedWorkbook(tables: readonly TableData[]): { model: WorkbookModel; cells: FormulaCell[] } {
  const close = prepareClose(tables, { throughDay: MARCH_2026_ENDS });
  if (close.blocked) throw new Error(JSON.stringify(close.diagnostics.slice(0, 3)));
  const model = createWorkbook({ sheets: [] });
  const sheets = sourceSheetsPlan(tables);
  applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
  applyPlanToModel(model, close.plan);
  const cells: FormulaCell[] = [];
  for (const sheet of model.sheets) {
    sheet.forEachCell((row, column, expected, formula) => {
      if (formula !== undefined) cells.push({ sheet: sheet.name, row, column, formula, expected });
    });
  }
  // what is expected must not be what is found
  for (const { sheet, row, column } of cells) model.sheet(sheet)!.putFormulaResult(row, column, cellError('#NULL!'));
  return { model, cells };
}

const isSame = (a: CellValue, b: CellValue): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-6 : a === b;

function differences(model: WorkbookModel, cells: readonly FormulaCell[]): string[] {
  return cells.flatMap(({ sheet, row, column, formula, expected }) => {
    const found = model.sheet(sheet)!.valueAt(row, column);
    if (isSame(found, expected)) return [];
    return [`${sheet} ${row},${column} ${formula}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];
  });
}

test.each([
  ['4 contracts, made into functions', (_id: string, at: number) => at < 4, true],
  ['4 contracts, computed by Univer', (_id: string, at: number) => at < 4, false],
  ['16 contracts', (_id: string, at: number) => at < 16, true],
  ['those written by hand', (id: string) => id.startsWith('C-20'), true],
])(
  'the formulas of a close of the sample come to what the engine expects: %s',
  async (_words, keeps, useQuick) => {
    const { model, cells } = closedWorkbook(keepContracts(sampleBook(), keeps));
    expect(cells.length).toBeGreaterThan(5_000);
    model.useEngine(createWorkbookCalculation({ useQuick }));
    await model.recalculate(true);
    expect(differences(model, cells)).toEqual([]);
  },
  120_000,
);
