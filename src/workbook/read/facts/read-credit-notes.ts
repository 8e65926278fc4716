/** Credit note lines: rows become facts, tied to the invoice lines that they credit. */
import type { CreditNoteLine, InvoiceLine } from '../../../engine/domain/book';
import { isoOf } from '../../../engine/foundation/calendar';
import { amountText } from '../../../engine/foundation/decimal-text';
import { STATUSES } from '../choices/choices';
import { CREDIT_REASONS, CREDIT_TREATMENTS } from '../choices/credit-choices';
import { nearestName } from '../cells/nearest-name';
import { foldId } from '../cells/normal-text';
import { readChoice, readDay, readId, readKey, requireValue } from '../cells/read-cells';
import { lineKey } from './read-invoices';
import { readNetAmount } from './read-tax';
import type { InvoiceIndex } from './read-invoices';
import { originOf, reportDuplicate, reportMissingTable, rowsOf } from '../reading';
import type { Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export function readCreditNoteLines(reading: Reading, invoices: InvoiceIndex): Entry<CreditNoteLine>[] {
  const entries = rowsOf(reading, 'Credit notes').map((row) => ({
    fact: readCreditNoteLine(reading, invoices, row),
    row,
  }));
  const seen = new Map<string, Row>();
  for (const { fact, row } of entries) {
    if (fact.creditNoteId === '' || fact.lineId === '') continue;
    const key = lineKey(fact.creditNoteId, fact.lineId);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else
      reportDuplicate(row, first, 'Line', `${showValue(fact.lineId)} of credit note ${showValue(fact.creditNoteId)}`);
  }
  checkCredits(entries, invoices);
  return entries;
}

function readCreditNoteLine(reading: Reading, invoices: InvoiceIndex, row: Row): CreditNoteLine {
  const creditNoteId = readKey(row, 'Credit note');
  const lineId = readKey(row, 'Line');
  requireValue(row, 'Date', 'Enter the date of the credit note.');
  requireValue(row, 'Invoice', 'Name the invoice that is credited.');
  requireValue(row, 'Amount', 'Enter the net amount credited.');
  const credited = readCredited(reading, invoices, row);
  const { amount, includedTax } = readNetAmount(row, credited.lines[0]?.fact.currency ?? '');
  if (amount !== null && amount <= 0 && credited.lines.length > 0) {
    const message =
      `A credit of ${showValue(row.cells[row.table.columns.get('Amount') ?? -1])} reduces ` +
      'nothing. Enter the amount above zero.';
    report(row, 'credit.not-positive', 'Amount', message);
  }
  return {
    creditNoteId,
    lineId,
    day: readDay(row, 'Date') ?? 0,
    invoiceId: credited.invoiceId,
    invoiceLineId: credited.lineId,
    amount: amount ?? 0,
    ...(includedTax === undefined ? {} : { includedTax }),
    status: readChoice(row, 'Status', STATUSES) ?? 'final',
    ...readEffect(reading, row, credited.lines),
    origin: originOf(row),
  };
}

/** What the credit does to revenue: its treatment, its reason, and the service that it names. */
function readEffect(
  reading: Reading,
  row: Row,
  credited: readonly Entry<InvoiceLine>[],
): Pick<CreditNoteLine, 'treatment' | 'reason' | 'firstDay' | 'lastDay'> {
  const treatment = readChoice(row, 'Treatment', CREDIT_TREATMENTS);
  const reason = readChoice(row, 'Reason', CREDIT_REASONS);
  const firstDay = readDay(row, 'Service start');
  const lastDay = readDay(row, 'Service end');
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
    const message = `Service end ${isoOf(lastDay)} is before Service start ${isoOf(firstDay)}. Correct one of the two.`;
    report(row, 'date.reversed', 'Service end', message);
  }
  const lacking = firstDay === null ? 'Service start' : 'Service end';
  const isHalf = !row.failed && (firstDay === null) !== (lastDay === null);
  const isRebuilt = (treatment ?? reading.policy.creditNoteTreatment) === 'rebuild';
  const lineHasDates = credited.every(({ fact }) => fact.firstDay !== null && fact.lastDay !== null);
  if (isRebuilt && (isHalf || (firstDay === null && !lineHasDates))) {
    const message = `${lacking} is empty; a credit that rebuilds the schedule names the service that it is for. Enter both dates, or choose another Treatment.`;
    report(row, 'date.missing', lacking, message);
  } else if (isHalf) {
    const message = `${lacking} is empty while the other date is filled, so the credit names no service. Enter both, or neither.`;
    report(row, 'date.half', lacking, message);
  }
  return { treatment, reason, firstDay, lastDay };
}

interface Credited {
  readonly invoiceId: string;
  readonly lineId: string | null;
  readonly lines: readonly Entry<InvoiceLine>[];
}

/** The invoice and line that a row credits, as the invoice itself writes them. */
function readCredited(reading: Reading, invoices: InvoiceIndex, row: Row): Credited {
  const invoiceId = readId(row, 'Invoice') ?? '';
  const lineId = readId(row, 'Invoice line');
  if (invoiceId === '') return { invoiceId, lineId, lines: [] };
  const table = reading.tables.get('Invoices');
  if (table === undefined || table.missingColumns.size > 0) {
    if (table === undefined)
      reportMissingTable(reading, 'Invoices', `Credit notes names invoice ${showValue(invoiceId)}`);
    row.failed = true;
    return { invoiceId, lineId, lines: [] };
  }
  const lines = invoices.linesOfInvoice.get(foldId(invoiceId)) ?? [];
  const first = lines[0]?.fact;
  if (first === undefined) {
    reportUnknown(reading, row, 'Invoice', invoiceId, invoiceIds(invoices), 'Invoices');
    return { invoiceId, lineId, lines };
  }
  if (first.invoiceId !== invoiceId) {
    report(
      row,
      'id.case',
      'Invoice',
      `Invoice ${showValue(invoiceId)} is written ${showValue(first.invoiceId)} in Invoices. Write both alike.`,
    );
  }
  if (lineId === null) return { invoiceId: first.invoiceId, lineId, lines };
  const line = invoices.byLine.get(lineKey(invoiceId, lineId));
  if (line === undefined) {
    const known = lines.map((entry) => entry.fact.lineId);
    reportUnknown(
      reading,
      row,
      'Invoice line',
      lineId,
      known,
      `invoice ${showValue(first.invoiceId)} (lines ${known.slice(0, 12).join(', ')})`,
    );
    return { invoiceId: first.invoiceId, lineId, lines: [] };
  }
  if (line.fact.type === 'product discount' || line.fact.type === 'invoice discount') {
    report(
      row,
      'credit.of-discount',
      'Invoice line',
      `Line ${showValue(lineId)} of invoice ${showValue(invoiceId)} is a discount. Credit the charge that it lowers.`,
    );
  }
  return { invoiceId: first.invoiceId, lineId: line.fact.lineId, lines: [line] };
}

function* invoiceIds(invoices: InvoiceIndex): Generator<string> {
  for (const lines of invoices.linesOfInvoice.values()) yield lines[0]?.fact.invoiceId ?? '';
}

function reportUnknown(
  reading: Reading,
  row: Row,
  column: string,
  id: string,
  known: Iterable<string>,
  where: string,
): void {
  const near = nearestName(id, known, reading.budget);
  const hint = near === null ? '' : ` The nearest is ${showValue(near)}.`;
  report(row, 'id.unknown', column, `${column} ${showValue(id)} is not in ${where}.${hint} Correct it.`);
}

const counts = (status: string): boolean => status !== 'draft' && status !== 'voided';

/** Credits against drafts, before their invoice, or above what was invoiced. */
function checkCredits(entries: readonly Entry<CreditNoteLine>[], invoices: InvoiceIndex): void {
  const credited = new Map<string, number>();
  for (const { fact, row } of entries) {
    if (row.failed || !counts(fact.status)) continue;
    const ofInvoice = invoices.linesOfInvoice.get(foldId(fact.invoiceId)) ?? [];
    const line =
      fact.invoiceLineId === null ? undefined : invoices.byLine.get(lineKey(fact.invoiceId, fact.invoiceLineId));
    const document = line ?? ofInvoice[0];
    if (document === undefined) continue;
    if (document.fact.status === 'draft') {
      report(
        row,
        'credit.of-draft',
        'Invoice',
        `Invoice ${showValue(fact.invoiceId)} is a draft and bills nothing. Make it final, or make the ` +
          'credit note a draft.',
      );
      continue;
    }
    if (fact.day < document.fact.invoiceDay && !document.row.failed) {
      const message =
        `Date ${isoOf(fact.day)} is before invoice ${showValue(fact.invoiceId)} of ` +
        `${isoOf(document.fact.invoiceDay)}. Check both dates.`;
      report(row, 'credit.before-invoice', 'Date', message);
    }
    checkExcess(row, fact, line, ofInvoice, credited);
  }
}

function checkExcess(
  row: Row,
  fact: CreditNoteLine,
  line: Entry<InvoiceLine> | undefined,
  ofInvoice: readonly Entry<InvoiceLine>[],
  credited: Map<string, number>,
): void {
  const key = lineKey(fact.invoiceId, fact.invoiceLineId ?? '');
  const through = (credited.get(key) ?? 0) + fact.amount;
  credited.set(key, through);
  const billedLines = line === undefined ? ofInvoice : netOf(line, ofInvoice);
  if (billedLines.some((entry) => entry.row.failed)) return;
  const billed = billedLines.reduce((total, entry) => total + entry.fact.amount, 0);
  if (through <= billed) return;
  const { currency } = (line ?? ofInvoice[0])?.fact ?? { currency: '' };
  const what =
    line === undefined
      ? `invoice ${showValue(fact.invoiceId)}`
      : `line ${showValue(line.fact.lineId)} of invoice ${showValue(fact.invoiceId)}`;
  const message =
    `With this row credits of ${what} reach ${amountText(through, currency)} ${currency}; ` +
    `${amountText(billed, currency)} was invoiced. ` +
    'Check the amount and the line.';
  report(row, 'credit.exceeds-line', 'Amount', message);
}

/** A charge and the product discounts of its group. */
function netOf(line: Entry<InvoiceLine>, ofInvoice: readonly Entry<InvoiceLine>[]): readonly Entry<InvoiceLine>[] {
  const group = line.fact.lineGroup;
  if (group === null) return [line];
  return ofInvoice.filter(
    ({ fact }) => fact === line.fact || (fact.lineGroup === group && fact.type === 'product discount'),
  );
}
