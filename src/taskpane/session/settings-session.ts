/** Policies: what they are, and writing a choice into the user's Settings table. */
import type { CellValue } from '../../workbook/table-data';
import { readSettings, settingRowValues, type SettingRow } from '../settings/setting-rows';
import { findExampleRow } from '../settings/strategy-example';
import { failureOf } from './failures';
import type { SharedSession } from './shared-session';

export interface SettingsSession {
  readonly refresh: () => void;
  readonly change: (row: SettingRow, value: CellValue, numberFormat?: string) => Promise<void>;
}

const SETTINGS_SHEET = 'Settings';

export function createSettingsSession({ ports, memory, dispatch }: SharedSession, refreshSheets: (sheets: readonly string[]) => Promise<void>): SettingsSession {
  const show = (isWriting: boolean): void => {
    const tables = memory.tables();
    dispatch({ type: 'settings', settings: { view: readSettings(tables), exampleRow: findExampleRow(tables), isWriting } });
  };
  const writing = async (work: () => Promise<string>): Promise<void> => {
    show(true);
    dispatch({ type: 'refused', refusal: null });
    try {
      await refreshSheets([await work()]);
    } catch (error) {
      dispatch({ type: 'refused', refusal: failureOf(error, 'changing a setting', ports.hostWords) });
    }
    show(false);
  };
  const sheetOfSettings = (): string => {
    const { table } = readSettings(memory.tables());
    return memory.tables().find(({ name }) => name === table?.name)?.sheet ?? SETTINGS_SHEET;
  };

  return {
    refresh: () => show(false),
    change: (row, value, numberFormat) =>
      writing(async () => {
        const { table } = readSettings(memory.tables());
        if (row.cell !== null) await ports.workbook.writeCell(row.cell, value, numberFormat);
        else if (table !== null) await ports.workbook.appendRow(table.name, settingRowValues(table, row.entry, value));
        return sheetOfSettings();
      }),
  };
}
