/** Size of a worksheet, as in every Excel since 2007. */
export const SHEET_ROW_COUNT = 1_048_576;
export const SHEET_COLUMN_COUNT = 16_384;

/** A rectangle of cells. Indexes count from zero; counts are at least one. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export function makeArea(row: number, column: number, rowCount = 1, columnCount = 1): Area {
  return { row, column, rowCount, columnCount };
}

export const WHOLE_SHEET: Area = makeArea(0, 0, SHEET_ROW_COUNT, SHEET_COLUMN_COUNT);

/** First row below the area. */
export function endRow(area: Area): number {
  return area.row + area.rowCount;
}

/** First column to the right of the area. */
export function endColumn(area: Area): number {
  return area.column + area.columnCount;
}

export function isWholeColumns(area: Area): boolean {
  return area.row === 0 && area.rowCount === SHEET_ROW_COUNT;
}

export function isWholeRows(area: Area): boolean {
  return area.column === 0 && area.columnCount === SHEET_COLUMN_COUNT;
}

export function isInsideSheet(area: Area): boolean {
  return (
    area.row >= 0 &&
    area.column >= 0 &&
    area.rowCount >= 1 &&
    area.columnCount >= 1 &&
    endRow(area) <= SHEET_ROW_COUNT &&
    endColumn(area) <= SHEET_COLUMN_COUNT
  );
}

export function containsCell(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < endRow(area) && column >= area.column && column < endColumn(area);
}

export function containsArea(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    endRow(inner) <= endRow(outer) &&
    endColumn(inner) <= endColumn(outer)
  );
}

export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rowCount === b.rowCount && a.columnCount === b.columnCount;
}

/** The cells both areas have, or undefined when they are apart. */
export function intersectAreas(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rowCount = Math.min(endRow(a), endRow(b)) - row;
  const columnCount = Math.min(endColumn(a), endColumn(b)) - column;
  return rowCount > 0 && columnCount > 0 ? makeArea(row, column, rowCount, columnCount) : undefined;
}

/** The smallest area that holds both. */
export function boundingArea(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return makeArea(row, column, Math.max(endRow(a), endRow(b)) - row, Math.max(endColumn(a), endColumn(b)) - column);
}

/** What is left of `area` without `hole`: zero to four rectangles. */
export function subtractArea(area: Area, hole: Area): Area[] {
  const common = intersectAreas(area, hole);
  if (!common) return [area];
  const rest: Area[] = [];
  const above = common.row - area.row;
  const below = endRow(area) - endRow(common);
  const left = common.column - area.column;
  const right = endColumn(area) - endColumn(common);
  if (above > 0) rest.push(makeArea(area.row, area.column, above, area.columnCount));
  if (left > 0) rest.push(makeArea(common.row, area.column, common.rowCount, left));
  if (right > 0) rest.push(makeArea(common.row, endColumn(common), common.rowCount, right));
  if (below > 0) rest.push(makeArea(endRow(common), area.column, below, area.columnCount));
  return rest;
}

/** A 2-D array over an area. */
export function readBlock<T>(area: Area, read: (row: number, column: number) => T): T[][] {
  const rows = new Array<T[]>(area.rowCount);
  for (let r = 0; r < area.rowCount; r++) {
    const line = new Array<T>(area.columnCount);
    for (let c = 0; c < area.columnCount; c++) line[c] = read(area.row + r, area.column + c);
    rows[r] = line;
  }
  return rows;
}
