import { formatAddress } from '../../formula/a1';
import { intersectAreas, isWholeColumns, isWholeRows } from '../../model/area';
import type { SheetModel } from '../../model/workbook-model';
import { choiceArgument, flagArgument, rangeArgument, resolveAddress } from '../arguments';
import { HostObject, objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import type { RangeTarget } from '../range-target';
import type { HostSession } from '../session';
import { invalidArgument, itemNotFound } from '../wire-error';
import { conditionalFormatCollectionType } from './conditional-format';
import { dataValidationType } from './data-validation';
import { fullAddress, rangeType } from './range';
import { CLEAR_SCOPES } from './range-edit';
import { rangeFormatType } from './range-format';
import type { CellsTarget } from './cells-target';
import { worksheetType } from './worksheet';

/** Several ranges of one sheet. */
type Ranges = readonly RangeTarget[];

function cellsOf(ranges: Ranges): CellsTarget {
  return { sheet: ranges[0]!.sheet, areas: ranges.map(({ area }) => area) };
}

function intersections(ranges: Ranges, other: unknown, session: HostSession): HostObject | null {
  const others = rangeAreasArgument(other, session, ranges[0]!.sheet);
  const found = ranges.flatMap((range) =>
    others.flatMap((second) => {
      const common = intersectAreas(range.area, second.area);
      return common ? [session.rangeTarget(range.sheet, common)] : [];
    }),
  );
  return found.length > 0 ? objectOf(rangeAreasType, found) : null;
}

export const rangeCollectionType: TypeDefinition<Ranges> = {
  name: 'RangeCollection',
  items: (ranges) => ranges.map((range) => objectOf(rangeType, range)),
};

export const rangeAreasType: TypeDefinition<Ranges> = {
  name: 'RangeAreas',
  get: {
    Address: (ranges) => ranges.map(fullAddress).join(','),
    AddressLocal: (ranges) => ranges.map(fullAddress).join(','),
    AreaCount: (ranges) => ranges.length,
    CellCount: (ranges) => ranges.reduce((sum, { area }) => sum + area.rowCount * area.columnCount, 0),
    IsEntireColumn: (ranges) => ranges.every(({ area }) => isWholeColumns(area)),
    IsEntireRow: (ranges) => ranges.every(({ area }) => isWholeRows(area)),
  },
  navigate: {
    Areas: (ranges) => objectOf(rangeCollectionType, ranges),
    ConditionalFormats: (ranges) => objectOf(conditionalFormatCollectionType, cellsOf(ranges)),
    DataValidation: (ranges) => objectOf(dataValidationType, cellsOf(ranges)),
    Format: (ranges) => objectOf(rangeFormatType, cellsOf(ranges)),
    Worksheet: (ranges) => objectOf(worksheetType, ranges[0]!.sheet),
  },
  call: {
    Calculate: (ranges) => ranges[0]!.sheet.workbook.recalculate(true),
    Clear: (ranges, [scope]) => {
      for (const { sheet, area } of ranges) sheet.clear(area, choiceArgument(scope, CLEAR_SCOPES, 'All'));
    },
    GetIntersection: (ranges, [other], session) => {
      const found = intersections(ranges, other, session);
      if (!found) throw itemNotFound();
      return found;
    },
    GetIntersectionOrNullObject: (ranges, [other], session) => intersections(ranges, other, session),
    GetUsedRangeAreasOrNullObject: (ranges, [valuesOnly], session) => {
      const used = ranges[0]!.sheet.usedArea(flagArgument(valuesOnly));
      return used ? intersections(ranges, formatAddress(used), session) : null;
    },
  },
};

/** `sheet.getRanges('A1:B2, D4')`. */
export function rangeAreasOf(sheet: SheetModel, addresses: string, session: HostSession): HostObject {
  const ranges = addresses.split(',').map((address) => {
    const found = resolveAddress(address, session, sheet);
    if (found.sheet !== sheet) throw invalidArgument();
    return session.rangeTarget(sheet, found.area);
  });
  return objectOf(rangeAreasType, ranges);
}

/** Ranges given as one range, several, or an address. */
export function rangeAreasArgument(value: unknown, session: HostSession, sheet: SheetModel): Ranges {
  if (value instanceof HostObject && Array.isArray(value.target)) return value.target as Ranges;
  return [rangeArgument(value, session, sheet)];
}
