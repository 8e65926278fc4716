/**
 * Measured work whose price changes, combined and separate contracts, material rights and prepaid credits in one
 * workbook, closed twice, so that catch-ups on earlier quarters and netting of closed months stand in it. Every stored
 * result is replaced by a wrong one, and LibreOffice calculates all proofs anew.
 */
import { typeCsvTables } from '../../src/workbook/read/tables/type-csv-table';
import { poison } from './libre-office';
import { mergedCases } from './merged-cases';
import { closeInto, witnessed, workbookOf } from './witness';

const CASES = ['VEC-MOD-MEASURED', 'VEC-MOD-SEPARATE', 'VEC-RIGHTS', 'VEC-CREDITS-POINTS'];
const SHEETS = ['Earlier performance', 'Modified obligations', 'Price changes', 'Contract netting', 'Credit balances'];

test('every formula gives what the engine expected, and every check is zero', async () => {
  const model = workbookOf(typeCsvTables(mergedCases(CASES)).map((table) => ({ ...table, name: table.name.replaceAll(' ', '') })));
  for (const through of ['2027-04-30', '2027-06-30']) closeInto(model, through);
  const expected = poison(model);
  const proven = new Set(expected.map(({ sheet }) => sheet));
  expect(SHEETS.filter((sheet) => !proven.has(sheet))).toEqual([]);
  expect(await witnessed(model, expected)).toMatchObject({ differences: [], failed: [] });
}, 240_000);
