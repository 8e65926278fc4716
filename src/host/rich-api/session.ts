import type { Area } from '../model/area';
import { isInsideSheet } from '../model/area';
import type { SheetModel, TrackedArea, WorkbookModel } from '../model/workbook-model';
import type { HostObject } from './host-object';
import { objectOf } from './host-object';
import { RangeTarget } from './range-target';
import { rangeType } from './types/range';
import type { WireEntry } from './wire';
import { invalidArgument, invalidReference } from './wire-error';

/** The add-in's shared runtime: whether its pane shows, and whether it starts with the document (`Background`). */
export interface RuntimeState {
  state: 'Visible' | 'Background';
  startState: 'Inactive' | 'Background' | 'Visible';
}

/** Parts of the host outside the workbook which the client reaches through its services. */
export interface HostServices {
  /** Results of custom functions: `SetInvocationResults` and its array form. */
  readonly acceptFunctionResults: (results: readonly unknown[]) => void;
  readonly runtime: RuntimeState;
  readonly setRuntimeState: (state: RuntimeState['state']) => void;
  /** What the client told or asked of the shell, for tests to look at. */
  readonly shellLog: { readonly service: string; readonly member: string; readonly args: readonly unknown[] }[];
  /** Ribbon buttons and tabs the add-in switched: `button RevRec.Run` → false. */
  readonly ribbon: Map<string, boolean>;
  /** Shortcuts by action id; null = none. */
  readonly shortcuts: Map<string, string | null>;
}

export interface SessionOptions {
  /** Documented Excel refuses to set values or number formats of whole rows or columns. */
  readonly allowUnboundedWrites: boolean;
  /** The time comments are stamped with, as ISO text. */
  readonly now: () => string;
}

const REMEMBERED_EVENT_RANGES = 500;

/** One add-in's connection to the workbook: its references, event registrations and switches. */
export class HostSession {
  /** `context.runtime.enableEvents`. */
  eventsEnabled = true;
  /** Number of registrations by `number|target`. */
  readonly registrations = new Map<string, number>();
  private readonly references = new Map<string, HostObject>();
  private readonly eventRanges: string[] = [];
  private batchAnchors: TrackedArea[] = [];
  private nextReference = 1;

  constructor(
    readonly workbook: WorkbookModel,
    readonly services: HostServices,
    readonly options: SessionOptions,
    readonly send: (entries: readonly WireEntry[]) => void,
  ) {}

  /** A range that follows its cells to the end of the request, or longer if the client keeps it. */
  rangeTarget(sheet: SheetModel, area: Area): RangeTarget {
    if (!isInsideSheet(area)) throw invalidArgument();
    const anchor = this.workbook.track(sheet, area);
    this.batchAnchors.push(anchor);
    return new RangeTarget(anchor);
  }

  range(sheet: SheetModel, area: Area): HostObject {
    return objectOf(rangeType, this.rangeTarget(sheet, area));
  }

  /** Keeps an object between requests under an id of its own. */
  keep(object: HostObject): string {
    if (object.referenceId === undefined) {
      object.referenceId = `ref-${this.nextReference++}`;
      this.references.set(object.referenceId, object);
      this.batchAnchors = this.batchAnchors.filter((anchor) => !anchorsOf(object).includes(anchor));
    }
    return object.referenceId;
  }

  /** A reference for the arguments of an event; only the last few hundred are remembered. */
  keepForEvent(sheet: SheetModel, area: Area): string {
    const id = this.keep(this.range(sheet, area));
    this.eventRanges.push(id);
    if (this.eventRanges.length > REMEMBERED_EVENT_RANGES) this.forget(this.eventRanges.shift()!);
    return id;
  }

  kept(id: string): HostObject | undefined {
    return this.references.get(id);
  }

  keptOrThrow(id: string): HostObject {
    const object = this.references.get(id);
    if (!object) throw invalidReference();
    return object;
  }

  forget(id: string): void {
    const object = this.references.get(id);
    if (!object) return;
    for (const anchor of anchorsOf(object)) this.workbook.untrack(anchor);
    object.referenceId = undefined;
    this.references.delete(id);
  }

  forgetAll(): void {
    for (const id of [...this.references.keys()]) this.forget(id);
  }

  get referenceCount(): number {
    return this.references.size;
  }

  /** Lets go of the ranges of a request that nobody kept. */
  endRequest(): void {
    for (const anchor of this.batchAnchors) this.workbook.untrack(anchor);
    this.batchAnchors = [];
  }

  /** Recalculates what is pending so that results can be read; nothing under manual or suspended calculation. */
  calculated(): Promise<void> | void {
    if (this.workbook.calculationMode === 'Manual' || !this.workbook.calculationPending) return undefined;
    return this.workbook.recalculate(false);
  }
}

function anchorsOf(object: HostObject): readonly TrackedArea[] {
  const target: unknown = object.target;
  if (target instanceof RangeTarget) return [target.anchor];
  if (!Array.isArray(target)) return [];
  return target.flat().flatMap((part) => (part instanceof RangeTarget ? [part.anchor] : []));
}
