/**
 * What an agent collects for its supplier.
 * ASC 606-10-32-2, 606-10-55-38; IFRS 15.47, IFRS 15.B36
 *
 * Rule: an invoice of an agent bills the customer in full. The supplier's part is collected for a third party: it is
 * owed to the supplier from the day of the invoice and is no part of the price. Parts of an obligation's charges are
 * differences of the rounded total to date, so that nothing is left once all is billed; a line of a voided invoice
 * stands for itself. A fixed amount bears no part of a discount, a share bears its part. A credit takes from the
 * supplier what it takes of the line, and a void all of it.
 * Formula: supplier = round((billed before + line) × part ÷ whole) − round(billed before × part ÷ whole).
 * Example: 90 % of 33.33, 33.33 and 33.34: 30.00, 29.99 and 30.01 to the supplier, 10.00 to the agent.
 */
import { supplierPartOf, type Agency } from '../domain/agency';
import { isDiscount, voidDayOf, type BilledPart } from '../domain/billed-part';
import type { UsageRecord } from '../domain/book';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { BillingEvent } from '../domain/schedule';
import { groupBy } from '../foundation/group-by';
import { roundedRatio } from '../foundation/exact-ratio';
import { sortNaturally } from '../foundation/sort-naturally';

/** What the supplier gets of a billed part. */
export interface SupplierPart {
  readonly agency: Agency;
  /** Minor units, signed as the part. */
  readonly amount: number;
  /** Billed before in the running total, minor units. */
  readonly before: number;
}

/** By part id; only parts of agents. */
export type SupplierParts = ReadonlyMap<string, SupplierPart>;

export function collectForSuppliers(
  parts: readonly BilledPart[],
  obligations: ReadonlyMap<string, ObligationTerms>,
): SupplierParts {
  const collected = new Map<string, SupplierPart>();
  for (const [id, own] of groupBy(parts, ({ obligationId }) => obligationId)) {
    const agency = obligations.get(id)?.agency;
    if (agency === undefined) continue;
    let billed = 0;
    for (const part of inOrder(own)) {
      if (agency.isFixed && isDiscount(part.line)) continue;
      const isRunning = !isDiscount(part.line) && voidDayOf(part.line) === null;
      const before = isRunning ? billed : 0;
      const amount = supplierPartOf(agency, before + part.amount) - supplierPartOf(agency, before);
      if (isRunning) billed += part.amount;
      if (amount !== 0) collected.set(part.id, { agency, amount, before });
    }
  }
  return collected;
}

/** A later invoice must not move what earlier ones gave. */
function inOrder(parts: readonly BilledPart[]): readonly BilledPart[] {
  return sortNaturally(
    parts,
    ({ line }) => line.invoiceDay,
    ({ id }) => id,
  );
}

/** The parts as the agent earns them: without what the supplier gets. */
export function keepOwnParts(parts: readonly BilledPart[], collected: SupplierParts): readonly BilledPart[] {
  if (collected.size === 0) return parts;
  return parts.map((part) => {
    const supplier = collected.get(part.id);
    if (supplier === undefined) return part;
    const billingIds = [part.id, supplierBillingId(part.id)];
    return { ...part, amount: part.amount - supplier.amount, derivation: { kind: 'billings', billingIds } };
  });
}

/** Usage as the agent earns it, by running totals in order of the days. */
export function keepOwnUsage(usage: readonly UsageRecord[], agency: Agency | undefined): readonly UsageRecord[] {
  if (agency === undefined) return usage;
  let used = 0;
  return sortNaturally(usage, ({ day }) => day).map((row) => {
    const before = used;
    used += row.amount;
    const given = supplierPartOf(agency, used) - supplierPartOf(agency, before);
    return { ...row, amount: row.amount - given, ofSupplier: { agency, before, gross: row.amount } };
  });
}

const supplierBillingId = (billingId: string): string => `${billingId} for supplier`;

/** The event that owes the supplier its part of a billing event. */
export function owedToSupplier(billing: BillingEvent, { agency, amount, before }: SupplierPart): BillingEvent {
  return {
    ...billing,
    id: supplierBillingId(billing.id),
    partId: billing.id,
    amount: 0 - amount,
    rule: 'agent',
    documentId: supplierBillingId(billing.documentId),
    counterRole: 'Payable to supplier',
    derivation: { kind: 'for-supplier', billingId: billing.id, before, agency },
  };
}

/** What a credit takes from the supplier: of the line's part, by the credits to date. Nothing where there is none. */
export function creditedToSupplier(
  line: { readonly gross: number; readonly supplier: number; readonly credited: number },
  amount: number,
): number {
  const { gross, supplier, credited } = line;
  if (supplier === 0 || gross <= 0) return 0;
  return roundedRatio(supplier, credited + amount, gross) - roundedRatio(supplier, credited, gross);
}

/** The event of a credit: the supplier gives its part back. */
export function takenFromSupplier(
  billing: BillingEvent,
  line: { readonly gross: number; readonly supplier: number; readonly credited: number },
  amount: number,
): BillingEvent {
  return {
    ...billing,
    id: supplierBillingId(billing.id),
    amount,
    rule: 'agent',
    documentId: supplierBillingId(billing.documentId),
    counterRole: 'Payable to supplier',
    derivation: { kind: 'credited-to-supplier', billingId: billing.id, ...line },
  };
}
