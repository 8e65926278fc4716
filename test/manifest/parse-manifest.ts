/** The manifest as a tree that keeps the order of elements. */
import { XMLParser } from 'fast-xml-parser';

export interface Element {
  readonly name: string;
  /** The names from the document's root down to this element. */
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

type Node = Readonly<Record<string, unknown>>;

const attributesKey = ':@';
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  ignoreDeclaration: true,
});

export function parseManifest(xml: string): Element {
  const [document] = toElements(parser.parse(xml) as Node[], '');
  if (document === undefined) throw new Error('the manifest has no element');
  return document;
}

/** The element itself and everything below it, in document order. */
export function descendants(element: Element): Element[] {
  return [element, ...element.children.flatMap(descendants)];
}

function toElements(nodes: readonly Node[], parent: string): Element[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== attributesKey);
    if (name === undefined || name.startsWith('#')) return [];
    const content = node[name] as Node[];
    const path = `${parent}/${name}`;
    const text = content.map((child) => child['#text'] ?? '').join('');
    const attributes = (node[attributesKey] ?? {}) as Record<string, string>;
    return [{ name, path, attributes, children: toElements(content, path), text }];
  });
}
