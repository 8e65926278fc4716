/** Step 5: how each method recognizes. */
import {
  readSegment,
  readSegments,
  recognizeRevenue,
  type Milestone,
  type Obligation,
  type Segment,
} from '../../../src/engine';
import {
  aBook,
  aContract,
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
const march = { firstDay: day('2025-03-01'), lastDay: day('2025-03-31') };

function segmentsOf(parts: BookParts, id = 'OB-1'): readonly Segment[] {
  return recognizeRevenue(aBook(parts)).obligations.find((obligation) => obligation.id === id)?.segments ?? [];
}

const pointsOf = (segments: readonly Segment[]) => segments.map(({ firstDay, amount }) => [firstDay, amount]);

describe('straight-line', () => {
  test('takes line, obligation, product, then policy as its strategy', () => {
    const parts: BookParts = {
      policy: { straightLineStrategy: 'even-periods' },
      products: [aProduct('P', { strategy: 'exact-days' }), aProduct('Q')],
      contracts: [aContract('C-1', year)],
      obligations: [
        anObligation('OB-1', 100, { strategy: 'even-calendar-ends', standaloneSellingPrice: 1 }),
        anObligation('OB-2', 100, { standaloneSellingPrice: 1 }),
        anObligation('OB-3', 100, { productId: 'Q', standaloneSellingPrice: 1 }),
      ],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), 100, { ...year, productId: 'P', strategy: 'even-period-ends' }),
      ],
    };
    const strategies = ['OB-1', 'OB-2', 'OB-3', 'INV-1/1'].map((id) => segmentsOf(parts, id)[0]?.curve);
    expect(strategies.map((curve) => (curve?.kind === 'over-time' ? curve.strategy : curve?.kind))).toEqual([
      'even-calendar-ends',
      'exact-days',
      'even-periods',
      'even-period-ends',
    ]);
  });

  test('without dates is not scheduled', () => {
    expect(segmentsOf({ obligations: [anObligation('OB-1', 100)] })).toEqual([]);
    expect(segmentsOf({ obligations: [anObligation('OB-1', 100, { firstDay: 10, lastDay: 9 })] })).toEqual([]);
  });
});

describe('a point in time', () => {
  const fee = (more: Partial<Obligation>, parts: BookParts = {}) =>
    segmentsOf({
      products: [aProduct('P', { method: 'point-in-time' })],
      obligations: [anObligation('OB-1', cents(500), more)],
      invoiceLines: [aLine('INV-1/1', day('2025-02-10'), cents(500), { obligationId: 'OB-1' })],
      ...parts,
    })[0]?.firstDay;

  test.each([
    [null, day('2025-03-01')],
    ['service-start', day('2025-03-01')],
    ['service-end', day('2025-03-31')],
    ['invoice-date', day('2025-02-10')],
    ['recognition-date', undefined],
  ] as const)('by trigger %s', (trigger, expected) => {
    expect(fee({ ...march, trigger })).toBe(expected);
  });

  test('falls back to the contract’s first day, then the first invoice', () => {
    expect(fee({}, { contracts: [aContract('C-1', year)] })).toBe(day('2025-01-01'));
    expect(fee({})).toBe(day('2025-02-10'));
    expect(fee({ trigger: 'service-end' })).toBe(day('2025-02-10'));
    expect(fee({}, { invoiceLines: [] })).toBeUndefined();
  });

  test('is the recognition day of the obligation, or of the only line', () => {
    expect(fee({ ...march, recognitionDay: day('2025-05-05') })).toBe(day('2025-05-05'));
    const line = (id: string) =>
      aLine(id, day('2025-02-10'), cents(250), { obligationId: 'OB-1', recognitionDay: day('2025-06-06') });
    expect(fee({ recognitionDay: day('2025-05-05') }, { invoiceLines: [line('INV-1/1')] })).toBe(day('2025-06-06'));
    expect(fee({ recognitionDay: day('2025-05-05') }, { invoiceLines: [line('INV-1/1'), line('INV-2/1')] })).toBe(
      day('2025-05-05'),
    );
  });

  test('that nothing dates is reported and waits', () => {
    const { diagnostics, obligations } = recognizeRevenue(
      aBook({
        products: [aProduct('P', { method: 'point-in-time' })],
        obligations: [anObligation('OB-1', cents(500))],
      }),
    );
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'recognition.undated', key: 'OB-1' }]);
    expect(obligations).toMatchObject([{ allocated: cents(500), segments: [] }]);
  });
});

describe('milestones', () => {
  const share = (digits: number, scale: number): Milestone['measure'] => ({ kind: 'share', share: { digits, scale } });
  const project = (milestones: readonly Milestone[], price = cents(10000)) =>
    segmentsOf({
      products: [aProduct('P', { method: 'milestone' })],
      obligations: [anObligation('OB-1', price)],
      milestones,
    });

  test('by shares, in order of completion', () => {
    const segments = project([
      aMilestone('OB-1', 'M1', share(3333, 4), day('2025-02-01')),
      aMilestone('OB-1', 'M2', share(3333, 4), day('2025-01-01')),
      aMilestone('OB-1', 'M3', share(3334, 4), null),
    ]);
    expect(segments.map(({ id }) => id)).toEqual(['OB-1/milestone M2', 'OB-1/milestone M1']);
    expect(pointsOf(segments)).toEqual([
      [day('2025-01-01'), cents(3333)],
      [day('2025-02-01'), cents(3333)],
    ]);
    expect(segments[1]?.derivation).toMatchObject({
      kind: 'share-of-allocated',
      before: 3333,
      through: 6666,
      whole: 10000,
    });
  });

  test('in thirds', () => {
    const thirds = [3333, 3333, 3334].map((part, i) =>
      aMilestone('OB-1', `M${i}`, share(part, 4), day('2025-01-01') + i),
    );
    expect(project(thirds).map(({ amount }) => amount)).toEqual([cents(3333), cents(3333), cents(3334)]);
  });

  test('by amounts of the stated price', () => {
    const amounts = [2500, 7500].map((amount, i) =>
      aMilestone('OB-1', `M${i}`, { kind: 'amount', amount: cents(amount) }, day('2025-01-01') + i),
    );
    expect(project(amounts).map(({ amount }) => amount)).toEqual([cents(2500), cents(7500)]);
  });

  test('by amounts that sum to 100 as percentages', () => {
    const percents = [25, 75].map((amount, i) =>
      aMilestone('OB-1', `M${i}`, { kind: 'amount', amount: cents(amount) }, day('2025-01-01') + i),
    );
    expect(project(percents).map(({ amount }) => amount)).toEqual([cents(2500), cents(7500)]);
    expect(project(percents, cents(100)).map(({ amount }) => amount)).toEqual([cents(25), cents(75)]);
  });

  test('with measures of both kinds have no common whole', () => {
    expect(
      project([aMilestone('OB-1', 'M1', share(5, 1), 1), aMilestone('OB-1', 'M2', { kind: 'amount', amount: 5 }, 1)]),
    ).toEqual([]);
  });

  test('share the price after discounts', () => {
    const segments = segmentsOf({
      products: [aProduct('P', { method: 'milestone' })],
      obligations: [anObligation('OB-1', cents(1000))],
      milestones: [aMilestone('OB-1', 'M1', share(25, 2), day('2025-01-01'))],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(1000), { obligationId: 'OB-1', lineGroup: 'A' }),
        aLine('INV-1/2', day('2025-01-01'), cents(-100), { type: 'product discount', lineGroup: 'A' }),
      ],
    });
    expect(segments.map(({ amount }) => amount)).toEqual([cents(225)]);
  });
});

describe('usage', () => {
  const calls = [
    aUsage('OB-1', day('2025-01-03'), 200, cents(10)),
    aUsage('OB-1', day('2025-01-10'), 500, cents(25)),
    aUsage('OB-1', day('2025-01-20'), 300, cents(15)),
  ];
  const january = { firstDay: day('2025-01-01'), lastDay: day('2025-01-31') };
  const parts = (more: BookParts = {}): BookParts => ({
    products: [aProduct('P', { method: 'usage' })],
    obligations: [anObligation('OB-1', 0)],
    usage: calls,
    invoiceLines: [aLine('INV-1/1', day('2025-02-01'), cents(50), { obligationId: 'OB-1', ...january })],
    ...more,
  });

  test('is revenue of its day; the invoice only bills', () => {
    expect(pointsOf(segmentsOf(parts()))).toEqual([
      [day('2025-01-03'), cents(10)],
      [day('2025-01-10'), cents(25)],
      [day('2025-01-20'), cents(15)],
    ]);
  });

  test('of one day is one segment', () => {
    const twice = [aUsage('OB-1', day('2025-01-03'), 1, cents(1)), aUsage('OB-1', day('2025-01-03'), 2, cents(2))];
    const segments = segmentsOf(parts({ usage: twice }));
    expect(segments).toMatchObject([{ id: 'OB-1/usage 2025-01-03', amount: cents(3) }]);
    expect(segments[0]?.derivation).toEqual({
      kind: 'source-rows',
      rows: [{ table: 'Usage', key: ['OB-1', day('2025-01-03')] }],
      sign: 1,
    });
  });

  test('at the end of the period by policy; without a line, of its month', () => {
    const late = aUsage('OB-1', day('2025-02-10'), 1, cents(7));
    expect(pointsOf(segmentsOf(parts({ usage: [...calls, late], policy: { usageTiming: 'period-end' } })))).toEqual([
      [day('2025-01-31'), cents(50)],
      [day('2025-02-28'), cents(7)],
    ]);
  });

  test('at the ends of periods that overlap comes by day, and so does its discount', () => {
    const quarter = { firstDay: day('2025-01-01'), lastDay: day('2025-03-31') };
    const lines = [
      aLine('INV-1/1', day('2025-02-01'), cents(35), {
        obligationId: 'OB-1',
        firstDay: day('2025-01-01'),
        lastDay: day('2025-01-15'),
      }),
      aLine('INV-0/1', day('2025-04-01'), cents(50), {
        obligationId: 'OB-1',
        firstDay: day('2025-01-01'),
        lastDay: day('2025-01-05'),
        lineGroup: 'A',
      }),
      aLine('INV-0/2', day('2025-04-01'), cents(-5), { type: 'product discount', lineGroup: 'A', ...quarter }),
    ];
    const rows = [aUsage('OB-1', day('2025-03-03'), 1, cents(15)), ...calls.slice(0, 2)];
    const segments = segmentsOf(parts({ usage: rows, invoiceLines: lines, policy: { usageTiming: 'period-end' } }));
    expect(pointsOf(segments).slice(0, 3)).toEqual([
      [day('2025-01-05'), cents(10)],
      [day('2025-01-15'), cents(25)],
      [day('2025-03-31'), cents(15)],
    ]);
    expect(readSegment(segments[3]!)(day('2025-03-31'))).toBe(cents(-5));
  });

  test('lines without rows in their period are revenue at its end', () => {
    const february = { firstDay: day('2025-02-01'), lastDay: day('2025-02-28') };
    const lines = [
      aLine('INV-1/1', day('2025-02-01'), cents(50), { obligationId: 'OB-1', ...january }),
      aLine('INV-2/1', day('2025-03-01'), cents(80), { obligationId: 'OB-1', ...february }),
    ];
    expect(segmentsOf(parts({ invoiceLines: lines })).at(-1)).toMatchObject({
      id: 'OB-1/line INV-2/1',
      firstDay: day('2025-02-28'),
      amount: cents(80),
    });
    const undated = aLine('INV-3/1', day('2025-03-01'), cents(80), { obligationId: 'OB-1' });
    expect(segmentsOf(parts({ invoiceLines: [undated], usage: [] }))).toMatchObject([
      { firstDay: day('2025-03-01'), amount: cents(80) },
    ]);
    expect(segmentsOf(parts({ invoiceLines: [undated] }))).toHaveLength(3);
  });

  test('carries a discount in proportion to the usage of its period', () => {
    const lines = [
      aLine('INV-1/1', day('2025-02-01'), cents(50), { obligationId: 'OB-1', lineGroup: 'A', ...january }),
      aLine('INV-1/2', day('2025-02-01'), cents(-5), { type: 'product discount', lineGroup: 'A' }),
    ];
    const segments = segmentsOf(parts({ invoiceLines: lines }));
    const read = readSegments(segments);
    expect([3, 10, 20].map((dayOfMonth) => read(day('2025-01-01') + dayOfMonth - 1))).toEqual([
      cents(9),
      cents(31.5),
      cents(45),
    ]);
  });

  test('that sums to another amount than its invoice is reported', () => {
    const lines = [aLine('INV-1/1', day('2025-02-01'), cents(48), { obligationId: 'OB-1', ...january })];
    const { diagnostics } = recognizeRevenue(aBook(parts({ invoiceLines: lines })));
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'usage.differs-from-invoice', key: 'INV-1 / 1', column: 'Amount' },
    ]);
    expect(recognizeRevenue(aBook(parts())).diagnostics).toEqual([]);
  });
});

describe('an invoice line with a method of its own', () => {
  const parts = (line: Parameters<typeof aLine>[3]): BookParts => ({
    obligations: [anObligation('OB-1', cents(1200), year)],
    invoiceLines: [aLine('INV-1/1', day('2025-03-15'), cents(200), { obligationId: 'OB-1', ...line })],
  });

  test('takes its share out of the schedule', () => {
    const segments = segmentsOf(parts({ method: 'point-in-time', recognitionDay: day('2025-03-15') }));
    expect(segments).toMatchObject([
      { id: 'OB-1', amount: cents(1000), derivation: { kind: 'allocated', lessSegments: ['OB-1/line INV-1/1'] } },
      { id: 'OB-1/line INV-1/1', amount: cents(200), firstDay: day('2025-03-15'), rule: 'point-in-time' },
    ]);
  });

  test('only bills when it names the same method, a milestone, or is voided', () => {
    expect(segmentsOf(parts({ method: 'straight-line' }))).toMatchObject([{ amount: cents(1200) }]);
    expect(segmentsOf(parts({ method: 'milestone' }))).toMatchObject([{ amount: cents(1200) }]);
    expect(segmentsOf(parts({ method: 'usage', status: 'voided', voidDay: day('2025-04-01') }))).toMatchObject([
      { amount: cents(1200) },
    ]);
  });

  test('spreads over its own dates on a point-in-time obligation', () => {
    const segments = segmentsOf({
      products: [aProduct('P', { method: 'point-in-time' })],
      obligations: [anObligation('OB-1', cents(300), march)],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(100), { obligationId: 'OB-1', method: 'straight-line', ...year }),
      ],
    });
    expect(segments).toMatchObject([
      { id: 'OB-1', amount: cents(200), firstDay: march.firstDay, lastDay: march.firstDay },
      { id: 'OB-1/line INV-1/1', amount: cents(100), ...year, curve: { kind: 'over-time' } },
    ]);
  });

  test('takes the discount of its group with it', () => {
    const segments = segmentsOf({
      obligations: [anObligation('OB-1', cents(1200), year)],
      invoiceLines: [
        aLine('INV-1/1', day('2025-03-15'), cents(200), {
          obligationId: 'OB-1',
          method: 'point-in-time',
          lineGroup: 'A',
        }),
        aLine('INV-1/2', day('2025-03-15'), cents(-20), { type: 'product discount', lineGroup: 'A' }),
      ],
    });
    expect(segments.map(({ id, firstDay, amount }) => [id, firstDay, amount])).toEqual([
      ['OB-1', year.firstDay, cents(1000)],
      ['OB-1/line INV-1/1', day('2025-03-15'), cents(200)],
      ['OB-1/discount INV-1/2', day('2025-03-15'), cents(-20)],
    ]);
  });
});

test('a discount on one month lowers that month', () => {
  const segments = segmentsOf({
    obligations: [anObligation('OB-1', cents(12000), year)],
    invoiceLines: [
      aLine('INV-3/1', day('2025-03-01'), cents(1000), { obligationId: 'OB-1', lineGroup: 'A', ...march }),
      aLine('INV-3/2', day('2025-03-01'), cents(-100), { type: 'product discount', lineGroup: 'A' }),
    ],
  });
  const read = readSegments(segments);
  expect([read(day('2025-02-28')), read(day('2025-03-31')), read(day('2025-04-30'))]).toEqual([
    cents(2000),
    cents(2900),
    cents(3900),
  ]);
});

describe('segments that follow others', () => {
  const base = segmentsOf({ obligations: [anObligation('OB-1', cents(12000), year)] });
  const follow = (amount: number, firstDay: number, before: number, whole: number): Segment => ({
    ...base[0]!,
    id: 'credit',
    amount,
    firstDay,
    curve: { kind: 'follows', segments: base, before, whole },
  });

  test('fall on what is still to come', () => {
    const read = readSegment(follow(cents(-2000), day('2025-10-01'), cents(9000), cents(3000)));
    const months = ['2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31', '2026-12-31'].map((iso) => read(day(iso)));
    expect(months).toEqual([0, -66667, -133333, -200000, -200000]);
  });

  test('of all that is left leave nothing on any day', () => {
    const readBase = readSegment(base[0]!);
    const from = day('2025-05-17');
    const before = readBase(from - 1);
    const read = readSegment(follow(before - cents(12000), from, before, cents(12000) - before));
    for (let on = from; on <= day('2026-01-05'); on++) expect(readBase(on) + read(on)).toBe(before);
  });
});
