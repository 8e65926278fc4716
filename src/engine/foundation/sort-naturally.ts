/**
 * Sorts rows by identifiers in natural order. Each distinct identifier is compared as text once; rows are then compared
 * by rank, so that a hundred thousand rows of a few hundred obligations sort quickly.
 * Example: (C-10, L1), (C-2, L3), (C-2, L1) → (C-2, L1), (C-2, L3), (C-10, L1).
 */
import { compareNaturally } from './natural-order';

/** Position of each identifier in natural order, from 0. */
export function rankNaturally(identifiers: Iterable<string>): ReadonlyMap<string, number> {
  const distinct = [...new Set(identifiers)].sort(compareNaturally);
  return new Map(distinct.map((identifier, rank) => [identifier, rank]));
}

/** A sorted copy: by the first key, then the next. Keys are identifiers (natural order) or numbers (days). */
export function sortNaturally<Item>(
  items: readonly Item[],
  ...keys: readonly ((item: Item) => string | number)[]
): Item[] {
  const columns = keys.map((keyOf) => {
    const values = items.map(keyOf);
    const ranks = rankNaturally(values.filter((value) => typeof value === 'string'));
    return values.map((value) => (typeof value === 'string' ? ranks.get(value)! : value));
  });
  const order = items.map((_, i) => i);
  order.sort((a, b) => {
    for (const column of columns) {
      const [left, right] = [column[a]!, column[b]!];
      // No difference: infinite days have none.
      if (left !== right) return left < right ? -1 : 1;
    }
    return a - b;
  });
  return order.map((i) => items[i]!);
}
