import { closeAll, errorOf, openExcel } from './open-excel';

afterEach(closeAll);

describe('names', () => {
  test('of ranges and constants, in the workbook and on a sheet', async () => {
    const { Excel } = await openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      const { names } = context.workbook;
      const range = names.add('RunDate', sheet.getRange('B2'), 'day of the run');
      names.add('Rate', '=0.05');
      names.add('Currency', '="EUR"');
      sheet.names.add('Local', '=Sheet1!$A$1:$A$3').visible = false;
      range.load();
      names.load('items/name, items/type, items/value, items/scope');
      sheet.names.load('items/name, items/scope, items/visible');
      const place = range.getRange().load('address');
      const none = names.getItem('Rate').getRangeOrNullObject();
      const missing = names.getItemOrNullObject('Nope');
      await context.sync();
      expect(range.toJSON()).toMatchObject({
        name: 'RunDate',
        formula: '=Sheet1!$B$2',
        value: 'Sheet1!$B$2',
        type: 'Range',
        comment: 'day of the run',
        visible: true,
      });
      expect(names.items.map(({ name, type, value }) => [name, type, value])).toEqual([
        ['RunDate', 'Range', 'Sheet1!$B$2'],
        ['Rate', 'Double', 0.05],
        ['Currency', 'String', 'EUR'],
      ]);
      expect(sheet.names.items.map(({ name, scope, visible }) => [name, scope, visible])).toEqual([
        ['Local', 'Worksheet', false],
      ]);
      expect([place.address, none.isNullObject, missing.isNullObject]).toEqual(['Sheet1!B2', true, true]);
      range.formula = '=Sheet1!$C$3';
      sheet.getRange('1:1').insert('Down');
      range.load('formula');
      await context.sync();
      expect(range.formula).toBe('=Sheet1!$C$4');
      range.delete();
      const gone = names.getItemOrNullObject('RunDate');
      await context.sync();
      expect(gone.isNullObject).toBe(true);
    });
  });

  test('taken and illegal ones are refused', async () => {
    const { Excel } = await openExcel();
    await Excel.run(async (context) => {
      context.workbook.names.add('Rate', '=1');
      await context.sync();
      context.workbook.names.add('RATE', '=2');
      expect(await errorOf(context.sync())).toMatchObject({ code: 'ItemAlreadyExists' });
      context.workbook.names.add('B2', '=2');
      expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
    });
  });
});

describe('conditional formats', () => {
  test('of each kind are stored, echoed, ordered and removed', async () => {
    const { Excel, host } = await openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:A9');
      const custom = range.conditionalFormats.add('Custom');
      custom.custom.rule.formula = '=$A1<0';
      custom.custom.format.font.color = '#9C0006';
      custom.custom.format.fill.color = '#FFC7CE';
      custom.stopIfTrue = true;
      const cellValue = range.conditionalFormats.add('CellValue');
      cellValue.cellValue.rule = { formula1: '=0', operator: 'LessThan' };
      cellValue.cellValue.format.font.bold = true;
      const text = range.conditionalFormats.add('ContainsText');
      text.textComparison.rule = { operator: 'Contains', text: 'ERR' };
      range.conditionalFormats.add('ColorScale').colorScale.criteria = {
        minimum: { type: 'LowestValue', color: '#FFFFFF' },
        maximum: { type: 'HighestValue', color: '#FF0000' },
      };
      range.conditionalFormats.add('DataBar').dataBar.showDataBarOnly = true;
      await context.sync();
      range.conditionalFormats.load('items/type, items/priority, items/id');
      custom.custom.rule.load('formula');
      custom.custom.format.fill.load('color');
      cellValue.cellValue.load('rule');
      const wrong = custom.cellValueOrNullObject;
      wrong.load('rule');
      const place = custom.getRange().load('address');
      await context.sync();
      expect(range.conditionalFormats.items.map(({ type, priority }) => [type, priority])).toEqual([
        ['DataBar', 0],
        ['ColorScale', 1],
        ['ContainsText', 2],
        ['CellValue', 3],
        ['Custom', 4],
      ]);
      expect([custom.custom.rule.formula, custom.custom.format.fill.color]).toEqual(['=$A1<0', '#FFC7CE']);
      expect(cellValue.cellValue.rule).toMatchObject({ formula1: '=0', operator: 'LessThan' });
      expect([wrong.isNullObject, place.address]).toEqual([true, 'Sheet1!A1:A9']);
      custom.priority = 0;
      await context.sync();
      range.conditionalFormats.load('items/type');
      await context.sync();
      expect(range.conditionalFormats.items[0]!.type).toBe('Custom');
      range.conditionalFormats.getItemAt(4).delete();
      const count = range.conditionalFormats.getCount();
      await context.sync();
      expect(count.value).toBe(4);
    });
    expect(host.model.activeSheet.conditionalFormats[0]).toMatchObject({
      type: 'Custom',
      stopIfTrue: true,
      look: { fontColor: '#9C0006', fillColor: '#FFC7CE' },
    });
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1:A4').conditionalFormats.clearAll();
      await context.sync();
    });
    expect(host.model.activeSheet.conditionalFormats[0]!.areas).toEqual([
      { row: 4, column: 0, rowCount: 5, columnCount: 1 },
    ]);
  });

  test('the part of another kind is InvalidOperation', async () => {
    const { Excel } = await openExcel();
    const error = await errorOf(
      Excel.run(async (context) => {
        const format = context.workbook.getSelectedRange().conditionalFormats.add('Custom');
        format.cellValue.rule = { formula1: '=0', operator: 'LessThan' };
        await context.sync();
      }),
    );
    expect(error).toMatchObject({ code: 'InvalidOperation' });
  });
});

describe('data validation', () => {
  test('rules are stored and echoed; ranges become references', async () => {
    const { Excel } = await openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      const { dataValidation } = sheet.getRange('A1:A5');
      dataValidation.rule = { list: { inCellDropDown: true, source: sheet.getRange('D1:D3') } };
      dataValidation.errorAlert = { message: 'no', showAlert: true, style: 'Warning', title: 'Method' };
      dataValidation.prompt = { message: 'choose', showPrompt: true, title: 'Method' };
      dataValidation.ignoreBlanks = false;
      sheet.getRange('B1:B5').dataValidation.rule = { wholeNumber: { formula1: 1, formula2: 9, operator: 'Between' } };
      dataValidation.load('rule, errorAlert, prompt, ignoreBlanks, type');
      const number = sheet.getRange('B2').dataValidation.load('type, rule');
      const mixed = sheet.getRange('A1:C1').dataValidation.load('type, rule');
      const none = sheet.getRange('C1').dataValidation.load('type');
      await context.sync();
      expect(dataValidation.toJSON()).toMatchObject({
        rule: { list: { inCellDropDown: true, source: '=Sheet1!$D$1:$D$3' } },
        errorAlert: { style: 'Warning' },
        prompt: { message: 'choose' },
        ignoreBlanks: false,
        type: 'List',
      });
      expect([number.type, number.rule.wholeNumber?.formula2]).toEqual(['WholeNumber', 9]);
      expect([mixed.type, mixed.rule, none.type]).toEqual(['MixedCriteria', null, 'None']);
      sheet.getRange('A2').dataValidation.clear();
      const cleared = sheet.getRange('A2').dataValidation.load('type');
      await context.sync();
      expect(cleared.type).toBe('None');
    });
  });

  test('literal lists are checked', async () => {
    const { Excel } = await openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:A2');
      range.values = [['yes'], ['']];
      range.dataValidation.rule = { list: { inCellDropDown: true, source: 'yes, no' } };
      range.dataValidation.load('valid');
      await context.sync();
      expect(range.dataValidation.valid).toBe(true);
      range.getCell(1, 0).values = [['maybe']];
      range.dataValidation.load('valid');
      await context.sync();
      expect(range.dataValidation.valid).toBe(false);
    });
  });
});
