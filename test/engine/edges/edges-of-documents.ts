/** Invoices, credit notes and voids at the edges: 366.00 for 2028 is 1.00 a day, and a tenth of it is 36.60. */
import type { Edge, Figures, RuleId, Tables, WorkedEdge } from './edge-book';
import { plusDays } from './edge-book';
import { LEAP_DAY, TEN_YEARS, YEAR, aLine, aPromise } from './books';

const eve = (day: string): string => plusDays(day, -1);

interface Credited {
  readonly rule: RuleId;
  readonly treatment: string;
  /** On the day of a credit note of 36.60: on the first, the leap and the last day. */
  readonly first: Figures['Revenue'];
  readonly leap: string;
  readonly last: string;
  /** Of 0.01 on the first of July, when 182.00 are earned: that day, the 92nd day of what remains, and its eve. */
  readonly cent: readonly [string, string, string];
  readonly oneDay: string;
  readonly tenYears: string;
  readonly contra?: { readonly later: string; readonly cent: string; readonly tenYears: string };
}

const book = (amount: string, term: { readonly start: string; readonly end: string }, treatment: string, credits: readonly (readonly [string, string])[]): Tables => ({
  Settings: [{ Setting: 'Straight-line strategy', Value: 'exact days' }],
  Products: [{ Product: 'P', 'Recognition method': 'straight-line' }],
  Invoices: [aLine({ 'Invoice date': term.start, Amount: amount, Product: 'P', 'Service start': term.start, 'Service end': term.end })],
  'Credit notes': credits.map(([day, credit], index) => ({
    'Credit note': `CN${index + 1}`,
    Line: '1',
    Date: day,
    Invoice: 'I',
    'Invoice line': '1',
    Amount: credit,
    Treatment: treatment,
    'Service start': term.start,
    'Service end': term.end,
  })),
});

function credited({ rule, treatment, first, leap, last, cent, oneDay, tenYears, contra }: Credited): WorkedEdge[] {
  const on = (edge: Edge, tables: Tables, Revenue: Figures['Revenue'], contraOn?: readonly [string, string]): WorkedEdge => ({
    rule,
    edge,
    tables,
    figures: { Revenue: Revenue ?? {}, ...(contraOn === undefined ? {} : { 'Contra revenue': { [eve(contraOn[0])]: '0.00', [contraOn[0]]: contraOn[1] } }) },
  });
  const { start, end } = YEAR;
  const year = (...credits: (readonly [string, string])[]): Tables => book('366.00', YEAR, treatment, credits);
  const later = (day: string, amount?: string): readonly [string, string] | undefined => (contra === undefined ? undefined : [day, amount ?? contra.later]);
  return [
    on('first day', year([start, '36.60']), first),
    on('leap day', year(['2028-02-29', '36.60']), { '2028-02-28': '59.00', '2028-02-29': leap }, later('2028-02-29')),
    on('last day', year([end, '36.60']), { '2028-12-30': '365.00', [end]: last }, later(end)),
    on('one cent', year(['2028-07-01', '0.01']), { '2028-06-30': '182.00', '2028-07-01': cent[0], '2028-09-29': cent[1], '2028-09-30': cent[2] }, later('2028-07-01', contra?.cent)),
    on('one day', book('10.00', LEAP_DAY, treatment, [['2028-02-29', '4.00']]), { '2028-02-28': '0.00', '2028-02-29': oneDay }),
    on('ten years', book('3653.00', TEN_YEARS, treatment, [[TEN_YEARS.end, '365.30']]), { '2036-12-30': '3652.00', [TEN_YEARS.end]: tenYears }, later(TEN_YEARS.end, contra?.tenYears)),
    on('two on one day', year(['2028-02-29', '18.30'], ['2028-02-29', '18.30']), { '2028-02-28': '59.00', '2028-02-29': leap }, later('2028-02-29')),
  ];
}

const CENT_TO_COME = ['183.00', '273.00', '273.99'] as const;
const CENT_FROM_THE_START = ['182.99', '272.99', '273.99'] as const;
const TENTH_LESS = { '2027-12-31': '0.00', '2028-01-01': '0.90', '2028-12-31': '329.40' };

const CREDITED: readonly Credited[] = [
  { rule: 'credit-note', treatment: 'deferred first', first: TENTH_LESS, leap: '59.88', last: '329.40', cent: CENT_TO_COME, oneDay: '6.00', tenYears: '3287.70' },
  { rule: 'credit-pro-rata', treatment: 'pro rata', first: TENTH_LESS, leap: '54.00', last: '329.40', cent: CENT_TO_COME, oneDay: '6.00', tenYears: '3287.70' },
  {
    ...{ rule: 'credit-contra-revenue', treatment: 'contra revenue', first: TENTH_LESS, leap: '60.00', last: '366.00', cent: ['183.00', '273.00', '274.00'], oneDay: '6.00', tenYears: '3653.00' },
    contra: { later: '36.60', cent: '0.01', tenYears: '365.30' },
  },
  { rule: 'credit-price-concession', treatment: 'price concession', first: TENTH_LESS, leap: '59.88', last: '329.40', cent: CENT_TO_COME, oneDay: '6.00', tenYears: '3287.70' },
  { rule: 'credit-catch-up', treatment: 'cumulative catch-up', first: TENTH_LESS, leap: '54.00', last: '329.40', cent: CENT_FROM_THE_START, oneDay: '6.00', tenYears: '3287.70' },
  { rule: 'credit-rebuild', treatment: 'rebuild by service dates', first: TENTH_LESS, leap: '54.00', last: '329.40', cent: CENT_FROM_THE_START, oneDay: '6.00', tenYears: '3287.70' },
  {
    ...{ rule: 'credit-billing-only', treatment: 'billing only', first: { '2028-01-01': '1.00', '2028-12-31': '366.00' }, leap: '60.00', last: '366.00' },
    ...{ cent: ['183.00', '273.00', '274.00'], oneDay: '10.00', tenYears: '3653.00' },
  },
];

/** Taken back whole on its day, whatever of it was earned. */
function voided(): WorkedEdge[] {
  const line = (edge: Edge, amount: string, term: { readonly start: string; readonly end: string }, day: string, before: string): WorkedEdge => ({
    rule: 'void',
    edge,
    tables: {
      Settings: [{ Setting: 'Straight-line strategy', Value: 'exact days' }],
      Products: [{ Product: 'P', 'Recognition method': 'straight-line' }],
      Invoices: [aLine({ 'Invoice date': term.start, Amount: amount, Product: 'P', 'Service start': term.start, 'Service end': term.end, Status: 'voided', 'Void date': day })],
    },
    figures: {
      Revenue: { [eve(day)]: before, [day]: '0.00', [plusDays(day, 400)]: '0.00' },
      'Receivable clearing': { [day]: '0.00' },
      'Deferred revenue': { [day]: '0.00' },
    },
  });
  return [
    line('first day', '366.00', YEAR, YEAR.start, '0.00'),
    line('last day', '366.00', YEAR, YEAR.end, '365.00'),
    line('leap day', '366.00', YEAR, '2028-02-29', '59.00'),
    line('zero', '0.00', YEAR, '2028-02-29', '0.00'),
    line('negative', '-366.00', YEAR, '2028-02-29', '-59.00'),
    line('one cent', '0.01', YEAR, '2028-07-02', '0.01'),
    line('one day', '10.00', LEAP_DAY, '2028-02-29', '0.00'),
    line('ten years', '3653.00', TEN_YEARS, TEN_YEARS.end, '3652.00'),
  ];
}

/** What is billed before it is earned is deferred; after it, it settles what is unbilled. */
function billed(): WorkedEdge[] {
  const on = (edge: Edge, amounts: readonly string[], day: string, figures: Figures, term = YEAR as { start: string; end: string }, price = '366.00'): WorkedEdge => ({
    rule: 'billing',
    edge,
    tables: { ...aPromise({ price, ...term }), Invoices: amounts.map((amount, index) => ({ Invoice: `I${index + 1}`, Line: '1', 'Invoice date': day, Contract: 'C', Obligation: 'O', Amount: amount })) },
    figures,
  });
  const { start, end } = YEAR;
  return [
    on('first day', ['366.00'], start, { 'Receivable clearing': { [eve(start)]: '0.00', [start]: '366.00' }, 'Deferred revenue': { [start]: '365.00', [end]: '0.00' } }),
    on('last day', ['366.00'], end, { 'Unbilled revenue': { [eve(end)]: '365.00', [end]: '0.00' }, 'Deferred revenue': { [end]: '0.00' }, 'Receivable clearing': { [eve(end)]: '0.00', [end]: '366.00' } }),
    on('leap day', ['366.00'], '2028-02-29', { 'Unbilled revenue': { '2028-02-28': '59.00', '2028-02-29': '0.00' }, 'Deferred revenue': { '2028-02-29': '306.00' } }),
    on('zero', ['0.00'], '2028-02-29', { 'Unbilled revenue': { '2028-02-29': '60.00' }, 'Receivable clearing': { '2028-02-29': '0.00' } }),
    on('one cent', ['0.01'], start, { 'Deferred revenue': { [start]: '0.00' }, 'Unbilled revenue': { [start]: '0.99' }, 'Receivable clearing': { [start]: '0.01' } }),
    on('one day', ['10.00'], '2028-02-29', { 'Receivable clearing': { '2028-02-29': '10.00' }, 'Deferred revenue': { '2028-02-29': '0.00' }, 'Unbilled revenue': { '2028-02-29': '0.00' } }, LEAP_DAY, '10.00'),
    on('ten years', ['3653.00'], TEN_YEARS.end, { 'Unbilled revenue': { '2036-12-30': '3652.00', '2036-12-31': '0.00' } }, TEN_YEARS, '3653.00'),
    on('two on one day', ['100.00', '266.00'], '2028-02-29', { 'Unbilled revenue': { '2028-02-28': '59.00', '2028-02-29': '0.00' }, 'Deferred revenue': { '2028-02-29': '306.00' } }),
    {
      rule: 'billing',
      edge: 'negative',
      tables: { Invoices: [aLine({ 'Invoice date': '2028-02-29', Amount: '-0.01', 'Recognition method': 'straight-line', 'Service start': '2028-03-01', 'Service end': '2028-03-01' })] },
      figures: { 'Receivable clearing': { '2028-02-28': '0.00', '2028-02-29': '-0.01' }, 'Unbilled revenue': { '2028-02-29': '0.01', '2028-03-01': '0.00' } },
    },
  ];
}

export const EDGES_OF_DOCUMENTS: readonly WorkedEdge[] = [
  ...CREDITED.flatMap(credited),
  {
    rule: 'credit-contra-revenue',
    edge: 'two on one day',
    what: 'the first leaves 22.40 earned, the second takes that and 14.20 of what is to come',
    tables: book('366.00', YEAR, 'contra revenue', [['2028-02-29', '36.60'], ['2028-02-29', '36.60']]),
    figures: { 'Contra revenue': { '2028-02-29': '59.00' }, Revenue: { '2028-02-29': '59.95', [YEAR.end]: '351.80' } },
  },
  ...voided(),
  ...billed(),
];
