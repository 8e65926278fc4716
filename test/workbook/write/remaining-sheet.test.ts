/** `Remaining obligations`: time bands that add the months of Schedule, and what an expedient leaves out. */
import { serialOf } from '../../../src/engine';
import { closeBook, dayOfIso, tablesOf, type Rows } from './close-book';
import { closeThrough, failedChecks, formulasOf, recalculate, sheetOf, valuesOf } from './planned-close';

const MINUTE = 60_000;
const SHEET = 'Remaining obligations';

function bookWith(settings: Rows['Settings'], expected: string | null): Rows {
  const book = closeBook();
  return {
    ...book,
    Settings: [...book.Settings, ...settings],
    Obligations: book.Obligations.map((row) =>
      row.Obligation === 'OB-5' && expected !== null ? { ...row, 'Expected completion': serialOf(dayOfIso(expected)) } : row,
    ),
    // Dated after the close: it has not changed the price yet.
    'Credit notes': [
      ...book['Credit notes'],
      { 'Credit note': 'CN-9', Line: 1, Date: serialOf(dayOfIso('2026-04-10')), Invoice: 'INV-5', 'Invoice line': 1, Amount: 5000 },
    ],
  };
}

describe('Remaining obligations', () => {
  const tables = tablesOf(
    bookWith([{ Setting: 'RPO bands', Value: '3, 12' }, { Setting: 'RPO one-year expedient', Value: 'applied' }], '2026-09-30'),
  );
  const { plan, report } = closeThrough(tables, '2026-03-31');
  const figure = (obligation: string, header: string): unknown =>
    valuesOf(plan, SHEET, header)[valuesOf(plan, SHEET, 'Obligation').indexOf(obligation)];

  test('leaves out usage and contracts of one year, and says why', () => {
    expect(figure('OB-4', 'Left out by')).toBe('Right to invoice');
    expect(figure('OB-1', 'Left out by')).toBe('One year or less');
    expect(figure('OB-1', 'Disclosed')).toBe(0);
    expect(figure('OB-9', 'Left out by')).toBe('');
  });

  test('adds the months of Schedule, which also hold what falls later', () => {
    const row = valuesOf(plan, SHEET, 'Obligation').indexOf('OB-9');
    // The middle holds 7,501.39 in 75 months: 400.07 through March, 700.13 through June.
    expect(figure('OB-9', 'Within 3 months')).toBe(300.06);
    expect(figure('OB-9', 'After 12 months')).toBe(5963.55);
    expect(formulasOf(plan, SHEET, 'After 12 months')[row]).toMatch(/ROUND\(SUM\(Schedule!\w+:\w+\)/);
  });

  test('puts a milestone without a date into the band of its expected completion', () => {
    expect(figure('OB-5', 'Months 4 to 12')).toBe(0);
    expect(figure('OB-5', 'Left out by')).toBe('One year or less');
    const all = closeThrough(tablesOf(bookWith([], '2026-09-30')), '2026-03-31');
    const at = valuesOf(all.plan, SHEET, 'Obligation').indexOf('OB-5');
    expect(valuesOf(all.plan, SHEET, 'Within 12 months')[at]).toBe(3600);
    expect(valuesOf(all.plan, SHEET, 'Not dated yet')[at]).toBe(0);
  });

  test('agrees with the report', () => {
    expect(report.remainingObligations.map(({ disclosed }) => Number(disclosed))).toEqual(valuesOf(plan, SHEET, 'Disclosed'));
  });

  test.each(['2026-03-31', '2026-02-14', '2027-12-31'])('is what its formulas give, at %s', async (iso) => {
    for (const book of [tables, tablesOf(bookWith([{ Setting: 'Right-to-invoice expedient', Value: 'not applied' }], '2027-06-30'))]) {
      const close = closeThrough(book, iso);
      const { model, different } = await recalculate(book, close.plan);
      expect(different.filter(({ cell }) => cell.startsWith(SHEET))).toEqual([]);
      expect(failedChecks(model)).toEqual([]);
    }
  }, MINUTE);

  test('totals each currency above the table', () => {
    const totals = sheetOf(plan, SHEET).cells.filter(({ style }) => style === 'total');
    expect(totals.map(({ content }) => (content.kind === 'value' ? content.value : ''))).toEqual(
      expect.arrayContaining(['Total JPY', 'Total KWD', 'Total USD']),
    );
  });
});
