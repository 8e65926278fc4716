import { makeArea } from '../../../host/model/area';
import { cellError, isCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';
import { positionsMeeting, sumWhere } from '../functions/conditions';
import type { Condition } from '../functions/conditions';
import { parseCriterion } from '../functions/criterion';
import { findPosition } from '../functions/lookup-match';
import { toNumber } from './operators';
import type { QuickFunction } from './quick-functions';
import type { Quick, QuickSite } from './site';
import { Cells, Grid, NOT_QUICK, single } from './values';
import type { Operand } from './values';

const VALUE = cellError('#VALUE!');
const REF = cellError('#REF!');
const NA = cellError('#N/A');

function cellsOf(site: QuickSite, arg: Quick | undefined): Cells {
  const operand: Operand = arg ? arg(site) : null;
  if (!(operand instanceof Cells)) throw NOT_QUICK;
  return operand;
}

const valueOf = (site: QuickSite, arg: Quick | undefined): CellValue => (arg ? single(arg(site)) : null);

const INDEX: QuickFunction = {
  least: 2,
  most: 3,
  call(site, args) {
    const { sheet, area } = cellsOf(site, args[0]);
    const first = toNumber(valueOf(site, args[1]));
    const second = args.length > 2 ? toNumber(valueOf(site, args[2])) : undefined;
    if (isCellError(first)) return first;
    if (isCellError(second)) return second;
    // with one number, a row is counted along its columns
    const isRow = second === undefined && area.rowCount === 1 && area.columnCount > 1;
    const row = isRow ? 1 : Math.trunc(first);
    const column = isRow ? Math.trunc(first) : Math.trunc(second ?? 1);
    if (row === 0 || column === 0 || (second === undefined && !isRow && area.columnCount > 1)) throw NOT_QUICK;
    if (row < 0 || column < 0) return VALUE;
    if (row > area.rowCount || column > area.columnCount) return REF;
    return new Cells(sheet, makeArea(area.row + row - 1, area.column + column - 1));
  },
};

const MATCH: QuickFunction = {
  least: 2,
  most: 3,
  call(site, args) {
    const wanted = valueOf(site, args[0]);
    const { sheet, area } = cellsOf(site, args[1]);
    const kind = args.length > 2 ? toNumber(valueOf(site, args[2])) : 1;
    if (isCellError(wanted)) return wanted;
    if (isCellError(kind)) return kind;
    if (area.rowCount !== 1 && area.columnCount !== 1) return NA;
    const position = findPosition(site.rangeIndex.range(sheet.id, area), wanted, Math.sign(kind));
    return position < 0 ? NA : position + 1;
  },
};

/** ROW and COLUMN: of the cell itself without an argument, of every cell of a range inside SUMPRODUCT. */
function lineNumber(axis: 'row' | 'column'): QuickFunction {
  return {
    least: 0,
    most: 1,
    call(site, args) {
      if (args.length === 0) return site[axis] + 1;
      const { area, isSingle } = cellsOf(site, args[0]);
      if (isSingle) return area[axis] + 1;
      if (!site.onArrays) throw NOT_QUICK;
      const count = axis === 'row' ? area.rowCount : area.columnCount;
      const numbers = Array.from({ length: count }, (_, at) => area[axis] + at + 1);
      return axis === 'row' ? new Grid(count, 1, numbers) : new Grid(1, count, numbers);
    },
  };
}

function lineCount(axis: 'rowCount' | 'columnCount'): QuickFunction {
  return { least: 1, most: 1, call: (site, args) => cellsOf(site, args[0]).area[axis] };
}

/** Pairs of range and criterion; undefined when the ranges differ in shape. */
function conditionsOf(site: QuickSite, args: readonly (Quick | undefined)[]): Condition[] | undefined {
  if (args.length % 2 !== 0) throw NOT_QUICK;
  const conditions: Condition[] = [];
  for (let at = 0; at < args.length; at += 2) {
    const { sheet, area } = cellsOf(site, args[at]);
    const criterion = parseCriterion(valueOf(site, args[at + 1]));
    conditions.push({ range: site.rangeIndex.range(sheet.id, area), criterion });
  }
  const { rowCount, columnCount } = conditions[0]!.range;
  const alike = conditions.every(({ range }) => range.rowCount === rowCount && range.columnCount === columnCount);
  return alike ? conditions : undefined;
}

const SUMIFS: QuickFunction = {
  least: 3,
  most: 255,
  call(site, args) {
    const { sheet, area } = cellsOf(site, args[0]);
    const conditions = conditionsOf(site, args.slice(1));
    if (!conditions) return VALUE;
    const total = site.rangeIndex.range(sheet.id, area);
    const [{ range }] = conditions as [Condition];
    if (range.rowCount !== total.rowCount || range.columnCount !== total.columnCount) return VALUE;
    return sumWhere(total, conditions);
  },
};

const SUMIF: QuickFunction = {
  least: 2,
  most: 3,
  call(site, args) {
    const tested = cellsOf(site, args[0]);
    const total = args.length > 2 ? cellsOf(site, args[2]) : tested;
    const conditions = conditionsOf(site, args.slice(0, 2))!;
    // the third argument gives the first cell only; its shape is that of the first
    const area = { ...tested.area, row: total.area.row, column: total.area.column };
    return sumWhere(site.rangeIndex.range(total.sheet.id, area), conditions);
  },
};

const COUNTIFS: QuickFunction = {
  least: 2,
  most: 255,
  call(site, args) {
    const conditions = conditionsOf(site, args);
    return conditions ? positionsMeeting(conditions).length : VALUE;
  },
};

export const LOOKUP_FUNCTIONS: readonly (readonly [string, QuickFunction])[] = [
  ['INDEX', INDEX],
  ['MATCH', MATCH],
  ['ROW', lineNumber('row')],
  ['COLUMN', lineNumber('column')],
  ['ROWS', lineCount('rowCount')],
  ['COLUMNS', lineCount('columnCount')],
  ['SUMIFS', SUMIFS],
  ['SUMIF', SUMIF],
  ['COUNTIFS', COUNTIFS],
  ['COUNTIF', { ...COUNTIFS, most: 2 }],
];
