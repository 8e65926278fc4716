/** Faults of Financing: a machine of its own contract, paid late in two rows. */
import type { Book, Fault } from './fault';
import { serial } from './small-book';
import type { CellsByColumn } from './small-book';

const WHY = 'Paid two years after delivery; 6 % by the bank';

/** Changes the first row, the second, and the obligation. */
const late =
  (first: CellsByColumn, second: CellsByColumn = {}, obligation: CellsByColumn = {}) =>
  (book: Book): void => {
    book.Products.push({ Product: 'GOODS', 'Recognition method': 'point in time' });
    book.Contracts.push({ ...book.Contracts[0], Contract: 'C-4' });
    for (const row of book.Obligations) for (const column of Object.keys(obligation)) row[column] ??= null;
    book.Obligations.push({ Obligation: 'O-4', Contract: 'C-4', Product: 'GOODS', Price: 5000, ...obligation });
    const row = { Contract: 'C-4', Obligation: 'O-4', 'Annual rate': null, Compounding: null, 'Transfer date': null };
    const money = { 'Payment amount': 2500, Payments: null, 'Months between': null, Rationale: null };
    book.Financing.push({ ...row, 'Payment date': serial('2028-01-01'), ...money, 'Annual rate': 0.06, Rationale: WHY, ...first });
    book.Financing.push({ ...row, 'Payment date': serial('2029-01-01'), ...money, ...second });
  };

export const FINANCING_FAULTS: readonly Fault[] = [
  { code: 'value.missing', what: 'no rate', fault: late({ 'Annual rate': null }), cell: 'Financing!C2', says: 'such as 6%' },
  { code: 'judgement.rationale', what: 'no reason', fault: late({ Rationale: null }), cell: 'Financing!J2', says: 'why the financing is significant' },
  { code: 'financing.rate', what: 'a rate that could be two', fault: late({ 'Annual rate': 1 }), cell: 'Financing!C2', says: 'below 100 %' },
  { code: 'financing.rate', what: 'a rate below zero', fault: late({ 'Annual rate': -0.02 }), cell: 'Financing!C2', says: 'such as 0.06' },
  { code: 'financing.amount', what: 'a payment of nothing', fault: late({}, { 'Payment amount': 0 }), cell: 'Financing!G3', says: 'not above zero' },
  { code: 'value.missing', what: 'two payments, one without amount', fault: late({}, { 'Payment amount': null }), cell: 'Financing!G3', says: 'Enter each payment' },
  { code: 'value.missing', what: 'a payment without a day', fault: late({}, { 'Payment date': null }), cell: 'Financing!F3', says: 'first of a series' },
  { code: 'value.unknown', what: 'half a payment', fault: late({ Payments: 1.5 }), cell: 'Financing!H2', says: 'whole number' },
  { code: 'value.unknown', what: 'payments every zero months', fault: late({ 'Months between': 0 }), cell: 'Financing!I2', says: 'from 1 to 1200' },
  { code: 'value.unknown', what: 'daily compounding', fault: late({ Compounding: 'daily' }), cell: 'Financing!D2', says: 'monthly or annual' },
  { code: 'financing.inconsistent', what: 'two rates', fault: late({}, { 'Annual rate': 0.07 }), cell: 'Financing!C3', says: 'Financing!C2' },
  {
    code: 'financing.inconsistent',
    what: 'two days of transfer',
    fault: late({ 'Transfer date': serial('2026-01-01') }, { 'Transfer date': serial('2026-02-28') }),
    cell: 'Financing!E3',
    says: 'the same on each row',
  },
  {
    code: 'key.duplicate',
    what: 'two rows of one day',
    fault: late({}, { 'Payment date': serial('2028-01-01') }),
    cell: 'Financing!F3',
    says: '2028-01-01 is already in Financing!F2',
  },
  {
    code: 'financing.obligation',
    what: 'a contract of three obligations',
    fault: (book) => {
      late({})(book);
      for (const row of book.Financing.splice(1)) Object.assign(row, {});
      Object.assign(book.Financing[0]!, { Contract: 'C-1', Obligation: null });
    },
    cell: 'Financing!B2',
    says: '3 obligations',
  },
  { code: 'contract.mismatch', what: 'another contract’s obligation', fault: late({}, { Contract: 'C-1' }), cell: 'Financing!B3', says: 'belongs to contract' },
  {
    code: 'financing.method',
    what: 'work of which the progress is measured',
    fault: (book) => {
      late({}, {}, { 'Recognition method': 'milestone' })(book);
      book.Milestones.push({ ...book.Milestones[0], Obligation: 'O-4', 'Share or Amount': 1 });
    },
    cell: 'Financing!E2',
    says: 'passes as its progress is measured',
  },
  {
    code: 'financing.as-invoiced',
    what: 'payments as invoiced beside entered ones',
    fault: late({}, { 'Payment date': null, 'Payment amount': null }),
    cell: 'Financing!F3',
    says: 'Financing!F2',
  },
  {
    code: 'value.missing',
    what: 'a number of payments alone',
    fault: late({}, { 'Payment date': null, Payments: 3 }),
    cell: 'Financing!F3',
    says: 'it is paid as invoiced',
  },
  {
    code: 'value.missing',
    what: 'all obligations as invoiced, at no rate',
    fault: (book) => {
      late({ Contract: 'C-1', Obligation: null, 'Annual rate': null, 'Payment date': null, 'Payment amount': null })(book);
      book.Financing.splice(1);
    },
    cell: 'Financing!C2',
    says: 'such as 6%',
  },
  { code: 'financing.method', what: 'usage', fault: late({}, {}, { Product: 'API', Price: 0 }), cell: 'Financing!B2', says: 'no price in advance' },
  {
    code: 'financing.method',
    what: 'an agent',
    fault: late({}, {}, { 'Acts as': 'agent', 'Supplier share': 0.9, Rationale: 'The maker delivers' }),
    cell: 'Financing!B2',
    says: 'sold as an agent',
  },
];
