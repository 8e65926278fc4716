/** A modification of one of two combined contracts: the remaining price of both is shared again in the cells. */
import type { TableData } from '../../../src/workbook/table-data';
import { formatTable } from '../../../src/sample/format-table';
import { serialOf } from '../../../src/engine/foundation/calendar';
import { dayOfIso } from './close-book';
import { closeThrough, failedChecks, recalculate, valuesOf } from './planned-close';

const on = (iso: string): number => serialOf(dayOfIso(iso));
const term = { Start: on('2026-01-01'), End: on('2026-12-31') };
const contract = { Customer: 'Acme', Currency: 'USD', Group: 'G', Rationale: 'Negotiated as one package', ...term };

const tables: TableData[] = [
  formatTable('Products', [{ Product: 'SUB', 'Recognition method': 'straight-line' }]),
  formatTable('Contracts', [
    { Contract: 'C-1', ...contract },
    { Contract: 'C-2', ...contract },
  ]),
  formatTable('Obligations', [
    { Obligation: 'OB-1', Contract: 'C-1', Product: 'SUB', Price: 600, 'SSP (total)': 900 },
    { Obligation: 'OB-2', Contract: 'C-2', Product: 'SUB', Price: 600.01, 'SSP (total)': 300 },
    { Obligation: 'OB-3', Contract: 'C-1', Product: 'SUB', Price: 200, 'SSP (total)': 150, Modification: 'M-1' },
  ]),
  formatTable('Modifications', [
    { Modification: 'M-1', Contract: 'C-1', 'Effective date': on('2026-02-15'), Treatment: 'prospective', Rationale: 'More users' },
  ]),
];

test('every proof gives its figure', async () => {
  const close = closeThrough(tables, '2026-03-31');
  const result = await recalculate(tables, close.plan);
  expect(result.different).toEqual([]);
  expect(failedChecks(result.model)).toEqual([]);
  expect(valuesOf(close.plan, 'Modified obligations', 'Obligation')).toEqual(['OB-1', 'OB-2', 'OB-3']);
});
