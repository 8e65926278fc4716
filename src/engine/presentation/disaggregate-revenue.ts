/**
 * Revenue by one dimension, with the part that belongs to earlier periods.
 * ASC 606-10-50-5, 606-10-50-12A; IFRS 15.114, IFRS 15.116(c)
 *
 * Rule: revenue posted in the closing month, its quarter and its year to date is split by a dimension that the user
 * chooses. Beside each stands the part of performance before the period: lines that belong to earlier days, and what
 * catch-ups bring for them (satisfied-earlier). Quarters are counted from the first month of the fiscal year.
 * Formula: amount = Σ credits − debits of revenue lines dated in the period; earlier = the same of lines that belong to
 * days before its first day + Σ earlier parts of catch-ups dated in it.
 * Example: closing March 2026, 310.00 of December posted on 1 Jan with January's 310.00, then 280.00 and 310.00: month
 * 310.00, quarter and year 1,210.00, of which 310.00 earlier.
 */
import { isRevenueRole } from '../domain/account-role';
import type { RevenueBook } from '../domain/book';
import type { DisaggregatedRevenue, DisaggregationDimension, EarlierPart, PeriodRevenue } from '../domain/disaggregated-revenue';
import type { JournalLine } from '../domain/journal';
import type { RecognitionResult } from '../domain/schedule';
import { firstDayOfMonth, monthOf, type Day, type Month } from '../foundation/calendar';
import { joinKey } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';

/** Shown where a line has no value of the dimension. */
const NOT_STATED = 'Not stated';

/** First days of the periods that end with a day: its month, its fiscal quarter, its fiscal year. */
export function periodStarts(
  asOf: Day,
  firstMonthOfYear: number,
): { readonly month: Day; readonly quarter: Day; readonly year: Day } {
  const month = monthOf(asOf);
  const ofYear = (month - (firstMonthOfYear - 1)) % 12;
  const start = (first: Month): Day => firstDayOfMonth(first);
  return { month: start(month), quarter: start(month - (ofYear % 3)), year: start(month - ofYear) };
}

/** What a value of a dimension is found by. */
export type CountedLine = Pick<JournalLine, 'customer' | 'entity' | 'obligationId' | 'productId'>;

/** The value of the dimension that a line counts under. */
export function dimensionReader(
  book: Pick<RevenueBook, 'products'>,
  { obligations }: Pick<RecognitionResult, 'obligations'>,
  dimension: DisaggregationDimension,
): (line: CountedLine) => string {
  const scheduled = new Map(obligations.map((obligation) => [obligation.id, obligation]));
  const categories = new Map(book.products.map(({ id, category }) => [id, category]));
  const valueOf = (line: CountedLine): string | undefined => {
    switch (dimension) {
      case 'customer':
        return line.customer;
      case 'entity':
        return line.entity;
      case 'product':
        return scheduled.get(line.obligationId)?.productId ?? line.productId;
      case 'category':
        return scheduled.get(line.obligationId)?.category ?? categories.get(line.productId);
      case 'method':
        return scheduled.get(line.obligationId)?.method;
    }
  };
  return (line) => {
    const value = valueOf(line) ?? '';
    return value === '' ? NOT_STATED : value;
  };
}

/** Rows by value and currency, in natural order; minor units. Values that differ only in case are one. */
export function disaggregateRevenue(
  lines: readonly JournalLine[],
  valueOf: (line: CountedLine) => string,
  asOf: Day,
  firstMonthOfYear: number,
  catchUps: readonly EarlierPart[] = [],
): DisaggregatedRevenue[] {
  const starts = periodStarts(asOf, firstMonthOfYear);
  const rows = new Map<string, Growing>();
  for (const line of lines) {
    if (!isRevenueRole(line.role) || line.day < starts.year || line.day > asOf) continue;
    const value = valueOf(line);
    const key = joinKey(value.toLowerCase(), line.currency);
    const row = rows.get(key) ?? { value, currency: line.currency, month: nothing(), quarter: nothing(), year: nothing() };
    rows.set(key, row);
    for (const period of ['month', 'quarter', 'year'] as const) addLine(row[period], line, starts[period]);
  }
  for (const { obligation, earlier } of catchUps) {
    const value = valueOf({ ...obligation, obligationId: obligation.id });
    const row = rows.get(joinKey(value.toLowerCase(), obligation.currency));
    if (row === undefined) continue;
    for (const period of ['month', 'quarter', 'year'] as const) row[period].earlier += earlier[period];
  }
  return sortNaturally(
    [...rows.values()],
    (row) => row.value,
    (row) => row.currency,
  );
}

type GrowingPeriod = { -readonly [Field in keyof PeriodRevenue]: PeriodRevenue[Field] };

interface Growing {
  readonly value: string;
  readonly currency: string;
  readonly month: GrowingPeriod;
  readonly quarter: GrowingPeriod;
  readonly year: GrowingPeriod;
}

const nothing = (): GrowingPeriod => ({ amount: 0, earlier: 0 });

function addLine(period: GrowingPeriod, { day, originDay, credit, debit }: JournalLine, firstDay: Day): void {
  if (day < firstDay) return;
  period.amount += credit - debit;
  if (originDay < firstDay) period.earlier += credit - debit;
}
