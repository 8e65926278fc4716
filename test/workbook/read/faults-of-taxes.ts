/** Faults of tax inside and on top of amounts. */
import { change, first } from './fault';
import type { Book, Fault } from './fault';
import type { CellsByColumn } from './small-book';

const onFirst = (cells: CellsByColumn) => (book: Book) => Object.assign(first(book.Invoices), cells);
const onCredit = (cells: CellsByColumn) => (book: Book) => Object.assign(first(book['Credit notes']), cells);

export const TAX_FAULTS: readonly Fault[] = [
  {
    code: 'tax.unknown',
    what: 'neither tax nor rate',
    fault: onFirst({ 'Tax included': 'Y' }),
    cell: 'Invoices!Q2',
    says: 'Enter one of them',
  },
  {
    code: 'tax.unknown',
    what: 'on a credit note',
    fault: onCredit({ 'Tax included': true }),
    cell: "'Credit notes'!H2",
    says: 'Tax rate',
  },
  {
    code: 'tax.contradiction',
    what: 'tax inside and rate',
    fault: onFirst({ 'Tax included': 'Y', 'Tax amount': 150, 'Tax rate': 0.2 }),
    cell: 'Invoices!R2',
    says: '200.00 included in 1200.00',
  },
  {
    code: 'tax.contradiction',
    what: 'tax on top and rate',
    fault: onFirst({ 'Tax amount': 200, 'Tax rate': 20 }),
    cell: 'Invoices!Q2',
    says: '240.00 on top of 1200.00',
  },
  {
    code: 'tax.contradiction',
    what: 'as large as the amount',
    fault: onFirst({ 'Tax included': 'Y', 'Tax amount': 1200 }),
    cell: 'Invoices!R2',
    says: 'cannot be inside',
  },
  {
    code: 'tax.contradiction',
    what: 'another sign',
    fault: onFirst({ 'Tax amount': -200 }),
    cell: 'Invoices!Q2',
    says: 'different signs',
  },
  {
    code: 'tax.contradiction',
    what: 'net amounts by their header',
    fault: onFirst({ 'Tax included': 'Y', 'Tax amount': 200 }),
    tables: (tables) =>
      change(tables, 'Invoices', (table) => ({
        ...table,
        headers: table.headers.map((header) => (header === 'Amount' ? 'Net amount' : header)),
      })),
    cell: 'Invoices!Q2',
    says: '“Net amount” holds net amounts',
  },
  {
    code: 'tax.unknown',
    what: 'gross amounts by their header',
    tables: (tables) =>
      change(tables, 'Invoices', (table) => ({
        ...table,
        headers: table.headers.map((header) => (header === 'Amount' ? 'Gross amount' : header)),
        rows: table.rows.slice(0, 1),
      })),
    cell: 'Invoices!K2',
    says: '“Gross amount” by its name includes tax',
  },
  { code: 'tax.rate', what: 'one', fault: onFirst({ 'Tax rate': 1 }), cell: 'Invoices!Q2', says: '0.01 or 1%' },
  {
    code: 'tax.rate',
    what: 'below zero',
    fault: onFirst({ 'Tax rate': -0.2 }),
    cell: 'Invoices!Q2',
    says: 'from 0 to 100 %',
  },
  {
    code: 'value.unknown',
    what: 'whether tax is included',
    fault: onFirst({ 'Tax included': 'perhaps' }),
    cell: 'Invoices!Q2',
    says: 'Y or N',
  },
];
