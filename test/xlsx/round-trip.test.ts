/** What we write, we read again: cells by property, everything else by example. */
import fc from 'fast-check';
import { makeArea } from '../../src/host/model/area';
import { CELL_ERROR_CODES, cellError } from '../../src/host/model/cell-value';
import type { CellValue } from '../../src/host/model/cell-value';
import { DEFAULT_STYLE } from '../../src/host/model/cell-style';
import type { CellStyle } from '../../src/host/model/cell-style';
import { createWorkbook } from '../../src/host/model/create-workbook';
import type { SheetModel, WorkbookModel } from '../../src/host/model/workbook-model';
import { openZip } from '../../src/xlsx/package/zip-package';
import { readXlsxInto } from '../../src/xlsx/read-xlsx';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';

async function throughFile(model: WorkbookModel): Promise<WorkbookModel> {
  const again = createWorkbook({ sheets: [] });
  await readXlsxInto(again, await writeXlsxFrom(model));
  return again;
}

async function sheetThroughFile(fill: (sheet: SheetModel, model: WorkbookModel) => void): Promise<SheetModel> {
  const model = createWorkbook({ sheets: ['Sheet one'] });
  model.batch('load', () => fill(model.sheets[0]!, model));
  return (await throughFile(model)).sheets[0]!;
}

type CellContent = readonly [row: number, column: number, value: unknown, formula: string | undefined];

function contentOf(sheet: SheetModel): CellContent[] {
  const cells: CellContent[] = [];
  sheet.forEachCell((row, column, value, formula) => {
    if (value !== null || formula !== undefined) cells.push([row, column, value, formula]);
  });
  return cells;
}

const texts = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.constantFrom(
    '=1+1',
    '+A1',
    '#N/A',
    '#DIV/0!',
    '_x0041_',
    ' lead',
    'trail ',
    'two\nlines',
    'a\r\nb',
    '\u0001',
    '<b>&"\'',
    '007',
    'TRUE',
    '2026-03-31',
  ),
);
const values: fc.Arbitrary<CellValue> = fc.oneof(
  texts.filter((text) => text !== ''),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(...CELL_ERROR_CODES.slice(0, 7)).map(cellError),
);
const cells = fc.record({
  row: fc.nat(40),
  column: fc.nat(30),
  value: values,
  formula: fc.option(fc.constantFrom('=A1+1', '="a<b"&"&"', '=SUM($A$1:B2)', "='Sheet one'!C3", '=1/0'), {
    nil: undefined,
  }),
});

test('any cells', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 30 }), async (list) => {
      const model = createWorkbook({ sheets: ['Sheet one'] });
      model.batch('load', () => {
        for (const { row, column, value, formula } of list) {
          if (formula === undefined) model.sheets[0]!.putValues(row, column, [[value]]);
          else model.sheets[0]!.putFormula(row, column, formula, value);
        }
      });
      const plain = (content: CellContent[]): CellContent[] =>
        content.map(([r, c, v, f]) => [r, c, Object.is(v, -0) ? 0 : v, f]);
      const again = await throughFile(model);
      expect(plain(contentOf(again.sheets[0]!))).toEqual(plain(contentOf(model.sheets[0]!)));
    }),
    { numRuns: 40 },
  );
});

test('every member of a style', async () => {
  const line = { style: 'Continuous', weight: 'Thin', color: '#112233' } as const;
  const looks: Partial<CellStyle>[] = [
    { numberFormat: '@' },
    { numberFormat: 'yyyy-mm-dd' },
    { numberFormat: '#,##0.00;[Red](#,##0.00);"–"' },
    { fillColor: '#FFF2CC' },
    {
      fontName: 'Consolas',
      fontSize: 9.5,
      fontColor: '#0000FF',
      bold: true,
      italic: true,
      underline: 'Single',
      strikethrough: true,
    },
    { underline: 'DoubleAccountant' },
    { horizontalAlignment: 'CenterAcrossSelection', verticalAlignment: 'Top', wrapText: true, indentLevel: 2 },
    { shrinkToFit: true, textOrientation: -45 },
    {
      borders: {
        top: line,
        bottom: { style: 'Double', weight: 'Thick', color: '#000000' },
        diagonalUp: { ...line, style: 'Dash' },
      },
    },
    { locked: false, formulaHidden: true },
  ];
  const sheet = await sheetThroughFile((one) => looks.forEach((look, row) => one.setStyle(makeArea(row, 1), look)));
  looks.forEach((look, row) => expect(sheet.styleAt(row, 1)).toEqual({ ...DEFAULT_STYLE, ...look }));
});

test('a formula that gives an error keeps it, and a text that spells one stays text', async () => {
  const sheet = await sheetThroughFile((one) => {
    one.putFormula(0, 0, '=1/0', cellError('#DIV/0!'));
    one.putFormula(1, 0, '="#DIV/0!"', '#DIV/0!');
    one.putValues(2, 0, [['#REF!'], [cellError('#REF!')]]);
  });
  expect(sheet.readValues(makeArea(0, 0, 4, 1)).flat()).toEqual([
    cellError('#DIV/0!'),
    '#DIV/0!',
    '#REF!',
    cellError('#REF!'),
  ]);
});

test('tables, with totals, filter and looks', async () => {
  const model = createWorkbook({ sheets: ['Sheet one'] });
  model.batch('load', () => {
    const sheet = model.sheets[0]!;
    sheet.putValues(1, 1, [
      ['Id', 'Amount'],
      ['a', 1],
      ['b', 2],
      ['Total', null],
    ]);
    sheet.putFormula(4, 2, '=SUBTOTAL(109,[Amount])', 3);
    const table = sheet.addTable(makeArea(1, 1, 4, 2), { name: 'Lines', style: 'TableStyleLight9', showTotals: true });
    table.showBandedRows = false;
    table.highlightFirstColumn = true;
    table.columns[0]!.filter = { filterOn: 'Values', values: ['a'] };
    table.columns[1]!.totalsFunction = 'sum';
    table.columns[1]!.calculatedFormula = '=LEN([@Id])';
  });
  const table = (await throughFile(model)).table('Lines')!;
  expect(table).toMatchObject({
    style: 'TableStyleLight9',
    showBandedRows: false,
    highlightFirstColumn: true,
    highlightLastColumn: false,
    showTotals: true,
  });
  expect(table.area).toEqual(makeArea(1, 1, 4, 2));
  expect(table.dataArea).toEqual(makeArea(2, 1, 2, 2));
  expect(
    table.columns.map(({ name, filter, totalsFunction, calculatedFormula }) => ({
      name,
      filter,
      totalsFunction,
      calculatedFormula,
    })),
  ).toEqual([
    {
      name: 'Id',
      filter: { filterOn: 'Values', values: ['a'] },
      totalsFunction: undefined,
      calculatedFormula: undefined,
    },
    { name: 'Amount', filter: undefined, totalsFunction: 'sum', calculatedFormula: '=LEN([@Id])' },
  ]);
});

test('columns, rows, groups, panes, print settings', async () => {
  const sheet = await sheetThroughFile((one, model) => {
    const bold = model.styles.idOf({ ...DEFAULT_STYLE, bold: true });
    one.putValues(0, 0, [['x']]);
    one.setColumnFormat(0, 1, { sizePoints: 81.75, styleId: bold });
    one.setColumnFormat(2, 3, { outlineLevel: 1, sizePoints: 50 });
    one.setColumnFormat(7, 1, { hidden: true });
    one.setRowFormat(0, 1, { sizePoints: 30, styleId: bold });
    one.setRowFormat(5, 2, { outlineLevel: 2, hidden: true });
    one.frozenPanes = { rowCount: 6, columnCount: 2 };
    one.tabColor = '#00703C';
    one.showGridlines = false;
    one.showHeadings = false;
    one.pageLayout = {
      ...one.pageLayout,
      orientation: 'Landscape',
      paperSize: 'A4',
      zoom: { horizontalFitToPages: 1 },
      leftMargin: 36,
      centerHorizontally: true,
      printAreas: [makeArea(0, 0, 20, 5), makeArea(30, 0, 5, 5)],
      printTitleRows: makeArea(0, 0, 6, 16_384),
      printTitleColumns: makeArea(0, 0, 1_048_576, 2),
      headerFooter: {
        ...one.pageLayout.headerFooter,
        leftFooter: '&A',
        centerHeader: 'R&&D',
        rightFooter: 'Page &P of &N',
      },
    };
  });
  expect(sheet.columnFormat(0).sizePoints).toBe(81.75);
  expect([2, 3, 4].map((column) => sheet.columnFormat(column).outlineLevel)).toEqual([1, 1, 1]);
  expect(sheet.columnFormat(3).sizePoints).toBeCloseTo(50, 3);
  expect(sheet.columnFormat(7).hidden).toBe(true);
  expect(sheet.styleAt(9, 0).bold).toBe(true);
  expect(sheet.styleAt(0, 9).bold).toBe(true);
  expect(sheet.rowFormat(0).sizePoints).toBe(30);
  expect(sheet.rowFormat(6)).toMatchObject({ outlineLevel: 2, hidden: true });
  expect(sheet.frozenPanes).toEqual({ rowCount: 6, columnCount: 2 });
  expect([sheet.tabColor, sheet.showGridlines, sheet.showHeadings]).toEqual(['#00703C', false, false]);
  expect(sheet.pageLayout).toMatchObject({
    orientation: 'Landscape',
    paperSize: 'A4',
    leftMargin: 36,
    centerHorizontally: true,
    printAreas: [makeArea(0, 0, 20, 5), makeArea(30, 0, 5, 5)],
    printTitleRows: makeArea(0, 0, 6, 16_384),
    printTitleColumns: makeArea(0, 0, 1_048_576, 2),
    headerFooter: { leftFooter: '&A', centerHeader: 'R&&D', rightFooter: 'Page &P of &N' },
  });
  expect(sheet.pageLayout.zoom).toEqual({ horizontalFitToPages: 1, verticalFitToPages: undefined });
});

test('links, merged cells, validations, conditional formats, protection', async () => {
  const sheet = await sheetThroughFile((one) => {
    one.putValues(0, 0, [['site'], ['jump'], ['m']]);
    one.setHyperlink(makeArea(0, 0), { address: 'https://example.com/?a=1&b=2', screenTip: 'go' });
    one.setHyperlink(makeArea(1, 0), { documentReference: "'Sheet one'!C3" });
    one.merge(makeArea(2, 0, 2, 3));
    const plain = {
      ignoreBlanks: true,
      errorAlert: { showAlert: true, style: 'Warning', title: 'T', message: 'M' },
      prompt: {},
    };
    one.setDataValidation([makeArea(5, 0, 10, 1)], {
      ...plain,
      rule: { list: { inCellDropDown: true, source: 'yes,no' } },
    });
    one.setDataValidation([makeArea(5, 1)], {
      ...plain,
      rule: { wholeNumber: { formula1: 1, formula2: '=A1', operator: 'Between' } },
    });
    one.addConditionalFormat([makeArea(5, 2, 3, 1)], 'Custom', { formula: '=$A5<0' }).look = {
      fontColor: '#9C0006',
      bold: true,
    };
    one.addConditionalFormat([makeArea(5, 3)], 'CellValue', { formula1: '=10', operator: 'GreaterThan' }).look = {
      fillColor: '#FFC7CE',
    };
    one.protection = { protected: true, options: { allowSort: true } };
  });
  expect(sheet.hyperlinkAt(0, 0)).toMatchObject({ address: 'https://example.com/?a=1&b=2', screenTip: 'go' });
  expect(sheet.hyperlinkAt(1, 0)).toMatchObject({ documentReference: "'Sheet one'!C3" });
  expect(sheet.merges).toEqual([makeArea(2, 0, 2, 3)]);
  expect(sheet.dataValidationAt(9, 0)).toMatchObject({
    rule: { list: { source: 'yes,no' } },
    ignoreBlanks: true,
    errorAlert: { style: 'Warning', title: 'T', message: 'M' },
  });
  expect(sheet.dataValidationAt(5, 1)!.rule).toEqual({
    wholeNumber: { formula1: 1, formula2: '=A1', operator: 'Between' },
  });
  expect(sheet.conditionalFormats.map(({ type, rule, look, areas }) => ({ type, rule, look, areas }))).toMatchObject([
    {
      type: 'CellValue',
      rule: { formula1: '=10', operator: 'GreaterThan' },
      look: { fillColor: '#FFC7CE' },
      areas: [makeArea(5, 3)],
    },
    {
      type: 'Custom',
      rule: { formula: '=$A5<0' },
      look: { fontColor: '#9C0006', bold: true },
      areas: [makeArea(5, 2, 3, 1)],
    },
  ]);
  expect(sheet.protection).toEqual({ protected: true, options: { allowSort: true } });
});

test('names, hidden sheets, properties, array results', async () => {
  const model = createWorkbook({ sheets: ['Data', 'Hidden one', "It's 1"] });
  model.batch('load', () => {
    const [data, hidden, last] = model.sheets as [SheetModel, SheetModel, SheetModel];
    model.setSheetVisibility(hidden, 'VeryHidden');
    model.names.add('Rate', '=0.05', { comment: 'yearly', visible: false });
    model.names.add('Local', "='It''s 1'!$A$1", { scope: last });
    model.activateSheet(last);
    data.putFormula(0, 0, '=UNIQUE(XLOOKUP(1,B:B,C:C))', 5);
    data.putFormulaResult(0, 0, [[5], [6], [7]]);
    model.properties.title = 'Close & more';
    model.properties.custom.set('run', 7);
  });
  const bytes = await writeXlsxFrom(model);
  const xml = openZip(bytes).text('xl/worksheets/sheet1.xml')!;
  expect(xml).toContain(
    '<c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn.UNIQUE(_xlfn.XLOOKUP(1,B:B,C:C))</f><v>5</v></c>',
  );
  const again = createWorkbook({ sheets: [] });
  await readXlsxInto(again, bytes);
  expect(again.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
    ['Data', 'Visible'],
    ['Hidden one', 'VeryHidden'],
    ["It's 1", 'Visible'],
  ]);
  expect(again.activeSheet.name).toBe("It's 1");
  expect(again.names.find('Rate')).toMatchObject({ formula: '=0.05', comment: 'yearly', visible: false });
  expect(again.names.find('Local', again.sheets[2]!)!.formula).toBe("='It''s 1'!$A$1");
  expect(again.sheets[0]!.formulaAt(0, 0)).toBe('=UNIQUE(XLOOKUP(1,B:B,C:C))');
  expect(again.sheets[0]!.spillAt(0, 0)).toEqual(makeArea(0, 0, 3, 1));
  expect(again.sheets[0]!.readValues(makeArea(0, 0, 3, 1)).flat()).toEqual([5, 6, 7]);
  expect(again.properties.title).toBe('Close & more');
  expect(again.properties.custom.get('run')).toBe(7);
});

test('the same workbook is the same bytes', async () => {
  const make = (): Promise<Uint8Array> => {
    const model = createWorkbook({ sheets: ['A'] });
    model.sheets[0]!.putValues(0, 0, [['x', 1, true]]);
    return writeXlsxFrom(model);
  };
  expect(await make()).toEqual(await make());
});
