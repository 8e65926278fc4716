/** What happens to the sheets when the input tables are sorted, renamed or edited after the close. */
import type { TableData } from '../../../src/workbook/table-data';
import { closeBook, tablesOf, type CoreTable, type Rows } from './close-book';
import {
  closeThrough,
  failedChecks,
  formulasOf,
  recalculate,
  tablesLeftBy,
  type RecalculatedCell,
} from './planned-close';

const MINUTE = 60_000;
const tables = tablesOf(closeBook());
const { plan } = closeThrough(tables, '2026-03-31');

const changed = (name: CoreTable, change: (rows: Rows[CoreTable]) => Rows[CoreTable]): TableData[] => {
  const book = closeBook();
  return tablesOf({ ...book, [name]: change(book[name]) });
};

const headersOf = (cells: readonly RecalculatedCell[]): string[] =>
  [...new Set(cells.map(({ header }) => header))].sort();

test(
  'sorted tables leave every amount and proof as it was; only places move',
  async () => {
    const sorted = tables.map((table) =>
      table.name === 'Settings' ? table : { ...table, rows: [...table.rows].reverse() },
    );
    const { model, different } = await recalculate(sorted, plan);
    // Two usage rows share a day: the first of the two is found, which is another one now.
    expect(headersOf(different)).toEqual(['Place in table', 'Place of dates', 'Source row']);
    expect(failedChecks(model)).toEqual([]);
  },
  MINUTE,
);

test(
  'a changed price shows in its own checks and moves no posted amount',
  async () => {
    const dearer = changed('Obligations', (rows) =>
      rows.map((row) => (row['Obligation'] === 'OB-7' ? { ...row, Price: 100002 } : row)),
    );
    const { model, different } = await recalculate(dearer, plan);
    expect(failedChecks(model)).toEqual(['Prices equal their source', 'Allocations equal their proofs']);
    expect(
      different
        .filter(({ cell }) => cell.startsWith('Daily journal') || cell.startsWith('Schedule'))
        .map(({ header }) => header),
    ).toEqual(expect.not.arrayContaining(['Proof', '2026-03']));
  },
  MINUTE,
);

test(
  'a changed date shows in the dates check',
  async () => {
    const later = changed('Contracts', (rows) =>
      rows.map((row) => (row['Contract'] === 'C-4' ? { ...row, End: 46105 } : row)),
    );
    const { model } = await recalculate(later, plan);
    expect(failedChecks(model)).toEqual(['Service dates equal their source']);
  },
  MINUTE,
);

test(
  'a deleted document shows as an error in its proof and fails the checks',
  async () => {
    const without = changed('Invoices', (rows) => rows.filter(({ Invoice }) => Invoice !== 'INV-5'));
    const { model, different } = await recalculate(without, plan);
    expect(headersOf(different)).toEqual(expect.arrayContaining(['Proof', 'Check']));
    expect(failedChecks(model)).toEqual(
      expect.arrayContaining(['Rows of Invoices', 'Invoices are all billed', 'Documents equal their source']),
    );
  },
  MINUTE,
);

test(
  'an added invoice line fails the completeness checks',
  async () => {
    const more = changed('Invoices', (rows) => [...rows, { ...rows[0], Invoice: 'INV-99' }]);
    const { model } = await recalculate(more, plan);
    expect(failedChecks(model)).toEqual(['Rows of Invoices', 'Invoices are all billed']);
  },
  MINUTE,
);

describe('tables that are called and headed otherwise, with awkward keys', () => {
  const names: Readonly<Record<string, string>> = {
    Obligation: 'Obligation #',
    Price: '[Price]',
    Amount: "Am'ount",
    Invoice: 'Invoice #',
    Line: '[Line]',
    Start: "S'tart",
  };
  const keys: Readonly<Record<string, string | number>> = {
    'OB-1': 'O*"B"~?',
    'OB-2': '007',
    'OB-3': 700003,
    'OB-4': '=OB+4',
    'OB-5': '<OB',
    'OB-6': 'SEP-6',
    'C-1': '#C[1]',
    'C-2': 'C~2*',
    'INV-2': '2',
    'INV-3': 3,
    'INV-4': "I'4",
  };
  const renamed = tables.map((table) => ({
    ...table,
    name: table.name === 'Obligations' ? 'tblObligations' : table.name,
    sheet: table.name === 'Invoices' ? "Bob's bills" : table.sheet,
    headers: table.headers.map((header) => names[header] ?? header),
    rows: table.rows.map((row) => row.map((value) => (typeof value === 'string' ? (keys[value] ?? value) : value))),
  }));

  test(
    'are proved as well, at the first close and the next',
    async () => {
      const february = closeThrough(renamed, '2026-02-28');
      const march = closeThrough([...renamed, ...tablesLeftBy(february.plan)], '2026-03-31');
      for (const close of [february, march]) {
        const { model, different } = await recalculate(renamed, close.plan);
        expect(different).toEqual([]);
        expect(failedChecks(model)).toEqual([]);
      }
      const places = formulasOf(march.plan, 'Allocation', 'Place in table');
      expect(places).toContain(`=MATCH("O~*""B""~~~?",tblObligations[Obligation '#],0)`);
      expect(places).toContain("=MATCH(700003,tblObligations[Obligation '#],0)");
      expect(formulasOf(march.plan, 'Billing', 'Source')).toContain(
        `=HYPERLINK("#'Bob''s bills'!A"&S10,"Invoices INV-1 / 1")`,
      );
    },
    2 * MINUTE,
  );
});
