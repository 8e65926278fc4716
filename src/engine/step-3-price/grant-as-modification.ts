/**
 * Free credits given later in a contract are a change of it.
 * ASC 606-10-25-10 to 13(a), 606-10-32-42 to 45; IFRS 15.18-21(a), 15.87-90
 *
 * Rule: credits that are given after a contract was agreed, by themselves and for nothing, lower the price of what is
 * still to come: they are distinct goods added at less than their stand-alone selling price, so the contract is modified
 * prospectively from that day. What is not recognized of its price is shared anew by selling prices, with the credits
 * among what is to come. A row that names a modification, or an invoice, says otherwise; credits given beside paid ones
 * on that day share what is paid. Where nothing is to come, the credits get no price and a warning says so.
 * Formula: credits get round(not recognized × worth ÷ (worth + selling prices of what is to come)).
 * Example: 1,200.00 for 2027; on 1 Jul credits of 150.00 are given: 600.00 is to come, selling price 600.00 → 480.00 for
 * the service and 120.00 for the credits.
 */
import type { Contract, RevenueBook } from '../domain/book';
import { groupOfInvoice, type CreditGrant } from '../domain/credit-grant';
import type { Modification } from '../domain/modification';
import { groupBy, joinKey } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';

/** The day on which a contract is agreed and has started; −Infinity where nothing dates it. */
export function inceptionOfContract(contract: Contract | undefined): number {
  return Math.max(contract?.signedDay ?? -Infinity, contract?.firstDay ?? -Infinity);
}

/** Whether a free grant comes later and by itself. `grants`: all of the book. */
export function isGivenLater(grant: CreditGrant, contract: Contract | undefined, grants: readonly CreditGrant[]): boolean {
  const inception = inceptionOfContract(contract);
  if (grant.pricePaid > 0 || grant.modificationId !== null || groupOfInvoice(grant) !== null) return false;
  if (inception === -Infinity || grant.grantDay <= inception) return false;
  return !grants.some(({ contractId, grantDay, pricePaid }) => contractId === grant.contractId && grantDay === grant.grantDay && pricePaid > 0);
}

export interface GrantsAsModifications {
  /** Grants, later ones with the modification that they are. */
  readonly grants: readonly CreditGrant[];
  /** One a contract and day; its row is that of the first grant. */
  readonly modifications: readonly Modification[];
}

export function modifyByGrants(book: Pick<RevenueBook, 'creditGrants' | 'contracts' | 'modifications'>): GrantsAsModifications {
  const { creditGrants: grants = [], contracts } = book;
  const contractOf = new Map(contracts.map((contract) => [contract.id, contract]));
  const later = grants.filter((grant) => contractOf.has(grant.contractId) && isGivenLater(grant, contractOf.get(grant.contractId), grants));
  if (later.length === 0) return { grants, modifications: [] };
  const taken = new Set(book.modifications.map(({ id }) => id));
  const idOf = new Map<string, string>();
  const modifications: Modification[] = [];
  for (const ofDay of groupBy(sortNaturally(later, ({ id }) => id), ({ contractId, grantDay }) => joinKey(contractId, grantDay)).values()) {
    const [first] = ofDay;
    if (first === undefined) continue;
    let id = `Free credits ${first.id}`;
    while (taken.has(id)) id = `${id} (grant)`;
    taken.add(id);
    for (const grant of ofDay) idOf.set(grant.id, id);
    const { contractId, grantDay: effectiveDay, rationale, origin } = first;
    modifications.push({ id, contractId, effectiveDay, treatment: 'prospective', remainingDistinct: true, rationale, origin });
  }
  return { grants: grants.map((grant) => ({ ...grant, modificationId: idOf.get(grant.id) ?? grant.modificationId })), modifications };
}
