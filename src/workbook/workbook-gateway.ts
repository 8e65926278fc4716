/** The one door to a workbook: read tables, apply a plan, select, listen. Implemented over Office.js and over a file. */
import type { CellValue, TableData } from './table-data';
import type { SheetHead } from './taken-sheets';
import type { WorkbookPlan } from './workbook-plan';

export interface ApplyProgress {
  readonly stage: string;
  readonly rowsDone: number;
  readonly rowsTotal: number;
}

export interface ApplyOptions {
  readonly onProgress?: (progress: ApplyProgress) => void;
  /** Stops after the block under way; the sheets of the earlier run stay as they were. */
  readonly signal?: AbortSignal;
}

export interface ApplyReceipt {
  readonly sheets: readonly string[];
  /** Sheets of earlier runs that are gone because nothing is left for them. */
  readonly removed: readonly string[];
  /** Formulas and names of the user's own that point at the sheets written, and still do. */
  readonly formulasKept: number;
  /** Cells and names whose formula points at something that is no longer there. */
  readonly formulasLost: readonly string[];
  readonly rowsWritten: number;
  readonly requests: number;
  readonly largestRequestBytes: number;
  readonly milliseconds: number;
}

/** Where the user stands. `row` and `formulas` are by header; null outside a table and on its header row. */
export interface Selection {
  readonly address: string;
  readonly sheet: string;
  /** Name of the table around the cell. */
  readonly table: string | null;
  readonly row: Readonly<Record<string, CellOfSelection>> | null;
  /** Formula of each cell of the row; the constant where there is none. */
  readonly formulas: Readonly<Record<string, CellOfSelection>> | null;
}

/** Whether a table is to be read, by its name and its sheet's. */
export type TableWish = (table: string, sheet: string) => boolean;

export interface WorkbookGateway {
  /** Every table of the workbook, or those wanted, in few requests. */
  readTables(isWanted?: TableWish): Promise<TableData[]>;
  /** Names of all sheets, in tab order. */
  readSheetNames(): Promise<string[]>;
  readSheetHeads(): Promise<SheetHead[]>;
  apply(plan: WorkbookPlan, options?: ApplyOptions): Promise<ApplyReceipt>;
  /** Activates the sheet and selects the cells: `Obligations!F14`. */
  select(address: string): Promise<void>;
  /** The selected cell's address and, on a generated sheet, its row's values by header. */
  readSelection(): Promise<Selection>;
  /** Types one value into a cell of the user's: `Settings!B4`. Text stays text. */
  writeCell(address: string, value: CellValue, numberFormat?: string): Promise<void>;
  /** Adds a row at the end of a table; as many values as the table has columns. Text stays text. */
  appendRow(table: string, values: readonly CellValue[]): Promise<void>;
  onTablesChanged(listener: (change: { readonly sheet: string; readonly address: string }) => void): Promise<() => Promise<void>>;
  onSelectionChanged(listener: () => void): Promise<() => Promise<void>>;
}

export type CellOfSelection = CellValue;
