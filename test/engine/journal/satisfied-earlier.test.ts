/** Catch-ups as revenue of earlier performance, and undated revenue in the non-current split. */
import { dimensionReader, disaggregateRevenue, readSegment, satisfiedEarlier, type Estimate, type RevenueBook } from '../../../src/engine';
import { aBook, aChange, aContract, aCredit, aLine, aModification, anObligation, aProduct, cents, day, type BookParts } from '../pipeline/book-builder';
import { closeThrough } from './close-book';

const anEstimate = (iso: string, amount: number): Estimate => ({
  id: 'E-1',
  asOfDay: day(iso),
  contractId: 'C-1',
  obligationId: 'OB-1',
  kind: 'other',
  method: 'amount',
  measure: { kind: 'amount', amount: cents(amount) },
  scenarios: [],
  constraint: null,
  isActual: false,
  fairValue: null,
  isDueToForm: false,
  rationale: 'Experience',
  origin: { table: 'Estimates', key: ['E-1', iso] },
});

const annual = (parts: BookParts, from = '2025-01-01', method: 'straight-line' | 'progress' = 'straight-line'): RevenueBook =>
  aBook({
    products: [aProduct('P', { method })],
    contracts: [aContract('C-1', { firstDay: day(from), lastDay: day('2025-12-31') })],
    obligations: [anObligation('OB-1', cents(12_000))],
    ...parts,
  });

/** Of earlier months, quarters and years, in units. */
function earlier(book: RevenueBook, iso: string): number[] {
  const { recognition, journals } = closeThrough(book, day(iso));
  const catchUps = satisfiedEarlier(recognition.obligations, day(iso), book.policy.firstMonthOfYear, readSegment);
  const [row] = disaggregateRevenue(journals.daily, dimensionReader(book, recognition, 'customer'), day(iso), 1, catchUps);
  return [row?.month, row?.quarter, row?.year].map((period) => (period?.earlier ?? NaN) / 100);
}

test('12,000.00 over 2025, +1,200.00 on 15 Aug: 600.00 of the quarter and 700.00 of August are of earlier days', () => {
  const book = annual({ estimates: [anEstimate('2025-08-15', 1_200)] });
  expect(earlier(book, '2025-08-31')).toEqual([700, 600, 0]);
  expect(earlier(book, '2025-09-30')).toEqual([0, 600, 0]);
  expect(earlier(book, '2025-12-31')).toEqual([0, 0, 0]);
});

test('on the first day of a month all of the jump but that day is earlier; a change from the start is never', () => {
  expect(earlier(annual({ estimates: [anEstimate('2025-07-01', -1_200)] }), '2025-07-31')).toEqual([-600, -600, 0]);
  expect(earlier(annual({ estimates: [anEstimate('2025-01-01', 1_200)] }), '2025-03-31')).toEqual([0, 0, 0]);
});

test('of earlier years, over a contract of two years', () => {
  const book = annual({ contracts: [aContract('C-1', { firstDay: day('2024-01-01'), lastDay: day('2025-12-31') })], estimates: [anEstimate('2025-02-15', 1_200)] });
  expect(earlier(book, '2025-02-28')).toEqual([650, 600, 600]);
});

test('measured work: the change by the measure before the period', () => {
  const measured = (iso: string, done: number) => ({
    obligationId: 'OB-1',
    day: day(iso),
    measure: { kind: 'ratio', done: { digits: done, scale: 0 }, total: { digits: 10, scale: 0 }, totalFrom: 'total' } as const,
    uninstalledCost: 0,
    isCost: false,
    origin: { table: 'Progress', key: ['OB-1', iso] } as const,
  });
  const progress = [measured('2025-02-28', 1), measured('2025-06-30', 4), measured('2025-08-10', 6)];
  const book = annual({ progress, estimates: [anEstimate('2025-08-15', 1_000)] }, '2025-01-01', 'progress');
  expect(earlier(book, '2025-08-31')).toEqual([400, 400, 0]);
  expect(earlier(book, '2025-09-30')).toEqual([0, 400, 0]);
});

test('a catch-up of a modification with a new end, and a change at the end, by what was earned', () => {
  const modified = (effective: string, line: Parameters<typeof aChange>[1]): RevenueBook =>
    annual({
      modifications: [aModification('M', day(effective), { treatment: 'cumulative-catch-up', remainingDistinct: false })],
      modificationLines: [aChange('M on OB-1', line)],
    });
  // 7,000.00 earned; 19,200.00 × 7 ÷ 18 = 7,466.67 would be: 466.67 of the day, of it 6 of 7 months before the quarter.
  const longer = modified('2025-08-01', { priceChange: cents(7_200), newLastDay: day('2026-06-30') });
  const [month, quarter, year] = earlier(longer, '2025-08-31');
  expect(month).toBeCloseTo(466.67, 2);
  expect(quarter).toBeCloseTo(400, 2);
  expect(year).toBe(0);
});

test('a credit of revenue already earned is of the service that it credits', () => {
  const line = aLine('INV-1/1', day('2025-01-01'), cents(12_000), { contractId: 'C-1', obligationId: 'OB-1' });
  const march = { ...line, amount: cents(1_000), firstDay: day('2025-03-01'), lastDay: day('2025-03-31') };
  const credited = (invoiceLine: typeof line, amount: number, policy: BookParts['policy'] = {}): RevenueBook =>
    annual({ invoiceLines: [invoiceLine], creditNoteLines: [aCredit('CN-1/1', day('2025-08-15'), 'INV-1/1', cents(amount))], policy });
  expect(earlier(credited(march, 100), '2025-08-31')).toEqual([-100, -100, 0]);
  expect(earlier(credited(line, 1_200, { creditNoteTreatment: 'catch-up' }), '2025-08-31')).toEqual([-700, -600, 0]);
});

test('undated work is non-current where it is expected to be complete after twelve months', () => {
  const book = (expected: string | null): RevenueBook =>
    annual(
      {
        contracts: [aContract('C-1', { firstDay: day('2025-01-01'), lastDay: day('2027-12-31') })],
        obligations: [anObligation('OB-1', cents(12_000), { expectedCompletionDay: expected === null ? null : day(expected) })],
        invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(5_000), { contractId: 'C-1', obligationId: 'OB-1' })],
        policy: { currentAndNonCurrent: 'twelve-months' },
      },
      '2025-01-01',
      'progress',
    );
  const nonCurrent = (expected: string | null): number =>
    closeThrough(book(expected), day('2025-01-31')).journals.daily.reduce(
      (sum, { role, credit, debit }) => (role === 'Deferred revenue non-current' ? sum + credit - debit : sum),
      0,
    );
  expect(nonCurrent('2026-02-01')).toBe(cents(5_000));
  expect(nonCurrent('2026-01-31')).toBe(0);
  expect(nonCurrent(null)).toBe(0);
});
