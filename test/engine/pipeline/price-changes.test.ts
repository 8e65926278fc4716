/** Credit notes and voids. */
import { readSegments, recognizeRevenue, type ScheduledObligation } from '../../../src/engine';
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
} from './book-builder';

const year = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };

function scheduled(parts: BookParts): ScheduledObligation {
  const [first] = recognizeRevenue(aBook(parts)).obligations;
  if (first === undefined) throw new Error('nothing is scheduled');
  return first;
}

/** Revenue from the day after the first date on, by the dates given. */
function revenueAt(obligation: ScheduledObligation, ...dates: readonly string[]): number[] {
  const read = readSegments(obligation.segments);
  return dates.slice(1).map((date, i) => read(day(date)) - read(day(dates[i]!)));
}

const partsOfCredit = ({ segments }: ScheduledObligation) =>
  segments.filter(({ rule }) => rule === 'credit-note').map(({ id, firstDay, amount }) => [id, firstDay, amount]);

describe('a credit note', () => {
  const annual = (credits: BookParts['creditNoteLines'], more: Parameters<typeof aLine>[3] = {}): BookParts => ({
    invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(12000), { ...year, productId: 'P', ...more })],
    creditNoteLines: credits ?? [],
  });

  test('splits into what is deferred and what is recognized', () => {
    const obligation = scheduled(annual([aCredit('CN-1/1', day('2025-10-01'), 'INV-1/1', cents(4000))]));
    expect(partsOfCredit(obligation)).toEqual([
      ['INV-1/1/credit CN-1/1', day('2025-10-01'), cents(-3000)],
      ['INV-1/1/credit CN-1/1 recognized', day('2025-10-01'), cents(-1000)],
    ]);
    expect(obligation).toMatchObject({ allocated: cents(12000), credits: cents(-4000) });
    expect(obligation.segments[1]?.derivation).toEqual({
      kind: 'deferred-part',
      billingId: 'CN-1/1',
      total: cents(-4000),
      deferredBefore: cents(3000),
    });
    expect(obligation.billings.at(-1)).toMatchObject({
      id: 'CN-1/1',
      amount: cents(-4000),
      source: 'Credit note',
      document: 'CN-1',
      invoiceId: 'INV-1',
    });
  });

  test('of all that is left, within a month, ends revenue on that day', () => {
    const obligation = scheduled(annual([aCredit('CN-1/1', day('2025-05-17'), 'INV-1/1', cents(12000))]));
    const read = readSegments(obligation.segments);
    expect(read(day('2025-05-16'))).toBeGreaterThan(0);
    for (let on = day('2025-05-17'); on <= day('2026-01-31'); on++) expect(read(on)).toBe(0);
  });

  test('comes after earlier ones on the same line', () => {
    const obligation = scheduled(
      annual([
        aCredit('CN-2/1', day('2025-11-01'), 'INV-1/1', cents(3000)),
        aCredit('CN-1/1', day('2025-10-01'), 'INV-1/1', cents(2000)),
      ]),
    );
    // 10,000.00 stand, 9,333.33 of them recognized: 666.67 are deferred on 1 November.
    expect(partsOfCredit(obligation)).toEqual([
      ['INV-1/1/credit CN-1/1', day('2025-10-01'), cents(-2000)],
      ['INV-1/1/credit CN-2/1', day('2025-11-01'), -66667],
      ['INV-1/1/credit CN-2/1 recognized', day('2025-11-01'), -233333],
    ]);
    expect(revenueAt(obligation, '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31')).toEqual([33333, -233333, 0]);
  });

  test('before service starts lowers all of it', () => {
    const obligation = scheduled(annual([aCredit('CN-1/1', day('2024-12-20'), 'INV-1/1', cents(1200))]));
    expect(partsOfCredit(obligation)).toEqual([['INV-1/1/credit CN-1/1', day('2025-01-01'), cents(-1200)]]);
    expect(revenueAt(obligation, '2024-12-31', '2025-01-31')).toEqual([cents(900)]);
  });

  test('after service ends is revenue taken back on its day', () => {
    const obligation = scheduled(annual([aCredit('CN-1/1', day('2026-03-03'), 'INV-1/1', cents(1200))]));
    expect(partsOfCredit(obligation)).toEqual([['INV-1/1/credit CN-1/1 recognized', day('2026-03-03'), cents(-1200)]]);
  });

  test('meets the service period of its line within the obligation', () => {
    const march = { firstDay: day('2025-03-01'), lastDay: day('2025-03-31') };
    const parts: BookParts = {
      obligations: [anObligation('OB-1', cents(12000), year)],
      invoiceLines: [aLine('INV-3/1', day('2025-03-01'), cents(1000), { obligationId: 'OB-1', ...march })],
      creditNoteLines: [aCredit('CN-1/1', day('2025-03-17'), 'INV-3/1', cents(600))],
    };
    // 1,000.00 × 16/31 = 516.13 recognized, 483.87 deferred.
    expect(partsOfCredit(scheduled(parts))).toEqual([
      ['OB-1/credit CN-1/1', day('2025-03-17'), -48387],
      ['OB-1/credit CN-1/1 recognized', day('2025-03-17'), -11613],
    ]);
    expect(revenueAt(scheduled(parts), '2025-03-17', '2025-03-31', '2025-04-30')).toEqual([0, cents(1000)]);
  });

  test('of a whole invoice is spread by what stands', () => {
    const { obligations } = recognizeRevenue(
      aBook({
        invoiceLines: [
          aLine('INV-1/1', day('2025-01-01'), cents(800), { ...year, productId: 'P' }),
          aLine('INV-1/2', day('2025-01-01'), cents(300), { ...year, productId: 'P', lineGroup: 'A' }),
          aLine('INV-1/3', day('2025-01-01'), cents(-100), { type: 'product discount', lineGroup: 'A' }),
        ],
        creditNoteLines: [
          aCredit('CN-1/1', day('2025-02-01'), 'INV-1', cents(100)),
          aCredit('CN-2/1', day('2025-02-02'), 'INV-1/1', cents(720)),
          aCredit('CN-3/1', day('2025-02-03'), 'INV-1', cents(10)),
        ],
      }),
    );
    expect(
      obligations.map(({ billings }) =>
        billings.filter(({ source }) => source === 'Credit note').map(({ id, amount }) => [id, amount]),
      ),
    ).toEqual([
      [
        ['CN-1/1 on INV-1/1', cents(-80)],
        ['CN-2/1', cents(-720)],
        ['CN-3/1 on INV-1/1', 0],
      ],
      [
        ['CN-1/1 on INV-1/2', cents(-20)],
        ['CN-3/1 on INV-1/2', cents(-10)],
      ],
    ]);
  });

  test('waits for a point in time to come', () => {
    const parts: BookParts = {
      products: [aProduct('P', { method: 'point-in-time' })],
      obligations: [anObligation('OB-1', cents(500), { recognitionDay: day('2025-06-01') })],
      invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(500), { obligationId: 'OB-1' })],
      creditNoteLines: [aCredit('CN-1/1', day('2025-02-01'), 'INV-1/1', cents(200))],
    };
    expect(revenueAt(scheduled(parts), '2024-12-31', '2025-05-31', '2025-06-01')).toEqual([0, cents(300)]);
    const undated = {
      ...parts,
      obligations: [anObligation('OB-1', cents(500), { trigger: 'recognition-date' as const })],
    };
    expect(scheduled(undated)).toMatchObject({ allocated: cents(500), credits: cents(-200) });
    expect(revenueAt(scheduled(undated), '2024-12-31', '2030-01-01')).toEqual([0]);
  });

  test('on milestones falls on those to come', () => {
    const quarter = { kind: 'share', share: { digits: 25, scale: 2 } } as const;
    const rest = { kind: 'share', share: { digits: 75, scale: 2 } } as const;
    const parts = (completed: number | null): BookParts => ({
      products: [aProduct('P', { method: 'milestone' })],
      obligations: [anObligation('OB-1', cents(1000))],
      milestones: [aMilestone('OB-1', 'M1', quarter, day('2025-02-01')), aMilestone('OB-1', 'M2', rest, completed)],
      invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(1000), { obligationId: 'OB-1' })],
      creditNoteLines: [aCredit('CN-1/1', day('2025-03-01'), 'INV-1/1', cents(300))],
    });
    expect(revenueAt(scheduled(parts(null)), '2024-12-31', '2025-02-28', '2030-01-01')).toEqual([cents(250), 0]);
    expect(revenueAt(scheduled(parts(day('2025-08-08'))), '2025-02-28', '2025-08-07', '2025-08-08')).toEqual([
      0,
      cents(450),
    ]);
  });

  test('on usage that is recognized takes revenue back', () => {
    const january = { firstDay: day('2025-01-01'), lastDay: day('2025-01-31') };
    const parts: BookParts = {
      products: [aProduct('P', { method: 'usage' })],
      obligations: [anObligation('OB-1', 0)],
      usage: [aUsage('OB-1', day('2025-01-10'), 1, cents(40)), aUsage('OB-1', day('2025-03-10'), 1, cents(60))],
      invoiceLines: [aLine('INV-1/1', day('2025-02-01'), cents(40), { obligationId: 'OB-1', ...january })],
      creditNoteLines: [aCredit('CN-1/1', day('2025-02-15'), 'INV-1/1', cents(10))],
    };
    expect(partsOfCredit(scheduled(parts))).toEqual([['OB-1/credit CN-1/1 recognized', day('2025-02-15'), cents(-10)]]);
  });
});

describe('a voided invoice', () => {
  const voided = { status: 'voided', voidDay: day('2025-05-17') } as const;

  test('without contract takes all back: what is deferred, then what was recognized', () => {
    const obligation = scheduled({
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(1200), { ...year, productId: 'P', lineGroup: 'A', ...voided }),
        aLine('INV-1/2', day('2025-01-01'), cents(-120), { type: 'product discount', lineGroup: 'A', ...voided }),
      ],
      creditNoteLines: [aCredit('CN-1/1', day('2025-02-01'), 'INV-1/1', cents(80))],
    });
    expect(obligation.billings.map(({ id, day: on, amount }) => [id, on, amount])).toEqual([
      ['INV-1/1', day('2025-01-01'), cents(1200)],
      ['INV-1/2', day('2025-01-01'), cents(-120)],
      ['CN-1/1', day('2025-02-01'), cents(-80)],
      ['CN-1/1 void', day('2025-05-17'), cents(80)],
      ['INV-1/1 void', day('2025-05-17'), cents(-1200)],
      ['INV-1/2 void', day('2025-05-17'), cents(120)],
    ]);
    expect(obligation.billings.at(-1)?.derivation).toEqual({ kind: 'reversal', billingId: 'INV-1/2' });
    const read = readSegments(obligation.segments);
    expect(read(day('2025-05-16'))).toBeGreaterThan(cents(300));
    for (let on = day('2025-05-17'); on <= day('2026-01-10'); on++) expect(read(on)).toBe(0);
  });

  test('of a contract takes only its billing, discounts and credits', () => {
    const parts: BookParts = {
      obligations: [anObligation('OB-1', cents(12000), year)],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(12000), { obligationId: 'OB-1', lineGroup: 'A', ...voided }),
        aLine('INV-1/2', day('2025-01-01'), cents(-1200), { type: 'product discount', lineGroup: 'A', ...voided }),
      ],
      creditNoteLines: [aCredit('CN-1/1', day('2025-02-01'), 'INV-1/1', cents(500))],
    };
    const obligation = scheduled(parts);
    expect(obligation.billings.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    const plain = readSegments(scheduled({ obligations: parts.obligations ?? [] }).segments);
    const read = readSegments(obligation.segments);
    expect(read(day('2025-05-16'))).toBeLessThan(plain(day('2025-05-16')));
    for (let on = day('2025-05-17'); on <= day('2025-12-31'); on++) expect(read(on)).toBe(plain(on));
  });

  test('of usage without rows, or a true-up, takes the revenue back', () => {
    const january = { firstDay: day('2025-01-01'), lastDay: day('2025-01-31') };
    const obligation = scheduled({
      products: [aProduct('P', { method: 'usage' })],
      obligations: [anObligation('OB-1', 0)],
      invoiceLines: [
        aLine('INV-1/1', day('2025-02-01'), cents(70), { obligationId: 'OB-1', ...january, ...voided }),
        aLine('INV-1/2', day('2025-02-01'), cents(30), { type: 'minimum true-up', ...january, ...voided }),
      ],
    });
    expect(obligation).toMatchObject({ allocated: cents(100), trueUps: cents(30), credits: cents(-100) });
    expect(revenueAt(obligation, '2024-12-31', '2025-05-16', '2025-05-17')).toEqual([cents(100), cents(-100)]);
  });

  test('cannot be credited afterwards', () => {
    const { diagnostics, coverage } = recognizeRevenue(
      aBook({
        invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(12), { ...year, ...voided })],
        creditNoteLines: [aCredit('CN-1/1', day('2025-06-01'), 'INV-1/1', cents(1))],
      }),
    );
    expect(diagnostics).toMatchObject([
      { severity: 'error', code: 'credit.after-void', table: 'Credit notes', key: 'CN-1 / 1', column: 'Invoice' },
    ]);
    expect(coverage.find(({ table }) => table === 'Credit notes')).toMatchObject({
      used: 0,
      excluded: [{ reason: 'invoice INV-1 is voided before' }],
    });
  });
});
