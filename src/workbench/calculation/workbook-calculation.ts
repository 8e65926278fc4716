import { makeArea, WHOLE_SHEET } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import { cellError } from '../../host/model/cell-value';
import type { ChangedCells, StructureChange } from '../../host/model/calculation-engine';
import type { CalculationChanges, CalculationEngine, SheetModel, WorkbookModel } from '../../host/model/workbook-model';
import { DependencyIndex } from './dependency-index';
import { DirtyCells } from './dirty-cells';
import { createCellComputer } from './cell-computer';
import type { CellComputer } from './cell-computer';
import { mergeRuns, movedCells, runsOf } from './cell-runs';
import { createFormulaEvaluator } from './formula-evaluator';
import type { FormulaEvaluator } from './formula-evaluator';
import { FormulaRegistry } from './formula-registry';
import type { FormulaCell, NoteChange } from './formula-registry';
import { inOrder, leavesSheet } from './computation-order';
import { CustomFunctionCalls } from './functions/custom-functions';
import type { CustomFunctionSource } from './functions/custom-functions';
import { RangeIndex } from './functions/range-index';
import { createReplacements } from './functions/replacements';
import type { NoteLink } from './functions/scalar-functions';
import { nextTurn, runSlice } from './time-slices';

export interface CalculationProgress {
  readonly done: number;
  readonly total: number;
}

export interface CalculationOptions {
  /** Where `=NAMESPACE.FUNCTION()` is computed. */
  readonly customFunctions?: CustomFunctionSource | undefined;
  readonly onProgress?: ((progress: CalculationProgress | undefined) => void) | undefined;
  /** Formula cells whose result changed, with the cells the result covers. */
  readonly onResults?: ((sheetId: string, areas: readonly Area[]) => void) | undefined;
  /** False leaves every formula to Univer, for comparison. Default true. */
  readonly useQuick?: boolean | undefined;
  /** A calculation longer than this goes on in slices, so that the page stays alive. */
  readonly sliceMilliseconds?: number | undefined;
}

/** The workbench's calculation engine: our own ordering, Univer's parser and functions. */
export interface WorkbookCalculation extends CalculationEngine {
  /** Where a cell with =HYPERLINK() leads; undefined for other cells. */
  linkAt(sheetId: string, row: number, column: number): string | undefined;
  /** Resolves when every custom function has answered and its readers are computed. */
  settled(): Promise<void>;
}

const DEFAULT_SLICE_MILLISECONDS = 80;
const CLOCK_EVERY = 128;
const MOST_ROUNDS = 12;
const NO_TABLES: ReadonlySet<string> = new Set();

export function createWorkbookCalculation(options: CalculationOptions = {}): WorkbookCalculation {
  let calculation: Calculation | undefined;
  return {
    attach(workbook) {
      calculation = new Calculation(workbook, options);
    },
    recalculate: (changes, workbook) => {
      calculation ??= new Calculation(workbook, options);
      return calculation.recalculate(changes);
    },
    detach() {
      calculation?.stop();
      calculation = undefined;
    },
    linkAt: (sheetId, row, column) => calculation?.linkAt(sheetId, row, column),
    settled: () => calculation?.settled() ?? Promise.resolve(),
  };
}

class Calculation {
  private readonly registry: FormulaRegistry;
  private readonly index: DependencyIndex;
  private readonly dirty = new DirtyCells();
  private readonly evaluator: FormulaEvaluator;
  private readonly computer: CellComputer;
  private readonly calls: CustomFunctionCalls;
  private readonly links = new Map<string, string>();
  private readonly changedAreas = new Map<string, Area[]>();
  private readonly sheets = new Map<string, SheetModel>();
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly workbook: WorkbookModel,
    private readonly options: CalculationOptions,
  ) {
    this.registry = new FormulaRegistry(workbook);
    this.index = new DependencyIndex(this.registry);
    this.evaluator = createFormulaEvaluator(workbook);
    this.calls = new CustomFunctionCalls(options.customFunctions, (cells) => this.takeAnswers(cells));
    const rangeIndex = new RangeIndex(workbook);
    const noteLink: NoteLink = (sheetId, row, column, target) => this.links.set(linkKey(sheetId, row, column), target);
    const { evaluator, calls } = this;
    evaluator.register(...createReplacements({ rangeIndex, noteLink }), ...calls.executors(workbook));
    const useQuick = options.useQuick ?? true;
    this.computer = createCellComputer({ workbook, evaluator, rangeIndex, noteLink, calls, useQuick });
  }

  stop(): void {
    this.stopped = true;
    this.calls.stop();
  }

  linkAt(sheetId: string, row: number, column: number): string | undefined {
    return this.links.get(linkKey(sheetId, row, column));
  }

  async settled(): Promise<void> {
    do {
      await this.running;
      await this.calls.settled();
    } while (this.running);
  }

  recalculate(changes: CalculationChanges): Promise<void> | void {
    const changed: ChangedCells[] = [];
    if (changes.full) this.readEverything();
    else this.readChanges(changes, changed);
    this.spread(changed);
    for (const template of this.registry.allTemplates()) if (template.isVolatile) this.mark(template.cells);
    return this.computeDirty();
  }

  private readEverything(): void {
    this.registry.clear();
    this.computer.forgetFormulas();
    this.dirty.clear();
    this.links.clear();
    this.calls.forget();
    this.registry.measureSheets();
    this.registry.measureTables();
    this.evaluator.useSheetAliases(this.registry.sheetIdsByAlias());
    for (const sheet of this.workbook.sheets) this.registry.readArea(sheet, WHOLE_SHEET, () => undefined);
    for (const template of this.registry.allTemplates()) template.cells.forEach((cell) => this.dirty.add(cell));
  }

  /** Reads formulas again where needed, marks those that are new and collects the cells that changed. */
  private readChanges(changes: CalculationChanges, changed: ChangedCells[]): void {
    const formulaChanged: NoteChange = (sheetId, row, column) => {
      const cell = this.registry.cellAt(sheetId, row, column);
      if (cell) this.dirty.add(cell);
      this.links.delete(linkKey(sheetId, row, column));
      changed.push({ sheetId, area: makeArea(row, column) });
    };
    this.readLayout(changes.structure, changed, formulaChanged);
    for (const { sheetId, area } of changes.cells) {
      const sheet = this.workbook.sheet(sheetId);
      if (!sheet) continue;
      this.registry.readArea(sheet, area, formulaChanged);
      // a formula entered again is computed again, as in Excel
      this.registry.forEachIn(sheetId, area, (cell) => this.dirty.add(cell));
      changed.push({ sheetId, area });
    }
  }

  /** Follows what changed about sheets, tables and names, whose formulas the model has rewritten already. */
  private readLayout(
    structure: readonly StructureChange[],
    changed: ChangedCells[],
    formulaChanged: NoteChange,
  ): void {
    const { registry } = this;
    this.evaluator.useSheetAliases(registry.sheetIdsByAlias());
    const wholeLinesGrew = registry.measureSheets();
    const happened = new Set(structure.map(({ kind }) => kind));
    const tables = happened.size > 0 ? registry.measureTables() : NO_TABLES;
    const movedSheets = new Set<string>();
    for (const change of structure) {
      if (change.kind !== 'insert' && change.kind !== 'delete') continue;
      movedSheets.add(change.sheetId);
      changed.push(movedCells(change.sheetId, change.area));
    }
    if (happened.has('sheetDeleted')) registry.forgetSheets();
    if (movedSheets.size > 0 || happened.has('sheetDeleted') || happened.has('sheetRenamed')) {
      registry.compareAll(formulaChanged);
    }
    for (const sheetId of movedSheets) {
      const sheet = this.workbook.sheet(sheetId);
      if (sheet) registry.readArea(sheet, WHOLE_SHEET, formulaChanged);
    }
    const namesChanged = happened.has('names');
    if (tables.size === 0 && !namesChanged && !wholeLinesGrew) return;
    registry.resolveAgain(
      (layout) =>
        (namesChanged && layout.hasNames) ||
        (wholeLinesGrew && layout.hasWholeLines) ||
        (tables.size > 0 && [...layout.tables].some((name) => tables.has(name))),
      formulaChanged,
    );
  }

  /** Marks formulas as to be computed, and with them all that read them. */
  private mark(cells: Iterable<FormulaCell>): void {
    const added = [...cells].filter((cell) => this.dirty.add(cell));
    this.spread(runsOf(added));
  }

  /** Marks what reads the areas, what reads those, and so on. */
  private spread(areas: readonly ChangedCells[]): void {
    this.index.startSearch();
    for (let level = mergeRuns(areas); level.length > 0; ) {
      const found: FormulaCell[] = [];
      for (const { sheetId, area } of level) {
        this.index.findReaders(sheetId, area, (cell) => {
          if (this.dirty.add(cell)) found.push(cell);
        });
      }
      level = runsOf(found);
    }
  }

  private computeDirty(): Promise<void> | void {
    if (this.dirty.size === 0) return undefined;
    const work = this.compute();
    const slice = this.options.sliceMilliseconds ?? DEFAULT_SLICE_MILLISECONDS;
    if (runSlice(work, slice)) {
      this.finish();
      return undefined;
    }
    this.running = this.finishLater(work, slice);
    return this.running;
  }

  private async finishLater(work: Iterator<CalculationProgress>, slice: number): Promise<void> {
    try {
      for (let done = false; !done && !this.stopped; ) {
        await nextTurn();
        done = runSlice(work, slice, this.options.onProgress);
      }
    } finally {
      this.running = undefined;
      this.finish();
    }
  }

  private finish(): void {
    this.options.onProgress?.(undefined);
    for (const [sheetId, areas] of this.changedAreas) this.options.onResults?.(sheetId, areas);
    this.changedAreas.clear();
  }

  /** Computes what is marked, each cell after the cells it reads. Yields now and then. */
  private *compute(): Generator<CalculationProgress> {
    let done = 0;
    for (let round = 0; round < MOST_ROUNDS && this.dirty.size > 0; round++) {
      this.computer.forgetValues();
      this.sheets.clear();
      const spilled: ChangedCells[] = [];
      for (const cell of this.dirty.takeQueue()) {
        for (const ready of inOrder(cell, this.dirty, this.registry)) {
          this.computeCell(ready, spilled);
          done++;
          if (done % CLOCK_EVERY === 0) yield { done, total: done + this.dirty.size };
        }
      }
      // cells covered by an array result have readers that were not known before
      this.spread(spilled);
    }
    this.calls.send();
  }

  private computeCell(cell: FormulaCell, spilled: ChangedCells[]): void {
    const sheet = this.sheetOf(cell.sheetId);
    if (sheet?.formulaAt(cell.row, cell.column) !== cell.formula) return;
    const result = leavesSheet(cell) ? cellError('#REF!') : this.computer.compute(cell);
    const spill = sheet.spillAt(cell.row, cell.column);
    if (!spill && !Array.isArray(result) && result === sheet.valueAt(cell.row, cell.column)) return;
    sheet.putFormulaResult(cell.row, cell.column, result);
    this.noteChanged(cell.sheetId, makeArea(cell.row, cell.column));
    const now = sheet.spillAt(cell.row, cell.column);
    for (const area of [spill, now]) {
      if (!area) continue;
      this.noteChanged(cell.sheetId, area);
      spilled.push({ sheetId: cell.sheetId, area });
    }
  }

  /** `workbook.sheet` compares names; here ids are asked for very often. */
  private sheetOf(sheetId: string): SheetModel | undefined {
    let sheet = this.sheets.get(sheetId);
    if (!sheet && (sheet = this.workbook.sheet(sheetId))) this.sheets.set(sheetId, sheet);
    return sheet;
  }

  private noteChanged(sheetId: string, area: Area): void {
    const areas = this.changedAreas.get(sheetId);
    if (areas) areas.push(area);
    else this.changedAreas.set(sheetId, [area]);
  }

  /** Custom functions have answered: their cells and the readers of those are computed outside any batch. */
  private async takeAnswers(positions: readonly { sheetId: string; row: number; column: number }[]): Promise<void> {
    await this.workbook.settled();
    if (this.stopped) return;
    this.workbook.beginBatch('engine');
    try {
      const cells = positions.map(({ sheetId, row, column }) => this.registry.cellAt(sheetId, row, column));
      this.mark(cells.filter((cell) => cell !== undefined));
      await this.computeDirty();
    } finally {
      await this.workbook.endBatch();
    }
  }
}

const linkKey = (sheetId: string, row: number, column: number): string => `${sheetId}|${row}|${column}`;
