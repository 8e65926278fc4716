/**
 * Adds the cell formats and conditional looks of emitted sheets to the styles part of the file they are put into. The
 * file's own keep their numbers; the emitted ones come after them.
 */
import {
  childElement,
  childElements,
  insertInOrder,
  localName,
  makeElement,
  parseXml,
  serializeXml,
} from './package/xml-tree';
import type { XmlElement } from './package/xml-tree';

const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];
const FIRST_OWN_NUMBER_FORMAT = 164;

export interface MergedStyles {
  readonly xml: string;
  /** What to add to the emitted numbers of cell formats (except 0, the default look). */
  readonly formatOffset: number;
  /** What to add to the emitted numbers of conditional looks. */
  readonly lookOffset: number;
}

/** Throws when the styles part uses a namespace prefix (no spreadsheet program we know writes one). */
export function mergeStyles(targetXml: string, emittedXml: string): MergedStyles {
  const target = parseXml(targetXml);
  const emitted = parseXml(emittedXml);
  if (localName(target) !== target.name)
    throw new Error('The styles of the workbook are written with a namespace prefix.');
  const formats = listOf(target, 'cellXfs');
  const formatOffset = childElements(formats, 'xf').length - 1;
  // Number 0 is the default look: the file's own.
  const added = childElements(listOf(emitted, 'cellXfs'), 'xf').slice(1);
  const offsets = {
    fontId: append(target, emitted, 'fonts'),
    fillId: append(target, emitted, 'fills'),
    borderId: append(target, emitted, 'borders'),
  };
  const numberFormats = createNumberFormats(target, emitted);
  for (const format of added) {
    for (const [name, offset] of Object.entries(offsets)) {
      const own = Number(format.attributes[name] ?? '0');
      // Number 0 is the default font, no fill, no border: the file's own too.
      format.attributes[name] = String(own === 0 ? 0 : own + offset);
    }
    format.attributes.numFmtId = String(numberFormats(Number(format.attributes.numFmtId ?? '0')));
    format.attributes.xfId = '0';
    formats.children.push(format);
  }
  recount(formats);
  const looks = childElement(emitted, 'dxfs');
  const lookOffset = looks && looks.children.length > 0 ? append(target, emitted, 'dxfs') : 0;
  return { xml: serializeXml(target), formatOffset, lookOffset };
}

function listOf(root: XmlElement, name: string): XmlElement {
  const known = childElement(root, name);
  if (known) return known;
  const made = makeElement(name, { count: 0 });
  insertInOrder(root, made, ORDER);
  return made;
}

/** Appends the emitted list to the target's; answers how far the emitted numbers moved. */
function append(target: XmlElement, emitted: XmlElement, name: string): number {
  const list = listOf(target, name);
  const offset = childElements(list).length;
  list.children.push(...childElements(listOf(emitted, name)));
  recount(list);
  return offset;
}

function recount(list: XmlElement): void {
  list.attributes.count = String(childElements(list).length);
}

/** Gives each number format in use the number it has, or gets, in the target. */
function createNumberFormats(target: XmlElement, emitted: XmlElement): (id: number) => number {
  const list = childElement(target, 'numFmts');
  const known = new Map(
    (list ? childElements(list) : []).map(({ attributes }) => [
      attributes.formatCode ?? '',
      Number(attributes.numFmtId),
    ]),
  );
  const codes = new Map(
    childElements(listOf(emitted, 'numFmts')).map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  );
  let next = Math.max(FIRST_OWN_NUMBER_FORMAT, ...[...known.values()].map((id) => id + 1));
  return (id) => {
    const code = codes.get(id);
    if (code === undefined) return id;
    const taken = known.get(code);
    if (taken !== undefined) return taken;
    const formats = listOf(target, 'numFmts');
    const element = makeElement('numFmt', { numFmtId: next });
    element.attributes.formatCode = code;
    formats.children.push(element);
    recount(formats);
    known.set(code, next);
    return next++;
  };
}
