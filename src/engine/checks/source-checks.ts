/** Source tables against the journal: every row is used or left out for a reason, every document is posted once. */
import type { CreditNoteLine, InvoiceLine } from '../domain/book';
import type { Check } from '../domain/check';
import { keyText } from '../domain/source-reference';
import { isTransferLine } from '../domain/transfer-schedule';
import { isoOf } from '../foundation/calendar';
import type { CheckedBooks } from './checked-books';
import { amountFault, fault, verdict } from './verdict';

export function checkSources(books: CheckedBooks): Check[] {
  return [checkRows(books), checkInvoiced(books)];
}

function checkRows({ book, recognition }: CheckedBooks): Check {
  const expected: Readonly<Record<string, number>> = {
    Obligations: book.obligations.filter(({ right }) => right === undefined).length,
    'Material rights': book.obligations.filter(({ right }) => right !== undefined).length,
    'Promised items': book.promisedItems?.length ?? 0,
    'Line shares': book.invoiceLines.flatMap(({ shares = [] }) => shares.filter(({ origin }) => origin.table === 'Line shares')).length,
    'Option exercises': (book.rightExercises ?? []).filter(({ origin }) => origin.table === 'Option exercises').length,
    Invoices: book.invoiceLines.length,
    'Credit notes': book.creditNoteLines.length,
    Estimates: book.estimates.length,
    Usage: book.usage.length,
    Milestones: book.milestones.length,
    ...(book.progress.length === 0 ? {} : { Progress: book.progress.length }),
    Modifications: book.modifications.length,
    'Modification lines': book.modificationLines.length,
    'Price list': book.priceList?.length ?? 0,
    'Discount evidence': book.discountEvidence?.length ?? 0,
    'Contract costs': book.contractCosts.length,
    'Write-offs': book.writeOffs.length,
    'Credit grants': book.creditGrants?.length ?? 0,
    'Credit draw-downs': book.creditDraws?.length ?? 0,
    ...(book.financing === undefined ? {} : { Financing: book.financing.length }),
  };
  const faults = Object.entries(expected).flatMap(([table, rows]) => {
    const coverage = recognition.coverage.find((item) => item.table === table);
    const counted = (coverage?.used ?? 0) + (coverage?.excluded.length ?? 0);
    return counted === rows ? [] : [fault(`${table}: ${counted} of ${rows} rows`)];
  });
  const words = recognition.coverage.map(
    ({ table, used, excluded }) => `${table} ${used} used, ${excluded.length} left out`,
  );
  return verdict(
    'rows-accounted',
    'Rows read = rows used + rows left out with a reason',
    `${words.join('; ')}.`,
    faults,
  );
}

/** Compares by currency, straight from the rows of the sheets. */
function checkInvoiced({ book, recognition, lines, closedThrough }: CheckedBooks): Check {
  const left = new Map(
    recognition.coverage.map(({ table, excluded }) => [table, new Set(excluded.map(({ key }) => key))]),
  );
  const counts = (row: InvoiceLine | CreditNoteLine): boolean =>
    left.get(row.origin.table)?.has(keyText(row.origin)) !== true;
  const off = new Map<string, number>();
  const add = (currency: string, amount: number): void => void off.set(currency, (off.get(currency) ?? 0) + amount);
  const standing = new Map<string, string>();
  for (const line of book.invoiceLines.filter(counts)) {
    const isVoid = line.status === 'voided' && (line.voidDay ?? line.invoiceDay) <= closedThrough;
    if (!isVoid) standing.set(line.invoiceId, line.currency);
    if (!isVoid && line.invoiceDay <= closedThrough) add(line.currency, line.amount);
  }
  for (const credit of book.creditNoteLines.filter(counts)) {
    const currency = standing.get(credit.invoiceId);
    if (currency !== undefined && credit.day <= closedThrough) add(currency, -credit.amount);
  }
  // What a write-off takes back is known from the schedule only.
  for (const { billings, currency } of recognition.obligations) {
    for (const { source, day, amount } of billings) {
      if (source === 'Write-off' && day <= closedThrough) add(currency, amount);
    }
  }
  for (const line of lines) {
    if (line.role === 'Receivable clearing' && !isTransferLine(line)) add(line.currency, line.credit - line.debit);
  }
  const faults = [...off]
    .filter(([, amount]) => amount !== 0)
    .map(([currency, amount]) => amountFault(currency, amount, currency));
  return verdict(
    'invoices-posted',
    'Invoice lines less credit notes and voids = billed entries',
    `Rows of Invoices and Credit notes dated through ${isoOf(closedThrough)} are summed by currency and compared with the receivable clearing account.`,
    faults,
  );
}
