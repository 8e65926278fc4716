import { endColumn, endRow, intersectAreas, makeArea } from '../../host/model/area';
import type { Area } from '../../host/model/area';
import { areaOfReference, isFixedReference, offsetsMeeting } from './formula-reference';
import type { FormulaReference } from './formula-reference';
import type { FormulaCell, FormulaRegistry, FormulaTemplate } from './formula-registry';

/** Cells of one sheet that formulas read, and the formulas that read them. */
interface Watch {
  readonly bounds: Area;
  /** Formulas that read exactly `bounds` wherever they stand. */
  readonly fixed: FormulaTemplate[];
  /** Formulas whose cells each read another part of `bounds`. */
  readonly moving: { readonly template: FormulaTemplate; readonly reference: FormulaReference }[];
  /** The search in which all `fixed` formulas were already found. */
  foundIn: number;
}

interface SheetWatches {
  readonly byColumn: Map<number, Watch[]>;
  /** Watches over very many columns. */
  readonly wide: Watch[];
}

const WIDE = 256;

/** Answers which formulas read a changed area. Built from the registry when that changed, and only then. */
export class DependencyIndex {
  private builtVersion = -1;
  private sheets = new Map<string, SheetWatches>();
  private search = 0;

  constructor(private readonly registry: FormulaRegistry) {}

  /** Starts a search: formulas over fixed ranges are then reported once, whatever changes in them. */
  startSearch(): void {
    this.search++;
    if (this.builtVersion !== this.registry.version) this.build();
  }

  /** Calls `found` for each formula that reads a cell of `changed` (some more than once). */
  findReaders(sheetId: string, changed: Area, found: (cell: FormulaCell) => void): void {
    const watches = this.sheets.get(sheetId);
    if (!watches) return;
    for (const watch of watches.wide) this.report(watch, changed, found);
    if (changed.columnCount < watches.byColumn.size) {
      for (let column = changed.column; column < endColumn(changed); column++) {
        for (const watch of watches.byColumn.get(column) ?? []) this.report(watch, changed, found);
      }
    } else {
      for (const [column, list] of watches.byColumn) {
        if (column < changed.column || column >= endColumn(changed)) continue;
        for (const watch of list) this.report(watch, changed, found);
      }
    }
  }

  private report(watch: Watch, changed: Area, found: (cell: FormulaCell) => void): void {
    const { bounds } = watch;
    if (bounds.row >= endRow(changed) || endRow(bounds) <= changed.row || !intersectAreas(bounds, changed)) return;
    if (watch.foundIn !== this.search) {
      watch.foundIn = this.search;
      for (const template of watch.fixed) template.cells.forEach(found);
    }
    for (const { template, reference } of watch.moving) this.reportMoving(template, reference, changed, found);
  }

  private reportMoving(
    template: FormulaTemplate,
    reference: FormulaReference,
    changed: Area,
    found: (cell: FormulaCell) => void,
  ): void {
    const { rows, columns } = offsetsMeeting(reference, changed);
    const { extent, homeRow, homeColumn } = template;
    const firstRow = Math.max(extent.row, homeRow + rows.first);
    const lastRow = Math.min(endRow(extent) - 1, homeRow + rows.last);
    const firstColumn = Math.max(extent.column, homeColumn + columns.first);
    const lastColumn = Math.min(endColumn(extent) - 1, homeColumn + columns.last);
    if (firstRow > lastRow || firstColumn > lastColumn) return;
    const area = makeArea(firstRow, firstColumn, lastRow - firstRow + 1, lastColumn - firstColumn + 1);
    if (area.rowCount * area.columnCount > template.cells.size) {
      for (const cell of template.cells) if (intersectAreas(area, makeArea(cell.row, cell.column))) found(cell);
      return;
    }
    this.registry.forEachIn(template.sheetId, area, (cell) => {
      if (cell.template === template) found(cell);
    });
  }

  private build(): void {
    this.sheets = new Map();
    const byArea = new Map<string, Watch>();
    for (const template of this.registry.allTemplates()) {
      if (template.cells.size === 0) continue;
      for (const reference of template.references) this.add(byArea, template, reference);
    }
    this.builtVersion = this.registry.version;
  }

  private add(byArea: Map<string, Watch>, template: FormulaTemplate, reference: FormulaReference): void {
    const bounds = boundsOf(template, reference);
    const { row, column, rowCount, columnCount } = bounds;
    const id = `${reference.sheetId}|${row}|${column}|${rowCount}|${columnCount}`;
    let watch = byArea.get(id);
    if (!watch) {
      watch = { bounds, fixed: [], moving: [], foundIn: 0 };
      byArea.set(id, watch);
      this.file(reference.sheetId, watch);
    }
    if (isFixedReference(reference)) watch.fixed.push(template);
    else watch.moving.push({ template, reference });
  }

  private file(sheetId: string, watch: Watch): void {
    let watches = this.sheets.get(sheetId);
    if (!watches) this.sheets.set(sheetId, (watches = { byColumn: new Map(), wide: [] }));
    if (watch.bounds.columnCount > WIDE) {
      watches.wide.push(watch);
      return;
    }
    for (let column = watch.bounds.column; column < endColumn(watch.bounds); column++) {
      const list = watches.byColumn.get(column);
      if (list) list.push(watch);
      else watches.byColumn.set(column, [watch]);
    }
  }
}

/** All cells a reference means over all places its template stands in. */
function boundsOf(template: FormulaTemplate, reference: FormulaReference): Area {
  const { extent, homeRow, homeColumn } = template;
  const top = areaOfReference(reference, extent.row - homeRow, extent.column - homeColumn);
  const bottom = areaOfReference(
    reference,
    endRow(extent) - 1 - homeRow,
    endColumn(extent) - 1 - homeColumn,
  );
  const row = Math.min(top.row, bottom.row);
  const column = Math.min(top.column, bottom.column);
  return makeArea(
    row,
    column,
    Math.max(endRow(top), endRow(bottom)) - row,
    Math.max(endColumn(top), endColumn(bottom)) - column,
  );
}
