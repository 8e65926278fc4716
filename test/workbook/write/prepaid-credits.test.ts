/** The sheets of prepaid credits, calculated anew, before and after a source is changed; and what the policy sets make of them. */
import { formatTable } from '../../../src/sample/format-table';
import type { TableData } from '../../../src/workbook/table-data';
import { on } from './credit-book';
import { closeThrough, failedChecks, recalculate, valuesOf } from './planned-close';

function tables(settings: readonly { readonly Setting: string; readonly Value: string }[] = []): TableData[] {
  return [
    formatTable('Settings', [...settings]),
    formatTable('Contracts', [{ Contract: 'C-1', Customer: 'Acme', Currency: 'USD', Start: on('2026-01-01'), End: on('2026-12-31') }]),
    formatTable('Credit grants', [
      { Grant: 'PAID', Contract: 'C-1', 'Grant date': on('2026-01-01'), 'Expiry date': on('2026-06-30'), Kind: 'cash', 'Amount granted': 900, 'Price paid': 900, Invoice: 'INV-1' },
      { Grant: 'FREE', Contract: 'C-1', 'Grant date': on('2026-01-01'), 'Expiry date': on('2026-02-28'), Kind: 'cash', 'Amount granted': 100, 'Price paid': 0 },
      { Grant: 'YEN', Customer: 'Birch', Currency: 'JPY', 'Grant date': on('2026-02-01'), Units: 7, 'Price paid': 1000, Breakage: 'proportional', 'Expected breakage': 0.1, Rationale: 'History' },
    ]),
    formatTable('Credit draw-downs', [
      { Document: 'D-1', Date: on('2026-02-10'), Contract: 'C-1', Amount: 150 },
      { Document: 'D-2', Date: on('2026-02-20'), Customer: 'Birch', Units: 2.5 },
      { Document: 'D-3', Date: on('2026-03-05'), Grant: 'YEN', Units: 1, 'Expected breakage': 0.25, Rationale: 'New history' },
      { Document: 'D-4', Date: on('2026-04-05'), Contract: 'C-1', Amount: 50 },
    ]),
    formatTable('Invoices', [
      { Invoice: 'INV-1', Line: 1, 'Invoice date': on('2026-01-01'), Contract: 'C-1', Currency: 'USD', Amount: 900 },
    ]),
  ];
}

test.each<[string, string]>([
  ['before any draw', '2026-01-31'],
  ['after a new estimate', '2026-03-31'],
  ['after expiry', '2026-06-30'],
])('%s every formula agrees and every check passes', async (_what, through) => {
  const inputs = tables();
  const { plan } = closeThrough(inputs, through);
  const { different, model } = await recalculate(inputs, plan);
  expect(different).toEqual([]);
  expect(failedChecks(model)).toEqual([]);
});

test('the balances say what is granted, drawn, expired and left, in credits and in money', () => {
  const { plan } = closeThrough(tables(), '2026-03-31');
  const column = (header: string) => valuesOf(plan, 'Credit balances', header);
  // 900.00 of price over 900.00 and 100.00 of credits: 810.00 and 90.00; of the 7 units 5.25 are expected to be used.
  expect(column('Grant')).toEqual(['FREE', 'PAID', 'YEN']);
  expect(column('Granted')).toEqual([100, 900, 7]);
  expect(column('Drawn')).toEqual([100, 50, 3.5]);
  expect(column('Expired')).toEqual([0, 0, 0]);
  expect(column('Left')).toEqual([0, 850, 3.5]);
  expect(column('Price')).toEqual([90, 810, 1000]);
  expect(column('Earned')).toEqual([90, 45, 667]);
  expect(column('Left in money')).toEqual([0, 765, 333]);
  expect(valuesOf(plan, 'Credit draw-downs applied', 'Taken')).toEqual([100, 50, 2.5, 1, 50]);
});

test('a draw that is changed after the close shows in the checks', async () => {
  const { plan } = closeThrough(tables(), '2026-03-31');
  const changed = tables().map((table) =>
    table.name === 'CreditDrawDowns'
      ? { ...table, rows: table.rows.map((cells, row) => cells.map((cell) => (row === 0 && cell === 150 ? 151 : cell))) }
      : table,
  );
  const { model } = await recalculate(changed, plan);
  expect(failedChecks(model)).toContain('Draw-downs equal their source');
});

test('the comparison of policy sets shows what recognizing credits when they are granted makes of them', () => {
  const { plan } = closeThrough(tables([{ Setting: 'Compare policy sets', Value: 'yes' }]), '2026-01-31');
  const of = (header: string) =>
    Object.fromEntries(
      valuesOf(plan, 'Policy comparison', 'Obligation').map((id, row) => [id, valuesOf(plan, 'Policy comparison', header)[row]]),
    );
  expect(of('To date, Standard')).toMatchObject({ PAID: 0, FREE: 0 });
  expect(of('To date, Sequence-compatible')).toMatchObject({ PAID: 810, FREE: 90 });
});
