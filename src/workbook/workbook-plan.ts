/**
 * What a run will write, as data: it can be shown before writing, compared in tests, written through Office.js into
 * Excel, or straight into a file. Rows and columns are zero-based.
 */
import type { CellValue } from './table-data';

export interface WorkbookPlan {
  /** In tab order; each replaces a sheet of the same name that an earlier run wrote. */
  readonly sheets: readonly SheetPlan[];
  /** Sheets that an earlier run may have written and for which this one has nothing: removed where they stand. */
  readonly retired?: readonly RetiredSheet[];
  readonly activate: string;
}

export interface RetiredSheet {
  readonly name: string;
  /** What its first cell says; a sheet of that name that says anything else is the user's and stays. */
  readonly title: string;
}

export interface SheetPlan {
  readonly name: string;
  readonly tabColor: string;
  /** Title, legend and other single cells outside the table. */
  readonly cells: readonly PlannedCell[];
  readonly table: PlannedTable | null;
  /** Widths in characters by column, for columns that the table does not set. */
  readonly columnWidths: readonly { readonly column: number; readonly width: number }[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly showGridlines: boolean;
  readonly landscape: boolean;
}

export type CellStyle =
  | 'title'
  | 'subtitle'
  | 'label'
  | 'note'
  | 'header'
  /** Typed by a person: blue. */
  | 'input'
  /** A posted constant. */
  | 'constant'
  /** Computed here: black. */
  | 'formula'
  /** Points elsewhere: green, underlined. */
  | 'link'
  | 'check'
  | 'total';

export interface PlannedCell {
  readonly row: number;
  readonly column: number;
  readonly content: Content;
  readonly style: CellStyle;
  readonly numberFormat?: string;
}

/** A constant, or a formula (English, A1, leading `=`) with the result the engine expects of it. */
export type Content =
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'formula'; readonly formula: string; readonly result: CellValue };

export interface PlannedTable {
  /** Excel table name; letters only, unlike any sheet name. */
  readonly name: string;
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly rowCount: number;
  readonly columns: readonly PlannedColumn[];
  /** Excel table style, e.g. `TableStyleLight1`. */
  readonly style: string;
}

export interface PlannedColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly style: CellStyle;
  readonly align: 'left' | 'right' | 'center';
  readonly cells: ColumnCells;
  /** One format for the column, or one per row where currencies differ. `@` for text, so that text never becomes a formula. */
  readonly numberFormat: string | readonly string[];
  /** Detail columns are grouped so that the sheet opens quiet. */
  readonly grouped: boolean;
}

export type ColumnCells =
  | { readonly kind: 'values'; readonly values: readonly CellValue[] }
  /** A formula a row. */
  | { readonly kind: 'formulas'; readonly formulas: readonly string[]; readonly results: readonly CellValue[] }
  /** One formula written for the first data row and filled down with relative references. */
  | { readonly kind: 'fill'; readonly formula: string; readonly results: readonly CellValue[] };
