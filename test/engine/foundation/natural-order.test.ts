import fc from 'fast-check';
import { compareNaturally } from '../../../src/engine/foundation/natural-order';

const identifier = fc
  .array(fc.constantFrom('A', 'a', '-', '/', '0', '00', '1', '01', '9', '10', '2'), { maxLength: 6 })
  .map((parts) => parts.join(''));

describe('compareNaturally', () => {
  it('orders as people read', () => {
    const ordered = ['', 'INV-9', 'INV-9/2', 'INV-9/10', 'INV-10', 'INV-10-1', 'L2', 'L10', 'a', 'é'];
    expect([...ordered].reverse().sort(compareNaturally)).toEqual(ordered);
  });

  it('compares numbers longer than a double', () => {
    expect(compareNaturally('X12345678901234567890', 'X12345678901234567891')).toBeLessThan(0);
    expect(compareNaturally('X9', 'X00000000000000000000010')).toBeLessThan(0);
  });

  it('is a total order: only equal texts tie', () => {
    fc.assert(
      fc.property(identifier, identifier, identifier, (a, b, c) => {
        expect(compareNaturally(a, b) === 0).toBe(a === b);
        expect(Math.sign(compareNaturally(a, b))).toBe(0 - Math.sign(compareNaturally(b, a)));
        const [x, y, z] = [a, b, c].sort(compareNaturally);
        expect(compareNaturally(x!, y!)).toBeLessThanOrEqual(0);
        expect(compareNaturally(y!, z!)).toBeLessThanOrEqual(0);
        expect(compareNaturally(x!, z!)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
