/** Words, the monthly journal and reports: the worked example of each rule, and its edges. */
import { positionsAt, revenueByPeriod, type NewJournalLine, type Policy } from '../../../src/engine';
import { booksKey, sumPosted } from '../../../src/engine/presentation/posted-balances';
import {
  aBook,
  aCredit,
  aLine,
  aMilestone,
  anObligation,
  aProduct,
  aUsage,
  cents,
  day,
  type BookParts,
} from '../pipeline/book-builder';
import { closeThrough, failedChecks } from './close-book';

const year = { firstDay: day('2026-01-01'), lastDay: day('2026-12-31') };
const JANUARY = day('2026-01-31');
const MARCH = day('2026-03-31');

function linesOf(parts: BookParts, throughDay: number): readonly NewJournalLine[] {
  const close = closeThrough(aBook({ ...parts, policy: { dailyDetail: 'all', ...parts.policy } }), throughDay);
  expect(failedChecks(close)).toEqual([]);
  return close.journals.daily;
}

describe('narratives', () => {
  const narrativeOn = (parts: BookParts, iso: string, role: NewJournalLine['role'] = 'Revenue') =>
    linesOf(parts, day(iso))
      .filter((line) => line.day === day(iso) && line.role === role)
      .map((line) => line.narrative);
  const annual = aLine('INV-1/1', day('2026-01-01'), cents(12000), year);

  test('spell out straight-line', () => {
    expect(narrativeOn({ invoiceLines: [annual] }, '2026-03-03')).toEqual([
      'Straight-line 12,000.00 from 2026-01-01 to 2026-12-31: 2026-03 1,000.00 × 3/31 less × 2/31 = 32.25',
    ]);
    expect(narrativeOn({ invoiceLines: [annual] }, '2026-03-01')).toEqual([
      'Straight-line 12,000.00 from 2026-01-01 to 2026-12-31: 2026-03 1,000.00 × 1/31 = 32.26',
    ]);
    expect(
      narrativeOn({ invoiceLines: [annual], policy: { straightLineStrategy: 'exact-days' } }, '2026-03-03'),
    ).toEqual(['Straight-line 12,000.00 from 2026-01-01 to 2026-12-31: × 62/365 less × 61/365 = 32.88']);
    expect(narrativeOn({ invoiceLines: [annual] }, '2026-03-03', 'Deferred revenue')).toEqual([
      'Billed less recognized: 9,935.48 deferred before, 9,903.23 deferred after',
    ]);
  });

  test('spell out credits and documents', () => {
    const parts: BookParts = {
      invoiceLines: [annual],
      creditNoteLines: [aCredit('CN-1/1', day('2026-10-01'), 'INV-1/1', cents(2000))],
    };
    expect(narrativeOn(parts, '2026-10-01', 'Receivable clearing')).toEqual([
      'Credit note CN-1 / 1 of 2026-10-01 on invoice INV-1: -2,000.00 net of tax',
    ]);
    expect(narrativeOn(parts, '2026-10-02')[1]).toBe(
      'Credit note CN-1 / 1 -2,000.00 in proportion to 3,000.00 of revenue to come: × 64.52 less × 32.26 = -21.50',
    );
    const more: BookParts = {
      ...parts,
      creditNoteLines: [aCredit('CN-1/1', day('2026-10-01'), 'INV-1/1', cents(4000))],
    };
    expect(narrativeOn(more, '2026-10-01')).toEqual(['Credit note CN-1 / 1: -1,000.00 of revenue recognized before']);
  });

  test('name usage, milestones, points and discounts', () => {
    const parts: BookParts = {
      products: [
        aProduct('P'),
        aProduct('U', { method: 'usage' }),
        aProduct('M', { method: 'milestone' }),
        aProduct('F', { method: 'point-in-time' }),
      ],
      obligations: [
        anObligation('OB-1', 0, { productId: 'U' }),
        anObligation('OB-2', cents(50), { productId: 'M', standaloneSellingPrice: cents(50) }),
        anObligation('OB-3', cents(20), { productId: 'F', recognitionDay: JANUARY, standaloneSellingPrice: cents(20) }),
      ],
      usage: [aUsage('OB-1', JANUARY, 1, cents(7))],
      milestones: [aMilestone('OB-2', 'Pilot', { kind: 'share', share: { digits: 5, scale: 1 } }, JANUARY)],
      invoiceLines: [
        aLine('INV-1/1', JANUARY, cents(120), { ...year, lineGroup: 'A' }),
        aLine('INV-1/2', JANUARY, cents(-31), {
          type: 'product discount',
          lineGroup: 'A',
          firstDay: day('2026-01-01'),
          lastDay: JANUARY,
        }),
      ],
    };
    expect(narrativeOn(parts, '2026-01-31')).toEqual([
      'Usage of 2026-01-31 7.00 on 2026-01-31',
      'Milestone Pilot 25.00 on 2026-01-31',
      'Point in time 20.00 on 2026-01-31',
      'Straight-line 120.00 from 2026-01-01 to 2026-12-31: 2026-01 10.00 × 31/31 less × 30/31 = 0.32',
      'Discount INV-1 / 2 -31.00 from 2026-01-01 to 2026-01-31: 2026-01 -31.00 × 31/31 less × 30/31 = -1.00',
    ]);
  });
});

describe('the monthly journal', () => {
  const parts = (monthlyGrain: Policy['monthlyGrain']): BookParts => ({
    policy: { monthlyGrain },
    products: [aProduct('P'), aProduct('Q')],
    invoiceLines: [
      aLine('INV-1/1', day('2026-01-01'), cents(12000), { ...year, productId: 'P', customer: 'Acme' }),
      aLine('INV-1/2', day('2026-01-01'), cents(1200), { ...year, productId: 'Q', customer: 'Acme' }),
      aLine('INV-2/1', day('2026-01-01'), cents(2400), { ...year, productId: 'P', customer: 'Globex' }),
    ],
  });
  const monthlyOf = (grain: Policy['monthlyGrain']) => {
    const close = closeThrough(aBook(parts(grain)), JANUARY);
    expect(failedChecks(close)).toEqual([]);
    return close.journals.monthly;
  };

  test('sums the daily lines of customer, product and invoice', () => {
    const monthly = monthlyOf('customer-product-invoice');
    expect(monthly.map(({ entry }) => entry)).toEqual(
      ['1', '1', '1', '2', '2', '2', '3', '3', '3'].map((number) => `M-2026-01-000${number}`),
    );
    expect(monthly.slice(0, 3)).toMatchObject([
      {
        line: 1,
        role: 'Receivable clearing',
        debit: cents(12000),
        credit: 0,
        day: JANUARY,
        customer: 'Acme',
        productId: 'P',
        invoiceId: 'INV-1',
      },
      { line: 2, role: 'Deferred revenue', debit: 0, credit: cents(11000), obligationId: 'INV-1/1', source: 'Invoice' },
      {
        line: 3,
        role: 'Revenue',
        debit: 0,
        credit: cents(1000),
        rule: 'straight-line',
        narrative: 'Revenue journal 2026-01: Acme, P, INV-1; 64 daily lines, entries 2026-01-00001 to 2026-01-00094',
      },
    ]);
  });

  test.each([
    [
      'customer',
      [
        ['Acme', '', 'INV-1'],
        ['Globex', 'P', 'INV-2'],
      ],
    ],
    [
      'product',
      [
        ['', 'P', ''],
        ['Acme', 'Q', 'INV-1'],
      ],
    ],
    ['one-entry', [['', '', '']]],
  ] as const)('by %s shows only what its lines share', (grain, expected) => {
    const firsts = monthlyOf(grain).filter(({ line }) => line === 1);
    expect(firsts.map(({ customer, productId, invoiceId }) => [customer, productId, invoiceId])).toEqual(expected);
  });

  test('has no entry for what cancels out', () => {
    const close = closeThrough(
      aBook({
        products: [aProduct('P', { method: 'point-in-time' })],
        invoiceLines: [
          aLine('INV-1/1', day('2026-01-05'), cents(10), {
            productId: 'P',
            status: 'voided',
            voidDay: day('2026-01-09'),
          }),
        ],
      }),
      JANUARY,
    );
    expect(failedChecks(close)).toEqual([]);
    expect(close.journals.daily.length).toBeGreaterThan(0);
    expect(close.journals.daily.every(({ monthlyEntry }) => monthlyEntry === '')).toBe(true);
    expect(close.journals.monthly).toEqual([]);
  });
});

describe('reports', () => {
  test('positions at a quarter’s end', () => {
    const close = closeThrough(
      aBook({ invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(12000), year)] }),
      MARCH,
    );
    expect(positionsAt(close.recognition, close.journals.daily, MARCH)).toEqual([
      {
        asOf: MARCH,
        contractId: '',
        obligationId: 'INV-1/1',
        currency: 'USD',
        billed: cents(12000),
        invoiced: cents(12000),
        recognized: cents(3000),
        deferred: cents(9000),
        unbilled: 0,
        deferredNonCurrent: 0,
        contractAsset: 0,
        refundLiability: 0,
        remaining: cents(9000),
      },
    ]);
  });

  test('remaining price knows a credit from its day on', () => {
    const close = closeThrough(
      aBook({
        invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(12000), year)],
        creditNoteLines: [aCredit('CN-1/1', day('2026-03-01'), 'INV-1/1', cents(1000))],
      }),
      MARCH,
    );
    const remaining = [day('2026-02-28'), day('2026-03-01')].map(
      (asOf) => positionsAt(close.recognition, close.journals.daily, asOf)[0],
    );
    expect(remaining.map((position) => (position?.remaining ?? 0) + (position?.recognized ?? 0))).toEqual([
      cents(12000),
      cents(11000),
    ]);
  });

  test('revenue by month, with what belongs to earlier months', () => {
    const book = aBook({
      policy: { straightLineStrategy: 'exact-days', lockMethod: 'custom-date', lockDay: day('2025-12-31') },
      obligations: [anObligation('OB-1', cents(1210), { firstDay: day('2025-12-01'), lastDay: MARCH })],
    });
    const close = closeThrough(book, day('2026-02-28'));
    const shared = {
      contractId: 'C-1',
      obligationId: 'OB-1',
      customer: 'Acme',
      productId: 'P',
      entity: 'Main',
      currency: 'USD',
      contraAmount: 0,
    };
    expect(revenueByPeriod(close.journals.daily, close.recognition)).toEqual([
      { ...shared, period: '2026-01', amount: cents(620), priorPeriodAmount: cents(310) },
      { ...shared, period: '2026-02', amount: cents(280), priorPeriodAmount: 0 },
    ]);
  });

  test('posted lines are read back by obligation', () => {
    const lines = linesOf(
      {
        invoiceLines: [
          aLine('INV-1/1', day('2026-01-01'), cents(100), { firstDay: day('2026-01-01'), lastDay: day('2026-02-28') }),
        ],
        policy: { straightLineStrategy: 'even-periods' },
      },
      JANUARY,
    );
    const balances = sumPosted(lines);
    expect([...balances.keys()]).toEqual([booksKey(lines[0]!)]);
    const [balance] = balances.values();
    expect(balance).toMatchObject({
      invoiced: cents(100),
      recognized: cents(50),
      deferred: cents(50),
      unbilled: 0,
      obligationId: 'INV-1/1',
    });
    expect([...(balance?.revenue.Revenue ?? [])]).toEqual([['2026-01', cents(50)]]);
    expect(balance?.documents.get('INV-1/1')).toMatchObject({
      amount: cents(100),
      originDay: day('2026-01-01'),
      invoiceId: 'INV-1',
    });
  });
});
