import { currencyExponent, minorUnitsPerUnit } from '../../../src/engine/foundation/currency';

describe('currency', () => {
  it.each([
    ['USD', 2, 100],
    ['JPY', 0, 1],
    ['KWD', 3, 1000],
    ['constructor', 2, 100],
  ])('%s has %i decimals, %i minor units in one', (currency, exponent, minor) => {
    expect(currencyExponent(currency)).toBe(exponent);
    expect(minorUnitsPerUnit(currency)).toBe(minor);
  });
});
