import { isWholeColumns, isWholeRows, makeArea, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../model/area';
import type { Area } from '../model/area';

/** Column letters of a zero-based index: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Zero-based index of column letters in any case. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** One corner of a reference. An undefined part belongs to a whole-row or whole-column reference. */
export interface Corner {
  readonly row: number | undefined;
  readonly column: number | undefined;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

const CORNER = /^(\$?)([A-Za-z]{1,3})?(\$?)(\d{1,7})?$/;

/** Reads `A1`, `$A$1`, `$A`, `A`, `$1` or `1`; undefined when it is none of them or lies outside a sheet. */
export function parseCorner(text: string): Corner | undefined {
  const match = CORNER.exec(text);
  if (!match) return undefined;
  const [, firstDollar, letters, secondDollar, digits] = match;
  if (letters === undefined && digits === undefined) return undefined;
  if (letters === undefined && firstDollar && secondDollar) return undefined;
  if (digits === undefined && secondDollar) return undefined;
  const column = letters === undefined ? undefined : columnIndex(letters);
  const row = digits === undefined ? undefined : Number(digits) - 1;
  if (column !== undefined && column >= SHEET_COLUMN_COUNT) return undefined;
  if (row !== undefined && (row < 0 || row >= SHEET_ROW_COUNT)) return undefined;
  return {
    row,
    column,
    columnFixed: letters !== undefined && firstDollar === '$',
    rowFixed: letters === undefined ? firstDollar === '$' || secondDollar === '$' : secondDollar === '$',
  };
}

export function formatCorner(corner: Corner): string {
  const column = corner.column === undefined ? '' : (corner.columnFixed ? '$' : '') + columnLetters(corner.column);
  const row = corner.row === undefined ? '' : (corner.rowFixed ? '$' : '') + String(corner.row + 1);
  return column + row;
}

/** The area between two corners; both must have the same parts. */
export function areaOfCorners(from: Corner, to: Corner = from): Area {
  const firstRow = Math.min(from.row ?? 0, to.row ?? 0);
  const lastRow = from.row === undefined ? SHEET_ROW_COUNT - 1 : Math.max(from.row, to.row ?? 0);
  const firstColumn = Math.min(from.column ?? 0, to.column ?? 0);
  const lastColumn = from.column === undefined ? SHEET_COLUMN_COUNT - 1 : Math.max(from.column, to.column ?? 0);
  return makeArea(firstRow, firstColumn, lastRow - firstRow + 1, lastColumn - firstColumn + 1);
}

/** Reads a sheet-less address: `B2`, `A1:C3`, `A:C`, `2:5`, dollars allowed. Undefined when it is not one. */
export function parseAddress(address: string): Area | undefined {
  const parts = address.trim().split(':');
  if (parts.length > 2) return undefined;
  const from = parseCorner(parts[0]!);
  if (!from) return undefined;
  if (parts.length === 1) return from.row !== undefined && from.column !== undefined ? areaOfCorners(from) : undefined;
  const to = parseCorner(parts[1]!);
  if (!to) return undefined;
  const sameParts = (from.row === undefined) === (to.row === undefined);
  return sameParts && (from.column === undefined) === (to.column === undefined) ? areaOfCorners(from, to) : undefined;
}

/** The address of an area without its sheet: `B2`, `A1:C3`, `A:C`, `2:5`. */
export function formatAddress(area: Area): string {
  const lastColumn = columnLetters(area.column + area.columnCount - 1);
  const lastRow = area.row + area.rowCount;
  if (isWholeColumns(area) && !isWholeRows(area)) return `${columnLetters(area.column)}:${lastColumn}`;
  if (isWholeRows(area)) return `${area.row + 1}:${lastRow}`;
  const first = columnLetters(area.column) + String(area.row + 1);
  return area.rowCount === 1 && area.columnCount === 1 ? first : `${first}:${lastColumn}${lastRow}`;
}

/** Like `formatAddress` with every part fixed: `$A$1:$C$3`. */
export function formatFixedAddress(area: Area): string {
  return formatAddress(area)
    .replace(/[A-Z]+/g, '$$$&')
    .replace(/\d+/g, '$$$&');
}

/** A sheet name as formulas and addresses write it: quoted when it must be. */
export function quoteSheetName(name: string): string {
  const plain = /^[A-Za-z_\u00a1-\uffff][A-Za-z0-9_.\u00a1-\uffff]*$/.test(name);
  const looksLikeReference = /^([A-Za-z]{1,3}\d{1,7}|[Rr]\d*([Cc]\d*)?|[Cc]\d*)$/.test(name);
  const looksLikeBoolean = /^(true|false)$/i.test(name);
  return plain && !looksLikeReference && !looksLikeBoolean ? name : `'${name.replace(/'/g, "''")}'`;
}

/** Splits `'My sheet'!A1` into its unquoted sheet name and the rest. */
export function splitSheetPrefix(address: string): { readonly sheetName: string | undefined; readonly rest: string } {
  const bang = address.lastIndexOf('!');
  if (bang < 0) return { sheetName: undefined, rest: address };
  return { sheetName: unquoteSheetName(address.slice(0, bang)), rest: address.slice(bang + 1) };
}

export function unquoteSheetName(text: string): string {
  return text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1).replace(/''/g, "'") : text;
}
