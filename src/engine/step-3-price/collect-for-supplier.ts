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
import type { ModificationLine } from '../domain/modification';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { BillingEvent } from '../domain/schedule';
import { groupBy } from '../foundation/group-by';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { sortNaturally } from '../foundation/sort-naturally';
import { changeAccount, type OverBilled, type SupplierAccount, type SupplierChanges } from './change-supplier-part';

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

export interface Collected {
  readonly parts: SupplierParts;
  /** By obligation: what modifications leave to be credited. */
  readonly overBilled: ReadonlyMap<string, readonly OverBilled[]>;
  /** Modifications whose change of the supplier’s amount no document will bring. */
  readonly stuck: readonly ModificationLine[];
}

export function collectForSuppliers(
  parts: readonly BilledPart[],
  obligations: ReadonlyMap<string, ObligationTerms>,
  changes: SupplierChanges,
): Collected {
  const collected = new Map<string, SupplierPart>();
  const overBilled = new Map<string, OverBilled[]>();
  const stuck: ModificationLine[] = [];
  for (const [id, own] of groupBy(parts, ({ obligationId }) => obligationId)) {
    const agency = obligations.get(id)?.agency;
    if (agency === undefined) continue;
    const pending = [...(changes.get(id) ?? [])];
    let account: SupplierAccount = { billed: 0, given: 0, agency, from: 0, overBilled: null, isStuck: false };
    const passChanges = (day: Day): void => {
      for (let next = pending[0]; next !== undefined && next.day <= day; next = pending[0]) {
        pending.shift();
        account = changeAccount(agency, account, next);
        const left = overBilled.get(id) ?? [];
        const last = left.at(-1);
        if (last?.next === null) overBilled.set(id, [...left.slice(0, -1), { ...last, next }]);
        if (account.overBilled !== null) overBilled.set(id, [...(overBilled.get(id) ?? []), account.overBilled]);
        if (account.isStuck) stuck.push(next.line);
      }
    };
    for (const part of inOrder(own)) {
      passChanges(part.line.invoiceDay);
      if (agency.isFixed && isDiscount(part.line)) continue;
      const isRunning = !isDiscount(part.line) && voidDayOf(part.line) === null;
      const before = isRunning ? account.billed - account.from : 0;
      const amount = supplierPartOf(account.agency, before + part.amount) - supplierPartOf(account.agency, before);
      if (isRunning) account = { ...account, billed: account.billed + part.amount, given: account.given + amount };
      if (amount !== 0) collected.set(part.id, { agency: account.agency, amount, before });
    }
    passChanges(Infinity);
  }
  return { parts: collected, overBilled, stuck };
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

/** The event of a credit: the supplier gives its part back. `counted`: the part of the credit that is divided so. */
export function takenFromSupplier(
  billing: BillingEvent,
  line: { readonly gross: number; readonly supplier: number; readonly credited: number; readonly counted?: number },
  amount: number,
  words = '',
): BillingEvent {
  return {
    ...billing,
    id: `${supplierBillingId(billing.id)}${words}`,
    amount,
    rule: 'agent',
    documentId: `${supplierBillingId(billing.documentId)}${words}`,
    counterRole: 'Payable to supplier',
    derivation: { kind: 'credited-to-supplier', billingId: billing.id, ...line },
  };
}
