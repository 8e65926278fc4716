/** Number formats of generated sheets, and how wide a value is under them. */
import { currencyExponent } from '../../../engine/foundation/currency';
import type { CellValue } from '../../table-data';

export const TEXT_FORMAT = '@';
export const DATE_FORMAT = 'yyyy-mm-dd';
/** `_)` keeps figures off the text to their right. */
export const INTEGER_FORMAT = '0_)';
/** Counts and minor units of detail columns: zero as a dash. */
export const MINOR_FORMAT = '0_);[Red]-0_);-_)';
/** Sums over currencies and counts alike: nothing hidden, zero in figures. */
export const FIGURE_FORMAT = '#,##0.00#_);[Red]-#,##0.00#_);0.00_)';
/** Numbers of things: nothing hidden, zero in figures. */
export const COUNT_FORMAT = '#,##0_);[Red]-#,##0_)';
/** Every digit that a rate has; none as a dash. */
export const EXCHANGE_RATE_FORMAT = '0.0#############_);[Red]-0.0#############_);-_)';
export const GENERAL_FORMAT = 'General';

const AMOUNT_FORMATS = {
  0: '#,##0_);[Red]-#,##0_);-_)',
  2: '#,##0.00_);[Red]-#,##0.00_);-_)',
  3: '#,##0.000_);[Red]-#,##0.000_);-_)',
} as const;

/** Decimals of the currency; negatives red with their minus, zero as a dash. */
export function amountFormat(currency: string): string {
  return AMOUNT_FORMATS[currencyExponent(currency)];
}

/** Of figures that are compared: as `amountFormat`, but zero in figures. */
export function figureFormat(currency: string): string {
  const format = amountFormat(currency);
  // Without a third part, zero takes the first.
  return format.slice(0, format.lastIndexOf(';'));
}

/** One format where all rows agree, else one a row. */
export function amountFormats(currencies: readonly string[]): string | readonly string[] {
  const formats = currencies.map(amountFormat);
  const first = formats[0] ?? AMOUNT_FORMATS[2];
  return formats.every((format) => format === first) ? first : formats;
}

/** Minor units as the number a cell holds. Division by a power of ten gives the nearest double of the decimal. */
export function unitsOf(minor: number, minorUnits: number): number {
  return minor === 0 ? 0 : minor / minorUnits;
}

/** `#,##0.00`, `0.0000000000`: whether thousands are separated, and the point with the decimals always shown. */
const FIXED_DECIMALS = /^(?:(#,##)?0)(\.00+#?)?(?![.#0])/;

/** Characters that the value takes under the format. */
export function shownWidth(value: CellValue, format: string): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 5;
  if (typeof value === 'string') return value.length;
  if (format.startsWith('yyyy')) return format.length;
  const [, separated = '', decimals = ''] = FIXED_DECIMALS.exec(format) ?? [];
  if (separated === '' && decimals === '') return String(value).length + 1;
  if (value === 0 && separated !== '') return 5;
  const digits = String(Math.trunc(Math.abs(value))).length;
  const separators = separated === '' ? 0 : Math.floor((digits - 1) / 3);
  return digits + separators + decimals.length + (value < 0 ? 2 : 1);
}
