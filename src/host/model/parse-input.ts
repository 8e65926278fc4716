import { monthOfName, serialOfDate } from './calendar';
import { isCellError, parseCellError } from './cell-value';
import type { CellInput, CellValue } from './cell-value';
import { ModelError } from './model-error';

/** What an input turns into. `numberFormat` is what Excel gives a General cell for it (dates, percent, currency). */
export type ParsedInput =
  | { readonly kind: 'leave' }
  | { readonly kind: 'constant'; readonly value: CellValue; readonly numberFormat?: string | undefined }
  | { readonly kind: 'formula'; readonly formula: string };

const LEAVE: ParsedInput = { kind: 'leave' };
const MAX_TEXT_LENGTH = 32_767;
const MAX_FORMULA_LENGTH = 8_192;
const CANNOT_BE_PLAIN_TEXT = /^[\s=+\-'$(.#\d]|^(?:true|false)$|^[a-z]{3,9}[ -]/i;

/**
 * Reads an input the way Excel with US English settings reads typing (Range.values does the same):
 * - `=…`, and `+…` or `-…` that is not a number, are formulas;
 * - numbers may have thousands commas, a currency dollar, a percent sign, an exponent, or brackets for negatives;
 * - TRUE and FALSE are booleans, #N/A and the other error spellings are errors;
 * - dates `1/31/2026`, `1/31`, `2026-01-31`, `31-Jan-2026`, `31-Jan`, `Jan-26`, `January 31, 2026` and times
 *   `13:45[:30] [AM|PM]` become serial numbers (this is how ids such as `1-2` or `3/4` get lost in Excel);
 * - a leading apostrophe makes the rest text; a cell with format `@` keeps everything as text, formulas too.
 * A date without a year is put in `currentYear`.
 */
export function parseInput(input: CellInput, cellFormat: string, currentYear: number): ParsedInput {
  if (input === null || input === undefined) return LEAVE;
  if (typeof input === 'number') {
    if (!Number.isFinite(input))
      throw new ModelError('InvalidArgument', 'A cell cannot hold a number that is not finite.');
    return { kind: 'constant', value: input };
  }
  if (typeof input === 'boolean' || isCellError(input)) return { kind: 'constant', value: input };
  if (typeof input !== 'string') {
    throw new ModelError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.');
  }
  if (input === '') return { kind: 'constant', value: null };
  if (input.length > MAX_TEXT_LENGTH) {
    throw new ModelError('InvalidArgument', `A cell holds at most ${MAX_TEXT_LENGTH} characters.`);
  }
  if (cellFormat === '@') return { kind: 'constant', value: input };
  if (!CANNOT_BE_PLAIN_TEXT.test(input)) return { kind: 'constant', value: input };
  return parseText(input, currentYear);
}

function parseText(input: string, currentYear: number): ParsedInput {
  if (input.startsWith("'")) return { kind: 'constant', value: input.slice(1) };
  if (input.startsWith('=') && input.length > 1) return formulaInput(input);
  const text = input.trim();
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === 'false') return { kind: 'constant', value: lower === 'true' };
  const error = parseCellError(text);
  if (error) return { kind: 'constant', value: error };
  const number = parseNumber(text) ?? parseDate(text, currentYear) ?? parseTime(text);
  if (number) return { kind: 'constant', ...number };
  if (/^[+-]./.test(input)) return formulaInput(`=${input}`);
  return { kind: 'constant', value: input };
}

function formulaInput(formula: string): ParsedInput {
  if (formula.length > MAX_FORMULA_LENGTH) {
    throw new ModelError('InvalidArgument', `A formula has at most ${MAX_FORMULA_LENGTH} characters.`);
  }
  return { kind: 'formula', formula };
}

interface NumberInput {
  readonly value: number;
  readonly numberFormat?: string | undefined;
}

const NUMBER = /^([+-]?)(\$?)([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,3}))?(%?)$/i;

function parseNumber(text: string): NumberInput | undefined {
  const bracketed = /^\((.+)\)$/.exec(text);
  const match = NUMBER.exec(bracketed ? bracketed[1]! : text);
  if (!match) return undefined;
  const [, sign, dollar, innerSign, digits, exponent, percent] = match;
  if ((sign && innerSign) || (bracketed && (sign || innerSign)) || (dollar && percent)) return undefined;
  const size = Number(digits!.replace(/,/g, '') + (exponent ? `e${exponent}` : ''));
  if (!Number.isFinite(size)) return undefined;
  const signed = sign === '-' || innerSign === '-' || bracketed ? -size : size;
  return { value: percent ? signed / 100 : signed, numberFormat: impliedFormat(match) };
}

function impliedFormat(match: RegExpExecArray): string | undefined {
  const [, , dollar, , digits, exponent, percent] = match;
  const decimals = digits!.includes('.') && !digits!.endsWith('.');
  if (percent) return decimals ? '0.00%' : '0%';
  if (dollar) return decimals ? '$#,##0.00_);[Red]($#,##0.00)' : '$#,##0_);[Red]($#,##0)';
  if (exponent) return '0.00E+00';
  if (digits!.includes(',')) return decimals ? '#,##0.00' : '#,##0';
  return undefined;
}

const SLASH_DATE = /^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{2}|\d{4}))?$/;
const ISO_DATE = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})$/;
const DAY_MONTH_NAME = /^(\d{1,2})[ -]([a-z]{3,9})(?:[ -](\d{2}|\d{4}))?$/i;
const MONTH_NAME_YEAR = /^([a-z]{3,9})[ -](\d{2}|\d{4})$/i;
const MONTH_NAME_DAY = /^([a-z]{3,9}) (\d{1,2})(?:, ?(\d{4}))?$/i;

function parseDate(text: string, currentYear: number): NumberInput | undefined {
  let match = ISO_DATE.exec(text);
  if (match) return dateInput(Number(match[1]), Number(match[3]), Number(match[4]), 'm/d/yyyy');
  match = SLASH_DATE.exec(text);
  if (match) {
    const [, month, , day, year] = match;
    if (year !== undefined) return dateInput(fullYear(year), Number(month), Number(day), 'm/d/yyyy');
    return (
      dateInput(currentYear, Number(month), Number(day), 'd-mmm') ??
      (Number(day) >= 32 ? dateInput(fullYear(day!), Number(month), 1, 'mmm-yy') : undefined)
    );
  }
  match = DAY_MONTH_NAME.exec(text);
  if (match) {
    const month = monthOfName(match[2]!) ?? 0;
    if (match[3] === undefined) return dateInput(currentYear, month, Number(match[1]), 'd-mmm');
    return dateInput(fullYear(match[3]), month, Number(match[1]), 'd-mmm-yy');
  }
  return parseMonthFirst(text, currentYear);
}

function parseMonthFirst(text: string, currentYear: number): NumberInput | undefined {
  let match = MONTH_NAME_DAY.exec(text);
  if (match && (match[3] !== undefined || Number(match[2]) <= 31)) {
    const year = match[3] === undefined ? currentYear : Number(match[3]);
    const format = match[3] === undefined ? 'd-mmm' : 'd-mmm-yy';
    return dateInput(year, monthOfName(match[1]!) ?? 0, Number(match[2]), format);
  }
  match = MONTH_NAME_YEAR.exec(text);
  if (!match) return undefined;
  const month = monthOfName(match[1]!) ?? 0;
  const asDay = match[2]!.length === 2 ? dateInput(currentYear, month, Number(match[2]), 'd-mmm') : undefined;
  return asDay ?? dateInput(fullYear(match[2]!), month, 1, 'mmm-yy');
}

function dateInput(year: number, month: number, day: number, numberFormat: string): NumberInput | undefined {
  const value = serialOfDate(year, month, day);
  return value === undefined ? undefined : { value, numberFormat };
}

/** Two digits: 00–29 are 2000s, 30–99 are 1900s, as Windows has it. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([ap]m?))?$/i;

function parseTime(text: string): NumberInput | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, hourText, minute, second, half] = match;
  let hour = Number(hourText);
  if (Number(minute) > 59 || Number(second ?? 0) > 59 || (half && (hour < 1 || hour > 12))) return undefined;
  if (half) hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  const value = (hour * 3600 + Number(minute) * 60 + Number(second ?? 0)) / 86_400;
  const seconds = second === undefined ? '' : ':ss';
  return { value, numberFormat: half ? `h:mm${seconds} AM/PM` : `h:mm${seconds}` };
}
