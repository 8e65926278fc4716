/** What the sheets of the last close say of themselves: their checks as Excel computes them now, and their run. */
import type { TableData } from '../../workbook/table-data';
import { TABLE_NAMES } from '../../workbook/write/close-layout';
import { readRunLog, type RunHeader, type RunLogRow } from '../../workbook/write/rows/run-log-columns';
import type { CheckView, SheetsView } from './pane-views';

export function readSheets(tables: readonly TableData[], changedCells: readonly string[], inputHash: string | null): SheetsView {
  const last = lastRun(tables);
  if (last === null) return { run: null, checks: [], changedCells: [], inputsDiffer: false };
  const hash = last.cells.get('Hash of the input' satisfies RunHeader);
  return {
    run: last.run,
    checks: readChecks(tables),
    changedCells,
    inputsDiffer: inputHash !== null && typeof hash === 'string' && hash !== inputHash,
  };
}

function lastRun(tables: readonly TableData[]): RunLogRow | null {
  const log = tables.find(({ name }) => name === TABLE_NAMES.runLog);
  return log === undefined ? null : (readRunLog(log).at(-1) ?? null);
}

/** Anything but PASS fails: an error value in the cell too. */
export function readChecks(tables: readonly TableData[]): CheckView[] {
  const table = tables.find(({ name }) => name === TABLE_NAMES.checks);
  if (table === undefined) return [];
  const at = (header: string): number => table.headers.indexOf(header);
  const [title, result, difference, compares] = [at('Check'), at('Result'), at('Difference'), at('What is compared')];
  return table.rows.map((cells) => ({
    title: String(cells[title] ?? ''),
    pass: cells[result] === 'PASS',
    difference: String(cells[difference] ?? ''),
    explanation: String(cells[compares] ?? ''),
  }));
}
