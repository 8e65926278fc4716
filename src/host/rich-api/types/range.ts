import { formatAddress, quoteSheetName } from '../../formula/a1';
import {
  endColumn,
  endRow,
  isWholeColumns,
  isWholeRows,
  makeArea,
  SHEET_COLUMN_COUNT,
  SHEET_ROW_COUNT,
} from '../../model/area';
import { choiceArgument, flagArgument, wholeArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import type { RangeTarget } from '../range-target';
import { conditionalFormatCollectionType } from './conditional-format';
import { directPrecedents } from './precedents';
import { dataValidationType } from './data-validation';
import * as cells from './range-cells';
import * as edit from './range-edit';
import { findCell, replaceText } from './range-find';
import { rangeFormatType } from './range-format';
import * as geometry from './range-geometry';
import { rangeSortType } from './range-sort';
import { rangeViewType } from './range-view';
import { specialCells } from './special-cells';
import { tableScopedCollectionType } from './table-collection';
import { worksheetType } from './worksheet';

/** `Sheet1!A1:B2`, the sheet quoted where it must be. */
export function fullAddress({ sheet, area }: RangeTarget): string {
  return `${quoteSheetName(sheet.name)}!${formatAddress(area)}`;
}

const { moved, sub } = geometry;

export const rangeType: TypeDefinition<RangeTarget> = {
  name: 'Range',
  get: {
    Address: fullAddress,
    AddressLocal: fullAddress,
    CellCount: ({ area }) => {
      const count = area.rowCount * area.columnCount;
      return count > 2_147_483_647 ? -1 : count;
    },
    ColumnCount: ({ area }) => area.columnCount,
    ColumnHidden: (range) => edit.linesHidden(range, 'columns'),
    ColumnIndex: ({ area }) => area.column,
    Formulas: cells.readFormulas,
    FormulasLocal: cells.readFormulas,
    FormulasR1C1: cells.readFormulasR1C1,
    HasSpill: cells.hasSpill,
    Height: ({ sheet, area }) => geometry.linesSize(sheet, 'rows', area.row, area.rowCount),
    Hidden: (range) => edit.linesHidden(range, 'rows') === true || edit.linesHidden(range, 'columns') === true,
    Hyperlink: ({ sheet, area }) => sheet.hyperlinkAt(area.row, area.column) ?? null,
    IsEntireColumn: ({ area }) => isWholeColumns(area),
    IsEntireRow: ({ area }) => isWholeRows(area),
    Left: ({ sheet, area }) => (area.column === 0 ? 0 : geometry.linesSize(sheet, 'columns', 0, area.column)),
    NumberFormat: cells.readNumberFormats,
    NumberFormatLocal: cells.readNumberFormats,
    RowCount: ({ area }) => area.rowCount,
    RowHidden: (range) => edit.linesHidden(range, 'rows'),
    RowIndex: ({ area }) => area.row,
    Style: ({ sheet, area }) => sheet.styleAt(area.row, area.column).styleName,
    Text: cells.readTexts,
    Top: ({ sheet, area }) => (area.row === 0 ? 0 : geometry.linesSize(sheet, 'rows', 0, area.row)),
    ValueTypes: cells.readValueTypes,
    Values: cells.readValues,
    Width: ({ sheet, area }) => geometry.linesSize(sheet, 'columns', area.column, area.columnCount),
  },
  set: {
    ColumnHidden: (range, value) => edit.hideLines(range, 'columns', flagArgument(value)),
    Formulas: cells.writeCells,
    FormulasLocal: cells.writeCells,
    FormulasR1C1: cells.writeFormulasR1C1,
    Hyperlink: edit.setHyperlink,
    NumberFormat: cells.writeNumberFormats,
    NumberFormatLocal: cells.writeNumberFormats,
    RowHidden: (range, value) => edit.hideLines(range, 'rows', flagArgument(value)),
    Style: ({ sheet, area }, value) => sheet.setStyle(area, { styleName: String(value) }),
    Values: cells.writeCells,
  },
  navigate: {
    ConditionalFormats: ({ sheet, area }) => objectOf(conditionalFormatCollectionType, { sheet, areas: [area] }),
    DataValidation: ({ sheet, area }) => objectOf(dataValidationType, { sheet, areas: [area] }),
    Format: ({ sheet, area }) => objectOf(rangeFormatType, { sheet, areas: [area] }),
    Sort: (range) => objectOf(rangeSortType, range),
    Worksheet: ({ sheet }) => objectOf(worksheetType, sheet),
  },
  call: {
    AutoFill: edit.autoFill,
    Calculate: ({ sheet }) => sheet.workbook.recalculate(true),
    Clear: ({ sheet, area }, [scope]) => sheet.clear(area, choiceArgument(scope, edit.CLEAR_SCOPES, 'All')),
    CopyFrom: edit.copyFrom,
    Delete: edit.deleteRange,
    Find: (range, [text, criteria], session) =>
      findCell(range.sheet, range.area, text, criteria, session, 'first-or-throw'),
    FindOrNullObject: (range, [text, criteria], session) =>
      findCell(range.sheet, range.area, text, criteria, session, 'first'),
    GetAbsoluteResizedRange: (range, [rows, columns], session) => {
      const { row, column } = range.area;
      return moved(range, makeArea(row, column, wholeArgument(rows), wholeArgument(columns)), session);
    },
    GetBoundingRect: geometry.boundingRect,
    GetCell: (range, [row, column], session) => {
      const { area } = range;
      return moved(range, makeArea(area.row + wholeArgument(row), area.column + wholeArgument(column)), session);
    },
    GetColumn: (range, [column], session) => {
      const { area } = range;
      return sub(range, makeArea(area.row, area.column + wholeArgument(column), area.rowCount, 1), session);
    },
    GetColumnsAfter: (range, [count], session) => geometry.beside(range, 'columns', wholeArgument(count, 1), session),
    GetColumnsBefore: (range, [count], session) => geometry.beside(range, 'columns', -wholeArgument(count, 1), session),
    GetDirectPrecedents: (range, _args, session) => directPrecedents(range, session),
    GetEntireColumn: (range, _args, session) =>
      moved(range, makeArea(0, range.area.column, SHEET_ROW_COUNT, range.area.columnCount), session),
    GetEntireRow: (range, _args, session) =>
      moved(range, makeArea(range.area.row, 0, range.area.rowCount, SHEET_COLUMN_COUNT), session),
    GetExtendedRange: (range, [direction], session) => geometry.extended(range, direction, session),
    GetIntersection: (range, [other], session) => geometry.intersection(range, other, session, true),
    GetIntersectionOrNullObject: (range, [other], session) => geometry.intersection(range, other, session, false),
    GetLastCell: (range, _args, session) => {
      const { area } = range;
      return moved(range, makeArea(endRow(area) - 1, endColumn(area) - 1), session);
    },
    GetLastColumn: (range, _args, session) => {
      const { area } = range;
      return moved(range, makeArea(area.row, endColumn(area) - 1, area.rowCount, 1), session);
    },
    GetLastRow: (range, _args, session) => {
      const { area } = range;
      return moved(range, makeArea(endRow(area) - 1, area.column, 1, area.columnCount), session);
    },
    GetMergedAreasOrNullObject: geometry.mergedAreas,
    GetOffsetRange: (range, [rows, columns], session) => {
      const { row, column, rowCount, columnCount } = range.area;
      const area = makeArea(row + wholeArgument(rows), column + wholeArgument(columns), rowCount, columnCount);
      return moved(range, area, session);
    },
    GetRangeEdge: (range, [direction], session) => geometry.edge(range, direction, session),
    GetResizedRange: (range, [rows, columns], session) => {
      const { row, column, rowCount, columnCount } = range.area;
      const area = makeArea(row, column, rowCount + wholeArgument(rows), columnCount + wholeArgument(columns));
      return moved(range, area, session);
    },
    GetRow: (range, [row], session) => {
      const { area } = range;
      return sub(range, makeArea(area.row + wholeArgument(row), area.column, 1, area.columnCount), session);
    },
    GetRowsAbove: (range, [count], session) => geometry.beside(range, 'rows', -wholeArgument(count, 1), session),
    GetRowsBelow: (range, [count], session) => geometry.beside(range, 'rows', wholeArgument(count, 1), session),
    GetSpecialCells: (range, [type, valueType], session) => specialCells(range, type, valueType, session, true),
    GetSpecialCellsOrNullObject: (range, [type, valueType], session) =>
      specialCells(range, type, valueType, session, false),
    GetSpillingToRange: (range, _args, session) => cells.spillingTo(range, session, true),
    GetSpillingToRangeOrNullObject: (range, _args, session) => cells.spillingTo(range, session, false),
    GetSurroundingRegion: (range, _args, session) => geometry.surroundingRegion(range, session),
    GetTables: (range, [fullyContained]) =>
      objectOf(tableScopedCollectionType, { range, fullyContained: flagArgument(fullyContained) }),
    GetUsedRange: (range, [valuesOnly], session) =>
      geometry.usedRange(range.sheet, flagArgument(valuesOnly), session, range.area) ??
      session.range(range.sheet, makeArea(range.area.row, range.area.column)),
    GetUsedRangeOrNullObject: (range, [valuesOnly], session) =>
      geometry.usedRange(range.sheet, flagArgument(valuesOnly), session, range.area),
    GetVisibleView: (range) => objectOf(rangeViewType, range),
    Group: (range, [option]) => edit.group(range, option, 1),
    HideGroupDetails: (range, [option]) => edit.foldGroup(range, option, true),
    Insert: edit.insertRange,
    Merge: ({ sheet, area }, [across]) => sheet.merge(area, flagArgument(across)),
    ReplaceAll: ({ sheet, area }, [text, replacement, criteria]) =>
      replaceText(sheet, area, text, replacement, criteria),
    Select: ({ sheet, area }) => sheet.workbook.select(sheet, area),
    SetDirty: ({ sheet }) => sheet.workbook.recalculate(true),
    ShowGroupDetails: (range, [option]) => edit.foldGroup(range, option, false),
    Ungroup: (range, [option]) => edit.group(range, option, -1),
    Unmerge: ({ sheet, area }) => sheet.unmerge(area),
    _ValidateArraySize: ({ area }, [rows, columns]) => cells.assertShape(area, Number(rows), Number(columns)),
  },
};
