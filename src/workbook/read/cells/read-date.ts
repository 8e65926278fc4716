/** Dates of cells: day numbers in workbooks; in CSV what is written so that it can be read in one way. Nothing is guessed. */
import { dayFromIso, dayFromSerial, isoOf } from '../../../engine/foundation/calendar';
import type { Day } from '../../../engine/foundation/calendar';
import { dayFromText } from './date-text';
import type { DateOrder } from './date-text';
import type { ReaderDiagnosticCode } from '../diagnostic-catalogue';
import { showValue } from '../tables/table-row';

/** Excel's day numbers of 1954-10-03 and 2119-01-10: outside of them a number is hardly meant as a date. */
const FIRST_SERIAL = 20000;
const LAST_SERIAL = 80000;

export interface DateReading {
  readonly day: Day | null;
  readonly findings: readonly { readonly code: ReaderDiagnosticCode; readonly message: string }[];
}

/** Reads a filled cell as a day. `order`: of day and month in the dates of its table, where they tell. */
export function dayFromCell(
  value: string | number | boolean,
  source: 'workbook' | 'csv',
  column: string,
  order: DateOrder | null = null,
): DateReading {
  if (typeof value === 'number') return dayFromNumber(value, column);
  if (typeof value === 'boolean')
    return faulty('date.invalid', `${column} ${showValue(value)} is not a date. Enter a date.`);
  if (source === 'workbook') return textInWorkbook(value, column);
  const text = value.trim();
  if (/^\d{5}$/.test(text)) return dayFromNumber(Number(text), column);
  return dayFromIsoText(text, column) ?? dayFromWords(text, column, order);
}

function dayFromWords(text: string, column: string, order: DateOrder | null): DateReading {
  const day = dayFromText(text, order);
  if (day === null) return faulty('date.text', `${column} ${showValue(text)} is not written as a date. Write it as YYYY-MM-DD.`);
  if (day === 'invalid') return notInCalendar(text, column);
  if (day !== 'unclear') return withinRange(day, text, column);
  const [dayFirst, monthFirst] = (['day-first', 'month-first'] as const).map((one) => shownDay(dayFromText(text, one)));
  const message =
    `${column} ${showValue(text)} could be ${dayFirst} or ${monthFirst}, and no other date of the table tells which number ` +
    'is the month. Write it as YYYY-MM-DD.';
  return faulty('date.text', message);
}

const shownDay = (day: ReturnType<typeof dayFromText>): string => (typeof day === 'number' ? isoOf(day) : '');

function notInCalendar(text: string, column: string): DateReading {
  return faulty('date.invalid', `${column} ${showValue(text)} does not exist in the calendar. Correct it.`);
}

/** Reads `YYYY-MM-DD`, with or without a time; null when the text has another form. */
export function dayFromIsoText(text: string, column: string): DateReading | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const day = dayFromIso(match[1] ?? '');
  if (day === null) return notInCalendar(text, column);
  const reading = withinRange(day, text, column);
  const isMidnight = /^[0:.]*$/.test(match[2] ?? '');
  return reading.day === null || isMidnight ? reading : withTime(reading.day, text, column);
}

function dayFromNumber(serial: number, column: string): DateReading {
  const reading = withinRange(dayFromSerial(Math.floor(serial)), serial, column);
  return reading.day === null || Number.isInteger(serial) ? reading : withTime(reading.day, serial, column);
}

function withinRange(day: Day, value: string | number, column: string): DateReading {
  if (day >= dayFromSerial(FIRST_SERIAL) && day <= dayFromSerial(LAST_SERIAL)) return { day, findings: [] };
  const range = `${isoOf(dayFromSerial(FIRST_SERIAL))} to ${isoOf(dayFromSerial(LAST_SERIAL))}`;
  return faulty(
    'date.invalid',
    `${column} ${showValue(value)} is no date from ${range}. Correct it; leave an open end empty.`,
  );
}

function withTime(day: Day, value: string | number, column: string): DateReading {
  const message = `${column} ${showValue(value)} has a time of day. It is read as ${isoOf(day)}; enter the date alone.`;
  return { day, findings: [{ code: 'date.time', message }] };
}

function textInWorkbook(value: string, column: string): DateReading {
  const day = dayFromText(value, null);
  const meant = typeof day === 'number' ? ` (${isoOf(day)} is meant?)` : '';
  const message =
    `${column} ${showValue(value)} is text, not a date${meant}. Retype it as a date, or convert the column with ` +
    'Data > Text to Columns.';
  return faulty('date.text', message);
}

function faulty(code: ReaderDiagnosticCode, message: string): DateReading {
  return { day: null, findings: [{ code, message }] };
}
