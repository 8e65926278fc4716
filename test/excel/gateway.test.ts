/**
 * The gateway through Microsoft's unmodified client over the emulated host: what arrives in the workbook is what the plan
 * says, the same as when the plan is applied to a file, and nothing half-written is ever left behind.
 */
import { dayFromIso } from '../../src/engine';
import { prepareClose } from '../../src/app/prepare-close';
import { createOfficeWorkbook } from '../../src/excel/office-workbook';
import { isHostError } from '../../src/excel/host-error';
import { WEB_PAYLOAD_BYTES } from '../../src/host/transport/limits';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { createWorkbook } from '../../src/host/model/create-workbook';
import { sampleBook } from '../../src/sample/sample-book';
import { sourceSheetsPlan } from '../../src/sample/source-sheets';
import type { PlannedColumn, SheetPlan, WorkbookPlan } from '../../src/workbook/workbook-plan';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { closeAll, openExcel, type OpenExcel } from '../host/open-excel';



async function openGateway(): Promise<OpenExcel> {
  const excel = await openExcel();
  excel.useAsGlobals();
  return excel;
}
afterEach(() => {
  closeAll();
});

const column = (header: string, cells: PlannedColumn['cells'], over: Partial<PlannedColumn> = {}): PlannedColumn => ({
  header,
  width: 12,
  style: cells.kind === 'values' ? 'constant' : 'formula',
  align: 'left',
  cells,
  numberFormat: 'General',
  grouped: false,
  ...over,
});

function sheetOf(name: string, columns: PlannedColumn[], rowCount: number): SheetPlan {
  return {
    name,
    tabColor: '#1F3864',
    cells: [{ row: 0, column: 0, content: { kind: 'value', value: name }, style: 'title' }],
    table: { name: `${name.replace(/\W/g, '')}Rows`, headerRow: 2, firstColumn: 0, rowCount, columns, style: 'TableStyleLight1' },
    columnWidths: [],
    freeze: { rows: 3, columns: 1 },
    showGridlines: false,
    landscape: true,
  };
}

/** Two sheets that refer to each other, with texts that look like formulas. */
function smallPlan(rows = 5, amount = 1): WorkbookPlan {
  const range = Array.from({ length: rows }, (_, i) => i);
  return {
    activate: 'Second sheet',
    sheets: [
      sheetOf('First', [
        column('Amount', { kind: 'values', values: range.map((i) => i * amount) }, { numberFormat: '#,##0.00' }),
        column('Text', { kind: 'values', values: range.map((i) => ['=1+1', '+1', '-x', '@SUM(A1)', "'quoted"][i % 5] ?? '') }, { numberFormat: '@' }),
        column('Twice', { kind: 'fill', formula: '=A4*2', results: range.map((i) => i * amount * 2) }),
      ], rows),
      sheetOf('Second sheet', [
        column('Proof', { kind: 'formulas', formulas: range.map((i) => `=First!A${String(i + 4)}`), results: range.map((i) => i * amount) }),
        column('Link', { kind: 'formulas', formulas: range.map((i) => `=HYPERLINK("#'First'!A${String(i + 4)}","First ${String(i)}")`), results: range.map((i) => `First ${String(i)}`) }, { style: 'link' }),
      ], rows),
    ],
  };
}

/** Every cell's formula or value, with formats, by sheet: what two workbooks must agree on. */
function contentsOf(model: WorkbookModel, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => {
      const sheet = model.sheet(name)!;
      const cells: unknown[] = [];
      sheet.forEachCell((row, col, value, formula, styleId) => {
        cells.push([row, col, formula ?? value, model.styles.styleOf(styleId).numberFormat]);
      });
      expect(cells.length).toBeGreaterThan(3);
      const tables = sheet.tables.map((table) => [table.name, table.area]);
      return [name, { cells, tables, frozen: sheet.frozenPanes, tabColor: sheet.tabColor, visible: sheet.visibility, page: sheet.pageLayout }];
    }),
  );
}

describe('applying a plan', () => {
  it('writes what the plan says; texts stay texts; formulas point at the final sheets', async () => {
    const { host } = await openGateway();
    const receipt = await createOfficeWorkbook().apply(smallPlan());
    expect(receipt).toMatchObject({ sheets: ['First', 'Second sheet'], rowsWritten: 10 });
    const first = host.model.sheet('First')!;
    expect(first.readValues({ row: 3, column: 1, rowCount: 5, columnCount: 1 }).flat()).toEqual(['=1+1', '+1', '-x', '@SUM(A1)', "'quoted"]);
    expect(first.formulaAt(3, 1)).toBeUndefined();
    expect(first.formulaAt(7, 2)).toBe('=A8*2');
    const second = host.model.sheet('Second sheet')!;
    expect(second.formulaAt(4, 0)).toBe('=First!A5');
    expect(second.formulaAt(4, 1)).toContain("#'First'!A5");
    expect(host.model.activeSheet.name).toBe('Second sheet');
    expect(host.model.sheets.map((sheet) => sheet.visibility)).not.toContain('Hidden');
    expect(host.model.tables.map((table) => table.name).sort()).toEqual(['FirstRows', 'SecondsheetRows']);
  });

  it('gives the same workbook as applying the plan to a file', async () => {
    const { host } = await openGateway();
    const plan = smallPlan(40);
    await createOfficeWorkbook().apply(plan);
    const file = createWorkbook();
    applyPlanToModel(file, plan);
    const names = plan.sheets.map((sheet) => sheet.name);
    expect(contentsOf(host.model, names)).toEqual(contentsOf(file, names));
  });

  it('replaces the earlier result, whose sheets and tables are gone', async () => {
    const { host } = await openGateway();
    const gateway = createOfficeWorkbook();
    await gateway.apply(smallPlan(5, 1));
    await gateway.apply(smallPlan(3, 7));
    expect(host.model.sheet('First')!.readValues({ row: 3, column: 0, rowCount: 4, columnCount: 1 }).flat()).toEqual([0, 7, 14, null]);
    expect(host.model.sheets.filter((sheet) => sheet.name.includes('First'))).toHaveLength(1);
    expect(host.model.tables).toHaveLength(2);
  });

  describe('formulas of the user that point at the sheets written', () => {
    const MINE = [
      ['=SUM(First!A4:A8)', "='Second sheet'!A4", 7],
      ['=SUM(FirstRows[Amount])', '=A1*2', '="First!A4"'],
    ];

    async function withOwnSheet(): Promise<OpenExcel> {
      const excel = await openGateway();
      await createOfficeWorkbook().apply(smallPlan(5, 1));
      const { model } = excel.host;
      const sheet = model.addSheet('Summary');
      sheet.enter({ row: 1, column: 1, rowCount: 2, columnCount: 3 }, MINE);
      model.names.add('FirstTotal', '=First!$A$4');
      return excel;
    }

    const formulasOn = (model: WorkbookModel): unknown[] =>
      [1, 2].map((row) => [1, 2, 3].map((at) => model.sheet('Summary')!.formulaAt(row, at) ?? model.sheet('Summary')!.valueAt(row, at)));

    it('stay as they were typed when the sheets are replaced', async () => {
      const { host } = await withOwnSheet();
      const receipt = await createOfficeWorkbook().apply(smallPlan(3, 7));
      expect(formulasOn(host.model)).toEqual(MINE);
      expect(host.model.names.find('FirstTotal')!.formula).toBe('=First!$A$4');
      expect(receipt).toMatchObject({ formulasKept: 4, formulasLost: [] });
    });

    it('are told where Excel refuses them, and the rest is kept', async () => {
      const { host } = await withOwnSheet();
      host.model.sheet('Summary')!.enter({ row: 9, column: 0, rowCount: 3, columnCount: 1 }, [
        ['=SUM(FirstRows[Twice])'],
        ['=SUM(FirstRows[Amount])'],
        ['=COUNT(FirstRows[Twice])'],
      ]);
      const plan = smallPlan(3, 7);
      const first = plan.sheets[0]!;
      const columns = first.table!.columns.filter(({ header }) => header !== 'Twice');
      const receipt = await createOfficeWorkbook().apply({ ...plan, sheets: [{ ...first, table: { ...first.table!, columns } }, plan.sheets[1]!] });
      expect(receipt).toMatchObject({ formulasKept: 5, formulasLost: ['Summary!A10', 'Summary!A12'] });
      expect(formulasOn(host.model)).toEqual(MINE);
      expect(host.model.sheet('Summary')!.formulaAt(10, 0)).toBe('=SUM(FirstRows[Amount])');
    });

    it('stay when the plan is applied to a file', () => {
      const model = createWorkbook();
      applyPlanToModel(model, smallPlan(5, 1));
      model.addSheet('Summary').enter({ row: 1, column: 1, rowCount: 2, columnCount: 3 }, MINE);
      model.names.add('FirstTotal', '=First!$A$4');
      applyPlanToModel(model, smallPlan(3, 7));
      expect(formulasOn(model)).toEqual(MINE);
      expect(model.names.find('FirstTotal')!.formula).toBe('=First!$A$4');
    });
  });

  it.each(['the gateway', 'a file'])('sheets of an earlier run for which nothing is left are removed through %s; those of the user stay', async (through) => {
    const { host } = await openGateway();
    const model = through === 'a file' ? createWorkbook() : host.model;
    const apply = async (plan: WorkbookPlan): Promise<unknown> =>
      through === 'a file' ? applyPlanToModel(model, plan) : createOfficeWorkbook().apply(plan);
    await apply(smallPlan());
    model.addSheet('Interest').enter({ row: 0, column: 0, rowCount: 1, columnCount: 1 }, [['My own rates']]);
    const [first, second] = smallPlan().sheets as [SheetPlan, SheetPlan];
    const alone = sheetOf('Second sheet', [column('Proof', { kind: 'values', values: [1] })], 1);
    const retired = [
      { name: first.name, title: 'First' },
      { name: 'Interest', title: 'Significant financing components' },
      { name: 'Never written', title: 'Never written' },
    ];
    const receipt = await apply({ sheets: [alone], retired, activate: second.name });
    const names = model.sheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Interest', 'Second sheet']));
    expect(names).not.toContain('First');
    if (through !== 'a file') expect(receipt).toMatchObject({ removed: ['First'] });
  });

  it('reports progress and cuts large tables into blocks under the web limit', async () => {
    const { host } = await openGateway();
    host.limits.requestBytes = WEB_PAYLOAD_BYTES;
    host.limits.responseBytes = WEB_PAYLOAD_BYTES;
    const rows = 30_000;
    const text = 'x'.repeat(90);
    const plan: WorkbookPlan = {
      activate: 'Large',
      sheets: [sheetOf('Large', [column('Text', { kind: 'values', values: Array.from({ length: rows }, () => text) }, { numberFormat: '@' })], rows)],
    };
    const seen: number[] = [];
    const receipt = await createOfficeWorkbook().apply(plan, { onProgress: ({ rowsDone }) => seen.push(rowsDone) });
    expect(receipt.largestRequestBytes).toBeLessThan(2_000_000);
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBe(rows);
  });

  it.each([1, 2, 3, 4, 5, 6, 8, 10, 12, 14])('cancelled at progress %i, it leaves the earlier result as it was', async (step) => {
    const { host } = await openGateway();
    const gateway = createOfficeWorkbook();
    await gateway.apply(smallPlan(5, 1));
    const before = contentsOf(host.model, ['First', 'Second sheet']);
    const sheets = host.model.sheets.map((sheet) => sheet.name);
    const abort = new AbortController();
    let count = 0;
    const run = gateway.apply(smallPlan(5, 9), { signal: abort.signal, onProgress: () => { if (++count === step) abort.abort(); } });
    const outcome = await run.then(() => 'done', (error: unknown) => (error as Error).name);
    if (outcome === 'done') return;
    expect(outcome).toBe('AbortError');
    expect(contentsOf(host.model, ['First', 'Second sheet'])).toEqual(before);
    expect(host.model.sheets.map((sheet) => sheet.name)).toEqual(sheets);
    expect(host.model.calculationMode).toBe('Automatic');
  });

  it('a refusal of Excel leaves the earlier result and says what to do', async () => {
    const { host } = await openGateway();
    const gateway = createOfficeWorkbook();
    await gateway.apply(smallPlan(5, 1));
    const before = contentsOf(host.model, ['First', 'Second sheet']);
    for (const offset of [3, 5, 7, 9]) {
      host.limits.faults = [{ request: offset, code: 'GeneralException' }];
      const error = await gateway.apply(smallPlan(5, 9)).then(() => null, (reason: unknown) => reason);
      expect(isHostError(error) ? error.code : error).toBe('GeneralException');
      host.limits.faults = [];
      expect(contentsOf(host.model, ['First', 'Second sheet'])).toEqual(before);
      expect(host.model.sheets.some((sheet) => sheet.name.includes('(new)'))).toBe(false);
    }
    await gateway.apply(smallPlan(5, 9));
    expect(host.model.sheet('First')!.valueAt(4, 0)).toBe(9);
  });
});

describe('reading', () => {
  it('reads every table in few requests, as a file would be read', async () => {
    const { host, roundTrips } = await openGateway();
    const gateway = createOfficeWorkbook();
    const sheets = sourceSheetsPlan(sampleBook());
    await gateway.apply({ sheets, activate: sheets[0]!.name });
    const before = roundTrips();
    const tables = await gateway.readTables();
    expect(roundTrips() - before).toBeLessThanOrEqual(4);
    expect(tables).toEqual(tablesOfModel(host.model));
    expect(tables.map((table) => table.name)).toContain('Obligations');
  });

  it('selects a cell and reads the row of a table under the selection', async () => {
    const { host } = await openGateway();
    const gateway = createOfficeWorkbook();
    await gateway.apply(smallPlan());
    await gateway.select("'Second sheet'!B5");
    expect(host.model.activeSheet.name).toBe('Second sheet');
    await gateway.select('First!A6');
    const selection = await gateway.readSelection();
    expect(selection.sheet).toBe('First');
    expect(selection.row).toMatchObject({ Amount: 2, Text: '-x' });
  });
});

it('closes the sample through the client exactly as in a file', async () => {
  const { host } = await openGateway();
  const gateway = createOfficeWorkbook();
  const sheets = sourceSheetsPlan(sampleBook());
  await gateway.apply({ sheets, activate: sheets[0]!.name });
  const through = dayFromIso('2024-11-30')!;
  const prepared = prepareClose(await gateway.readTables(), { throughDay: through });
  if (prepared.blocked) throw new Error(JSON.stringify(prepared.diagnostics.slice(0, 3)));
  await gateway.apply(prepared.plan);
  const file = createWorkbook();
  applyPlanToModel(file, { sheets, activate: sheets[0]!.name });
  applyPlanToModel(file, prepared.plan);
  const names = prepared.plan.sheets.map((sheet) => sheet.name);
  expect(contentsOf(host.model, names)).toEqual(contentsOf(file, names));
  const again = prepareClose(await gateway.readTables(), { throughDay: through });
  if (again.blocked) throw new Error(JSON.stringify(again.diagnostics.slice(0, 3)));
  expect(again.journals.daily).toEqual([]);
});
