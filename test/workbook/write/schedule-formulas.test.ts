/** The months of Schedule detail, recalculated from amount and dates alone, are those of the published examples. */
import type { Row, Rows } from './close-book';
import { closeBook, dayOfIso, tablesOf } from './close-book';
import { serialOf } from '../../../src/engine/foundation/calendar';
import { closeThrough, formulasOf, recalculate, sheetOf, valuesOf } from './planned-close';

const on = (iso: string): number => serialOf(dayOfIso(iso));

const STRATEGIES = {
  exact: 'Exact days',
  daily: 'Even months, ends by daily rate',
  period: 'Even months, ends by period rate',
  calendar: 'Even months, ends by calendar month',
  even: 'Every month even',
};

const CASES: readonly [
  strategy: keyof typeof STRATEGIES,
  price: number,
  first: string,
  last: string,
  months: readonly number[],
][] = [
  ['exact', 1800, '2025-01-16', '2025-04-15', [320, 560, 620, 300]],
  ['daily', 1800, '2025-01-16', '2025-04-15', [320, 590, 590, 300]],
  ['period', 1800, '2025-01-16', '2025-04-15', [309.68, 600, 600, 290.32]],
  ['calendar', 1800, '2025-01-16', '2025-04-15', [308.02, 596.79, 596.79, 298.4]],
  ['exact', 3600, '2025-03-10', '2025-06-09', [860.87, 1173.91, 1213.05, 352.17]],
  ['daily', 3600, '2025-03-10', '2025-06-09', [860.87, 1193.48, 1193.48, 352.17]],
  ['period', 3600, '2025-03-10', '2025-06-09', [851.61, 1200, 1200, 348.39]],
  ['calendar', 3600, '2025-03-10', '2025-06-09', [848.87, 1196.15, 1196.14, 358.84]],
  ['exact', 400, '2025-08-20', '2025-12-19', [39.34, 98.36, 101.64, 98.36, 62.3]],
  ['daily', 400, '2025-08-20', '2025-12-19', [39.34, 99.45, 99.46, 99.45, 62.3]],
  ['period', 400, '2025-08-20', '2025-12-19', [38.71, 100, 100, 100, 61.29]],
  ['calendar', 400, '2025-08-20', '2025-12-19', [38.71, 100, 100, 100, 61.29]],
  ['even', 400, '2025-08-20', '2025-12-19', [80, 80, 80, 80, 80]],
  [
    'exact',
    1080,
    '2024-07-01',
    '2025-06-30',
    [91.73, 91.72, 88.77, 91.73, 88.76, 91.73, 91.72, 82.85, 91.73, 88.77, 91.72, 88.77],
  ],
  ['daily', 1080, '2024-07-01', '2025-06-30', Array.from({ length: 12 }, () => 90)],
  // No full month, one month, one day.
  ['daily', 100, '2025-01-20', '2025-02-09', [57.14, 42.86]],
  ['calendar', 100, '2025-01-20', '2025-02-09', [54.63, 45.37]],
  ['period', 100, '2025-02-03', '2025-02-20', [100]],
  ['daily', 100, '2024-02-29', '2024-02-29', [100]],
];

/** Each case as an obligation that stands alone in its contract. */
function bookOfCases(): Rows {
  const nothing = closeBook();
  const contract = (index: number): Row => ({ Contract: `C-${index}`, Customer: 'Acme', Currency: 'USD' });
  const obligation = (index: number): Row => {
    const [strategy, price, first, last] = CASES[index]!;
    const dates = { Start: on(first), End: on(last) };
    return {
      Obligation: `OB-${index}`,
      Contract: `C-${index}`,
      Product: 'PLAT',
      Price: price,
      Strategy: STRATEGIES[strategy],
      ...dates,
    };
  };
  return {
    ...nothing,
    Contracts: CASES.map((_, index) => contract(index)),
    Obligations: CASES.map((_, index) => obligation(index)),
    Invoices: [],
    'Credit notes': [],
    Usage: [],
    Milestones: [],
  };
}

describe('the months of Schedule detail', () => {
  const tables = tablesOf(bookOfCases());
  const { plan } = closeThrough(tables, '2025-12-31');
  const recalculated = recalculate(tables, plan);

  test.each(CASES.map((item, index) => [index, ...item] as const))(
    'case %d: %s, %d from %s to %s',
    async (index, _strategy, _price, _first, _last, months) => {
      const { model, different } = await recalculated;
      expect(different).toEqual([]);
      const table = model.table('RevenueScheduleDetail')!;
      const row = valuesOf(plan, 'Schedule detail', 'Obligation').indexOf(`OB-${index}`);
      const shown = table.columns.flatMap(({ name }, column) =>
        /^\d{4}-\d{2}$/.test(name) ? [table.sheet.valueAt(table.dataArea.row + row, column)] : [],
      );
      expect(shown.filter((value) => value !== 0)).toEqual(months);
    },
    60_000,
  );

  test('are one formula for all rows and strategies', () => {
    const { columns } = sheetOf(plan, 'Schedule detail').table!;
    const months = columns.filter(({ header }) => /^\d{4}-\d{2}$/.test(header));
    expect(months.length).toBe(23);
    expect(new Set(months.map(({ cells }) => cells.kind))).toEqual(new Set(['fill']));
  });

  test('read their dates from the row of the source', () => {
    expect(formulasOf(plan, 'Schedule detail', 'First day in source')[0]).toBe('=INDEX(Obligations[Start],U9)');
  });
});

test('a long term ends in the column Later', async () => {
  const book = bookOfCases();
  const long: Row = { ...book.Obligations[0], Obligation: 'OB-L', Start: on('2025-03-15'), End: on('2034-03-14') };
  const tables = tablesOf({ ...book, Obligations: [...book.Obligations, long] });
  const { plan } = closeThrough(tables, '2025-12-31');
  const headers = sheetOf(plan, 'Schedule detail').table!.columns.map(({ header }) => header);
  expect(headers.at(-1)).toBe('Later');
  expect(headers.filter((header) => /^\d{4}-\d{2}$/.test(header))).toHaveLength(60);
  expect((await recalculate(tables, plan)).different).toEqual([]);
});
