/** The product's figures beside the oracle's: what differs, in words, and the smallest book that still differs. */
import { checkBooks, journalize, positionsAt, readSegments, recognizeRevenue } from '../../src/engine';
import type { NewJournalLine, RecognitionResult } from '../../src/engine';
import { readBook } from '../../src/workbook/read/read-book';
import { enterChanges } from './changes';
import { enterEstimates } from './estimates';
import { enterModifications } from './modifications';
import { FIRST_WATCHED_DAY, LAST_WATCHED_DAY, WATCHED_MONTH_ENDS, daysFrom, isoOfDay, runningTotals } from './day-book';
import type { Facts } from './facts';
import { tablesOf } from './facts';
import { keepBooks, positionsOn, revenueOf } from './oracle';
import type { KeptBook } from './oracle';

/** Figures compared since the start of the run. */
export const compared = { books: 0, allocations: 0, days: 0, balances: 0 };

/** Nothing where both agree. */
export function differencesOf(facts: Facts, seed = 1): string[] {
  const { book, diagnostics } = readBook(tablesOf(facts, seed));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors.map(({ cell, message }) => `unreadable ${cell}: ${message}`);
  const recognition = recognizeRevenue(book);
  const journals = journalize(book, recognition, LAST_WATCHED_DAY);
  const kept = keepBooks(facts);
  enterModifications(facts, kept);
  enterEstimates(facts, kept);
  enterChanges(facts, kept);
  compared.books += 1;
  const failed = checkBooks(book, recognition, journals, LAST_WATCHED_DAY).filter(({ pass }) => !pass);
  return [
    ...failed.map(({ id, explanation }) => `check ${id}: ${explanation}`),
    ...differencesOfObligations(recognition, kept, journals.daily),
    ...differencesOfContracts(recognition, kept, journals.daily),
  ];
}

function differencesOfObligations(
  recognition: RecognitionResult,
  kept: ReadonlyMap<string, KeptBook>,
  lines: readonly NewJournalLine[],
): string[] {
  const found: string[] = [];
  const names = [...recognition.obligations.map(({ id }) => id)].sort();
  if (names.join() !== [...kept.keys()].sort().join()) found.push(`obligations ${names.join()}, by hand ${[...kept.keys()].join()}`);
  for (const obligation of recognition.obligations) {
    const byHand = kept.get(obligation.id);
    if (byHand === undefined) continue;
    const tell = (what: string, ours: number, theirs: number): void => {
      if (ours !== theirs) found.push(`${obligation.id} ${what}: ${ours}, by hand ${theirs}`);
    };
    tell('allocated before discounts', obligation.allocatedBeforeDiscounts, byHand.beforeDiscounts);
    tell('discounts', obligation.discounts, byHand.discounts);
    tell('true-ups', obligation.trueUps, byHand.trueUps);
    compared.allocations += 3;
    const revenue = revenueOf(byHand);
    const read = readSegments(obligation.segments);
    const posted = postedByDay(lines, obligation.id);
    const totals = runningTotals(revenue);
    let journal = 0;
    for (const day of daysFrom(FIRST_WATCHED_DAY, LAST_WATCHED_DAY)) {
      journal += posted.get(day) ?? 0;
      const total = totals[day - FIRST_WATCHED_DAY] ?? 0;
      tell(`through ${isoOfDay(day)}`, read(day), total);
      tell(`posted through ${isoOfDay(day)}`, journal, total);
      compared.days += 2;
      if (found.length > 3) return found;
    }
  }
  return found;
}

function postedByDay(lines: readonly NewJournalLine[], obligationId: string): Map<number, number> {
  const posted = new Map<number, number>();
  for (const line of lines) {
    if (line.obligationId !== obligationId || (line.role !== 'Revenue' && line.role !== 'Contra revenue')) continue;
    posted.set(line.day, (posted.get(line.day) ?? 0) + line.credit - line.debit);
  }
  return posted;
}

function differencesOfContracts(
  recognition: RecognitionResult,
  kept: ReadonlyMap<string, KeptBook>,
  lines: readonly NewJournalLine[],
): string[] {
  const found: string[] = [];
  for (const day of WATCHED_MONTH_ENDS) {
    const positions = positionsAt(recognition, lines, day);
    for (const [contract, byHand] of positionsOn(kept, day)) {
      const own = positions.filter(({ obligationId }) => kept.get(obligationId)?.promise.netsWith === contract);
      for (const field of ['billed', 'recognized', 'deferred', 'unbilled'] as const) {
        const ours = own.reduce((total, position) => total + position[field], 0);
        compared.balances += 1;
        if (ours !== byHand[field]) found.push(`${contract} ${field} at ${isoOfDay(day)}: ${ours}, by hand ${byHand[field]}`);
      }
    }
  }
  return found;
}

/** The first difference without its figures: a smaller book must fail in the same way. */
export const kindOf = (differences: readonly string[]): string =>
  differences[0]?.replaceAll(/\w+-\d\S*|\d+/g, '') ?? '';

const TABLES = ['modified', 'modifications', 'estimates', 'credits', 'invoices', 'usage', 'milestones', 'progress', 'obligations', 'contracts', 'prices'] as const;

/** Takes rows away one at a time as long as the book still fails in the same way. */
export function smallest(facts: Facts, fails: (smaller: Facts) => boolean): Facts {
  let book = facts;
  for (let goesOn = true; goesOn; ) {
    goesOn = false;
    for (const table of TABLES) {
      for (const row of [...book[table]]) {
        const smaller = { ...book, [table]: (book[table] as readonly unknown[]).filter((other) => other !== row) };
        if (!stillFails(smaller, fails)) continue;
        book = smaller;
        goesOn = true;
      }
    }
  }
  return book;
}

function stillFails(facts: Facts, fails: (smaller: Facts) => boolean): boolean {
  try {
    return fails(facts);
  } catch {
    return false;
  }
}

const DAY_FIELDS = new Set(['day', 'start', 'end', 'signed', 'recognitionDay', 'voidDay', 'completed', 'asOf', 'validFrom', 'validTo', 'lockDay', 'newEnd']);

/** A book as text, days as dates. */
export function tellBook(facts: Facts): string {
  const readable = (key: string, value: unknown): unknown =>
    DAY_FIELDS.has(key) && typeof value === 'number' ? isoOfDay(value) : value === null ? undefined : value;
  return [facts.settings, ...TABLES.flatMap((table) => facts[table].map((row) => ({ table, ...row })))]
    .map((row) => JSON.stringify(row, readable))
    .join('\n');
}
