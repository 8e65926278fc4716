/**
 * `Cost roll-forward`: the contract cost asset of the closing month, a row a cost: opening, additions, amortization,
 * impairment, closing, all summed over the journal; the closing amount is proved by Other schedules.
 */
import { costTransferId, isTransferLine, transferDocument } from '../../../engine';
import type { AccountRole, ContractCost } from '../../../engine';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { PlannedTable } from '../../workbook-plan';
import {
  NOTHING,
  atMost,
  equals,
  lessSide,
  sizeOf,
  sumWhere,
  zeroColumn,
  type CheckSide,
  type CloseCheck,
} from '../checks/close-checks';
import { spanOf, type CloseContext } from '../close-context';
import { SHEET_NAMES, TABLE_NAMES, type CostField } from '../close-layout';
import { textLiteral } from '../cells/formula-text';
import { INTEGER_FORMAT, amountFormats, unitsOf } from '../cells/number-formats';
import type { SheetDraft } from '../cells/sheet-frame';
import { cellAt, columnOn } from '../cells/sheet-layout';
import {
  addFormula,
  amountColumn,
  eachRow,
  filled,
  formulaColumn,
  formulaList,
  linkColumn,
  tableOf,
  textColumn,
  type ComputedCells,
  type TableColumn,
} from '../cells/table-columns';
import { SHEET_TITLES } from '../cells/sheet-titles';

const ASSET: AccountRole = 'Contract cost asset';
const EXPENSE: AccountRole = 'Contract cost expense';
const STEPS = ['capitalized', 'amortization', 'impairment', 'expensed'] as const;
type Step = (typeof STEPS)[number];

interface CostRow {
  readonly cost: ContractCost;
  readonly customer: string;
  readonly currency: string;
  readonly documents: Readonly<Record<Step, string>>;
  /** Minor units; amortization and impairment below zero. */
  readonly opening: number;
  readonly additions: number;
  readonly amortization: number;
  readonly impairment: number;
  readonly expensed: number;
  /** Carried at the close by the schedules. */
  readonly carried: number;
}

/** Null where a book has no contract costs. */
export function planContractCosts(context: CloseContext): SheetDraft | null {
  const rows = costRows(context);
  if (rows.length === 0) return null;
  return {
    name: SHEET_NAMES.costs,
    kind: 'report',
    title: SHEET_TITLES.costs,
    note: 'Opening + additions + amortization + impairment = closing. Every figure is a live formula over the daily journal.',
    cells: [],
    table: tableOf(context.layouts.costs, TABLE_NAMES.costs, {
      ...factColumns(context, rows),
      ...figureColumns(context, rows),
      ...sourceColumns(context, rows),
    }),
    frozenColumns: 1,
  };
}

function costRows(context: CloseContext): CostRow[] {
  const { input, openingDay, throughDay, transfers, transferSpans } = context;
  const contracts = new Map(input.book.contracts.map((contract) => [contract.id, contract]));
  const sums = new Map<string, { before: number; within: number }>();
  for (const { line } of context.journal) {
    if (!isTransferLine(line) || (line.role !== ASSET && line.role !== EXPENSE) || line.day > throughDay) continue;
    const key = `${line.documentId}\u0000${line.role}`;
    const sum = sums.get(key) ?? { before: 0, within: 0 };
    sum[line.day < openingDay ? 'before' : 'within'] += line.debit - line.credit;
    sums.set(key, sum);
  }
  return input.book.contractCosts.map((cost): CostRow => {
    const contract = contracts.get(cost.contractId);
    const ids = Object.fromEntries(STEPS.map((step) => [step, costTransferId(cost.id, step)])) as Record<Step, string>;
    const documents = Object.fromEntries(STEPS.map((step) => [step, transferDocument(ids[step])])) as Record<
      Step,
      string
    >;
    const moved = (step: Step, role: AccountRole): { before: number; within: number } =>
      sums.get(`${documents[step]}\u0000${role}`) ?? { before: 0, within: 0 };
    const through = (step: Step): number => {
      const { first, last } = spanOf(transferSpans, ids[step]);
      return transfers.slice(first, last + 1).reduce((sum, row) => sum + row.recognizedThrough(throughDay), 0);
    };
    return {
      cost,
      customer: contract?.customer ?? '',
      currency: contract?.currency ?? '',
      documents,
      opening: ASSET_STEPS.reduce((sum, step) => sum + moved(step, ASSET).before, 0),
      additions: moved('capitalized', ASSET).within,
      amortization: moved('amortization', ASSET).within,
      impairment: moved('impairment', ASSET).within,
      expensed: moved('expensed', EXPENSE).within,
      carried: through('capitalized') - through('amortization') - through('impairment'),
    };
  });
}

const ASSET_STEPS = ['capitalized', 'amortization', 'impairment'] as const;

type Columns<Field extends CostField> = Record<Field, TableColumn>;

const closingOf = ({ opening, additions, amortization, impairment }: CostRow): number =>
  opening + additions + amortization + impairment;

function factColumns(
  context: CloseContext,
  rows: readonly CostRow[],
): Columns<
  | 'costId'
  | 'contractId'
  | 'customer'
  | 'kind'
  | 'description'
  | 'currency'
  | 'amount'
  | 'treatment'
  | 'rationale'
  | 'capitalizedDocument'
  | 'amortizationDocument'
  | 'impairmentDocument'
  | 'expensedDocument'
> {
  const text = (header: string, value: (row: CostRow) => string, grouped = false): TableColumn =>
    textColumn(header, rows.map(value), { grouped });
  const formats = amountFormats(rows.map(({ currency }) => currency));
  const isExpensed = ({ cost }: CostRow): boolean => context.transferSpans.has(costTransferId(cost.id, 'expensed'));
  return {
    costId: text('Cost', ({ cost }) => cost.id),
    contractId: text('Contract', ({ cost }) => cost.contractId),
    customer: text('Customer', ({ customer }) => customer),
    kind: text('Kind', ({ cost }) => cost.kind),
    description: text('Description', ({ cost }) => cost.description),
    currency: text('Currency', ({ currency }) => currency),
    amount: amountColumn(
      'Amount',
      rows.map(({ cost, currency }) => unitsOf(cost.amount, minorUnitsPerUnit(currency))),
      formats,
    ),
    treatment: text('Treatment', (row) => (isExpensed(row) ? 'expensed' : 'capitalized'), true),
    rationale: text('Rationale', ({ cost }) => cost.rationale, true),
    capitalizedDocument: text('Document of addition', ({ documents }) => documents.capitalized, true),
    amortizationDocument: text('Document of amortization', ({ documents }) => documents.amortization, true),
    impairmentDocument: text('Document of impairment', ({ documents }) => documents.impairment, true),
    expensedDocument: text('Document of expense', ({ documents }) => documents.expensed, true),
  };
}

/** Debits less credits of a document and role in the daily journal: before the closing month, or in it. */
function postedText(
  { layouts, openingDay, throughDay }: CloseContext,
  cell: string,
  role: AccountRole,
  when: 'before' | 'within',
  isPlain: boolean,
): string {
  const { daily } = layouts;
  const on = (field: 'debit' | 'credit' | 'documentId' | 'role' | 'day'): string => columnOn(daily, field);
  const [first, last] = [serialOf(openingDay), serialOf(throughDay)];
  if (isPlain) {
    const days =
      when === 'before'
        ? `${on('day')},${textLiteral(`<${first}`)}`
        : `${on('day')},${textLiteral(`>=${first}`)},${on('day')},${textLiteral(`<=${last}`)}`;
    const criteria = `${on('documentId')},${cell},${on('role')},${textLiteral(role)},${days}`;
    return `SUMIFS(${on('debit')},${criteria})-SUMIFS(${on('credit')},${criteria})`;
  }
  const days = when === 'before' ? `(${on('day')}<${first})` : `(${on('day')}>=${first})*(${on('day')}<=${last})`;
  const where = `(${on('documentId')}=${cell})*(${on('role')}=${textLiteral(role)})*${days}`;
  return `SUMPRODUCT(${where}*(${on('debit')}-${on('credit')}))`;
}

type FigureField =
  'opening' | 'additions' | 'amortization' | 'impairment' | 'closing' | 'expensed' | 'proof' | 'check' | 'sign';

function figureColumns(context: CloseContext, rows: readonly CostRow[]): Columns<FigureField> {
  const { layouts } = context;
  const formats = amountFormats(rows.map(({ currency }) => currency));
  const at = (field: CostField): string => cellAt(layouts.costs, field, 0);
  const isPlain = rows.every(({ cost }) => !/[*?~]/.test(cost.id));
  const posted = (field: CostField, role: AccountRole, when: 'before' | 'within'): string =>
    postedText(context, at(field), role, when, isPlain);
  const inUnits = (minor: (row: CostRow) => number): number[] =>
    rows.map((row) => unitsOf(minor(row), minorUnitsPerUnit(row.currency)));
  const fill = (header: string, formula: string, minor: (row: CostRow) => number): TableColumn =>
    formulaColumn(header, filled(`=ROUND(${formula},3)`, inUnits(minor)), formats);
  const grouped = { grouped: true, style: 'check' } as const;
  const opening = ASSET_STEPS.map((step) => posted(`${step}Document`, ASSET, 'before')).join('+');
  const moved = `${at('opening')}+${at('additions')}+${at('amortization')}+${at('impairment')}`;
  return {
    opening: fill('Opening', opening, (row) => row.opening),
    additions: fill('Additions', posted('capitalizedDocument', ASSET, 'within'), (row) => row.additions),
    amortization: fill('Amortization', posted('amortizationDocument', ASSET, 'within'), (row) => row.amortization),
    impairment: fill('Impairment', posted('impairmentDocument', ASSET, 'within'), (row) => row.impairment),
    closing: fill('Closing', moved, closingOf),
    expensed: fill('Expensed at once', posted('expensedDocument', EXPENSE, 'within'), (row) => row.expensed),
    proof: formulaColumn(
      'Carried by schedule',
      carriedText(
        context,
        rows,
        inUnits((row) => row.carried),
      ),
      formats,
      {
        grouped: true,
      },
    ),
    check: formulaColumn(
      'Check',
      filled(
        `=ROUND(${at('closing')}-${at('proof')},3)`,
        inUnits((row) => closingOf(row) - row.carried),
      ),
      formats,
      grouped,
    ),
    sign: formulaColumn(
      'Below zero',
      filled(
        `=MIN(0,${at('closing')})`,
        inUnits((row) => Math.min(0, closingOf(row))),
      ),
      formats,
      grouped,
    ),
  };
}

/** Capitalized less amortized less written down to date on Other schedules. */
function carriedText(
  { layouts, transferSpans }: CloseContext,
  rows: readonly CostRow[],
  results: number[],
): ComputedCells {
  const list = formulaList();
  rows.forEach(({ cost }, row) => {
    const terms = ASSET_STEPS.flatMap((step) => {
      const { first, last } = spanOf(transferSpans, costTransferId(cost.id, step));
      if (last < first) return [];
      return [`${step === 'capitalized' ? '' : '-'}SUM(${columnOn(layouts.transfers, 'recognized', first, last)})`];
    });
    addFormula(list, terms.length === 0 ? '=0' : `=ROUND(${terms.join('')},3)`, results[row] ?? 0);
  });
  return eachRow(list);
}

function sourceColumns(
  { layouts, lookup }: CloseContext,
  rows: readonly CostRow[],
): Columns<'sourceLink' | 'position' | 'sourceRow'> {
  const lists = { sourceLink: formulaList(), position: formulaList(), sourceRow: formulaList() };
  rows.forEach(({ cost }, row) => {
    const position = lookup.position(cost.origin);
    addFormula(lists.position, position?.formula ?? '=0', position?.result ?? 0);
    const sourceRow = lookup.sheetRow(cost.origin, cellAt(layouts.costs, 'position', row));
    addFormula(lists.sourceRow, sourceRow?.formula ?? '=1', sourceRow?.result ?? 1);
    const link = lookup.link(cost.origin, cellAt(layouts.costs, 'sourceRow', row));
    addFormula(lists.sourceLink, link.formula, link.result);
  });
  return {
    sourceLink: linkColumn('Source', eachRow(lists.sourceLink)),
    position: formulaColumn('Place in table', eachRow(lists.position), INTEGER_FORMAT, { grouped: true }),
    sourceRow: formulaColumn('Source row', eachRow(lists.sourceRow), INTEGER_FORMAT, { grouped: true }),
  };
}

export function checkContractCosts(
  context: CloseContext,
  daily: PlannedTable,
  table: PlannedTable | null,
): CloseCheck[] {
  if (table === null) return [];
  const { costs } = context.layouts;
  const { contracts } = context.input.book;
  const currencyOf = new Map(contracts.map(({ id, currency }) => [id, currency]));
  const rowCurrency = context.input.book.contractCosts.map(({ contractId }) => currencyOf.get(contractId) ?? '');
  const sum = (field: CostField, currency: string): CheckSide =>
    sumWhere(table, costs, field, [equals('currency', currency)], (row) => rowCurrency[row] === currency);
  return [
    zeroColumn(
      'Contract costs equal their schedules',
      'Closing amount of each cost and what Other schedules leave of it.',
      table,
      costs,
      'check',
    ),
    {
      title: 'Contract costs are not below zero',
      compares: 'Closing amounts below zero, summed by size.',
      left: sizeOf(table, costs, 'sign'),
      right: NOTHING,
      sheet: SHEET_NAMES.costs,
    },
    ...[...new Set(rowCurrency)]
      .sort()
      .map((currency) => checkAsset(context, daily, sum('closing', currency), currency)),
  ];
}

/** The balance of the account in the journal is what the roll-forward closes with. */
function checkAsset(context: CloseContext, daily: PlannedTable, closing: CheckSide, currency: string): CloseCheck {
  const { layouts, journal, throughDay } = context;
  const posted = (field: 'debit' | 'credit'): CheckSide =>
    sumWhere(
      daily,
      layouts.daily,
      field,
      [equals('role', ASSET), equals('currency', currency), atMost('day', serialOf(throughDay))],
      (row) => {
        const line = journal[row]?.line;
        return line?.role === ASSET && line.currency === currency && line.day <= throughDay;
      },
    );
  return {
    title: `Contract cost asset equals its roll-forward: ${currency}`,
    compares: 'Balance of the account role in the daily journal and the closing amounts.',
    left: lessSide(posted('debit'), posted('credit')),
    right: closing,
    unit: currency,
    sheet: SHEET_NAMES.costs,
  };
}
