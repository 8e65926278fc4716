import { cellError } from '../../src/host/model/cell-value';
import type { CellValue } from '../../src/host/model/cell-value';
import { calculatingWorkbook } from './calculating-workbook';

/** One column of every kind of value, and beside it numbers that tell which rows were counted. */
const VALUES: readonly CellValue[] = [
  5,
  '5',
  'five',
  'FIVE',
  true,
  'TRUE',
  null,
  '',
  cellError('#N/A'),
  -1,
  'a*b',
  'axb',
  45_306,
  '2024-01-15',
];

function matches(criterion: CellValue, useQuick: boolean): number[] {
  const { model, value } = calculatingWorkbook({ useQuick });
  const sheet = model.sheets[0]!;
  model.batch('addin', () => {
    sheet.putValues(0, 0, VALUES.map((one, at) => [one, 2 ** at]));
    sheet.putValues(0, 4, [[criterion]]);
    sheet.putFormula(0, 5, `=SUMIFS(B1:B${VALUES.length},A1:A${VALUES.length},E1)`);
    sheet.putFormula(0, 6, `=COUNTIF(A1:A${VALUES.length},E1)`);
    sheet.putFormula(0, 7, `=SUMIF(A1:A${VALUES.length},E1,B1)`);
  });
  const sum = value('F1') as number;
  const rows = VALUES.flatMap((_one, at) => (Math.floor(sum / 2 ** at) % 2 === 1 ? [at] : []));
  expect(value('G1')).toBe(rows.length);
  expect(value('H1')).toBe(sum);
  return rows;
}

const CASES: readonly (readonly [string, CellValue, readonly number[]])[] = [
  ['a number, also where it is text', 5, [0, 1]],
  ['a number given as text', '5', [0, 1]],
  ['text in any letter case', 'Five', [2, 3]],
  ['a logical value', true, [4]],
  ['a blank cell counts as 0', null, []],
  ['empty text finds blank cells and empty text', '', [6, 7]],
  ['= finds blank cells', '=', [6]],
  ['<> finds cells with anything in them', '<>', [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13]],
  ['=five', '=five', [2, 3]],
  ['<>five keeps blanks and errors', '<>five', [0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
  ['> compares numbers only', '>0', [0, 12]],
  ['<=', '<=5', [0, 9]],
  ['<> and a number', '<>5', [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]],
  ['wildcards', 'a?b', [10, 11]],
  ['many characters', '*iv*', [2, 3]],
  ['a wildcard taken as itself', 'a~*b', [10]],
  ['text after another', '>axa', [2, 3, 5, 11]],
  ['an error', cellError('#N/A'), [8]],
  ['a date given as text finds the day, and the same text', '2024-01-15', [12, 13]],
];

describe.each([
  ['formulas made into functions', true],
  ["Univer's place taken", false],
])('%s', (_words, useQuick) => {
  test.each(CASES)('%s', (_criterion, criterion, rows) => {
    expect(matches(criterion, useQuick)).toEqual(rows);
  });

  test('an error counts only where the conditions are met', () => {
    const book = calculatingWorkbook({ useQuick });
    book.enter('A1', ['x', 1], ['y', '=1/0'], ['x', 'text'], ['x', true], ['x', 2.5]);
    book.enter('D1', ['=SUMIFS(B1:B5,A1:A5,"x")', '=SUMIFS(B1:B5,A1:A5,"y")']);
    expect(book.value('D1')).toBe(3.5);
    expect(book.value('E1')).toBe('#DIV/0!');
  });

  test('cents cancel out', () => {
    const book = calculatingWorkbook({ useQuick });
    book.enter('A1', ['x', 0.1], ['x', 0.2], ['x', -0.3]);
    book.enter('D1', ['=SUMIFS(B1:B3,A1:A3,"x")']);
    expect(Math.abs(book.value('D1') as number)).toBeLessThan(1e-16);
  });
});
