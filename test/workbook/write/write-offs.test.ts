/** Written-off invoices through closes: every formula of the plan gives what the engine expects of it. */
import { closeThrough, failedChecks, recalculate, tablesLeftBy } from './planned-close';
import { writeOffTables } from './write-off-tables';

test('three closes are recalculated to what the engine expects, and every check passes', async () => {
  const tables = writeOffTables();
  const withoutWriteOffs = tables.filter(({ name }) => name !== 'WriteOffs');
  // February is closed before the write-offs are known: they land in March.
  const february = closeThrough(withoutWriteOffs, '2026-02-28');
  const march = closeThrough([...tables, ...tablesLeftBy(february.plan)], '2026-03-31');
  expect(march.checks.filter(({ pass }) => !pass)).toEqual([]);
  const first = await recalculate(tables, march.plan);
  expect(first.different).toEqual([]);
  expect(failedChecks(first.model)).toEqual([]);
  const april = closeThrough([...tables, ...tablesLeftBy(march.plan)], '2026-04-30');
  const second = await recalculate(tables, april.plan);
  expect(second.different).toEqual([]);
  expect(failedChecks(second.model)).toEqual([]);
  const balance = (role: string): number =>
    april.report.dailyJournal
      .filter(({ accountRole }) => accountRole === role)
      .reduce((sum, { debit, credit }) => sum + Math.round((Number(debit) - Number(credit)) * 100), 0);
  // I-3 whole after its service; of I-2 what was recognized came back from bad debt, and was lost again as a dispute.
  expect(balance('Disputes')).toBe(3000);
  expect(balance('Bad debt expense')).toBeGreaterThan(4500);
});
