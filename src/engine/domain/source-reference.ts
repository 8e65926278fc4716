import { dayFromSerial, isoOf } from '../foundation/calendar';

/** Where a fact came from. The key survives sorting of the source table; an address would not. */
export type InputTable =
  | 'Settings'
  | 'Products'
  | 'Contracts'
  | 'Obligations'
  | 'Invoices'
  | 'Credit notes'
  | 'Usage'
  | 'Milestones'
  | 'Progress'
  | 'Contract costs'
  | 'Write-offs'
  | 'Financing'
  | 'Accounts'
  | 'Price list'
  | 'Discount evidence'
  | 'Estimates'
  | 'Scenarios'
  | 'Modifications'
  | 'Modification lines'
  | 'Entities'
  | 'Rates'
  | 'Material rights'
  | 'Option exercises'
  | 'Promised items'
  | 'Line shares'
  | 'Credit grants'
  | 'Credit draw-downs';

export interface SourceReference {
  readonly table: InputTable;
  /**
   * The values of the key columns, in the order of the table's key: `['INV-7', '2']`. Raw cell values: a line 2 is a
   * number.
   */
  readonly key: readonly (string | number)[];
}

/** Where in a key its day stands, of tables that have one. */
const DAY_IN_KEY: Readonly<Partial<Record<InputTable, number>>> = {
  Usage: 1,
  Progress: 1,
  Estimates: 1,
  Scenarios: 1,
  Rates: 0,
  'Price list': 3,
  'Option exercises': 1,
  'Credit draw-downs': 1,
  Financing: 2,
};

/** Key of a row as shown to people: `INV-7 / 2`, `OB-1 / 2026-03-31`. */
export function keyText({ table, key }: SourceReference): string {
  return key.map((part, at) => keyPartText(table, at, part)).join(' / ');
}

/** The same for reading alone, without the parts that are empty. */
export function keyWords({ table, key }: SourceReference): string {
  return key
    .map((part, at) => keyPartText(table, at, part))
    .filter((part) => part !== '')
    .join(' / ');
}

/** A part of a key by its place: the day of a table that has one as a date. Other tables have none. */
export function keyPartText(table: string, at: number, part: string | number | boolean | null): string {
  const isDay = typeof part === 'number' && DAY_IN_KEY[table as InputTable] === at;
  return isDay ? isoOf(dayFromSerial(Math.floor(part))) : String(part ?? '');
}
