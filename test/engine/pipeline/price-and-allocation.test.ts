/** Steps 3 and 4: discounts, and the price over the obligations. */
import { recognizeRevenue, type ScheduledObligation } from '../../../src/engine';
import { aBook, aContract, aLine, anObligation, aProduct, aUsage, cents, day, type BookParts } from './book-builder';

const year = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };
const march = { firstDay: day('2025-03-01'), lastDay: day('2025-03-31') };
const scheduled = (parts: BookParts): readonly ScheduledObligation[] => recognizeRevenue(aBook(parts)).obligations;
const allocatedOf = (parts: BookParts) => scheduled(parts).map(({ id, allocated }) => [id, allocated]);

describe('relative stand-alone selling prices', () => {
  const bundle = (more: BookParts = {}): BookParts => ({
    obligations: [
      anObligation('A', cents(50), { ...year, standaloneSellingPrice: cents(50) }),
      anObligation('B', cents(25), { ...year, standaloneSellingPrice: cents(25) }),
      anObligation('C', cents(25), { ...year, standaloneSellingPrice: cents(75) }),
    ],
    ...more,
  });

  test('split a contract’s price (standard’s example of three products)', () => {
    expect(allocatedOf(bundle())).toEqual([
      ['A', 3333],
      ['B', 1667],
      ['C', 5000],
    ]);
    const [, second] = scheduled(bundle());
    expect(second).toMatchObject({
      standaloneSellingPrice: cents(25),
      allocation: {
        rule: 'allocation',
        kind: 'relative',
        price: cents(100),
        before: cents(50),
        through: cents(75),
        whole: cents(150),
      },
    });
  });

  test('leave usage and obligations that are alone at their own price', () => {
    const parts = bundle({
      contracts: [aContract('C-1'), aContract('C-2')],
      obligations: [
        anObligation('A', cents(100), { ...year, standaloneSellingPrice: cents(40) }),
        anObligation('U', cents(7), { productId: 'U' }),
        anObligation('Z', cents(30), { ...year, contractId: 'C-2', standaloneSellingPrice: cents(99) }),
      ],
      products: [aProduct('P'), aProduct('U', { method: 'usage' })],
      usage: [aUsage('U', day('2025-02-03'), 1, cents(12))],
    });
    expect(allocatedOf(parts)).toEqual([
      ['A', cents(100)],
      ['U', cents(12)],
      ['Z', cents(30)],
    ]);
    expect(scheduled(parts).map(({ allocation }) => allocation.kind)).toEqual(['stated', 'stated', 'stated']);
  });

  test('take the product’s price per unit times the quantity', () => {
    const parts = bundle({
      products: [aProduct('P', { standaloneSellingPricePerUnit: { digits: 1255, scale: 2 } })],
      obligations: [
        anObligation('A', cents(60), { ...year, quantity: { digits: 2, scale: 0 } }),
        anObligation('B', cents(60), { ...year, standaloneSellingPrice: cents(25.1) }),
        anObligation('C', cents(30), year),
      ],
    });
    expect(scheduled(parts).map(({ standaloneSellingPrice }) => standaloneSellingPrice)).toEqual([2510, 2510, 1255]);
    expect(allocatedOf(parts)).toEqual([
      ['A', cents(60)],
      ['B', cents(60)],
      ['C', cents(30)],
    ]);
  });

  const withoutPrice = bundle({
    obligations: [
      anObligation('A', cents(50), { ...year, standaloneSellingPrice: cents(100) }),
      anObligation('B', cents(50), year),
    ],
  });

  test('that are missing are an error, and stated prices stand', () => {
    const { obligations, diagnostics } = recognizeRevenue(aBook(withoutPrice));
    expect(diagnostics).toMatchObject([
      { severity: 'error', code: 'ssp.missing', table: 'Obligations', key: 'B', column: 'SSP (total)' },
    ]);
    expect(obligations.map(({ allocated }) => allocated)).toEqual([cents(50), cents(50)]);
  });

  test('that are missing may be weighed by the stated price', () => {
    const parts = { ...withoutPrice, policy: { missingStandaloneSellingPrice: 'stated-price' as const } };
    expect(allocatedOf(parts)).toEqual([
      ['A', 6667],
      ['B', 3333],
    ]);
    expect(recognizeRevenue(aBook(parts)).diagnostics).toEqual([]);
  });

  test('that are all zero give way to stated prices', () => {
    const zero = { ...year, standaloneSellingPrice: 0 };
    expect(
      allocatedOf(bundle({ obligations: [anObligation('A', cents(30), zero), anObligation('B', cents(10), zero)] })),
    ).toEqual([
      ['A', cents(30)],
      ['B', cents(10)],
    ]);
  });
});

describe('a product discount', () => {
  const invoice = (discount: Parameters<typeof aLine>[3], policy: BookParts['policy'] = {}): BookParts => ({
    policy,
    invoiceLines: [
      aLine('INV-1/1', day('2025-01-01'), cents(1200), { ...year, productId: 'P', lineGroup: 'A' }),
      aLine('INV-1/2', day('2025-01-01'), cents(-120), { type: 'product discount', lineGroup: 'A', ...discount }),
    ],
  });

  test('is netted into its charge', () => {
    const [obligation] = scheduled(invoice({}));
    expect(obligation).toMatchObject({ statedPrice: cents(1200), discounts: cents(-120), allocated: cents(1080) });
    expect(obligation?.segments).toMatchObject([
      { id: 'INV-1/1', amount: cents(1080), derivation: { kind: 'allocated', lessSegments: [] } },
    ]);
    expect(obligation?.billings.map(({ id, amount }) => [id, amount])).toEqual([
      ['INV-1/1', cents(1200)],
      ['INV-1/2', cents(-120)],
    ]);
  });

  test('with dates of its own is revenue of these dates', () => {
    const [obligation] = scheduled(invoice(march));
    expect(obligation?.segments).toMatchObject([
      {
        id: 'INV-1/1',
        amount: cents(1200),
        derivation: { kind: 'allocated', lessSegments: ['INV-1/1/discount INV-1/2'] },
      },
      { id: 'INV-1/1/discount INV-1/2', amount: cents(-120), rule: 'product-discount', source: 'Discount', ...march },
    ]);
    expect(obligation?.allocated).toBe(cents(1080));
  });

  test('only bills where stated prices are after discounts', () => {
    const parts: BookParts = {
      policy: { statedPrice: 'after-discounts' },
      obligations: [anObligation('OB-1', cents(1080), year)],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(1200), { obligationId: 'OB-1', lineGroup: 'A' }),
        aLine('INV-1/2', day('2025-01-01'), cents(-120), { type: 'product discount', lineGroup: 'A' }),
      ],
    };
    expect(scheduled(parts)).toMatchObject([
      { allocated: cents(1080), discounts: 0, billings: [{ amount: cents(1200) }, { amount: cents(-120) }] },
    ]);
    expect(scheduled({ ...parts, policy: {} })).toMatchObject([{ allocated: cents(960), discounts: cents(-120) }]);
  });

  test('concerns the charge of its product within a group', () => {
    const lines = [
      aLine('INV-1/1', day('2025-01-01'), cents(20), { ...year, productId: 'P', lineGroup: 'A' }),
      aLine('INV-1/2', day('2025-01-01'), cents(10), { ...year, productId: 'Q', lineGroup: 'A' }),
      aLine('INV-1/3', day('2025-01-01'), cents(-6), { type: 'product discount', lineGroup: 'A', productId: 'Q' }),
    ];
    expect(allocatedOf({ invoiceLines: lines })).toEqual([
      ['INV-1/1', cents(20)],
      ['INV-1/2', cents(4)],
    ]);
  });

  test('is shared by the charges of its group in proportion to their amounts', () => {
    const lines = [
      aLine('INV-1/1', day('2025-01-01'), cents(20), { ...year, lineGroup: 'A' }),
      aLine('INV-1/2', day('2025-01-01'), cents(10), { ...year, lineGroup: 'A' }),
      aLine('INV-1/3', day('2025-01-01'), cents(-10), { type: 'product discount', lineGroup: 'A' }),
    ];
    expect(allocatedOf({ invoiceLines: lines })).toEqual([
      ['INV-1/1', 1333],
      ['INV-1/2', 667],
    ]);
  });

  test('without a group belongs to the only charge', () => {
    const lines = [
      aLine('INV-1/1', day('2025-01-01'), cents(20), year),
      aLine('INV-1/2', day('2025-01-01'), cents(-5), { type: 'product discount' }),
    ];
    expect(allocatedOf({ invoiceLines: lines })).toEqual([['INV-1/1', cents(15)]]);
  });

  test('may name an obligation that the invoice does not charge', () => {
    const parts: BookParts = {
      obligations: [anObligation('OB-1', cents(100), year)],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(-5), { type: 'product discount', obligationId: 'OB-1' }),
      ],
    };
    expect(allocatedOf(parts)).toEqual([['OB-1', cents(95)]]);
  });
});

describe('an invoice discount', () => {
  const discount = aLine('INV-1/9', day('2025-01-01'), cents(-100), { type: 'invoice discount' });

  test('weighs stand-alone selling prices where all are known', () => {
    const parts: BookParts = {
      products: [
        aProduct('P', { standaloneSellingPricePerUnit: { digits: 300, scale: 0 } }),
        aProduct('Q', { standaloneSellingPricePerUnit: { digits: 100, scale: 0 } }),
      ],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(500), { ...year, productId: 'P' }),
        aLine('INV-1/2', day('2025-01-01'), cents(500), { ...year, productId: 'Q' }),
        discount,
      ],
    };
    expect(allocatedOf(parts)).toEqual([
      ['INV-1/1', cents(425)],
      ['INV-1/2', cents(475)],
    ]);
  });

  test('weighs amounts net of product discounts where one is unknown', () => {
    const parts: BookParts = {
      products: [aProduct('P', { standaloneSellingPricePerUnit: { digits: 300, scale: 0 } }), aProduct('Q')],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(900), { ...year, productId: 'P', lineGroup: 'A' }),
        aLine('INV-1/2', day('2025-01-01'), cents(-100), { type: 'product discount', lineGroup: 'A' }),
        aLine('INV-1/3', day('2025-01-01'), cents(200), { ...year, productId: 'Q' }),
        discount,
      ],
    };
    expect(allocatedOf(parts)).toEqual([
      ['INV-1/1', cents(720)],
      ['INV-1/3', cents(180)],
    ]);
  });

  test('weighs an obligation’s price by the part that the line bills', () => {
    const parts: BookParts = {
      obligations: [anObligation('OB-1', cents(1200), { ...year, standaloneSellingPrice: cents(1500) })],
      products: [aProduct('P'), aProduct('Q', { standaloneSellingPricePerUnit: { digits: 125, scale: 0 } })],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(100), { obligationId: 'OB-1', ...march }),
        aLine('INV-1/2', day('2025-01-01'), cents(500), { ...year, productId: 'Q' }),
        discount,
      ],
    };
    expect(scheduled(parts).map(({ id, discounts }) => [id, discounts])).toEqual([
      ['OB-1', cents(-50)],
      ['INV-1/2', cents(-50)],
    ]);
    expect(scheduled(parts)[0]?.segments[1]).toMatchObject({
      id: 'OB-1/discount INV-1/9 for INV-1/1',
      rule: 'invoice-discount',
      ...march,
      derivation: { kind: 'share-of-source-row', before: 0, through: cents(125), whole: cents(250) },
    });
  });

  test('weighs usage by its quantity in the period', () => {
    const parts: BookParts = {
      products: [aProduct('U', { method: 'usage', standaloneSellingPricePerUnit: { digits: 5, scale: 1 } })],
      obligations: [anObligation('A', 0, { productId: 'U' }), anObligation('B', 0, { productId: 'U' })],
      usage: [
        aUsage('A', day('2025-03-05'), 100, cents(10)),
        aUsage('A', day('2025-04-05'), 900, cents(90)),
        aUsage('B', day('2025-03-06'), 300, cents(90)),
      ],
      invoiceLines: [
        aLine('INV-1/1', day('2025-04-01'), cents(10), { obligationId: 'A', ...march }),
        aLine('INV-1/2', day('2025-04-01'), cents(90), { obligationId: 'B', ...march }),
        aLine('INV-1/3', day('2025-04-01'), cents(-4), { type: 'invoice discount' }),
      ],
    };
    expect(scheduled(parts).map(({ id, discounts }) => [id, discounts])).toEqual([
      ['A', cents(-1)],
      ['B', cents(-3)],
    ]);
  });

  test('that names an obligation concerns it alone', () => {
    const parts: BookParts = {
      obligations: [anObligation('OB-1', cents(1200), year)],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(100), { obligationId: 'OB-1' }),
        aLine('INV-1/2', day('2025-01-01'), cents(500), year),
        { ...discount, obligationId: 'OB-1' },
      ],
    };
    expect(scheduled(parts).map(({ id, discounts }) => [id, discounts])).toEqual([
      ['OB-1', cents(-100)],
      ['INV-1/2', 0],
    ]);
  });
});

test('a contract invoiced beyond its price is reported', () => {
  const { diagnostics } = recognizeRevenue(
    aBook({
      obligations: [anObligation('OB-1', cents(100), year)],
      invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(130), { obligationId: 'OB-1' })],
    }),
  );
  expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'price.exceeded', table: 'Contracts', key: 'C-1' }]);
  expect(diagnostics[0]?.message).toContain('30.00 would stay deferred');
});
