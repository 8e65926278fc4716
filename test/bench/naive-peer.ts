/**
 * How such a schedule is usually written: decimals by day, an object for each journal line, months by text key. It
 * rounds the total to date as the engine does, so that its months must agree.
 */
import { addDays, format } from 'date-fns';
import { Decimal } from 'decimal.js';
import { isoOf } from '../../src/engine/foundation/calendar';
import type { BenchLine } from './workload';

interface NaiveJournalLine {
  readonly line: number;
  readonly date: Date;
  readonly account: 'Deferred revenue' | 'Unbilled revenue' | 'Revenue';
  readonly amount: Decimal;
}

export interface NaiveResult {
  readonly journalLines: number;
  /** Revenue by `line yyyy-MM`. */
  readonly revenueByMonth: ReadonlyMap<string, Decimal>;
}

/** For lines of the exact-days strategy. */
export function runNaively(lines: readonly BenchLine[]): NaiveResult {
  const journal: NaiveJournalLine[] = [];
  const revenueByMonth = new Map<string, Decimal>();
  lines.forEach(({ amountText, segments: [segment], billings }, line) => {
    const total = new Decimal(amountText);
    const days = segment.lastDay - segment.firstDay + 1;
    const start = new Date(`${isoOf(segment.firstDay)}T00:00:00`);
    let recognized = new Decimal(0);
    let billed = new Decimal(0);
    let deferred = new Decimal(0);
    let unbilled = new Decimal(0);
    for (let k = 1; k <= days; k++) {
      const date = addDays(start, k - 1);
      for (const billing of billings) {
        if (billing.day === segment.firstDay + k - 1) billed = billed.plus(new Decimal(billing.amount).div(100));
      }
      const through = total.times(k).div(days).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
      const deferredAfter = Decimal.max(0, billed.minus(through));
      const unbilledAfter = Decimal.max(0, through.minus(billed));
      const revenue = through.minus(recognized);
      journal.push({ line, date, account: 'Revenue', amount: revenue });
      if (!deferredAfter.equals(deferred))
        journal.push({ line, date, account: 'Deferred revenue', amount: deferredAfter.minus(deferred) });
      if (!unbilledAfter.equals(unbilled))
        journal.push({ line, date, account: 'Unbilled revenue', amount: unbilledAfter.minus(unbilled) });
      const month = `${line} ${format(date, 'yyyy-MM')}`;
      revenueByMonth.set(month, (revenueByMonth.get(month) ?? new Decimal(0)).plus(revenue));
      recognized = through;
      deferred = deferredAfter;
      unbilled = unbilledAfter;
    }
  });
  return { journalLines: journal.length, revenueByMonth };
}
