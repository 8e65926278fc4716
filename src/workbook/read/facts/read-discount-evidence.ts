/** Evidence for discounts of some obligations only: rows become facts, and groups and evidence must find each other. */
import type { Contract, Obligation, Product } from '../../../engine/domain/book';
import type { DiscountEvidence } from '../../../engine/domain/discount-evidence';
import { joinKey } from '../../../engine/foundation/group-by';
import { methodOfObligation } from './effective-method';
import { foldId } from '../cells/normal-text';
import { readKey, readText, requireValue } from '../cells/read-cells';
import { readPositiveAmount } from './read-contracts';
import { follow, originOf, reportDuplicate, rowsOf } from '../reading';
import type { EntryIndex, Reading } from '../reading';
import { report, showValue } from '../tables/table-row';
import type { Entry } from '../tables/table-row';

export function readDiscountEvidence(
  reading: Reading,
  contracts: EntryIndex<Contract>,
  obligations: readonly Entry<Obligation>[],
  products: EntryIndex<Product>,
): Entry<DiscountEvidence>[] {
  const byGroup = new Map<string, Entry<DiscountEvidence>>();
  const entries = rowsOf(reading, 'Discount evidence').map((row): Entry<DiscountEvidence> => {
    requireValue(row, 'Contract', 'Name the contract whose obligations form the group.');
    const contract = follow(reading, row, 'Contract', 'Contracts', contracts);
    const group = readKey(row, 'Group');
    requireValue(row, 'Bundle price', 'Enter what the group is regularly sold for.');
    requireValue(row, 'Rationale', 'Enter the evidence that the bundle is regularly sold at this price.');
    const fact: DiscountEvidence = {
      contractId: contract?.id ?? '',
      group,
      bundlePrice: readPositiveAmount(row, 'Bundle price', contract?.fact.currency ?? '') ?? 0,
      rationale: readText(row, 'Rationale'),
      origin: originOf(row),
    };
    const key = groupKey(fact.contractId, group);
    const first = byGroup.get(key);
    if (first === undefined) byGroup.set(key, { fact, row });
    else reportDuplicate(row, first.row, 'Group', showValue(group));
    return { fact, row };
  });
  checkGroups(obligations, contracts, products, byGroup);
  const named = new Set(obligations.map(({ fact }) => groupKey(fact.contractId, fact.discountGroup ?? '')));
  for (const { fact, row } of entries) {
    if (row.failed || named.has(groupKey(fact.contractId, fact.group))) continue;
    const message =
      `No obligation of contract ${showValue(fact.contractId)} has Discount group ${showValue(fact.group)}. ` +
      'Enter the group in Obligations, or delete the row.';
    report(row, 'discount-group.empty', 'Group', message);
  }
  return entries;
}

const groupKey = (contractId: string, group: string): string => joinKey(foldId(contractId), foldId(group));

function checkGroups(
  obligations: readonly Entry<Obligation>[],
  contracts: EntryIndex<Contract>,
  products: EntryIndex<Product>,
  evidence: ReadonlyMap<string, unknown>,
): void {
  for (const { fact, row } of obligations) {
    const { discountGroup = '', contractId } = fact;
    if (discountGroup === '') continue;
    if (!evidence.has(groupKey(contractId, discountGroup))) {
      const message =
        `Discount group ${showValue(discountGroup)} of contract ${showValue(contractId)} has no row in Discount ` +
        'evidence. Add one with the observable price of the bundle and its rationale (606-10-32-37, IFRS 15.82).';
      report(row, 'discount-group.evidence', 'Discount group', message);
    }
    const method = methodOfObligation(fact, contracts.get(foldId(contractId))?.fact, products);
    if (method === 'usage') {
      const message = `Obligation ${showValue(fact.id)} is recognized by usage and keeps its own price, so no discount of a group can be its. Clear Discount group.`;
      report(row, 'method.mismatch', 'Discount group', message);
    }
  }
}
