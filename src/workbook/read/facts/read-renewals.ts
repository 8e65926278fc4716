/** Renewals: what a contract renews, the option that it uses by that, and what would then be counted twice. */
import { exerciseByRenewal, findRenewedRights, renewedContracts } from '../../../engine';
import type { Contract, Obligation } from '../../../engine/domain/book';
import type { ContractCost } from '../../../engine/domain/contract-cost';
import type { RightExercise } from '../../../engine/domain/material-right';
import { isoOf, lastDayOfMonths } from '../../../engine/foundation/calendar';
import { groupBy } from '../../../engine/foundation/group-by';
import { foldId } from '../cells/normal-text';
import { hasValue, readId, requireValue } from '../cells/read-cells';
import { follow, type EntryIndex, type Reading } from '../reading';
import { report, showValue, type Entry } from '../tables/table-row';

/** A renewal is a contract of its own with the same customer: its entry names the contract as that is written. */
export function settleRenewals(contracts: readonly Entry<Contract>[]): Entry<Contract>[] {
  const byId = new Map(contracts.map((entry) => [foldId(entry.fact.id), entry.fact]));
  return contracts.map((entry) => {
    const { fact, row } = entry;
    const id = readId(row, 'Renewal of');
    if (id === null) {
      if (hasValue(row, 'Exercises right')) {
        report(row, 'right.renewal', 'Exercises right', 'Exercises right is filled, and the contract is no renewal. Enter in Renewal of which contract it renews, or clear the cell; other uses of a right stand in Option exercises.');
      }
      return entry;
    }
    const renewed = byId.get(foldId(id));
    if (renewed === undefined) {
      report(row, 'id.unknown', 'Renewal of', `Renewal of ${showValue(id)} is not in Contracts. Correct it, or add the row to Contracts.`);
      return entry;
    }
    const overlaps = renewed.lastDay !== null && fact.firstDay !== null && fact.firstDay <= (renewed.bindingDay ?? renewed.lastDay);
    const isOther = foldId(renewed.customer) !== foldId(fact.customer) || renewed.id === fact.id;
    if (overlaps || isOther) {
      const why = overlaps ? `starts while ${showValue(renewed.id)} still runs` : 'is of another customer, or of itself';
      report(row, 'term.renewal', 'Renewal of', `The renewal ${why}. Correct it; a change of a running contract is a modification.`);
    }
    return { fact: { ...fact, renewalOf: renewed.id }, row };
  });
}

/** A contract and its renewal are agreed at different times, so they are seldom one. After combinations are settled. */
export function checkCombinedRenewals(contracts: readonly Entry<Contract>[]): void {
  const byId = new Map(contracts.map(({ fact }) => [fact.id, fact]));
  for (const { fact, row } of contracts) {
    const renewed = fact.renewalOf === undefined ? undefined : byId.get(fact.renewalOf);
    if (renewed === undefined || fact.group === undefined || renewed.group !== fact.group) continue;
    const message = `The contract renews ${showValue(renewed.id)} and is combined with it. Contracts agreed at different times are apart (606-10-25-9, IFRS 15.17): keep the group only where both were agreed at once.`;
    report(row, 'term.renewal-combined', 'Renewal of', message);
  }
}

export interface RenewalContext {
  readonly contracts: readonly Entry<Contract>[];
  readonly rights: readonly Entry<Obligation>[];
  /** What is promised beside rights. */
  readonly promised: readonly Entry<Obligation>[];
  /** Exercises that rows of their own tell. */
  readonly exercises: readonly Entry<RightExercise>[];
}

/** The exercises that renewals make of the rights of what they renew. */
export function exerciseRightsByRenewals(reading: Reading, context: RenewalContext): Entry<RightExercise>[] {
  const { rights, exercises } = context;
  const index: EntryIndex<Obligation> = new Map(rights.map((entry) => [foldId(entry.fact.id), { ...entry, id: entry.fact.id }]));
  const contracts = context.contracts.map((entry): Entry<Contract> => {
    if (entry.fact.renewalOf === undefined) return entry;
    const right = follow(reading, entry.row, 'Exercises right', 'Material rights', index);
    return right === null ? entry : { ...entry, fact: { ...entry.fact, exercisesRight: right.id } };
  });
  const rowOf = new Map(contracts.map((entry) => [entry.fact.id, entry]));
  const facts = contracts.map(({ fact }) => fact);
  const exercised = new Set(exercises.map(({ fact }) => fact.obligationId));
  const { uses, open } = findRenewedRights(facts, rights.map(({ fact }) => fact), exercised);
  for (const { renewal, right } of open) {
    const { row } = rowOf.get(renewal.id)!;
    if (row.failed || index.get(foldId(right.id))!.row.failed) continue;
    const message = `${showValue(renewal.renewalOf ?? '')} gave right ${showValue(right.id)}, and nothing says whether this renewal uses it. Enter it in Exercises right, a column of this table; or say in Option to renew of Material rights whether it is one.`;
    report(row, 'right.renewal-open', 'Renewal of', message);
  }
  const used = new Map(uses.map((use) => [use.renewal.id, use]));
  for (const entry of contracts) {
    const named = entry.fact.exercisesRight;
    if (named !== undefined && !used.has(entry.fact.id)) reportUnused(entry, index.get(foldId(named))!.fact, { ...context, exercised, facts });
  }
  checkPromisedRenewals(contracts, context);
  return uses.map((use) => ({ fact: exerciseByRenewal(use), row: rowOf.get(use.renewal.id)!.row }));
}

/** Why a renewal cannot use the right that it names. */
function reportUnused(
  { fact, row }: Entry<Contract>,
  right: Obligation,
  { exercised, facts }: { readonly exercised: ReadonlySet<string>; readonly facts: readonly Contract[] },
): void {
  const name = showValue(right.id);
  const day = fact.signedDay ?? fact.firstDay;
  if (day === null) {
    requireValue(row, 'Signed', 'A right is used on the day on which the renewal is agreed.');
    return;
  }
  const chain = renewedContracts(fact, new Map(facts.map((contract) => [contract.id, contract])));
  const why = !chain.includes(right.contractId)
    ? `is of contract ${showValue(right.contractId)}, which this one does not renew. Name a right of ${showValue(fact.renewalOf ?? '')}`
    : right.right?.value.kind === 'renewal'
      ? 'counts as promised already (Renewal price), so no exercise is counted. Clear the cell and enter no obligations for its service: invoices of the renewal name the right'
      : exercised.has(right.id)
        ? 'has its exercises on its own row or in Option exercises. Keep them there or here'
        : right.lastDay !== null && day > right.lastDay
          ? `expires on ${isoOf(right.lastDay)}, before the renewal is agreed (${isoOf(day)}). Correct one of the two, or enter Signed`
          : right.firstDay !== null && day < right.firstDay
            ? `starts on ${isoOf(right.firstDay)}, after the renewal is agreed (${isoOf(day)}). Correct one of the two`
            : 'is used by another renewal already. Name each right once';
  report(row, 'right.renewal', 'Exercises right', `Right ${name} ${why}.`);
}

/** What the practical alternative took as promised is not promised again by the renewal. */
function checkPromisedRenewals(contracts: readonly Entry<Contract>[], { rights, promised }: RenewalContext): void {
  const assumed = groupBy(rights.filter(({ fact }) => fact.right?.value.kind === 'renewal'), ({ fact }) => fact.contractId);
  if (assumed.size === 0) return;
  const facts = new Map(contracts.map(({ fact }) => [fact.id, fact]));
  const selling = new Set(promised.map(({ fact }) => fact.contractId));
  for (const { fact, row } of contracts) {
    if (fact.renewalOf === undefined || !selling.has(fact.id)) continue;
    const [firstDay, lastDay] = [fact.firstDay ?? -Infinity, fact.lastDay ?? Infinity];
    const twice = renewedContracts(fact, facts)
      .flatMap((id) => assumed.get(id) ?? [])
      .find(({ fact: right }) => (right.firstDay ?? Infinity) <= lastDay && firstDay <= (right.lastDay ?? -Infinity));
    if (twice === undefined) continue;
    const message = `The service of right ${showValue(twice.fact.id)} counts as promised in ${showValue(twice.fact.contractId)} already (Renewal price), so obligations of this renewal would be revenue twice. Let its invoices name the right and delete its obligations, or delete the right.`;
    report(row, 'right.renewal-promised', 'Renewal of', message);
  }
}

/** A commission that also pays for renewals, and one that was paid for the renewal: both at once need a word. */
export function checkCostsOfRenewals(costs: readonly Entry<ContractCost>[], contracts: EntryIndex<Contract>): void {
  const facts = new Map([...contracts.values()].map(({ fact }) => [fact.id, fact]));
  const isCommission = ({ fact }: Entry<ContractCost>): boolean => fact.kind === 'obtain' && fact.isCapitalizable;
  const commissions = costs.filter(isCommission);
  for (const { fact, row } of commissions) {
    const { firstDay = null, lastDay = null } = facts.get(fact.contractId) ?? {};
    const until = fact.months === null ? fact.lastDay : lastDayOfMonths(fact.firstDay ?? firstDay ?? fact.day, fact.months);
    if (fact.isRenewalCommensurate !== null || until === null || lastDay === null || until <= lastDay) continue;
    const again = commissions.find(({ fact: other }) => {
      const renewal = facts.get(other.contractId);
      return renewal !== undefined && renewedContracts(renewal, facts).includes(fact.contractId);
    });
    if (again === undefined) continue;
    const message = `The cost is amortized until ${isoOf(until)}, beyond its contract, and ${showValue(again.fact.contractId)}, which renews it, cost a commission of its own (${showValue(again.fact.id)}). Enter in Renewal commensurate whether that is as much again: then this one ends on ${isoOf(lastDay)} (340-40-35-1, IFRS 15.99).`;
    report(row, 'cost.renewal-period', hasValue(row, 'End') ? 'End' : 'Months', message);
  }
}
