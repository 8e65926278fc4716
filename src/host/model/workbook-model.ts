/**
 * The in-memory workbook: what a spreadsheet file holds, without a wire protocol, a grid or a file format.
 *
 * Conventions
 * - Rows and columns count from zero. An `Area` is a rectangle. Sheets and tables are live objects with ids.
 * - Values are stored as they are (`put…`, `read…`). Only `enter…` reads text the way Excel reads typing.
 * - Formulas are A1 text in US English with a leading `=`. The model rewrites them when rows, columns, sheets, tables
 *   or table columns move or are renamed, but never computes them: a `CalculationEngine` does, and hands results back
 *   through `SheetModel.putFormulaResult`.
 * - Every change happens at once; recalculation and events come at the end of the outermost `batch`. A change made
 *   outside a batch is a batch of its own.
 * - Illegal requests throw `ModelError` with the code Office.js would report.
 *
 * Make one with `createWorkbook()` from './create-workbook'.
 */
import type { Area } from './area';
import type { CellStyle, StylePatch, StyleTable } from './cell-style';
import type { CellInput, CellValue } from './cell-value';
import type { ChangeSource } from './change-source';
import type { ModelEvent } from './model-events';
import type { CalculationChanges, CalculationEngine } from './calculation-engine';
import type { NameModel, NameStore } from './name-store';
import type {
  ColumnBlock,
  ColumnData,
  CommentModel,
  ConditionalFormatModel,
  CustomXmlPartModel,
  DataValidationModel,
  DocumentProperties,
  FrozenPanes,
  Hyperlink,
  LineFormat,
  PageLayout,
  SheetProtection,
  SheetVisibility,
} from './sheet-parts';
import type { TableModel, TableOptions } from './table-model';

export type { CalculationChanges, CalculationEngine, ModelEvent, NameModel, NameStore, TableModel, TableOptions };



/** What `clear` removes, as Office.js names it. */
export type ClearScope = 'All' | 'Contents' | 'Formats' | 'Hyperlinks' | 'RemoveHyperlinks';

export type CopyScope = 'All' | 'Formulas' | 'Values' | 'Formats';

/** An area that follows its cells when rows or columns are inserted or deleted; undefined once they are deleted. */
export interface TrackedArea {
  readonly sheet: SheetModel;
  readonly area: Area | undefined;
}

export interface SheetModel {
  readonly id: string;
  readonly workbook: WorkbookModel;
  readonly name: string;
  readonly position: number;
  readonly visibility: SheetVisibility;
  /** `#RRGGBB`, '' = none. */
  tabColor: string;
  showGridlines: boolean;
  showHeadings: boolean;
  /** Standard column width in points (Excel's 8.43 characters = 48). */
  standardWidth: number;
  readonly standardHeight: number;
  frozenPanes: FrozenPanes;
  pageLayout: PageLayout;
  protection: SheetProtection;
  readonly customProperties: Map<string, string>;
  readonly tables: readonly TableModel[];
  readonly merges: readonly Area[];
  readonly conditionalFormats: readonly ConditionalFormatModel[];
  readonly dataValidations: readonly DataValidationModel[];

  /** Smallest area with content (or, when `valuesOnly` is false, a cell style); undefined for a blank sheet. */
  usedArea(valuesOnly?: boolean): Area | undefined;

  // One cell
  valueAt(row: number, column: number): CellValue;
  formulaAt(row: number, column: number): string | undefined;
  styleAt(row: number, column: number): CellStyle;
  /** The cell's own style id, 0 when it shows its row's or column's. */
  styleIdAt(row: number, column: number): number;
  /** The value as Excel shows it with the cell's number format (never `####`). */
  textAt(row: number, column: number): string;
  hyperlinkAt(row: number, column: number): Hyperlink | undefined;

  // Blocks, as stored
  readValues(area: Area): CellValue[][];
  readFormulas(area: Area): (string | undefined)[][];
  readColumn(column: number, firstRow: number, rowCount: number): ColumnData;
  /** Calls `visit` for each non-empty cell of `area` (default: used area), row by row. */
  forEachCell(
    visit: (row: number, column: number, value: CellValue, formula: string | undefined, styleId: number) => void,
    area?: Area,
  ): void;
  /** Stores values as they are, replacing formulas. Ragged or short rows leave the rest of the area alone. */
  putValues(row: number, column: number, values: readonly (readonly CellValue[])[]): void;
  /** Stores one column, the quickest way in. */
  putColumn(column: number, firstRow: number, block: ColumnBlock): void;
  /** Stores one formula; `cached` is its result until the engine says otherwise (absent: 0). */
  putFormula(row: number, column: number, formula: string, cached?: CellValue): void;
  /** Called by the engine: the result of a formula cell. A 2-D array spills (or answers #SPILL!). */
  putFormulaResult(row: number, column: number, result: CellValue | readonly (readonly CellValue[])[]): void;
  /** The area a formula's array result covers, when (row, column) is its first cell. */
  spillAt(row: number, column: number): Area | undefined;
  /** All areas covered by array results. */
  readonly spills: readonly Area[];
  /** Writes inputs the way Excel reads typing. One row/column repeated is not expanded here: shapes must match. */
  enter(area: Area, inputs: readonly (readonly CellInput[])[], source?: ChangeSource): void;

  // Looks
  /** Changes looks, by the same members for all cells or by a function of each cell's present style. */
  setStyle(area: Area, change: StylePatch | ((style: CellStyle) => StylePatch)): void;
  /** One number format per cell; null leaves the cell's. Shapes must match. */
  setNumberFormats(area: Area, formats: readonly (readonly (string | null)[])[]): void;
  setStyleIds(row: number, column: number, styleIds: readonly (readonly number[])[]): void;
  setHyperlink(area: Area, link: Hyperlink | undefined): void;
  columnFormat(column: number): LineFormat;
  rowFormat(row: number): LineFormat;
  setColumnFormat(firstColumn: number, columnCount: number, change: LineFormat): void;
  setRowFormat(firstRow: number, rowCount: number, change: LineFormat): void;
  columnFormats(): ReadonlyMap<number, LineFormat>;
  rowFormats(): ReadonlyMap<number, LineFormat>;
  merge(area: Area, across?: boolean): void;
  unmerge(area: Area): void;

  // Rules
  addConditionalFormat(areas: readonly Area[], type: string, rule?: object): ConditionalFormatModel;
  removeConditionalFormat(id: string): void;
  setConditionalFormatPriority(id: string, priority: number): void;
  /** To be called after changing members of a conditional format directly, so that subscribers hear of it. */
  touchRules(): void;
  /** Gives `areas` this validation, taking them out of others; undefined clears. */
  setDataValidation(areas: readonly Area[], validation: Omit<DataValidationModel, 'areas'> | undefined): void;
  dataValidationAt(row: number, column: number): DataValidationModel | undefined;

  // Moving cells
  /** Throws AccessDenied when the sheet is protected and a cell of the area is locked. */
  assertEditable(area: Area): void;
  clear(area: Area, scope?: ClearScope): void;
  insertCells(area: Area, direction: 'down' | 'right'): void;
  deleteCells(area: Area, direction: 'up' | 'left'): void;
  /** Copies with Excel's relative shifting; the source repeats when the target is a multiple of it. */
  copyFrom(target: Area, sourceSheet: SheetModel, source: Area, scope?: CopyScope, skipBlanks?: boolean): void;
  sort(
    area: Area,
    keys: readonly { readonly offset: number; readonly ascending: boolean }[],
    options?: { readonly hasHeaders?: boolean; readonly matchCase?: boolean },
  ): void;
  addTable(area: Area, options?: TableOptions): TableModel;
}

export interface WorkbookModel {
  /** File name, for example `Book1.xlsx`. */
  name: string;
  readonly styles: StyleTable;
  readonly names: NameStore;
  readonly properties: DocumentProperties;
  /** `workbook.settings` of Office.js. */
  readonly settings: Map<string, unknown>;
  /** `Office.context.document.settings`; values are JSON text. */
  readonly documentSettings: Map<string, string>;
  readonly customXmlParts: Map<string, CustomXmlPartModel>;
  readonly comments: readonly CommentModel[];
  changeComments(change: (comments: CommentModel[]) => void): void;
  /** A new id in the form of Excel's ids. */
  newId(): string;
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual';
  /** Ask for `formulaChanged` events; off by default because they remember each previous formula. */
  tracksFormulaChanges: boolean;
  /** True after a change until `isDirty` is set false. */
  isDirty: boolean;

  // Sheets, in tab order
  readonly sheets: readonly SheetModel[];
  readonly activeSheet: SheetModel;
  /** Selected area of the active sheet. */
  readonly selection: Area;
  sheet(idOrName: string): SheetModel | undefined;
  /** A new last sheet (or at `position`). Without a name: the next free `SheetN`. */
  addSheet(name?: string, position?: number): SheetModel;
  /** A copy of a sheet right behind it: cells, looks, rules and page layout; tables get new names. */
  copySheet(sheet: SheetModel, name?: string): SheetModel;
  deleteSheet(sheet: SheetModel): void;
  renameSheet(sheet: SheetModel, name: string): void;
  moveSheet(sheet: SheetModel, position: number): void;
  setSheetVisibility(sheet: SheetModel, visibility: SheetVisibility): void;
  activateSheet(sheet: SheetModel): void;
  select(sheet: SheetModel, area: Area, source?: ChangeSource): void;

  // Tables, over all sheets
  readonly tables: readonly TableModel[];
  table(idOrName: string): TableModel | undefined;

  // Anchors
  track(sheet: SheetModel, area: Area): TrackedArea;
  untrack(anchor: TrackedArea): void;

  // Changes, recalculation and events
  /** Runs `work` as one change: one recalculation and one round of events at its end. */
  batch<T>(source: ChangeSource, work: () => T): T;
  /** Opens a batch which `endBatch` closes, for callers that await in between. */
  beginBatch(source: ChangeSource): void;
  endBatch(): Promise<void> | void;
  /** Changes from here to the end of the innermost batch have this source. */
  continueBatchAs(source: ChangeSource): void;
  /** Holds recalculation back until the end of the outermost batch, or until `recalculate`. */
  suspendCalculation(): void;
  /** Recalculates what changed now (everything when `full`). Answers a promise only if the engine is asynchronous. */
  recalculate(full?: boolean): Promise<void> | void;
  /** True while changed cells await calculation. */
  readonly calculationPending: boolean;
  /** Resolves when no recalculation is running and its events have been delivered. */
  settled(): Promise<void>;
  useEngine(engine: CalculationEngine): void;
  subscribe(listener: (event: ModelEvent) => void): () => void;
}
