/**
 * Which obligations one netting entry covers.
 * ASC 606-10-25-9, 606-10-45-1; IFRS 15.17, IFRS 15.105
 *
 * Rule: a contract has one net position; contracts that are combined have one together. Contracts that earlier closes
 * netted together stay in one entry, so that it balances when they are combined no longer and each takes its own back.
 * The entry's document names them: `C-1 + C-2` netted as one, `C-1 | C-2` each for itself; empty for one contract.
 * Example: C-1 and C-2 combined → `C-1 + C-2`; combined no longer after a close → `C-1 | C-2`.
 */
import type { PostedLine } from '../domain/journal';
import type { ObligationBooks } from '../domain/posting';
import { groupBy, joinKey } from '../foundation/group-by';
import { booksKey } from './posted-balances';

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
    const [first = '', ...others] = contractsNetted(document).flat();
    for (const id of others) join(id, first);
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

/** Contracts of a netting entry by the document of its lines: those netted as one stand together. */
export function contractsNetted(documentId: string): readonly (readonly string[])[] {
  return documentId.split(APART).map((together) => together.split(AS_ONE));
}

/** The document of a netting entry; empty where it covers a single contract. */
export function nettingDocument(together: readonly (readonly string[])[]): string {
  if (together.flat().length < 2) return '';
  return together.map((ids) => ids.join(AS_ONE)).join(APART);
}
