/** Step 4: stand-alone selling prices from the price list, by every method. */
import * as fc from 'fast-check';
import { choosePriceListRow, recognizeRevenue, type PriceListRow, type ScheduledObligation } from '../../../src/engine';
import { aBook, aContract, aLine, anObligation, aProduct, cents, day, type BookParts } from './book-builder';

const units = (amount: number) => ({ digits: Math.round(amount * 100), scale: 2 });

function aPrice(productId: string, more: Partial<PriceListRow> = {}): PriceListRow {
  return {
    productId,
    firstDay: null,
    lastDay: null,
    segment: '',
    currency: '',
    perUnit: null,
    low: null,
    high: null,
    method: 'observable',
    cost: null,
    margin: null,
    outsideRange: null,
    rationale: '',
    origin: { table: 'Price list', key: [productId, more.segment ?? '', more.currency ?? '', more.firstDay ?? ''] },
    ...more,
  };
}

const POINT = { method: 'point-in-time' as const, recognitionDay: day('2026-01-01') };

/** Contract C-1 with one obligation of product P at a price, beside one of selling price 100.00. */
function priced(rows: readonly PriceListRow[], price: number, more: BookParts = {}): readonly ScheduledObligation[] {
  return recognizeRevenue(bookOf(rows, price, more)).obligations;
}

function bookOf(rows: readonly PriceListRow[], price: number, more: BookParts = {}) {
  return aBook({
    contracts: [aContract('C-1', { firstDay: day('2026-01-01') })],
    obligations: [
      anObligation('A', cents(price), POINT),
      anObligation('B', cents(100), { ...POINT, standaloneSellingPrice: cents(100) }),
    ],
    priceList: rows,
    ...more,
  });
}

const sellingPriceOf = (rows: readonly PriceListRow[], price: number, more: BookParts = {}) =>
  priced(rows, price, more)[0]!.standaloneSellingPrice;

describe('the row of the price list', () => {
  const rows = [
    aPrice('P', { perUnit: units(100) }),
    aPrice('P', { perUnit: units(90), currency: 'USD' }),
    aPrice('P', { perUnit: units(80), segment: 'Enterprise' }),
    aPrice('P', { perUnit: units(70), segment: 'Enterprise', currency: 'USD' }),
  ];
  const asked = (segment: string, currency: string) =>
    choosePriceListRow(rows, { segment, currency, day: day('2026-01-01') })?.perUnit?.digits;

  test('is the most specific: segment and currency, segment, currency, any', () => {
    expect(asked('enterprise', 'USD')).toBe(7000);
    expect(asked('Enterprise', 'EUR')).toBe(8000);
    expect(asked('Small', 'USD')).toBe(9000);
    expect(asked('', 'EUR')).toBe(10000);
  });

  test('is valid on the day of signature, first and last day included, else on the first day of the contract', () => {
    const dated = [
      aPrice('P', { firstDay: day('2024-02-29'), lastDay: day('2024-02-29'), perUnit: units(50) }),
      aPrice('P', { firstDay: day('2024-03-01'), perUnit: units(60) }),
    ];
    const signed = (iso: string | null) =>
      sellingPriceOf(dated, 1, {
        contracts: [
          aContract('C-1', { signedDay: iso === null ? null : day(iso), firstDay: day('2024-03-01') }),
        ],
      });
    expect(signed('2024-02-29')).toBe(cents(50));
    expect(signed('2024-03-01')).toBe(cents(60));
    expect(signed(null)).toBe(cents(60));
  });

  test('gives way to the obligation’s own total and comes before the product’s price', () => {
    const products = [aProduct('P', { standaloneSellingPricePerUnit: units(1) })];
    expect(sellingPriceOf([aPrice('P', { perUnit: units(50) })], 1, { products })).toBe(cents(50));
    const own = anObligation('A', cents(1), { ...POINT, standaloneSellingPrice: cents(7) });
    expect(sellingPriceOf([aPrice('P', { perUnit: units(50) })], 1, { obligations: [own] })).toBe(cents(7));
  });

  test.each([
    ['all its rows have expired', { lastDay: day('2025-12-31') }],
    ['none of its rows is valid then', { firstDay: day('2026-01-02') }],
    ['other segments or currencies', { segment: 'Enterprise' }],
    ['other segments or currencies', { currency: 'EUR' }],
  ])('that is not there is explained: %s', (why, limits) => {
    const book = bookOf([aPrice('P', { perUnit: units(50), ...limits })], 50, {
      products: [aProduct('P', { standaloneSellingPricePerUnit: units(40) })],
    });
    const { diagnostics, obligations } = recognizeRevenue(book);
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'price-list.no-row', key: 'A' }]);
    expect(diagnostics[0]!.message).toContain(why);
    expect(obligations[0]!.standaloneSellingPrice).toBe(cents(40));
  });
});

describe('a range', () => {
  const range = { low: units(80), high: units(120) };
  test.each([
    [80, 80, 80],
    [120, 120, 120],
    [95, 95, 95],
    [60, 100, 80],
    [79.99, 100, 80],
    [120.01, 100, 120],
    [0, 100, 80],
  ])('takes %d as priced, as mid %d, as nearest %d', (price, mid, nearest) => {
    expect(sellingPriceOf([aPrice('P', range)], price)).toBe(cents(mid));
    expect(sellingPriceOf([aPrice('P', { ...range, outsideRange: 'nearest' })], price)).toBe(cents(nearest));
    expect(sellingPriceOf([aPrice('P', range)], price, { policy: { outsideRange: 'nearest' } })).toBe(cents(nearest));
  });

  test('is of one unit, and its own price is its mid', () => {
    const quantity = { digits: 3, scale: 0 };
    const obligations = [
      anObligation('A', cents(1000), { ...POINT, quantity }),
      anObligation('B', cents(100), { ...POINT, standaloneSellingPrice: cents(100) }),
    ];
    expect(sellingPriceOf([aPrice('P', { ...range, perUnit: units(110) })], 0, { obligations })).toBe(cents(330));
  });
});

test('cost plus margin: 40.00 and 25 % are 50.00', () => {
  const row = aPrice('P', { method: 'cost-plus-margin', cost: units(40), margin: units(0.25) });
  expect(sellingPriceOf([row], 10)).toBe(cents(50));
});

describe('the residual approach', () => {
  const residual = aPrice('R', { method: 'residual', rationale: 'Highly variable', low: units(15), high: units(45) });
  const book = (price: number, more: readonly PriceListRow[] = []) =>
    aBook({
      products: [aProduct('P'), aProduct('R'), aProduct('S')],
      contracts: [aContract('C-1', { firstDay: day('2026-01-01') })],
      obligations: [
        anObligation('A', 0, { ...POINT, standaloneSellingPrice: cents(100) }),
        anObligation('D', cents(price), { ...POINT, productId: 'R' }),
        ...more.map(({ productId }) => anObligation('E', 0, { ...POINT, productId })),
      ],
      priceList: [residual, ...more],
    });

  test.each([
    [130, 30],
    [115, 15],
    [145, 45],
  ])('leaves of a price of %d after 100.00: %d', (price, left) => {
    const { obligations, diagnostics } = recognizeRevenue(book(price));
    expect(diagnostics).toEqual([]);
    expect(obligations.map(({ allocated }) => allocated)).toEqual([cents(100), cents(left)]);
  });

  test.each([
    [100, 'would be 0.00 USD'],
    [99.99, 'would be -0.01 USD'],
    [105, 'would be 5.00 USD, outside the range of 15.00 to 45.00'],
    [145.01, 'would be 45.01 USD, outside'],
  ])('is refused where a price of %d makes it implausible', (price, says) => {
    const { diagnostics } = recognizeRevenue(book(price));
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'residual.implausible', key: 'D' }]);
    expect(diagnostics[0]!.message).toContain(says);
  });

  test('prices one obligation of a contract, not two', () => {
    const { diagnostics } = recognizeRevenue(book(130, [aPrice('S', { method: 'residual', rationale: 'New' })]));
    expect(diagnostics.map(({ code, key }) => `${code} ${key}`)).toContain('residual.several E');
  });
});

describe('a bundle’s discount', () => {
  const evidence = (bundlePrice: number) => ({
    contractId: 'C-1',
    group: 'BC',
    bundlePrice: cents(bundlePrice),
    rationale: 'Regularly sold together',
    origin: { table: 'Discount evidence' as const, key: ['C-1', 'BC'] },
  });
  const bundled = (price: number, bundlePrice: number, more: Partial<BookParts> = {}) =>
    recognizeRevenue(
      aBook({
        contracts: [aContract('C-1', { firstDay: day('2026-01-01') })],
        obligations: [
          anObligation('A', cents(price), { ...POINT, standaloneSellingPrice: cents(40) }),
          anObligation('B', 0, { ...POINT, standaloneSellingPrice: cents(55), discountGroup: 'bc' }),
          anObligation('C', 0, { ...POINT, standaloneSellingPrice: cents(45), discountGroup: 'BC' }),
          ...(more.obligations ?? []),
        ],
        discountEvidence: [evidence(bundlePrice)],
        products: [aProduct('P'), aProduct('D')],
        priceList: more.priceList ?? [],
      }),
    );

  test('stays in the bundle, split by selling prices', () => {
    const { obligations, diagnostics } = bundled(100, 60);
    expect(diagnostics).toEqual([]);
    expect(obligations.map(({ allocated }) => allocated)).toEqual([4000, 3300, 2700]);
    expect(obligations[1]!.allocation).toMatchObject({
      rule: 'discount-group',
      bundle: { discounts: 4000, own: { discount: 4000, before: 0, through: 5500, whole: 10000 } },
    });
  });

  test('that differs from the contract’s leaves a rest for all, and is questioned', () => {
    const { obligations, diagnostics } = bundled(93, 60);
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'discount-group.rest' }]);
    // 133.00 over 40, 55, 45 less 22.00 and 18.00.
    expect(obligations.map(({ allocated }) => allocated)).toEqual([3800, 3025, 2475]);
  });

  test('is none where the bundle costs what its parts cost', () => {
    expect(bundled(100, 100).diagnostics).toMatchObject([
      { severity: 'error', code: 'discount-group.unusable', table: 'Discount evidence', column: 'Bundle price' },
    ]);
  });

  const variable = aPrice('D', {
    method: 'residual',
    rationale: 'Sold for 15 to 45',
    low: units(15),
    high: units(45),
  });
  const withD = { obligations: [anObligation('D', 0, { ...POINT, productId: 'D' })], priceList: [variable] };

  test('comes before a residual: 130.00 leaves 30.00', () => {
    const { obligations, diagnostics } = bundled(130, 60, withD);
    expect(diagnostics).toEqual([]);
    expect(obligations.map(({ allocated }) => allocated)).toEqual([4000, 3300, 2700, 3000]);
  });

  test('shows that 105.00 cannot be explained by a residual of 5.00', () => {
    const { diagnostics } = bundled(105, 60, withD);
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'residual.implausible', key: 'D' }]);
  });

  test('that is a residual itself cannot be observed', () => {
    const inside = { ...withD, obligations: [anObligation('D', 0, { ...POINT, productId: 'D', discountGroup: 'BC' })] };
    expect(bundled(130, 60, inside).diagnostics.map(({ code }) => code)).toContain('discount-group.unusable');
  });

  test('loses and adds nothing, whatever the prices', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, (price, bundlePrice) => {
        const { obligations } = bundled(price / 100, bundlePrice / 100);
        expect(obligations.reduce((sum, { allocated }) => sum + allocated, 0)).toBe(cents(price / 100));
      }),
    );
  });
});

test('whatever the prices, the contract’s price is allocated in full', () => {
  const amounts = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(amounts, amounts, amounts, amounts, fc.integer({ min: 1, max: 9 }), (price, a, b, own, quantity) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((digits) => ({ digits, scale: 2 }));
      const obligations = [
        anObligation('A', price, { ...POINT, quantity: { digits: quantity, scale: 0 } }),
        anObligation('B', 100, { ...POINT, standaloneSellingPrice: own }),
      ];
      const [first, second] = priced([aPrice('P', { low: low!, high: high! })], 0, { obligations });
      expect(first!.allocated + second!.allocated).toBe(price + 100);
      expect(first!.standaloneSellingPrice).toBeGreaterThanOrEqual(Math.min(price, low!.digits * quantity));
      expect(first!.standaloneSellingPrice).toBeLessThanOrEqual(Math.max(high!.digits * quantity, price));
    }),
  );
});

describe('a discount on invoice lines that name no obligation', () => {
  const on = day('2026-01-01');
  const sharesOf = (amounts: readonly number[], products: NonNullable<BookParts['products']>, priceList: readonly PriceListRow[] = []) => {
    const lines = amounts.map((amount, i) => aLine(`INV-1/${i + 1}`, on, cents(amount), { productId: i === 0 ? 'P' : 'Q' }));
    const discount = aLine('INV-1/9', on, cents(-10), { type: 'invoice discount' });
    const book = aBook({ products, priceList, invoiceLines: [...lines, discount] });
    return recognizeRevenue(book).obligations.map(({ discounts }) => discounts);
  };

  test('weighs a range of the price list by its mid', () => {
    const products = [
      aProduct('P', { ...POINT, standaloneSellingPricePerUnit: units(900) }),
      aProduct('Q', { ...POINT, standaloneSellingPricePerUnit: units(100) }),
    ];
    expect(sharesOf([50, 50], products, [aPrice('P', { low: units(200), high: units(600) })])).toEqual([cents(-8), cents(-2)]);
  });

  test('weighs amounts where all selling prices round to nothing', () => {
    const tiny = { ...POINT, standaloneSellingPricePerUnit: { digits: 1, scale: 3 } };
    expect(sharesOf([10, 90], [aProduct('P', tiny), aProduct('Q', tiny)])).toEqual([cents(-1), cents(-9)]);
  });
});
