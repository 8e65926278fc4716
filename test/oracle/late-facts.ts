/** Facts as they arrive: some months after their day. */
import type { Facts, ModificationFacts } from './facts';
import { keepModifications } from './keep-obligations';

/** What is known at a close: each fact arrives some months after its day; an invoice at once with all of its lines. */
export function knownAt(all: Facts, close: number, lateness: number): Facts {
  const isKnown = (day: number, name: string): boolean => day + 30 * ((name.length * 7 + lateness + day) % 4) <= close;
  const facts = agreedBy(all, ({ contract, day }) => isKnown(day, contract));
  const invoices = facts.invoices
    .filter((line) => isKnown(line.day, line.invoice))
    .map((line) => (line.voidDay !== null && line.voidDay > close ? { ...line, status: 'final' as const, voidDay: null } : line));
  const arrived = new Set(invoices.map(({ invoice }) => invoice));
  return {
    ...facts,
    invoices,
    credits: facts.credits.filter((row) => arrived.has(row.invoice) && isKnown(row.day, row.credit)),
    // A change of the price list becomes known late too.
    prices: facts.prices.filter((row) => row.validFrom === null || isKnown(row.validFrom, row.product)),
    estimates: facts.estimates.filter((row) => isKnown(row.asOf, row.estimate)),
    usage: facts.usage.filter((row) => isKnown(row.day, row.obligation)),
    progress: facts.progress.filter((row) => isKnown(row.asOf, row.obligation)),
    milestones: facts.milestones.map((row) =>
      row.completed !== null && !isKnown(row.completed, row.milestone) ? { ...row, completed: null } : row,
    ),
  };
}

/** Modifications of a contract arrive in order, and with them all that is of what they add. */
const agreedBy = (facts: Facts, isKnown: (modification: ModificationFacts) => boolean): Facts =>
  keepModifications(facts, ({ contract, day }) =>
    facts.modifications.every((row) => row.contract !== contract || row.day > day || isKnown(row)),
  );
