/** The price of each contract at inception, fixed and variable, and what is expected to be refunded: for the report. */
import { amountIn, amountText, includedEffect, lowestEffect, readSegments, refundsExpectedAt } from '../engine';
import type { Day, Estimate, RecognitionResult, ScheduledObligation } from '../engine';
import { variableFromInception } from '../engine/domain/price-change';

export interface ContractPriceRecord {
  readonly contract: string;
  readonly currency: string;
  /** What is due whatever happens: stated prices less what penalties, rebates and the like may take at most. */
  readonly fixed: string;
  /** The rest of the price: what depends on the future, as estimated and constrained at inception. */
  readonly variable: string;
  /** The transaction price at inception: fixed and variable. */
  readonly transactionPrice: string;
  /** What later estimates and other changes made of it through the close. */
  readonly priceNow: string;
  /** What customers are expected to get back at the close, of what was recognized so far. */
  readonly refundsExpected: string;
}

/** Contracts whose price varies, in natural order; usage counts as used. */
export function contractPrices(recognition: RecognitionResult, throughDay: Day): ContractPriceRecord[] {
  const names = [...new Set(recognition.estimates.map(({ contractId }) => contractId))];
  return names.flatMap((contractId) => {
    const obligations = recognition.obligations.filter((obligation) => obligation.contractId === contractId);
    const estimates = recognition.estimates.filter((estimate) => estimate.contractId === contractId);
    const first = obligations[0];
    return first === undefined ? [] : [priceOf(contractId, first.currency, obligations, estimates, throughDay)];
  });
}

function priceOf(
  contract: string,
  currency: string,
  obligations: readonly ScheduledObligation[],
  estimates: readonly Estimate[],
  throughDay: Day,
): ContractPriceRecord {
  const stated = obligations.reduce((sum, { allocated }) => sum + allocated, 0);
  const changes = obligations.flatMap((obligation) => obligation.changes);
  const atInception = stated + variableFromInception(changes);
  const now = changes.reduce((sum, change) => (change.day <= throughDay ? sum + change.amount : sum), 0);
  const firstRows = new Map([...estimates].reverse().map((estimate) => [estimate.id, estimate]));
  const atRisk = [...firstRows.values()].reduce((sum, estimate) => sum + mayBeLost(estimate, obligations, stated), 0);
  const fixed = stated + atRisk;
  const text = (minor: number): string => amountText(minor, currency);
  return {
    contract,
    currency,
    fixed: text(fixed),
    variable: text(atInception - fixed),
    transactionPrice: text(atInception),
    priceNow: text(stated + now),
    refundsExpected: text(refundsExpectedAt(obligations, throughDay, readSegments)),
  };
}

/** What an estimate may take from the stated price at most, minor units ≤ 0. */
function mayBeLost(estimate: Estimate, obligations: readonly ScheduledObligation[], stated: number): number {
  const own = obligations.find(({ id }) => id === estimate.obligationId)?.allocated ?? stated;
  return Math.min(0, amountIn(lowestEffect(estimate), own), amountIn(includedEffect(estimate), own));
}
