/** The journal in the functional currency: complete, balanced, nothing left on an empty balance, nothing twice. */
import { familyOf } from '../domain/account-role';
import type { RevenueBook } from '../domain/book';
import type { Check } from '../domain/check';
import type { FunctionalJournal } from '../domain/functional';
import type { Journals } from '../domain/journal';
import type { Day } from '../foundation/calendar';
import { groupBy, joinKey } from '../foundation/group-by';
import { journalizeFunctional } from '../presentation/functional/functional-journal';
import { booksKey } from '../presentation/posted-balances';
import { amountFault, fault, verdict } from './verdict';

/** None where there is no such journal. */
export function checkFunctional(
  book: RevenueBook,
  journals: Journals,
  functional: FunctionalJournal | null,
  throughDay: Day,
): Check[] {
  if (functional === null) return [];
  return [
    checkBalance(functional),
    checkComplete(journals, functional),
    checkEmptyBalances(journals, functional),
    checkRerun(book, journals, functional, throughDay),
  ];
}

function checkBalance({ lines }: FunctionalJournal): Check {
  const entries = groupBy(lines, ({ line }) => line.entry);
  const faults = [...entries].flatMap(([entry, ofEntry]) => {
    const sum = ofEntry.reduce((total, { line }) => total + line.debit - line.credit, 0);
    return sum === 0 ? [] : [amountFault(`entry ${entry}`, sum, ofEntry[0]!.line.functionalCurrency)];
  });
  return verdict(
    'functional-entries-balance',
    'Debits = credits in every entry in the functional currency',
    `${entries.size} entries were summed.`,
    faults,
  );
}

function checkComplete(journals: Journals, { lines }: FunctionalJournal): Check {
  const entities = new Set(lines.map(({ line }) => line.entity));
  const translated = new Map(
    lines.filter(({ line }) => line.kind === 'translation').map(({ line }) => [joinKey(line.entry, line.line), line]),
  );
  const faults = [...journals.posted, ...journals.daily]
    .filter(({ entity }) => entities.has(entity))
    .flatMap(({ entry, line, debit, credit, currency }) => {
      const found = translated.get(joinKey(entry, line));
      if (found === undefined) return [fault(`entry ${entry} line ${line}`)];
      const off = found.amount - debit + credit;
      return off === 0 ? [] : [amountFault(`entry ${entry} line ${line}`, off, currency)];
    });
  return verdict(
    'functional-complete',
    'Every line of the daily journal stands in the functional journal',
    'Lines are looked up by entry and line, and their amounts in the transaction currency compared.',
    faults,
  );
}

/** Deferred and unbilled revenue: what is gone in one currency is gone in the other. */
function checkEmptyBalances(journals: Journals, { lines }: FunctionalJournal): Check {
  const balances = new Map<string, number>();
  const add = (key: string, amount: number): void => void balances.set(key, (balances.get(key) ?? 0) + amount);
  for (const line of [...journals.posted, ...journals.daily])
    add(joinKey(booksKey(line), familyOf(line.role) ?? ''), line.debit - line.credit);
  const faults = [...groupBy(lines, ({ line }) => joinKey(booksKey(line), familyOf(line.role) ?? ''))].flatMap(
    ([key, ofBalance]) => {
      const { role, obligationId, functionalCurrency } = ofBalance[0]!.line;
      if (familyOf(role) === null || balances.get(key) !== 0) return [];
      const sum = ofBalance.reduce((total, { line }) => total + line.debit - line.credit, 0);
      return sum === 0 ? [] : [amountFault(`${role} of ${obligationId}`, sum, functionalCurrency)];
    },
  );
  return verdict(
    'functional-nothing-left',
    'A balance that is gone is gone in the functional currency',
    'Deferred and unbilled revenue of each obligation that are zero in the transaction currency are summed.',
    faults,
  );
}

function checkRerun(book: RevenueBook, journals: Journals, { lines, run }: FunctionalJournal, throughDay: Day): Check {
  const postedFunctional = lines.map(({ line }) => line);
  const { firstOpenDay } = journals;
  const again = journalizeFunctional({ ...book, postedFunctional }, [...journals.posted, ...journals.daily], {
    run: run + 1,
    throughDay,
    firstOpenDay,
  });
  const faults = (again.journal?.lines ?? [])
    .filter(({ line }) => line.run === run + 1)
    .map(({ line }) =>
      amountFault(`${line.role} of ${line.obligationId}`, line.debit - line.credit, line.functionalCurrency),
    );
  return verdict(
    'functional-rerun-posts-nothing',
    'Running the close again posts nothing in the functional currency',
    'The journal is made a second time with this run’s lines counted as posted.',
    faults,
  );
}
