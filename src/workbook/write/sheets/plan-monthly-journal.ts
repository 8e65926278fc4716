/** `Monthly journal`: the daily lines gathered by month, for the ledger; each amount is proved by their sum. */
import type { MonthlyJournalLine } from '../../../engine/domain/journal';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type MonthlyField } from '../close-layout';
import { amountFormats, unitsOf } from '../cells/number-formats';
import { monthlyLineText } from './plan-daily-journal';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn, columnOn } from '../cells/sheet-layout';
import {
  addFormula,
  amountColumn,
  dateColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  integerColumn,
  linkColumn,
  tableOf,
  textColumn,
  type TableColumn,
} from '../cells/table-columns';

const WIDEST_NARRATIVE = 64;

export function planMonthlyJournal(context: CloseContext): SheetDraft {
  const columns = { ...textColumns(context), ...numberColumns(context), ...proofColumns(context) };
  return {
    name: SHEET_NAMES.monthly,
    kind: 'journal',
    title: 'Monthly journal',
    note: 'The daily journal gathered for the ledger. Amounts are constants; Proof sums the daily lines of each one.',
    cells: [],
    table: tableOf(context.layouts.monthly, TABLE_NAMES.monthly, columns),
    frozenColumns: 1,
  };
}

const TEXT_HEADERS = {
  entry: ['Entry', false],
  account: ['Account', false],
  accountName: ['Account name', false],
  currency: ['Currency', false],
  customer: ['Customer', false],
  productId: ['Product', false],
  invoiceId: ['Invoice', false],
  narrative: ['Narrative', false],
  rule: ['Rule', true],
  period: ['Period', true],
  source: ['Source kind', true],
  entity: ['Entity', true],
  contractId: ['Contract', true],
  obligationId: ['Obligation', true],
  role: ['Account role', true],
} as const satisfies Partial<Record<MonthlyField & keyof MonthlyJournalLine, readonly [string, boolean]>>;

type TextField = keyof typeof TEXT_HEADERS | 'monthlyLine';

function textColumns({ input }: CloseContext): Record<TextField, TableColumn> {
  const { monthly } = input.journals;
  const fields = Object.keys(TEXT_HEADERS) as (keyof typeof TEXT_HEADERS)[];
  const columns = fields.map((field): [TextField, TableColumn] => {
    const [header, grouped] = TEXT_HEADERS[field];
    const options = field === 'narrative' ? { grouped, widest: WIDEST_NARRATIVE } : { grouped };
    return [
      field,
      textColumn(
        header,
        monthly.map((line) => line[field]),
        options,
      ),
    ];
  });
  const keys = textColumn('Monthly line', monthly.map(monthlyLineText), { grouped: true });
  return Object.fromEntries([...columns, ['monthlyLine', keys]]) as Record<TextField, TableColumn>;
}

function numberColumns({ input }: CloseContext): Record<'day' | 'debit' | 'credit' | 'line' | 'run', TableColumn> {
  const { monthly } = input.journals;
  const formats = amountFormats(monthly.map(({ currency }) => currency));
  const amounts = (header: string, side: 'debit' | 'credit'): TableColumn =>
    amountColumn(
      header,
      monthly.map((line) => unitsOf(line[side], minorUnitsPerUnit(line.currency))),
      formats,
    );
  return {
    day: dateColumn(
      'Date',
      monthly.map(({ day }) => serialOf(day)),
    ),
    debit: amounts('Debit', 'debit'),
    credit: amounts('Credit', 'credit'),
    line: integerColumn(
      'Line',
      monthly.map(({ line }) => line),
      { grouped: true },
    ),
    run: integerColumn(
      'Run',
      monthly.map(({ run }) => run),
      { grouped: true },
    ),
  };
}

function proofColumns(context: CloseContext): Record<'dailyLink' | 'proof' | 'check' | 'entryBalance', TableColumn> {
  const { input, layouts, index, journal } = context;
  const { monthly } = input.journals;
  const { daily } = layouts;
  const at = (field: MonthlyField, row = 0): string => cellAt(layouts.monthly, field, row);
  const links = formulaList();
  const proofs = formulaList();
  const [differences, balances]: [number[], number[]] = [[], []];
  let balance = 0;
  monthly.forEach((line, row) => {
    const units = minorUnitsPerUnit(line.currency);
    const rows = index.dailyRows[row] ?? [];
    const net = rows.reduce(
      (total, daily) => total + (journal[daily]?.line.debit ?? 0) - (journal[daily]?.line.credit ?? 0),
      0,
    );
    const proof = line.credit !== 0 ? 0 - net : net;
    // Only the rows between its first and its last daily line: a sum over the whole journal a line would be slow.
    const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0];
    const sum = (side: 'debit' | 'credit'): string =>
      `SUMIFS(${columnOn(daily, side, first, last)},${columnOn(daily, 'monthlyLine', first, last)},${at('monthlyLine', row)})`;
    const [own, other] = line.credit !== 0 ? (['credit', 'debit'] as const) : (['debit', 'credit'] as const);
    addFormula(proofs, `=ROUND(${sum(own)}-${sum(other)},3)`, unitsOf(proof, units));
    differences.push(unitsOf(line.debit + line.credit - proof, units));
    balance = (monthly[row - 1]?.entry === line.entry ? balance : 0) + line.debit - line.credit;
    balances.push(unitsOf(balance, units));
    const text = rows.length === 1 ? '1 daily line' : `${rows.length} daily lines`;
    addFormula(links, `=HYPERLINK("#'${daily.sheet}'!A"&ROW(${cellOn(daily, 'entry', first)}),"${text}")`, text);
  });
  const formats = amountFormats(monthly.map(({ currency }) => currency));
  const grouped = { grouped: true };
  const running = `IF(${at('entry')}=${at('entry', -1)},${at('entryBalance', -1)},0)`;
  return {
    dailyLink: linkColumn('Daily lines', eachRow(links)),
    proof: formulaColumn('Proof', eachRow(proofs), formats, grouped),
    check: formulaColumn(
      'Check',
      filled(`=ROUND(${at('debit')}+${at('credit')}-${at('proof')},3)`, differences),
      formats,
      {
        ...grouped,
        style: 'check',
      },
    ),
    entryBalance: formulaColumn(
      'Entry balance',
      filled(`=ROUND(${running}+${at('debit')}-${at('credit')},3)`, balances),
      formats,
      {
        ...grouped,
        style: 'check',
      },
    ),
  };
}
