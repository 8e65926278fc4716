/** Laws of the journal in the functional currency, on random books and random rates; and worked examples of its files. */
import fc from 'fast-check';
import type { ExchangeRate, JournalLine, RevenueBook } from '../../../src/engine';
import { checkFunctional, dayFromIso, journalizeFunctional, lastDayOfMonth, monthOf } from '../../../src/engine';
import {
  addToPool,
  carriedAt,
  EMPTY_POOL,
  leftIn,
  usePool,
} from '../../../src/engine/presentation/functional/carrying-pool';
import { convert, createRateFinder } from '../../../src/engine/presentation/functional/exchange-rate';
import { afterClose, closeThrough } from '../journal/close-book';
import { FIRST_DAY, LAST_DAY, randomBook } from '../properties/random-book';

const on = (iso: string): number => dayFromIso(iso)!;
const rateOf = (
  day: number,
  from: string,
  to: string,
  digits: number,
  scale: number,
  type: ExchangeRate['type'] = 'spot',
): ExchangeRate => ({
  ...{ day, from, to, type },
  rate: { digits, scale },
  origin: { table: 'Rates', key: [day, from, to, type] },
});

describe('worked examples', () => {
  test('exchange-rate: age, turned pairs, and what is missing', () => {
    const finder = createRateFinder([rateOf(on('2026-01-02'), 'EUR', 'USD', 12, 1)], {
      revenueRate: 'spot',
      rateAgeLimit: 7,
    });
    const found = finder.find('document', 'EUR', 'USD', on('2026-01-04'));
    expect(convert(3000, found, 'EUR', 'USD')).toBe(3600);
    expect(convert(3600, finder.find('document', 'USD', 'EUR', on('2026-01-09')), 'USD', 'EUR')).toBe(3000);
    expect(finder.find('document', 'EUR', 'USD', on('2026-01-10'))).toBeNull();
    expect(finder.find('document', 'EUR', 'USD', on('2026-01-01'))).toBeNull();
    expect(finder.missing.map(({ day }) => day)).toEqual([on('2026-01-10'), on('2026-01-01')]);
  });

  test('exchange-rate: between currencies of 0, 2 and 3 decimals', () => {
    const usdJpy = { row: rateOf(0, 'USD', 'JPY', 15_725, 2), isInverse: false };
    expect(convert(10_001, usdJpy, 'USD', 'JPY')).toBe(15_727);
    expect(convert(15_727, { ...usdJpy, isInverse: true }, 'JPY', 'USD')).toBe(10_001);
    expect(convert(6500, { row: rateOf(0, 'KWD', 'USD', 325, 2), isInverse: true }, 'USD', 'KWD')).toBe(20_000);
    expect(convert(-5, { row: rateOf(0, 'EUR', 'USD', 11, 1), isInverse: false }, 'EUR', 'USD')).toBe(-6);
  });

  test('carrying-pool: three thirds, and what is left goes whole', () => {
    let pool = addToPool(EMPTY_POOL, 10_000, 11_000);
    const values = [3333, 3333, 3333].map((amount) => {
      const { value, after } = usePool(pool, amount);
      pool = after;
      return value;
    });
    expect(values).toEqual([3666, 3667, 3666]);
    expect([leftIn(pool), carriedAt(pool)]).toEqual([1, 1]);
  });
});

/** Random books are in dollars; their entity keeps its books in one of these. */
const FUNCTIONAL = ['EUR', 'JPY', 'KWD'] as const;

/** A functional currency and its rates against the dollar, a row every third day; every second pair turned round. */
const randomRates = fc
  .tuple(fc.constantFrom(...FUNCTIONAL), fc.infiniteStream(fc.integer({ min: 5_000, max: 20_000 })), fc.boolean())
  .map(([currency, stream, isTurned]): readonly ExchangeRate[] => {
    const rates: ExchangeRate[] = [];
    for (let day = FIRST_DAY - 400; day <= LAST_DAY + 400; day += 3) {
      const digits = stream.next().value;
      rates.push(isTurned ? rateOf(day, currency, 'USD', digits, 4) : rateOf(day, 'USD', currency, digits, 4));
    }
    return rates;
  });

const currencyOf = (rates: readonly ExchangeRate[]): string => {
  const [first] = rates;
  return first === undefined ? 'EUR' : first.from === 'USD' ? first.to : first.from;
};

const withRates = (book: RevenueBook, rates: readonly ExchangeRate[], currency = currencyOf(rates)): RevenueBook => ({
  ...book,
  rates,
  entities: [],
  policy: { ...book.policy, lockMethod: 'none', lockDay: null, functionalCurrency: currency },
});

/** The same figures for another functional currency. */
const inPair = (rate: ExchangeRate, currency: string): ExchangeRate =>
  rate.from === 'USD' ? { ...rate, to: currency } : { ...rate, from: currency };

function run(book: RevenueBook, throughDay: number) {
  const close = closeThrough(book, throughDay);
  const { journals } = close;
  const lines: JournalLine[] = [...journals.posted, ...journals.daily];
  const outcome = journalizeFunctional(book, lines, {
    run: journals.run,
    throughDay,
    firstOpenDay: journals.firstOpenDay,
  });
  return { close, outcome, journals };
}

const totals = (
  lines: readonly { readonly line: { readonly role: string; readonly debit: number; readonly credit: number } }[],
) => {
  const sums = new Map<string, number>();
  for (const { line } of lines) {
    const role = line.role.startsWith('Exchange') ? 'Exchange' : line.role;
    sums.set(role, (sums.get(role) ?? 0) + line.debit - line.credit);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
};

describe('for every book', () => {
  test('entries balance, lines are complete, empty balances are empty, a second run posts nothing', () => {
    fc.assert(
      fc.property(randomBook, randomRates, fc.integer({ min: 0, max: 8 }), (anyBook, rates, months) => {
        const book = withRates(anyBook, rates);
        const throughDay = lastDayOfMonth(monthOf(FIRST_DAY) + months);
        const { outcome, journals } = run(book, throughDay);
        expect(outcome.diagnostics).toEqual([]);
        expect(checkFunctional(book, journals, outcome.journal, throughDay).filter(({ pass }) => !pass)).toEqual([]);
      }),
      { endOnFailure: true, numRuns: 40 },
    );
  });

  test('month by month gives the totals of one close; rates that change later leave closed lines and correct the rest', () => {
    fc.assert(
      fc.property(randomBook, randomRates, randomRates, (anyBook, rates, otherRates) => {
        let book = withRates(anyBook, rates);
        for (let month = monthOf(FIRST_DAY); month <= monthOf(LAST_DAY); month++) {
          const { close, outcome } = run(book, lastDayOfMonth(month));
          const closed = book.postedFunctional ?? [];
          expect((outcome.journal?.lines ?? []).slice(0, closed.length).map(({ line }) => line)).toEqual(closed);
          book = {
            ...withRates(afterClose(close), rates),
            postedFunctional: (outcome.journal?.lines ?? []).map(({ line }) => line),
          };
        }
        const stepwise = (book.postedFunctional ?? []).map((line) => ({ line }));
        const end = lastDayOfMonth(monthOf(LAST_DAY));
        expect(totals(stepwise)).toEqual(
          totals(run({ ...book, postedFunctional: [] }, end).outcome.journal?.lines ?? []),
        );
        const changed = { ...book, rates: otherRates.map((rate) => inPair(rate, currencyOf(rates))) };
        const { outcome } = run(changed, end);
        const lines = outcome.journal?.lines ?? [];
        expect(lines.filter(({ line }) => line.kind !== 'correction').map(({ line }) => line)).toEqual(
          book.postedFunctional ?? [],
        );
        expect(totals(lines)).toEqual(
          totals(run({ ...changed, postedFunctional: [] }, end).outcome.journal?.lines ?? []),
        );
      }),
      { endOnFailure: true, numRuns: 12 },
    );
  });

  test('a rate that is missing stops the run, with day and pair', () => {
    fc.assert(
      fc.property(randomBook, (anyBook) => {
        const book = withRates(anyBook, []);
        const { outcome, journals } = run(book, LAST_DAY);
        const foreign = [...journals.posted, ...journals.daily].filter(({ currency }) => currency !== 'EUR');
        if (foreign.length === 0) expect(outcome).toEqual({ journal: null, diagnostics: [] });
        else {
          expect(new Set(outcome.diagnostics.map(({ code }) => code))).toEqual(new Set(['rate.missing']));
          expect(outcome.diagnostics[0]!.message).toMatch(/from USD to EUR for \d{4}-\d{2}-\d{2}/);
        }
      }),
      { endOnFailure: true, numRuns: 20 },
    );
  });
});

test('an entity without functional currency is a finding', () => {
  fc.assert(
    fc.property(randomBook, (anyBook) => {
      const entities = [
        { id: 'Elsewhere', functionalCurrency: 'EUR', origin: { table: 'Entities' as const, key: ['Elsewhere'] } },
      ];
      const { outcome, journals } = run(
        { ...withRates(anyBook, []), entities, policy: { ...anyBook.policy, functionalCurrency: '' } },
        LAST_DAY,
      );
      if (journals.daily.length > 0)
        expect(outcome.diagnostics.every(({ code }) => code === 'entity.no-currency')).toBe(true);
      if (journals.daily.length > 0) expect(outcome.diagnostics).not.toEqual([]);
    }),
    { numRuns: 5 },
  );
});

test('a functional currency that changes after a close is a finding', () => {
  const book = withRates({ ...fc.sample(randomBook, { numRuns: 1, seed: 7 })[0]! }, fc.sample(randomRates, 1)[0]!);
  const { close, outcome } = run(book, LAST_DAY);
  const postedFunctional = (outcome.journal?.lines ?? []).map(({ line }) => line);
  expect(postedFunctional).not.toEqual([]);
  const changed = { ...withRates(afterClose(close), [], 'CHF'), postedFunctional };
  expect(run(changed, LAST_DAY).outcome.diagnostics.map(({ code }) => code)).toEqual(['entity.currency-changed']);
});

test('closing an earlier month again posts nothing', () => {
  fc.assert(
    fc.property(randomBook, randomRates, (anyBook, rates) => {
      const book = withRates(anyBook, rates);
      const { close, outcome } = run(book, LAST_DAY);
      const postedFunctional = (outcome.journal?.lines ?? []).map(({ line }) => line);
      const again = run(
        { ...withRates(afterClose(close), rates), postedFunctional },
        lastDayOfMonth(monthOf(FIRST_DAY)),
      );
      expect((again.outcome.journal?.lines ?? []).map(({ line }) => line)).toEqual(postedFunctional);
    }),
    { endOnFailure: true, numRuns: 10 },
  );
});
