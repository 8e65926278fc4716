/** Revenue by a dimension, the part of earlier periods, and the roll-forward by contract. */
import {
  dimensionReader,
  disaggregateRevenue,
  periodStarts,
  positionsAt,
  rollForward,
  isoOf,
  type DisaggregatedRevenue,
  type DisaggregationDimension,
  type RevenueBook,
} from '../../../src/engine';
import { aBook, aContract, aLine, anObligation, aProduct, cents, day } from '../pipeline/book-builder';
import { closeThrough } from './close-book';

function split(book: RevenueBook, iso: string, by: DisaggregationDimension, firstMonthOfYear = 1): DisaggregatedRevenue[] {
  const { recognition, journals } = closeThrough(book, day(iso));
  return disaggregateRevenue(journals.daily, dimensionReader(book, recognition, by), day(iso), firstMonthOfYear);
}

const tenADay = aBook({
  contracts: [aContract('C-1', { firstDay: day('2025-12-01'), lastDay: day('2026-03-31') })],
  products: [aProduct('P', { category: 'Platform', strategy: 'exact-days' })],
  obligations: [anObligation('OB-1', cents(1210))],
  policy: { lockMethod: 'custom-date', lockDay: day('2025-12-31') },
});

test('310.00 of a locked December on 1 January: month 310.00, quarter and year 1,210.00, of which 310.00 earlier', () => {
  expect(split(tenADay, '2026-03-31', 'category')).toEqual([
    {
      value: 'Platform',
      currency: 'USD',
      month: { amount: cents(310), earlier: 0 },
      quarter: { amount: cents(1210), earlier: cents(310) },
      year: { amount: cents(1210), earlier: cents(310) },
    },
  ]);
  expect(split(tenADay, '2026-01-31', 'category')[0]?.month).toEqual({ amount: cents(620), earlier: cents(310) });
});

test.each([
  ['2026-03-15', 1, '2026-03-01', '2026-01-01', '2026-01-01'],
  ['2026-12-31', 1, '2026-12-01', '2026-10-01', '2026-01-01'],
  ['2026-03-31', 4, '2026-03-01', '2026-01-01', '2025-04-01'],
  ['2026-04-30', 4, '2026-04-01', '2026-04-01', '2026-04-01'],
  ['2024-02-29', 12, '2024-02-01', '2023-12-01', '2023-12-01'],
])('at %s with a year from month %i: month, quarter, year begin %s, %s, %s', (iso, first, month, quarter, year) => {
  const starts = periodStarts(day(iso), first);
  expect([starts.month, starts.quarter, starts.year].map(isoOf)).toEqual([month, quarter, year]);
});

test('every dimension finds its value, and values that differ only in case are one', () => {
  const book = aBook({
    products: [aProduct('P', { category: 'Platform' }), aProduct('Q', { method: 'point-in-time' })],
    invoiceLines: [
      aLine('INV-1/1', day('2026-01-01'), 3100, { productId: 'P', customer: 'Acme', firstDay: day('2026-01-01'), lastDay: day('2026-01-31') }),
      aLine('INV-2/1', day('2026-01-05'), 500, { productId: 'Q', customer: 'ACME', entity: 'Second' }),
    ],
  });
  const valuesBy = (by: DisaggregationDimension): unknown => split(book, '2026-01-31', by).map(({ value, month }) => [value, month.amount]);
  expect(valuesBy('category')).toEqual([['Not stated', 500], ['Platform', 3100]]);
  expect(valuesBy('product')).toEqual([['P', 3100], ['Q', 500]]);
  expect(valuesBy('entity')).toEqual([['Main', 3100], ['Second', 500]]);
  expect(valuesBy('method')).toEqual([['point-in-time', 500], ['straight-line', 3100]]);
  expect(split(book, '2026-01-31', 'customer').map(({ month }) => month.amount)).toEqual([3600]);
});

test('8,400.00 deferred, 600.00 billed, 1,000.00 recognized: 8,000.00 deferred, 1,000.00 out of the opening balance', () => {
  const book = aBook({
    contracts: [aContract('C-1', { firstDay: day('2026-01-01'), lastDay: day('2026-12-31') })],
    products: [aProduct('P', { strategy: 'even-calendar-ends' })],
    obligations: [anObligation('OB-1', cents(12000))],
    invoiceLines: [
      aLine('INV-1/1', day('2026-01-01'), cents(11400), { contractId: 'C-1', obligationId: 'OB-1' }),
      aLine('INV-2/1', day('2026-04-10'), cents(600), { contractId: 'C-1', obligationId: 'OB-1' }),
    ],
  });
  const { recognition, journals } = closeThrough(book, day('2026-04-30'));
  const at = (iso: string) => positionsAt(recognition, journals.daily, day(iso));
  expect(rollForward(at('2026-03-31'), at('2026-04-30'))).toEqual([
    {
      contractId: 'C-1',
      obligationId: '',
      currency: 'USD',
      openingDeferred: cents(8400),
      openingUnbilled: 0,
      billed: cents(600),
      recognized: cents(1000),
      recognizedFromOpening: cents(1000),
      closingDeferred: cents(8000),
      closingUnbilled: 0,
    },
  ]);
});
