/** Faults of discounts, voids, credit notes, milestones, usage and accounts. */
import { first } from './fault';
import type { Fault } from './fault';
import { invoiceLine, serial } from './small-book';

export const DOCUMENT_FAULTS: readonly Fault[] = [
  {
    code: 'invoice.inconsistent',
    what: 'its date',
    fault: (book) => (book.Invoices[1]!['Invoice date'] = serial('2026-01-02')),
    cell: 'Invoices!C3',
    says: 'Invoices!C2',
  },
  {
    code: 'discount.positive',
    what: 'a discount',
    fault: (book) => (book.Invoices[1]!['Amount'] = 100),
    cell: 'Invoices!K3',
    says: 'below zero',
  },
  {
    code: 'discount.without-charge',
    what: 'another group',
    fault: (book) => Object.assign(book.Invoices[1]!, { Obligation: null, 'Line group': 'B' }),
    cell: 'Invoices!J3',
    says: '“B” has no charge',
  },
  {
    code: 'discount.without-charge',
    what: 'an invoice of a discount alone',
    fault: (book) => book.Invoices.push(invoiceLine({ Invoice: 'INV-2', Type: 'invoice discount', Amount: -5 })),
    cell: 'Invoices!I4',
    says: 'no charge',
  },
  {
    code: 'true-up.without-charge',
    what: 'another group',
    fault: (book) => book.Invoices.push(invoiceLine({ Line: 3, Type: 'minimum true-up', 'Line group': 'B' })),
    cell: 'Invoices!J4',
    says: 'true-up',
  },
  {
    code: 'void.without-date',
    what: 'an invoice',
    fault: (book) => book.Invoices.push(invoiceLine({ Invoice: 'INV-2', Status: 'voided' })),
    cell: 'Invoices!P4',
    says: 'invoice date',
  },
  {
    code: 'void.before-invoice',
    what: 'an invoice',
    fault: (book) =>
      book.Invoices.push(invoiceLine({ Invoice: 'INV-2', Status: 'voided', 'Void date': serial('2025-12-31') })),
    cell: 'Invoices!P4',
    says: '2025-12-31',
  },
  {
    code: 'void.without-status',
    what: 'an invoice',
    fault: (book) => book.Invoices.push(invoiceLine({ Invoice: 'INV-2', 'Void date': serial('2026-02-01') })),
    cell: 'Invoices!P4',
    says: 'sent',
  },
  {
    code: 'value.unknown',
    what: 'a treatment of a credit',
    fault: (book) => (first(book['Credit notes'])['Treatment'] = 'forget it'),
    cell: "'Credit notes'!H2",
    says: 'cumulative catch-up',
  },
  {
    code: 'value.unknown',
    what: 'a reason of a credit',
    fault: (book) => (first(book['Credit notes'])['Reason'] = 'weather'),
    cell: "'Credit notes'!H2",
    says: 'goodwill',
  },
  {
    code: 'date.reversed',
    what: 'the service of a credit',
    fault: (book) =>
      Object.assign(first(book['Credit notes']), {
        'Service start': serial('2026-02-28'),
        'Service end': serial('2026-02-01'),
      }),
    cell: "'Credit notes'!I2",
    says: '2026-02-28',
  },
  {
    code: 'date.half',
    what: 'the service of a credit',
    fault: (book) =>
      Object.assign(first(book['Credit notes']), { 'Service start': serial('2026-02-01'), 'Service end': null }),
    cell: "'Credit notes'!I2",
    says: 'Enter both',
  },
  {
    code: 'date.missing',
    what: 'a credit that rebuilds, half dated',
    fault: (book) =>
      Object.assign(first(book['Credit notes']), {
        Treatment: 'rebuild',
        'Service start': null,
        'Service end': serial('2026-02-28'),
      }),
    cell: "'Credit notes'!I2",
    says: 'names the service',
  },
  {
    code: 'credit.not-positive',
    what: 'zero',
    fault: (book) => (first(book['Credit notes'])['Amount'] = 0),
    cell: "'Credit notes'!F2",
    says: 'above zero',
  },
  {
    code: 'credit.exceeds-line',
    what: 'more than the charge net of its discount',
    fault: (book) => (first(book['Credit notes'])['Amount'] = 1100.01),
    cell: "'Credit notes'!F2",
    says: '1100.00 was invoiced',
  },
  {
    code: 'credit.before-invoice',
    what: 'a credit',
    fault: (book) => (first(book['Credit notes'])['Date'] = serial('2025-12-31')),
    cell: "'Credit notes'!C2",
    says: '2026-01-01',
  },
  {
    code: 'credit.of-draft',
    what: 'a draft',
    fault: (book) => {
      for (const line of book.Invoices) line['Status'] = 'draft';
    },
    cell: "'Credit notes'!D2",
    says: 'draft',
  },
  {
    code: 'credit.of-discount',
    what: 'line 2',
    fault: (book) => (first(book['Credit notes'])['Invoice line'] = 2),
    cell: "'Credit notes'!E2",
    says: 'Credit the charge',
  },
  {
    code: 'milestone.over-whole',
    what: 'shares',
    fault: (book) => (book.Milestones[1]!['Share or Amount'] = 0.7),
    cell: 'Milestones!C3',
    says: '110 %',
  },
  {
    code: 'milestone.over-whole',
    what: 'amounts',
    fault: (book) => {
      book.Milestones[0]!['Share or Amount'] = 200;
      book.Milestones[1]!['Share or Amount'] = 300.01;
    },
    cell: 'Milestones!C3',
    says: '500.01 USD',
  },
  {
    code: 'milestone.under-whole',
    what: 'shares',
    fault: (book) => (book.Milestones[1]!['Share or Amount'] = 0.5),
    cell: 'Milestones!C3',
    says: '90 %',
  },
  {
    code: 'milestone.none',
    what: 'a project',
    fault: (book) => book.Milestones.splice(0, 2, { Obligation: null, Milestone: null, 'Share or Amount': null }),
    cell: 'Obligations!A4',
    says: 'has none',
  },
  {
    code: 'milestone.two-measures',
    what: 'a row',
    fault: (book) => (book.Milestones[1]!['Share'] = 0.6),
    cell: 'Milestones!E3',
    says: 'both',
  },
  {
    code: 'milestone.two-measures',
    what: 'an obligation',
    fault: (book) => {
      Object.assign(book.Milestones[0]!, { 'Share or Amount': null, Share: 0.4 });
      Object.assign(book.Milestones[1]!, { 'Share or Amount': null, Amount: 300 });
    },
    cell: 'Milestones!F3',
    says: 'mix',
  },
  {
    code: 'method.mismatch',
    what: 'usage of a subscription',
    fault: (book) => (first(book.Usage)['Obligation'] = 'O-1'),
    cell: 'Usage!A2',
    says: 'straight-line',
  },
  {
    code: 'account.unused',
    what: 'a category',
    fault: (book) => book.Accounts.push({ Role: 'Revenue', Account: '4020', Category: 'Subscriptionz' }),
    cell: 'Accounts!E4',
    says: '“Subscriptionz”',
  },
];
