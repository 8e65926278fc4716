import { shownFormula, storedFormula } from '../../src/xlsx/function-prefixes';

test.each([
  ['=SUM(A1:A3)', 'SUM(A1:A3)'],
  ['=XLOOKUP(1,A:A,B:B)', '_xlfn.XLOOKUP(1,A:A,B:B)'],
  ['=SORT(FILTER(A:A,B:B>0))', '_xlfn._xlws.SORT(_xlfn._xlws.FILTER(A:A,B:B>0))'],
  ['=IFNA(VAR.S(Fees[Amount]),"VAR.S(x)")', '_xlfn.IFNA(_xlfn.VAR.S(Fees[Amount]),"VAR.S(x)")'],
  ['=REVREC.RECOGNIZED("OB-1",1,2)+1', '_xldudf_REVREC_RECOGNIZED("OB-1",1,2)+1'],
  ['="XLOOKUP("&A1', '"XLOOKUP("&A1'],
])('%s is stored as %s and shown again', (formula, stored) => {
  expect(storedFormula(formula)).toBe(stored);
  expect(`=${shownFormula(stored)}`).toBe(formula);
});
