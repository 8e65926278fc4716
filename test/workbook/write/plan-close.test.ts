/**
 * What a close plans is true: recalculated from nothing, every formula gives the result the engine expects, none an
 * error, and every check passes; at the first close, at the next, and after facts were changed behind it.
 */
import type { CellValue, TableData } from '../../../src/workbook/table-data';
import { closeBook, tablesOf, type Row, type Rows } from './close-book';
import {
  closeThrough,
  columnOf,
  failedChecks,
  formulasOf,
  recalculate,
  sheetOf,
  tablesLeftBy,
  valuesOf,
} from './planned-close';

const MINUTE = 60_000;

async function expectTrue(
  tables: readonly TableData[],
  plan: ReturnType<typeof closeThrough>['plan'],
  formulas: number,
): Promise<void> {
  const result = await recalculate(tables, plan);
  expect(result.different).toEqual([]);
  expect(failedChecks(result.model)).toEqual([]);
  expect(result.formulas).toBeGreaterThan(formulas);
}

const withSetting = (book: Rows, setting: string, value: CellValue): Rows => ({
  ...book,
  Settings: [...book.Settings, { Setting: setting, Value: value }],
});

/** The book after somebody changed its past. */
function changedBook(): Rows {
  const book = closeBook();
  const change = (rows: readonly Row[], key: string, value: CellValue, changes: Row): Row[] =>
    rows.map((row) => (row[key] === value ? { ...row, ...changes } : row));
  return {
    ...book,
    Obligations: change(change(book.Obligations, 'Obligation', 'OB-2', { Price: 410 }), 'Obligation', 'OB-9', {
      Start: 45992,
    }),
    Invoices: book.Invoices.filter(({ Invoice }) => Invoice !== 'INV-5').map((row) =>
      row['Invoice'] === 'INV-6' ? { ...row, Amount: 990 } : row,
    ),
    Usage: book.Usage.slice(1),
  };
}

describe('a close', () => {
  const tables = tablesOf(closeBook());
  const february = closeThrough(tables, '2026-02-28');
  const march = closeThrough([...tables, ...tablesLeftBy(february.plan)], '2026-03-31');

  test(
    'of everything at once is true',
    () => expectTrue(tables, closeThrough(tables, '2026-03-31').plan, 5000),
    MINUTE,
  );

  test('after a close is true', () => expectTrue(tables, march.plan, 8000), MINUTE);

  test(
    'run again posts nothing and is true',
    async () => {
      const again = closeThrough([...tables, ...tablesLeftBy(march.plan)], '2026-03-31');
      expect(again.journals.daily).toEqual([]);
      await expectTrue(tables, again.plan, 8000);
    },
    MINUTE,
  );

  test(
    'after the past was changed is true, and so is the one after it',
    async () => {
      const changed = tablesOf(changedBook());
      const corrected = closeThrough([...changed, ...tablesLeftBy(march.plan)], '2026-04-30');
      const kinds = new Set(corrected.journals.daily.map(({ proof }) => proof.kind));
      expect([...kinds]).toEqual(expect.arrayContaining(['recognition-correction', 'billing-correction', 'position']));
      await expectTrue(changed, corrected.plan, 10_000);
      await expectTrue(changed, closeThrough([...changed, ...tablesLeftBy(corrected.plan)], '2026-05-31').plan, 12_000);
    },
    2 * MINUTE,
  );

  test.each([
    ['Straight-line strategy', 'Exact days'],
    ['Usage timing', 'period end'],
    ['Stated price', 'after discounts'],
    ['Lock method', 'invoice date'],
    ['Monthly journal grain', 'one entry'],
  ])(
    'under the policy %s %s is true',
    async (setting, value) => {
      const other = tablesOf(withSetting(closeBook(), setting, value));
      await expectTrue(other, closeThrough(other, '2026-03-17').plan, 4000);
    },
    MINUTE,
  );

  test(
    'behind a lock is true',
    async () => {
      const locked = tablesOf(withSetting(withSetting(closeBook(), 'Lock method', 'lock date'), 'Lock date', 46053));
      const close = closeThrough(locked, '2026-03-31');
      expect(close.journals.daily.some(({ reason }) => reason === 'catch-up')).toBe(true);
      await expectTrue(locked, close.plan, 5000);
    },
    MINUTE,
  );

  test('plans the same sheets from the same input', () => {
    expect(closeThrough(tables, '2026-02-28').plan).toEqual(february.plan);
  });

  test('plans the sheets in the order of the steps', () => {
    expect(march.plan.sheets.map(({ name }) => name)).toEqual([
      'Allocation',
      'Schedule',
      'Schedule detail',
      'Billing',
      'Contract netting',
      'Daily journal',
      'Monthly journal',
      'Deferred revenue',
      'Remaining obligations',
      'Earlier performance',
      'Disaggregation',
      'Checks',
      'Run log',
      'About',
    ]);
  });

  test('gives every sheet a head, frozen above its table, with the master check and the way to About', () => {
    for (const sheet of march.plan.sheets.filter(({ table }) => table !== null)) {
      const shown = sheet.cells.map(({ content }) => (content.kind === 'value' ? content.value : content.result));
      expect(shown).toContain('How to read this workbook');
      expect(shown).toContainEqual(expect.stringMatching(/^All \d+ checks pass$/));
      expect(sheet.freeze.rows).toBe((sheet.table?.headerRow ?? 0) + 1);
    }
  });

  test('names its tables so that no sheet and no other table is called alike', () => {
    const sheets = march.plan.sheets.map(({ name }) => name);
    const tableNames = march.plan.sheets.flatMap(({ table }) => (table === null ? [] : [table.name]));
    expect(new Set(tableNames).size).toBe(tableNames.length);
    for (const name of tableNames) {
      expect(name).toMatch(/^[A-Za-z]{4,}$/);
      expect(sheets).not.toContain(name);
    }
  });

  test('keeps posted amounts as constants and every text away from formulas', () => {
    for (const header of ['Debit', 'Credit'])
      expect(columnOf(march.plan, 'Daily journal', header).cells.kind).toBe('values');
    for (const { table, cells } of march.plan.sheets) {
      for (const column of table?.columns ?? []) {
        if (column.cells.kind !== 'values' || !column.cells.values.some((value) => typeof value === 'string')) continue;
        expect(column.numberFormat).toBe('@');
      }
      for (const { content, numberFormat } of cells) {
        if (content.kind === 'value' && typeof content.value === 'string') expect(numberFormat).toBe('@');
      }
    }
  });

  test('writes formulas that Excel 2016 takes', () => {
    const formulas = march.plan.sheets.flatMap(({ table, cells }) => [
      ...(table?.columns ?? []).flatMap(({ cells: of }) =>
        of.kind === 'values' ? [] : of.kind === 'fill' ? [of.formula] : of.formulas,
      ),
      ...cells.flatMap(({ content }) => (content.kind === 'formula' ? [content.formula] : [])),
    ]);
    const names = new Set(formulas.flatMap((formula) => formula.replace(/"[^"]*"/g, '').match(/[A-Z]+(?=\()/g) ?? []));
    expect([...names].sort()).toEqual([
      'ABS',
      'COUNTA',
      'COUNTIF',
      'COUNTIFS',
      'DATE',
      'DAY',
      'EOMONTH',
      'HYPERLINK',
      'IF',
      'INDEX',
      'ISNUMBER',
      'MATCH',
      'MAX',
      'MIN',
      'MONTH',
      'OR',
      'ROUND',
      'ROW',
      'ROWS',
      'SUM',
      'SUMIFS',
      'SUMPRODUCT',
      'YEAR',
    ]);
    expect(Math.max(...formulas.map(({ length }) => length))).toBeLessThan(1000);
    expect(formulas.filter((formula) => /#Headers|#This|@/.test(formula))).toEqual([]);
  });

  test('logs each run and keeps the rows of earlier ones', () => {
    expect(valuesOf(march.plan, 'Run log', 'Run')).toEqual([1, 2]);
    expect(valuesOf(march.plan, 'Run log', 'Lines in all')).toEqual([
      february.journals.daily.length,
      february.journals.daily.length + march.journals.daily.length,
    ]);
    expect(valuesOf(march.plan, 'Run log', 'Rows of Invoices')).toEqual([
      '13 read, 13 used, 0 left out',
      '13 read, 13 used, 0 left out',
    ]);
    expect(valuesOf(march.plan, 'Run log', 'Policy: Daily detail')).toEqual([
      'closing month only',
      'closing month only',
    ]);
  });

  test('links journal lines to their source by way of a generated row', () => {
    const links = formulasOf(march.plan, 'Daily journal', 'Source');
    const [letters] = formulasOf(march.plan, 'Allocation', 'Source row')[8]!.match(/[A-Z]+(?=15)/) ?? [''];
    expect(formulasOf(march.plan, 'Allocation', 'Source row')[8]).toBe(`=ROW(INDEX(Obligations[Obligation],${letters}15))`);
    const ofObligation = /^=HYPERLINK\("#'Obligations'!A"&Allocation!([A-Z]+)15,"Obligations OB-9"\)$/;
    expect(links.some((link) => ofObligation.test(link))).toBe(true);
    expect(formulasOf(march.plan, 'Allocation', 'Place in table')[8]).toBe('=MATCH("OB-9",Obligations[Obligation],0)');
    expect(links.every((formula) => /&(?:Allocation|'Schedule detail'|Billing)![A-Z]+\d+,/.test(formula))).toBe(true);
  });

  test('shows detail one click away', () => {
    const quiet = sheetOf(march.plan, 'Daily journal')
      .table?.columns.filter(({ grouped }) => !grouped)
      .map(({ header }) => header);
    expect(quiet).toEqual([
      'Entry',
      'Date',
      'Account',
      'Account name',
      'Debit',
      'Credit',
      'Currency',
      'Customer',
      'Obligation',
      'Narrative',
      'Source',
    ]);
  });
});
