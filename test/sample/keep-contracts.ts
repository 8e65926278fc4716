/** A part of the sample: some contracts, and the rows of every table that belong to them. */
import type { TableData } from '../../src/workbook/table-data';

const KEYS = ['Contract', 'Obligation', 'Invoice', 'Estimate', 'Modification', 'Right', 'Grant'];

/** Tables whose rows are obligations, and so may be named as such. */
const PROMISES = ['Obligations', 'MaterialRights', 'CreditGrants'];

/**
 * A row stays when all it names is kept and, of documents and events, when it names anything at all. Books in one
 * currency an entity need no rates.
 */
export function keepContracts(
  tables: readonly TableData[],
  keeps: (contract: string, index: number) => boolean,
): TableData[] {
  const kept: Record<string, Set<unknown>> = { Contract: keptContracts(tables, keeps), Obligation: new Set() };
  for (const { name, headers, rows } of tables) {
    if (!PROMISES.includes(name)) continue;
    const mine = rows.filter((row) => kept.Contract!.has(row[headers.indexOf('Contract')]));
    for (const [id] of mine) kept.Obligation!.add(id);
  }
  return tables.flatMap((table) => {
    if (table.name === 'Entities' || table.name === 'Rates') return [];
    const [key = ''] = table.headers;
    const references = table.headers.flatMap((header, column) => (header in kept ? [{ header, column }] : []));
    const rows = table.rows.filter((row) => {
      const named = references.filter(({ column }) => row[column] !== null);
      return (
        named.every(({ header, column }) => kept[header]!.has(row[column])) &&
        (named.length > 0 || references.length === 0)
      );
    });
    if (KEYS.includes(key)) kept[key] ??= new Set(rows.map(([id]) => id));
    // a table of a workbook has at least one row, if only a blank one
    return [{ ...table, rows: rows.length > 0 ? rows : [table.headers.map(() => null)] }];
  });
}

/** A renewal stays with what it renews. */
function keptContracts(tables: readonly TableData[], keeps: (contract: string, index: number) => boolean): Set<unknown> {
  const { headers = [], rows = [] } = tables.find(({ name }) => name === 'Contracts') ?? {};
  const kept = new Set(rows.map(([id]) => String(id)).filter(keeps));
  const renewed = headers.indexOf('Renewal of');
  for (const row of rows) {
    const of = row[renewed] ?? null;
    if (of !== null && !kept.has(String(of))) kept.delete(String(row[0]));
  }
  return kept;
}
