/** The register of exports, kept on a sheet: evidence that does not depend on where the file went. */
import type { CellValue, TableData } from '../../workbook/table-data';
import type { PlannedColumn, SheetPlan } from '../../workbook/workbook-plan';

export const REGISTER_SHEET = 'Export register';
export const REGISTER_TABLE = 'ExportedFiles';

export interface RegisterEntry {
  /** Day of the export as an Excel serial. */
  readonly date: number;
  /** Number of the last close. */
  readonly run: number;
  readonly periods: string;
  readonly format: string;
  readonly file: string;
  readonly rows: number;
  /** `128,420.11 USD`, one currency after the other; debits equal credits. */
  readonly totals: string;
  /** Of the file's bytes, hexadecimal. */
  readonly sha256: string;
  /** download, or the name of the sheet. */
  readonly target: string;
}

const COLUMNS: readonly {
  readonly header: string;
  readonly field: keyof RegisterEntry;
  readonly width: number;
  readonly numberFormat: string;
  readonly align: PlannedColumn['align'];
}[] = [
  { header: 'Date', field: 'date', width: 12, numberFormat: 'yyyy-mm-dd', align: 'center' },
  { header: 'Run', field: 'run', width: 6, numberFormat: '0', align: 'right' },
  { header: 'Periods', field: 'periods', width: 18, numberFormat: '@', align: 'left' },
  { header: 'Format', field: 'format', width: 20, numberFormat: '@', align: 'left' },
  { header: 'File', field: 'file', width: 40, numberFormat: '@', align: 'left' },
  { header: 'Rows', field: 'rows', width: 10, numberFormat: '#,##0', align: 'right' },
  { header: 'Debits = credits', field: 'totals', width: 28, numberFormat: '@', align: 'right' },
  { header: 'SHA-256', field: 'sha256', width: 68, numberFormat: '@', align: 'left' },
  { header: 'Written to', field: 'target', width: 28, numberFormat: '@', align: 'left' },
];

/** Values in the order of the register's columns. */
export function registerRow(entry: RegisterEntry): CellValue[] {
  return COLUMNS.map(({ field }) => entry[field]);
}

/** Entries, newest first; the sheet holds them oldest first. */
export function readRegister(tables: readonly TableData[]): RegisterEntry[] {
  const table = tables.find(({ name }) => name === REGISTER_TABLE);
  if (table === undefined) return [];
  const positions = COLUMNS.map(({ header }) => table.headers.indexOf(header));
  const entries = table.rows.map((cells): RegisterEntry => {
    const cell = (field: keyof RegisterEntry): CellValue => {
      const index = COLUMNS.findIndex((column) => column.field === field);
      return cells[positions[index] ?? -1] ?? null;
    };
    const text = (field: keyof RegisterEntry): string => String(cell(field) ?? '');
    const number = (field: keyof RegisterEntry): number => Number(cell(field) ?? 0);
    return {
      date: number('date'),
      run: number('run'),
      periods: text('periods'),
      format: text('format'),
      file: text('file'),
      rows: number('rows'),
      totals: text('totals'),
      sha256: text('sha256'),
      target: text('target'),
    };
  });
  return entries.filter(({ file }) => file !== '').reverse();
}

/** The sheet with its first entries; later ones are added as rows. */
export function registerSheet(entries: readonly RegisterEntry[]): SheetPlan {
  return {
    name: REGISTER_SHEET,
    tabColor: '#00703C',
    cells: [
      { row: 0, column: 0, content: { kind: 'value', value: 'Export register' }, style: 'title', numberFormat: '@' },
      {
        row: 1,
        column: 0,
        content: { kind: 'value', value: 'A row a file. The hash is of the file’s bytes: UTF-8 without byte order mark, CRLF line ends.' },
        style: 'note',
        numberFormat: '@',
      },
    ],
    table: {
      name: REGISTER_TABLE,
      headerRow: 3,
      firstColumn: 0,
      rowCount: entries.length,
      columns: COLUMNS.map(({ header, field, width, numberFormat, align }) => ({
        header,
        width,
        style: 'constant',
        align,
        cells: { kind: 'values', values: entries.map((entry) => entry[field]) },
        numberFormat,
        grouped: false,
      })),
      style: 'TableStyleLight1',
    },
    columnWidths: [],
    freeze: { rows: 4, columns: 0 },
    showGridlines: false,
    landscape: true,
  };
}
