/**
 * Random books with random rates in the currency of the entity: every line's value, gains, losses and what is unbilled at
 * each month's end, beside a book valued by hand. The journal in the currency of the contracts is given.
 */
import fc from 'fast-check';
import { checkFunctional, journalize, journalizeFunctional, recognizeRevenue } from '../../src/engine';
import { readBook } from '../../src/workbook/read/read-book';
import type { TableData } from '../../src/workbook/table-data';
import { LAST_WATCHED_DAY, isoOfDay } from './day-book';
import type { Facts } from './facts';
import { tablesOf } from './facts';
import { valueBooks, type BookedLine, type CurrencyFacts } from './functional';
import { randomFacts } from './random-facts';
import { anyRates } from './random-rates';

const RUNS = Math.ceil(Number(process.env.ORACLE_RUNS ?? 30) / 2);
const PATIENCE = 120_000 + RUNS * 2_000;
const SEED = { seed: Number(process.env.ORACLE_SEED ?? 606) };

const anyCurrencies = fc.gen().map((draw): CurrencyFacts => {
  const functionalCurrency = draw(() => fc.constantFrom('EUR', 'EUR', 'USD', 'JPY'));
  const currencies = ['USD', 'JPY', 'KWD'].filter((currency) => currency !== functionalCurrency);
  const rates = currencies.flatMap((currency) => draw(() => anyRates(currency, functionalCurrency)));
  return { functionalCurrency, revenueRate: draw(() => fc.constantFrom<'spot' | 'average'>('spot', 'average')), rates };
});

function withRates(tables: readonly TableData[], { functionalCurrency, revenueRate, rates }: CurrencyFacts): TableData[] {
  const headers = ['Date', 'From', 'To', 'Rate', 'Type'];
  const rows = rates.map((row) => [row.day + 25569, row.from, row.to, row.rate, row.type]);
  const settings = [
    ['Functional currency', functionalCurrency],
    ['Revenue rate', revenueRate],
  ];
  return [
    ...tables.map((table) => (table.name === 'Settings' ? { ...table, rows: [...table.rows, ...settings] } : table)),
    { name: 'Rates', sheet: 'Rates', headerRow: 0, headerColumn: 0, headers, rows, source: 'workbook' },
  ];
}

const compared = { values: 0, remeasured: 0 };

function expectAgreement(facts: Facts, currencies: CurrencyFacts): void {
  const { book, diagnostics } = readBook(withRates(tablesOf(facts, 1), currencies));
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const recognition = recognizeRevenue(book);
  const journals = journalize(book, recognition, LAST_WATCHED_DAY);
  const run = { run: 1, throughDay: LAST_WATCHED_DAY, firstOpenDay: null };
  const { journal, diagnostics: missing } = journalizeFunctional(book, journals.daily, run);
  expect(missing.map(({ message }) => message)).toEqual([]);
  const isForeign = journals.daily.some(({ currency }) => currency !== currencies.functionalCurrency);
  expect(journal !== null).toBe(isForeign);
  if (journal === null) return;
  expect(checkFunctional(book, journals, journal, LAST_WATCHED_DAY).filter(({ pass }) => !pass)).toEqual([]);
  const ours = new Map<string, number>();
  const exchange = new Map<number, number>();
  for (const { line } of journal.lines) {
    const value = line.debit - line.credit;
    if (line.role === 'Exchange gain' || line.role === 'Exchange loss') exchange.set(line.day, (exchange.get(line.day) ?? 0) + value);
    else ours.set(`${line.obligationId} ${line.role} ${line.day}`, (ours.get(`${line.obligationId} ${line.role} ${line.day}`) ?? 0) + value);
    if (line.kind === 'remeasurement') compared.remeasured += 1;
  }
  const booked = journals.daily.map((line): BookedLine => ({ ...line, amount: line.debit - line.credit }));
  const byHand = valueBooks(currencies, booked, LAST_WATCHED_DAY);
  const tell = (key: string): string => key.replace(/\d+$/, (day) => isoOfDay(Number(day)));
  const different = (a: ReadonlyMap<string | number, number>, b: ReadonlyMap<string | number, number>): string[] =>
    [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
      compared.values += 1;
      const [left, right] = [a.get(key) ?? 0, b.get(key) ?? 0];
      return left === right ? [] : [`${tell(String(key))}: ${left}, by hand ${right}`];
    });
  expect([...different(ours, byHand.values), ...different(exchange, byHand.exchange)].sort().slice(0, 6)).toEqual([]);
}

describe('an oracle that values the journal by hand agrees', () => {
  afterAll(() => {
    expect(compared.values).toBeGreaterThan(RUNS * 100);
    expect(compared.remeasured).toBeGreaterThan(RUNS);
  });

  test.each([
    ['invoices and estimates', { changes: false }],
    ['credits and voids', { changes: true }],
    ['modifications', { changes: false, modifications: true }],
  ])('on %s', (_what, wanted) => {
    fc.assert(fc.property(randomFacts(wanted), anyCurrencies, expectAgreement), { endOnFailure: true, numRuns: RUNS, ...SEED });
  }, PATIENCE);
});
