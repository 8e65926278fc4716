import { endColumn, endRow } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { FormulaCell } from './formula-registry';

/** Rows of one column, a bit each. */
class RowBits {
  count = 0;
  private words = new Uint32Array(64);

  add(row: number): boolean {
    const word = row >>> 5;
    if (word >= this.words.length) this.enlarge(word);
    const bit = 1 << (row & 31);
    if ((this.words[word]! & bit) !== 0) return false;
    this.words[word]! |= bit;
    this.count++;
    return true;
  }

  remove(row: number): boolean {
    const word = row >>> 5;
    const bit = 1 << (row & 31);
    if (word >= this.words.length || (this.words[word]! & bit) === 0) return false;
    this.words[word]! &= ~bit;
    this.count--;
    return true;
  }

  /** The first row from `from` up to, without, `to`; -1 when there is none. */
  nextIn(from: number, to: number): number {
    const last = Math.min(to, this.words.length * 32);
    let row = Math.max(0, from);
    while (row < last) {
      const rest = this.words[row >>> 5]! >>> (row & 31);
      if (rest === 0) {
        row = ((row >>> 5) + 1) * 32;
        continue;
      }
      row += 31 - Math.clz32(rest & -rest);
      return row < last ? row : -1;
    }
    return -1;
  }

  private enlarge(word: number): void {
    const words = new Uint32Array(Math.max(word + 1, this.words.length * 2));
    words.set(this.words);
    this.words = words;
  }
}

/** The formula cells that still have to be computed. */
export class DirtyCells {
  private readonly sheets = new Map<string, Map<number, RowBits>>();
  private queue: FormulaCell[] = [];
  private total = 0;

  get size(): number {
    return this.total;
  }

  /** False when the cell was already in. */
  add(cell: FormulaCell): boolean {
    const { sheetId, row, column } = cell;
    let columns = this.sheets.get(sheetId);
    if (!columns) this.sheets.set(sheetId, (columns = new Map<number, RowBits>()));
    let rows = columns.get(column);
    if (!rows) columns.set(column, (rows = new RowBits()));
    if (!rows.add(row)) return false;
    this.queue.push(cell);
    this.total++;
    return true;
  }

  /** All cells in the order in which they were added; some may have been computed meanwhile. */
  takeQueue(): readonly FormulaCell[] {
    const { queue } = this;
    this.queue = [];
    return queue;
  }

  remove({ sheetId, row, column }: FormulaCell): boolean {
    return this.drop(sheetId, row, column);
  }

  drop(sheetId: string, row: number, column: number): boolean {
    const removed = this.sheets.get(sheetId)?.get(column)?.remove(row) ?? false;
    if (removed) this.total--;
    return removed;
  }

  /** The position of a waiting cell inside the area. */
  findIn(sheetId: string, area: Area): { readonly row: number; readonly column: number } | undefined {
    const columns = this.sheets.get(sheetId);
    if (!columns || this.total === 0) return undefined;
    if (area.columnCount === 1) return findInColumn(columns.get(area.column), area, area.column);
    for (const [column, rows] of columns) {
      if (column < area.column || column >= endColumn(area)) continue;
      const found = findInColumn(rows, area, column);
      if (found) return found;
    }
    return undefined;
  }

  clear(): void {
    this.sheets.clear();
    this.queue = [];
    this.total = 0;
  }
}

function findInColumn(
  rows: RowBits | undefined,
  area: Area,
  column: number,
): { row: number; column: number } | undefined {
  if (!rows || rows.count === 0) return undefined;
  const row = rows.nextIn(area.row, endRow(area));
  return row < 0 ? undefined : { row, column };
}
