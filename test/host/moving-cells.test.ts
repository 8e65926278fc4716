import { makeArea, SHEET_COLUMN_COUNT, SHEET_ROW_COUNT } from '../../src/host/model/area';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { SheetModel, WorkbookModel } from '../../src/host/model/workbook-model';

const wholeRows = (row: number, count = 1) => makeArea(row, 0, count, SHEET_COLUMN_COUNT);
const wholeColumns = (column: number, count = 1) => makeArea(0, column, SHEET_ROW_COUNT, count);

/** A1:C4 = row*10+column, D1 = formula over B, E on another sheet. */
function filled(): { workbook: WorkbookModel; sheet: SheetModel; other: SheetModel } {
  const workbook = createWorkbook();
  const sheet = workbook.activeSheet;
  const other = workbook.addSheet('Other');
  sheet.putValues(
    0,
    0,
    [0, 1, 2, 3].map((row) => [0, 1, 2].map((column) => row * 10 + column)),
  );
  sheet.enter(makeArea(0, 3), [['=SUM(B1:B4)']]);
  other.enter(makeArea(0, 0), [['=Sheet1!B3+SUM(Sheet1!B2:B3)']]);
  return { workbook, sheet, other };
}

describe('inserting and deleting', () => {
  test('whole rows take values, looks, heights and references along', () => {
    const { workbook, sheet, other } = filled();
    sheet.setStyle(makeArea(1, 1), { bold: true });
    sheet.setRowFormat(2, 1, { sizePoints: 30 });
    workbook.names.add('Third', '=Sheet1!$A$3:$C$3');
    const anchor = workbook.track(sheet, makeArea(2, 0, 1, 3));
    sheet.insertCells(wholeRows(2, 2), 'down');
    expect(sheet.readValues(makeArea(0, 1, 6, 1)).flat()).toEqual([1, 11, null, null, 21, 31]);
    expect(sheet.formulaAt(0, 3)).toBe('=SUM(B1:B6)');
    expect(other.formulaAt(0, 0)).toBe('=Sheet1!B5+SUM(Sheet1!B2:B5)');
    expect(workbook.names.find('Third')?.formula).toBe('=Sheet1!$A$5:$C$5');
    expect(anchor.area).toEqual(makeArea(4, 0, 1, 3));
    expect(sheet.rowFormat(4).sizePoints).toBe(30);
    expect(sheet.styleAt(2, 1).bold).toBe(true);
    sheet.deleteCells(wholeRows(2, 3), 'up');
    expect(sheet.readValues(makeArea(0, 1, 3, 1)).flat()).toEqual([1, 11, 31]);
    expect(sheet.formulaAt(0, 3)).toBe('=SUM(B1:B3)');
    expect(other.formulaAt(0, 0)).toBe('=Sheet1!#REF!+SUM(Sheet1!B2:B2)');
    expect(anchor.area).toBeUndefined();
  });

  test('whole columns too', () => {
    const { sheet } = filled();
    sheet.setColumnFormat(1, 1, { sizePoints: 90 });
    sheet.insertCells(wholeColumns(1), 'right');
    expect(sheet.readValues(makeArea(1, 0, 1, 4)).flat()).toEqual([10, null, 11, 12]);
    expect(sheet.formulaAt(0, 4)).toBe('=SUM(C1:C4)');
    expect(sheet.columnFormat(2).sizePoints).toBe(90);
    sheet.deleteCells(wholeColumns(1, 2), 'left');
    expect(sheet.readValues(makeArea(1, 0, 1, 2)).flat()).toEqual([10, 12]);
    expect(sheet.formulaAt(0, 2)).toBe('=SUM(#REF!)');
  });

  test('some cells move, their neighbours do not', () => {
    const { sheet } = filled();
    sheet.insertCells(makeArea(1, 1, 2, 1), 'down');
    expect(sheet.readValues(makeArea(0, 0, 6, 3)).map((line) => line.slice(0, 3))).toEqual([
      [0, 1, 2],
      [10, null, 12],
      [20, null, 22],
      [30, 11, 32],
      [null, 21, null],
      [null, 31, null],
    ]);
    sheet.deleteCells(makeArea(1, 0, 1, 2), 'left');
    expect(sheet.readValues(makeArea(1, 0, 1, 3)).flat()).toEqual([12, null, null]);
  });

  test('merges, rules, validations, links, comments and print titles follow', () => {
    const { workbook, sheet } = filled();
    sheet.merge(makeArea(5, 0, 1, 3));
    const format = sheet.addConditionalFormat([makeArea(2, 1, 2, 1)], 'Custom', { formula: '=B3>$B$1' });
    sheet.setDataValidation([makeArea(2, 0, 1, 1)], {
      rule: { list: { source: '=$C$1:$C$4' } },
      ignoreBlanks: true,
      errorAlert: {},
      prompt: {},
    });
    sheet.setHyperlink(makeArea(3, 2), { address: 'https://example.com' });
    sheet.pageLayout = { ...sheet.pageLayout, printTitleRows: wholeRows(0), printAreas: [makeArea(0, 0, 4, 3)] };
    sheet.insertCells(wholeRows(1), 'down');
    expect(sheet.merges).toEqual([makeArea(6, 0, 1, 3)]);
    expect(format.areas).toEqual([makeArea(3, 1, 2, 1)]);
    expect(sheet.conditionalFormats[0]?.rule).toEqual({ formula: '=B4>$B$1' });
    expect(sheet.dataValidationAt(3, 0)?.rule).toEqual({ list: { source: '=$C$1:$C$5' } });
    expect(sheet.hyperlinkAt(4, 2)?.address).toBe('https://example.com');
    expect(sheet.pageLayout).toMatchObject({ printTitleRows: wholeRows(0), printAreas: [makeArea(0, 0, 5, 3)] });
    expect(workbook.isDirty).toBe(true);
  });

  test('filled cells are not pushed off the sheet', () => {
    const { sheet } = filled();
    sheet.putValues(SHEET_ROW_COUNT - 1, 0, [['last']]);
    expect(() => sheet.insertCells(wholeRows(0), 'down')).toThrow(
      expect.objectContaining({ code: 'NonBlankCellOffSheet' }),
    );
    sheet.insertCells(makeArea(0, 1, 1, 1), 'down');
  });

  test('a hundred thousand rows move in reasonable time', () => {
    const sheet = createWorkbook().activeSheet;
    for (let column = 0; column < 25; column++) {
      sheet.putColumn(column, 0, { values: Array.from({ length: 100_000 }, (_, row) => row) });
    }
    const started = performance.now();
    sheet.insertCells(wholeRows(10, 3), 'down');
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(sheet.valueAt(100_002, 24)).toBe(99_999);
    expect(sheet.valueAt(11, 3)).toBeNull();
  });
});

describe('copying', () => {
  test('one row of formulas fills the rows below', () => {
    const { sheet } = filled();
    sheet.enter(makeArea(0, 4, 1, 2), [['=A1*$B$1', '=E1+D$1']]);
    sheet.copyFrom(makeArea(1, 4, 3, 2), sheet, makeArea(0, 4, 1, 2), 'Formulas');
    expect(sheet.readFormulas(makeArea(1, 4, 3, 2))).toEqual([
      ['=A2*$B$1', '=E2+D$1'],
      ['=A3*$B$1', '=E3+D$1'],
      ['=A4*$B$1', '=E4+D$1'],
    ]);
  });

  test('values only, looks only, over themselves', () => {
    const { sheet, other } = filled();
    sheet.setStyle(makeArea(0, 0), { fillColor: '#FFFF00' });
    other.copyFrom(makeArea(5, 0), sheet, makeArea(0, 0, 1, 4), 'Values');
    expect(other.readFormulas(makeArea(5, 0, 1, 4)).flat()).toEqual([undefined, undefined, undefined, undefined]);
    expect(other.styleAt(5, 0).fillColor).toBe('');
    other.copyFrom(makeArea(5, 0), sheet, makeArea(0, 0), 'Formats');
    expect(other.styleAt(5, 0).fillColor).toBe('#FFFF00');
    sheet.copyFrom(makeArea(1, 0, 3, 3), sheet, makeArea(0, 0, 3, 3));
    expect(sheet.readValues(makeArea(0, 0, 4, 1)).flat()).toEqual([0, 0, 10, 20]);
  });
});

describe('sorting', () => {
  test('numbers before text before booleans, blanks last, rows kept together', () => {
    const sheet = createWorkbook().activeSheet;
    sheet.putValues(0, 0, [
      ['b', 1],
      [null, 2],
      [true, 3],
      [7, 4],
      ['A', 5],
      [-1, 6],
    ]);
    sheet.sort(makeArea(0, 0, 6, 2), [{ offset: 0, ascending: true }]);
    expect(sheet.readValues(makeArea(0, 1, 6, 1)).flat()).toEqual([6, 4, 5, 1, 3, 2]);
    sheet.sort(makeArea(0, 0, 6, 2), [{ offset: 0, ascending: false }]);
    expect(sheet.readValues(makeArea(0, 1, 6, 1)).flat()).toEqual([3, 1, 5, 4, 6, 2]);
  });

  test('formulas keep pointing at their own row', () => {
    const sheet = createWorkbook().activeSheet;
    sheet.enter(makeArea(0, 0, 3, 2), [
      [3, '=A1*2'],
      [1, '=A2*2'],
      [2, '=A3*2'],
    ]);
    sheet.sort(makeArea(0, 0, 3, 2), [{ offset: 0, ascending: true }]);
    expect(sheet.readFormulas(makeArea(0, 1, 3, 1)).flat()).toEqual(['=A1*2', '=A2*2', '=A3*2']);
    expect(sheet.readValues(makeArea(0, 0, 3, 1)).flat()).toEqual([1, 2, 3]);
  });
});
