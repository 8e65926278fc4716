import { endRow, makeArea, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { ChangedCells } from '../../host/model/calculation-engine';
import type { FormulaCell } from './formula-registry';

/** All cells that inserting or deleting at an area may have moved. */
export function movedCells(sheetId: string, area: Area): ChangedCells {
  return {
    sheetId,
    area: makeArea(area.row, area.column, SHEET_ROW_COUNT - area.row, SHEET_COLUMN_COUNT - area.column),
  };
}

/** Cells below each other as one area, which saves searches. */
export function runsOf(cells: readonly FormulaCell[]): ChangedCells[] {
  return mergeRuns(cells.map(({ sheetId, row, column }) => ({ sheetId, area: makeArea(row, column) })));
}

/** The same for areas of equal width. */
export function mergeRuns(areas: readonly ChangedCells[]): ChangedCells[] {
  if (areas.length < 2) return [...areas];
  const runs: ChangedCells[] = [];
  for (const { sheetId, area } of [...areas].sort(byPosition)) {
    const last = runs.at(-1);
    const continues =
      last?.sheetId === sheetId &&
      last.area.column === area.column &&
      last.area.columnCount === area.columnCount &&
      endRow(last.area) >= area.row;
    if (!continues) {
      runs.push({ sheetId, area });
      continue;
    }
    const rowCount = Math.max(endRow(last.area), endRow(area)) - last.area.row;
    runs[runs.length - 1] = { sheetId, area: { ...last.area, rowCount } };
  }
  return runs;
}

function byPosition(a: ChangedCells, b: ChangedCells): number {
  if (a.sheetId !== b.sheetId) return a.sheetId < b.sheetId ? -1 : 1;
  return a.area.column - b.area.column || a.area.columnCount - b.area.columnCount || a.area.row - b.area.row;
}
