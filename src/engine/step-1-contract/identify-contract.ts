/**
 * Who the parties are and which dates the contract has.
 * ASC 606-10-25-1 to 8; IFRS 15.9-16
 *
 * Rule: a contract fixes customer, entity, currency and term for all that is promised under it. An invoice line without
 * contract is taken as the contract itself: its own customer, entity and currency count. Whether the criteria for a
 * contract are met is judgement; a row in Contracts says that they are.
 * Example: a line of 2,000.00 for customer Acme without contract → customer Acme, contract blank.
 */
import type { Contract, InvoiceLine, Obligation } from '../domain/book';
import type { OrderedBook } from '../domain/ordered-book';

export interface ContractParties {
  /** Empty where there is no contract. */
  readonly contractId: string;
  readonly customer: string;
  readonly entity: string;
  readonly currency: string;
  /** Absent: the contract stands alone. */
  readonly combinationId?: string;
}

/** Null when the obligation names no contract that exists. */
export function contractOfObligation(book: OrderedBook, obligation: Obligation): Contract | null {
  return book.contracts.get(obligation.contractId) ?? null;
}

export function partiesOfContract(
  contract: Contract,
  combinations: ReadonlyMap<string, string> = new Map<string, string>(),
): ContractParties {
  const { id, customer, entity, currency } = contract;
  const combinationId = combinations.get(id);
  return { contractId: id, customer, entity, currency, ...(combinationId === undefined ? {} : { combinationId }) };
}

/** Parties of an invoice line that is an obligation of its own. */
export function partiesOfLine(
  book: OrderedBook,
  line: InvoiceLine,
  combinations?: ReadonlyMap<string, string>,
): ContractParties {
  const contract = line.contractId === null ? undefined : book.contracts.get(line.contractId);
  if (contract !== undefined) return partiesOfContract(contract, combinations);
  const { customer, entity, currency } = line;
  return { contractId: '', customer, entity, currency };
}
