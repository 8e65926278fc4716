/**
 * Financing: payments become facts, with the rate and the judgement that rows of an obligation share. A row that enters
 * no payment leaves them to the invoices.
 */
import type { Contract, Obligation, Product } from '../../../engine/domain/book';
import type { FinancingRate, FinancingRow } from '../../../engine/domain/financing';
import { isoOf } from '../../../engine/foundation/calendar';
import { decimalValue, compareDecimals, readDecimal, type DecimalNumber } from '../../../engine/foundation/decimal-text';
import { COMPOUNDINGS } from '../choices/financing-choices';
import { methodOfObligation } from './effective-method';
import { foldId } from '../cells/normal-text';
import { hasValue, readAmount, readChoice, readDay, readId, readNumber, readText, requireValue } from '../cells/read-cells';
import { requireRationale } from './read-judgements';
import { follow, originOf, reportDuplicate, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { addressOf, report, showValue, type Entry, type Row } from '../tables/table-row';

const ONE: DecimalNumber = { digits: 1, scale: 0 };
const MOST_PAYMENTS = 1200;

interface FinancingContext {
  readonly contracts: EntryIndex<Contract>;
  readonly obligations: EntryIndex<Obligation>;
  readonly products: EntryIndex<Product>;
}

/** A row before its siblings have said what they share. */
interface OpenRow {
  readonly row: Row;
  readonly obligation: Obligation | null;
  readonly rate: FinancingRate | null;
  readonly fact: Omit<FinancingRow, 'rate'>;
}

export function readFinancing(reading: Reading, context: FinancingContext): Entry<FinancingRow>[] {
  const open = rowsOf(reading, 'Financing').map((row) => readRow(reading, row, context));
  const groups = new Map<string, OpenRow[]>();
  for (const item of open) groups.set(groupOf(item), [...(groups.get(groupOf(item)) ?? []), item]);
  for (const [id, group] of groups) if (id !== '') checkGroup(group, context);
  return open.map((item) => {
    const siblings = groups.get(groupOf(item)) ?? [item];
    const rate = siblings.find((sibling) => sibling.rate !== null)?.rate ?? { share: { digits: 0, scale: 0 }, writtenAs: 'fraction', row: item.fact.origin };
    return { fact: { ...item.fact, rate }, row: item.row };
  });
}

/** Rows of one obligation, or those for all obligations of a contract; empty where the row does not say. */
function groupOf({ fact: { contractId, obligationId, firstPaymentDay } }: OpenRow): string {
  if (obligationId !== '') return `o:${foldId(obligationId)}`;
  return firstPaymentDay === null && contractId !== '' ? `c:${foldId(contractId)}` : '';
}

/** Nothing of a payment is entered. */
const isAsInvoiced = (row: Row): boolean =>
  !(['Payment date', 'Payment amount', 'Payments', 'Months between'] as const).some((column) => hasValue(row, column));

function readRow(reading: Reading, row: Row, { contracts, obligations }: FinancingContext): OpenRow {
  requireValue(row, 'Contract', 'Name the contract whose price is paid early or late.');
  const asInvoiced = isAsInvoiced(row);
  if (!asInvoiced) requireValue(row, 'Payment date', 'Enter the day of the payment, or of the first of a series; or leave its amount out too, and it is paid as invoiced.');
  const contract = follow(reading, row, 'Contract', 'Contracts', contracts);
  const obligation = findObligation(reading, row, contract?.id ?? null, obligations, asInvoiced);
  const currency = contract?.fact.currency ?? '';
  const amount = readAmount(row, 'Payment amount', currency);
  if (amount !== null && amount <= 0 && currency !== '') {
    report(row, 'financing.amount', 'Payment amount', `Payment amount ${shown(row, 'Payment amount')} is not above zero. Enter what the customer pays.`);
  }
  const origin = originOf(row);
  return {
    row,
    obligation,
    rate: readRate(row),
    fact: {
      contractId: contract?.id ?? '',
      obligationId: obligation?.id ?? '',
      compounding: readChoice(row, 'Compounding', COMPOUNDINGS),
      transferDay: readDay(row, 'Transfer date'),
      firstPaymentDay: readDay(row, 'Payment date') ?? (asInvoiced ? null : 0),
      amount: asInvoiced ? 0 : (amount ?? obligation?.statedPrice ?? 0),
      isWholePrice: !asInvoiced && amount === null,
      payments: readCount(row, 'Payments'),
      monthsBetween: readCount(row, 'Months between'),
      rationale: readText(row, 'Rationale'),
      origin,
    },
  };
}

const shown = (row: Row, column: string): string => showValue(row.cells[row.table.columns.get(column) ?? -1]);

/** The one that the row names, else the only one of its contract; null for all that are paid as invoiced. */
function findObligation(
  reading: Reading,
  row: Row,
  contractId: string | null,
  obligations: EntryIndex<Obligation>,
  asInvoiced: boolean,
): Obligation | null {
  if (readId(row, 'Obligation') !== null) {
    const named = follow(reading, row, 'Obligation', 'Obligations', obligations);
    if (named !== null && contractId !== null && foldId(named.fact.contractId) !== foldId(contractId)) {
      const message = `Obligation ${showValue(named.id)} belongs to contract ${showValue(named.fact.contractId)}, not to ${showValue(contractId)}. Correct one of the two.`;
      report(row, 'contract.mismatch', 'Obligation', message);
    }
    return named?.fact ?? null;
  }
  if (contractId === null) return null;
  const own = [...obligations.values()].filter(({ fact }) => foldId(fact.contractId) === foldId(contractId));
  if (own.length === 1) return own[0]!.fact;
  if (asInvoiced) return null;
  const message = `Contract ${showValue(contractId)} has ${own.length} obligations, and Financing does not say which of them is paid for. Enter its code in Obligation.`;
  report(row, 'financing.obligation', row.table.columns.has('Obligation') ? 'Obligation' : 'Contract', message);
  return null;
}

/** 0.06, 6 and 6% are the same rate; 1 could be 1 % or 100 %. */
function readRate(row: Row): FinancingRate | null {
  const percent = /^(\d{1,3}(?:\.\d{1,8})?)\s*%$/.exec(readText(row, 'Annual rate'))?.[1];
  const decimal = percent === undefined ? readNumber(row, 'Annual rate') : readDecimal(percent);
  if (decimal === null) return null;
  const isPercentage = percent !== undefined || compareDecimals(decimal, ONE) > 0;
  const share = isPercentage ? { digits: decimal.digits, scale: decimal.scale + 2 } : decimal;
  if (decimal.digits < 0 || compareDecimals(share, ONE) >= 0) {
    report(row, 'financing.rate', 'Annual rate', `Annual rate ${shown(row, 'Annual rate')} is not clear. Enter a rate from 0 to below 100 %, such as 0.06 or 6%.`);
    return null;
  }
  return { share, writtenAs: percent !== undefined ? 'text' : isPercentage ? 'percentage' : 'fraction', row: originOf(row) };
}

function readCount(row: Row, column: 'Payments' | 'Months between'): number {
  const number = readNumber(row, column);
  if (number === null) return 1;
  if (number.scale === 0 && number.digits >= 1 && number.digits <= MOST_PAYMENTS) return number.digits;
  report(row, 'value.unknown', column, `${column} ${shown(row, column)} is not a whole number from 1 to ${MOST_PAYMENTS}. Correct it.`);
  return 1;
}

/** What rows of one obligation share stands once, or is the same on each. */
function checkGroup(group: readonly OpenRow[], context: FinancingContext): void {
  const [first] = group;
  if (first === undefined) return;
  const { row, obligation } = first;
  if (!group.some((item) => item.rate !== null || hasValue(item.row, 'Annual rate'))) {
    report(row, 'value.missing', row.table.columns.has('Annual rate') ? 'Annual rate' : 'Contract', 'Annual rate is empty on all rows of the obligation. Enter the rate at which customer and seller would borrow from each other, such as 6%.');
  }
  if (!group.some((item) => item.fact.rationale !== '')) {
    requireRationale(row, row.table.columns.has('Payment date') ? 'Payment date' : 'Contract', 'why the financing is significant and where the rate comes from (606-10-32-16 and 19, IFRS 15.61 and 64)');
  }
  checkSame(group, 'Annual rate', ({ rate }) => (rate === null ? null : `${decimalValue(rate.share)}`));
  checkSame(group, 'Compounding', ({ fact }) => fact.compounding);
  checkSame(group, 'Transfer date', ({ fact }) => (fact.transferDay === null ? null : isoOf(fact.transferDay)));
  checkRepeated(group);
  checkInvoiced(group);
  for (const item of group) {
    if (!item.fact.isWholePrice || hasValue(item.row, 'Payment amount')) continue;
    if (group.length === 1 && item.fact.payments === 1 && item.fact.amount > 0) continue;
    report(item.row, 'value.missing', item.row.table.columns.has('Payment amount') ? 'Payment amount' : 'Payment date', 'Payment amount is empty, and the obligation is paid in several payments, or has no price. Enter each payment.');
  }
  if (obligation !== null) checkObligation(first, obligation, context);
}

function checkSame(group: readonly OpenRow[], column: string, valueOf: (item: OpenRow) => string | null): void {
  const stated = group.filter((item) => valueOf(item) !== null);
  const [first] = stated;
  const other = stated.find((item) => first !== undefined && valueOf(item) !== valueOf(first));
  if (first === undefined || other === undefined) return;
  const message = `${column} ${shown(other.row, column)} differs from ${addressOf(first.row, column)} of the same obligation. Enter it once, or the same on each row.`;
  report(other.row, 'financing.inconsistent', column, message);
}

/** Proofs find a row by contract, obligation and day. */
function checkRepeated(group: readonly OpenRow[]): void {
  const seen = new Map<number, Row>();
  for (const { fact, row } of group) {
    const first = seen.get(fact.firstPaymentDay ?? 0);
    if (first === undefined) seen.set(fact.firstPaymentDay ?? 0, row);
    else if (fact.firstPaymentDay !== null && fact.firstPaymentDay !== 0) reportDuplicate(row, first, 'Payment date', isoOf(fact.firstPaymentDay));
  }
}

/** A row that leaves payments to the invoices stands alone. */
function checkInvoiced(group: readonly OpenRow[]): void {
  const [open] = group.filter(({ fact }) => fact.firstPaymentDay === null);
  const [other] = group.filter((item) => item !== open);
  if (open === undefined || other === undefined) return;
  const column = open.row.table.columns.has('Payment date') ? 'Payment date' : 'Contract';
  const message = `This row leaves payments to the invoices, and ${addressOf(other.row, column)} is of the same obligation. Enter all payments, or keep one row without any.`;
  report(open.row, 'financing.as-invoiced', column, message);
}

function checkObligation({ row, fact: { transferDay } }: OpenRow, obligation: Obligation, context: FinancingContext): void {
  const column = row.table.columns.has('Obligation') ? 'Obligation' : 'Contract';
  const contract = context.contracts.get(foldId(obligation.contractId))?.fact;
  const method = methodOfObligation(obligation, contract, context.products);
  const product = context.products.get(foldId(obligation.productId))?.fact;
  const id = showValue(obligation.id);
  if ((obligation.actsAs ?? product?.actsAs) === 'agent') {
    report(row, 'financing.method', column, `Obligation ${id} is sold as an agent: its payments are not the agent’s own price. Take the rows out, or make the commission an obligation of its own.`);
  } else if (method === 'usage') {
    report(row, 'financing.method', column, `Obligation ${id} is recognized by usage, which has no price in advance. Take the rows out, or choose another Recognition method.`);
  } else if (method !== 'point-in-time' && method !== 'straight-line' && transferDay === null) {
    report(row, 'financing.method', row.table.columns.has('Transfer date') ? 'Transfer date' : column, `Obligation ${id} passes as its progress is measured. Enter in Transfer date the day as of which its price counts.`);
  }
}
