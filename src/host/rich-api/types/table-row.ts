import { makeArea } from '../../model/area';
import type { Area } from '../../model/area';
import type { CellInput } from '../../model/cell-value';
import type { TableModel } from '../../model/table-model';
import { gridArgument, wholeArgument } from '../arguments';
import { HostObject, objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { invalidArgument, itemNotFound } from '../wire-error';
import { wireValue } from '../wire-value';

/** A data row, held by its place: as in Excel, a row proxy does not follow when rows are inserted or deleted. */
interface RowTarget {
  readonly table: TableModel;
  readonly index: number;
}

function rowArea({ table, index }: RowTarget): Area {
  const { row, column, columnCount, rowCount } = table.dataArea;
  if (index < 0 || index >= rowCount) throw itemNotFound();
  return makeArea(row + index, column, 1, columnCount);
}

export const tableRowType: TypeDefinition<RowTarget> = {
  name: 'TableRow',
  get: {
    Index: ({ index }) => index,
    Values: (target) => target.table.sheet.readValues(rowArea(target)).map((line) => line.map(wireValue)),
  },
  set: {
    Values: (target, value) => target.table.sheet.enter(rowArea(target), gridArgument(value) as readonly CellInput[][]),
  },
  call: {
    Delete: ({ table, index }) => table.deleteRows(index),
    GetRange: (target, _args, session) => session.range(target.table.sheet, rowArea(target)),
  },
};

/** `rows.add(index, values)`: one row may be a plain list; without values one blank row is added. */
function addRows(table: TableModel, [index, values]: readonly unknown[]): HostObject {
  const given: unknown = values ?? [new Array(table.columns.length).fill('')];
  const rows = Array.isArray(given) && !Array.isArray(given[0]) ? [given] : gridArgument(given);
  const at = index === null || index === undefined || index === -1 ? undefined : wholeArgument(index);
  const before = table.dataArea.rowCount;
  table.insertRows(at, rows as readonly CellInput[][]);
  return objectOf(tableRowType, { table, index: at ?? Math.min(before, table.dataArea.rowCount - rows.length) });
}

/** Deletes rows given as indexes or as proxies, from the bottom up. */
function deleteRows(table: TableModel, [rows]: readonly unknown[]): void {
  if (!Array.isArray(rows)) throw invalidArgument();
  const indexes = rows.map((row: unknown) =>
    row instanceof HostObject ? (row.target as RowTarget).index : wholeArgument(row),
  );
  for (const index of [...new Set(indexes)].sort((a, b) => b - a)) table.deleteRows(index);
}

export const tableRowCollectionType: TypeDefinition<TableModel> = {
  name: 'TableRowCollection',
  get: { Count: (table) => table.dataArea.rowCount },
  items: (table) =>
    Array.from({ length: table.dataArea.rowCount }, (_, index) => objectOf(tableRowType, { table, index })),
  call: {
    Add: addRows,
    DeleteRows: deleteRows,
    DeleteRowsAt: (table, [index, count]) => table.deleteRows(wholeArgument(index), wholeArgument(count, 1)),
    GetCount: (table) => table.dataArea.rowCount,
    GetItemAt: (table, [index]) => {
      const target = { table, index: wholeArgument(index) };
      rowArea(target);
      return objectOf(tableRowType, target);
    },
  },
};
