/** The sheet that shows where the policy sets differ, and the proofs of days that are rounded down. */
import { formatTable } from '../../../src/sample/format-table';
import { on } from './credit-book';
import { closeThrough, failedChecks, recalculate, valuesOf } from './planned-close';

type Setting = readonly [name: string, value: string];

/** A year's plan, a discount on a whole invoice, usage and service in arrears. */
function tables(...settings: readonly Setting[]) {
  const invoice = (line: number, more: Record<string, string | number>) => ({
    Invoice: 'INV-1',
    Line: line,
    'Invoice date': on('2026-01-01'),
    Customer: 'Acme',
    Currency: 'USD',
    'Service start': on('2026-01-01'),
    'Service end': on('2026-12-31'),
    ...more,
  });
  return [
    formatTable('Settings', settings.map(([Setting, Value]) => ({ Setting, Value }))),
    formatTable('Products', [
      { Product: 'A', 'Recognition method': 'straight-line', 'SSP (per unit)': 900 },
      { Product: 'B', 'Recognition method': 'straight-line', 'SSP (per unit)': 300, Strategy: 'Exact days' },
      { Product: 'U', 'Recognition method': 'usage' },
    ]),
    formatTable('Contracts', [{ Contract: 'C-1', Customer: 'Acme', Currency: 'USD', Start: on('2026-01-10'), End: on('2026-04-09') }]),
    formatTable('Obligations', [
      { Obligation: 'ARREARS', Contract: 'C-1', Product: 'A', Price: 1000, 'SSP (total)': 1000, Billing: 'arrears' },
      { Obligation: 'USE', Contract: 'C-1', Product: 'U' },
    ]),
    formatTable('Usage', [{ Obligation: 'USE', Date: on('2026-03-10'), Amount: 50 }]),
    formatTable('Invoices', [
      invoice(1, { Product: 'A', Amount: 1080 }),
      invoice(2, { Product: 'B', Amount: 720.5 }),
      invoice(3, { Type: 'invoice discount', Amount: -100 }),
    ]),
  ];
}

const COMPARE: Setting = ['Compare policy sets', 'yes'];

test.each<[string, readonly Setting[], string]>([
  ['Standard', [], '2026-03-31'],
  ['Sequence-compatible inside a month', [['Policy set', 'Sequence-compatible']], '2026-03-20'],
  ['with arrears at the period end', [['Policy set', 'Sequence-compatible'], ['Arrears timing', 'period end']], '2026-04-30'],
])('%s: every formula agrees', async (_what, settings, through) => {
  const inputs = tables(COMPARE, ...settings);
  const { plan } = closeThrough(inputs, through);
  const { different, model } = await recalculate(inputs, plan);
  expect(different).toEqual([]);
  expect(failedChecks(model)).toEqual([]);
});

test('the sheet shows by obligation what differs', () => {
  const { plan } = closeThrough(tables(COMPARE), '2026-03-20');
  const of = (header: string) =>
    Object.fromEntries(valuesOf(plan, 'Policy comparison', 'Obligation').map((id, row) => [id, valuesOf(plan, 'Policy comparison', header)[row]]));
  // By selling prices 75.00 and 25.00, by line prices 59.98 and 40.02.
  expect(of('Allocated difference')).toMatchObject({ 'INV-1/1': 15.02, 'INV-1/2': -15.02, ARREARS: 0 });
  // Usage of 10 March waits for the end of the month.
  expect(of('To date difference')['USE']).toBe(-50);
  const { report } = closeThrough(tables(COMPARE), '2026-03-20');
  expect(report.policyComparison.find(({ obligation }) => obligation === 'USE')).toMatchObject({
    toDateStandard: '50.00',
    toDateSequence: '0.00',
    largestOfDay: '-50.00',
  });
  expect(of('Result')).toMatchObject({ USE: 'differs', 'INV-1/1': 'differs' });
});

test('without being asked there is no such sheet', () => {
  const { plan } = closeThrough(tables(), '2026-03-20');
  expect(plan.sheets.map(({ name }) => name)).not.toContain('Policy comparison');
});
