/** The sheet Functional currency from close to close: read back, added to, corrected; every formula calculated anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareClose, type ReadyClose } from '../../../src/app/prepare-close';
import { tableFromCsv } from '../../../src/workbook/read/tables/csv-tables';
import { typeCsvTables } from '../../../src/workbook/read/tables/type-csv-table';
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { dayOfIso } from './close-book';
import { closeThrough, failedChecks, formulasOf, recalculate, sheetOf, tablesLeftBy, valuesOf } from './planned-close';

const SHEET = 'Functional currency';

function caseTables(name: string): TableData[] {
  const folder = join(__dirname, '../../cases', name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return typeCsvTables(files.map((file) => tableFromCsv(file.slice(0, -4).replaceAll(' ', ''), readFileSync(join(folder, file), 'utf8'))));
}

/** What a close leaves for the next: journals and run log. */
function leftBy({ plan }: ReadyClose): TableData[] {
  const { table } = sheetOf(plan, SHEET);
  const columns = (table?.columns ?? []).map(({ header }) => valuesOf(plan, SHEET, header));
  const functional: TableData = {
    name: table?.name ?? '',
    sheet: SHEET,
    headerRow: table?.headerRow ?? 0,
    headerColumn: 0,
    headers: (table?.columns ?? []).map(({ header }) => header),
    rows: Array.from({ length: table?.rowCount ?? 0 }, (_, row) => columns.map((values) => values[row] ?? null)),
    source: 'workbook',
  };
  return [...tablesLeftBy(plan), functional];
}

const withRate = (tables: readonly TableData[], row: number, rate: number): TableData[] =>
  tables.map((table) => {
    if (table.name !== 'Rates') return table;
    const column = table.headers.indexOf('Rate');
    const changed = (cells: readonly CellValue[]): CellValue[] =>
      cells.map((cell, index) => (index === column ? rate : cell));
    return { ...table, rows: table.rows.map((cells, index) => (index === row ? changed(cells) : cells)) };
  });

const linesOf = ({ report }: ReadyClose) =>
  report.functionalJournal.map(
    ({ date, kind, accountRole, debit, credit, run }) => `${run} ${date} ${kind} ${accountRole} ${debit} ${credit}`,
  );

test('a second month adds lines, and both months prove', async () => {
  const tables = caseTables('VEC-FX-UNBILLED');
  const january = closeThrough(tables, '2025-01-31');
  const february = closeThrough([...tables, ...leftBy(january)], '2025-02-28');
  expect(linesOf(february)).toEqual([
    '1 2025-01-10 translation Revenue 0.00 110.00',
    '1 2025-01-10 translation Unbilled revenue 110.00 0.00',
    '1 2025-01-31 remeasurement Unbilled revenue 2.00 0.00',
    '1 2025-01-31 remeasurement Exchange gain 0.00 2.00',
    '2 2025-02-05 translation Receivable clearing 115.00 0.00',
    '2 2025-02-05 translation Unbilled revenue 0.00 112.00',
    '2 2025-02-05 exchange Exchange gain 0.00 3.00',
  ]);
  expect(valuesOf(february.plan, SHEET, 'Check').every((value) => value === 0)).toBe(true);
  const { model, different, formulas } = await recalculate(tables, february.plan);
  expect(formulas).toBeGreaterThan(100);
  expect(different).toEqual([]);
  expect(failedChecks(model)).toEqual([]);
  expect(linesOf(closeThrough([...tables, ...leftBy(february)], '2025-02-28'))).toEqual(linesOf(february));
});

test('a rate of a closed month that changes later is corrected on the first open day', async () => {
  const tables = caseTables('VEC-FX-UNBILLED');
  const january = closeThrough(tables, '2025-01-31');
  const mended = withRate(tables, 0, 1.11);
  const february = closeThrough([...mended, ...leftBy(january)], '2025-02-28');
  expect(linesOf(february).slice(0, 4)).toEqual(linesOf(january));
  expect(linesOf(february).slice(4, 6)).toEqual([
    '2 2025-02-01 correction Revenue 0.00 1.00',
    '2 2025-02-01 correction Exchange gain 1.00 0.00',
  ]);
  expect(february.checks.filter(({ pass }) => !pass)).toEqual([]);
  const { model, different } = await recalculate(mended, february.plan);
  expect(different).toEqual([]);
  expect(failedChecks(model)).toEqual([]);
});

test('a month end that was not revalued and should have been stands above the table, and what follows rests on it', async () => {
  const tables = withRate(caseTables('VEC-FX-UNBILLED'), 1, 1.1);
  const january = closeThrough(tables, '2025-01-31');
  const mended = withRate(tables, 1, 1.12);
  const february = closeThrough([...mended, ...leftBy(january)], '2025-02-28');
  expect(linesOf(february).slice(2)).toEqual([
    '2 2025-02-01 correction Unbilled revenue 2.00 0.00',
    '2 2025-02-01 correction Exchange gain 0.00 2.00',
    '2 2025-02-05 translation Receivable clearing 115.00 0.00',
    '2 2025-02-05 translation Unbilled revenue 0.00 112.00',
    '2 2025-02-05 exchange Exchange gain 0.00 3.00',
  ]);
  const again = await recalculate(mended, february.plan);
  expect(again.different).toEqual([]);
  expect(failedChecks(again.model)).toEqual([]);
  // Nor does it stop the close after that.
  const march = closeThrough([...mended, ...leftBy(february)], '2025-03-31');
  expect(linesOf(march)).toEqual(linesOf(february));
  expect((await recalculate(mended, march.plan)).different).toEqual([]);
});

const monthAfter = (iso: string, months: number): string =>
  new Date(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) + months, 0)).toISOString().slice(0, 10);

/** All rates by so much more. */
const dearer = (tables: readonly TableData[], factor: number): TableData[] =>
  tables.map((table) => {
    const column = table.headers.indexOf('Rate');
    if (table.name !== 'Rates') return table;
    const raised = (cell: CellValue): CellValue => Math.round(Number(cell) * factor * 10_000) / 10_000;
    return { ...table, rows: table.rows.map((row) => row.map((cell, index) => (index === column ? raised(cell) : cell))) };
  });

/** Rates may be as old as a year. */
function withOldRates(tables: readonly TableData[]): TableData[] {
  const row: CellValue[] = ['Rate age limit', 366];
  const settings = tables.find(({ name }) => name === 'Settings');
  const others = tables.filter((table) => table !== settings);
  const kept = (settings?.rows ?? []).filter(([key]) => key !== 'Rate age limit');
  const headers = settings?.headers ?? ['Setting', 'Value'];
  const place = { sheet: 'Settings', headerRow: 0, headerColumn: 0, source: 'csv' as const };
  return [...others, { ...place, name: 'Settings', headers, rows: [...kept, row] }];
}

/** Numbers in a formula that are neither scales nor decimals to round to. */
const figuresIn = (formula: string): string[] =>
  (formula.replace(/\$?[A-Z]+\$?\d+/g, '').match(/\d+(\.\d+)?/g) ?? []).filter((figure) => !/^(?:0|3|10*)$/.test(figure));

describe('where rates of closed days change, corrections follow from cells', () => {
  test.each(['VEC-FX-DEFERRED', 'VEC-FX-UNBILLED', 'VEC-FX-NETTING', 'VEC-FX-FAMILIES', 'VEC-FX-RETURNS', 'FX-STR-REF'])(
    '%s',
    async (name) => {
      const folder = join(__dirname, '../../cases', name);
      const { through } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { through: string };
      const tables = withOldRates(caseTables(name));
      const first = closeThrough(tables, through);
      const second = closeThrough([...dearer(tables, 1.03), ...leftBy(first)], monthAfter(through, 1));
      const third = closeThrough([...dearer(tables, 0.98), ...leftBy(second)], monthAfter(through, 2));
      expect(linesOf(second).some((line) => line.includes(' correction '))).toBe(true);
      for (const [plan, factor] of [[second.plan, 1.03], [third.plan, 0.98]] as const) {
        const { model, different } = await recalculate(dearer(tables, factor), plan);
        expect(different).toEqual([]);
        expect(failedChecks(model)).toEqual([]);
        for (const header of ['By today’s facts', 'Proof', 'Carried at last addition', 'Used since'])
          expect(formulasOf(plan, SHEET, header).flatMap(figuresIn)).toEqual([]);
      }
    },
    60_000,
  );
});

test('where every contract is in the functional currency there is no sheet, and nothing else changes', () => {
  const tables = caseTables('SUB-STR-MON');
  const plain = closeThrough(tables, '2019-02-28');
  const settings = tables.map((table) =>
    table.name === 'Settings' ? { ...table, rows: [...table.rows, ['Functional currency', 'USD']] } : table,
  );
  const inDollars = closeThrough(settings, '2019-02-28');
  expect(inDollars.plan.sheets.map(({ name }) => name)).toEqual(plain.plan.sheets.map(({ name }) => name));
  expect(inDollars.report).toEqual({ ...plain.report, inputHash: inDollars.report.inputHash });
});

test('a changed rate shows beside the posted amount', async () => {
  const tables = caseTables('VEC-FX-UNBILLED');
  const january = closeThrough(tables, '2025-01-31');
  const { model } = await recalculate(withRate(tables, 0, 1.2), january.plan);
  expect(failedChecks(model)).toContain('Functional amounts equal their proofs');
});

test('a posted line that was changed stops the next close', () => {
  const tables = caseTables('VEC-FX-UNBILLED');
  const left = leftBy(closeThrough(tables, '2025-01-31')).map((table) => {
    if (table.sheet !== SHEET) return table;
    const credit = table.headers.indexOf('Credit');
    return {
      ...table,
      rows: table.rows.map((cells, row) =>
        row === 0 ? cells.map((cell, index) => (index === credit ? 111 : cell)) : cells,
      ),
    };
  });
  const close = prepareClose([...tables, ...left], { throughDay: dayOfIso('2025-02-28') });
  expect(close.diagnostics.map(({ code, table }) => `${table} ${code}`)).toEqual([
    'FunctionalJournal journal.unbalanced',
  ]);
});
