import { containsArea, endColumn, endRow, isWholeColumns, isWholeRows, makeArea } from '../../model/area';
import type { ClearScope, CopyScope, SheetModel } from '../../model/workbook-model';
import { choiceArgument, flagArgument, rangeArgument, recordArgument } from '../arguments';
import type { HostObject } from '../host-object';
import type { RangeTarget } from '../range-target';
import type { HostSession } from '../session';
import { invalidArgument, notEmulated } from '../wire-error';
import { seriesOf } from './auto-fill';
import { rangeAreasArgument } from './range-areas';

export const CLEAR_SCOPES: readonly ClearScope[] = ['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'];
const COPY_SCOPES: readonly CopyScope[] = ['All', 'Formulas', 'Values', 'Formats'];

/** `target.copyFrom(source, type, skipBlanks, transpose)`. */
export async function copyFrom(target: RangeTarget, args: readonly unknown[], session: HostSession): Promise<void> {
  const [source, type, skipBlanks, transpose] = args;
  if (flagArgument(transpose)) throw notEmulated('Range', 'copyFrom', 'transpose');
  const scope = choiceArgument(type, COPY_SCOPES, 'All');
  // results are copied, so they must be there
  if (scope === 'Values' || scope === 'All') await session.calculated();
  for (const from of rangeAreasArgument(source, session, target.sheet)) {
    target.sheet.copyFrom(target.area, from.sheet, from.area, scope, flagArgument(skipBlanks));
  }
}

const FILL_TYPES = ['FillDefault', 'FillCopy', 'FillSeries', 'FillFormats', 'FillValues'] as const;

/** `source.autoFill(destination, type)`; the destination contains the source and reaches beyond it on one side. */
export function autoFill(source: RangeTarget, args: readonly unknown[], session: HostSession): void {
  const { sheet, area } = source;
  const type = choiceArgument(args[1], FILL_TYPES, 'FillDefault');
  const destination = rangeArgument(args[0], session, sheet).area;
  if (!containsArea(destination, area)) throw invalidArgument();
  const downwards = destination.columnCount === area.columnCount && destination.row === area.row;
  const sideways = destination.rowCount === area.rowCount && destination.column === area.column;
  if (!downwards && !sideways) throw invalidArgument();
  const rest = downwards
    ? makeArea(endRow(area), area.column, endRow(destination) - endRow(area), area.columnCount)
    : makeArea(area.row, endColumn(area), area.rowCount, endColumn(destination) - endColumn(area));
  if (rest.rowCount === 0 || rest.columnCount === 0) return;
  copyRepeating(source, rest, type);
  if (type === 'FillDefault' || type === 'FillSeries') seriesOf(sheet, area, rest, downwards, type === 'FillSeries');
}

/** Repeats the source over the rest, cutting the last copy short. */
function copyRepeating(source: RangeTarget, rest: RangeTarget['area'], type: (typeof FILL_TYPES)[number]): void {
  const { sheet, area } = source;
  const scope: CopyScope = type === 'FillFormats' ? 'Formats' : type === 'FillValues' ? 'Formulas' : 'All';
  const rows = Math.floor(rest.rowCount / area.rowCount) * area.rowCount;
  const columns = Math.floor(rest.columnCount / area.columnCount) * area.columnCount;
  if (rows > 0 && columns > 0) sheet.copyFrom(makeArea(rest.row, rest.column, rows, columns), sheet, area, scope);
  const restRows = rest.rowCount - rows;
  if (restRows > 0) {
    const part = makeArea(area.row, area.column, restRows, area.columnCount);
    sheet.copyFrom(makeArea(rest.row + rows, rest.column, restRows, rest.columnCount), sheet, part, scope);
  }
  const restColumns = rest.columnCount - columns;
  if (restColumns > 0) {
    const part = makeArea(area.row, area.column, area.rowCount, restColumns);
    sheet.copyFrom(makeArea(rest.row, rest.column + columns, rest.rowCount, restColumns), sheet, part, scope);
  }
}

export function insertRange(range: RangeTarget, [shift]: readonly unknown[], session: HostSession): HostObject {
  const direction = choiceArgument(shift, ['Down', 'Right'] as const) === 'Down' ? 'down' : 'right';
  const { sheet, area } = range;
  sheet.insertCells(area, direction);
  return session.range(sheet, area);
}

export function deleteRange({ sheet, area }: RangeTarget, [shift]: readonly unknown[]): void {
  sheet.deleteCells(area, choiceArgument(shift, ['Up', 'Left'] as const) === 'Up' ? 'up' : 'left');
}

export function setHyperlink({ sheet, area }: RangeTarget, value: unknown): void {
  sheet.setHyperlink(area, value === null ? undefined : recordArgument(value));
}

/** Lines of the range, as far as the range is not unbounded in that direction. */
function span({ area }: RangeTarget, lines: 'rows' | 'columns'): readonly [first: number, count: number] {
  return lines === 'rows' ? [area.row, area.rowCount] : [area.column, area.columnCount];
}

/** True or false when all lines agree, null when they do not. */
export function linesHidden(range: RangeTarget, lines: 'rows' | 'columns'): boolean | null {
  const [first, count] = span(range, lines);
  const formats = lines === 'rows' ? range.sheet.rowFormats() : range.sheet.columnFormats();
  let hidden = 0;
  for (const [index, format] of formats) if (index >= first && index < first + count && format.hidden) hidden++;
  if (hidden === 0) return false;
  return hidden === count ? true : null;
}

export function hideLines(range: RangeTarget, lines: 'rows' | 'columns', hidden: boolean): void {
  const [first, count] = span(range, lines);
  if (lines === 'rows') range.sheet.setRowFormat(first, count, { hidden });
  else range.sheet.setColumnFormat(first, count, { hidden });
}

/** Without an option whole columns are grouped as columns, anything else as rows. */
function groupedLines(range: RangeTarget, option: unknown): 'rows' | 'columns' {
  const fallback = isWholeColumns(range.area) && !isWholeRows(range.area) ? 'ByColumns' : 'ByRows';
  return choiceArgument(option, ['ByRows', 'ByColumns'] as const, fallback) === 'ByRows' ? 'rows' : 'columns';
}

/** Puts lines one outline level deeper (`step` 1) or back (-1); there are seven levels. */
export function group(range: RangeTarget, option: unknown, step: 1 | -1): void {
  const lines = groupedLines(range, option);
  const [first, count] = span(range, lines);
  const { sheet } = range;
  for (let index = first; index < first + count; index++) {
    const format = lines === 'rows' ? sheet.rowFormat(index) : sheet.columnFormat(index);
    const outlineLevel = (format.outlineLevel ?? 0) + step;
    if (outlineLevel < 0 || outlineLevel > 7) throw invalidArgument();
    if (lines === 'rows') sheet.setRowFormat(index, 1, { outlineLevel });
    else sheet.setColumnFormat(index, 1, { outlineLevel });
  }
}

export function foldGroup(range: RangeTarget, option: unknown, hidden: boolean): void {
  const lines = groupedLines(range, option);
  const [first, count] = span(range, lines);
  const { sheet } = range;
  for (let index = first; index < first + count; index++) {
    const format = lines === 'rows' ? sheet.rowFormat(index) : sheet.columnFormat(index);
    if (!format.outlineLevel) continue;
    if (lines === 'rows') sheet.setRowFormat(index, 1, { hidden });
    else sheet.setColumnFormat(index, 1, { hidden });
  }
}

/** Shows the outermost `levels` levels of the outline and hides the deeper ones; 0 leaves all as they are. */
export function showOutlineLevels(sheet: SheetModel, lines: 'rows' | 'columns', levels: number): void {
  if (levels === 0) return;
  const formats = lines === 'rows' ? sheet.rowFormats() : sheet.columnFormats();
  for (const [index, { outlineLevel }] of [...formats]) {
    if (!outlineLevel) continue;
    const change = { hidden: outlineLevel >= levels };
    if (lines === 'rows') sheet.setRowFormat(index, 1, change);
    else sheet.setColumnFormat(index, 1, change);
  }
}
