/** Contracts that count as one: what steps 3 and 4 price together, and what the journal nets together. */

export interface Combined {
  /** Empty where there is no contract. */
  readonly contractId: string;
  /** Contracts with the same one are one contract; absent: the contract stands alone. */
  readonly combinationId?: string;
}

/** What is priced and netted as one contract. */
export function combinationOf({ contractId, combinationId }: Combined): string {
  return combinationId ?? contractId;
}

/** Contracts that belong to a combination, each with its name. */
export function combinationsByContract(items: readonly Combined[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { contractId, combinationId } of items) {
    if (combinationId !== undefined) found.set(contractId, combinationId);
  }
  return found;
}
