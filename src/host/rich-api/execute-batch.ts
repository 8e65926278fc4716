import { ModelError } from '../model/model-error';
import { HostObject, objectOf } from './host-object';
import { countRegistration } from './event-wiring';
import { findKey, identityOf, projectObject, readsResults, selectionOf } from './project';
import { serviceObject } from './wire-classes';
import type { HostSession } from './session';
import { workbookType } from './types/workbook';
import { ACTION_TYPE, PATH_TYPE } from './wire';
import type { Action, ArgumentInfo, Batch, BatchResponse, ObjectPath } from './wire';
import { invalidReference, itemNotFound, notEmulated, wireError } from './wire-error';

/**
 * Runs one request. Actions go in order; the first refusal ends it, with the results so far delivered and nothing
 * undone. Recalculation and events come once, at the end. Errors other than ModelError are bugs and are thrown.
 */
export async function executeBatch(batch: Batch, session: HostSession): Promise<BatchResponse> {
  const { workbook } = session;
  const response: BatchResponse = { Results: [], TraceIds: [] };
  const execution = new Execution(batch, session);
  let error: ModelError | undefined;
  let index = 0;
  workbook.beginBatch(session.eventsEnabled ? 'addin' : 'addin-silent');
  try {
    for (; index < batch.Actions.length; index++) {
      const action = batch.Actions[index]!;
      const value = await execution.run(action);
      if (action.ActionType === ACTION_TYPE.trace) response.TraceIds.push(action.Id);
      response.Results.push({ ActionId: action.Id, Value: value ?? null });
    }
  } catch (thrown) {
    if (!(thrown instanceof ModelError)) throw thrown;
    error = thrown;
  } finally {
    session.endRequest();
    await workbook.endBatch();
  }
  if (!error) return response;
  return { ...response, Error: wireError(error, index, locationOf(batch, batch.Actions[index]!)) };
}

/** Where an error happened, as Excel names it. */
function locationOf(batch: Batch, action: Action): string {
  if (action.ActionType === ACTION_TYPE.instantiate) {
    const name = batch.ObjectPaths[action.ObjectPathId]?.Name ?? '';
    return name === '' ? 'getItem' : name;
  }
  return action.Name === '' ? 'load' : action.Name;
}

/** The objects of one request; each path is resolved once, when it is first needed. */
class Execution {
  private readonly objects = new Map<number, HostObject | null>();

  constructor(
    private readonly batch: Batch,
    private readonly session: HostSession,
  ) {}

  async run(action: Action): Promise<unknown> {
    if (action.ActionType === ACTION_TYPE.trace) return null;
    const object = await this.object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION_TYPE.instantiate:
        return object && identityOf(object, this.session);
      case ACTION_TYPE.query:
      case ACTION_TYPE.recursiveQuery:
      case ACTION_TYPE.queryAsJson:
        return this.query(object, action);
      case ACTION_TYPE.method:
        return object && this.method(object, action);
      case ACTION_TYPE.setProperty:
        if (object) this.setProperty(object, action.Name, (await this.args(action.ArgumentInfo))[0]);
        return null;
      case ACTION_TYPE.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
          if (object) this.setProperty(object, name, await this.resolveNested(value));
        }
        return null;
      case ACTION_TYPE.ensureUnchanged:
        return null;
      default:
        throw new ModelError('InvalidRequest', `There is no action of type ${action.ActionType}.`);
    }
  }

  private async query(object: HostObject | null, action: Action): Promise<unknown> {
    const selection = selectionOf(action.QueryInfo);
    if (readsResults(selection)) await this.session.calculated();
    return projectObject(object, selection, this.session, action.QueryInfo);
  }

  private async method(object: HostObject, action: Action): Promise<unknown> {
    const result = await this.call(object, action.Name, await this.args(action.ArgumentInfo));
    return result instanceof HostObject ? identityOf(result, this.session) : result;
  }

  private setProperty(object: HostObject, name: string, value: unknown): void {
    const key = findKey(object.type.set, name);
    if (key === undefined) throw notEmulated(object.type.name, name, 'settable property');
    object.type.set![key]!(object.target, value, this.session);
  }

  private async object(id: number): Promise<HostObject | null> {
    const known = this.objects.get(id);
    if (known !== undefined) return known;
    const path = this.batch.ObjectPaths[id];
    if (!path) throw invalidReference();
    const parentId = path.ParentObjectPathId;
    const parent = parentId ? await this.object(parentId) : null;
    const object = parentId && !parent ? null : await this.resolve(path, parent);
    this.objects.set(id, object);
    return object;
  }

  private async resolve(path: ObjectPath, parent: HostObject | null): Promise<HostObject | null> {
    switch (path.ObjectPathType) {
      case PATH_TYPE.root:
        return objectOf(workbookType, this.session.workbook);
      case PATH_TYPE.newObject:
        return serviceObject(path.Name, this.session);
      case PATH_TYPE.method:
        return asObject(await this.call(parent!, path.Name, await this.args(path.ArgumentInfo)), parent!, path.Name);
      case PATH_TYPE.property:
        return this.navigate(parent!, path.Name);
      case PATH_TYPE.indexer:
        return this.item(parent!, await this.args(path.ArgumentInfo));
      case PATH_TYPE.referenceId:
        return this.session.keptOrThrow(path.Name);
      case PATH_TYPE.nullObject:
        return null;
      default:
        throw new ModelError('InvalidRequest', `There is no object path of type ${path.ObjectPathType}.`);
    }
  }

  private navigate(parent: HostObject, name: string): HostObject | null {
    const follow = parent.type.navigate?.[name];
    if (!follow) throw notEmulated(parent.type.name, name, 'navigation property');
    return follow(parent.target, this.session);
  }

  private item(parent: HostObject, args: readonly unknown[]): HostObject {
    if (!parent.type.item) throw notEmulated(parent.type.name, 'getItem', 'indexer');
    const found = parent.type.item(parent.target, args, this.session);
    if (!found) throw itemNotFound();
    return found;
  }

  private call(object: HostObject, name: string, args: readonly unknown[]): unknown {
    if (name === '_KeepReference') {
      this.session.keep(object);
      return null;
    }
    const { type, target } = object;
    if (countRegistration(object, name, this.session)) return null;
    const method = type.call?.[name];
    if (method) return method(target, args, this.session);
    if (name === 'GetCount' && type.items) return type.items(target, this.session).length;
    if (name === 'GetItem' && type.item) return this.item(object, args);
    if (name === 'GetItemOrNullObject' && type.item) return type.item(target, args, this.session) ?? null;
    if (name === 'GetItemAt' && type.items) {
      const found = type.items(target, this.session)[Number(args[0])];
      if (!found) throw itemNotFound();
      return found;
    }
    throw notEmulated(type.name, name, 'method');
  }

  private async args(info: ArgumentInfo | undefined): Promise<unknown[]> {
    const values = info?.Arguments ?? [];
    const paths = info?.ReferencedObjectPathIds;
    const result: unknown[] = new Array(values.length);
    for (let index = 0; index < values.length; index++) {
      const path = paths?.[index];
      if (typeof path === 'number' && path !== 0) result[index] = await this.object(path);
      else if (Array.isArray(path)) {
        result[index] = await this.args({ Arguments: values[index] as unknown[], ReferencedObjectPathIds: path });
      } else result[index] = await this.resolveNested(values[index]);
    }
    return result;
  }

  /** Proxies inside plain objects arrive as `{ _ObjectPathId }`. Arrays of cell values are passed through untouched. */
  private async resolveNested(value: unknown): Promise<unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const record = value as Record<string, unknown>;
    if (typeof record._ObjectPathId === 'number') return this.object(record._ObjectPathId);
    const copy: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(record)) copy[key] = await this.resolveNested(part);
    return copy;
  }
}

function asObject(value: unknown, parent: HostObject, name: string): HostObject | null {
  if (value === null || value === undefined) return null;
  if (value instanceof HostObject) return value;
  throw notEmulated(parent.type.name, name, 'method answering an object');
}
