import { closeAll, errorOf, openExcel } from './open-excel';

afterEach(closeAll);

test('sheets are added, found, counted and listed', async () => {
  const { Excel } = await openExcel();
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const named = worksheets.add('Journal');
    const unnamed = worksheets.add();
    worksheets.load('items/name, items/position');
    const count = worksheets.getCount();
    const first = worksheets.getFirst().load('name');
    const last = worksheets.getLast().load('name');
    const next = named.getNext().load('name');
    const none = unnamed.getNextOrNullObject();
    named.load('id');
    await context.sync();
    expect(worksheets.items.map(({ name, position }) => [name, position])).toEqual([
      ['Sheet1', 0],
      ['Journal', 1],
      ['Sheet2', 2],
    ]);
    expect([count.value, first.name, last.name, next.name, none.isNullObject]).toEqual([
      3,
      'Sheet1',
      'Sheet2',
      'Sheet2',
      true,
    ]);
    const byId = worksheets.getItem(named.id).load('name');
    const byName = worksheets.getItem('journal').load('id');
    await context.sync();
    expect([byId.name, byName.id]).toEqual(['Journal', named.id]);
  });
});

test('properties of a sheet', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add('A');
    sheet.name = 'Renamed';
    sheet.position = 0;
    sheet.tabColor = '#00ff00';
    sheet.showGridlines = false;
    sheet.showHeadings = false;
    sheet.standardWidth = 60;
    sheet.set({ visibility: 'Hidden' });
    sheet.load();
    await context.sync();
    expect(sheet.toJSON()).toMatchObject({
      name: 'Renamed',
      position: 0,
      tabColor: '#00FF00',
      showGridlines: false,
      showHeadings: false,
      standardWidth: 60,
      visibility: 'Hidden',
    });
  });
  expect(host.model.sheets.map(({ name }) => name)).toEqual(['Renamed', 'Sheet1']);
});

test('the active sheet', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    const second = context.workbook.worksheets.add('Second');
    second.activate();
    const active = context.workbook.worksheets.getActiveWorksheet().load('name');
    const selected = context.workbook.getSelectedRange().load('address');
    await context.sync();
    expect([active.name, selected.address]).toEqual(['Second', 'Second!A1']);
    context.workbook.worksheets.getItem('Sheet1').getRange('B2:C3').select();
    const cell = context.workbook.getActiveCell().load('address');
    await context.sync();
    expect(cell.address).toBe('Sheet1!B2');
    second.visibility = 'VeryHidden';
    await context.sync();
    expect(await errorOf((second.activate(), context.sync()))).toMatchObject({ code: 'InvalidOperation' });
  });
  expect(host.model.activeSheet.name).toBe('Sheet1');
});

test('names that Excel refuses', async () => {
  const { Excel } = await openExcel();
  const add = (name: string) =>
    errorOf(
      Excel.run(async (context) => {
        context.workbook.worksheets.add(name);
        await context.sync();
      }),
    );
  expect(await add('sheet1')).toMatchObject({ code: 'ItemAlreadyExists' });
  expect(await add('a/b')).toMatchObject({ code: 'InvalidArgument' });
  expect(await add('x'.repeat(32))).toMatchObject({ code: 'InvalidArgument' });
});

test('copies stand where they are asked to', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('A1:B2').values = [
      ['k', 'v'],
      ['a', '=A2&"!"'],
    ];
    sheet.getRange('A1').format.font.bold = true;
    sheet.tables.add('A1:B2', true).name = 'Pairs';
    context.workbook.worksheets.add('Last');
    const end = sheet.copy('End');
    const beginning = sheet.copy('Beginning');
    end.load('name');
    beginning.load('name');
    await context.sync();
    expect([end.name, beginning.name]).toEqual(['Sheet1 (2)', 'Sheet1 (3)']);
  });
  expect(host.model.sheets.map(({ name }) => name)).toEqual(['Sheet1 (3)', 'Sheet1', 'Last', 'Sheet1 (2)']);
  const copy = host.model.sheet('Sheet1 (2)')!;
  expect(copy.formulaAt(1, 1)).toBe('=A2&"!"');
  expect(copy.styleAt(0, 0).bold).toBe(true);
  expect(copy.tables).toHaveLength(1);
});

test('deleting', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    context.workbook.worksheets.add('Gone').delete();
    await context.sync();
    expect(await errorOf((context.workbook.worksheets.getItem('Sheet1').delete(), context.sync()))).toMatchObject({
      code: 'InvalidOperation',
    });
  });
  expect(host.model.sheets.map(({ name }) => name)).toEqual(['Sheet1']);
});

test('frozen panes', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    const { freezePanes } = context.workbook.worksheets.getItem('Sheet1');
    const none = freezePanes.getLocationOrNullObject();
    freezePanes.freezeRows(2);
    const rows = freezePanes.getLocationOrNullObject().load('address');
    freezePanes.freezeAt('A1:B3');
    const both = freezePanes.getLocationOrNullObject().load('address');
    await context.sync();
    expect([none.isNullObject, rows.address, both.address]).toEqual([true, 'Sheet1!1:2', 'Sheet1!A1:B3']);
    freezePanes.unfreeze();
    freezePanes.freezeColumns(1);
    await context.sync();
  });
  expect(host.model.activeSheet.frozenPanes).toEqual({ rowCount: 0, columnCount: 1 });
});

test('page layout', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    const { pageLayout } = context.workbook.worksheets.getItem('Sheet1');
    pageLayout.orientation = 'Landscape';
    pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    pageLayout.centerHorizontally = true;
    pageLayout.setPrintTitleRows('$1:$2');
    pageLayout.setPrintArea('A1:F20');
    pageLayout.setPrintMargins('Inches', { top: 1, left: 0.5 });
    pageLayout.headersFooters.defaultForAllPages.centerFooter = 'Page &P of &N';
    pageLayout.load('orientation, topMargin, leftMargin, zoom');
    const titles = pageLayout.getPrintTitleRowsOrNullObject().load('address');
    const area = pageLayout.getPrintArea().load('address');
    await context.sync();
    expect([pageLayout.orientation, pageLayout.topMargin, pageLayout.leftMargin]).toEqual(['Landscape', 72, 36]);
    expect([titles.address, area.address]).toEqual(['Sheet1!1:2', 'Sheet1!A1:F20']);
  });
  expect(host.model.activeSheet.pageLayout).toMatchObject({
    centerHorizontally: true,
    headerFooter: { centerFooter: 'Page &P of &N' },
  });
});

test('protection', async () => {
  const { Excel } = await openExcel();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('B1').format.protection.locked = false;
    sheet.protection.protect({ allowFormatCells: true }, 'secret');
    sheet.protection.load('protected, options');
    await context.sync();
    expect(sheet.protection.protected).toBe(true);
    expect(sheet.protection.options).toMatchObject({
      allowFormatCells: true,
      allowSort: false,
      selectionMode: 'Normal',
    });
    sheet.getRange('B1').values = [['open']];
    sheet.getRange('A1').format.font.bold = true;
    await context.sync();
  });
  const write = errorOf(
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [['locked']];
      await context.sync();
    }),
  );
  expect(await write).toMatchObject({ code: 'AccessDenied' });
  await Excel.run(async (context) => {
    const { protection } = context.workbook.worksheets.getItem('Sheet1');
    expect(await errorOf((protection.unprotect('wrong'), context.sync()))).toMatchObject({ code: 'AccessDenied' });
    protection.unprotect('secret');
    protection.load('protected');
    await context.sync();
    expect(protection.protected).toBe(false);
  });
});

test('outline levels are shown and folded', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Sheet1');
    sheet.getRange('2:5').group('ByRows');
    sheet.getRange('3:4').group('ByRows');
    sheet.showOutlineLevels(2, 0);
    await context.sync();
  });
  const sheet = host.model.activeSheet;
  expect([1, 2, 3, 4].map((row) => [sheet.rowFormat(row).outlineLevel, sheet.rowFormat(row).hidden ?? false])).toEqual([
    [1, false],
    [2, true],
    [2, true],
    [1, false],
  ]);
});

test('custom properties of a sheet', async () => {
  const { Excel, host } = await openExcel();
  await Excel.run(async (context) => {
    const { customProperties } = context.workbook.worksheets.getItem('Sheet1');
    customProperties.add('role', 'journal');
    customProperties.load('items/key, items/value');
    await context.sync();
    expect(customProperties.items.map(({ key, value }) => [key, value])).toEqual([['role', 'journal']]);
  });
  expect(host.model.activeSheet.customProperties.get('role')).toBe('journal');
});
