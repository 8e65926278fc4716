/** What changes a price or ends it, at the edges: 366.00 for 2028 is 1.00 a day, and a tenth of it is 36.60. */
import type { Edge, Figures, RuleId, Tables, WorkedEdge } from './edge-book';
import { plusDays } from './edge-book';
import { LEAP_DAY, TEN_YEARS, YEAR, aPromise, changes } from './books';

type Term = { readonly start: string; readonly end: string };
const revenue = (days: Readonly<Record<string, string>>): Figures => ({ Revenue: days });

/** Distinct days: what is left, with the change, falls on the days from the change on. */
function forTheFuture(): WorkedEdge[] {
  const on = (edge: Edge, more: Tables, figures: Figures, price = '366.00', term: Term = YEAR): WorkedEdge => ({ rule: 'modification-prospective', edge, tables: aPromise({ price, ...term, more }), figures });
  return [
    on('first day', changes([[YEAR.start, '-366.00']]), revenue({ [YEAR.start]: '0.00', [YEAR.end]: '0.00' })),
    on('modified on day one', changes([[YEAR.start, '366.00']]), revenue({ '2027-12-31': '0.00', [YEAR.start]: '2.00', [YEAR.end]: '732.00' })),
    on('last day', changes([[YEAR.end, '-1.00']]), revenue({ '2028-12-30': '365.00', [YEAR.end]: '365.00' })),
    on('modified on the last day', changes([[YEAR.end, '366.00']]), revenue({ '2028-12-30': '365.00', [YEAR.end]: '732.00' })),
    on('leap day', changes([['2028-02-29', '307.00']]), revenue({ '2028-02-28': '59.00', '2028-02-29': '61.00', [YEAR.end]: '673.00' })),
    on('zero', changes([['2028-02-29', '0.00']]), revenue({ '2028-02-29': '60.00', [YEAR.end]: '366.00' })),
    on('negative', changes([['2028-02-29', '-307.00']]), revenue({ '2028-02-28': '59.00', '2028-02-29': '59.00', [YEAR.end]: '59.00' })),
    on('one cent', changes([['2028-07-01', '0.01']]), revenue({ '2028-07-01': '183.00', '2028-09-29': '273.00', '2028-09-30': '274.01', [YEAR.end]: '366.01' })),
    on('one day', changes([['2028-02-29', '1.00']]), revenue({ '2028-02-28': '0.00', '2028-02-29': '11.00' }), '10.00', LEAP_DAY),
    on('ten years', changes([[TEN_YEARS.end, '365.30']]), revenue({ '2036-12-30': '3652.00', '2036-12-31': '4018.30' }), '3653.00', TEN_YEARS),
    on('two on one day', changes([['2028-07-01', '368.00'], ['2028-07-01', '-184.00']]), revenue({ '2028-06-30': '182.00', '2028-07-01': '184.00', [YEAR.end]: '550.00' })),
  ];
}

/** Nothing more comes from the day on. */
function ended(): WorkedEdge[] {
  const ending = { Treatment: 'termination' };
  const on = (edge: Edge, day: string, fee: string, earned: string, price = '366.00', term: Term = YEAR, before = earned): WorkedEdge => ({
    rule: 'modification-termination',
    edge,
    tables: aPromise({ price, ...term, more: changes([[day, fee]], ending) }),
    figures: revenue({ [plusDays(day, -1)]: before, [day]: earned, [plusDays(day, 400)]: earned }),
  });
  return [
    on('first day', YEAR.start, '', '0.00'),
    on('modified on day one', YEAR.start, '25.00', '25.00', '366.00', YEAR, '0.00'),
    on('last day', YEAR.end, '', '365.00'),
    on('modified on the last day', YEAR.end, '25.00', '390.00', '366.00', YEAR, '365.00'),
    on('leap day', '2028-02-29', '', '59.00'),
    on('zero', '2028-02-29', '0.00', '59.00'),
    on('negative', '2028-02-29', '-9.00', '50.00', '366.00', YEAR, '59.00'),
    on('one cent', '2028-07-02', '', '0.01', '0.01'),
    on('one day', '2028-02-29', '', '0.00', '10.00', LEAP_DAY),
    on('ten years', TEN_YEARS.end, '', '3652.00', '3653.00', TEN_YEARS),
  ];
}

/** A tenth is expected back: from the start, or caught up. */
function expectedBack(rule: RuleId, kind: string): WorkedEdge[] {
  const book = (price: string, estimates: readonly (readonly [id: string, day: string, amount: string])[], term: Term = YEAR): Tables =>
    aPromise({ price, ...term, more: { Estimates: estimates.map(([id, day, amount]) => ({ Estimate: id, 'As of': day, Contract: 'C', Kind: kind, Amount: amount, Rationale: 'As in other years' })) } });
  const on = (edge: Edge, tables: Tables, figures: Figures): WorkedEdge => ({ rule, edge, tables, figures });
  return [
    on('first day', book('366.00', [['E', YEAR.start, '36.60']]), revenue({ '2027-12-31': '0.00', [YEAR.start]: '0.90', [YEAR.end]: '329.40' })),
    on('last day', book('366.00', [['E', YEAR.end, '36.60']]), revenue({ '2028-12-30': '365.00', [YEAR.end]: '329.40' })),
    on('leap day', book('366.00', [['E', '2028-02-29', '36.60']]), revenue({ '2028-02-28': '59.00', '2028-02-29': '54.00', [YEAR.end]: '329.40' })),
    on('zero', book('366.00', [['E', YEAR.start, '36.60'], ['E', '2028-02-29', '0.00']]), revenue({ '2028-02-28': '53.10', '2028-02-29': '60.00', [YEAR.end]: '366.00' })),
    on('one cent', book('366.00', [['E', '2028-07-01', '0.01']]), revenue({ '2028-06-30': '182.00', '2028-07-01': '182.99', [YEAR.end]: '365.99' })),
    on('one day', book('10.00', [['E', '2028-02-29', '4.00']], LEAP_DAY), revenue({ '2028-02-28': '0.00', '2028-02-29': '6.00' })),
    on('ten years', book('3653.00', [['E', TEN_YEARS.end, '365.30']], TEN_YEARS), revenue({ '2036-12-30': '3652.00', '2036-12-31': '3287.70' })),
    on('two on one day', book('366.00', [['E1', '2028-02-29', '36.60'], ['E2', '2028-02-29', '36.60']]), revenue({ '2028-02-28': '59.00', '2028-02-29': '48.00', [YEAR.end]: '292.80' })),
  ];
}

/** No contract until collection is probable; on that day the days before are caught up. */
function collectable(): WorkedEdge[] {
  const on = (edge: Edge, day: string, figures: Figures, price = '366.00', term: Term = YEAR, more: Tables = {}): WorkedEdge => ({
    rule: 'collectability',
    edge,
    tables: aPromise({ price, ...term, contract: { Collectable: 'N', 'Collectable from': day, Rationale: 'Funded since then' }, more }),
    figures,
  });
  return [
    on('first day', YEAR.start, revenue({ '2027-12-31': '0.00', [YEAR.start]: '1.00', [YEAR.end]: '366.00' })),
    on('last day', YEAR.end, revenue({ '2028-12-30': '0.00', [YEAR.end]: '366.00' })),
    on('leap day', '2028-02-29', revenue({ '2028-02-28': '0.00', '2028-02-29': '60.00' })),
    on('zero', '2028-02-29', revenue({ [YEAR.end]: '0.00' }), '0.00'),
    on('one cent', '2028-07-02', revenue({ '2028-07-01': '0.00', '2028-07-02': '0.01' }), '0.01'),
    on('one day', '2028-02-29', revenue({ '2028-02-28': '0.00', '2028-02-29': '10.00' }), '10.00', LEAP_DAY),
    on('ten years', TEN_YEARS.end, revenue({ '2036-12-30': '0.00', '2036-12-31': '3653.00' }), '3653.00', TEN_YEARS),
    on('modified on day one', '2028-02-29', revenue({ '2028-02-28': '0.00', '2028-02-29': '120.00' }), '366.00', YEAR, changes([[YEAR.start, '366.00']])),
    on('modified on the last day', '2028-02-29', revenue({ '2028-02-29': '60.00', '2028-12-30': '365.00', [YEAR.end]: '732.00' }), '366.00', YEAR, changes([[YEAR.end, '366.00']])),
  ];
}

/** Written off on a day: what is deferred will not come, what was earned is bad debt. */
function writtenOff(): WorkedEdge[] {
  const on = (edge: Edge, day: string, earned: string, price = '366.00', term: Term = YEAR): WorkedEdge => ({
    rule: 'bad-debt',
    edge,
    tables: {
      ...aPromise({ price, ...term }),
      Invoices: [{ Invoice: 'I', Line: '1', 'Invoice date': term.start, Contract: 'C', Obligation: 'O', Amount: price }],
      'Write-offs': [{ Invoice: 'I', Date: day, Rationale: 'Insolvent' }],
    },
    figures: { Revenue: { [day]: earned, [plusDays(day, 400)]: earned }, 'Bad debt expense': { [plusDays(day, -1)]: '0.00', [day]: earned, [plusDays(day, 400)]: earned } },
  });
  return [on('last day', YEAR.end, '365.00'), on('leap day', '2028-02-29', '59.00'), on('one cent', '2028-07-02', '0.01', '0.01'), on('ten years', TEN_YEARS.end, '3652.00', '3653.00', TEN_YEARS)];
}

/** 1.00 EUR a day in books of USD: rates of the first, the leap and the last day. */
function valued(): WorkedEdge[] {
  const rates = [['2027-12-31', '1.00'], ['2028-01-01', '1.10'], ['2028-02-28', '1.20'], ['2028-02-29', '1.30'], ['2028-12-30', '1.40'], ['2028-12-31', '1.50']];
  const book = (price: string, day: string, billedOn: string, term: Term = YEAR): Tables => ({
    ...aPromise({ price, ...term, method: 'point in time', contract: { Currency: 'EUR' }, obligation: { 'Recognition date': day } }),
    Settings: [{ Setting: 'Functional currency', Value: 'USD' }, { Setting: 'Rate age limit', Value: '366' }],
    Rates: rates.map(([on, rate]) => ({ Date: on ?? '', From: 'EUR', To: 'USD', Rate: rate ?? '' })),
    Invoices: [{ Invoice: 'I', Line: '1', 'Invoice date': billedOn, Contract: 'C', Obligation: 'O', Amount: price }],
  });
  const on = (edge: Edge, tables: Tables, figures: Figures, rule: RuleId = 'functional-translation'): WorkedEdge => ({ rule, edge, tables, figures });
  return [
    on('first day', book('100.00', YEAR.start, YEAR.start), { Revenue: { '2027-12-31': '0.00', [YEAR.start]: '110.00' } }),
    on('leap day', book('100.00', '2028-02-29', YEAR.start), { Revenue: { '2028-02-28': '0.00', '2028-02-29': '110.00' }, 'Deferred revenue': { '2028-02-28': '110.00', '2028-02-29': '0.00' } }),
    on('last day', book('100.00', YEAR.end, YEAR.end), { Revenue: { '2028-12-30': '0.00', [YEAR.end]: '150.00' }, 'Receivable clearing': { [YEAR.end]: '150.00' } }),
    on('one cent', book('0.01', '2028-02-29', '2028-02-29'), { Revenue: { '2028-02-29': '0.01' } }),
    on('one day', book('100.00', '2028-02-29', '2028-02-29', LEAP_DAY), { Revenue: { '2028-02-29': '130.00' } }),
    on('leap day', book('100.00', '2028-02-28', '2028-12-31'), { Revenue: { '2028-02-28': '120.00' }, 'Unbilled revenue': { '2028-02-28': '120.00', '2028-02-29': '130.00' }, 'Exchange gain': { '2028-02-28': '0.00', '2028-02-29': '10.00' } }, 'functional-remeasurement'),
    on('last day', book('100.00', '2028-12-30', '2028-12-31'), { Revenue: { '2028-12-30': '140.00' }, 'Unbilled revenue': { '2028-12-30': '140.00', '2028-12-31': '0.00' }, 'Exchange gain': { '2028-12-31': '10.00' } }),
    on('last day', book('100.00', '2028-12-31', '2029-01-31'), { 'Unbilled revenue': { '2028-12-31': '150.00', '2029-01-31': '0.00' }, 'Exchange gain': { '2029-01-31': '0.00' } }),
    on('one cent', book('0.01', '2028-02-28', '2028-12-31'), { 'Unbilled revenue': { '2028-02-28': '0.01', '2028-02-29': '0.01', '2028-12-30': '0.01', '2028-12-31': '0.00' } }),
    on('zero', book('0.00', '2028-02-28', '2028-12-31'), { 'Unbilled revenue': { '2028-02-29': '0.00' }, 'Exchange gain': { '2028-02-29': '0.00' } }, 'functional-remeasurement'),
    on('zero', book('0.00', '2028-02-28', '2028-12-31'), { Revenue: { '2028-12-31': '0.00' } }),
  ];
}

/** Shares that a customer gives are worth a tenth of the price in cash at the start; what they are worth later is no price. */
function inShares(): WorkedEdge[] {
  const book = (price: string, values: readonly (readonly [day: string, amount: string, dueToForm: string])[], more: Tables = {}, term: Term = YEAR): Tables => {
    const row = { Estimate: 'SH', Contract: 'C', Kind: 'non-cash consideration', Rationale: 'Shares at their price of the day' };
    const Estimates = values.map(([day, amount, dueToForm]) => ({ ...row, 'As of': day, Amount: amount, 'Due to form': dueToForm }));
    return aPromise({ price, ...term, more: { Estimates, ...more } });
  };
  const on = (edge: Edge, tables: Tables, figures: Figures, isTooSmall = false): WorkedEdge => ({ rule: 'noncash-consideration', edge, tables, figures, isTooSmall });
  const atStart = (amount: string, start: string = YEAR.start) => [start, amount, ''] as const;
  return [
    on('first day', book('366.00', [atStart('36.60')]), revenue({ '2027-12-31': '0.00', [YEAR.start]: '1.10', [YEAR.end]: '402.60' })),
    on('last day', book('366.00', [atStart('36.60'), [YEAR.end, '73.20', 'Yes']]), revenue({ '2028-12-30': '401.50', [YEAR.end]: '402.60' })),
    on('leap day', book('366.00', [atStart('36.60'), ['2028-02-29', '73.20', 'Yes']]), revenue({ '2028-02-28': '64.90', '2028-02-29': '66.00', [YEAR.end]: '402.60' })),
    on('zero', book('366.00', [atStart('0.00')]), revenue({ [YEAR.start]: '1.00', [YEAR.end]: '366.00' })),
    on('one cent', book('366.00', [atStart('0.01')]), revenue({ '2028-06-30': '182.00', '2028-07-01': '183.01', [YEAR.end]: '366.01' })),
    on('one day', book('10.00', [atStart('1.00', LEAP_DAY.start)], {}, LEAP_DAY), revenue({ '2028-02-28': '0.00', '2028-02-29': '11.00' })),
    on('ten years', book('3653.00', [atStart('365.30', TEN_YEARS.start)], {}, TEN_YEARS), revenue({ '2036-12-30': '4017.20', '2036-12-31': '4018.30' })),
    on('modified on the last day', book('366.00', [atStart('36.60')], changes([[YEAR.end, '36.60']])), revenue({ '2028-12-30': '401.50', [YEAR.end]: '439.20' })),
    on('modified on day one', book('366.00', [atStart('36.60')], changes([[YEAR.start, '36.60']])), revenue({ [YEAR.start]: '1.20', [YEAR.end]: '439.20' })),
  ];
}

export const EDGES_OF_CHANGES: readonly WorkedEdge[] = [
  ...forTheFuture(),
  ...ended(),
  ...expectedBack('volume-rebate', 'volume discount'),
  ...expectedBack('right-of-return', 'returns'),
  ...expectedBack('price-concession', 'price concession'),
  ...expectedBack('consideration-payable', 'consideration payable'),
  ...inShares(),
  ...collectable(),
  ...writtenOff(),
  ...valued(),
];
