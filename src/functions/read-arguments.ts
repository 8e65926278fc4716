/** Arguments of custom functions as the engine wants them. Optional arguments that are left out arrive as null. */
import type { StraightLineStrategy } from '../engine/domain/recognition-method';
import { dayFromSerial, type Day } from '../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../engine/foundation/currency';
import { readDecimal, roundedMinorUnits } from '../engine/foundation/decimal-text';
import { STRATEGIES, choiceWords, findChoice } from '../workbook/read/choices/choices';
import { fault } from './function-fault';

/** Serials of 1900-03-01 and 9999-12-31: before the first, Excel's own calendar errs. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 2_958_465;

export function dayArgument(serial: number, name: string): Day {
  if (!Number.isFinite(serial) || serial < FIRST_SERIAL || serial >= LAST_SERIAL + 1) {
    throw fault('value', `${name} must be a date.`);
  }
  return dayFromSerial(Math.floor(serial));
}

/** Minor units, rounded half away from zero. */
export function amountArgument(amount: number, currency: string, name: string): number {
  const decimal = readDecimal(amount);
  const minor = decimal === null ? null : roundedMinorUnits(decimal, currency);
  if (minor === null) throw fault('value', `${name} must be an amount.`);
  return minor;
}

/** Minor units of an amount that a generated sheet holds. Tens of thousands are read at once, so decimals come last. */
export function amountOfCell(amount: number, currency: string): number {
  const units = minorUnitsPerUnit(currency);
  const minor = Math.round(amount * units) + 0;
  // The cell holds the double nearest to minor ÷ units, which division gives back exactly.
  return Number.isSafeInteger(minor) && minor / units === amount ? minor : amountArgument(amount, currency, 'An amount of the range');
}

/** Three letters; USD where none is named, as most currencies have two decimals. */
export function currencyArgument(currency: string | null | undefined): string {
  const code = (currency ?? '').trim().toUpperCase();
  if (code === '') return 'USD';
  if (!/^[A-Z]{3}$/.test(code)) throw fault('value', 'The currency must be three letters, such as USD.');
  return code;
}

export function strategyArgument(strategy: string | null | undefined): StraightLineStrategy {
  const text = (strategy ?? '').trim();
  const found = text === '' ? 'even-daily-ends' : findChoice(STRATEGIES, text);
  if (found === null) throw fault('value', `The strategy must be one of: ${choiceWords(STRATEGIES)}.`);
  return found;
}

/** Units of the currency as a cell holds them. */
export function unitsOf(minor: number, currency: string): number {
  return minor === 0 ? 0 : minor / minorUnitsPerUnit(currency);
}
