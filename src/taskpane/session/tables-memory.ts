/** The workbook's tables as last read. Only the sheets that changed are read again. */
import type { Diagnostic } from '../../engine/domain/diagnostic';
import { findInputTables } from '../../workbook/read/find-tables';
import type { TableData } from '../../workbook/table-data';
import type { WorkbookGateway } from '../../workbook/workbook-gateway';

export interface TablesMemory {
  readonly tables: () => readonly TableData[];
  readonly readAll: () => Promise<void>;
  readonly readSheets: (sheets: readonly string[]) => Promise<void>;
  /** Whether a table of ours or of the user's input stands on the sheet. */
  readonly hasInput: (sheet: string) => boolean;
  readonly hasTables: (sheet: string) => boolean;
}

export function rememberTables(workbook: WorkbookGateway): TablesMemory {
  let tables: readonly TableData[] = [];
  let inputSheets: ReadonlySet<string> = new Set();
  const remember = (read: readonly TableData[]): void => {
    tables = read;
    inputSheets = new Set([...findInputTables(read, [] as Diagnostic[]).values()].map(({ sheet }) => sheet));
  };
  return {
    tables: () => tables,
    readAll: async () => remember(await workbook.readTables()),
    readSheets: async (sheets) => {
      const read = await workbook.readTables(sheets);
      remember([...tables.filter(({ sheet }) => !sheets.includes(sheet)), ...read]);
    },
    hasInput: (sheet) => inputSheets.has(sheet),
    hasTables: (sheet) => tables.some((table) => table.sheet === sheet),
  };
}
