/** Agents, goods, costs, rights and what stands at a month's end, at the edges of 2028. */
import type { Edge, Figures, Rows, RuleId, Tables, WorkedEdge } from './edge-book';
import { plusDays } from './edge-book';
import { LEAP_DAY, TEN_YEARS, YEAR, aPromise } from './books';

type Term = { readonly start: string; readonly end: string };
type Row = Readonly<Record<string, string>>;

const invoice = (day: string, amount: string, more: Row = {}): Row => ({ Invoice: 'I', Line: '1', 'Invoice date': day, Contract: 'C', Obligation: 'O', Amount: amount, ...more });

/** A tenth is the agent's: 36.60 of 366.00. */
function agents(): WorkedEdge[] {
  const on = (edge: Edge, price: string, days: Readonly<Record<string, string>>, term: Term = YEAR): WorkedEdge => ({
    rule: 'agent',
    edge,
    tables: aPromise({ price, ...term, obligation: { 'Acts as': 'agent', 'Supplier share': '90%', Rationale: 'The supplier holds the goods' }, more: { Invoices: [invoice(term.start, price)] } }),
    figures: { Revenue: days },
  });
  return [
    on('first day', '366.00', { '2027-12-31': '0.00', [YEAR.start]: '0.10' }),
    on('leap day', '366.00', { '2028-02-28': '5.90', '2028-02-29': '6.00' }),
    on('last day', '366.00', { '2028-12-30': '36.50', [YEAR.end]: '36.60' }),
    on('zero', '0.00', { [YEAR.end]: '0.00' }),
    on('one cent', '0.01', { [YEAR.end]: '0.00' }),
    {
      ...on('two on one day', '366.00', {}),
      tables: aPromise({
        price: '366.00',
        ...YEAR,
        obligation: { 'Acts as': 'agent', 'Supplier share': '90%', Rationale: 'The supplier holds the goods' },
        more: { Invoices: [invoice(YEAR.start, '183.00'), invoice(YEAR.start, '183.00', { Invoice: 'J' })] },
      }),
      figures: { Revenue: { [YEAR.start]: '0.10', [YEAR.end]: '36.60' }, 'Payable to supplier': { [YEAR.start]: '329.40' } },
    },
    on('one day', '10.00', { '2028-02-28': '0.00', '2028-02-29': '1.00' }, LEAP_DAY),
    on('ten years', '3653.00', { '2036-12-30': '365.20', '2036-12-31': '365.30' }, TEN_YEARS),
  ];
}

/** Dates of a promise at a point: the first, the leap and the last day, one day, ten years. */
const POINTS: readonly (readonly [Edge, string, Term])[] = [
  ['first day', YEAR.start, YEAR],
  ['leap day', '2028-02-29', YEAR],
  ['last day', YEAR.end, YEAR],
  ['one day', '2028-02-29', LEAP_DAY],
  ['ten years', TEN_YEARS.end, TEN_YEARS],
];

/** Balances at the point, on its eve and later; `amount` in the place of 100.00. */
function atPoints(rule: RuleId, amounts: readonly (readonly [Edge, string])[], book: (day: string, term: Term, amount: string) => Tables, figures: (day: string, amount: string) => Figures): WorkedEdge[] {
  return [
    ...POINTS.map(([edge, day, term]): WorkedEdge => ({ rule, edge, tables: book(day, term, '100.00'), figures: figures(day, '100.00') })),
    ...amounts.map(([edge, amount]): WorkedEdge => ({ rule, edge, tables: book('2028-05-31', YEAR, amount), figures: figures('2028-05-31', amount) })),
  ];
}

const eve = (day: string): string => plusDays(day, -1);
const sold = (day: string, term: Term, price: string, obligation: Row = {}, more: Tables = {}): Tables =>
  aPromise({ price, ...term, method: 'point in time', obligation: { 'Recognition date': day, ...obligation }, more });

const SMALL: readonly (readonly [Edge, string])[] = [['zero', '0.00'], ['one cent', '0.01']];

/** Where the amount is a cost of goods sold for 500.00, a tenth of which may come back for 10 of 100 cost. */
const GOODS: readonly WorkedEdge[] = [
  ...atPoints('cost-of-goods', SMALL, (day, term, amount) => sold(day, term, '500.00', { Cost: amount }), (day, amount) => ({ 'Cost of sales': { [eve(day)]: '0.00', [day]: amount, [plusDays(day, 40)]: amount } })),
  ...POINTS.map(([edge, day, term]): WorkedEdge => ({
    rule: 'return-asset',
    edge,
    tables: sold(day, term, '500.00', { Cost: '100.00' }, { Estimates: [{ Estimate: 'E', 'As of': term.start, Contract: 'C', Obligation: 'O', Kind: 'returns', Rate: '10%', Rationale: 'As last year' }] }),
    figures: { 'Right to returned goods': { [eve(day)]: '0.00', [day]: '10.00' }, 'Cost of sales': { [day]: '90.00' }, Revenue: { [day]: '450.00' } },
  })),
];

/** 366.00 for the contract of 2028, or 3,653.00 for ten years: 1.00 a day. */
function costs(): WorkedEdge[] {
  const book = (amount: string, term: Term, more: Row = {}): Tables => ({
    ...aPromise({ price: '1000000.00', ...term }),
    'Contract costs': [{ Cost: 'K', Contract: 'C', Kind: 'obtain', Amount: amount, Date: term.start, Incremental: 'yes', ...more }],
  });
  const on = (rule: RuleId, edge: Edge, tables: Tables, figures: Figures): WorkedEdge => ({ rule, edge, tables, figures });
  const amortized = (edge: Edge, amount: string, days: Readonly<Record<string, string>>, term: Term = YEAR): WorkedEdge => on('contract-cost-amortization', edge, book(amount, term), { 'Contract cost amortization': days });
  const spent = (edge: Edge, amount: string, term: Term): WorkedEdge => on('contract-cost', edge, book(amount, term), { 'Contract cost clearing': { [eve(term.start)]: '0.00', [term.start]: `-${amount}` } });
  return [
    amortized('first day', '366.00', { '2027-12-31': '0.00', [YEAR.start]: '1.00' }),
    amortized('leap day', '366.00', { '2028-02-28': '59.00', '2028-02-29': '60.00' }),
    amortized('last day', '366.00', { '2028-12-30': '365.00', [YEAR.end]: '366.00' }),
    amortized('one cent', '0.01', { '2028-06-30': '0.00', '2028-07-01': '0.01' }),
    amortized('one day', '10.00', { '2028-02-28': '0.00', '2028-02-29': '10.00' }, LEAP_DAY),
    amortized('ten years', '3653.00', { '2036-12-30': '3652.00', '2036-12-31': '3653.00' }, TEN_YEARS),
    spent('first day', '366.00', YEAR),
    spent('leap day', '366.00', { start: '2028-02-29', end: YEAR.end }),
    spent('one day', '10.00', LEAP_DAY),
    spent('one cent', '0.01', YEAR),
    spent('ten years', '3653.00', TEN_YEARS),
  ];
}

/** At a month's end a contract is on one side, and its balances stand in their accounts. */
function presented(): WorkedEdge[] {
  const on = (rule: RuleId, edge: Edge, tables: Tables, figures: Figures): WorkedEdge => ({ rule, edge, tables, figures });
  /** 1.00 a day billed at the start, and 100.00 or so of goods on a day, never billed. */
  const two = (day: string, price: string): Tables =>
    aPromise({
      price: '366.00',
      ...YEAR,
      obligation: { 'SSP (total)': '366.00' },
      more: {
        Products: [{ Product: 'G', 'Recognition method': 'point in time' }],
        Obligations: [{ Obligation: 'G', Contract: 'C', Product: 'G', Price: price, 'SSP (total)': price, 'Recognition date': day }],
        Invoices: [invoice(YEAR.start, '366.00')],
      },
    });
  const asset = (day: string, price: string): Tables => sold(day, YEAR, price, { 'Unbilled is': 'contract asset' }, { Invoices: [invoice(YEAR.end, price)] });
  const back = (day: string, amount: string): Tables =>
    sold(day, YEAR, '500.00', {}, { Invoices: [invoice(day, '500.00')], Estimates: [{ Estimate: 'E', 'As of': YEAR.start, Contract: 'C', Kind: 'returns', Amount: amount, Rationale: 'As last year' }] });
  const long = (price: string, term: Term): Tables =>
    aPromise({ price, ...term, more: { Settings: [{ Setting: 'Current and non-current', Value: '12 months' }], Invoices: [invoice(term.start, price)] } });
  const twoYears = { start: '2028-01-01', end: '2029-12-31' };
  return [
    on('contract-netting', 'first day', two(YEAR.start, '100.00'), { 'Deferred revenue': { '2028-01-31': '235.00' }, 'Unbilled revenue': { '2028-01-30': '100.00', '2028-01-31': '0.00' } }),
    on('contract-netting', 'leap day', two('2028-02-29', '100.00'), { 'Deferred revenue': { '2028-02-29': '206.00' }, 'Unbilled revenue': { '2028-02-28': '0.00', '2028-02-29': '0.00' } }),
    on('contract-netting', 'last day', two('2028-11-30', '100.00'), { 'Deferred revenue': { '2028-11-30': '0.00', '2028-12-30': '0.00' }, 'Unbilled revenue': { '2028-11-30': '69.00', '2028-12-31': '100.00' } }),
    on('contract-netting', 'one cent', two('2028-02-29', '0.01'), { 'Deferred revenue': { '2028-02-29': '305.99' }, 'Unbilled revenue': { '2028-02-29': '0.00' } }),
    on('contract-asset', 'first day', asset(YEAR.start, '100.00'), { 'Contract asset': { '2028-01-30': '0.00', '2028-01-31': '100.00' }, 'Unbilled revenue': { '2028-01-01': '100.00', '2028-01-31': '0.00' } }),
    on('contract-asset', 'leap day', asset('2028-02-29', '100.00'), { 'Contract asset': { '2028-02-28': '0.00', '2028-02-29': '100.00' }, 'Unbilled revenue': { '2028-02-29': '0.00' } }),
    on('contract-asset', 'last day', asset('2028-11-30', '100.00'), { 'Contract asset': { '2028-11-30': '100.00', '2028-12-31': '0.00' }, 'Unbilled revenue': { '2028-12-31': '0.00' } }),
    on('contract-asset', 'one cent', asset('2028-02-29', '0.01'), { 'Contract asset': { '2028-02-29': '0.01' } }),
    on('contract-asset', 'zero', asset('2028-02-29', '0.00'), { 'Contract asset': { '2028-02-29': '0.00' } }),
    on('refund-liability', 'first day', back(YEAR.start, '10.00'), { 'Refund liability': { '2028-01-30': '0.00', '2028-01-31': '10.00' }, 'Deferred revenue': { '2028-01-31': '0.00' } }),
    on('refund-liability', 'leap day', back('2028-02-29', '10.00'), { 'Refund liability': { '2028-02-28': '0.00', '2028-02-29': '10.00' } }),
    on('refund-liability', 'last day', back(YEAR.end, '10.00'), { 'Refund liability': { '2028-12-30': '0.00', '2028-12-31': '10.00' } }),
    on('refund-liability', 'one cent', back('2028-02-29', '0.01'), { 'Refund liability': { '2028-02-29': '0.01' } }),
    on('refund-liability', 'zero', back('2028-02-29', '0.00'), { 'Refund liability': { '2028-02-29': '0.00' } }),
    on('non-current', 'first day', long('731.00', twoYears), { 'Deferred revenue non-current': { '2028-01-30': '0.00', '2028-01-31': '334.00' }, 'Deferred revenue': { '2028-01-31': '366.00' } }),
    on('non-current', 'leap day', long('731.00', twoYears), { 'Deferred revenue non-current': { '2028-02-28': '334.00', '2028-02-29': '306.00' }, 'Deferred revenue': { '2028-02-29': '365.00' } }),
    on('non-current', 'last day', long('731.00', twoYears), { 'Deferred revenue non-current': { '2028-12-30': '31.00', '2028-12-31': '0.00' } }),
    on('non-current', 'ten years', long('3653.00', TEN_YEARS), { 'Deferred revenue non-current': { '2027-01-31': '3257.00' } }),
    {
      ...on('non-current', 'one cent', long('0.01', twoYears), { 'Deferred revenue non-current': { '2028-01-31': '0.00' }, 'Deferred revenue': { '2028-01-31': '0.01' } }),
      isTooSmall: true,
    },
  ];
}

/** 100.00 for goods of 90.00 and a right to goods of 10.00. */
function rights(): WorkedEdge[] {
  const book = (price: string, cells: Row): Tables => ({
    ...sold(YEAR.start, YEAR, price, { 'SSP (total)': '90.00' }),
    'Material rights': [{ Right: 'R', Contract: 'C', 'Stand-alone price': '10.00', Rationale: 'Others do not get it', ...cells }],
  });
  const used = (edge: Edge, day: string, expiry: string): WorkedEdge => ({
    rule: 'material-right',
    edge,
    tables: book('100.00', { 'Expiry date': expiry, 'Exercise date': day }),
    figures: { Revenue: { [eve(day)]: day === YEAR.start ? '0.00' : '90.00', [day]: '100.00', [plusDays(day, 400)]: '100.00' } },
  });
  const lapsed = (edge: Edge, day: string): WorkedEdge => ({ rule: 'material-right-expiry', edge, tables: book('100.00', { 'Expiry date': day }), figures: { Revenue: { [eve(day)]: day === YEAR.start ? '0.00' : '90.00', [day]: '100.00', [plusDays(day, 400)]: '100.00' } } });
  return [
    used('first day', YEAR.start, YEAR.end),
    used('leap day', '2028-02-29', YEAR.end),
    used('last day', '2028-02-29', '2028-02-29'),
    used('ten years', '2037-12-31', '2037-12-31'),
    { rule: 'material-right', edge: 'one cent', tables: book('0.05', { 'Expiry date': YEAR.end, 'Exercise date': '2028-02-29' }), figures: { Revenue: { '2028-02-28': '0.05', '2028-02-29': '0.05' } }, isTooSmall: true },
    { rule: 'material-right', edge: 'zero', tables: book('0.00', { 'Expiry date': YEAR.end, 'Exercise date': '2028-02-29' }), figures: { Revenue: { '2028-02-29': '0.00' } } },
    lapsed('first day', YEAR.start),
    lapsed('leap day', '2028-02-29'),
    lapsed('last day', YEAR.end),
    lapsed('ten years', '2037-12-31'),
  ];
}

/** One price of two contracts of a group: 100.00 for two goods of equal selling prices. */
function combined(): WorkedEdge[] {
  const book = (price: string, days: readonly [string, string], term: Term = YEAR): Tables => {
    const group = { Group: 'G', Rationale: 'Negotiated as one' };
    return aPromise({
      price,
      ...term,
      method: 'point in time',
      contract: group,
      obligation: { 'SSP (total)': '10.00', 'Recognition date': days[0] },
      more: {
        Contracts: [{ Contract: 'D', Customer: 'Acme', Currency: 'USD', Signed: term.start, Start: term.start, End: term.end, ...group }],
        Obligations: [{ Obligation: 'O2', Contract: 'D', Product: 'P', Price: '0.00', 'SSP (total)': '10.00', 'Recognition date': days[1] }],
      },
    });
  };
  const on = (edge: Edge, tables: Tables, days: Readonly<Record<string, string>>): WorkedEdge => ({ rule: 'contract-combination', edge, tables, figures: { Revenue: days } });
  return [
    on('first day', book('100.00', [YEAR.end, YEAR.start]), { '2027-12-31': '0.00', [YEAR.start]: '50.00' }),
    on('leap day', book('100.00', [YEAR.start, '2028-02-29']), { '2028-02-28': '50.00', '2028-02-29': '100.00' }),
    on('last day', book('100.00', [YEAR.start, YEAR.end]), { '2028-12-30': '50.00', [YEAR.end]: '100.00' }),
    on('one cent', book('0.01', [YEAR.start, YEAR.end]), { '2028-12-30': '0.01', [YEAR.end]: '0.01' }),
    on('zero', book('0.00', [YEAR.start, YEAR.end]), { [YEAR.end]: '0.00' }),
    on('one day', book('100.00', ['2028-02-29', '2028-02-29'], LEAP_DAY), { '2028-02-28': '0.00', '2028-02-29': '100.00' }),
    on('ten years', book('100.00', [TEN_YEARS.start, TEN_YEARS.end], TEN_YEARS), { '2036-12-30': '50.00', '2036-12-31': '100.00' }),
  ];
}

/** Goods added at their own price are apart: what was promised before earns 1.00 a day on. */
function separate(): WorkedEdge[] {
  const book = (days: readonly string[], price = '100.00', term: Term = YEAR): Tables =>
    aPromise({
      price: term === TEN_YEARS ? '3653.00' : term === LEAP_DAY ? '1.00' : '366.00',
      ...term,
      more: {
        Products: [{ Product: 'G', 'Recognition method': 'point in time' }],
        Obligations: days.map((day, index) => ({ Obligation: `G${index}`, Contract: 'C', Product: 'G', Price: price, 'SSP (total)': price, 'Recognition date': day, Modification: `M${index}` })),
        Modifications: days.map((day, index) => ({ Modification: `M${index}`, Contract: 'C', 'Effective date': day, Treatment: 'separate contract', 'Remaining distinct': 'yes', Rationale: 'At list price' })),
      },
    });
  const on = (edge: Edge, tables: Tables, days: Readonly<Record<string, string>>): WorkedEdge => ({ rule: 'modification-separate', edge, tables, figures: { Revenue: days } });
  const first = { '2027-12-31': '0.00', [YEAR.start]: '101.00' };
  const last = { '2028-12-30': '365.00', [YEAR.end]: '466.00' };
  return [
    on('first day', book([YEAR.start]), first),
    on('modified on day one', book([YEAR.start]), first),
    on('last day', book([YEAR.end]), last),
    on('modified on the last day', book([YEAR.end]), last),
    on('leap day', book(['2028-02-29']), { '2028-02-28': '59.00', '2028-02-29': '160.00' }),
    on('one cent', book(['2028-02-29'], '0.01'), { '2028-02-28': '59.00', '2028-02-29': '60.01' }),
    on('one day', book(['2028-02-29'], '100.00', LEAP_DAY), { '2028-02-28': '0.00', '2028-02-29': '101.00' }),
    on('ten years', book([TEN_YEARS.end], '100.00', TEN_YEARS), { '2036-12-30': '3652.00', '2036-12-31': '3753.00' }),
    on('two on one day', book(['2028-02-29', '2028-02-29']), { '2028-02-28': '59.00', '2028-02-29': '260.00' }),
  ];
}

const REPURCHASED = (rows: Rows): Tables => ({ Invoices: rows });

export const EDGES_OF_BALANCES: readonly WorkedEdge[] = [
  ...agents(),
  ...atPoints(
    'repurchase',
    SMALL,
    (day, term, amount) => sold(day, term, amount, { 'Control judgement': 'repurchase: forward or call option', Rationale: 'The seller may buy back' }, REPURCHASED([invoice(day, amount)])),
    (day, amount) => ({ Revenue: { [day]: '0.00', [plusDays(day, 400)]: '0.00' }, 'Deferred revenue': { [eve(day)]: '0.00', [day]: amount, [plusDays(day, 400)]: amount } }),
  ),
  ...GOODS,
  ...costs(),
  ...presented(),
  ...rights(),
  ...combined(),
  ...separate(),
];
