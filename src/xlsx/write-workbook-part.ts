/** Brings `xl/workbook.xml` up to date: sheets, defined names, the active sheet, recalculation on opening. */
import { formatFixedAddress, quoteSheetName } from '../host/formula/a1';
import type { Area } from '../host/model/area';
import type { SheetModel, WorkbookModel } from '../host/model/workbook-model';
import { storedFormula } from './function-prefixes';
import {
  freeId,
  isOfKind,
  officeType,
  readRelationships,
  relativeTarget,
  resolveTarget,
  writeRelationships,
} from './package/relationships';
import type { Relationship } from './package/relationships';
import {
  childElement,
  childElements,
  insertInOrder,
  makeElement,
  makeText,
  removeChildren,
  serializeXml,
} from './package/xml-tree';
import type { XmlElement } from './package/xml-tree';
import type { ZipPackage } from './package/zip-package';
import { nameKey, PRINT_AREA, PRINT_TITLES, readWorkbookPart } from './workbook-part';
import type { WorkbookPart } from './workbook-part';

export interface SheetPlace {
  readonly sheet: SheetModel;
  readonly path: string;
  /** The file has not had it before. */
  readonly isNew: boolean;
}

const ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'revisionPtr',
  'absPath',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

const STATES = { Visible: undefined, Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

/** `foreignNames`: names of the file the model does not hold; they stay as long as their sheet does. */
export function writeWorkbookPart(
  zip: ZipPackage,
  model: WorkbookModel,
  places: readonly SheetPlace[],
  foreignNames: ReadonlySet<string>,
): void {
  const part = readWorkbookPart(zip);
  const { root, path } = part;
  const sheets = updateSheets(zip, part, places);
  const indexOf = (sheet: SheetModel): number => sheets.order.indexOf(sheet);
  replaceChild(root, makeElement('sheets', {}, sheets.elements));
  const names = [...foreignElements(part, sheets, foreignNames), ...nameElements(model, indexOf)];
  replaceChild(root, makeElement('definedNames', {}, names));
  setActiveSheet(root, indexOf(model.activeSheet));
  const calculation = childElement(root, 'calcPr');
  // Which version calculated last is no longer true.
  const { calcId: _, ...kept } = calculation?.attributes ?? {};
  replaceChild(root, { name: 'calcPr', attributes: { ...kept, fullCalcOnLoad: '1' }, children: [] });
  zip.put(path, serializeXml(root));
}

/** An element with neither children nor attributes is left out. */
function replaceChild(root: XmlElement, child: XmlElement): void {
  removeChildren(root, child.name);
  if (child.children.length + Object.keys(child.attributes).length > 0) insertInOrder(root, child, ORDER);
}

interface SheetList {
  readonly elements: XmlElement[];
  /** As the file counts them; undefined where a chart sheet stands. */
  readonly order: (SheetModel | undefined)[];
  /** Where the sheets that the file had before are now, by path in small letters. */
  readonly indexOfPath: Map<string, number>;
}

/** Worksheets in the model's order; chart sheets stay behind the sheet they stood behind. */
function updateSheets(zip: ZipPackage, part: WorkbookPart, places: readonly SheetPlace[]): SheetList {
  const known = readRelationships(zip, part.path).filter(
    (one) => one.external || zip.has(resolveTarget(part.path, one.target)),
  );
  const others = known.filter((one) => !isOfKind(one, 'worksheet'));
  const relationships: Relationship[] = [...others];
  const idOfPath = new Map(known.map((one) => [resolveTarget(part.path, one.target).toLowerCase(), one.id]));
  let lastSheetId = Math.max(0, ...part.sheets.map(({ path, sheetId }) => (zip.has(path) ? sheetId : 0)));
  const list: SheetList = { elements: [], order: [], indexOfPath: new Map() };
  const addFollowers = (path: string | undefined): void => {
    for (const chart of chartSheetsAfter(part, path)) {
      list.indexOfPath.set(chart.path.toLowerCase(), list.order.length);
      list.elements.push(chart.element);
      list.order.push(undefined);
    }
  };
  addFollowers(undefined);
  for (const { sheet, path, isNew } of places) {
    const id = (isNew ? undefined : idOfPath.get(path.toLowerCase())) ?? freeId([...known, ...relationships]);
    relationships.push({ id, type: officeType('worksheet'), target: relativeTarget(part.path, path), external: false });
    const before = part.sheets.find((one) => !isNew && one.path.toLowerCase() === path.toLowerCase());
    const sheetId = before?.sheetId ?? ++lastSheetId;
    if (!isNew) list.indexOfPath.set(path.toLowerCase(), list.order.length);
    list.elements.push(
      makeElement('sheet', { name: sheet.name, sheetId, state: STATES[sheet.visibility], 'r:id': id }),
    );
    list.order.push(sheet);
    if (!isNew) addFollowers(path);
  }
  writeRelationships(zip, part.path, relationships);
  return list;
}

/** The chart sheets that stand right behind the worksheet at `path` (undefined = first in the file). */
function chartSheetsAfter(part: WorkbookPart, path: string | undefined): { element: XmlElement; path: string }[] {
  const elements = childElements(childElement(part.root, 'sheets') ?? makeElement('sheets'), 'sheet');
  const found: { element: XmlElement; path: string }[] = [];
  let current: string | undefined;
  part.sheets.forEach((sheet, index) => {
    if (sheet.isWorksheet) current = sheet.path;
    else if (current === path && elements[index]) found.push({ element: elements[index], path: sheet.path });
  });
  return found;
}

/** Names that only the file knows, with the new positions of their sheets. */
function foreignElements(part: WorkbookPart, sheets: SheetList, foreignNames: ReadonlySet<string>): XmlElement[] {
  const elements = childElements(childElement(part.root, 'definedNames') ?? makeElement('definedNames'), 'definedName');
  return part.names.flatMap((name, index) => {
    const element = elements[index];
    if (!element || !foreignNames.has(nameKey(name))) return [];
    if (name.sheetIndex === undefined) return [element];
    const path = part.sheets[name.sheetIndex]?.path.toLowerCase();
    const position = path === undefined ? undefined : sheets.indexOfPath.get(path);
    if (position === undefined) return [];
    element.attributes.localSheetId = String(position);
    return [element];
  });
}

function nameElements(model: WorkbookModel, indexOf: (sheet: SheetModel) => number): XmlElement[] {
  const elements: XmlElement[] = [];
  const add = (name: string, formula: string, sheet: SheetModel | undefined, hidden = false, comment = ''): void => {
    const local = sheet === undefined ? undefined : indexOf(sheet);
    const attributes = {
      name,
      localSheetId: local,
      hidden: hidden ? 1 : undefined,
      comment: comment === '' ? undefined : comment,
    };
    elements.push(makeElement('definedName', attributes, [makeText(formula)]));
  };
  for (const name of model.names.all)
    add(name.name, storedFormula(name.formula), name.sheet, !name.visible, name.comment);
  for (const sheet of model.sheets) {
    const { printAreas, printTitleColumns, printTitleRows } = sheet.pageLayout;
    const at = (area: Area): string => `${quoteSheetName(sheet.name)}!${formatFixedAddress(area)}`;
    if (printAreas.length > 0) add(PRINT_AREA, printAreas.map(at).join(','), sheet);
    const titles = [printTitleColumns, printTitleRows].flatMap((area) => (area ? [at(area)] : []));
    if (titles.length > 0) add(PRINT_TITLES, titles.join(','), sheet);
  }
  return elements;
}

function setActiveSheet(root: XmlElement, index: number): void {
  let views = childElement(root, 'bookViews');
  if (!views) insertInOrder(root, (views = makeElement('bookViews')), ORDER);
  const view = childElement(views, 'workbookView');
  if (view) view.attributes.activeTab = String(Math.max(0, index));
  else views.children.push(makeElement('workbookView', { activeTab: Math.max(0, index) }));
}
