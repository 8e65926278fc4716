import { closeAll, openExcel, pause, until } from './open-excel';
import type { OpenExcel } from './open-excel';

afterEach(closeAll);

type Seen = [string, ...unknown[]][];

/** Registers handlers that note what comes in. */
async function listen(excel: OpenExcel, register: (context: Excel.RequestContext, seen: Seen) => void): Promise<Seen> {
  const seen: Seen = [];
  await excel.Excel.run(async (context) => {
    register(context, seen);
    await context.sync();
  });
  return seen;
}

const note =
  <T>(seen: Seen, name: string, pick: (args: T) => unknown[]) =>
  (args: T): Promise<void> => {
    seen.push([name, ...pick(args)]);
    return Promise.resolve();
  };

test('a user’s edit arrives with its details, and its range can be read', async () => {
  const excel = await openExcel();
  const values: unknown[] = [];
  const seen = await listen(excel, (context, all) => {
    context.workbook.worksheets.getItem('Sheet1').onChanged.add(async (args) => {
      all.push(['changed', args.address, args.changeType, args.source, args.triggerSource, args.details?.valueAfter]);
      await excel.Excel.run(async (inner) => {
        const range = args.getRange(inner).load('values');
        await inner.sync();
        values.push(range.values);
      });
    });
  });
  excel.host.user.edit('B3', 350);
  await until(() => values.length === 1);
  excel.host.user.edit('A1', [
    [1, 2],
    [3, 4],
  ]);
  await until(() => values.length === 2);
  expect(seen).toEqual([
    ['changed', 'B3', 'RangeEdited', 'Local', 'Unknown', 350],
    ['changed', 'A1:B2', 'RangeEdited', 'Local', 'Unknown', undefined],
  ]);
  expect(values).toEqual([
    [[350]],
    [
      [1, 2],
      [3, 4],
    ],
  ]);
});

test('the add-in’s own writes come too, marked as its own, one per block', async () => {
  const excel = await openExcel();
  const seen = await listen(excel, (context, all) => {
    context.workbook.worksheets.onChanged.add(
      note<Excel.WorksheetChangedEventArgs>(all, 'changed', (args) => [args.address, args.triggerSource]),
    );
  });
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A1:J400').values = Array.from({ length: 400 }, () => new Array<number>(10).fill(1));
    sheet.getRange('2:2').insert('Down');
    await context.sync();
  });
  await until(() => seen.length === 2);
  expect(seen).toEqual([
    ['changed', 'A1:J400', 'ThisLocalAddin'],
    ['changed', '2:2', 'ThisLocalAddin'],
  ]);
});

test('events can be muted, also for part of a request', async () => {
  const excel = await openExcel();
  const seen = await listen(excel, (context, all) => {
    context.workbook.worksheets.onChanged.add(
      note<Excel.WorksheetChangedEventArgs>(all, 'changed', (args) => [args.address]),
    );
  });
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A1').values = [[1]];
    context.runtime.enableEvents = false;
    sheet.getRange('C1').values = [[2]];
    await context.sync();
    sheet.getRange('E1').values = [[3]];
    await context.sync();
    excel.host.user.edit('G1', 4);
    context.runtime.enableEvents = true;
    sheet.getRange('I1').values = [[5]];
    context.runtime.load('enableEvents');
    await context.sync();
    expect(context.runtime.enableEvents).toBe(true);
  });
  await until(() => seen.length === 2);
  expect(seen).toEqual([
    ['changed', 'A1'],
    ['changed', 'I1'],
  ]);
});

test('a removed handler hears nothing more, the others do', async () => {
  const excel = await openExcel();
  const seen: Seen = [];
  let first!: OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs>;
  await excel.Excel.run(async (context) => {
    const handler = (name: string) => note<Excel.WorksheetChangedEventArgs>(seen, name, (args) => [args.address]);
    first = context.workbook.worksheets.getItem('Sheet1').onChanged.add(handler('first'));
    context.workbook.worksheets.getItem('Sheet1').onChanged.add(handler('second'));
    await context.sync();
  });
  excel.host.user.edit('A1', 1);
  await until(() => seen.length === 2);
  await excel.Excel.run(first.context, async (context) => {
    first.remove();
    await context.sync();
  });
  excel.host.user.edit('A2', 2);
  await until(() => seen.length === 3);
  await pause(30);
  expect(seen.slice(2)).toEqual([['second', 'A2']]);
});

test('selection, activation, coming and going of sheets', async () => {
  const excel = await openExcel();
  const ids = new Map<string, string>();
  const nameOf = (id: string) => ids.get(id) ?? excel.host.model.sheet(id)?.name ?? '?';
  const seen = await listen(excel, (context, all) => {
    const { worksheets } = context.workbook;
    worksheets.onSelectionChanged.add(
      note<Excel.WorksheetSelectionChangedEventArgs>(all, 'selected', (args) => [
        nameOf(args.worksheetId),
        args.address,
      ]),
    );
    worksheets.onActivated.add(
      note<Excel.WorksheetActivatedEventArgs>(all, 'activated', (args) => [nameOf(args.worksheetId)]),
    );
    worksheets.onDeactivated.add(
      note<Excel.WorksheetDeactivatedEventArgs>(all, 'deactivated', (args) => [nameOf(args.worksheetId)]),
    );
    worksheets.onAdded.add(note<Excel.WorksheetAddedEventArgs>(all, 'added', (args) => [args.source]));
    worksheets.onDeleted.add(note<Excel.WorksheetDeletedEventArgs>(all, 'deleted', (args) => [args.source]));
  });
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.add('New');
    await context.sync();
  });
  ids.set(excel.host.model.sheet('New')!.id, 'New');
  excel.host.user.select('New!C2:D3');
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('New').delete();
    await context.sync();
  });
  await until(() => seen.length >= 6);
  expect(seen).toEqual([
    ['added', 'Local'],
    ['deactivated', 'Sheet1'],
    ['activated', 'New'],
    ['selected', 'New', 'C2:D3'],
    ['deleted', 'Local'],
    ['activated', 'Sheet1'],
  ]);
});

test('the old selection event of the workbook', async () => {
  const excel = await openExcel();
  const seen = await listen(excel, (context, all) => {
    context.workbook.onSelectionChanged.add(note<Excel.SelectionChangedEventArgs>(all, 'selected', () => []));
  });
  excel.host.user.select('B2');
  await until(() => seen.length === 1);
  expect(seen).toEqual([['selected']]);
});

test('tables: changes, selections, coming and going', async () => {
  const excel = await openExcel();
  excel.host.model.activeSheet.putValues(0, 0, [
    ['Id', 'Amount'],
    ['a', 1],
  ]);
  const seen = await listen(excel, (context, all) => {
    context.workbook.tables.onAdded.add(note<Excel.TableAddedEventArgs>(all, 'added', () => []));
    context.workbook.tables.onDeleted.add(
      note<Excel.TableDeletedEventArgs>(all, 'deleted', (args) => [args.tableName]),
    );
    context.workbook.tables.onChanged.add(
      note<Excel.TableChangedEventArgs>(all, 'any table', (args) => [args.address]),
    );
  });
  await excel.Excel.run(async (context) => {
    const table = context.workbook.worksheets.getItem('Sheet1').tables.add('A1:B2', true);
    table.name = 'Lines';
    table.onChanged.add(note<Excel.TableChangedEventArgs>(seen, 'table', (args) => [args.changeType]));
    table.onSelectionChanged.add(
      note<Excel.TableSelectionChangedEventArgs>(seen, 'inside', (args) => [args.isInsideTable]),
    );
    table.load('id');
    await context.sync();
  });
  await until(() => seen.length === 1);
  excel.host.user.edit('B2', 5);
  excel.host.user.select('A2');
  excel.host.user.select('F9');
  await until(() => seen.length === 5);
  await excel.Excel.run(async (context) => {
    context.workbook.tables.getItem('Lines').delete();
    await context.sync();
  });
  await until(() => seen.length === 6);
  expect(seen).toEqual([
    ['added'],
    ['table', 'RangeEdited'],
    ['any table', 'B2'],
    ['inside', true],
    ['inside', false],
    ['deleted', 'Lines'],
  ]);
});

test('calculated, changed formulas, changed looks, protection', async () => {
  const excel = await openExcel();
  const seen = await listen(excel, (context, all) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.onCalculated.add(note<Excel.WorksheetCalculatedEventArgs>(all, 'calculated', () => []));
    sheet.onFormulaChanged.add(
      note<Excel.WorksheetFormulaChangedEventArgs>(all, 'formula', (args) =>
        args.formulaDetails.flatMap(({ cellAddress, previousFormula }) => [cellAddress, previousFormula]),
      ),
    );
    sheet.onFormatChanged.add(note<Excel.WorksheetFormatChangedEventArgs>(all, 'format', (args) => [args.address]));
  });
  excel.host.user.edit('A1', '=1+1');
  excel.host.user.edit('A1', '=1+2');
  await until(() => seen.length === 4);
  excel.host.model.activeSheet.setStyle({ row: 0, column: 0, rowCount: 1, columnCount: 2 }, { bold: true });
  await until(() => seen.length === 5);
  expect(seen).toEqual([
    ['formula', 'A1', ''],
    ['calculated'],
    ['formula', 'A1', '=1+1'],
    ['calculated'],
    ['format', 'A1:B1'],
  ]);
});
