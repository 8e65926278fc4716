/** Months and durations in words. */
import { format } from 'date-fns';

/** `2026-03` as `March 2026`. */
export function monthWords(month: string): string {
  return format(firstOf(month), 'MMMM yyyy');
}

/** `2026-03` as `Mar`. */
export function shortMonthWords(month: string): string {
  return format(firstOf(month), 'MMM');
}

function firstOf(month: string): Date {
  const [year = '1970', number = '1'] = month.split('-');
  return new Date(Number(year), Number(number) - 1, 1);
}

/** `2026-03` plus a number of months. */
export function addMonths(month: string, count: number): string {
  const [year = '1970', number = '1'] = month.split('-');
  const index = Number(year) * 12 + Number(number) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** `0.4 s`, `12 s`, `2 min 5 s`. */
export function durationWords(milliseconds: number): string {
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 100) return `${Math.floor(tenths / 10)}.${tenths % 10} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = seconds - minutes * 60;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** What is left, roughly: it is an estimate and says so. */
export function timeLeftWords(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 55) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  const minutes = Math.ceil(seconds / 60);
  return `about ${minutes} min left`;
}
