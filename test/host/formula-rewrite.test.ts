import {
  columnLetters,
  formatAddress,
  formatFixedAddress,
  parseAddress,
  quoteSheetName,
} from '../../src/host/formula/a1';
import { fromR1C1, toR1C1 } from '../../src/host/formula/r1c1';
import {
  columnsOfSpecifier,
  moveReferences,
  normalizeFormula,
  prepareCopy,
  renameColumnInFormula,
  renameSheetInFormula,
  renameTableInFormula,
} from '../../src/host/formula/rewrite-formula';
import { tokenizeFormula } from '../../src/host/formula/tokenize-formula';
import { makeArea } from '../../src/host/model/area';
import { shiftMap } from '../../src/host/model/shift-area';

const kinds = (formula: string): string[] => tokenizeFormula(formula).map(({ kind, text }) => `${kind} ${text}`);

describe('addresses', () => {
  test('columns are counted from A', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });

  test('areas are read and written', () => {
    expect(parseAddress('$B$2:A1')).toEqual(makeArea(0, 0, 2, 2));
    for (const address of ['A1', 'B2:C9', 'C:D', '2:5']) expect(formatAddress(parseAddress(address)!)).toBe(address);
    expect(formatFixedAddress(makeArea(1, 0, 3, 2))).toBe('$A$2:$B$4');
    for (const bad of ['', 'A', 'XFE1', 'A1048577', 'A0', 'A1:B', 'A1:2']) expect(parseAddress(bad)).toBeUndefined();
  });

  test('sheet names are quoted when a formula could misread them', () => {
    expect(['Journal', 'My sheet', "It's", 'A1', 'R1C1', 'TRUE', '2026'].map(quoteSheetName)).toEqual([
      'Journal',
      "'My sheet'",
      "'It''s'",
      "'A1'",
      "'R1C1'",
      "'TRUE'",
      "'2026'",
    ]);
  });
});

describe('tokens', () => {
  test('put together they are the formula again', () => {
    const formulas = [
      '=SUM(A1:B$2,\'It\'\'s\'!C:C,Sheet2!$4:9)+LOG10(5)&"A1 ""x"""',
      '=SUMIFS(T[Amt],T[[#This Row],[a b]],[@x],[@[y z]])',
      '=#REF!+Sheet1!#REF!+[Book1.xlsx]S!A1',
      '={1,2;3,4}*1.5E-3',
    ];
    for (const formula of formulas)
      expect(
        tokenizeFormula(formula)
          .map(({ text }) => text)
          .join(''),
      ).toBe(formula);
  });

  test('references, functions, names and strings are told apart', () => {
    expect(kinds('LOG10(A1)&"B2"&tax_rate')).toEqual([
      'function LOG10',
      'other (',
      'reference A1',
      'other )',
      'other &',
      'text "B2"',
      'other &',
      'name tax_rate',
    ]);
    expect(kinds('A1:INDEX(B:B,3)')[0]).toBe('reference A1');
    expect(kinds("'A b'!A1")).toEqual(["reference 'A b'!A1"]);
  });

  test('columns of structured references', () => {
    const names = (specifier: string): string[] => columnsOfSpecifier(specifier).map(({ name }) => name);
    expect(names('[Amount]')).toEqual(['Amount']);
    expect(names('[[#This Row],[Start date]]')).toEqual(['Start date']);
    expect(names('[[A]:[B]]')).toEqual(['A', 'B']);
    expect(names('[@Amount]')).toEqual(['Amount']);
    expect(names('[@[Start date]]')).toEqual(['Start date']);
    expect(names("[Price '[net']]")).toEqual(['Price [net]']);
    expect(names('[#All]')).toEqual([]);
  });
});

describe('copying', () => {
  test('relative parts move, fixed parts stay', () => {
    expect(prepareCopy('=A1+$A1+A$1+$A$1+S!B2')(2, 1)).toBe('=B3+$A3+B$1+$A$1+S!C4');
    expect(prepareCopy('=SUM(C:C,4:4)')(1, 1)).toBe('=SUM(D:D,5:5)');
  });

  test('off the sheet is #REF!', () => {
    expect(prepareCopy('=A1+B2')(-1, 0)).toBe('=#REF!+B1');
  });

  test('text and structured references are left alone', () => {
    expect(prepareCopy('="A1"&T[[#This Row],[A1]]')(5, 5)).toBe('="A1"&T[[#This Row],[A1]]');
  });
});

describe('R1C1', () => {
  test.each(['=A1+$B$2', "=SUM('My sheet'!C:C,$4:9)", '=IF(D5>0,"RC",T[RC])', '=ROUND(C4*E5,2)'])(
    '%s and back',
    (formula) => {
      expect(fromR1C1(toR1C1(formula, 4, 3), 4, 3)).toBe(formula);
    },
  );

  test('the same formula down a column is one text', () => {
    expect(toR1C1('=B2*C2', 1, 3)).toBe(toR1C1('=B9*C9', 8, 3));
    expect(toR1C1('=B2*C2', 1, 3)).toBe('=RC[-2]*RC[-1]');
  });
});

describe('moving cells', () => {
  const own = (map: ReturnType<typeof shiftMap>) => (formula: string) =>
    moveReferences(formula, (sheetName, area) => (sheetName === undefined ? map(area) : area));

  test('inserted rows push and widen references', () => {
    const insertTwoAtRow3 = own(shiftMap(makeArea(2, 0, 2, 16_384), 'down'));
    expect(insertTwoAtRow3('=A2+A3+SUM(A1:A5)+Other!A3+A:A')).toBe('=A2+A5+SUM(A1:A7)+Other!A3+A:A');
  });

  test('deleted rows pull, narrow and break references', () => {
    const deleteRows3To4 = own(shiftMap(makeArea(2, 0, 2, 16_384), 'up'));
    expect(deleteRows3To4('=A2+A3+A6+SUM(A1:A5)+SUM(A3:A4)')).toBe('=A2+#REF!+A4+SUM(A1:A3)+SUM(#REF!)');
  });

  test('moving only some columns leaves wider references alone', () => {
    const insertInB = own(shiftMap(makeArea(0, 1, 1, 1), 'down'));
    expect(insertInB('=B1+A1+SUM(A1:B1)')).toBe('=B2+A1+SUM(A1:B1)');
  });

  test('columns too', () => {
    const insertColumnB = own(shiftMap(makeArea(0, 1, 1_048_576, 1), 'right'));
    expect(insertColumnB('=$A1+$B1+SUM(A1:C1)+B:B')).toBe('=$A1+$C1+SUM(A1:D1)+C:C');
  });
});

describe('renaming', () => {
  test('sheets', () => {
    expect(renameSheetInFormula('=\'Old one\'!A1+Other!A1+"Old one"', 'Old one', 'New')).toBe(
      '=New!A1+Other!A1+"Old one"',
    );
    expect(renameSheetInFormula('=Old!A1', 'OLD', "It's")).toBe("='It''s'!A1");
    expect(renameSheetInFormula('=Old!A1+1', 'Old', undefined)).toBe('=#REF!+1');
  });

  test('tables and their columns', () => {
    expect(renameTableInFormula('=SUM(Old[A])+ROWS(Old)+Older[A]', 'Old', 'New')).toBe(
      '=SUM(New[A])+ROWS(New)+Older[A]',
    );
    expect(renameColumnInFormula('=SUM(T[Amt])+U[Amt]+[@Amt]', 'T', 'amt', 'Net [x]', true)).toBe(
      "=SUM(T[Net '[x']])+U[Amt]+[@Net '[x']]",
    );
    expect(renameColumnInFormula('=[@Amt]', 'T', 'Amt', 'Net', false)).toBe('=[@Amt]');
  });

  test('an entered formula is shown in capitals', () => {
    expect(normalizeFormula('=sum(a1:b2)*revrec.total(c3)+my_name+true')).toBe(
      '=SUM(A1:B2)*REVREC.TOTAL(C3)+my_name+TRUE',
    );
  });
});
