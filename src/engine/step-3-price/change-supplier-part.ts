/**
 * A modification changes what an agent's customer pays and what its supplier gets.
 * ASC 606-10-55-38, 606-10-25-10 to 13, 606-10-32-2; IFRS 15.B36, IFRS 15.18-21, IFRS 15.47
 *
 * Rule: where the supplier gets an amount, the modification says what becomes of it; the agent's price changes by the
 * difference. What was billed before stays as it was divided. What is billed after it brings the supplier to its new
 * amount as the customer comes to its new price; where more is billed than the new price, the credit notes that give it
 * back take from the supplier what it gets less; another modification has to wait for them.
 * Formula: supplier of what is billed after = round(x × (amount after − given before) ÷ (price after − billed before)),
 * of what is credited = round(x × (given before − amount after) ÷ (billed before − price after)), x to date.
 * Example: 1,000.00 for the customer, 800.00 for the supplier, 500.00 billed and 400.00 given; then 1,100.00 and 850.00:
 * the other 600.00 give 450.00. All billed, then 900.00 and 740.00: a credit of 100.00 takes 60.00, revenue falls by 40.00.
 */
import type { Agency } from '../domain/agency';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { Modification, ModificationLine } from '../domain/modification';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Day } from '../foundation/calendar';

/** What the customer pays and the supplier gets in all from a day on, minor units. */
export interface SupplierChange {
  readonly day: Day;
  readonly grossAfter: number;
  readonly supplierAfter: number;
  readonly line: ModificationLine;
  /** No modification changed them before. */
  readonly isFirst: boolean;
}

/** Of obligations whose supplier gets an amount, by day. */
export type SupplierChanges = ReadonlyMap<string, readonly SupplierChange[]>;

interface Modified {
  readonly modifications: ReadonlyMap<string, Modification>;
  readonly modificationLines: ReadonlyMap<string, readonly ModificationLine[]>;
}

export function findSupplierChanges(
  { modifications, modificationLines }: Modified,
  obligations: ReadonlyMap<string, Pick<ObligationTerms, 'agency'>>,
): SupplierChanges {
  const found = new Map<string, SupplierChange[]>();
  const inOrder = [...modifications.values()].sort((a, b) => a.effectiveDay - b.effectiveDay);
  for (const { id, effectiveDay: day } of inOrder) {
    for (const line of modificationLines.get(id) ?? []) {
      const agency = obligations.get(line.obligationId)?.agency;
      if (agency?.isFixed !== true || line.supplier === undefined) continue;
      const own = found.get(line.obligationId) ?? [];
      const last = own.at(-1) ?? { grossAfter: agency.grossPrice, supplierAfter: agency.part };
      const { kind, amount } = line.supplier;
      const supplierAfter = kind === 'amount' ? amount : last.supplierAfter + amount;
      const grossAfter = line.newPrice ?? last.grossAfter + (line.priceChange ?? 0);
      found.set(line.obligationId, [...own, { day, grossAfter, supplierAfter, line, isFirst: own.length === 0 }]);
    }
  }
  return found;
}

/** More was billed than the customer is to pay: what is to be credited of it, and what of that the supplier gives back. */
export interface OverBilled {
  readonly day: Day;
  readonly gross: number;
  readonly supplier: number;
  /** The next modification, which rests on its being credited; null where there is none. */
  readonly next: SupplierChange | null;
}

export interface SupplierAccount {
  readonly billed: number;
  readonly given: number;
  /** How what is billed from now on is divided, counted from `from`. */
  readonly agency: Agency;
  readonly from: number;
  readonly overBilled: OverBilled | null;
  /** No document to come gives the supplier what it is to get. */
  readonly isStuck: boolean;
}

/** The account after a change, from what was billed and given before it. */
export function changeAccount(agency: Agency, { billed, given }: Pick<SupplierAccount, 'billed' | 'given'>, change: SupplierChange): SupplierAccount {
  const { day, grossAfter, supplierAfter } = change;
  const left = grossAfter - billed;
  if (left > 0) {
    const divided: Agency = { ...agency, part: supplierAfter - given, whole: left, since: { given, line: change.line, isFirst: change.isFirst } };
    return { billed, given, agency: divided, from: billed, overBilled: null, isStuck: false };
  }
  const overBilled = left === 0 ? null : { day, gross: 0 - left, supplier: given - supplierAfter, next: null };
  const beyond: Agency = { ...agency, part: supplierAfter, whole: Math.max(1, grossAfter), since: { given: 0, line: change.line, isFirst: change.isFirst } };
  return { billed: grossAfter, given: supplierAfter, agency: beyond, from: grossAfter, overBilled, isStuck: left === 0 && given !== supplierAfter };
}

/** A modification before what an earlier one left over-billed is credited: who gave back what is not known. */
export function reportUncredited({ modificationId, obligationId, origin }: ModificationLine): Diagnostic {
  const message = `Modification ${modificationId} changes the price of obligation ${obligationId} again, while more is billed of it than an earlier modification left, and not credited by then: what of it is the supplier’s is not known. Enter the credit note before it, or both modifications as one.`;
  return engineDiagnostic('error', 'agent.over-billed', origin, 'Price change', message);
}

export function reportStuck({ modificationId, obligationId, origin }: ModificationLine): Diagnostic {
  const message = `Modification ${modificationId} changes what the supplier of obligation ${obligationId} gets, and all that the customer pays is billed already: no invoice and no credit note will bring the change to the supplier. Change the price too, or enter the modification before the last invoice.`;
  return engineDiagnostic('error', 'agent.all-billed', origin, 'Supplier change', message);
}
