/** LibreOffice recalculates a close with every treatment of a credit note, and one with days rounded down. */
import { creditTables } from '../workbook/write/credit-book';
import { poison } from './libre-office';
import { closeInto, witnessed, workbookOf } from './witness';

test.each([
  ['contra revenue', [['Credit note account', 'contra revenue']]],
  ['Sequence-compatible, compared', [['Policy set', 'Sequence-compatible'], ['Compare policy sets', 'yes']]],
] as const)('%s: every formula gives what the engine expected', async (_what, settings) => {
  const tables = creditTables([], [['Daily detail', 'closing month only'], ...settings]);
  const model = workbookOf(tables);
  closeInto(model, '2025-10-31', tables);
  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(1000);
  expect(await witnessed(model, expected)).toMatchObject({ differences: [], failed: [] });
}, 240_000);
