/**
 * Random books closed month by month, facts arriving up to three months late, the first months locked: what must hold
 * after every close, and what the oracle says once everything is known.
 */
import fc from 'fast-check';
import { afterClose } from '../engine/journal/close-book';
import { checkBooks, journalize, positionsAt, recognizeRevenue } from '../../src/engine';
import type { PostedLine, RevenueBook } from '../../src/engine';
import { readBook } from '../../src/workbook/read/read-book';
import { sum } from './arithmetic';
import { enterChanges } from './changes';
import { enterEstimates } from './estimates';
import { enterModifications } from './modifications';
import { LAST_WATCHED_DAY, WATCHED_MONTH_ENDS, dayOf, isoOfDay } from './day-book';
import type { Facts } from './facts';
import { tablesOf } from './facts';
import { knownAt } from './late-facts';
import { keepBooks, positionsOn } from './oracle';
import { randomFacts } from './random-facts';

const RUNS = Math.ceil(Number(process.env.ORACLE_RUNS ?? 30) / 6);
/** Milliseconds: ten seconds a sequence of closes on a busy machine. */
const PATIENCE = 120_000 + RUNS * 10_000;
const SEED = { seed: Number(process.env.ORACLE_SEED ?? 606) };

function bookOf(facts: Facts, posted: readonly PostedLine[], seed = 1): RevenueBook {
  const { book, diagnostics } = readBook(tablesOf(facts, seed));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { ...book, posted };
}

/** Closes one month, says what must hold after it, and returns all lines so far. */
function closeMonth(facts: Facts, posted: readonly PostedLine[], close: number): readonly PostedLine[] {
  const book = bookOf(facts, posted);
  const recognition = recognizeRevenue(book);
  const journals = journalize(book, recognition, close);
  const checks = checkBooks(book, recognition, journals, close);
  expect(checks.filter(({ pass }) => !pass).map(({ id, explanation }) => `${id}: ${explanation}`)).toEqual([]);
  expect(journals.posted).toEqual(posted);
  const horizon = Math.max(facts.settings.lockDay ?? 0, ...posted.map(({ closedThrough }) => closedThrough));
  expect(journals.daily.filter(({ day }) => day <= horizon || day > close)).toEqual([]);
  const next = afterClose({ book, recognition, journals, checks });
  expectSoundBalances(facts, next.posted, close);
  const again = recognizeRevenue(next);
  expect(journalize(next, again, close).daily).toEqual([]);
  const shuffled = bookOf(facts, posted, 5);
  expect(journalize(shuffled, recognizeRevenue(shuffled), close).daily).toEqual(journals.daily);
  return next.posted;
}

/** Allocated = price; balances are sums of the journal and not negative; recognized + remaining = price of the day. */
function expectSoundBalances(facts: Facts, lines: readonly PostedLine[], close: number): void {
  const recognition = recognizeRevenue(bookOf(facts, lines));
  for (const contract of facts.contracts) {
    const sharing = facts.obligations.filter((row) => row.contract === contract.id && row.method !== 'usage');
    const allocated = recognition.obligations.filter(({ id }) => sharing.some((row) => row.id === id));
    expect(sum(allocated.map((row) => row.allocatedBeforeDiscounts))).toBe(sum(sharing.map(({ price }) => price)));
  }
  const kept = keepBooks(facts);
  enterModifications(facts, kept);
  enterEstimates(facts, kept);
  enterChanges(facts, kept);
  for (const position of positionsAt(recognition, lines, close)) {
    const own = lines.filter((line) => line.obligationId === position.obligationId && line.day <= close);
    const balance = (isCounted: (role: string) => boolean): number =>
      sum(own.filter(({ role }) => isCounted(role)).map(({ debit, credit }) => credit - debit));
    const isRevenue = (role: string): boolean => role === 'Revenue' || role === 'Contra revenue';
    const isClearing = (role: string): boolean => role === 'Receivable clearing';
    expect(balance(isRevenue)).toBe(position.recognized);
    expect(0 - balance(isClearing)).toBe(position.invoiced + 0);
    expect(balance((role) => !isRevenue(role) && !isClearing(role))).toBe(position.deferred - position.unbilled);
    expect(Math.min(position.deferred, position.unbilled)).toBe(0);
    expect(Math.max(position.deferred, position.unbilled)).toBeGreaterThanOrEqual(0);
    expect(position.billed + position.unbilled).toBe(position.recognized + position.deferred);
    const byHand = kept.get(position.obligationId);
    if (byHand === undefined) continue;
    const estimated = sum(byHand.estimated.filter(({ day }) => day <= close).map(({ amount }) => amount));
    const changed = sum(byHand.changes.filter(({ day }) => day <= close).map(({ amount }) => amount));
    const modified = sum(byHand.modified.filter(({ day }) => day <= close).map(({ amount }) => amount));
    const agreed = byHand.beforeDiscounts + byHand.discounts + byHand.trueUps;
    const price = isYetToCome(facts, position.obligationId, close) ? 0 : agreed + estimated + changed + modified;
    expect([position.obligationId, position.recognized + position.remaining]).toEqual([position.obligationId, price]);
  }
}

/** What a later modification adds has no price before it. */
function isYetToCome({ obligations, modifications }: Facts, id: string, close: number): boolean {
  const addedBy = obligations.find((row) => row.id === id)?.addedBy ?? null;
  return modifications.some((modification) => modification.id === addedBy && modification.day > close);
}

const anyLock = fc.constantFrom(null, null, dayOf('2024-01-31'), dayOf('2024-03-31'));

describe('closed month by month, with facts that come late', () => {
  let lateLines = 0;
  afterAll(() => {
    expect(lateLines).toBeGreaterThan(RUNS);
  });

  test('every close is sound, and the last one agrees with the oracle', () => {
    fc.assert(
      fc.property(randomFacts({ changes: true, modifications: true }), fc.nat(3), anyLock, (drawn, lateness, lockDay) => {
        const facts: Facts = { ...drawn, settings: { ...drawn.settings, lockDay, detail: 'closing month only' } };
        let posted: readonly PostedLine[] = [];
        for (const close of WATCHED_MONTH_ENDS.filter((day) => lockDay === null || day > lockDay)) {
          posted = closeMonth(close === LAST_WATCHED_DAY ? facts : knownAt(facts, close, lateness), posted, close);
        }
        lateLines += posted.filter(({ originPeriod, period }) => originPeriod < period).length;
        const recognition = recognizeRevenue(bookOf(facts, posted));
        const kept = keepBooks(facts);
        enterModifications(facts, kept);
        enterEstimates(facts, kept);
        enterChanges(facts, kept);
        const positions = positionsAt(recognition, posted, LAST_WATCHED_DAY);
        for (const [contract, byHand] of positionsOn(kept, LAST_WATCHED_DAY)) {
          const own = positions.filter(({ obligationId }) => kept.get(obligationId)?.promise.netsWith === contract);
          for (const field of ['billed', 'recognized', 'deferred', 'unbilled'] as const) {
            const told = `${contract} ${field} at ${isoOfDay(LAST_WATCHED_DAY)}`;
            expect([told, sum(own.map((position) => position[field]))]).toEqual([told, byHand[field]]);
          }
        }
      }),
      { endOnFailure: true, numRuns: RUNS, ...SEED },
    );
  }, PATIENCE);
});
