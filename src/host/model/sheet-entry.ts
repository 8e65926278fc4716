import { normalizeFormula } from '../formula/rewrite-formula';
import { checkFormula } from './check-formula';
import type { Area } from './area';
import type { CellInput } from './cell-value';
import { ModelError } from './model-error';
import { parseInput } from './parse-input';
import type { Sheet } from './sheet';
import { noteEdit } from './sheet-blocks';
import { assertEditable, assertInsideSheet } from './sheet-guard';
import { growTablesOver, overwriteCalculatedColumns } from './table-growth';

/** Writes inputs as if typed: parses them, gives General cells the implied format, lets tables grow. */
export function enterInputs(sheet: Sheet, area: Area, inputs: readonly (readonly CellInput[])[]): void {
  assertInsideSheet(area);
  if (inputs.length !== area.rowCount || inputs.some((line) => line.length !== area.columnCount)) {
    throw new ModelError(
      'InvalidArgument',
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  assertEditable(sheet, area);
  const { workbook } = sheet;
  const single = area.rowCount * area.columnCount === 1;
  const before = single ? sheet.cells.valueAt(area.row, area.column) : undefined;
  const previous = workbook.tracksFormulaChanges ? sheet.readFormulas(area) : undefined;
  for (let r = 0; r < area.rowCount; r++) {
    const line = inputs[r]!;
    for (let c = 0; c < area.columnCount; c++) enterCell(sheet, area.row + r, area.column + c, line[c]);
  }
  if (previous) noteFormulaChanges(sheet, area, previous);
  growTablesOver(sheet, area);
  noteEdit(sheet, area, before);
  if (workbook.behaviour.overwriteCalculatedColumns) overwriteCalculatedColumns(sheet, area);
}

function enterCell(sheet: Sheet, row: number, column: number, input: CellInput): void {
  const { workbook, cells } = sheet;
  if (typeof input === 'number' && Number.isFinite(input)) {
    cells.setValue(row, column, input);
    return;
  }
  const cellFormat = typeof input === 'string' ? sheet.styleAt(row, column).numberFormat : '';
  const parsed = parseInput(input, cellFormat, workbook.behaviour.currentYear);
  if (parsed.kind === 'leave') return;
  if (parsed.kind === 'formula') {
    const formula = normalizeFormula(parsed.formula);
    checkFormula(formula, sheet);
    cells.setValue(row, column, 0);
    cells.setFormula(row, column, formula);
    return;
  }
  cells.setValue(row, column, parsed.value);
  if (parsed.numberFormat !== undefined && cellFormat === 'General') {
    const styleId = workbook.styles.patch(sheet.effectiveStyleId(row, column), { numberFormat: parsed.numberFormat });
    cells.setStyleId(row, column, styleId);
  }
}

function noteFormulaChanges(sheet: Sheet, area: Area, previous: readonly (readonly (string | undefined)[])[]): void {
  const cells: { row: number; column: number; previous: string }[] = [];
  previous.forEach((line, r) =>
    line.forEach((old, c) => {
      const now = sheet.cells.formulaAt(area.row + r, area.column + c);
      if (now !== undefined && now !== old) {
        cells.push({ row: area.row + r, column: area.column + c, previous: old ?? '' });
      }
    }),
  );
  const { changes } = sheet.workbook;
  if (cells.length > 0) {
    changes.noteEvent({ type: 'formulaChanged', sheetId: sheet.id, source: changes.source, cells });
  }
}
