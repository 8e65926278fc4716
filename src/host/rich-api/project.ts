import type { HostObject } from './host-object';
import type { HostSession } from './session';
import type { QueryInfo } from './wire';
import { notEmulated } from './wire-error';

/** What a load asks for: paths in lower case, `tables/name` → ['tables', 'name']. */
type Selection = readonly (readonly string[])[];

export function selectionOf(query: QueryInfo | undefined): Selection {
  return [...(query?.Select ?? []), ...(query?.Expand ?? [])].map((path) => path.toLowerCase().split(/[/.]/));
}

const RESULT_PROPERTIES = new Set(['values', 'text', 'valuetypes', 'value', 'arrayvalues', 'valid', '*']);

/** Whether a load shows results of formulas, which must be up to date then. */
export function readsResults(selection: Selection): boolean {
  return selection.length === 0 || selection.some((path) => RESULT_PROPERTIES.has(path.at(-1)!));
}

/** Identity the client needs to address an object again. */
export function identityOf(object: HostObject, session: HostSession): Record<string, unknown> {
  const identity: Record<string, unknown> = {};
  if (object.referenceId !== undefined) identity._ReferenceId = object.referenceId;
  if (object.type.id) identity.Id = object.type.id(object.target, session);
  return identity;
}

/** The answer to `load`: the selected properties, navigation properties nested, collections as `_Items`. */
export function projectObject(
  object: HostObject | null,
  selection: Selection,
  session: HostSession,
  query: QueryInfo = {},
): Record<string, unknown> | null {
  if (!object) return null;
  if (object.type.items) return projectCollection(object, selection, session, query);
  const result = identityOf(object, session);
  projectMembers(object, selection.length === 0 ? [['*']] : selection, session, result);
  return result;
}

function projectCollection(
  object: HostObject,
  selection: Selection,
  session: HostSession,
  query: QueryInfo,
): Record<string, unknown> {
  const { type, target } = object;
  const result: Record<string, unknown> = {};
  const own = selection.filter((path) => path.length === 1 && findKey(type.get, path[0]!) !== undefined);
  for (const path of own) {
    const key = findKey(type.get, path[0]!)!;
    result[key] = type.get![key]!(target, session);
  }
  const ofItems = selection
    .filter((path) => !own.includes(path))
    .map((path) => (path[0] === 'items' && path.length > 1 ? path.slice(1) : path))
    .filter((path) => path[0] !== 'items');
  if (own.length > 0 && ofItems.length === 0 && own.length === selection.length) return result;
  const first = query.Skip ?? 0;
  const all = type.items!(target, session);
  const shown = all.slice(first, query.Top === undefined ? undefined : first + query.Top);
  result._Items = shown.map((item, index) => {
    const projected = projectObject(item, ofItems, session)!;
    return item.type.id ? projected : { ...projected, _Index: first + index };
  });
  return result;
}

function projectMembers(
  object: HostObject,
  selection: Selection,
  session: HostSession,
  result: Record<string, unknown>,
): void {
  const { type, target } = object;
  const nested = new Map<string, string[][]>();
  for (const [member, ...rest] of selection) {
    if (member === '*') {
      for (const [key, read] of Object.entries(type.get ?? {})) result[key] = read(target, session);
      continue;
    }
    const key = findKey(type.get, member!);
    if (key !== undefined) {
      result[key] = type.get![key]!(target, session);
      continue;
    }
    if (member === 'isnullobject' || member === 'id') continue;
    const navigation = findKey(type.navigate, member!);
    if (navigation === undefined) throw notEmulated(type.name, member!, 'property');
    const paths = nested.get(navigation) ?? [];
    if (rest.length > 0) paths.push(rest);
    nested.set(navigation, paths);
  }
  for (const [key, paths] of nested) {
    result[key] = projectObject(type.navigate![key]!(target, session), paths, session);
  }
}

/** The wire's spelling of a member named in any letter case. */
export function findKey(members: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  if (!members) return undefined;
  if (name in members) return name;
  const wanted = name.toLowerCase();
  return Object.keys(members).find((key) => key.toLowerCase() === wanted);
}
