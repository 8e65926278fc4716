import { registerSheet } from '../../src/taskpane/export/export-register';
import { rememberTables } from '../../src/taskpane/session/tables-memory';
import type { SheetPlan } from '../../src/workbook/workbook-plan';
import { createMemoryWorkbook } from './memory-workbook';
import { planOf, smallSample } from './pane-driver';

/** A sheet with a table of that name and one row. */
function sheetWith(name: string, table: string): SheetPlan {
  const sheet = registerSheet([]);
  return { ...sheet, name, table: { ...sheet.table!, name: table } };
}

test('what only Trace needs is read when it is opened, and dropped with the next full reading', async () => {
  const sources = planOf(smallSample());
  const workbook = createMemoryWorkbook({ ...sources, sheets: [...sources.sheets, sheetWith('Schedule', 'RevenueSchedule'), sheetWith('Daily journal', 'DailyJournal')] });
  const memory = rememberTables(workbook);
  const has = (table: string): boolean => memory.tables().some(({ name }) => name === table);
  await memory.readAll();
  expect([has('DailyJournal'), has('Invoices'), has('RevenueSchedule')]).toEqual([true, true, false]);
  await memory.readSheets(['Schedule']);
  expect(has('RevenueSchedule')).toBe(false);
  await memory.readTraced();
  await memory.readTraced();
  expect(has('RevenueSchedule')).toBe(true);
  expect(workbook.calls.filter((call) => call === 'readTables')).toHaveLength(3);
  expect([memory.hasInput('Invoices'), memory.hasInput('Schedule'), memory.hasTables('Schedule'), memory.hasTables('Nowhere')]).toEqual([true, false, true, false]);
  await memory.readAll();
  expect(has('RevenueSchedule')).toBe(false);
});

test('a sheet that is read again takes the place of what was there', async () => {
  const workbook = createMemoryWorkbook(planOf(smallSample()));
  const memory = rememberTables(workbook);
  await memory.readAll();
  const count = memory.tables().length;
  workbook.type('Invoices', 0, 'Customer', 'Somebody');
  await memory.readSheets(['Invoices']);
  expect(memory.tables()).toHaveLength(count);
  const invoices = memory.tables().find(({ name }) => name === 'Invoices')!;
  expect(invoices.rows[0]![invoices.headers.indexOf('Customer')]).toBe('Somebody');
  workbook.refuseNext('readTables', new Error('gone'));
  await expect(memory.readAll()).rejects.toThrow('gone');
  expect(memory.tables()).toHaveLength(count);
});
