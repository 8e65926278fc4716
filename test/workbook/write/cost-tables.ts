/** A book with contract costs of every kind: straight-line and with revenue, impaired, terminated, expensed, ten years. */
import type { InputTable } from '../../../src/engine';
import { serialOf } from '../../../src/engine/foundation/calendar';
import { formatTable } from '../../../src/sample/format-table';
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { dayOfIso } from './close-book';

export const on = (iso: string): number => serialOf(dayOfIso(iso));

type Cells = Readonly<Record<string, CellValue>>;

export const COSTS: readonly Cells[] = [
  { Cost: 'K-1', Contract: 'C-1', Kind: 'obtain', Amount: 1000, Date: on('2026-01-16'), Incremental: 'yes' },
  {
    Cost: 'K-2*',
    Contract: 'C-1',
    Obligation: 'OB-1',
    Kind: 'fulfil',
    Amount: 333.33,
    Date: on('2026-01-20'),
    Incremental: 'yes',
    Pattern: 'with revenue',
    'Impairment date': on('2026-03-10'),
    'Impairment amount': 50.01,
    Rationale: 'Set-up is reused; volume fell in March',
  },
  {
    Cost: 'K-3',
    Contract: 'C-1',
    Obligation: 'OB-2',
    Kind: 'obtain',
    Amount: 80,
    Date: on('2026-01-01'),
    Incremental: 'yes',
    Pattern: 'with revenue',
    Terminated: on('2026-03-31'),
  },
  { Cost: 'K-4', Contract: 'C-2', Kind: 'obtain', Amount: 10, Date: on('2026-02-28'), Incremental: 'no' },
  {
    Cost: 'K-5',
    Contract: 'C-2',
    Kind: 'obtain',
    Amount: 100001,
    Date: on('2026-02-10'),
    Incremental: 'yes',
    Months: 120,
    Rationale: 'Ten years of renewals are anticipated',
  },
];

export function costTables(costs: readonly Cells[] = COSTS): TableData[] {
  const tables: Partial<Record<InputTable, readonly Cells[]>> = {
    Settings: [{ Setting: 'Daily detail', Value: 'all days' }],
    Products: [
      { Product: 'PLAT', 'Recognition method': 'straight-line' },
      { Product: 'PROJ', 'Recognition method': 'milestone' },
    ],
    Contracts: [
      { Contract: 'C-1', Customer: 'Acme', Currency: 'USD', Start: on('2026-01-16'), End: on('2026-07-15') },
      { Contract: 'C-2', Customer: 'Cedar', Currency: 'JPY', Start: on('2026-02-10'), End: on('2026-05-09') },
    ],
    Obligations: [
      { Obligation: 'OB-1', Contract: 'C-1', Product: 'PLAT', Price: 1800, 'SSP (total)': 1800 },
      { Obligation: 'OB-2', Contract: 'C-1', Product: 'PROJ', Price: 900, 'SSP (total)': 900 },
      { Obligation: 'OB-3', Contract: 'C-2', Product: 'PLAT', Price: 500000 },
    ],
    Invoices: [
      { Invoice: 'I-1', Line: 1, 'Invoice date': on('2026-01-16'), Contract: 'C-1', Obligation: 'OB-1', Amount: 1800 },
    ],
    Milestones: [
      { Obligation: 'OB-2', Milestone: 'M1', 'Share or Amount': 0.3, Completed: on('2026-02-14') },
      { Obligation: 'OB-2', Milestone: 'M2', 'Share or Amount': 0.7, Completed: null },
    ],
    'Contract costs': costs,
  };
  return (Object.entries(tables) as [InputTable, readonly Cells[]][]).map(([name, rows]) =>
    formatTable(name, rows, name === 'Milestones' ? ['Share', 'Amount'] : []),
  );
}
