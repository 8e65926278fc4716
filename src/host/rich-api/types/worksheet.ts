import { makeArea } from '../../model/area';
import type { SheetModel } from '../../model/workbook-model';
import {
  choiceArgument,
  flagArgument,
  numberArgument,
  optionalText,
  resolveAddress,
  textArgument,
  wholeArgument,
} from '../arguments';
import { EVENT } from '../event-wiring';
import { HostObject, objectOf, objectOrNull } from '../host-object';
import type { TypeDefinition } from '../host-object';
import type { HostSession } from '../session';
import { invalidArgument, itemNotFound } from '../wire-error';
import { commentCollectionType } from './comments';
import { freezePanesType } from './freeze-panes';
import { namedItemCollectionType } from './names';
import { pageLayoutType } from './page-layout';
import { worksheetProtectionType } from './protection';
import { rangeAreasOf } from './range-areas';
import { showOutlineLevels } from './range-edit';
import { findCell, replaceText } from './range-find';
import { usedRange } from './range-geometry';
import { tableCollectionType } from './table-collection';
import { worksheetCustomPropertyCollectionType } from './worksheet-custom-properties';

const VISIBILITIES = ['Visible', 'Hidden', 'VeryHidden'] as const;

/** The next sheet in tab order (`step` 1) or the one before (-1). */
function neighbour(sheet: SheetModel, step: 1 | -1, visibleOnly: unknown): SheetModel | undefined {
  const { sheets } = sheet.workbook;
  for (let at = sheet.position + step; at >= 0 && at < sheets.length; at += step) {
    if (!flagArgument(visibleOnly) || sheets[at]!.visibility === 'Visible') return sheets[at];
  }
  return undefined;
}

function neighbourOrThrow(sheet: SheetModel, step: 1 | -1, visibleOnly: unknown): HostObject {
  const found = neighbour(sheet, step, visibleOnly);
  if (!found) throw itemNotFound();
  return objectOf(worksheetType, found);
}

function copySheet(sheet: SheetModel, args: readonly unknown[]): HostObject {
  const positions = ['None', 'Before', 'After', 'Beginning', 'End'] as const;
  const where = choiceArgument(args[0], positions, 'None');
  const { workbook } = sheet;
  const relative = args[1] instanceof HostObject ? (args[1].target as SheetModel) : undefined;
  if ((where === 'Before' || where === 'After') && !relative) throw invalidArgument();
  const copy = workbook.copySheet(sheet);
  if (where === 'Beginning') workbook.moveSheet(copy, 0);
  else if (where === 'End') workbook.moveSheet(copy, workbook.sheets.length - 1);
  else if (relative) {
    const target = relative.position + (where === 'After' ? 1 : 0);
    workbook.moveSheet(copy, copy.position < target ? target - 1 : target);
  }
  return objectOf(worksheetType, copy);
}

function sheetRange(sheet: SheetModel, address: unknown, session: HostSession): HostObject {
  const found = resolveAddress(optionalText(address) ?? '', session, sheet);
  return session.range(found.sheet, found.area);
}

export const worksheetType: TypeDefinition<SheetModel> = {
  name: 'Worksheet',
  id: (sheet) => sheet.id,
  get: {
    EnableCalculation: () => true,
    Id: (sheet) => sheet.id,
    Name: (sheet) => sheet.name,
    Position: (sheet) => sheet.position,
    ShowGridlines: (sheet) => sheet.showGridlines,
    ShowHeadings: (sheet) => sheet.showHeadings,
    StandardHeight: (sheet) => sheet.standardHeight,
    StandardWidth: (sheet) => sheet.standardWidth,
    TabColor: (sheet) => sheet.tabColor,
    Visibility: (sheet) => sheet.visibility,
  },
  set: {
    Name: (sheet, value) => sheet.workbook.renameSheet(sheet, textArgument(value)),
    Position: (sheet, value) => sheet.workbook.moveSheet(sheet, wholeArgument(value)),
    // the client sets these two under older names than it reads them
    Gridlines: (sheet, value) => {
      sheet.showGridlines = flagArgument(value);
    },
    Headings: (sheet, value) => {
      sheet.showHeadings = flagArgument(value);
    },
    StandardWidth: (sheet, value) => {
      sheet.standardWidth = numberArgument(value);
    },
    TabColor: (sheet, value) => {
      const color = textArgument(value);
      if (color !== '' && !/^#[0-9a-f]{6}$/i.test(color)) throw invalidArgument();
      sheet.tabColor = color.toUpperCase();
    },
    Visibility: (sheet, value) => sheet.workbook.setSheetVisibility(sheet, choiceArgument(value, VISIBILITIES)),
  },
  navigate: {
    Comments: (sheet) => objectOf(commentCollectionType, sheet),
    CustomProperties: (sheet) => objectOf(worksheetCustomPropertyCollectionType, sheet),
    FreezePanes: (sheet) => objectOf(freezePanesType, sheet),
    Names: (sheet) => objectOf(namedItemCollectionType, sheet),
    PageLayout: (sheet) => objectOf(pageLayoutType, sheet),
    Protection: (sheet) => objectOf(worksheetProtectionType, sheet),
    Tables: (sheet) => objectOf(tableCollectionType, sheet),
  },
  call: {
    Activate: (sheet) => sheet.workbook.activateSheet(sheet),
    Calculate: (sheet) => sheet.workbook.recalculate(true),
    Copy: (sheet, args) => copySheet(sheet, args),
    Delete: (sheet) => sheet.workbook.deleteSheet(sheet),
    GetCell: (sheet, [row, column], session) =>
      session.range(sheet, makeArea(wholeArgument(row), wholeArgument(column))),
    GetNext: (sheet, [visibleOnly]) => neighbourOrThrow(sheet, 1, visibleOnly),
    GetNextOrNullObject: (sheet, [visibleOnly]) => objectOrNull(worksheetType, neighbour(sheet, 1, visibleOnly)),
    GetPrevious: (sheet, [visibleOnly]) => neighbourOrThrow(sheet, -1, visibleOnly),
    GetPreviousOrNullObject: (sheet, [visibleOnly]) => objectOrNull(worksheetType, neighbour(sheet, -1, visibleOnly)),
    GetRange: (sheet, [address], session) => sheetRange(sheet, address, session),
    GetRangeByIndexes: (sheet, [row, column, rowCount, columnCount], session) =>
      session.range(
        sheet,
        makeArea(wholeArgument(row), wholeArgument(column), wholeArgument(rowCount), wholeArgument(columnCount)),
      ),
    GetRanges: (sheet, [address], session) => rangeAreasOf(sheet, textArgument(address), session),
    GetUsedRange: (sheet, [valuesOnly], session) =>
      usedRange(sheet, flagArgument(valuesOnly), session) ?? session.range(sheet, makeArea(0, 0)),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly], session) => usedRange(sheet, flagArgument(valuesOnly), session),
    FindAllOrNullObject: (sheet, [text, criteria], session) =>
      findCell(sheet, sheet.usedArea() ?? makeArea(0, 0), text, criteria, session, 'all'),
    ReplaceAll: (sheet, [text, replacement, criteria]) =>
      replaceText(sheet, sheet.usedArea() ?? makeArea(0, 0), text, replacement, criteria),
    ShowOutlineLevels: (sheet, [rowLevels, columnLevels]) => {
      showOutlineLevels(sheet, 'rows', wholeArgument(rowLevels));
      showOutlineLevels(sheet, 'columns', wholeArgument(columnLevels));
    },
    _GetSheetById: (sheet, [id]) => objectOrNull(worksheetType, sheet.workbook.sheet(textArgument(id))),
    _GetAnotherWorksheetById: (sheet, [id]) => objectOrNull(worksheetType, sheet.workbook.sheet(textArgument(id))),
  },
  events: {
    Activated: EVENT.activated,
    Calculated: EVENT.calculated,
    DataChanged: EVENT.changed,
    Deactivated: EVENT.deactivated,
    FormatChanged: EVENT.formatChanged,
    FormulaChanged: EVENT.formulaChanged,
    ProtectionChanged: EVENT.protectionChanged,
    SelectionChanged: EVENT.selectionChanged,
  },
  eventTarget: (sheet) => sheet.id,
};
