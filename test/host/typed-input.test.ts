import { dateOfSerial, serialOfDate } from '../../src/host/model/calendar';
import { cellError } from '../../src/host/model/cell-value';
import { formatValue } from '../../src/host/model/format-value';
import { parseInput } from '../../src/host/model/parse-input';
import { charactersOfPoints, pointsOfCharacters } from '../../src/host/model/line-widths';

const typed = (text: string, format = 'General') => parseInput(text, format, 2026);
const constant = (value: unknown, numberFormat?: string) => ({
  kind: 'constant',
  value,
  ...(numberFormat ? { numberFormat } : {}),
});

describe('text is read as Excel reads typing', () => {
  test.each([
    ['12', 12, undefined],
    ['-1,234.50', -1234.5, '#,##0.00'],
    ['$12', 12, '$#,##0_);[Red]($#,##0)'],
    ['(5)', -5, undefined],
    ['12.5%', 0.125, '0.00%'],
    ['1e3', 1000, '0.00E+00'],
    ['.5', 0.5, undefined],
    [' 7 ', 7, undefined],
    ['TRUE', true, undefined],
    ['false', false, undefined],
    ['1/31/2026', 46_053, 'm/d/yyyy'],
    ['2026-01-31', 46_053, 'm/d/yyyy'],
    ['1-2', 46_024, 'd-mmm'],
    ['31-Jan-26', 46_053, 'd-mmm-yy'],
    ['Jan-26', 46_048, 'd-mmm'],
    ['January 31, 2026', 46_053, 'd-mmm-yy'],
    ['13:45', 49_500 / 86_400, 'h:mm'],
    ['1:45 PM', 49_500 / 86_400, 'h:mm AM/PM'],
  ] as const)('%s', (text, value, numberFormat) => {
    expect(typed(text)).toMatchObject(constant(value, numberFormat));
  });

  test.each(['C-102', 'INV 7', '1,23', '12 apples', '2026-13-01', '31/31/2026', '00-1-2x', '1.2.3', '12:75', '%', '-'])(
    '%s stays text',
    (text) => expect(typed(text)).toEqual(constant(text)),
  );

  test('formulas, and signs that make formulas', () => {
    expect(typed('=A1')).toEqual({ kind: 'formula', formula: '=A1' });
    expect(typed('+A1')).toEqual({ kind: 'formula', formula: '=+A1' });
    expect(typed('-A1*2')).toEqual({ kind: 'formula', formula: '=-A1*2' });
    expect(typed('=')).toEqual(constant('='));
  });

  test('apostrophes and the text format keep text', () => {
    expect(typed("'=A1")).toEqual(constant('=A1'));
    expect(typed('=A1', '@')).toEqual(constant('=A1'));
    expect(typed('007', '@')).toEqual(constant('007'));
    expect(typed('007')).toEqual(constant(7));
  });

  test('null leaves, an empty text empties, errors are errors', () => {
    expect(parseInput(null, 'General', 2026)).toEqual({ kind: 'leave' });
    expect(typed('')).toEqual(constant(null));
    expect(typed('#n/a')).toEqual(constant(cellError('#N/A')));
  });

  test('too long is refused', () => {
    expect(() => typed('x'.repeat(32_768))).toThrow('32767');
    expect(() => typed(`=${'1+'.repeat(4_100)}1`)).toThrow('8192');
    expect(() => parseInput(Infinity, 'General', 2026)).toThrow('not finite');
  });
});

describe('values are shown by their number format', () => {
  test.each([
    [1234.5, '#,##0.00', '1,234.50'],
    [-1234.5, '#,##0.00_);[Red](#,##0.00)', '(1,234.50)'],
    [0, '#,##0;-#,##0;"-"', '-'],
    [0.256, '0.0%', '25.6%'],
    [1.005, '0.00', '1.01'],
    [5, '000', '005'],
    [0.5, '#.##', '.5'],
    [1_234_567, '#,##0,"k"', '1,235k'],
    [12_345_678, '0.00E+00', '1.23E+07'],
    [46_053, 'yyyy-mm-dd', '2026-01-31'],
    [46_053.75, 'm/d/yyyy h:mm AM/PM', '1/31/2026 6:00 PM'],
    [46_053, 'dddd, mmmm d', 'Saturday, January 31'],
    [1.5, '[h]:mm', '36:00'],
    [12.345, 'mm:ss.00', '16:48.00'],
    [-5, '[$€-407] #,##0', '-€ 5'],
    [7, '[>5]"big";"small"', 'big'],
    [1234.5, '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)', ' $1,234.50 '],
    [60, 'm/d/yyyy', '2/29/1900'],
  ])('%s as %s', (value, format, shown) => {
    expect(formatValue(value, format)).toBe(shown);
  });

  test('General shortens what does not fit eleven characters', () => {
    const shown = [0.1 + 0.2, 1 / 3, 123_456_789_012, 1e-12, 1_234_567.891, 99_999_999_999, -0.5].map((value) =>
      formatValue(value, 'General'),
    );
    expect(shown).toEqual(['0.3', '0.333333333', '1.23457E+11', '1E-12', '1234567.891', '99999999999', '-0.5']);
  });

  test('text, booleans, errors and blanks', () => {
    expect(formatValue('abc', '0.00')).toBe('abc');
    expect(formatValue('abc', '0;0;0;"<"@">"')).toBe('<abc>');
    expect(formatValue(true, '0.00')).toBe('TRUE');
    expect(formatValue(cellError('#DIV/0!'), '0.00')).toBe('#DIV/0!');
    expect(formatValue(null, '0.00')).toBe('');
  });
});

test('serial numbers have the day that never was', () => {
  expect([serialOfDate(1900, 1, 1), serialOfDate(1900, 2, 28), serialOfDate(1900, 3, 1)]).toEqual([1, 59, 61]);
  expect(serialOfDate(2026, 2, 29)).toBeUndefined();
  expect(dateOfSerial(46_053)).toEqual({ year: 2026, month: 1, day: 31 });
});

test('column widths in characters and points', () => {
  expect(pointsOfCharacters(8.43)).toBe(48);
  for (const width of [0.5, 8.43, 20, 100]) expect(charactersOfPoints(pointsOfCharacters(width))).toBeCloseTo(width, 1);
});
