import type { Corner } from '../../host/formula/a1';
import { makeArea, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../host/model/area';
import type { Area } from '../../host/model/area';

/** Cells a formula reads. Corners are those of the formula in its template's home cell. */
export interface FormulaReference {
  readonly sheetId: string;
  readonly from: Corner;
  readonly to: Corner;
}

/** Inclusive bounds on how far a formula may stand from its home cell; `first > last` means nowhere. */
interface Interval {
  readonly first: number;
  readonly last: number;
}

const EVERYWHERE: Interval = { first: -Infinity, last: Infinity };
const NOWHERE: Interval = { first: 0, last: -1 };

/** The cells the reference means for a formula that stands `rowOffset`, `columnOffset` from its home cell. */
export function areaOfReference(reference: FormulaReference, rowOffset: number, columnOffset: number): Area {
  const { from, to } = reference;
  const rows = span(from.row, from.rowFixed, to.row, to.rowFixed, rowOffset, SHEET_ROW_COUNT);
  const columns = span(from.column, from.columnFixed, to.column, to.columnFixed, columnOffset, SHEET_COLUMN_COUNT);
  return makeArea(rows.first, columns.first, rows.last - rows.first + 1, columns.last - columns.first + 1);
}

function span(
  from: number | undefined,
  fromFixed: boolean,
  to: number | undefined,
  toFixed: boolean,
  offset: number,
  limit: number,
): Interval {
  if (from === undefined || to === undefined) return { first: 0, last: limit - 1 };
  const a = fromFixed ? from : from + offset;
  const b = toFixed ? to : to + offset;
  return a <= b ? { first: a, last: b } : { first: b, last: a };
}

/** True when the reference means the same cells wherever its formula stands. */
export function isFixedReference({ from, to }: FormulaReference): boolean {
  const fixed = (corner: Corner): boolean =>
    (corner.row === undefined || corner.rowFixed) && (corner.column === undefined || corner.columnFixed);
  return fixed(from) && fixed(to);
}

/**
 * Where a formula must stand (as offsets from its home cell) for the reference to meet `changed`. May include some
 * places too many (for a range with one fixed and one moving end), never too few.
 */
export function offsetsMeeting(
  { from, to }: FormulaReference,
  changed: Area,
): { readonly rows: Interval; readonly columns: Interval } {
  return {
    rows: interval(from.row, from.rowFixed, to.row, to.rowFixed, changed.row, changed.rowCount),
    columns: interval(
      from.column,
      from.columnFixed,
      to.column,
      to.columnFixed,
      changed.column,
      changed.columnCount,
    ),
  };
}

function interval(
  from: number | undefined,
  fromFixed: boolean,
  to: number | undefined,
  toFixed: boolean,
  first: number,
  count: number,
): Interval {
  if (from === undefined || to === undefined) return EVERYWHERE;
  if (fromFixed !== toFixed) return EVERYWHERE;
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const last = first + count - 1;
  if (fromFixed) return low <= last && high >= first ? EVERYWHERE : NOWHERE;
  return { first: first - high, last: last - low };
}
