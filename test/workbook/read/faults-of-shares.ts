/** Faults of promised items and of lines that several obligations share. */
import type { Book, Fault } from './fault';
import { invoiceLine } from './small-book';
import type { CellsByColumn } from './small-book';

const share = (cells: CellsByColumn): CellsByColumn => ({ Invoice: 'INV-8', Line: 1, Obligation: 'O-1', Share: null, Amount: null, ...cells });

const item = (cells: CellsByColumn): CellsByColumn => ({ Item: 'I-1', Obligation: 'O-1', Price: null, Share: null, Rationale: 'One output', ...cells });

const withShares =
  (line: CellsByColumn, ...shares: CellsByColumn[]) =>
  (book: Book): void => {
    const { Obligation: _, ...plain } = invoiceLine({ Invoice: 'INV-8', Type: 'charge', Amount: 100 });
    for (const cells of book.Invoices) cells['Promised item'] = null;
    book.Invoices.push({ ...plain, Obligation: null, Contract: 'C-1', 'Promised item': null, ...line });
    book['Line shares'].push(...shares);
  };

const withItems =
  (...items: CellsByColumn[]) =>
  (book: Book): void => {
    book['Promised items'].push(...items);
  };

const otherContract = (book: Book): void => {
  book.Contracts.push({ ...book.Contracts[0], Contract: 'C-9' });
  book.Obligations.push({ ...book.Obligations[0], Obligation: 'O-9', Contract: 'C-9' });
};

export const SHARE_FAULTS: readonly Fault[] = [
  { code: 'share.sum', what: 'shares below the whole', fault: withShares({}, share({ Share: 0.5 }), share({ Obligation: 'O-3', Share: 0.4 })), cell: "'Line shares'!D3", says: 'Shares sum to 90 %' },
  { code: 'share.sum', what: 'amounts that do not make the line', fault: withShares({}, share({ Amount: 50 }), share({ Obligation: 'O-3', Amount: 60 })), cell: "'Line shares'!E3", says: 'do not sum to the amount of the line' },
  { code: 'share.sum', what: 'a share beside an amount', fault: withShares({}, share({ Amount: 50 }), share({ Obligation: 'O-3', Share: 0.5 })), cell: "'Line shares'!E3", says: 'has not an amount' },
  { code: 'share.sum', what: 'a row with share and amount', fault: withShares({}, share({ Share: 0.5, Amount: 50 }), share({ Obligation: 'O-3', Share: 0.5 })), cell: "'Line shares'!D2", says: 'both filled' },
  { code: 'share.sum', what: 'an item with half a share', fault: withItems(item({ Share: 0.5 })), cell: "'Promised items'!D2", says: 'Shares sum to 50 %' },
  { code: 'share.twice', what: 'a line with an obligation and shares', fault: withShares({ Obligation: 'O-1' }, share({ Share: 1 })), cell: 'Invoices!G4', says: 'an Obligation and shares' },
  {
    code: 'share.twice',
    what: 'a discount that is shared',
    fault: withShares({ Type: 'product discount', Amount: -10, 'Line group': null, Product: 'PLAT', Obligation: null, Invoice: 'INV-1', Line: 9 }, share({ Invoice: 'INV-1', Line: 9, Share: 1 })),
    cell: 'Invoices!I4',
    says: 'Only charges are shared',
  },
  {
    code: 'share.contract',
    what: 'an item in two contracts',
    fault: (book) => {
      otherContract(book);
      withItems(item({ Share: 0.5 }), item({ Obligation: 'O-9', Share: 0.5 }))(book);
    },
    cell: "'Promised items'!B3",
    says: 'obligations of two contracts',
  },
  { code: 'id.unknown', what: 'shares of no line', fault: withShares({}, share({ Line: 7, Share: 1 })), cell: "'Line shares'!B2", says: 'is not in Invoices' },
  { code: 'id.unknown', what: 'a line of no item', fault: withShares({ 'Promised item': 'I-7' }), cell: 'Invoices!Q4', says: '“I-7” is not in Promised items' },
  { code: 'key.duplicate', what: 'one obligation twice on a line', fault: withShares({}, share({ Share: 0.5 }), share({ Share: 0.5 })), cell: "'Line shares'!B3", says: 'for obligation “O-1”' },
  { code: 'item.price', what: 'items that make another price', fault: withItems(item({ Price: 1100 })), cell: 'Obligations!E2', says: 'make 1100.00 USD, but Price is 1200.00' },
  { code: 'value.missing', what: 'an item without a reason', fault: withItems(item({ Rationale: null })), cell: "'Promised items'!E2", says: 'Enter why the items are one obligation' },
];
