/** Obligations with a significant financing component: their price as of the day they pass, from the rows of Financing. */
import { engineDiagnostic, type Diagnostic } from './domain/diagnostic';
import type { FinancingRow } from './domain/financing';
import type { ObligationTerms } from './domain/obligation-terms';
import type { Policy } from './domain/policy';
import { isoOf } from './foundation/calendar';
import { groupBy } from './foundation/group-by';
import { sortNaturally } from './foundation/sort-naturally';
import { priceWithFinancing } from './step-3-price/significant-financing';
import { transferDayOf } from './step-5-recognition/transfer-day';

/** The obligations in their order; those without rows as they are. */
export function financeObligations(
  obligations: readonly ObligationTerms[],
  rows: readonly FinancingRow[],
  policy: Policy,
  diagnostics: Diagnostic[],
): readonly ObligationTerms[] {
  if (rows.length === 0) return obligations;
  const sorted = sortNaturally(
    rows,
    ({ obligationId }) => obligationId,
    ({ firstPaymentDay }) => firstPaymentDay,
  );
  const ofObligation = groupBy(sorted, ({ obligationId }) => obligationId);
  return obligations.map((terms) => {
    const own = ofObligation.get(terms.id);
    return own === undefined ? terms : financeObligation(terms, own, policy, diagnostics);
  });
}

function financeObligation(
  terms: ObligationTerms,
  rows: readonly FinancingRow[],
  policy: Policy,
  diagnostics: Diagnostic[],
): ObligationTerms {
  const named = rows.find(({ transferDay }) => transferDay !== null)?.transferDay ?? null;
  const transferDay = named ?? (terms.method === 'point-in-time' ? transferDayOf(terms) : null);
  const { origin } = rows[0]!;
  if (transferDay === null) {
    const message = `Nothing says when obligation ${terms.id} passes to the customer, so its payments cannot be discounted. Enter Transfer date, for service over time the day as of which its price counts.`;
    diagnostics.push(engineDiagnostic('error', 'financing.undated', origin, 'Transfer date', message));
    return terms;
  }
  const financing = priceWithFinancing(rows, transferDay, policy.financingExpedient);
  if (financing.isWithinYear) {
    const message = `All payments of obligation ${terms.id} lie within a year of ${isoOf(transferDay)}, so no financing is computed (606-10-32-18, IFRS 15.63). Set Financing expedient to off to compute it.`;
    diagnostics.push(engineDiagnostic('warning', 'financing.within-year', origin, 'Payment date', message));
  }
  return { ...terms, statedPrice: financing.price, financing };
}
