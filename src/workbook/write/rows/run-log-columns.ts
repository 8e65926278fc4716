/** The public format of the table behind `Run log`: a row a close, kept from close to close. */
import type { RevenueBook } from '../../../engine/domain/book';
import type { InputTable } from '../../../engine/domain/source-reference';
import { settingText, settingsCatalogue, type SettingEntry } from '../../read/settings/settings-catalogue';
import { BOOK_FORMAT } from '../../read/format/book-format';
import type { CellValue, TableData } from '../../table-data';

type RunColumnKind = 'text' | 'date' | 'number' | 'amount';

export interface RunColumn {
  readonly header: string;
  readonly kind: RunColumnKind;
  readonly grouped: boolean;
}

const FIXED_COLUMNS = [
  { header: 'Run', kind: 'number', grouped: false },
  { header: 'Closed through', kind: 'date', grouped: false },
  { header: 'Posted from', kind: 'date', grouped: false },
  { header: 'Lines of the run', kind: 'number', grouped: false },
  { header: 'Lines in all', kind: 'number', grouped: false },
  { header: 'Debits in all (hash total)', kind: 'amount', grouped: false },
  { header: 'Debits of the run', kind: 'text', grouped: false },
  { header: 'Revenue of the run', kind: 'text', grouped: false },
  { header: 'Deferred at the close', kind: 'text', grouped: false },
  { header: 'Unbilled at the close', kind: 'text', grouped: false },
  { header: 'Engine', kind: 'text', grouped: false },
  { header: 'Hash of the input', kind: 'text', grouped: false },
] as const satisfies readonly RunColumn[];

export const COUNTED_TABLES = Object.keys(BOOK_FORMAT) as InputTable[];

/** `Rows of Obligations`. */
export const countHeader = (table: InputTable): string => `Rows of ${table}`;
/** `Policy: Straight-line strategy`. */
export const policyHeader = ({ name }: SettingEntry): string => `Policy: ${name}`;

export const RUN_LOG_COLUMNS: readonly RunColumn[] = [
  ...FIXED_COLUMNS,
  ...COUNTED_TABLES.map((table): RunColumn => ({ header: countHeader(table), kind: 'text', grouped: true })),
  ...settingsCatalogue.map((entry): RunColumn => ({ header: policyHeader(entry), kind: 'text', grouped: true })),
];

export type RunHeader = (typeof FIXED_COLUMNS)[number]['header'];

/** A row of the log: what stands under each header. */
export interface RunLogRow {
  readonly run: number;
  readonly cells: ReadonlyMap<string, CellValue>;
}

/** Rows that earlier closes left, in order of their runs. Rows without a run number are not ours and are left out. */
export function readRunLog(table: TableData): RunLogRow[] {
  const rows = table.rows.map((row): RunLogRow => {
    const cells = new Map(table.headers.map((header, index) => [header, row[index] ?? null]));
    const run = cells.get('Run');
    return { run: typeof run === 'number' ? run : 0, cells };
  });
  return rows.filter(({ run }) => run > 0).sort((a, b) => a.run - b.run);
}

/** All policies with their values, as the pane lists them. */
export function policyTexts({
  policy,
}: Pick<RevenueBook, 'policy'>): { readonly entry: SettingEntry; readonly text: string }[] {
  return settingsCatalogue.map((entry) => ({ entry, text: settingText(entry, policy) }));
}
