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

const MARCH_2026_ENDS = 20_543;

/** The sample with its first contracts only, and what belongs to them. */
function firstContracts(tables: readonly TableData[], count: number): TableData[] {
  const kept: Record<string, ReadonlySet<unknown>> = {};
  // tables come in an order in which each key is known before it is referred to
  return tables.map((table) => {
    const rows = table.rows.filter((row, at) =>
      table.headers.every((header, column) => kept[header]?.has(row[column]) ?? (header !== 'Contract' || at < count)),
    );
    const [key] = table.headers;
    if (key === 'Contract' || key === 'Obligation' || key === 'Invoice') kept[key] = new Set(rows.map(([id]) => id));
    // a table of a workbook has at least one row, if only a blank one
    return { ...table, rows: rows.length > 0 ? rows : [table.headers.map(() => null)] };
  });
}

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
  ['4 contracts, made into functions', 4, true],
  ['4 contracts, computed by Univer', 4, false],
  ['16 contracts', 16, true],
])(
  'the formulas of a close of the sample come to what the engine expects: %s',
  async (_words, contracts, useQuick) => {
    const { model, cells } = closedWorkbook(firstContracts(sampleBook(), contracts));
    expect(cells.length).toBeGreaterThan(5_000);
    model.useEngine(createWorkbookCalculation({ useQuick }));
    await model.recalculate(true);
    expect(differences(model, cells)).toEqual([]);
  },
  120_000,
);
