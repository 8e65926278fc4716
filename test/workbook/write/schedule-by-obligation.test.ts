/** Schedule: an obligation a row, its months the sums of its rows on Schedule detail, tied to Allocation. */
import { serialOf } from '../../../src/engine/foundation/calendar';
import type { CellValue } from '../../../src/workbook/table-data';
import { closeBook, dayOfIso, tablesOf, type Rows } from './close-book';
import { closeThrough, columnOf, failedChecks, formulasOf, recalculate, sheetOf, valuesOf } from './planned-close';

const MINUTE = 60_000;
const on = (iso: string): number => serialOf(dayOfIso(iso));
const isMonth = (header: string): boolean => /^\d{4}-\d{2}$/.test(header) || header === 'Later';

/** Besides the book's obligations one that waits for its day, and so has no row on Schedule detail. */
function bookWithWaiting(): Rows {
  const book = closeBook();
  const setUp = { ...book.Obligations.find(({ Obligation }) => Obligation === 'OB-3'), Obligation: 'OB-W', Contract: 'C-W', Price: 250 };
  return {
    ...book,
    Contracts: [...book.Contracts, { Contract: 'C-W', Customer: 'Wood', Currency: 'USD' }],
    Obligations: [...book.Obligations, { ...setUp, 'Recognition date': null }],
  };
}

describe('Schedule', () => {
  const tables = tablesOf(bookWithWaiting());
  const close = closeThrough(tables, '2026-03-31');
  const { plan, recognition } = close;
  const shown = (header: string): readonly CellValue[] => valuesOf(plan, 'Schedule', header);
  const rowOf = (obligation: string): number => shown('Obligation').indexOf(obligation);
  const headers = sheetOf(plan, 'Schedule').table!.columns.map(({ header }) => header);
  const months = headers.filter(isMonth);

  test('has a row an obligation, in the order of Allocation', () => {
    expect(shown('Obligation')).toEqual(valuesOf(plan, 'Allocation', 'Obligation'));
    expect(new Set(shown('Obligation')).size).toBe(recognition.obligations.length);
    expect(headers.slice(0, 12)).toEqual([
      'Contract', 'Obligation', 'Customer', 'Product', 'Currency', 'Method', 'First day', 'Last day', 'Allocated price',
      'Credits and voids', 'Allocation', 'Detail',
    ]);
    expect(headers.slice(-3)).toEqual(['Total', 'Not dated yet', 'Check']);
    const detail = sheetOf(plan, 'Schedule detail').table!.columns.map(({ header }) => header);
    expect(months).toEqual(detail.filter(isMonth));
    expect(months).toContain('Later');
  });

  test('adds the rows of the obligation, which stand together on Schedule detail', () => {
    const detail = valuesOf(plan, 'Schedule detail', 'Obligation');
    const { headerRow } = sheetOf(plan, 'Schedule detail').table!;
    const formulas = formulasOf(plan, 'Schedule', '2026-03');
    for (const [row, obligation] of shown('Obligation').entries()) {
      const [, from = '', to = from] = /!([A-Z]+\d+)(?::([A-Z]+\d+))?\)?$/.exec(formulas[row]!) ?? [];
      const [first, last] = [from, to].map((cell) => Number(cell.replace(/\D/g, '')) - headerRow - 2);
      const rows = detail.flatMap((of, index) => (of === obligation ? [index] : []));
      const expected = rows.length === 0 ? [-headerRow - 2, -headerRow - 2] : [rows[0], rows.at(-1)];
      expect([obligation, first, last]).toEqual([obligation, ...expected]);
      if (rows.length > 0) expect(rows.at(-1)! - rows[0]! + 1).toBe(rows.length);
    }
    expect(formulas[rowOf('OB-6')]).toMatch(/^=SUM\('Schedule detail'!([A-Z]+)20:\1\d+\)$/);
  });

  test('gives each month what the engine recognizes in it', () => {
    const sum = (header: string): number =>
      valuesOf(plan, 'Schedule detail', header).reduce<number>((total, value, row) => (detailIs('OB-6', row) ? total + Number(value) : total), 0);
    const detailIs = (obligation: string, row: number): boolean => valuesOf(plan, 'Schedule detail', 'Obligation')[row] === obligation;
    for (const month of months) expect(shown(month)[rowOf('OB-6')]).toBeCloseTo(sum(month), 9);
    expect([shown('First day')[rowOf('OB-4')], shown('Last day')[rowOf('OB-4')]]).toEqual([on('2026-02-03'), on('2026-03-20')]);
  });

  test('ties to the allocated price, with what waits for its day', () => {
    const at = (obligation: string): readonly CellValue[] =>
      ['Allocated price', 'Credits and voids', 'Total', 'Not dated yet', 'Check'].map((header) => shown(header)[rowOf(obligation)]!);
    expect(at('OB-5')).toEqual([9000, 0, 5400, 3600, 0]);
    expect(at('OB-6')).toEqual([12000, -12500, -500, 0, 0]);
    expect(at('OB-W')).toEqual([250, 0, 0, 250, 0]);
    expect([shown('First day')[rowOf('OB-W')], shown('Detail')[rowOf('OB-W')], shown('2026-03')[rowOf('OB-W')]]).toEqual(['', 'no rows yet', 0]);
    expect(new Set(shown('Check'))).toEqual(new Set([0]));
  });

  test('leads to the price and to the first row of the detail', () => {
    const row = rowOf('OB-4');
    expect(formulasOf(plan, 'Schedule', 'Detail')[row]).toBe(`=HYPERLINK("#'Schedule detail'!A"&ROW('Schedule detail'!A13),"5 rows")`);
    expect(formulasOf(plan, 'Schedule', 'Allocation')).toEqual([`=HYPERLINK("#'Allocation'!A"&ROW(Allocation!A7),"Price")`]);
  });

  test('recalculates to the same figures, and its checks pass', async () => {
    const { model, different } = await recalculate(tables, plan);
    expect(different).toEqual([]);
    expect(failedChecks(model)).toEqual([]);
  }, MINUTE);

  test('shows a changed month of the detail in its checks', async () => {
    const changed = {
      ...plan,
      sheets: plan.sheets.map((sheet) => {
        const { table } = sheet;
        if (sheet.name !== 'Schedule' || table === null) return sheet;
        const row = rowOf('OB-6');
        const columns = table.columns.map((column) => {
          if (column.header !== '2026-03' || column.cells.kind !== 'formulas') return column;
          const formulas = column.cells.formulas.map((formula, index) => (index === row ? '=1' : formula));
          return { ...column, cells: { ...column.cells, formulas } };
        });
        return { ...sheet, table: { ...table, columns } };
      }),
    };
    const { model } = await recalculate(tables, changed);
    expect(failedChecks(model)).toEqual([
      'Schedule adds up to Allocation',
      'Schedule equals its detail: USD',
      'Remaining obligations stand in their bands',
    ]);
  }, MINUTE);
});

test('where every obligation has one row, a month is one formula filled down', async () => {
  const book = closeBook();
  const alone = ['OB-8', 'OB-9'];
  const kept = book.Obligations.filter(({ Obligation }) => alone.includes(String(Obligation)));
  const tables = tablesOf({ ...book, Obligations: kept, Invoices: [], 'Credit notes': [], Usage: [], Milestones: [] });
  const { plan } = closeThrough(tables, '2026-03-31');
  expect(columnOf(plan, 'Schedule', '2026-03').cells.kind).toBe('fill');
  expect(formulasOf(plan, 'Schedule', '2026-03')[0]).toMatch(/^='Schedule detail'![A-Z]+9$/);
  expect((await recalculate(tables, plan)).different).toEqual([]);
}, MINUTE);
