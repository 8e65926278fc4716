import { endColumn, endRow, intersectAreas } from '../../model/area';
import type { CellStyle, StylePatch } from '../../model/cell-style';
import { pointsOfText } from '../../model/line-widths';
import { choiceArgument, flagArgument, numberArgument, textArgument, wholeArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { invalidArgument } from '../wire-error';
import type { CellsTarget } from './cells-target';
import { colorArgument } from './cells-target';
import { rangeBorderCollectionType } from './range-borders';

/** What all cells agree on, null when they differ. Whole rows and columns are judged by their used part. */
export function uniform<T>({ sheet, areas }: CellsTarget, pick: (style: CellStyle) => T): T | null {
  const first = areas[0]!;
  const value = pick(sheet.styleAt(first.row, first.column));
  const used = sheet.usedArea(false);
  for (const area of areas) {
    const unbounded = area.rowCount * area.columnCount > 2_000_000;
    const looked = unbounded ? used && intersectAreas(used, area) : area;
    if (!looked) continue;
    for (let row = looked.row; row < endRow(looked); row++) {
      for (let column = looked.column; column < endColumn(looked); column++) {
        if (pick(sheet.styleAt(row, column)) !== value) return null;
      }
    }
  }
  return value;
}

export function restyle({ sheet, areas }: CellsTarget, change: StylePatch): void {
  for (const area of areas) sheet.setStyle(area, change);
}

const HORIZONTAL = [
  'General',
  'Left',
  'Center',
  'Right',
  'Fill',
  'Justify',
  'CenterAcrossSelection',
  'Distributed',
] as const;
const VERTICAL = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const;
const UNDERLINES = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'] as const;

/** Size of lines in points, null when they differ. */
function lineSize({ sheet, areas }: CellsTarget, lines: 'rows' | 'columns'): number | null {
  const area = areas[0]!;
  const sizeAt = (index: number): number =>
    (lines === 'rows' ? sheet.rowFormat(index) : sheet.columnFormat(index)).sizePoints ??
    (lines === 'rows' ? sheet.standardHeight : sheet.standardWidth);
  const first = lines === 'rows' ? area.row : area.column;
  const end = lines === 'rows' ? Math.min(endRow(area), area.row + 5_000) : endColumn(area);
  for (let index = first + 1; index < end; index++) if (sizeAt(index) !== sizeAt(first)) return null;
  return sizeAt(first);
}

function setLineSize({ sheet, areas }: CellsTarget, lines: 'rows' | 'columns', sizePoints: number | undefined): void {
  for (const area of areas) {
    if (lines === 'rows') sheet.setRowFormat(area.row, area.rowCount, { sizePoints });
    else sheet.setColumnFormat(area.column, area.columnCount, { sizePoints });
  }
}

function sizeArgument(value: unknown, most: number): number {
  const size = numberArgument(value);
  if (size < 0 || size > most) throw invalidArgument();
  return size;
}

/** Widths that fit the longest shown text of each column, by a rough measure. */
function autofitColumns({ sheet, areas }: CellsTarget): void {
  for (const area of areas) {
    const used = sheet.usedArea();
    const looked = used && intersectAreas(used, area);
    if (!looked) continue;
    for (let column = looked.column; column < endColumn(looked); column++) {
      let widest = 0;
      for (let row = looked.row; row < endRow(looked); row++) {
        const style = sheet.styleAt(row, column);
        const text = sheet.textAt(row, column);
        if (text !== '' && !style.wrapText) widest = Math.max(widest, pointsOfText(text, style.fontSize, style.bold));
      }
      if (widest > 0) sheet.setColumnFormat(column, 1, { sizePoints: widest });
    }
  }
}

export const rangeFormatType: TypeDefinition<CellsTarget> = {
  name: 'RangeFormat',
  get: {
    ColumnWidth: (cells) => lineSize(cells, 'columns'),
    HorizontalAlignment: (cells) => uniform(cells, (style) => style.horizontalAlignment),
    IndentLevel: (cells) => uniform(cells, (style) => style.indentLevel),
    RowHeight: (cells) => lineSize(cells, 'rows'),
    ShrinkToFit: (cells) => uniform(cells, (style) => style.shrinkToFit),
    TextOrientation: (cells) => uniform(cells, (style) => style.textOrientation),
    UseStandardHeight: ({ sheet, areas }) => sheet.rowFormat(areas[0]!.row).sizePoints === undefined,
    UseStandardWidth: ({ sheet, areas }) => sheet.columnFormat(areas[0]!.column).sizePoints === undefined,
    VerticalAlignment: (cells) => uniform(cells, (style) => style.verticalAlignment),
    WrapText: (cells) => uniform(cells, (style) => style.wrapText),
  },
  set: {
    ColumnWidth: (cells, value) => setLineSize(cells, 'columns', sizeArgument(value, 1_343.25)),
    HorizontalAlignment: (cells, value) => restyle(cells, { horizontalAlignment: choiceArgument(value, HORIZONTAL) }),
    IndentLevel: (cells, value) => {
      const indentLevel = wholeArgument(value);
      if (indentLevel < 0 || indentLevel > 250) throw invalidArgument();
      restyle(cells, { indentLevel });
    },
    RowHeight: (cells, value) => setLineSize(cells, 'rows', sizeArgument(value, 409.5)),
    ShrinkToFit: (cells, value) => restyle(cells, { shrinkToFit: flagArgument(value) }),
    TextOrientation: (cells, value) => restyle(cells, { textOrientation: wholeArgument(value) }),
    UseStandardHeight: (cells, value) => {
      if (flagArgument(value)) setLineSize(cells, 'rows', undefined);
    },
    UseStandardWidth: (cells, value) => {
      if (flagArgument(value)) setLineSize(cells, 'columns', undefined);
    },
    VerticalAlignment: (cells, value) => restyle(cells, { verticalAlignment: choiceArgument(value, VERTICAL) }),
    WrapText: (cells, value) => restyle(cells, { wrapText: flagArgument(value) }),
  },
  navigate: {
    Borders: (cells) => objectOf(rangeBorderCollectionType, cells),
    Fill: (cells) => objectOf(rangeFillType, cells),
    Font: (cells) => objectOf(rangeFontType, cells),
    Protection: (cells) => objectOf(formatProtectionType, cells),
  },
  call: {
    AdjustIndent: ({ sheet, areas }, [amount]) => {
      const by = wholeArgument(amount);
      for (const area of areas) {
        sheet.setStyle(area, ({ indentLevel }) => ({ indentLevel: Math.max(0, indentLevel + by) }));
      }
    },
    AutofitColumns: autofitColumns,
    AutofitRows: (cells) => setLineSize(cells, 'rows', undefined),
  },
};

export const rangeFillType: TypeDefinition<CellsTarget> = {
  name: 'RangeFill',
  get: { Color: (cells) => uniform(cells, (style) => style.fillColor || '#FFFFFF') ?? '' },
  set: { Color: (cells, value) => restyle(cells, { fillColor: value === '' ? '' : colorArgument(value) }) },
  call: { Clear: (cells) => restyle(cells, { fillColor: '' }) },
};

export const rangeFontType: TypeDefinition<CellsTarget> = {
  name: 'RangeFont',
  get: {
    Bold: (cells) => uniform(cells, (style) => style.bold),
    Color: (cells) => uniform(cells, (style) => style.fontColor) ?? '',
    Italic: (cells) => uniform(cells, (style) => style.italic),
    Name: (cells) => uniform(cells, (style) => style.fontName),
    Size: (cells) => uniform(cells, (style) => style.fontSize),
    Strikethrough: (cells) => uniform(cells, (style) => style.strikethrough),
    Underline: (cells) => uniform(cells, (style) => style.underline),
  },
  set: {
    Bold: (cells, value) => restyle(cells, { bold: flagArgument(value) }),
    Color: (cells, value) => restyle(cells, { fontColor: colorArgument(value) }),
    Italic: (cells, value) => restyle(cells, { italic: flagArgument(value) }),
    Name: (cells, value) => restyle(cells, { fontName: textArgument(value) }),
    Size: (cells, value) => restyle(cells, { fontSize: sizeArgument(value, 409) }),
    Strikethrough: (cells, value) => restyle(cells, { strikethrough: flagArgument(value) }),
    Underline: (cells, value) => restyle(cells, { underline: choiceArgument(value, UNDERLINES) }),
  },
};

export const formatProtectionType: TypeDefinition<CellsTarget> = {
  name: 'FormatProtection',
  get: {
    FormulaHidden: (cells) => uniform(cells, (style) => style.formulaHidden),
    Locked: (cells) => uniform(cells, (style) => style.locked),
  },
  set: {
    FormulaHidden: (cells, value) => restyle(cells, { formulaHidden: flagArgument(value) }),
    Locked: (cells, value) => restyle(cells, { locked: flagArgument(value) }),
  },
};
