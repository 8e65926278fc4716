/** A line of a modification that changes the payments of a financed price: what it does to the price, and to interest. */
import type { FinancedPrice } from '../domain/financing';
import type { ChangedPayments, Modification, ModificationLine } from '../domain/modification';
import type { ObligationTerms } from '../domain/obligation-terms';
import { bearsInterestOn, changePayments } from '../step-3-price/change-payments';

export interface ModifiedPayments {
  readonly terms: ObligationTerms;
  /** Changes the price by what the change of payments is worth. */
  readonly line: ModificationLine;
  readonly payments: ChangedPayments;
}

/** Null where the line changes no payments, or none that bear interest, and where it must be refused. */
export function changePaymentsOf(
  terms: ObligationTerms,
  line: ModificationLine | null,
  { id, effectiveDay: day }: Pick<Modification, 'id' | 'effectiveDay'>,
): ModifiedPayments | null {
  const { financing } = terms;
  if (financing === undefined || line === null || line.isRemoved) return null;
  const earlier = financing.changes ?? [];
  const before = paymentsOf(financing);
  const amount = line.newPrice === null ? (line.priceChange ?? 0) : line.newPrice - before;
  const payments = { change: amount, after: before + amount };
  const change = changePayments(financing, { id: `${terms.id}/modification ${id}`, kind: 'modification', day, amount, earlier });
  if (change === null) {
    if (line.newPrice === null || amount !== 0 || !bearsInterestOn(financing, day)) return null;
    return { terms, line: { ...line, newPrice: null, priceChange: 0 }, payments };
  }
  return {
    terms: { ...terms, financing: { ...financing, changes: [...earlier, change] } },
    line: { ...line, newPrice: null, priceChange: change.schedule.price },
    payments,
  };
}

/** All payments together, as the contract states them now. */
const paymentsOf = ({ nominal, changes = [] }: FinancedPrice): number =>
  changes.reduce((sum, { amount }) => sum + amount, nominal);
