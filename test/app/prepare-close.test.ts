import { prepareClose } from '../../src/app/prepare-close';
import { dayFromIso, recognizeRevenue } from '../../src/engine';
import { sampleBook } from '../../src/sample/sample-book';
import { readBook } from '../../src/workbook/read/read-book';
import type { SheetHead } from '../../src/workbook/taken-sheets';
import type { TableData } from '../../src/workbook/table-data';

const throughDay = dayFromIso('2026-03-31')!;

/** The sample with every cell of the columns empty. */
function sampleWithout(...columns: string[]): TableData[] {
  return sampleBook().map((table) => ({
    ...table,
    rows: table.rows.map((row) => row.map((cell, index) => (columns.includes(table.headers[index]!) ? null : cell))),
  }));
}

describe('a sheet under a name of ours', () => {
  const tables = sampleBook().map((table) => (table.name === 'Usage' ? { ...table, sheet: 'Billing' } : table));
  const takenOf = (...sheets: SheetHead[]): string[] =>
    prepareClose(tables, { throughDay, sheets })
      .diagnostics.filter(({ code }) => code === 'sheet.taken')
      .map(({ cell }) => cell);

  test('stops the close when no close wrote it, whatever its case', () => {
    const sheets = [
      { name: 'checks', title: 'My own checks', isEmpty: false },
      { name: 'Run log', title: null, isEmpty: false },
      { name: 'Daily journal', title: 'Daily journal', isEmpty: false },
      { name: 'Schedule', title: null, isEmpty: true },
      { name: 'Notes', title: 'Anything', isEmpty: false },
    ];
    expect(takenOf(...sheets)).toEqual(['checks!A1', "'Run log'!A1"]);
    const prepared = prepareClose(tables, { throughDay, sheets });
    expect([prepared.blocked, prepared.report.dailyJournal]).toEqual([true, []]);
  });

  test('stops it when an input table stands there, even below our title', () => {
    expect(takenOf({ name: 'Billing', title: 'Billing', isEmpty: false })).toEqual(['Billing!A1']);
  });
});

test('a missing stand-alone selling price is reported once a cell, by the reader', () => {
  const tables = sampleWithout('SSP (total)', 'SSP (per unit)');
  const { book, diagnostics } = readBook(tables);
  const prepared = prepareClose(tables, { throughDay });
  const missing = prepared.diagnostics.filter(({ code }) => code === 'ssp.missing');
  expect(missing.length).toBeGreaterThan(10);
  expect(new Set(missing.map(({ cell }) => cell)).size).toBe(missing.length);
  expect(prepared.report.diagnostics).toEqual(diagnostics);
  // Rows at fault are not in the book: the engine has nothing to say of them, only of modifications that need a price.
  const ofEngine = recognizeRevenue(book).diagnostics.filter(({ code }) => code === 'ssp.missing');
  expect(ofEngine.filter(({ table }) => table !== 'Modifications')).toEqual([]);
});
