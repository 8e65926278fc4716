import { escapeColumnName, renameColumnInFormula, renameTableInFormula } from '../formula/rewrite-formula';
import type { Area } from './area';
import { endRow, intersectAreas, makeArea } from './area';
import type { CellInput } from './cell-value';
import { ModelError } from './model-error';
import { assertFreeName } from './name-rules';
import type { AreaMap } from './shift-area';
import type { Sheet } from './sheet';
import { assertEditable } from './sheet-guard';
import { deleteCells, insertCells } from './sheet-shift';
import { sortRows } from './sheet-sort';
import { applyFilters } from './table-filter';
import { deleteTableRows, insertTableRows } from './table-growth';
import { freeHeader, writeHeader } from './table-headers';
import { TableLooks } from './table-looks';
import type { TableColumnModel, TableModel, TableOptions } from './table-model';
import type { ShiftDirection } from './change-source';

interface Column extends TableColumnModel {
  name: string;
}

/** A table on a sheet. Growing, filtering, looks and header texts live in the `table-…` files. */
export class Table extends TableLooks implements TableModel {
  columns: Column[] = [];
  /** Its one data row is a blank nobody has filled: the first added row goes there. */
  isNew = false;
  private nextColumnId = 1;

  constructor(
    readonly sheet: Sheet,
    readonly id: string,
    private tableName: string,
    public area: Area,
    options: TableOptions,
  ) {
    super();
    this.styleName = options.style ?? this.styleName;
    this.hasTotals = options.showTotals ?? false;
    this.hasHeaders = options.showHeaders ?? true;
  }

  protected change(work: () => void): void {
    this.sheet.workbook.change(() => {
      work();
      this.told();
    });
  }

  newColumn(name: string): Column {
    return { id: this.nextColumnId++, name };
  }

  get name(): string {
    return this.tableName;
  }
  set name(name: string) {
    if (name === this.tableName) return;
    const { workbook } = this.sheet;
    assertFreeName(workbook, name, this);
    workbook.change(() => {
      const old = this.tableName;
      this.tableName = name;
      workbook.mapFormulas((formula) => renameTableInFormula(formula, old, name));
      this.told();
    });
  }

  get headerArea(): Area | undefined {
    const { row, column, columnCount } = this.area;
    return this.hasHeaders ? makeArea(row, column, 1, columnCount) : undefined;
  }

  get totalsArea(): Area | undefined {
    const { column, columnCount } = this.area;
    return this.hasTotals ? makeArea(endRow(this.area) - 1, column, 1, columnCount) : undefined;
  }

  get dataArea(): Area {
    const { row, column, rowCount, columnCount } = this.area;
    const top = this.hasHeaders ? 1 : 0;
    return makeArea(row + top, column, rowCount - top - (this.hasTotals ? 1 : 0), columnCount);
  }

  get showHeaders(): boolean {
    return this.hasHeaders;
  }
  /** Hiding clears the header cells; showing needs the row above. */
  set showHeaders(show: boolean) {
    if (show === this.hasHeaders) return;
    this.sheet.workbook.change(() => {
      const { row, column, rowCount, columnCount } = this.area;
      if (!show) {
        this.hasHeaders = false;
        this.area = makeArea(row + 1, column, rowCount - 1, columnCount);
        this.sheet.clear(makeArea(row, column, 1, columnCount), 'Contents');
      } else {
        const above = makeArea(row - 1, column, 1, columnCount);
        const free = row > 0 && this.sheet.cells.usedArea(false, above) === undefined;
        if (!free) insertCells(this.sheet, makeArea(row, column, 1, columnCount), 'down', this);
        this.area = makeArea(free ? row - 1 : row, column, rowCount + 1, columnCount);
        this.hasHeaders = true;
        this.columns.forEach((_, index) => writeHeader(this, index));
      }
      this.told();
    });
  }

  get showTotals(): boolean {
    return this.hasTotals;
  }
  /** Showing pushes the cells below the table down when there are any; a new row says `Total` and sums the last column. */
  set showTotals(show: boolean) {
    if (show === this.hasTotals) return;
    this.sheet.workbook.change(() => {
      const { row, column, rowCount, columnCount } = this.area;
      if (show) {
        const below = makeArea(endRow(this.area), column, 1, columnCount);
        if (this.sheet.cells.usedArea(false, below)) insertCells(this.sheet, below, 'down');
        this.area = makeArea(row, column, rowCount + 1, columnCount);
        this.hasTotals = true;
        this.writeTotals();
      } else {
        const totals = this.totalsArea!;
        this.hasTotals = false;
        this.area = makeArea(row, column, rowCount - 1, columnCount);
        deleteCells(this.sheet, totals, 'up');
      }
      this.told();
    });
  }

  private writeTotals(): void {
    const { row, column, columnCount } = this.totalsArea!;
    this.sheet.putValues(row, column, [['Total']]);
    if (columnCount === 1) return;
    const last = this.columns[columnCount - 1]!;
    last.totalsFunction = 'sum';
    const formula = `=SUBTOTAL(109,${this.name}[${escapeColumnName(last.name)}])`;
    this.sheet.putFormula(row, column + columnCount - 1, formula);
  }

  columnNamed(name: string): Column | undefined {
    return this.columns.find((column) => column.name.toLowerCase() === name.toLowerCase());
  }

  renameColumn(index: number, name: string): void {
    const column = this.columns[index];
    if (!column) throw new ModelError('ItemNotFound', "The requested resource doesn't exist.");
    this.sheet.workbook.change(() => {
      this.setColumnName(
        index,
        freeHeader(
          name,
          this.columns.filter((other) => other !== column),
        ),
      );
      if (this.headerArea) this.sheet.putValues(this.area.row, this.area.column + index, [[column.name]]);
      this.told();
    });
  }

  /** Changes the name and the structured references that use it, not the header cell. */
  setColumnName(index: number, name: string): void {
    const column = this.columns[index]!;
    const old = column.name;
    if (old === name) return;
    column.name = name;
    this.sheet.workbook.mapFormulas((formula, sheet, row, at) =>
      renameColumnInFormula(formula, this.name, old, name, this.holds(sheet, row, at)),
    );
  }

  private holds(sheet: Sheet | undefined, row: number | undefined, column: number | undefined): boolean {
    if (sheet !== this.sheet || row === undefined || column === undefined) return false;
    return intersectAreas(this.area, makeArea(row, column)) !== undefined;
  }

  setColumnFilter(index: number, criteria: Readonly<Record<string, unknown>> | undefined): void {
    this.sheet.workbook.change(() => {
      this.columns[index]!.filter = criteria;
      applyFilters(this);
      this.told();
    });
  }

  insertRows(index: number | undefined, rows: readonly (readonly CellInput[])[]): void {
    this.sheet.workbook.change(() => insertTableRows(this, index, rows));
  }

  deleteRows(index: number, count = 1): void {
    this.sheet.workbook.change(() => deleteTableRows(this, index, count));
  }

  insertColumn(index: number | undefined, name?: string, values?: readonly (readonly CellInput[])[]): void {
    this.sheet.workbook.change(() => {
      const { row, column, rowCount, columnCount } = this.area;
      const at = index ?? columnCount;
      const target = makeArea(row, column + at, rowCount, 1);
      if (at < columnCount || this.sheet.cells.usedArea(false, target)) insertCells(this.sheet, target, 'right', this);
      if (this.area.columnCount === columnCount) {
        this.area = makeArea(row, column, rowCount, columnCount + 1);
        this.columns.splice(at, 0, this.newColumn(freeHeader('', this.columns)));
      }
      if (name !== undefined)
        this.setColumnName(
          at,
          freeHeader(
            name,
            this.columns.filter((_, i) => i !== at),
          ),
        );
      writeHeader(this, at);
      if (values) this.fillColumn(at, values);
      this.told();
    });
  }

  /** Values may include the header cell or not. */
  private fillColumn(index: number, values: readonly (readonly CellInput[])[]): void {
    const { row, column } = this.area;
    const data = this.dataArea;
    const withHeader = values.length === data.rowCount + 1;
    const target = withHeader
      ? makeArea(row, column + index, values.length, 1)
      : makeArea(data.row, column + index, data.rowCount, 1);
    this.sheet.enter(target, values);
  }

  deleteColumn(index: number): void {
    if (this.columns.length === 1) {
      this.delete();
      return;
    }
    const { row, column, rowCount } = this.area;
    this.sheet.workbook.change(() => {
      deleteCells(this.sheet, makeArea(row, column + index, rowCount, 1), 'left');
      this.told();
    });
  }

  resize(area: Area): void {
    const header = this.headerArea;
    const clash = this.sheet.tables.some((other) => other !== this && intersectAreas(other.area, area));
    if (clash || (header && (area.row !== header.row || area.rowCount < 2)) || !intersectAreas(area, this.area)) {
      throw new ModelError('InvalidArgument', 'The argument is invalid or missing or has an incorrect format.');
    }
    this.sheet.workbook.change(() => {
      const shift = area.column - this.area.column;
      const old = this.columns;
      this.columns = Array.from({ length: area.columnCount }, (_, at) => old[at + shift] ?? this.newColumn(''));
      this.area = area;
      this.columns.forEach((column, index) => {
        if (column.name === '') this.readHeader(index);
      });
      this.told();
    });
  }

  /** Takes a column's name from its header cell, making it text and unique. */
  readHeader(index: number): void {
    const { row, column } = this.area;
    const text = this.headerArea ? this.sheet.textAt(row, column + index) : '';
    this.setColumnName(
      index,
      freeHeader(
        text,
        this.columns.filter((_, at) => at !== index),
      ),
    );
    writeHeader(this, index);
  }

  sort(keys: readonly { readonly offset: number; readonly ascending: boolean }[], matchCase = false): void {
    this.sheet.workbook.change(() => sortRows(this.sheet, this.dataArea, keys, { matchCase }));
  }

  delete(): void {
    this.sheet.workbook.change(() => {
      assertEditable(this.sheet, this.area);
      const { area } = this;
      this.drop();
      this.sheet.clear(area, 'All');
    });
  }

  convertToRange(): void {
    this.sheet.workbook.change(() => this.drop());
  }

  /** Removes the table from its sheet; structured references to it become #REF!. */
  drop(): void {
    this.sheet.tables.splice(this.sheet.tables.indexOf(this), 1);
    this.sheet.workbook.mapFormulas((formula) => renameTableInFormula(formula, this.name, undefined));
    this.told('tableDeleted');
  }

  told(type: 'tableAdded' | 'tableDeleted' | 'tableChanged' = 'tableChanged'): void {
    const { changes } = this.sheet.workbook;
    changes.noteStructure({ kind: 'tables' });
    changes.noteEvent({
      type,
      sheetId: this.sheet.id,
      tableId: this.id,
      tableName: this.name,
      source: changes.source,
    });
  }

  /** Goes along with inserted or deleted cells. */
  follow(map: AreaMap, moved: Area, direction: ShiftDirection): void {
    const before = this.area;
    const now = map(before);
    if (now === before) return;
    if (!now) {
      this.drop();
      return;
    }
    this.area = now;
    if (now.columnCount > before.columnCount) {
      const at = moved.column - before.column;
      const added = Array.from({ length: now.columnCount - before.columnCount }, () => this.newColumn(''));
      this.columns.splice(at, 0, ...added);
      added.forEach((_, offset) => this.readHeader(at + offset));
    } else if (now.columnCount < before.columnCount) {
      this.loseColumns(Math.max(0, moved.column - before.column), before.columnCount - now.columnCount);
    }
    const least = 1 + (this.hasHeaders ? 1 : 0) + (this.hasTotals ? 1 : 0);
    // all data rows were deleted: one blank row stays
    if (direction === 'up' && now.rowCount < least) {
      insertCells(
        this.sheet,
        makeArea(now.row + (this.hasHeaders ? 1 : 0), now.column, 1, now.columnCount),
        'down',
        this,
      );
      this.area = makeArea(now.row, now.column, least, now.columnCount);
    }
    this.told();
  }

  private loseColumns(at: number, count: number): void {
    for (const { name } of this.columns.splice(at, count)) {
      this.sheet.workbook.mapFormulas((formula, sheet, row, column) =>
        renameColumnInFormula(formula, this.name, name, undefined, this.holds(sheet, row, column)),
      );
    }
  }
}
