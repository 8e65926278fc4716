/** Looks of cells: our model's style objects and those of the file library, in both directions. */
import { resolveThemeColor } from 'hucre/xlsx';
import type { BorderSide, CellStyle as FileStyle, Color, FillStyle, FontStyle } from 'hucre';
import { DEFAULT_STYLE } from '../host/model/cell-style';
import type {
  BorderLine,
  BorderLineStyle,
  BorderWeight,
  CellBorders,
  CellStyle,
  StyleTable,
} from '../host/model/cell-style';

type Member<T, K extends keyof T> = NonNullable<T[K]>;
type FileAlignment = Member<FileStyle, 'alignment'>;
type FileLine = BorderSide['style'];

const LINES: readonly (readonly [FileLine, BorderLineStyle, BorderWeight])[] = [
  ['thin', 'Continuous', 'Thin'],
  ['medium', 'Continuous', 'Medium'],
  ['thick', 'Continuous', 'Thick'],
  ['hair', 'Continuous', 'Hairline'],
  ['dashed', 'Dash', 'Thin'],
  ['mediumDashed', 'Dash', 'Medium'],
  ['dotted', 'Dot', 'Thin'],
  ['double', 'Double', 'Thick'],
  ['dashDot', 'DashDot', 'Thin'],
  ['mediumDashDot', 'DashDot', 'Medium'],
  ['dashDotDot', 'DashDotDot', 'Thin'],
  ['mediumDashDotDot', 'DashDotDot', 'Medium'],
  ['slantDashDot', 'SlantDashDot', 'Medium'],
];

const HORIZONTAL: readonly (readonly [Member<FileAlignment, 'horizontal'>, CellStyle['horizontalAlignment']])[] = [
  ['general', 'General'],
  ['left', 'Left'],
  ['center', 'Center'],
  ['right', 'Right'],
  ['fill', 'Fill'],
  ['justify', 'Justify'],
  ['centerContinuous', 'CenterAcrossSelection'],
  ['distributed', 'Distributed'],
];

const VERTICAL: readonly (readonly [Member<FileAlignment, 'vertical'>, CellStyle['verticalAlignment']])[] = [
  ['top', 'Top'],
  ['center', 'Center'],
  ['bottom', 'Bottom'],
  ['justify', 'Justify'],
  ['distributed', 'Distributed'],
];

const UNDERLINES: readonly (readonly [Member<FontStyle, 'underline'>, CellStyle['underline']])[] = [
  [true, 'Single'],
  ['single', 'Single'],
  ['double', 'Double'],
  ['singleAccounting', 'SingleAccountant'],
  ['doubleAccounting', 'DoubleAccountant'],
];

/** The font of cells without a style; the model shows it as its own default. */
export interface BaseFont {
  readonly name: string;
  readonly size: number;
}

export function baseFontOf(font: FontStyle | undefined): BaseFont {
  return { name: font?.name ?? DEFAULT_STYLE.fontName, size: font?.size ?? DEFAULT_STYLE.fontSize };
}

// From the file

/** Gives a style of the file its id in the model's table; quick for the same style objects again and again. */
export function createStyleReader(
  styles: StyleTable,
  base: BaseFont,
  themeColors: readonly string[],
): (style: FileStyle | undefined) => number {
  const numbers = new Map<unknown, number>();
  const ids = new Map<string, number>();
  const numberOf = (part: unknown): number => {
    if (part === undefined) return 0;
    const known = numbers.get(part);
    if (known !== undefined) return known;
    numbers.set(part, numbers.size + 1);
    return numbers.size;
  };
  return (style) => {
    if (!style) return 0;
    // The library hands out the same font, fill, border and alignment objects for all cells that share them.
    const key = [style.font, style.fill, style.border, style.alignment, style.protection, style.numFmt]
      .map(numberOf)
      .join();
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = styles.idOf(modelStyle(style, base, themeColors));
    ids.set(key, id);
    return id;
  };
}

function modelStyle(style: FileStyle, base: BaseFont, themeColors: readonly string[]): CellStyle {
  const color = (given: Color | undefined): string | undefined => hexColor(given, themeColors);
  const { font, alignment, protection } = style;
  return {
    ...DEFAULT_STYLE,
    numberFormat: style.numFmt ?? DEFAULT_STYLE.numberFormat,
    fillColor: fillColor(style.fill, color),
    fontName: !font?.name || font.name === base.name ? DEFAULT_STYLE.fontName : font.name,
    fontSize: !font?.size || font.size === base.size ? DEFAULT_STYLE.fontSize : font.size,
    fontColor: color(font?.color) ?? DEFAULT_STYLE.fontColor,
    bold: font?.bold ?? false,
    italic: font?.italic ?? false,
    underline: pair(UNDERLINES, font?.underline) ?? 'None',
    strikethrough: font?.strikethrough ?? false,
    horizontalAlignment: pair(HORIZONTAL, alignment?.horizontal) ?? DEFAULT_STYLE.horizontalAlignment,
    verticalAlignment: pair(VERTICAL, alignment?.vertical) ?? DEFAULT_STYLE.verticalAlignment,
    wrapText: alignment?.wrapText ?? false,
    shrinkToFit: alignment?.shrinkToFit ?? false,
    indentLevel: alignment?.indent ?? 0,
    textOrientation: degreesOfRotation(alignment?.textRotation ?? 0),
    borders: modelBorders(style.border, color),
    locked: protection?.locked ?? true,
    formulaHidden: protection?.hidden ?? false,
  };
}

function pair<A, B>(pairs: readonly (readonly [A, B])[], wanted: A | undefined): B | undefined {
  return pairs.find(([first]) => first === wanted)?.[1];
}

function pairBack<A, B>(pairs: readonly (readonly [A, B])[], wanted: B): A | undefined {
  return pairs.find(([, second]) => second === wanted)?.[0];
}

function hexColor(color: Color | undefined, themeColors: readonly string[]): string | undefined {
  if (color?.rgb !== undefined) return `#${color.rgb.slice(-6).toUpperCase()}`;
  if (color?.theme === undefined || themeColors.length === 0) return undefined;
  return `#${resolveThemeColor([...themeColors], color.theme, color.tint).toUpperCase()}`;
}

function fillColor(fill: FillStyle | undefined, color: (given: Color | undefined) => string | undefined): string {
  if (!fill) return '';
  if (fill.type === 'gradient') return color(fill.stops[0]?.color) ?? '';
  return fill.pattern === 'none' ? '' : (color(fill.fgColor) ?? color(fill.bgColor) ?? '');
}

function modelBorders(
  border: FileStyle['border'],
  color: (given: Color | undefined) => string | undefined,
): CellBorders {
  if (!border) return DEFAULT_STYLE.borders;
  const line = (side: BorderSide | undefined): BorderLine | undefined => {
    const known = LINES.find(([name]) => name === side?.style);
    return known && { style: known[1], weight: known[2], color: color(side?.color) ?? '#000000' };
  };
  return {
    top: line(border.top),
    bottom: line(border.bottom),
    left: line(border.left),
    right: line(border.right),
    diagonalDown: border.diagonalDown ? line(border.diagonal) : undefined,
    diagonalUp: border.diagonalUp ? line(border.diagonal) : undefined,
  };
}

/** Files count downward text from 91; 255 (stacked letters) has no angle. */
function degreesOfRotation(rotation: number): number {
  if (rotation === 255) return 0;
  return rotation > 90 ? 90 - rotation : rotation;
}

// To the file

/** The file library's form of a style; undefined for the default look. */
export function fileStyle(style: CellStyle, base: BaseFont): FileStyle | undefined {
  const made: FileStyle = {};
  if (style.numberFormat !== DEFAULT_STYLE.numberFormat) made.numFmt = style.numberFormat;
  const font = fileFont(style, base);
  if (font) made.font = font;
  if (style.fillColor !== '')
    made.fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: style.fillColor.slice(1) } };
  const border = fileBorder(style.borders);
  if (border) made.border = border;
  const alignment = fileAlignment(style);
  if (alignment) made.alignment = alignment;
  if (!style.locked || style.formulaHidden) made.protection = { locked: style.locked, hidden: style.formulaHidden };
  return Object.keys(made).length > 0 ? made : undefined;
}

function fileFont(style: CellStyle, base: BaseFont): FontStyle | undefined {
  const font: FontStyle = {
    name: style.fontName === DEFAULT_STYLE.fontName ? base.name : style.fontName,
    size: style.fontSize === DEFAULT_STYLE.fontSize ? base.size : style.fontSize,
  };
  let differs = font.name !== base.name || font.size !== base.size;
  const add = (change: FontStyle): void => {
    Object.assign(font, change);
    differs = true;
  };
  if (style.fontColor !== DEFAULT_STYLE.fontColor) add({ color: { rgb: style.fontColor.slice(1) } });
  if (style.bold) add({ bold: true });
  if (style.italic) add({ italic: true });
  if (style.strikethrough) add({ strikethrough: true });
  if (style.underline !== 'None') add({ underline: pairBack(UNDERLINES, style.underline) ?? true });
  return differs ? font : undefined;
}

function fileBorder(borders: CellBorders): FileStyle['border'] {
  const side = (line: BorderLine | undefined): BorderSide | undefined => {
    if (!line || line.style === 'None') return undefined;
    const exact = LINES.find(([, style, weight]) => style === line.style && weight === line.weight);
    const name = exact ?? LINES.find(([, style]) => style === line.style);
    return { style: name?.[0] ?? 'thin', color: { rgb: line.color.slice(1) } };
  };
  const made: NonNullable<FileStyle['border']> = {};
  for (const name of ['top', 'bottom', 'left', 'right'] as const) {
    const line = side(borders[name]);
    if (line) made[name] = line;
  }
  const diagonal = side(borders.diagonalDown) ?? side(borders.diagonalUp);
  if (diagonal)
    Object.assign(made, { diagonal, diagonalDown: !!borders.diagonalDown, diagonalUp: !!borders.diagonalUp });
  return Object.keys(made).length > 0 ? made : undefined;
}

function fileAlignment(style: CellStyle): FileStyle['alignment'] {
  const made: FileAlignment = {};
  const horizontal = pairBack(HORIZONTAL, style.horizontalAlignment);
  if (horizontal && horizontal !== 'general') made.horizontal = horizontal;
  const vertical = pairBack(VERTICAL, style.verticalAlignment);
  if (vertical && vertical !== 'bottom') made.vertical = vertical;
  if (style.wrapText) made.wrapText = true;
  if (style.shrinkToFit) made.shrinkToFit = true;
  if (style.indentLevel > 0) made.indent = style.indentLevel;
  if (style.textOrientation !== 0) {
    made.textRotation = style.textOrientation < 0 ? 90 - style.textOrientation : style.textOrientation;
  }
  return Object.keys(made).length > 0 ? made : undefined;
}
