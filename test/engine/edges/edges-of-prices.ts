/** Prices at the edges: three promises of equal selling prices recognized on the first, the leap and the last day of 2028. */
import type { Edge, Figures, Rows, RuleId, Tables, WorkedEdge } from './edge-book';
import { LEAP_DAY, TEN_YEARS, YEAR, aLine, aPromise, changes } from './books';

const revenue = (days: Readonly<Record<string, string>>): Figures => ({ Revenue: days });
const DAYS = [YEAR.start, '2028-02-29', YEAR.end] as const;

interface Three {
  readonly prices: readonly [string, string, string];
  readonly sellingPrices?: readonly [string, string, string];
  readonly days?: readonly [string, string, string];
  readonly term?: { readonly start: string; readonly end: string };
  readonly cells?: readonly [Row?, Row?, Row?];
  readonly more?: Tables;
}
type Row = Readonly<Record<string, string>>;

/** Obligations O1 to O3 of products P1 to P3, each recognized on a day of its own, in a contract. */
function three({ prices, sellingPrices, days = DAYS, term = YEAR, cells = [], more = {} }: Three): Tables {
  return {
    Products: [1, 2, 3].map((n) => ({ Product: `P${n}`, 'Recognition method': 'point in time' })),
    Contracts: [{ Contract: 'C', Customer: 'Acme', Currency: 'USD', Signed: term.start, Start: term.start, End: term.end }],
    Obligations: prices.map((price, index) => ({
      Obligation: `O${index + 1}`,
      Contract: 'C',
      Product: `P${index + 1}`,
      Price: price,
      'SSP (total)': sellingPrices?.[index] ?? '',
      'Recognition date': days[index] ?? '',
      ...cells[index],
    })),
    ...more,
  };
}

/** What the three bring one after the other. */
const sums = (first: string, second: string, third: string): Figures => revenue({ '2027-12-31': '0.00', [DAYS[0]]: first, '2028-02-28': first, [DAYS[1]]: second, '2028-12-30': second, [DAYS[2]]: third });

const EQUAL = ['10.00', '10.00', '10.00'] as const;

function allocated(): WorkedEdge[] {
  const on = (edge: Edge, tables: Tables, figures: Figures): WorkedEdge => ({ rule: 'allocation', edge, tables, figures });
  const thirds = three({ prices: ['100.00', '0.00', '0.00'], sellingPrices: EQUAL });
  return [
    ...(['first day', 'leap day', 'last day'] as const).map((edge) => on(edge, thirds, sums('33.33', '66.67', '100.00'))),
    on('zero', three({ prices: ['0.00', '0.00', '0.00'], sellingPrices: EQUAL }), revenue({ [YEAR.end]: '0.00' })),
    on('one cent', three({ prices: ['0.00', '0.00', '0.01'], sellingPrices: EQUAL }), sums('0.00', '0.01', '0.01')),
    on('one day', three({ prices: ['100.00', '0.00', '0.00'], sellingPrices: EQUAL, term: LEAP_DAY, days: ['2028-02-29', '2028-02-29', '2028-02-29'] }), revenue({ '2028-02-28': '0.00', '2028-02-29': '100.00' })),
    on('ten years', three({ prices: ['100.00', '0.00', '0.00'], sellingPrices: EQUAL, term: TEN_YEARS, days: ['2027-01-01', '2028-02-29', '2036-12-31'] }), revenue({ '2027-01-01': '33.33', '2036-12-30': '66.67', '2036-12-31': '100.00' })),
  ];
}

/** A price list whose row is valid on the day of signature alone, or from or to that day. */
function listed(): WorkedEdge[] {
  const row = (cells: Row): Row => ({ Product: 'P1', 'SSP (per unit)': '30.00', ...cells });
  const others: Rows = [{ Product: 'P2', 'SSP (per unit)': '10.00' }, { Product: 'P3', 'SSP (per unit)': '10.00' }];
  const on = (edge: Edge, rows: Rows, term: { start: string; end: string } = YEAR, total = '100.00', ofTwo = '80.00'): WorkedEdge => ({
    rule: 'price-list',
    edge,
    tables: three({ prices: [total, '0.00', '0.00'], term, days: [term.start, term.start, term.end], more: { 'Price list': [...rows, ...others] } }),
    figures: revenue({ [term.start]: term.start === term.end ? total : ofTwo, [term.end]: total }),
  });
  return [
    on('first day', [row({ 'Valid from': '2028-01-01' }), row({ 'Valid to': '2027-12-31', 'SSP (per unit)': '500.00' })]),
    on('last day', [row({ 'Valid to': '2028-01-01' }), row({ 'Valid from': '2028-01-02', 'SSP (per unit)': '500.00' })]),
    on('leap day', [row({ 'Valid from': '2028-02-29', 'Valid to': '2028-02-29' }), row({ 'Valid from': '2028-03-01', 'SSP (per unit)': '500.00' })], { start: '2028-02-29', end: '2028-12-31' }),
    on('one day', [row({ 'Valid from': '2028-02-29', 'Valid to': '2028-02-29' })], LEAP_DAY),
    on('ten years', [row({ 'Valid from': '2027-01-01', 'Valid to': '2036-12-31' })], TEN_YEARS),
    on('one cent', [row({})], YEAR, '0.01', '0.01'),
    on('zero', [row({})], YEAR, '0.00', '0.00'),
  ];
}

/** The bundle of P2 and P3 costs 15.00 instead of 20.00: its discount is its own. */
function bundled(): WorkedEdge[] {
  const book = (prices: Three['prices'], sellingPrices: Three['prices'], bundle: string, more: Partial<Three> = {}): Tables =>
    three({
      prices,
      sellingPrices,
      cells: [{}, { 'Discount group': 'B' }, { 'Discount group': 'B' }],
      more: { 'Discount evidence': [{ Contract: 'C', Group: 'B', 'Bundle price': bundle, Rationale: 'Regularly sold together' }] },
      ...more,
    });
  const on = (edge: Edge, tables: Tables, figures: Figures): WorkedEdge => ({ rule: 'discount-group', edge, tables, figures });
  const usual = book(['10.00', '7.50', '7.50'], ['10.00', '10.00', '10.00'], '15.00');
  return [
    ...(['first day', 'leap day', 'last day'] as const).map((edge) => on(edge, usual, sums('10.00', '17.50', '25.00'))),
    on('one cent', book(['10.00', '10.00', '9.99'], ['10.00', '10.00', '10.00'], '19.99'), sums('10.00', '19.99', '29.99')),
  ];
}

/** P3 takes what the other selling prices leave. */
function residual(): WorkedEdge[] {
  const book = (prices: Three['prices'], low: string, high: string): Tables =>
    three({
      prices,
      more: {
        'Price list': [
          { Product: 'P1', 'SSP (per unit)': '40.00' },
          { Product: 'P2', 'SSP (per unit)': '60.00' },
          { Product: 'P3', Method: 'residual', Low: low, High: high, Rationale: 'Sold for widely differing amounts' },
        ],
      },
    });
  const on = (edge: Edge, tables: Tables, figures: Figures): WorkedEdge => ({ rule: 'residual', edge, tables, figures });
  return [
    ...(['first day', 'leap day', 'last day'] as const).map((edge) => on(edge, book(['50.00', '60.00', '20.00'], '15.00', '45.00'), sums('40.00', '100.00', '130.00'))),
    on('one cent', book(['40.00', '60.00', '0.01'], '0.01', '45.00'), sums('40.00', '100.00', '100.01')),
  ];
}

/** A price of its own: nothing else is in the contract. */
function stated(): WorkedEdge[] {
  const on = (edge: Edge, price: string, day: string, term: { start: string; end: string } = YEAR): WorkedEdge => ({
    rule: 'stated-price',
    edge,
    tables: aPromise({ price, ...term, method: 'point in time', obligation: { 'Recognition date': day } }),
    figures: revenue({ [day]: price }),
  });
  return [on('first day', '9.99', YEAR.start), on('last day', '9.99', YEAR.end), on('leap day', '9.99', '2028-02-29'), on('zero', '0.00', YEAR.end), on('one cent', '0.01', YEAR.end), on('one day', '9.99', '2028-02-29', LEAP_DAY), on('ten years', '9.99', TEN_YEARS.end, TEN_YEARS)];
}

/** Discounts of a line and of an invoice: 366.00 less a tenth for 2028 is 0.90 a day. */
function discounted(rule: RuleId, type: string): WorkedEdge[] {
  const line = (cells: Row): Row => aLine({ 'Invoice date': YEAR.start, Product: 'P', 'Service start': YEAR.start, 'Service end': YEAR.end, 'Line group': 'A', ...cells });
  const book = (amount: string, discounts: readonly string[], cells: Row = {}): Tables => ({
    Settings: [{ Setting: 'Straight-line strategy', Value: 'exact days' }],
    Products: [{ Product: 'P', 'Recognition method': 'straight-line' }],
    Invoices: [
      line({ Amount: amount, ...cells }),
      ...discounts.map((discount, index) => line({ Line: String(index + 2), Type: type, Amount: discount, ...(type === 'invoice discount' ? { Product: '', 'Service start': '', 'Service end': '', 'Line group': '' } : cells) })),
    ],
  });
  const on = (edge: Edge, tables: Tables, figures: Figures): WorkedEdge => ({ rule, edge, tables, figures });
  const year = book('366.00', ['-36.60']);
  const tenYears = { 'Service start': TEN_YEARS.start, 'Service end': TEN_YEARS.end, 'Invoice date': TEN_YEARS.start };
  const oneDay = { 'Service start': '2028-02-29', 'Service end': '2028-02-29' };
  return [
    on('first day', year, revenue({ '2027-12-31': '0.00', [YEAR.start]: '0.90' })),
    on('leap day', year, revenue({ '2028-02-28': '53.10', '2028-02-29': '54.00' })),
    on('last day', year, revenue({ '2028-12-30': '328.50', [YEAR.end]: '329.40' })),
    on('zero', book('366.00', ['0.00']), revenue({ '2028-02-29': '60.00', [YEAR.end]: '366.00' })),
    on('one cent', book('366.00', ['-0.01']), revenue({ '2028-06-30': '182.00', '2028-07-01': '183.00', '2028-07-02': '183.99', [YEAR.end]: '365.99' })),
    on('one day', book('10.00', ['-4.00'], oneDay), revenue({ '2028-02-28': '0.00', '2028-02-29': '6.00' })),
    on('ten years', book('3653.00', ['-365.30'], tenYears), revenue({ '2036-12-30': '3286.80', '2036-12-31': '3287.70' })),
    on('two on one day', book('366.00', ['-18.30', '-18.30']), revenue({ '2028-02-29': '54.00', [YEAR.end]: '329.40' })),
  ];
}

/** Tax at a fifth: 439.20 is 366.00 without it. */
function taxed(): WorkedEdge[] {
  const on = (edge: Edge, cells: Row, figures: Figures): WorkedEdge => ({
    rule: 'tax-excluded',
    edge,
    tables: { Invoices: [aLine({ 'Invoice date': '2028-02-29', 'Recognition method': 'point in time', 'Recognition date': '2028-02-29', 'Tax included': 'Y', ...cells })] },
    figures,
  });
  const both = (amount: string): Figures => ({ Revenue: { '2028-02-28': '0.00', '2028-02-29': amount }, 'Receivable clearing': { '2028-02-29': amount } });
  return [
    on('leap day', { Amount: '439.20', 'Tax rate': '20%' }, both('366.00')),
    on('zero', { Amount: '0.00', 'Tax rate': '20%' }, both('0.00')),
    on('negative', { Amount: '-439.20', 'Tax amount': '-73.20' }, both('-366.00')),
    on('one cent', { Amount: '0.01', 'Tax rate': '20%' }, both('0.01')),
  ];
}

/** Bonuses of a year: an estimate of the first day is in the price, one of a later day catches up. */
function variable(): WorkedEdge[] {
  const book = (price: string, estimates: readonly (readonly [id: string, day: string, amount: string])[], term: { start: string; end: string } = YEAR): Tables =>
    aPromise({
      price,
      ...term,
      more: { Estimates: estimates.map(([id, day, amount]) => ({ Estimate: id, 'As of': day, Contract: 'C', Kind: estimates.some(([, , other]) => other.startsWith('-')) ? 'other' : 'bonus', Amount: amount, Rationale: 'As agreed' })) },
    });
  const on = (edge: Edge, tables: Tables, figures: Figures, what?: string): WorkedEdge => ({ rule: 'variable-consideration', edge, tables, figures, ...(what === undefined ? {} : { what }) });
  return [
    on('first day', book('366.00', [['E', YEAR.start, '36.60'], ['E', '2028-02-01', '73.20']]), revenue({ '2028-01-01': '1.10', '2028-01-31': '34.10', '2028-02-01': '38.40' }), 'in the price from the start; raised later'),
    on('last day', book('366.00', [['E', YEAR.end, '36.60']]), revenue({ '2028-12-30': '365.00', [YEAR.end]: '402.60' })),
    on('leap day', book('366.00', [['E', '2028-02-29', '36.60']]), revenue({ '2028-02-28': '59.00', '2028-02-29': '66.00', [YEAR.end]: '402.60' })),
    on('negative', book('366.00', [['E', '2028-02-01', '36.60'], ['E', '2028-02-29', '-36.60']]), revenue({ '2028-02-28': '64.90', '2028-02-29': '54.00', [YEAR.end]: '329.40' })),
    on('zero', book('366.00', [['E', '2028-02-01', '36.60'], ['E', '2028-02-29', '0.00']]), revenue({ '2028-02-28': '64.90', '2028-02-29': '60.00', [YEAR.end]: '366.00' })),
    on('one cent', book('366.00', [['E', '2028-07-01', '0.01']]), revenue({ '2028-06-30': '182.00', '2028-07-01': '183.01', [YEAR.end]: '366.01' })),
    on('one day', book('10.00', [['E', '2028-02-29', '1.00']], LEAP_DAY), revenue({ '2028-02-28': '0.00', '2028-02-29': '11.00' })),
    on('ten years', book('3653.00', [['E', TEN_YEARS.end, '365.30']], TEN_YEARS), revenue({ '2036-12-30': '3652.00', '2036-12-31': '4018.30' })),
    on('two on one day', book('366.00', [['E1', '2028-02-29', '36.60'], ['E2', '2028-02-29', '36.60']]), revenue({ '2028-02-28': '59.00', '2028-02-29': '72.00', [YEAR.end]: '439.20' })),
  ];
}

/** A change of price for a promise of 2028 that is not distinct: caught up; 607.80 instead of 366.00 would be 1.66 a day. */
function caughtUp(): WorkedEdge[] {
  const rule = 'modification-catch-up';
  const alike = { Treatment: 'cumulative catch-up', 'Remaining distinct': 'no' };
  const on = (edge: Edge, price: string, more: Tables, figures: Figures, term: { start: string; end: string } = YEAR): WorkedEdge => ({ rule, edge, tables: aPromise({ price, ...term, more }), figures });
  return [
    on('modified on day one', '366.00', changes([[YEAR.start, '36.60']], alike), revenue({ '2027-12-31': '0.00', [YEAR.start]: '1.10', [YEAR.end]: '402.60' })),
    on('first day', '366.00', changes([[YEAR.start, '-36.60']], alike), revenue({ [YEAR.start]: '0.90', [YEAR.end]: '329.40' })),
    on('leap day', '366.00', changes([['2028-02-29', '36.60']], alike), revenue({ '2028-02-28': '59.00', '2028-02-29': '66.00', [YEAR.end]: '402.60' })),
    on('modified on the last day', '366.00', changes([[YEAR.end, '36.60']], alike), revenue({ '2028-12-30': '365.00', [YEAR.end]: '402.60' })),
    on('last day', '366.00', changes([[YEAR.end, '-36.60']], alike), revenue({ '2028-12-30': '365.00', [YEAR.end]: '329.40' })),
    on('zero', '366.00', changes([['2028-02-29', '0.00']], alike), revenue({ '2028-02-29': '60.00', [YEAR.end]: '366.00' })),
    on('negative', '366.00', changes([['2028-02-29', '-366.00']], alike), revenue({ '2028-02-28': '59.00', '2028-02-29': '0.00', [YEAR.end]: '0.00' })),
    on('one cent', '366.00', changes([['2028-07-01', '0.01']], alike), revenue({ '2028-06-30': '182.00', '2028-07-01': '183.01', [YEAR.end]: '366.01' })),
    on('one day', '10.00', changes([['2028-02-29', '1.00']], alike), revenue({ '2028-02-28': '0.00', '2028-02-29': '11.00' }), LEAP_DAY),
    on('ten years', '3653.00', changes([[TEN_YEARS.end, '365.30']], alike), revenue({ '2036-12-30': '3652.00', '2036-12-31': '4018.30' }), TEN_YEARS),
    on('two on one day', '366.00', changes([['2028-02-29', '73.20'], ['2028-02-29', '-36.60']], alike), revenue({ '2028-02-28': '59.00', '2028-02-29': '66.00', [YEAR.end]: '402.60' })),
  ];
}

export const EDGES_OF_PRICES: readonly WorkedEdge[] = [
  ...allocated(),
  ...listed(),
  ...bundled(),
  ...residual(),
  ...stated(),
  ...discounted('product-discount', 'product discount'),
  ...discounted('invoice-discount', 'invoice discount'),
  ...taxed(),
  ...variable(),
  ...caughtUp(),
];
