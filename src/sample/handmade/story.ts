/** Contracts of the sample that are written by hand, one story each, as the rows an accountant would type. */
import type { InputTable } from '../../engine/domain/source-reference';
import { dayFromIso, serialOf } from '../../engine/foundation/calendar';
import type { CellValue } from '../../workbook/table-data';

/** A row by standard column name. */
export type Cells = Readonly<Record<string, CellValue>>;

export interface HandmadeContracts {
  /** What the contracts show, in words. */
  readonly shows: string;
  /** Rows they add, by table. */
  readonly rows: Readonly<Partial<Record<InputTable, readonly Cells[]>>>;
}

/** The serial of a date written as `2025-03-01`. */
export function on(iso: string): number {
  const day = dayFromIso(iso);
  if (day === null) throw new Error(`Defect: no date: ${iso}`);
  return serialOf(day);
}

/** A final invoice of one line. */
export function bill(
  invoice: string,
  day: string,
  contract: string,
  customer: string,
  amount: number,
  more: Cells = {},
): Cells {
  return {
    Invoice: invoice,
    Line: 1,
    'Invoice date': on(day),
    Contract: contract,
    Customer: customer,
    Currency: 'USD',
    Type: 'charge',
    Status: 'paid',
    Amount: amount,
    ...more,
  };
}
