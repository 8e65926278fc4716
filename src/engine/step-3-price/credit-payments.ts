/**
 * Credit notes of financed prices.
 * ASC 606-10-32-19 to 20, 606-10-32-42 to 45; IFRS 15.64-65, IFRS 15.87-90
 *
 * Rule: a credit note lowers what the customer is still to pay. Of it the price bears what that is worth on its day, and
 * revenue no more than this; interest to come bears the rest. Once no interest runs any more a credit is all price. What
 * is billed of such a price counts with the share of it that is price.
 * Formula: lowered = what the payments credited are worth; billed in the price = round(billed × price ÷ payments).
 * Example: 121.00 due on 1 Jan 2029 for goods of 1 Jan 2027 at 10 %, 12.10 credited on 1 Jan 2028: revenue −11.00.
 */
import type { CreditTreatment } from '../domain/credit-treatment';
import type { FinancedChange } from '../domain/financing';
import type { ObligationTerms } from '../domain/obligation-terms';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { changePayments } from './change-payments';

export interface CreditedPayment {
  readonly obligationId: string;
  readonly billingId: string;
  readonly day: Day;
  /** Minor units, positive as a rule. */
  readonly amount: number;
  readonly treatment: CreditTreatment;
}

/** Financed prices while credit notes come in the order of their days. */
export interface FinancedCredits {
  /** Of an amount billed, what is price; all of it where nothing is financed. */
  readonly inPrice: (obligationId: string, billed: number) => number;
  /** What a credit takes from the price, minor units signed as the credit; interest bears the rest. */
  readonly lower: (credit: CreditedPayment) => number;
  /** With what the credits changed. */
  readonly termsOf: (terms: ObligationTerms) => ObligationTerms;
}

/** Treatments under which service still to come bears a credit; others would need a price of what has passed. */
const OF_WHAT_IS_TO_COME: ReadonlySet<CreditTreatment> = new Set(['deferred-first', 'price-concession']);

export function openFinanced(obligations: readonly ObligationTerms[]): FinancedCredits {
  const prices = new Map(
    obligations.flatMap(({ id, financing }) =>
      financing === undefined || financing.periods.length === 0 ? [] : [[id, financing] as const],
    ),
  );
  const changes = new Map<string, FinancedChange[]>();
  return {
    inPrice: (obligationId, billed) => {
      const price = prices.get(obligationId);
      return price === undefined || price.nominal <= 0 ? billed : roundedRatio(billed, price.price, price.nominal);
    },
    lower: ({ obligationId, billingId, day, amount, treatment }) => {
      const price = prices.get(obligationId);
      if (price === undefined || (price.service !== undefined && !OF_WHAT_IS_TO_COME.has(treatment))) return amount;
      const own = changes.get(obligationId) ?? [];
      const earlier = [...(price.changes ?? []).filter((change) => change.day <= day), ...own];
      const change = changePayments(price, { id: billingId, kind: 'credit', day, amount: 0 - amount, earlier });
      if (change === null) return amount;
      changes.set(obligationId, [...own, change]);
      return 0 - change.schedule.price;
    },
    termsOf: (terms) => {
      const own = changes.get(terms.id);
      if (terms.financing === undefined || own === undefined) return terms;
      return { ...terms, financing: { ...terms.financing, changes: [...(terms.financing.changes ?? []), ...own] } };
    },
  };
}
