/** The rule files of modifications on their own: the examples of their headers, and the edges. */
import fc from 'fast-check';
import {
  decideTreatment,
  type ModificationTerms,
} from '../../../src/engine/step-1-contract/modification-treatment';
import { allocateRemainder, sellingPriceOfRemainder } from '../../../src/engine/step-4-allocation/allocate-remainder';
import { cents } from '../pipeline/book-builder';

const terms = (more: Partial<ModificationTerms>): ModificationTerms => ({
  choice: 'automatic',
  currency: 'USD',
  added: [],
  changed: [],
  unfinished: ['A'],
  remainingDistinct: null,
  ...more,
});

describe('the tests of 25-12 and 13', () => {
  const thirty = (price: number) => [{ id: 'MORE', price: cents(price), standaloneSellingPrice: cents(2850) }];

  test('30 units at 95.00, their selling price, are a separate contract', () => {
    const decision = decideTreatment(terms({ added: thirty(2850) }));
    expect(decision?.treatment).toBe('separate-contract');
    expect(decision?.reason).toContain('2,850.00 USD');
  });

  test('at 80.00 they are not, and the judgement decides', () => {
    expect(decideTreatment(terms({ added: thirty(2400) }))).toBeNull();
    const decision = decideTreatment(terms({ added: thirty(2400), remainingDistinct: true }));
    expect(decision?.treatment).toBe('prospective');
    expect(decision?.reason).toContain('2,400.00 USD is not the stand-alone selling price of 2,850.00');
    expect(decideTreatment(terms({ added: thirty(2400), remainingDistinct: false }))?.treatment).toBe(
      'cumulative-catch-up',
    );
  });

  test('one cent off the selling price is off', () => {
    expect(decideTreatment(terms({ added: thirty(2850.01), remainingDistinct: true }))?.treatment).toBe('prospective');
  });

  test('added goods without a known selling price cannot be a separate contract', () => {
    const added = [{ id: 'MORE', price: 1, standaloneSellingPrice: null }];
    expect(decideTreatment(terms({ added, remainingDistinct: true }))?.reason).toContain(
      'no stand-alone selling price is known of MORE',
    );
  });

  test('added at its selling price, but what was promised before changes too', () => {
    const changed = [{ id: 'A', isRemoved: false, remainingDistinct: null }];
    const decision = decideTreatment(terms({ added: thirty(2850), changed, remainingDistinct: true }));
    expect(decision).toMatchObject({ treatment: 'prospective' });
    expect(decision?.reason).toContain('it also changes A');
  });

  test('judgements of lines outrank that of the modification, and may differ', () => {
    const changed = [
      { id: 'A', isRemoved: false, remainingDistinct: false },
      { id: 'B', isRemoved: false, remainingDistinct: null },
    ];
    expect(decideTreatment(terms({ changed, remainingDistinct: true }))?.treatment).toBe('mixed');
    expect(decideTreatment(terms({ changed, remainingDistinct: false }))?.treatment).toBe('cumulative-catch-up');
    expect(decideTreatment(terms({ changed }))).toBeNull();
  });

  test('what is removed is not judged unless nothing else is there', () => {
    const removed = { id: 'B', isRemoved: true, remainingDistinct: null };
    expect(decideTreatment(terms({ changed: [removed], remainingDistinct: true }))?.treatment).toBe('prospective');
    expect(decideTreatment(terms({ changed: [removed], unfinished: ['B'] }))?.treatment).toBe('termination');
  });

  test('a treatment that the user names is taken', () => {
    const decision = decideTreatment(terms({ choice: 'cumulative-catch-up', added: thirty(2850) }));
    expect(decision).toMatchObject({ treatment: 'cumulative-catch-up' });
    expect(decision?.reason).toContain('The user chose');
  });
});

describe('the remaining consideration', () => {
  test('280,000.00 to one, or over two', () => {
    expect(allocateRemainder(cents(280000), [cents(320000)])?.map(({ amount }) => amount)).toEqual([cents(280000)]);
    expect(allocateRemainder(cents(8400), [cents(5700), cents(2850)])?.map(({ amount }) => amount)).toEqual(
      [5600, 2800].map(cents),
    );
  });

  test('nobody receives without a weight', () => {
    expect(allocateRemainder(100, [])).toBeNull();
    expect(allocateRemainder(100, [0, 0])).toBeNull();
  });

  test('shares sum to the price, below zero too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 8 }),
        (price, weights) => {
          const shares = allocateRemainder(price, weights);
          if (shares === null) return weights.every((weight) => weight === 0);
          return shares.reduce((sum, { amount }) => sum + amount, 0) === price;
        },
      ),
    );
  });

  test('SSP of the remainder: unrecognized share, longer term, more units', () => {
    const known = {
      standaloneSellingPrice: cents(1200),
      price: cents(1000),
      unrecognized: cents(500),
      daysBefore: 1,
      daysAfter: 1,
      unitsBefore: 1,
      unitsAfter: 1,
    };
    expect(sellingPriceOfRemainder(known)).toBe(cents(600));
    expect(sellingPriceOfRemainder({ ...known, daysBefore: 184, daysAfter: 366 })).toBe(119348);
    expect(sellingPriceOfRemainder({ ...known, unitsBefore: 10, unitsAfter: 15 })).toBe(cents(900));
    expect(sellingPriceOfRemainder({ ...known, unitsBefore: 10, unitsAfter: 0 })).toBe(0);
    expect(sellingPriceOfRemainder({ ...known, price: 0, unrecognized: 0 })).toBe(cents(1200));
    expect(sellingPriceOfRemainder({ ...known, standaloneSellingPrice: 9e14, price: 9e14, unrecognized: 9e14 })).toBe(9e14);
  });
});
