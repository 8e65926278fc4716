import {
  isPlainCriterion,
  keyLiteral,
  matchLiteral,
  numberLiteral,
  tableColumn,
  textLiteral,
} from '../../../src/workbook/write/cells/formula-text';

test.each([
  ['plain', '"plain"'],
  ['say "hi"', '"say ""hi"""'],
  ['=1+1', '"=1+1"'],
  ['', '""'],
])('the text %j becomes the literal %s', (text, literal) => {
  expect(textLiteral(text)).toBe(literal);
});

test.each([
  [5, '5'],
  [-5, '(-5)'],
  [0.25, '0.25'],
  [123456789012345, '123456789012345'],
])('the number %d becomes the literal %s', (value, literal) => {
  expect(numberLiteral(value)).toBe(literal);
});

test('a key keeps its type: a line 2 that is a number is not the text 2', () => {
  expect(keyLiteral(2)).toBe('2');
  expect(keyLiteral('2')).toBe('"2"');
});

test.each([
  ['A*B', '"A~*B"'],
  ['A?~', '"A~?~~"'],
  ['"', '""""'],
])('MATCH looks for %j as %s', (text, literal) => {
  expect(matchLiteral(text)).toBe(literal);
});

test.each([
  ['Price', 'Obligations[Price]'],
  ['SSP (total)', 'Obligations[SSP (total)]'],
  ['Net [EUR]', "Obligations[Net '[EUR']]"],
  ["Customer's #", "Obligations[Customer''s '#]"],
  ['@cost', "Obligations['@cost]"],
])('the header %j is written %s', (header, reference) => {
  expect(tableColumn('Obligations', header)).toBe(reference);
});

test.each(['OB-7', 'INV-2026-001/1', 'Main office', 'c.1'])('SUMIFS compares %j by itself', (text) => {
  expect(isPlainCriterion(text)).toBe(true);
});

test.each(['007', '12', '<5', '=x', 'A*', 'A?', 'a~b', 'SEP-1', 'May 2026', 'TRUE', 'Ünal', '', '2026-01'])(
  'SUMIFS takes %j for something else',
  (text) => {
    expect(isPlainCriterion(text)).toBe(false);
  },
);
