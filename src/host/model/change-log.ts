import type { Area } from './area';
import type { CalculationChanges, CalculationEngine, ChangedCells, StructureChange } from './calculation-engine';
import { cachedValues } from './calculation-engine';
import type { ModelEvent } from './model-events';
import type { ChangeSource } from './change-source';
import type { WorkbookModel } from './workbook-model';

type Listener = (event: ModelEvent) => void;

/** Collects what a batch changes, asks the engine once, then tells the subscribers. */
export class ChangeLog {
  private engine: CalculationEngine = cachedValues;
  private readonly listeners = new Set<Listener>();
  private readonly sources: ChangeSource[] = [];
  private cells: ChangedCells[] = [];
  private structure: StructureChange[] = [];
  private readonly events: ModelEvent[] = [];
  private readonly calculatedSheets = new Set<string>();
  /** The engine must read everything anew. */
  private full = false;
  private suspended = false;
  private loaded = false;
  private calculating = false;
  private running: Promise<void> | undefined;
  private telling = false;

  constructor(private readonly workbook: WorkbookModel) {}

  /** Source of changes being made now; outside a batch changes count as the user's. */
  get source(): ChangeSource {
    return this.sources.at(-1) ?? 'user';
  }

  get isPending(): boolean {
    return this.cells.length > 0 || this.structure.length > 0;
  }

  useEngine(engine: CalculationEngine): void {
    this.engine.detach?.();
    this.engine = engine;
    this.full = true;
    engine.attach?.(this.workbook);
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  begin(source: ChangeSource): void {
    this.sources.push(source);
  }

  continueAs(source: ChangeSource): void {
    if (this.sources.length > 0) this.sources[this.sources.length - 1] = source;
  }

  end(): Promise<void> | void {
    this.sources.pop();
    if (this.sources.length > 0) return undefined;
    this.suspended = false;
    if (this.loaded) {
      this.loaded = false;
      this.events.push({ type: 'loaded' });
    }
    if (this.calculating) return undefined;
    if (this.workbook.calculationMode !== 'Manual') void this.recalculate(false);
    if (this.running) return this.running.then(() => this.tell());
    this.tell();
    return undefined;
  }

  run<T>(source: ChangeSource, work: () => T): T {
    this.begin(source);
    try {
      return work();
    } finally {
      // an asynchronous engine tells its events later; `settled` is there to wait for it
      void this.end();
    }
  }

  suspend(): void {
    this.suspended = true;
  }

  noteCells(sheetId: string, area: Area): void {
    if (this.isLoading()) return;
    const last = this.cells.at(-1);
    if (last?.sheetId === sheetId && continues(last.area, area)) {
      this.cells[this.cells.length - 1] = { sheetId, area: joined(last.area, area) };
    } else this.cells.push({ sheetId, area });
  }

  noteStructure(change: StructureChange): void {
    if (!this.isLoading()) this.structure.push(change);
  }

  noteEvent(event: ModelEvent): void {
    if (this.isLoading()) return;
    const last = this.events.at(-1);
    if (event.type === 'changed' && last?.type === 'changed' && isNextBand(last, event)) {
      const area = joined(last.area, event.area);
      this.events[this.events.length - 1] = { ...event, area, before: undefined, after: undefined };
    } else this.events.push(event);
  }

  /** A formula of this sheet has a new result. Results that come outside a batch are told at once. */
  noteResult(sheetId: string): void {
    this.calculatedSheets.add(sheetId);
    if (this.sources.length === 0 && !this.calculating && !this.running) this.tell();
  }

  /** Recalculates now what is pending; while the engine is busy it will take the new changes up afterwards. */
  recalculate(full: boolean): Promise<void> | void {
    if (full) this.full = true;
    if (this.running || (this.suspended && !full)) return this.running;
    const first = this.calculateNow(full);
    if (first) this.running = this.drain(first);
    return this.running;
  }

  async settled(): Promise<void> {
    while (this.running) await this.running;
    if (this.sources.length === 0) this.tell();
  }

  private isLoading(): boolean {
    if (this.source !== 'load') {
      this.workbook.isDirty = true;
      return false;
    }
    this.loaded = true;
    this.full = true;
    return true;
  }

  private calculateNow(force = false): Promise<void> | void {
    if (!this.isPending && !force) return undefined;
    const changes: CalculationChanges = { full: this.full, cells: this.cells, structure: this.structure };
    for (const { sheetId } of this.cells) this.calculatedSheets.add(sheetId);
    this.cells = [];
    this.structure = [];
    this.full = false;
    this.calculating = true;
    try {
      return this.engine.recalculate(changes, this.workbook);
    } finally {
      this.calculating = false;
    }
  }

  private async drain(first: Promise<void>): Promise<void> {
    try {
      await first;
      while (this.isPending) await this.calculateNow();
    } finally {
      this.running = undefined;
    }
  }

  private tell(): void {
    if (this.calculatedSheets.size > 0) {
      const sheetIds = [...this.calculatedSheets].filter((id) => this.workbook.sheet(id));
      this.calculatedSheets.clear();
      if (sheetIds.length > 0) this.events.push({ type: 'calculated', sheetIds });
    }
    if (this.telling) return;
    this.telling = true;
    try {
      for (let event = this.events.shift(); event; event = this.events.shift()) {
        for (const listener of [...this.listeners]) listener(event);
      }
    } finally {
      this.telling = false;
    }
  }
}

type ChangedEvent = Extract<ModelEvent, { type: 'changed' }>;

/** Office.js cuts a large write into bands of rows; it is told as one change. */
function isNextBand(last: ChangedEvent, next: ChangedEvent): boolean {
  return (
    last.change === 'RangeEdited' &&
    next.change === 'RangeEdited' &&
    last.sheetId === next.sheetId &&
    last.source === next.source &&
    continues(last.area, next.area)
  );
}

function continues(before: Area, next: Area): boolean {
  return (
    before.column === next.column &&
    before.columnCount === next.columnCount &&
    before.row + before.rowCount === next.row
  );
}

function joined(before: Area, next: Area): Area {
  return { ...before, rowCount: before.rowCount + next.rowCount };
}
