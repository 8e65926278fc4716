/** Variable consideration: what an estimate brings, how it changes over time, what is expected back. */
import fc from 'fast-check';
import {
  includedEffect,
  readSegments,
  recognizeRevenue,
  refundsExpectedAt,
  type Estimate,
  type Scenario,
} from '../../../src/engine';
import { aBook, aContract, aCredit, aLine, anObligation, aUsage, cents, day, type BookParts } from './book-builder';

const year = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };
const decimal = (digits: number, scale = 0) => ({ digits, scale });
const amountOf = (amount: number) => ({ kind: 'amount', amount: cents(amount) }) as const;

const anEstimate = (id: string, iso: string | null, amount: number | null, more: Partial<Estimate> = {}): Estimate => ({
  id,
  asOfDay: iso === null ? null : day(iso),
  contractId: 'C-1',
  obligationId: null,
  kind: 'other',
  method: 'amount',
  measure: amount === null ? null : amountOf(amount),
  scenarios: [],
  constraint: null,
  isActual: false,
  fairValue: null,
  isDueToForm: false,
  rationale: 'Experience',
  origin: { table: 'Estimates', key: [id, iso ?? ''] },
  ...more,
});

const outcome = (amount: number, percent: number): Scenario => ({
  name: `${amount}`,
  measure: amountOf(amount),
  probability: decimal(percent, 2),
  origin: { table: 'Scenarios', key: [`${amount}`] },
});

const bonus = [outcome(1500, 30), outcome(500, 60), outcome(0, 10)];
const included = (more: Partial<Estimate>): number =>
  includedEffect(anEstimate('E', null, null, { kind: 'bonus', ...more })).amount / 100;

describe('estimate-amount', () => {
  test('weighs outcomes, or takes the likeliest, of equals the lowest', () => {
    expect(included({ method: 'expected-value', scenarios: bonus })).toBe(750);
    expect(included({ method: 'most-likely-amount', scenarios: bonus })).toBe(500);
    expect(included({ method: 'most-likely-amount', scenarios: [outcome(9, 50), outcome(4, 50)] })).toBe(4);
    expect(included({ method: 'expected-value', scenarios: [outcome(0.01, 50), outcome(0, 50)] })).toBe(0.01);
  });

  test('leaves out what is constrained, towards the lowest outcome', () => {
    const method = 'expected-value';
    const all = { kind: 'share', share: decimal(1) } as const;
    expect(included({ method, scenarios: bonus, constraint: all })).toBe(0);
    expect(included({ method, scenarios: bonus, constraint: { kind: 'share', share: decimal(4, 1) } })).toBe(450);
    expect(included({ method, scenarios: bonus, constraint: { kind: 'amount', amount: cents(250) } })).toBe(500);
    const penalty = { kind: 'penalty', method, scenarios: [outcome(100, 20), outcome(0, 80)] } as const;
    expect(included(penalty)).toBe(-20);
    expect(included({ ...penalty, constraint: all })).toBe(-100);
  });

  test('takes only what exceeds the fair value of what the customer delivers', () => {
    const payable = { kind: 'consideration-payable', measure: amountOf(1000) } as const;
    expect(included({ ...payable, fairValue: cents(300) })).toBe(-700);
    expect(included({ ...payable, fairValue: cents(1200) })).toBe(0);
    expect(included({ ...payable, measure: amountOf(-1000) })).toBe(-1000);
  });
});

const scheduledOf = (parts: BookParts) => recognizeRevenue(aBook(parts));

/** One obligation of 12,000.00 over 2025. */
const annual = (...estimates: readonly Estimate[]): BookParts => ({
  contracts: [aContract('C-1', year)],
  obligations: [anObligation('OB-1', cents(12000))],
  estimates,
});

const recognized = (parts: BookParts, asOf: number): number =>
  scheduledOf(parts).obligations.reduce((sum, { segments }) => sum + readSegments(segments)(asOf), 0);

describe('variable-consideration', () => {
  test('is in the price from the first day, and changes it by the difference later', () => {
    const rows = [anEstimate('E', '2025-01-01', 600), anEstimate('E', '2025-06-30', 900)];
    const [obligation] = scheduledOf(annual(...rows)).obligations;
    expect(obligation?.changes.map(({ amount, effect }) => [amount, effect])).toEqual([
      [cents(600), 'from-inception'],
      [cents(300), 'cumulative-catch-up'],
    ]);
    expect(recognized(annual(...rows), day('2025-06-29'))).toBe(recognized(annual(rows[0]!), day('2025-06-29')));
    expect(recognized(annual(...rows), day('2025-06-30'))).toBe(cents(6450));
  });

  test('does not depend on the order of rows, and reversed is as never made', () => {
    const anAmount = fc.integer({ min: -500000, max: 500000 }).map((minor) => minor / 100);
    const aDay = fc.constantFrom('2025-01-01', '2025-02-28', '2025-06-15', '2025-12-31', '2026-02-01');
    fc.assert(
      fc.property(anAmount, anAmount, aDay, (first, second, iso) => {
        const rows = [anEstimate('A', '2025-01-01', first), anEstimate('B', '2025-01-31', second), anEstimate('B', iso, 0)];
        const forward = scheduledOf(annual(...rows)).obligations;
        expect(scheduledOf(annual(...[...rows].reverse())).obligations).toEqual(forward);
        const asOf = Math.max(day(iso), day('2025-01-31'));
        if (iso !== '2025-01-01') expect(recognized(annual(...rows), asOf)).toBe(recognized(annual(rows[0]!), asOf));
      }),
      { numRuns: 100 },
    );
  });

  test('where nothing else is the price, each change is as though the price had always been so', () => {
    const atOf = (...estimates: Estimate[]): number[] => {
      const obligations = [anObligation('OB-1', 0, { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') })];
      const parts = { contracts: [aContract('C-1', year)], obligations, estimates };
      return ['2025-03-30', '2025-03-31', '2025-04-30', '2025-12-31'].map((iso) => recognized(parts, day(iso)) / 100);
    };
    const first = anEstimate('E', '2025-01-01', 1200);
    expect(atOf(first, anEstimate('E', '2025-03-31', 1800))).toEqual([296.77, 450, 600, 1800]);
    expect(atOf(first, anEstimate('F', '2025-02-15', 77.77), anEstimate('F', '2025-03-31', 0))).toEqual([316, 300, 400, 1200]);
    expect(atOf(anEstimate('E', '2025-02-15', 60), anEstimate('E', '2025-03-31', 0))).toEqual([14.57, 0, 0, 0]);
    expect(atOf(anEstimate('E', '2025-02-15', -60), anEstimate('E', '2025-03-31', -30)).slice(-1)).toEqual([-30]);
  });

  test('of a contract is split on the first selling prices to the last minor unit', () => {
    const parts = (amount: number): BookParts => ({
      contracts: [aContract('C-1', year)],
      obligations: ['A', 'B', 'C'].map((id) => anObligation(id, cents(10), { standaloneSellingPrice: cents(7) })),
      estimates: [anEstimate('E', '2025-01-01', amount)],
    });
    const shares = (amount: number) => scheduledOf(parts(amount)).obligations.map(({ changes }) => changes[0]!.amount);
    expect(shares(0.01)).toEqual([0, 1, 0]);
    expect(shares(10)).toEqual([333, 334, 333]);
    expect(shares(-10)).toEqual([-333, -334, -333]);
  });

  test('as a rate takes its share of usage to date, and of later usage', () => {
    const parts: BookParts = {
      contracts: [aContract('C-1', year)],
      obligations: [anObligation('OB-1', 0, { method: 'usage' })],
      usage: [aUsage('OB-1', day('2025-02-01'), 1, cents(75)), aUsage('OB-1', day('2025-05-01'), 1, cents(500))],
      estimates: [
        anEstimate('E', '2025-04-30', null, {
          kind: 'volume-discount',
          method: 'rate',
          measure: { kind: 'rate', rate: decimal(1, 1) },
        }),
      ],
    };
    const at = ['2025-04-29', '2025-04-30', '2025-05-01'].map((iso) => recognized(parts, day(iso)));
    expect(at).toEqual([cents(75), cents(67.5), cents(517.5)]);
  });
});

describe('expected-refunds', () => {
  const parts = (...credits: NonNullable<BookParts['creditNoteLines']>): BookParts => ({
    contracts: [aContract('C-1', year)],
    obligations: [anObligation('OB-1', cents(10000), { method: 'point-in-time', recognitionDay: day('2025-01-10') })],
    invoiceLines: [aLine('INV-1/1', day('2025-01-10'), cents(10000), { contractId: 'C-1', obligationId: 'OB-1' })],
    creditNoteLines: credits,
    estimates: [anEstimate('R', null, 300, { kind: 'returns' })],
  });

  test('are what the price expects less what credit notes paid out', () => {
    const { obligations } = scheduledOf(parts(aCredit('CN-1/1', day('2025-02-10'), 'INV-1/1', cents(100))));
    const expected = (iso: string): number => refundsExpectedAt(obligations, day(iso), readSegments);
    expect(['2025-01-09', '2025-01-10', '2025-02-10'].map(expected)).toEqual([0, cents(300), cents(200)]);
    expect(readSegments(obligations[0]!.segments)(day('2025-12-31'))).toBe(cents(9700));
  });

  const ahead = (refund: number, ...invoiced: readonly (readonly [iso: string, amount: number])[]): BookParts => ({
    ...parts(),
    obligations: [anObligation('OB-1', cents(10000), { method: 'point-in-time', recognitionDay: day('2025-10-10') })],
    invoiceLines: invoiced.map(([iso, amount], i) => aLine(`INV-${i + 1}/1`, day(iso), cents(amount), { contractId: 'C-1', obligationId: 'OB-1' })),
    estimates: [anEstimate('R', null, refund, { kind: 'returns' })],
  });

  test('of what is invoiced before anything is earned: 180.00 of 6,000.00, all of it once the price is invoiced', () => {
    const { obligations } = scheduledOf(ahead(300, ['2025-01-10', 6000], ['2025-03-10', 5000]));
    const expected = (iso: string): number => refundsExpectedAt(obligations, day(iso), readSegments);
    expect(['2025-01-09', '2025-01-10', '2025-03-10', '2025-10-10'].map(expected)).toEqual([0, cents(180), cents(300), cents(300)]);
  });

  test('are between their part of what is earned and all of the estimate, and never fall while nothing is paid out', () => {
    const invoices = fc.array(fc.record({ after: fc.integer({ min: 0, max: 400 }), amount: fc.integer({ min: 1, max: 9000 }) }), { maxLength: 4 });
    fc.assert(
      fc.property(invoices, fc.integer({ min: 0, max: 10000 }), (list, refund) => {
        const facts = ahead(refund);
        const invoiceLines = list.map(({ after, amount }, i) => aLine(`INV-${i + 1}/1`, day('2025-01-01') + after, cents(amount), { contractId: 'C-1', obligationId: 'OB-1' }));
        const { obligations } = scheduledOf({ ...facts, invoiceLines });
        let before = 0;
        for (let on = day('2025-01-01'); on < day('2026-04-01'); on += 13) {
          const now = refundsExpectedAt(obligations, on, readSegments);
          const billed = list.reduce((sum, { after, amount }) => (day('2025-01-01') + after <= on ? sum + amount : sum), 0);
          expect(now).toBe(on >= day('2025-10-10') ? cents(refund) : Math.round((cents(refund) * Math.min(10000, billed)) / 10000));
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
      { numRuns: 40 },
    );
  });

  test('never cover more than there is', () => {
    const { obligations } = scheduledOf(parts(aCredit('CN-1/1', day('2025-02-10'), 'INV-1/1', cents(450))));
    expect(refundsExpectedAt(obligations, day('2025-12-31'), readSegments)).toBe(0);
    expect(readSegments(obligations[0]!.segments)(day('2025-12-31'))).toBe(cents(9550));
  });

  test('a whole cancellation over time leaves nothing to come', () => {
    const credit = aCredit('CN-1/1', day('2025-04-01'), 'INV-1/1', cents(12000));
    const cancelled: BookParts = {
      ...annual(anEstimate('R', null, 1200, { kind: 'rebate' })),
      invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(12000), { contractId: 'C-1', obligationId: 'OB-1' })],
      creditNoteLines: [credit],
    };
    expect(recognized(cancelled, day('2025-03-31'))).toBe(cents(2700));
    for (const iso of ['2025-04-01', '2025-07-15', '2025-12-31']) expect(recognized(cancelled, day(iso))).toBe(0);
  });
});
