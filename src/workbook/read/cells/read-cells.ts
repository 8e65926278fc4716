/**
 * Reads one cell as what its column means. Each function notes what is wrong with the cell and then returns null, so
 * that reading goes on and every fault of a row is found in one pass.
 */
import type { Day } from '../../../engine/foundation/calendar';
import { minorUnits, readDecimal } from '../../../engine/foundation/decimal-text';
import type { DecimalNumber } from '../../../engine/foundation/decimal-text';
import { currencyExponent } from '../../../engine/foundation/currency';
import { choiceWords, findChoice } from '../choices/choices';
import type { ChoiceList } from '../choices/choices';
import { cleanText } from './normal-text';
import { plainMonths, plainNumber, whyUnclear } from './number-text';
import { isErrorValue } from '../tables/open-table';
import { ISO_CURRENCIES } from '../choices/currency-choices';
import { dayFromCell } from './read-date';
import { isBlank, report, showValue, valueOf } from '../tables/table-row';
import type { Row } from '../tables/table-row';

/** Longest text that SUMIFS and MATCH compare. */
const LONGEST_ID = 255;

/** A cell that has something to read; undefined when it is empty, or faulty in a way that was already noted. */
function filledCell(row: Row, column: string): string | number | boolean | undefined {
  const index = row.table.columns.get(column);
  if (index === undefined) return undefined;
  const cell = row.cells[index];
  if (isBlank(cell) || isErrorValue(cell)) return undefined;
  return valueOf(cell) ?? undefined;
}

/** Whether the cell holds anything, faulty or not. */
export function hasValue(row: Row, column: string): boolean {
  const index = row.table.columns.get(column);
  return index !== undefined && !isBlank(row.cells[index]);
}

/** Notes an empty cell of a required column, unless the column itself is missing or the cell shows an error. */
export function requireValue(row: Row, column: string, why: string): void {
  if (hasValue(row, column) || row.table.missingColumns.has(column)) return;
  report(row, 'value.missing', column, `${column} is empty. ${why}`);
}

/** Text without outer spaces; empty when the cell is. */
export function readText(row: Row, column: string): string {
  const value = filledCell(row, column);
  return value === undefined ? '' : cleanText(String(value)).text;
}

/** An identifier, number or text, as text; null when the cell is empty. */
export function readId(row: Row, column: string): string | null {
  const value = filledCell(row, column);
  if (value === undefined) return null;
  const { text, changed } = cleanText(String(value));
  if (changed) {
    const message =
      `${column} ${showValue(value)} has outer spaces or invisible characters. It is read as ${showValue(text)}; ` +
      'formulas would not find it. Retype it.';
    report(row, 'text.hidden-space', column, message);
  }
  if (text.length > LONGEST_ID) {
    report(row, 'text.too-long', column, `${column} has ${text.length} characters. Shorten it to ${LONGEST_ID}.`);
  }
  return text === '' ? null : text;
}

/** An identifier that names the row itself: required. */
export function readKey(row: Row, column: string): string {
  requireValue(row, column, 'It names the row: enter it, or clear the row.');
  return readId(row, column) ?? '';
}

/** A calendar day; null when the cell is empty or no day. A time of day is cut off. */
export function readDay(row: Row, column: string): Day | null {
  const value = filledCell(row, column);
  if (value === undefined) return null;
  const reading = dayFromCell(value, row.table.data.source, column, row.table.dateOrder);
  for (const { code, message } of reading.findings) report(row, code, column, message);
  return reading.day;
}

/** A decimal number; null when the cell is empty or no number. */
export function readNumber(row: Row, column: string): DecimalNumber | null {
  const value = filledCell(row, column);
  if (value === undefined) return null;
  const plain = plainCell(value, row.table.data.source, column);
  if (plain === null) {
    report(row, 'amount.not-a-number', column, notANumber(column, value, row.table.data.source));
    return null;
  }
  const decimal = typeof plain === 'number' ? decimalOfNumber(plain) : readDecimal(plain);
  if (decimal === null || decimal.scale > 15) {
    const message = `${column} ${showValue(value)} is out of range: at most 15 digits can be exact. Correct it.`;
    report(row, 'amount.out-of-range', column, message);
    return null;
  }
  return decimal;
}

/** Nearly all numbers of a table have two decimals at most; they are exact without decimal arithmetic. */
export function decimalOfNumber(value: number): DecimalNumber | null {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return { digits: value + 0, scale: 0 };
  const hundredths = Math.round(value * 100);
  const isExact = hundredths / 100 === value && Math.abs(hundredths) < 1e15;
  if (!isExact) return readDecimal(value);
  return hundredths % 10 === 0 ? { digits: hundredths / 10, scale: 1 } : { digits: hundredths, scale: 2 };
}

/** Columns in which `1 year` is a number. */
export const COUNTS_MONTHS = /^(Term \(months\)|Months)$/;

/** In a workbook numbers are numbers, because formulas take text for nothing; in CSV they are what reads in one way. */
function plainCell(value: string | number | boolean, source: 'workbook' | 'csv', column: string): number | string | null {
  if (typeof value === 'number') return value;
  if (source !== 'csv' || typeof value !== 'string') return null;
  return plainNumber(value) ?? (COUNTS_MONTHS.test(column) ? plainMonths(value) : null);
}

function notANumber(column: string, value: string | number | boolean, source: 'workbook' | 'csv'): string {
  const seen = `${column} ${showValue(value)} is not a number`;
  if (typeof value !== 'string' || !/\d/.test(value)) return `${seen}. Enter a number.`;
  const plain = plainNumber(value);
  if (source === 'csv' || plain === null) return `${seen} but text: ${whyUnclear(value)}.`;
  return `${seen} but text (${plain} is meant?). Retype it as a number, or convert the column with Data > Text to Columns.`;
}

/** A share: 0.25, or `25%` in a CSV file or a text cell; null when the cell is empty or faulty. */
export function readPercent(row: Row, column: string): DecimalNumber | null {
  const value = filledCell(row, column);
  const match = typeof value === 'string' ? /^(\d{1,4})(?:\.(\d{1,6}))?\s*%$/.exec(value.trim()) : null;
  if (match !== null) {
    const decimals = match[2] ?? '';
    return { digits: Number(`${match[1] ?? ''}${decimals}`), scale: decimals.length + 2 };
  }
  const share = readNumber(row, column);
  if (share === null) return null;
  if (share.digits < 0) {
    report(row, 'amount.negative', column, `${column} ${showValue(value)} is below zero. Correct it.`);
    return null;
  }
  if (share.digits > 10 ** share.scale) {
    const percent = (share.digits * 100) / 10 ** share.scale;
    report(row, 'share.large', column, `${column} ${showValue(value)} is read as ${percent} %. Write it with a % sign.`);
  }
  return share;
}

/** Minor units in the currency; null when empty or faulty. An empty currency means that it is unknown: then 0. */
export function readAmount(row: Row, column: string, currency: string): number | null {
  const decimal = readNumber(row, column);
  if (decimal === null) return null;
  if (currency === '') return 0;
  const minor = minorUnits(decimal, currency);
  if (minor !== null) return minor;
  const exponent = currencyExponent(currency);
  const value = filledCell(row, column);
  if (decimal.scale <= exponent) {
    report(row, 'amount.out-of-range', column, `${column} ${showValue(value)} is too large to be exact. Correct it.`);
    return null;
  }
  const decimals = exponent === 0 ? 'no decimals' : `${exponent} decimals`;
  const message =
    `${column} ${showValue(value)} has ${decimal.scale} decimals; ${currency} has ${decimals}. ` +
    `Round it, for example with ROUND(…, ${exponent}).`;
  report(row, 'amount.decimals', column, message);
  return null;
}

/** The value of a word; null when the cell is empty or the word unknown. */
export function readChoice<Value extends string>(row: Row, column: string, list: ChoiceList<Value>): Value | null {
  const value = filledCell(row, column);
  if (value === undefined) return null;
  const found = typeof value === 'number' ? null : findChoice(list, String(value));
  if (found === null) {
    report(row, 'value.unknown', column, `${column} ${showValue(value)} is unknown. Enter ${choiceWords(list)}.`);
  }
  return found;
}

/** A currency code in capitals; empty when the cell is empty or no code. */
export function readCurrency(row: Row, column: string): string {
  const value = filledCell(row, column);
  if (value === undefined) return '';
  const code = cleanText(String(value)).text.toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) {
    noteUnknownCurrency(row, column, code);
    return code;
  }
  report(
    row,
    'currency.malformed',
    column,
    `${column} ${showValue(value)} is not a currency code. Enter three letters, such as USD.`,
  );
  return '';
}

/** Once a table and code: a currency that nobody knows is rather a slip of the pen. */
function noteUnknownCurrency(row: Row, column: string, code: string): void {
  if (ISO_CURRENCIES.has(code)) return;
  const { findings, name } = row.table;
  const start = `${column} “${code}” `;
  if (findings.some((known) => known.code === 'currency.unknown' && known.table === name && known.message.startsWith(start))) return;
  report(row, 'currency.unknown', column, `${start}is no code of ISO 4217; it counts with 2 decimals. Correct it if another currency is meant.`);
}
