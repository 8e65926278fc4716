/**
 * Finds totals rows that stand among the data: they would be counted twice.
 * A row is one when its key says so, or when its key is empty while an amount equals the sum of the rows above.
 */
import type { ColumnFormat, ReadableFormat } from '../format/column-format';
import { isBlank, showValue } from './table-row';

export interface TotalRow {
  readonly column: string;
  readonly message: string;
}

const HAS_TOTAL = /total|sum/i;
const TOTAL_WORD = /^(grand\s*|sub\s*-?\s*)?totals?\s*:?$|^sum\s*:?$/i;
/** Excel's Subtotal command writes `INV-7 Total`. */
const ENDS_WITH_TOTAL = /\s(grand\s+|sub-?)?totals?\s*:?$/i;

/** The columns that tell totals rows, found once for the table. */
interface TotalColumns {
  readonly format: ReadableFormat;
  readonly keys: readonly Place[];
  readonly all: readonly Place[];
  /** Required columns that hold no amount: a row that only sums leaves them empty. */
  readonly required: readonly number[];
  readonly sums: readonly RunningSum[];
}

interface Place {
  readonly name: string;
  readonly index: number;
}

/** Thousandths of a unit: of all rows above, and of those since the last totals row. */
interface RunningSum extends Place {
  whole: number;
  part: number;
}

/** By index of the row. */
export function findTotalRows(
  rows: readonly (readonly unknown[])[],
  format: ReadableFormat,
  columns: ReadonlyMap<string, number>,
): ReadonlyMap<number, TotalRow> {
  const found = new Map<number, TotalRow>();
  const context = totalColumns(format, columns);
  for (const [index, cells] of rows.entries()) {
    const keyIsBlank = context.keys.every((key) => isBlank(cells[key.index]));
    const total = totalByWord(cells, context, keyIsBlank) ?? (keyIsBlank ? totalBySum(cells, context) : null);
    if (total !== null) found.set(index, total);
    for (const sum of context.sums) {
      const thousandths = total === null ? (thousandthsOf(cells[sum.index]) ?? 0) : 0;
      sum.whole += thousandths;
      sum.part = total === null ? sum.part + thousandths : 0;
    }
  }
  return found;
}

function totalColumns(format: ReadableFormat, columns: ReadonlyMap<string, number>): TotalColumns {
  const placesOf = (names: readonly string[]): Place[] =>
    names.flatMap((name) => {
      const index = columns.get(name);
      return index === undefined ? [] : [{ name, index }];
    });
  const named = (wanted: (column: ColumnFormat) => boolean): Place[] =>
    placesOf(format.columns.filter(wanted).map(({ name }) => name));
  return {
    format,
    keys: placesOf(format.key),
    all: placesOf([...columns.keys()]),
    required: named(({ required, kind }) => required && kind !== 'amount').map(({ index }) => index),
    sums: named(({ kind }) => kind === 'amount' || kind === 'number').map((place) => ({ ...place, whole: 0, part: 0 })),
  };
}

/** The key says so; or, where the key is empty, any other text of the row does. */
function totalByWord(cells: readonly unknown[], context: TotalColumns, keyIsBlank: boolean): TotalRow | null {
  for (const { name, index } of keyIsBlank ? context.all : context.keys) {
    const cell = cells[index];
    if (typeof cell !== 'string' || !HAS_TOTAL.test(cell)) continue;
    const text = cell.trim();
    const lacksValue = (): boolean => context.required.some((column) => isBlank(cells[column]));
    if (TOTAL_WORD.test(text) || (!keyIsBlank && ENDS_WITH_TOTAL.test(text) && lacksValue())) {
      const message =
        `The row says ${showValue(cell)}: a totals row inside the table would be counted as data. ` +
        'Delete it, or use the total row of the Excel table.';
      return { column: name, message };
    }
  }
  return null;
}

function totalBySum(cells: readonly unknown[], { keys, sums, format }: TotalColumns): TotalRow | null {
  if (keys.length === 0) return null;
  for (const sum of sums) {
    const thousandths = thousandthsOf(cells[sum.index]);
    if (thousandths === null || thousandths === 0) continue;
    if (thousandths === sum.whole || thousandths === sum.part) {
      const message =
        `The row has no ${format.key.join(' and no ')}, and its ${sum.name} ${showValue(cells[sum.index])} is the ` +
        'sum of the rows above: a totals row inside the table would be counted as data. ' +
        'Delete it, or use the total row of the Excel table.';
      return { column: sum.name, message };
    }
  }
  return null;
}

/** Enough to compare sums without the noise of binary fractions. */
function thousandthsOf(cell: unknown): number | null {
  const value = typeof cell === 'string' && /^[+-]?\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : cell;
  return typeof value === 'number' && Number.isFinite(value) ? Math.round(value * 1000) : null;
}
