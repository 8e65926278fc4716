/** Faults of contract costs, each with the finding that must follow. */
import { first, type Book, type Fault } from './fault';
import { serial } from './small-book';

const SHEET = "'Contract costs'!";

const IMPAIRED = {
  'Impairment date': serial('2026-06-30'),
  'Impairment amount': 10,
  Rationale: 'Volume halves',
};

const REVISION = { 'Revised from': null, 'Revised end': null, Rationale: 'The customer stays less long' };
const LETTERS = { Months: 'J', Rationale: 'P', 'Revised from': 'Q', 'Revised end': 'R' } as const;
const revised = (from: string, end: string) => ({ 'Revised from': serial(from), 'Revised end': serial(end) });

export const COST_FAULTS: readonly Fault[] = [
  {
    code: 'cost.not-positive',
    what: 'a cost of nothing',
    fault: (book) => (first(book['Contract costs'])['Amount'] = 0),
    cell: `${SHEET}E2`,
    says: 'not above zero',
  },
  {
    code: 'cost.not-positive',
    what: 'an impairment with a sign',
    fault: (book) =>
      Object.assign(first(book['Contract costs']), {
        'Impairment date': serial('2026-06-30'),
        'Impairment amount': -10,
        Rationale: 'Volume halves',
      }),
    cell: `${SHEET}N2`,
    says: '-10',
  },
  {
    code: 'cost.two-periods',
    what: 'an end and a number of months',
    fault: (book) => Object.assign(first(book['Contract costs']), { End: serial('2026-12-31'), Months: 12 }),
    cell: `${SHEET}J2`,
    says: 'Keep one of them',
  },
  {
    code: 'cost.renewal-period',
    what: 'renewals cost as much, and the period is longer',
    fault: (book) =>
      Object.assign(first(book['Contract costs']), {
        Months: 24,
        'Renewal commensurate': 'yes',
        Rationale: 'One renewal is expected',
      }),
    cell: `${SHEET}I2`,
    says: 'after the contract',
  },
  {
    code: 'cost.renewal-period',
    what: 'renewals cost nothing, and the period is that of the contract',
    fault: (book) => (first(book['Contract costs'])['Renewal commensurate'] = 'N'),
    cell: `${SHEET}I2`,
    says: 'anticipated renewals',
  },
  {
    code: 'rationale.missing',
    what: 'a period beyond the contract',
    fault: (book) => (first(book['Contract costs'])['Months'] = 24),
    cell: `${SHEET}P2`,
    says: 'a period beyond the contract',
  },
  {
    code: 'rationale.missing',
    what: 'a capitalized cost of fulfilling',
    fault: (book) => (first(book['Contract costs'])['Kind'] = 'fulfilment'),
    cell: `${SHEET}P2`,
    says: 'capitalizing a cost of fulfilling',
  },
  {
    code: 'value.missing',
    what: 'an impairment without its amount',
    fault: (book) =>
      Object.assign(first(book['Contract costs']), {
        'Impairment date': serial('2026-06-30'),
        Rationale: 'Lost volume',
      }),
    cell: `${SHEET}N2`,
    says: 'needs its date and its amount',
  },
  {
    code: 'value.unknown',
    what: 'half a month',
    fault: (book) => (first(book['Contract costs'])['Months'] = 1.5),
    cell: `${SHEET}J2`,
    says: '1.5',
  },
  {
    code: 'value.unknown',
    what: 'neither yes nor no',
    fault: (book) => (first(book['Contract costs'])['Incremental'] = 'perhaps'),
    cell: `${SHEET}G2`,
    says: 'yes or no',
  },
  {
    code: 'date.reversed',
    what: 'terminated before it was incurred',
    fault: (book) => (first(book['Contract costs'])['Terminated'] = serial('2025-12-31')),
    cell: `${SHEET}O2`,
    says: 'before the cost',
  },
  {
    code: 'date.reversed',
    what: 'impaired after its end',
    fault: (book) =>
      Object.assign(first(book['Contract costs']), {
        'Impairment date': serial('2026-06-30'),
        'Impairment amount': 10,
        Terminated: serial('2026-05-31'),
        Rationale: 'Lost volume',
      }),
    cell: `${SHEET}M2`,
    says: 'all was written off',
  },
  {
    code: 'id.unknown',
    what: 'a contract that is not there',
    fault: (book) => (first(book['Contract costs'])['Contract'] = 'C-11'),
    cell: `${SHEET}B2`,
    says: 'C-11',
  },
  {
    code: 'contract.mismatch',
    what: 'an obligation of another contract',
    fault: (book) => {
      book.Contracts.push({ ...first(book.Contracts), Contract: 'C-2' });
      Object.assign(first(book['Contract costs']), { Contract: 'C-2', Obligation: 'O-1' });
    },
    cell: `${SHEET}C2`,
    says: 'belongs to contract “C-1”',
  },
  {
    code: 'key.duplicate',
    what: 'a cost twice',
    fault: (book) => book['Contract costs'].push({ ...first(book['Contract costs']) }),
    cell: `${SHEET}A3`,
    says: 'K-1',
  },
  ...(
    [
      ['value.missing', 'a reversal without its day', { 'Reversal date': null, 'Reversal amount': 5 }, 'Q2', 'needs its date'],
      ['value.missing', 'a reversal without its amount', { 'Reversal date': serial('2026-08-31'), 'Reversal amount': null }, 'R2', 'needs its date and its amount'],
      ['cost.not-positive', 'a reversal with a sign', { 'Reversal date': serial('2026-08-31'), 'Reversal amount': -5 }, 'R2', '-5'],
      ['date.reversed', 'a reversal before the impairment', { 'Reversal date': serial('2026-02-28'), 'Reversal amount': 5 }, 'Q2', '2026-02-28'],
      [
        'date.reversed',
        'a reversal after the end',
        { 'Reversal date': serial('2026-08-31'), 'Reversal amount': 5, Terminated: serial('2026-07-31') },
        'Q2',
        'all was written off',
      ],
    ] as const
  ).map(([code, what, cells, cell, says]) => ({
    code,
    what,
    fault: (book: Book) => Object.assign(first(book['Contract costs']), IMPAIRED, cells),
    cell: `${SHEET}${cell}`,
    says,
  })),
  {
    code: 'value.missing',
    what: 'a reversal of no impairment',
    fault: (book) =>
      Object.assign(first(book['Contract costs']), { 'Reversal date': serial('2026-08-31'), 'Reversal amount': 5 }),
    cell: `${SHEET}M2`,
    says: 'reverses an impairment',
  },
  ...(
    [
      ['value.missing', 'a revised end without its day', { 'Revised end': serial('2027-06-30') }, 'Revised from', 'needs the day'],
      ['value.missing', 'a revision without its end', { 'Revised from': serial('2026-07-01') }, 'Revised end', 'and its end'],
      ['date.reversed', 'a revision of the first day', revised('2026-01-01', '2026-06-30'), 'Revised from', 'not after the cost'],
      ['date.reversed', 'a revised end in the past', revised('2026-07-01', '2026-06-30'), 'Revised end', 'what was amortized stays'],
      ['rationale.missing', 'a revision without a word', { ...revised('2026-07-01', '2026-09-30'), Rationale: null }, 'Rationale', 'a revised estimate is a judgement'],
      ['cost.renewal-period', 'a revised end of what follows revenue', { ...revised('2026-07-01', '2026-09-30'), Pattern: 'with revenue' }, 'Revised end', 'changes nothing'],
      ['cost.renewal-period', 'renewals are anticipated of what follows signed revenue', { Months: 24, Pattern: 'with revenue' }, 'Months', 'Choose straight-line'],
    ] as const
  ).map(([code, what, cells, column, says]) => ({
    code,
    what,
    fault: (book: Book) => Object.assign(first(book['Contract costs']), REVISION, cells),
    cell: `${SHEET}${LETTERS[column]}2`,
    says,
  })),
];
