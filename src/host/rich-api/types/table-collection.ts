import { containsArea, intersectAreas } from '../../model/area';
import type { SheetModel, TableModel } from '../../model/workbook-model';
import { flagArgument, rangeArgument, textArgument } from '../arguments';
import { EVENT, WORKBOOK_TARGET } from '../event-wiring';
import { objectOf, objectOrNull } from '../host-object';
import type { TypeDefinition } from '../host-object';
import type { RangeTarget } from '../range-target';
import type { HostSession } from '../session';
import { tableType } from './table';

/** Tables of one sheet, or of the workbook. */
type Scope = SheetModel | undefined;

function tablesOf(scope: Scope, session: HostSession): readonly TableModel[] {
  return scope ? scope.tables : session.workbook.tables;
}

function find(tables: readonly TableModel[], key: unknown): TableModel | undefined {
  const wanted = textArgument(key).toLowerCase();
  return tables.find((table) => table.id === key || table.name.toLowerCase() === wanted);
}

export const tableCollectionType: TypeDefinition<Scope> = {
  name: 'TableCollection',
  get: { Count: (scope, session) => tablesOf(scope, session).length },
  item: (scope, [key], session) => objectOrNull(tableType, find(tablesOf(scope, session), key)) ?? undefined,
  items: (scope, session) => tablesOf(scope, session).map((table) => objectOf(tableType, table)),
  call: {
    Add: (scope, [address, hasHeaders], session) => {
      const { sheet, area } = rangeArgument(address, session, scope);
      return objectOf(tableType, sheet.addTable(area, { hasHeaders: flagArgument(hasHeaders) }));
    },
  },
  events: { Added: EVENT.tableAdded, DataChanged: EVENT.tableChanged, Deleted: EVENT.tableDeleted },
  eventTarget: (scope) => scope?.id ?? WORKBOOK_TARGET,
};

interface ScopedTables {
  readonly range: RangeTarget;
  readonly fullyContained: boolean;
}

function tablesIn({ range, fullyContained }: ScopedTables): readonly TableModel[] {
  return range.sheet.tables.filter((table) =>
    fullyContained ? containsArea(range.area, table.area) : intersectAreas(range.area, table.area) !== undefined,
  );
}

/** `range.getTables()`. */
export const tableScopedCollectionType: TypeDefinition<ScopedTables> = {
  name: 'TableScopedCollection',
  item: (scope, [key]) => objectOrNull(tableType, find(tablesIn(scope), key)) ?? undefined,
  items: (scope) => tablesIn(scope).map((table) => objectOf(tableType, table)),
  call: { GetFirst: (scope) => objectOrNull(tableType, tablesIn(scope)[0]) },
};
