/**
 * The public format of the table DailyJournal: its columns in their order. Written at each close and read back by the
 * next one, so an order or a header changes only together with the reader.
 */

export const DAILY_JOURNAL_SHEET = 'Daily journal';
export const DAILY_JOURNAL_TABLE = 'DailyJournal';

export type JournalColumnKind =
  /** Text as it stands; empty text where there is none. */
  | 'text'
  /** A real date. */
  | 'date'
  /** Units of the line's currency, never negative; one of debit and credit is zero. */
  | 'amount'
  /** A whole number. */
  | 'number'
  /** Computed in the sheet; units of the line's currency where it is an amount. */
  | 'formula';

export interface JournalColumn {
  readonly header: string;
  readonly kind: JournalColumnKind;
  /** Detail: grouped, one click away. */
  readonly grouped: boolean;
  /** What stands in the column: a phrase for `About` and for help. */
  readonly words: string;
}

const shown = (header: string, kind: JournalColumnKind, words: string): JournalColumn => ({
  header,
  kind,
  grouped: false,
  words,
});
const detail = (header: string, kind: JournalColumnKind, words: string): JournalColumn => ({
  header,
  kind,
  grouped: true,
  words,
});

/** By field. Insertion order is the order on the sheet. */
export const DAILY_JOURNAL_COLUMNS = {
  entry: shown('Entry', 'text', 'number of the entry, never used twice'),
  day: shown('Date', 'date', 'posting date'),
  account: shown('Account', 'text', 'account code'),
  accountName: shown('Account name', 'text', 'account name'),
  debit: shown('Debit', 'amount', 'posted amount'),
  credit: shown('Credit', 'amount', 'posted amount'),
  currency: shown('Currency', 'text', 'currency of the amounts'),
  customer: shown('Customer', 'text', 'customer of the contract'),
  obligationId: shown('Obligation', 'text', 'obligation, or invoice line that is one itself'),
  narrative: shown('Narrative', 'text', 'what happened, with the arithmetic'),
  sourceLink: shown('Source', 'formula', 'link to the row of the input table'),
  ruleText: detail('Rule', 'text', 'rule applied, with its paragraphs'),
  proof: detail('Proof', 'formula', 'the amount, derived again'),
  check: detail('Check', 'formula', 'amount less proof: zero'),
  netBefore: detail(
    'Position before',
    'formula',
    'billed, after netting within the contract, less recognized: of the obligation before the entry',
  ),
  netAfter: detail('Position after', 'formula', 'the same after the entry'),
  entryBalance: detail('Entry balance', 'formula', 'debits less credits of the entry so far: zero on its last line'),
  line: detail('Line', 'number', 'number of the line within the entry'),
  period: detail('Period', 'text', 'month of the posting date'),
  originPeriod: detail(
    'Belongs to',
    'text',
    'month the amount belongs to; earlier than the period where that month was locked',
  ),
  originDay: detail('Belongs to date', 'date', 'last day the amount covers'),
  reason: detail('Reason', 'text', 'normal, catch-up or correction'),
  source: detail('Source kind', 'text', 'kind of fact behind the line'),
  entity: detail('Entity', 'text', 'selling entity'),
  contractId: detail('Contract', 'text', 'contract; empty for an invoice line without one'),
  productId: detail('Product', 'text', 'product'),
  invoiceId: detail('Invoice', 'text', 'invoice that bills the line'),
  documentId: detail('Document', 'text', 'line of Schedule detail or Billing behind the amount'),
  role: detail('Account role', 'text', 'role of the account'),
  rule: detail('Rule code', 'text', 'rule, as the engine names it'),
  originTable: detail('Source table', 'text', 'input table of the fact'),
  originKey: detail('Source key', 'text', 'key of its row, as a JSON list'),
  monthlyEntry: detail('Monthly entry', 'text', 'entry of the monthly journal that gathers the line'),
  monthlyLine: detail('Monthly line', 'text', 'line of that entry'),
  run: detail('Run', 'number', 'number of the close that posted the line'),
  closedThrough: detail('Closed through', 'date', 'last day which that close closed'),
  dimension: detail('Disaggregated by', 'text', 'what Disaggregation counts a revenue line under; set anew at each close'),
} as const satisfies Record<string, JournalColumn>;

export type JournalField = keyof typeof DAILY_JOURNAL_COLUMNS;

export const DAILY_JOURNAL_FIELDS = Object.keys(DAILY_JOURNAL_COLUMNS) as JournalField[];

/** Zero-based position of a field on the sheet. */
export function journalColumn(field: JournalField): number {
  return DAILY_JOURNAL_FIELDS.indexOf(field);
}

/** A row's key as the column `Source key` holds it. */
export function sourceKeyText(key: readonly (string | number)[]): string {
  return JSON.stringify(key);
}

/** The key of such a text; null when it is none. */
export function sourceKeyFromText(text: string): (string | number)[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(value)) return null;
  const parts: unknown[] = value;
  return parts.every((part) => typeof part === 'string' || typeof part === 'number') ? parts : null;
}
