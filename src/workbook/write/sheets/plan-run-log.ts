/** `Run log`: what each close read, posted and rested on; rows of earlier closes stay as they were. */
import { isRevenueRole } from '../../../engine/domain/account-role';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import { amountWords } from '../../../engine/foundation/amount-words';
import type { CellValue } from '../../table-data';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES } from '../close-layout';
import { FIGURE_FORMAT, unitsOf } from '../cells/number-formats';
import {
  COUNTED_TABLES,
  RUN_LOG_COLUMNS,
  countHeader,
  policyHeader,
  policyTexts,
  type RunColumn,
  type RunHeader,
  type RunLogRow,
} from '../rows/run-log-columns';
import { HEADER_ROW, type SheetDraft } from '../cells/sheet-frame';
import { TABLE_STYLE, amountColumn, dateColumn, integerColumn, textColumn, type TableColumn } from '../cells/table-columns';

export function planRunLog(context: CloseContext): SheetDraft {
  const rows = runLogRows(context);
  return {
    name: SHEET_NAMES.runLog,
    kind: 'evidence',
    title: 'Run log',
    note: 'A row a close: what was read, used and left out, what was posted, and the policies in force.',
    cells: [],
    table: {
      name: TABLE_NAMES.runLog,
      headerRow: HEADER_ROW,
      firstColumn: 0,
      rowCount: rows.length,
      columns: RUN_LOG_COLUMNS.map((column) => columnOf(column, rows)),
      style: TABLE_STYLE,
    },
    frozenColumns: 1,
  };
}

/** Earlier rows and this run's; a run that posts nothing has one too. */
function runLogRows(context: CloseContext): RunLogRow[] {
  const { run } = context.input.journals;
  return [...context.input.earlierRuns.filter((row) => row.run < run), rowOfRun(context)];
}

function columnOf({ header, kind, grouped }: RunColumn, rows: readonly RunLogRow[]): TableColumn {
  const values = rows.map(({ cells }) => cells.get(header) ?? null);
  const numbers = values.map((value) => (typeof value === 'number' ? value : null));
  if (kind === 'date') return dateColumn(header, numbers, { grouped });
  if (kind === 'number') return integerColumn(header, numbers, { grouped });
  if (kind === 'amount') return amountColumn(header, numbers, FIGURE_FORMAT, { grouped });
  return textColumn(
    header,
    values.map((value) => (value === null ? '' : String(value))),
    { grouped },
  );
}

function rowOfRun(context: CloseContext): RunLogRow {
  const { input, journal, throughDay } = context;
  const { journals, book } = input;
  const fixed: Record<RunHeader, CellValue> = {
    Run: journals.run,
    'Closed through': serialOf(throughDay),
    'Posted from': journals.firstOpenDay === null ? null : serialOf(journals.firstOpenDay),
    'Lines of the run': journals.daily.length,
    'Lines in all': journal.length,
    'Debits in all (hash total)': hashTotal(journal.map(({ line }) => line)),
    'Debits of the run': byCurrency(journals.daily.map((line) => [line.currency, line.debit])),
    'Revenue of the run': byCurrency(
      journals.daily.map((line) => [line.currency, isRevenueRole(line.role) ? line.credit - line.debit : 0]),
    ),
    'Deferred at the close': byCurrency(input.positions.map(({ currency, deferred }) => [currency, deferred])),
    'Unbilled at the close': byCurrency(input.positions.map(({ currency, unbilled }) => [currency, unbilled])),
    Engine: input.engineVersion,
    'Hash of the input': input.inputHash,
  };
  const cells = new Map<string, CellValue>(Object.entries(fixed));
  for (const table of COUNTED_TABLES) cells.set(countHeader(table), countText(context, table));
  for (const { entry, text } of policyTexts(book)) cells.set(policyHeader(entry), text);
  return { run: journals.run, cells };
}

function countText({ input }: CloseContext, table: (typeof COUNTED_TABLES)[number]): string {
  const count = input.tableCounts.find((item) => item.table === table);
  return count === undefined ? 'no table' : `${count.read} read, ${count.used} used, ${count.excluded} left out`;
}

/** Debits of all lines in units, currencies added up: a figure to compare, not to report. */
export function hashTotal(lines: readonly { readonly currency: string; readonly debit: number }[]): number {
  const sums = new Map<string, number>();
  for (const { currency, debit } of lines) sums.set(currency, (sums.get(currency) ?? 0) + debit);
  let thousandths = 0;
  for (const [currency, sum] of sums) thousandths += sum * (1000 / minorUnitsPerUnit(currency));
  return unitsOf(thousandths, 1000);
}

/** `EUR 1,234.00; USD 5.00`. */
function byCurrency(amounts: readonly (readonly [currency: string, minor: number])[]): string {
  const sums = new Map<string, number>();
  for (const [currency, minor] of amounts) sums.set(currency, (sums.get(currency) ?? 0) + minor);
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => `${currency} ${amountWords(minor, currency)}`)
    .join('; ');
}
