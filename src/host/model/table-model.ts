import type { Area } from './area';
import type { CellInput } from './cell-value';
import type { SheetModel } from './workbook-model';

export interface TableOptions {
  readonly name?: string | undefined;
  /** False: a header row with names Column1… is put above the data, which moves down one row. Default true. */
  readonly hasHeaders?: boolean | undefined;
  readonly style?: string | undefined;
  /** The last row of the area is a totals row (when reading a file). */
  readonly showTotals?: boolean | undefined;
  /** False: the table shows no header row; its column names are `columnNames` (when reading a file). */
  readonly showHeaders?: boolean | undefined;
  readonly columnNames?: readonly string[] | undefined;
}

export interface TableColumnModel {
  readonly id: number;
  /** Always the text of the header cell. */
  readonly name: string;
  /** Function of the totals row (`sum`, `average` …) or its formula, as in the file format; stored and echoed. */
  totalsFunction?: string | undefined;
  /** Formula all new rows get, with its leading '='. */
  calculatedFormula?: string | undefined;
  /** Office.js FilterCriteria, undefined = not filtered. */
  filter?: Readonly<Record<string, unknown>> | undefined;
}

/** A table (ListObject). Its area and names follow the cells. */
export interface TableModel {
  readonly id: string;
  readonly sheet: SheetModel;
  /** Unique in the workbook, also against defined names; setting rewrites structured references. */
  name: string;
  style: string;
  readonly area: Area;
  readonly headerArea: Area | undefined;
  /** The data rows. A table without rows keeps one blank row, as in Excel. */
  readonly dataArea: Area;
  readonly totalsArea: Area | undefined;
  /** Setting moves cells below the table as Excel does. */
  showHeaders: boolean;
  showTotals: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
  showFilterButton: boolean;
  readonly columns: readonly TableColumnModel[];
  renameColumn(index: number, name: string): void;
  setColumnFilter(index: number, criteria: Readonly<Record<string, unknown>> | undefined): void;
  /** Inserts rows before `index` (undefined = at the end), moving the cells below the table down. */
  insertRows(index: number | undefined, rows: readonly (readonly CellInput[])[]): void;
  deleteRows(index: number, count?: number): void;
  insertColumn(index: number | undefined, name?: string, values?: readonly (readonly CellInput[])[]): void;
  deleteColumn(index: number): void;
  /** Changes the table's borders without moving cells; the header row must stay where it is. */
  resize(area: Area): void;
  sort(keys: readonly { readonly offset: number; readonly ascending: boolean }[], matchCase?: boolean): void;
  /** Deletes the table with its cells' content. */
  delete(): void;
  /** Leaves the cells, drops the table. */
  convertToRange(): void;
}
