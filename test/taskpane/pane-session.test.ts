import type { CloseView } from '../../src/taskpane/session/pane-views';
import type { PaneState } from '../../src/taskpane/session/pane-state';
import type { CellValue } from '../../src/workbook/table-data';
import type { PlannedCell } from '../../src/workbook/workbook-plan';
import { createMemoryWorkbook, withCell } from './memory-workbook';
import { drivePane, planOf, smallSample, TODAY, type PaneDriver } from './pane-driver';

jest.setTimeout(60_000);

const sampleWorkbook = () => createMemoryWorkbook(planOf(smallSample()));

const viewOf = ({ book }: PaneState): CloseView => {
  if (book.kind !== 'ready') throw new Error(`the book is ${book.kind}: ${JSON.stringify(book).slice(0, 500)}`);
  return book.view;
};
const isReady = ({ book }: PaneState): boolean => book.kind === 'ready' && !book.isRefreshing;
const textAt = (value: string): PlannedCell => ({ row: 0, column: 0, content: { kind: 'value', value }, style: 'title' });
const problemsOf = (state: PaneState) => viewOf(state).summary.diagnostics;

async function started(workbook = sampleWorkbook()): Promise<PaneDriver> {
  const pane = drivePane(workbook);
  await pane.session.start();
  return pane;
}

async function closed(): Promise<PaneDriver> {
  const pane = await started();
  await pane.session.post();
  return pane;
}

describe('first run', () => {
  test('an empty workbook offers three ways to start; the sample fills it', async () => {
    const pane = drivePane();
    await pane.session.start();
    expect(pane.state().book).toMatchObject({ kind: 'none' });
    await pane.session.startWith('sample');
    expect(pane.workbook.sheetNames()).toEqual(expect.arrayContaining(['Contracts', 'Obligations', 'Invoices']));
    expect(viewOf(pane.state()).month).toBe('2026-03');
  });

  test('the template is there to be filled, and read along', async () => {
    const pane = drivePane();
    await pane.session.start();
    await pane.session.startWith('template');
    expect(pane.state().book).toMatchObject({ kind: 'empty' });
    for (const [header, value] of Object.entries({ Invoice: 'INV-1', Line: '1', 'Invoice date': 45_700, Customer: 'Acme', Currency: 'USD' })) {
      pane.workbook.type('Invoices', 0, header, value);
    }
    const state = await pane.until(isReady);
    expect(viewOf(state).month).toBe('2025-02');
    expect(problemsOf(state).map(({ code }) => code)).toContain('value.missing');
  });

  test('sheets of the user’s own are never replaced', async () => {
    const workbook = createMemoryWorkbook();
    const pane = drivePane(workbook);
    await pane.session.start();
    await workbook.apply({ sheets: [{ ...planOf(smallSample()).sheets[4]!, table: null }], activate: 'Invoices' });
    workbook.calls.length = 0;
    await pane.session.startWith('sample');
    expect(pane.state().start.takenSheets).toEqual(['Invoices']);
    expect(workbook.calls).not.toContain('apply');
  });

  test('a refusal of Excel is said in its own sentence', async () => {
    const pane = drivePane();
    await pane.session.start();
    pane.workbook.refuseNext('apply', Object.assign(new Error('A cell is being edited.'), { name: 'HostError' }));
    await pane.session.startWith('sample');
    expect(pane.state().start).toEqual({ writing: null, takenSheets: [], failure: { kind: 'host', sentence: 'A cell is being edited.' } });
  });
});

describe('close', () => {
  test('what would be posted, and nothing is written by looking', async () => {
    const pane = await started();
    const { summary } = viewOf(pane.state());
    expect(summary.blocked).toBe(false);
    expect(summary.totals.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
    expect(summary.totals.every(({ revenue, earlierMonths }) => revenue > earlierMonths && earlierMonths > 0)).toBe(true);
    expect(summary.sheets.map(({ name }) => name)).toContain('Daily journal');
    expect(pane.workbook.calls).not.toContain('apply');
    expect(pane.state().sheets.run).toBeNull();
  });

  test('posting writes the sheets, passes their checks, and turns to the next month', async () => {
    const pane = await closed();
    const state = pane.state();
    expect(state.run).toMatchObject({ kind: 'done', receipt: { month: '2026-03', milliseconds: 1234 } });
    expect(state.sheets).toMatchObject({ run: 1, changedCells: [], inputsDiffer: false });
    expect(state.sheets.checks.length).toBeGreaterThan(20);
    expect(state.sheets.checks.filter(({ pass }) => !pass)).toEqual([]);
    expect(viewOf(state)).toMatchObject({ month: '2026-04', calendar: { postedThrough: '2026-03', suggested: '2026-04' } });
    expect(state.announcement).toBe('Posted.');
  });

  test('a month that is posted posts nothing again', async () => {
    const pane = await closed();
    await pane.session.chooseMonth('2026-03');
    expect(viewOf(pane.state()).summary).toMatchObject({ month: '2026-03', newLines: 0, totals: [], run: 2 });
  });

  test('a sheet of the user’s under a name of ours is a problem until it is renamed', async () => {
    const workbook = sampleWorkbook();
    const { name, ...notes } = planOf(smallSample()).sheets[0]!;
    await workbook.apply({ sheets: [{ ...notes, name: 'Checks', table: null, cells: [textAt('My own checks')] }], activate: name });
    const pane = await started(workbook);
    expect(viewOf(pane.state()).summary).toMatchObject({ blocked: true, sheets: [] });
    expect(problemsOf(pane.state())).toMatchObject([{ severity: 'error', code: 'sheet.taken', cell: 'Checks!A1' }]);
    await pane.session.select('Checks!A1');
    expect(workbook.selected()).toBe('Checks!A1');
    expect(problemsOf(pane.state())).toHaveLength(1);
    workbook.rename('Checks', 'My checks');
    workbook.pick('Invoices', 0, 'Customer');
    await pane.until((state) => isReady(state) && !viewOf(state).summary.blocked);
    await pane.session.post();
    expect(pane.state().run).toMatchObject({ kind: 'done' });
    expect(workbook.sheetNames()).toEqual(expect.arrayContaining(['My checks', 'Checks']));
  });

  test('a sheet that gets in the way after the look is not written over', async () => {
    const pane = await started();
    pane.workbook.rename('Milestones', 'Checks');
    pane.workbook.calls.length = 0;
    await pane.session.post();
    expect(pane.state().run).toEqual({ kind: 'moved', month: '2026-03' });
    expect(pane.workbook.calls).not.toContain('apply');
    expect(problemsOf(pane.state()).map(({ code }) => code)).toEqual(['sheet.taken']);
  });

  test('cancelling leaves the workbook as it was', async () => {
    const pane = await started();
    const before = pane.workbook.sheetNames();
    pane.workbook.onBlock = () => pane.session.cancel();
    await pane.session.post();
    expect(pane.state().run).toEqual({ kind: 'cancelled', month: '2026-03' });
    expect(pane.workbook.sheetNames()).toEqual(before);
    expect(viewOf(pane.state()).month).toBe('2026-03');
  });

  test('figures that moved since the look are shown first, not posted', async () => {
    const pane = await started();
    const tables = await pane.workbook.readTables();
    // Another program changes a cell; no event tells of it.
    const raised = tables.map((table) => {
      const amount = table.headers.indexOf('Amount');
      const raise = (cells: readonly CellValue[]) => withCell(cells, amount, Number(cells[amount]) + 10);
      return table.name === 'Invoices' ? { ...table, rows: table.rows.map((cells, row) => (row === 2 ? raise(cells) : cells)) } : table;
    });
    await pane.workbook.apply(planOf(raised));
    await pane.session.post();
    expect(pane.state().run).toEqual({ kind: 'moved', month: '2026-03' });
    expect(pane.workbook.sheetNames()).not.toContain('Daily journal');
    await pane.session.post();
    expect(pane.state().run.kind).toBe('done');
  });

  test('a defect posts nothing and gives details without amounts', async () => {
    const workbook = sampleWorkbook();
    const pane = drivePane(workbook);
    await pane.session.start();
    workbook.refuseNext('apply', new TypeError('x is undefined'));
    await pane.session.post();
    const { run } = pane.state();
    expect(run).toMatchObject({ kind: 'failed', month: '2026-03', failure: { kind: 'defect' } });
    expect(JSON.stringify(run)).toMatch(/posting 2026-03.*Excel 16 in a test.*x is undefined/s);
  });
});

describe('problems', () => {
  test('the list follows the cells: it grows, falls, and stops posting while an error stands', async () => {
    const pane = await started();
    const price = pane.workbook.table('Obligations').rows[3]![pane.workbook.table('Obligations').headers.indexOf('Price')]!;
    const address = pane.workbook.type('Obligations', 3, 'Price', 'abc');
    pane.workbook.type('Invoices', 1, 'Currency', 'dollars');
    let state = await pane.until((now) => isReady(now) && problemsOf(now).length === 2);
    expect(viewOf(state).summary.blocked).toBe(true);
    expect(problemsOf(state).map(({ cell }) => cell)).toContain(address);
    await pane.session.post();
    expect(pane.workbook.sheetNames()).not.toContain('Daily journal');

    pane.workbook.type('Obligations', 3, 'Price', price);
    state = await pane.until((now) => isReady(now) && problemsOf(now).length === 1);
    expect(state.announcement).toBe('1 error.');
    pane.workbook.type('Invoices', 1, 'Currency', 'USD');
    state = await pane.until((now) => isReady(now) && problemsOf(now).length === 0);
    expect(viewOf(state).summary.blocked).toBe(false);
  });

  test('selecting a cell that is gone is said, and forgotten with the next place', async () => {
    const pane = await started();
    pane.workbook.refuseNext('select', Object.assign(new Error('A sheet is gone.'), { name: 'HostError' }));
    await pane.session.select('Obligations!F9');
    expect(pane.state().refusal).toEqual({ kind: 'host', sentence: 'A sheet is gone.' });
    await pane.session.show('settings');
    expect(pane.state().refusal).toBeNull();
  });
});

test('what changed since the last run makes the sheets stale, cell by cell; the next close clears it', async () => {
  const pane = await closed();
  const first = pane.workbook.type('Obligations', 0, 'Description', 'changed');
  const second = pane.workbook.type('CreditNotes', 0, 'Status', 'draft');
  pane.workbook.type('Obligations', 0, 'Description', 'changed again');
  expect(pane.state().sheets.changedCells).toEqual([first, second]);
  await pane.until(({ sheets }) => sheets.inputsDiffer);
  await pane.session.post();
  expect(pane.state().run.kind).toBe('done');
  expect(pane.state().sheets).toMatchObject({ run: 2, changedCells: [], inputsDiffer: false });
});

describe('trace', () => {
  const revenueRow = (pane: PaneDriver): number => {
    const { headers, rows } = pane.workbook.table('DailyJournal');
    const [role, table] = [headers.indexOf('Account role'), headers.indexOf('Source table')];
    return rows.findIndex((cells) => cells[role] === 'Revenue' && cells[table] === 'Obligations');
  };

  test('follows the selection back to the source row, goes there and comes back', async () => {
    const pane = await closed();
    await pane.session.show('trace');
    expect(pane.state().trace).toBeNull();
    pane.workbook.pick('DailyJournal', revenueRow(pane), 'Credit');
    const { trace } = await pane.until((state) => state.trace !== null);
    expect(trace!.links.map(({ kind }) => kind)).toEqual(['daily', 'schedule', 'allocation', 'source']);
    expect(trace!.explanation.proofFormula).toMatch(/^=/);
    expect(trace!.explanation.check).toMatchObject({ minor: 0 });
    const here = pane.workbook.selected();

    await pane.session.traceTo(trace!.source!);
    expect(pane.workbook.selected()).toBe(trace!.source);
    expect(pane.workbook.selected()).toMatch(/^Obligations!/);
    expect(pane.state().trace!.links.map(({ isHere }) => isHere)).toEqual([false, false, false, true]);
    expect(pane.state().canTraceBack).toBe(true);
    await pane.session.traceBack();
    expect(pane.workbook.selected()).toBe(here);
    expect(pane.state().canTraceBack).toBe(false);
  });

  test('the ribbon’s commands go to the source, explain, and open Close', async () => {
    const pane = await closed();
    pane.workbook.pick('DailyJournal', revenueRow(pane), 'Credit');
    await pane.sendCommand('goToSource');
    expect(pane.workbook.selected()).toMatch(/^Obligations!/);
    expect(pane.state().place).toBe('trace');
    await pane.sendCommand('explain');
    expect(pane.state().isExplaining).toBe(true);
    const calls = pane.workbook.calls.filter((call) => call === 'apply').length;
    await pane.sendCommand('closeMonth');
    expect(pane.state().place).toBe('close');
    expect(pane.workbook.calls.filter((call) => call === 'apply')).toHaveLength(calls);
  });
});

describe('export', () => {
  test('what is downloaded while the next look at the book runs stays said', async () => {
    const pane = await started();
    const posting = pane.session.post();
    await pane.until(({ run, exporting }) => run.kind === 'done' && exporting.view?.months[0] === '2026-03');
    await pane.session.download(0);
    await posting;
    expect(pane.state().exporting.outcome).toMatchObject({ kind: 'download' });
  });

  test('a download starts from the click, is registered with its hash, and is never called a success', async () => {
    const pane = await closed();
    await pane.session.show('export');
    pane.session.chooseFormat('netsuite');
    expect(pane.state().exporting.view).toMatchObject({ format: 'netsuite', months: ['2026-03'], findings: [] });
    const downloading = pane.session.download(0);
    expect(pane.downloads.map(({ name }) => name)).toEqual(['revrec-2026-03-netsuite.csv']);
    await downloading;
    const { view, outcome } = pane.state().exporting;
    expect(outcome).toMatchObject({ kind: 'download' });
    expect(view!.register).toMatchObject([{ date: TODAY, run: 1, format: 'NetSuite', periods: '2026-03', target: 'download' }]);
    expect(view!.register[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(view!.files[0]).toMatchObject({ exportedBefore: true });
    expect(view!.months).toEqual(['2026-03']);
    expect(pane.workbook.sheetNames()).toContain('Export register');
    expect(pane.memory.get('exportFormat')).toBe('netsuite');
  });

  test('the sheet holds the file’s cells as text, and a second export is a second row of the register', async () => {
    const pane = await closed();
    await pane.session.show('export');
    await pane.session.download(0);
    pane.session.chooseMonths(['2026-02', '2026-03']);
    await pane.session.putOnSheet();
    const [name = ''] = pane.workbook.sheetNames().filter((sheet) => sheet.startsWith('Export 2026'));
    expect(name).toBe('Export 2026-02_2026-03-generic');
    const table = (await pane.workbook.readTables((_, sheet) => sheet === name))[0]!;
    expect(table.headers[0]).toBe('Journal Number');
    expect(table.rows.every((cells) => cells.every((cell) => cell === null || typeof cell === 'string'))).toBe(true);
    expect(pane.state().exporting.view!.register.map(({ target }) => target)).toEqual([name, 'download']);
    expect(pane.workbook.table('ExportedFiles').rows).toHaveLength(2);
  });

  test('after the next close the export turns to what is new', async () => {
    const pane = await closed();
    await pane.session.show('export');
    await pane.session.download(0);
    await pane.session.post();
    expect(pane.state().exporting.view!.months).toEqual(['2026-04']);
  });
});

describe('settings', () => {
  test('a choice is written into the user’s own row, and the close is worked out by it', async () => {
    const pane = await started();
    const before = viewOf(pane.state()).summary.totals;
    const row = pane.state().settings!.view.rows.find(({ entry }) => entry.field === 'straightLineStrategy')!;
    expect(row.cell).toMatch(/^Settings!B\d+$/);
    await pane.session.changeSetting(row, 'Exact days');
    expect(pane.state().settings!.view.policy.straightLineStrategy).toBe('exact-days');
    expect(viewOf(pane.state()).summary.totals).not.toEqual(before);
  });

  test('a policy without a row gets one; without a table the table is added', async () => {
    const tables = smallSample().filter(({ name }) => name !== 'Settings');
    const pane = await started(createMemoryWorkbook(planOf(tables)));
    expect(pane.state().settings!.view.table).toBeNull();
    await pane.session.addTable('Settings');
    expect(pane.state().settings!.view.table).not.toBeNull();
    const settings = pane.workbook.table('Settings');
    const name = settings.rows.findIndex(([setting]) => setting === 'Usage timing');
    pane.workbook.type('Settings', name, 'Setting', 'Default entity');
    await pane.until((state) => state.settings!.view.rows.find(({ entry }) => entry.field === 'usageTiming')!.cell === null);
    const row = pane.state().settings!.view.rows.find(({ entry }) => entry.field === 'usageTiming')!;
    await pane.session.changeSetting(row, 'period end');
    expect(pane.workbook.table('Settings').rows.at(-1)).toEqual(['Usage timing', 'period end']);
    expect(pane.state().settings!.view.policy.usageTiming).toBe('period-end');
  });
});
