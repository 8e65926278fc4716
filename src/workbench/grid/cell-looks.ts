import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from '@univerjs/core';
import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from '@univerjs/core';
import { DEFAULT_STYLE } from '../../host/model/cell-style';
import type { BorderLine, CellBorders, CellStyle, StylePatch } from '../../host/model/cell-style';
import { drawnFontSize, FONT_FAMILY } from './default-font';

/** What a table adds to the look of one of its cells. */
export interface TableLook {
  readonly fillColor?: string | undefined;
  readonly fontColor?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly top?: string | undefined;
  readonly bottom?: string | undefined;
}

const INDENT_PIXELS = 9;

const HORIZONTAL: Readonly<Record<string, HorizontalAlign>> = {
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  CenterAcrossSelection: HorizontalAlign.CENTER,
  Distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Readonly<Record<string, VerticalAlign>> = {
  Top: VerticalAlign.TOP,
  Center: VerticalAlign.MIDDLE,
  Bottom: VerticalAlign.BOTTOM,
};

/** The look of a cell for Univer. Members at their defaults are left out. */
export function toUniverStyle(style: CellStyle, table?: TableLook): IStyleData {
  const look: IStyleData = {};
  if (style.numberFormat !== 'General') look.n = { pattern: style.numberFormat };
  if (style.fontName !== DEFAULT_STYLE.fontName) look.ff = style.fontName;
  if (style.fontSize !== DEFAULT_STYLE.fontSize) look.fs = drawnFontSize(style.fontSize);
  if (style.bold || table?.bold) look.bl = BooleanNumber.TRUE;
  if (style.italic) look.it = BooleanNumber.TRUE;
  if (style.underline !== 'None') look.ul = { s: BooleanNumber.TRUE };
  if (style.strikethrough) look.st = { s: BooleanNumber.TRUE };
  const fill = style.fillColor || table?.fillColor;
  if (fill) look.bg = { rgb: fill };
  const color = style.fontColor !== DEFAULT_STYLE.fontColor ? style.fontColor : table?.fontColor;
  if (color) look.cl = { rgb: color };
  addAlignment(look, style);
  const borders = toUniverBorders(style.borders, table);
  if (borders) look.bd = borders;
  return look;
}

function addAlignment(look: IStyleData, style: CellStyle): void {
  const horizontal = HORIZONTAL[style.horizontalAlignment];
  if (horizontal !== undefined) look.ht = horizontal;
  const vertical = VERTICAL[style.verticalAlignment];
  if (vertical !== undefined && style.verticalAlignment !== 'Bottom') look.vt = vertical;
  if (style.wrapText) look.tb = WrapStrategy.WRAP;
  if (style.textOrientation !== 0) look.tr = { a: style.textOrientation };
  if (style.indentLevel > 0) {
    const indent = style.indentLevel * INDENT_PIXELS;
    look.pd = style.horizontalAlignment === 'Right' ? { r: indent + 2 } : { l: indent + 2 };
  }
}

/** The look of all cells that have none of their own. */
export function defaultUniverStyle(): IStyleData {
  return { ff: FONT_FAMILY, fs: drawnFontSize(DEFAULT_STYLE.fontSize), vt: VerticalAlign.BOTTOM };
}

const LINES: Readonly<Record<string, BorderStyleTypes>> = {
  'Continuous/Hairline': BorderStyleTypes.HAIR,
  'Continuous/Thin': BorderStyleTypes.THIN,
  'Continuous/Medium': BorderStyleTypes.MEDIUM,
  'Continuous/Thick': BorderStyleTypes.THICK,
  'Dash/Thin': BorderStyleTypes.DASHED,
  'Dash/Medium': BorderStyleTypes.MEDIUM_DASHED,
  'DashDot/Thin': BorderStyleTypes.DASH_DOT,
  'DashDot/Medium': BorderStyleTypes.MEDIUM_DASH_DOT,
  'DashDotDot/Thin': BorderStyleTypes.DASH_DOT_DOT,
  'DashDotDot/Medium': BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  'SlantDashDot/Medium': BorderStyleTypes.SLANT_DASH_DOT,
  'Dot/Thin': BorderStyleTypes.DOTTED,
};

function toUniverLine(line: BorderLine | undefined): IBorderStyleData | undefined {
  if (!line || line.style === 'None') return undefined;
  const single = LINES[`${line.style}/${line.weight}`] ?? BorderStyleTypes.THIN;
  return { s: line.style === 'Double' ? BorderStyleTypes.DOUBLE : single, cl: { rgb: line.color } };
}

function toUniverBorders(borders: CellBorders, table: TableLook | undefined): IBorderData | undefined {
  const data: IBorderData = {};
  const top = toUniverLine(borders.top) ?? tableLine(table?.top);
  const bottom = toUniverLine(borders.bottom) ?? tableLine(table?.bottom);
  const left = toUniverLine(borders.left);
  const right = toUniverLine(borders.right);
  if (top) data.t = top;
  if (bottom) data.b = bottom;
  if (left) data.l = left;
  if (right) data.r = right;
  return Object.keys(data).length > 0 ? data : undefined;
}

function tableLine(color: string | undefined): IBorderStyleData | undefined {
  return color === undefined ? undefined : { s: BorderStyleTypes.THIN, cl: { rgb: color } };
}

/**
 * What a person changed about a cell's look in the grid: the members in which `after` differs from `before`. Font size,
 * borders and rotation are not taken over; the grid offers no way to change them.
 */
export function changedLooks(before: IStyleData, after: IStyleData): StylePatch | undefined {
  const patch: { -readonly [K in keyof StylePatch]: StylePatch[K] } = {};
  const differs = (key: keyof IStyleData): boolean =>
    JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null);
  if (differs('n')) patch.numberFormat = after.n?.pattern ?? DEFAULT_STYLE.numberFormat;
  if (differs('bl')) patch.bold = after.bl === BooleanNumber.TRUE;
  if (differs('it')) patch.italic = after.it === BooleanNumber.TRUE;
  if (differs('ul')) patch.underline = after.ul?.s === BooleanNumber.TRUE ? 'Single' : 'None';
  if (differs('st')) patch.strikethrough = after.st?.s === BooleanNumber.TRUE;
  if (differs('bg')) patch.fillColor = hexColor(after.bg?.rgb) ?? '';
  if (differs('cl')) patch.fontColor = hexColor(after.cl?.rgb) ?? DEFAULT_STYLE.fontColor;
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function hexColor(color: Nullable<string>): string | undefined {
  if (!color) return undefined;
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color);
  if (!parts) return /^#[0-9a-f]{6}$/i.test(color) ? color.toUpperCase() : undefined;
  return `#${parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
