import { closeAll, errorOf, openExcel } from './open-excel';

afterEach(closeAll);

type Sheet = Excel.Worksheet;

/** Runs `work` on Sheet1 and syncs. */
async function onSheet(work: (sheet: Sheet, context: Excel.RequestContext) => Promise<void> | void): Promise<void> {
  const { Excel } = await openExcel();
  await Excel.run(async (context) => {
    await work(context.workbook.worksheets.getItem('Sheet1'), context);
    await context.sync();
  });
}

describe('values', () => {
  test('are read like typing and shown as values, formulas, texts, types and formats', async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange('A1:D2');
      range.values = [
        ['text', '1,234.5', 'TRUE', '2026-01-31'],
        ["'007", '=b1*2', '#N/A', ''],
      ];
      range.load('values, formulas, text, valueTypes, numberFormat');
      await context.sync();
      expect(range.values).toEqual([
        ['text', 1234.5, true, 46_053],
        ['007', 0, '#N/A', ''],
      ]);
      expect(range.formulas[1]).toEqual(['007', '=B1*2', '#N/A', '']);
      expect(range.text).toEqual([
        ['text', '1,234.50', 'TRUE', '1/31/2026'],
        ['007', '0', '#N/A', ''],
      ]);
      expect(range.valueTypes).toEqual([
        ['String', 'Double', 'Boolean', 'Double'],
        ['String', 'Double', 'Error', 'Empty'],
      ]);
      expect(range.numberFormat[0]).toEqual(['General', '#,##0.00', 'General', 'm/d/yyyy']);
    });
  });

  test('null leaves, a lone value fills, a lone formula fills relatively', async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange('A1:B2').values = 7 as unknown as number[][];
      sheet.getRange('A1:B1').values = [[null, 8]];
      sheet.getRange('C1:C3').formulas = [['=A1*2']];
      const all = sheet.getRange('A1:C3').load('formulas');
      await context.sync();
      expect(all.formulas).toEqual([
        [7, 8, '=A1*2'],
        [7, 7, '=A2*2'],
        ['', '', '=A3*2'],
      ]);
    });
  });

  test('text cells keep text; R1C1 writes one formula for all rows', async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange('A1:A2').numberFormat = [['@'], ['@']];
      sheet.getRange('A1:A2').values = [['=1+1'], ['0012']];
      sheet.getRange('B2:B4').formulasR1C1 = [['=RC[-1]*R1C3'], ['=RC[-1]*R1C3'], ['=RC[-1]*R1C3']];
      const texts = sheet.getRange('A1:A2').load('values');
      const formulas = sheet.getRange('B2:B4').load('formulas, formulasR1C1');
      await context.sync();
      expect(texts.values).toEqual([['=1+1'], ['0012']]);
      expect(formulas.formulas).toEqual([['=A2*$C$1'], ['=A3*$C$1'], ['=A4*$C$1']]);
      expect(new Set(formulas.formulasR1C1.flat()).size).toBe(1);
    });
  });

  test('whole rows and columns read as null and refuse cell values', async () => {
    await onSheet(async (sheet, context) => {
      const column = sheet.getRange('A:A').load('values, address, isEntireColumn');
      sheet.getRange('A:A').format.columnWidth = 100;
      await context.sync();
      expect([column.values, column.address, column.isEntireColumn]).toEqual([null, 'Sheet1!A:A', true]);
      sheet.getRange('A:A').values = 'Due' as unknown as string[][];
      expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
      sheet.getRange('1:1').numberFormat = [['@']];
      expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
    });
  });

  test('formulas over tables and sheets that do not exist are refused', async () => {
    await onSheet(async (sheet, context) => {
      for (const formula of ['=SUM(Missing[Amount])', '=Missing!A1', '=SUM(A1']) {
        sheet.getRange('A1').formulas = [[formula]];
        expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
      }
    });
  });
});

describe('getting about', () => {
  test('addresses of ranges made from ranges', async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange('B2:D5');
      const made: [Excel.Range, string][] = [
        [range.getCell(0, 2), 'D2'],
        [range.getCell(10, 10), 'L12'],
        [range.getRow(3), 'B5:D5'],
        [range.getColumn(1), 'C2:C5'],
        [range.getLastRow(), 'B5:D5'],
        [range.getLastColumn(), 'D2:D5'],
        [range.getLastCell(), 'D5'],
        [range.getOffsetRange(1, -1), 'A3:C6'],
        [range.getResizedRange(1, -1), 'B2:C6'],
        [range.getAbsoluteResizedRange(1, 5), 'B2:F2'],
        [range.getEntireRow(), '2:5'],
        [range.getEntireColumn(), 'B:D'],
        [range.getBoundingRect('F9'), 'B2:F9'],
        [range.getIntersection('A1:C3'), 'B2:C3'],
        [range.getRowsBelow(2), 'B6:D7'],
        [range.getRowsAbove(1), 'B1:D1'],
        [range.getColumnsAfter(1), 'E2:E5'],
        [range.getColumnsBefore(), 'A2:A5'],
        [sheet.getCell(6, 1), 'B7'],
        [sheet.getRangeByIndexes(1, 1, 2, 3), 'B2:D3'],
        [sheet.getRange(), '1:1048576'],
      ];
      for (const [made1] of made) made1.load('address');
      const none = range.getIntersectionOrNullObject('Z1:Z9');
      range.load('rowIndex, columnIndex, rowCount, columnCount, cellCount');
      await context.sync();
      expect(made.map(([one]) => one.address)).toEqual(made.map(([, address]) => `Sheet1!${address}`));
      expect(none.isNullObject).toBe(true);
      expect([range.rowIndex, range.columnIndex, range.rowCount, range.columnCount, range.cellCount]).toEqual([
        1, 1, 4, 3, 12,
      ]);
    });
  });

  test('outside the sheet or the range is refused', async () => {
    await onSheet(async (sheet, context) => {
      const attempts = [
        () => sheet.getRange('A1').getOffsetRange(-1, 0),
        () => sheet.getRange('A1:B2').getRow(2),
        () => sheet.getRange('nonsense'),
        () => sheet.getRangeByIndexes(0, 0, 0, 1),
      ];
      for (const attempt of attempts) {
        attempt().load('address');
        expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
      }
    });
  });

  test('used ranges', async () => {
    await onSheet(async (sheet, context) => {
      const blank = sheet.getUsedRangeOrNullObject();
      const fallback = sheet.getUsedRange().load('address');
      await context.sync();
      expect([blank.isNullObject, fallback.address]).toEqual([true, 'Sheet1!A1']);
      sheet.getRange('B3:C4').values = [
        [1, 2],
        [3, 4],
      ];
      sheet.getRange('F9').format.font.bold = true;
      const used = sheet.getUsedRange().load('address');
      const values = sheet.getUsedRange(true).load('address');
      const part = sheet.getRange('A1:B9').getUsedRange(true).load('address');
      const none = sheet.getRange('H1:J3').getUsedRangeOrNullObject(true);
      const region = sheet.getRange('C4').getSurroundingRegion().load('address');
      await context.sync();
      expect([used.address, values.address, part.address, region.address]).toEqual([
        'Sheet1!B3:F9',
        'Sheet1!B3:C4',
        'Sheet1!B3:B4',
        'Sheet1!B3:C4',
      ]);
      expect(none.isNullObject).toBe(true);
    });
  });

  test('names, other sheets and several areas in addresses', async () => {
    await onSheet(async (sheet, context) => {
      context.workbook.worksheets.add('My data');
      context.workbook.names.add('Rates', sheet.getRange('C1:C3'));
      const named = sheet.getRange('Rates').load('address');
      const other = sheet.getRange("'My data'!B2").load('address');
      const several = sheet.getRanges('A1:B2, D4').load('address, areaCount, cellCount');
      several.format.fill.color = 'red';
      const filled = sheet.getRange('D4').format.fill.load('color');
      await context.sync();
      expect([named.address, other.address]).toEqual(['Sheet1!C1:C3', "'My data'!B2"]);
      expect([several.address, several.areaCount, several.cellCount]).toEqual(['Sheet1!A1:B2,Sheet1!D4', 2, 5]);
      expect(filled.color).toBe('#FF0000');
    });
  });

  test('direct precedents over sheets, tables and names', async () => {
    await onSheet(async (sheet, context) => {
      const data = context.workbook.worksheets.add('Data');
      data.getRange('A1:B3').values = [
        ['Id', 'Amount'],
        ['a', 1],
        ['b', 2],
      ];
      data.tables.add('A1:B3', true).name = 'Lines';
      context.workbook.names.add('Rate', sheet.getRange('D1'));
      sheet.getRange('A1').formulas = [['=SUM(B1:B3)*Rate+SUM(Lines[Amount])+Data!A2+B1:B3']];
      const precedents = sheet.getRange('A1').getDirectPrecedents().load('addresses');
      precedents.ranges.load('items/address');
      await context.sync();
      expect(precedents.addresses).toEqual(['Sheet1!B1:B3,Sheet1!D1', 'Data!B2:B3,Data!A2']);
      expect(precedents.ranges.items).toHaveLength(4);
      sheet.getRange('F1').getDirectPrecedents();
      expect(await errorOf(context.sync())).toMatchObject({ code: 'ItemNotFound' });
    });
  });

  test('edges, finds and special cells', async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange('A1:B4').values = [
        ['Id', 'Total'],
        ['C-1', 5],
        ['C-2', '=B2'],
        ['', 7],
      ];
      const edge = sheet.getRange('B1').getRangeEdge('Down').load('address');
      const extended = sheet.getRange('A1').getExtendedRange('Right').load('address');
      const found = sheet.getRange('A1:B4').find('c-2', {}).load('address');
      const none = sheet.getRange('A1:B4').findOrNullObject('C', { completeMatch: true });
      const formulas = sheet.getRange('A1:B4').getSpecialCells('Formulas').load('address');
      const constants = sheet.getRange('A1:B4').getSpecialCells('Constants', 'Numbers').load('address');
      const blanks = sheet.getRange('A1:B4').getSpecialCellsOrNullObject('Blanks').load('address');
      const replaced = sheet.getRange('A1:A4').replaceAll('C-', 'K-', {});
      await context.sync();
      expect([edge.address, extended.address, found.address]).toEqual(['Sheet1!B4', 'Sheet1!A1:B1', 'Sheet1!A3']);
      expect([none.isNullObject, replaced.value]).toEqual([true, 2]);
      expect([formulas.address, constants.address, blanks.address]).toEqual([
        'Sheet1!B3',
        'Sheet1!B2,Sheet1!B4',
        'Sheet1!A4',
      ]);
    });
  });
});

describe('changing', () => {
  test('one formula row fills the rows below', async () => {
    const { Excel, host } = await openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1:C1').formulas = [[1, '=A1*$E$1', '=ROUND(B1,2)']];
      sheet.getRange('A2:C5000').copyFrom('A1:C1', 'Formulas');
      await context.sync();
    });
    expect(host.model.activeSheet.readFormulas({ row: 4_999, column: 0, rowCount: 1, columnCount: 3 })).toEqual([
      [undefined, '=A5000*$E$1', '=ROUND(B5000,2)'],
    ]);
  });

  test('copies of values and looks; blanks skipped', async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange('A1:B1').values = [['x', '']];
      sheet.getRange('A1').format.fill.color = '#ABCDEF';
      sheet.getRange('D1:E1').values = [['old', 'kept']];
      sheet.getRange('D1').copyFrom('A1:B1', 'Values', true);
      sheet.getRange('D2').copyFrom(sheet.getRange('A1'), 'Formats');
      const values = sheet.getRange('D1:E1').load('values');
      const fill = sheet.getRange('D2').format.fill.load('color');
      await context.sync();
      expect(values.values).toEqual([['x', 'kept']]);
      expect(fill.color).toBe('#ABCDEF');
    });
  });

  test('auto fill goes on with formulas, series and dates', async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange('A1:D2').values = [
        [1, '=A1*2', '1/31/2026', 'x'],
        [3, '=A2*2', '', 'y'],
      ];
      sheet.getRange('A1:B2').autoFill('A1:B5', 'FillDefault');
      sheet.getRange('C1').autoFill('C1:C3');
      sheet.getRange('D1:D2').autoFill('D1:D4', 'FillCopy');
      const range = sheet.getRange('A1:D5').load('formulas');
      await context.sync();
      expect(range.formulas).toEqual([
        [1, '=A1*2', 46_053, 'x'],
        [3, '=A2*2', 46_054, 'y'],
        [5, '=A3*2', 46_055, 'x'],
        [7, '=A4*2', '', 'y'],
        [9, '=A5*2', '', ''],
      ]);
    });
  });

  test('clearing by what', async () => {
    await onSheet(async (sheet, context) => {
      const cell = sheet.getRange('A1');
      cell.values = [['x']];
      cell.format.font.bold = true;
      cell.clear('Contents');
      const bold = cell.format.font.load('bold');
      await context.sync();
      expect(bold.bold).toBe(true);
      cell.values = [['x']];
      cell.clear('Formats');
      bold.load('bold');
      cell.load('values');
      await context.sync();
      expect([bold.bold, cell.values]).toEqual([false, [['x']]]);
    });
  });

  test('inserting answers the new cells; deleting pulls up', async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange('A1:A3').values = [[1], [2], [3]];
      sheet.getRange('B1').formulas = [['=SUM(A1:A3)']];
      const inserted = sheet.getRange('A2').insert('Down').load('address, values');
      const formula = sheet.getRange('B1').load('formulas');
      await context.sync();
      expect([inserted.address, inserted.values, formula.formulas]).toEqual(['Sheet1!A2', [['']], [['=SUM(A1:A4)']]]);
      sheet.getRange('A1:A2').delete('Up');
      const column = sheet.getRange('A1:A3').load('values');
      await context.sync();
      expect(column.values).toEqual([[2], [3], ['']]);
    });
  });

  test('sorting, merging, hiding, grouping', async () => {
    const { Excel, host } = await openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1:B4').values = [
        ['k', 'v'],
        ['b', 2],
        ['a', 3],
        ['b', 1],
      ];
      sheet.getRange('A1:B4').sort.apply(
        [
          { key: 0, ascending: true },
          { key: 1, ascending: false },
        ],
        false,
        true,
      );
      sheet.getRange('D1:E2').merge(true);
      sheet.getRange('F:F').columnHidden = true;
      sheet.getRange('2:3').rowHidden = true;
      sheet.getRange('H:J').group('ByColumns');
      const rows = sheet.getRange('A1:B4').load('values');
      const visible = sheet.getRange('A1:B4').getVisibleView().load('values');
      const mixed = sheet.getRange('1:3').load('rowHidden');
      await context.sync();
      expect(rows.values.slice(1)).toEqual([
        ['a', 3],
        ['b', 2],
        ['b', 1],
      ]);
      expect(visible.values).toEqual([
        ['k', 'v'],
        ['b', 1],
      ]);
      expect(mixed.rowHidden).toBeNull();
    });
    const sheet = host.model.activeSheet;
    expect(sheet.merges).toHaveLength(2);
    expect(sheet.columnFormat(5).hidden).toBe(true);
    expect(sheet.columnFormat(8).outlineLevel).toBe(1);
  });

  test('hyperlinks', async () => {
    await onSheet(async (sheet, context) => {
      const cell = sheet.getRange('A1');
      cell.hyperlink = { documentReference: 'Sheet1!B9', textToDisplay: 'to B9', screenTip: 'go' };
      cell.load('values, hyperlink');
      await context.sync();
      expect(cell.values).toEqual([['to B9']]);
      expect(cell.hyperlink).toMatchObject({ documentReference: 'Sheet1!B9', screenTip: 'go' });
    });
  });
});

describe('looks', () => {
  test('are stored, echoed, and null where cells differ', async () => {
    await onSheet(async (sheet, context) => {
      const { format } = sheet.getRange('A1:B2');
      format.font.set({ bold: true, italic: true, color: '#112233', size: 14, name: 'Arial', underline: 'Single' });
      format.fill.color = '#FFF2CC';
      format.set({ horizontalAlignment: 'Center', verticalAlignment: 'Top', wrapText: true, indentLevel: 1 });
      format.columnWidth = 90;
      format.rowHeight = 20;
      sheet.getRange('B2').format.font.bold = false;
      format.load('horizontalAlignment, wrapText, columnWidth, rowHeight');
      format.font.load('bold, italic, color, size, name, underline');
      format.fill.load('color');
      await context.sync();
      expect(format.toJSON()).toMatchObject({
        horizontalAlignment: 'Center',
        wrapText: true,
        columnWidth: 90,
        rowHeight: 20,
      });
      expect(format.font.toJSON()).toMatchObject({ italic: true, color: '#112233', size: 14, name: 'Arial' });
      expect(format.font.bold).toBeNull();
      format.fill.clear();
      format.fill.load('color');
      await context.sync();
      expect(format.fill.color).toBe('#FFFFFF');
    });
  });

  test('borders of edges and insides', async () => {
    const { Excel, host } = await openExcel();
    await Excel.run(async (context) => {
      const { borders } = context.workbook.worksheets.getItem('Sheet1').getRange('A1:B2').format;
      const bottom = borders.getItem('EdgeBottom');
      bottom.style = 'Double';
      bottom.color = '#FF0000';
      borders.getItem('InsideHorizontal').weight = 'Thick';
      bottom.load('style, color, weight, sideIndex');
      borders.load('items/sideIndex, items/style, count');
      await context.sync();
      expect(bottom.toJSON()).toMatchObject({
        style: 'Double',
        color: '#FF0000',
        weight: 'Thin',
        sideIndex: 'EdgeBottom',
      });
      expect(borders.items.filter(({ style }) => style !== 'None').map(({ sideIndex }) => sideIndex)).toEqual([
        'EdgeBottom',
        'InsideHorizontal',
      ]);
    });
    const sheet = host.model.activeSheet;
    expect(sheet.styleAt(1, 0).borders).toEqual({ bottom: { style: 'Double', weight: 'Thin', color: '#FF0000' } });
    expect(sheet.styleAt(0, 1).borders.bottom?.weight).toBe('Thick');
  });

  test('columns fit their text', async () => {
    const { Excel, host } = await openExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1:B1').values = [['a rather long heading', 'x']];
      sheet.getUsedRange().format.autofitColumns();
      sheet.getUsedRange().format.autofitRows();
      await context.sync();
    });
    const width = (column: number) => host.model.activeSheet.columnFormat(column).sizePoints!;
    expect(width(0)).toBeGreaterThan(100);
    expect(width(1)).toBeLessThan(20);
  });

  test('misfits are refused', async () => {
    await onSheet(async (sheet, context) => {
      const attempts: (() => void)[] = [
        () => (sheet.getRange('A1').format.font.color = 'no colour'),
        () => (sheet.getRange('A1').format.rowHeight = 500),
        () => (sheet.getRange('A1').format.horizontalAlignment = 'Middle' as 'Center'),
        () => (sheet.tabColor = 'red'),
      ];
      for (const attempt of attempts) {
        attempt();
        expect(await errorOf(context.sync())).toMatchObject({ code: 'InvalidArgument' });
      }
    });
  });
});
