import type { SheetModel, WorkbookModel } from '../../model/workbook-model';
import { flagArgument, optionalText, textArgument } from '../arguments';
import { EVENT } from '../event-wiring';
import { objectOf, objectOrNull } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { worksheetType } from './worksheet';

function shown(workbook: WorkbookModel, visibleOnly: unknown): readonly SheetModel[] {
  if (!flagArgument(visibleOnly)) return workbook.sheets;
  return workbook.sheets.filter((sheet) => sheet.visibility === 'Visible');
}

export const worksheetCollectionType: TypeDefinition<WorkbookModel> = {
  name: 'WorksheetCollection',
  item: (workbook, [key]) => objectOrNull(worksheetType, workbook.sheet(textArgument(key))) ?? undefined,
  items: (workbook) => workbook.sheets.map((sheet) => objectOf(worksheetType, sheet)),
  call: {
    Add: (workbook, [name]) => objectOf(worksheetType, workbook.addSheet(optionalText(name))),
    GetActiveWorksheet: (workbook) => objectOf(worksheetType, workbook.activeSheet),
    GetCount: (workbook, [visibleOnly]) => shown(workbook, visibleOnly).length,
    GetFirst: (workbook, [visibleOnly]) => objectOrNull(worksheetType, shown(workbook, visibleOnly)[0]),
    GetLast: (workbook, [visibleOnly]) => objectOrNull(worksheetType, shown(workbook, visibleOnly).at(-1)),
  },
  events: {
    Activated: EVENT.activated,
    Added: EVENT.added,
    Calculated: EVENT.calculated,
    DataChanged: EVENT.changed,
    Deactivated: EVENT.deactivated,
    Deleted: EVENT.deleted,
    FormatChanged: EVENT.formatChanged,
    FormulaChanged: EVENT.formulaChanged,
    ProtectionChanged: EVENT.protectionChanged,
    SelectionChanged: EVENT.selectionChanged,
  },
};
