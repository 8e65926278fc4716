/** Modified obligations: what a share is weighed by and how far a catch-up was, derived again in cells, never printed. */
import type { TableData } from '../../../src/workbook/table-data';
import { formatTable } from '../../../src/sample/format-table';
import { serialOf } from '../../../src/engine/foundation/calendar';
import { dayOfIso } from './close-book';
import { closeThrough, failedChecks, formulasOf, recalculate, valuesOf } from './planned-close';

const SHEET = 'Modified obligations';
const on = (iso: string): number => serialOf(dayOfIso(iso));

const products = formatTable('Products', [
  { Product: 'SUB', 'Recognition method': 'straight-line' },
  { Product: 'GOODS', 'Recognition method': 'point in time' },
]);

/** Formulas without what is looked up by name: `1` and `ROUND(…,0)` may stand, printed figures may not. */
const printed = (formulas: readonly string[]): string[] =>
  formulas.filter((formula) => /^=\(?-?\d+(\.\d+)?\)?$/.test(formula) && !/^=[01]$/.test(formula));

describe('weights of what remains', () => {
  const term = { Start: on('2026-01-01'), End: on('2026-12-31') };
  const weighed: TableData[] = [
    products,
    formatTable('Contracts', [{ Contract: 'C-1', Customer: 'Acme', Currency: 'USD', ...term }]),
    formatTable('Obligations', [
      { Obligation: 'TIMED', Contract: 'C-1', Product: 'SUB', Price: 1200, 'SSP (total)': 1500 },
      { Obligation: 'UNITS', Contract: 'C-1', Product: 'GOODS', Quantity: 10, Price: 1000, 'SSP (total)': 1000, 'Recognition date': on('2026-12-31') },
      { Obligation: 'STATED', Contract: 'C-1', Product: 'SUB', Price: 600, 'SSP (total)': 700 },
      { Obligation: 'ADDED', Contract: 'C-1', Product: 'SUB', Price: 90, 'SSP (total)': 100, Modification: 'M-2' },
    ]),
    formatTable('Modifications', [
      { Modification: 'M-1', Contract: 'C-1', 'Effective date': on('2026-04-01'), Treatment: 'prospective', Rationale: 'Longer and more' },
      { Modification: 'M-2', Contract: 'C-1', 'Effective date': on('2026-06-15'), Treatment: 'prospective', Rationale: 'Again' },
    ]),
    formatTable('Modification lines', [
      { Modification: 'M-1', Obligation: 'TIMED', 'Price change': 300, 'New end': on('2027-03-31') },
      { Modification: 'M-1', Obligation: 'UNITS', 'Price change': 800, 'Quantity change': 10 },
      { Modification: 'M-1', Obligation: 'STATED', 'Price change': 50, 'SSP of the remainder': 640 },
      { Modification: 'M-2', Obligation: 'TIMED', 'Price change': 10 },
      { Modification: 'M-2', Obligation: 'STATED', 'New price': 700 },
      { Modification: 'M-2', Obligation: 'UNITS', 'Price change': 700, 'Quantity change': 2.5 },
    ]),
  ];

  test('come from Allocation, from the modification before, or from the line', async () => {
    const close = closeThrough(weighed, '2026-06-30');
    const result = await recalculate(weighed, close.plan);
    expect(result.different).toEqual([]);
    expect(failedChecks(result.model)).toEqual([]);
    for (const header of ['SSP known before', 'It is for a price of', 'Units before', 'SSP of what remains', 'Weight: SSP', 'Stated price before'])
      expect(printed(formulasOf(close.plan, SHEET, header))).toEqual([]);
    const rows = valuesOf(close.plan, SHEET, 'Obligation').map((id, row) => {
      const value = (header: string) => valuesOf(close.plan, SHEET, header)[row];
      return [id, value('SSP known before'), value('Units before'), value('Units after'), value('SSP of what remains')];
    });
    // 600.00 and 50.00 more, then 700.00 instead.
    const ofStated = valuesOf(close.plan, SHEET, 'Obligation').flatMap((id, row) => (id === 'STATED' ? [row] : []));
    expect(ofStated.map((row) => valuesOf(close.plan, SHEET, 'Stated price before')[row])).toEqual([600, 650]);
    expect(ofStated.map((row) => valuesOf(close.plan, SHEET, 'Price change')[row])).toEqual([50, 50]);
    expect(rows.filter(([id]) => id === 'UNITS')).toEqual([
      ['UNITS', 1000, 10, 20, 2000],
      ['UNITS', 2000, 20, 22.5, 2250],
    ]);
    expect(rows.find(([id]) => id === 'STATED')?.[4]).toBe(640);
    expect(rows.find(([id]) => id === 'ADDED')?.[4]).toBe(100);
  });

  test('a changed SSP shows beside what was posted', async () => {
    const close = closeThrough(weighed, '2026-06-30');
    const dearer = weighed.map((table) =>
      table.name === 'Obligations'
        ? { ...table, rows: table.rows.map((row) => row.map((cell) => (cell === 1500 ? 1800 : cell))) }
        : table,
    );
    const { model } = await recalculate(dearer, close.plan);
    expect(failedChecks(model).length).toBeGreaterThan(0);
    const { sheet, dataArea, columns } = model.table('ModificationEffects')!;
    const check = columns.findIndex(({ name }) => name === 'Check');
    const checks = sheet.readColumn(dataArea.column + check, dataArea.row, dataArea.rowCount).values;
    expect(checks.every((value) => value === 0)).toBe(false);
  });
});

describe('catch-ups over a term with another end', () => {
  const strategies = ['exact days', 'even-daily-ends', 'even-period-ends', 'even-calendar-ends', 'even-periods'];
  const terms = [
    { start: '2026-01-01', end: '2026-12-31', newEnd: '2027-06-30', effective: '2026-07-01' },
    { start: '2026-01-16', end: '2026-12-31', newEnd: '2027-04-12', effective: '2026-03-11' },
    { start: '2026-01-16', end: '2026-05-15', newEnd: '2026-06-20', effective: '2026-01-20' },
    { start: '2026-02-10', end: '2026-05-15', newEnd: '2026-03-25', effective: '2026-03-12' },
    { start: '2026-02-03', end: '2026-03-15', newEnd: '2026-02-25', effective: '2026-02-12' },
  ];
  const facts = strategies.flatMap((strategy, kind) => terms.map((term, index) => ({ ...term, strategy, id: `${kind}-${index}` })));
  const moved: TableData[] = [
    products,
    formatTable('Contracts', facts.map(({ id, start, end }) => ({ Contract: `C-${id}`, Customer: 'Acme', Currency: 'USD', Start: on(start), End: on(end) }))),
    formatTable('Obligations', facts.map(({ id, strategy }) => ({ Obligation: `OB-${id}`, Contract: `C-${id}`, Product: 'SUB', Price: 1000.01, 'SSP (total)': 1000.01, Strategy: strategy }))),
    formatTable('Modifications', facts.map(({ id, effective }) => ({ Modification: `M-${id}`, Contract: `C-${id}`, 'Effective date': on(effective), Treatment: 'cumulative catch-up', Rationale: 'One deliverable' }))),
    formatTable('Modification lines', facts.map(({ id, newEnd }) => ({ Modification: `M-${id}`, Obligation: `OB-${id}`, 'Price change': 77.77, 'New end': on(newEnd) }))),
  ];

  test('the days and months served stand in the formula', async () => {
    const close = closeThrough(moved, '2026-12-31');
    const result = await recalculate(moved, close.plan);
    expect(result.different).toEqual([]);
    expect(failedChecks(result.model)).toEqual([]);
    expect(printed(formulasOf(close.plan, SHEET, 'Progress before'))).toEqual([]);
    expect(new Set(valuesOf(close.plan, SHEET, 'Progress before')).size).toBeGreaterThan(12);
  });
});
