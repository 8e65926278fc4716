import { endColumn, endRow, makeArea } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import type { SheetModel, WorkbookModel } from '../../host/model/workbook-model';
import { FillPredictor } from './fill-predictor';
import type { FormulaReference } from './formula-reference';
import type { ResolvedToken } from './quick/parse-expression';
import { resolveFormula, sheetAlias } from './resolve-formula';
import type { LayoutUse, ResolveContext, ResolvedFormula } from './resolve-formula';

/** One formula, however many cells it was filled into. */
export interface FormulaTemplate {
  readonly sheetId: string;
  readonly key: string;
  /** Univer's text of the formula as it reads in the home cell. */
  readonly text: string;
  readonly homeRow: number;
  readonly homeColumn: number;
  readonly references: readonly FormulaReference[];
  readonly tokens: readonly ResolvedToken[];
  readonly isVolatile: boolean;
  readonly layout: LayoutUse;
  readonly cells: Set<FormulaCell>;
  /** Encloses all cells the template ever had since the registry was read anew. */
  extent: Area;
}

/** A cell with a formula. */
export interface FormulaCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  /** As the workbook holds it. */
  readonly formula: string;
  readonly template: FormulaTemplate;
}

type ColumnFormulas = Map<number, FormulaCell>;

/** Told of a cell whose formula is another one now, or none. */
export type NoteChange = (sheetId: string, row: number, column: number) => void;

/** Whole rows and columns are taken to be at least this long, so that small growth does not rewrite formulas. */
const USED_STEP = 4096;
const USED_COLUMN_STEP = 64;

/** All formulas of a workbook, grouped into templates. */
export class FormulaRegistry {
  /** Grows whenever a template or its extent changed. */
  version = 0;
  private readonly sheets = new Map<string, Map<number, ColumnFormulas>>();
  private readonly templates = new Map<string, Map<string, FormulaTemplate>>();
  private readonly aliases = new Map<string, string>();
  private readonly usedRows = new Map<string, number>();
  private readonly usedColumns = new Map<string, number>();
  private tables = new Map<string, string>();
  private readonly context: ResolveContext;

  constructor(private readonly workbook: WorkbookModel) {
    this.context = {
      workbook,
      aliasOf: (sheetId) => this.aliasOf(sheetId),
      usedRowCount: (sheetId) => this.usedRows.get(sheetId) ?? USED_STEP,
      usedColumnCount: (sheetId) => this.usedColumns.get(sheetId) ?? USED_COLUMN_STEP,
    };
  }

  /** Alias of each sheet that a formula may mention, and the sheet's id. */
  sheetIdsByAlias(): Record<string, string> {
    for (const sheet of this.workbook.sheets) this.aliasOf(sheet.id);
    return Object.fromEntries([...this.aliases].map(([id, alias]) => [alias, id]));
  }

  cellAt(sheetId: string, row: number, column: number): FormulaCell | undefined {
    return this.sheets.get(sheetId)?.get(column)?.get(row);
  }

  *allTemplates(): Iterable<FormulaTemplate> {
    for (const bySheet of this.templates.values()) yield* bySheet.values();
  }

  /** Calls `visit` for the formulas inside an area. */
  forEachIn(sheetId: string, area: Area, visit: (cell: FormulaCell) => void): void {
    const columns = this.sheets.get(sheetId);
    if (!columns) return;
    for (const [column, rows] of columns) {
      if (column < area.column || column >= endColumn(area)) continue;
      if (area.rowCount < rows.size) {
        for (let row = area.row; row < endRow(area); row++) {
          const cell = rows.get(row);
          if (cell) visit(cell);
        }
      } else {
        for (const cell of rows.values()) if (cell.row >= area.row && cell.row < endRow(area)) visit(cell);
      }
    }
  }

  /** Forgets everything; the next `readSheet` calls start afresh. */
  clear(): void {
    this.sheets.clear();
    this.templates.clear();
    this.version++;
  }

  /** Notes how far the sheets reach now. True when formulas over whole rows or columns have to be read again. */
  measureSheets(): boolean {
    let grown = false;
    for (const sheet of this.workbook.sheets) {
      const used = sheet.usedArea(true);
      grown = raise(this.usedRows, sheet.id, used ? endRow(used) : 0, USED_STEP) || grown;
      grown = raise(this.usedColumns, sheet.id, used ? endColumn(used) : 0, USED_COLUMN_STEP) || grown;
    }
    return grown;
  }

  /** Notes the tables there are now; answers the names (lower case) of those that came, went, moved or changed. */
  measureTables(): ReadonlySet<string> {
    const changed = new Set<string>();
    const seen = new Map<string, string>();
    for (const { name, sheet, area, columns, showHeaders, showTotals } of this.workbook.tables) {
      const key = name.toLowerCase();
      seen.set(key, JSON.stringify([sheet.id, area, showHeaders, showTotals, columns.map((column) => column.name)]));
      if (seen.get(key) !== this.tables.get(key)) changed.add(key);
    }
    for (const key of this.tables.keys()) if (!seen.has(key)) changed.add(key);
    this.tables = seen;
    return changed;
  }

  /** Looks up again the formulas that `isTouched` picks. `changed` is called as in `readArea`. */
  resolveAgain(isTouched: (layout: LayoutUse) => boolean, changed: NoteChange): void {
    for (const template of [...this.allTemplates()]) {
      if (!isTouched(template.layout)) continue;
      for (const cell of [...template.cells]) this.readAgain(cell, changed);
    }
  }

  /** Compares all known formulas with the workbook's. `changed` is called as in `readArea`. */
  compareAll(changed: NoteChange): void {
    for (const [sheetId, columns] of this.sheets) {
      const sheet = this.workbook.sheet(sheetId);
      if (!sheet) continue;
      for (const rows of columns.values()) {
        for (const cell of [...rows.values()]) {
          if (sheet.formulaAt(cell.row, cell.column) !== cell.formula) this.readAgain(cell, changed);
        }
      }
    }
  }

  /** Reads the formulas of an area. `changed` is called for each cell whose formula came, went or means another. */
  readArea(sheet: SheetModel, area: Area, changed: NoteChange): void {
    const lastColumn = Math.min(endColumn(area), this.columnLimit(sheet));
    for (let column = area.column; column < lastColumn; column++) {
      this.readColumn(sheet, column, area.row, area.rowCount, changed);
    }
  }

  /** Drops sheets that are gone. */
  forgetSheets(): void {
    for (const sheetId of [...this.sheets.keys()]) {
      if (this.workbook.sheet(sheetId)) continue;
      this.sheets.delete(sheetId);
      this.templates.delete(sheetId);
      this.version++;
    }
  }

  private columnLimit(sheet: SheetModel): number {
    const used = sheet.usedArea(true);
    const known = this.sheets.get(sheet.id);
    const lastKnown = known ? Math.max(-1, ...known.keys()) : -1;
    return Math.max(used ? endColumn(used) : 0, lastKnown + 1);
  }

  private readColumn(
    sheet: SheetModel,
    column: number,
    firstRow: number,
    rowCount: number,
    changed: NoteChange,
  ): void {
    const known = this.sheets.get(sheet.id)?.get(column);
    const seen = new Set<number>();
    const fill = new FillPredictor();
    sheet.forEachCell((row, _column, _value, formula) => {
      if (formula === undefined) return;
      seen.add(row);
      const before = known?.get(row);
      if (before?.formula === formula) return;
      this.replace(sheet, row, column, before, formula, this.templateFor(sheet, row, column, formula, fill), changed);
    }, makeArea(firstRow, column, rowCount));
    if (!known) return;
    for (const cell of [...known.values()]) {
      if (cell.row >= firstRow && cell.row < firstRow + rowCount && !seen.has(cell.row)) this.drop(cell, changed);
    }
  }

  private readAgain(cell: FormulaCell, changed: NoteChange): void {
    const { sheetId, row, column } = cell;
    const sheet = this.workbook.sheet(sheetId);
    const formula = sheet?.formulaAt(row, column);
    if (!sheet || formula === undefined) this.drop(cell, changed);
    else {
      const template = this.templateFor(sheet, row, column, formula, new FillPredictor());
      this.replace(sheet, row, column, cell, formula, template, changed);
    }
  }

  private replace(
    sheet: SheetModel,
    row: number,
    column: number,
    before: FormulaCell | undefined,
    formula: string,
    template: FormulaTemplate,
    changed: NoteChange,
  ): void {
    before?.template.cells.delete(before);
    this.put({ sheetId: sheet.id, row, column, formula, template });
    if (before?.template !== template) changed(sheet.id, row, column);
  }

  private drop(cell: FormulaCell, changed: NoteChange): void {
    this.sheets.get(cell.sheetId)?.get(cell.column)?.delete(cell.row);
    cell.template.cells.delete(cell);
    changed(cell.sheetId, cell.row, cell.column);
  }

  private put(cell: FormulaCell): void {
    let columns = this.sheets.get(cell.sheetId);
    if (!columns) this.sheets.set(cell.sheetId, (columns = new Map<number, ColumnFormulas>()));
    let rows = columns.get(cell.column);
    if (!rows) columns.set(cell.column, (rows = new Map<number, FormulaCell>()));
    rows.set(cell.row, cell);
    const { template } = cell;
    template.cells.add(cell);
    const { extent } = template;
    if (
      cell.row < extent.row ||
      cell.row >= endRow(extent) ||
      cell.column < extent.column ||
      cell.column >= endColumn(extent)
    ) {
      template.extent = grow(extent, cell.row, cell.column);
      this.version++;
    }
  }

  private templateFor(
    sheet: SheetModel,
    row: number,
    column: number,
    formula: string,
    fill: FillPredictor,
  ): FormulaTemplate {
    const predicted = fill.templateOf(formula, row, column);
    if (predicted) return predicted;
    const resolved = resolveFormula(formula, sheet, row, column, this.context);
    const template = this.shared(sheet.id, resolved, row, column);
    fill.learn(formula, row, column, template);
    return template;
  }

  private shared(sheetId: string, resolved: ResolvedFormula, row: number, column: number): FormulaTemplate {
    let byKey = this.templates.get(sheetId);
    if (!byKey) this.templates.set(sheetId, (byKey = new Map<string, FormulaTemplate>()));
    const known = byKey.get(resolved.key);
    if (known) return known;
    const template: FormulaTemplate = {
      sheetId,
      ...resolved,
      homeRow: row,
      homeColumn: column,
      cells: new Set(),
      extent: makeArea(row, column),
    };
    byKey.set(resolved.key, template);
    this.version++;
    return template;
  }

  private aliasOf(sheetId: string): string {
    let alias = this.aliases.get(sheetId);
    if (alias === undefined) this.aliases.set(sheetId, (alias = sheetAlias(this.aliases.size)));
    return alias;
  }
}

function grow(area: Area, row: number, column: number): Area {
  const firstRow = Math.min(area.row, row);
  const firstColumn = Math.min(area.column, column);
  return makeArea(
    firstRow,
    firstColumn,
    Math.max(endRow(area), row + 1) - firstRow,
    Math.max(endColumn(area), column + 1) - firstColumn,
  );
}

function raise(limits: Map<string, number>, sheetId: string, used: number, step: number): boolean {
  const before = limits.get(sheetId);
  if (before !== undefined && used <= before) return false;
  limits.set(sheetId, Math.ceil((used + 1) / step) * step);
  return before !== undefined;
}
