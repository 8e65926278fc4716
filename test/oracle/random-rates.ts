/** Random rates of exchange. */
import fc from 'fast-check';
import { FIRST_WATCHED_DAY, LAST_WATCHED_DAY, daysFrom, isMonthEnd } from './day-book';
import type { RateFacts } from './functional';

/** Rates of one currency: some every few days, quoted either way, some missing on weekends. */
export const anyRates = (currency: string, to: string): fc.Arbitrary<readonly RateFacts[]> =>
  fc.gen().map((draw): RateFacts[] => {
    const chance = (of: number): boolean => draw(fc.integer, { min: 1, max: of }) === 1;
    const isTurned = chance(4);
    const [from, into] = isTurned ? [to, currency] : [currency, to];
    const row = (day: number, type: RateFacts['type']): RateFacts => ({ day, from, to: into, type, rate: draw(fc.integer, { min: 5_000, max: 20_000 }) / 10_000 });
    const rows: RateFacts[] = [];
    for (let day = FIRST_WATCHED_DAY - 5; day <= LAST_WATCHED_DAY; day += draw(fc.integer, { min: 1, max: 6 })) rows.push(row(day, 'spot'));
    for (const day of daysFrom(FIRST_WATCHED_DAY, LAST_WATCHED_DAY)) {
      if (isMonthEnd(day)) rows.push(row(day, 'average'));
      if (isMonthEnd(day) && chance(2)) rows.push(row(day, 'closing'));
      if (chance(40)) rows.push(row(day, 'historic'));
    }
    return rows;
  });
