/** Obligations with a significant financing component: their price as of the day they pass, from the rows of Financing. */
import { engineDiagnostic, type Diagnostic } from './domain/diagnostic';
import type { FinancedPrice, FinancingPayment, FinancingRow } from './domain/financing';
import type { ObligationTerms } from './domain/obligation-terms';
import type { OrderedBook } from './domain/ordered-book';
import type { Policy } from './domain/policy';
import { amountText } from './foundation/decimal-text';
import { isoOf, type Day } from './foundation/calendar';
import { groupBy } from './foundation/group-by';
import { sortNaturally } from './foundation/sort-naturally';
import { priceServiceWithFinancing } from './step-3-price/finance-over-term';
import { paymentsAsInvoiced } from './step-3-price/payments-as-invoiced';
import { priceWithFinancing, statedPayments } from './step-3-price/significant-financing';
import { passedByMonth } from './step-5-recognition/recognize-straight-line';
import { transferDayOf } from './step-5-recognition/transfer-day';

type FinancedBook = Pick<OrderedBook, 'financing' | 'invoiceLines' | 'policy'>;

/** The obligations in their order; those without rows as they are. */
export function financeObligations(
  obligations: readonly ObligationTerms[],
  { financing: rows, invoiceLines, policy }: FinancedBook,
  diagnostics: Diagnostic[],
): readonly ObligationTerms[] {
  if (rows.length === 0) return obligations;
  const sorted = sortNaturally(
    rows,
    ({ obligationId }) => obligationId,
    ({ firstPaymentDay }) => firstPaymentDay ?? 0,
  );
  const ofObligation = groupBy(sorted, ({ obligationId }) => obligationId);
  const ofContract = groupBy(ofObligation.get('') ?? [], ({ contractId }) => contractId);
  const isInvoiced = rows.some(({ firstPaymentDay }) => firstPaymentDay === null);
  const invoiced = paymentsAsInvoiced(isInvoiced ? invoiceLines : [], policy);
  return obligations.map((terms) => {
    const own = ofObligation.get(terms.id) ?? (isOfWhole(terms) ? ofContract.get(terms.contractId) : undefined);
    if (own === undefined) return terms;
    const named = own.map((row) => ({ ...row, obligationId: terms.id }));
    return financeObligation(terms, named, { invoiced: invoiced.get(terms.id) ?? [], policy }, diagnostics);
  });
}

/** A row for a whole contract leaves out what has no price of its own in advance. */
const isOfWhole = ({ method, agency, right, isSale }: ObligationTerms): boolean =>
  method !== 'usage' && agency === undefined && right === undefined && isSale;

interface Means {
  readonly invoiced: readonly Omit<FinancingPayment, 'row'>[];
  readonly policy: Policy;
}

function financeObligation(
  terms: ObligationTerms,
  rows: readonly FinancingRow[],
  { invoiced, policy }: Means,
  diagnostics: Diagnostic[],
): ObligationTerms {
  const [row] = rows;
  const { origin } = row!;
  const isAsInvoiced = row!.firstPaymentDay === null;
  if (isAsInvoiced) {
    const message = describeGap(terms, invoiced);
    if (message !== null) {
      diagnostics.push(engineDiagnostic('error', 'financing.not-invoiced', origin, 'Payment date', message));
      return terms;
    }
  }
  const payments = isAsInvoiced ? invoiced.map((payment) => ({ ...payment, row: row! })) : statedPayments(rows);
  const financing = priceFinanced(terms, rows, payments, policy);
  if (financing === null) {
    const message = `Nothing says when obligation ${terms.id} passes to the customer, so its payments cannot be discounted. Enter Transfer date, for service over time the day as of which its price counts, or its Start and End.`;
    diagnostics.push(engineDiagnostic('error', 'financing.undated', origin, 'Transfer date', message));
    return terms;
  }
  if (financing.isWithinYear) {
    const message = `All payments of obligation ${terms.id} lie within a year of ${wordsOfTransfer(financing)}, so no financing is computed (606-10-32-18, IFRS 15.63). Set Financing expedient to off to compute it.`;
    diagnostics.push(engineDiagnostic('warning', 'financing.within-year', origin, 'Payment date', message));
  }
  return { ...terms, statedPrice: financing.price, financing };
}

const wordsOfTransfer = ({ transferDay }: FinancedPrice): string =>
  transferDay === null ? 'the service that they pay for' : isoOf(transferDay);

/** Null where nothing dates the transfer. */
function priceFinanced(
  terms: ObligationTerms,
  rows: readonly FinancingRow[],
  payments: readonly FinancingPayment[],
  { financingExpedient, financingOfService }: Policy,
): FinancedPrice | null {
  const named = rows.find(({ transferDay }) => transferDay !== null)?.transferDay ?? null;
  const transferDay = named ?? (terms.method === 'point-in-time' ? transferDayOf(terms) : null);
  if (transferDay !== null) return priceWithFinancing(rows, transferDay, financingExpedient, payments);
  const { method, firstDay, lastDay, strategy } = terms;
  if (method !== 'straight-line' || firstDay === null || lastDay === null || lastDay < firstDay) return null;
  if (financingOfService === 'middle') return priceWithFinancing(rows, middleOf(firstDay, lastDay), financingExpedient, payments);
  const { rate, obligationId, origin } = rows[0]!;
  const compounding = rows.find((row) => row.compounding !== null)?.compounding ?? 'monthly';
  const facts = { obligationId, rate, compounding, payments, origin };
  const service = { firstDay, lastDay, strategy };
  return priceServiceWithFinancing({ ...facts, service, passes: passedByMonth(strategy, firstDay, lastDay) }, financingExpedient);
}

/** Of two days in the middle the later one. */
const middleOf = (firstDay: Day, lastDay: Day): Day => firstDay + Math.ceil((lastDay - firstDay) / 2);

/** What is wrong with invoices that are to give all payments of a price; null where they do. */
function describeGap({ id, statedPrice, currency }: ObligationTerms, invoiced: Means['invoiced']): string | null {
  const sum = invoiced.reduce((total, { amount }) => total + amount, 0);
  if (invoiced.length > 0 && sum === statedPrice) return null;
  const text = (minor: number): string => `${amountText(minor, currency)} ${currency}`;
  const mend =
    sum < statedPrice
      ? 'Add the invoices that are to come to Invoices, as drafts if need be, or enter all payments with their dates in Financing.'
      : 'Correct the price, or the obligation that the lines name, or enter the payments with their dates in Financing.';
  return `The payments of obligation ${id} are those of its invoices, which come to ${text(sum)}, and its price is ${text(statedPrice)}. ${mend}`;
}
