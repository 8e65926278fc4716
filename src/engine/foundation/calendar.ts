/**
 * Calendar days and months as integers: proleptic Gregorian, without time or zone.
 * Example: 29 Feb 2024 is day 19782, Excel serial 45351, in month 2024 × 12 + 1.
 */

/** Days since 1970-01-01. */
export type Day = number;

/** A calendar month as an integer: year × 12 + month − 1. */
export type Month = number;

/** Excel's serial number of 1970-01-01 (1900 date system; holds from 1 March 1900, Excel's calendar errs before). */
const SERIAL_OF_EPOCH = 25569;

/** Days from 0000-03-01, the start of a 400-year cycle, to 1970-01-01. */
const CYCLE_START = 719468;

/*
 * Years are counted from 1 March, so that the leap day is the last of its year. `| 0` drops fractions as an integer
 * division: days lie after 0000-03-01 and the calendar is asked millions of times in a run.
 */

/** Month 1 to 12; days beyond the month's end run on into the next. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const cycle = (marchYear / 400) | 0;
  const yearOfCycle = marchYear - cycle * 400;
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + dayOfMonth - 1;
  const dayOfCycle = yearOfCycle * 365 + ((yearOfCycle / 4) | 0) - ((yearOfCycle / 100) | 0) + dayOfYear;
  return cycle * 146097 + dayOfCycle - CYCLE_START;
}

export function monthOf(day: Day): Month {
  const sinceCycles = day + CYCLE_START;
  const cycle = (sinceCycles / 146097) | 0;
  const dayOfCycle = sinceCycles - cycle * 146097;
  const leapDays = ((dayOfCycle / 1460) | 0) - ((dayOfCycle / 36524) | 0) + ((dayOfCycle / 146096) | 0);
  const yearOfCycle = ((dayOfCycle - leapDays) / 365) | 0;
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + ((yearOfCycle / 4) | 0) - ((yearOfCycle / 100) | 0));
  return (cycle * 400 + yearOfCycle) * 12 + 2 + (((5 * dayOfYear + 2) / 153) | 0);
}

/** Month 1 to 12, day of month 1 to 31. */
export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  const month = monthOf(day);
  return { year: (month / 12) | 0, month: (month % 12) + 1, dayOfMonth: day - firstDayOfMonth(month) + 1 };
}

export function firstDayOfMonth(month: Month): Day {
  return dayOf((month / 12) | 0, (month % 12) + 1, 1);
}

export function lastDayOfMonth(month: Month): Day {
  return firstDayOfMonth(month + 1) - 1;
}

export function daysInMonth(month: Month): number {
  return firstDayOfMonth(month + 1) - firstDayOfMonth(month);
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Last day of a period of whole months: 15 Jan and 1 month end on 14 Feb; 31 Jan and 1 month on 28 Feb. */
export function lastDayOfMonths(firstDay: Day, months: number): Day {
  const { dayOfMonth } = partsOf(firstDay);
  const month = monthOf(firstDay) + months;
  return firstDayOfMonth(month) + Math.min(dayOfMonth, daysInMonth(month) + 1) - 2;
}

/** `YYYY-MM-DD`. */
export function isoOf(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** `YYYY-MM`. */
export function isoOfMonth(month: Month): string {
  return `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}`;
}

/** Null when the text is not an existing day written `YYYY-MM-DD`. */
export function dayFromIso(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoOf(day) === text ? day : null;
}

export function serialOf(day: Day): number {
  return day + SERIAL_OF_EPOCH;
}

export function dayFromSerial(serial: number): Day {
  return serial - SERIAL_OF_EPOCH;
}
