/**
 * Proofs lean on cells, not on printed figures: every formula of every generated sheet, over the sample and all cases, and
 * the numbers that stand in it. Scales, decimals to round to, dates and keys by which a row is found are no figures. What
 * is left has to be named here, with the reason why no cell holds it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareClose } from '../../../src/app/prepare-close';
import { sampleBook } from '../../../src/sample/sample-book';
import { tableFromCsv } from '../../../src/workbook/read/tables/csv-tables';
import { typeCsvTables } from '../../../src/workbook/read/tables/type-csv-table';
import type { TableData } from '../../../src/workbook/table-data';
import type { SheetPlan } from '../../../src/workbook/workbook-plan';
import { dayOfIso } from './close-book';

/** By sheet and column: why a number stands in its formulas. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'Allocation | Price in source': 'months (else days) that bind of a term that may end early; the dates stand in Contracts',
  'Allocation | Selling price derived': 'the same months of the selling price',
  'Billing | Proof': 'a line split over others: weights of all lines of its invoice, which no sheet lists',
  'Schedule detail | Proof': 'the same split of the line',
  'Other schedules | Proof': 'parts of a cost or a return by units and weights of the documents that bear them',
  'Interest | Rate of a period': 'a year has twelve months',
  'Interest | Periods': 'days of a part period',
  'Interest | Passed to date': 'days of a service that have passed',
  'Credit balances | Expected breakage': 'stands in only where the cell holds a percentage as text',
  'Credit draw-downs applied | Expected breakage from here on': 'the same on a draw',
  'Checks | This': 'what the close read and left out, for comparison with the table as it is now',
  'Checks | Must equal': 'how much the close read, for comparison with the table as it is now',
};

const CASES = join(__dirname, '../../cases');

/** Formula text without words, addresses, names, keys that are searched for, dates, and decimals to round to. */
function bare(formula: string): string {
  return formula
    .replace(/"(?:[^"]|"")*"/g, '""')
    .replace(/'(?:[^']|'')*'!/g, '')
    .replace(/\[(?:[^\]'[]|'.)*\](?:[<>]?=\(?-?\d+(?:\.\d+)?\)?)?/g, '[]')
    .replace(/MATCH\(-?\d+(?:\.\d+)?,/g, 'MATCH(')
    .replace(/DATE\(\d+,\d+,\d+\)/g, '')
    .replace(/\$?[A-Z]{1,3}\$?\d+/g, '')
    .replace(/\*12\+MONTH/g, '')
    .replace(/\b10\^\d+/g, '')
    .replace(/,\d+\)/g, ')');
}

/** Numbers that are neither 0, 1, 2 nor powers of ten. */
const figuresIn = (formula: string): string[] =>
  (bare(formula).match(/(?<![A-Za-z_.\d])\d+(?:\.\d+)?/g) ?? []).filter((number) => !/^(?:[012]|10*|0?\.0*1)$/.test(number));

const found = new Map<string, string>();
let inspected = 0;

function inspect(sheets: readonly SheetPlan[]): void {
  for (const { name, table } of sheets) {
    for (const { header, cells } of table?.columns ?? []) {
      const column = `${name} | ${/^\d{4}-\d{2}$/.test(header) ? 'months' : header}`;
      if (cells.kind === 'values') continue;
      const formulas = cells.kind === 'fill' ? [cells.formula] : cells.formulas;
      inspected += formulas.length;
      const formula = found.has(column) ? undefined : formulas.find((text) => figuresIn(text).length > 0);
      if (formula !== undefined) found.set(column, formula);
    }
  }
}

function closed(tables: readonly TableData[], through: string): readonly SheetPlan[] {
  const close = prepareClose(tables, { throughDay: dayOfIso(through) });
  if (close.blocked) throw new Error(close.diagnostics.map(({ message }) => message).join('\n'));
  return close.plan.sheets;
}

test('no proof leans on a figure that a cell holds', () => {
  inspect(closed(sampleBook(), '2026-03-31'));
  for (const name of readdirSync(CASES, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []))) {
    const folder = join(CASES, name);
    const { through } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { through: string };
    const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
    const tables = files.map((file) => tableFromCsv(file.slice(0, -4), readFileSync(join(folder, file), 'utf8')));
    inspect(closed(typeCsvTables(tables), through));
  }
  expect(inspected).toBeGreaterThan(100_000);
  const unnamed = [...found].filter(([column]) => !(column in EXCEPTIONS));
  expect(unnamed).toEqual([]);
  // Nor is anything named that no longer needs it.
  expect(Object.keys(EXCEPTIONS).filter((column) => !found.has(column))).toEqual([]);
}, 120_000);
