/** Estimates on the sheets: recalculated from nothing, every formula gives what the engine expects and checks pass. */
import { closeBook, on, tablesOf, type Row, type Rows } from './close-book';
import { closeThrough, failedChecks, recalculate, tablesLeftBy } from './planned-close';

const MINUTE = 60_000;

const estimate = (id: string, asOf: string, more: Row): Row => ({
  Estimate: id,
  'As of': on(asOf),
  Contract: null,
  Obligation: null,
  Kind: 'bonus',
  Method: null,
  Amount: null,
  Rate: null,
  Constrained: null,
  Rationale: 'Experience',
  ...more,
});

const book: Rows = {
  ...closeBook(),
  Estimates: [
    estimate('E-1', '2026-01-01', { Contract: 'C-1', Method: 'expected value' }),
    estimate('E-1', '2026-02-20', { Contract: 'C-1', Amount: 77.77 }),
    estimate('E-2', '2026-03-10', { Contract: 'C-2', Kind: 'rebate', Rate: 0.125 }),
    estimate('E-3', '2026-03-10', { Contract: 'C-3', Kind: 'penalty', Amount: 500 }),
    estimate('E-4', '2026-05-01', { Contract: 'C-4', Kind: 'other', Amount: -1.234 }),
  ],
  Scenarios: [
    { Estimate: 'E-1', 'As of': on('2026-01-01'), Scenario: 'high', Amount: 100, Probability: 0.333 },
    { Estimate: 'E-1', 'As of': on('2026-01-01'), Scenario: 'low', Amount: 10, Probability: 0.667 },
  ],
};

test(
  'a close with estimates is true, and so is the one after it',
  async () => {
    const tables = tablesOf(book);
    const february = closeThrough(tables, '2026-02-28');
    const march = closeThrough([...tables, ...tablesLeftBy(february.plan)], '2026-03-31');
    expect(march.recognition.obligations.flatMap(({ changes }) => changes).length).toBeGreaterThan(5);
    expect(march.plan.sheets.map(({ name }) => name)).toContain('Price changes');
    expect(march.checks.filter(({ pass }) => !pass)).toEqual([]);
    for (const { plan } of [february, march]) {
      const result = await recalculate(tables, plan);
      expect(failedChecks(result.model)).toEqual([]);
      expect(result.different).toEqual([]);
    }
  },
  2 * MINUTE,
);
