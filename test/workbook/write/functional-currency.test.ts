/** The sheet Functional currency from close to close: read back, added to, corrected; every formula calculated anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareClose, type ReadyClose } from '../../../src/app/prepare-close';
import { tableFromCsv } from '../../../src/workbook/read/csv-tables';
import { typeCsvTables } from '../../../src/workbook/read/type-csv-table';
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { dayOfIso } from './close-book';
import { closeThrough, failedChecks, recalculate, sheetOf, tablesLeftBy, valuesOf } from './planned-close';

const SHEET = 'Functional currency';

function caseTables(name: string): TableData[] {
  const folder = join(__dirname, '../../cases', name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return typeCsvTables(files.map((file) => tableFromCsv(file.slice(0, -4), readFileSync(join(folder, file), 'utf8'))));
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
