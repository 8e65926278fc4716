/** Write-offs: rows become facts, tied to the invoices that will not be paid. */
import type { WriteOff } from '../../../engine/domain/write-off';
import { isoOf } from '../../../engine/foundation/calendar';
import { amountText } from '../../../engine/foundation/decimal-text';
import { nearestName } from '../cells/nearest-name';
import { foldId } from '../cells/normal-text';
import { hasValue, readAmount, readDay, readKey, readText, requireValue } from '../cells/read-cells';
import type { InvoiceIndex } from './read-invoices';
import { originOf, reportDuplicate, reportMissingTable, rowsOf } from '../reading';
import type { Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export function readWriteOffs(reading: Reading, invoices: InvoiceIndex): Entry<WriteOff>[] {
  const seen = new Map<string, Row>();
  return rowsOf(reading, 'Write-offs').map((row) => {
    const fact = readWriteOff(reading, row, invoices);
    const first = seen.get(foldId(fact.invoiceId));
    if (first === undefined) seen.set(foldId(fact.invoiceId), row);
    else if (fact.invoiceId !== '') reportDuplicate(row, first, 'Invoice', showValue(fact.invoiceId));
    return { fact, row };
  });
}

function readWriteOff(reading: Reading, row: Row, invoices: InvoiceIndex): WriteOff {
  const named = readKey(row, 'Invoice');
  requireValue(row, 'Date', 'Enter the day on which the invoice was judged uncollectible.');
  const lines = invoices.linesOfInvoice.get(foldId(named)) ?? [];
  const first = lines[0]?.fact;
  if (named !== '' && first === undefined) reportUnknownInvoice(reading, row, named, invoices);
  if (first !== undefined && first.invoiceId !== named) {
    const message = `Invoice ${showValue(named)} is written ${showValue(first.invoiceId)} in Invoices. Write both alike.`;
    report(row, 'id.case', 'Invoice', message);
  }
  const currency = first?.currency ?? '';
  const fact: WriteOff = {
    invoiceId: first?.invoiceId ?? named,
    day: readDay(row, 'Date') ?? 0,
    amount: readAboveZero(row, 'Amount', currency),
    recoveredDay: readDay(row, 'Recovered'),
    recoveredAmount: readAboveZero(row, 'Recovered amount', currency),
    disputedDay: readDay(row, 'Disputed'),
    rationale: readText(row, 'Rationale'),
    origin: originOf(row),
  };
  const billed = lines.reduce((sum, line) => sum + line.fact.amount, 0);
  checkAmounts(row, fact, billed, currency);
  checkOrder(row, fact, first?.invoiceDay ?? null);
  return fact;
}

function reportUnknownInvoice(reading: Reading, row: Row, named: string, invoices: InvoiceIndex): void {
  if (!reading.tables.has('Invoices')) {
    reportMissingTable(reading, 'Invoices', `Write-offs names invoice ${showValue(named)}`);
    row.failed = true;
    return;
  }
  const known = [...invoices.linesOfInvoice.values()].map((lines) => lines[0]?.fact.invoiceId ?? '');
  const near = nearestName(named, known, reading.budget);
  const hint = near === null ? '' : ` The nearest is ${showValue(near)}.`;
  report(row, 'id.unknown', 'Invoice', `Invoice ${showValue(named)} is not in Invoices.${hint} Correct it.`);
}

function readAboveZero(row: Row, column: string, currency: string): number | null {
  const amount = readAmount(row, column, currency);
  if (amount === null || amount > 0 || currency === '') return amount;
  const shown = showValue(row.cells[row.table.columns.get(column) ?? -1]);
  report(
    row,
    'write-off.not-positive',
    column,
    `${column} ${shown} is not above zero. Enter it without sign, or clear it.`,
  );
  return null;
}

function checkAmounts(row: Row, { amount, recoveredAmount }: WriteOff, billed: number, currency: string): void {
  if (amount !== null && amount > billed && billed > 0) {
    const message = `Amount ${amountText(amount, currency)} is more than the ${amountText(billed, currency)} ${currency} of the invoice. Enter at most that.`;
    report(row, 'write-off.exceeds', 'Amount', message);
  }
  const writtenOff = amount ?? billed;
  if (recoveredAmount !== null && recoveredAmount > writtenOff && billed > 0) {
    const message = `Recovered amount ${amountText(recoveredAmount, currency)} is more than the ${amountText(writtenOff, currency)} ${currency} written off. Enter at most that.`;
    report(row, 'write-off.exceeds', 'Recovered amount', message);
  }
}

/** Each day follows the one that it needs. */
function checkOrder(row: Row, { day, recoveredDay, disputedDay }: WriteOff, invoiceDay: number | null): void {
  const need = (column: string, from: string): void => {
    report(row, 'value.missing', from, `${from} is empty, and ${column} is filled. Enter the day, or clear ${column}.`);
  };
  if (!hasValue(row, 'Recovered')) {
    if (hasValue(row, 'Recovered amount')) need('Recovered amount', 'Recovered');
    else if (hasValue(row, 'Disputed')) need('Disputed', 'Recovered');
  }
  const steps = [
    ['Date', day, 'the invoice', invoiceDay],
    ['Recovered', recoveredDay, 'the write-off', day],
    ['Disputed', disputedDay, 'the recovery', recoveredDay],
  ] as const;
  for (const [column, later, what, earlier] of steps) {
    if (later === null || earlier === null || later >= earlier || later === 0) continue;
    const message = `${column} ${isoOf(later)} is before ${what} of ${isoOf(earlier)}. Correct one of the two.`;
    report(row, 'date.reversed', column, message);
  }
}
