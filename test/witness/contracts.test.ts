/**
 * Worked examples of contracts and judgements in one workbook, closed twice: combined contracts are apart at the second
 * close. Every stored result is replaced by a wrong one, and LibreOffice calculates all proofs anew.
 */
import type { TableData } from '../../src/workbook/table-data';
import { tablesOfModel } from '../../src/xlsx/tables-of-model';
import { poison } from './libre-office';
import { mergedCases } from './merged-cases';
import { closeInto, witnessed, workbookOf } from './witness';

const CASES = ['VEC-COMBINE', 'VEC-COLLECTABLE', 'VEC-WARRANTY'];

test.each(['combined', 'apart'])('contracts %s: every formula gives what the engine expected, every check is zero', async (then) => {
  const model = workbookOf(mergedCases(CASES));
  closeInto(model, '2027-02-28');
  const now = tablesOfModel(model).map((table): TableData => {
    const at = table.headers.indexOf('Combined with');
    if (then === 'combined' || table.name !== 'Contracts') return table;
    return { ...table, rows: table.rows.map((cells) => cells.map((cell, index) => (index === at ? null : cell))) };
  });
  closeInto(model, '2027-12-31', now);
  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(500);
  expect(await witnessed(model, expected)).toMatchObject({ differences: [], failed: [] });
}, 240_000);
