/**
 * Which row of the price list prices a promise.
 * ASC 606-10-32-31 to 33; IFRS 15.76-78
 *
 * Rule: selling prices are those at contract inception: the day of signature, else the first day of the contract, else
 * of the obligation. Of the product's rows that are valid on that day and name the contract's segment and currency or
 * leave them open, the most specific counts: segment and currency, then segment, then currency, then neither.
 * Example: rows for any segment 100.00 and for Enterprise 80.00: a contract of Enterprise takes 80.00, another 100.00.
 */
import type { PriceListRow } from '../domain/price-list';
import type { Day } from '../foundation/calendar';

export interface PriceQuestion {
  /** Empty text where the contract names none. */
  readonly segment: string;
  readonly currency: string;
  /** Null where nothing dates the contract: then only rows without dates fit. */
  readonly day: Day | null;
}

/** `rows`: those of the product. Null where none fits. Rows do not overlap; the reader sees to it. */
export function choosePriceListRow(rows: readonly PriceListRow[], question: PriceQuestion): PriceListRow | null {
  let best: PriceListRow | null = null;
  for (const row of rows) {
    if (fits(row, question) && (best === null || rankOf(row) > rankOf(best))) best = row;
  }
  return best;
}

function fits(row: PriceListRow, { segment, currency, day }: PriceQuestion): boolean {
  if (row.segment !== '' && row.segment.toLowerCase() !== segment.toLowerCase()) return false;
  if (row.currency !== '' && row.currency !== currency) return false;
  if (day === null) return row.firstDay === null && row.lastDay === null;
  return day >= (row.firstDay ?? -Infinity) && day <= (row.lastDay ?? Infinity);
}

const rankOf = (row: PriceListRow): number => (row.segment === '' ? 0 : 2) + (row.currency === '' ? 0 : 1);
