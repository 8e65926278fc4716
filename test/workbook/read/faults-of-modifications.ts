/** Faults of modifications and their lines. */
import { first } from './fault';
import type { Book, Fault } from './fault';
import { serial } from './small-book';

const modification = (book: Book, cells: Record<string, string | number | null>): unknown =>
  Object.assign(first(book.Modifications), cells);
const line = (book: Book, cells: Record<string, string | number | null>): unknown =>
  Object.assign(first(book['Modification lines']), cells);
const otherContract = (book: Book): unknown =>
  book.Contracts.push({
    Contract: 'C-2',
    Customer: 'Acme',
    Entity: 'US',
    Currency: 'USD',
    Start: serial('2026-01-01'),
    End: serial('2026-12-31'),
  });
/** Adds an obligation to the modification. */
const added = (book: Book, cells: Record<string, string | number | null>): unknown =>
  book.Obligations.push({
    Obligation: 'O-9',
    Contract: 'C-1',
    Product: 'PLAT',
    Quantity: 1,
    Price: 100,
    'SSP (total)': 100,
    Start: null,
    End: null,
    Modification: 'M-1',
    ...cells,
  });

export const MODIFICATION_FAULTS: readonly Fault[] = [
  {
    code: 'value.missing',
    what: 'a judgement without rationale',
    fault: (book) => modification(book, { Rationale: null }),
    cell: 'Modifications!F2',
    says: 'an auditor will ask',
  },
  {
    code: 'value.missing',
    what: 'a modification without its day',
    fault: (book) => modification(book, { 'Effective date': null }),
    cell: 'Modifications!C2',
    says: 'first day of the new terms',
  },
  {
    code: 'value.unknown',
    what: 'a treatment',
    fault: (book) => modification(book, { Treatment: 'retroactive magic' }),
    cell: 'Modifications!D2',
    says: 'cumulative catch-up',
  },
  {
    code: 'value.unknown',
    what: 'a judgement that is neither yes nor no',
    fault: (book) => modification(book, { 'Remaining distinct': 'perhaps' }),
    cell: 'Modifications!E2',
    says: 'yes or no',
  },
  {
    code: 'id.unknown',
    what: 'the obligation of a line',
    fault: (book) => line(book, { Obligation: 'O-11' }),
    cell: "'Modification lines'!C2",
    says: 'The nearest is “O-1”',
  },
  {
    code: 'id.unknown',
    what: 'the modification that adds an obligation',
    fault: (book) => added(book, { Modification: 'M-2' }),
    cell: 'Obligations!I5',
    says: 'not in Modifications',
  },
  {
    code: 'key.duplicate',
    what: 'an obligation on two lines',
    fault: (book) => book['Modification lines'].push({ ...first(book['Modification lines']), Line: 2 }),
    cell: "'Modification lines'!C3",
    says: "'Modification lines'!C2",
  },
  {
    code: 'contract.mismatch',
    what: 'a line of another contract',
    fault: (book) => {
      otherContract(book);
      modification(book, { Contract: 'C-2' });
    },
    cell: "'Modification lines'!C2",
    says: 'belongs to contract “C-1”',
  },
  {
    code: 'contract.mismatch',
    what: 'an added obligation of another contract',
    fault: (book) => {
      otherContract(book);
      added(book, { Contract: 'C-2' });
    },
    cell: 'Obligations!I5',
    says: 'belongs to “C-2”',
  },
  {
    code: 'modification.two-prices',
    what: 'a change and a new price',
    fault: (book) => line(book, { 'New price': 1300 }),
    cell: "'Modification lines'!E2",
    says: 'Keep one of them',
  },
  {
    code: 'modification.scope',
    what: 'a separate contract that takes away',
    fault: (book) => {
      modification(book, { Treatment: 'separate contract' });
      line(book, { 'Price change': -5 });
    },
    cell: "'Modification lines'!D2",
    says: 'takes nothing away',
  },
  {
    code: 'modification.scope',
    what: 'a termination with a new end',
    fault: (book) => modification(book, { Treatment: 'termination' }),
    cell: "'Modification lines'!F2",
    says: 'ends the contract',
  },
  {
    code: 'modification.empty',
    what: 'nothing changed',
    fault: (book) =>
      book.Modifications.push({ ...first(book.Modifications), Modification: 'M-2', 'Effective date': serial('2026-08-01') }),
    cell: 'Modifications!A3',
    says: 'changes nothing',
  },
  {
    code: 'method.mismatch',
    what: 'a change of usage',
    fault: (book) => line(book, { Obligation: 'O-2', 'New end': null }),
    cell: "'Modification lines'!C2",
    says: 'what is used',
  },
  {
    code: 'service.outside-obligation',
    what: 'usage after a termination',
    fault: (book) => {
      modification(book, { Treatment: 'termination' });
      line(book, { 'New end': null });
      first(book.Usage)['Date'] = serial('2026-07-01');
    },
    cell: 'Usage!B2',
    says: 'M-1',
  },
  {
    code: 'service.outside-obligation',
    what: 'usage of an obligation that was removed',
    fault: (book) => {
      line(book, { Obligation: 'O-2', 'Price change': null, 'New end': null, 'SSP of the remainder': null, Removed: 'Y' });
      first(book.Usage)['Date'] = serial('2026-07-09');
    },
    cell: 'Usage!B2',
    says: '2026-07-01',
  },
  {
    code: 'method.mismatch',
    what: 'a new end of milestones',
    fault: (book) => line(book, { Obligation: 'O-3' }),
    cell: "'Modification lines'!F2",
    says: 'straight line',
  },
  {
    code: 'date.reversed',
    what: 'a new end before the new terms',
    fault: (book) => line(book, { 'New end': serial('2026-06-29') }),
    cell: "'Modification lines'!F2",
    says: '2026-07-01',
  },
  {
    code: 'date.reversed',
    what: 'something added after the contract ends',
    fault: (book) => {
      added(book, {});
      modification(book, { 'Effective date': serial('2027-01-01') });
      line(book, { 'New end': serial('2027-12-31') });
    },
    cell: 'Obligations!H5',
    says: 'would end on 2026-12-31',
  },
  {
    code: 'amount.negative',
    what: 'a new price',
    fault: (book) => line(book, { 'New price': -1, 'Price change': null }),
    cell: "'Modification lines'!E2",
    says: 'below zero',
  },
  {
    code: 'amount.decimals',
    what: 'a change of a tenth of a cent',
    fault: (book) => line(book, { 'Price change': 1.001 }),
    cell: "'Modification lines'!D2",
    says: 'USD has 2 decimals',
  },
];
