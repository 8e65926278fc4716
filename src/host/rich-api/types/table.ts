import type { TableModel } from '../../model/workbook-model';
import type { Area } from '../../model/area';
import { flagArgument, optionalText, rangeArgument, textArgument } from '../arguments';
import { EVENT } from '../event-wiring';
import { objectOf } from '../host-object';
import type { HostObject, TypeDefinition } from '../host-object';
import type { HostSession } from '../session';
import { invalidArgument, itemNotFound } from '../wire-error';
import { sortKeys } from './range-sort';
import { tableColumnCollectionType } from './table-column';
import { tableRowCollectionType } from './table-row';
import { worksheetType } from './worksheet';

/** A part of the table that may not be there. */
function part(table: TableModel, area: Area | undefined, session: HostSession): HostObject {
  if (!area) throw itemNotFound();
  return session.range(table.sheet, area);
}

function clearFilters(table: TableModel): void {
  table.columns.forEach((_, index) => table.setColumnFilter(index, undefined));
}

/** Styles are named `TableStyleMedium2` and so on; '' takes the style off. */
function styleArgument(value: unknown): string {
  const style = optionalText(value) ?? '';
  if (style !== '' && !/^TableStyle(Light|Medium|Dark)\d{1,2}$/.test(style)) throw invalidArgument();
  return style;
}

export const tableType: TypeDefinition<TableModel> = {
  name: 'Table',
  id: (table) => table.id,
  get: {
    HighlightFirstColumn: (table) => table.highlightFirstColumn,
    HighlightLastColumn: (table) => table.highlightLastColumn,
    Id: (table) => table.id,
    LegacyId: (table) => String(parseInt(table.id.slice(1), 16)),
    Name: (table) => table.name,
    ShowBandedColumns: (table) => table.showBandedColumns,
    ShowBandedRows: (table) => table.showBandedRows,
    ShowFilterButton: (table) => table.showFilterButton,
    ShowHeaders: (table) => table.showHeaders,
    ShowTotals: (table) => table.showTotals,
    Style: (table) => table.style,
  },
  set: {
    HighlightFirstColumn: (table, value) => {
      table.highlightFirstColumn = flagArgument(value);
    },
    HighlightLastColumn: (table, value) => {
      table.highlightLastColumn = flagArgument(value);
    },
    Name: (table, value) => {
      table.name = textArgument(value);
    },
    ShowBandedColumns: (table, value) => {
      table.showBandedColumns = flagArgument(value);
    },
    ShowBandedRows: (table, value) => {
      table.showBandedRows = flagArgument(value);
    },
    ShowFilterButton: (table, value) => {
      table.showFilterButton = flagArgument(value);
    },
    ShowHeaders: (table, value) => {
      table.showHeaders = flagArgument(value);
    },
    ShowTotals: (table, value) => {
      table.showTotals = flagArgument(value);
    },
    Style: (table, value) => {
      table.style = styleArgument(value);
    },
  },
  navigate: {
    Columns: (table) => objectOf(tableColumnCollectionType, table),
    Rows: (table) => objectOf(tableRowCollectionType, table),
    Sort: (table) => objectOf(tableSortType, table),
    Worksheet: (table) => objectOf(worksheetType, table.sheet),
  },
  call: {
    ClearFilters: clearFilters,
    ConvertToRange: (table, _args, session) => {
      const { sheet, area } = table;
      table.convertToRange();
      return session.range(sheet, area);
    },
    Delete: (table) => table.delete(),
    GetDataBodyRange: (table, _args, session) => part(table, table.dataArea, session),
    GetHeaderRowRange: (table, _args, session) => part(table, table.headerArea, session),
    GetRange: (table, _args, session) => part(table, table.area, session),
    GetTotalRowRange: (table, _args, session) => part(table, table.totalsArea, session),
    ReapplyFilters: (table) => table.columns.forEach(({ filter }, index) => table.setColumnFilter(index, filter)),
    Resize: (table, [range], session) => {
      const target = rangeArgument(range, session, table.sheet);
      if (target.sheet !== table.sheet) throw invalidArgument();
      table.resize(target.area);
    },
  },
  events: { DataChanged: EVENT.tableChanged, SelectionChanged: EVENT.tableSelectionChanged },
  eventTarget: (table) => table.id,
};

export const tableSortType: TypeDefinition<TableModel> = {
  name: 'TableSort',
  call: {
    Apply: async (table, [fields, matchCase], session) => {
      await session.calculated();
      table.sort(sortKeys(fields), flagArgument(matchCase));
    },
  },
};
