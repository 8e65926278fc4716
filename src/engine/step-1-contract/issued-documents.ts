/**
 * Which invoices and credit notes count.
 * ASC 606-10-25-1 to 8, 606-10-45-4; IFRS 15.9-16, IFRS 15.108
 *
 * Rule: a draft creates no right and is left out whole. An invoice that is voided without a void date, or before it was
 * issued, never stood. A row that names something unknown, or is in another currency than its contract, cannot be
 * placed. Every row left out is listed with its reason, so that rows in = rows used + rows left out.
 * Example: INV-1 draft, INV-2 final, INV-3 voided on the day after its date → INV-2 and INV-3 count, INV-1 is listed as
 * a draft.
 */
import { keyText } from '../domain/source-reference';
import type { CreditNoteLine, InvoiceLine } from '../domain/book';
import type { OrderedBook } from '../domain/ordered-book';
import type { RowCoverage } from '../domain/schedule';

export interface IssuedDocuments {
  readonly invoiceLines: readonly InvoiceLine[];
  readonly creditNoteLines: readonly CreditNoteLine[];
  readonly coverage: readonly RowCoverage[];
}

/** Invoice and credit note lines that count, in natural order. */
export function selectIssuedDocuments(book: OrderedBook): IssuedDocuments {
  const invoices = partition(book.invoiceLines, (line) => reasonAgainstInvoiceLine(book, line));
  const chargeable = new Set(
    invoices.used.filter((line) => line.type === 'charge' || line.type === 'minimum true-up').map(lineOf),
  );
  const charged = new Set(invoices.used.filter((line) => chargeable.has(lineOf(line))).map((line) => line.invoiceId));
  const credits = partition(book.creditNoteLines, (line) => reasonAgainstCreditNote(line, chargeable, charged));
  return {
    invoiceLines: invoices.used,
    creditNoteLines: credits.used,
    coverage: [
      coverageOf('Invoices', book.invoiceLines.length, invoices.excluded),
      coverageOf('Credit notes', book.creditNoteLines.length, credits.excluded),
    ],
  };
}

const lineOf = (line: Pick<InvoiceLine, 'invoiceId' | 'lineId'>): string => `${line.invoiceId}/${line.lineId}`;

function reasonAgainstInvoiceLine(book: OrderedBook, line: InvoiceLine): string | null {
  if (line.status === 'draft') return 'draft';
  if (line.status === 'voided' && line.voidDay === null)
    return 'voided without a void date: taken back on its invoice date';
  if (line.status === 'voided' && (line.voidDay ?? 0) < line.invoiceDay) return 'voided before it was issued';
  const obligation = line.obligationId === null ? undefined : book.obligationsById.get(line.obligationId);
  if (line.obligationId !== null && obligation === undefined)
    return `names obligation ${line.obligationId}, which does not exist`;
  const contractId = obligation?.contractId ?? line.contractId;
  const contract = contractId === null ? undefined : book.contracts.get(contractId);
  if (contractId !== null && contract === undefined) return `names contract ${contractId}, which does not exist`;
  if (contract !== undefined && contract.currency !== line.currency)
    return `is in ${line.currency}, its contract in ${contract.currency}`;
  return null;
}

function reasonAgainstCreditNote(
  line: CreditNoteLine,
  chargeable: ReadonlySet<string>,
  charged: ReadonlySet<string>,
): string | null {
  if (line.status === 'draft') return 'draft';
  if (line.status === 'voided') return 'voided';
  if (line.invoiceLineId === null) {
    return charged.has(line.invoiceId) ? null : `invoice ${line.invoiceId} has no charge that counts`;
  }
  const id = lineOf({ invoiceId: line.invoiceId, lineId: line.invoiceLineId });
  return chargeable.has(id) ? null : `invoice line ${id} is no charge that counts`;
}

interface Partition<Row> {
  readonly used: readonly Row[];
  readonly excluded: RowCoverage['excluded'];
}

function partition<Row extends InvoiceLine | CreditNoteLine>(
  rows: readonly Row[],
  reasonAgainst: (row: Row) => string | null,
): Partition<Row> {
  const used: Row[] = [];
  const excluded: { key: string; reason: string }[] = [];
  for (const row of rows) {
    const reason = reasonAgainst(row);
    if (reason === null) used.push(row);
    else excluded.push({ key: keyText(row.origin), reason });
  }
  return { used, excluded };
}

function coverageOf(table: RowCoverage['table'], rows: number, excluded: RowCoverage['excluded']): RowCoverage {
  return { table, rows, used: rows - excluded.length, excluded };
}
