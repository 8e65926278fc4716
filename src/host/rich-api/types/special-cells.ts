import type { Area } from '../../model/area';
import { endColumn, endRow, intersectAreas, makeArea } from '../../model/area';
import { choiceArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { HostObject } from '../host-object';
import type { RangeTarget } from '../range-target';
import type { HostSession } from '../session';
import { itemNotFound } from '../wire-error';
import { valueTypeOf } from '../wire-value';
import { rangeAreasType } from './range-areas';

const TYPES = ['Blanks', 'Constants', 'Formulas', 'Visible', 'DataValidations', 'ConditionalFormats'] as const;
const VALUE_TYPES = ['All', 'Errors', 'Logical', 'Numbers', 'Text'] as const;
const SHOWN_BY = { Errors: 'Error', Logical: 'Boolean', Numbers: 'Double', Text: 'String' } as const;

/** Cells of a kind within the used part of the range, as rectangles of one column each. */
export async function specialCells(
  range: RangeTarget,
  type: unknown,
  valueType: unknown,
  session: HostSession,
  orThrow: boolean,
): Promise<HostObject | null> {
  await session.calculated();
  const { sheet } = range;
  const kind = choiceArgument(type, TYPES);
  const values = choiceArgument(valueType, VALUE_TYPES, 'All');
  const used = sheet.usedArea(false);
  const area = kind === 'Visible' ? range.area : used && intersectAreas(used, range.area);
  const wanted = (row: number, column: number): boolean => {
    const formula = sheet.formulaAt(row, column) !== undefined;
    const value = sheet.valueAt(row, column);
    const valueFits = values === 'All' || valueTypeOf(value) === SHOWN_BY[values];
    switch (kind) {
      case 'Blanks':
        return value === null && !formula;
      case 'Constants':
        return !formula && value !== null && valueFits;
      case 'Formulas':
        return formula && valueFits;
      case 'Visible':
        return !sheet.rowFormat(row).hidden && !sheet.columnFormat(column).hidden;
      case 'DataValidations':
        return sheet.dataValidationAt(row, column) !== undefined;
      case 'ConditionalFormats':
        return sheet.conditionalFormats.some((rule) =>
          rule.areas.some((own) => intersectAreas(own, makeArea(row, column))),
        );
    }
  };
  const found = area ? columnRuns(area, wanted) : [];
  if (found.length > 0) {
    return objectOf(
      rangeAreasType,
      found.map((run) => session.rangeTarget(sheet, run)),
    );
  }
  if (orThrow) throw itemNotFound();
  return null;
}

function columnRuns(area: Area, wanted: (row: number, column: number) => boolean): Area[] {
  const runs: Area[] = [];
  for (let column = area.column; column < endColumn(area); column++) {
    let start = -1;
    for (let row = area.row; row <= endRow(area); row++) {
      const inside = row < endRow(area) && wanted(row, column);
      if (inside && start < 0) start = row;
      if (!inside && start >= 0) {
        runs.push(makeArea(start, column, row - start, 1));
        start = -1;
      }
    }
  }
  return runs;
}
