/** Column widths: Office.js speaks of points, files of characters of the standard font (Calibri 11, 7 pixels wide). */

const PIXELS_PER_CHARACTER = 7;
const CELL_PADDING_PIXELS = 5;
const POINTS_PER_PIXEL = 0.75;

/** Points of a width in characters as files store it (8.43 characters → 48 points). */
export function pointsOfCharacters(characters: number): number {
  const pixels =
    characters < 1
      ? Math.round(characters * (PIXELS_PER_CHARACTER + CELL_PADDING_PIXELS))
      : Math.round(characters * PIXELS_PER_CHARACTER + CELL_PADDING_PIXELS);
  return pixels * POINTS_PER_PIXEL;
}

/** Characters (two decimals) of a width in points; the inverse of `pointsOfCharacters`. */
export function charactersOfPoints(points: number): number {
  const pixels = points / POINTS_PER_PIXEL;
  const least = PIXELS_PER_CHARACTER + CELL_PADDING_PIXELS;
  const characters = pixels < least ? pixels / least : (pixels - CELL_PADDING_PIXELS) / PIXELS_PER_CHARACTER;
  return Math.round(characters * 100) / 100;
}

/** Width in points in which a text fits, by a rough measure of characters. */
export function pointsOfText(text: string, fontSize: number, bold: boolean): number {
  const longestLine = Math.max(0, ...text.split('\n').map((line) => line.length));
  const scale = (fontSize / 11) * (bold ? 1.08 : 1);
  return (Math.ceil(longestLine * PIXELS_PER_CHARACTER * scale) + CELL_PADDING_PIXELS) * POINTS_PER_PIXEL;
}
