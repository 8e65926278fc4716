/** The order of draws in cells: nothing was left in a grant that comes before and could have been used. */
import { formatTable } from '../../../src/sample/format-table';
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { on } from './credit-book';
import { closeThrough, failedChecks, recalculate, valuesOf } from './planned-close';

const SHEET = 'Credit draw-downs applied';
const grant = { Contract: 'C-1', 'Grant date': on('2026-01-01'), Kind: 'cash', 'Amount granted': 100, 'Price paid': 100 };

function tables(expiryOfLate: CellValue = on('2026-12-31')): TableData[] {
  return [
    formatTable('Contracts', [{ Contract: 'C-1', Customer: 'Acme', Currency: 'USD', Start: on('2026-01-01'), End: on('2026-12-31') }]),
    formatTable('Credit grants', [
      { ...grant, Grant: 'LATE', 'Expiry date': expiryOfLate },
      { ...grant, Grant: 'EARLY', 'Expiry date': on('2026-06-30') },
      { ...grant, Grant: 'FIRST', 'Expiry date': on('2026-12-31'), Priority: 1 },
      { ...grant, Grant: 'ONLY-B', 'Expiry date': on('2026-03-31'), 'Applicable products': 'B' },
      { ...grant, Grant: 'NEXT-YEAR', 'Effective date': on('2026-05-01'), 'Expiry date': on('2026-05-31') },
      { ...grant, Grant: 'NO-END' },
    ]),
    formatTable('Credit draw-downs', [
      { Document: 'D-1', Date: on('2026-02-10'), Contract: 'C-1', Product: 'A', Amount: 30 },
      { Document: 'D-2', Date: on('2026-02-20'), Contract: 'C-1', Product: 'B', Amount: 120 },
      { Document: 'D-3', Date: on('2026-03-05'), Grant: 'NO-END', Amount: 10 },
      { Document: 'D-4', Date: on('2026-07-05'), Customer: 'Acme', Amount: 150 },
      { Document: 'D-5', Date: on('2026-08-05'), Grant: 'NO-END', Amount: -4 },
    ]),
  ];
}

test('the grant with the earliest expiry is empty before the next is drawn', async () => {
  const inputs = tables();
  const { plan } = closeThrough(inputs, '2026-08-31');
  expect(valuesOf(plan, SHEET, 'Grant')).toEqual(['EARLY', 'ONLY-B', 'EARLY', 'NO-END', 'FIRST', 'LATE', 'NO-END']);
  expect(valuesOf(plan, SHEET, 'Taken')).toEqual([30, 100, 20, 10, 100, 50, -4]);
  const { different, model } = await recalculate(inputs, plan);
  expect(different).toEqual([]);
  expect(failedChecks(model)).toEqual([]);
});

test('where the order of the sheet is another, the check says how much was left elsewhere', async () => {
  const inputs = tables();
  const { plan } = closeThrough(inputs, '2026-08-31');
  const { model } = await recalculate(inputs, {
    ...plan,
    sheets: plan.sheets.map((sheet) => (sheet.name === 'Credit balances' ? withExpiry(sheet, 'LATE', on('2026-02-28')) : sheet)),
  });
  const { sheet, dataArea, columns } = model.table('AppliedDraws')!;
  const read = (header: string) => {
    const column = columns.findIndex(({ name }) => name === header);
    return sheet.readColumn(dataArea.column + column, dataArea.row, dataArea.rowCount).values;
  };
  // LATE would have come first on 10 and 20 February, and could not be drawn in July.
  expect(read('Left in grants to draw before')).toEqual([100, 100, 100, 0, 0, 0, 0]);
  expect(read('Order check')).toEqual([100, 100, 100, 0, 0, 50, 0]);
  expect(failedChecks(model)).toContain('Draw-downs take the earliest expiry first');
});

type Sheet = ReturnType<typeof closeThrough>['plan']['sheets'][number];

function withExpiry(sheet: Sheet, id: string, serial: number): Sheet {
  const { table } = sheet;
  if (table === null) return sheet;
  const of = (header: string) => table.columns.find((column) => column.header === header)?.cells;
  const ids = of('Grant');
  const row = ids?.kind === 'values' ? ids.values.indexOf(id) : -1;
  const columns = table.columns.map((column) =>
    column.header === 'Expiry date' && column.cells.kind === 'values'
      ? { ...column, cells: { ...column.cells, values: column.cells.values.map((value, index) => (index === row ? serial : value)) } }
      : column,
  );
  return { ...sheet, table: { ...table, columns } };
}
