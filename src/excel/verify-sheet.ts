/** Reads back what was written and compares it with the plan: every posted constant, every text, a sample of formulas. */
import type { CellValue } from '../workbook/table-data';
import type { PlannedColumn, PlannedTable } from '../workbook/workbook-plan';
import { createHostError } from './host-error';
import { retargetFormula } from './retarget-formula';
import { synchronize } from './synchronize';

const ROWS_PER_READ = 20_000;

export async function verifyTable(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  table: PlannedTable,
  workingNames: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [index, column] of table.columns.entries()) {
    if (column.cells.kind === 'values') await verifyConstants(context, sheet, table, column, index, column.cells.values);
  }
  await verifyFormulaSample(context, sheet, table, workingNames);
}

async function verifyConstants(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  table: PlannedTable,
  column: PlannedColumn,
  index: number,
  sent: readonly CellValue[],
): Promise<void> {
  for (let row = 0; row < table.rowCount; row += ROWS_PER_READ) {
    const rows = Math.min(ROWS_PER_READ, table.rowCount - row);
    const range = sheet.getRangeByIndexes(table.headerRow + 1 + row, table.firstColumn + index, rows, 1);
    range.load('values');
    await synchronize(context);
    const values = range.values as unknown[][] | null;
    for (let i = 0; i < rows; i++) {
      const expected = sent[row + i] ?? '';
      const stored = values?.[i]?.[0];
      if (stored !== expected) {
        const place = `${column.header}, row ${String(row + i + 1)}: sent ${JSON.stringify(expected)}, stored ${JSON.stringify(stored)}`;
        throw createHostError('ReadBackDiffers', place);
      }
    }
  }
}

/** The first and the last formula of every formula column: catches Excel's rewriting of calculated columns. */
async function verifyFormulaSample(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  table: PlannedTable,
  workingNames: ReadonlyMap<string, string>,
): Promise<void> {
  if (table.rowCount === 0) return;
  const rows = table.rowCount === 1 ? [0] : [0, table.rowCount - 1];
  const read = rows.map((row) => {
    const range = sheet.getRangeByIndexes(table.headerRow + 1 + row, table.firstColumn, 1, table.columns.length);
    range.load('formulas');
    return { row, range };
  });
  await synchronize(context);
  for (const { row, range } of read) {
    const stored = (range.formulas as unknown[][])[0] ?? [];
    table.columns.forEach((column, index) => {
      const { cells } = column;
      if (cells.kind === 'values') return;
      const planned = cells.kind === 'formulas' ? cells.formulas[row] : row === 0 ? cells.formula : undefined;
      const actual = stored[index];
      const same = planned === undefined ? typeof actual === 'string' && actual.startsWith('=') : actual === retargetFormula(planned, workingNames);
      if (!same) throw createHostError('ReadBackDiffers', `${column.header}, row ${String(row + 1)}: formula ${JSON.stringify(actual)}`);
    });
  }
}
