import { prepareCopy } from '../formula/rewrite-formula';
import type { Area } from './area';
import { makeArea } from './area';
import { isCellError } from './cell-value';
import type { CellValue } from './cell-value';
import { ModelError } from './model-error';
import type { Sheet } from './sheet';
import { noteEdit } from './sheet-blocks';
import { assertEditable, assertInsideSheet, assertPermitted } from './sheet-guard';

export interface SortKey {
  /** Column, counted from the area's first. */
  readonly offset: number;
  readonly ascending: boolean;
}

interface RowRecord {
  readonly row: number;
  readonly cells: readonly {
    readonly value: CellValue;
    readonly formula: string | undefined;
    readonly styleId: number;
  }[];
}

/** Sorts the rows of an area like Excel: numbers, text, booleans, errors; blanks last in both directions; stable. */
export function sortRows(
  sheet: Sheet,
  area: Area,
  keys: readonly SortKey[],
  options: { readonly hasHeaders?: boolean; readonly matchCase?: boolean },
): void {
  assertInsideSheet(area);
  assertEditable(sheet, area);
  assertPermitted(sheet, 'allowSort');
  if (keys.some(({ offset }) => offset < 0 || offset >= area.columnCount)) {
    throw new ModelError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.');
  }
  const data = options.hasHeaders ? makeArea(area.row + 1, area.column, area.rowCount - 1, area.columnCount) : area;
  if (data.rowCount < 1) return;
  const rows = readRows(sheet, data);
  rows.sort((a, b) => compareRows(a, b, keys, options.matchCase ?? false));
  rows.forEach((record, at) => writeRow(sheet, data, data.row + at, record));
  noteEdit(sheet, data);
}

function readRows(sheet: Sheet, area: Area): RowRecord[] {
  return Array.from({ length: area.rowCount }, (_, r) => ({
    row: area.row + r,
    cells: Array.from({ length: area.columnCount }, (_, c) => ({
      value: sheet.cells.valueAt(area.row + r, area.column + c),
      formula: sheet.cells.formulaAt(area.row + r, area.column + c),
      styleId: sheet.cells.styleIdAt(area.row + r, area.column + c),
    })),
  }));
}

function compareRows(a: RowRecord, b: RowRecord, keys: readonly SortKey[], matchCase: boolean): number {
  for (const { offset, ascending } of keys) {
    const x = a.cells[offset]!.value;
    const y = b.cells[offset]!.value;
    if ((x === null) !== (y === null)) return x === null ? 1 : -1;
    const order = compareValues(x, y, matchCase);
    if (order !== 0) return ascending ? order : -order;
  }
  return a.row - b.row;
}

function rank(value: CellValue): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}

/** Excel's order of two cell values. */
export function compareValues(x: CellValue, y: CellValue, matchCase: boolean): number {
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
  const kinds = rank(x) - rank(y);
  if (kinds !== 0 || isCellError(x) || isCellError(y)) return kinds;
  if (typeof x === 'string' && typeof y === 'string') {
    const folded = x.toLowerCase().localeCompare(y.toLowerCase(), 'en-US');
    return folded !== 0 || !matchCase ? folded : x.localeCompare(y, 'en-US');
  }
  return Number(x) - Number(y);
}

function writeRow(sheet: Sheet, area: Area, row: number, record: RowRecord): void {
  if (row === record.row) return;
  record.cells.forEach(({ value, formula, styleId }, c) => {
    const column = area.column + c;
    sheet.cells.setValue(row, column, value);
    sheet.cells.setFormula(row, column, formula && prepareCopy(formula)(row - record.row, 0));
    sheet.cells.setStyleId(row, column, styleId);
  });
}
