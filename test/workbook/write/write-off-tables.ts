/** A book with written-off invoices: within their service and after it, in part and whole, recovered and disputed. */
import type { InputTable } from '../../../src/engine';
import { formatTable } from '../../../src/sample/format-table';
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { on } from './cost-tables';

type Cells = Readonly<Record<string, CellValue>>;

const line = (invoice: string, number: number, day: string, amount: number, more: Cells): Cells => ({
  Invoice: invoice,
  Line: number,
  'Invoice date': on(day),
  Amount: amount,
  ...more,
});
const ofService = { Customer: 'Fir', Currency: 'USD', Product: 'PLAT' };
const firstQuarter = { ...ofService, 'Service start': on('2026-01-01'), 'Service end': on('2026-03-31') };

export function writeOffTables(): TableData[] {
  const tables: Partial<Record<InputTable, readonly Cells[]>> = {
    Settings: [{ Setting: 'Daily detail', Value: 'all days' }],
    Products: [{ Product: 'PLAT', 'Recognition method': 'straight-line' }],
    Contracts: [{ Contract: 'C-1', Customer: 'Acme', Currency: 'USD', Start: on('2026-01-01'), End: on('2026-06-30') }],
    Obligations: [
      { Obligation: 'OB-1', Contract: 'C-1', Product: 'PLAT', Price: 1000, 'SSP (total)': 1000 },
      { Obligation: 'OB-2', Contract: 'C-1', Product: 'PLAT', Price: 333.33, 'SSP (total)': 333.33 },
    ],
    Invoices: [
      line('I-1', 1, '2026-01-01', 1000, { Contract: 'C-1', Obligation: 'OB-1' }),
      line('I-1', 2, '2026-01-01', 333.33, { Contract: 'C-1', Obligation: 'OB-2' }),
      line('I-2', 1, '2026-01-01', 90, firstQuarter),
      line('I-3', 1, '2026-01-01', 45, firstQuarter),
      line('I-4', 1, '2026-01-05', 70.01, firstQuarter),
    ],
    'Credit notes': [{ 'Credit note': 'CN-1', Line: 1, Date: on('2026-01-20'), Invoice: 'I-4', Amount: 10 }],
    'Write-offs': [
      {
        Invoice: 'I-1',
        Date: on('2026-02-11'),
        Amount: 1234.56,
        Recovered: on('2026-03-03'),
        'Recovered amount': 777.77,
      },
      { Invoice: 'I-2', Date: on('2026-02-01'), Recovered: on('2026-03-01'), Disputed: on('2026-03-20') },
      { Invoice: 'I-3', Date: on('2026-04-10') },
      { Invoice: 'I-4', Date: on('2026-02-20') },
    ],
  };
  return (Object.entries(tables) as [InputTable, readonly Cells[]][]).map(([name, rows]) => formatTable(name, rows));
}
