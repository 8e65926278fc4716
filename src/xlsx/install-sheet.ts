/** Takes an emitted sheet, with the parts it refers to, over into the file that is saved. */
import type { SheetModel } from '../host/model/workbook-model';
import { contentTypeOf } from './package/content-types';
import {
  freePath,
  isOfKind,
  readRelationships,
  relativeTarget,
  resolveTarget,
  writeRelationships,
} from './package/relationships';
import type { Relationship } from './package/relationships';
import { childElements, localName, parseXml, serializeElement } from './package/xml-tree';
import type { ZipPackage } from './package/zip-package';
import { completeSheetXml } from './sheet-xml';
import { tablePart } from './table-part';

export interface Installation {
  readonly target: ZipPackage;
  readonly source: ZipPackage;
  /** Content types of the parts that were added, by path; grows. */
  readonly contentTypes: Map<string, string>;
  /** The target file's number of a style of the model. */
  readonly formatOf: (styleId: number) => number;
  /** What to add to the numbers of conditional looks. */
  readonly lookOffset: number;
  /** A table id that no table of the file has. */
  nextTableId(): number;
}

/** Kinds of parts the model does not hold: a rewritten sheet keeps its own. */
const INHERITED_KINDS = [
  'drawing',
  'vmlDrawing',
  'comments',
  'threadedComment',
  'pivotTable',
  'slicer',
  'timeline',
  'image',
  'oleObject',
  'package',
  'control',
  'ctrlProp',
  'printerSettings',
  'customProperty',
];
const INHERITED_ELEMENTS = [
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
];

/** Writes the sheet to `path`; what stands there already is replaced, but keeps its drawings, comments and the like. */
export function installSheet(installation: Installation, sheet: SheetModel, sourcePath: string, path: string): void {
  const { source, target } = installation;
  const inherited = readRelationships(target, path).filter((one) =>
    INHERITED_KINDS.some((kind) => isOfKind(one, kind)),
  );
  const before = target.text(path);
  const relationships = takeOver(installation, sheet, sourcePath, path);
  const frame = shiftLooks(renameReferences(source.text(sourcePath) ?? ''), installation.lookOffset);
  target.put(
    path,
    completeSheetXml(before === undefined ? frame : inherit(frame, before), sheet, installation.formatOf),
  );
  writeRelationships(target, path, [...inherited, ...relationships]);
  installation.contentTypes.set(path, contentTypeOf(source, sourcePath) ?? WORKSHEET_TYPE);
}

const WORKSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** Ids of emitted relationships get an ending of their own, so that they cannot meet inherited ones. */
const renamed = (id: string): string => `${id}n`;

function renameReferences(frame: string): string {
  return frame.replace(/ r:id="(\w+)"/g, (_, id: string) => ` r:id="${renamed(id)}"`);
}

function shiftLooks(frame: string, offset: number): string {
  return frame.replace(/ dxfId="(\d+)"/g, (_, id: string) => ` dxfId="${Number(id) + offset}"`);
}

/** Copies the parts the emitted sheet refers to under free names. Tables are written anew, completely. */
function takeOver(installation: Installation, sheet: SheetModel, sourcePath: string, path: string): Relationship[] {
  const { source, target, contentTypes } = installation;
  let tables = 0;
  return readRelationships(source, sourcePath).map((relationship) => {
    const id = renamed(relationship.id);
    if (relationship.external) return { ...relationship, id };
    const from = resolveTarget(sourcePath, relationship.target);
    const name = /^(.*?)(\d*)(\.\w+)$/.exec(from);
    const to = freePath(target, name?.[1] ?? from, name?.[3] ?? '');
    const table = isOfKind(relationship, 'table') ? sheet.tables[tables++] : undefined;
    if (table) target.put(to, tablePart(table, installation.nextTableId()));
    else target.copyFrom(source, from, to);
    contentTypes.set(to, contentTypeOf(source, from) ?? 'application/xml');
    return { ...relationship, id, target: relativeTarget(path, to) };
  });
}

/** Puts the elements that the model does not hold from the earlier part into the new one. */
function inherit(frame: string, before: string): string {
  const at = Math.max(before.lastIndexOf('</sheetData>'), before.lastIndexOf('<sheetData/>'));
  if (at < 0) return frame;
  const root = before.slice(before.search(/<worksheet[\s>]/));
  const tail = before.slice(at).replace(/^<\/sheetData>|^<sheetData\/>/, '');
  const elements = childElements(parseXml(root.slice(0, root.indexOf('>') + 1) + tail));
  const take = (names: readonly string[]): string =>
    elements
      .filter((element) => names.includes(localName(element)))
      .map(serializeElement)
      .join('');
  const drawings = take(INHERITED_ELEMENTS);
  const extensions = take(['extLst']);
  const tables = frame.lastIndexOf('<tableParts');
  const end = frame.lastIndexOf('</worksheet>');
  const middle = tables < 0 ? end : tables;
  return frame.slice(0, middle) + drawings + frame.slice(middle, end) + extensions + frame.slice(end);
}
