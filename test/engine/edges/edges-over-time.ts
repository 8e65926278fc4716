/** Revenue over time and at points in time, at the edges of terms and amounts: 366.00 is 1.00 a day in 2028. */
import type { Edge, Figures, RuleId, Tables, WorkedEdge } from './edge-book';
import { plusDays } from './edge-book';
import { LEAP_DAY, TEN_YEARS, YEAR, aLine, aPromise, changes, type Promise } from './books';

const revenue = (days: Readonly<Record<string, string>>): Figures => ({ Revenue: days });

/** 3,653 days in ten years of which three are leap years; half a cent is a cent on the 183rd of 366 days. */
function overTime(rule: RuleId, book: (promise: Promise) => Tables): WorkedEdge[] {
  const year = (more: Tables = {}): Tables => book({ price: '366.00', ...YEAR, more });
  return [
    { rule, edge: 'first day', tables: year(), figures: revenue({ '2027-12-31': '0.00', '2028-01-01': '1.00' }) },
    { rule, edge: 'last day', tables: year(), figures: revenue({ '2028-12-30': '365.00', '2028-12-31': '366.00', '2029-01-01': '366.00' }) },
    { rule, edge: 'leap day', tables: year(), figures: revenue({ '2028-02-28': '59.00', '2028-02-29': '60.00', '2028-03-01': '61.00' }) },
    { rule, edge: 'zero', tables: book({ price: '0.00', ...YEAR }), figures: revenue({ '2028-12-31': '0.00' }) },
    { rule, edge: 'one cent', tables: book({ price: '0.01', ...YEAR }), figures: revenue({ '2028-06-30': '0.00', '2028-07-01': '0.01', '2028-12-31': '0.01' }) },
    { rule, edge: 'one day', tables: book({ price: '10.00', ...LEAP_DAY }), figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '10.00', '2028-03-01': '10.00' }) },
    { rule, edge: 'ten years', tables: book({ price: '3653.00', ...TEN_YEARS }), figures: revenue({ '2028-02-29': '425.00', '2036-12-30': '3652.00', '2036-12-31': '3653.00' }) },
    { rule, edge: 'modified on day one', tables: year(changes([['2028-01-01', '366.00']])), figures: revenue({ '2027-12-31': '0.00', '2028-01-01': '2.00', '2028-12-31': '732.00' }) },
    { rule, edge: 'modified on the last day', tables: year(changes([['2028-12-31', '366.00']])), figures: revenue({ '2028-12-30': '365.00', '2028-12-31': '732.00' }) },
    {
      rule,
      edge: 'two on one day',
      tables: year(changes([['2028-07-01', '184.00'], ['2028-07-01', '184.00']])),
      figures: revenue({ '2028-06-30': '182.00', '2028-07-01': '185.00', '2028-12-31': '734.00' }),
    },
  ];
}

/** All on one day D: nothing the day before, all of it on the day, and what a modification adds by then with it. */
function atPoint(rule: RuleId, book: (promise: Promise, day: string) => Tables): WorkedEdge[] {
  const on = (edge: Edge, price: string, term: Pick<Promise, 'start' | 'end'>, day: string, total = price, more: Tables = {}): WorkedEdge => ({
    rule,
    edge,
    tables: book({ price, ...term, more }, day),
    figures: revenue({ [plusDays(day, -1)]: '0.00', [day]: total, [plusDays(day, 40)]: total }),
  });
  return [
    on('first day', '100.01', YEAR, YEAR.start),
    on('last day', '100.01', YEAR, YEAR.end),
    on('leap day', '100.01', YEAR, '2028-02-29'),
    on('zero', '0.00', YEAR, '2028-05-31'),
    on('one cent', '0.01', YEAR, '2028-05-31'),
    on('one day', '100.01', LEAP_DAY, '2028-02-29'),
    on('ten years', '100.01', TEN_YEARS, TEN_YEARS.end),
    on('modified on day one', '100.00', YEAR, '2028-05-31', '125.00', changes([['2028-01-01', '25.00']])),
    on('modified on the last day', '100.00', YEAR, YEAR.end, '125.00', changes([['2028-12-31', '25.00']])),
    on('two on one day', '100.00', YEAR, '2028-05-31', '125.01', changes([['2028-05-01', '25.02'], ['2028-05-01', '-0.01']])),
  ];
}

const dated = (cells: (day: string) => Readonly<Record<string, string>>) => (promise: Promise, day: string): Tables =>
  aPromise({ method: 'point in time', ...promise, obligation: { ...cells(day), Rationale: 'As the papers say' } });

export const EDGES_OVER_TIME: readonly WorkedEdge[] = [
  ...overTime('straight-line', aPromise),
  ...overTime('right-to-access', (promise) => aPromise({ ...promise, method: 'point in time', obligation: { Licence: 'right to access' } })),
  {
    rule: 'straight-line',
    edge: 'negative',
    tables: { ...aPromise({ price: '0', ...YEAR }), Invoices: [aLine({ 'Invoice date': YEAR.start, Amount: '-366.00', Product: 'P', 'Service start': YEAR.start, 'Service end': YEAR.end })] },
    figures: revenue({ '2028-01-01': '-1.00', '2028-02-29': '-60.00', '2028-12-31': '-366.00' }),
  },
  ...atPoint('point-in-time', dated((day) => ({ 'Recognition date': day }))),
  {
    rule: 'point-in-time',
    edge: 'negative',
    tables: { Invoices: [aLine({ 'Invoice date': '2028-02-29', Amount: '-0.01', 'Recognition method': 'point in time', 'Recognition date': '2028-02-29' })] },
    figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '-0.01' }),
  },
  ...atPoint('right-to-use', dated((day) => ({ Licence: 'right to use', Start: day }))),
  ...atPoint('customer-acceptance', dated((day) => ({ Trigger: 'acceptance', Delivered: day, Accepted: day }))),
  ...atPoint('bill-and-hold', dated((day) => ({ 'Control judgement': 'bill-and-hold', 'Recognition date': day }))),
  ...atPoint('repurchase-put-sale', dated((day) => ({ 'Control judgement': 'repurchase: put option, no significant incentive', Trigger: 'delivery', Delivered: day }))),
];
