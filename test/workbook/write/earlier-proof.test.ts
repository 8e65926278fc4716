/** Earlier performance: each way to tell how much was performed before a period stands in cells. */
import type { TableData } from '../../../src/workbook/table-data';
import { formatTable } from '../../../src/sample/format-table';
import { serialOf } from '../../../src/engine/foundation/calendar';
import { dayOfIso } from './close-book';
import { closeThrough, failedChecks, formulasOf, recalculate, valuesOf } from './planned-close';

const SHEET = 'Earlier performance';
const on = (iso: string): number => serialOf(dayOfIso(iso));
const ids = ['FOLLOWS', 'FREE', 'WORK', 'LONGER', 'CREDITED', 'RATE'];
const line = { Line: 1, 'Invoice date': on('2025-01-01') };

const tables: TableData[] = [
  formatTable('Products', [
    { Product: 'SUB', 'Recognition method': 'straight-line' },
    { Product: 'WORKS', 'Recognition method': 'cost to cost' },
  ]),
  formatTable(
    'Contracts',
    ids.map((id) => ({ Contract: `C-${id}`, Customer: 'Acme', Currency: 'USD', Start: on('2025-01-01'), End: on('2025-12-31') })),
  ),
  formatTable(
    'Obligations',
    ids.map((id) => ({
      Obligation: id,
      Contract: `C-${id}`,
      Product: id === 'WORK' ? 'WORKS' : 'SUB',
      Price: id === 'FREE' ? 0 : 12000.01,
      'SSP (total)': 12000.01,
    })),
  ),
  formatTable('Invoices', [
    { ...line, Invoice: 'INV-1', Obligation: 'CREDITED', Amount: 1000, 'Service start': on('2025-03-01'), 'Service end': on('2025-07-10') },
  ]),
  formatTable('Credit notes', [
    { 'Credit note': 'CN-1', Line: 1, Date: on('2025-08-15'), Invoice: 'INV-1', 'Invoice line': 1, Amount: 100.03, Treatment: 'catch-up' },
  ]),
  formatTable('Progress', [
    { Obligation: 'WORK', 'As of': on('2025-02-28'), Done: 1, Total: 10 },
    { Obligation: 'WORK', 'As of': on('2025-06-30'), Done: 4, Total: 9 },
    { Obligation: 'WORK', 'As of': on('2025-08-10'), Done: 6, Total: 9 },
  ]),
  formatTable(
    'Estimates',
    ['FOLLOWS', 'FREE', 'WORK', 'RATE'].map((id) => ({
      Estimate: `E-${id}`,
      'As of': on('2025-08-15'),
      Obligation: id,
      Kind: 'bonus',
      Amount: id === 'RATE' ? null : 1200.05,
      Rate: id === 'RATE' ? 0.025 : null,
      Rationale: 'Likely',
    })),
  ),
  formatTable('Modifications', [
    { Modification: 'M-1', Contract: 'C-LONGER', 'Effective date': on('2025-08-01'), Treatment: 'cumulative catch-up', Rationale: 'One' },
  ]),
  formatTable('Modification lines', [
    { Modification: 'M-1', Obligation: 'LONGER', 'Price change': 7200, 'New end': on('2026-06-30') },
  ]),
];

test('every way is derived again, and none is a printed figure', async () => {
  const close = closeThrough(tables, '2025-08-31');
  const result = await recalculate(tables, close.plan);
  expect(result.different).toEqual([]);
  expect(failedChecks(result.model)).toEqual([]);
  expect([...valuesOf(close.plan, SHEET, 'Obligation')].sort()).toEqual([...ids].sort());
  for (const header of ['To share', 'Performed before the month', 'Performed before the quarter', 'Counts in all'])
    expect(formulasOf(close.plan, SHEET, header).filter((formula) => /^=\(?-?[\d.]+\)?$/.test(formula))).toEqual([]);
  const quarter = valuesOf(close.plan, SHEET, 'Of earlier quarters');
  expect(quarter.every((value) => value !== 0)).toBe(true);
});
