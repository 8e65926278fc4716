/** How long a contract binds, and what of a price lies in that time. */
import fc from 'fast-check';
import { bindingShare, lastBindingDay, roundedRatio } from '../../../src/engine';
import { cents, day } from './book-builder';

const priceOf = (first: string, last: string, binding: string, price: number): number | null => {
  const share = bindingShare(day(first), day(last), day(binding));
  return share === null ? null : roundedRatio(price, share.through, share.whole);
};

test('the worked example', () => {
  expect(lastBindingDay({ cancellableFrom: day('2028-01-01'), noticeDays: 0 })).toBe(day('2027-12-31'));
  expect(lastBindingDay({ cancellableFrom: day('2028-01-01'), noticeDays: 30 })).toBe(day('2028-01-30'));
  expect(priceOf('2027-01-01', '2029-12-31', '2027-12-31', cents(36_000))).toBe(cents(12_000));
});

test('days count where months do not end with the term; leap days among them', () => {
  expect(priceOf('2028-01-01', '2028-12-31', '2028-02-29', cents(366))).toBe(cents(61));
  expect(priceOf('2028-01-01', '2028-12-31', '2028-02-28', cents(366))).toBe(cents(59));
  expect(priceOf('2027-12-16', '2028-12-15', '2028-01-15', cents(1200))).toBe(cents(100));
});

test('a term that binds whole, or not at all, is not cut', () => {
  expect(priceOf('2027-01-01', '2027-12-31', '2027-12-31', cents(1))).toBeNull();
  expect(priceOf('2027-01-01', '2027-12-31', '2026-12-31', cents(1))).toBeNull();
  expect(priceOf('2027-01-01', '2027-01-02', '2027-01-01', 1)).toBe(1);
});

test('whatever the term: the longer it binds, the more of the price, never all of it', () => {
  const start = day('2027-01-01');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 3000 }), fc.nat(2999), (offset, length, part) => {
      const [first, last] = [start + offset, start + offset + length];
      const binding = first + (part % length);
      const share = bindingShare(first, last, binding)!;
      expect(share.through).toBeGreaterThan(0);
      expect(share.through).toBeLessThan(share.whole);
    }),
    { numRuns: 300 },
  );
});
