/** Which of the user's tables and headers are understood as which of the format, and what is missing. */
import type { Diagnostic } from '../../engine/domain/diagnostic';
import type { InputTable } from '../../engine/domain/source-reference';
import { dayFromSerial, isoOf } from '../../engine/foundation/calendar';
import { findInputTables } from '../../workbook/read/tables/find-tables';
import { TABLE_FORMATS } from '../../workbook/read/format/book-format';
import type { ColumnFormat, TableFormat } from '../../workbook/read/format/column-format';
import { matchHeaders } from '../../workbook/read/tables/match-headers';
import { normalName } from '../../workbook/read/cells/normal-text';
import type { CellValue, TableData } from '../../workbook/table-data';

export interface RecognizedColumn {
  /** Header as the standard names it. */
  readonly column: string;
  readonly header: string;
  /** exact: the standard header itself; alias: another usual header for it. */
  readonly by: 'exact' | 'alias';
}

export interface RecognizedTable {
  readonly table: InputTable;
  /** What one row is. */
  readonly words: string;
  /** Null when the workbook has no such table. */
  readonly found: FoundTable | null;
  /** What a table of this kind may hold. */
  readonly columns: readonly { readonly name: string; readonly words: string; readonly required: boolean }[];
}

export interface FoundTable {
  readonly name: string;
  readonly sheet: string;
  readonly rows: number;
  readonly columns: readonly RecognizedColumn[];
  readonly missing: readonly string[];
  /** Headers that are left alone. */
  readonly unused: readonly string[];
  /** As text, by `columns`. */
  readonly firstRows: readonly (readonly string[])[];
}

const SHOWN_ROWS = 3;

export function recognizeTables(tables: readonly TableData[]): RecognizedTable[] {
  const findings: Diagnostic[] = [];
  const found = findInputTables(tables, findings);
  return TABLE_FORMATS.map((format) => {
    const data = found.get(format.name);
    return {
      table: format.name,
      words: format.words,
      found: data === undefined ? null : describe(data, format),
      columns: format.columns.map(({ name, words, required }) => ({ name, words, required })),
    };
  });
}

function describe(data: TableData, format: TableFormat): FoundTable {
  const matched = matchHeaders(data.headers, format.columns).columns;
  const used = new Set(matched.values());
  const found = format.columns.flatMap((column) => {
    const index = matched.get(column.name);
    return index === undefined ? [] : [{ column, index, header: data.headers[index] ?? '' }];
  });
  return {
    name: data.name,
    sheet: data.sheet,
    rows: data.rows.length,
    columns: found.map(({ column: { name }, header }) => {
      return { column: name, header, by: normalName(header) === normalName(name) ? 'exact' : 'alias' };
    }),
    missing: format.columns.filter(({ name, required }) => required && !matched.has(name)).map(({ name }) => name),
    unused: data.headers.filter((header, index) => header !== '' && !used.has(index)),
    firstRows: data.rows.slice(0, SHOWN_ROWS).map((cells) => found.map(({ column, index }) => shown(cells[index] ?? null, column))),
  };
}

/** In a workbook a date is a number. */
function shown(value: CellValue, { kind }: ColumnFormat): string {
  if (value === null) return '';
  return kind === 'date' && typeof value === 'number' ? isoOf(dayFromSerial(Math.floor(value))) : String(value);
}

const PROMISES: readonly InputTable[] = ['Obligations', 'Invoices', 'Credit grants'];

/** Whether there is enough to recognize revenue from. */
export function hasSomethingToRecognize(tables: readonly RecognizedTable[]): boolean {
  return tables.some(({ table, found }) => PROMISES.includes(table) && found !== null);
}
