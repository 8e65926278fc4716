/** Lines that several obligations share, and items that make their price: what is billed sums to the line. */
import fc from 'fast-check';
import { priceOfItems, recognizeRevenue, type LineShare, type PromisedItem } from '../../../src/engine';
import { aBook, aContract, aCredit, aLine, anObligation, aProduct, cents, day } from './book-builder';

const shared = (weights: readonly number[]): LineShare[] => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let through = 0;
  return weights.map((weight, i) => {
    const before = through;
    through += weight;
    return { obligationId: `OB-${i + 1}`, before, through, whole, origin: { table: 'Line shares', key: ['INV-1', 1, `OB-${i + 1}`] } };
  });
};

const aSharedBook = (weights: readonly number[], amount: number, more: Parameters<typeof aBook>[0] = {}) =>
  aBook({
    products: [aProduct('P')],
    contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
    obligations: weights.map((_, i) => anObligation(`OB-${i + 1}`, 1000, { standaloneSellingPrice: 1000 })),
    invoiceLines: [aLine('INV-1/1', day('2027-01-01'), amount, { contractId: 'C-1', shares: shared(weights) })],
    ...more,
  });

test('the worked example: thirds of 99.99', () => {
  const { obligations } = recognizeRevenue(aSharedBook([1, 1, 1], cents(99.99)));
  expect(obligations.map(({ billings }) => billings.map(({ amount }) => amount))).toEqual([[3333], [3333], [3333]]);
});

test('the worked example: items make one price, shares in running sums', () => {
  const anItem = (price: number | null, more: Partial<PromisedItem> = {}): PromisedItem => {
    const origin = { table: 'Promised items', key: ['I', 'OB-1'] } as const;
    return { itemId: 'I', obligationId: 'OB-1', description: '', price, priceOrigin: origin, before: 0, through: 1, whole: 1, rationale: 'One output', origin, ...more };
  };
  expect(priceOfItems([anItem(cents(40)), anItem(cents(60))])).toBe(cents(100));
  expect(priceOfItems([anItem(null)])).toBeNull();
  expect([0, 1, 2].map((before) => priceOfItems([anItem(100, { before, through: before + 1, whole: 3 })]))).toEqual([33, 34, 33]);
});

test('no obligation is made of a line that others share', () => {
  const { obligations, coverage } = recognizeRevenue(aSharedBook([3, 1], cents(100)));
  expect(obligations.map(({ id }) => id)).toEqual(['OB-1', 'OB-2']);
  expect(coverage.find(({ table }) => table === 'Line shares')).toMatchObject({ rows: 2, used: 2 });
});

test('a void takes every part back', () => {
  const book = aSharedBook([3, 1], cents(100));
  const voided = book.invoiceLines.map((line) => ({ ...line, status: 'voided', voidDay: day('2027-02-01') }) as const);
  const { obligations } = recognizeRevenue({ ...book, invoiceLines: voided });
  expect(obligations.map(({ billings }) => billings.map(({ amount }) => amount))).toEqual([
    [7500, -7500],
    [2500, -2500],
  ]);
});

test('whatever the shares, amounts and credits: the parts of the line and of its credit sum to them', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 5 }).filter((list) => list.some((weight) => weight > 0));
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1000 }), (list, amount, permille) => {
      const credit = Math.max(1, Math.floor((amount * permille) / 1000));
      const book = aSharedBook(list, amount, { creditNoteLines: [aCredit('CN-1/1', day('2027-03-01'), 'INV-1/1', credit)] });
      const billings = recognizeRevenue(book).obligations.flatMap((obligation) => obligation.billings);
      const sumOf = (source: string) => billings.filter((event) => event.source === source).reduce((sum, event) => sum + event.amount, 0);
      expect([sumOf('Invoice'), sumOf('Credit note')]).toEqual([amount, -credit]);
    }),
    { numRuns: 200 },
  );
});
