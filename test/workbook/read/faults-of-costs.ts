/** Faults of contract costs, each with the finding that must follow. */
import { first, type Book, type Fault } from './fault';
import { serial } from './small-book';

const SHEET = "'Contract costs'!";

const IMPAIRED = {
  'Impairment date': serial('2026-06-30'),
  'Impairment amount': 10,
  Rationale: 'Volume halves',
};

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
];
