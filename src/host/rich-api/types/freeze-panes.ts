import { endColumn, endRow, makeArea } from '../../model/area';
import type { Area } from '../../model/area';
import { SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../model/area';
import type { SheetModel } from '../../model/workbook-model';
import { rangeArgument, wholeArgument } from '../arguments';
import type { TypeDefinition } from '../host-object';
import { invalidArgument, itemNotFound } from '../wire-error';

function frozenArea({ frozenPanes: { rowCount, columnCount } }: SheetModel): Area | undefined {
  if (rowCount === 0 && columnCount === 0) return undefined;
  return makeArea(0, 0, rowCount || SHEET_ROW_COUNT, columnCount || SHEET_COLUMN_COUNT);
}

function countArgument(value: unknown): number {
  const count = wholeArgument(value, 1);
  if (count < 1) throw invalidArgument();
  return count;
}

export const freezePanesType: TypeDefinition<SheetModel> = {
  name: 'WorksheetFreezePanes',
  call: {
    FreezeAt: (sheet, [range], session) => {
      const { area } = rangeArgument(range, session, sheet);
      const rowCount = area.rowCount === SHEET_ROW_COUNT ? 0 : endRow(area);
      const columnCount = area.columnCount === SHEET_COLUMN_COUNT ? 0 : endColumn(area);
      sheet.frozenPanes = { rowCount, columnCount };
    },
    FreezeColumns: (sheet, [count]) => {
      sheet.frozenPanes = { rowCount: 0, columnCount: countArgument(count) };
    },
    FreezeRows: (sheet, [count]) => {
      sheet.frozenPanes = { rowCount: countArgument(count), columnCount: 0 };
    },
    GetLocation: (sheet, _args, session) => {
      const area = frozenArea(sheet);
      if (!area) throw itemNotFound();
      return session.range(sheet, area);
    },
    GetLocationOrNullObject: (sheet, _args, session) => {
      const area = frozenArea(sheet);
      return area ? session.range(sheet, area) : null;
    },
    Unfreeze: (sheet) => {
      sheet.frozenPanes = { rowCount: 0, columnCount: 0 };
    },
  },
};
