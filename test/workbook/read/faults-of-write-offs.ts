/** Faults of write-offs, each with the finding that must follow. */
import { first, type Fault } from './fault';
import { serial } from './small-book';

export const WRITE_OFF_FAULTS: readonly Fault[] = [
  {
    code: 'write-off.not-positive',
    what: 'an amount with a sign',
    fault: (book) => (first(book['Write-offs'])['Amount'] = -5),
    cell: "'Write-offs'!C2",
    says: '-5',
  },
  {
    code: 'write-off.exceeds',
    what: 'more than the invoice',
    fault: (book) => (first(book['Write-offs'])['Amount'] = 1100.01),
    cell: "'Write-offs'!C2",
    says: '1100.00 USD',
  },
  {
    code: 'write-off.exceeds',
    what: 'more recovered than written off',
    fault: (book) =>
      Object.assign(first(book['Write-offs']), {
        Amount: 100,
        Recovered: serial('2026-10-01'),
        'Recovered amount': 100.01,
      }),
    cell: "'Write-offs'!E2",
    says: '100.00 USD',
  },
  {
    code: 'value.missing',
    what: 'recovered without a day',
    fault: (book) => (first(book['Write-offs'])['Recovered amount'] = 10),
    cell: "'Write-offs'!D2",
    says: 'Recovered is empty',
  },
  {
    code: 'value.missing',
    what: 'disputed without a recovery',
    fault: (book) => (first(book['Write-offs'])['Disputed'] = serial('2026-10-01')),
    cell: "'Write-offs'!D2",
    says: 'Disputed is filled',
  },
  {
    code: 'date.reversed',
    what: 'recovered before the write-off',
    fault: (book) => (first(book['Write-offs'])['Recovered'] = serial('2026-08-31')),
    cell: "'Write-offs'!D2",
    says: 'before the write-off of 2026-09-01',
  },
  {
    code: 'date.reversed',
    what: 'written off before the invoice',
    fault: (book) => (first(book['Write-offs'])['Date'] = serial('2025-12-31')),
    cell: "'Write-offs'!B2",
    says: 'before the invoice',
  },
  {
    code: 'id.unknown',
    what: 'an invoice that is not there',
    fault: (book) => (first(book['Write-offs'])['Invoice'] = 'INV-2'),
    cell: "'Write-offs'!A2",
    says: 'The nearest is “INV-1”',
  },
  {
    code: 'key.duplicate',
    what: 'an invoice twice',
    fault: (book) => book['Write-offs'].push({ ...first(book['Write-offs']) }),
    cell: "'Write-offs'!A3",
    says: 'INV-1',
  },
];
