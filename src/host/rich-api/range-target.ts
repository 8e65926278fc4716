import type { Area } from '../model/area';
import { isWholeColumns, isWholeRows } from '../model/area';
import type { SheetModel, TrackedArea } from '../model/workbook-model';
import { invalidReference } from './wire-error';

/** A range the client holds: it follows its cells, and is invalid once they are deleted. */
export class RangeTarget {
  constructor(readonly anchor: TrackedArea) {}

  get sheet(): SheetModel {
    return this.anchor.sheet;
  }

  get area(): Area {
    const { area } = this.anchor;
    if (!area) throw invalidReference();
    return area;
  }

  /** Whole rows or columns: cell properties read as null and cannot be set. */
  get isUnbounded(): boolean {
    return isWholeColumns(this.area) || isWholeRows(this.area);
  }
}

export function isRangeTarget(target: unknown): target is RangeTarget {
  return target instanceof RangeTarget;
}
