/** The modifications of all contracts as events of their history, and what the replay of that history tells of them. */
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import type { Modification, ModifiedObligation, RemainderPrice } from '../domain/modification';
import type { OrderedBook } from '../domain/ordered-book';
import { groupBy, joinKey } from '../foundation/group-by';
import { sortNaturally } from '../foundation/sort-naturally';
import { changePaymentsOf } from './modify-payments';
import { memberOf, quantityAfter, remainderPrice, type KnownTerms, type Member } from './modification-members';
import { modifyContract, type Weighing } from './modify-contract';
import { decideTreatment, type TreatmentDecision } from '../step-1-contract/modification-treatment';
import { keepOwnChange } from '../step-2-obligations/principal-or-agent';
import type { ContractEvent } from '../step-3-price/contract-history';
import type { Allocation } from '../step-4-allocation/allocate-price';
import type { StandingObligation } from './standing-obligation';

/** Filled while the history is replayed. */
export interface ModificationOutcome {
  readonly rows: ModifiedObligation[];
  readonly diagnostics: Diagnostic[];
  /** Modifications without a treatment: they change nothing. */
  readonly undecided: Set<string>;
  /** Modifications that are separate contracts. */
  readonly separate: Set<string>;
}

export interface ModificationHistory {
  readonly events: readonly ContractEvent<StandingObligation>[];
  readonly outcome: ModificationOutcome;
}

/** What the modifications of a contract have left so far. */
interface ContractState {
  /** Modifications that took place. */
  readonly inForce: Set<string>;
  /** Obligations that are separate contracts. */
  readonly separate: Set<string>;
  /** Obligations that a modification removed or ended: nothing of them is to come. */
  readonly ended: Set<string>;
  /** By obligation. */
  readonly known: Map<string, KnownTerms>;
}

type Standings = ReadonlyMap<string, StandingObligation>;

/**
 * One event a contract and day: modifications of one day rest on the same beginning. Combined contracts are one, by the
 * name of their combination.
 */
export function modificationHistory(
  book: OrderedBook,
  allocation: Allocation,
  combinations: ReadonlyMap<string, string>,
): ModificationHistory {
  const outcome: ModificationOutcome = { rows: [], diagnostics: [], undecided: new Set(), separate: new Set() };
  const events: ContractEvent<StandingObligation>[] = [];
  const asOne = ({ contractId }: Modification): string => combinations.get(contractId) ?? contractId;
  const inOrder = sortNaturally(
    [...book.modifications.values()],
    asOne,
    (modification) => modification.effectiveDay,
    (modification) => modification.id,
  );
  for (const [contractId, ofContract] of groupBy(inOrder, asOne)) {
    const state: ContractState = { inForce: new Set(), separate: new Set(), ended: new Set(), known: new Map() };
    const history = { book, allocation, state, outcome };
    for (const ofDay of groupBy(ofContract, ({ effectiveDay }) => String(effectiveDay)).values()) {
      const { id: firstId, effectiveDay: day } = ofDay[0]!;
      const id = joinKey(contractId, firstId);
      events.push({ id, contractId, day, kind: 'modification', apply: (standing) => applyDay(history, ofDay, standing) });
    }
  }
  return { events, outcome };
}

interface History {
  readonly book: OrderedBook;
  readonly allocation: Allocation;
  readonly state: ContractState;
  readonly outcome: ModificationOutcome;
}

function applyDay(history: History, ofDay: readonly Modification[], standing: Standings): Standings {
  const current = new Map(standing);
  const changed = new Map<string, StandingObligation>();
  /** Obligations as the day began, while only prospective modifications touched them. */
  const began = new Map<string, StandingObligation>();
  for (const modification of ofDay) {
    for (const { row, standing: after } of applyOne(history, modification, current, began)) {
      if (row.effect !== 'prospective') began.delete(row.obligationId);
      else if (!began.has(row.obligationId)) began.set(row.obligationId, current.get(row.obligationId) ?? after);
      current.set(row.obligationId, after);
      changed.set(row.obligationId, after);
      history.outcome.rows.push(row);
    }
  }
  return changed;
}

function applyOne(
  history: History,
  modification: Modification,
  current: Standings,
  began: Standings,
): ReturnType<typeof modifyContract> {
  const { state, outcome } = history;
  const { effectiveDay: day } = modification;
  const members = gatherMembers(history, modification, current);
  const decision = decide(history, modification, members);
  if (decision === null) {
    outcome.diagnostics.push(reportUndecided(modification));
    outcome.undecided.add(modification.id);
    return [];
  }
  const scope = decision.treatment === 'termination' ? asEnded(history, modification, current) : members;
  const knownOf = (member: Member): KnownTerms => knownTerms(history, member.id, current);
  const remainders = new Map(scope.map((member) => [member.id, remainderPrice(member, knownOf(member), day)]));
  const weighing: Weighing = {
    remainder: (member) => remainders.get(member.id) ?? null,
    known: knownOf,
    base: (member) => began.get(member.id) ?? member.standing,
  };
  const outcomes = modifyContract({ modification, ...decision, weighing }, scope);
  outcome.diagnostics.push(...findMissingPrices(history, outcomes, remainders));
  state.inForce.add(modification.id);
  if (decision.treatment === 'separate-contract') outcome.separate.add(modification.id);
  for (const { row } of outcomes) {
    const member = scope.find(({ id }) => id === row.obligationId);
    if (member === undefined) continue;
    const before = knownOf(member);
    const isProspective = row.effect === 'prospective';
    const remainder = isProspective ? (remainders.get(member.id) ?? null) : null;
    const priced =
      remainder === null
        ? null
        : { standaloneSellingPrice: remainder.amount, recognizedThen: member.recognized, pricedBy: row.id };
    const counted = isProspective ? { quantity: quantityAfter(member, before), countedBy: row.id } : null;
    state.known.set(member.id, { ...before, statedPrice: row.stated.after, statedBy: row.id, ...priced, ...counted });
    if (row.effect === 'ended') state.ended.add(member.id);
    if (decision.treatment === 'separate-contract' && member.isAdded) state.separate.add(member.id);
  }
  return outcomes;
}

/** Obligations in force that share the contract's fate, and those that the modification names or adds. */
function gatherMembers(
  history: History,
  modification: Modification,
  current: Standings,
  isTermination = false,
): Member[] {
  const { book, state } = history;
  const lines = new Map((book.modificationLines.get(modification.id) ?? []).map((line) => [line.obligationId, line]));
  return [...current.values()].flatMap((standing) => {
    const { id, kind, method, modificationId, laterFrom } = standing.terms;
    if (kind !== 'obligation' || method === 'usage') return [];
    const isAdded = modificationId === modification.id;
    if (modificationId !== null && !isAdded && !state.inForce.has(modificationId)) return [];
    const stated = lines.get(id);
    const line = stated === undefined ? null : keepOwnChange(stated, standing.terms.agency);
    // What begins after the contract stops to bind is no part of it yet.
    if (laterFrom !== undefined && laterFrom > modification.effectiveDay && line === null && !isTermination) return [];
    if ((state.separate.has(id) || state.ended.has(id)) && line === null) return [];
    const facts = { day: modification.effectiveDay, isAdded, isTermination, hasEnded: state.ended.has(id) };
    const known = knownTerms(history, id, current);
    const paid = isTermination || isAdded ? null : changePaymentsOf(standing.terms, line, modification);
    if (paid === null) return [memberOf(standing, line, known, facts)];
    return [{ ...memberOf({ ...standing, terms: paid.terms }, paid.line, known, facts), payments: paid.payments }];
  });
}

/** A termination ends its own contract, not those combined with it. */
const asEnded = (history: History, modification: Modification, current: Standings): Member[] =>
  gatherMembers(history, modification, current, true).filter(
    ({ standing }) => standing.terms.contractId === modification.contractId,
  );

function knownTerms({ state, allocation }: History, id: string, current: Standings): KnownTerms {
  return (
    state.known.get(id) ?? {
      statedPrice: current.get(id)?.terms.statedPrice ?? 0,
      standaloneSellingPrice: allocation.byObligation.get(id)?.standaloneSellingPrice ?? null,
      statedBy: null,
      recognizedThen: 0,
      pricedBy: null,
      quantity: current.get(id)?.terms.quantity ?? null,
      countedBy: null,
    }
  );
}

function decide(
  { allocation }: History,
  { treatment: choice, remainingDistinct }: Modification,
  members: readonly Member[],
): TreatmentDecision | null {
  return decideTreatment({
    choice,
    currency: members[0]?.standing.terms.currency ?? '',
    added: members
      .filter(({ isAdded }) => isAdded)
      .map(({ id, standing }) => ({
        id,
        price: standing.terms.statedPrice,
        // A weight by quantity is no evidence of what the product sells for.
        standaloneSellingPrice:
          standing.terms.sellingPrice.basis.kind === 'quantity' ? null : (allocation.byObligation.get(id)?.standaloneSellingPrice ?? null),
      })),
    changed: members
      .filter(({ line, isAdded }) => line !== null && !isAdded)
      .map(({ id, line }) => ({
        id,
        isRemoved: line?.isRemoved === true,
        remainingDistinct: line?.remainingDistinct ?? null,
      })),
    unfinished: members.filter(({ isUnfinished, isAdded }) => isUnfinished && !isAdded).map(({ id }) => id),
    remainingDistinct,
  });
}

function reportUndecided(modification: Modification): Diagnostic {
  return engineDiagnostic(
    'error',
    'modification.undecided',
    modification.origin,
    'Remaining distinct',
    `Modification ${modification.id} is no separate contract, so its treatment depends on whether what remains is distinct from what was delivered. Enter Y or N with your rationale, here or on its lines, or name a treatment.`,
  );
}

/** Several obligations that share the remaining price need a stand-alone selling price each. */
function findMissingPrices(
  { book }: History,
  outcomes: ReturnType<typeof modifyContract>,
  remainders: ReadonlyMap<string, RemainderPrice | null>,
): Diagnostic[] {
  const sharing = outcomes.filter(({ row }) => row.share.basis !== 'own' && row.share.through > row.share.before);
  if (book.policy.missingStandaloneSellingPrice !== 'error' || sharing.length < 2) return [];
  return sharing
    .filter(({ row }) => (remainders.get(row.obligationId) ?? null) === null)
    .map(({ row }) =>
      engineDiagnostic(
        'error',
        'ssp.missing',
        row.origin,
        row.origin.table === 'Modification lines' ? 'SSP of the remainder' : '',
        `Obligation ${row.obligationId} shares the remaining price of contract ${row.contractId} under modification ${row.modificationId} and has no stand-alone selling price. Enter SSP of the remainder on its line, or SSP (total) in Obligations, or let stated prices weigh in Settings.`,
      ),
    );
}
