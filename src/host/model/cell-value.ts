/** The error values a cell can show, in Excel's English spelling. */
export const CELL_ERROR_CODES = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#BUSY!',
] as const;

export type CellErrorCode = (typeof CELL_ERROR_CODES)[number];

/** An error held by a cell. Compare by `error`; instances come from `cellError` and are shared and frozen. */
export interface CellError {
  readonly error: CellErrorCode;
}

/** What a cell holds. `null` = empty. A string is text even when it looks like a number or a formula. */
export type CellValue = number | string | boolean | CellError | null;

/**
 * What a person or Office.js hands to a cell, to be read the way Excel reads typing:
 * `null`/`undefined` leave the cell as it is, `''` empties it, `'=…'` is a formula.
 */
export type CellInput = number | string | boolean | CellError | null | undefined;

const sharedErrors = new Map<string, CellError>(
  CELL_ERROR_CODES.map((error): [string, CellError] => [error, Object.freeze({ error })]),
);

/** The shared error value of a code. */
export function cellError(code: CellErrorCode): CellError {
  return sharedErrors.get(code)!;
}

/** The error value spelled by `text` (any letter case), or undefined when the text is not an error. */
export function parseCellError(text: string): CellError | undefined {
  return text.startsWith('#') ? sharedErrors.get(text.toUpperCase()) : undefined;
}

export function isCellError(value: unknown): value is CellError {
  return typeof value === 'object' && value !== null && 'error' in value;
}
