/** Checks that need an invoice line together with its invoice, its contract and its obligation. */
import type { Contract, InvoiceLine } from '../../../engine/domain/book';
import { isoOf, type Day } from '../../../engine/foundation/calendar';
import { methodOfLine, methodOfObligation, termOfObligation } from '../facts/effective-method';
import { foldId } from '../cells/normal-text';
import { hasValue } from '../cells/read-cells';
import type { InvoiceContext, InvoiceIndex } from '../facts/read-invoices';
import { addressOf, report, showValue } from '../tables/table-row';
import type { Entry } from '../tables/table-row';

export function checkInvoiceLines(invoices: InvoiceIndex, context: InvoiceContext): void {
  for (const lines of invoices.linesOfInvoice.values()) {
    for (const entry of lines) {
      checkVoid(entry);
      checkMeasured(entry, context);
      checkPeriod(entry, context);
      checkWithin(entry, context);
    }
    checkAlike(lines);
    checkGroups(lines);
  }
}

function checkVoid({ fact, row }: Entry<InvoiceLine>): void {
  if (fact.status !== 'voided') {
    if (fact.voidDay === null) return;
    const message =
      `Void date ${isoOf(fact.voidDay)} has no effect, because the status is ${fact.status}. ` +
      'Set Status to voided, or clear the date.';
    report(row, 'void.without-status', 'Void date', message);
    return;
  }
  if (!hasValue(row, 'Void date')) {
    report(
      row,
      'void.without-date',
      'Void date',
      'The invoice is voided without Void date, so it counts as voided on its invoice date. Enter the day of the void.',
    );
  } else if (fact.voidDay !== null && hasValue(row, 'Invoice date') && fact.voidDay < fact.invoiceDay) {
    const message =
      `Void date ${isoOf(fact.voidDay)} is before the invoice date ${isoOf(fact.invoiceDay)}. ` +
      'Correct one of the two.';
    if (fact.invoiceDay !== 0) report(row, 'void.before-invoice', 'Void date', message);
  }
}

/** Rows of progress and milestones name an obligation, so a line that is on its own can never be measured. */
function checkMeasured({ fact, row }: Entry<InvoiceLine>, context: InvoiceContext): void {
  if (row.failed || fact.type !== 'charge') return;
  const { obligationId } = fact;
  const method = obligationId === null ? methodOfLine(fact, context.products) : fact.method;
  if (method !== 'progress' && method !== 'milestone') return;
  const table = method === 'progress' ? 'Progress' : 'Milestones';
  if (obligationId === null) {
    const message =
      `The line is recognized by ${method} but names no obligation, so no row of ${table} can measure it and ` +
      'nothing of it is ever recognized. Enter its Obligation, or another Recognition method.';
    report(row, 'method.line', 'Obligation', message);
    return;
  }
  const obligation = context.obligations.get(foldId(obligationId));
  if (obligation === undefined || obligation.row.failed) return;
  const contract = context.contracts.get(foldId(obligation.fact.contractId))?.fact;
  if (methodOfObligation(obligation.fact, contract, context.products) === method) return;
  const message =
    `Recognition method ${method} of the line has no effect: rows of ${table} measure an obligation as a whole. ` +
    `Set it on obligation ${showValue(obligation.fact.id)}, or clear it here.`;
  report(row, 'method.line', 'Recognition method', message);
}

/** Straight-line revenue needs both dates; one alone is hardly meant. */
function checkPeriod({ fact, row }: Entry<InvoiceLine>, context: InvoiceContext): void {
  if (row.failed || fact.type === 'invoice discount') return;
  const lacking = fact.firstDay === null ? 'Service start' : 'Service end';
  const half = (fact.firstDay === null) !== (fact.lastDay === null);
  if (fact.type === 'charge' && needsDates(fact, context) && (fact.firstDay === null || fact.lastDay === null)) {
    report(
      row,
      'date.missing',
      lacking,
      `${lacking} is empty; straight-line revenue needs both dates. Enter it, or set Recognition method.`,
    );
  } else if (half) {
    const given = lacking === 'Service start' ? 'Service end' : 'Service start';
    report(
      row,
      'date.half',
      lacking,
      `${lacking} is empty while ${given} is filled, so the line has no service period. Enter both, or neither.`,
    );
  }
}

/** Whether the line is recognized straight-line by its own dates, and nothing else gives it any. */
function needsDates(line: InvoiceLine, context: InvoiceContext): boolean {
  if (line.obligationId === null) return methodOfLine(line, context.products) === 'straight-line';
  if (line.method !== 'straight-line') return false;
  const obligation = context.obligations.get(foldId(line.obligationId));
  if (obligation === undefined || obligation.row.failed) return false;
  const contract = context.contracts.get(foldId(obligation.fact.contractId))?.fact;
  if (methodOfObligation(obligation.fact, contract, context.products) === 'straight-line') return false;
  const { firstDay, lastDay } = termOfObligation(obligation.fact, contract);
  return firstDay === null || lastDay === null;
}

/** Service dates outside of the contract stop the close; inside it, but outside of the obligation, they may be meant. */
function checkWithin(entry: Entry<InvoiceLine>, context: InvoiceContext): void {
  const { fact, row } = entry;
  const obligation = fact.obligationId === null ? undefined : context.obligations.get(foldId(fact.obligationId));
  const contractId = fact.contractId ?? obligation?.fact.contractId;
  const contract = contractId === undefined ? undefined : context.contracts.get(foldId(contractId));
  if (row.failed || obligation?.row.failed === true || contract?.row.failed === true) return;
  for (const end of ['Service start', 'Service end'] as const) {
    const isFound =
      contract !== undefined &&
      reportOutside(
        entry,
        end,
        extended(contract.fact, context.extensions.contracts.get(foldId(contract.id))),
        'service.outside-contract',
        `contract ${showValue(contract.fact.id)}`,
      );
    if (isFound || obligation === undefined) continue;
    const term = extended(
      termOfObligation(obligation.fact, contract?.fact),
      context.extensions.obligations.get(foldId(obligation.id)),
    );
    reportOutside(entry, end, term, 'service.outside-obligation', `obligation ${showValue(obligation.fact.id)}`);
  }
}

/** A term that a modification makes longer. */
function extended({ firstDay, lastDay }: Pick<Contract, 'firstDay' | 'lastDay'>, to: Day | undefined): Pick<Contract, 'firstDay' | 'lastDay'> {
  return { firstDay, lastDay: lastDay === null ? null : Math.max(lastDay, to ?? lastDay) };
}

/** Whether that end of the line's service lies outside the term. */
function reportOutside(
  { fact, row }: Entry<InvoiceLine>,
  end: 'Service start' | 'Service end',
  term: Pick<Contract, 'firstDay' | 'lastDay'>,
  code: 'service.outside-contract' | 'service.outside-obligation',
  whole: string,
): boolean {
  const isStart = end === 'Service start';
  const day = isStart ? fact.firstDay : fact.lastDay;
  const limit = isStart ? term.firstDay : term.lastDay;
  if (day === null || limit === null || (isStart ? day >= limit : day <= limit)) return false;
  const message = isStart
    ? `Service start ${isoOf(day)} is before ${whole} starts (${isoOf(limit)}). Check both dates.`
    : `Service end ${isoOf(day)} is after ${whole} ends (${isoOf(limit)}). Check both dates.`;
  report(row, code, end, message);
  return true;
}

/** Lines of one invoice share its date, its status and its currency. */
function checkAlike(lines: readonly Entry<InvoiceLine>[]): void {
  const first = lines.find(({ row }) => !row.failed);
  if (first === undefined) return;
  for (const { fact, row } of lines) {
    if (row.failed || fact === first.fact) continue;
    if (fact.invoiceDay !== first.fact.invoiceDay) {
      const message =
        `Invoice date ${isoOf(fact.invoiceDay)} differs from ${isoOf(first.fact.invoiceDay)} ` +
        `in ${addressOf(first.row, 'Invoice date')}, on the same invoice. Correct one of the two.`;
      report(row, 'invoice.inconsistent', 'Invoice date', message);
    }
    if (
      (fact.status === 'draft') !== (first.fact.status === 'draft') ||
      (fact.status === 'voided') !== (first.fact.status === 'voided')
    ) {
      const message =
        `Status ${fact.status} differs from ${first.fact.status} in ` +
        `${addressOf(first.row, 'Status')}, on the same invoice. Correct one of the two.`;
      report(row, 'invoice.inconsistent', 'Status', message);
    }
    if (fact.currency !== first.fact.currency) {
      const message =
        `Currency ${fact.currency} differs from ${first.fact.currency} in ` +
        `${addressOf(first.row, 'Currency')}, on the same invoice. Correct one of the two.`;
      report(row, 'currency.mismatch', 'Currency', message);
    }
  }
}

/** Discounts and true-ups need the charges that they belong to. */
function checkGroups(lines: readonly Entry<InvoiceLine>[]): void {
  const charges = lines.filter(({ fact }) => fact.type === 'charge').map(({ fact }) => fact);
  for (const { fact, row } of lines) {
    const { type, lineGroup } = fact;
    if (type === 'invoice discount' && fact.obligationId === null && charges.length === 0) {
      const message =
        `Invoice ${showValue(fact.invoiceId)} has no charge that the discount could lower. Add ` +
        'the charge, or correct Type.';
      report(row, 'discount.without-charge', 'Type', message);
    } else if (type === 'product discount' && !findsCharge(fact, charges)) {
      const what =
        lineGroup === null
          ? 'The discount has no Line group, and several charges to choose from'
          : `Line group ${showValue(lineGroup)} has no charge on invoice ${showValue(fact.invoiceId)}`;
      report(
        row,
        'discount.without-charge',
        'Line group',
        `${what}. Give the discount and its charge the same Line group.`,
      );
    } else if (
      type === 'minimum true-up' &&
      lineGroup !== null &&
      !charges.some((charge) => charge.lineGroup === lineGroup)
    ) {
      const message =
        `Line group ${showValue(lineGroup)} has no charge on invoice ${showValue(fact.invoiceId)}, so the ` +
        'true-up does not cover one. ' +
        'Give the covered charges the same Line group.';
      report(row, 'true-up.without-charge', 'Line group', message);
    }
  }
}

/** By obligation, by line group, by product; or there is only one charge. */
function findsCharge(discount: InvoiceLine, charges: readonly InvoiceLine[]): boolean {
  const { lineGroup, obligationId, productId } = discount;
  if (obligationId !== null) return true;
  if (lineGroup !== null) return charges.some((charge) => charge.lineGroup === lineGroup);
  return charges.length === 1 || (productId !== null && charges.some((charge) => charge.productId === productId));
}
