import { pointsInto } from '../../src/workbook/pointing-formulas';
import type { SheetPlan, WorkbookPlan } from '../../src/workbook/workbook-plan';

const sheet = (name: string, table: string): SheetPlan => ({
  name,
  tabColor: '#000000',
  cells: [],
  table: { name: table, headerRow: 0, firstColumn: 0, rowCount: 0, columns: [], style: '' },
  columnWidths: [],
  freeze: { rows: 0, columns: 0 },
  showGridlines: false,
  landscape: false,
});
const plan: WorkbookPlan = { sheets: [sheet('Daily journal', 'DailyJournal'), sheet('Checks', 'CloseChecks')], activate: 'Checks' };
const points = pointsInto(plan);

test.each([
  "=SUM('Daily journal'!F:F)",
  "='daily JOURNAL'!A1+1",
  '=checks!$A$3',
  '=SUMIFS(DailyJournal[Debit],DailyJournal[Role],"Revenue")',
  '=ROWS(dailyjournal)',
  '=IF(A1="x",Checks!A3,0)',
])('%s points at a sheet or table written', (formula) => expect(points(formula)).toBe(true));

test.each([
  '=SUM(A1:A9)',
  '="Checks!A1"',
  '="the ""Checks!"" sheet"',
  "='My Checks'!A1",
  "='It''s Daily journal'!A1",
  '=MyChecks!A1',
  '=Invoices[Amount]',
  '=DailyJournal2[Debit]',
  '=DailyJournal!A1',
  'Checks!A1',
  '',
])('%s does not', (formula) => expect(points(formula)).toBe(false));
