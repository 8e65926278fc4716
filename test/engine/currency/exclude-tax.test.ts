/** The worked example of exclude-tax.ts, and tax inside an amount against exact fractions. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { excludeTax, taxInside } from '../../../src/engine';

test('the worked example', () => {
  expect(excludeTax(3500, 400)).toBe(3100);
  expect(taxInside(120_000, { digits: 2, scale: 1 })).toBe(20_000);
  expect(excludeTax(120_000, 20_000)).toBe(100_000);
  expect(taxInside(3410, { digits: 10, scale: 2 })).toBe(310);
});

test('zero, one cent, no rate, and mirrored signs', () => {
  expect(taxInside(0, { digits: 2, scale: 1 })).toBe(0);
  expect(taxInside(1, { digits: 1, scale: 0 })).toBe(1); // half a cent, away from zero
  expect(taxInside(-1, { digits: 1, scale: 0 })).toBe(-1);
  expect(taxInside(1, { digits: 2, scale: 1 })).toBe(0);
  expect(taxInside(12_345, { digits: 0, scale: 0 })).toBe(0);
});

test('is amount × rate ÷ (1 + rate), rounded half away from zero', () => {
  const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
      fc.integer({ min: 0, max: 100_000 }),
      (amount, digits) => {
        const rate = new Exact(digits).div(100_000);
        const expected = new Exact(amount).times(rate).div(rate.plus(1)).toDecimalPlaces(0).toNumber() + 0;
        expect(taxInside(amount, { digits, scale: 5 })).toBe(expected);
      },
    ),
  );
});
