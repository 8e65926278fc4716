/** `[Content_Types].xml`: what kind of content each part holds. A part it does not name makes Excel refuse the file. */
import { childElements, localName, makeElement, parseXml, serializeXml, unescapeXml } from './xml-tree';
import type { ZipPackage } from './zip-package';

const PATH = '[Content_Types].xml';

/** The content type of a part, by its own entry or its extension; undefined when the package does not say. */
export function contentTypeOf(zip: ZipPackage, partPath: string): string | undefined {
  const extension = partPath.slice(partPath.lastIndexOf('.') + 1).toLowerCase();
  const entries = childElements(parseXml(zip.text(PATH) ?? '<Types/>'));
  const own = entries.find(
    (entry) => unescapeXml(entry.attributes.PartName ?? '').toLowerCase() === `/${partPath.toLowerCase()}`,
  );
  const general = entries.find(
    (entry) => localName(entry) === 'Default' && entry.attributes.Extension?.toLowerCase() === extension,
  );
  return (own ?? general)?.attributes.ContentType;
}

/** Names the content types of new parts and forgets those of parts that are gone. */
export function updateContentTypes(zip: ZipPackage, added: ReadonlyMap<string, string>): void {
  const root = parseXml(zip.text(PATH) ?? '');
  const isAdded = (path: string): boolean => [...added.keys()].some((key) => key.toLowerCase() === path.toLowerCase());
  root.children = childElements(root).filter((entry) => {
    if (localName(entry) !== 'Override') return true;
    const path = unescapeXml(entry.attributes.PartName ?? '').slice(1);
    return zip.has(path) && !isAdded(path);
  });
  for (const [path, type] of added)
    root.children.push(makeElement('Override', { PartName: `/${path}`, ContentType: type }));
  zip.put(PATH, serializeXml(root));
}
