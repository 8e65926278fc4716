/** Excel's 1900 date system: serial 1 = 1 January 1900, with the 29 February 1900 that never was (serial 60). */

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;
const UNIX_EPOCH_SERIAL = 25_569;

/** Serial of a date, or undefined when there is no such day or it lies outside 1900–9999. */
export function serialOfDate(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  const time = Date.UTC(year, month - 1, day);
  const check = new Date(time);
  if (check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return undefined;
  const serial = time / MS_PER_DAY + UNIX_EPOCH_SERIAL;
  return serial < 61 ? serial - 1 : serial;
}

/** Date of a serial's whole part; serial 60 answers 29 February 1900 as Excel does. */
export function dateOfSerial(serial: number): CalendarDate {
  const day = Math.floor(serial);
  if (day === 60) return { year: 1900, month: 2, day: 29 };
  if (day === 0) return { year: 1900, month: 1, day: 0 };
  const date = new Date((day - UNIX_EPOCH_SERIAL + (day < 60 ? 1 : 0)) * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 = Sunday, in Excel's reckoning. */
export function weekdayOfSerial(serial: number): number {
  return (Math.floor(serial) + 6) % 7;
}

export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Month number of an English name or its first three letters; undefined when it is neither. */
export function monthOfName(name: string): number | undefined {
  const wanted = name.toLowerCase();
  const index = MONTH_NAMES.findIndex(
    (month) => month.toLowerCase() === wanted || month.slice(0, 3).toLowerCase() === wanted,
  );
  return index < 0 ? undefined : index + 1;
}
