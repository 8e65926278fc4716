import {
  dayFromIso,
  dayFromSerial,
  dayOf,
  daysInMonth,
  firstDayOfMonth,
  isoOf,
  isoOfMonth,
  lastDayOfMonth,
  monthOf,
  partsOf,
  serialOf,
} from '../../../src/engine/foundation/calendar';

const MILLISECONDS_A_DAY = 86_400_000;

describe('calendar', () => {
  it('agrees with the platform on every day from 1900 to 2200', () => {
    for (let day = dayOf(1900, 1, 1); day <= dayOf(2200, 12, 31); day++) {
      const date = new Date(day * MILLISECONDS_A_DAY);
      const year = date.getUTCFullYear();
      const month = date.getUTCMonth() + 1;
      const dayOfMonth = date.getUTCDate();
      const parts = partsOf(day);
      const agrees =
        parts.year === year &&
        parts.month === month &&
        parts.dayOfMonth === dayOfMonth &&
        dayOf(year, month, dayOfMonth) === day &&
        monthOf(day) === year * 12 + month - 1;
      if (!agrees) throw new Error(`day ${day} is ${date.toISOString()}, not ${JSON.stringify(parts)}`);
    }
  });

  it('gives 29 Feb 2024 the numbers of the worked example', () => {
    expect(dayOf(2024, 2, 29)).toBe(19782);
    expect(serialOf(19782)).toBe(45351);
    expect(dayFromSerial(45351)).toBe(19782);
    expect(monthOf(19782)).toBe(2024 * 12 + 1);
    expect(isoOf(19782)).toBe('2024-02-29');
  });

  it.each([
    ['2023-02', 28],
    ['2024-02', 29],
    ['1900-02', 28],
    ['2000-02', 29],
    ['2025-04', 30],
    ['2025-12', 31],
  ])('month %s has %i days', (month, days) => {
    const first = dayFromIso(`${month}-01`)!;
    expect(daysInMonth(monthOf(first))).toBe(days);
    expect(lastDayOfMonth(monthOf(first))).toBe(first + days - 1);
    expect(firstDayOfMonth(monthOf(first + days - 1))).toBe(first);
    expect(isoOfMonth(monthOf(first))).toBe(month);
  });

  it('runs on over the year end', () => {
    expect(isoOf(dayOf(2025, 12, 31) + 1)).toBe('2026-01-01');
    expect(monthOf(dayOf(2025, 12, 31)) + 1).toBe(monthOf(dayOf(2026, 1, 1)));
  });

  it.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '2025-01-32', '01/02/2025', '', '2025-01-01T00:00'])(
    'refuses %p as a day',
    (text) => expect(dayFromIso(text)).toBeNull(),
  );
});
