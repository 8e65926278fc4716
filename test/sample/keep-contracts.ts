/** A part of the sample: some contracts, and the rows of every table that belong to them. */
import type { TableData } from '../../src/workbook/table-data';

const KEYS = ['Contract', 'Obligation', 'Invoice', 'Estimate', 'Modification', 'Right', 'Grant'];

/**
 * A row stays when all it names is kept and, of documents and events, when it names anything at all. Tables come in an
 * order in which each key is known before it is referred to. Books in one currency an entity need no rates.
 */
export function keepContracts(
  tables: readonly TableData[],
  keeps: (contract: string, index: number) => boolean,
): TableData[] {
  const kept: Record<string, ReadonlySet<unknown>> = {};
  return tables.flatMap((table) => {
    if (table.name === 'Entities' || table.name === 'Rates') return [];
    const [key = ''] = table.headers;
    const references = table.headers.flatMap((header, column) => (header in kept ? [{ header, column }] : []));
    const rows = table.rows.filter((row, at) => {
      if (key === 'Contract' && !(key in kept)) return keeps(String(row[0]), at);
      const named = references.filter(({ column }) => row[column] !== null);
      return (
        named.every(({ header, column }) => kept[header]!.has(row[column])) &&
        (named.length > 0 || references.length === 0)
      );
    });
    if (KEYS.includes(key) && !(key in kept)) kept[key] = new Set(rows.map(([id]) => id));
    // a table of a workbook has at least one row, if only a blank one
    return [{ ...table, rows: rows.length > 0 ? rows : [table.headers.map(() => null)] }];
  });
}
