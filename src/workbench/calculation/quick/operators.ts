import { cellError, isCellError } from '../../../host/model/cell-value';
import type { CellError, CellValue } from '../../../host/model/cell-value';
import { readTypedText } from '../functions/typed-text';
import type { BinaryOperator } from './parse-expression';

const VALUE = cellError('#VALUE!');
const NUM = cellError('#NUM!');
const DIVISION = cellError('#DIV/0!');
/** Sums and differences smaller than this share of what went in are noise of binary fractions. */
const NOISE = 2 ** -48;

/** A value as arithmetic takes it: blank is 0, TRUE is 1, text that reads as a number is that number. */
export function toNumber(value: CellValue): number | CellError {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isCellError(value)) return value;
  const read = value.trim() === '' ? undefined : readTypedText(value).value;
  return typeof read === 'number' ? read : VALUE;
}

/** A value as text: numbers with at most 15 digits. */
export function toText(value: CellValue): string | CellError {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return isCellError(value) ? value : numberText(value);
}

function numberText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? text.replace(/e([+-])(\d)$/, 'e$10$2').toUpperCase() : text;
}

export function negative(value: CellValue): CellValue {
  const number = toNumber(value);
  return typeof number === 'number' ? 0 - number : number;
}

export function percent(value: CellValue): CellValue {
  const number = toNumber(value);
  return typeof number === 'number' ? number / 100 : number;
}

export function applyBinary(operator: BinaryOperator, left: CellValue, right: CellValue): CellValue {
  if (isCellError(left)) return left;
  if (isCellError(right)) return right;
  switch (operator) {
    case '=':
      return compare(left, right) === 0;
    case '<>':
      return compare(left, right) !== 0;
    case '<':
      return compare(left, right) < 0;
    case '>':
      return compare(left, right) > 0;
    case '<=':
      return compare(left, right) <= 0;
    case '>=':
      return compare(left, right) >= 0;
    case '&':
      return `${toText(left) as string}${toText(right) as string}`;
    default:
      return calculate(operator, toNumber(left), toNumber(right));
  }
}

type Arithmetic = '+' | '-' | '*' | '/' | '^';

function calculate(operator: Arithmetic, left: number | CellError, right: number | CellError): CellValue {
  if (typeof left !== 'number') return left;
  if (typeof right !== 'number') return right;
  if (operator === '/' && right === 0) return DIVISION;
  const result = compute(operator, left, right);
  return Number.isFinite(result) ? result : NUM;
}

function compute(operator: Arithmetic, left: number, right: number): number {
  switch (operator) {
    case '+':
      return withoutNoise(left + right, left);
    case '-':
      return withoutNoise(left - right, left);
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left === 0 && right === 0 ? NaN : left ** right;
  }
}

function withoutNoise(result: number, operand: number): number {
  return Math.abs(result) < Math.abs(operand) * NOISE ? 0 : result;
}

/** Numbers come before text, text before logical values; a blank cell takes the other's kind. */
function compare(left: CellValue, right: CellValue): number {
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b || Math.abs(a - b) < Math.abs(a) * NOISE ? 0 : a - b;
  }
  if (typeof a === 'string' && typeof b === 'string') {
    const x = a.toLowerCase();
    const y = b.toLowerCase();
    return x < y ? -1 : x > y ? 1 : 0;
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return rank(a) - rank(b);
}

function blankLike(other: CellValue): CellValue {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

const rank = (value: CellValue): number => (typeof value === 'number' ? 1 : typeof value === 'string' ? 2 : 3);
