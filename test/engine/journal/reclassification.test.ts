/** Month-end reclassification within the families of deferred and unbilled revenue. */
import fc from 'fast-check';
import { familyOf, lastDayOfMonth, monthOf, nonCurrentPart, type Estimate, type RevenueBook } from '../../../src/engine';
import { aBook, aContract, aCredit, aLine, anObligation, aProduct, cents, day, type BookParts } from '../pipeline/book-builder';
import { FIRST_DAY, randomBook } from '../properties/random-book';
import { afterClose, balanceOf, closeThrough, failedChecks, revenueByMonth, tell } from './close-book';

const twoYears = aBook({
  products: [aProduct('P', { strategy: 'even-periods' })],
  contracts: [aContract('C-1', { firstDay: day('2026-01-01'), lastDay: day('2027-12-31') })],
  obligations: [anObligation('OB-1', cents(2400))],
  invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(2400), { contractId: 'C-1', obligationId: 'OB-1' })],
  policy: { currentAndNonCurrent: 'twelve-months' },
});

const conditional = aBook({
  products: [aProduct('P', { method: 'point-in-time' })],
  contracts: [aContract('C-1')],
  obligations: [
    anObligation('OB-A', 400, { recognitionDay: day('2028-01-20'), unbilledIs: 'contract-asset', standaloneSellingPrice: 400 }),
    anObligation('OB-B', 600, { recognitionDay: day('2028-02-15'), unbilledIs: 'contract-asset', standaloneSellingPrice: 600 }),
  ],
  invoiceLines: [
    aLine('INV-1/1', day('2028-02-15'), 400, { contractId: 'C-1', obligationId: 'OB-A' }),
    aLine('INV-1/2', day('2028-02-15'), 600, { contractId: 'C-1', obligationId: 'OB-B' }),
  ],
});

test('2,400.00 over 24 months invoiced at once: 1,100.00 non-current at 31 January', () => {
  const close = closeThrough(twoYears, day('2026-01-31'));
  expect(failedChecks(close)).toEqual([]);
  expect(close.journals.daily.filter(({ source }) => source === 'Reclassification').map(tell)).toEqual([
    '2026-01-31 Deferred revenue non-current credit 1100.00',
    '2026-01-31 Deferred revenue debit 1100.00',
  ]);
});

test('a contract asset stands at the month end and is gone when the invoice comes', () => {
  const january = closeThrough(conditional, day('2028-01-31'));
  expect(balanceOf(january.journals.daily, 'Contract asset', day('2028-01-31'))).toBe(400);
  expect(balanceOf(january.journals.daily, 'Unbilled revenue', day('2028-01-31'))).toBe(0);
  const february = closeThrough(afterClose(january), day('2028-02-29'));
  expect(failedChecks(february)).toEqual([]);
  const lines = [...february.journals.posted, ...february.journals.daily];
  expect(balanceOf(lines, 'Contract asset', day('2028-02-29'))).toBe(0);
  expect(balanceOf(lines, 'Receivable clearing', day('2028-02-29'))).toBe(1000);
});

const anEstimate = (id: string, amount: number): Estimate => ({
  id,
  asOfDay: null,
  contractId: 'C-1',
  obligationId: null,
  kind: 'returns',
  method: 'amount',
  measure: { kind: 'amount', amount },
  scenarios: [],
  constraint: null,
  isActual: false,
  fairValue: null,
  isDueToForm: false,
  rationale: 'Experience',
  origin: { table: 'Estimates', key: [id, ''] },
});

const returns = (refund: number, overrides: BookParts = {}): RevenueBook =>
  aBook({
    products: [aProduct('P', { method: 'point-in-time' })],
    contracts: [aContract('C-1')],
    obligations: [anObligation('OB-1', cents(10000), { recognitionDay: day('2027-01-10') })],
    invoiceLines: [aLine('INV-1/1', day('2027-01-10'), cents(10000), { contractId: 'C-1', obligationId: 'OB-1' })],
    estimates: [anEstimate('RET', refund)],
    ...overrides,
  });

test('10,000.00 invoiced, returns of 300.00 expected: refund liability 300.00 at the month end', () => {
  const january = closeThrough(returns(cents(300)), day('2027-01-31'));
  expect(failedChecks(january)).toEqual([]);
  expect(january.journals.daily.filter(({ source }) => source === 'Reclassification').map(tell)).toEqual([
    '2027-01-31 Refund liability credit 300.00',
    '2027-01-31 Deferred revenue debit 300.00',
  ]);
  expect(closeThrough(afterClose(january), day('2027-01-31')).journals.daily).toEqual([]);
});

test('a cent is owed; nothing is while the goods are not invoiced', () => {
  const cent = closeThrough(returns(1), day('2027-01-31'));
  expect(balanceOf(cent.journals.daily, 'Refund liability', day('2027-01-31'))).toBe(-1);
  const unbilled = closeThrough(returns(cents(300), { invoiceLines: [] }), day('2027-01-31'));
  expect(failedChecks(unbilled)).toEqual([]);
  expect(balanceOf(unbilled.journals.daily, 'Refund liability', day('2027-01-31'))).toBe(0);
  expect(balanceOf(unbilled.journals.daily, 'Unbilled revenue', day('2027-01-31'))).toBe(cents(9700));
});

test('a credit note pays the liability out, and a void of the estimate takes the rest back', () => {
  const january = closeThrough(returns(cents(300)), day('2027-01-31'));
  const credit = aCredit('CN-1/1', day('2027-02-28'), 'INV-1/1', cents(100));
  const february = closeThrough(afterClose(january, { creditNoteLines: [credit] }), day('2027-02-28'));
  expect(failedChecks(february)).toEqual([]);
  const lines = [...february.journals.posted, ...february.journals.daily];
  expect(balanceOf(lines, 'Refund liability', day('2027-02-28'))).toBe(-cents(200));
  const without = closeThrough(afterClose(january, { estimates: [] }), day('2027-02-28'));
  expect(failedChecks(without)).toEqual([]);
  expect(balanceOf([...without.journals.posted, ...without.journals.daily], 'Refund liability', day('2027-02-28'))).toBe(0);
});

test('nothing moves inside a month, and nothing a second time', () => {
  const inside = closeThrough(twoYears, day('2026-01-30'));
  expect(inside.journals.daily.some(({ source }) => source === 'Reclassification')).toBe(false);
  const month = closeThrough(twoYears, day('2026-01-31'));
  expect(closeThrough(afterClose(month), day('2026-01-31')).journals.daily).toEqual([]);
});

test('when the setting is switched off, the next month end takes the balance back', () => {
  const january = closeThrough(twoYears, day('2026-01-31'));
  const off = afterClose(january, { policy: { ...twoYears.policy, currentAndNonCurrent: 'off' } });
  const february = closeThrough(off, day('2026-02-28'));
  expect(failedChecks(february)).toEqual([]);
  const lines = [...february.journals.posted, ...february.journals.daily];
  expect(balanceOf(lines, 'Deferred revenue non-current', day('2026-02-28'))).toBe(0);
});

test.each([
  [2300, 1200, 1100, 1100],
  [1000, 1200, 1100, 0],
  [3000, 1200, 1100, 1100],
  [500, -50, 1100, 500],
  [0, 0, 0, 0],
])('deferred %i, within %i, after %i: non-current %i', (deferred, within, after, expected) => {
  expect(nonCurrentPart(deferred, { within, after })).toBe(expected);
});

const withFamilies = (book: RevenueBook): RevenueBook => ({
  ...book,
  policy: { ...book.policy, currentAndNonCurrent: 'twelve-months' },
  obligations: book.obligations.map((obligation, index) => ({
    ...obligation,
    unbilledIs: index % 2 === 0 ? ('contract-asset' as const) : null,
  })),
});

test('in any book the families keep revenue and balances, and all checks pass', () => {
  fc.assert(
    fc.property(randomBook, fc.integer({ min: 0, max: 6 }), (book, months) => {
      const throughDay = lastDayOfMonth(monthOf(FIRST_DAY) + months);
      fc.pre(!(book.policy.lockMethod === 'custom-date' && (book.policy.lockDay ?? 0) >= throughDay));
      const plain = closeThrough(book, throughDay);
      const split = closeThrough(withFamilies(book), throughDay);
      expect(failedChecks(split)).toEqual([]);
      expect(revenueByMonth(split.journals.daily)).toEqual(revenueByMonth(plain.journals.daily));
      for (const family of ['deferred', 'unbilled'] as const) {
        const held = (lines: typeof split.journals.daily): number =>
          lines.reduce((sum, line) => (familyOf(line.role) === family ? sum + line.debit - line.credit : sum), 0);
        expect(held(split.journals.daily)).toBe(held(plain.journals.daily));
      }
      expect(split.journals.daily.filter(({ source }) => source !== 'Reclassification').map(tell)).toEqual(plain.journals.daily.map(tell));
    }),
    { endOnFailure: true, numRuns: 50 },
  );
});
