/**
 * What was earned before a modification stands, whatever credits there were: a random book with credit notes on modified
 * contracts, and the same book without its last modification. After a termination nothing more is earned by service.
 */
import fc from 'fast-check';
import { readSegments, type ScheduledObligation } from '../../src/engine';
import { closeThrough, failedChecks } from '../engine/journal/close-book';
import { readBook } from '../../src/workbook/read/read-book';
import { tellBook } from './compare';
import { FIRST_WATCHED_DAY, LAST_WATCHED_DAY, daysFrom, isoOfDay } from './day-book';
import type { Facts, ModificationFacts } from './facts';
import { tablesOf } from './facts';
import { keepModifications } from './keep-obligations';
import { randomFacts } from './random-facts';

const RUNS = Number(process.env.ORACLE_RUNS ?? 8);
const SEED = { seed: Number(process.env.ORACLE_SEED ?? 606) };
/** Milliseconds: a second a book on a busy machine. */
const PATIENCE = 120_000 + RUNS * 2_000;

const anyFacts = randomFacts({ changes: true, modifications: true, creditsOnModified: true });

function obligationsOf(facts: Facts): readonly ScheduledObligation[] {
  const { book, diagnostics } = readBook(tablesOf(facts));
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ cell, message }) => `${cell}: ${message}`)).toEqual([]);
  const close = closeThrough(book, LAST_WATCHED_DAY);
  expect(failedChecks(close)).toEqual([]);
  return close.recognition.obligations;
}

const lastOf = (facts: Facts): ModificationFacts | undefined => [...facts.modifications].sort((a, b) => b.day - a.day || (a.id < b.id ? 1 : -1))[0];

/** Credit notes come before the modification where their invoices do. What is expected before any revenue is its own matter. */
function withEarlyCredits(facts: Facts, { day, contract }: ModificationFacts): Facts {
  const billed = new Map(facts.invoices.map((line) => [line.invoice, line]));
  return {
    ...facts,
    estimates: [],
    credits: facts.credits.map((row) => {
      const line = billed.get(row.invoice);
      const isLate = line?.contract === contract && line.day < day && row.day >= day;
      return isLate ? { ...row, day: Math.max(line.day, day - 1 - (row.day - line.day)) } : row;
    }),
  };
}

/** A credit note of service over time that the modification finds. */
const meetsCredit = (facts: Facts, { day, contract }: ModificationFacts): boolean =>
  facts.credits.some((row) => {
    const line = facts.invoices.find(({ invoice }) => invoice === row.invoice);
    const obligation = facts.obligations.find(({ id }) => id === line?.obligation);
    return row.day < day && line?.contract === contract && obligation?.method === 'straight-line' && obligation.end > day;
  });

test('a modification moves no day before it, among credit notes too', () => {
  fc.assert(
    fc.property(anyFacts, (drawn) => {
      const last = lastOf(drawn);
      const facts = last === undefined ? drawn : withEarlyCredits(drawn, last);
      if (last === undefined || !meetsCredit(facts, last)) return fc.pre(false);
      const after = obligationsOf(facts);
      const found = obligationsOf(keepModifications(facts, ({ id }) => id !== last.id)).flatMap(({ id, segments }) => {
        const other = after.find((obligation) => obligation.id === id);
        const [ours, theirs] = [readSegments(segments), readSegments(other?.segments ?? [])];
        const days = daysFrom(FIRST_WATCHED_DAY, Math.min(last.day - 1, LAST_WATCHED_DAY));
        return days.filter((day) => ours(day) !== theirs(day)).map((day) => `${id} through ${isoOfDay(day)}: ${theirs(day)}, without ${last.id} ${ours(day)}`);
      });
      if (found.length > 0) throw new Error(`${found.slice(0, 4).join('\n')}\n${tellBook(facts)}`);
    }),
    { endOnFailure: true, numRuns: RUNS, ...SEED },
  );
}, PATIENCE);

test('after a termination only documents, estimates and later changes move what was earned', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const ending = facts.modifications.find(({ treatment }) => treatment === 'termination');
      if (ending === undefined) return fc.pre(false);
      const isOfContract = (contract: string | null): boolean => contract === ending.contract;
      const ended = facts.obligations.filter((row) => isOfContract(row.contract) && row.method !== 'usage' && row.addedBy === null);
      const invoices = new Set(facts.invoices.filter((line) => isOfContract(line.contract)).map(({ invoice }) => invoice));
      const events = [
        ending.day,
        ...facts.modifications.filter((row) => isOfContract(row.contract)).map(({ day }) => day),
        ...facts.credits.filter(({ invoice }) => invoices.has(invoice)).map(({ day }) => day),
        ...facts.invoices.filter(({ invoice }) => invoices.has(invoice)).flatMap(({ voidDay }) => voidDay ?? []),
        ...facts.estimates.filter(({ obligation }) => ended.some(({ id }) => id === obligation)).map(({ asOf }) => asOf),
      ];
      const quietFrom = Math.max(...events);
      for (const { id, segments } of obligationsOf(facts)) {
        if (!ended.some((row) => row.id === id)) continue;
        const mainOnly = segments.filter(({ rule }) => rule !== 'minimum-true-up' && rule !== 'credit-rebuild');
        const read = readSegments(mainOnly);
        expect([id, read(LAST_WATCHED_DAY), tellBook(facts)]).toEqual([id, read(quietFrom), tellBook(facts)]);
      }
    }),
    { endOnFailure: true, numRuns: RUNS, ...SEED },
  );
}, PATIENCE);
