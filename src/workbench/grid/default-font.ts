import { DEFAULT_STYLE } from '../../host/model/cell-style';

/** Calibri and the fonts that take its place; the first one that is installed is drawn. */
export const FONT_FAMILY = 'Calibri, Carlito, "Segoe UI", Arial, "Liberation Sans", sans-serif';

const CALIBRI_DIGITS = 7.43;
const SAMPLE = '0123456789';

let measuring: CanvasRenderingContext2D | null | undefined;
let measuringFont = '';

/** Width in pixels of a text in a CSS font. */
export function textWidth(text: string, font: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return 0;
  // setting a font, even the same one, costs more than measuring
  if (font !== measuringFont) measuring.font = font;
  measuringFont = font;
  return measuring.measureText(text).width;
}

const MOST_REMEMBERED = 5_000;
const numberWidths = new Map<string, number>();

/** The same for a formatted number; numbers that differ only in their digits are equally wide. */
export function numberWidth(text: string, font: string): number {
  const key = font + text.replace(/\d/g, '0');
  let width = numberWidths.get(key);
  if (width === undefined) {
    if (numberWidths.size >= MOST_REMEMBERED) numberWidths.clear();
    numberWidths.set(key, (width = textWidth(text, font)));
  }
  return width;
}

let factor: number | undefined;

/**
 * Size in points at which a font size of the workbook is drawn. Column widths are made for Calibri, so a wider font
 * that stands in for it is drawn smaller.
 */
export function drawnFontSize(fontSize: number): number {
  if (factor === undefined) {
    const digit = textWidth(SAMPLE, `${DEFAULT_STYLE.fontSize}pt ${FONT_FAMILY}`) / SAMPLE.length;
    factor = digit > CALIBRI_DIGITS ? CALIBRI_DIGITS / digit : 1;
  }
  return Math.round(fontSize * factor);
}
