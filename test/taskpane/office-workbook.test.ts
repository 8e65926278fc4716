/** The gateway through Microsoft's own client, over an emulated Excel with the workbench's calculation. */
import { createOfficeWorkbook } from '../../src/excel/office-workbook';
import { runSelfTest } from '../../src/excel/self-test';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { TableData } from '../../src/workbook/table-data';
import type { ApplyReceipt, WorkbookGateway } from '../../src/workbook/workbook-gateway';
import type { WorkbookPlan } from '../../src/workbook/workbook-plan';
import { createWorkbookCalculation } from '../../src/workbench/calculation/workbook-calculation';
import { closeAll, openExcel, until, type OpenExcel } from '../host/open-excel';
import { closeSample } from '../functions/closed-sample';
import { createMemoryWorkbook } from './memory-workbook';
import { planOf, smallSample } from './pane-driver';

jest.setTimeout(60_000);


const tables = smallSample(['C-1001', 'C-1014']);
const sources = planOf(tables);
const closePlan = closeSample(tables).plan;

async function openWorkbook(plan: WorkbookPlan | null = sources): Promise<{ excel: OpenExcel; gateway: WorkbookGateway }> {
  const model = createWorkbook({ engine: createWorkbookCalculation({ sliceMilliseconds: 60_000 }) });
  const excel = await openExcel({ workbook: model });
  excel.useAsGlobals();
  const gateway = createOfficeWorkbook();
  if (plan !== null) await gateway.apply(plan);
  return { excel, gateway };
}

/** Sums of many cells carry binary dust, which a spreadsheet shows nobody. */
const withoutDust = (table: TableData): TableData => ({
  ...table,
  rows: table.rows.map((cells) => cells.map((cell) => (typeof cell === 'number' ? Math.round(cell * 1e5) / 1e5 : cell))),
});

const visibleSheets = ({ host }: OpenExcel): string[] => host.model.sheets.map(({ name }) => name);

describe('a close', () => {
  let excel: OpenExcel;
  let gateway: WorkbookGateway;
  let receipt: ApplyReceipt;
  const progress: number[] = [];

  beforeAll(async () => {
    ({ excel, gateway } = await openWorkbook());
    receipt = await gateway.apply(closePlan, { onProgress: ({ rowsDone }) => progress.push(rowsDone) });
  });
  afterAll(closeAll);

  test('sheets arrive as planned: constants, and formulas with the results the engine expects', async () => {
    expect(receipt.sheets).toEqual(closePlan.sheets.map(({ name }) => name));
    expect(receipt.largestRequestBytes).toBeLessThan(5_000_000);
    expect(progress.at(-1)).toBe(receipt.rowsWritten);
    expect(excel.host.model.activeSheet.name).toBe(closePlan.activate);
    const expected = await createMemoryWorkbook({ ...closePlan, sheets: [...sources.sheets, ...closePlan.sheets] }).readTables();
    const read = await gateway.readTables();
    expect(read.map(({ name }) => name).sort()).toEqual(expected.map(({ name }) => name).sort());
    for (const table of expected) expect(withoutDust(read.find(({ name }) => name === table.name)!)).toEqual(withoutDust(table));
  });

  test('the selection, with the row’s values and formulas by header', async () => {
    await gateway.select("'Daily journal'!E8");
    const selection = await gateway.readSelection();
    expect(selection).toMatchObject({ sheet: 'Daily journal', table: 'DailyJournal' });
    expect(selection.address).toContain('E8');
    expect(Object.keys(selection.row!)).toEqual(Object.keys(selection.formulas!));
    expect(selection.formulas!.Proof).toMatch(/^=/);
    expect(typeof selection.row!.Proof).toBe('number');
    excel.host.user.select("'Daily journal'!A6");
    expect((await gateway.readSelection()).row).toBeNull();
    excel.host.user.select("'Daily journal'!A1");
    expect(await gateway.readSelection()).toMatchObject({ table: null, row: null });
  });

  test('a second close replaces the sheets of the first', async () => {
    const names = visibleSheets(excel);
    await gateway.apply(closePlan);
    expect(visibleSheets(excel).sort()).toEqual(names.sort());
    expect(names.filter((name) => name.includes('(new)'))).toEqual([]);
  });
});

describe('apply', () => {
  afterEach(closeAll);

  test('cancelling between blocks leaves the workbook as it was', async () => {
    const { excel, gateway } = await openWorkbook();
    const before = visibleSheets(excel);
    const stopper = new AbortController();
    const applying = gateway.apply(closePlan, { signal: stopper.signal, onProgress: ({ rowsDone }) => rowsDone > 0 && stopper.abort() });
    await expect(applying).rejects.toMatchObject({ name: 'AbortError' });
    expect(visibleSheets(excel)).toEqual(before);
    expect(excel.host.model.tables.map(({ name }) => name).filter((name) => name.endsWith('New'))).toEqual([]);
  });

  test('text stays text, whatever it looks like', async () => {
    const { gateway } = await openWorkbook(null);
    const texts = ['=1+1', '00123', '2026-03', '+5', '@x', 'TRUE', "'quoted", '1E5'];
    await gateway.apply({
      activate: 'Texts',
      sheets: [
        {
          ...sources.sheets[0]!,
          name: 'Texts',
          cells: [],
          table: {
            ...sources.sheets[0]!.table!,
            name: 'TextTable',
            rowCount: texts.length,
            columns: [{ header: 'Text', width: 10, style: 'input', align: 'left', cells: { kind: 'values', values: texts }, numberFormat: '@', grouped: false }],
          },
        },
      ],
    });
    const [table] = await gateway.readTables();
    expect(table!.rows.map(([cell]) => cell)).toEqual(texts);
  });
});

describe('small edits', () => {
  afterEach(closeAll);

  test.each(['=1+1', '007', '2026-03', 'true', '-', 'Even months, ends by daily rate'])('“%s” is typed as text', async (text) => {
    const { gateway } = await openWorkbook();
    await gateway.writeCell('Settings!B5', text);
    const [settings] = await gateway.readTables((table) => table === 'Settings');
    expect(settings!.rows[0]![1]).toBe(text);
  });

  test('numbers, dates and nothing', async () => {
    const { excel, gateway } = await openWorkbook();
    await gateway.writeCell('Settings!B9', 46_112, 'yyyy-mm-dd');
    await gateway.writeCell('Settings!B5', null);
    const [settings] = await gateway.readTables((table) => table === 'Settings');
    expect([settings!.rows[4]![1], settings!.rows[0]![1]]).toEqual([46_112, null]);
    expect(excel.host.model.sheet('Settings')!.textAt(8, 1)).toBe('2026-03-31');
  });

  test('a row is added at the end of a table', async () => {
    const { gateway } = await openWorkbook();
    const [before] = await gateway.readTables((table) => table === 'Settings');
    await gateway.appendRow('Settings', ['Note', '=not a formula']);
    const [after] = await gateway.readTables((table) => table === 'Settings');
    expect(after!.rows).toEqual([...before!.rows, ['Note', '=not a formula']]);
  });
});

describe('reading', () => {
  afterEach(closeAll);

  test('only the tables asked for', async () => {
    const { gateway } = await openWorkbook();
    expect((await gateway.readTables((_, sheet) => sheet === 'Invoices')).map(({ name }) => name)).toEqual(['Invoices']);
    const heads = await gateway.readSheetHeads();
    expect(heads).toContainEqual({ name: 'Invoices', title: 'Invoices', isEmpty: false });
    expect(heads[0]).toMatchObject({ name: 'Sheet1', isEmpty: true });
    expect(await gateway.readSheetNames()).toEqual(expect.arrayContaining(['Invoices', 'Settings']));
  });

  test('a selection costs two requests, reading the tables few', async () => {
    const { excel, gateway } = await openWorkbook();
    excel.host.user.select('Invoices!B7');
    const start = excel.roundTrips();
    await gateway.readSelection();
    expect(excel.roundTrips() - start).toBeLessThanOrEqual(3);
    const again = excel.roundTrips();
    await gateway.readTables();
    expect(excel.roundTrips() - again).toBeLessThanOrEqual(4);
  });
});

describe('events, refusals, self-test', () => {
  afterEach(closeAll);

  test('changes and selections are told until the listener leaves', async () => {
    const { excel, gateway } = await openWorkbook();
    const changes: string[] = [];
    let selections = 0;
    const stop = await gateway.onTablesChanged(({ sheet, address }) => changes.push(`${sheet}!${address}`));
    const stopSelections = await gateway.onSelectionChanged(() => (selections += 1));
    excel.host.user.edit('Invoices!F6', 12);
    excel.host.user.select('Invoices!F7');
    await until(() => changes.length === 1 && selections > 0);
    expect(changes).toEqual(['Invoices!F6']);
    await stop();
    await stopSelections();
    excel.host.user.edit('Invoices!F6', 13);
    await gateway.readSelection();
    expect(changes).toHaveLength(1);
  });

  test('a refusal of Excel is one sentence and says whether to try again', async () => {
    const { gateway } = await openWorkbook();
    await expect(gateway.select('Nowhere!A1')).rejects.toMatchObject({ name: 'HostError', code: 'ItemNotFound', retryable: false });
  });

  test('the self-test measures, reads back and leaves nothing behind', async () => {
    const { excel } = await openWorkbook(null);
    const before = visibleSheets(excel);
    const { steps } = await runSelfTest();
    expect(steps.filter(({ pass }) => !pass)).toEqual([]);
    expect(steps.map(({ name }) => name)).toEqual(expect.arrayContaining(['Host', 'ExcelApi 1.13', 'Round trip', 'Write and read back', 'Formula']));
    expect(visibleSheets(excel)).toEqual(before);
  });
});
