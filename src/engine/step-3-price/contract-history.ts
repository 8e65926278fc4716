/**
 * The history of a contract: what happened to it, in order, each on what the one before left.
 * ASC 606-10-25-10 to 13, 606-10-32-14, 606-10-32-42 to 45; IFRS 15.18-21, IFRS 15.59, IFRS 15.87-90
 *
 * Rule: a contract is scheduled as it was agreed; its dated events then change what stands, in order of their days. On
 * one day a modification comes first, then changes of the price, so that an estimate made on that day sees the contract
 * as modified; then natural order of their names. Credit notes and voids come after, each on what the history had left
 * by its day.
 * Formula: standing after = event(standing before).
 * Example: estimates on 31 Mar and 30 Jun and a modification on 31 Mar run: modification, estimate, estimate.
 */
import type { Day } from '../foundation/calendar';
import { groupBy } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';

/** `Standing`: an obligation as it stands, with its terms and its schedule. */
export interface ContractEvent<Standing> {
  readonly id: string;
  /** Contract, or combination of contracts. */
  readonly contractId: string;
  readonly day: Day;
  readonly kind: 'modification' | 'price-change';
  /** Obligations of the contract by id before the event → those that it changes or adds. */
  readonly apply: (standing: ReadonlyMap<string, Standing>) => ReadonlyMap<string, Standing>;
}

const ORDER: Readonly<Record<ContractEvent<unknown>['kind'], number>> = { modification: 0, 'price-change': 1 };

/**
 * Obligations by id after all events; those of contracts without events are the same objects. `standing`: all
 * obligations as agreed, in natural order; obligations that events add come after them.
 */
export function replayContracts<Standing>(
  standing: ReadonlyMap<string, Standing>,
  events: readonly ContractEvent<Standing>[],
  contractOf: (standing: Standing) => string,
): ReadonlyMap<string, Standing> {
  if (events.length === 0) return standing;
  const after = new Map(standing);
  const obligationsOf = groupBy([...standing], ([, obligation]) => contractOf(obligation));
  for (const [contractId, ofContract] of groupBy(events, (event) => event.contractId)) {
    const current = new Map(obligationsOf.get(contractId) ?? []);
    for (const event of inOrder(ofContract)) {
      for (const [id, obligation] of event.apply(current)) {
        current.set(id, obligation);
        after.set(id, obligation);
      }
    }
  }
  return after;
}

function inOrder<Standing>(events: readonly ContractEvent<Standing>[]): ContractEvent<Standing>[] {
  return sortNaturally(
    events,
    (event) => event.day,
    (event) => ORDER[event.kind],
    (event) => event.id,
  );
}
