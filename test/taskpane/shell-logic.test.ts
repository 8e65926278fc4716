import { groupProblems, problemWords } from '../../src/taskpane/close/problem-groups';
import { recognizeTables, hasSomethingToRecognize } from '../../src/taskpane/close/recognize-tables';
import { createCommandChannel } from '../../src/taskpane/session/command-channel';
import { failureOf, isAbort } from '../../src/taskpane/session/failures';
import type { CheckView, SheetsView } from '../../src/taskpane/session/pane-views';
import { measureProgress } from '../../src/taskpane/session/time-left';
import { verdictOf, verdictWords } from '../../src/taskpane/shell/sheets-status';
import type { Diagnostic } from '../../src/engine';
import type { TableData } from '../../src/workbook/table-data';

const check = (pass: boolean): CheckView => ({ title: `check ${pass}`, pass, difference: pass ? '0' : '0.01', explanation: '' });
const sheets = (change: Partial<SheetsView>): SheetsView => ({ run: 2, checks: [check(true), check(true)], changedCells: [], inputsDiffer: false, ...change });
const saidOf = (change: Partial<SheetsView>): string => verdictWords(verdictOf(sheets(change)));

test('the status strip says one thing', () => {
  expect(saidOf({ run: null })).toBe('Not run yet');
  expect(saidOf({})).toBe('All 2 checks pass');
  expect(saidOf({ checks: [check(true), check(false), check(false)] })).toBe('2 checks fail');
  expect(saidOf({ changedCells: ['Obligations!F14'] })).toBe('Stale: 1 cell changed since the last run');
  expect(saidOf({ changedCells: ['A!1', 'A!2'], checks: [check(false)] })).toBe('Stale: 2 cells changed since the last run, 1 check fails');
  expect(saidOf({ inputsDiffer: true })).toBe('Stale: the tables differ from the last run');
});

const problem = (severity: Diagnostic['severity'], code: string, cell: string): Diagnostic => ({
  severity,
  code,
  table: 'Invoices',
  key: 'INV-1',
  column: 'Amount',
  cell,
  message: 'It is wrong.',
});

test('problems are grouped by rule, errors first, in the order of the workbook', () => {
  const problems = [problem('warning', 'price.exceeded', 'A1'), problem('error', 'value.missing', 'A2'), problem('warning', 'price.exceeded', 'A3'), problem('error', 'made.up', 'A4')];
  expect(groupProblems(problems).map(({ code, problems: group }) => [code, group.map(({ cell }) => cell)])).toEqual([
    ['value.missing', ['A2']],
    ['made.up', ['A4']],
    ['price.exceeded', ['A1', 'A3']],
  ]);
  expect(groupProblems(problems)[0]!.meaning).toBe('A required cell is empty.');
  expect(groupProblems(problems)[2]!.meaning).toMatch(/^A contract is invoiced beyond its price/);
  expect(problemWords(problems)).toBe('2 errors, 2 warnings');
  expect(problemWords([])).toBe('No problems');
});

test('tables are recognized by name and headers; what is missing and what is left alone is told', () => {
  const own: TableData = {
    name: 'tblInvoices',
    sheet: 'Billing 2026',
    headerRow: 0,
    headerColumn: 2,
    headers: ['Invoice No', 'Date', 'Customer', 'Net amount', 'Colour'],
    rows: [['I-1', 46_000, 'Acme', 12.5, 'red']],
    source: 'workbook',
  };
  const tables = recognizeTables([own]);
  const { found, columns } = tables.find(({ table }) => table === 'Invoices')!;
  expect(found).toMatchObject({ name: 'tblInvoices', sheet: 'Billing 2026', rows: 1, unused: ['Colour'] });
  expect(found!.columns).toEqual(
    expect.arrayContaining([
      { column: 'Customer', header: 'Customer', by: 'exact' },
      { column: 'Amount', header: 'Net amount', by: 'alias' },
    ]),
  );
  expect(found!.missing).toEqual(columns.filter(({ name, required }) => required && !found!.columns.some((one) => one.column === name)).map(({ name }) => name));
  expect(found!.missing).toContain('Line');
  expect(found!.firstRows[0]).toContain('2025-12-09');
  expect(hasSomethingToRecognize(tables)).toBe(true);
  expect(hasSomethingToRecognize(recognizeTables([]))).toBe(false);
});

test('time left comes from the rate measured, once there is something to measure', () => {
  let now = 0;
  const measure = measureProgress(() => now);
  const left = (time: number, rowsDone: number): number | null => {
    now = time;
    return measure({ stage: 'Writing', rowsDone, rowsTotal: 10_000 }).millisecondsLeft;
  };
  expect(left(5_000, 0)).toBeNull();
  expect(left(6_000, 1_000)).toBeNull();
  expect(left(7_000, 2_000)).toBe(8_000);
  expect(left(9_000, 8_000)).toBe(1_000);
  expect(left(9_500, 10_000)).toBeNull();
});

test('a refusal of Excel has a sentence, a mistake of ours has details', () => {
  expect(failureOf(Object.assign(new Error('Excel is busy.'), { name: 'HostError' }), 'posting', 'Excel')).toEqual({ kind: 'host', sentence: 'Excel is busy.' });
  const failure = failureOf('odd', 'posting 2026-03', 'Excel 16 on PC');
  expect(failure).toMatchObject({ kind: 'defect', details: expect.stringMatching(/^RevRec [\d.]+, posting 2026-03\nExcel 16 on PC\nodd$/) });
  expect([isAbort(new DOMException('stopped', 'AbortError')), isAbort(new Error('x')), isAbort(null)]).toEqual([true, false, false]);
});

test('a command from before the pane listens waits for it', async () => {
  const channel = createCommandChannel();
  const obeyed: string[] = [];
  await channel.send('explain');
  const stop = channel.listen((command) => Promise.resolve(void obeyed.push(command)));
  await channel.send('closeMonth');
  expect(obeyed).toEqual(['explain', 'closeMonth']);
  stop();
  await channel.send('goToSource');
  expect(obeyed).toHaveLength(2);
});
