/** `Reclassifications`: targets by native formulas, closes in a row, a changed fact, and the checks of the accounts. */
import { serialOf } from '../../../src/engine';
import { closeBook, dayOfIso, tablesOf, type Rows } from './close-book';
import { closeThrough, failedChecks, formulasOf, recalculate, tablesLeftBy, valuesOf } from './planned-close';

const MINUTE = 60_000;
const SHEET = 'Reclassifications';

function familyBook(): Rows {
  const book = closeBook();
  const prepaid = { ...book.Invoices[8], Invoice: 'INV-20', Contract: 'C-5', Obligation: 'OB-9', Amount: 7600.01 };
  return {
    ...book,
    Settings: [...book.Settings, { Setting: 'Current and non-current', Value: '12 months' }],
    Obligations: book.Obligations.map((row) => ({ ...row, 'Unbilled is': ['OB-1', 'OB-5'].includes(String(row.Obligation)) ? 'contract asset' : null })),
    Invoices: [...book.Invoices, prepaid],
  };
}

describe('Reclassifications', () => {
  const book = familyBook();
  const tables = tablesOf(book);
  const february = closeThrough(tables, '2026-02-28');
  const march = closeThrough([...tables, ...tablesLeftBy(february.plan)], '2026-03-31');

  test('prove every line in cells, close after close', async () => {
    for (const { plan } of [february, march]) {
      const { model, different } = await recalculate(tables, plan);
      expect(different).toEqual([]);
      expect(failedChecks(model)).toEqual([]);
    }
    expect(new Set(valuesOf(march.plan, 'Daily journal', 'Check'))).toEqual(new Set([0]));
  }, MINUTE);

  test('hold what the balance sheet shows', () => {
    const at = valuesOf(march.plan, SHEET, 'Obligation').lastIndexOf('OB-9');
    // As on Deferred revenue: 1,200.23 within twelve months of 7,163.78.
    expect(valuesOf(march.plan, SHEET, 'Should hold')[at]).toBe(5963.55);
    expect(formulasOf(march.plan, SHEET, 'Should hold')[at]).toMatch(/^=ROUND\(MIN\(MAX\(0,/);
    expect(valuesOf(march.plan, 'Checks', 'Check')).toContain('Contract asset equals the journal: USD');
    expect(march.report.positions.find(({ obligation, asOf }) => obligation === 'OB-9' && asOf === '2026-03-31')).toMatchObject({
      deferred: '7163.78',
      deferredNonCurrent: '5963.55',
    });
  });

  test('a target that changed facts no longer give stands as it was posted', async () => {
    const longer = {
      ...book,
      Contracts: book.Contracts.map((row) => (row.Contract === 'C-5' ? { ...row, End: serialOf(dayOfIso('2030-03-19')) } : row)),
    };
    const changed = tablesOf(longer);
    const { plan } = closeThrough([...changed, ...tablesLeftBy(february.plan)], '2026-03-31');
    const at = valuesOf(plan, SHEET, 'Obligation').indexOf('OB-9');
    expect(formulasOf(plan, SHEET, 'Should hold')[at]).toMatch(/^=[\d.]+$/);
    const { model, different } = await recalculate(changed, plan);
    expect(different).toEqual([]);
    expect(failedChecks(model)).toEqual([]);
  }, MINUTE);

  test('the sheet is not there where nothing moves', () => {
    const plain = closeThrough(tablesOf(closeBook()), '2026-03-31');
    expect(plain.plan.sheets.map(({ name }) => name)).not.toContain(SHEET);
  });
});
