/** What every witness does: tables into a workbook, a close into it, all results made wrong, and LibreOffice asked. */
import { prepareClose, type ReadyClose } from '../../src/app/prepare-close';
import { dayFromIso } from '../../src/engine';
import { columnLetters } from '../../src/host/formula/a1';
import { isCellError, type CellValue } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import type { TableData } from '../../src/workbook/table-data';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { failedChecks } from '../workbook/write/planned-close';
import { poison, recalculated, type ExpectedResult } from './libre-office';

/** A hundredth of the smallest unit of any currency: stored numbers have fifteen digits, formulas may have more. */
export const NEARLY = 1e-5;

const SHOWN = 20;

/** A workbook with these tables, each on a sheet of its own. */
export function workbookOf(tables: readonly TableData[]): WorkbookModel {
  const model = createWorkbook({ sheets: [] });
  putTables(model, tables);
  return model;
}

/** Puts tables into a workbook; those of the same sheet names are replaced. */
export function putTables(model: WorkbookModel, tables: readonly TableData[]): void {
  const sheets = sourceSheetsPlan(tables);
  applyPlanToModel(model, { sheets, activate: sheets[0]!.name });
}

/** Closes through a day, by default what stands in the workbook, and applies the plan. Fails when the data has errors. */
export function closeInto(model: WorkbookModel, through: string, tables: readonly TableData[] = tablesOfModel(model)): ReadyClose {
  const close = prepareClose(tables, { throughDay: dayFromIso(through)! });
  if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
  applyPlanToModel(model, close.plan);
  return close;
}

export interface Witnessed {
  /** The workbook as LibreOffice calculated it. */
  readonly found: WorkbookModel;
  /** Cells whose formula gives an error or something else than the engine expected: place, values, formula. */
  readonly differences: readonly string[];
  /** Names of the rows of Checks that do not say PASS. */
  readonly failed: readonly string[];
}

/** Replaces every stored result by a wrong one and lets LibreOffice calculate; see `poison` for what was expected. */
export async function witnessed(model: WorkbookModel, expected: readonly ExpectedResult[] = poison(model)): Promise<Witnessed> {
  const found = await recalculated(model);
  return { found, differences: differencesOf(expected, found).slice(0, SHOWN), failed: failedChecks(found) };
}

/** `skip` leaves columns of tables out. */
export function differencesOf(
  expected: readonly ExpectedResult[],
  found: WorkbookModel,
  skip: (header: string) => boolean = () => false,
): string[] {
  const headers = new Map(
    found.tables.flatMap(({ sheet, area, columns }) =>
      columns.map(({ name }, index) => [`${sheet.name}|${area.column + index}`, name]),
    ),
  );
  const sheets = new Map(found.sheets.map((sheet) => [sheet.name, sheet]));
  return expected.flatMap(({ sheet, row, column, formula, result }) => {
    const value = sheets.get(sheet)!.valueAt(row, column);
    const cell = `${sheet}!${columnLetters(column)}${row + 1}`;
    if (isCellError(value)) return [`${cell} ${value.error}: ${formula}`];
    if (isSame(result, value) || skip(headers.get(`${sheet}|${column}`) ?? '')) return [];
    return [`${cell} is ${String(value)}, expected ${String(result)}: ${formula}`];
  });
}

const isSame = (a: CellValue, b: CellValue): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < NEARLY : (a ?? '') === (b ?? '');
