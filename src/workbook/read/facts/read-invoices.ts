/** Invoice lines: rows become facts; customer, currency and entity that a line leaves out come from its contract. */
import type { Contract, InvoiceLine, InvoiceLineType, Obligation, Product } from '../../../engine/domain/book';
import { LINE_TYPES, METHODS, STATUSES, STRATEGIES } from '../choices/choices';
import { foldId } from '../cells/normal-text';
import {
  hasValue,
  readChoice,
  readCurrency,
  readDay,
  readId,
  readKey,
  readText,
  requireValue,
} from '../cells/read-cells';
import { readNetAmount } from './read-tax';
import { readProductId, readTerm } from './read-contracts';
import type { Extensions } from './read-modifications';
import { follow, originOf, reportDuplicate, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry, Row } from '../tables/table-row';

export interface InvoiceContext {
  readonly products: EntryIndex<Product>;
  readonly contracts: EntryIndex<Contract>;
  readonly obligations: EntryIndex<Obligation>;
  readonly extensions: Extensions;
  readonly sharingOf: (row: Row, invoiceId: string, lineId: string) => readonly { readonly obligationId: string }[];
}

export function readInvoiceLines(reading: Reading, context: InvoiceContext): Entry<InvoiceLine>[] {
  return rowsOf(reading, 'Invoices').map((row) => ({ fact: readInvoiceLine(reading, context, row), row }));
}

function readInvoiceLine(reading: Reading, context: InvoiceContext, row: Row): InvoiceLine {
  const invoiceId = readKey(row, 'Invoice');
  const lineId = readKey(row, 'Line');
  requireValue(row, 'Invoice date', 'Enter the date of the invoice.');
  requireValue(row, 'Amount', 'Enter the net amount of the line.');
  const named = follow(reading, row, 'Obligation', 'Obligations', context.obligations);
  const [sharing] = named === null ? context.sharingOf(row, invoiceId, lineId) : [];
  const obligation = named ?? context.obligations.get(foldId(sharing?.obligationId ?? '')) ?? null;
  const contract = contractOfLine(reading, context, row, obligation?.fact ?? null);
  const type = readChoice(row, 'Type', LINE_TYPES) ?? 'charge';
  const currency = currencyOfLine(row, contract?.fact ?? null);
  const { firstDay, lastDay } = readTerm(row, 'Service start', 'Service end');
  const { amount, includedTax } = readNetAmount(row, currency);
  if (amount !== null) checkSign(row, type, amount);
  return {
    invoiceId,
    lineId,
    invoiceDay: readDay(row, 'Invoice date') ?? 0,
    ...readDueDay(row),
    customer: customerOfLine(row, contract?.fact ?? null),
    entity: readText(row, 'Entity') || (contract?.fact.entity ?? reading.policy.defaultEntity),
    currency,
    contractId: contract?.id ?? null,
    obligationId: named?.id ?? null,
    productId: readProductOfLine(reading, context, row, named?.fact ?? null),
    description: readText(row, 'Description'),
    type,
    lineGroup: readId(row, 'Line group'),
    amount: amount ?? 0,
    ...(includedTax === undefined ? {} : { includedTax }),
    firstDay,
    lastDay,
    method: readChoice(row, 'Recognition method', METHODS),
    strategy: readChoice(row, 'Strategy', STRATEGIES),
    recognitionDay: readDay(row, 'Recognition date'),
    status: readChoice(row, 'Status', STATUSES) ?? 'final',
    voidDay: readDay(row, 'Void date'),
    origin: originOf(row),
  };
}

/** Absent where the row does not say. */
function readDueDay(row: Row): Pick<InvoiceLine, 'dueDay'> {
  const dueDay = readDay(row, 'Due date');
  return dueDay === null ? {} : { dueDay };
}

/** The contract a line names, else the contract of its obligation. */
function contractOfLine(
  reading: Reading,
  context: InvoiceContext,
  row: Row,
  obligation: Obligation | null,
): (Entry<Contract> & { readonly id: string }) | null {
  const own = follow(reading, row, 'Contract', 'Contracts', context.contracts);
  if (obligation === null || obligation.contractId === '') return own;
  if (own !== null && own.id !== obligation.contractId) {
    const message =
      `Obligation ${showValue(obligation.id)} belongs to contract ${showValue(obligation.contractId)}, not to ` +
      `${showValue(own.id)}. Correct the contract or the obligation.`;
    report(row, 'contract.mismatch', 'Contract', message);
  }
  return own ?? context.contracts.get(foldId(obligation.contractId)) ?? null;
}

function currencyOfLine(row: Row, contract: Contract | null): string {
  const own = readCurrency(row, 'Currency');
  const ofContract = contract?.currency ?? '';
  if (own !== '' && ofContract !== '' && own !== ofContract) {
    const message =
      `Currency ${own} differs from ${ofContract} of contract ${showValue(contract?.id)}. Bill ` +
      'a contract in its currency.';
    report(row, 'currency.mismatch', 'Currency', message);
  }
  const namesContract = contract !== null || hasValue(row, 'Contract') || hasValue(row, 'Obligation');
  if (!hasValue(row, 'Currency') && !namesContract) {
    report(
      row,
      'value.missing',
      'Currency',
      'Currency is empty, and the line names no contract to take it from. Enter three letters, such as USD.',
    );
  }
  return own === '' ? ofContract : own;
}

function customerOfLine(row: Row, contract: Contract | null): string {
  const own = readText(row, 'Customer');
  const ofContract = contract?.customer ?? '';
  if (own !== '' && ofContract !== '' && foldId(own) !== foldId(ofContract)) {
    const message =
      `Customer ${showValue(own)} differs from ${showValue(ofContract)} of contract ` +
      `${showValue(contract?.id)}. Correct one of the two.`;
    report(row, 'customer.mismatch', 'Customer', message);
  }
  return own === '' ? ofContract : own;
}

function readProductOfLine(
  reading: Reading,
  context: InvoiceContext,
  row: Row,
  obligation: Obligation | null,
): string | null {
  const product = readProductId(reading, row, context.products);
  const promised = obligation?.productId ?? '';
  if (product !== null && promised !== '' && foldId(product) !== foldId(promised)) {
    const message =
      `Product ${showValue(product)} differs from ${showValue(promised)} of obligation ` +
      `${showValue(obligation?.id)}. The obligation’s counts.`;
    report(row, 'product.mismatch', 'Product', message);
  }
  return product;
}

function checkSign(row: Row, type: InvoiceLineType, amount: number): void {
  const shown = showValue(row.cells[row.table.columns.get('Amount') ?? -1]);
  const isDiscount = type === 'product discount' || type === 'invoice discount';
  if (isDiscount && amount > 0) {
    report(
      row,
      'discount.positive',
      'Amount',
      `A ${type} of ${shown} would raise revenue. Enter discounts below zero.`,
    );
  }
  if (!isDiscount && amount < 0) {
    report(
      row,
      'charge.negative',
      'Amount',
      `A ${type} of ${shown} is below zero. If it is a discount, say so in Type; if it is a credit, enter a ` +
        'credit note.',
    );
  }
}

/** Invoice lines by invoice, and each line by its key; repeated keys are noted. */
export interface InvoiceIndex {
  readonly linesOfInvoice: ReadonlyMap<string, readonly Entry<InvoiceLine>[]>;
  readonly byLine: ReadonlyMap<string, Entry<InvoiceLine>>;
}

export function indexInvoiceLines(lines: readonly Entry<InvoiceLine>[]): InvoiceIndex {
  const linesOfInvoice = new Map<string, Entry<InvoiceLine>[]>();
  const byLine = new Map<string, Entry<InvoiceLine>>();
  for (const entry of lines) {
    const { invoiceId, lineId } = entry.fact;
    if (invoiceId === '') continue;
    const ofInvoice = linesOfInvoice.get(foldId(invoiceId));
    if (ofInvoice === undefined) linesOfInvoice.set(foldId(invoiceId), [entry]);
    else ofInvoice.push(entry);
    if (lineId === '') continue;
    const key = lineKey(invoiceId, lineId);
    const first = byLine.get(key);
    if (first === undefined) byLine.set(key, entry);
    else reportDuplicate(entry.row, first.row, 'Line', `${showValue(lineId)} of invoice ${showValue(invoiceId)}`);
  }
  return { linesOfInvoice, byLine };
}

/** Key of an invoice line in `InvoiceIndex.byLine`. */
export function lineKey(invoiceId: string, lineId: string): string {
  return `${foldId(invoiceId)}\u0000${foldId(lineId)}`;
}
