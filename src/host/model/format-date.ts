import { dateOfSerial, MONTH_NAMES, WEEKDAY_NAMES, weekdayOfSerial } from './calendar';
import type { FormatPart } from './parse-number-format';

/** Shows a serial with the parts of a date format. */
export function formatDate(serial: number, parts: readonly FormatPart[]): string {
  const codes = parts.flatMap((part) => (part.kind === 'date' ? [part.text] : []));
  const fractionDigits = Math.max(0, ...codes.map((code) => (code.startsWith('.') ? code.length - 1 : 0)));
  const unitsPerSecond = 10 ** fractionDigits;
  const units = Math.round(serial * 86_400 * unitsPerSecond);
  const clock = {
    serial: Math.floor(units / (86_400 * unitsPerSecond)),
    totalSeconds: Math.floor(units / unitsPerSecond),
    fraction: units % unitsPerSecond,
    fractionDigits,
    twelveHours: codes.some((code) => code === 'am/pm' || code === 'a/p'),
  };
  return parts
    .map((part, index) => {
      if (part.kind === 'literal') return part.text;
      if (part.kind !== 'date') return '';
      return formatCode(
        part.text.startsWith('m') && isMinute(parts, index) ? `minute${part.text.length}` : part.text,
        clock,
      );
    })
    .join('');
}

/** `m` means minutes right after hours or right before seconds. */
function isMinute(parts: readonly FormatPart[], index: number): boolean {
  const codeBeside = (step: number): string => {
    for (let at = index + step; at >= 0 && at < parts.length; at += step) {
      const part = parts[at]!;
      if (part.kind === 'date') return part.text;
    }
    return '';
  };
  return /^\[?h/.test(codeBeside(-1)) || /^\[?s/.test(codeBeside(1));
}

interface Clock {
  readonly serial: number;
  readonly totalSeconds: number;
  readonly fraction: number;
  readonly fractionDigits: number;
  readonly twelveHours: boolean;
}

const two = (value: number): string => String(value).padStart(2, '0');
const padded = (value: number, code: string): string => (code.length > 1 ? two(value) : String(value));

function formatCode(code: string, clock: Clock): string {
  const seconds = clock.totalSeconds % 86_400;
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor((seconds % 3600) / 60);
  const { year, month, day } = dateOfSerial(clock.serial);
  switch (code[0]) {
    case 'y':
    case 'e':
      return code.length <= 2 && code.startsWith('y') ? two(year % 100) : String(year);
    case 'm':
      if (code.startsWith('minute')) return code === 'minute1' ? String(minute) : two(minute);
      return formatMonth(code.length, month);
    case 'd':
      return formatDay(code.length, day, WEEKDAY_NAMES[weekdayOfSerial(clock.serial)]!);
    case 'h':
      return padded(clock.twelveHours ? hour % 12 || 12 : hour, code);
    case 's':
      return padded(seconds % 60, code);
    case 'a':
      if (code === 'a/p') return hour < 12 ? 'A' : 'P';
      return hour < 12 ? 'AM' : 'PM';
    case '.':
      return `.${String(clock.fraction).padStart(clock.fractionDigits, '0')}`;
    default:
      return formatElapsed(code.slice(1, -1), clock.totalSeconds);
  }
}

function formatMonth(length: number, month: number): string {
  const name = MONTH_NAMES[month - 1]!;
  if (length === 1) return String(month);
  if (length === 2) return two(month);
  if (length === 3) return name.slice(0, 3);
  return length === 5 ? name.slice(0, 1) : name;
}

function formatDay(length: number, day: number, weekday: string): string {
  if (length === 1) return String(day);
  if (length === 2) return two(day);
  return length === 3 ? weekday.slice(0, 3) : weekday;
}

function formatElapsed(code: string, totalSeconds: number): string {
  if (code.startsWith('h')) return padded(Math.floor(totalSeconds / 3600), code);
  if (code.startsWith('m')) return padded(Math.floor(totalSeconds / 60), code);
  return padded(totalSeconds, code);
}
