/** The user's Settings table against the catalogue: what each policy is now, and the cell that sets it. */
import type { Diagnostic } from '../../engine/domain/diagnostic';
import { DEFAULT_POLICY, type Policy } from '../../engine/domain/policy';
import { cellAddress } from '../../workbook/read/cells/cell-address';
import { findInputTables } from '../../workbook/read/tables/find-tables';
import { BOOK_FORMAT } from '../../workbook/read/format/book-format';
import { matchHeaders } from '../../workbook/read/tables/match-headers';
import { normalName, normalNameOutsideParentheses } from '../../workbook/read/cells/normal-text';
import { openTable } from '../../workbook/read/tables/open-table';
import { readPolicy } from '../../workbook/read/settings/read-settings';
import { settingText, settingsCatalogue, type SettingEntry } from '../../workbook/read/settings/settings-catalogue';
import type { CellValue, TableData } from '../../workbook/table-data';

export interface SettingRow {
  readonly entry: SettingEntry;
  /** As the choice's label, a date `2026-03-31`, a number or a text; empty when there is none. */
  readonly value: string;
  /** `Settings!B5`; null when no row sets it and the default holds. */
  readonly cell: string | null;
}

export interface SettingsView {
  readonly rows: readonly SettingRow[];
  readonly policy: Policy;
  /** Name of the table that new rows go to, with its column count and places; null when there is none. */
  readonly table: SettingsTable | null;
}

export interface SettingsTable {
  readonly name: string;
  readonly columns: number;
  readonly nameColumn: number;
  readonly valueColumn: number;
}

export function readSettings(tables: readonly TableData[]): SettingsView {
  const findings: Diagnostic[] = [];
  const data = findInputTables(tables, findings).get('Settings');
  const policy = data === undefined ? DEFAULT_POLICY : readPolicy(openTable(data, BOOK_FORMAT.Settings, findings));
  const columns = data === undefined ? new Map<string, number>() : matchHeaders(data.headers, BOOK_FORMAT.Settings.columns).columns;
  const [nameColumn, valueColumn] = [columns.get('Setting'), columns.get('Value')];
  const cellOf = (entry: SettingEntry): string | null => {
    if (data === undefined || nameColumn === undefined || valueColumn === undefined) return null;
    const row = data.rows.findIndex((cells) => namesSetting(cells[nameColumn] ?? null, entry));
    return row < 0 ? null : cellAddress(data.sheet, data.headerRow + 1 + row, data.headerColumn + valueColumn);
  };
  return {
    rows: settingsCatalogue.map((entry) => ({ entry, value: settingText(entry, policy), cell: cellOf(entry) })),
    policy,
    table:
      data === undefined || nameColumn === undefined || valueColumn === undefined
        ? null
        : { name: data.name, columns: data.headers.length, nameColumn, valueColumn },
  };
}

function namesSetting(cell: CellValue, { name, field, aliases }: SettingEntry): boolean {
  if (typeof cell !== 'string') return false;
  const known = [name, field, ...aliases].map(normalName);
  return known.includes(normalName(cell)) || known.includes(normalNameOutsideParentheses(cell));
}

/** Cells of a new row that sets the policy. */
export function settingRowValues(table: SettingsTable, entry: SettingEntry, value: CellValue): CellValue[] {
  return Array.from({ length: table.columns }, (_, index) => {
    if (index === table.nameColumn) return entry.name;
    return index === table.valueColumn ? value : null;
  });
}
