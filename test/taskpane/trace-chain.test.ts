import { columnOfAddress } from '../../src/taskpane/trace/trace-amounts';
import { traceSelection, type Trace } from '../../src/taskpane/trace/trace-chain';
import { indexRows } from '../../src/taskpane/trace/workbook-rows';
import type { CellValue, TableData } from '../../src/workbook/table-data';
import { closeSample } from '../functions/closed-sample';
import { createMemoryWorkbook, type MemoryWorkbook } from './memory-workbook';
import { planOf } from './pane-driver';
import { sampleBook } from '../../src/sample/sample-book';

const close = closeSample();
let workbook: MemoryWorkbook;
let tables: TableData[];

beforeAll(async () => {
  const sources = planOf(sampleBook());
  workbook = createMemoryWorkbook({ sheets: [...sources.sheets, ...close.plan.sheets], activate: 'About' });
  tables = await workbook.readTables();
});

/** Selects the first row for which it holds. */
async function traceWhere(table: string, column: string, holds: (cell: (header: string) => CellValue) => boolean): Promise<Trace | null> {
  const { headers, rows } = workbook.table(table);
  const row = rows.findIndex((cells) => holds((header) => cells[headers.indexOf(header)] ?? null));
  if (row < 0) throw new Error(`no such row in ${table}`);
  workbook.pick(table, row, column);
  return traceSelection(await workbook.readSelection(), indexRows(tables));
}

const kinds = (trace: Trace | null) => trace?.links.map(({ kind }) => kind);

test('revenue of an allocated obligation goes back by schedule and allocation to its row', async () => {
  const trace = await traceWhere('DailyJournal', 'Credit', (cell) => cell('Account role') === 'Revenue' && cell('Rule code') === 'straight-line' && cell('Source table') === 'Obligations');
  expect(kinds(trace)).toEqual(['daily', 'schedule', 'allocation', 'source']);
  const [line, schedule, allocation] = trace!.links;
  expect(line).toMatchObject({ isHere: true, rule: 'Straight-line over the service period (ASC 606-10-25-31 to 33; IFRS 15.39-42)' });
  expect(line!.words).toMatch(/^Credit /);
  expect(schedule!.amount).toEqual(allocation!.amount);
  expect(trace!.source).toMatch(/^Obligations!A\d+$/);
  expect(trace!.explanation).toMatchObject({ ruleTitle: 'Straight-line over the service period', paragraphs: 'ASC 606-10-25-31 to 33; IFRS 15.39-42' });
  expect(trace!.explanation.narrative).not.toBe('');
  expect(trace!.explanation.proof).toEqual(line!.amount);
});

test('an invoice’s line goes back by billing to its row', async () => {
  const trace = await traceWhere('DailyJournal', 'Debit', (cell) => cell('Account role') === 'Receivable clearing' && cell('Rule code') === 'billing');
  expect(kinds(trace)).toEqual(['daily', 'billing', 'source']);
  expect(trace!.links[2]!.title).toMatch(/^Invoices INV-\d+ \/ \d+$/);
  expect(trace!.source).toMatch(/^Invoices!/);
});

test('a balance line goes back by what moved the position in its entry', async () => {
  const trace = await traceWhere('DailyJournal', 'Debit', (cell) => cell('Account role') === 'Deferred revenue' && cell('Rule code') === 'straight-line');
  expect(kinds(trace)!.slice(0, 2)).toEqual(['daily', 'position']);
  expect(trace!.links[1]!.words).toMatch(/revenue/i);
  expect(trace!.links.at(-1)!.kind).toBe('source');
});

test('a balance line that one line moved goes on by schedule and allocation', async () => {
  const trace = await traceWhere(
    'DailyJournal',
    'Debit',
    (cell) => cell('Account role') === 'Deferred revenue' && cell('Rule code') === 'straight-line' && cell('Source table') === 'Obligations',
  );
  expect(kinds(trace)).toEqual(['daily', 'position', 'schedule', 'allocation', 'source']);
});

test('a monthly amount opens into its daily lines, or goes on where there is one', async () => {
  const many = await traceWhere('MonthlyJournal', 'Debit', (cell) => parseInt(String(cell('Daily lines'))) > 1);
  expect(new Set(kinds(many)!.slice(1))).toEqual(new Set(['daily']));
  const one = await traceWhere('MonthlyJournal', 'Credit', (cell) => cell('Daily lines') === '1 daily line' && cell('Account role') === 'Revenue');
  expect(kinds(one)!.slice(0, 3)).toEqual(['monthly', 'daily', 'schedule']);
  expect(one!.links.at(-1)!.kind).toBe('source');
});

test('of many daily lines the first are shown and the others counted', async () => {
  const oneEntry = sampleBook().map((table) => ({
    ...table,
    rows: table.rows.map((cells) => (cells[0] === 'Monthly journal grain' ? ['Monthly journal grain', 'one entry'] : cells)),
  }));
  const gathered = createMemoryWorkbook(closeSample(oneEntry).plan);
  const { headers, rows } = gathered.table('MonthlyJournal');
  gathered.pick('MonthlyJournal', rows.findIndex((cells) => parseInt(String(cells[headers.indexOf('Daily lines')])) > 6), 'Debit');
  const trace = traceSelection(await gathered.readSelection(), indexRows(await gathered.readTables()));
  expect(kinds(trace)).toEqual(['monthly', 'daily', 'daily', 'daily', 'daily', 'daily', 'daily']);
  expect(trace!.links[0]!.words).toMatch(/the first 6 of \d+ daily lines$/);
});

test('a month of the schedule’s detail starts with its own figure', async () => {
  const trace = await traceWhere('RevenueScheduleDetail', '2025-06', (cell) => Number(cell('2025-06')) > 0 && cell('Source kind') !== 'Usage');
  const { row } = await workbook.readSelection();
  expect(trace!.links[0]).toMatchObject({ words: '2025-06', amount: { minor: Math.round(Number(row!['2025-06']) * 100), currency: row!.Currency } });
  expect(kinds(trace)!.at(-1)).toBe('source');
});

test('a month of an obligation opens into the rows it adds, each with what it adds', async () => {
  const obligationsOf = (table: string) => {
    const { headers, rows } = workbook.table(table);
    return rows.map((cells) => ({ obligation: cells[headers.indexOf('Obligation')], march: Number(cells[headers.indexOf('2026-03')] ?? 0) }));
  };
  const moving = obligationsOf('RevenueScheduleDetail').filter(({ march }) => march !== 0);
  const countOf = (obligation: CellValue): number => moving.filter((row) => row.obligation === obligation).length;
  const several = await traceWhere('RevenueSchedule', '2026-03', (cell) => countOf(cell('Obligation')) > 1 && countOf(cell('Obligation')) <= 6);
  const { row } = await workbook.readSelection();
  const [own, ...rest] = several!.links;
  expect(own).toMatchObject({ kind: 'obligation', isHere: true, words: '2026-03', title: `Schedule of ${String(row!.Obligation)}` });
  const details = rest.filter(({ kind }) => kind === 'schedule');
  expect(details).toHaveLength(countOf(row!.Obligation ?? null));
  expect(details.reduce((sum, { amount }) => sum + amount!.minor, 0)).toBe(own!.amount!.minor);
  expect(details.every(({ address }) => /^'Schedule detail'!A\d+$/.test(address))).toBe(true);
  expect(kinds(several)!.slice(-2)).toEqual(['allocation', 'source']);

  const one = await traceWhere('RevenueSchedule', '2026-03', (cell) => countOf(cell('Obligation')) === 1 && cell('Method') === 'straight-line');
  expect(kinds(one)!.slice(0, 2)).toEqual(['obligation', 'schedule']);
  expect(one!.links[1]!.amount).toEqual(one!.links[0]!.amount);
  expect(kinds(one)!.at(-1)).toBe('source');
});

test('of many rows of an obligation the first are shown and the others counted', async () => {
  const trace = await traceWhere('RevenueSchedule', 'Total', (cell) => parseInt(String(cell('Detail'))) > 6);
  expect(trace!.links[0]!.words).toMatch(/^the first 6 of \d+ rows$/);
  expect(kinds(trace)!.filter((kind) => kind === 'schedule')).toHaveLength(6);
});

test('usage names its day, and rows without a currency take that of what came from them', async () => {
  const trace = await traceWhere('RevenueScheduleDetail', 'Amount', (cell) => cell('Source kind') === 'Usage');
  expect(trace!.links.at(-1)!.title).toMatch(/^Usage OB-\S+ \/ \d{4}-\d{2}-\d{2}$/);
  expect(trace!.links.at(-1)!.amount!.currency).toMatch(/^[A-Z]{3}$/);
});

test.each(['RevenueSchedule', 'BillingLines', 'PriceAllocation', 'RollForward', 'NettingByContract'])('%s has a way back', async (table) => {
  const trace = await traceWhere(table, 'Obligation', (cell) => cell('Obligation') !== null);
  expect(trace!.links.length).toBeGreaterThan(1);
  expect(trace!.source).not.toBeNull();
});

test('every row of the journal has a way back to a source that is there', () => {
  const journal = tables.find(({ name }) => name === 'DailyJournal')!;
  const rows = indexRows(tables);
  const without = journal.rows.filter((cells, at) => {
    if (at % 97 !== 0) return false;
    const row = Object.fromEntries(journal.headers.map((header, index) => [header, cells[index] ?? null]));
    const address = `'Daily journal'!E${journal.headerRow + 2 + at}`;
    const trace = traceSelection({ address, sheet: journal.sheet, table: journal.name, row, formulas: row }, rows);
    return (trace?.source ?? null) === null;
  });
  expect(without).toEqual([]);
});

test('elsewhere there is nothing to trace', async () => {
  workbook.pick('Invoices', 2, 'Amount');
  expect(traceSelection(await workbook.readSelection(), indexRows(tables))).toBeNull();
  await workbook.select('About!A1');
  expect(traceSelection(await workbook.readSelection(), indexRows(tables))).toBeNull();
});

test('columns of addresses', () => {
  expect(["Schedule!A9", "'Daily journal'!AA7:AB8", '$B$2', 'Sheet!3:3'].map(columnOfAddress)).toEqual([0, 26, null, null]);
});
