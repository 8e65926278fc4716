import { makeArea, SHEET_COLUMN_COUNT } from '../../src/host/model/area';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { WorkbookOptions } from '../../src/host/model/create-workbook';
import type { SheetModel, TableModel, WorkbookModel } from '../../src/host/model/workbook-model';

/** Lines: B2:D5, header Id, Amount, Rate. */
function withTable(options: WorkbookOptions = {}): { workbook: WorkbookModel; sheet: SheetModel; table: TableModel } {
  const workbook = createWorkbook(options);
  const sheet = workbook.activeSheet;
  sheet.putValues(1, 1, [
    ['Id', 'Amount', 'Rate'],
    ['a', 10, 1],
    ['b', 20, 2],
    ['c', 30, 3],
  ]);
  return { workbook, sheet, table: sheet.addTable(makeArea(1, 1, 4, 3), { name: 'Lines' }) };
}

const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('making tables', () => {
  test('headers become text, blank and repeated ones get names', () => {
    const sheet = createWorkbook().activeSheet;
    sheet.putValues(0, 0, [[2026, 'x', null, 'X']]);
    const table = sheet.addTable(makeArea(0, 0, 2, 4));
    expect(table.columns.map(({ name }) => name)).toEqual(['2026', 'x', 'Column1', 'X2']);
    expect(sheet.readValues(makeArea(0, 0, 1, 4)).flat()).toEqual(['2026', 'x', 'Column1', 'X2']);
    expect(table.name).toBe('Table1');
  });

  test('without headers a row of them is put above the data', () => {
    const sheet = createWorkbook().activeSheet;
    sheet.putValues(0, 0, [[1, 2]]);
    const table = sheet.addTable(makeArea(0, 0, 1, 2), { hasHeaders: false });
    expect(table.area).toEqual(makeArea(0, 0, 2, 2));
    expect(sheet.readValues(table.area)).toEqual([
      ['Column1', 'Column2'],
      [1, 2],
    ]);
  });

  test('a header alone gets a blank row', () => {
    const sheet = createWorkbook().activeSheet;
    sheet.putValues(0, 0, [['a', 'b']]);
    const table = sheet.addTable(makeArea(0, 0, 1, 2));
    expect(table.dataArea).toEqual(makeArea(1, 0, 1, 2));
    table.insertRows(undefined, [[1, 2]]);
    expect(table.dataArea).toEqual(makeArea(1, 0, 1, 2));
    expect(sheet.readValues(table.dataArea)).toEqual([[1, 2]]);
    table.insertRows(undefined, [[3, 4]]);
    expect(table.dataArea.rowCount).toBe(2);
  });

  test('overlaps and taken names are refused', () => {
    const { sheet } = withTable();
    expect(() => sheet.addTable(makeArea(4, 3, 2, 2))).toThrow(code('InvalidArgument'));
    expect(() => sheet.addTable(makeArea(20, 0, 2, 2), { name: 'LINES' })).toThrow(code('ItemAlreadyExists'));
    expect(() => sheet.addTable(makeArea(20, 0, 2, 2), { name: 'A1' })).toThrow(code('InvalidArgument'));
  });
});

describe('growing', () => {
  test('writing right below extends the table and references to its whole column', () => {
    const { sheet, table } = withTable();
    sheet.enter(makeArea(0, 6, 1, 3), [['=SUM(C3:C5)', '=SUM(C3:C4)', '=SUM(Lines[Amount])']]);
    sheet.enter(makeArea(5, 1, 2, 3), [
      ['d', 40, 4],
      ['e', 50, 5],
    ]);
    expect(table.area).toEqual(makeArea(1, 1, 6, 3));
    expect(sheet.readFormulas(makeArea(0, 6, 1, 3)).flat()).toEqual([
      '=SUM(C3:C7)',
      '=SUM(C3:C4)',
      '=SUM(Lines[Amount])',
    ]);
  });

  test('not beside, not apart, not under a totals row, not when switched off', () => {
    const { sheet, table } = withTable();
    sheet.enter(makeArea(6, 1), [['apart']]);
    sheet.enter(makeArea(5, 0, 1, 2), [['too', 'wide']]);
    expect(table.area.rowCount).toBe(4);
    const off = withTable({ tablesGrow: false });
    off.sheet.enter(makeArea(5, 1), [['below']]);
    expect(off.table.area.rowCount).toBe(4);
    const totals = withTable();
    totals.table.showTotals = true;
    totals.sheet.enter(makeArea(6, 1), [['below']]);
    expect(totals.table.area.rowCount).toBe(5);
  });

  test('added rows push down what stands below, in the table’s columns only', () => {
    const { sheet, table } = withTable();
    sheet.putValues(5, 1, [['note']]);
    sheet.putValues(5, 7, [['far']]);
    table.insertRows(undefined, [['d', 40, 4]]);
    expect(sheet.valueAt(6, 1)).toBe('note');
    expect(sheet.valueAt(5, 7)).toBe('far');
    expect(sheet.readValues(table.dataArea).at(-1)).toEqual(['d', 40, 4]);
    table.insertRows(0, [['first', 0, 0]]);
    expect(sheet.readValues(table.dataArea).map(([id]) => id)).toEqual(['first', 'a', 'b', 'c', 'd']);
    expect(sheet.valueAt(7, 1)).toBe('note');
  });

  test('a table below blocks what would tear it', () => {
    const { sheet, table } = withTable();
    sheet.putValues(6, 0, [['x', 'y', 'z']]);
    sheet.addTable(makeArea(6, 0, 2, 2));
    expect(() => table.insertRows(0, [['d', 40, 4]])).toThrow(code('InvalidOperation'));
  });

  test('rows with the wrong number of cells are refused', () => {
    const { table } = withTable();
    expect(() => table.insertRows(undefined, [['d', 40]])).toThrow(code('InvalidArgument'));
  });

  test('rules over the whole data and the looks of the last row go on', () => {
    const { sheet, table } = withTable();
    const rule = sheet.addConditionalFormat([makeArea(2, 2, 3, 1)], 'Custom', { formula: '=C3<0' });
    sheet.setStyle(makeArea(2, 2, 3, 1), { numberFormat: '#,##0.00' });
    table.insertRows(undefined, [['d', 40, 4]]);
    expect(rule.areas).toEqual([makeArea(2, 2, 4, 1)]);
    expect(sheet.styleAt(5, 2).numberFormat).toBe('#,##0.00');
  });

  test('calculated columns fill new rows', () => {
    const { sheet, table } = withTable();
    table.insertColumn(undefined, 'Total', [['=C3*D3'], ['=C4*D4'], ['=C5*D5']]);
    table.columns[3]!.calculatedFormula = '=C3*D3';
    sheet.enter(makeArea(5, 1, 1, 3), [['d', 40, 4]]);
    expect(sheet.formulaAt(5, 4)).toBe('=C6*D6');
  });

  test('the AutoCorrect hazard can be switched on', () => {
    const off = withTable();
    off.sheet.enter(makeArea(2, 3, 3, 1), [['=1'], ['=2'], ['=3']]);
    expect(off.sheet.readFormulas(makeArea(2, 3, 3, 1)).flat()).toEqual(['=1', '=2', '=3']);
    const on = withTable({ overwriteCalculatedColumns: true });
    on.sheet.enter(makeArea(2, 3, 3, 1), [['=C3'], ['=C4+1'], ['=C5']]);
    expect(on.sheet.readFormulas(makeArea(2, 3, 3, 1)).flat()).toEqual(['=C3', '=C4', '=C5']);
  });
});

describe('shrinking', () => {
  test('deleted rows pull up the cells below; one blank row stays', () => {
    const { sheet, table } = withTable();
    sheet.putValues(6, 1, [['note']]);
    table.deleteRows(1);
    expect(sheet.readValues(table.dataArea).map(([id]) => id)).toEqual(['a', 'c']);
    expect(sheet.valueAt(5, 1)).toBe('note');
    table.deleteRows(0, 2);
    expect(table.dataArea).toEqual(makeArea(2, 1, 1, 3));
    expect(sheet.readValues(table.dataArea)).toEqual([[null, null, null]]);
    expect(() => table.deleteRows(5)).toThrow(code('ItemNotFound'));
  });

  test('whole sheet rows may go, but not the header by itself', () => {
    const { sheet, table } = withTable();
    const row = (index: number, count = 1) => makeArea(index, 0, count, SHEET_COLUMN_COUNT);
    expect(() => sheet.deleteCells(row(1), 'up')).toThrow(code('InvalidOperation'));
    sheet.deleteCells(row(2, 3), 'up');
    expect(table.area).toEqual(makeArea(1, 1, 2, 3));
    sheet.deleteCells(row(0, 4), 'up');
    expect(sheet.tables).toEqual([]);
  });
});

describe('columns', () => {
  test('renaming rewrites structured references and the header, both ways', () => {
    const { sheet, table } = withTable();
    sheet.enter(makeArea(0, 6, 1, 2), [['=SUM(Lines[Amount])', '=Lines[[#Totals],[Amount]]']]);
    table.renameColumn(1, 'Net');
    expect(sheet.valueAt(1, 2)).toBe('Net');
    expect(sheet.readFormulas(makeArea(0, 6, 1, 2)).flat()).toEqual(['=SUM(Lines[Net])', '=Lines[[#Totals],[Net]]']);
    sheet.enter(makeArea(1, 2), [['Gross']]);
    expect(table.columns[1]!.name).toBe('Gross');
    expect(sheet.formulaAt(0, 6)).toBe('=SUM(Lines[Gross])');
    sheet.enter(makeArea(1, 2), [['Id']]);
    expect(table.columns[1]!.name).toBe('Id2');
  });

  test('come and go', () => {
    const { sheet, table } = withTable();
    sheet.putValues(1, 5, [['beside']]);
    table.insertColumn(1, 'New', [[1], [2], [3]]);
    expect(table.columns.map(({ name }) => name)).toEqual(['Id', 'New', 'Amount', 'Rate']);
    expect(sheet.valueAt(1, 6)).toBe('beside');
    sheet.enter(makeArea(0, 8), [['=SUM(Lines[New])']]);
    table.deleteColumn(1);
    expect(sheet.formulaAt(0, 8)).toBe('=SUM(#REF!)');
    expect(table.columns.map(({ name }) => name)).toEqual(['Id', 'Amount', 'Rate']);
  });

  test('an unknown table or column is refused in formulas', () => {
    const { sheet } = withTable();
    expect(() => sheet.enter(makeArea(0, 0), [['=SUM(Lines[Nope])']])).toThrow(code('InvalidArgument'));
    sheet.enter(makeArea(0, 0), [['=SUM(lines[amount])']]);
  });
});

describe('other changes', () => {
  test('a new name goes through all formulas', () => {
    const { workbook, sheet, table } = withTable();
    sheet.enter(makeArea(0, 6), [['=SUM(Lines[Amount])']]);
    table.name = 'tbl_Lines';
    expect(sheet.formulaAt(0, 6)).toBe('=SUM(tbl_Lines[Amount])');
    expect(workbook.table('TBL_LINES')).toBe(table);
  });

  test('totals come and go', () => {
    const { sheet, table } = withTable();
    sheet.putValues(5, 1, [['note']]);
    table.showTotals = true;
    expect(sheet.valueAt(5, 1)).toBe('Total');
    expect(sheet.formulaAt(5, 3)).toBe('=SUBTOTAL(109,Lines[Rate])');
    expect(sheet.valueAt(6, 1)).toBe('note');
    expect(table.dataArea.rowCount).toBe(3);
    table.showTotals = false;
    expect(sheet.valueAt(5, 1)).toBe('note');
    expect(table.area.rowCount).toBe(4);
  });

  test('headers come and go with their names', () => {
    const { sheet, table } = withTable();
    table.showHeaders = false;
    expect(sheet.valueAt(1, 1)).toBeNull();
    expect(table.headerArea).toBeUndefined();
    table.showHeaders = true;
    expect(sheet.readValues(table.headerArea!).flat()).toEqual(['Id', 'Amount', 'Rate']);
  });

  test('resizing keeps the header row', () => {
    const { sheet, table } = withTable();
    sheet.putValues(1, 4, [['Extra']]);
    table.resize(makeArea(1, 1, 6, 4));
    expect(table.columns.map(({ name }) => name)).toEqual(['Id', 'Amount', 'Rate', 'Extra']);
    expect(() => table.resize(makeArea(2, 1, 5, 4))).toThrow(code('InvalidArgument'));
    expect(() => table.resize(makeArea(1, 1, 1, 4))).toThrow(code('InvalidArgument'));
  });

  test('value filters hide rows', () => {
    const { sheet, table } = withTable();
    table.setColumnFilter(0, { filterOn: 'Values', values: ['a', 'c'] });
    expect([2, 3, 4].map((row) => sheet.rowFormat(row).hidden ?? false)).toEqual([false, true, false]);
    table.setColumnFilter(0, undefined);
    expect(sheet.rowFormat(3).hidden).toBeUndefined();
  });

  test('deleting takes the cells, converting leaves them', () => {
    const { sheet, table } = withTable();
    sheet.enter(makeArea(0, 6), [['=SUM(Lines[Amount])']]);
    table.convertToRange();
    expect(sheet.valueAt(2, 1)).toBe('a');
    expect(sheet.formulaAt(0, 6)).toBe('=SUM(#REF!)');
    const again = sheet.addTable(makeArea(1, 1, 4, 3));
    again.delete();
    expect(sheet.usedArea()).toEqual(makeArea(0, 6));
  });
});
