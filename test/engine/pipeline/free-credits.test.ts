/** Free credits that come with an invoice, or later in a contract. */
import fc from 'fast-check';
import { recognizeRevenue, type CreditGrant, type InvoiceLine, type Modification, type Obligation, type RevenueBook } from '../../../src/engine';
import { aBook, aContract, aCreditGrant, aLine, anObligation, aProduct, cents, day } from './book-builder';

const aGrant = (id: string, amount: number, more: Partial<CreditGrant> = {}): CreditGrant =>
  aCreditGrant(id, amount, { pricePaid: 0, grantDay: day('2027-07-01'), expiryDay: day('2028-12-31'), rationale: 'Goodwill', ...more });

const SERVICE = anObligation('S', cents(1200), { standaloneSellingPrice: cents(1200) });

const bookOf = (creditGrants: readonly CreditGrant[], more: Partial<RevenueBook> = {}): RevenueBook => ({
  ...aBook({
    products: [aProduct('P'), aProduct('GOODS', { method: 'point-in-time' })],
    contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
    obligations: [SERVICE],
  }),
  creditGrants,
  ...more,
});

/** The price of each obligation in the end. */
const pricesOf = (book: RevenueBook): Record<string, number> =>
  Object.fromEntries(
    recognizeRevenue(book).obligations.map(({ id, allocated, changes }) => [id, allocated + changes.reduce((sum, { amount }) => sum + amount, 0)]),
  );

const codesOf = (book: RevenueBook): string[] => recognizeRevenue(book).diagnostics.map(({ code }) => code);

describe('given later', () => {
  test('the worked example', () => {
    expect(pricesOf(bookOf([aGrant('G', cents(150))]))).toEqual({ S: cents(1080), G: cents(120) });
  });

  test('two on one day are one change, two on two days are two', () => {
    const two = [aGrant('G-1', cents(75)), aGrant('G-2', cents(75))];
    expect(pricesOf(bookOf(two))).toEqual({ S: cents(1080), 'G-1': cents(60), 'G-2': cents(60) });
    const result = recognizeRevenue(bookOf([aGrant('G-1', cents(75)), aGrant('G-2', cents(75), { grantDay: day('2027-10-01') })]));
    expect([...new Set(result.modifications.map(({ modificationId, day: on }) => [modificationId, on].join(' ')))]).toHaveLength(2);
  });

  test('on the day after the start all but a day is to come, on the last day one day is', () => {
    const early = pricesOf(bookOf([aGrant('G', cents(1200), { grantDay: day('2027-01-02') })]));
    const days = cents(1200) - Math.round(cents(100) / 31);
    expect(early).toEqual({ S: cents(1200) - early['G']!, G: Math.round((days * cents(1200)) / (days + cents(1200))) });
    expect(pricesOf(bookOf([aGrant('G', 323, { grantDay: day('2027-12-31') })]))).toEqual({ S: cents(1200) - 162, G: 162 });
  });

  test('on the first day, or where a row names a modification, they are no change of their own', () => {
    expect(recognizeRevenue(bookOf([aGrant('G', cents(150), { grantDay: day('2027-01-01') })])).modifications).toEqual([]);
    const named: Modification = {
      id: 'M-1',
      contractId: 'C-1',
      effectiveDay: day('2027-07-01'),
      treatment: 'prospective',
      remainingDistinct: true,
      rationale: 'Agreed',
      origin: { table: 'Modifications', key: ['M-1'] },
    };
    const { modifications } = recognizeRevenue(bookOf([aGrant('G', cents(150), { modificationId: 'M-1' })], { modifications: [named] }));
    expect(new Set(modifications.map(({ modificationId }) => modificationId))).toEqual(new Set(['M-1']));
    const clash = bookOf([aGrant('G', cents(150))], { modifications: [{ ...named, id: 'Free credits G', effectiveDay: day('2027-08-01') }] });
    expect(pricesOf(clash)).toEqual({ S: cents(1080), G: cents(120) });
  });

  test('where nothing is to come they have no price, and a warning says so', () => {
    const after = bookOf([aGrant('G', cents(150), { grantDay: day('2028-01-01') })]);
    expect(pricesOf(after)).toEqual({ S: cents(1200), G: 0 });
    expect(codesOf(after)).toEqual(['credits.unpriced']);
  });

  test('whatever is given whenever, the price of the contract stays, and no part is below zero', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ minor: fc.integer({ min: 1, max: 1_000_000 }), on: fc.integer({ min: 1, max: 364 }) }), { maxLength: 4 }), (given) => {
        const grants = given.map(({ minor, on }, index) => aGrant(`G-${index}`, minor, { grantDay: day('2027-01-01') + on }));
        const prices = Object.values(pricesOf(bookOf(grants)));
        expect(prices.reduce((sum, price) => sum + price, 0)).toBe(cents(1200));
        expect(Math.min(...prices)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('with an invoice', () => {
  const line = (id: string, amount: number, more: Partial<InvoiceLine> = {}): InvoiceLine =>
    aLine(id, day('2027-02-01'), amount, { productId: 'GOODS', obligationId: null, contractId: null, ...more });
  const points = (more: Partial<CreditGrant> = {}): CreditGrant => aGrant('PTS', 950_000, { grantDay: day('2027-02-01'), invoiceId: 'INV-1', ...more });
  const none: Partial<RevenueBook> = { obligations: [] as Obligation[] };

  test('the worked example', () => {
    const book = bookOf([points()], { ...none, invoiceLines: [line('INV-1/1', cents(100_000))] });
    expect(pricesOf(book)).toEqual({ 'INV-1/1': 9_132_420, PTS: 867_580 });
  });

  test('a line alone, or all of the invoice', () => {
    const invoiceLines = [line('INV-1/1', 100), line('INV-1/2', 200), line('INV-2/1', 300)];
    const of = (more: Partial<CreditGrant>) => pricesOf(bookOf([points({ granted: { digits: 100, scale: 2 }, ...more })], { ...none, invoiceLines }));
    expect(of({ invoiceLineId: '2' })).toEqual({ 'INV-1/1': 100, 'INV-1/2': 133, 'INV-2/1': 300, PTS: 67 });
    expect(of({})).toEqual({ 'INV-1/1': 75, 'INV-1/2': 150, 'INV-2/1': 300, PTS: 75 });
  });

  test('one cent; a draft and a voided invoice share nothing, and a warning says so', () => {
    expect(pricesOf(bookOf([points()], { ...none, invoiceLines: [line('INV-1/1', 1)] }))).toEqual({ 'INV-1/1': 0, PTS: 1 });
    const voided = bookOf([points()], { ...none, invoiceLines: [line('INV-1/1', 100, { status: 'voided', voidDay: day('2027-02-02') })] });
    expect(pricesOf(voided)).toEqual({ 'INV-1/1': 100, PTS: 0 });
    expect(codesOf(voided)).toEqual(['credits.unpriced']);
    expect(codesOf(bookOf([points()], { ...none, invoiceLines: [line('INV-1/1', 100, { status: 'draft' })] }))).toEqual(['credits.unpriced']);
  });
});
