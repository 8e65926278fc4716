/**
 * Widths in files count characters of the standard font (Calibri 11: 7 pixels) with 5 pixels of padding included; the
 * model has points. Excel rounds to pixels, so near misses of a whole pixel are that pixel.
 */
const PIXELS_PER_CHARACTER = 7;
const POINTS_PER_PIXEL = 0.75;
const NEARLY = 0.05;

/** `<col width>` → points. 9.140625 (8.43 characters shown) → 48. */
export function pointsOfFileWidth(width: number): number {
  const pixels = width * PIXELS_PER_CHARACTER;
  const whole = Math.round(pixels);
  return (Math.abs(pixels - whole) < NEARLY ? whole : Math.round(pixels * 1000) / 1000) * POINTS_PER_PIXEL;
}

/** Points → `<col width>`. */
export function fileWidthOfPoints(points: number): number {
  return Math.round((points / POINTS_PER_PIXEL / PIXELS_PER_CHARACTER) * 1e6) / 1e6;
}
