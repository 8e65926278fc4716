/**
 * Random books of two entities, each in a currency of its own, closed month by month with locks and facts that come late.
 * What earlier closes posted stands; and all that was posted is worth what the oracle says, entity by entity.
 */
import fc from 'fast-check';
import { afterClose } from '../engine/journal/close-book';
import { checkBooks, checkFunctional, journalize, journalizeFunctional, recognizeRevenue } from '../../src/engine';
import type { JournalLine, PostedLine, RevenueBook } from '../../src/engine';
import { readBook } from '../../src/workbook/read/read-book';
import type { CellValue, TableData } from '../../src/workbook/table-data';
import { LAST_WATCHED_DAY, WATCHED_MONTH_ENDS, dayOf, isoOfDay } from './day-book';
import type { Facts } from './facts';
import { tablesOf } from './facts';
import { valueBooks, type BookedLine, type RateFacts } from './functional';
import { knownAt } from './late-facts';
import { randomFacts } from './random-facts';
import { anyRates } from './random-rates';

const RUNS = Math.ceil(Number(process.env.ORACLE_RUNS ?? 30) / 6);
const PATIENCE = 120_000 + RUNS * 15_000;
const SEED = { seed: Number(process.env.ORACLE_SEED ?? 606) };

/** The entity of the first contract and of invoices without contract, and that of the second. */
const ENTITIES = ['North', 'South'] as const;

/** Currencies of contracts. */
const FOREIGN = ['USD', 'JPY', 'KWD'];

interface Group {
  readonly currencies: Readonly<Record<(typeof ENTITIES)[number], string>>;
  readonly revenueRate: 'spot' | 'average';
  readonly rates: readonly RateFacts[];
}

/** Rates between any two of the currencies, so that each entity finds its own. */
const anyGroup = fc.gen().map((draw): Group => {
  const anyCurrency = (): string => draw(() => fc.constantFrom('EUR', 'EUR', 'USD', 'JPY', 'KWD'));
  const currencies = { North: anyCurrency(), South: anyCurrency() };
  const functional = [...new Set(Object.values(currencies))];
  const rates = functional.flatMap((to, index) => {
    const isDrawn = (currency: string): boolean => FOREIGN.includes(to) && functional.slice(0, index).includes(currency);
    const foreign = FOREIGN.filter((currency) => currency !== to && !isDrawn(currency));
    return foreign.flatMap((currency) => draw(() => anyRates(currency, to)));
  });
  return { currencies, revenueRate: draw(() => fc.constantFrom<'spot' | 'average'>('spot', 'average')), rates };
});

const anyLock = fc.constantFrom(null, null, dayOf('2024-01-31'), dayOf('2024-02-14'), dayOf('2024-03-31'));

const plainTable = (name: string, headers: readonly string[], rows: readonly (readonly CellValue[])[]): TableData => ({
  name,
  sheet: name,
  headerRow: 0,
  headerColumn: 0,
  headers,
  rows,
  source: 'workbook',
});

function withColumn(table: TableData, header: string, valueOf: (read: (column: string) => CellValue) => CellValue): TableData {
  const rows = table.rows.map((cells) => [...cells, valueOf((column) => cells[table.headers.indexOf(column)] ?? null)]);
  return { ...table, headers: [...table.headers, header], rows };
}

function tablesOfGroup(facts: Facts, { currencies, revenueRate, rates }: Group): TableData[] {
  const entityOf = (contract: CellValue): CellValue => (contract === 'C-2' ? 'South' : 'North');
  const own = tablesOf(facts, 1).map((table) => {
    if (table.name === 'Contracts') return withColumn(table, 'Entity', (read) => entityOf(read('Contract')));
    if (table.name === 'Invoices') return withColumn(table, 'Entity', (read) => (read('Contract') === null && read('Obligation') === null ? 'North' : null));
    return table.name === 'Settings' ? { ...table, rows: [...table.rows, ['Revenue rate', revenueRate]] } : table;
  });
  return [
    ...own,
    plainTable('Entities', ['Entity', 'Functional currency'], Object.entries(currencies)),
    plainTable('Rates', ['Date', 'From', 'To', 'Rate', 'Type'], rates.map((row) => [row.day + 25569, row.from, row.to, row.rate, row.type])),
  ];
}

type Posted = Pick<RevenueBook, 'posted'> & { readonly postedFunctional: NonNullable<RevenueBook['postedFunctional']> };

/** Closes one month in both journals, says what must hold after it, and returns all lines so far. */
function closeMonth(facts: Facts, group: Group, before: Posted, close: number): Posted {
  const { book: read, diagnostics } = readBook(tablesOfGroup(facts, group));
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const book = { ...read, ...before };
  const recognition = recognizeRevenue(book);
  const journals = journalize(book, recognition, close);
  const checks = checkBooks(book, recognition, journals, close);
  expect(checks.filter(({ pass }) => !pass).map(({ id, explanation }) => `${id}: ${explanation}`)).toEqual([]);
  const lines: JournalLine[] = [...journals.posted, ...journals.daily];
  const run = { run: journals.run, throughDay: close, firstOpenDay: journals.firstOpenDay };
  const outcome = journalizeFunctional(book, lines, run);
  expect(outcome.diagnostics.map(({ message }) => message)).toEqual([]);
  const valued = outcome.journal?.lines.map(({ line }) => line) ?? [];
  expect(valued.slice(0, before.postedFunctional.length)).toEqual(before.postedFunctional);
  expect(valued.filter(({ kind }) => kind === 'correction')).toEqual([]);
  expect(checkFunctional(book, journals, outcome.journal, close).filter(({ pass }) => !pass)).toEqual([]);
  for (const line of valued) expect([line.entity, line.functionalCurrency]).toEqual([line.entity, group.currencies[line.entity as 'North']]);
  const { posted } = afterClose({ book, recognition, journals, checks });
  const again = { ...book, posted, postedFunctional: valued };
  const secondRun = journalize(again, recognizeRevenue(again), close);
  expect(secondRun.daily).toEqual([]);
  const second = journalizeFunctional(again, secondRun.posted, { ...run, run: secondRun.run, firstOpenDay: secondRun.firstOpenDay });
  expect(second.journal?.lines.length ?? 0).toBe(valued.length);
  return { posted, postedFunctional: valued };
}

const compared = { values: 0, late: 0, entities: new Set<string>() };

/** Of one entity: what its lines are worth, and its gains and losses, beside what is valued by hand. */
function expectValues(posted: readonly PostedLine[], valued: Posted['postedFunctional'], group: Group, entity: 'North' | 'South'): void {
  const facts = { functionalCurrency: group.currencies[entity], revenueRate: group.revenueRate, rates: group.rates };
  const own = valued.filter((line) => line.entity === entity);
  if (own.length === 0) return;
  compared.entities.add(entity);
  const booked = posted.filter((line) => line.entity === entity).map((line): BookedLine => ({ ...line, amount: line.debit - line.credit }));
  const byHand = valueBooks(facts, booked, LAST_WATCHED_DAY);
  const ours = new Map<string, number>();
  const add = (key: string, value: number): Map<string, number> => ours.set(key, (ours.get(key) ?? 0) + value);
  for (const line of own) {
    const isExchange = line.role === 'Exchange gain' || line.role === 'Exchange loss';
    add(isExchange ? `exchange ${line.day}` : `${line.obligationId} ${line.role} ${line.day}`, line.debit - line.credit);
  }
  const wanted = new Map([...byHand.values, ...[...byHand.exchange].map(([day, value]) => [`exchange ${day}`, value] as const)]);
  const different = [...new Set([...ours.keys(), ...wanted.keys()])].flatMap((key) => {
    compared.values += 1;
    const [left, right] = [ours.get(key) ?? 0, wanted.get(key) ?? 0];
    return left === right ? [] : [`${entity} ${key.replace(/\d+$/, (day) => isoOfDay(Number(day)))}: ${left}, by hand ${right}`];
  });
  expect(different.sort().slice(0, 6)).toEqual([]);
}

describe('two entities closed month by month', () => {
  afterAll(() => {
    expect(compared.values).toBeGreaterThan(RUNS * 50);
    expect(compared.late).toBeGreaterThan(RUNS);
    expect(compared.entities.size).toBe(ENTITIES.length);
  });

  test('what was posted stands, and is worth what the oracle says', () => {
    fc.assert(
      fc.property(randomFacts({ changes: true }), anyGroup, fc.nat(3), anyLock, (drawn, group, lateness, lockDay) => {
        const facts: Facts = { ...drawn, settings: { ...drawn.settings, lockDay } };
        let all: Posted = { posted: [], postedFunctional: [] };
        for (const close of WATCHED_MONTH_ENDS.filter((day) => lockDay === null || day > lockDay)) {
          all = closeMonth(close === LAST_WATCHED_DAY ? facts : knownAt(facts, close, lateness), group, all, close);
        }
        compared.late += all.posted.filter(({ originPeriod, period }) => originPeriod < period).length;
        for (const entity of ENTITIES) expectValues(all.posted, all.postedFunctional, group, entity);
      }),
      { endOnFailure: true, numRuns: RUNS, ...SEED },
    );
  }, PATIENCE);
});
