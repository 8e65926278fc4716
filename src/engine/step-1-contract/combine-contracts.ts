/**
 * Contracts that are accounted for as one.
 * ASC 606-10-25-9; IFRS 15.17
 *
 * Rule: contracts with one customer, entered into at or near the same time, are one contract if they are negotiated as a
 * package, if the price of one depends on the other, or if their promises are one obligation. That is judgement: a row
 * of Contracts names a group, or the contract that it is combined with, and the reason. The prices of a group are one
 * price, split over all its obligations by selling prices, and the group has one net position. Contracts keep their own
 * ids. Only contracts of one customer, entity and currency are combined.
 * Formula: price of the group = Σ stated prices of its contracts.
 * Example: C-1 sells a licence for 600.00 (SSP 900.00), C-2 support for 600.00 (SSP 300.00), combined: of 1,200.00 the
 * licence is allocated 900.00 and support 300.00; apart, each keeps 600.00.
 */
import type { Contract } from '../domain/book';
import { groupBy } from '../foundation/group-by';

/** By contract id the name of its combination; contracts that stand alone are not in it. */
export function combineContracts(contracts: readonly Contract[]): ReadonlyMap<string, string> {
  const combinations = new Map<string, string>();
  for (const [name, members] of groupBy(contracts, ({ id, group }) => group ?? id)) {
    const [first] = members;
    if (first === undefined || members.length < 2 || !members.every((contract) => areSameParties(contract, first))) continue;
    for (const { id } of members) combinations.set(id, name);
  }
  return combinations;
}

/** Whether two contracts have the parties and the currency in common that a combination needs. */
export function areSameParties(a: Contract, b: Contract): boolean {
  return a.customer.toLowerCase() === b.customer.toLowerCase() && a.entity === b.entity && a.currency === b.currency;
}
