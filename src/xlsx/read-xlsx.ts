/**
 * Opens a workbook file into the in-memory workbook. Cells, formulas with their results, looks, tables, names, panes,
 * print settings, links, validations and formula-based conditional formats are read. What the model does not hold
 * (charts, pivot tables, pictures, comments, macros, custom XML, web extensions, parts of later versions) stays in the
 * file and is saved again by `writeXlsxFrom` when the `OpenedXlsx` is handed to it.
 */
import { readXlsx } from 'hucre/xlsx';
import type { Workbook as FileContent } from 'hucre/xlsx';
import { areaOfCorners, parseAddress, parseCorner, splitSheetPrefix } from '../host/formula/a1';
import type { Area } from '../host/model/area';
import { ModelError } from '../host/model/model-error';
import type { SheetModel, WorkbookModel } from '../host/model/workbook-model';
import { readCellFormats } from './cell-formats';
import { shownFormula } from './function-prefixes';
import { baseFontOf, createStyleReader } from './hucre-style';
import type { BaseFont } from './hucre-style';
import { isOfKind, readRelationships, resolveTarget } from './package/relationships';
import { openZip, ZipFormatError } from './package/zip-package';
import type { ZipPackage } from './package/zip-package';
import { readSheetInto } from './read-sheet';
import { fingerprintOf } from './sheet-fingerprint';
import { readTablePart } from './table-part';
import { nameKey, PRINT_AREA, PRINT_TITLES, readWorkbookPart } from './workbook-part';
import type { FileName, WorkbookPart } from './workbook-part';
import { WorkbookFileError } from './workbook-file-error';

/** What saving needs of the file that was opened. */
export interface OpenedXlsx {
  readonly bytes: Uint8Array;
  readonly baseFont: BaseFont;
  /** By id of the model's sheet. */
  readonly sheets: ReadonlyMap<string, OpenedSheet>;
  /** Names in the file that the model does not hold, as `nameKey` writes them. */
  readonly foreignNames: ReadonlySet<string>;
}

export interface OpenedSheet {
  readonly path: string;
  readonly fingerprint: string;
}

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Replaces the content of `model` by that of a file (.xlsx or .xlsm bytes). Throws WorkbookFileError with a message for
 * people when the bytes are no readable workbook.
 */
export async function readXlsxInto(model: WorkbookModel, bytes: Uint8Array): Promise<OpenedXlsx> {
  if (COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) {
    throw new WorkbookFileError(
      'The file is protected by a password, or it is in the old .xls format. Save it as .xlsx without a password.',
    );
  }
  try {
    return await readFile(model, bytes);
  } catch (error) {
    if (error instanceof WorkbookFileError) throw error;
    if (error instanceof ZipFormatError) throw new WorkbookFileError(error.message, { cause: error });
    const reason = error instanceof Error ? error.message : String(error);
    throw new WorkbookFileError(`The workbook cannot be read: ${reason}`, { cause: error });
  }
}

async function readFile(model: WorkbookModel, bytes: Uint8Array): Promise<OpenedXlsx> {
  const zip = openZip(bytes);
  const part = readWorkbookPart(zip);
  const formats = await readCellFormats(zip, part.path);
  const frame = await readXlsx(bytes, { readStyles: true, sheets: () => false });
  const baseFont = baseFontOf(frame.defaultFont);
  const opened = { bytes, baseFont, sheets: new Map<string, OpenedSheet>(), foreignNames: new Set<string>() };
  model.beginBatch('load');
  try {
    const added = makeSheets(model, part);
    for await (const { index, content } of readContents(zip, bytes, part)) {
      const sheet = added[index];
      if (!sheet) continue;
      const { path } = part.sheets[index]!;
      const styleId = createStyleReader(model.styles, baseFont, frame.themeColors ?? []);
      const styleIdOfFormat = (format: number): number => styleId(formats[format]);
      readSheetInto(sheet, { content, xml: zip.text(path) ?? '', styleId, styleIdOfFormat });
      readTables(sheet, zip, path);
    }
    for (const name of readNames(model, part, added)) opened.foreignNames.add(nameKey(name));
    readProperties(model, frame);
    model.calculationMode = part.manualCalculation ? 'Manual' : 'Automatic';
    const active = added[part.activeIndex];
    if (active?.visibility === 'Visible') model.activateSheet(active);
    part.sheets.forEach(({ path }, index) => {
      const sheet = added[index];
      if (sheet) opened.sheets.set(sheet.id, { path, fingerprint: fingerprintOf(sheet) });
    });
  } finally {
    await model.endBatch();
  }
  model.isDirty = false;
  return opened;
}

/** Above this size the list of shared texts is not worth reading for each sheet again. */
const LARGE_TEXT_LIST_BYTES = 1_000_000;

/** Worksheets one after the other: as the library reads them they take several times the room they need later. */
async function* readContents(
  zip: ZipPackage,
  bytes: Uint8Array,
  part: WorkbookPart,
): AsyncGenerator<{ readonly index: number; readonly content: FileContent['sheets'][number] }> {
  const wanted = part.sheets.flatMap(({ isWorksheet, name }, index) => (isWorksheet ? [{ index, name }] : []));
  const texts = readRelationships(zip, part.path).find((relationship) => isOfKind(relationship, 'sharedStrings'));
  const textPath = texts && resolveTarget(part.path, texts.target);
  const isLarge = textPath !== undefined && zip.has(textPath) && zip.bytes(textPath).length > LARGE_TEXT_LIST_BYTES;
  for (const group of isLarge ? [wanted] : wanted.map((sheet) => [sheet])) {
    const { sheets } = await readXlsx(bytes, { readStyles: true, sheets: group.map(({ index }) => index) });
    for (const { index, name } of group) {
      const content = sheets.find((sheet) => sheet.name === name);
      if (content) yield { index, content };
    }
  }
}

/** One sheet of the model for each worksheet of the file; the model's earlier sheets go. */
function makeSheets(model: WorkbookModel, part: WorkbookPart): (SheetModel | undefined)[] {
  for (const name of [...model.names.all]) model.names.remove(name);
  const earlier = [...model.sheets];
  earlier.forEach((sheet, index) => model.renameSheet(sheet, `(old ${index})`));
  const added = part.sheets.map(({ name, isWorksheet }) => (isWorksheet ? model.addSheet(name) : undefined));
  if (!added.some((sheet) => sheet !== undefined)) throw new WorkbookFileError('The workbook has no worksheet.');
  for (const sheet of earlier) model.deleteSheet(sheet);
  part.sheets.forEach(({ visibility }, index) => {
    const sheet = added[index];
    if (sheet && visibility !== 'Visible') model.setSheetVisibility(sheet, visibility);
  });
  return added;
}

function readTables(sheet: SheetModel, zip: ZipPackage, sheetPath: string): void {
  for (const relationship of readRelationships(zip, sheetPath)) {
    if (!isOfKind(relationship, 'table')) continue;
    const text = zip.text(resolveTarget(sheetPath, relationship.target));
    const file = text === undefined ? undefined : readTablePart(text);
    // The model makes no tables without a header row: such a table stays plain cells, and stays in the file.
    if (!file?.showHeaders) continue;
    const table = sheet.addTable(file.area, {
      name: file.name,
      hasHeaders: true,
      style: file.style,
      showTotals: file.showTotals,
    });
    table.showBandedRows = file.showRowStripes;
    table.showBandedColumns = file.showColumnStripes;
    table.highlightFirstColumn = file.showFirstColumn;
    table.highlightLastColumn = file.showLastColumn;
    table.showFilterButton = file.showFilterButton;
    file.columns.forEach(({ calculatedFormula, totalsFunction, shownValues }, index) => {
      const column = table.columns[index];
      if (!column) return;
      column.calculatedFormula = calculatedFormula;
      column.totalsFunction = totalsFunction;
      column.filter = shownValues && { filterOn: 'Values', values: shownValues };
    });
  }
}

/** Answers the names that stay in the file only. */
function readNames(model: WorkbookModel, part: WorkbookPart, sheets: readonly (SheetModel | undefined)[]): FileName[] {
  return part.names.filter((name) => {
    const sheet = name.sheetIndex === undefined ? undefined : sheets[name.sheetIndex];
    if (name.sheetIndex !== undefined && !sheet) return true;
    if (name.name === PRINT_AREA && sheet) {
      sheet.pageLayout = { ...sheet.pageLayout, printAreas: rangesOf(name) };
    } else if (name.name === PRINT_TITLES && sheet) {
      const ranges = rangesOf(name);
      sheet.pageLayout = {
        ...sheet.pageLayout,
        printTitleRows: ranges.find((range) => range.column === 0 && range.columnCount > 1_000),
        printTitleColumns: ranges.find((range) => range.row === 0 && range.rowCount > 100_000),
      };
    } else {
      return name.name.startsWith('_xl') || !addName(model, name, sheet);
    }
    return false;
  });
}

/** `Sheet1!$A$1:$B$9,Sheet1!$1:$3` → areas. */
function rangesOf(name: FileName): Area[] {
  return name.formula.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).flatMap((reference) => {
    const { rest } = splitSheetPrefix(reference.trim());
    const corners = rest.split(':').map(parseCorner);
    const [from, to] = corners;
    return from && corners.length === 2 && to ? areaOfCorners(from, to) : (parseAddress(rest) ?? []);
  });
}

/** False when Excel accepts the name but the model refuses it. */
function addName(model: WorkbookModel, name: FileName, sheet: SheetModel | undefined): boolean {
  try {
    model.names.add(name.name, `=${shownFormula(name.formula)}`, {
      ...(sheet && { scope: sheet }),
      visible: !name.hidden,
      comment: name.comment,
    });
    return true;
  } catch (error) {
    if (error instanceof ModelError) return false;
    throw error;
  }
}

function readProperties(model: WorkbookModel, { properties }: FileContent): void {
  Object.assign(model.properties, {
    title: properties?.title ?? '',
    subject: properties?.subject ?? '',
    author: properties?.creator ?? '',
    keywords: properties?.keywords ?? '',
    comments: properties?.description ?? '',
    category: properties?.category ?? '',
    manager: properties?.manager ?? '',
    company: properties?.company ?? '',
    lastAuthor: properties?.lastModifiedBy ?? '',
    creationDate: properties?.created?.toISOString() ?? '',
  });
  model.properties.custom.clear();
  for (const [key, value] of Object.entries(properties?.custom ?? {})) {
    model.properties.custom.set(key, value instanceof Date ? value.toISOString() : value);
  }
}
