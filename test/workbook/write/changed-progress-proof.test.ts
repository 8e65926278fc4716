/** Proofs of measured work whose price changes: estimates and modifications over rows of progress and milestones. */
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { formatTable } from '../../../src/sample/format-table';
import { serialOf } from '../../../src/engine/foundation/calendar';
import { dayOfIso } from './close-book';
import { closeThrough, failedChecks, formulasOf, recalculate, valuesOf } from './planned-close';

const on = (iso: string): number => serialOf(dayOfIso(iso));

type Measures = readonly (readonly CellValue[])[];

const MEASURES: Measures = [
  ['OB-1', on('2026-01-31'), 120000.5, 700000, 20000.25],
  ['OB-1', on('2026-03-15'), 420000, 820000.125, 20000.25],
  ['OB-1', on('2026-03-31'), 430000, 800000],
  ['OB-2', on('2026-03-31'), 200, 457],
  ['OB-3', on('2026-02-28'), 1, 3],
  ['OB-3', on('2026-03-20'), 20, 35],
];

const MODIFIED = { Contract: 'C-1', 'Effective date': on('2026-03-10'), Rationale: 'Agreed with the customer' };

/** OB-1 modified as `treatment`, OB-2 at no price with a bonus, OB-3 in yen with two estimates, OB-4 by milestones. */
function works(treatment: string, rounding: string, bonus: number, measures = MEASURES): TableData[] {
  return [
    formatTable('Settings', [
      { Setting: 'Progress rounding', Value: rounding },
      { Setting: 'Current and non-current', Value: 'twelve months' },
    ]),
    formatTable('Products', [
      { Product: 'WORKS', 'Recognition method': 'cost to cost' },
      { Product: 'STEPS', 'Recognition method': 'milestone' },
    ]),
    formatTable('Contracts', [
      { Contract: 'C-1', Customer: 'Acme', Currency: 'USD', Start: on('2026-01-01'), End: on('2026-12-31') },
      { Contract: 'C-2', Customer: 'Birch', Currency: 'JPY', Start: on('2026-01-01'), End: on('2026-12-31') },
      { Contract: 'C-3', Customer: 'Cedar', Currency: 'USD', Start: on('2026-01-01'), End: on('2026-12-31') },
      { Contract: 'C-4', Customer: 'Dane', Currency: 'USD', Start: on('2026-01-01'), End: on('2028-12-31') },
    ]),
    formatTable('Obligations', [
      { Obligation: 'OB-1', Contract: 'C-1', Product: 'WORKS', Price: 900000.01 },
      { Obligation: 'OB-2', Contract: 'C-3', Product: 'WORKS', Price: 0, 'SSP (total)': 500 },
      { Obligation: 'OB-3', Contract: 'C-2', Product: 'WORKS', Price: 50001 },
      { Obligation: 'OB-4', Contract: 'C-3', Product: 'STEPS', Price: 0, 'SSP (total)': 500 },
      { Obligation: 'OB-5', Contract: 'C-4', Product: 'WORKS', Price: 1000, 'Expected completion': on('2028-06-30') },
    ]),
    formatTable('Invoices', [
      { Invoice: 'INV-1', Line: 1, 'Invoice date': on('2026-02-01'), Obligation: 'OB-1', Amount: 300000 },
      { Invoice: 'INV-2', Line: 1, 'Invoice date': on('2026-02-01'), Obligation: 'OB-5', Amount: 400 },
    ]),
    formatTable(
      'Milestones',
      ['2026-01-31', '2026-03-05', null].map((iso, index) => {
        const completed = iso === null ? null : on(iso);
        return { Obligation: 'OB-4', Milestone: `M${index + 1}`, 'Share or Amount': [0.3, 0.3, 0.4][index]!, Completed: completed };
      }),
    ),
    formatTable(
      'Progress',
      measures.map(([Obligation, asOf, Done, Total, cost]) => {
        return { Obligation: Obligation!, 'As of': asOf!, Done: Done!, Total: Total!, 'Uninstalled cost': cost ?? null };
      }),
    ),
    formatTable('Estimates', [
      { Estimate: 'E-1', 'As of': on('2026-02-15'), Obligation: 'OB-2', Kind: 'bonus', Amount: bonus, Rationale: 'Likely' },
      { Estimate: 'E-2', 'As of': on('2026-03-01'), Obligation: 'OB-3', Kind: 'bonus', Amount: 7001, Rationale: 'Likely' },
      { Estimate: 'E-2', 'As of': on('2026-03-25'), Obligation: 'OB-3', Kind: 'bonus', Amount: 5003, Rationale: 'Less likely' },
      { Estimate: 'E-3', 'As of': on('2026-02-15'), Obligation: 'OB-4', Kind: 'bonus', Amount: 100.01, Rationale: 'Likely' },
      { Estimate: 'E-4', 'As of': on('2026-03-20'), Obligation: 'OB-1', Kind: 'penalty', Amount: 1234.56, Rationale: 'Delay' },
    ]),
    formatTable('Modifications', [{ Modification: 'M-1', Treatment: treatment, 'Remaining distinct': 'Y', ...MODIFIED }]),
    formatTable('Modification lines', [{ Modification: 'M-1', Line: 1, Obligation: 'OB-1', 'Price change': 100000.5 }]),
  ];
}

const sumOf = (close: ReturnType<typeof closeThrough>, id: string): number => {
  const ids = valuesOf(close.plan, 'Schedule detail', 'Obligation');
  const amounts = valuesOf(close.plan, 'Schedule detail', 'Amount');
  return ids.reduce<number>((sum, found, row) => (found === id ? sum + Number(amounts[row]) : sum), 0);
};

describe.each([
  ['prospective', 'none'],
  ['cumulative catch-up', 'none'],
  ['prospective', 'percent with 1 decimal'],
  ['termination', 'none'],
])('%s, rounded: %s', (treatment, rounding) => {
  const tables = works(treatment, rounding, 1000);
  const close = closeThrough(tables, '2026-03-31');

  test('every proof gives the amount', async () => {
    const result = await recalculate(tables, close.plan);
    expect(result.different).toEqual([]);
    expect(failedChecks(result.model)).toEqual([]);
    expect(sumOf(close, 'OB-2')).toBeCloseTo(rounding === 'none' ? 437.64 : 438, 6);
    expect(sumOf(close, 'OB-4')).toBeCloseTo(60.01, 6);
    // Estimates of March catch up with January and February, the penalty of OB-1 with them.
    expect(valuesOf(close.plan, 'Earlier performance', 'Obligation')).toEqual(expect.arrayContaining(['OB-3']));
    const later = valuesOf(close.plan, 'Disaggregation', 'Of earlier months');
    expect(later.some((value) => value !== 0)).toBe(true);
  });

  test('a measure changed after the close shows beside the posted amount', async () => {
    const changed = works(treatment, rounding, 1000, MEASURES.map((row, index) => (index === 3 ? ['OB-2', row[1]!, 300, 457] : row)));
    const result = await recalculate(changed, close.plan);
    expect(result.different.length).toBeGreaterThan(0);
    expect(failedChecks(result.model)).not.toEqual([]);
  });
});

test('work not dated yet is non-current by its expected completion', () => {
  const { plan } = closeThrough(works('prospective', 'none', 0), '2026-03-31');
  const roles = valuesOf(plan, 'Reclassifications', 'Account role');
  expect(roles).toContain('Deferred revenue non-current');
  expect(valuesOf(plan, 'Reclassifications', 'Should hold')).toContain(400);
});

test('a later price is read where the sheets show it', () => {
  const proofs = formulasOf(closeThrough(works('prospective', 'none', 1000), '2026-03-31').plan, 'Schedule detail', 'Proof');
  expect(proofs.filter((formula) => /'Price changes'!/.test(formula)).length).toBeGreaterThan(4);
  expect(proofs.some((formula) => /'Modified obligations'!/.test(formula))).toBe(true);
  expect(proofs.join()).not.toMatch(/1000\b.*457|100000\.5|1234\.56/);
});
