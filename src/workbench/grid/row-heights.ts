import { isCellError } from '../../host/model/cell-value';
import type { CellStyle } from '../../host/model/cell-style';
import type { SheetModel } from '../../host/model/workbook-model';
import { pixels } from './pixel-sizes';

const STANDARD_FONT_SIZE = 11;
const LINE_HEIGHT_FACTOR = 20 / STANDARD_FONT_SIZE;
/** Average width of a character against the font size, in pixels per point. */
const CHARACTER_WIDTH_FACTOR = 0.64;
const CELL_PADDING_PIXELS = 5;

/**
 * Heights in pixels of the rows that Excel would make taller by itself: larger fonts, wrapped text, line breaks. Rows
 * with a height of their own keep it.
 */
export function tallRows(sheet: SheetModel): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  const { styles } = sheet.workbook;
  const isTall = new Map<number, boolean>();
  sheet.forEachCell((row, column, value, _formula, styleId) => {
    let tall = isTall.get(styleId);
    if (tall === undefined) isTall.set(styleId, (tall = needsHeight(styles.styleOf(styleId))));
    if (!tall || value === null) return;
    const text = isCellError(value) ? value.error : String(value);
    const height = heightOf(text, styles.styleOf(styleId), widthOf(sheet, column));
    if (height > (heights.get(row) ?? pixels(sheet.standardHeight))) heights.set(row, height);
  });
  for (const [row, format] of sheet.rowFormats()) if (format.sizePoints !== undefined) heights.delete(row);
  return heights;
}

const needsHeight = (style: CellStyle): boolean => style.wrapText || style.fontSize > STANDARD_FONT_SIZE;

function heightOf(text: string, { fontSize, wrapText }: CellStyle, width: number): number {
  const lineHeight = Math.round(fontSize * LINE_HEIGHT_FACTOR);
  if (!wrapText) return lineHeight;
  const perLine = Math.max(1, Math.floor((width - CELL_PADDING_PIXELS) / (fontSize * CHARACTER_WIDTH_FACTOR)));
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return lines * lineHeight;
}

function widthOf(sheet: SheetModel, column: number): number {
  return pixels(sheet.columnFormat(column).sizePoints ?? sheet.standardWidth);
}
