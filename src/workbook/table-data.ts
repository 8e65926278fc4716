/** A table as read, before any meaning: raw cells and where they stand. */

/** Numbers are Excel serials for dates; `#REF!` and the like are the text Excel shows; null is an empty cell. */
export type CellValue = string | number | boolean | null;

export interface TableData {
  /** Name of the Excel table, or of the CSV file without its extension. */
  readonly name: string;
  /** Sheet that holds it; for CSV the table's name. */
  readonly sheet: string;
  /** Zero-based position of the header's first cell. */
  readonly headerRow: number;
  readonly headerColumn: number;
  readonly headers: readonly string[];
  /** Data rows without header and totals row; each as long as `headers`. */
  readonly rows: readonly (readonly CellValue[])[];
  /** In a workbook a date is a number; in CSV it is text `YYYY-MM-DD`. */
  readonly source: 'workbook' | 'csv';
}
