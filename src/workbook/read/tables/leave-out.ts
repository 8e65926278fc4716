/**
 * Leaves out what an error touches, as a whole: a contract with a faulty row goes with its obligations, invoices,
 * credit notes, usage, milestones and estimates, because half a contract would be allocated wrongly. Posting needs that nothing is
 * left out; a preview shows the rest.
 */
import type { CreditDraw } from '../../../engine';
import { foldId } from '../cells/normal-text';
import type { BookEntries } from '../reading';
import type { Entry } from './table-row';

/** Contracts (`c:`), obligations (`o:`) and invoices (`i:`) that hang together, as a graph. */
interface Ties {
  readonly neighbours: Map<string, string[]>;
  readonly faulty: Set<string>;
}

/** The entries without those that an error touches. */
export function leaveOut(entries: BookEntries): BookEntries {
  const lists: readonly (readonly Entry<unknown>[])[] = Object.values(entries);
  if (!lists.some((list) => list.some(({ row }) => row.failed))) return entries;
  const ties: Ties = { neighbours: new Map(), faulty: new Set() };
  const nodes = nodesOf(entries);
  for (const { entry, tied } of nodes.tied) {
    for (const node of tied.slice(1)) tie(ties, tied[0] ?? node, node);
    if (entry.row.failed) for (const node of tied) ties.faulty.add(node);
  }
  spread(ties);
  const stays = (entry: Entry<unknown>): boolean =>
    !entry.row.failed && !(nodes.of.get(entry) ?? []).some((node) => ties.faulty.has(node));
  return {
    products: entries.products.filter(stays),
    contracts: entries.contracts.filter(stays),
    obligations: entries.obligations.filter(stays),
    invoiceLines: entries.invoiceLines.filter(stays),
    creditNoteLines: entries.creditNoteLines.filter(stays),
    usage: entries.usage.filter(stays),
    milestones: entries.milestones.filter(stays),
    progress: entries.progress.filter(stays),
    priceList: entries.priceList.filter(stays),
    discountEvidence: entries.discountEvidence.filter(stays),
    contractCosts: entries.contractCosts.filter(stays),
    writeOffs: entries.writeOffs.filter(stays),
    financing: entries.financing.filter(stays),
    estimates: entries.estimates.filter(stays),
    scenarios: entries.scenarios.filter(stays),
    modifications: entries.modifications.filter(stays),
    modificationLines: entries.modificationLines.filter(stays),
    rightExercises: entries.rightExercises.filter(stays),
    promisedItems: entries.promisedItems.filter(stays),
    lineShares: entries.lineShares.filter(stays),
    creditGrants: entries.creditGrants.filter(stays),
    creditDraws: entries.creditDraws.filter(stays),
  };
}

const node = (kind: 'p' | 'c' | 'o' | 'i', id: string | null): string[] =>
  id === null || id === '' ? [] : [`${kind}:${foldId(id)}`];

function nodesOf(entries: BookEntries): {
  readonly tied: readonly { readonly entry: Entry<unknown>; readonly tied: readonly string[] }[];
  readonly of: ReadonlyMap<Entry<unknown>, readonly string[]>;
} {
  const tied: { entry: Entry<unknown>; tied: readonly string[] }[] = [];
  const faultyProducts = new Set(entries.products.filter(({ row }) => row.failed).map(({ fact }) => foldId(fact.id)));
  for (const { fact, row } of entries.priceList) if (row.failed) faultyProducts.add(foldId(fact.productId));
  const ofProduct = (id: string | null): string[] =>
    id !== null && faultyProducts.has(foldId(id)) ? node('p', id) : [];
  const add = (entry: Entry<unknown>, ...nodes: readonly string[][]): void => {
    tied.push({ entry, tied: nodes.flat() });
  };
  for (const entry of entries.products) if (entry.row.failed) add(entry, node('p', entry.fact.id));
  for (const entry of entries.contracts) add(entry, node('c', entry.fact.id), node('c', entry.fact.group ?? null));
  for (const entry of entries.obligations) {
    const { id, contractId, productId } = entry.fact;
    add(entry, node('o', id), node('c', contractId), ofProduct(productId));
  }
  for (const entry of entries.invoiceLines) {
    const { invoiceId, contractId, obligationId, productId } = entry.fact;
    add(entry, node('i', invoiceId), node('c', contractId), node('o', obligationId), ofProduct(productId));
  }
  for (const entry of entries.creditNoteLines) add(entry, node('i', entry.fact.invoiceId));
  for (const entry of entries.usage) add(entry, node('o', entry.fact.obligationId));
  for (const entry of entries.milestones) add(entry, node('o', entry.fact.obligationId));
  for (const entry of entries.progress) add(entry, node('o', entry.fact.obligationId));
  for (const entry of entries.priceList) add(entry, ofProduct(entry.fact.productId));
  for (const entry of entries.discountEvidence) add(entry, node('c', entry.fact.contractId));
  for (const entry of entries.writeOffs) add(entry, node('i', entry.fact.invoiceId));
  for (const entry of entries.contractCosts) {
    add(entry, node('c', entry.fact.contractId), node('o', entry.fact.obligationId));
  }
  for (const entry of entries.financing) {
    add(entry, node('c', entry.fact.contractId), node('o', entry.fact.obligationId));
  }
  for (const entry of entries.estimates) add(entry, node('c', entry.fact.contractId), node('o', entry.fact.obligationId));
  for (const entry of entries.scenarios) add(entry, node('c', entry.estimate?.fact.contractId ?? null));
  for (const entry of entries.modifications) add(entry, node('c', entry.fact.contractId));
  for (const entry of entries.modificationLines) add(entry, node('o', entry.fact.obligationId));
  for (const entry of entries.promisedItems) add(entry, node('o', entry.fact.obligationId));
  for (const entry of entries.lineShares) add(entry, node('o', entry.fact.obligationId), node('i', entry.fact.invoiceId));
  for (const entry of entries.rightExercises) add(entry, node('o', entry.fact.obligationId));
  for (const entry of entries.creditGrants) {
    const { id, contractId, productId, invoiceId } = entry.fact;
    add(entry, node('o', id), node('c', contractId), node('i', invoiceId), ofProduct(productId));
  }
  for (const entry of entries.creditDraws) add(entry, ...contractsOfDraw(entry.fact, entries), node('o', entry.fact.grantId));
  return { tied, of: new Map(tied.map((item) => [item.entry, item.tied])) };
}

/** A draw of a customer may take from all of its contracts. */
function contractsOfDraw({ contractId, customer }: CreditDraw, { creditGrants }: BookEntries): string[][] {
  if (contractId !== '') return [node('c', contractId)];
  return creditGrants.filter(({ fact }) => fact.customer === customer).map(({ fact }) => node('c', fact.contractId));
}

function tie({ neighbours }: Ties, a: string, b: string): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = neighbours.get(from);
    if (known === undefined) neighbours.set(from, [to]);
    else known.push(to);
  }
}

function spread({ neighbours, faulty }: Ties): void {
  const open = [...faulty];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const neighbour of neighbours.get(next) ?? []) {
      if (faulty.has(neighbour)) continue;
      faulty.add(neighbour);
      open.push(neighbour);
    }
  }
}
