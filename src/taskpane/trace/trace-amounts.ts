/** Amounts of rows as a trace shows them, and the amount under the selected cell. */
import { minorUnits, readDecimal } from '../../engine/foundation/decimal-text';
import type { CellOfSelection, Selection } from '../../workbook/workbook-gateway';
import type { TableRow, WorkbookRows } from './workbook-rows';

export interface TraceAmount {
  /** Minor units. */
  readonly minor: number;
  readonly currency: string;
}

export function text(row: TableRow, header: string): string {
  const value = row.values[header] ?? null;
  return value === null ? '' : String(value);
}

export function amountOf(row: TableRow, header: string): TraceAmount | null {
  return toAmount(row.values[header] ?? null, text(row, 'Currency'));
}

export function toAmount(value: CellOfSelection, currency: string): TraceAmount | null {
  const decimal = typeof value === 'number' ? readDecimal(value) : null;
  const minor = decimal === null ? null : minorUnits(decimal, currency);
  return minor === null ? null : { minor, currency };
}

/** Columns that hold amounts under other names than the row's own. */
const SHOWN_AMOUNTS = new Set([
  'Recognized to date', 'Remaining', 'Stated price', 'Stand-alone selling price', 'Allocated before discounts', 'Discounts',
  'Minimum true-ups', 'Credits and voids', 'Opening deferred', 'Opening unbilled', 'Billed', 'Recognized', 'Closing deferred',
  'Closing unbilled', 'Position before', 'Position after', 'Allocated price', 'Not dated yet',
]);

export const MONTH_HEADER = /^(?:\d{4}-\d{2}|Later)$/;

/** A month or a balance may be selected: then the chain starts with that figure. */
export function amountUnderSelection(
  { address, table, row }: Selection,
  rows: WorkbookRows,
): { readonly amount: TraceAmount; readonly words: string } | null {
  const layout = table === null ? null : rows.headersOf(table);
  const column = columnOfAddress(address);
  const header = layout === null || column === null ? undefined : layout.headers[column - layout.firstColumn];
  if (header === undefined || row === null) return null;
  if (!MONTH_HEADER.test(header) && !SHOWN_AMOUNTS.has(header)) return null;
  const amount = toAmount(row[header] ?? null, String(row.Currency ?? ''));
  return amount === null ? null : { amount, words: header };
}

/** Zero-based column of `Schedule!AQ9` or `'Daily journal'!E7:F8`; null for whole rows. */
export function columnOfAddress(address: string): number | null {
  const letters = /!\$?([A-Z]+)\$?\d+/.exec(address)?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (let index = 0; index < letters.length; index++) column = column * 26 + letters.charCodeAt(index) - 64;
  return column - 1;
}
