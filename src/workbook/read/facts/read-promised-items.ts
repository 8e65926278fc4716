/** Rows of Promised items become facts, and give their obligations a price. */
import { priceOfItems } from '../../../engine';
import type { Contract, Obligation } from '../../../engine/domain/book';
import type { PromisedItem } from '../../../engine/domain/line-share';
import { amountText } from '../../../engine/foundation/decimal-text';
import { groupBy } from '../../../engine/foundation/group-by';
import { foldId } from '../cells/normal-text';
import { hasValue, readId, readKey, readText, requireValue } from '../cells/read-cells';
import { currencyOf, readPositiveAmount } from './read-contracts';
import { follow, originOf, reportDuplicate, rowsOf, type EntryIndex, type Reading } from '../reading';
import { readShareCell } from './read-share-cell';
import { runningShares, type WeighedRow } from './running-shares';
import { report, showValue, type Entry } from '../tables/table-row';

/** Obligations whose items state prices: their own row needs none. */
export function obligationsOfPricedItems(reading: Reading): ReadonlySet<string> {
  const rows = rowsOf(reading, 'Promised items');
  const priced = new Set(rows.filter((row) => hasValue(row, 'Price')).map((row) => foldId(readId(row, 'Item') ?? '')));
  return new Set(rows.filter((row) => priced.has(foldId(readId(row, 'Item') ?? ''))).map((row) => foldId(readId(row, 'Obligation') ?? '')));
}

export function readPromisedItems(
  reading: Reading,
  obligations: EntryIndex<Obligation>,
  contracts: EntryIndex<Contract>,
): Entry<PromisedItem>[] {
  const rows = rowsOf(reading, 'Promised items').map((row) => {
    const itemId = readKey(row, 'Item');
    requireValue(row, 'Obligation', 'Name the obligation that the item belongs to.');
    requireValue(row, 'Rationale', 'Enter why the items are one obligation, or the item serves several (606-10-25-19 to 21, IFRS 15.27-29).');
    const obligation = follow(reading, row, 'Obligation', 'Obligations', obligations);
    const fact: PromisedItem = {
      itemId,
      obligationId: obligation?.id ?? '',
      description: readText(row, 'Description'),
      price: readPositiveAmount(row, 'Price', currencyOf(obligation?.fact, contracts)),
      priceOrigin: originOf(row),
      before: 0,
      through: 1,
      whole: 1,
      rationale: readText(row, 'Rationale'),
      origin: originOf(row),
    };
    return { fact, row, share: readShareCell(row, 'Share') };
  });
  const settled = new Map<(typeof rows)[number], PromisedItem>();
  for (const ofItem of groupBy(rows, ({ fact }) => foldId(fact.itemId)).values()) {
    const shares = runningShares(ofItem.map(({ fact, row, share }): WeighedRow => ({ obligationId: fact.obligationId, row, share, amount: null })), null, 'Share');
    noteRepeated(ofItem);
    const priced = ofItem.find(({ fact }) => fact.price !== null);
    for (const item of ofItem) {
      const { fact, row } = item;
      if (fact.price !== null && fact.price !== priced?.fact.price) {
        report(row, 'item.price', 'Price', `Item ${showValue(fact.itemId)} has two prices. Enter the price of the whole item once, or the same in each row.`);
      }
      const share = shares.get(foldId(fact.obligationId));
      settled.set(item, { ...fact, ...share, price: priced?.fact.price ?? null, priceOrigin: priced?.fact.origin ?? fact.origin });
    }
    checkOneContract(ofItem, obligations);
  }
  return rows.map((item) => ({ fact: settled.get(item) ?? item.fact, row: item.row }));
}

function noteRepeated(ofItem: readonly Entry<PromisedItem>[]): void {
  const seen = new Map<string, Entry<PromisedItem>>();
  for (const entry of ofItem) {
    const id = foldId(entry.fact.obligationId);
    const first = seen.get(id);
    if (first === undefined) seen.set(id, entry);
    else if (id !== '') reportDuplicate(entry.row, first.row, 'Item', `${showValue(entry.fact.itemId)} of obligation ${showValue(entry.fact.obligationId)}`);
  }
}

function checkOneContract(ofItem: readonly Entry<PromisedItem>[], obligations: EntryIndex<Obligation>): void {
  const contractOf = ({ fact }: Entry<PromisedItem>): string => foldId(obligations.get(foldId(fact.obligationId))?.fact.contractId ?? '');
  const [first] = ofItem;
  if (first === undefined) return;
  for (const entry of ofItem) {
    if (entry.row.failed || contractOf(entry) === contractOf(first)) continue;
    report(entry.row, 'share.contract', 'Obligation', `Item ${showValue(entry.fact.itemId)} belongs to obligations of two contracts. Make it two items.`);
  }
}

/** Obligations with the prices that their items make. */
export function priceByItems(obligations: readonly Entry<Obligation>[], items: readonly Entry<PromisedItem>[], contracts: EntryIndex<Contract>): Entry<Obligation>[] {
  const ofObligation = groupBy(items, ({ fact }) => foldId(fact.obligationId));
  return obligations.map((entry) => {
    const { fact, row } = entry;
    const own = ofObligation.get(foldId(fact.id)) ?? [];
    const pricedItems = own.map((item) => item.fact).filter(({ price }) => price !== null);
    const price = priceOfItems(pricedItems);
    if (price === null) return entry;
    if (!hasValue(row, 'Price')) return { fact: { ...fact, statedPrice: price, pricedItems }, row };
    const areSound = !row.failed && own.every((item) => !item.row.failed);
    if (areSound && price !== fact.statedPrice) {
      const currency = currencyOf(fact, contracts);
      const message = `The items of obligation ${showValue(fact.id)} make ${amountText(price, currency)} ${currency}, but Price is ${amountText(fact.statedPrice, currency)}. Correct one of them, or clear Price.`;
      report(row, 'item.price', 'Price', message);
    }
    return entry;
  });
}
