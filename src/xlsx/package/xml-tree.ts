/**
 * Small parts of a workbook file as trees that can be changed and written back with everything we do not know kept.
 * Texts and attribute values stay escaped as they are in the file; `escapeXml` and `unescapeXml` are for our own.
 */
import { XMLParser } from 'fast-xml-parser';

export interface XmlElement {
  /** With its prefix, as written. */
  readonly name: string;
  readonly attributes: Record<string, string>;
  children: XmlNode[];
}

/** Raw text between tags. */
export interface XmlText {
  readonly text: string;
}

export type XmlNode = XmlElement | XmlText;

/** How fast-xml-parser represents a node when it keeps the order. */
type OrderedNode = Record<string, unknown> & { ':@'?: Record<string, string> };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  ignoreDeclaration: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The root element. Comments and processing instructions are dropped. Throws when the text is not XML. */
export function parseXml(text: string): XmlElement {
  const nodes = (parser.parse(text.replace(/^\ufeff/, '')) as OrderedNode[]).flatMap(nodesOf);
  const root = nodes.find(isElement);
  if (!root) throw new Error('The part holds no XML element.');
  return root;
}

/** A whole part, with its declaration. */
export function serializeXml(root: XmlElement): string {
  return DECLARATION + serializeElement(root);
}

/** The element alone. */
export function serializeElement({ name, attributes, children }: XmlElement): string {
  // A file may quote with apostrophes, so that a value holds a plain quotation mark.
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`);
  const content = children.map((child) => (isElement(child) ? serializeElement(child) : child.text)).join('');
  return content === '' ? `<${name}${pairs.join('')}/>` : `<${name}${pairs.join('')}>${content}</${name}>`;
}

export function isElement(node: XmlNode): node is XmlElement {
  return 'name' in node;
}

/** Name without prefix. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

/** Child elements, or those of one local name. */
export function childElements(element: XmlElement, local?: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => local === undefined || localName(child) === local);
}

export function childElement(element: XmlElement | undefined, local: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => isElement(child) && localName(child) === local);
}

/** The element's own text, unescaped. */
export function textOf(element: XmlElement): string {
  return unescapeXml(element.children.map((child) => (isElement(child) ? '' : child.text)).join(''));
}

export function makeElement(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return {
    name,
    attributes: Object.fromEntries(given.map(([key, value]) => [key, escapeXml(String(value))])),
    children: [...children],
  };
}

export function makeText(text: string): XmlText {
  return { text: escapeXml(text) };
}

/** Puts `child` before the first child that comes later in `order` (local names), so that the schema's order holds. */
export function insertInOrder(parent: XmlElement, child: XmlElement, order: readonly string[]): void {
  const rank = order.indexOf(localName(child));
  const later = parent.children.findIndex((node) => isElement(node) && order.indexOf(localName(node)) > rank);
  if (later < 0) parent.children.push(child);
  else parent.children.splice(later, 0, child);
}

export function removeChildren(parent: XmlElement, local: string): void {
  parent.children = parent.children.filter((node) => !isElement(node) || localName(node) !== local);
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITY_OF[char]!);
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return CHARACTER_OF[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const ENTITY_OF: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const CHARACTER_OF: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function nodesOf(node: OrderedNode): XmlNode[] {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name.startsWith('?')) return [];
  if (name === '#text') return [{ text: String(node[name]) }];
  return [{ name, attributes: { ...node[':@'] }, children: (node[name] as OrderedNode[]).flatMap(nodesOf) }];
}
