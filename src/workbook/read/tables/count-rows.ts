/** Completeness of the reading: for every table, rows in = blank + totals + used + left out; and control totals. */
import type { AccountMapping } from '../../../engine/domain/book';
import type { InputTable } from '../../../engine/domain/source-reference';
import type { BookEntries } from '../reading';
import type { Entry, OpenTable } from './table-row';

export interface TableCount {
  /** Data rows of the table. */
  readonly rows: number;
  readonly blank: number;
  /** Rows whose facts are in the book. */
  readonly used: number;
  /** Rows left out because of an error, their own or of their contract; totals rows among them. */
  readonly leftOut: number;
  /** Minor units of the used rows by currency, for tables with amounts. */
  readonly amounts: Readonly<Record<string, number>>;
}

export interface BookCounts {
  readonly tables: ReadonlyMap<InputTable, TableCount>;
  /** Posted lines read back, and those that could not be. */
  readonly posted: number;
  readonly postedLeftOut: number;
}

export function countRows(
  tables: ReadonlyMap<InputTable, OpenTable>,
  kept: BookEntries,
  accounts: readonly Entry<AccountMapping>[],
  journal: OpenTable | undefined,
  posted: number,
  others: Readonly<Partial<Record<InputTable, number>>> = {},
): BookCounts {
  const used = new Map<InputTable, number>([
    ['Products', kept.products.length],
    ['Contracts', countOf(kept.contracts, 'Contracts')],
    ['Obligations', countOf(kept.obligations, 'Obligations')],
    ['Material rights', countOf(kept.obligations, 'Material rights')],
    ['Promised items', kept.promisedItems.length],
    ['Line shares', kept.lineShares.length],
    ['Option exercises', countOf(kept.rightExercises, 'Option exercises')],
    ['Invoices', kept.invoiceLines.length],
    ['Credit notes', kept.creditNoteLines.length],
    ['Usage', kept.usage.length],
    ['Milestones', kept.milestones.length],
    ['Progress', kept.progress.length],
    ['Contract costs', kept.contractCosts.length],
    ['Write-offs', kept.writeOffs.length],
    ['Financing', kept.financing.length],
    ['Modifications', kept.modifications.length],
    ['Modification lines', kept.modificationLines.length],
    ['Accounts', accounts.length],
    ['Price list', kept.priceList.length],
    ['Discount evidence', kept.discountEvidence.length],
    ['Estimates', kept.estimates.length],
    ['Scenarios', kept.scenarios.length],
    ['Credit grants', kept.creditGrants.length],
    ['Credit draw-downs', kept.creditDraws.length],
    ['Rates', others.Rates ?? 0],
    ['Entities', others.Entities ?? 0],
    ['Settings', tables.get('Settings')?.rows.filter((row) => !row.failed).length ?? 0],
  ]);
  const amounts = amountsByCurrency(kept);
  const counts = [...tables].map(([name, table]) => {
    const rows = table.data.rows.length;
    const inBook = used.get(name) ?? 0;
    const leftOut = rows - table.blankRows - inBook;
    return [name, { rows, blank: table.blankRows, used: inBook, leftOut, amounts: amounts.get(name) ?? {} }] as const;
  });
  const journalRows = journal === undefined ? 0 : journal.data.rows.length - journal.blankRows;
  return { tables: new Map(counts), posted, postedLeftOut: journalRows - posted };
}

/** Facts of one kind may come from several tables. */
function countOf(entries: readonly Entry<unknown>[], table: InputTable): number {
  return entries.filter(({ row }) => row.table.name === table).length;
}

function amountsByCurrency(kept: BookEntries): ReadonlyMap<InputTable, Record<string, number>> {
  const ofContract = new Map(kept.contracts.map(({ fact }) => [fact.id, fact.currency]));
  const ofObligation = new Map(kept.obligations.map(({ fact }) => [fact.id, ofContract.get(fact.contractId) ?? '']));
  const ofInvoice = new Map(kept.invoiceLines.map(({ fact }) => [fact.invoiceId, fact.currency]));
  const sums = new Map<InputTable, Record<string, number>>();
  const add = (table: InputTable, currency: string | undefined, amount: number): void => {
    const sum = sums.get(table) ?? {};
    const code = currency ?? '';
    sum[code] = (sum[code] ?? 0) + amount;
    sums.set(table, sum);
  };
  for (const { fact } of kept.obligations) add(fact.origin.table, ofContract.get(fact.contractId), fact.statedPrice);
  for (const { fact } of kept.invoiceLines) add('Invoices', fact.currency, fact.amount);
  for (const { fact } of kept.creditNoteLines) add('Credit notes', ofInvoice.get(fact.invoiceId), fact.amount);
  for (const { fact } of kept.contractCosts) add('Contract costs', ofContract.get(fact.contractId), fact.amount);
  for (const { fact } of kept.writeOffs) add('Write-offs', ofInvoice.get(fact.invoiceId), fact.amount ?? 0);
  for (const { fact } of kept.creditGrants) add('Credit grants', fact.currency, fact.pricePaid);
  for (const { fact } of kept.financing) add('Financing', ofContract.get(fact.contractId), fact.isWholePrice ? 0 : fact.amount);
  for (const { fact } of kept.usage) add('Usage', ofObligation.get(fact.obligationId), fact.amount);
  return sums;
}
