/** The tables of the format: which of them the workbook has, and adding one that it lacks. */
import type { InputTable } from '../../engine/domain/source-reference';
import { recognizeTables } from '../close/recognize-tables';
import { failureOf } from './failures';
import type { SharedSession } from './shared-session';

export interface TablesSession {
  readonly refresh: () => void;
  /** Writes the empty table onto a sheet of its name, and goes there. Never onto a sheet that is there already. */
  readonly add: (table: InputTable) => Promise<void>;
}

export function createTablesSession(
  { ports, memory, dispatch }: SharedSession,
  refreshSheets: (sheets: readonly string[]) => Promise<void>,
): TablesSession {
  const show = (adding: InputTable | null): void => {
    dispatch({ type: 'tables', tables: { recognized: recognizeTables(memory.tables()), adding } });
  };
  return {
    refresh: () => show(null),
    add: async (table) => {
      show(table);
      dispatch({ type: 'refused', refusal: null });
      try {
        const plan = await ports.sourcePlans.table(table);
        const names = new Set((await ports.workbook.readSheetNames()).map((name) => name.toLowerCase()));
        const taken = plan.sheets.find(({ name }) => names.has(name.toLowerCase()));
        if (taken !== undefined) {
          throw Object.assign(new Error(`This workbook already has a sheet named ${taken.name}. Rename it first.`), { name: 'HostError' });
        }
        await ports.workbook.apply(plan);
        await refreshSheets(plan.sheets.map(({ name }) => name));
      } catch (error) {
        dispatch({ type: 'refused', refusal: failureOf(error, `adding the table ${table}`, ports.hostWords) });
      }
      show(null);
    },
  };
}
