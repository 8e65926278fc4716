import type { CalculationEngine } from './calculation-engine';
import { Workbook } from './workbook';
import type { WorkbookBehaviour } from './workbook';
import type { WorkbookModel } from './workbook-model';

export interface WorkbookOptions extends Partial<WorkbookBehaviour> {
  readonly name?: string | undefined;
  /** Names of the first sheets; default `Sheet1`. An empty list makes a workbook for a file reader to fill. */
  readonly sheets?: readonly string[] | undefined;
  /** Default: the engine that keeps cached values. */
  readonly engine?: CalculationEngine | undefined;
}

/** A new workbook. Without options: `Book1.xlsx` with one blank sheet, behaving as Excel does. */
export function createWorkbook(options: WorkbookOptions = {}): WorkbookModel {
  const workbook = new Workbook(options.name ?? 'Book1.xlsx', {
    currentYear: options.currentYear ?? new Date().getFullYear(),
    tablesGrow: options.tablesGrow ?? true,
    overwriteCalculatedColumns: options.overwriteCalculatedColumns ?? false,
  });
  workbook.batch('load', () => {
    for (const name of options.sheets ?? ['Sheet1']) workbook.addSheet(name);
  });
  workbook.isDirty = false;
  if (options.engine) workbook.useEngine(options.engine);
  return workbook;
}
