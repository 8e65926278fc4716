/** The same book without some of its promises, and without all that concerns only them. */
import type { Facts, ModificationFacts, ObligationFacts } from './facts';

/** An invoice with a line of a promise that goes is gone whole, with its credits. */
export function keepObligations(facts: Facts, isKept: (obligation: ObligationFacts) => boolean): Facts {
  const obligations = facts.obligations.filter(isKept);
  const kept = new Set<string | null>([null, ...obligations.map(({ id }) => id)]);
  const concernsKept = ({ obligation }: { readonly obligation: string | null }): boolean => kept.has(obligation);
  const gone = new Set(facts.invoices.filter((line) => !concernsKept(line)).map(({ invoice }) => invoice));
  return {
    ...facts,
    obligations,
    invoices: facts.invoices.filter(({ invoice }) => !gone.has(invoice)),
    credits: facts.credits.filter(({ invoice }) => !gone.has(invoice)),
    estimates: facts.estimates.filter(concernsKept),
    usage: facts.usage.filter(concernsKept),
    progress: facts.progress.filter(concernsKept),
    milestones: facts.milestones.filter(concernsKept),
  };
}

/** Without the modifications that are not kept, what they change, and what they add. */
export function keepModifications(facts: Facts, isKept: (modification: ModificationFacts) => boolean): Facts {
  const modifications = facts.modifications.filter(isKept);
  const kept = new Set<string | null>([null, ...modifications.map(({ id }) => id)]);
  return {
    ...keepObligations(facts, ({ addedBy }) => kept.has(addedBy)),
    modifications,
    modified: facts.modified.filter(({ modification }) => kept.has(modification)),
  };
}
