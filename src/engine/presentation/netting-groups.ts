/**
 * Which obligations one netting entry covers, and which of them are one contract.
 * ASC 606-10-25-9, 606-10-25-12, 606-10-45-1; IFRS 15.17, IFRS 15.20, IFRS 15.105
 *
 * Rule: a contract has one net position; combined contracts have one together; what a modification adds as a separate
 * contract has one of its own. They stay in one entry, and so do contracts that earlier closes netted together, so that
 * it balances when each takes its own back. The entry's document names what is netted as one, and what stands apart;
 * it is empty for one contract.
 * Example: C-1 and C-2 combined → `C-1 + C-2`; no longer after a close → `C-1 | C-2`; OB-3 and OB-4 added to C-1 as a
 * separate contract → `C-1 | C-1 // OB-3 + C-1 // OB-4`.
 */
import { combinationsByContract, presentedAs } from '../domain/combination';
import type { PostedLine } from '../domain/journal';
import type { ObligationBooks } from '../domain/posting';
import type { ScheduledObligation } from '../domain/schedule';
import { groupBy, joinKey } from '../foundation/group-by';
import { booksKey } from './posted-balances';

type BooksName = Pick<ObligationBooks, 'contractId' | 'obligationId' | 'currency' | 'entity'>;

/** The contract that the books of an obligation stand in; books gone from the schedule stay with the contract they name. */
export function contractsOfBooks(obligations: readonly ScheduledObligation[]): (books: BooksName) => string {
  const combinations = combinationsByContract(obligations);
  const separate = new Map(
    obligations
      .filter(({ separateBy }) => separateBy !== undefined)
      .map((obligation) => [booksKey({ ...obligation, obligationId: obligation.id }), presentedAs(obligation)]),
  );
  return (books) => {
    const { contractId } = books;
    const own = separate.size === 0 ? undefined : separate.get(booksKey(books));
    return own ?? combinations.get(contractId) ?? contractId;
  };
}

/** Obligations that share netting entries, in their order; one without contract stands alone. */
export function groupForNetting(
  all: readonly ObligationBooks[],
  combinations: ReadonlyMap<string, string>,
  posted: readonly PostedLine[],
): ObligationBooks[][] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  const join = (a: string, b: string): void => {
    const [from, to] = [rootOf(a), rootOf(b)];
    if (from !== to) parents.set(from, to);
  };
  const ofCombination = groupBy([...combinations], ([, name]) => name);
  for (const [first, ...others] of ofCombination.values()) for (const [id] of others) join(id, first![0]);
  const documents = new Set(posted.filter(isCombinedNetting).map(({ documentId }) => documentId));
  for (const document of documents) {
    const [first, ...others] = partsNetted(document).flat();
    for (const { contractId } of others) join(contractId, first?.contractId ?? contractId);
  }
  const groups = groupBy(all, (books) => {
    const { contractId, currency, entity } = books;
    return contractId === '' ? booksKey(books) : joinKey(rootOf(contractId), currency, entity);
  });
  return [...groups.values()];
}

const isCombinedNetting = ({ rule, documentId }: PostedLine): boolean =>
  rule === 'contract-netting' && documentId !== '';

const AS_ONE = ' + ';
const APART = ' | ';
const OF_CONTRACT = ' // ';

/** A contract with all of its obligations that are not named by themselves, or one obligation. */
export interface NettedPart {
  readonly contractId: string;
  readonly obligationId: string | null;
}

/** What a netting entry covers, by the document of its lines: parts netted as one stand together. */
export function partsNetted(documentId: string): readonly (readonly NettedPart[])[] {
  return documentId.split(APART).map((together) =>
    together.split(AS_ONE).map((name): NettedPart => {
      const [contractId = '', obligationId = null] = name.split(OF_CONTRACT);
      return { contractId, obligationId };
    }),
  );
}

/** Parts that obligations netted as one are named by: their contracts, or each one of a separate contract. */
export function partsOf(together: readonly ObligationBooks[]): readonly NettedPart[] {
  const parts = together.map(({ contractId, obligationId, scheduled }): NettedPart => {
    return { contractId, obligationId: scheduled?.separateBy === undefined ? null : obligationId };
  });
  return [...groupBy(parts, nameOf).values()].map(([part]) => part!);
}

const nameOf = ({ contractId, obligationId }: NettedPart): string =>
  obligationId === null ? contractId : `${contractId}${OF_CONTRACT}${obligationId}`;

/** The document of a netting entry; empty where it covers a single contract. */
export function nettingDocument(together: readonly (readonly NettedPart[])[]): string {
  if (together.flat().length < 2) return '';
  return together.map((parts) => parts.map(nameOf).join(AS_ONE)).join(APART);
}
