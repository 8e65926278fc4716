/**
 * Saves the in-memory workbook as a file. The frame of a new file is the file library's; rows, columns and tables are
 * ours (see sheet-xml.ts). With the file it was read from, only sheets that changed are written anew; every other part
 * is copied as it came.
 *
 * Not kept: in rewritten sheets colour scales, data bars and icon sets, filters of plain ranges, rich text within a
 * cell, fractions of a millisecond in dates; in new files comments, custom XML parts and settings of add-ins. Excel
 * recalculates when it opens the file; until then the stored results are shown.
 */
import type { SheetModel, WorkbookModel } from '../host/model/workbook-model';
import { stylesPathOf } from './cell-formats';
import { emitSheets } from './emit-sheets';
import type { EmittedSheets } from './emit-sheets';
import { baseFontOf } from './hucre-style';
import { installSheet } from './install-sheet';
import type { Installation } from './install-sheet';
import { mergeStyles } from './merge-styles';
import type { MergedStyles } from './merge-styles';
import { updateContentTypes } from './package/content-types';
import {
  freeId,
  freePath,
  isOfKind,
  officeType,
  readRelationships,
  relativeTarget,
  relationshipsPath,
  resolveTarget,
  writeRelationships,
} from './package/relationships';
import { parseXml } from './package/xml-tree';
import { openZip } from './package/zip-package';
import type { ZipPackage } from './package/zip-package';
import type { OpenedXlsx } from './read-xlsx';
import { fingerprintOf } from './sheet-fingerprint';
import { readWorkbookPart } from './workbook-part';
import { writeWorkbookPart } from './write-workbook-part';
import type { SheetPlace } from './write-workbook-part';

const CALCULATION_CHAIN = 'xl/calcChain.xml';

/** The bytes of an .xlsx file. `opened`: the file the workbook was read from, whose unknown parts are kept. */
export async function writeXlsxFrom(model: WorkbookModel, opened?: OpenedXlsx): Promise<Uint8Array> {
  const zip = opened ? openZip(opened.bytes) : undefined;
  const kept = keptSheets(model, opened);
  const changed = model.sheets.filter((sheet) => !kept.has(sheet.id));
  const workbookPath = zip ? readWorkbookPart(zip).path : 'xl/workbook.xml';
  const emitted = await emitSheets(model, changed, opened?.baseFont ?? baseFontOf(undefined));
  const target = zip ?? skeletonOf(emitted);
  const before = reachableParts(target);
  const installation = createInstallation(
    target,
    emitted,
    zip && changed.length > 0 ? takeStyles(target, workbookPath, emitted) : NO_OFFSETS,
  );
  const places = placeSheets(model, opened, emitted, installation);
  for (const { sheet, path } of places) if (kept.has(sheet.id)) selectOnly(target, path, sheet === model.activeSheet);
  writeWorkbookPart(target, model, places, opened?.foreignNames ?? new Set());
  if (changed.some(({ spills }) => spills.length > 0)) addArrayMarks(installation, workbookPath);
  dropParts(target, workbookPath, before);
  updateContentTypes(target, installation.contentTypes);
  return target.toBytes();
}

/** Ids of the sheets that are as they were read. */
function keptSheets(model: WorkbookModel, opened: OpenedXlsx | undefined): Set<string> {
  const kept = new Set<string>();
  for (const sheet of model.sheets) {
    const fingerprint = opened?.sheets.get(sheet.id)?.fingerprint;
    if (fingerprint !== undefined && fingerprintOf(sheet) === fingerprint) kept.add(sheet.id);
  }
  return kept;
}

/** A workbook without sheets: what the library wrote, its sheets and tables taken out. */
function skeletonOf(emitted: EmittedSheets): ZipPackage {
  const skeleton = openZip();
  for (const path of emitted.zip.paths)
    if (!/^xl\/(?:worksheets|tables)\//.test(path)) skeleton.copyFrom(emitted.zip, path);
  return skeleton;
}

type Offsets = Pick<MergedStyles, 'formatOffset' | 'lookOffset'>;

const NO_OFFSETS: Offsets = { formatOffset: 0, lookOffset: 0 };

function takeStyles(target: ZipPackage, workbookPath: string, emitted: EmittedSheets): Offsets {
  const path = stylesPathOf(target, workbookPath);
  const text = path === undefined ? undefined : target.text(path);
  if (path === undefined || text === undefined) throw new Error('The workbook has no styles part.');
  const merged = mergeStyles(text, emitted.zip.text('xl/styles.xml') ?? '');
  target.put(path, merged.xml);
  return merged;
}

function createInstallation(target: ZipPackage, emitted: EmittedSheets, offsets: Offsets): Installation {
  let lastTableId = 0;
  for (const path of target.paths) {
    if (!/^xl\/tables\/[^/]+\.xml$/i.test(path)) continue;
    lastTableId = Math.max(lastTableId, Number(parseXml(target.text(path) ?? '').attributes.id ?? '0'));
  }
  return {
    target,
    source: emitted.zip,
    contentTypes: new Map(),
    formatOf: (styleId) => {
      const number = emitted.formatOf(styleId);
      return number === 0 ? 0 : number + offsets.formatOffset;
    },
    lookOffset: offsets.lookOffset,
    nextTableId: () => ++lastTableId,
  };
}

function placeSheets(
  model: WorkbookModel,
  opened: OpenedXlsx | undefined,
  emitted: EmittedSheets,
  installation: Installation,
): SheetPlace[] {
  return model.sheets.map((sheet: SheetModel) => {
    const own = opened?.sheets.get(sheet.id)?.path;
    const path = own ?? freePath(installation.target, 'xl/worksheets/sheet', '.xml');
    const source = emitted.paths.get(sheet.id);
    if (source !== undefined) installSheet(installation, sheet, source, path);
    return { sheet, path, isNew: own === undefined };
  });
}

/** Two sheets marked as selected would be edited together. Of a kept part only that mark changes, if it must. */
function selectOnly(target: ZipPackage, path: string, isActive: boolean): void {
  const bytes = target.bytes(path);
  const head = new TextDecoder().decode(bytes.subarray(0, 8_192));
  const isSelected = /<(?:\w+:)?sheetView\s[^>]*tabSelected="(?:1|true)"/.test(head);
  if (isSelected === isActive) return;
  const text = new TextDecoder().decode(bytes);
  target.put(
    path,
    isActive
      ? text.replace(/(<(?:\w+:)?sheetView)(?:\s+tabSelected="\w+")?/, '$1 tabSelected="1"')
      : text.replace(/\s+tabSelected="(?:1|true)"/, ''),
  );
}

/** Formulas that spill are marked by a number into a part of marks; mark 1 means "dynamic array". */
function addArrayMarks({ target, contentTypes }: Installation, workbookPath: string): void {
  const relationships = readRelationships(target, workbookPath);
  if (relationships.some((one) => isOfKind(one, 'sheetMetadata'))) return;
  const path = 'xl/metadata.xml';
  target.put(path, ARRAY_MARKS);
  contentTypes.set(path, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml');
  const link = {
    id: freeId(relationships),
    type: officeType('sheetMetadata'),
    target: relativeTarget(workbookPath, path),
    external: false,
  };
  writeRelationships(target, workbookPath, [...relationships, link]);
}

const ARRAY_MARKS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ' +
  'xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">' +
  '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" ' +
  'pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" ' +
  'cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst>' +
  '<ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext>' +
  '</extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';

/** Removes the list of calculation order, which is stale, and parts that only replaced sheets referred to. */
function dropParts(target: ZipPackage, workbookPath: string, before: ReadonlySet<string>): void {
  const relationships = readRelationships(target, workbookPath);
  const others = relationships.filter((one) => !isOfKind(one, 'calcChain'));
  if (others.length < relationships.length) writeRelationships(target, workbookPath, others);
  target.remove(CALCULATION_CHAIN);
  const after = reachableParts(target);
  for (const path of before) {
    if (after.has(path)) continue;
    target.remove(path);
    target.remove(relationshipsPath(path));
  }
}

/** Paths (in small letters) of all parts one gets to from the package's own relationships. */
function reachableParts(zip: ZipPackage): Set<string> {
  const found = new Set<string>();
  const pending = [''];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    for (const relationship of readRelationships(zip, part)) {
      if (relationship.external) continue;
      const path = resolveTarget(part, relationship.target);
      if (found.has(path.toLowerCase())) continue;
      found.add(path.toLowerCase());
      pending.push(path);
    }
  }
  return found;
}
