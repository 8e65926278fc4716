/**
 * Worked examples of selling prices and allocation in one workbook: every stored result is replaced by a wrong one, and
 * LibreOffice calculates all proofs anew.
 */
import { poison } from './libre-office';
import { mergedCases } from './merged-cases';
import { closeInto, witnessed, workbookOf } from './witness';

const CASES = ['VEC-SSP-LIST', 'VEC-SSP-RANGE', 'VEC-SSP-COSTPLUS', 'VEC-SSP-RESIDUAL', 'ALLOC-IE34A', 'ALLOC-IE34B', 'VEC-GRP-REST', 'ALLOC-IE35A', 'LIC-IE57', 'LIC-IE59', 'VEC-LIC-ROYALTY', 'ALLOC-IE33', 'ALLOC-LOCKE'];

test('every formula gives what the engine expected, and every check is zero', async () => {
  const model = workbookOf(mergedCases(CASES));
  closeInto(model, '2028-12-31');
  const expected = poison(model);
  expect(expected.length).toBeGreaterThan(1000);
  expect(await witnessed(model, expected)).toMatchObject({ differences: [], failed: [] });
}, 240_000);
