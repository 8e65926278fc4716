import { fromR1C1, toR1C1 } from '../../formula/r1c1';
import { prepareCopy } from '../../formula/rewrite-formula';
import { intersectAreas, readBlock } from '../../model/area';
import type { Area } from '../../model/area';
import type { CellInput } from '../../model/cell-value';
import { ModelError } from '../../model/model-error';
import { gridArgument } from '../arguments';
import type { HostObject } from '../host-object';
import type { RangeTarget } from '../range-target';
import type { HostSession } from '../session';
import { invalidArgument, itemNotFound } from '../wire-error';
import { valueTypeOf, wireValue } from '../wire-value';

/** Office.js answers at most this many cells at once. */
const MAX_CELLS_READ = 5_000_000;

function readCells<T>(range: RangeTarget, read: (row: number, column: number) => T): T[][] | null {
  if (range.isUnbounded) return null;
  const { area } = range;
  if (area.rowCount * area.columnCount > MAX_CELLS_READ) {
    throw new ModelError('RangeExceedsLimit', 'The cell count in the range has exceeded the maximum supported number.');
  }
  return readBlock(area, read);
}

export function readValues(range: RangeTarget): unknown {
  const { sheet } = range;
  return readCells(range, (row, column) => wireValue(sheet.valueAt(row, column)));
}

/** The formula of formula cells, the value of the others. */
export function readFormulas(range: RangeTarget): unknown {
  const { sheet } = range;
  return readCells(range, (row, column) => sheet.formulaAt(row, column) ?? wireValue(sheet.valueAt(row, column)));
}

export function readFormulasR1C1(range: RangeTarget): unknown {
  const { sheet } = range;
  return readCells(range, (row, column) => {
    const formula = sheet.formulaAt(row, column);
    return formula === undefined ? wireValue(sheet.valueAt(row, column)) : toR1C1(formula, row, column);
  });
}

export function readTexts(range: RangeTarget): unknown {
  const { sheet } = range;
  return readCells(range, (row, column) => sheet.textAt(row, column));
}

export function readNumberFormats(range: RangeTarget): unknown {
  const { sheet } = range;
  return readCells(range, (row, column) => sheet.styleAt(row, column).numberFormat);
}

export function readValueTypes(range: RangeTarget): unknown {
  const { sheet } = range;
  return readCells(range, (row, column) => valueTypeOf(sheet.valueAt(row, column)));
}

export function assertShape(area: Area, rowCount: number, columnCount: number): void {
  if (rowCount !== area.rowCount || columnCount !== area.columnCount) {
    throw new ModelError(
      'InvalidArgument',
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
}

/** Brings a written value to the shape of the range: a lone value fills it, a lone formula as if filled down. */
function shapedGrid(range: RangeTarget, value: unknown, session: HostSession): readonly (readonly unknown[])[] {
  if (range.isUnbounded && !session.options.allowUnboundedWrites) throw invalidArgument();
  const { area } = range;
  const grid = gridArgument(value);
  if (grid.length === 1 && grid[0]!.length === 1) {
    const [lone] = grid[0]!;
    if (typeof lone === 'string' && lone.startsWith('=')) {
      const relative = prepareCopy(lone);
      return readBlock(area, (row, column) => relative(row - area.row, column - area.column));
    }
    return readBlock(area, () => lone);
  }
  assertShape(area, grid.length, grid[0]!.length);
  return grid;
}

/** `values` and `formulas` write alike: both read text the way Excel reads typing. */
export function writeCells(range: RangeTarget, value: unknown, session: HostSession): void {
  range.sheet.enter(range.area, shapedGrid(range, value, session) as CellInput[][]);
}

export function writeFormulasR1C1(range: RangeTarget, value: unknown, session: HostSession): void {
  if (range.isUnbounded && !session.options.allowUnboundedWrites) throw invalidArgument();
  const { area, sheet } = range;
  const grid = gridArgument(value);
  const isLone = grid.length === 1 && grid[0]!.length === 1;
  if (!isLone) assertShape(area, grid.length, grid[0]!.length);
  const inputs = readBlock(area, (row, column) => {
    const input = isLone ? grid[0]![0] : grid[row - area.row]![column - area.column];
    return typeof input === 'string' && input.startsWith('=') ? fromR1C1(input, row, column) : input;
  });
  sheet.enter(area, inputs as CellInput[][]);
}

export function writeNumberFormats(range: RangeTarget, value: unknown, session: HostSession): void {
  const lone = Array.isArray(value) ? undefined : value;
  if (typeof lone === 'string') {
    if (range.isUnbounded && !session.options.allowUnboundedWrites) throw invalidArgument();
    range.sheet.setStyle(range.area, { numberFormat: lone });
    return;
  }
  const grid = shapedGrid(range, value, session);
  if (grid.some((line) => line.some((format) => format !== null && typeof format !== 'string')))
    throw invalidArgument();
  range.sheet.setNumberFormats(range.area, grid as (string | null)[][]);
}

/** True when all cells take part in array results, false when none, null when some do. */
export function hasSpill(range: RangeTarget): boolean | null {
  const { area, sheet } = range;
  const inside = sheet.spills.flatMap((spill) => intersectAreas(spill, area) ?? []);
  const count = inside.reduce((sum, part) => sum + part.rowCount * part.columnCount, 0);
  if (count === 0) return false;
  return count === area.rowCount * area.columnCount ? true : null;
}

export function spillingTo(range: RangeTarget, session: HostSession, orThrow: boolean): HostObject | null {
  const spill = range.sheet.spillAt(range.area.row, range.area.column);
  if (spill) return session.range(range.sheet, spill);
  if (orThrow) throw itemNotFound();
  return null;
}
