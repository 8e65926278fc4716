import type { Area } from '../model/area';
import { SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../model/area';
import { areaOfCorners, formatCorner, quoteSheetName } from './a1';
import type { Corner } from './a1';
import { tokenizeFormula } from './tokenize-formula';
import type { FormulaToken, ReferenceToken } from './tokenize-formula';

const MAY_HOLD_REFERENCE = /[A-Za-z$:]\$?\d|:\$?[A-Za-z]|\$\d/;

/** Puts tokens together again, each through `map`; undefined keeps the token's own text. */
function joinTokens(tokens: readonly FormulaToken[], map: (token: FormulaToken) => string | undefined): string {
  let text = '';
  for (const token of tokens) text += map(token) ?? token.text;
  return text;
}

function prefixOf(token: ReferenceToken): string {
  return token.sheetName === undefined ? '' : `${quoteSheetName(token.sheetName)}!`;
}

/**
 * Rewrites the references of a formula after cells moved. `mapArea` answers where an area of sheet `sheetName`
 * (undefined = the formula's own sheet) is now: the same area, another one, or undefined when it is gone (#REF!).
 */
export function moveReferences(
  formula: string,
  mapArea: (sheetName: string | undefined, area: Area) => Area | undefined,
): string {
  if (!MAY_HOLD_REFERENCE.test(formula)) return formula;
  return joinTokens(tokenizeFormula(formula), (token) => {
    if (token.kind !== 'reference') return undefined;
    const area = areaOfCorners(token.from, token.to);
    const moved = mapArea(token.sheetName, area);
    if (moved === area) return undefined;
    if (!moved) return `${prefixOf(token)}#REF!`;
    const from = cornerAt(token.from, moved.row, moved.column);
    if (!token.to) return prefixOf(token) + formatCorner(from);
    const to = cornerAt(token.to, moved.row + moved.rowCount - 1, moved.column + moved.columnCount - 1);
    return `${prefixOf(token)}${formatCorner(from)}:${formatCorner(to)}`;
  });
}

function cornerAt(corner: Corner, row: number, column: number): Corner {
  return {
    ...corner,
    row: corner.row === undefined ? undefined : row,
    column: corner.column === undefined ? undefined : column,
  };
}

/** A formula prepared for copying: answers its text in the cell `rowOffset`, `columnOffset` away. */
export type RelativeFormula = (rowOffset: number, columnOffset: number) => string;

/** Prepares a formula for being copied: relative parts of references move along, fixed ones stay. */
export function prepareCopy(formula: string): RelativeFormula {
  if (!MAY_HOLD_REFERENCE.test(formula)) return () => formula;
  const tokens = tokenizeFormula(formula);
  return (rowOffset, columnOffset) =>
    joinTokens(tokens, (token) =>
      token.kind === 'reference' ? offsetReference(token, rowOffset, columnOffset) : undefined,
    );
}

function offsetReference(token: ReferenceToken, rowOffset: number, columnOffset: number): string {
  const from = offsetCorner(token.from, rowOffset, columnOffset);
  const to = token.to && offsetCorner(token.to, rowOffset, columnOffset);
  if (!from || (token.to && !to)) return `${prefixOf(token)}#REF!`;
  return prefixOf(token) + formatCorner(from) + (to ? `:${formatCorner(to)}` : '');
}

function offsetCorner(corner: Corner, rowOffset: number, columnOffset: number): Corner | undefined {
  const row = corner.row === undefined || corner.rowFixed ? corner.row : corner.row + rowOffset;
  const column = corner.column === undefined || corner.columnFixed ? corner.column : corner.column + columnOffset;
  if (row !== undefined && (row < 0 || row >= SHEET_ROW_COUNT)) return undefined;
  if (column !== undefined && (column < 0 || column >= SHEET_COLUMN_COUNT)) return undefined;
  return { ...corner, row, column };
}

/** Rewrites sheet prefixes: `newName` undefined means the sheet is gone and its references become #REF!. */
export function renameSheetInFormula(formula: string, oldName: string, newName: string | undefined): string {
  if (!formula.toLowerCase().includes(oldName.replace(/'/g, "''").toLowerCase())) return formula;
  const wanted = oldName.toLowerCase();
  return joinTokens(tokenizeFormula(formula), (token) => {
    if (token.kind === 'name' || token.kind === 'error') return renamePrefix(token.text, wanted, newName);
    if (token.kind !== 'reference' || token.sheetName?.toLowerCase() !== wanted) return undefined;
    if (newName === undefined) return '#REF!';
    const body = token.text.slice(token.text.lastIndexOf('!') + 1);
    return `${quoteSheetName(newName)}!${body}`;
  });
}

function renamePrefix(text: string, wanted: string, newName: string | undefined): string | undefined {
  const bang = text.lastIndexOf('!');
  if (bang < 0 || bang === text.length - 1) return undefined;
  const name = text.slice(0, bang);
  const plain = name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
  if (plain.toLowerCase() !== wanted) return undefined;
  return newName === undefined ? '#REF!' : `${quoteSheetName(newName)}!${text.slice(bang + 1)}`;
}

/** Rewrites `Old[…]` to `New[…]`; `newName` undefined means the table is gone (#REF!). */
export function renameTableInFormula(formula: string, oldName: string, newName: string | undefined): string {
  const wanted = oldName.toLowerCase();
  if (!formula.toLowerCase().includes(wanted)) return formula;
  return joinTokens(tokenizeFormula(formula), (token) => {
    if (token.kind === 'name' && token.text.toLowerCase() === wanted) return newName ?? '#REF!';
    if (token.kind !== 'structured' || token.tableName.toLowerCase() !== wanted) return undefined;
    return newName === undefined ? '#REF!' : newName + token.specifier;
  });
}

/** Rewrites the column part of structured references to one table. `ownTable`: unqualified ones count too. */
export function renameColumnInFormula(
  formula: string,
  tableName: string,
  oldColumn: string,
  newColumn: string | undefined,
  ownTable: boolean,
): string {
  if (!formula.includes('[')) return formula;
  return joinTokens(tokenizeFormula(formula), (token) => {
    if (token.kind !== 'structured') return undefined;
    const matches = token.tableName === '' ? ownTable : token.tableName.toLowerCase() === tableName.toLowerCase();
    if (!matches) return undefined;
    const columns = columnsOfSpecifier(token.specifier);
    if (!columns.some((column) => column.name.toLowerCase() === oldColumn.toLowerCase())) return undefined;
    if (newColumn === undefined) return '#REF!';
    return token.tableName + replaceColumns(token.specifier, oldColumn, newColumn);
  });
}

/** A column named in a structured reference and where its (escaped) name stands in the specifier. */
export interface SpecifiedColumn {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Columns a specifier names: `[A]`, `[[#This Row],[A]]`, `[[A]:[B]]`, `[@A]`, `[@[A b]]`. */
export function columnsOfSpecifier(specifier: string): SpecifiedColumn[] {
  const columns: SpecifiedColumn[] = [];
  const add = (start: number, end: number): void => {
    const raw = specifier.slice(start, end);
    if (raw !== '' && !raw.startsWith('#')) columns.push({ name: raw.replace(/'(.)/g, '$1'), start, end });
  };
  const inner = specifier.startsWith('[@') ? 2 : 1;
  const end = specifier.length - 1;
  if (specifier[inner] !== '[' && !/(^|[^'])\[/.test(specifier.slice(inner, end))) {
    add(inner, end);
    return columns;
  }
  for (let at = inner; at < end; at++) {
    if (specifier[at] !== '[') continue;
    let close = at + 1;
    while (close < end && specifier[close] !== ']') close += specifier[close] === "'" ? 2 : 1;
    add(at + 1, close);
    at = close;
  }
  return columns;
}

function replaceColumns(specifier: string, oldColumn: string, newColumn: string): string {
  let text = '';
  let at = 0;
  for (const column of columnsOfSpecifier(specifier)) {
    if (column.name.toLowerCase() !== oldColumn.toLowerCase()) continue;
    text += specifier.slice(at, column.start) + escapeColumnName(newColumn);
    at = column.end;
  }
  return text + specifier.slice(at);
}

/** A column name as structured references write it: brackets, # and ' get an apostrophe. */
export function escapeColumnName(name: string): string {
  return name.replace(/[[\]#']/g, "'$&");
}

/** Writes references and function names in capitals, as Excel shows an entered formula. */
export function normalizeFormula(formula: string): string {
  return joinTokens(tokenizeFormula(formula), (token) => {
    if (token.kind === 'function') return token.text.toUpperCase();
    if (token.kind === 'name') return /^(true|false)$/i.test(token.text) ? token.text.toUpperCase() : undefined;
    if (token.kind !== 'reference') return undefined;
    return prefixOf(token) + formatCorner(token.from) + (token.to ? `:${formatCorner(token.to)}` : '');
  });
}
