import type { CustomXmlPartModel } from '../../model/sheet-parts';
import type { WorkbookModel } from '../../model/workbook-model';
import { textArgument } from '../arguments';
import { objectOf, objectOrNull } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { invalidArgument, itemNotFound } from '../wire-error';

/** Parts of the workbook, or only those of one namespace. */
interface Scope {
  readonly workbook: WorkbookModel;
  readonly namespaceUri?: string;
}

interface PartTarget {
  readonly workbook: WorkbookModel;
  readonly part: CustomXmlPartModel;
}

function partsOf({ workbook, namespaceUri }: Scope): PartTarget[] {
  return [...workbook.customXmlParts.values()]
    .filter((part) => namespaceUri === undefined || part.namespaceUri === namespaceUri)
    .map((part) => ({ workbook, part }));
}

/** Namespace of the root element, by its own prefix or the default declaration. */
function rootNamespace(xml: string): string {
  const root = /<([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*((?:\s+[^<>]*?)?)\/?>/.exec(
    xml.replace(/<\?.*?\?>|<!--[\s\S]*?-->/g, ''),
  );
  if (!root) throw invalidArgument();
  const declaration = root[1] ? `xmlns:${root[1].slice(0, -1)}` : 'xmlns';
  return new RegExp(`(?:^|\\s)${declaration}\\s*=\\s*["']([^"']*)["']`).exec(root[2] ?? '')?.[1] ?? '';
}

function addPart(workbook: WorkbookModel, xml: string): PartTarget {
  const part: CustomXmlPartModel = {
    id: workbook.newId(),
    namespaceUri: rootNamespace(xml),
    xml,
  };
  workbook.customXmlParts.set(part.id, part);
  workbook.isDirty = true;
  return { workbook, part };
}

export const customXmlPartType: TypeDefinition<PartTarget> = {
  name: 'CustomXmlPart',
  id: ({ part }) => part.id,
  get: { Id: ({ part }) => part.id, NamespaceUri: ({ part }) => part.namespaceUri },
  call: {
    Delete: ({ workbook, part }) => {
      workbook.customXmlParts.delete(part.id);
    },
    GetXml: ({ part }) => part.xml,
    SetXml: ({ workbook, part }, [xml]) => {
      const text = textArgument(xml);
      workbook.customXmlParts.set(part.id, { id: part.id, namespaceUri: rootNamespace(text), xml: text });
    },
  },
};

function find(scope: Scope, id: unknown): PartTarget | undefined {
  return partsOf(scope).find(({ part }) => part.id === id);
}

export const customXmlPartCollectionType: TypeDefinition<Scope> = {
  name: 'CustomXmlPartCollection',
  item: (scope, [id]) => objectOrNull(customXmlPartType, find(scope, id)) ?? undefined,
  items: (scope) => partsOf(scope).map((part) => objectOf(customXmlPartType, part)),
  call: {
    Add: ({ workbook }, [xml]) => objectOf(customXmlPartType, addPart(workbook, textArgument(xml))),
    GetByNamespace: ({ workbook }, [namespaceUri]) =>
      objectOf(customXmlPartScopedCollectionType, { workbook, namespaceUri: textArgument(namespaceUri) }),
  },
};

export const customXmlPartScopedCollectionType: TypeDefinition<Scope> = {
  name: 'CustomXmlPartScopedCollection',
  item: (scope, [id]) => objectOrNull(customXmlPartType, find(scope, id)) ?? undefined,
  items: (scope) => partsOf(scope).map((part) => objectOf(customXmlPartType, part)),
  call: {
    GetOnlyItem: (scope) => {
      const [only, ...others] = partsOf(scope);
      if (!only || others.length > 0) throw itemNotFound();
      return objectOf(customXmlPartType, only);
    },
    GetOnlyItemOrNullObject: (scope) => {
      const parts = partsOf(scope);
      return objectOrNull(customXmlPartType, parts.length === 1 ? parts[0] : undefined);
    },
  },
};
