/** Quantities of one product that nothing prices. */
import fc from 'fast-check';
import { areOneProduct, recognizeRevenue, type Obligation, type RevenueBook } from '../../../src/engine';
import { readBook } from '../../../src/workbook/read/read-book';
import { tableFromCsv } from '../../../src/workbook/read/tables/csv-tables';
import { aBook, aContract, anObligation, aProduct, cents, day } from './book-builder';

const quantity = (digits: number, scale = 0) => ({ quantity: { digits, scale } });
const sale = (id: string, minor: number, units: number, more: Partial<Obligation> = {}): Obligation =>
  anObligation(id, minor, { productId: 'UNIT', standaloneSellingPrice: null, recognitionDay: day('2027-01-31'), ...quantity(units), ...more });

const bookOf = (obligations: readonly Obligation[], more: Partial<RevenueBook> = {}): RevenueBook => ({
  ...aBook({ products: [aProduct('UNIT', { method: 'point-in-time' }), aProduct('OTHER', { method: 'point-in-time' })], contracts: [aContract('C-1')], obligations }),
  ...more,
});
const pricesOf = (book: RevenueBook) => recognizeRevenue(book).obligations.map(({ id, allocated, changes }) => [id, changes.reduce((sum, { amount }) => sum + amount, allocated)]);
const codesOf = (book: RevenueBook) => recognizeRevenue(book).diagnostics.map(({ code }) => code);

test('the worked example: units still to come and units added', () => {
  const modification = {
    id: 'M-1',
    contractId: 'C-1',
    effectiveDay: day('2027-01-15'),
    treatment: 'prospective',
    remainingDistinct: true,
    rationale: 'Distinct',
    origin: { table: 'Modifications', key: ['M-1'] },
  } as const;
  const obligations = [sale('A', cents(6000), 60), sale('B', cents(2400), 30, { modificationId: 'M-1' })];
  const book = bookOf(obligations, { modifications: [modification] });
  expect(pricesOf(book)).toEqual([['A', cents(5600)], ['B', cents(2800)]]);
  expect(codesOf(book)).toEqual([]);
  const left = recognizeRevenue({ ...book, modifications: [{ ...modification, treatment: 'automatic' }] });
  expect(left.modifications[0]!.reason).toContain('no stand-alone selling price is known of B');
});

describe('what is not one product keeps asking for selling prices', () => {
  const errors = (...obligations: Obligation[]) => codesOf(bookOf(obligations));

  test('another product, a quantity that is missing or zero, nothing stated', () => {
    expect(errors(sale('A', 100, 1), sale('B', 100, 1))).toEqual([]);
    expect(errors(sale('A', 100, 1), sale('B', 100, 1, { productId: 'OTHER' }))).toEqual(['ssp.missing', 'ssp.missing']);
    expect(errors(sale('A', 100, 1), sale('B', 100, 1, { quantity: null }))).toEqual(['ssp.missing', 'ssp.missing']);
    expect(errors(sale('A', 100, 1), sale('B', 100, 0))).toEqual(['ssp.missing', 'ssp.missing']);
    expect(errors(sale('A', 0, 1), sale('B', 0, 1))).toEqual(['ssp.missing', 'ssp.missing']);
    expect(errors(sale('A', 100, 1), sale('B', 100, 1, { standaloneSellingPrice: 100 }))).toEqual(['ssp.missing']);
  });

  test('terms of different length are not one product, a leap day is a day more', () => {
    const term = (first: string, last: string) => ({ productId: 'P', quantity: { digits: 1, scale: 0 }, method: 'straight-line', firstDay: day(first), lastDay: day(last) }) as const;
    expect(areOneProduct([term('2027-01-01', '2027-12-31'), term('2026-01-01', '2026-12-31')])).toBe(true);
    expect(areOneProduct([term('2027-01-01', '2027-12-31'), term('2028-01-01', '2028-12-31')])).toBe(false);
    expect(areOneProduct([term('2027-01-01', '2027-12-31')])).toBe(false);
  });
});

test('one cent goes to the first, parts of a unit count', () => {
  expect(pricesOf(bookOf([sale('A', 1, 1), sale('B', 0, 1)]))).toEqual([['A', 1], ['B', 0]]);
  expect(pricesOf(bookOf([sale('A', 100, 15, quantity(15, 1)), sale('B', 0, 0, quantity(75, 2))]))).toEqual([['A', 67], ['B', 33]]);
});

test('whatever the prices and quantities, all of the price is allocated and more units never get less', () => {
  const some = fc.array(fc.record({ minor: fc.integer({ min: 1, max: 1_000_000 }), units: fc.integer({ min: 1, max: 10_000 }) }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(some, (sales) => {
      const obligations = sales.map(({ minor, units }, index) => sale(`O-${index}`, minor, units));
      const prices = recognizeRevenue(bookOf(obligations)).obligations.map(({ allocated }) => allocated);
      expect(prices.reduce((sum, price) => sum + price, 0)).toBe(sales.reduce((sum, { minor }) => sum + minor, 0));
      sales.forEach((a, i) => sales.forEach((b, j) => a.units > b.units && expect(prices[i]! + 2).toBeGreaterThanOrEqual(prices[j]!)));
    }),
    { numRuns: 100 },
  );
});

test('the reader asks for selling prices where the engine would', () => {
  const read = (second: string) =>
    readBook([
      tableFromCsv('Products', 'Product,Recognition method\nUNIT,point in time\nOTHER,point in time\n'),
      tableFromCsv('Contracts', 'Contract,Customer,Currency,Start,End\nC-1,Acme,USD,2027-01-01,2027-12-31\n'),
      tableFromCsv('Obligations', `Obligation,Contract,Product,Quantity,Price\nA,C-1,UNIT,60,6000\n${second}\n`),
    ]).diagnostics.map(({ code, cell }) => `${code} ${cell}`);
  expect(read('B,C-1,UNIT,30,2400')).toEqual([]);
  expect(read('B,C-1,OTHER,30,2400').map((finding) => finding.split(' ')[0])).toEqual(['ssp.missing', 'ssp.missing']);
  expect(read('B,C-1,UNIT,,2400')).toHaveLength(2);
});

test.each(['progress', 'milestone'] as const)('jobs measured by %s are no quantities of one product, whatever they count', (method) => {
  const job = { productId: 'JOB', ...quantity(12), method, firstDay: day('2027-01-01'), lastDay: day('2027-06-30') };
  expect(areOneProduct([job, { ...job, ...quantity(1) }])).toBe(false);
  expect(areOneProduct([{ ...job, method: 'point-in-time' }, { ...job, ...quantity(1), method: 'point-in-time' }])).toBe(true);
});
