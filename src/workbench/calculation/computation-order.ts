import { endColumn, endRow, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../host/model/area';
import type { DirtyCells } from './dirty-cells';
import { areaOfReference } from './formula-reference';
import type { FormulaCell, FormulaRegistry } from './formula-registry';

/**
 * A waiting cell, after everything that it reads and that is still waiting; nothing when it waits no more. A circle is
 * broken where it closes.
 */
export function* inOrder(cell: FormulaCell, dirty: DirtyCells, registry: FormulaRegistry): Iterable<FormulaCell> {
  if (!dirty.remove(cell)) return;
  const path: FormulaCell[] = [cell];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const needed = waitingPrecedent(top, dirty, registry);
    if (needed) {
      dirty.remove(needed);
      path.push(needed);
    } else {
      path.pop();
      yield top;
    }
  }
}

function waitingPrecedent(
  { template, row, column }: FormulaCell,
  dirty: DirtyCells,
  registry: FormulaRegistry,
): FormulaCell | undefined {
  if (dirty.size === 0) return undefined;
  for (const reference of template.references) {
    const area = areaOfReference(reference, row - template.homeRow, column - template.homeColumn);
    for (let at = dirty.findIn(reference.sheetId, area); at; at = dirty.findIn(reference.sheetId, area)) {
      const found = registry.cellAt(reference.sheetId, at.row, at.column);
      if (found) return found;
      // the formula is gone: it was marked before a change took it away
      dirty.drop(reference.sheetId, at.row, at.column);
    }
  }
  return undefined;
}

/** Relative references reach no further than this in workbooks people make. */
const FAR_ROW = SHEET_ROW_COUNT / 2;
const FAR_COLUMN = SHEET_COLUMN_COUNT / 2;

/** A formula filled too far: one of its references lies beyond the sheet. */
export function leavesSheet({ template, row, column }: FormulaCell): boolean {
  const rowOffset = row - template.homeRow;
  const columnOffset = column - template.homeColumn;
  if (rowOffset >= 0 && columnOffset >= 0 && row < FAR_ROW && column < FAR_COLUMN) return false;
  return template.references.some((reference) => {
    const area = areaOfReference(reference, rowOffset, columnOffset);
    return area.row < 0 || area.column < 0 || endRow(area) > SHEET_ROW_COUNT || endColumn(area) > SHEET_COLUMN_COUNT;
  });
}
