import type { DocumentProperties } from '../../model/sheet-parts';
import { textArgument, wholeArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { TypeDefinition } from '../host-object';
import { invalidArgument, itemNotFound } from '../wire-error';

type TextProperty = 'author' | 'category' | 'comments' | 'company' | 'keywords' | 'manager' | 'subject' | 'title';

const TEXT_PROPERTIES: Readonly<Record<string, TextProperty>> = {
  Author: 'author',
  Category: 'category',
  Comments: 'comments',
  Company: 'company',
  Keywords: 'keywords',
  Manager: 'manager',
  Subject: 'subject',
  Title: 'title',
};

export const documentPropertiesType: TypeDefinition<DocumentProperties> = {
  name: 'DocumentProperties',
  get: {
    ...Object.fromEntries(
      Object.entries(TEXT_PROPERTIES).map(([member, key]) => [
        member,
        (properties: DocumentProperties) => properties[key],
      ]),
    ),
    CreationDate: (properties) => properties.creationDate,
    LastAuthor: (properties) => properties.lastAuthor,
    RevisionNumber: (properties) => properties.revisionNumber,
  },
  set: {
    ...Object.fromEntries(
      Object.entries(TEXT_PROPERTIES).map(([member, key]) => [
        member,
        (properties: DocumentProperties, value: unknown) => {
          properties[key] = textArgument(value);
        },
      ]),
    ),
    RevisionNumber: (properties, value) => {
      properties.revisionNumber = wholeArgument(value);
    },
  },
  navigate: { Custom: (properties) => objectOf(customPropertyCollectionType, properties.custom) },
};

type CustomValue = string | number | boolean;

interface CustomTarget {
  readonly all: Map<string, CustomValue>;
  readonly key: string;
}

function customValue(value: unknown): CustomValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw invalidArgument();
}

function valueOf({ all, key }: CustomTarget): CustomValue {
  const value = all.get(key);
  if (value === undefined) throw itemNotFound();
  return value;
}

function typeName(value: CustomValue): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  return Number.isInteger(value) ? 'Number' : 'Float';
}

export const customPropertyType: TypeDefinition<CustomTarget> = {
  name: 'CustomProperty',
  id: ({ key }) => key,
  get: { Key: ({ key }) => key, Type: (target) => typeName(valueOf(target)), Value: valueOf },
  set: {
    Value: ({ all, key }, value) => {
      all.set(key, customValue(value));
    },
  },
  call: {
    Delete: ({ all, key }) => {
      all.delete(key);
    },
  },
};

/** The stored spelling of a key, which is found in any letter case. */
function storedKey(all: ReadonlyMap<string, CustomValue>, key: string): string | undefined {
  return [...all.keys()].find((one) => one.toLowerCase() === key.toLowerCase());
}

export const customPropertyCollectionType: TypeDefinition<Map<string, CustomValue>> = {
  name: 'CustomPropertyCollection',
  item: (all, [name]) => {
    const key = storedKey(all, textArgument(name));
    return key === undefined ? undefined : objectOf(customPropertyType, { all, key });
  },
  items: (all) => [...all.keys()].map((key) => objectOf(customPropertyType, { all, key })),
  call: {
    Add: (all, [name, value]) => {
      const key = storedKey(all, textArgument(name)) ?? textArgument(name);
      all.set(key, customValue(value));
      return objectOf(customPropertyType, { all, key });
    },
    DeleteAll: (all) => all.clear(),
  },
};
