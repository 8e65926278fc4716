/** Faults of contracts that renew others, and of the rights that they use. */
import type { Book, Fault } from './fault';
import { first } from './fault';
import { estimate, serial, type CellsByColumn } from './small-book';

const RIGHT: CellsByColumn = {
  Right: 'R-1',
  Contract: 'C-1',
  'SSP (total)': 120,
  'Renewal price': null,
  Start: serial('2026-01-01'),
  'Expiry date': serial('2026-12-31'),
  'Option to renew': null,
  'Exercise date': null,
  Rationale: 'A renewal below the price of others',
};

/** `C-1` gave a right and is renewed for 2027. */
const renewed =
  (right: CellsByColumn, renewal: CellsByColumn, alter: (book: Book) => unknown = () => undefined) =>
  (book: Book): void => {
    book['Material rights'].push({ ...RIGHT, ...right });
    first(book.Contracts).Signed = null;
    first(book.Contracts)['Renewal of'] = null;
    first(book.Contracts)['Exercises right'] = null;
    const term = { Start: serial('2027-01-01'), End: serial('2027-12-31') };
    book.Contracts.push({ ...first(book.Contracts), Contract: 'C-7', ...term, 'Renewal of': 'C-1', ...renewal });
    alter(book);
  };

const fault = (code: Fault['code'], what: string, cell: string, says: string, change: Fault['fault']): Fault => ({
  code,
  what,
  cell,
  says,
  ...(change === undefined ? {} : { fault: change }),
});

/** `C-1` may be left from July on; its project is done by then. */
const leavable =
  (alter: (book: Book) => unknown) =>
  (book: Book): void => {
    Object.assign(first(book.Contracts), { 'Cancellable from': serial('2026-07-01'), Rationale: 'Either party may leave' });
    book.Obligations[2]!.End = serial('2026-06-30');
    for (const line of book.Invoices) Object.assign(line, { 'Service start': serial('2026-01-01'), 'Service end': serial('2026-06-30') });
    Object.assign(book, { Estimates: [], Scenarios: [] });
    alter(book);
  };

const OF = 'Contracts!H3';
const USES = 'Contracts!I3';
const SECOND: CellsByColumn = { Contract: 'C-8', Start: serial('2028-01-01'), End: serial('2028-12-31'), 'Renewal of': 'C-7' };

export const RENEWAL_FAULTS: readonly Fault[] = [
  fault('right.renewal-open', 'a renewal of a contract with a right', OF, 'gave right “R-1”, and nothing says whether', renewed({}, {})),
  fault('right.renewal', 'a right used by no renewal', USES, 'the contract is no renewal', renewed({}, { 'Renewal of': null, 'Exercises right': 'R-1' })),
  fault('id.unknown', 'a right that is not there', USES, '“R-9” is not in Material rights', renewed({}, { 'Exercises right': 'R-9' })),
  fault('right.renewal', 'a right of another contract', USES, 'which this one does not renew', renewed({ Contract: 'C-9' }, { 'Exercises right': 'R-1' }, (book) => {
    book.Contracts.push({ ...first(book.Contracts), Contract: 'C-9' });
    book.Obligations.push({ ...first(book.Obligations), Obligation: 'O-9', Contract: 'C-9' });
  })),
  fault('right.renewal', 'a right that has expired', USES, 'expires on 2026-06-30, before the renewal is agreed (2027-01-01)', renewed({ 'Expiry date': serial('2026-06-30') }, { 'Exercises right': 'R-1' })),
  fault('right.renewal', 'a right that has not started', USES, 'starts on 2026-12-02, after the renewal is agreed (2026-12-01)', renewed({ Start: serial('2026-12-02') }, { 'Exercises right': 'R-1', Signed: serial('2026-12-01') })),
  fault('right.renewal', 'a right with an exercise of its own', USES, 'has its exercises on its own row', renewed({ 'Exercise date': serial('2026-12-31') }, { 'Exercises right': 'R-1' })),
  fault('right.renewal', 'a right that two renewals use', 'Contracts!I4', 'is used by another renewal', renewed({ 'Expiry date': serial('2028-12-31') }, { 'Exercises right': 'R-1' }, (book) => {
    book.Contracts.push({ ...book.Contracts[1], ...SECOND });
  })),
  fault('value.missing', 'a right used on no day', 'Contracts!G3', 'the day on which the renewal is agreed', renewed({}, { Start: null, 'Exercises right': 'R-1' })),
  fault('right.renewal', 'a right whose service counts as promised', USES, 'counts as promised already', renewed({ 'Renewal price': 100, Start: serial('2027-01-01'), 'Expiry date': serial('2027-12-31') }, { 'Exercises right': 'R-1' })),
  fault('right.renewal-promised', 'obligations of a renewal that counts as promised', OF, 'would be revenue twice', renewed({ 'Renewal price': 100, Start: serial('2027-01-01'), 'Expiry date': serial('2027-12-31') }, {}, (book) => {
    book.Obligations.push({ ...first(book.Obligations), Obligation: 'O-7', Contract: 'C-7' });
  })),
  fault('value.unknown', 'an option that may be one to renew', "'Material rights'!G2", 'maybe', renewed({ 'Option to renew': 'maybe' }, {})),
  fault('term.renewal-combined', 'a renewal combined with what it renews', OF, 'is combined with it', renewed({ 'Option to renew': 'yes' }, {}, (book) => {
    for (const row of book.Contracts) Object.assign(row, { Group: 'G', Rationale: 'Agreed at once' });
  })),
  fault('term.not-cut', 'measured work that goes on', 'Obligations!H4', 'runs until 2026-07-01', leavable((book) => (book.Obligations[2]!.End = serial('2026-07-01')))),
  fault('term.not-cut', 'an estimate in money', "Estimates!G2", 'an amount cannot be cut', leavable((book) => book.Estimates.push(estimate({ Kind: 'bonus', Amount: 20 })))),
  fault('term.not-cut', 'a later line that does not say for which days', 'Invoices!L4', 'does not say for which days it is', leavable((book) => {
    book.Invoices.push({ ...first(book.Invoices), Invoice: 'INV-7', 'Invoice date': serial('2026-07-01'), 'Service start': null, 'Service end': null });
  })),
  fault('cost.renewal-period', 'a commission for renewals, and one for the renewal', "'Contract costs'!J2", 'cost a commission of its own (“K-7”)', renewed({ 'Option to renew': 'yes' }, {}, (book) => {
    const [cost] = book['Contract costs'];
    Object.assign(cost!, { Months: 24, Rationale: 'One renewal is expected' });
    book['Contract costs'].push({ ...cost, Cost: 'K-7', Contract: 'C-7', Months: 12, Date: serial('2027-01-01') });
  })),
];
