/** Dates of cells: day numbers in workbooks, `YYYY-MM-DD` in CSV. Nothing is guessed from text. */
import { dayFromIso, dayFromSerial, isoOf } from '../../engine/foundation/calendar';
import type { Day } from '../../engine/foundation/calendar';
import type { ReaderDiagnosticCode } from './diagnostic-catalogue';
import { showValue } from './table-row';

/** Excel's day numbers of 1954-10-03 and 2119-01-10: outside of them a number is hardly meant as a date. */
const FIRST_SERIAL = 20000;
const LAST_SERIAL = 80000;

export interface DateReading {
  readonly day: Day | null;
  readonly findings: readonly { readonly code: ReaderDiagnosticCode; readonly message: string }[];
}

/** Reads a filled cell as a day. */
export function dayFromCell(value: string | number | boolean, source: 'workbook' | 'csv', column: string): DateReading {
  if (typeof value === 'number') return dayFromNumber(value, column);
  if (typeof value === 'boolean')
    return faulty('date.invalid', `${column} ${showValue(value)} is not a date. Enter a date.`);
  if (source === 'workbook') return textInWorkbook(value, column);
  const text = value.trim();
  if (/^\d{5}$/.test(text)) return dayFromNumber(Number(text), column);
  const reading = dayFromIsoText(text, column);
  return (
    reading ?? faulty('date.text', `${column} ${showValue(value)} is not written as a date. Write it as YYYY-MM-DD.`)
  );
}

/** Reads `YYYY-MM-DD`, with or without a time; null when the text has another form. */
export function dayFromIsoText(text: string, column: string): DateReading | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const day = dayFromIso(match[1] ?? '');
  if (day === null)
    return faulty('date.invalid', `${column} ${showValue(text)} does not exist in the calendar. Correct it.`);
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
  const iso = dayFromIso(value.trim());
  const meant = iso === null ? '' : ` (${isoOf(iso)} is meant?)`;
  const message =
    `${column} ${showValue(value)} is text, not a date${meant}. Retype it as a date, or convert the column with ` +
    'Data > Text to Columns.';
  return faulty('date.text', message);
}

function faulty(code: ReaderDiagnosticCode, message: string): DateReading {
  return { day: null, findings: [{ code, message }] };
}
