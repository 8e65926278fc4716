/** Faults of measures of progress: each brings an obligation O-4 of its own contract, measured by costs. */
import type { Book, Fault } from './fault';
import { serial } from './small-book';
import type { CellsByColumn } from './small-book';

const asOf = (iso: string, cells: CellsByColumn = {}): CellsByColumn => ({
  Obligation: 'O-4',
  'As of': serial(iso),
  Done: 300,
  Total: 1000,
  'To complete': null,
  'Percent complete': null,
  'Uninstalled cost': null,
  Measure: null,
  ...cells,
});

const withProgress =
  (...rows: CellsByColumn[]) =>
  (book: Book): void => {
    book.Products.push({ Product: 'WORKS', 'Recognition method': 'cost to cost' });
    book.Contracts.push({ ...book.Contracts[0], Contract: 'C-4' });
    book.Obligations.push({ Obligation: 'O-4', Contract: 'C-4', Product: 'WORKS', Price: 5000 });
    book.Progress.push(...rows);
  };

const percent = (iso: string, value: number | string): CellsByColumn =>
  asOf(iso, { Done: null, Total: null, 'Percent complete': value });

export const PROGRESS_FAULTS: readonly Fault[] = [
  {
    code: 'progress.none',
    what: 'an obligation without rows',
    fault: withProgress(),
    cell: 'Obligations!A5',
    says: '“O-4” is recognized by progress',
  },
  {
    code: 'progress.two-measures',
    what: 'a percentage beside costs',
    fault: withProgress(asOf('2026-03-31', { 'Percent complete': 0.3 })),
    cell: 'Progress!F2',
    says: 'Percent complete and Done and Total',
  },
  {
    code: 'progress.two-measures',
    what: 'parts that do not make the total',
    fault: withProgress(asOf('2026-03-31', { 'To complete': 600 })),
    cell: 'Progress!E2',
    says: 'do not sum to Total',
  },
  {
    code: 'progress.over-whole',
    what: 'more cost than estimated',
    fault: withProgress(asOf('2026-03-31', { Done: 1000.01 })),
    cell: 'Progress!C2',
    says: '1000.01 is more than the total 1000',
  },
  {
    code: 'progress.over-whole',
    what: 'more than a hundred percent',
    fault: withProgress(percent('2026-03-31', 40), percent('2026-06-30', 100.5)),
    cell: 'Progress!F3',
    says: '100.5 %, more than 100 %',
  },
  {
    code: 'progress.no-total',
    what: 'an estimate of zero',
    fault: withProgress(asOf('2026-03-31', { Done: 0, Total: 0 })),
    cell: 'Progress!D2',
    says: 'total is 0',
  },
  {
    code: 'progress.backwards',
    what: 'a higher estimate',
    fault: withProgress(asOf('2026-03-31'), asOf('2026-06-30', { Done: 310, Total: 2000 })),
    cell: 'Progress!C3',
    says: '15.50 % is lower than the 30.00 % of 2026-03-31',
  },
  {
    code: 'progress.backwards',
    what: 'a lower percentage',
    fault: withProgress(percent('2026-03-31', '30%'), percent('2026-06-30', '29.5%')),
    cell: 'Progress!F3',
    says: '29.50 % is lower',
  },
  {
    code: 'progress.before-start',
    what: 'the day before the first',
    fault: withProgress(asOf('2025-12-31')),
    cell: 'Progress!B2',
    says: 'starts (2026-01-01)',
  },
  {
    code: 'progress.uninstalled',
    what: 'more than the cost to date',
    fault: withProgress(asOf('2026-03-31', { 'Uninstalled cost': 300.01 })),
    cell: 'Progress!G2',
    says: '300.01 is more than Done',
  },
  {
    code: 'progress.uninstalled',
    what: 'nothing else',
    fault: withProgress(asOf('2026-03-31', { Done: 1000, 'Uninstalled cost': 1000 })),
    cell: 'Progress!G2',
    says: 'is the whole total',
  },
  {
    code: 'progress.uninstalled',
    what: 'beside a percentage',
    fault: withProgress({ ...percent('2026-03-31', 0.3), 'Uninstalled cost': 10 }),
    cell: 'Progress!G2',
    says: 'needs costs',
  },
  {
    code: 'key.duplicate',
    what: 'two measures of one day',
    fault: withProgress(asOf('2026-03-31'), asOf('2026-03-31', { Done: 400 })),
    cell: 'Progress!B3',
    says: 'Progress!B2',
  },
  {
    code: 'method.mismatch',
    what: 'progress of a milestone obligation',
    fault: (book) => {
      withProgress(asOf('2026-03-31'), asOf('2026-03-31', { Obligation: 'O-3' }))(book);
    },
    cell: 'Progress!A3',
    says: 'to progress',
  },
  {
    code: 'value.missing',
    what: 'a row without any measure',
    fault: withProgress(asOf('2026-03-31', { Done: null, Total: null })),
    cell: 'Progress!C2',
    says: 'how far it is',
  },
  {
    code: 'value.missing',
    what: 'costs without a total',
    fault: withProgress(asOf('2026-03-31', { Total: null })),
    cell: 'Progress!D2',
    says: 'estimated total',
  },
  {
    code: 'amount.negative',
    what: 'costs below zero',
    fault: withProgress(asOf('2026-03-31', { Done: -1 })),
    cell: 'Progress!C2',
    says: 'below zero',
  },
  {
    code: 'amount.out-of-range',
    what: 'a cost and a total too far apart',
    fault: withProgress(asOf('2026-03-31', { Done: 1e-9, Total: 123456789 })),
    cell: 'Progress!C2',
    says: 'too many digits',
  },
  {
    code: 'method.line',
    what: 'an invoice line without obligation whose product is measured by costs',
    fault: (book) => {
      book.Products.push({ Product: 'WORKS', 'Recognition method': 'cost to cost' });
      Object.assign(book.Invoices[0] ?? {}, { Product: 'WORKS', Obligation: null, Contract: null });
    },
    cell: 'Invoices!G2',
    says: 'no row of Progress can measure it',
  },
  {
    code: 'method.line',
    what: 'an invoice line without obligation that says milestone',
    fault: (book) => {
      Object.assign(book.Invoices[0] ?? {}, { 'Recognition method': 'milestone', Obligation: null });
    },
    cell: 'Invoices!G2',
    says: 'no row of Milestones can measure it',
  },
  {
    code: 'method.line',
    what: 'a line by progress of an obligation by time',
    fault: (book) => {
      Object.assign(book.Invoices[0] ?? {}, { 'Recognition method': 'progress' });
    },
    cell: 'Invoices!N2',
    says: 'Recognition method progress of the line has no effect',
  },
];
