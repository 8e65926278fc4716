/** Faults of principal or agent: the project of O-3 is sold for a supplier. */
import type { Book, Fault } from './fault';
import { first } from './fault';
import type { CellsByColumn } from './small-book';

const WHY = 'The supplier runs the project';
const agent =
  (cells: CellsByColumn) =>
  (book: Book): void => {
    // Every row has the columns, so that the table does.
    for (const row of book.Obligations) Object.assign(row, { 'Acts as': null, 'Supplier share': null, Commission: null, Rationale: null });
    Object.assign(book.Obligations[2]!, { 'Acts as': 'agent', Rationale: WHY, ...cells });
  };
const ofProduct =
  (cells: CellsByColumn) =>
  (book: Book): void => {
    for (const row of book.Products) Object.assign(row, { 'Acts as': null, 'Supplier share': null, Rationale: null });
    Object.assign(book.Products[2]!, { 'Acts as': 'agent', Rationale: WHY, ...cells });
  };

/** The supplier of O-1 gets an amount, and its modification has columns for what becomes of it: E and F. */
function fixed(book: Book): void {
  agent({ 'Acts as': null, Rationale: null })(book);
  Object.assign(first(book.Obligations), { 'Acts as': 'agent', 'Supplier share': 50, Rationale: WHY });
  book['Modification lines'] = book['Modification lines'].map(({ Modification = null, Line = null, Obligation = null, ...others }) => ({
    ...{ Modification, Line, Obligation, 'Price change': null, 'Supplier change': null, 'New supplier amount': null },
    ...others,
  }));
}

const changed = (price: CellsByColumn, cases: readonly (readonly [string, CellsByColumn, string, string])[]): Fault[] =>
  cases.map(([what, cells, cell, says]) => ({
    code: 'agent.modified',
    what,
    fault: (book) => {
      fixed(book);
      Object.assign(first(book['Modification lines']), { Obligation: 'O-1', ...price, ...cells });
    },
    cell: `'Modification lines'!${cell}`,
    says,
  }));

export const AGENCY_FAULTS: readonly Fault[] = [
  {
    code: 'judgement.rationale',
    what: 'an agent without a reason',
    fault: agent({ 'Supplier share': 400, Rationale: null }),
    cell: 'Obligations!L4',
    says: 'controls what is sold',
  },
  { code: 'agent.no-share', what: 'an agent who keeps everything', fault: agent({}), cell: 'Obligations!J4', says: 'share such as 90%' },
  {
    code: 'agent.share-of-principal',
    what: 'a share, and nobody is an agent',
    fault: agent({ 'Acts as': null, 'Supplier share': 400, Rationale: null }),
    cell: 'Obligations!J4',
    says: 'Enter agent in Acts as',
  },
  {
    code: 'agent.share-of-principal',
    what: 'a product with a share that is not sold as an agent',
    fault: ofProduct({ 'Acts as': 'principal', 'Supplier share': '90%', Rationale: null }),
    cell: 'Products!G4',
    says: 'the whole price is revenue',
  },
  {
    code: 'agent.commission-unused',
    what: 'a commission of a principal',
    fault: agent({ 'Acts as': 'principal', Commission: 0.1, Rationale: null }),
    cell: 'Obligations!K4',
    says: 'clear Commission',
  },
  {
    code: 'agent.two-shares',
    what: 'both figures',
    fault: agent({ 'Supplier share': 0.9, Commission: 0.1 }),
    cell: 'Obligations!K4',
    says: 'Keep one',
  },
  {
    code: 'agent.share-range',
    what: 'a share beyond the whole',
    fault: agent({ 'Supplier share': '130%' }),
    cell: 'Obligations!J4',
    says: 'at most 100 %',
  },
  {
    code: 'agent.share-range',
    what: 'an amount beyond the price',
    fault: agent({ Commission: 500.01 }),
    cell: 'Obligations!K4',
    says: 'more than the price',
  },
  {
    code: 'agent.share-range',
    what: 'an amount at a product',
    fault: ofProduct({ 'Supplier share': 400 }),
    cell: 'Products!G4',
    says: 'a product has no price',
  },
  {
    code: 'agent.share-range',
    what: 'an amount of usage',
    fault: (book) => {
      agent({ 'Acts as': null, Rationale: null })(book);
      Object.assign(book.Obligations[1]!, { 'Acts as': 'agent', 'Supplier share': 5, Rationale: WHY });
    },
    cell: 'Obligations!J3',
    says: 'usage has no total price',
  },
  {
    code: 'amount.negative',
    what: 'a share below zero',
    fault: agent({ 'Supplier share': -0.9 }),
    cell: 'Obligations!J4',
    says: 'without sign',
  },
  {
    code: 'agent.no-share',
    what: 'a line of an agent’s product without obligation',
    fault: (book) => {
      for (const row of book.Products) Object.assign(row, { 'Acts as': null, Rationale: null });
      Object.assign(first(book.Products), { 'Acts as': 'agent', Rationale: WHY });
      for (const row of book.Obligations) Object.assign(row, { 'Acts as': 'principal' });
      for (const row of book.Invoices) Object.assign(row, { Product: null });
      book.Invoices.push({ ...first(book.Invoices), Line: 3, Obligation: null, 'Line group': null, Product: 'PLAT' });
    },
    cell: 'Invoices!H4',
    says: 'what its supplier gets of this line',
  },
  ...changed({ 'Price change': 100 }, [
    ['another price, and nothing of its supplier', {}, 'E2', 'Enter Supplier change, 0 if it stays as it is'],
    ['an amount beside a change', { 'New supplier amount': 60 }, 'F2', 'Enter New price, or Supplier change instead'],
    ['two of its supplier', { 'Supplier change': 10, 'New supplier amount': 60 }, 'F2', 'Keep one of them'],
    ['another price of what ends', { 'Supplier change': 10, Removed: 'Y' }, 'E2', 'what it keeps of what ends is not known'],
  ]),
  ...changed({ 'Price change': null, 'New price': 900 }, [
    ['a new price alone', {}, 'F2', 'Enter New supplier amount'],
    ['a change beside a new price', { 'Supplier change': 10 }, 'E2', 'Enter New supplier amount instead'],
  ]),
  {
    code: 'agent.modified',
    what: 'the supplier of a principal',
    fault: (book) => {
      for (const row of book['Modification lines']) Object.assign(row, { 'Supplier change': null });
      Object.assign(first(book['Modification lines']), { 'Supplier change': 10 });
    },
    cell: "'Modification lines'!J2",
    says: 'Clear Supplier change',
  },
  {
    code: 'amount.negative',
    what: 'a supplier that gets less than nothing',
    fault: (book) => {
      fixed(book);
      Object.assign(first(book['Modification lines']), { 'Price change': null, 'New price': 900, 'New supplier amount': -1 });
    },
    cell: "'Modification lines'!F2",
    says: 'below zero',
  },
];
