import type { Area } from '../../model/area';
import {
  boundingArea,
  containsArea,
  endColumn,
  endRow,
  intersectAreas,
  makeArea,
  SHEET_COLUMN_COUNT,
  SHEET_ROW_COUNT,
} from '../../model/area';
import type { SheetModel } from '../../model/workbook-model';
import { choiceArgument, rangeArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { HostObject } from '../host-object';
import type { RangeTarget } from '../range-target';
import type { HostSession } from '../session';
import { invalidArgument, itemNotFound } from '../wire-error';
import { rangeAreasType } from './range-areas';

type RangeObject = HostObject;

/** Another range of the same sheet. Whole columns and rows stay whole when they are moved along. */
export function moved(range: RangeTarget, area: Area, session: HostSession): RangeObject {
  return session.range(range.sheet, area);
}

/** A row or column of the range; one outside it is refused. */
export function sub(range: RangeTarget, area: Area, session: HostSession): RangeObject {
  if (!containsArea(range.area, area)) throw invalidArgument();
  return session.range(range.sheet, area);
}

/** Rows or columns right after (`count` > 0) or before (`count` < 0) the range. */
export function beside(
  range: RangeTarget,
  lines: 'rows' | 'columns',
  count: number,
  session: HostSession,
): RangeObject {
  const { area } = range;
  if (count === 0) throw invalidArgument();
  const size = Math.abs(count);
  if (lines === 'rows') {
    const row = count > 0 ? endRow(area) : area.row - size;
    return session.range(range.sheet, makeArea(row, area.column, size, area.columnCount));
  }
  const column = count > 0 ? endColumn(area) : area.column - size;
  return session.range(range.sheet, makeArea(area.row, column, area.rowCount, size));
}

export function boundingRect(range: RangeTarget, [other]: readonly unknown[], session: HostSession): RangeObject {
  const second = rangeArgument(other, session, range.sheet);
  if (second.sheet !== range.sheet) throw invalidArgument();
  return session.range(range.sheet, boundingArea(range.area, second.area));
}

export function intersection(
  range: RangeTarget,
  other: unknown,
  session: HostSession,
  orThrow: boolean,
): RangeObject | null {
  const second = rangeArgument(other, session, range.sheet);
  const common = second.sheet === range.sheet ? intersectAreas(range.area, second.area) : undefined;
  if (common) return session.range(range.sheet, common);
  if (orThrow) throw itemNotFound();
  return null;
}

/** The used part of a sheet or of an area of it; null when that is blank. */
export function usedRange(
  sheet: SheetModel,
  valuesOnly: boolean,
  session: HostSession,
  within?: Area,
): RangeObject | null {
  const used = within ? usedWithin(sheet, valuesOnly, within) : sheet.usedArea(valuesOnly);
  return used ? session.range(sheet, used) : null;
}

function usedWithin(sheet: SheetModel, valuesOnly: boolean, within: Area): Area | undefined {
  const used = sheet.usedArea(valuesOnly);
  const common = used && intersectAreas(used, within);
  if (!common) return undefined;
  let found: Area | undefined;
  sheet.forEachCell((row, column, value, formula, styleId) => {
    if (value === null && formula === undefined && (valuesOnly || styleId === 0)) return;
    const cell = makeArea(row, column);
    found = found ? boundingArea(found, cell) : cell;
  }, common);
  return found;
}

/** Height or width in points of a run of lines. */
export function linesSize(sheet: SheetModel, lines: 'rows' | 'columns', first: number, count: number): number {
  const formats = lines === 'rows' ? sheet.rowFormats() : sheet.columnFormats();
  const standard = lines === 'rows' ? sheet.standardHeight : sheet.standardWidth;
  let size = count * standard;
  for (const [index, format] of formats) {
    if (index < first || index >= first + count) continue;
    size += (format.hidden ? 0 : (format.sizePoints ?? standard)) - standard;
  }
  return size;
}

const DIRECTIONS = ['Up', 'Down', 'Left', 'Right'] as const;

/** The cell Ctrl+arrow would go to from the range's first cell. */
function edgeCell(range: RangeTarget, direction: (typeof DIRECTIONS)[number]): Area {
  const { sheet } = range;
  let { row, column } = range.area;
  const stepRow = direction === 'Up' ? -1 : direction === 'Down' ? 1 : 0;
  const stepColumn = direction === 'Left' ? -1 : direction === 'Right' ? 1 : 0;
  const inside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < SHEET_ROW_COUNT && c < SHEET_COLUMN_COUNT;
  const filled = (r: number, c: number): boolean => sheet.valueAt(r, c) !== null;
  const run =
    filled(row, column) && inside(row + stepRow, column + stepColumn) && filled(row + stepRow, column + stepColumn);
  while (inside(row + stepRow, column + stepColumn)) {
    if (run && !filled(row + stepRow, column + stepColumn)) break;
    row += stepRow;
    column += stepColumn;
    if (!run && filled(row, column)) break;
  }
  return makeArea(row, column);
}

export function edge(range: RangeTarget, direction: unknown, session: HostSession): RangeObject {
  return session.range(range.sheet, edgeCell(range, choiceArgument(direction, DIRECTIONS)));
}

export function extended(range: RangeTarget, direction: unknown, session: HostSession): RangeObject {
  const cell = edgeCell(range, choiceArgument(direction, DIRECTIONS));
  return session.range(range.sheet, boundingArea(range.area, cell));
}

/** The block of filled cells round the range, bounded by blank rows and columns. */
export function surroundingRegion(range: RangeTarget, session: HostSession): RangeObject {
  const { sheet } = range;
  let { area } = range;
  const used = sheet.usedArea();
  for (let grown = used !== undefined; grown;) {
    const wider = makeArea(
      Math.max(0, area.row - 1),
      Math.max(0, area.column - 1),
      Math.min(SHEET_ROW_COUNT, endRow(area) + 1) - Math.max(0, area.row - 1),
      Math.min(SHEET_COLUMN_COUNT, endColumn(area) + 1) - Math.max(0, area.column - 1),
    );
    const filled = usedWithin(sheet, true, wider);
    const next = filled ? boundingArea(area, filled) : area;
    grown = next.rowCount !== area.rowCount || next.columnCount !== area.columnCount;
    area = next;
  }
  return session.range(sheet, area);
}

export function mergedAreas(range: RangeTarget, _args: readonly unknown[], session: HostSession): HostObject | null {
  const merged = range.sheet.merges.filter((area) => intersectAreas(area, range.area));
  if (merged.length === 0) return null;
  return objectOf(
    rangeAreasType,
    merged.map((area) => session.rangeTarget(range.sheet, area)),
  );
}
