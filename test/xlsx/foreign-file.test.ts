/** A file of another program: read, changed, saved. What we do not hold must survive; what we change must be right. */
import { createWorkbook } from '../../src/host/model/create-workbook';
import { makeArea } from '../../src/host/model/area';
import { cellError } from '../../src/host/model/cell-value';
import type { WorkbookModel } from '../../src/host/model/workbook-model';
import { contentTypeOf } from '../../src/xlsx/package/content-types';
import { readRelationships, resolveTarget } from '../../src/xlsx/package/relationships';
import { parseXml } from '../../src/xlsx/package/xml-tree';
import { openZip } from '../../src/xlsx/package/zip-package';
import type { ZipPackage } from '../../src/xlsx/package/zip-package';
import { readXlsxInto } from '../../src/xlsx/read-xlsx';
import type { OpenedXlsx } from '../../src/xlsx/read-xlsx';
import { writeXlsxFrom } from '../../src/xlsx/write-xlsx';
import { WorkbookFileError } from '../../src/xlsx/workbook-file-error';
import { foreignWorkbook, FOREIGN_PARTS } from './foreign-workbook';

async function open(bytes?: Uint8Array): Promise<{ model: WorkbookModel; opened: OpenedXlsx }> {
  const model = createWorkbook({ sheets: [] });
  return { model, opened: await readXlsxInto(model, bytes ?? (await foreignWorkbook())) };
}

/** Every internal relationship leads to a part, and every part has a content type. */
function faultsOf(zip: ZipPackage): string[] {
  const owners = ['', ...zip.paths.filter((path) => !path.endsWith('.rels') && path !== '[Content_Types].xml')];
  const dangling = owners.flatMap((owner) =>
    readRelationships(zip, owner)
      .filter(({ external, target }) => !external && !zip.has(resolveTarget(owner, target)))
      .map(({ target }) => `${owner} → ${target}`),
  );
  const untyped = owners.filter((path) => path !== '' && contentTypeOf(zip, path) === undefined);
  const broken = zip.paths.filter((path) => /\.(xml|rels)$/.test(path) && !parses(zip.text(path) ?? ''));
  return [...dangling, ...untyped, ...broken];
}

function parses(text: string): boolean {
  try {
    return parseXml(text).name !== '';
  } catch {
    return false;
  }
}

describe('reading', () => {
  test('tabs in the order of the workbook, not of the parts', async () => {
    const { model } = await open();
    expect(model.sheets.map(({ name }) => name)).toEqual(['Ledger & notes', 'Charts']);
    expect(model.activeSheet.name).toBe('Charts');
  });

  test('values, shared formulas, errors, dates as serial numbers, rich text as its text', async () => {
    const { model } = await open();
    const sheet = model.sheet('Ledger & notes')!;
    expect(sheet.readValues(makeArea(1, 0, 4, 3))).toEqual([
      ['Id', 'Weight', 'Double'],
      [46112, 1.5, 3],
      ['rich text', 2, 4],
      ['Total', null, cellError('#DIV/0!')],
    ]);
    expect(sheet.formulaAt(3, 2)).toBe('=B4*2+$A$2');
  });

  test('tables with calculated column and totals row', async () => {
    const { model } = await open();
    const table = model.table('Weights')!;
    expect(table.dataArea).toEqual(makeArea(2, 0, 2, 3));
    expect(table.style).toBe('TableStyleMedium4');
    expect(table.columns[2]).toMatchObject({
      calculatedFormula: '=Weights[[#This Row],[Weight]]*2',
      totalsFunction: 'sum',
    });
  });

  test('looks of cells and whole columns, panes, names', async () => {
    const { model } = await open();
    const ledger = model.sheet('Ledger & notes')!;
    expect(model.sheet('Charts')!.styleAt(0, 0)).toMatchObject({ bold: true, fontSize: 14, fontColor: '#C00000' });
    expect(ledger.styleAt(2, 1).numberFormat).toBe('0.0" kg"');
    expect(ledger.styleAt(500, 1).numberFormat).toBe('0.0" kg"');
    expect(ledger.columnFormat(0).sizePoints).toBe(108.75);
    expect(ledger.frozenPanes).toEqual({ rowCount: 2, columnCount: 0 });
    expect(ledger.tabColor).toBe('#00B050');
    expect(ledger.pageLayout.printTitleRows).toEqual(makeArea(0, 0, 2, 16_384));
    expect(model.names.all.map(({ name, formula, comment }) => [name, formula, comment])).toEqual([
      ['Rate', '=0.05', 'yearly'],
    ]);
  });
});

describe('saving without a change', () => {
  test('keeps every part byte for byte except the workbook part, its relationships and the calculation chain', async () => {
    const bytes = await foreignWorkbook();
    const { model, opened } = await open(bytes);
    const before = openZip(bytes);
    const after = openZip(await writeXlsxFrom(model, opened));
    expect(after.has('xl/calcChain.xml')).toBe(false);
    const rewritten = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '[Content_Types].xml', 'xl/calcChain.xml'];
    const kept = before.paths.filter((path) => !rewritten.includes(path));
    expect(kept.filter((path) => after.text(path) !== before.text(path))).toEqual([]);
    expect(faultsOf(after)).toEqual([]);
    expect(after.text('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(after.text('xl/workbook.xml')).toContain('name="_xlnm._FilterDatabase" localSheetId="1" hidden="1"');
  });
});

describe('saving with changes', () => {
  test('a new sheet in front: foreign parts stay, the hidden name follows its sheet, one tab is selected', async () => {
    const { model, opened } = await open();
    const added = model.addSheet('Daily journal', 0);
    added.putValues(0, 0, [['Amount'], [12.5], [3]]);
    added.setStyle(makeArea(1, 0, 2, 1), { numberFormat: '#,##0.000', bold: true });
    added.addTable(makeArea(0, 0, 3, 1), { name: 'DailyJournal' });
    model.activateSheet(added);
    const zip = openZip(await writeXlsxFrom(model, opened));
    expect(faultsOf(zip)).toEqual([]);
    for (const [path, text] of Object.entries(FOREIGN_PARTS)) expect(zip.text(path)).toBe(text);
    expect(zip.text('xl/workbook.xml')).toContain('name="_xlnm._FilterDatabase" localSheetId="2"');
    const selected = zip.paths.filter(
      (path) => path.includes('worksheets/sheet') && (zip.text(path) ?? '').includes('tabSelected="1"'),
    );
    expect(selected).toEqual(['xl/worksheets/sheet3.xml']);

    const again = await open(await zip.toBytes());
    expect(again.model.sheets.map(({ name }) => name)).toEqual(['Daily journal', 'Ledger & notes', 'Charts']);
    expect(again.model.sheet('Daily journal')!.styleAt(1, 0)).toMatchObject({
      numberFormat: '#,##0.000',
      bold: true,
      fontName: 'Calibri',
    });
    expect(again.model.sheet('Charts')!.styleAt(0, 0)).toMatchObject({ bold: true, fontSize: 14 });
    expect(again.model.table('DailyJournal')!.dataArea).toEqual(makeArea(1, 0, 2, 1));
  });

  test('fonts of new sheets default to the font of the file', async () => {
    const { model, opened } = await open();
    model.addSheet('New').putValues(0, 0, [['x']]);
    model.sheet('New')!.setStyle(makeArea(0, 0), { bold: true });
    const styles = openZip(await writeXlsxFrom(model, opened)).text('xl/styles.xml') ?? '';
    expect(styles).not.toContain('Calibri');
    expect(styles.match(/Aptos Narrow/g)!.length).toBeGreaterThan(2);
  });

  test('an edited sheet keeps its chart and comment; the edit is there', async () => {
    const { model, opened } = await open();
    model.sheet('Charts')!.putValues(1, 0, [['edited']]);
    const zip = openZip(await writeXlsxFrom(model, opened));
    expect(faultsOf(zip)).toEqual([]);
    const xml = zip.text('xl/worksheets/sheet1.xml') ?? '';
    expect(xml).toContain('edited');
    expect(xml.indexOf('<drawing r:id="rId1"/>')).toBeGreaterThan(xml.indexOf('</sheetData>'));
    expect(xml).toContain('<legacyDrawing r:id="rId2"/>');
    expect(zip.text('xl/comments1.xml')).toBe(FOREIGN_PARTS['xl/comments1.xml']);
  });

  test('an edited sheet keeps its calculated column, totals and table id of its own', async () => {
    const { model, opened } = await open();
    model.sheet('Ledger & notes')!.putValues(2, 1, [[9]]);
    const bytes = await writeXlsxFrom(model, opened);
    const again = await open(bytes);
    const table = again.model.table('Weights')!;
    expect(table.columns[2]).toMatchObject({
      calculatedFormula: '=Weights[[#This Row],[Weight]]*2',
      totalsFunction: 'sum',
    });
    expect(again.model.sheet('Ledger & notes')!.styleAt(500, 1).numberFormat).toBe('0.0" kg"');
    expect(again.model.sheet('Ledger & notes')!.valueAt(4, 2)).toEqual(cellError('#DIV/0!'));
    expect(faultsOf(openZip(bytes))).toEqual([]);
  });

  test('a deleted sheet takes its chart along, and nothing else', async () => {
    const { model, opened } = await open();
    model.deleteSheet(model.sheet('Charts')!);
    const zip = openZip(await writeXlsxFrom(model, opened));
    expect(faultsOf(zip)).toEqual([]);
    expect(zip.has('xl/charts/chart1.xml')).toBe(false);
    expect(zip.has('xl/worksheets/sheet1.xml')).toBe(false);
    expect(zip.text('customXml/item1.xml')).toBe(FOREIGN_PARTS['customXml/item1.xml']);
    expect(zip.text('xl/workbook.xml')).not.toContain('_FilterDatabase');
  });
});

describe('files that cannot be read', () => {
  const failure = async (bytes: Uint8Array): Promise<unknown> => open(bytes).catch((error: unknown) => error);

  test.each([
    ['no zip container', new TextEncoder().encode('Contract,Price\nC-1,100\n'), /not an Excel workbook/],
    ['a protected or old file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), /password/],
    ['nothing', new Uint8Array(0), /not an Excel workbook/],
  ])('%s', async (_, bytes, message) => {
    const error = await failure(bytes);
    expect(error).toBeInstanceOf(WorkbookFileError);
    expect((error as Error).message).toMatch(message);
  });

  test('dates counted from 1904', async () => {
    const workbook = openZip(await foreignWorkbook()).text('xl/workbook.xml')!;
    const error = await failure(
      await foreignWorkbook({ 'xl/workbook.xml': workbook.replace('<workbookPr', '<workbookPr date1904="1"') }),
    );
    expect((error as Error).message).toMatch(/1904 date system/);
  });

  test('a part cut short', async () => {
    const bytes = await foreignWorkbook();
    expect(await failure(bytes.slice(0, bytes.length - 40))).toBeInstanceOf(WorkbookFileError);
    expect(await failure(await foreignWorkbook({ 'xl/workbook.xml': '<workbook><sheets>' }))).toBeInstanceOf(
      WorkbookFileError,
    );
  });
});
