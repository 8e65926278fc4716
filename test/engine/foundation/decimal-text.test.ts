import fc from 'fast-check';
import {
  amountText,
  minorUnits,
  readDecimal,
  roundedMinorUnits,
  roundedProduct,
} from '../../../src/engine/foundation/decimal-text';

const decimal = (value: number | string) => {
  const result = readDecimal(value);
  if (result === null) throw new Error(`${value} is no decimal`);
  return result;
};

describe('readDecimal', () => {
  it.each([
    [1234.5, { digits: 12345, scale: 1 }],
    ['-0.25', { digits: -25, scale: 2 }],
    [' 7. ', { digits: 7, scale: 0 }],
    ['.5', { digits: 5, scale: 1 }],
    ['1e3', { digits: 1000, scale: 0 }],
    [0.1 + 0.2, { digits: 3, scale: 1 }],
    [-0, { digits: 0, scale: 0 }],
  ])('reads %p exactly', (value, expected) => {
    expect(readDecimal(value)).toEqual(expected);
  });

  it.each(['', 'abc', '1,000', '0x10', '1 000', '$5', '--1', 'Infinity', 'NaN', Infinity, NaN, 1e300])(
    'refuses %p',
    (value) => {
      expect(readDecimal(value)).toBeNull();
    },
  );
});

describe('minor units', () => {
  it.each([
    ['1234.56', 'USD', 123456],
    ['1234.5', 'USD', 123450],
    ['1234.560', 'USD', 123456],
    ['1234.567', 'USD', null],
    ['1234', 'JPY', 1234],
    ['1234.5', 'JPY', null],
    ['1234.567', 'KWD', 1234567],
    ['-0.001', 'KWD', -1],
    ['0', 'USD', 0],
  ])('%s %s is %p', (text, currency, expected) => {
    expect(minorUnits(decimal(text), currency)).toBe(expected);
  });

  it('refuses what leaves exact integers', () => {
    expect(minorUnits(decimal('900000000000000'), 'USD')).toBeNull();
    expect(roundedMinorUnits(decimal('900000000000000'), 'KWD')).toBeNull();
  });

  it.each([
    ['0.005', 'USD', 1],
    ['-0.005', 'USD', -1],
    ['0.0049999', 'USD', 0],
    ['2.5', 'JPY', 3],
    ['1.0005', 'KWD', 1001],
  ])('rounds %s %s half away from zero to %p', (text, currency, expected) => {
    expect(roundedMinorUnits(decimal(text), currency)).toBe(expected);
  });

  it.each([
    ['19.99', '3', 'USD', 5997],
    ['0.0333', '1.5', 'USD', 5],
    ['0.333333333333333', '3', 'USD', 100],
    ['12.5', '0.2', 'JPY', 3],
    ['-1.005', '1', 'USD', -101],
  ])('%s a unit × %s is %p in %s', (perUnit, quantity, currency, expected) => {
    expect(roundedProduct(decimal(perUnit), decimal(quantity), currency)).toBe(expected);
  });

  it.each([
    [-123450, 'USD', '-1234.50'],
    [5, 'USD', '0.05'],
    [1000, 'JPY', '1000'],
    [-1, 'KWD', '-0.001'],
    [0, 'USD', '0.00'],
  ])('writes %i %s as %s', (minor, currency, text) => {
    expect(amountText(minor, currency)).toBe(text);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.constantFrom('USD', 'JPY', 'KWD'), (minor, currency) => {
        expect(minorUnits(decimal(amountText(minor, currency)), currency)).toBe(minor);
      }),
    );
  });
});
