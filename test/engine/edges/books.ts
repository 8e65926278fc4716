/** Tables of one contract with one promise, to be varied at an edge. */
import type { Rows, Tables } from './edge-book';

export const YEAR = { start: '2028-01-01', end: '2028-12-31' } as const;
export const TEN_YEARS = { start: '2027-01-01', end: '2036-12-31' } as const;
export const LEAP_DAY = { start: '2028-02-29', end: '2028-02-29' } as const;

export interface Promise {
  readonly price: string;
  readonly start: string;
  readonly end: string;
  readonly method?: string;
  /** Further cells of the obligation. */
  readonly obligation?: Readonly<Record<string, string>>;
  readonly contract?: Readonly<Record<string, string>>;
  readonly more?: Tables;
}

/** Contract C, obligation O of product P, by exact days. */
export function aPromise({ price, start, end, method = 'straight-line', obligation = {}, contract = {}, more = {} }: Promise): Tables {
  return {
    Settings: [{ Setting: 'Straight-line strategy', Value: 'exact days' }, ...(more['Settings'] ?? [])],
    Products: [{ Product: 'P', 'Recognition method': method }, ...(more['Products'] ?? [])],
    Contracts: [{ Contract: 'C', Customer: 'Acme', Currency: 'USD', Signed: start, Start: start, End: end, ...contract }, ...(more['Contracts'] ?? [])],
    Obligations: [{ Obligation: 'O', Contract: 'C', Product: 'P', Price: price, ...obligation }, ...(more['Obligations'] ?? [])],
    ...Object.fromEntries(Object.entries(more).filter(([name]) => !['Settings', 'Products', 'Contracts', 'Obligations'].includes(name))),
  };
}

/** A line of invoice I, without contract. */
export const aLine = (cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  Invoice: 'I',
  Line: '1',
  Customer: 'Acme',
  Currency: 'USD',
  ...cells,
});

/** Changes of the price of O, one a day given, named M1, M2, …: what remains is distinct unless told. */
export function changes(on: readonly (readonly [day: string, amount: string])[], modification: Readonly<Record<string, string>> = {}): Tables {
  const rows: Rows = on.map(([day], index) => ({
    Modification: `M${index + 1}`,
    Contract: 'C',
    'Effective date': day,
    Treatment: 'prospective',
    'Remaining distinct': 'yes',
    Rationale: 'Agreed by both parties',
    ...modification,
  }));
  return { Modifications: rows, 'Modification lines': on.map(([, amount], index) => ({ Modification: `M${index + 1}`, Obligation: 'O', 'Price change': amount })) };
}
