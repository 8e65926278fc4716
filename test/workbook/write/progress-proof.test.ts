/** Proofs of progress, calculated anew: every way a row can say how far it is, before and after it is changed. */
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { formatTable } from '../../../src/sample/format-table';
import { serialOf } from '../../../src/engine/foundation/calendar';
import { dayOfIso } from './close-book';
import { closeThrough, failedChecks, formulasOf, recalculate, valuesOf } from './planned-close';

const on = (iso: string): number => serialOf(dayOfIso(iso));

const PROGRESS = ['Obligation', 'As of', 'Done', 'Total', 'To complete', 'Percent complete', 'Uninstalled cost'] as const;

function works(progress: readonly (readonly CellValue[])[], rounding = 'none'): TableData[] {
  return [
    formatTable('Settings', [{ Setting: 'Progress rounding', Value: rounding }]),
    formatTable('Products', [{ Product: 'WORKS', 'Recognition method': 'cost to cost' }]),
    formatTable('Contracts', [
      { Contract: 'C-1', Customer: 'Acme', Currency: 'USD', Start: on('2026-01-01'), End: on('2026-12-31') },
      { Contract: 'C-2', Customer: 'Birch', Currency: 'JPY', Start: on('2026-01-01'), End: on('2026-12-31') },
      { Contract: 'C-3', Customer: 'Cedar', Currency: 'KWD', Start: on('2026-01-01'), End: on('2026-12-31') },
    ]),
    formatTable('Obligations', [
      { Obligation: 'OB-1', Contract: 'C-1', Product: 'WORKS', Price: 900000.01 },
      { Obligation: 'OB-2', Contract: 'C-2', Product: 'WORKS', Price: 50001 },
      { Obligation: 'OB-3', Contract: 'C-3', Product: 'WORKS', Price: 10.005 },
    ]),
    formatTable('Invoices', [
      {
        Invoice: 'INV-1',
        Line: 1,
        'Invoice date': on('2026-02-01'),
        Contract: 'C-1',
        Obligation: 'OB-1',
        Amount: 300000,
      },
    ]),
    formatTable('Credit notes', [
      { 'Credit note': 'CN-1', Line: 1, Date: on('2026-03-10'), Invoice: 'INV-1', 'Invoice line': 1, Amount: 1000 },
    ]),
    formatTable(
      'Progress',
      progress.map((cells) => Object.fromEntries(PROGRESS.map((column, index) => [column, cells[index] ?? null]))),
    ),
  ];
}

const ROWS: readonly (readonly CellValue[])[] = [
  ['OB-1', on('2026-01-31'), 120000.5, 700000, null, null, 20000.25],
  ['OB-1', on('2026-03-15'), 420000, 820000.125, null, null, 20000.25],
  ['OB-1', on('2026-03-31'), 430000, 800000],
  ['OB-2', on('2026-02-28'), null, null, null, 12.5],
  ['OB-2', on('2026-03-31'), null, null, null, 10.25],
  ['OB-3', on('2026-02-28'), null, null, null, '33.3%'],
  ['OB-3', on('2026-03-01'), 1, null, 2],
  ['OB-3', on('2026-03-20'), 2, null, 1.5],
];

describe.each(['none', 'whole percent', 'percent with 2 decimals'])('rounded: %s', (rounding) => {
  const tables = works(ROWS, rounding);
  const close = closeThrough(tables, '2026-03-31');

  test('every proof gives the amount', async () => {
    const result = await recalculate(tables, close.plan);
    expect(result.different).toEqual([]);
    expect(failedChecks(result.model)).toEqual([]);
    // A third and 33.3 % are both 33 %: then the second of them earns nothing.
    const count = rounding === 'whole percent' ? ROWS.length : ROWS.length + 1;
    expect(valuesOf(close.plan, 'Schedule detail', 'Segment')).toHaveLength(count);
  });

  test('a row changed after the close shows beside the posted amount', async () => {
    const changed = works(
      ROWS.map((row, index) => (index === 2 ? ['OB-1', on('2026-03-31'), 440000, 800000] : row)),
      rounding,
    );
    const result = await recalculate(changed, close.plan);
    expect(result.different.length).toBeGreaterThan(0);
    expect(failedChecks(result.model)).not.toEqual([]);
  });
});

test('a proof names its cells by key, in whole numbers', () => {
  const proofs = formulasOf(closeThrough(works(ROWS), '2026-03-31').plan, 'Schedule detail', 'Proof');
  const units = proofs.find((formula) => /Progress\[To complete\]/.test(formula)) ?? '';
  expect(units).toMatch(/^=\(ROUND\(ROUND\(Allocation!\$?[A-Z]+\$?\d+\*1000,0\)\*.*\/1000$/);
  expect(proofs.join()).not.toContain('REVREC');
});
