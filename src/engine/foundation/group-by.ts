/**
 * Groups items by a text key, keeping the order in which keys and items come.
 * Example: INV-1, INV-2, INV-1 by invoice → INV-1 with two lines, INV-2 with one.
 */
export function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Joins the parts of a key so that no two keys of different parts are equal. */
export function joinKey(first: string | number, ...others: readonly (string | number)[]): string {
  let key = String(first);
  for (const part of others) key += `\u0000${part}`;
  return key;
}
