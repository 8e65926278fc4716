/** What changes of an obligation's price come to, on a day and in all. */
import type { Day } from '../foundation/calendar';
import type { AmountDerivation, PriceChange, ScheduledObligation, Segment } from './schedule';

/** Whether the change is in the price on a day. */
export function isInPrice(change: PriceChange, asOf: Day): boolean {
  return change.effect === 'from-inception' || change.day <= asOf;
}

/** Sum of the changes that are in the price on a day, minor units. */
export function changesThrough(changes: readonly PriceChange[], asOf: Day): number {
  return changes.reduce((sum, change) => (isInPrice(change, asOf) ? sum + change.amount : sum), 0);
}

/** Variable consideration that was in the price from the start, minor units. */
export function variableFromInception(changes: readonly PriceChange[]): number {
  return changes.reduce((sum, { effect, amount }) => (effect === 'from-inception' ? sum + amount : sum), 0);
}

/** All changes, whatever their day, minor units. */
export function sumOfChanges(changes: readonly PriceChange[]): number {
  return changes.reduce((sum, { amount }) => sum + amount, 0);
}

/** Id of the change of the price that a segment is of; null for revenue of the price at the start. */
export function changeIdOf(derivation: AmountDerivation): string | null {
  switch (derivation.kind) {
    case 'price-change':
    case 'modification':
    case 'stop':
    case 'credit-moved':
      return derivation.changeId;
    case 'progress':
      return derivation.change?.id ?? null;
    default:
      return null;
  }
}

/** Whether a segment is of credits and voids that have changed the price by a day; later modifications may move what they bring. */
export function isCreditBy(
  { derivation }: Pick<Segment, 'derivation'>,
  { billings, changes }: Pick<ScheduledObligation, 'billings' | 'changes'>,
  asOf: Day,
): boolean {
  switch (derivation.kind) {
    case 'deferred-part':
    case 'recognized-part':
      return billings.some(({ id, day }) => id === derivation.billingId && day <= asOf);
    case 'credit-moved':
      return changes.some(({ id, day }) => id === derivation.changeId && day <= asOf);
    default:
      return false;
  }
}
