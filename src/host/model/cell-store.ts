import type { Area } from './area';
import { endColumn, endRow, makeArea } from './area';
import type { CellValue } from './cell-value';

/** Rows kept together. Blank chunks take no memory. */
const CHUNK_BITS = 10;
const CHUNK_ROWS = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_ROWS - 1;

/** One column: parallel lists of chunks. A chunk without formulas or own styles has no list for them. */
interface ColumnChunks {
  values: (CellValue[] | undefined)[];
  formulas: ((string | undefined)[] | undefined)[];
  styles: (Uint32Array | undefined)[];
}

const blankValues = (): CellValue[] => new Array<CellValue>(CHUNK_ROWS).fill(null);
const blankStyles = (): Uint32Array => new Uint32Array(CHUNK_ROWS);
const blankFormulas = (): (string | undefined)[] => new Array<string | undefined>(CHUNK_ROWS).fill(undefined);

/** Cells of one sheet, by column and by runs of rows: 100,000 rows by 25 columns are a few thousand small arrays. */
export class CellStore {
  private readonly columns: (ColumnChunks | undefined)[] = [];

  valueAt(row: number, column: number): CellValue {
    return this.columns[column]?.values[row >> CHUNK_BITS]?.[row & CHUNK_MASK] ?? null;
  }

  formulaAt(row: number, column: number): string | undefined {
    return this.columns[column]?.formulas[row >> CHUNK_BITS]?.[row & CHUNK_MASK];
  }

  styleIdAt(row: number, column: number): number {
    return this.columns[column]?.styles[row >> CHUNK_BITS]?.[row & CHUNK_MASK] ?? 0;
  }

  /** Stores a constant (or the result of the formula in place when `keepFormula`). */
  setValue(row: number, column: number, value: CellValue, keepFormula = false): void {
    const chunks = value === null ? this.columns[column] : this.columnAt(column);
    if (!chunks) return;
    const chunk = row >> CHUNK_BITS;
    const at = row & CHUNK_MASK;
    if (value !== null) (chunks.values[chunk] ??= blankValues())[at] = value;
    else if (chunks.values[chunk]) chunks.values[chunk][at] = null;
    if (!keepFormula && chunks.formulas[chunk]) chunks.formulas[chunk][at] = undefined;
  }

  setFormula(row: number, column: number, formula: string | undefined): void {
    if (formula === undefined && !this.columns[column]) return;
    const chunks = this.columnAt(column);
    const chunk = row >> CHUNK_BITS;
    if (formula !== undefined) (chunks.formulas[chunk] ??= blankFormulas())[row & CHUNK_MASK] = formula;
    else if (chunks.formulas[chunk]) chunks.formulas[chunk][row & CHUNK_MASK] = undefined;
  }

  setStyleId(row: number, column: number, styleId: number): void {
    if (styleId === 0 && !this.columns[column]) return;
    const chunks = this.columnAt(column);
    const chunk = row >> CHUNK_BITS;
    if (styleId !== 0) (chunks.styles[chunk] ??= blankStyles())[row & CHUNK_MASK] = styleId;
    else if (chunks.styles[chunk]) chunks.styles[chunk][row & CHUNK_MASK] = 0;
  }

  hasContent(row: number, column: number): boolean {
    return this.valueAt(row, column) !== null || this.formulaAt(row, column) !== undefined;
  }

  /** Calls `visit` for the rows of one column that have a formula. */
  forEachFormula(column: number, visit: (row: number, formula: string) => void): void {
    this.columns[column]?.formulas.forEach((chunk, index) => {
      if (!chunk) return;
      for (let at = 0; at < CHUNK_ROWS; at++) {
        const formula = chunk[at];
        if (formula !== undefined) visit((index << CHUNK_BITS) + at, formula);
      }
    });
  }

  /** Number of columns that were ever written to, counted from A. */
  get columnLimit(): number {
    return this.columns.length;
  }

  /** One past the last row a column has room for. */
  rowLimit(column: number): number {
    const chunks = this.columns[column];
    if (!chunks) return 0;
    return Math.max(chunks.values.length, chunks.formulas.length, chunks.styles.length) << CHUNK_BITS;
  }

  /** Calls `visit` for runs of stored rows inside `area`, so that whole-column areas cost only what is stored. */
  forEachStoredRun(area: Area, visit: (column: number, firstRow: number, lastRow: number) => void): void {
    const lastColumn = Math.min(endColumn(area), this.columns.length);
    for (let column = area.column; column < lastColumn; column++) {
      const chunks = this.columns[column];
      if (!chunks) continue;
      const limit = Math.min(endRow(area), this.rowLimit(column));
      for (let row = area.row; row < limit; row = ((row >> CHUNK_BITS) + 1) << CHUNK_BITS) {
        const chunk = row >> CHUNK_BITS;
        if (!chunks.values[chunk] && !chunks.formulas[chunk] && !chunks.styles[chunk]) continue;
        visit(column, row, Math.min(limit - 1, ((chunk + 1) << CHUNK_BITS) - 1));
      }
    }
  }

  /** Removes cells without leaving a trace. */
  erase(area: Area, what: { readonly content: boolean; readonly style: boolean }): void {
    this.forEachStoredRun(area, (column, firstRow, lastRow) => {
      const chunks = this.columns[column]!;
      const chunk = firstRow >> CHUNK_BITS;
      const from = firstRow & CHUNK_MASK;
      const to = (lastRow & CHUNK_MASK) + 1;
      if (what.content) {
        chunks.values[chunk]?.fill(null, from, to);
        chunks.formulas[chunk]?.fill(undefined, from, to);
      }
      if (what.style) chunks.styles[chunk]?.fill(0, from, to);
    });
  }

  /** Smallest area with content; with `styles`, cells that only have a style of their own count too. */
  usedArea(styles: boolean, within?: Area): Area | undefined {
    let top = Infinity;
    let bottom = -1;
    let left = Infinity;
    let right = -1;
    const whole = within ?? makeArea(0, 0, 1 << 21, this.columns.length || 1);
    for (let column = whole.column; column < Math.min(endColumn(whole), this.columns.length); column++) {
      const first = this.firstUsedRow(column, whole.row, endRow(whole), styles);
      if (first < 0) continue;
      top = Math.min(top, first);
      bottom = Math.max(bottom, this.lastUsedRow(column, whole.row, endRow(whole), styles));
      left = Math.min(left, column);
      right = column;
    }
    return right < 0 ? undefined : makeArea(top, left, bottom - top + 1, right - left + 1);
  }

  private isUsed(row: number, column: number, styles: boolean): boolean {
    return this.hasContent(row, column) || (styles && this.styleIdAt(row, column) !== 0);
  }

  private firstUsedRow(column: number, from: number, to: number, styles: boolean): number {
    const limit = Math.min(to, this.rowLimit(column));
    for (let row = from; row < limit; row++) {
      if (this.isBlankChunk(column, row >> CHUNK_BITS)) row |= CHUNK_MASK;
      else if (this.isUsed(row, column, styles)) return row;
    }
    return -1;
  }

  private lastUsedRow(column: number, from: number, to: number, styles: boolean): number {
    for (let row = Math.min(to, this.rowLimit(column)) - 1; row >= from; row--) {
      if (this.isBlankChunk(column, row >> CHUNK_BITS)) row &= ~CHUNK_MASK;
      else if (this.isUsed(row, column, styles)) return row;
    }
    return -1;
  }

  private isBlankChunk(column: number, chunk: number): boolean {
    const chunks = this.columns[column];
    return !chunks || (!chunks.values[chunk] && !chunks.formulas[chunk] && !chunks.styles[chunk]);
  }

  /** Moves the rows of columns [column, column+columnCount): `count` > 0 opens a gap at `row`, < 0 closes one. */
  shiftRows(row: number, column: number, columnCount: number, count: number): void {
    for (let at = column; at < Math.min(column + columnCount, this.columns.length); at++) {
      const chunks = this.columns[at];
      if (!chunks || this.rowLimit(at) <= row) continue;
      chunks.values = shiftChunks<CellValue, CellValue[]>(chunks.values, blankValues, null, row, count);
      chunks.formulas = shiftChunks<string | undefined, (string | undefined)[]>(
        chunks.formulas,
        blankFormulas,
        undefined,
        row,
        count,
      );
      chunks.styles = shiftChunks<number, Uint32Array>(chunks.styles, blankStyles, 0, row, count);
    }
  }

  /** Moves whole columns: `count` > 0 inserts blank columns at `column`, < 0 removes columns there. */
  shiftColumns(column: number, count: number): void {
    if (column >= this.columns.length) return;
    if (count < 0) this.columns.splice(column, -count);
    else this.columns.splice(column, 0, ...new Array<undefined>(count).fill(undefined));
  }

  /** Copies one cell's value, formula and style from elsewhere. */
  copyCell(source: CellStore, fromRow: number, fromColumn: number, row: number, column: number): void {
    this.setValue(row, column, source.valueAt(fromRow, fromColumn));
    this.setFormula(row, column, source.formulaAt(fromRow, fromColumn));
    this.setStyleId(row, column, source.styleIdAt(fromRow, fromColumn));
  }

  private columnAt(column: number): ColumnChunks {
    while (this.columns.length <= column) this.columns.push(undefined);
    return (this.columns[column] ??= { values: [], formulas: [], styles: [] });
  }
}

/** Chunks with the cells from `row` on moved by `count` rows; blank cells do not get chunks of their own. */
function shiftChunks<T, Chunk extends T[] | Uint32Array>(
  chunks: (Chunk | undefined)[],
  blankChunk: () => Chunk,
  blank: T,
  row: number,
  count: number,
): (Chunk | undefined)[] {
  const firstChunk = row >> CHUNK_BITS;
  if (chunks.length <= firstChunk) return chunks;
  const result = chunks.slice(0, firstChunk);
  const put = (at: number, cell: T): void => {
    const index = at >> CHUNK_BITS;
    while (result.length <= index) result.push(undefined);
    ((result[index] ??= blankChunk()) as T[])[at & CHUNK_MASK] = cell;
  };
  for (let index = firstChunk; index < chunks.length; index++) {
    const chunk = chunks[index] as T[] | undefined;
    if (!chunk) continue;
    for (let at = 0; at < CHUNK_ROWS; at++) {
      const from = (index << CHUNK_BITS) + at;
      const cell = chunk[at] as T;
      if (cell === blank) continue;
      if (from < row) put(from, cell);
      else if (count > 0 || from >= row - count) put(from + count, cell);
    }
  }
  return result;
}
