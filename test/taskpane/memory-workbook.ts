/** A workbook in memory behind the gateway's interface: what is applied can be read, edited and selected. */
import { cellAddress } from '../../src/workbook/read/cells/cell-address';
import type { CellValue, TableData } from '../../src/workbook/table-data';
import type { Selection, WorkbookGateway } from '../../src/workbook/workbook-gateway';
import type { SheetPlan, WorkbookPlan } from '../../src/workbook/workbook-plan';

interface MemorySheet {
  name: string;
  /** Value of A1; null on a sheet without cells. */
  readonly title: CellValue;
  table: TableData | null;
  formulas: readonly (readonly CellValue[])[];
}

export interface MemoryWorkbook extends WorkbookGateway {
  readonly sheetNames: () => string[];
  readonly table: (name: string) => TableData;
  /** Types as the user does: listeners hear of it. Row and column are zero-based within the table's data. */
  readonly type: (table: string, row: number, header: string, value: CellValue) => string;
  /** Renames a sheet as the user does: nobody hears of it. */
  readonly rename: (sheet: string, name: string) => void;
  /** Selects as the user does. */
  readonly pick: (table: string, row: number, header: string) => void;
  readonly selected: () => string;
  /** What the next call of a verb does instead. */
  readonly refuseNext: (verb: 'apply' | 'readTables' | 'select' | 'appendRow', error: Error) => void;
  /** Called between the blocks of an apply. */
  onBlock: () => void;
  readonly calls: string[];
}

export function createMemoryWorkbook(plan?: WorkbookPlan): MemoryWorkbook {
  let sheets: MemorySheet[] = [{ name: 'Sheet1', title: null, table: null, formulas: [] }];
  let selection = 'Sheet1!A1';
  const calls: string[] = [];
  const changeListeners = new Set<(change: { sheet: string; address: string }) => void>();
  const selectionListeners = new Set<() => void>();
  const refusals = new Map<string, Error>();
  const note = (verb: string): void => {
    calls.push(verb);
    const error = refusals.get(verb);
    refusals.delete(verb);
    if (error !== undefined) throw error;
  };
  const place = (next: WorkbookPlan): void => {
    const replaced = new Set(next.sheets.map(({ name }) => name));
    sheets = [...sheets.filter(({ name }) => !replaced.has(name)), ...next.sheets.map(sheetOf)];
    selection = cellAddress(next.activate, 0, 0);
  };
  const find = (name: string): { sheet: MemorySheet; table: TableData } => {
    const sheet = sheets.find(({ table }) => table?.name === name);
    if (sheet?.table === undefined || sheet.table === null) throw new Error(`no table ${name}`);
    return { sheet, table: sheet.table };
  };
  const put = (name: string, row: number, column: number, value: CellValue): void => {
    const { sheet, table } = find(name);
    const rows = table.rows.map((cells, index) => (index === row ? withCell(cells, column, value) : cells));
    sheet.table = { ...table, rows };
  };
  if (plan !== undefined) {
    sheets = [];
    place(plan);
  }

  const workbook: MemoryWorkbook = {
    calls,
    onBlock: () => undefined,
    sheetNames: () => sheets.map(({ name }) => name),
    table: (name) => find(name).table,
    type: (name, row, header, value) => {
      const { table } = find(name);
      const column = table.headers.indexOf(header);
      put(name, row, column, value);
      const address = cellAddress(table.sheet, table.headerRow + 1 + row, table.headerColumn + column);
      const [sheet = '', cell = ''] = [table.sheet, address.split('!')[1]];
      for (const listener of changeListeners) listener({ sheet, address: cell });
      return address;
    },
    pick: (name, row, header) => {
      const { table } = find(name);
      selection = cellAddress(table.sheet, table.headerRow + 1 + row, table.headerColumn + table.headers.indexOf(header));
      for (const listener of selectionListeners) listener();
    },
    rename: (sheet, name) => {
      const found = sheets.find((one) => one.name === sheet);
      if (found === undefined) throw new Error(`no sheet ${sheet}`);
      found.name = name;
      if (found.table !== null) found.table = { ...found.table, sheet: name };
    },
    selected: () => selection,
    refuseNext: (verb, error) => refusals.set(verb, error),
    readTables: async (isWanted) => {
      note('readTables');
      await Promise.resolve();
      return sheets.flatMap(({ name, table }) => (table === null || isWanted?.(table.name, name) === false ? [] : [table]));
    },
    readSheetNames: () => Promise.resolve(sheets.map(({ name }) => name)),
    readSheetHeads: () => Promise.resolve(sheets.map(({ name, title }) => ({ name, title, isEmpty: title === null }))),
    apply: async (next, { onProgress, signal } = {}) => {
      note('apply');
      const rowsTotal = next.sheets.reduce((sum, { table }) => sum + (table?.rowCount ?? 0), 0);
      let rowsDone = 0;
      for (const { name, table } of next.sheets) {
        workbook.onBlock();
        await Promise.resolve();
        signal?.throwIfAborted();
        rowsDone += table?.rowCount ?? 0;
        onProgress?.({ stage: `Writing ${name}`, rowsDone, rowsTotal });
      }
      place(next);
      return { sheets: next.sheets.map(({ name }) => name), removed: [], formulasKept: 0, formulasLost: [], rowsWritten: rowsTotal, requests: next.sheets.length, largestRequestBytes: 0, milliseconds: 1234 };
    },
    select: async (address) => {
      note('select');
      await Promise.resolve();
      selection = address;
      for (const listener of selectionListeners) listener();
    },
    readSelection: () => Promise.resolve(selectionIn(sheets, selection)),
    writeCell: async (address, value) => {
      note('writeCell');
      await Promise.resolve();
      const { sheet, row, column } = placeOf(address);
      const { table } = sheets.find(({ name }) => name === sheet) ?? { table: null };
      if (table === null) throw new Error(`no sheet ${sheet}`);
      put(table.name, row - table.headerRow - 1, column - table.headerColumn, value);
    },
    appendRow: async (name, values) => {
      note('appendRow');
      await Promise.resolve();
      const { sheet, table } = find(name);
      sheet.table = { ...table, rows: [...table.rows, values] };
    },
    onTablesChanged: (listener) => {
      changeListeners.add(listener);
      return Promise.resolve(() => Promise.resolve(void changeListeners.delete(listener)));
    },
    onSelectionChanged: (listener) => {
      selectionListeners.add(listener);
      return Promise.resolve(() => Promise.resolve(void selectionListeners.delete(listener)));
    },
  };
  return workbook;
}

export function withCell(cells: readonly CellValue[], column: number, value: CellValue): CellValue[] {
  return cells.map((cell, index) => (index === column ? value : cell));
}

function sheetOf({ name, table, cells: single }: SheetPlan): MemorySheet {
  const corner = single.find(({ row, column }) => row === 0 && column === 0)?.content;
  const title = corner?.kind === 'value' ? corner.value : (table?.columns[0]?.header ?? null);
  if (table === null) return { name, title, table: null, formulas: [] };
  const values = table.columns.map(({ cells }) => (cells.kind === 'values' ? cells.values : cells.results));
  const formulas = table.columns.map(({ cells }) =>
    cells.kind === 'values' ? cells.values : cells.kind === 'formulas' ? cells.formulas : cells.results.map(() => cells.formula),
  );
  const rowsOf = (columns: readonly (readonly CellValue[])[]): CellValue[][] =>
    // Excel keeps one empty row in a table without data.
    Array.from({ length: Math.max(1, table.rowCount) }, (_, row) => columns.map((cells) => (cells[row] === '' ? null : (cells[row] ?? null))));
  return {
    name,
    title,
    table: {
      name: table.name,
      sheet: name,
      headerRow: table.headerRow,
      headerColumn: table.firstColumn,
      headers: table.columns.map(({ header }) => header),
      rows: rowsOf(values),
      source: 'workbook',
    },
    formulas: rowsOf(formulas),
  };
}

function placeOf(address: string): { sheet: string; row: number; column: number } {
  const match = /^(.*)!\$?([A-Z]+)\$?(\d+)/.exec(address);
  const letters = match?.[2] ?? 'A';
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { sheet: (match?.[1] ?? '').replace(/^'|'$/g, ''), row: Number(match?.[3]) - 1, column };
}

function selectionIn(sheets: readonly MemorySheet[], address: string): Selection {
  const { sheet, row } = placeOf(address);
  const found = sheets.find(({ name }) => name === sheet);
  const table = found?.table ?? null;
  const position = table === null ? -1 : row - table.headerRow - 1;
  if (found === undefined || table === null || position < 0 || position >= table.rows.length) {
    return { address, sheet, table: null, row: null, formulas: null };
  }
  const byHeader = (cells: readonly CellValue[]) => Object.fromEntries(table.headers.map((header, index) => [header, cells[index] ?? null]));
  return { address, sheet, table: table.name, row: byHeader(table.rows[position]!), formulas: byHeader(found.formulas[position] ?? []) };
}
