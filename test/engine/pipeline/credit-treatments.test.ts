/** What each treatment of a credit note does to revenue, with the worked examples of the rule files. */
import fc from 'fast-check';
import {
  readSegments,
  recognizeRevenue,
  type CreditNoteLine,
  type CreditTreatment,
  type RuleId,
  type ScheduledObligation,
} from '../../../src/engine';
import { aBook, aCredit, aLine, aMilestone, aProduct, aUsage, anObligation, cents, day, type BookParts } from './book-builder';

const year = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };
const TREATMENTS: readonly CreditTreatment[] = [
  'deferred-first',
  'pro-rata',
  'contra-revenue',
  'price-concession',
  'catch-up',
  'rebuild',
  'billing-only',
];

function scheduled(parts: BookParts): ScheduledObligation {
  const { obligations, diagnostics } = recognizeRevenue(aBook(parts));
  expect(diagnostics).toEqual([]);
  return obligations[0]!;
}

/** 12,000.00 over 2025 in even months, invoiced on 1 Jan. */
function annual(credits: readonly CreditNoteLine[], more: BookParts = {}): ScheduledObligation {
  const line = aLine('INV-1/1', day('2025-01-01'), cents(12000), { ...year, productId: 'P' });
  return scheduled({ invoiceLines: [line], creditNoteLines: credits, ...more });
}

function credit(treatment: CreditTreatment, on: string, amount: number, more: Partial<CreditNoteLine> = {}): CreditNoteLine {
  return aCredit('CN-1/1', day(on), 'INV-1/1', cents(amount), { treatment, ...more });
}

const read = ({ segments }: ScheduledObligation) => readSegments(segments);

/** Revenue between the month ends (or days) given. */
function between(obligation: ScheduledObligation, ...dates: readonly string[]): number[] {
  const through = read(obligation);
  return dates.slice(1).map((date, i) => (through(day(date)) - through(day(dates[i]!))) / 100);
}

const QUARTER = ['2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31'] as const;

describe('worked examples', () => {
  test('deferred first', () => {
    const obligation = annual([credit('deferred-first', '2025-10-01', 4000)]);
    expect(between(obligation, ...QUARTER)).toEqual([-1000, 0, 0]);
  });

  test('pro rata: as what stands is divided on the day before', () => {
    const obligation = annual([credit('pro-rata', '2025-10-01', 4000)]);
    expect(between(obligation, '2025-09-30', '2025-10-31')).toEqual([-3000 + 666.67]);
    expect(between(obligation, ...QUARTER.slice(1))).toEqual([666.66, 666.67]);
    expect(obligation.segments.map(({ amount }) => amount)).toEqual([cents(12000), cents(-1000), cents(-3000)]);
  });

  test('contra revenue takes what was recognized, on its own account', () => {
    const obligation = annual([credit('contra-revenue', '2025-10-01', 4000)]);
    expect(between(obligation, ...QUARTER)).toEqual([-3000, 1000, 1000]);
    expect(obligation.segments.map(({ isContra }) => isContra === true)).toEqual([false, true]);
    const early = annual([credit('contra-revenue', '2025-02-01', 4000)]);
    expect(early.segments.map(({ amount }) => amount)).toEqual([cents(12000), cents(-3000), cents(-1000)]);
  });

  test('price concession: on what is to come, on the day where nothing is', () => {
    const obligation = annual([credit('price-concession', '2025-07-01', 600)]);
    expect(between(obligation, '2025-06-30', '2025-07-31', '2025-08-31', '2025-12-31')).toEqual([900, 900, 3600]);
    const late = annual([credit('price-concession', '2026-01-01', 600)]);
    expect(between(late, '2025-12-31', '2026-01-01')).toEqual([-600]);
  });

  test('price concession falls on the whole obligation, whatever line it names', () => {
    const months = [1, 2, 3].map((month) => {
      const [firstDay, lastDay] = [day(`2025-0${month}-01`), day(`2025-0${month + 1}-01`) - 1];
      return aLine(`INV-${month}/1`, firstDay, cents(100), { obligationId: 'OB-1', contractId: 'C-1', firstDay, lastDay });
    });
    const parts = (treatment: CreditTreatment): BookParts => ({
      obligations: [anObligation('OB-1', cents(300), { firstDay: day('2025-01-01'), lastDay: day('2025-03-31') })],
      invoiceLines: months,
      creditNoteLines: [credit(treatment, '2025-02-01', 50)],
    });
    const ends = ['2025-01-31', '2025-02-28', '2025-03-31'];
    expect(between(scheduled(parts('price-concession')), ...ends)).toEqual([75, 75]);
    expect(between(scheduled(parts('deferred-first')), ...ends)).toEqual([50, 100]);
  });

  test('cumulative catch-up: the whole schedule at the lower price', () => {
    const obligation = annual([credit('catch-up', '2025-10-01', 2000)]);
    expect(read(obligation)(day('2025-09-30'))).toBe(cents(9000));
    expect(between(obligation, ...QUARTER)).toEqual([-1500 + 833.33, 833.34, 833.33]);
    expect(between(annual([credit('catch-up', '2025-10-01', 4000)]), ...QUARTER)).toEqual([-3000 + 666.67, 666.66, 666.67]);
  });

  test('rebuild: on the service days that the credit names', () => {
    const service = { firstDay: day('2025-01-01'), lastDay: day('2025-03-31') };
    const obligation = annual([credit('rebuild', '2025-02-01', 300, service)]);
    expect(between(obligation, '2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30')).toEqual([800, 900, 1000]);
    const ahead = annual([credit('rebuild', '2025-02-01', 300, { firstDay: day('2025-04-01'), lastDay: day('2025-06-30') })]);
    expect(between(ahead, '2025-01-31', '2025-03-31', '2025-04-30', '2025-06-30')).toEqual([2000, 900, 1800]);
    const past = annual([credit('rebuild', '2025-06-01', 300, service)]);
    expect(between(past, '2025-05-31', '2025-06-01')[0]).toBeCloseTo(33.33 - 300, 2);
    expect(between(past, '2025-06-30', '2025-07-31')).toEqual([1000]);
  });

  test('billing only changes no revenue', () => {
    const obligation = annual([credit('billing-only', '2025-10-01', 100)]);
    expect(obligation.segments).toHaveLength(1);
    expect(obligation.billings.map(({ amount }) => amount)).toEqual([cents(12000), cents(-100)]);
    expect(obligation.credits).toBe(0);
  });
});

describe('the policy', () => {
  test('treats credits that name no treatment', () => {
    const row = aCredit('CN-1/1', day('2025-10-01'), 'INV-1/1', cents(2000));
    const obligation = annual([row], { policy: { creditNoteTreatment: 'catch-up' } });
    expect(obligation.segments.at(-1)?.rule).toBe('credit-catch-up');
    expect(obligation.billings.at(-1)?.rule).toBe('credit-catch-up');
  });

  test('can post what credits and voids take back on contra revenue', () => {
    const policy = { creditNoteAccount: 'contra-revenue' } as const;
    const obligation = annual([credit('deferred-first', '2025-10-01', 4000)], { policy });
    expect(obligation.segments.map(({ isContra }) => isContra === true)).toEqual([false, false, true]);
    const line = aLine('INV-1/1', day('2025-01-01'), cents(12000), { ...year, productId: 'P', status: 'voided', voidDay: day('2025-10-01') });
    const voided = scheduled({ invoiceLines: [line], policy });
    expect(voided.segments.at(-1)).toMatchObject({ isContra: true, amount: cents(-9000), rule: 'void' });
  });
});

describe('several credits', () => {
  const two = (first: CreditTreatment, second: CreditTreatment, on: readonly [string, string]) =>
    annual([
      aCredit('CN-1/1', day(on[0]), 'INV-1/1', cents(2000), { treatment: first }),
      aCredit('CN-2/1', day(on[1]), 'INV-1/1', cents(1000), { treatment: second }),
    ]);

  test('with different treatments on one line sum to the net price', () => {
    const obligation = two('catch-up', 'deferred-first', ['2025-07-01', '2025-10-01']);
    // 10,000.00 for the year; 2,500.00 to come on 1 Oct, of which the second credit takes 1,000.00.
    expect(read(obligation)(day('2025-09-30'))).toBe(cents(7500));
    expect(between(obligation, ...QUARTER)).toEqual([500, 500, 500]);
  });

  test('on one day: a jump of the day is past, not to come', () => {
    const obligation = two('catch-up', 'deferred-first', ['2025-10-01', '2025-10-01']);
    expect(between(obligation, ...QUARTER)).toEqual([-1500 + 500, 500, 500]);
  });

  test('a full credit after a catch-up leaves nothing', () => {
    const obligation = annual([
      aCredit('CN-1/1', day('2025-07-01'), 'INV-1/1', cents(2000), { treatment: 'catch-up' }),
      aCredit('CN-2/1', day('2025-10-01'), 'INV-1/1', cents(10000), { treatment: 'deferred-first' }),
    ]);
    const through = read(obligation);
    for (let at = day('2025-10-01'); at <= day('2026-01-05'); at++) expect(through(at)).toBe(0);
  });
});

describe('other methods', () => {
  test('catch-up before a delivery waits for it', () => {
    const line = aLine('INV-1/1', day('2025-01-01'), cents(100), { productId: 'P', method: 'point-in-time', firstDay: day('2025-03-01'), lastDay: day('2025-03-01') });
    const obligation = scheduled({ invoiceLines: [line], creditNoteLines: [credit('catch-up', '2025-02-01', 40)] });
    expect(between(obligation, '2025-01-31', '2025-02-28', '2025-03-01')).toEqual([0, 60]);
  });

  test.each([
    ['2025-02-03', [0, -30, 100, 0]],
    ['2025-02-15', [0, 0, 100, -30]],
  ])('catch-up on usage concerns the period billed, not the usage since: credit of %s', (on, revenue) => {
    const obligation = scheduled({
      products: [aProduct('P', { method: 'usage' })],
      obligations: [anObligation('OB-1', 0)],
      usage: [aUsage('OB-1', day('2025-01-10'), 1, cents(100)), aUsage('OB-1', day('2025-02-10'), 1, cents(100))],
      invoiceLines: [
        aLine('INV-1/1', day('2025-02-01'), cents(100), { obligationId: 'OB-1', firstDay: day('2025-01-01'), lastDay: day('2025-01-31') }),
      ],
      creditNoteLines: [credit('catch-up', on, 30)],
    });
    expect(between(obligation, '2025-01-31', '2025-02-02', '2025-02-03', '2025-02-10', '2025-02-28')).toEqual(revenue);
  });

  test('catch-up on milestones follows those reached and those to come', () => {
    const half = (id: string, on: string | null) =>
      aMilestone('OB-1', id, { kind: 'share', share: { digits: 5, scale: 1 } }, on === null ? null : day(on));
    const parts = (second: string | null): BookParts => ({
      products: [aProduct('P', { method: 'milestone' })],
      obligations: [anObligation('OB-1', cents(1000))],
      milestones: [half('M1', '2025-01-10'), half('M2', second)],
      invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(1000), { obligationId: 'OB-1' })],
      creditNoteLines: [credit('catch-up', '2025-02-01', 100)],
    });
    expect(read(scheduled(parts(null)))(day('2025-12-31'))).toBe(cents(450));
    expect(between(scheduled(parts('2025-06-01')), '2025-01-31', '2025-02-01', '2025-06-01')).toEqual([-50, 450]);
  });
});

test('a line for days without revenue is credited over the whole term, whatever of it the price leaves', () => {
  const line = (id: string, amount: number, iso: string) =>
    aLine(id, day('2025-01-01'), cents(amount), { contractId: 'C-1', obligationId: 'OB-1', firstDay: day(iso), lastDay: day(iso) });
  const discount = { ...line('INV-2/2', -2, '2025-01-03'), type: 'product discount' as const, lineGroup: 'A' };
  const { obligations } = recognizeRevenue(
    aBook({
      obligations: [anObligation('OB-1', 0, { firstDay: day('2025-01-01'), lastDay: day('2025-01-03') })],
      invoiceLines: [line('INV-1/1', 36, '2025-01-01'), { ...line('INV-2/1', 43, '2025-01-03'), lineGroup: 'A' }, discount],
      estimates: [
        {
          ...{ id: 'E', asOfDay: null, contractId: 'C-1', obligationId: 'OB-1', kind: 'bonus', method: 'amount', measure: { kind: 'amount', amount: cents(302) } },
          ...{ scenarios: [], constraint: null, isActual: false, fairValue: null, isDueToForm: false, rationale: 'Experience', origin: { table: 'Estimates', key: ['E', ''] } },
        },
      ],
      creditNoteLines: [credit('deferred-first', '2025-01-01', 15)],
    }),
  );
  const through = read(obligations[0]!);
  // 300.00 in all, less 15.00: a twentieth of each day.
  expect(['01', '02', '03'].map((of) => through(day(`2025-01-${of}`)) / 100)).toEqual([95.64, 191.26, 285]);
});

test('any treatment on any day changes revenue by the credit in all, and none before its day', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          treatment: fc.constantFrom(...TREATMENTS),
          on: fc.integer({ min: year.firstDay, max: year.lastDay + 40 }),
          amount: fc.integer({ min: 1, max: 300_000 }),
          from: fc.integer({ min: year.firstDay - 5, max: year.lastDay }),
          days: fc.integer({ min: 0, max: 90 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      (credits) => {
        const rows = credits.map(({ treatment, on, amount, from, days }, i) =>
          aCredit(`CN-${i + 1}/1`, on, 'INV-1/1', amount, { treatment, firstDay: from, lastDay: from + days }),
        );
        const obligation = annual(rows);
        const counted = rows.filter(({ treatment }) => treatment !== 'billing-only');
        const credited = counted.reduce((sum, { amount }) => sum + amount, 0);
        expect(obligation.credits).toBe(0 - credited);
        expect(read(obligation)(day('2030-01-01'))).toBe(cents(12000) - credited);
        const first = Math.min(...rows.map(({ day: on }) => on));
        expect(read(obligation)(first - 1)).toBe(read(annual([]))(first - 1));
        expect(obligation.billings.reduce((sum, { amount }) => sum + amount, 0)).toBe(
          cents(12000) - rows.reduce((sum, { amount }) => sum + amount, 0),
        );
        const rules = new Set<RuleId>(obligation.segments.map(({ rule }) => rule));
        expect(rules.has('credit-billing-only')).toBe(false);
      },
    ),
  );
});
