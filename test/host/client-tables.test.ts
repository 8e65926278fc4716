import { closeAll, errorOf, openExcel } from './open-excel';
import type { OpenExcel } from './open-excel';

afterEach(closeAll);

/** Lines on A1:C3. */
async function withTable(): Promise<OpenExcel> {
  const excel = await openExcel();
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A1:C3').values = [
      ['Id', 'Amount', 'Rate'],
      ['a', 10, 1],
      ['b', 20, 2],
    ];
    const table = sheet.tables.add('A1:C3', true);
    table.name = 'Lines';
    table.style = 'TableStyleMedium4';
    await context.sync();
  });
  return excel;
}

test('a table is made in one request and read in another', async () => {
  const { Excel, roundTrips } = await withTable();
  expect(roundTrips()).toBe(1);
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('lines');
    table.load();
    table.columns.load('items/name, items/id, items/index, count');
    table.rows.load('items/values, items/index, count');
    const addresses = [table.getRange(), table.getDataBodyRange(), table.getHeaderRowRange()].map((range) =>
      range.load('address'),
    );
    table.worksheet.load('name');
    const byId = context.workbook.worksheets.getItem('Sheet1').tables.getItemAt(0).load('id');
    await context.sync();
    expect(table.toJSON()).toMatchObject({
      name: 'Lines',
      style: 'TableStyleMedium4',
      showHeaders: true,
      showTotals: false,
      showBandedRows: true,
      showFilterButton: true,
    });
    expect(table.columns.items.map(({ name, index }) => [name, index])).toEqual([
      ['Id', 0],
      ['Amount', 1],
      ['Rate', 2],
    ]);
    expect([table.columns.count, table.rows.count]).toEqual([3, 2]);
    expect(table.rows.items.map(({ values }) => values[0])).toEqual([
      ['a', 10, 1],
      ['b', 20, 2],
    ]);
    expect(addresses.map(({ address }) => address)).toEqual(['Sheet1!A1:C3', 'Sheet1!A2:C3', 'Sheet1!A1:C1']);
    expect([table.worksheet.name, byId.id]).toEqual(['Sheet1', table.id]);
  });
});

test('missing tables', async () => {
  const { Excel } = await withTable();
  await Excel.run(async (context) => {
    const none = context.workbook.tables.getItemOrNullObject('Nope');
    const column = context.workbook.tables.getItem('Lines').columns.getItemOrNullObject('Nope');
    await context.sync();
    expect([none.isNullObject, column.isNullObject]).toEqual([true, true]);
    context.workbook.tables.getItem('Nope').load('name');
    expect(await errorOf(context.sync())).toMatchObject({ code: 'ItemNotFound' });
  });
});

test('rows are added, changed and deleted', async () => {
  const { Excel } = await withTable();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('Lines');
    const added = table.rows.add(undefined, [
      ['c', 30, 3],
      ['d', 40, '=[@Amount]/10'],
    ]);
    added.load('index, values');
    table.rows.add(0, [['first', 0, 0]]);
    await context.sync();
    expect([added.index, added.values]).toEqual([2, [['c', 30, 3]]]);
    table.rows.getItemAt(1).values = [['A', null, null]] as unknown as string[][];
    table.rows.getItemAt(0).delete();
    const body = table.getDataBodyRange().load('formulas');
    const count = table.rows.getCount();
    await context.sync();
    expect(body.formulas).toEqual([
      ['A', 10, 1],
      ['b', 20, 2],
      ['c', 30, 3],
      ['d', 40, '=[@Amount]/10'],
    ]);
    expect(count.value).toBe(4);
    table.rows.add(undefined, [['too', 'few']]);
    expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
  });
});

test('writing below grows the table, resize shrinks it', async () => {
  const { Excel } = await withTable();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('Lines');
    table.getDataBodyRange().getRowsBelow(2).values = [
      ['c', 30, 3],
      ['d', 40, 4],
    ];
    const range = table.getRange().load('address');
    await context.sync();
    expect(range.address).toBe('Sheet1!A1:C5');
    table.resize('A1:C4');
    const smaller = table.getRange().load('address');
    await context.sync();
    expect(smaller.address).toBe('Sheet1!A1:C4');
  });
});

test('columns', async () => {
  const { Excel } = await withTable();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('Lines');
    const total = table.columns.add(undefined, [['Total'], ['=[@Amount]*[@Rate]'], ['=[@Amount]*[@Rate]']]);
    total.load('name, index, values');
    const amount = table.columns.getItem('Amount');
    amount.name = 'Net';
    const body = amount.getDataBodyRange().load('address');
    const formulas = total.getDataBodyRange().load('formulas');
    await context.sync();
    expect([total.name, total.index]).toEqual(['Total', 3]);
    expect(body.address).toBe('Sheet1!B2:B3');
    expect(formulas.formulas).toEqual([['=[@Net]*[@Rate]'], ['=[@Net]*[@Rate]']]);
    table.columns.getItem('Rate').delete();
    table.columns.load('items/name');
    await context.sync();
    expect(table.columns.items.map(({ name }) => name)).toEqual(['Id', 'Net', 'Total']);
  });
});

test('looks, totals, sorting and filters', async () => {
  const { Excel, host } = await withTable();
  await Excel.run(async (context) => {
    const table = context.workbook.tables.getItem('Lines');
    table.set({ showBandedRows: false, highlightFirstColumn: true, showFilterButton: false });
    table.showTotals = true;
    const totals = table.getTotalRowRange().load('formulas');
    table.sort.apply([{ key: 1, ascending: false }]);
    table.columns.getItem('Id').filter.applyValuesFilter(['a']);
    const body = table.getDataBodyRange().load('values');
    await context.sync();
    expect(totals.formulas).toEqual([['Total', '', '=SUBTOTAL(109,Lines[Rate])']]);
    expect(body.values.map(([id]) => id)).toEqual(['b', 'a']);
  });
  const [table] = host.model.tables;
  expect(table).toMatchObject({ showBandedRows: false, highlightFirstColumn: true, showFilterButton: false });
  expect(host.model.activeSheet.rowFormat(1).hidden).toBe(true);
  await Excel.run(async (context) => {
    context.workbook.tables.getItem('Lines').clearFilters();
    await context.sync();
  });
  expect(host.model.activeSheet.rowFormat(1).hidden).toBeUndefined();
});

test('overlaps and taken names', async () => {
  const { Excel } = await withTable();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.tables.add('C3:D5', true);
    expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
    sheet.tables.add('F1:G2', true).name = 'LINES';
    expect(await errorOf(context.sync())).toMatchObject({ code: 'ItemAlreadyExists' });
    sheet.tables.getItem('Lines').style = 'Pretty';
    expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
  });
});

test('tables of a range, conversion and deletion', async () => {
  const { Excel, host } = await withTable();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    const touching = sheet.getRange('A1').getTables(false);
    touching.load('items/name');
    const inside = sheet.getRange('A1').getTables(true).getCount();
    await context.sync();
    expect(touching.items.map(({ name }) => name)).toEqual(['Lines']);
    expect(inside.value).toBe(0);
    const range = sheet.tables.getItem('Lines').convertToRange().load('address, values');
    await context.sync();
    expect([range.address, range.values[1]]).toEqual(['Sheet1!A1:C3', ['a', 10, 1]]);
    sheet.tables.add('A1:C3', true).delete();
    await context.sync();
  });
  expect(host.model.activeSheet.usedArea()).toBeUndefined();
});
