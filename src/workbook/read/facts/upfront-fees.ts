/** Upfront fees of Obligations: what the fee pays for, and until when. */
import type { Obligation, UpfrontFee } from '../../../engine/domain/book';
import { isoOf, type Day } from '../../../engine/foundation/calendar';
import { choiceList } from '../choices/choices';
import { hasValue, readChoice, readDay, requireValue } from '../cells/read-cells';
import { requireRationale } from './read-judgements';
import { foldId } from '../cells/normal-text';
import { report, showValue, type Entry, type Row } from '../tables/table-row';

export const UPFRONT_FEES = choiceList<UpfrontFee>([
  { value: 'contract', label: 'contract', aliases: ['of the contract', 'advance payment', 'yes', 'Y', 'true', 'x', 'no right', 'contract term', 'no promise', 'part of contract', 'part of the contract', 'part of the price', 'no separate promise', 'not distinct'] },
  { value: 'customer-life', label: 'customer life', aliases: ['material right', 'right to renew', 'renewal right', 'expected life', 'customer relationship', 'life'] },
]);

export interface FeeReading {
  readonly upfrontFee: UpfrontFee | null;
  /** Last day of recognition; null: the term. */
  readonly lastDay: Day | null;
}

/** `firstDay`: of the row or of its contract. */
export function readUpfrontFee(row: Row, firstDay: Day | null): FeeReading {
  const chosen = readChoice(row, 'Upfront fee', UPFRONT_FEES);
  const lastDay = readDay(row, 'Recognize until');
  const upfrontFee = chosen ?? (lastDay === null ? null : 'customer-life');
  if (upfrontFee === null) return { upfrontFee, lastDay };
  const column = chosen === null ? 'Recognize until' : 'Upfront fee';
  requireRationale(row, column, 'why the fee pays for no promise of its own, and how long the customer is expected to stay (606-10-55-50 to 53, IFRS 15.B48-B51)');
  if (upfrontFee === 'contract' && lastDay !== null) {
    report(row, 'upfront-fee.period', 'Recognize until', 'A fee of the contract is part of the price of its other promises and has no period of its own. Clear Recognize until, or enter customer life.');
  }
  if (upfrontFee === 'customer-life') requireValue(row, 'Recognize until', 'Enter the last day on which the customer is expected to stay.');
  if (hasValue(row, 'End') && lastDay !== null) {
    report(row, 'upfront-fee.period', 'Recognize until', 'End and Recognize until are both filled. Keep one of them.');
  }
  if (lastDay !== null && firstDay !== null && lastDay < firstDay) {
    report(row, 'date.reversed', 'Recognize until', `Recognize until ${isoOf(lastDay)} is before the fee starts (${isoOf(firstDay)}). Correct one of the two.`);
  }
  return { upfrontFee, lastDay };
}

/** A fee of the contract needs a promise that it pays for. */
export function checkUpfrontFees(obligations: readonly Entry<Obligation>[]): void {
  const served = new Set(obligations.filter(({ fact }) => fact.upfrontFee !== 'contract').map(({ fact }) => foldId(fact.contractId)));
  for (const { fact, row } of obligations) {
    if (row.failed || fact.upfrontFee !== 'contract' || served.has(foldId(fact.contractId))) continue;
    report(row, 'upfront-fee.alone', 'Upfront fee', `Contract ${showValue(fact.contractId)} has no promise that the fee could pay for. Add its service to Obligations.`);
  }
}
