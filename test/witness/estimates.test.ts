/**
 * Worked examples of variable consideration in one workbook: every stored result is replaced by a wrong one, and
 * LibreOffice derives each estimate anew from Estimates and Scenarios.
 */
import { poison } from './libre-office';
import { mergedCases } from './merged-cases';
import { closeInto, witnessed, workbookOf } from './witness';

/** Amounts and rates, expected and likeliest, constrained and released, of obligations, contracts and usage. */
const CASES = [
  ...['VC-BOB1', 'VC-IE20', 'VC-IE22', 'VC-IE23A', 'VC-IE24', 'VC-IE40', 'VC-JKR', 'VEC-VC-CONSTRAINT-RELEASED'],
  ...['VEC-VC-CONTRACT-WIDE', 'VEC-VC-FIRST-AND-LAST-DAY', 'VEC-VC-NONCASH', 'VEC-VC-PAYABLE'],
  ...['VEC-VC-NO-FIXED-PRICE', 'VEC-VC-RETURNS-CREDITED', 'VEC-VC-REVERSED', 'VEC-VC-TWO-ON-ONE-DAY', 'VEC-REFUND-AHEAD'],
];

test('every formula gives what the engine expected, and every check is zero', async () => {
  const model = workbookOf(mergedCases(CASES));
  closeInto(model, '2028-12-31');
  const expected = poison(model);
  const ofScenarios = expected.filter(({ sheet, formula }) => sheet === 'Price changes' && formula.includes('Scenarios['));
  expect(ofScenarios.length).toBeGreaterThan(1);
  expect(expected.length).toBeGreaterThan(1000);
  expect(await witnessed(model, expected)).toMatchObject({ differences: [], failed: [] });
}, 240_000);
