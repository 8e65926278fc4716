/** Faults of material rights and of terms in months: rights come with a contract of their own that sells goods. */
import type { Book, Fault } from './fault';
import { serial } from './small-book';
import type { CellsByColumn } from './small-book';

const right = (cells: CellsByColumn = {}): CellsByColumn => ({
  Right: 'R-1',
  Contract: 'C-5',
  Price: null,
  'SSP (total)': null,
  'Expected purchase': 50,
  Discount: 0.4,
  'General discount': 0.1,
  Units: null,
  'Value per unit': null,
  Likelihood: 0.8,
  'Expected exercises': null,
  'Renewal price': null,
  Start: serial('2026-01-01'),
  'Expiry date': serial('2026-06-30'),
  'Exercise date': null,
  'Exercised share': null,
  'Exercised amount': null,
  Rationale: 'More than anybody gets',
  ...cells,
});

const use = (iso: string, cells: CellsByColumn = {}): CellsByColumn => ({
  Right: 'R-1',
  Date: serial(iso),
  Share: null,
  Amount: 10,
  Units: null,
  'Expected exercises': null,
  Start: null,
  End: null,
  ...cells,
});

const withRight =
  (cells: CellsByColumn, ...uses: CellsByColumn[]) =>
  (book: Book): void => {
    book.Products.push({ Product: 'GOODS', 'Recognition method': 'point in time', 'SSP (per unit)': 100 });
    book.Contracts.push({ ...book.Contracts[0], Contract: 'C-5' });
    book.Obligations.push({ Obligation: 'O-5', Contract: 'C-5', Product: 'GOODS', Price: 100 });
    book['Material rights'].push(right(cells));
    book['Option exercises'].push(...uses);
  };

const stated: CellsByColumn = { 'SSP (total)': 12, 'Expected purchase': null, Discount: null, 'General discount': null, Likelihood: null };

const withTerm =
  (cells: CellsByColumn) =>
  (book: Book): void => {
    Object.assign(book.Contracts[0]!, cells);
  };

const withFee =
  (cells: CellsByColumn) =>
  (book: Book): void => {
    const fee = { 'Upfront fee': null, 'Recognize until': null, Rationale: 'Joining transfers nothing', Licence: null };
    book.Obligations.push({ ...book.Obligations[0], Obligation: 'O-6', Price: 60, ...fee, ...cells });
  };

export const RIGHT_FAULTS: readonly Fault[] = [
  { code: 'value.missing', what: 'a right without a reason', fault: withRight({ Rationale: null }), cell: "'Material rights'!R2", says: 'why the option is a material right' },
  { code: 'value.missing', what: 'a right without a value', fault: withRight({ ...stated, 'SSP (total)': null }), cell: "'Material rights'!D2", says: 'Nothing says what the right is worth' },
  { code: 'value.missing', what: 'a discount on nothing', fault: withRight({ 'Expected purchase': null }), cell: "'Material rights'!E2", says: 'The value of the right needs it' },
  { code: 'value.missing', what: 'an exercised share without a day', fault: withRight({ 'Exercised share': 0.5 }), cell: "'Material rights'!O2", says: 'needs the day of the exercise' },
  { code: 'right.two-values', what: 'a right with a price and a discount', fault: withRight({ 'SSP (total)': 12 }), cell: "'Material rights'!F2", says: 'valued in two ways: by SSP (total) and by Discount' },
  { code: 'right.two-values', what: 'an exercise by share and by amount', fault: withRight({}, use('2026-02-01', { Share: 0.5 })), cell: "'Option exercises'!D2", says: 'Share and Amount are both filled' },
  { code: 'right.no-increment', what: 'a discount that anybody gets', fault: withRight({ 'General discount': 0.4 }), cell: "'Material rights'!F2", says: 'no more than the discount' },
  { code: 'right.share', what: 'a likelihood above the whole', fault: withRight({ Likelihood: 120 }), cell: "'Material rights'!J2", says: 'more than 100 %' },
  { code: 'right.share', what: 'an exercise of nothing', fault: withRight({}, use('2026-02-01', { Amount: 0 })), cell: "'Option exercises'!D2", says: 'Amount is zero' },
  { code: 'right.share', what: 'an expectation of nothing', fault: withRight({ 'Expected exercises': 0 }), cell: "'Material rights'!K2", says: 'Expected exercises is zero' },
  { code: 'right.no-expiry', what: 'a right without a last day', fault: withRight({ 'Expiry date': null }), cell: "'Material rights'!N2", says: 'never becomes revenue' },
  { code: 'right.after-expiry', what: 'an exercise after the last day', fault: withRight({}, use('2026-07-01')), cell: "'Option exercises'!B2", says: '2026-07-01 is after right “R-1” expires (2026-06-30)' },
  { code: 'right.exercise', what: 'an exercise before the first day', fault: withRight({}, use('2025-12-31')), cell: "'Option exercises'!B2", says: 'is before right “R-1” starts' },
  { code: 'right.exercise', what: 'amounts beside shares', fault: withRight({}, use('2026-02-01'), use('2026-03-01', { Amount: null, Share: 0.5 })), cell: "'Option exercises'!A3", says: 'measured in different ways' },
  { code: 'right.exercise', what: 'service of two terms on one day', fault: withRight({}, use('2026-02-01'), use('2026-02-01', { Start: serial('2026-02-01'), End: serial('2026-02-28') })), cell: "'Option exercises'!B3", says: 'Two exercises of right “R-1” on 2026-02-01 differ' },
  { code: 'right.exercise', what: 'an exercise on the row and in the table', fault: withRight({ 'Exercise date': serial('2026-02-01') }, use('2026-03-01', { Amount: null, Share: 0.5 })), cell: "'Material rights'!O2", says: 'Move it to Option exercises' },
  { code: 'right.exercise', what: 'an exercise of a renewal that counts as promised', fault: withRight({ ...stated, 'Renewal price': 10, 'Exercise date': serial('2026-02-01') }), cell: "'Material rights'!O2", says: 'no exercise is counted' },
  {
    code: 'right.alone',
    what: 'a right in a contract that sells nothing',
    fault: (book) => {
      withRight({})(book);
      book.Obligations.pop();
    },
    cell: "'Material rights'!B2",
    says: 'no obligation whose price right “R-1” could share',
  },
  { code: 'id.unknown', what: 'an exercise of no right', fault: withRight({}, use('2026-02-01', { Right: 'R-9' })), cell: "'Option exercises'!A2", says: '“R-9” is not in Material rights' },
  {
    code: 'value.missing',
    what: 'an exercise by amount of a right that states none',
    fault: withRight(stated, use('2026-02-01')),
    cell: "'Material rights'!K2",
    says: 'what all exercises are expected to come to',
  },
  { code: 'term.months', what: 'half a month', fault: withTerm({ 'Term (months)': 1.5 }), cell: 'Contracts!G2', says: '1.5 is not a whole number' },
  { code: 'term.mismatch', what: 'a term that does not end on its last day', fault: withTerm({ 'Term (months)': 11 }), cell: 'Contracts!G2', says: '11 months from 2026-01-01 end on 2026-11-30, but End is 2026-12-31' },
  { code: 'value.missing', what: 'a term without a first day', fault: withTerm({ Start: null, 'Term (months)': 12 }), cell: 'Contracts!E2', says: 'A term in months needs its first day' },
  { code: 'upfront-fee.period', what: 'a fee of the contract with a period', fault: withFee({ 'Upfront fee': 'contract', 'Recognize until': serial('2028-12-31') }), cell: 'Obligations!J5', says: 'has no period of its own' },
  { code: 'upfront-fee.period', what: 'a fee with two ends', fault: withFee({ 'Upfront fee': 'customer life', 'Recognize until': serial('2028-12-31'), End: serial('2026-12-31') }), cell: 'Obligations!J5', says: 'both filled' },
  { code: 'value.missing', what: 'a fee over a life that is not known', fault: withFee({ 'Upfront fee': 'customer life' }), cell: 'Obligations!J5', says: 'expected to stay' },
  { code: 'judgement.rationale', what: 'a fee without a reason', fault: withFee({ 'Upfront fee': 'contract', Rationale: null }), cell: 'Obligations!K5', says: 'why the fee pays for no promise of its own' },
  { code: 'date.reversed', what: 'a fee that ends before it starts', fault: withFee({ 'Recognize until': serial('2025-12-31') }), cell: 'Obligations!J5', says: 'is before the fee starts (2026-01-01)' },
  {
    code: 'upfront-fee.alone',
    what: 'a fee in a contract that promises nothing',
    fault: (book) => {
      book.Contracts.push({ ...book.Contracts[0], Contract: 'C-6' });
      withFee({ Contract: 'C-6', 'Upfront fee': 'contract' })(book);
    },
    cell: 'Obligations!I5',
    says: 'no promise that the fee could pay for',
  },
  { code: 'licence.rationale', what: 'a licence without a reason', fault: withFee({ Licence: 'right to use', 'SSP (total)': 60, Rationale: null }), cell: 'Obligations!K5', says: 'The kind of a licence is a judgement' },
  { code: 'term.cancellable', what: 'half a day of notice', fault: withTerm({ 'Cancellable from': serial('2026-07-01'), 'Notice (days)': 0.5, Rationale: 'Either party may leave' }), cell: 'Contracts!H2', says: 'not a whole number from 0' },
  { code: 'term.cancellable', what: 'notice without a day', fault: withTerm({ 'Notice (days)': 30 }), cell: 'Contracts!G2', says: 'has no effect without Cancellable from' },
  { code: 'term.cancellable', what: 'leaving before the start', fault: withTerm({ 'Cancellable from': serial('2025-12-01'), 'Notice (days)': 60, Rationale: 'Either party may leave' }), cell: 'Contracts!G2', says: 'is before the contract starts' },
  { code: 'term.cancellable', what: 'leaving on the first day', fault: withTerm({ 'Cancellable from': serial('2026-01-01'), Rationale: 'Either party may leave' }), cell: 'Contracts!G2', says: 'binds nobody' },
  { code: 'judgement.rationale', what: 'a right to leave without a reason', fault: withTerm({ 'Cancellable from': serial('2026-12-31'), 'Notice (days)': 1, 'Termination penalty': 'substantive', Rationale: null }), cell: 'Contracts!J2', says: 'who may leave the contract' },
  { code: 'id.unknown', what: 'a renewal of no contract', fault: withTerm({ 'Renewal of': 'C-8' }), cell: 'Contracts!G2', says: '“C-8” is not in Contracts' },
  {
    code: 'term.renewal',
    what: 'a renewal that starts too early',
    fault: (book) => book.Contracts.push({ ...book.Contracts[0], Contract: 'C-7', 'Renewal of': 'C-1' }),
    cell: 'Contracts!G3',
    says: 'starts while “C-1” still runs',
  },
];
