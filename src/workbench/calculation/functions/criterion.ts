import { isCellError } from '../../../host/model/cell-value';
import type { CellValue } from '../../../host/model/cell-value';
import { readTypedText } from './typed-text';

/** A condition of SUMIFS, COUNTIFS and their kin. */
export type Criterion =
  /** Met by the values whose `equalityKey` is this one. */
  | { readonly kind: 'equals'; readonly key: string }
  | { readonly kind: 'test'; readonly meets: (value: CellValue) => boolean };

const BLANK_KEY = 'blank';
const OPERATORS = ['>=', '<=', '<>', '=', '>', '<'] as const;
type Operator = (typeof OPERATORS)[number];

/**
 * What a value is compared by when a criterion asks for equality: text that looks like a number counts as that number,
 * letter case does not matter, a blank cell and a logical value equal only their like.
 */
export function equalityKey(value: CellValue): string {
  if (value === null) return BLANK_KEY;
  if (typeof value === 'number') return `n${value}`;
  if (typeof value === 'boolean') return `b${value}`;
  if (isCellError(value)) return `e${value.error}`;
  const number = numberIn(value);
  return number === undefined ? `s${value.toLowerCase()}` : `n${number}`;
}

function numberIn(text: string): number | undefined {
  if (!/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text)) return undefined;
  return Number(text);
}

/** Reads a criterion the way SUMIFS does: a value, text such as `>=10` or `<>closed`, or text with wildcards. */
export function parseCriterion(value: CellValue): Criterion {
  if (value === null) return { kind: 'equals', key: equalityKey(0) };
  if (typeof value !== 'string') return { kind: 'equals', key: equalityKey(value) };
  if (value === '') return { kind: 'test', meets: (cell) => cell === null || cell === '' };
  const operator = OPERATORS.find((one) => value.startsWith(one));
  const operand = operator ? value.slice(operator.length) : value;
  if (!operator) return equalTo(operand);
  if (operand === '') return emptyOperand(operator);
  if (operator === '=') return equalTo(operand);
  if (operator === '<>') return negated(equalTo(operand));
  return ordered(operator, readTypedText(operand).value);
}

function equalTo(operand: string): Criterion {
  const { value, isDate } = readTypedText(operand);
  if (isDate) {
    // a date finds days, and also cells that hold the same text, such as the id 1/2/2024
    const keys = [equalityKey(value), equalityKey(operand)];
    return { kind: 'test', meets: (cell) => keys.includes(equalityKey(cell)) };
  }
  if (typeof value !== 'string' || !/[*?~]/.test(value)) return { kind: 'equals', key: equalityKey(value) };
  const pattern = wildcardPattern(value);
  return { kind: 'test', meets: (cell) => typeof cell === 'string' && pattern.test(cell) };
}

/** `=` asks for blank cells, `<>` for cells that hold anything; a comparison with nothing is never met. */
function emptyOperand(operator: Operator): Criterion {
  if (operator === '=') return { kind: 'equals', key: BLANK_KEY };
  return { kind: 'test', meets: operator === '<>' ? (cell) => cell !== null : () => false };
}

function negated(criterion: Criterion): Criterion {
  if (criterion.kind === 'test') return { kind: 'test', meets: (cell) => !criterion.meets(cell) };
  return { kind: 'test', meets: (cell) => equalityKey(cell) !== criterion.key };
}

function ordered(operator: Operator, operand: CellValue): Criterion {
  if (typeof operand === 'number') {
    return { kind: 'test', meets: (cell) => typeof cell === 'number' && holds(cell - operand, operator) };
  }
  if (typeof operand !== 'string') {
    const wanted = Number(operand === true);
    return { kind: 'test', meets: (cell) => typeof cell === 'boolean' && holds(Number(cell) - wanted, operator) };
  }
  const lower = operand.toLowerCase();
  const meets = (cell: CellValue): boolean =>
    typeof cell === 'string' && holds(cell.toLowerCase() < lower ? -1 : cell.toLowerCase() > lower ? 1 : 0, operator);
  return { kind: 'test', meets };
}

function holds(difference: number, operator: Operator): boolean {
  if (operator === '>') return difference > 0;
  if (operator === '>=') return difference >= 0;
  if (operator === '<') return difference < 0;
  return difference <= 0;
}

/** `*` any text, `?` one character, `~` takes the meaning off the next character. */
export function wildcardPattern(text: string): RegExp {
  let source = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '~' && at + 1 < text.length) source += escapeForPattern(text[++at]!);
    else if (char === '*') source += '[\\s\\S]*';
    else if (char === '?') source += '[\\s\\S]';
    else source += escapeForPattern(char);
  }
  return new RegExp(`^${source}$`, 'i');
}

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
