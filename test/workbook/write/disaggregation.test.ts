/** `Disaggregation`: sums over the daily journal that tie to it, whatever the values look like. */
import { closeBook, tablesOf, type Rows } from './close-book';
import { closeThrough, failedChecks, formulasOf, recalculate, tablesLeftBy, valuesOf } from './planned-close';

const MINUTE = 60_000;
const SHEET = 'Disaggregation';

const bookBy = (dimension: string, book: Rows = closeBook()): Rows => ({
  ...book,
  Settings: [...book.Settings, { Setting: 'Disaggregate by', Value: dimension }],
});

describe('Disaggregation', () => {
  const tables = tablesOf(bookBy('product category'));
  const february = closeThrough(tables, '2026-02-28');
  const march = closeThrough([...tables, ...tablesLeftBy(february.plan)], '2026-03-31');

  test('splits revenue by category, currency by currency', () => {
    expect(valuesOf(march.plan, SHEET, 'Product category')).toEqual(['Services', 'Subscription', 'Subscription', 'Subscription', 'Usage']);
    expect(valuesOf(march.plan, SHEET, 'Currency')).toEqual(['USD', 'JPY', 'KWD', 'USD', 'USD']);
    expect(valuesOf(march.plan, SHEET, 'Year from 2026-01')[1]).toBe(22856 + 33683);
    expect(formulasOf(march.plan, SHEET, 'Month 2026-03')[0]).toMatch(/^=ROUND\(SUMIFS\('Daily journal'!/);
  });

  test('agrees with the report', () => {
    expect(march.report.disaggregation.map(({ yearToDate }) => Number(yearToDate))).toEqual(valuesOf(march.plan, SHEET, 'Year from 2026-01'));
    expect(march.report.rollForward.map(({ recognized }) => Number(recognized)).reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(
      valuesOf(march.plan, 'Deferred revenue', 'Recognized').reduce<number>((sum, amount) => sum + Number(amount), 0), 3,
    );
  });

  test.each(['product', 'customer', 'entity', 'recognition method'])('by %s it is what its formulas give', async (dimension) => {
    const book = tablesOf(bookBy(dimension));
    const close = closeThrough(book, '2026-03-31');
    const { model, different } = await recalculate(book, close.plan);
    expect(different).toEqual([]);
    expect(failedChecks(model)).toEqual([]);
  }, MINUTE);

  test('values that look like something else are compared as they are', async () => {
    const book = closeBook();
    const odd = book.Products.map((row) => ({ ...row, Category: row.Category === 'Usage' ? '<5*' : (row.Category ?? null) }));
    const tablesOfOdd = tablesOf(bookBy('product category', { ...book, Products: odd }));
    const close = closeThrough(tablesOfOdd, '2026-03-31');
    expect(formulasOf(close.plan, SHEET, 'Month 2026-03')[0]).toMatch(/^=ROUND\(SUMPRODUCT\(/);
    const { different } = await recalculate(tablesOfOdd, close.plan);
    expect(different).toEqual([]);
  }, MINUTE);

  test('a line that no row counts fails the tie to the journal', async () => {
    const { plan } = march;
    const changed = {
      ...plan,
      sheets: plan.sheets.map((sheet) =>
        sheet.name !== 'Daily journal' || sheet.table === null
          ? sheet
          : {
              ...sheet,
              table: {
                ...sheet.table,
                columns: sheet.table.columns.map((column) => {
                  if (column.header !== 'Disaggregated by' || column.cells.kind !== 'values') return column;
                  const values = column.cells.values.map((value) => (value === 'Usage' ? 'Uage' : value));
                  return { ...column, cells: { kind: 'values' as const, values } };
                }),
              },
            },
      ),
    };
    const { model } = await recalculate(tables, changed);
    expect(failedChecks(model)).toEqual(['Disaggregated revenue equals the journal: USD']);
  }, MINUTE);
});
