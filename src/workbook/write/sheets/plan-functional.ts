/** `Functional currency`: the journal as each entity keeps its books, a row a line of the daily journal, and gains and losses. */
import { accountKeyOf } from '../../../engine';
import { decimalValue } from '../../../engine/foundation/decimal-text';
import type { FunctionalLine, ProvenLine, TargetLine } from '../../../engine/domain/functional';
import { serialOf } from '../../../engine/foundation/calendar';
import { minorUnitsPerUnit } from '../../../engine/foundation/currency';
import type { PlannedCell } from '../../workbook-plan';
import type { CloseCheck } from '../checks/close-checks';
import { NOTHING, dusted, sizeOf } from '../checks/close-checks';
import type { CloseContext } from '../close-context';
import {
  FUNCTIONAL_COLUMNS,
  FUNCTIONAL_FIELDS,
  FUNCTIONAL_SHEET,
  FUNCTIONAL_TABLE,
  type FunctionalField,
} from '../rows/functional-columns';
import { textLiteral } from '../cells/formula-text';
import {
  placeOfUnposted,
  poolTexts,
  proofText,
  rateLookup,
  targetText,
  type FunctionalRows,
} from '../proofs/functional-proof';
import { unpostedCells } from '../proofs/functional-unposted';
import { EXCHANGE_RATE_FORMAT, amountFormat, amountFormats, unitsOf } from '../cells/number-formats';
import { ruleText } from '../cells/rule-text';
import { HEADER_ROW, formulaCell, textCell, type SheetDraft } from '../cells/sheet-frame';
import { cellAt, cellOn, columnAt, columnOn, layOut, type SheetLayout } from '../cells/sheet-layout';
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

const BALANCE_ROLES = [
  'Deferred revenue',
  'Deferred revenue non-current',
  'Refund liability',
  'Unbilled revenue',
  'Contract asset',
  'Revenue',
  'Contra revenue',
  'Exchange gain',
  'Exchange loss',
] as const;

export interface FunctionalDraft {
  readonly sheet: SheetDraft;
  readonly checks: readonly CloseCheck[];
}

/** Null where all journals are in the functional currency. */
export function planFunctional(context: CloseContext): FunctionalDraft | null {
  const lines = context.input.functional?.lines ?? [];
  if (lines.length === 0) return null;
  const entities = entitiesOf(lines);
  const unposted = context.input.functional?.unposted ?? [];
  const above = entities.length + (unposted.length === 0 ? 0 : unposted.length + 1);
  const layout = layOut(FUNCTIONAL_SHEET, HEADER_ROW + above + 1, FUNCTIONAL_FIELDS, lines.length);
  const rows = functionalRows(lines, unposted, layout);
  const columns = { ...textColumns(lines), ...numberColumns(rows), ...proofColumns(context, rows) };
  const table = tableOf(layout, FUNCTIONAL_TABLE, columns);
  const sheet: SheetDraft = {
    name: FUNCTIONAL_SHEET,
    kind: 'journal',
    title: 'Journal in the functional currency',
    note: 'A row a line of the daily journal, at the rate or average that Basis names; gains and losses balance it. Above: balances by entity, debits less credits.',
    cells: [
      ...entities.flatMap((entity, index) => balanceCells(layout, lines, entity, HEADER_ROW + index, index === 0)),
      ...unpostedCells(context, rows),
    ],
    table,
    frozenColumns: 1,
  };
  const balances = sizeOf(table, layout, 'check');
  const check = (
    title: string,
    compares: string,
    left: CloseCheck['left'],
    right: CloseCheck['right'],
  ): CloseCheck => ({
    title,
    compares,
    left,
    right,
    sheet: FUNCTIONAL_SHEET,
  });
  return {
    sheet,
    checks: [
      check(
        'Functional amounts equal their proofs',
        'Amount in the functional currency and its proof, line by line.',
        balances,
        NOTHING,
      ),
      ...entities.map(({ entity, currency }) => {
        const of = lines.filter(({ line }) => line.entity === entity);
        const side = (field: 'debit' | 'credit'): CloseCheck['left'] => ({
          text: `SUMIFS(${columnOn(layout, field)},${columnOn(layout, 'entity')},${textLiteral(entity)})`,
          result: dusted(of.reduce((sum, { line }) => sum + line[field], 0) / minorUnitsPerUnit(currency)),
        });
        return {
          ...check(
            `Functional books balance: ${entity}`,
            'Debits and credits of the entity in its functional currency.',
            side('debit'),
            side('credit'),
          ),
          unit: currency,
        };
      }),
    ],
  };
}

function functionalRows(
  lines: readonly ProvenLine[],
  unposted: readonly TargetLine[],
  layout: SheetLayout<FunctionalField>,
): FunctionalRows {
  const ofLines = lines.flatMap(({ target }, row) => (target === null ? [] : [[target.key, row] as const]));
  const others = unposted.map(({ key }, index) => [key, placeOfUnposted(index)] as const);
  const keys = [...lines.flatMap(({ line, target }) => [line, target ?? line]), ...unposted].map(accountKeyOf);
  const groups = new Map([...new Set(keys)].map((key, index) => [key, index + 1]));
  return { lines, unposted, layout, rowOf: new Map([...ofLines, ...others]), groups };
}

interface EntityBooks {
  readonly entity: string;
  readonly currency: string;
}

function entitiesOf(lines: readonly ProvenLine[]): EntityBooks[] {
  const found = new Map(lines.map(({ line }) => [line.entity, line.functionalCurrency]));
  return [...found].map(([entity, currency]) => ({ entity, currency })).sort((a, b) => (a.entity < b.entity ? -1 : 1));
}

const valueOf = ({ debit, credit }: FunctionalLine): number => debit - credit;

/** A row of balances for an entity, above the header; the first one stands under the names of the roles. */
function balanceCells(
  layout: SheetLayout<FunctionalField>,
  lines: readonly ProvenLine[],
  { entity, currency }: EntityBooks,
  row: number,
  isFirst: boolean,
): PlannedCell[] {
  const cells: PlannedCell[] = [textCell(row + 1, 0, `${entity} ${currency}`, 'label')];
  BALANCE_ROLES.forEach((role, index) => {
    const column = index + 2;
    if (isFirst) cells.push(textCell(row, column, role, 'label'));
    const sum = (field: 'debit' | 'credit'): string =>
      `SUMIFS(${columnAt(layout, field)},${columnAt(layout, 'entity')},${textLiteral(entity)},${columnAt(layout, 'role')},${textLiteral(role)})`;
    const of = lines.filter(({ line }) => line.entity === entity && line.role === role);
    const result = unitsOf(
      of.reduce((total, { line }) => total + valueOf(line), 0),
      minorUnitsPerUnit(currency),
    );
    cells.push(
      formulaCell(
        row + 1,
        column,
        `=ROUND(${sum('debit')}-${sum('credit')},3)`,
        result,
        'total',
        amountFormat(currency),
      ),
    );
  });
  return cells;
}

type TextField =
  | 'entry'
  | 'account'
  | 'accountName'
  | 'functionalCurrency'
  | 'obligationId'
  | 'currency'
  | 'narrative'
  | 'kind'
  | 'period'
  | 'entity'
  | 'contractId'
  | 'role'
  | 'rule'
  | 'ruleText';

function textColumns(lines: readonly ProvenLine[]): Record<TextField, TableColumn> {
  const plain = [
    ...(['entry', 'account', 'accountName', 'functionalCurrency', 'obligationId', 'currency', 'narrative'] as const),
    ...(['kind', 'period', 'entity', 'contractId', 'role', 'rule'] as const),
  ];
  const column = (field: TextField, text: (line: FunctionalLine) => string): [TextField, TableColumn] => {
    const { header, grouped } = FUNCTIONAL_COLUMNS[field];
    return [
      field,
      textColumn(
        header,
        lines.map(({ line }) => text(line)),
        { grouped },
      ),
    ];
  };
  return Object.fromEntries([
    ...plain.map((field) => column(field, (line) => line[field])),
    column('ruleText', (line) => ruleText(line.rule)),
  ]) as Record<TextField, TableColumn>;
}

function numberColumns({
  lines,
  groups,
}: FunctionalRows): Record<
  'day' | 'debit' | 'credit' | 'line' | 'group' | 'targetGroup' | 'run' | 'closedThrough',
  TableColumn
> {
  const formats = amountFormats(lines.map(({ line }) => line.functionalCurrency));
  const { day, debit, credit, line: number, group, targetGroup, run, closedThrough } = FUNCTIONAL_COLUMNS;
  const amounts = (field: 'debit' | 'credit'): number[] =>
    lines.map(({ line }) => unitsOf(line[field], minorUnitsPerUnit(line.functionalCurrency)));
  return {
    day: dateColumn(
      day.header,
      lines.map(({ line }) => serialOf(line.day)),
      day,
    ),
    debit: amountColumn(debit.header, amounts('debit'), formats, debit),
    credit: amountColumn(credit.header, amounts('credit'), formats, credit),
    line: integerColumn(
      number.header,
      lines.map(({ line }) => line.line),
      number,
    ),
    group: integerColumn(group.header, lines.map(({ line }) => groups.get(accountKeyOf(line)) ?? 0), group),
    targetGroup: integerColumn(
      targetGroup.header,
      lines.map(({ line, target }) => groups.get(accountKeyOf(target ?? line)) ?? 0),
      targetGroup,
    ),
    run: integerColumn(
      run.header,
      lines.map(({ line }) => line.run),
      run,
    ),
    closedThrough: dateColumn(
      closedThrough.header,
      lines.map(({ line }) => serialOf(line.closedThrough)),
      closedThrough,
    ),
  };
}

type FormulaField =
  'amount' | 'rate' | 'sourceLink' | 'target' | 'proof' | 'check' | 'entryBalance' | 'poolBase' | 'poolValue' | 'poolUsed';

function proofColumns(context: CloseContext, rows: FunctionalRows): Record<FormulaField, TableColumn> {
  const { lines, layout } = rows;
  const dailyRows = new Map(context.journal.map(({ line }, row) => [`${line.entry}/${line.line}`, row]));
  const lists = { amount: formulaList(), sourceLink: formulaList(), target: formulaList(), proof: formulaList() };
  const pools = { poolBase: formulaList(), poolValue: formulaList(), poolUsed: formulaList() };
  const differences: number[] = [];
  const balances: number[] = [];
  let balance = 0;
  lines.forEach((item, row) => {
    const { line, target, proof } = item;
    const [transaction, functional] = [minorUnitsPerUnit(line.currency), minorUnitsPerUnit(line.functionalCurrency)];
    const dailyRow = line.kind === 'translation' ? dailyRows.get(`${line.entry}/${line.line}`) : undefined;
    const daily = (field: 'debit' | 'credit' | 'entry'): string => cellOn(context.layouts.daily, field, dailyRow ?? 0);
    addFormula(
      lists.amount,
      dailyRow === undefined ? '=0' : `=${daily('debit')}-${daily('credit')}`,
      unitsOf(line.amount, transaction),
    );
    addFormula(lists.sourceLink, ...linkOf(context, dailyRow, line));
    const value = proof.kind === 'difference' ? valueOf(line) : (target?.value ?? valueOf(line));
    addFormula(lists.target, `=${targetText(rows, row)}`, unitsOf(target?.value ?? 0, functional));
    addFormula(lists.proof, `=${proofText(rows, row)}`, unitsOf(value, functional));
    differences.push(unitsOf(valueOf(line) - value, functional));
    balance = (lines[row - 1]?.line.entry === line.entry ? balance : 0) + valueOf(line);
    balances.push(unitsOf(balance, functional));
    const texts = poolTexts(rows, row);
    const after = target?.pool?.after ?? { base: 0, value: 0, used: 0 };
    addFormula(pools.poolBase, `=${texts.poolBase}`, unitsOf(after.base, transaction));
    addFormula(pools.poolValue, `=${texts.poolValue}`, unitsOf(after.value, functional));
    addFormula(pools.poolUsed, `=${texts.poolUsed}`, unitsOf(after.used, transaction));
  });
  const at = (field: FunctionalField, row = 0): string => cellAt(layout, field, row);
  const functional = amountFormats(lines.map(({ line }) => line.functionalCurrency));
  const transaction = amountFormats(lines.map(({ line }) => line.currency));
  const column = (
    field: FormulaField,
    list: ReturnType<typeof formulaList>,
    formats: string | readonly string[],
  ): TableColumn => formulaColumn(FUNCTIONAL_COLUMNS[field].header, eachRow(list), formats, FUNCTIONAL_COLUMNS[field]);
  const running = `IF(${at('entry')}=${at('entry', -1)},${at('entryBalance', -1)},0)`;
  const checkColumn = (field: 'check' | 'entryBalance', formula: string, results: readonly number[]): TableColumn =>
    formulaColumn(FUNCTIONAL_COLUMNS[field].header, filled(formula, results), functional, {
      ...FUNCTIONAL_COLUMNS[field],
      style: 'check',
    });
  return {
    amount: column('amount', lists.amount, transaction),
    rate: column('rate', rateCells(context, rows), EXCHANGE_RATE_FORMAT),
    sourceLink: linkColumn(FUNCTIONAL_COLUMNS.sourceLink.header, eachRow(lists.sourceLink)),
    target: column('target', lists.target, functional),
    proof: column('proof', lists.proof, functional),
    check: checkColumn('check', `=ROUND(${at('debit')}-${at('credit')}-${at('proof')},3)`, differences),
    entryBalance: checkColumn('entryBalance', `=ROUND(${running}+${at('debit')}-${at('credit')},3)`, balances),
    poolBase: column('poolBase', pools.poolBase, transaction),
    poolValue: column('poolValue', pools.poolValue, functional),
    poolUsed: column('poolUsed', pools.poolUsed, transaction),
  };
}

function linkOf(
  { input, layouts }: CloseContext,
  dailyRow: number | undefined,
  line: FunctionalLine,
): [formula: string, text: string] {
  if (dailyRow !== undefined) {
    const text = `Daily journal ${line.entry}/${line.line}`;
    return [`=HYPERLINK("#${cellOn(layouts.daily, 'entry', dailyRow)}",${textLiteral(text)})`, text];
  }
  const sheet = input.sources.tables.get('Rates')?.sheet ?? FUNCTIONAL_SHEET;
  return [`=HYPERLINK(${textLiteral(`#'${sheet.replaceAll("'", "''")}'!A1`)},${textLiteral(sheet)})`, sheet];
}

/** Each rate is looked up once; later rows point at the first that took it. */
function rateCells({ lookup, input }: CloseContext, { lines, layout }: FunctionalRows): ReturnType<typeof formulaList> {
  const list = formulaList();
  const firstRows = new Map<string, number>();
  const keyColumns = input.sources.tables.get('Rates')?.keyColumns ?? [];
  lines.forEach(({ proof, target }, row) => {
    const by = target?.proof ?? proof;
    const rate = by.kind === 'rate' || by.kind === 'remeasure' ? by.rate : null;
    if (rate === null) {
      addFormula(list, '=0', 0);
      return;
    }
    const value = decimalValue(rate.row.rate);
    const key = JSON.stringify(rate.row.origin.key);
    const first = firstRows.get(key);
    if (first === undefined) firstRows.set(key, row);
    const found = first === undefined ? rateLookup((name) => lookup.column('Rates', name), keyColumns, rate) : null;
    addFormula(list, first === undefined ? `=${found ?? value}` : `=${cellAt(layout, 'rate', first)}`, value);
  });
  return list;
}
