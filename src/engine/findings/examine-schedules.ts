/** Findings that show only when a contract, its invoices and its usage are seen together. */
import type { ProgressRecord } from '../domain/book';
import { voidDayOf, type BilledPart } from '../domain/billed-part';
import { combinationOf } from '../domain/combination';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { ObligationTerms } from '../domain/obligation-terms';
import { sumAmounts } from '../domain/new-segment';
import type { OrderedBook } from '../domain/ordered-book';
import { sumOfChanges } from '../domain/price-change';
import type { ScheduledObligation } from '../domain/schedule';
import { isoOf } from '../foundation/calendar';
import { amountText, roundedMinorUnits } from '../foundation/decimal-text';
import { groupBy, joinKey } from '../foundation/group-by';
import { expectedLoss } from '../step-5-recognition/onerous-provision';

/** `undated`: obligations whose revenue nothing dates. Findings come in natural order. */
export function examineSchedules(
  book: OrderedBook,
  obligations: readonly ScheduledObligation[],
  parts: readonly BilledPart[],
  undated: readonly ObligationTerms[],
): Diagnostic[] {
  const waiting = new Map(undated.map((terms) => [terms.id, terms]));
  const usageParts = groupBy(
    parts.filter((part) => part.line.type === 'charge' && voidDayOf(part.line) === null),
    (part) => part.obligationId,
  );
  return [
    ...obligations.flatMap((obligation) => reportUndated(obligation, waiting.get(obligation.id))),
    ...findExceededPrices(book, obligations),
    ...obligations
      .filter(({ method }) => method === 'usage')
      .flatMap((obligation) => findDifferingUsage(book, obligation, usageParts.get(obligation.id) ?? [])),
    ...obligations
      .filter(({ method }) => method === 'progress')
      .flatMap((obligation) => findLoss(obligation, book.progress.get(obligation.id) ?? [])),
  ];
}

function reportUndated(obligation: ScheduledObligation, terms: ObligationTerms | undefined): Diagnostic[] {
  if (terms === undefined || obligation.method !== 'point-in-time') return [];
  const { column, mend } = whatDates(terms);
  const amount = `${amountText(obligation.allocated, obligation.currency)} ${obligation.currency}`;
  const message = `Nothing dates the revenue of ${obligation.id} (${amount}) yet, so none is recognized. ${mend}`;
  return [engineDiagnostic('warning', 'recognition.undated', obligation.origin, column, message)];
}

function whatDates({ kind, trigger }: ObligationTerms): { readonly column: string; readonly mend: string } {
  if (trigger === 'delivery' || trigger === 'acceptance') {
    const event = trigger === 'delivery' ? 'the customer has the goods' : 'the customer accepts';
    if (kind === 'invoice-line') {
      const mend = `It waits until ${event}: enter that day as Recognition date, or name an obligation on the line.`;
      return { column: 'Recognition date', mend };
    }
    const column = trigger === 'delivery' ? 'Delivered' : 'Accepted';
    return { column, mend: `It waits until ${event}: enter that day in ${column}.` };
  }
  return { column: 'Recognition date', mend: 'Enter a recognition date, service dates, or its invoice.' };
}

function findExceededPrices(book: OrderedBook, obligations: readonly ScheduledObligation[]): Diagnostic[] {
  const fixed = obligations.filter(
    ({ kind, method, allocation, priceGroup }) => (kind === 'obligation' || priceGroup !== undefined) && method !== 'usage' && allocation.rule !== 'repurchase',
  );
  return [...groupBy(fixed, combinationOf)].flatMap(([combination, ofContract]) => {
    const contractId = ofContract[0]?.contractId ?? '';
    // A reduction that is only expected is still invoiced: it is a refund to come, not an invoice too many.
    const price = ofContract.reduce(
      (sum, { allocated, changes, credits }) => sum + allocated + Math.max(0, sumOfChanges(changes)) + credits,
      0,
    );
    const invoiced = sumAmounts(ofContract.flatMap(({ billings }) => billings));
    const contract = book.contracts.get(contractId);
    if (invoiced <= price || contract === undefined) return [];
    const { currency } = contract;
    const name = combination === contractId ? `Contract ${contractId}` : `Combination ${combination}`;
    const message = `${name} is invoiced ${amountText(invoiced, currency)} ${currency} for a price of ${amountText(price, currency)}; ${amountText(invoiced - price, currency)} would stay deferred for ever. Check the prices in Obligations and the obligations named on its invoices.`;
    return [engineDiagnostic('warning', 'price.exceeded', contract.origin, '', message)];
  });
}

function findDifferingUsage(
  book: OrderedBook,
  { id, currency }: ScheduledObligation,
  charges: readonly BilledPart[],
): Diagnostic[] {
  const usage = book.usage.get(id) ?? [];
  const dated = charges.filter((charge) => charge.firstDay !== null && charge.lastDay !== null);
  return [...groupBy(dated, ({ firstDay, lastDay }) => joinKey(firstDay ?? 0, lastDay ?? 0)).values()].flatMap(
    (period) => {
      const first = period[0];
      if (first === undefined || first.firstDay === null || first.lastDay === null) return [];
      const { firstDay, lastDay, line } = first;
      const rows = usage.filter((row) => row.day >= firstDay && row.day <= lastDay);
      const used = sumAmounts(rows);
      const billed = sumAmounts(period);
      if (rows.length === 0 || used === billed) return [];
      const message = `Usage of ${id} from ${isoOf(firstDay)} to ${isoOf(lastDay)} sums to ${amountText(used, currency)} ${currency}, invoice ${line.invoiceId} bills ${amountText(billed, currency)}. The difference stays deferred or unbilled. Complete the usage rows or correct the line.`;
      return [engineDiagnostic('warning', 'usage.differs-from-invoice', line.origin, 'Amount', message)];
    },
  );
}

/** The last estimate counts. */
function findLoss({ id, currency, allocated, credits, changes }: ScheduledObligation, rows: readonly ProgressRecord[]): Diagnostic[] {
  const row = rows.at(-1);
  if (row === undefined || !row.isCost || row.measure.kind !== 'ratio') return [];
  const total = roundedMinorUnits(row.measure.total, currency) ?? 0;
  const price = allocated + credits + sumOfChanges(changes);
  const loss = expectedLoss(price, total);
  if (loss === 0) return [];
  const words = (minor: number): string => `${amountText(minor, currency)} ${currency}`;
  const message = `${id} is expected to make a loss of ${words(loss)}: it costs ${words(total)} for a price of ${words(price)}. The whole loss is an expense now: check the estimate; the part still to come is provided for as Loss provision in Settings says.`;
  return [engineDiagnostic('warning', 'progress.loss', row.origin, 'Total', message)];
}
