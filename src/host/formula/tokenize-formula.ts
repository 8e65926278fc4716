import { parseCorner } from './a1';
import type { Corner } from './a1';

/** A reference such as `Sheet1!$A1:B$2`, `C:C` or `4:9`. */
export interface ReferenceToken {
  readonly kind: 'reference';
  readonly text: string;
  /** Unquoted sheet name, undefined without a prefix. */
  readonly sheetName: string | undefined;
  readonly from: Corner;
  /** Undefined for a single cell. */
  readonly to: Corner | undefined;
}

/** `Table[Column]`, `Table[[#This Row],[Column]]`, `[@Column]`; `specifier` includes the outer brackets. */
export interface StructuredToken {
  readonly kind: 'structured';
  readonly text: string;
  /** '' when the formula leaves the table out. */
  readonly tableName: string;
  readonly specifier: string;
}

export interface PlainToken {
  readonly kind: 'text' | 'number' | 'error' | 'name' | 'function' | 'space' | 'other';
  readonly text: string;
}

export type FormulaToken = ReferenceToken | StructuredToken | PlainToken;

const STRING = /"(?:[^"]|"")*"/y;
const ERROR = /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!)/iy;
const SHEET_PREFIX = /(?:'(?:[^']|'')+'|[A-Za-z_\u00a1-\uffff][\w.\u00a1-\uffff]*)!/y;
const EXTERNAL_PREFIX = /(?:'\[(?:[^']|'')+'|\[[^\]]+\][\w.\u00a1-\uffff]+)!/y;
const SINGLE_OR_RANGE = new RegExp(
  '(?:\\$?[A-Za-z]{1,3}\\$?\\d{1,7}|\\$?[A-Za-z]{1,3}(?=:)|\\$?\\d{1,7}(?=:))' +
    '(?::(?:\\$?[A-Za-z]{1,3}\\$?\\d{1,7}|\\$?[A-Za-z]{1,3}|\\$?\\d{1,7}))?',
  'y',
);
const WORD = /[A-Za-z_\\\u00a1-\uffff][\w.\\?\u00a1-\uffff]*/y;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?/y;
const SINGLE = /\$?[A-Za-z]{1,3}\$?\d{1,7}/y;
const SPACE = /\s+/y;
const WORD_PART = /[\w.(!\\?[\u00a1-\uffff]/;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/**
 * Cuts a formula (with or without its '=') into tokens whose texts, put together, give it back unchanged.
 * Only references, structured references and names are understood; the rest passes through.
 */
export function tokenizeFormula(formula: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  let at = 0;
  while (at < formula.length) {
    const token = nextToken(formula, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function nextToken(formula: string, at: number): FormulaToken {
  const first = formula[at]!;
  if (first === '"') return { kind: 'text', text: matchAt(STRING, formula, at) ?? formula.slice(at) };
  if (first === '#') {
    const text = matchAt(ERROR, formula, at);
    return text ? { kind: 'error', text } : { kind: 'other', text: first };
  }
  const space = matchAt(SPACE, formula, at);
  if (space) return { kind: 'space', text: space };
  return (
    externalToken(formula, at) ??
    referenceToken(formula, at) ??
    structuredToken(formula, at) ??
    wordToken(formula, at) ??
    numberToken(formula, at) ?? { kind: 'other', text: first }
  );
}

/** A reference to another workbook is passed through whole. */
function externalToken(formula: string, at: number): FormulaToken | undefined {
  const prefix = matchAt(EXTERNAL_PREFIX, formula, at);
  if (!prefix) return undefined;
  const rest =
    matchAt(SINGLE_OR_RANGE, formula, at + prefix.length) ?? matchAt(WORD, formula, at + prefix.length) ?? '';
  return { kind: 'other', text: prefix + rest };
}

function referenceToken(formula: string, at: number): FormulaToken | undefined {
  const prefix = matchAt(SHEET_PREFIX, formula, at) ?? '';
  const start = at + prefix.length;
  // `A1:INDEX(…)` is a single cell, a colon and a function
  for (const pattern of [SINGLE_OR_RANGE, SINGLE]) {
    const body = matchAt(pattern, formula, start);
    const corners = body === undefined ? undefined : cornersOf(body);
    if (body === undefined || !corners || WORD_PART.test(formula[start + body.length] ?? '')) continue;
    return { kind: 'reference', text: prefix + body, sheetName: prefix ? unquoted(prefix) : undefined, ...corners };
  }
  return prefix ? qualifiedRest(formula, prefix, start) : undefined;
}

/** What may follow a sheet prefix besides a reference: an error (`Sheet1!#REF!`) or a sheet's own name. */
function qualifiedRest(formula: string, prefix: string, start: number): FormulaToken {
  const error = matchAt(ERROR, formula, start);
  if (error) return { kind: 'error', text: prefix + error };
  return { kind: 'name', text: prefix + (matchAt(WORD, formula, start) ?? '') };
}

function cornersOf(body: string): { from: Corner; to: Corner | undefined } | undefined {
  const [first, second] = body.split(':');
  const from = parseCorner(first!);
  const to = second === undefined ? undefined : parseCorner(second);
  if (!from) return undefined;
  if (second === undefined) return from.row === undefined || from.column === undefined ? undefined : { from, to };
  if (!to || (from.row === undefined) !== (to.row === undefined)) return undefined;
  return (from.column === undefined) === (to.column === undefined) ? { from, to } : undefined;
}

function unquoted(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

function structuredToken(formula: string, at: number): FormulaToken | undefined {
  const tableName = matchAt(WORD, formula, at) ?? '';
  const open = at + tableName.length;
  if (formula[open] !== '[') return undefined;
  const close = closingBracket(formula, open);
  if (close < 0) return undefined;
  const text = formula.slice(at, close + 1);
  return { kind: 'structured', text, tableName, specifier: formula.slice(open, close + 1) };
}

/** Index of the bracket that closes the one at `open`; an apostrophe escapes the next character. */
function closingBracket(formula: string, open: number): number {
  let depth = 0;
  for (let at = open; at < formula.length; at++) {
    const char = formula[at];
    if (char === "'") at++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return at;
  }
  return -1;
}

function wordToken(formula: string, at: number): FormulaToken | undefined {
  const text = matchAt(WORD, formula, at);
  if (text === undefined) return undefined;
  return { kind: formula[at + text.length] === '(' ? 'function' : 'name', text };
}

function numberToken(formula: string, at: number): FormulaToken | undefined {
  const text = matchAt(NUMBER, formula, at);
  return text === undefined ? undefined : { kind: 'number', text };
}
