/** Which contracts the column Group combines: those of one group, and a contract that others name there. */
import type { Contract } from '../../../engine/domain/book';
import { compareNaturally } from '../../../engine/foundation/natural-order';
import { foldId } from '../cells/normal-text';
import { hasValue } from '../cells/read-cells';
import { report, showValue, type Entry } from '../tables/table-row';

/** The entries with one name a combination, whoever names whom; combinations that cannot be are noted. */
export function settleCombinations(entries: readonly Entry<Contract>[]): Entry<Contract>[] {
  if (!entries.some(({ fact }) => fact.group !== undefined)) return [...entries];
  const combinations = joinContracts(entries);
  const settled = entries.map((entry): Entry<Contract> => {
    const name = combinations.get(foldId(entry.fact.id));
    return name === undefined ? entry : { fact: { ...entry.fact, group: name }, row: entry.row };
  });
  const members = new Map<string, Entry<Contract>[]>();
  for (const entry of settled) {
    const { group } = entry.fact;
    if (group !== undefined) members.set(group, [...(members.get(group) ?? []), entry]);
  }
  for (const [name, ofGroup] of members) checkCombination(name, ofGroup);
  return settled;
}

/** By folded contract id the name of its combination: the first of the names that stand in Group. */
function joinContracts(entries: readonly Entry<Contract>[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  for (const { fact } of entries) {
    if (fact.group === undefined) continue;
    const [from, to] = [rootOf(foldId(fact.id)), rootOf(foldId(fact.group))];
    if (from !== to) parents.set(from, to);
  }
  const names = new Map<string, string>();
  for (const { fact } of entries) {
    if (fact.group === undefined) continue;
    const root = rootOf(foldId(fact.group));
    const known = names.get(root);
    if (known === undefined || compareNaturally(fact.group, known) < 0) names.set(root, fact.group);
  }
  const found = new Map<string, string>();
  for (const { fact } of entries) {
    const name = names.get(rootOf(foldId(fact.id)));
    if (name !== undefined) found.set(foldId(fact.id), name);
  }
  return found;
}

function checkCombination(name: string, members: readonly Entry<Contract>[]): void {
  const [first] = members;
  if (first === undefined) return;
  for (const { fact, row } of members) {
    const named = hasValue(row, 'Group');
    if (named && members.length === 1) {
      const message = `Contract ${showValue(fact.id)} is combined with ${showValue(name)}, which no other contract is. Name the contract it is combined with, or the same group on both.`;
      report(row, 'contract-group.alone', 'Group', message);
    }
    const differing = (['customer', 'entity', 'currency'] as const).find(
      (party) => fact[party].toLowerCase() !== first.fact[party].toLowerCase(),
    );
    if (differing === undefined || row.failed || first.row.failed) continue;
    const message =
      `Contract ${showValue(fact.id)} is combined with ${showValue(first.fact.id)}, but its ${differing} is ` +
      `${showValue(fact[differing])}, that of ${showValue(first.fact.id)} ${showValue(first.fact[differing])}. ` +
      'Only contracts with one customer, in one entity and currency, can be one (606-10-25-9, IFRS 15.17).';
    report(row, 'contract-group.mismatch', 'Group', message);
  }
}
