/** Sheets of the user's that carry a name of ours: a close replaces or removes what an earlier close wrote, and nothing else. */
import type { Diagnostic } from '../engine/domain/diagnostic';
import { cellAddress } from './read/cells/cell-address';
import type { CellValue } from './table-data';
import type { RetiredSheet, SheetPlan, WorkbookPlan } from './workbook-plan';

/** As much of a sheet as tells whose it is. */
export interface SheetHead {
  readonly name: string;
  /** Value of A1. */
  readonly title: CellValue;
  readonly isEmpty: boolean;
}

export const SHEET_DIAGNOSTICS = {
  'sheet.taken': 'A sheet of your own has a name under which the close would write.',
} as const;

/**
 * Errors for the sheets that are in the way: they hold an input table, or do not begin with the title a close writes.
 * `inputSheets`: names of the sheets with input tables.
 */
export function findTakenSheets(
  plan: WorkbookPlan,
  inWorkbook: readonly SheetHead[],
  inputSheets: readonly string[],
): Diagnostic[] {
  // Excel takes names that differ in case alone for one.
  const planned = new Map(plan.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const holdsInput = new Set(inputSheets);
  return inWorkbook.flatMap((head) => {
    const sheet = planned.get(head.name.toLowerCase());
    if (sheet === undefined || head.isEmpty) return [];
    return head.title === titleOf(sheet) && !holdsInput.has(head.name) ? [] : [reportTaken(head.name)];
  });
}

/** The sheets to be removed that stand in the workbook. */
export function findRetiredSheets({ retired = [] }: WorkbookPlan, inWorkbook: readonly SheetHead[]): RetiredSheet[] {
  return retired.filter(({ name, title }) => inWorkbook.some((head) => head.name === name && head.title === title));
}

function titleOf({ cells }: SheetPlan): CellValue | undefined {
  const content = cells.find(({ row, column }) => row === 0 && column === 0)?.content;
  return content?.kind === 'value' ? content.value : undefined;
}

function reportTaken(name: string): Diagnostic {
  return {
    severity: 'error',
    code: 'sheet.taken' satisfies keyof typeof SHEET_DIAGNOSTICS,
    table: name,
    key: '',
    column: '',
    cell: cellAddress(name, 0, 0),
    message: `The workbook has its own sheet ${name}, where the close would write. Rename that sheet.`,
  };
}
