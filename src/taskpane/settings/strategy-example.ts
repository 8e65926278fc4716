/** The chosen strategy on the user's own first dated row: what its first months earn. */
import { describeTerm, monthShare } from '../../engine';
import type { StraightLineStrategy } from '../../engine/domain/recognition-method';
import { dayFromSerial, isoOf, isoOfMonth, monthOf, type Day } from '../../engine/foundation/calendar';
import { readDecimal, roundedMinorUnits } from '../../engine/foundation/decimal-text';
import type { Diagnostic } from '../../engine/domain/diagnostic';
import { findInputTables } from '../../workbook/read/tables/find-tables';
import { BOOK_FORMAT } from '../../workbook/read/format/book-format';
import { matchHeaders } from '../../workbook/read/tables/match-headers';
import type { CellValue, TableData } from '../../workbook/table-data';

export interface StrategyExample {
  /** `OB-7`, or the words for an invented one. */
  readonly name: string;
  readonly currency: string;
  readonly amount: number;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Minor units; at most six months. */
  readonly months: readonly { readonly month: string; readonly amount: number }[];
  readonly hasMore: boolean;
}

const SHOWN_MONTHS = 5;

export interface ExampleRow {
  readonly name: string;
  readonly currency: string;
  readonly amount: number;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** 3,600.00 from 10 March to 9 June 2025: part months at both ends. */
const INVENTED: ExampleRow = { name: 'An example', currency: 'USD', amount: 360_000, firstDay: 20_157, lastDay: 20_248 };

/** The first row of Invoices with an amount and service dates that touch more than one month. */
export function findExampleRow(tables: readonly TableData[]): ExampleRow {
  const data = findInputTables(tables, [] as Diagnostic[]).get('Invoices');
  if (data === undefined) return INVENTED;
  const { columns } = matchHeaders(data.headers, BOOK_FORMAT.Invoices.columns);
  const cell = (cells: readonly CellValue[], column: string): CellValue => cells[columns.get(column) ?? -1] ?? null;
  for (const cells of data.rows) {
    const [amount, first, last] = [cell(cells, 'Amount'), cell(cells, 'Service start'), cell(cells, 'Service end')];
    if (typeof amount !== 'number' || typeof first !== 'number' || typeof last !== 'number') continue;
    const currency = String(cell(cells, 'Currency') ?? 'USD').trim().toUpperCase();
    const decimal = readDecimal(amount);
    const minor = decimal === null ? null : roundedMinorUnits(decimal, currency);
    const [firstDay, lastDay] = [dayFromSerial(Math.floor(first)), dayFromSerial(Math.floor(last))];
    if (minor === null || minor <= 0 || lastDay < firstDay || monthOf(lastDay) - monthOf(firstDay) < 2) continue;
    return { name: `Invoice ${String(cell(cells, 'Invoice') ?? '')}`.trim(), currency, amount: minor, firstDay, lastDay };
  }
  return INVENTED;
}

export function strategyExample(row: ExampleRow, strategy: StraightLineStrategy): StrategyExample {
  const { name, currency, amount, firstDay, lastDay } = row;
  const segment = { firstDay, lastDay, amount, curve: { kind: 'over-time', strategy } as const };
  const first = monthOf(firstDay);
  const count = monthOf(describeTerm(segment).lastDay) - first + 1;
  return {
    name,
    currency,
    amount,
    firstDay: isoOf(firstDay),
    lastDay: isoOf(lastDay),
    months: Array.from({ length: Math.min(count, SHOWN_MONTHS) }, (_, index) => {
      return { month: isoOfMonth(first + index), amount: monthShare(segment, first + index).amount };
    }),
    hasMore: count > SHOWN_MONTHS,
  };
}
