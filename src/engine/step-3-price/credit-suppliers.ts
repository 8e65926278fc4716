/**
 * What credit notes of an agent's sales take from its supplier.
 * ASC 606-10-55-38, 606-10-32-42; IFRS 15.B36, IFRS 15.87
 *
 * Rule: a credit of what a modification left billed beyond the new price takes from the supplier what the modification
 * says; any other credit its share of the invoice line. What a modification left is credited first, in order of days.
 * Formula: taken = round(supplier × credited through ÷ gross) − round(supplier × credited before ÷ gross), supplier and
 * gross of what is over-billed, then of the line.
 * Example: 1,000.00 billed, 800.00 of it the supplier's; a modification leaves 100.00 over-billed, 60.00 of it the
 * supplier's. Credits of 50.00 and 150.00 take 30.00, then 30.00 and, of the line, 80.00.
 */
import type { Diagnostic } from '../domain/diagnostic';
import type { BillingEvent } from '../domain/schedule';
import { creditedToSupplier, takenFromSupplier } from './collect-for-supplier';
import { reportUncredited, type OverBilled } from './change-supplier-part';

interface Divided {
  readonly gross: number;
  readonly supplier: number;
  readonly credited: number;
}

export interface SupplierCredits {
  /** Events that take from the supplier, for a credit, whose amount is below zero as a rule; `line` as it is billed. */
  readonly take: (credit: BillingEvent, line: Divided) => BillingEvent[];
  /** Findings on what was not credited when the next modification came; once all credits are taken. */
  readonly findUncredited: () => Diagnostic[];
}

/** `overBilled`: by obligation, in order of days; credits are to come in order of theirs. */
export function creditSuppliers(overBilled: ReadonlyMap<string, readonly OverBilled[]>): SupplierCredits {
  const credited = new Map<OverBilled, number>();
  /** What of that came too late for the next modification. */
  const late = new Set<OverBilled>();
  return {
    take: (credit, line) => {
      let rest = 0 - credit.amount;
      const events: BillingEvent[] = [];
      const note = (divided: Divided & { readonly counted?: number }, amount: number, words = ''): void => {
        const taken = creditedToSupplier(divided, amount);
        if (taken !== 0) events.push(takenFromSupplier(credit, divided, taken, words));
      };
      for (const left of overBilled.get(credit.obligationId) ?? []) {
        const before = credited.get(left) ?? 0;
        const counted = left.day > credit.day ? 0 : Math.max(0, Math.min(rest, left.gross - before));
        if (counted === 0) continue;
        credited.set(left, before + counted);
        if (left.next !== null && credit.day >= left.next.day) late.add(left);
        rest -= counted;
        note({ gross: left.gross, supplier: left.supplier, credited: before, counted }, counted, events.length === 0 ? '' : ` ${events.length + 1}`);
      }
      const isWhole = rest === 0 - credit.amount;
      if (rest !== 0) note({ gross: line.gross, supplier: line.supplier, credited: line.credited, ...(isWhole ? {} : { counted: rest }) }, rest, events.length === 0 ? '' : ` ${events.length + 1}`);
      return events;
    },
    findUncredited: () =>
      [...overBilled.values()].flat().flatMap((left) => {
        const isOpen = late.has(left) || (credited.get(left) ?? 0) < left.gross;
        return left.next === null || !isOpen ? [] : [reportUncredited(left.next.line)];
      }),
  };
}
