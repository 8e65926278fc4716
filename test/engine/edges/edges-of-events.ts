/** Revenue by what happens: usage, milestones, progress, prepaid credits, at the edges of terms and amounts. */
import type { Figures, Rows, RuleId, Tables, WorkedEdge } from './edge-book';
import { plusDays } from './edge-book';
import { LEAP_DAY, TEN_YEARS, YEAR, aPromise, changes, type Promise } from './books';

const revenue = (days: Readonly<Record<string, string>>): Figures => ({ Revenue: days });

/** Dated rows are revenue of their days, whatever the term; several on one day add up. */
function byUsage(rule: RuleId, book: (promise: Promise) => Tables): WorkedEdge[] {
  const used = (...rows: readonly (readonly [string, string])[]): Rows => rows.map(([day, amount], index) => ({ Obligation: 'O', Date: day, Quantity: String(index + 1), Amount: amount }));
  const on = (edge: WorkedEdge['edge'], term: Pick<Promise, 'start' | 'end'>, day: string, amount: string): WorkedEdge => ({
    rule,
    edge,
    tables: book({ price: '', ...term, more: { Usage: used([day, amount]) } }),
    figures: revenue({ [plusDays(day, -1)]: '0.00', [day]: amount, [plusDays(day, 40)]: amount }),
  });
  return [
    on('first day', YEAR, YEAR.start, '5.00'),
    on('last day', YEAR, YEAR.end, '5.00'),
    on('leap day', YEAR, '2028-02-29', '5.00'),
    on('zero', YEAR, '2028-05-31', '0.00'),
    on('negative', YEAR, '2028-05-31', '-5.00'),
    on('one cent', YEAR, '2028-05-31', '0.01'),
    on('one day', LEAP_DAY, '2028-02-29', '5.00'),
    on('ten years', TEN_YEARS, TEN_YEARS.end, '5.00'),
    {
      rule,
      edge: 'two on one day',
      tables: book({ price: '', ...YEAR, more: { Usage: used(['2028-02-29', '5.00'], ['2028-02-29', '0.01'], ['2028-03-01', '1.00']) } }),
      figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '5.01', '2028-03-01': '6.01' }),
    },
  ];
}

/** 40 % and 60 % of a price; 0.4 cents are none. */
function byMilestones(): WorkedEdge[] {
  const rule = 'milestone';
  const book = (price: string, term: Pick<Promise, 'start' | 'end'>, days: readonly [string, string], more: Tables = {}): Tables => {
    const milestones = [{ Obligation: 'O', Milestone: 'M1', Share: '40%', Completed: days[0] }, { Obligation: 'O', Milestone: 'M2', Share: '60%', Completed: days[1] }];
    return aPromise({ price, ...term, method: 'milestone', more: { ...more, Milestones: milestones } });
  };
  const { start, end } = YEAR;
  return [
    { rule, edge: 'first day', tables: book('100.01', YEAR, [start, end]), figures: revenue({ '2027-12-31': '0.00', [start]: '40.00' }) },
    { rule, edge: 'last day', tables: book('100.01', YEAR, [start, end]), figures: revenue({ '2028-12-30': '40.00', [end]: '100.01' }) },
    { rule, edge: 'leap day', tables: book('100.01', YEAR, ['2028-02-29', '2028-03-01']), figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '40.00', '2028-03-01': '100.01' }) },
    { rule, edge: 'zero', tables: book('0.00', YEAR, [start, end]), figures: revenue({ [end]: '0.00' }) },
    { rule, edge: 'one cent', tables: book('0.01', YEAR, [start, end]), figures: revenue({ [start]: '0.00', '2028-12-30': '0.00', [end]: '0.01' }) },
    { rule, edge: 'one day', tables: book('100.01', LEAP_DAY, ['2028-02-29', '2028-02-29']), figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '100.01' }) },
    { rule, edge: 'ten years', tables: book('100.01', TEN_YEARS, [TEN_YEARS.start, TEN_YEARS.end]), figures: revenue({ '2036-12-30': '40.00', '2036-12-31': '100.01' }) },
    { rule, edge: 'modified on day one', tables: book('100.00', YEAR, ['2028-05-31', end], changes([[start, '50.00']])), figures: revenue({ '2028-05-30': '0.00', '2028-05-31': '60.00', [end]: '150.00' }) },
    { rule, edge: 'modified on the last day', tables: book('100.00', YEAR, ['2028-05-31', end], changes([[end, '50.00']])), figures: revenue({ '2028-12-30': '40.00', [end]: '150.00' }) },
    { rule, edge: 'two on one day', tables: book('100.00', YEAR, ['2028-05-31', '2028-05-31'], changes([['2028-02-01', '25.00'], ['2028-02-01', '25.00']])), figures: revenue({ '2028-05-30': '0.00', '2028-05-31': '150.00' }) },
  ];
}

/** Of 100 units: the price times what is done; a cent is earned from one half on. */
function byProgress(): WorkedEdge[] {
  const rule = 'progress';
  const book = (price: string, term: Pick<Promise, 'start' | 'end'>, done: readonly (readonly [string, string])[], more: Tables = {}): Tables => {
    const rows = done.map(([day, units]) => ({ Obligation: 'O', 'As of': day, Done: units, Total: '100', Measure: 'hours' }));
    return aPromise({ price, ...term, method: 'progress', more: { ...more, Progress: rows } });
  };
  const caughtUp = { Treatment: 'cumulative catch-up', 'Remaining distinct': 'no' };
  const { start, end } = YEAR;
  return [
    { rule, edge: 'first day', tables: book('100.00', YEAR, [[start, '10'], [end, '100']]), figures: revenue({ '2027-12-31': '0.00', [start]: '10.00' }) },
    { rule, edge: 'last day', tables: book('100.00', YEAR, [[start, '10'], [end, '100']]), figures: revenue({ '2028-12-30': '10.00', [end]: '100.00' }) },
    { rule, edge: 'leap day', tables: book('100.00', YEAR, [['2028-02-28', '33'], ['2028-02-29', '34']]), figures: revenue({ '2028-02-28': '33.00', '2028-02-29': '34.00' }) },
    { rule, edge: 'zero', tables: book('0.00', YEAR, [[start, '10']]), figures: revenue({ [end]: '0.00' }) },
    { rule, edge: 'zero', what: 'nothing done', tables: book('100.00', YEAR, [[start, '0'], [end, '0']]), figures: revenue({ [end]: '0.00' }) },
    { rule, edge: 'negative', what: 'a new estimate takes back', tables: book('100.00', YEAR, [['2028-01-31', '60'], ['2028-02-29', '45']]), figures: revenue({ '2028-01-31': '60.00', '2028-02-29': '45.00' }) },
    { rule, edge: 'one cent', tables: book('0.01', YEAR, [[start, '49'], ['2028-02-29', '50']]), figures: revenue({ [start]: '0.00', '2028-02-28': '0.00', '2028-02-29': '0.01' }) },
    { rule, edge: 'one day', tables: book('100.00', LEAP_DAY, [['2028-02-29', '100']]), figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '100.00' }) },
    { rule, edge: 'ten years', tables: book('100.00', TEN_YEARS, [[TEN_YEARS.start, '1'], [TEN_YEARS.end, '100']]), figures: revenue({ '2036-12-30': '1.00', '2036-12-31': '100.00' }) },
    { rule, edge: 'modified on day one', tables: book('100.00', YEAR, [[start, '10'], [end, '100']], changes([[start, '100.00']], caughtUp)), figures: revenue({ '2027-12-31': '0.00', [start]: '20.00', [end]: '200.00' }) },
    { rule, edge: 'modified on the last day', tables: book('100.00', YEAR, [[start, '10'], [end, '100']], changes([[end, '100.00']], caughtUp)), figures: revenue({ '2028-12-30': '10.00', [end]: '200.00' }) },
    {
      rule,
      edge: 'two on one day',
      tables: book('100.00', YEAR, [[start, '50']], changes([['2028-02-29', '30.00'], ['2028-02-29', '-10.00']], caughtUp)),
      figures: revenue({ '2028-02-28': '50.00', '2028-02-29': '60.00' }),
    },
  ];
}

/** 1,000 units of which 900 are expected to be used, in proportion; or what is left on the last day. */
function byBreakage(): WorkedEdge[] {
  const rule = 'breakage';
  const book = (price: string, term: Pick<Promise, 'start' | 'end'>, breakage: string, used: readonly (readonly [string, string, string])[], more: Tables = {}): Tables =>
    aPromise({
      price,
      ...term,
      method: 'progress',
      obligation: { Breakage: breakage },
      more: { ...more, Progress: used.map(([day, units, total]) => ({ Obligation: 'O', 'As of': day, Done: units, Total: total, Measure: 'units' })) },
    });
  const { start, end } = YEAR;
  const caughtUp = { Treatment: 'cumulative catch-up', 'Remaining distinct': 'no' };
  return [
    { rule, edge: 'first day', tables: book('1000.00', YEAR, 'proportional', [[start, '450', '900']]), figures: revenue({ '2027-12-31': '0.00', [start]: '500.00' }) },
    { rule, edge: 'last day', tables: book('1000.00', YEAR, 'at expiry', [['2028-03-31', '450', '1000']]), figures: revenue({ '2028-12-30': '450.00', [end]: '1000.00' }) },
    { rule, edge: 'leap day', tables: book('1000.00', { start: '2027-03-01', end: '2028-02-29' }, 'at expiry', [['2028-02-28', '450', '1000']]), figures: revenue({ '2028-02-28': '450.00', '2028-02-29': '1000.00' }) },
    { rule, edge: 'zero', tables: book('0.00', YEAR, 'at expiry', [['2028-03-31', '450', '1000']]), figures: revenue({ [end]: '0.00' }) },
    { rule, edge: 'one cent', tables: book('0.01', YEAR, 'at expiry', [['2028-03-31', '499', '1000']]), figures: revenue({ '2028-12-30': '0.00', [end]: '0.01' }) },
    { rule, edge: 'one day', tables: book('1000.00', LEAP_DAY, 'at expiry', [['2028-02-29', '450', '1000']]), figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '1000.00' }) },
    { rule, edge: 'ten years', tables: book('1000.00', TEN_YEARS, 'at expiry', [[TEN_YEARS.start, '1', '1000']]), figures: revenue({ '2036-12-30': '1.00', '2036-12-31': '1000.00' }) },
    { rule, edge: 'modified on day one', tables: book('1000.00', YEAR, 'proportional', [['2028-03-31', '450', '900']], changes([[start, '100.00']], caughtUp)), figures: revenue({ '2028-03-30': '0.00', '2028-03-31': '550.00' }) },
    { rule, edge: 'modified on the last day', tables: book('1000.00', YEAR, 'at expiry', [['2028-03-31', '450', '1000']], changes([[end, '100.00']], caughtUp)), figures: revenue({ '2028-12-30': '450.00', [end]: '1100.00' }) },
    {
      rule,
      edge: 'two on one day',
      tables: book('1000.00', YEAR, 'proportional', [['2028-02-29', '450', '900']], changes([['2028-03-31', '100.00'], ['2028-03-31', '80.00']], caughtUp)),
      figures: revenue({ '2028-02-29': '500.00', '2028-03-30': '500.00', '2028-03-31': '590.00' }),
    },
  ];
}

/** A paid grant and its draw-downs; what is left on the day it expires is revenue. */
function byCredits(): WorkedEdge[] {
  const rule = 'prepaid-credits';
  const book = (amount: string, granted: string, expiry: string, draws: readonly (readonly [string, string])[]): Tables => ({
    Products: [{ Product: 'P', 'Recognition method': 'progress' }],
    Contracts: [{ Contract: 'C', Customer: 'Acme', Currency: 'USD', Start: granted, End: expiry }],
    'Credit grants': [{ 'Grant ID': 'G', Contract: 'C', Product: 'P', 'Grant date': granted, Kind: 'cash', 'Amount granted': amount, 'Price paid': amount, 'Expiry date': expiry }],
    'Credit draw-downs': draws.map(([day, drawn], index) => ({ Document: `D${index + 1}`, Date: day, Contract: 'C', Amount: drawn })),
  });
  const { start, end } = YEAR;
  return [
    { rule, edge: 'first day', tables: book('100.00', start, end, [[start, '30.00']]), figures: revenue({ '2027-12-31': '0.00', [start]: '30.00' }) },
    { rule, edge: 'last day', tables: book('100.00', start, end, [[end, '30.00']]), figures: revenue({ '2028-12-30': '0.00', [end]: '100.00' }) },
    { rule, edge: 'leap day', tables: book('100.00', start, '2028-02-29', [['2028-02-28', '30.00'], ['2028-02-29', '10.00']]), figures: revenue({ '2028-02-28': '30.00', '2028-02-29': '100.00' }) },
    { rule, edge: 'one cent', tables: book('0.01', start, end, [['2028-05-31', '0.01']]), figures: revenue({ '2028-05-30': '0.00', '2028-05-31': '0.01', [end]: '0.01' }) },
    { rule, edge: 'one day', tables: book('100.00', '2028-02-29', '2028-02-29', [['2028-02-29', '30.00']]), figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '100.00' }) },
    { rule, edge: 'ten years', tables: book('100.00', TEN_YEARS.start, TEN_YEARS.end, [[TEN_YEARS.start, '30.00']]), figures: revenue({ '2036-12-30': '30.00', '2036-12-31': '100.00' }) },
    { rule, edge: 'two on one day', tables: book('100.00', start, end, [['2028-02-29', '30.00'], ['2028-02-29', '0.01']]), figures: revenue({ '2028-02-28': '0.00', '2028-02-29': '30.01', [end]: '100.00' }) },
  ];
}

export const EDGES_OF_EVENTS: readonly WorkedEdge[] = [
  ...byUsage('usage', (promise) => aPromise({ ...promise, method: 'usage' })),
  ...byUsage('royalty', (promise) => aPromise({ ...promise, method: 'point in time', obligation: { Licence: 'royalty' } })),
  ...byUsage('consignment', (promise) => aPromise({ ...promise, method: 'usage', obligation: { 'Control judgement': 'consignment', Rationale: 'The dealer returns what it does not sell' } })),
  ...byMilestones(),
  ...byProgress(),
  ...byBreakage(),
  ...byCredits(),
];
