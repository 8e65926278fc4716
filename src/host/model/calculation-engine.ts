import type { Area } from './area';
import type { ShiftDirection } from './change-source';
import type { WorkbookModel } from './workbook-model';

/** Cells whose value, formula or both changed since the last recalculation. */
export interface ChangedCells {
  readonly sheetId: string;
  readonly area: Area;
}

/** A change of the workbook's skeleton. The model's own formulas have been rewritten already. */
export type StructureChange =
  | {
      readonly kind: 'insert' | 'delete';
      readonly sheetId: string;
      readonly area: Area;
      readonly shift: ShiftDirection;
    }
  | { readonly kind: 'sheetAdded' | 'sheetDeleted' | 'sheetRenamed' | 'sheetMoved'; readonly sheetId: string }
  | { readonly kind: 'tables' | 'names' };

/** What happened since the engine was last asked. `full` = forget everything and read the workbook anew. */
export interface CalculationChanges {
  readonly full: boolean;
  readonly cells: readonly ChangedCells[];
  /** In the order in which they happened; an engine that cannot replay them treats the change as `full`. */
  readonly structure: readonly StructureChange[];
}

/**
 * Computes formulas. The model calls `recalculate` once per batch (never while another call is running); the engine
 * reads formulas and values from the model and writes results with `SheetModel.putFormulaResult`. An asynchronous
 * engine answers a promise, and the batch's events are held back until it resolves.
 */
export interface CalculationEngine {
  attach?(workbook: WorkbookModel): void;
  recalculate(changes: CalculationChanges, workbook: WorkbookModel): Promise<void> | void;
  detach?(): void;
}

/** The engine that computes nothing: each formula keeps the value supplied with it, else 0. */
export const cachedValues: CalculationEngine = { recalculate: () => undefined };
