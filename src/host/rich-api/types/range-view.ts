import { endColumn, endRow } from '../../model/area';
import type { TypeDefinition } from '../host-object';
import type { RangeTarget } from '../range-target';
import { valueTypeOf, wireValue } from '../wire-value';

/** The rows and columns of a range that are not hidden. */
function visible<T>(range: RangeTarget, read: (row: number, column: number) => T): T[][] {
  const { sheet, area } = range;
  const rows: T[][] = [];
  for (let row = area.row; row < endRow(area); row++) {
    if (sheet.rowFormat(row).hidden) continue;
    const line: T[] = [];
    for (let column = area.column; column < endColumn(area); column++) {
      if (!sheet.columnFormat(column).hidden) line.push(read(row, column));
    }
    rows.push(line);
  }
  return rows;
}

export const rangeViewType: TypeDefinition<RangeTarget> = {
  name: 'RangeView',
  get: {
    ColumnCount: (range) => visible(range, () => 0)[0]?.length ?? 0,
    Formulas: (range) =>
      visible(
        range,
        (row, column) => range.sheet.formulaAt(row, column) ?? wireValue(range.sheet.valueAt(row, column)),
      ),
    NumberFormat: (range) => visible(range, (row, column) => range.sheet.styleAt(row, column).numberFormat),
    RowCount: (range) => visible(range, () => 0).length,
    Text: (range) => visible(range, (row, column) => range.sheet.textAt(row, column)),
    ValueTypes: (range) => visible(range, (row, column) => valueTypeOf(range.sheet.valueAt(row, column))),
    Values: (range) => visible(range, (row, column) => wireValue(range.sheet.valueAt(row, column))),
  },
  call: { GetRange: (range, _args, session) => session.range(range.sheet, range.area) },
};
