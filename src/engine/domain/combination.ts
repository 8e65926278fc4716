/**
 * What counts as one contract. Contracts that are combined are priced and netted together; what a modification adds as a
 * separate contract is priced with its own additions, and stands in the balances by itself.
 */

export interface Combined {
  /** Empty where there is no contract. */
  readonly contractId: string;
  /** Contracts with the same one are one contract; absent: the contract stands alone. */
  readonly combinationId?: string;
}

export interface Presented extends Combined {
  /** The modification that adds it as a contract of its own; absent: it belongs to its contract. */
  readonly separateBy?: string;
}

/** What is priced as one contract. */
export function combinationOf({ contractId, combinationId }: Combined): string {
  return combinationId ?? contractId;
}

/** What is one contract in the balances: `C-1`, the name of a combination, `C-1 (M-2)` for what M-2 adds separately. */
export function presentedAs(item: Presented): string {
  return item.separateBy === undefined ? combinationOf(item) : `${item.contractId} (${item.separateBy})`;
}

/** Contracts that belong to a combination, each with its name. */
export function combinationsByContract(items: readonly Combined[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { contractId, combinationId } of items) {
    if (combinationId !== undefined) found.set(contractId, combinationId);
  }
  return found;
}
