/** A small company with every kind of price, document and schedule, as the tables of its workbook. */
import { dayFromIso, serialOf } from '../../../src/engine/foundation/calendar';
import type { InputTable } from '../../../src/engine/domain/source-reference';
import { formatTable } from '../../../src/sample/format-table';
import type { CellValue, TableData } from '../../../src/workbook/table-data';

export type Row = Readonly<Record<string, CellValue>>;
export type CoreTable = keyof typeof COLUMNS | 'Settings' | 'Accounts';
/** The tables of every close; others where a test has them. */
export type Rows = Readonly<Record<CoreTable, readonly Row[]> & Partial<Record<InputTable, readonly Row[]>>>;

export function dayOfIso(iso: string): number {
  const day = dayFromIso(iso);
  if (day === null) throw new Error(`no date: ${iso}`);
  return day;
}

export const on = (iso: string): number => serialOf(dayOfIso(iso));

const COLUMNS = {
  Products: ['Product', 'Name', 'Category', 'Recognition method', 'SSP (per unit)', 'Strategy'],
  Contracts: ['Contract', 'Customer', 'Entity', 'Currency', 'Start', 'End'],
  Obligations: [
    'Obligation',
    'Contract',
    'Product',
    'Quantity',
    'Price',
    'SSP (total)',
    'Strategy',
    'Start',
    'End',
    'Recognition date',
  ],
  Invoices: [
    'Invoice',
    'Line',
    'Invoice date',
    'Contract',
    'Obligation',
    'Product',
    'Type',
    'Line group',
    'Amount',
    'Service start',
    'Service end',
    'Recognition method',
    'Status',
    'Void date',
    'Customer',
    'Currency',
    'Entity',
  ],
  'Credit notes': ['Credit note', 'Line', 'Date', 'Invoice', 'Invoice line', 'Amount'],
  Usage: ['Obligation', 'Date', 'Quantity', 'Amount'],
  Milestones: ['Obligation', 'Milestone', 'Share', 'Completed'],
} as const;

const rows = (table: keyof typeof COLUMNS, cells: readonly (readonly CellValue[])[]): Row[] =>
  cells.map((values) => Object.fromEntries(COLUMNS[table].map((column, index) => [column, values[index] ?? null])));

/** Closing March 2026 finds something of everything in it. */
export function closeBook(): Rows {
  return {
    Settings: [{ Setting: 'Daily detail', Value: 'closing month only' }],
    Products: rows('Products', [
      ['PLAT', 'Platform', 'Subscription', 'straight-line', 1000],
      ['SUP', 'Support', 'Subscription', 'straight-line', 250],
      ['SET', 'Set-up', 'Services', 'point in time', 333.33],
      ['API', 'API calls', 'Usage', 'usage', 0.05],
      ['PROJ', 'Project', 'Services', 'milestone', null],
    ]),
    Contracts: rows('Contracts', [
      ['C-1', 'Acme', 'US', 'USD', on('2026-01-16'), on('2026-07-15')],
      ['C-2', 'Birch "Q"', 'US', 'USD', on('2026-01-01'), on('2026-12-31')],
      ['C-3', 'Cedar', 'JP', 'JPY', on('2026-02-10'), on('2026-05-09')],
      ['C-4', 'Dune', 'KW', 'KWD', on('2026-01-01'), on('2026-03-20')],
      ['C-5', 'Elm', 'US', 'USD', on('2025-11-20'), on('2032-03-19')],
    ]),
    Obligations: rows('Obligations', [
      // A price shared by three, netted: the set-up is billed first, the platform later.
      ['OB-1', 'C-1', 'PLAT', 1, 1800, null, 'Even months, ends by daily rate'],
      ['OB-2', 'C-1', 'SUP', 2, 300, 455.55, 'Exact days'],
      ['OB-3', 'C-1', 'SET', null, 500, null, null, null, null, on('2026-02-05')],
      // Usage, milestones.
      ['OB-4', 'C-2', 'API', null, 0],
      ['OB-5', 'C-2', 'PROJ', null, 9000, 9000, null, null, null],
      ['OB-6', 'C-2', 'PLAT', 12, 12000, 12000, 'Even months, ends by period rate'],
      ['OB-7', 'C-3', 'PLAT', null, 100001, null, 'Even months, ends by calendar month'],
      ['OB-8', 'C-4', 'SUP', null, 1000.005, null, 'Every month even'],
      ['OB-9', 'C-5', 'SUP', null, 7600.01, null, null],
    ]),
    Invoices: rows('Invoices', [
      ['INV-1', 1, on('2026-01-16'), 'C-1', 'OB-3', 'SET', 'charge', null, 500, null, null, null, 'paid'],
      ['INV-2', 1, on('2026-03-10'), 'C-1', 'OB-1', 'PLAT', 'charge', null, 900, on('2026-01-16'), on('2026-04-15')],
      ['INV-2', 2, on('2026-03-10'), 'C-1', 'OB-2', 'SUP', 'charge', 'G', 300],
      ['INV-2', 3, on('2026-03-10'), 'C-1', 'OB-2', 'SUP', 'product discount', 'G', -30],
      ['INV-2', 4, on('2026-03-10'), 'C-1', null, null, 'invoice discount', null, -11.11],
      ['INV-3', 1, on('2026-02-01'), 'C-2', 'OB-6', 'PLAT', 'charge', null, 12000, on('2026-01-01'), on('2026-12-31')],
      ['INV-4', 1, on('2026-02-28'), 'C-2', 'OB-4', 'API', 'charge', null, 50, on('2026-02-01'), on('2026-02-28')],
      [
        'INV-4',
        2,
        on('2026-02-28'),
        'C-2',
        null,
        'API',
        'minimum true-up',
        null,
        25.5,
        on('2026-02-01'),
        on('2026-02-28'),
      ],
      ['INV-5', 1, on('2026-02-10'), 'C-3', 'OB-7', 'PLAT', 'charge', null, 100001],
      ['INV-6', 1, on('2026-01-05'), 'C-4', 'OB-8', 'SUP', 'charge', null, 1000.005],
      [
        'INV-7',
        1,
        on('2026-02-03'),
        null,
        null,
        'SUP',
        'charge',
        null,
        90,
        on('2026-02-03'),
        on('2026-04-20'),
        null,
        'final',
        null,
        'Fir',
        'USD',
        'US',
      ],
      [
        'INV-8',
        1,
        on('2026-01-20'),
        null,
        null,
        'SUP',
        'charge',
        null,
        120,
        on('2026-01-20'),
        on('2026-05-19'),
        null,
        'voided',
        on('2026-03-05'),
        'Gum',
        'USD',
        'US',
      ],
      ['INV-9', 1, on('2026-03-15'), 'C-5', 'OB-9', 'SUP', 'charge', null, 100, null, null, null, 'draft'],
    ]),
    'Credit notes': rows('Credit notes', [
      ['CN-1', 1, on('2026-03-12'), 'INV-3', 1, 1500],
      ['CN-2', 1, on('2026-03-20'), 'INV-7', null, 80],
      ['CN-3', 1, on('2026-03-25'), 'INV-3', 1, 11000],
    ]),
    Usage: rows('Usage', [
      ['OB-4', on('2026-02-03'), 200, 10],
      ['OB-4', on('2026-02-10'), 500, 25],
      ['OB-4', on('2026-02-10'), 100, 5],
      ['OB-4', on('2026-02-20'), 200, 10],
      ['OB-4', on('2026-03-20'), 60, 3.01],
    ]),
    Milestones: rows('Milestones', [
      ['OB-5', 'M1', 0.3, on('2026-02-14')],
      ['OB-5', 'M2', 0.3, on('2026-03-14')],
      ['OB-5', 'M3', 0.4, null],
    ]),
    Progress: [],
    'Contract costs': [],
    'Write-offs': [],
    Modifications: [],
    'Modification lines': [],
    Accounts: [],
    Estimates: [],
    Scenarios: [],
    Entities: [],
    Rates: [],
  };
}

/** The book as tables; tables without rows are left out. */
export function tablesOf(book: Rows): TableData[] {
  return (Object.keys(book) as InputTable[])
    .filter((name) => (book[name] ?? []).length > 0)
    .map((name) => formatTable(name, book[name] ?? [], name === 'Milestones' ? ['Share or Amount', 'Amount'] : []));
}
