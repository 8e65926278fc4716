/** Plans a close from tables and looks into the plan; recalculates it with the calculation of the workbench. */
import { prepareClose, type ReadyClose } from '../../../src/app/prepare-close';
import { cellError, isCellError, type CellValue as ModelValue } from '../../../src/host/model/cell-value';
import { createWorkbook } from '../../../src/host/model/create-workbook';
import type { WorkbookModel } from '../../../src/host/model/workbook-model';
import { sourceSheetsPlan } from '../../../src/sample/source-sheets';
import { createWorkbookCalculation } from '../../../src/workbench/calculation/workbook-calculation';
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import type { PlannedColumn, SheetPlan, WorkbookPlan } from '../../../src/workbook/workbook-plan';
import { applyPlanToModel } from '../../../src/xlsx/apply-plan';
import { dayOfIso } from './close-book';

/** Fails the test when the data does not allow a close. */
export function closeThrough(tables: readonly TableData[], iso: string): ReadyClose {
  const close = prepareClose(tables, { throughDay: dayOfIso(iso) });
  if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
  return close;
}

export function sheetOf(plan: WorkbookPlan, name: string): SheetPlan {
  const sheet = plan.sheets.find((item) => item.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

export function columnOf(plan: WorkbookPlan, sheet: string, header: string): PlannedColumn {
  const column = sheetOf(plan, sheet).table?.columns.find((item) => item.header === header);
  if (column === undefined) throw new Error(`no column ${header} on ${sheet}`);
  return column;
}

/** Constants, or the results that the engine expects. */
export function valuesOf(plan: WorkbookPlan, sheet: string, header: string): readonly CellValue[] {
  const { cells } = columnOf(plan, sheet, header);
  return cells.kind === 'values' ? cells.values : cells.results;
}

/** A formula a row; of a filled column only the first. */
export function formulasOf(plan: WorkbookPlan, sheet: string, header: string): readonly string[] {
  const { cells } = columnOf(plan, sheet, header);
  if (cells.kind === 'values') throw new Error(`${header} on ${sheet} holds constants`);
  return cells.kind === 'fill' ? [cells.formula] : cells.formulas;
}

/** What the plan leaves in the workbook for the next close: the daily journal and the run log. */
export function tablesLeftBy(plan: WorkbookPlan): TableData[] {
  return ['Daily journal', 'Run log'].map((name) => {
    const { table } = sheetOf(plan, name);
    if (table === null) throw new Error(`no table on ${name}`);
    const columns = table.columns.map(({ header }) => valuesOf(plan, name, header));
    return {
      name: table.name,
      sheet: name,
      headerRow: table.headerRow,
      headerColumn: 0,
      headers: table.columns.map(({ header }) => header),
      rows: Array.from({ length: table.rowCount }, (_, row) => columns.map((values) => values[row] ?? null)),
      source: 'workbook' as const,
    };
  });
}

export interface RecalculatedCell {
  readonly cell: string;
  readonly header: string;
  readonly formula: string;
  readonly expected: ModelValue;
  readonly found: ModelValue;
}

/** The workbook with every stored result forgotten and calculated anew. `tables`: as they stand now. */
export async function recalculate(
  tables: readonly TableData[],
  plan: WorkbookPlan,
): Promise<{
  readonly model: WorkbookModel;
  readonly formulas: number;
  readonly different: readonly RecalculatedCell[];
}> {
  const model = createWorkbook({ sheets: [] });
  const inputs = sourceSheetsPlan(tables);
  applyPlanToModel(model, { sheets: inputs, activate: inputs[0]?.name ?? '' });
  applyPlanToModel(model, plan);
  const expected: { sheet: string; row: number; column: number; formula: string; value: ModelValue }[] = [];
  for (const sheet of model.sheets) {
    sheet.forEachCell((row, column, value, formula) => {
      if (formula !== undefined) expected.push({ sheet: sheet.name, row, column, formula, value });
    });
  }
  for (const { sheet, row, column } of expected) model.sheet(sheet)?.putFormulaResult(row, column, cellError('#NULL!'));
  model.useEngine(createWorkbookCalculation({ sliceMilliseconds: 1e9 }));
  await model.recalculate(true);
  const different = expected.flatMap(({ sheet, row, column, formula, value }): RecalculatedCell[] => {
    const found = model.sheet(sheet)?.valueAt(row, column) ?? null;
    if (isSame(value, found)) return [];
    const header = plan.sheets.find(({ name }) => name === sheet)?.table?.columns[column]?.header ?? '';
    return [{ cell: `${sheet}!${column + 1}/${row + 1}`, header, formula, expected: value, found }];
  });
  return { model, formulas: expected.length, different };
}

function isSame(a: ModelValue, b: ModelValue): boolean {
  if (isCellError(a) || isCellError(b)) return false;
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : (a ?? '') === (b ?? '');
}

/** Titles of the checks that fail in a recalculated workbook. */
export function failedChecks(model: WorkbookModel): string[] {
  const { sheet, dataArea, columns } = model.table('CloseChecks') ?? {};
  if (sheet === undefined || dataArea === undefined || columns === undefined) throw new Error('no checks');
  const at = (header: string): number => columns.findIndex(({ name }) => name === header);
  const rows = Array.from({ length: dataArea.rowCount }, (_, index) => dataArea.row + index);
  return rows
    .filter((row) => sheet.valueAt(row, at('Result')) !== 'PASS')
    .map((row) => String(sheet.valueAt(row, at('Check'))));
}
