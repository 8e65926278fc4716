/** The rows of the input tables by reference: what their amounts and dates are, as formulas will find them there. */
import type { IncludedTax, RevenueBook } from '../../../engine/domain/book';
import type { SourceReference } from '../../../engine/domain/source-reference';
import type { Day } from '../../../engine/foundation/calendar';

export interface SourceRow {
  readonly reference: SourceReference;
  /** Minor units by standard column name; rows with the same key are summed. */
  readonly amounts: ReadonlyMap<string, number>;
  /** Days by standard column name. */
  readonly days: ReadonlyMap<string, Day>;
  /** Where the amount in the table has tax inside, which `amounts` leave out. */
  readonly includedTax?: IncludedTax | undefined;
  /** Rows that carry the key: more than one only where the key does not have to be unique. */
  readonly count: number;
}

export type SourceRows = ReadonlyMap<string, SourceRow>;

/** One text for a reference, to find it by. */
export function referenceId({ table, key }: SourceReference): string {
  return `${table}\u0000${JSON.stringify(key)}`;
}

/**
 * Makes a value once a reference. The object is looked up first: thousands of journal lines share one, and its text
 * costs more than the look-up.
 */
export function rememberByReference<Value>(
  make: (reference: SourceReference) => Value,
): (reference: SourceReference) => Value {
  const byObject = new Map<SourceReference, Value>();
  const byId = new Map<string, Value>();
  return (reference) => {
    const known = byObject.get(reference);
    if (known !== undefined) return known;
    const id = referenceId(reference);
    const value = byId.get(id) ?? make(reference);
    byId.set(id, value);
    byObject.set(reference, value);
    return value;
  };
}

type Cells<Value> = readonly (readonly [column: string, value: Value | null])[];

export function indexSourceRows(book: RevenueBook): SourceRows {
  const rows = new Map<string, SourceRow>();
  const add = (
    reference: SourceReference,
    amounts: Cells<number>,
    days: Cells<Day>,
    includedTax?: IncludedTax,
  ): void => {
    const id = referenceId(reference);
    const same = rows.get(id);
    const summed = new Map(same?.amounts);
    for (const [column, amount] of amounts) if (amount !== null) summed.set(column, (summed.get(column) ?? 0) + amount);
    rows.set(id, { reference, amounts: summed, days: filledCells(days), includedTax, count: (same?.count ?? 0) + 1 });
  };
  for (const contract of book.contracts) {
    if (contract.origin.table !== 'Contracts') continue;
    add(
      contract.origin,
      [],
      [
        ['Start', contract.firstDay],
        ...endCells(contract),
        ['Cancellable from', contract.bindingDay ?? null],
      ],
    );
  }
  for (const obligation of book.obligations) {
    const { statedPrice, standaloneSellingPrice, firstDay, lastDay, recognitionDay, deliveredDay, acceptedDay } = obligation;
    add(
      obligation.origin,
      [
        ['Price', statedPrice],
        ['SSP (total)', standaloneSellingPrice],
        ['Cost', obligation.cost ?? null],
      ],
      [
        ['Start', firstDay],
        ...(obligation.upfrontFee === undefined && obligation.right === undefined ? endCells(obligation) : []),
        ['Recognition date', recognitionDay],
        ['Delivered', deliveredDay ?? null],
        ['Accepted', acceptedDay ?? null],
        ['Recognize until', obligation.upfrontFee === undefined ? null : lastDay],
        ['Expiry date', obligation.right === undefined ? null : lastDay],
      ],
    );
  }
  for (const line of book.invoiceLines) {
    add(
      line.origin,
      [['Amount', line.amount]],
      [
        ['Service start', line.firstDay],
        ['Service end', line.lastDay],
        ['Recognition date', line.recognitionDay],
        ['Invoice date', line.invoiceDay],
        ['Void date', line.voidDay],
      ],
      line.includedTax,
    );
  }
  for (const { origin, amount, day, firstDay, lastDay, includedTax } of book.creditNoteLines) {
    const days: Cells<Day> = [
      ['Date', day],
      ['Service start', firstDay],
      ['Service end', lastDay],
    ];
    add(origin, [['Amount', amount]], days, includedTax);
  }
  for (const usage of book.usage) add(usage.origin, [['Amount', usage.amount]], [['Date', usage.day]]);
  addOtherRows(book, add);
  addCreditRows(book, add);
  for (const milestone of book.milestones) add(milestone.origin, [], [['Completed', milestone.completedDay]]);
  for (const progress of book.progress) {
    add(progress.origin, [['Uninstalled cost', progress.uninstalledCost]], [['As of', progress.day]]);
  }
  for (const { origin, day, firstDay, lastDay } of book.rightExercises ?? []) {
    const days: Cells<Day> = [
      ['Start', firstDay],
      ['End', lastDay],
      [origin.table === 'Material rights' ? 'Exercise date' : 'Date', day],
    ];
    // The rows of a right and of a renewal are there already.
    if (origin.table === 'Contracts') continue;
    if (origin.table === 'Material rights') addDays(rows, origin, days);
    else add(origin, [], days);
  }
  for (const { origin, effectiveDay } of book.modifications) add(origin, [], [['Effective date', effectiveDay]]);
  for (const { origin, newLastDay } of book.modificationLines) add(origin, [], [['New end', newLastDay]]);
  return rows;
}

function addDays(rows: Map<string, SourceRow>, origin: SourceReference, days: Cells<Day>): void {
  const row = rows.get(referenceId(origin));
  if (row !== undefined) rows.set(referenceId(origin), { ...row, days: new Map([...row.days, ...filledCells(days)]) });
}

/** Prepaid credits and their draws. */
function addCreditRows(book: RevenueBook, add: AddRow): void {
  for (const { origin, pricePaid, datedBy, grantDay, expiryDay, remoteDay } of book.creditGrants ?? []) {
    const days: Cells<Day> = [
      [datedBy, grantDay],
      ['Expiry date', expiryDay],
      ['Remote date', remoteDay],
    ];
    add(origin, [['Price paid', pricePaid]], days);
  }
  for (const { origin, day } of book.creditDraws ?? []) add(origin, [], [['Date', day]]);
}

type AddRow = (reference: SourceReference, amounts: Cells<number>, days: Cells<Day>) => void;

/** The last day stands in End, or follows from the months of the term. */
function endCells({ lastDay, termMonths }: { readonly lastDay: Day | null; readonly termMonths?: number }): Cells<Day> {
  return [[termMonths === undefined ? 'End' : 'Term (months)', lastDay]];
}

/** Rows of estimates and of schedules beside revenue. */
function addOtherRows(book: RevenueBook, add: AddRow): void {
  for (const { origin, amount, recoveredAmount, day, recoveredDay, disputedDay } of book.writeOffs) {
    add(
      origin,
      [
        ['Amount', amount],
        ['Recovered amount', recoveredAmount],
      ],
      [
        ['Date', day],
        ['Recovered', recoveredDay],
        ['Disputed', disputedDay],
      ],
    );
  }
  for (const estimate of book.estimates) {
    const amount = estimate.measure?.kind === 'amount' ? estimate.measure.amount : null;
    const amounts: Cells<number> = [
      ['Amount', amount],
      ['Recovery cost', estimate.recoveryCost ?? null],
    ];
    add(estimate.origin, amounts, [['As of', estimate.asOfDay]]);
  }
  for (const { origin, amount, isWholePrice, firstPaymentDay, transferDay } of book.financing ?? []) {
    add(
      origin,
      [['Payment amount', isWholePrice ? null : amount]],
      [
        ['Payment date', firstPaymentDay],
        ['Transfer date', transferDay],
      ],
    );
  }
  for (const cost of book.contractCosts) {
    add(
      cost.origin,
      [
        ['Amount', cost.amount],
        ['Impairment amount', cost.impairmentAmount],
        ['Reversal amount', cost.reversalAmount ?? null],
      ],
      [
        ['Start', cost.firstDay],
        ['End', cost.lastDay],
        ['Date', cost.day],
        ['Revised from', cost.revisedDay ?? null],
        ['Revised end', cost.revisedLastDay ?? null],
        ['Impairment date', cost.impairmentDay],
        ['Reversal date', cost.reversalDay ?? null],
        ['Terminated', cost.terminationDay],
      ],
    );
  }
}

function filledCells(cells: Cells<Day>): ReadonlyMap<string, Day> {
  const filled = new Map<string, Day>();
  for (const [column, value] of cells) if (value !== null) filled.set(column, value);
  return filled;
}

const AMOUNT_TABLES: readonly SourceReference['table'][] = ['Invoices', 'Credit notes', 'Usage', 'Contract costs'];

/** The amount column of a table, by its standard name; null where rows have none of their own. */
export function amountColumnOf(table: SourceReference['table']): string | null {
  if (table === 'Obligations' || table === 'Material rights') return 'Price';
  if (table === 'Credit grants') return 'Price paid';
  return AMOUNT_TABLES.includes(table) ? 'Amount' : null;
}
