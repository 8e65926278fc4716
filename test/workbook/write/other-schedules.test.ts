/** Contract costs through two closes: every formula of the plan gives what the engine expects of it. */
import { closeThrough, failedChecks, formulasOf, recalculate, tablesLeftBy, valuesOf } from './planned-close';
import { dayOfIso } from './close-book';
import { COSTS, costTables, on } from './cost-tables';

test('a first and a later close are recalculated to what the engine expects, and every check passes', async () => {
  const tables = costTables();
  const february = closeThrough(tables, '2026-02-28');
  expect(february.checks.filter(({ pass }) => !pass)).toEqual([]);
  const first = await recalculate(tables, february.plan);
  expect(first.different).toEqual([]);
  expect(failedChecks(first.model)).toEqual([]);

  // In March a cost of January turns up, and another is larger than was thought: both land on 1 March.
  const changed = costTables([
    ...COSTS.map((cost) => (cost['Cost'] === 'K-1' ? { ...cost, Amount: 1100 } : cost)),
    { Cost: 'K-6', Contract: 'C-1', Kind: 'obtain', Amount: 60, Date: on('2026-01-16'), Incremental: 'yes' },
  ]);
  const march = closeThrough([...changed, ...tablesLeftBy(february.plan)], '2026-03-31');
  expect(march.checks.filter(({ pass }) => !pass)).toEqual([]);
  expect(march.journals.daily.filter(({ originPeriod }) => originPeriod < '2026-03').map(({ day }) => day)).toEqual(
    march.journals.daily.filter(({ originPeriod }) => originPeriod < '2026-03').map(() => dayOfIso('2026-03-01')),
  );
  const second = await recalculate(changed, march.plan);
  expect(second.different).toEqual([]);
  expect(failedChecks(second.model)).toEqual([]);
  expect(valuesOf(march.plan, 'Cost roll-forward', 'Opening')).not.toContain(null);
  expect(formulasOf(march.plan, 'Cost roll-forward', 'Opening')[0]).toContain('SUMPRODUCT');
});

test('a close in the middle of a month, with plain codes, uses sums by criteria', async () => {
  const tables = costTables(COSTS.map((cost) => (cost['Cost'] === 'K-2*' ? { ...cost, Cost: 'K-2' } : cost)));
  const close = closeThrough(tables, '2026-03-17');
  const { different, model } = await recalculate(tables, close.plan);
  expect(different).toEqual([]);
  expect(failedChecks(model)).toEqual([]);
  expect(formulasOf(close.plan, 'Cost roll-forward', 'Closing')[0]).toContain('ROUND');
  expect(formulasOf(close.plan, 'Cost roll-forward', 'Additions')[0]).toContain('SUMIFS');
});

test('a book without other schedules has neither sheet', () => {
  const tables = costTables().filter(({ name }) => name !== 'ContractCosts');
  const { plan } = closeThrough(tables, '2026-02-28');
  const names = plan.sheets.map(({ name }) => name);
  expect(names).not.toContain('Other schedules');
  expect(names).not.toContain('Cost roll-forward');
});
