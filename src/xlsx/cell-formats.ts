/**
 * The looks behind the numbers in a file's list of cell formats. The file library resolves them for cells only, so a
 * small workbook with one cell for each format is put together from the file's own styles and read.
 */
import { readXlsx } from 'hucre/xlsx';
import type { CellStyle as FileStyle } from 'hucre/xlsx';
import { childElement, childElements, makeElement, parseXml, serializeXml } from './package/xml-tree';
import type { XmlElement } from './package/xml-tree';
import { isOfKind, officeType, readRelationships, resolveTarget, writeRelationships } from './package/relationships';
import { openZip } from './package/zip-package';
import type { ZipPackage } from './package/zip-package';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** Path of the styles part of a workbook; undefined when it has none. */
export function stylesPathOf(zip: ZipPackage, workbookPath: string): string | undefined {
  const found = readRelationships(zip, workbookPath).find((relationship) => isOfKind(relationship, 'styles'));
  return found && resolveTarget(workbookPath, found.target);
}

/** How many cell formats the styles part lists. */
export function countCellFormats(zip: ZipPackage, workbookPath: string): number {
  const path = stylesPathOf(zip, workbookPath);
  const text = path === undefined ? undefined : zip.text(path);
  const formats = text === undefined ? undefined : childElement(parseXml(text), 'cellXfs');
  return formats ? childElements(formats, 'xf').length : 0;
}

/** The style of each cell format, by its number. */
export async function readCellFormats(zip: ZipPackage, workbookPath: string): Promise<(FileStyle | undefined)[]> {
  const count = countCellFormats(zip, workbookPath);
  const path = stylesPathOf(zip, workbookPath);
  if (count === 0 || path === undefined) return [];
  const small = openZip();
  small.put('[Content_Types].xml', serializeXml(makeElement('Types', { xmlns: CONTENT_TYPES })));
  writeRelationships(small, '', [
    { id: 'rId1', type: officeType('officeDocument'), target: 'xl/workbook.xml', external: false },
  ]);
  writeRelationships(small, 'xl/workbook.xml', [
    { id: 'rId1', type: officeType('worksheet'), target: 'sheet.xml', external: false },
    { id: 'rId2', type: officeType('styles'), target: 'styles.xml', external: false },
  ]);
  const sheet = makeElement('sheet', { name: 'Formats', sheetId: 1, 'r:id': 'rId1' });
  const namespaces = { xmlns: MAIN, 'xmlns:r': officeType('').slice(0, -1) };
  small.put('xl/workbook.xml', serializeXml(makeElement('workbook', namespaces, [makeElement('sheets', {}, [sheet])])));
  small.put('xl/sheet.xml', formatsSheet(count));
  small.copyFrom(zip, path, 'xl/styles.xml');
  const { sheets } = await readXlsx(await small.toBytes(), { readStyles: true });
  return Array.from({ length: count }, (_, index) => sheets[0]?.cells?.get(`${index},0`)?.style);
}

/** One row for each format: cell A(n+1) carries format n. */
function formatsSheet(count: number): string {
  const rows: XmlElement[] = Array.from({ length: count }, (_, index) =>
    makeElement('row', { r: index + 1 }, [makeElement('c', { r: `A${index + 1}`, s: index })]),
  );
  return serializeXml(makeElement('worksheet', { xmlns: MAIN }, [makeElement('sheetData', {}, rows)]));
}
