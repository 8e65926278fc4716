/** A plan applied to the in-memory workbook: what stands where, how it looks, and what a second run replaces. */
import { makeArea } from '../../src/host/model/area';
import { cellError } from '../../src/host/model/cell-value';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import type { PlannedColumn, SheetPlan, WorkbookPlan } from '../../src/workbook/workbook-plan';
import { applyPlanToModel } from '../../src/xlsx/apply-plan';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';

const column = (header: string, cells: PlannedColumn['cells'], more: Partial<PlannedColumn> = {}): PlannedColumn => ({
  header,
  cells,
  width: 12,
  style: 'constant',
  align: 'left',
  numberFormat: '@',
  grouped: false,
  ...more,
});

const JOURNAL: SheetPlan = {
  name: 'Daily journal',
  tabColor: '#00703C',
  cells: [
    { row: 0, column: 0, content: { kind: 'value', value: '=title' }, style: 'title' },
    {
      row: 1,
      column: 2,
      content: { kind: 'formula', formula: '=SUM(DailyJournal[Amount])', result: 31.5 },
      style: 'check',
      numberFormat: '0.00',
    },
  ],
  table: {
    name: 'DailyJournal',
    headerRow: 3,
    firstColumn: 1,
    rowCount: 3,
    style: 'TableStyleLight1',
    columns: [
      column('Entry', { kind: 'values', values: ['=1', '007', ''] }),
      column(
        'Amount',
        { kind: 'values', values: [10, 20.5, 1] },
        { numberFormat: ['0.00', '0', '0.000'], align: 'right', width: 20 },
      ),
      column(
        'Double',
        { kind: 'fill', formula: '=C5*2+$C$5', results: [30, 51, 12] },
        { style: 'formula', numberFormat: '0.00', grouped: true },
      ),
      column(
        'Link',
        { kind: 'formulas', formulas: ['=HYPERLINK("#A1","go")', '', '="x"'], results: ['go', 'ignored', 'x'] },
        { style: 'link', grouped: true, align: 'center' },
      ),
    ],
  },
  columnWidths: [{ column: 0, width: 3 }],
  freeze: { rows: 4, columns: 1 },
  showGridlines: false,
  landscape: true,
};

const EMPTY: SheetPlan = {
  ...JOURNAL,
  name: 'Problems',
  cells: [],
  table: {
    ...JOURNAL.table!,
    name: 'Problems1',
    rowCount: 0,
    columns: [column('What', { kind: 'values', values: [] })],
  },
};

const PLAN: WorkbookPlan = { sheets: [JOURNAL, EMPTY], activate: 'Problems' };

function applied(): WorkbookModel {
  const model = createWorkbook({ sheets: ['Mine'] });
  applyPlanToModel(model, PLAN);
  return model;
}

test('constants stay what they are, formulas carry their expected results and are filled down', () => {
  const sheet = applied().sheet('Daily journal')!;
  expect(sheet.readValues(makeArea(3, 1, 4, 4))).toEqual([
    ['Entry', 'Amount', 'Double', 'Link'],
    ['=1', 10, 30, 'go'],
    ['007', 20.5, 51, null],
    [null, 1, 12, 'x'],
  ]);
  expect(sheet.readFormulas(makeArea(4, 3, 3, 2))).toEqual([
    ['=C5*2+$C$5', '=HYPERLINK("#A1","go")'],
    ['=C6*2+$C$5', undefined],
    ['=C7*2+$C$5', '="x"'],
  ]);
  expect([sheet.valueAt(0, 0), sheet.formulaAt(0, 0)]).toEqual(['=title', undefined]);
  expect([sheet.valueAt(1, 2), sheet.formulaAt(1, 2)]).toEqual([31.5, '=SUM(DailyJournal[Amount])']);
});

test('looks, formats by row, widths, groups, panes', () => {
  const sheet = applied().sheet('Daily journal')!;
  expect(sheet.styleAt(0, 0)).toMatchObject({ bold: true, fontSize: 16, numberFormat: '@' });
  expect(sheet.styleAt(3, 1)).toMatchObject({
    bold: true,
    fontColor: '#FFFFFF',
    fillColor: '#1F3864',
    wrapText: true,
    verticalAlignment: 'Center',
    numberFormat: '@',
  });
  expect([4, 5, 6].map((row) => sheet.styleAt(row, 2).numberFormat)).toEqual(['0.00', '0', '0.000']);
  expect(sheet.styleAt(5, 2).horizontalAlignment).toBe('Right');
  expect(sheet.styleAt(6, 4)).toMatchObject({
    fontColor: '#00703C',
    underline: 'Single',
    horizontalAlignment: 'Center',
  });
  expect(sheet.columnFormat(0).sizePoints).toBe(19.5);
  expect(sheet.columnFormat(2)).toEqual({ sizePoints: 108.75 });
  expect([3, 4].map((at) => sheet.columnFormat(at).outlineLevel)).toEqual([1, 1]);
  expect(sheet.frozenPanes).toEqual({ rowCount: 4, columnCount: 1 });
  expect([sheet.tabColor, sheet.showGridlines, sheet.pageLayout.orientation]).toEqual(['#00703C', false, 'Landscape']);
});

test('tables, one without rows among them; the sheet to show is shown', () => {
  const model = applied();
  expect(model.tables.map(({ name, style, dataArea }) => [name, style, dataArea])).toEqual([
    ['DailyJournal', 'TableStyleLight1', makeArea(4, 1, 3, 4)],
    ['Problems1', 'TableStyleLight1', makeArea(4, 1, 1, 1)],
  ]);
  expect(model.activeSheet.name).toBe('Problems');
  expect(model.sheets.map(({ name }) => name)).toEqual(['Mine', 'Daily journal', 'Problems']);
});

test('a second run replaces the sheets of the first and leaves the others', () => {
  const model = applied();
  model.sheet('Mine')!.putFormula(0, 0, '=SUM(DailyJournal[Amount])', 31.5);
  applyPlanToModel(model, PLAN);
  const { table } = JOURNAL;
  applyPlanToModel(model, { ...PLAN, sheets: [{ ...JOURNAL, table: { ...table!, rowCount: 1 } }, EMPTY] });
  expect(model.sheets.map(({ name }) => name)).toEqual(['Mine', 'Daily journal', 'Problems']);
  expect(model.table('DailyJournal')!.dataArea).toEqual(makeArea(4, 1, 1, 4));
  expect(model.sheet('Mine')!.formulaAt(0, 0)).toBe('=SUM(DailyJournal[Amount])');
});

test('all tables are read: errors as the text Excel shows, blanks as null, no totals row', () => {
  const model = createWorkbook({ sheets: ['Credit notes'] });
  const sheet = model.sheets[0]!;
  model.batch('load', () => {
    sheet.putValues(2, 1, [
      ['Note', 'Amount'],
      ['CN-1', 5],
      ['', cellError('#REF!')],
      [true, null],
      ['Total', 5],
    ]);
    sheet.addTable(makeArea(2, 1, 5, 2), { name: 'CreditNotes', showTotals: true });
  });
  expect(tablesOfModel(model)).toEqual([
    {
      name: 'CreditNotes',
      sheet: 'Credit notes',
      headerRow: 2,
      headerColumn: 1,
      headers: ['Note', 'Amount'],
      source: 'workbook',
      rows: [
        ['CN-1', 5],
        [null, '#REF!'],
        [true, null],
      ],
    },
  ]);
});
