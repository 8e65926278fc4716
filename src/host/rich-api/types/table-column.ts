import { endRow, makeArea } from '../../model/area';
import type { Area } from '../../model/area';
import type { CellInput } from '../../model/cell-value';
import type { TableColumnModel, TableModel } from '../../model/table-model';
import { choiceArgument, gridArgument, optionalText, recordArgument, textArgument, wholeArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { HostObject, TypeDefinition } from '../host-object';
import type { HostSession } from '../session';
import { invalidArgument, itemNotFound } from '../wire-error';
import { wireValue } from '../wire-value';

/** A column, held by its id so that it stays itself when columns move. */
interface ColumnTarget {
  readonly table: TableModel;
  readonly columnId: number;
}

function columnOf({ table, columnId }: ColumnTarget): { readonly index: number; readonly column: TableColumnModel } {
  const index = table.columns.findIndex((column) => column.id === columnId);
  if (index < 0) throw itemNotFound();
  return { index, column: table.columns[index]! };
}

/** The column's part of an area of the table; missing areas are ItemNotFound. */
function part(target: ColumnTarget, area: Area | undefined, session: HostSession): HostObject {
  if (!area) throw itemNotFound();
  const column = target.table.area.column + columnOf(target).index;
  return session.range(target.table.sheet, makeArea(area.row, column, area.rowCount, 1));
}

function find(table: TableModel, key: unknown): ColumnTarget | undefined {
  const column = table.columns.find(({ id, name }) => id === key || name.toLowerCase() === String(key).toLowerCase());
  return column && { table, columnId: column.id };
}

function readValues(target: ColumnTarget): unknown[][] {
  const { table } = target;
  const column = table.area.column + columnOf(target).index;
  const { row, rowCount } = table.area;
  return table.sheet.readValues(makeArea(row, column, rowCount, 1)).map((line) => line.map(wireValue));
}

function addColumn(table: TableModel, [index, values, name]: readonly unknown[]): HostObject {
  const at = index === null || index === undefined || index === -1 ? undefined : wholeArgument(index);
  if (at !== undefined && (at < 0 || at > table.columns.length)) throw invalidArgument();
  const given = values === null || values === undefined ? undefined : gridArgument(values);
  const body = table.dataArea.rowCount;
  const grid = given?.length === 1 && body > 1 ? new Array(body).fill(given[0]) : given;
  if (grid && grid.length !== body && grid.length !== endRow(table.area) - table.area.row) throw invalidArgument();
  table.insertColumn(at, optionalText(name), grid as readonly (readonly CellInput[])[] | undefined);
  return objectOf(tableColumnType, { table, columnId: table.columns[at ?? table.columns.length - 1]!.id });
}

export const tableColumnType: TypeDefinition<ColumnTarget> = {
  name: 'TableColumn',
  id: ({ columnId }) => columnId,
  get: {
    Id: ({ columnId }) => columnId,
    Index: (target) => columnOf(target).index,
    Name: (target) => columnOf(target).column.name,
    Values: readValues,
  },
  set: {
    Name: (target, value) => target.table.renameColumn(columnOf(target).index, textArgument(value)),
    Values: (target, value) => {
      const { sheet, area } = target.table;
      const column = area.column + columnOf(target).index;
      sheet.enter(makeArea(area.row, column, area.rowCount, 1), gridArgument(value) as readonly CellInput[][]);
    },
  },
  navigate: { Filter: (target) => objectOf(filterType, target) },
  call: {
    Delete: (target) => target.table.deleteColumn(columnOf(target).index),
    GetDataBodyRange: (target, _args, session) => part(target, target.table.dataArea, session),
    GetHeaderRowRange: (target, _args, session) => part(target, target.table.headerArea, session),
    GetRange: (target, _args, session) => part(target, target.table.area, session),
    GetTotalRowRange: (target, _args, session) => part(target, target.table.totalsArea, session),
  },
};

export const tableColumnCollectionType: TypeDefinition<TableModel> = {
  name: 'TableColumnCollection',
  get: { Count: (table) => table.columns.length },
  item: (table, [key]) => {
    const found = find(table, key);
    return found && objectOf(tableColumnType, found);
  },
  items: (table) => table.columns.map(({ id }) => objectOf(tableColumnType, { table, columnId: id })),
  call: { Add: addColumn },
};

function setFilter(target: ColumnTarget, criteria: Readonly<Record<string, unknown>> | undefined): void {
  target.table.setColumnFilter(columnOf(target).index, criteria);
}

export const filterType: TypeDefinition<ColumnTarget> = {
  name: 'Filter',
  get: { Criteria: (target) => columnOf(target).column.filter ?? null },
  call: {
    Apply: (target, [criteria]) => setFilter(target, recordArgument(criteria)),
    ApplyCustomFilter: (target, [criterion1, criterion2, operator]) =>
      setFilter(target, {
        filterOn: 'Custom',
        criterion1: textArgument(criterion1),
        criterion2: optionalText(criterion2),
        operator: choiceArgument(operator, ['And', 'Or'] as const, 'And'),
      }),
    ApplyValuesFilter: (target, [values]) => {
      if (!Array.isArray(values)) throw invalidArgument();
      setFilter(target, { filterOn: 'Values', values });
    },
    Clear: (target) => setFilter(target, undefined),
  },
};
