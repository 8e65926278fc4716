/**
 * Random books through reader, engine and journals, compared with a book kept by hand: each obligation on each day, each
 * contract at each month's end, to the minor unit. A run without wishes draws the same books each time; ORACLE_RUNS asks
 * for more of them, ORACLE_SEED for others.
 */
import fc from 'fast-check';
import { compared, differencesOf, kindOf, smallest, tellBook } from './compare';
import type { Facts } from './facts';
import { randomFacts, type Wanted } from './random-facts';

const RUNS = Number(process.env.ORACLE_RUNS ?? 700);
/** Milliseconds: a second a book on a busy machine. */
const PATIENCE = 120_000 + RUNS * 1_000;
const SEED = { seed: Number(process.env.ORACLE_SEED ?? 606) };

function expectAgreement(facts: Facts): void {
  const found = differencesOf(facts);
  if (found.length === 0) return;
  const book = smallest(facts, (smaller) => kindOf(differencesOf(smaller)) === kindOf(found));
  throw new Error(`${differencesOf(book).slice(0, 6).join('\n')}\n${tellBook(book)}`);
}

function compareBooks(wanted: Wanted): void {
  const before = { ...compared };
  fc.assert(fc.property(randomFacts(wanted), expectAgreement), { endOnFailure: true, numRuns: RUNS, ...SEED });
  expect(compared.books - before.books).toBeGreaterThanOrEqual(RUNS);
  expect(compared.days - before.days).toBeGreaterThan(RUNS * 400);
}

describe('an oracle that keeps the book by hand agrees', () => {
  test('on promises, prices, discounts and invoices', () => {
    compareBooks({ changes: false });
  }, PATIENCE);

  test('on credit notes of every treatment and on voided invoices', () => {
    compareBooks({ changes: true });
  }, PATIENCE);

  test('on modifications of contracts', () => {
    compareBooks({ changes: false, modifications: true });
  }, PATIENCE);
});
