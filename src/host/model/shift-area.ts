import type { Area } from './area';
import { endColumn, endRow, makeArea, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from './area';
import type { ShiftDirection } from './change-source';

/** Where an area of the sheet is after cells moved: itself when untouched, undefined when deleted. */
export type AreaMap = (area: Area) => Area | undefined;

/**
 * The map of areas for inserting (`down`, `right`) or deleting (`up`, `left`) the cells of `moved`. Only areas that
 * lie wholly in the moved rows or columns follow; insertion inside an area widens it, deletion narrows it.
 */
export function shiftMap(moved: Area, direction: ShiftDirection): AreaMap {
  const sign = direction === 'down' || direction === 'right' ? 1 : -1;
  if (direction === 'down' || direction === 'up') {
    return (area) => {
      if (area.column < moved.column || endColumn(area) > endColumn(moved)) return area;
      const span = shiftSpan(area.row, area.rowCount, moved.row, sign * moved.rowCount, SHEET_ROW_COUNT);
      if (!span) return undefined;
      if (span.start === area.row && span.count === area.rowCount) return area;
      return makeArea(span.start, area.column, span.count, area.columnCount);
    };
  }
  return (area) => {
    if (area.row < moved.row || endRow(area) > endRow(moved)) return area;
    const span = shiftSpan(area.column, area.columnCount, moved.column, sign * moved.columnCount, SHEET_COLUMN_COUNT);
    if (!span) return undefined;
    if (span.start === area.column && span.count === area.columnCount) return area;
    return makeArea(area.row, span.start, area.rowCount, span.count);
  };
}

/** One dimension: `change` lines inserted (> 0) or deleted (< 0) at `at`. Spans of the whole sheet stay whole. */
export function shiftSpan(
  start: number,
  count: number,
  at: number,
  change: number,
  limit: number,
): { readonly start: number; readonly count: number } | undefined {
  if (count === limit) return { start, count };
  const end = start + count;
  if (change > 0) {
    if (end <= at) return { start, count };
    const newStart = start >= at ? start + change : start;
    const newEnd = Math.min(limit, end + change);
    return newStart < newEnd ? { start: newStart, count: newEnd - newStart } : undefined;
  }
  const newStart = start < at ? start : Math.max(at, start + change);
  const newEnd = end <= at ? end : Math.max(at, end + change);
  return newStart < newEnd ? { start: newStart, count: newEnd - newStart } : undefined;
}
