/** Faults of dates, amounts, currencies and of cells that contradict each other. */
import { first } from './fault';
import type { Fault } from './fault';
import { invoiceLine, serial } from './small-book';

export const CELL_FAULTS: readonly Fault[] = [
  {
    code: 'text.hidden-space',
    what: 'a space that does not break',
    fault: (book) => (first(book.Usage)['Obligation'] = 'O-2\u00a0'),
    cell: 'Usage!A2',
    says: 'invisible',
  },
  {
    code: 'text.too-long',
    what: 'an id',
    fault: (book) => (book.Milestones[0]!['Milestone'] = 'M'.repeat(300)),
    cell: 'Milestones!B2',
    says: '255',
  },
  {
    code: 'date.text',
    what: 'a date that is text',
    fault: (book) => (first(book.Usage)['Date'] = '2026-02-03'),
    cell: 'Usage!B2',
    says: 'Text to Columns',
  },
  {
    code: 'date.invalid',
    what: 'a year',
    fault: (book) => (first(book.Usage)['Date'] = 2026),
    cell: 'Usage!B2',
    says: '2026 is no date',
  },
  {
    code: 'date.time',
    what: 'a time of day',
    fault: (book) => (first(book.Usage)['Date'] = serial('2026-02-03') + 0.5),
    cell: 'Usage!B2',
    says: '2026-02-03',
  },
  {
    code: 'date.reversed',
    what: 'a contract',
    fault: (book) => (first(book.Contracts)['End'] = serial('2025-12-31')),
    cell: 'Contracts!F2',
    says: 'before Start 2026-01-01',
  },
  {
    code: 'date.reversed',
    what: 'an obligation that starts after its contract ends',
    fault: (book) => (book.Obligations[1]!['Start'] = serial('2027-02-01')),
    cell: 'Obligations!G3',
    says: 'from 2027-02-01 to 2026-12-31',
  },
  {
    code: 'date.missing',
    what: 'a contract without end',
    fault: (book) => (first(book.Contracts)['End'] = null),
    cell: 'Obligations!H2',
    says: 'straight-line',
  },
  {
    code: 'date.missing',
    what: 'a straight-line invoice line',
    fault: (book) => book.Invoices.push(invoiceLine({ Line: 3, Product: 'PLAT', 'Service end': null })),
    cell: 'Invoices!M4',
    says: 'both dates',
  },
  {
    code: 'date.half',
    what: 'a line of no product',
    fault: (book) => book.Invoices.push(invoiceLine({ Line: 3, 'Service start': null })),
    cell: 'Invoices!L4',
    says: 'Service start is empty',
  },
  {
    code: 'amount.not-a-number',
    what: 'text',
    fault: (book) => (first(book.Invoices)['Amount'] = '1,200.00'),
    cell: 'Invoices!K2',
    says: 'text',
  },
  {
    code: 'amount.not-a-number',
    what: 'a boolean',
    fault: (book) => (first(book.Usage)['Quantity'] = true),
    cell: 'Usage!C2',
    says: 'true',
  },
  {
    code: 'amount.decimals',
    what: 'three of USD',
    fault: (book) => (first(book.Usage)['Amount'] = 12.345),
    cell: 'Usage!D2',
    says: 'ROUND(…, 2)',
  },
  {
    code: 'amount.out-of-range',
    what: 'a price',
    fault: (book) => (book.Obligations[2]!['Price'] = 1e15),
    cell: 'Obligations!E4',
    says: 'too large',
  },
  {
    code: 'amount.negative',
    what: 'a price',
    fault: (book) => (book.Obligations[0]!['Price'] = -5),
    cell: 'Obligations!E2',
    says: 'below zero',
  },
  {
    code: 'charge.negative',
    what: 'a line',
    fault: (book) => book.Invoices.push(invoiceLine({ Line: 3, Product: 'PLAT', Amount: -20 })),
    cell: 'Invoices!K4',
    says: 'credit note',
  },
  {
    code: 'currency.malformed',
    what: 'a sign',
    fault: (book) => (first(book.Contracts)['Currency'] = '$'),
    cell: 'Contracts!D2',
    says: 'three letters',
  },
  {
    code: 'currency.mismatch',
    what: 'an invoice against its contract',
    fault: (book) => {
      for (const line of book.Invoices) line['Currency'] = 'EUR';
      book.Invoices.pop();
    },
    cell: 'Invoices!E2',
    says: 'USD of contract',
  },
  {
    code: 'currency.mismatch',
    what: 'lines of one invoice',
    fault: (book) => book.Invoices.push(invoiceLine({ Line: 3, Contract: null, Currency: 'EUR' })),
    cell: 'Invoices!E4',
    says: 'Invoices!E2',
  },
  {
    code: 'contract.mismatch',
    what: 'a line',
    fault: (book) => {
      book.Contracts.push({ ...first(book.Contracts), Contract: 'C-2' });
      first(book.Invoices)['Contract'] = 'C-2';
    },
    cell: 'Invoices!F2',
    says: 'belongs to contract “C-1”',
  },
  {
    code: 'customer.mismatch',
    what: 'a line',
    fault: (book) => (first(book.Invoices)['Customer'] = 'Apex'),
    cell: 'Invoices!D2',
    says: '“Acme”',
  },
  {
    code: 'product.mismatch',
    what: 'a line',
    fault: (book) => (first(book.Invoices)['Product'] = 'API'),
    cell: 'Invoices!H2',
    says: '“PLAT”',
  },
  {
    code: 'service.outside-contract',
    what: 'an obligation',
    fault: (book) => (book.Obligations[0]!['End'] = serial('2027-01-31')),
    cell: 'Obligations!H2',
    says: '2026-12-31',
  },
  {
    code: 'service.outside-contract',
    what: 'an invoice line',
    fault: (book) => (first(book.Invoices)['Service start'] = serial('2025-12-31')),
    cell: 'Invoices!L2',
    says: '2025-12-31',
  },
  {
    code: 'service.outside-obligation',
    what: 'an invoice line',
    fault: (book) => {
      first(book.Contracts)['End'] = serial('2027-12-31');
      book.Obligations[0]!['End'] = serial('2026-12-31');
      first(book.Invoices)['Service end'] = serial('2027-01-31');
    },
    cell: 'Invoices!M2',
    says: '2027-01-31',
  },
  {
    code: 'service.outside-obligation',
    what: 'usage',
    fault: (book) => (first(book.Usage)['Date'] = serial('2027-01-01')),
    cell: 'Usage!B2',
    says: 'after',
  },
  {
    code: 'ssp.missing',
    what: 'one of two',
    fault: (book) => (book.Obligations[2]!['SSP (total)'] = null),
    cell: 'Obligations!F4',
    says: 'use the stated price',
  },
];
