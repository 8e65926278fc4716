/** The workbook's tables as last read. Only the sheets that changed are read again. */
import type { Diagnostic } from '../../engine/domain/diagnostic';
import { findInputTables } from '../../workbook/read/tables/find-tables';
import type { TableData } from '../../workbook/table-data';
import type { TableWish, WorkbookGateway } from '../../workbook/workbook-gateway';
import { TABLE_NAMES } from '../../workbook/write/close-layout';

/** Large, and of use to Trace alone: read when it is opened. */
const TRACED_TABLES: ReadonlySet<string> = new Set([
  TABLE_NAMES.allocation,
  TABLE_NAMES.schedule,
  TABLE_NAMES.scheduleDetail,
  TABLE_NAMES.billing,
  TABLE_NAMES.netting,
  TABLE_NAMES.deferred,
]);

export interface TablesMemory {
  readonly tables: () => readonly TableData[];
  /** Everything but what only Trace needs. */
  readonly readAll: () => Promise<void>;
  /** What only Trace needs, unless it is here. */
  readonly readTraced: () => Promise<void>;
  readonly readSheets: (sheets: readonly string[]) => Promise<void>;
  /** Whether a table of the user's input stands on the sheet. */
  readonly hasInput: (sheet: string) => boolean;
  readonly hasTables: (sheet: string) => boolean;
}

export function rememberTables(workbook: WorkbookGateway): TablesMemory {
  let tables: readonly TableData[] = [];
  let inputSheets: ReadonlySet<string> = new Set();
  let hasTraced = false;
  /** Reads what is wanted; what is replaced of the old goes when the new is here. */
  const read = async (isWanted: TableWish, isReplaced: TableWish = isWanted): Promise<void> => {
    const fresh = await workbook.readTables(isWanted);
    tables = [...tables.filter(({ name, sheet }) => !isReplaced(name, sheet)), ...fresh];
    inputSheets = new Set([...findInputTables(tables, [] as Diagnostic[]).values()].map(({ sheet }) => sheet));
  };
  return {
    tables: () => tables,
    readAll: async () => {
      await read((table) => !TRACED_TABLES.has(table), () => true);
      hasTraced = false;
    },
    readTraced: async () => {
      if (hasTraced) return;
      await read((table) => TRACED_TABLES.has(table));
      hasTraced = true;
    },
    readSheets: (sheets) => read((table, sheet) => sheets.includes(sheet) && (hasTraced || !TRACED_TABLES.has(table))),
    hasInput: (sheet) => inputSheets.has(sheet),
    hasTables: (sheet) => tables.some((table) => table.sheet === sheet),
  };
}
