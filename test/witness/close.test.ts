/**
 * The sample company is closed, every stored result of a formula is replaced by a wrong one, and LibreOffice calculates
 * the workbook anew: no error, every check zero, every formula what the engine expected, totals those of the report.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloseReport } from '../../src/app/report';
import { dayFromIso } from '../../src/engine';
import { runClose } from '../../src/headless/run-close';
import type { CellValue } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { sampleBook } from '../../src/sample/sample-book';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import { readXlsxInto } from '../../src/xlsx/read-xlsx';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';
import { poison, recalculated } from './libre-office';
import type { ExpectedResult } from './libre-office';
import { NEARLY, closeInto, differencesOf, workbookOf } from './witness';

const CLOSED_THROUGH = '2026-03-31';

const SOURCE_TABLES = sampleBook();

const sourceNames = new Set(sourceSheetsPlan(SOURCE_TABLES).map(({ name }) => name));

function columnOf(model: WorkbookModel, table: string, header: string): CellValue[] {
  const { sheet, dataArea, columns } = model.table(table)!;
  const index = columns.findIndex(({ name }) => name === header);
  expect(index).toBeGreaterThanOrEqual(0);
  return sheet.readColumn(dataArea.column + index, dataArea.row, dataArea.rowCount).values;
}

function sumByCurrency(
  amounts: readonly (number | string | CellValue)[],
  currencies: readonly CellValue[],
): Record<string, number> {
  const sums: Record<string, number> = {};
  amounts.forEach((amount, index) => {
    const currency = String(currencies[index]);
    sums[currency] = Math.round(((sums[currency] ?? 0) + Number(amount)) * 1000) / 1000;
  });
  return sums;
}

describe('the close of the sample', () => {
  const folder = mkdtempSync(join(tmpdir(), 'close-'));
  let report: CloseReport;
  let expected: readonly ExpectedResult[];
  let found: WorkbookModel;

  beforeAll(async () => {
    const [book, out, reportPath] = ['sample.xlsx', 'result.xlsx', 'report.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(book, await writeXlsxFrom(workbookOf(SOURCE_TABLES)));
    const outcome = await runClose({
      book,
      throughDay: dayFromIso(CLOSED_THROUGH)!,
      out,
      report: reportPath,
      export: null,
      timings: false,
    });
    expect(outcome.exitCode).toBe(0);
    report = JSON.parse(readFileSync(reportPath, 'utf8')) as CloseReport;
    const result = createWorkbook({ sheets: [] });
    await readXlsxInto(result, new Uint8Array(readFileSync(out)));
    expected = poison(result);
    found = await recalculated(result);
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every formula gives what the engine expected, and none an error', () => {
    expect(expected.length).toBeGreaterThan(100_000);
    expect(differencesOf(expected, found).slice(0, 20)).toEqual([]);
  });

  test('every check is zero', () => {
    const differences = columnOf(found, 'CloseChecks', 'Difference');
    expect(differences.length).toBeGreaterThan(20);
    expect(differences.filter((difference) => typeof difference !== 'number' || Math.abs(difference) > NEARLY)).toEqual(
      [],
    );
    const results = new Set(columnOf(found, 'CloseChecks', 'Result'));
    expect(results.size).toBe(1);
    expect(report.checks.filter(({ pass }) => !pass)).toEqual([]);
  });

  test.each(['Debit', 'Credit'] as const)('%s of daily and monthly journal are those of the report', (side) => {
    const field = side === 'Debit' ? 'debit' : 'credit';
    for (const [table, lines] of [
      ['DailyJournal', report.dailyJournal],
      ['MonthlyJournal', report.monthlyJournal],
    ] as const) {
      const sums = sumByCurrency(columnOf(found, table, side), columnOf(found, table, 'Currency'));
      expect(sums).toEqual(
        sumByCurrency(
          lines.map((line) => line[field]),
          lines.map(({ currency }) => currency),
        ),
      );
      expect(Object.values(sums).every((sum) => sum > 0)).toBe(true);
    }
  });

  test.each([
    ['Closing deferred', 'deferred'],
    ['Closing unbilled', 'unbilled'],
    ['Still to recognize', 'remaining'],
  ] as const)('%s is that of the report', (header, field) => {
    const positions = report.positions.filter(({ asOf }) => asOf === CLOSED_THROUGH);
    const sums = sumByCurrency(columnOf(found, 'RollForward', header), columnOf(found, 'RollForward', 'Currency'));
    expect(sums).toEqual(
      sumByCurrency(
        positions.map((position) => position[field]),
        positions.map(({ currency }) => currency),
      ),
    );
  });
});

test('sorting the source tables changes no figure', async () => {
  const model = workbookOf(SOURCE_TABLES);
  closeInto(model, '2024-11-30');
  const sources = model.tables.filter(({ sheet }) => sourceNames.has(sheet.name));
  const moved = sources.filter((table) => {
    const keysOf = (): string =>
      JSON.stringify(table.sheet.readColumn(table.area.column, table.dataArea.row, table.dataArea.rowCount).values);
    const before = keysOf();
    table.sort([{ offset: Math.min(3, table.columns.length - 1), ascending: false }]);
    return keysOf() !== before;
  });
  expect(moved.length).toBeGreaterThan(sources.length / 2);
  const placesBefore = columnOf(model, 'BillingLines', 'Place in table');

  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(10_000);
  const found = await recalculated(model);
  // Where a row stands is the one thing that sorting changes.
  const isPlace = (header: string): boolean => /^(?:Place in table|Place of dates|Source row)$/.test(header);
  expect(differencesOf(expected, found, isPlace).slice(0, 20)).toEqual([]);
  expect(columnOf(found, 'BillingLines', 'Place in table')).not.toEqual(placesBefore);
}, 600_000);
