/** Which part of a workbook file refers to which: the `_rels` parts of the package. */
import { childElements, makeElement, parseXml, serializeXml, unescapeXml } from './xml-tree';
import type { ZipPackage } from './zip-package';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** As written in the file; see `resolveTarget`. */
  readonly target: string;
  readonly external: boolean;
}

const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE_TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The full type of a relationship in current files: `worksheet` → `http://…/relationships/worksheet`. */
export function officeType(kind: string): string {
  return `${OFFICE_TYPES}/${kind}`;
}

/** True for the type in either spelling (transitional or strict). */
export function isOfKind(relationship: Relationship, kind: string): boolean {
  return relationship.type.endsWith(`/${kind}`);
}

export function relationshipsPath(partPath: string): string {
  const slash = partPath.lastIndexOf('/') + 1;
  return `${partPath.slice(0, slash)}_rels/${partPath.slice(slash)}.rels`;
}

/** Relationships of a part ('' = of the package itself), in file order. */
export function readRelationships(zip: ZipPackage, partPath: string): Relationship[] {
  const text = zip.text(relationshipsPath(partPath));
  if (text === undefined) return [];
  return childElements(parseXml(text)).map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: unescapeXml(attributes.Type ?? ''),
    target: unescapeXml(attributes.Target ?? ''),
    external: attributes.TargetMode === 'External',
  }));
}

/** Replaces the relationships of a part; none at all removes their part. */
export function writeRelationships(zip: ZipPackage, partPath: string, relationships: readonly Relationship[]): void {
  const path = relationshipsPath(partPath);
  if (relationships.length === 0) {
    zip.remove(path);
    return;
  }
  const children = relationships.map(({ id, type, target, external }) =>
    makeElement('Relationship', { Id: id, Type: type, Target: target, TargetMode: external ? 'External' : undefined }),
  );
  zip.put(path, serializeXml(makeElement('Relationships', { xmlns: NAMESPACE }, children)));
}

/** The path of a target as seen from its part: `../tables/table1.xml` from a sheet → `xl/tables/table1.xml`. */
export function resolveTarget(partPath: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const folders = partPath.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(step);
  }
  return folders.join('/');
}

/** The way from a part to another: the inverse of `resolveTarget`. */
export function relativeTarget(partPath: string, targetPath: string): string {
  const from = partPath.split('/').slice(0, -1);
  const to = targetPath.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** A relationship id that none of them has yet. */
export function freeId(relationships: readonly Relationship[]): string {
  const taken = new Set(relationships.map((relationship) => relationship.id));
  let number = relationships.length + 1;
  while (taken.has(`rId${number}`)) number++;
  return `rId${number}`;
}

/** The first path of the kind `xl/tables/table7.xml` that is not taken. */
export function freePath(zip: ZipPackage, before: string, after: string): string {
  let number = 1;
  while (zip.has(`${before}${number}${after}`)) number++;
  return `${before}${number}${after}`;
}
