/** Remaining performance obligations: price less recognized, by the months in which it will be. */
import fc from 'fast-check';
import {
  bandNames,
  positionsAt,
  readSegment,
  remainingObligations,
  type RemainingObligation,
  type RevenueBook,
} from '../../../src/engine';
import { aBook, aContract, aCredit, aLine, aMilestone, anObligation, aProduct, aUsage, cents, day } from '../pipeline/book-builder';
import { randomBook } from '../properties/random-book';
import { closeThrough } from './close-book';

function remainingAt(book: RevenueBook, iso: string): RemainingObligation[] {
  const asOf = day(iso);
  const { recognition, journals } = closeThrough(book, asOf);
  const positions = positionsAt(recognition, [...journals.posted, ...journals.daily], asOf);
  return remainingObligations(book, recognition.obligations, positions, asOf, readSegment);
}

const fixedFee = aBook({
  contracts: [aContract('C-1', { firstDay: day('2027-07-01'), lastDay: day('2029-06-30') })],
  obligations: [anObligation('OB-1', cents(9600))],
});

test('400.00 a month for 24 months, six of them done: 4,800.00 within 12 months, 2,400.00 after', () => {
  const [row] = remainingAt(fixedFee, '2027-12-31');
  expect(row).toMatchObject({
    price: cents(9600),
    recognized: cents(2400),
    disclosed: cents(7200),
    bands: [cents(4800), cents(2400), 0, 0],
    held: 0,
    undated: 0,
    expedient: null,
  });
});

test('bands are those of the policy, the last one open', () => {
  expect(bandNames([12, 24, 36])).toEqual(['1-12', '13-24', '25-36', '37+']);
  expect(bandNames([1])).toEqual(['1-1', '2+']);
  const book = { ...fixedFee, policy: { ...fixedFee.policy, remainingObligationBands: [1] } };
  expect(remainingAt(book, '2027-12-31')[0]?.bands).toEqual([cents(400), cents(6800)]);
});

test('a close inside a month leaves the rest of it in the first band', () => {
  const [row] = remainingAt(fixedFee, '2027-12-15');
  expect(row?.disclosed).toBe(cents(9600) - (row?.recognized ?? 0));
  expect(row?.bands.slice(1)).toEqual([cents(2400), 0, 0]);
});

test('usage billed as it occurs is left out, unless Settings say otherwise', () => {
  const book = aBook({
    products: [aProduct('P', { method: 'usage' })],
    obligations: [anObligation('OB-1', 0)],
    usage: [aUsage('OB-1', day('2027-01-10'), 1, 100), aUsage('OB-1', day('2027-02-10'), 1, 250)],
  });
  expect(remainingAt(book, '2027-01-31')[0]).toMatchObject({ expedient: 'right-to-invoice', remaining: 250, disclosed: 0, bands: [0, 0, 0, 0] });
  const shown = { ...book, policy: { ...book.policy, rightToInvoiceExpedient: 'not-applied' as const } };
  expect(remainingAt(shown, '2027-01-31')[0]).toMatchObject({ expedient: null, disclosed: 250, bands: [250, 0, 0, 0] });
});

test.each([
  ['2026-01-01', '2026-12-31', true],
  ['2026-01-01', '2027-01-01', false],
  ['2024-02-29', '2025-02-28', true],
  ['2024-02-29', '2025-03-01', false],
  ['2026-03-31', '2026-03-31', true],
])('a term from %s to %s is of one year or less: %s', (first, last, isWithinYear) => {
  const book = aBook({
    contracts: [aContract('C-1', { firstDay: day(first), lastDay: day(last) })],
    obligations: [anObligation('OB-1', 100)],
    policy: { oneYearExpedient: 'applied' },
  });
  const [row] = remainingAt(book, '2020-01-31');
  expect(row).toMatchObject({ isWithinYear, disclosed: isWithinYear ? 0 : 100, expedient: isWithinYear ? 'one-year' : null });
});

test('without dates of the contract its obligations give the term', () => {
  const book = aBook({
    obligations: [
      anObligation('OB-1', 100, { firstDay: day('2026-01-01'), lastDay: day('2026-06-30') }),
      anObligation('OB-2', 100, { firstDay: day('2026-07-01'), lastDay: day('2027-06-30') }),
    ],
    policy: { missingStandaloneSellingPrice: 'stated-price' },
  });
  expect(remainingAt(book, '2026-01-31').map((row) => row.isWithinYear)).toEqual([false, false]);
});

test('what has no date stays undated, or stands in the band of its expected completion', () => {
  const withExpected = (expectedCompletionDay: number | null): RevenueBook =>
    aBook({
      products: [aProduct('P', { method: 'milestone' })],
      obligations: [anObligation('OB-1', 1000, { expectedCompletionDay })],
      milestones: [
        aMilestone('OB-1', 'M1', { kind: 'share', share: { digits: 32, scale: 2 } }, day('2022-12-31')),
        aMilestone('OB-1', 'M2', { kind: 'share', share: { digits: 68, scale: 2 } }, null),
      ],
    });
  const bandsOf = (expected: string | null): unknown => {
    const [row] = remainingAt(withExpected(expected === null ? null : day(expected)), '2022-12-31');
    return [row?.bands, row?.undated];
  };
  expect(bandsOf(null)).toEqual([[0, 0, 0, 0], 680]);
  expect(bandsOf('2023-12-31')).toEqual([[680, 0, 0, 0], 0]);
  expect(bandsOf('2024-01-01')).toEqual([[0, 680, 0, 0], 0]);
  expect(bandsOf('2026-01-01')).toEqual([[0, 0, 0, 680], 0]);
  // Overdue: expected before the close and not done.
  expect(bandsOf('2022-06-30')).toEqual([[680, 0, 0, 0], 0]);
});

test('a credit dated after the close has not changed the price yet', () => {
  const book: RevenueBook = {
    ...fixedFee,
    invoiceLines: [aLine('INV-1/1', day('2027-07-01'), cents(9600), { contractId: 'C-1', obligationId: 'OB-1' })],
    creditNoteLines: [aCredit('CN-1/1', day('2028-01-10'), 'INV-1/1', cents(720))],
  };
  expect(remainingAt(book, '2027-12-31')[0]).toMatchObject({ disclosed: cents(7200), bands: [cents(4800), cents(2400), 0, 0] });
  expect(remainingAt(book, '2028-01-31')[0]?.price).toBe(cents(8880));
});

test('revenue that waits for its invoice is held in the first band', () => {
  const book = aBook({
    invoiceLines: [
      aLine('INV-1/1', day('2026-03-05'), cents(300), {
        productId: 'P',
        firstDay: day('2026-01-01'),
        lastDay: day('2026-03-31'),
      }),
    ],
    policy: { lockMethod: 'invoice-date' },
  });
  expect(remainingAt(book, '2026-01-31')[0]).toMatchObject({ recognized: 0, held: cents(100), bands: [cents(300), 0, 0, 0] });
});

test('bands and what is not dated make price less recognized in any book', () => {
  fc.assert(
    fc.property(randomBook, fc.constantFrom('2025-06-30', '2026-01-31', '2026-02-14', '2027-12-31'), (book, iso) => {
      for (const row of remainingAt(book, iso)) {
        expect(row.bands.reduce((sum, band) => sum + band, row.undated)).toBe(row.disclosed);
        expect(row.disclosed).toBe(row.expedient === null ? row.price - row.recognized : 0);
      }
    }),
    { endOnFailure: true, numRuns: 60 },
  );
});
