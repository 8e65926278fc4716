/** What a table of the workbook format consists of: its names, its key, its columns. */
import type { InputTable } from '../../../engine/domain/source-reference';

/** id: names a row of this or another table; percent: a share such as 25%; choice: one of a list of words; mixed: read by its row (Settings). */
export type ColumnKind = 'id' | 'text' | 'date' | 'amount' | 'number' | 'percent' | 'currency' | 'choice' | 'mixed';

export interface ColumnFormat {
  /** Header as the standard names it. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** The table cannot be read without the column, nor a row without its value. */
  readonly required: boolean;
  /** Other headers that mean the same, best first. Compared like headers: letters and digits only, in small letters. */
  readonly aliases: readonly string[];
  /** Headers that look alike once text in parentheses is gone, and mean something else. */
  readonly unlike: readonly string[];
  /** What to enter: one sentence, for templates and help. */
  readonly words: string;
}

/** What is needed to find columns and rows; the posted journal has it too. */
export interface ReadableFormat {
  /** Name in diagnostics. */
  readonly name: string;
  /** Columns that together name a row. */
  readonly key: readonly string[];
  readonly columns: readonly ColumnFormat[];
}

export interface TableFormat extends ReadableFormat {
  /** Name in diagnostics, of the sheet, and of the CSV file. */
  readonly name: InputTable;
  /** Name of the Excel table: no spaces. */
  readonly excelName: string;
  /** Table names that are taken when no table carries the proper name and all required columns are there. */
  readonly aliases: readonly string[];
  /** What one row is: one sentence. */
  readonly words: string;
}

interface ColumnOptions {
  readonly aliases?: readonly string[];
  readonly unlike?: readonly string[];
}

/** A column whose value each row must have. */
export function requiredColumn(
  name: string,
  kind: ColumnKind,
  words: string,
  options: ColumnOptions = {},
): ColumnFormat {
  return { name, kind, required: true, aliases: options.aliases ?? [], unlike: options.unlike ?? [], words };
}

/** A column that may be absent or empty. */
export function optionalColumn(
  name: string,
  kind: ColumnKind,
  words: string,
  options: ColumnOptions = {},
): ColumnFormat {
  return { ...requiredColumn(name, kind, words, options), required: false };
}
