import type { HostSession } from './session';

/** An object the client can hold a proxy of: its type and what it stands for. */
export class HostObject {
  /** Set when the client asked for the object to be kept between requests. */
  referenceId: string | undefined;

  private constructor(
    readonly type: TypeDefinition<unknown>,
    readonly target: unknown,
  ) {}

  static of<T>(type: TypeDefinition<T>, target: T): HostObject {
    // the type's members are only ever called with this target
    return new HostObject(type as TypeDefinition<unknown>, target);
  }
}

/**
 * What the host knows about one type of the client, by the wire's member names (PascalCase). A member that is not
 * listed answers ApiNotFound.
 */
export interface TypeDefinition<T> {
  readonly name: string;
  /** Id by which the client may address the object again. */
  readonly id?: (target: T, session: HostSession) => string | number;
  readonly get?: Readonly<Record<string, (target: T, session: HostSession) => unknown>>;
  readonly set?: Readonly<Record<string, (target: T, value: unknown, session: HostSession) => void>>;
  /** Navigation properties; null = a null object. */
  readonly navigate?: Readonly<Record<string, (target: T, session: HostSession) => HostObject | null>>;
  /** Methods, of values or of objects (HostObject, or null for a null object). They may answer a promise. */
  readonly call?: Readonly<Record<string, (target: T, args: readonly unknown[], session: HostSession) => unknown>>;
  /** `getItem`; undefined = ItemNotFound. */
  readonly item?: (target: T, args: readonly unknown[], session: HostSession) => HostObject | undefined;
  /** Members of a collection. */
  readonly items?: (target: T, session: HostSession) => readonly HostObject[];
  /** Events by the middle of their register method (`_Register…Event`), with their number on the wire. */
  readonly events?: Readonly<Record<string, number>>;
  /** What the events are about: a sheet's or table's id, or `Workbook`. */
  readonly eventTarget?: (target: T) => string;
}

export function objectOf<T>(type: TypeDefinition<T>, target: T): HostObject {
  return HostObject.of(type, target);
}

/** An object for a found target, null (the null object) otherwise. */
export function objectOrNull<T>(type: TypeDefinition<T>, target: T | undefined | null): HostObject | null {
  return target === undefined || target === null ? null : HostObject.of<T>(type, target);
}
