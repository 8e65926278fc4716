/** A range of a generated sheet with its header row: columns found by header, rows that match a key. */
import { fault } from './function-fault';

/** Cells as Excel hands them to a custom function. */
export type Cells = readonly (readonly unknown[])[];

export interface RangeRows {
  readonly headers: readonly string[];
  readonly rows: Cells;
  /** Position of a column; throws #VALUE! when the range lacks it. */
  readonly column: (header: string) => number;
  /** Position of a column, or −1. */
  readonly optionalColumn: (header: string) => number;
}

/** `whole` tells what to select: `RevenueScheduleDetail[#All]`. */
export function readRange(cells: Cells, whole: string): RangeRows {
  const [first = [], ...rows] = cells;
  const headers = first.map((header) => (typeof header === 'string' ? header.trim() : ''));
  const positions = new Map(headers.map((header, index) => [header.toLowerCase(), index]));
  const optionalColumn = (header: string): number => positions.get(header.toLowerCase()) ?? -1;
  return {
    headers,
    rows,
    optionalColumn,
    column: (header) => {
      const position = optionalColumn(header);
      if (position < 0) throw fault('value', `The range has no column ${header}. Select ${whole}, with its header row.`);
      return position;
    },
  };
}

/** Columns by which rows can be asked for, likeliest first. */
const KEY_COLUMNS = ['Obligation', 'Contract', 'Customer', 'Product', 'Segment', 'Entity', 'Currency'] as const;

/**
 * Rows whose obligation, contract, customer, product or currency is the key; all rows without one. The first of these
 * columns that knows the key decides, so that a customer called like a contract does not mix with it.
 */
export function rowsOfKey({ rows, optionalColumn }: RangeRows, key: unknown): Cells {
  const wanted = textOf(key).toLowerCase();
  if (wanted === '') return rows;
  for (const header of KEY_COLUMNS) {
    const column = optionalColumn(header);
    if (column < 0) continue;
    const found = rows.filter((row) => textOf(row[column]).toLowerCase() === wanted);
    if (found.length > 0) return found;
  }
  throw fault('missing', `No row has “${textOf(key)}” as obligation, contract, customer, product or currency.`);
}

/** The one currency of the rows; a sum over several would mean nothing. */
export function currencyOfRows(rows: Cells, column: number): string {
  const currencies = new Set(rows.map((row) => textOf(row[column])).filter((currency) => currency !== ''));
  if (currencies.size > 1) {
    const names = [...currencies].sort().join(' and ');
    throw fault('value', `The rows are in ${names}. Name one currency as the key, or a contract.`);
  }
  return [...currencies][0] ?? 'USD';
}

export function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
}

export function numberOf(cell: unknown): number | null {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}
