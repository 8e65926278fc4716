/** What a plan would write, in numbers, for the preview. */
import type { CellValue } from '../table-data';
import type { PlannedColumn, SheetPlan, WorkbookPlan } from '../workbook-plan';

export interface SheetSummary {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Cells with a value or a formula. */
  readonly cells: number;
  readonly formulas: number;
  /** Estimate of the text that goes to Excel; a filled column goes once. */
  readonly bytes: number;
}

export interface PlanSummary {
  readonly sheets: readonly SheetSummary[];
  readonly rows: number;
  readonly cells: number;
  readonly formulas: number;
  readonly bytes: number;
}

export function summarizePlan(plan: WorkbookPlan): PlanSummary {
  const sheets = plan.sheets.map(summarizeSheet);
  const sum = (of: (sheet: SheetSummary) => number): number => sheets.reduce((total, sheet) => total + of(sheet), 0);
  return {
    sheets,
    rows: sum(({ rows }) => rows),
    cells: sum(({ cells }) => cells),
    formulas: sum(({ formulas }) => formulas),
    bytes: sum(({ bytes }) => bytes),
  };
}

interface Count {
  readonly cells: number;
  readonly formulas: number;
  readonly bytes: number;
}

function summarizeSheet({ name, table, cells }: SheetPlan): SheetSummary {
  const columns = table?.columns ?? [];
  const counts: Count[] = columns.map((column) => countColumn(column, table?.rowCount ?? 0));
  for (const { content } of cells) {
    const isFormula = content.kind === 'formula';
    counts.push({
      cells: 1,
      formulas: isFormula ? 1 : 0,
      bytes: isFormula ? content.formula.length + SEPARATORS : bytesOf(content.value),
    });
  }
  const sum = (of: (count: Count) => number): number => counts.reduce((total, count) => total + of(count), 0);
  return {
    name,
    rows: table?.rowCount ?? 0,
    columns: columns.length,
    cells: sum((count) => count.cells),
    formulas: sum((count) => count.formulas),
    bytes: sum((count) => count.bytes),
  };
}

/** Quotes and comma around a cell on the wire. */
const SEPARATORS = 3;

function bytesOf(value: CellValue): number {
  return value === null ? SEPARATORS : String(value).length + (typeof value === 'string' ? SEPARATORS : 1);
}

function countColumn({ cells, header }: PlannedColumn, rowCount: number): Count {
  const heading = header.length + SEPARATORS;
  if (cells.kind === 'fill')
    return { cells: rowCount, formulas: rowCount, bytes: heading + cells.formula.length + rowCount * SEPARATORS };
  if (cells.kind === 'formulas') {
    const bytes = cells.formulas.reduce((sum, formula) => sum + formula.length + SEPARATORS, heading);
    return { cells: rowCount, formulas: rowCount, bytes };
  }
  let filled = 0;
  let bytes = heading;
  for (const value of cells.values) {
    if (value !== null) filled += 1;
    bytes += bytesOf(value);
  }
  return { cells: filled, formulas: 0, bytes };
}
