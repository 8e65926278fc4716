/** `xl/workbook.xml`: the list of sheets, defined names, settings of calculation. */
import { isOfKind, readRelationships, resolveTarget } from './package/relationships';
import { childElement, childElements, parseXml, textOf, unescapeXml } from './package/xml-tree';
import type { XmlElement } from './package/xml-tree';
import type { ZipPackage } from './package/zip-package';
import { WorkbookFileError } from './workbook-file-error';
import type { SheetVisibility } from '../host/model/sheet-parts';

export interface FileSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly visibility: SheetVisibility;
  /** Path of its part. */
  readonly path: string;
  /** False for chart sheets and other kinds the model does not hold. */
  readonly isWorksheet: boolean;
}

export interface FileName {
  readonly name: string;
  /** Without a leading '='. */
  readonly formula: string;
  /** Position of the sheet it belongs to. */
  readonly sheetIndex: number | undefined;
  readonly hidden: boolean;
  readonly comment: string;
}

export const PRINT_AREA = '_xlnm.Print_Area';
export const PRINT_TITLES = '_xlnm.Print_Titles';

/** Tells one name of a file from the others. */
export function nameKey(name: Pick<FileName, 'name' | 'sheetIndex'>): string {
  return `${name.sheetIndex ?? ''}|${name.name}`;
}

export interface WorkbookPart {
  readonly path: string;
  readonly root: XmlElement;
  readonly sheets: readonly FileSheet[];
  readonly names: readonly FileName[];
  readonly activeIndex: number;
  readonly manualCalculation: boolean;
}

/** Finds and reads the workbook part. Throws WorkbookFileError when it is missing or counts dates from 1904. */
export function readWorkbookPart(zip: ZipPackage): WorkbookPart {
  const relationship = readRelationships(zip, '').find((candidate) => isOfKind(candidate, 'officeDocument'));
  const path = relationship && resolveTarget('', relationship.target);
  const text = path === undefined ? undefined : zip.text(path);
  if (path === undefined || text === undefined)
    throw new WorkbookFileError('The file is not an Excel workbook (.xlsx).');
  const root = parseXml(text);
  if (/^(1|true)$/.test(childElement(root, 'workbookPr')?.attributes.date1904 ?? '')) {
    throw new WorkbookFileError(
      'The workbook counts its dates from 1904. Turn off File > Options > Advanced > Use 1904 date system, check the ' +
        'dates, save and try again.',
    );
  }
  return {
    path,
    root,
    sheets: readSheets(zip, path, root),
    names: childElements(childElement(root, 'definedNames') ?? NOTHING, 'definedName').map(readName),
    activeIndex: Number(childElement(childElement(root, 'bookViews'), 'workbookView')?.attributes.activeTab ?? '0'),
    manualCalculation: childElement(root, 'calcPr')?.attributes.calcMode === 'manual',
  };
}

const NOTHING: XmlElement = { name: '', attributes: {}, children: [] };

const VISIBILITIES: Readonly<Record<string, SheetVisibility>> = { hidden: 'Hidden', veryHidden: 'VeryHidden' };

function readSheets(zip: ZipPackage, path: string, root: XmlElement): FileSheet[] {
  const relationships = readRelationships(zip, path);
  return childElements(childElement(root, 'sheets') ?? NOTHING, 'sheet').flatMap(({ attributes }) => {
    const idKey = Object.keys(attributes).find((key) => key.endsWith(':id'));
    const relationship = relationships.find(({ id }) => id === attributes[idKey ?? '']);
    if (!relationship) return [];
    return [
      {
        name: unescapeXml(attributes.name ?? ''),
        sheetId: Number(attributes.sheetId ?? '0'),
        visibility: VISIBILITIES[attributes.state ?? ''] ?? 'Visible',
        path: resolveTarget(path, relationship.target),
        isWorksheet: isOfKind(relationship, 'worksheet'),
      },
    ];
  });
}

function readName(element: XmlElement): FileName {
  const { attributes } = element;
  const local = attributes.localSheetId;
  return {
    name: unescapeXml(attributes.name ?? ''),
    formula: textOf(element),
    sheetIndex: local === undefined ? undefined : Number(local),
    hidden: /^(1|true)$/.test(attributes.hidden ?? ''),
    comment: unescapeXml(attributes.comment ?? ''),
  };
}
