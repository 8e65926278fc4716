/**
 * From an amount on a generated sheet back to the row it came from: monthly line, daily line, schedule or billing line,
 * allocation, source row. A month of an obligation opens into the rows it adds. Newest first; each link knows where it stands.
 */
import type { RevenueRole } from '../../engine/domain/account-role';
import { RULES, type Rule } from '../../engine/rule-book/rule-book';
import { keyPartText, type InputTable } from '../../engine/domain/source-reference';
import { BOOK_FORMAT } from '../../workbook/read/format/book-format';
import { DAILY_JOURNAL_COLUMNS, DAILY_JOURNAL_TABLE, sourceKeyFromText } from '../../workbook/write/rows/daily-journal-columns';
import { SHEET_NAMES, TABLE_NAMES } from '../../workbook/write/close-layout';
import type { Selection } from '../../workbook/workbook-gateway';
import { MONTH_HEADER, amountOf, amountUnderSelection, text, toAmount, type TraceAmount } from './trace-amounts';
import type { TableRow, WorkbookRows } from './workbook-rows';

export type LinkKind = 'monthly' | 'daily' | 'position' | 'obligation' | 'schedule' | 'billing' | 'allocation' | 'balance' | 'source';

export interface TraceLink {
  readonly kind: LinkKind;
  /** What it is: `Entry 2026-03-00017`. */
  readonly title: string;
  /** One more line of words; empty where there is nothing to add. */
  readonly words: string;
  /** Rule with its paragraphs; empty where the row applies none. */
  readonly rule: string;
  /** Null where the row has no single amount. */
  readonly amount: TraceAmount | null;
  /** `Schedule, row 9`. */
  readonly place: string;
  /** `Schedule!A9`: where Enter goes; null for the row selected already. */
  readonly address: string;
  readonly isHere: boolean;
}

/** The selected row in detail: what "Explain" shows. */
export interface Explanation {
  readonly narrative: string;
  readonly ruleTitle: string;
  readonly ruleWords: string;
  readonly paragraphs: string;
  /** Formula text as Excel shows it; empty where the row proves nothing. */
  readonly proofFormula: string;
  readonly proof: TraceAmount | null;
  /** Amount less proof; null where there is no check. */
  readonly check: TraceAmount | null;
}

export interface Trace {
  readonly links: readonly TraceLink[];
  readonly explanation: Explanation;
  /** Address of the source row; null when it is no longer in the workbook. */
  readonly source: string | null;
}

/** Lines of one monthly amount that are listed; the others are counted. */
const MOST_DAILY_LINES = 6;
/** Rows of one obligation that are listed; the others are counted. */
const MOST_SCHEDULE_ROWS = 6;

/** Null when the selection is not on a row of a generated sheet. */
export function traceSelection(selection: Selection, rows: WorkbookRows): Trace | null {
  const { table, row, formulas } = selection;
  if (table === null || row === null) return null;
  const here: TableRow = { table, sheet: selection.sheet, address: selection.address, sheetRow: rowOfAddress(selection.address), values: row };
  const selected = amountUnderSelection(selection, rows);
  const links = chainFrom(here, selected?.words ?? '', rows);
  if (links === null) return null;
  const [first, ...rest] = links;
  if (first === undefined) return null;
  const words = [selected?.words ?? '', first.kind === 'obligation' || selected === null ? first.words : ''];
  const start = {
    ...first,
    isHere: true,
    amount: selected?.amount ?? first.amount,
    words: words.filter((part) => part !== '').join(' · '),
  };
  return {
    links: [start, ...rest],
    explanation: explain(here, formulas),
    source: links.find(({ kind }) => kind === 'source')?.address ?? null,
  };
}

/** `header` is that of the amount selected, empty where none is. */
function chainFrom(row: TableRow, header: string, rows: WorkbookRows): TraceLink[] | null {
  switch (row.table) {
    case TABLE_NAMES.monthly:
      return monthlyChain(row, rows);
    case DAILY_JOURNAL_TABLE:
      return dailyChain(row, rows);
    case TABLE_NAMES.schedule:
      return obligationChain(row, header, rows);
    case TABLE_NAMES.scheduleDetail:
      return scheduleChain(row, rows);
    case TABLE_NAMES.billing:
      return [billingLink(row), ...linkedSource(row, rows)];
    case TABLE_NAMES.allocation:
      return [allocationLink(row), ...linkedSource(row, rows)];
    case TABLE_NAMES.deferred:
    case TABLE_NAMES.netting:
      return balanceChain(row, rows);
    default:
      return null;
  }
}

const JOURNAL = DAILY_JOURNAL_COLUMNS;

function monthlyChain(row: TableRow, rows: WorkbookRows): TraceLink[] {
  const key = row.values['Monthly line'] ?? null;
  const header = JOURNAL.monthlyLine.header;
  const lines = rows.findAll(DAILY_JOURNAL_TABLE, header, key, MOST_DAILY_LINES);
  const count = rows.countAll(DAILY_JOURNAL_TABLE, header, key);
  const [only] = lines;
  const own = link('monthly', row, {
    title: `Entry ${text(row, 'Entry')}`,
    words: `${sideWords(row)}${count > lines.length ? ` · the first ${lines.length} of ${count} daily lines` : ''}`,
    amount: sideAmount(row),
  });
  // One daily line: the chain goes on below it. Several: each is one step further.
  if (count === 1 && only !== undefined) return [own, ...dailyChain(only, rows)];
  return [own, ...lines.map(dailyLink)];
}

const REVENUE_ROLES: ReadonlySet<string> = new Set<RevenueRole>(['Revenue', 'Contra revenue']);

function dailyChain(row: TableRow, rows: WorkbookRows): TraceLink[] {
  const documentId = text(row, JOURNAL.documentId.header);
  const own = dailyLink(row);
  const source = journalSource(row, rows);
  if (documentId === '') return [own, ...positionSteps(row, rows, source)];
  const schedule = rows.find(TABLE_NAMES.scheduleDetail, 'Segment', documentId);
  if (schedule !== null && REVENUE_ROLES.has(text(row, JOURNAL.role.header))) {
    return [own, ...scheduleSteps(schedule, rows), ...source];
  }
  const billing = rows.find(TABLE_NAMES.billing, 'Document line', documentId);
  return [own, ...(billing === null ? [] : [billingLink(billing)]), ...source];
}

/** A balance line follows from what moved the position in the same entry; of one line alone, the chain goes on below it. */
function positionSteps(row: TableRow, rows: WorkbookRows, source: readonly TraceLink[]): TraceLink[] {
  const movers = moversOf(row, rows);
  const [only] = movers;
  if (movers.length !== 1 || only === undefined) {
    return [...movers.map((mover) => ({ ...dailyLink(mover), kind: 'position' as const })), ...source];
  }
  const [first, ...rest] = dailyChain(only, rows);
  return first === undefined ? [] : [{ ...first, kind: 'position' as const }, ...rest];
}

function moversOf(row: TableRow, rows: WorkbookRows): TableRow[] {
  const entry = row.values[JOURNAL.entry.header] ?? null;
  const obligation = text(row, JOURNAL.obligationId.header);
  return rows
    .findAll(DAILY_JOURNAL_TABLE, JOURNAL.entry.header, entry, 20)
    .filter((other) => text(other, JOURNAL.documentId.header) !== '' && text(other, JOURNAL.obligationId.header) === obligation);
}

function dailyLink(row: TableRow): TraceLink {
  const originPeriod = text(row, JOURNAL.originPeriod.header);
  const late = originPeriod !== '' && originPeriod !== text(row, JOURNAL.period.header) ? ` · for ${originPeriod}` : '';
  return link('daily', row, {
    title: `Entry ${text(row, JOURNAL.entry.header)}, line ${text(row, JOURNAL.line.header)}`,
    words: `${sideWords(row)}${late}`,
    rule: text(row, JOURNAL.ruleText.header),
    amount: sideAmount(row),
  });
}

/** An obligation's row opens into those it adds: of a month, the rows that move in it, with what they add. */
function obligationChain(row: TableRow, header: string, rows: WorkbookRows): TraceLink[] {
  const obligation = row.values.Obligation ?? null;
  const all = rows.findAll(TABLE_NAMES.scheduleDetail, 'Obligation', obligation, Infinity);
  const isMonth = MONTH_HEADER.test(header);
  const added = isMonth ? all.filter(({ values }) => (values[header] ?? 0) !== 0) : all;
  const shown = added.slice(0, MOST_SCHEDULE_ROWS);
  const own = link('obligation', row, {
    title: `Schedule of ${text(row, 'Obligation')}`,
    words: added.length > shown.length ? `the first ${shown.length} of ${added.length} rows` : '',
    amount: amountOf(row, 'Total'),
  });
  const [only] = shown;
  // One row: the chain goes on below it. Several: each is one step further, and the price stands after them.
  if (added.length === 1 && only !== undefined) {
    const [first, ...rest] = scheduleChain(only, rows);
    return first === undefined ? [own] : [own, isMonth ? { ...first, amount: amountOf(only, header) } : first, ...rest];
  }
  const allocation = rows.find(TABLE_NAMES.allocation, 'Obligation', obligation);
  const details = shown.map((detail) => {
    const step = scheduleLink(detail);
    return isMonth ? { ...step, amount: amountOf(detail, header) } : step;
  });
  return [own, ...details, ...(allocation === null ? [] : [allocationLink(allocation), ...linkedSource(allocation, rows)])];
}

function scheduleChain(row: TableRow, rows: WorkbookRows): TraceLink[] {
  return [...scheduleSteps(row, rows), ...linkedSource(row, rows)];
}

function scheduleSteps(row: TableRow, rows: WorkbookRows): TraceLink[] {
  const allocation = rows.find(TABLE_NAMES.allocation, 'Obligation', row.values.Obligation ?? null);
  const schedule = scheduleLink(row);
  const isAllocated = allocation !== null && text(row, 'Segment') === text(row, 'Obligation');
  return isAllocated ? [schedule, allocationLink(allocation)] : [schedule];
}

function scheduleLink(row: TableRow): TraceLink {
  return link('schedule', row, {
    title: `Schedule of ${text(row, 'Segment')}`,
    words: text(row, 'Strategy'),
    rule: text(row, 'Rule'),
    amount: amountOf(row, 'Amount'),
  });
}

function billingLink(row: TableRow): TraceLink {
  return link('billing', row, {
    title: `${text(row, 'Kind')} ${text(row, 'Document line')}`,
    words: `bills ${text(row, 'Obligation')}`,
    rule: text(row, 'Rule'),
    amount: amountOf(row, 'Amount'),
  });
}

function allocationLink(row: TableRow): TraceLink {
  return link('allocation', row, {
    title: `Allocated price of ${text(row, 'Obligation')}`,
    words: '',
    rule: text(row, 'Rule'),
    amount: amountOf(row, 'Allocated'),
  });
}

/** A balance row leads to the price of its obligation and to its source. */
function balanceChain(row: TableRow, rows: WorkbookRows): TraceLink[] {
  const obligation = row.values.Obligation ?? null;
  const allocation = rows.find(TABLE_NAMES.allocation, 'Obligation', obligation);
  const own = link('balance', row, {
    title: `${row.table === TABLE_NAMES.netting ? 'Netting' : 'Balance'} of ${text(row, 'Obligation')}`,
    words: text(row, 'Contract') === '' ? '' : `contract ${text(row, 'Contract')}`,
    amount: null,
  });
  return allocation === null ? [own] : [own, allocationLink(allocation), ...linkedSource(allocation, rows)];
}

/** The row that a journal line names by table and key. */
function journalSource(row: TableRow, rows: WorkbookRows): TraceLink[] {
  const table = inputTable(text(row, JOURNAL.originTable.header));
  const key = sourceKeyFromText(text(row, JOURNAL.originKey.header));
  const source = table === null || key === null ? null : rows.findSource(table, key);
  return table === null || source === null ? [] : [sourceLink(table, source, text(row, 'Currency'))];
}

/** The row behind the cells `Source` (its words start with the table) and `Source row` of Schedule detail, Billing, Allocation. */
function linkedSource(row: TableRow, rows: WorkbookRows): TraceLink[] {
  const words = text(row, 'Source');
  const names = Object.keys(BOOK_FORMAT) as InputTable[];
  const table = names.find((name) => words.startsWith(`${name} `));
  const sheetRow = row.values['Source row'];
  if (table === undefined || typeof sheetRow !== 'number') return [];
  const source = rows.sourceAt(table, sheetRow);
  return source === null ? [] : [sourceLink(table, source, text(row, 'Currency'))];
}

/** Rows of Obligations name no currency: it is that of what came from them. */
function sourceLink(table: InputTable, row: TableRow, currency: string): TraceLink {
  const key = BOOK_FORMAT[table].key.map((column, at) => keyPartText(table, at, row.values[column] ?? null)).filter((part) => part !== '');
  return link('source', row, {
    title: `${table} ${key.join(' / ')}`.trim(),
    words: text(row, 'Description'),
    amount: toAmount(row.values.Amount ?? row.values.Price ?? null, text(row, 'Currency') || currency),
  });
}

function inputTable(name: string): InputTable | null {
  return (Object.keys(BOOK_FORMAT) as InputTable[]).find((known) => known === name) ?? null;
}

interface LinkParts {
  readonly title: string;
  readonly words: string;
  readonly rule?: string;
  readonly amount: TraceAmount | null;
}

function link(kind: LinkKind, row: TableRow, { title, words, rule = '', amount }: LinkParts): TraceLink {
  return { kind, title, words, rule, amount, place: `${row.sheet}, row ${row.sheetRow}`, address: row.address, isHere: false };
}

const isDebit = (row: TableRow): boolean => {
  const debit = row.values[JOURNAL.debit.header];
  return typeof debit === 'number' && debit !== 0;
};

const sideAmount = (row: TableRow): TraceAmount | null => amountOf(row, isDebit(row) ? JOURNAL.debit.header : JOURNAL.credit.header);

const sideWords = (row: TableRow): string =>
  `${isDebit(row) ? 'Debit' : 'Credit'} ${text(row, JOURNAL.accountName.header) || text(row, JOURNAL.account.header)}`;

function rowOfAddress(address: string): number {
  return Number(/!\$?[A-Z]*\$?(\d+)/.exec(address)?.[1] ?? 0);
}

function explain(row: TableRow, formulas: Selection['formulas']): Explanation {
  const ruleText = text(row, 'Rule');
  const rule = ruleOf(text(row, JOURNAL.rule.header), ruleText);
  const formula = formulas?.Proof;
  const currency = text(row, 'Currency');
  return {
    narrative: text(row, 'Narrative'),
    ruleTitle: rule?.title ?? ruleText,
    ruleWords: rule?.words ?? '',
    paragraphs: rule === null ? '' : `ASC ${rule.asc}; ${rule.ifrs}`,
    proofFormula: typeof formula === 'string' && formula.startsWith('=') ? formula : '',
    proof: toAmount(row.values.Proof ?? null, currency),
    check: toAmount(row.values.Check ?? null, currency),
  };
}

/** By the rule's code where the row has one, else by its title; the monthly journal holds the code under `Rule`. */
function ruleOf(code: string, ruleText: string): Rule | null {
  const rules: Readonly<Record<string, Rule>> = RULES;
  return rules[code] ?? rules[ruleText] ?? Object.values(rules).find(({ title }) => title !== '' && ruleText.startsWith(`${title} (`)) ?? null;
}

/** Whether trace works on the sheet: those that a close writes, but for the ones about the run itself. */
export function isTraceableSheet(sheet: string): boolean {
  const names: readonly string[] = [
    SHEET_NAMES.allocation, SHEET_NAMES.schedule, SHEET_NAMES.scheduleDetail, SHEET_NAMES.billing, SHEET_NAMES.daily,
    SHEET_NAMES.monthly, SHEET_NAMES.netting, SHEET_NAMES.deferred, SHEET_NAMES.remaining, SHEET_NAMES.disaggregation, SHEET_NAMES.reclassification,
  ];
  return names.includes(sheet);
}
