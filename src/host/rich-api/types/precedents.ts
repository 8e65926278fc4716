import { areaOfCorners, parseAddress, splitSheetPrefix } from '../../formula/a1';
import { columnsOfSpecifier } from '../../formula/rewrite-formula';
import { tokenizeFormula } from '../../formula/tokenize-formula';
import type { FormulaToken, StructuredToken } from '../../formula/tokenize-formula';
import type { Area } from '../../model/area';
import { boundingArea, endColumn, endRow, makeArea } from '../../model/area';
import type { SheetModel, TableModel } from '../../model/workbook-model';
import { textArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { HostObject, TypeDefinition } from '../host-object';
import type { RangeTarget } from '../range-target';
import type { HostSession } from '../session';
import { itemNotFound } from '../wire-error';
import { fullAddress } from './range';
import { rangeAreasType, rangeCollectionType } from './range-areas';

/** Ranges of several sheets, grouped by sheet. */
type RangesBySheet = readonly (readonly RangeTarget[])[];

interface Place {
  readonly sheet: SheetModel;
  readonly area: Area;
}

/** Cells the formulas of a range refer to directly; ItemNotFound when there are none. */
export function directPrecedents(range: RangeTarget, session: HostSession): HostObject {
  const places: Place[] = [];
  range.sheet.forEachCell((row, column, _value, formula) => {
    if (formula === undefined) return;
    for (const token of tokenizeFormula(formula)) {
      const place = placeOf(token, { sheet: range.sheet, area: makeArea(row, column) });
      if (place) places.push(place);
    }
  }, range.area);
  if (places.length === 0) throw itemNotFound();
  const bySheet = new Map<SheetModel, Map<string, RangeTarget>>();
  for (const { sheet, area } of places) {
    const ofSheet = bySheet.get(sheet) ?? new Map<string, RangeTarget>();
    bySheet.set(sheet, ofSheet);
    const target = session.rangeTarget(sheet, area);
    if (!ofSheet.has(fullAddress(target))) ofSheet.set(fullAddress(target), target);
  }
  return objectOf(
    workbookRangeAreasType,
    [...bySheet.values()].map((ofSheet) => [...ofSheet.values()]),
  );
}

function placeOf(token: FormulaToken, cell: Place): Place | undefined {
  const { workbook } = cell.sheet;
  if (token.kind === 'reference') {
    const sheet = token.sheetName === undefined ? cell.sheet : workbook.sheet(token.sheetName);
    return sheet && { sheet, area: areaOfCorners(token.from, token.to) };
  }
  if (token.kind === 'structured') return structuredPlace(token, cell);
  if (token.kind !== 'name') return undefined;
  const table = workbook.table(token.text);
  if (table) return { sheet: table.sheet, area: table.dataArea };
  const { sheetName, rest } = splitSheetPrefix(workbook.names.resolve(token.text, cell.sheet)?.formula.slice(1) ?? '');
  const sheet = sheetName === undefined ? cell.sheet : workbook.sheet(sheetName);
  const area = parseAddress(rest);
  return sheet && area && { sheet, area };
}

function structuredPlace(token: StructuredToken, cell: Place): Place | undefined {
  const { row, column } = cell.area;
  const table =
    token.tableName === '' ? tableAround(cell.sheet, row, column) : cell.sheet.workbook.table(token.tableName);
  if (!table) return undefined;
  const named = columnsOfSpecifier(token.specifier).flatMap(({ name }) => {
    const index = table.columns.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
    return index < 0 ? [] : [makeArea(table.dataArea.row, table.area.column + index, table.dataArea.rowCount, 1)];
  });
  const columns = named.length === 0 ? table.dataArea : named.reduce(boundingArea);
  const thisRow = token.specifier.startsWith('[@') || /#this row/i.test(token.specifier);
  if (!thisRow) return { sheet: table.sheet, area: columns };
  return { sheet: table.sheet, area: makeArea(row, columns.column, 1, columns.columnCount) };
}

function tableAround(sheet: SheetModel, row: number, column: number): TableModel | undefined {
  return sheet.tables.find(
    ({ area }) => row >= area.row && row < endRow(area) && column >= area.column && column < endColumn(area),
  );
}

export const rangeAreasCollectionType: TypeDefinition<RangesBySheet> = {
  name: 'RangeAreasCollection',
  items: (groups) => groups.map((ranges) => objectOf(rangeAreasType, ranges)),
};

export const workbookRangeAreasType: TypeDefinition<RangesBySheet> = {
  name: 'WorkbookRangeAreas',
  get: { Addresses: (groups) => groups.map((ranges) => ranges.map(fullAddress).join(',')) },
  navigate: {
    Areas: (groups) => objectOf(rangeAreasCollectionType, groups),
    Ranges: (groups) => objectOf(rangeCollectionType, groups.flat()),
  },
  call: {
    GetRangeAreasBySheet: (groups, [key]) => {
      const wanted = textArgument(key).toLowerCase();
      const found = groups.find(([first]) => first!.sheet.id === key || first!.sheet.name.toLowerCase() === wanted);
      if (!found) throw itemNotFound();
      return objectOf(rangeAreasType, found);
    },
  },
};
