import type { Area } from './area';
import { WHOLE_SHEET } from './area';
import type { CellStyle, StylePatch } from './cell-style';
import { CellStore } from './cell-store';
import type { CellInput, CellValue } from './cell-value';
import { formatValue } from './format-value';
import { LineFormats } from './line-formats';
import * as blocks from './sheet-blocks';
import { copyCells } from './sheet-copy';
import { enterInputs } from './sheet-entry';
import { assertEditable, assertFormattable } from './sheet-guard';
import * as looks from './sheet-looks';
import { DEFAULT_PAGE_LAYOUT } from './sheet-parts';
import type {
  ColumnBlock,
  ColumnData,
  ConditionalFormatModel,
  DataValidationModel,
  FrozenPanes,
  Hyperlink,
  LineFormat,
  PageLayout,
  SheetProtection,
  SheetVisibility,
} from './sheet-parts';
import * as rules from './sheet-rules';
import { clearCells, deleteCells, insertCells } from './sheet-shift';
import { sortRows } from './sheet-sort';
import { createTable } from './table-create';
import type { Table } from './table';
import type { TableOptions } from './table-model';
import type { Workbook } from './workbook';
import type { ChangeSource } from './change-source';
import type { ClearScope, CopyScope, SheetModel } from './workbook-model';

/** A sheet. The work is done by the functions of the `sheet-…` files; this class holds their common state. */
export class Sheet implements SheetModel {
  readonly cells = new CellStore();
  readonly rows = new LineFormats();
  readonly columns = new LineFormats();
  readonly tables: Table[] = [];
  readonly customProperties = new Map<string, string>();
  readonly standardHeight = 15;
  merges: Area[] = [];
  links: { area: Area; link: Hyperlink }[] = [];
  /** Array results by the index of their first cell. */
  spillsByAnchor = new Map<number, Area>();
  conditionalFormats: ConditionalFormatModel[] = [];
  dataValidations: DataValidationModel[] = [];
  visibility: SheetVisibility = 'Visible';

  private view = { tabColor: '', showGridlines: true, showHeadings: true, standardWidth: 48 };
  private panes: FrozenPanes = { rowCount: 0, columnCount: 0 };
  private layout: PageLayout = DEFAULT_PAGE_LAYOUT;
  private protectionState: SheetProtection = { protected: false, options: {} };

  constructor(
    readonly workbook: Workbook,
    readonly id: string,
    public name: string,
  ) {}

  get position(): number {
    return this.workbook.sheets.indexOf(this);
  }

  get tabColor(): string {
    return this.view.tabColor;
  }
  set tabColor(tabColor: string) {
    this.changeView({ tabColor });
  }

  get showGridlines(): boolean {
    return this.view.showGridlines;
  }
  set showGridlines(showGridlines: boolean) {
    this.changeView({ showGridlines });
  }

  get showHeadings(): boolean {
    return this.view.showHeadings;
  }
  set showHeadings(showHeadings: boolean) {
    this.changeView({ showHeadings });
  }

  get standardWidth(): number {
    return this.view.standardWidth;
  }
  set standardWidth(standardWidth: number) {
    this.changeView({ standardWidth });
  }

  get frozenPanes(): FrozenPanes {
    return this.panes;
  }
  set frozenPanes(panes: FrozenPanes) {
    this.workbook.change(() => {
      this.panes = panes;
      this.told('view');
    });
  }

  get pageLayout(): PageLayout {
    return this.layout;
  }
  set pageLayout(layout: PageLayout) {
    this.workbook.change(() => {
      this.layout = layout;
      this.told('pageLayout');
    });
  }

  get protection(): SheetProtection {
    return this.protectionState;
  }
  set protection(protection: SheetProtection) {
    this.workbook.change(() => {
      this.protectionState = protection;
      this.told('protection');
    });
  }

  private changeView(change: Partial<typeof this.view>): void {
    this.workbook.change(() => {
      Object.assign(this.view, change);
      this.told('view');
    });
  }

  /** Records that something about the sheet as a whole changed. */
  told(what: 'name' | 'position' | 'visibility' | 'view' | 'pageLayout' | 'protection' | 'merges' | 'rules'): void {
    const { changes } = this.workbook;
    changes.noteEvent({ type: 'sheetChanged', sheetId: this.id, what, source: changes.source });
  }

  usedArea(valuesOnly = true): Area | undefined {
    return this.cells.usedArea(!valuesOnly);
  }

  valueAt(row: number, column: number): CellValue {
    return this.cells.valueAt(row, column);
  }

  formulaAt(row: number, column: number): string | undefined {
    return this.cells.formulaAt(row, column);
  }

  styleIdAt(row: number, column: number): number {
    return this.cells.styleIdAt(row, column);
  }

  /** Own style, else the row's, else the column's. */
  effectiveStyleId(row: number, column: number): number {
    const own = this.cells.styleIdAt(row, column);
    return own !== 0 ? own : (this.rows.at(row).styleId ?? this.columns.at(column).styleId ?? 0);
  }

  styleAt(row: number, column: number): CellStyle {
    return this.workbook.styles.styleOf(this.effectiveStyleId(row, column));
  }

  textAt(row: number, column: number): string {
    return formatValue(this.valueAt(row, column), this.styleAt(row, column).numberFormat);
  }

  hyperlinkAt(row: number, column: number): Hyperlink | undefined {
    return looks.hyperlinkAt(this, row, column);
  }

  readValues(area: Area): CellValue[][] {
    return blocks.readValues(this, area);
  }

  readFormulas(area: Area): (string | undefined)[][] {
    return blocks.readFormulas(this, area);
  }

  readColumn(column: number, firstRow: number, rowCount: number): ColumnData {
    return blocks.readColumn(this, column, firstRow, rowCount);
  }

  forEachCell(
    visit: (row: number, column: number, value: CellValue, formula: string | undefined, styleId: number) => void,
    area?: Area,
  ): void {
    blocks.forEachCell(this, visit, area);
  }

  putValues(row: number, column: number, values: readonly (readonly CellValue[])[]): void {
    this.workbook.change(() => blocks.putValues(this, row, column, values));
  }

  putColumn(column: number, firstRow: number, block: ColumnBlock): void {
    this.workbook.change(() => blocks.putColumn(this, column, firstRow, block));
  }

  putFormula(row: number, column: number, formula: string, cached: CellValue = 0): void {
    this.workbook.change(() => blocks.putFormula(this, row, column, formula, cached));
  }

  putFormulaResult(row: number, column: number, result: CellValue | readonly (readonly CellValue[])[]): void {
    blocks.putFormulaResult(this, row, column, result);
  }

  spillAt(row: number, column: number): Area | undefined {
    return this.spillsByAnchor.get(blocks.cellIndex(row, column));
  }

  get spills(): readonly Area[] {
    return [...this.spillsByAnchor.values()];
  }

  enter(area: Area, inputs: readonly (readonly CellInput[])[], source?: ChangeSource): void {
    const work = (): void => enterInputs(this, area, inputs);
    if (source) this.workbook.batch(source, work);
    else this.workbook.change(work);
  }

  setStyle(area: Area, change: StylePatch | ((style: CellStyle) => StylePatch)): void {
    this.workbook.change(() => {
      assertFormattable(this, area);
      looks.setStyle(this, area, change);
    });
  }

  setNumberFormats(area: Area, formats: readonly (readonly (string | null)[])[]): void {
    this.workbook.change(() => {
      assertFormattable(this, area);
      looks.setNumberFormats(this, area, formats);
    });
  }

  setStyleIds(row: number, column: number, styleIds: readonly (readonly number[])[]): void {
    this.workbook.change(() => looks.setStyleIds(this, row, column, styleIds));
  }

  setHyperlink(area: Area, link: Hyperlink | undefined): void {
    this.workbook.change(() => looks.setHyperlink(this, area, link));
  }

  columnFormat(column: number): LineFormat {
    return this.columns.at(column);
  }

  rowFormat(row: number): LineFormat {
    return this.rows.at(row);
  }

  setColumnFormat(firstColumn: number, columnCount: number, change: LineFormat): void {
    this.workbook.change(() => looks.setLineFormat(this, 'columns', firstColumn, columnCount, change));
  }

  setRowFormat(firstRow: number, rowCount: number, change: LineFormat): void {
    this.workbook.change(() => looks.setLineFormat(this, 'rows', firstRow, rowCount, change));
  }

  columnFormats(): ReadonlyMap<number, LineFormat> {
    return this.columns.all;
  }

  rowFormats(): ReadonlyMap<number, LineFormat> {
    return this.rows.all;
  }

  merge(area: Area, across = false): void {
    this.workbook.change(() => looks.mergeCells(this, area, across));
  }

  unmerge(area: Area): void {
    this.workbook.change(() => looks.unmergeCells(this, area));
  }

  addConditionalFormat(areas: readonly Area[], type: string, rule: object = {}): ConditionalFormatModel {
    return this.workbook.change(() => rules.addConditionalFormat(this, areas, type, rule));
  }

  removeConditionalFormat(id: string): void {
    this.workbook.change(() => rules.removeConditionalFormat(this, id));
  }

  setConditionalFormatPriority(id: string, priority: number): void {
    this.workbook.change(() => rules.setPriority(this, id, priority));
  }

  touchRules(): void {
    this.workbook.change(() => this.told('rules'));
  }

  setDataValidation(areas: readonly Area[], validation: Omit<DataValidationModel, 'areas'> | undefined): void {
    this.workbook.change(() => rules.setDataValidation(this, areas, validation));
  }

  dataValidationAt(row: number, column: number): DataValidationModel | undefined {
    return rules.dataValidationAt(this, row, column);
  }

  assertEditable(area: Area = WHOLE_SHEET): void {
    assertEditable(this, area);
  }

  clear(area: Area, scope: ClearScope = 'All'): void {
    this.workbook.change(() => clearCells(this, area, scope));
  }

  insertCells(area: Area, direction: 'down' | 'right'): void {
    this.workbook.change(() => insertCells(this, area, direction));
  }

  deleteCells(area: Area, direction: 'up' | 'left'): void {
    this.workbook.change(() => deleteCells(this, area, direction));
  }

  copyFrom(target: Area, sourceSheet: Sheet, source: Area, scope: CopyScope = 'All', skipBlanks = false): void {
    this.workbook.change(() => copyCells(this, target, sourceSheet, source, scope, skipBlanks));
  }

  sort(
    area: Area,
    keys: readonly { readonly offset: number; readonly ascending: boolean }[],
    options: { readonly hasHeaders?: boolean; readonly matchCase?: boolean } = {},
  ): void {
    this.workbook.change(() => sortRows(this, area, keys, options));
  }

  addTable(area: Area, options: TableOptions = {}): Table {
    return this.workbook.change(() => createTable(this, area, options));
  }
}
