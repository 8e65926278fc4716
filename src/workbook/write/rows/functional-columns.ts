/**
 * The public format of the table FunctionalJournal: written at each close and read back by the next one, so an order or
 * a header changes only together with the reader.
 */
import type { JournalColumn } from './daily-journal-columns';

export const FUNCTIONAL_SHEET = 'Functional currency';
export const FUNCTIONAL_TABLE = 'FunctionalJournal';

const shown = (header: string, kind: JournalColumn['kind'], words: string): JournalColumn => ({
  header,
  kind,
  grouped: false,
  words,
});
const detail = (header: string, kind: JournalColumn['kind'], words: string): JournalColumn => ({
  header,
  kind,
  grouped: true,
  words,
});

/** By field. Insertion order is the order on the sheet. */
export const FUNCTIONAL_COLUMNS = {
  entry: shown('Entry', 'text', 'entry of the daily journal, or FX- and a number of its own'),
  day: shown('Date', 'date', 'posting date'),
  account: shown('Account', 'text', 'account code'),
  accountName: shown('Account name', 'text', 'account name'),
  debit: shown('Debit', 'amount', 'posted amount'),
  credit: shown('Credit', 'amount', 'posted amount'),
  functionalCurrency: shown('Currency', 'text', 'functional currency of the entity'),
  obligationId: shown('Obligation', 'text', 'obligation, or invoice line that is one itself'),
  amount: shown('Transaction amount', 'formula', 'debit less credit of the daily journal'),
  currency: shown('Transaction currency', 'text', 'currency of the contract'),
  rate: shown('Rate', 'formula', 'rate applied, read from Rates'),
  narrative: shown('Basis', 'text', 'rate, average or carrying amount behind the line'),
  sourceLink: shown('Source', 'formula', 'link to the line of the daily journal'),
  ruleText: detail('Rule', 'text', 'rule applied, with its paragraphs'),
  target: detail('By today’s facts', 'formula', 'what should stand by today’s rates and journal; credits negative'),
  proof: detail('Proof', 'formula', 'the same; of a line that differs by now, what its account lacks without it'),
  check: detail('Check', 'formula', 'amount less proof: zero'),
  entryBalance: detail('Entry balance', 'formula', 'debits less credits of the entry so far: zero on its last line'),
  poolBase: detail(
    'Balance at last addition',
    'formula',
    'of deferred, unbilled or recognized revenue, in the transaction currency',
  ),
  poolValue: detail('Carried at last addition', 'formula', 'the same in the functional currency'),
  poolUsed: detail('Used since', 'formula', 'what left the balance since then, in the transaction currency'),
  group: detail('Account number', 'number', 'account of the obligation’s books: corrections are made by it'),
  targetGroup: detail('Account number by today’s facts', 'number', 'account that should have the amount by today’s facts'),
  line: detail('Line', 'number', 'number of the line within the entry'),
  kind: detail('Kind', 'text', 'translation, exchange, remeasurement or correction'),
  period: detail('Period', 'text', 'month of the line'),
  entity: detail('Entity', 'text', 'selling entity'),
  contractId: detail('Contract', 'text', 'contract; empty for an invoice line without one'),
  role: detail('Account role', 'text', 'role of the account'),
  rule: detail('Rule code', 'text', 'rule, as the engine names it'),
  run: detail('Run', 'number', 'number of the close that posted the line'),
  closedThrough: detail('Closed through', 'date', 'last day which that close closed'),
} as const satisfies Record<string, JournalColumn>;

export type FunctionalField = keyof typeof FUNCTIONAL_COLUMNS;

export const FUNCTIONAL_FIELDS = Object.keys(FUNCTIONAL_COLUMNS) as FunctionalField[];
