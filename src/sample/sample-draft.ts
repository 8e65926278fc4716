/** The sample while it is drawn up: contracts, promises, and what was billed. Amounts in cents, days as integers. */
import { dayOf, lastDayOfMonth, firstDayOfMonth, monthOf, partsOf } from '../engine/foundation/calendar';
import type { Day } from '../engine/foundation/calendar';
import type { InvoiceLineType, InvoiceStatus } from '../engine/domain/book';
import type { CustomerNames } from './sample-company';
import type { SeededRandom } from './seeded-random';

/** First day and last day of the story. */
export const OPENING_DAY: Day = dayOf(2024, 10, 1);
export const CLOSING_DAY: Day = dayOf(2026, 3, 31);

export interface DraftContract {
  readonly id: string;
  readonly customer: string;
  readonly entity: string;
  readonly currency: 'USD' | 'EUR';
  readonly signedDay: Day;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

export interface DraftObligation {
  readonly id: string;
  readonly contract: DraftContract;
  readonly product: string;
  readonly description: string;
  readonly quantity: number | null;
  readonly price: number;
  readonly standaloneSellingPrice: number | null;
  readonly method: string | null;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly billing: 'advance' | 'arrears' | null;
  readonly strategy: string | null;
  readonly trigger: string | null;
  readonly recognitionDay: Day | null;
}

export interface DraftLine {
  readonly obligation: DraftObligation | null;
  readonly product: string | null;
  readonly description: string;
  readonly type: InvoiceLineType;
  readonly group: string | null;
  readonly amount: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly method: string | null;
  readonly recognitionDay: Day | null;
}

export interface DraftInvoice {
  readonly day: Day;
  readonly contract: DraftContract | null;
  readonly customer: string;
  readonly entity: string;
  readonly currency: 'USD' | 'EUR';
  status: InvoiceStatus;
  voidDay: Day | null;
  readonly lines: readonly DraftLine[];
}

export interface DraftCredit {
  readonly invoice: DraftInvoice;
  /** Zero-based; null credits the invoice as a whole. */
  readonly line: number | null;
  readonly day: Day;
  readonly amount: number;
  readonly status: InvoiceStatus;
}

export interface DraftUsage {
  readonly obligation: DraftObligation;
  readonly day: Day;
  readonly quantity: number;
  readonly amount: number;
}

export interface DraftMilestone {
  readonly obligation: DraftObligation;
  readonly name: string;
  readonly share: number | null;
  readonly amount: number | null;
  readonly completedDay: Day | null;
}

export interface Draft {
  readonly chance: SeededRandom;
  readonly names: CustomerNames;
  readonly contracts: DraftContract[];
  readonly obligations: DraftObligation[];
  readonly invoices: DraftInvoice[];
  readonly credits: DraftCredit[];
  readonly usage: DraftUsage[];
  readonly milestones: DraftMilestone[];
}

/** The same day of the month so many months later, at most the month's last day. */
export function addMonths(day: Day, months: number): Day {
  const target = monthOf(day) + months;
  return Math.min(firstDayOfMonth(target) + partsOf(day).dayOfMonth - 1, lastDayOfMonth(target));
}

/** Last day of a term of so many months. */
export function endOfTerm(firstDay: Day, months: number): Day {
  return addMonths(firstDay, months) - 1;
}

/** Adds an obligation to its contract and numbers it there. */
export function addObligation(
  draft: Draft,
  contract: DraftContract,
  product: string,
  description: string,
  price: number,
  more: Partial<Omit<DraftObligation, 'id' | 'contract' | 'product' | 'description' | 'price'>> = {},
): DraftObligation {
  const number = draft.obligations.filter((known) => known.contract === contract).length + 1;
  const obligation: DraftObligation = {
    id: `${contract.id.replace('C-', 'OB-')}-${number}`,
    contract,
    product,
    description,
    price,
    quantity: null,
    standaloneSellingPrice: null,
    method: null,
    firstDay: null,
    lastDay: null,
    billing: null,
    strategy: null,
    trigger: null,
    recognitionDay: null,
    ...more,
  };
  draft.obligations.push(obligation);
  return obligation;
}

/** A charge of an obligation over a service period. */
export function chargeFor(
  obligation: DraftObligation,
  amount: number,
  firstDay: Day | null,
  lastDay: Day | null,
): DraftLine {
  return { ...plainLine(obligation.description, amount), obligation, product: obligation.product, firstDay, lastDay };
}

/** A charge that names neither obligation nor product nor dates. */
export function plainLine(description: string, amount: number): DraftLine {
  return {
    obligation: null,
    product: null,
    description,
    type: 'charge',
    group: null,
    amount,
    firstDay: null,
    lastDay: null,
    method: null,
    recognitionDay: null,
  };
}

/** Adds an invoice under a contract if its day has come by the close. */
export function addInvoice(
  draft: Draft,
  contract: DraftContract,
  day: Day,
  lines: readonly DraftLine[],
): DraftInvoice | null {
  if (day > CLOSING_DAY) return null;
  const { customer, entity, currency } = contract;
  const age = CLOSING_DAY - day;
  const status: InvoiceStatus = age > 45 ? 'paid' : age > 5 ? 'sent' : 'final';
  const invoice: DraftInvoice = { day, contract, customer, entity, currency, status, voidDay: null, lines };
  draft.invoices.push(invoice);
  return invoice;
}

/** Equal periods of a term, in months; the last one ends with the term. */
export function periodsOf(
  firstDay: Day,
  lastDay: Day,
  months: number,
): { readonly firstDay: Day; readonly lastDay: Day }[] {
  const periods: { firstDay: Day; lastDay: Day }[] = [];
  for (let index = 0; addMonths(firstDay, index * months) <= lastDay; index += 1) {
    periods.push({
      firstDay: addMonths(firstDay, index * months),
      lastDay: Math.min(addMonths(firstDay, (index + 1) * months) - 1, lastDay),
    });
  }
  return periods;
}

/** A total in equal cents, the last part taking what is left. */
export function splitEvenly(total: number, parts: number): number[] {
  const part = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, index) => (index === parts - 1 ? total - part * (parts - 1) : part));
}
