/** Faults of the price list. */
import { first } from './fault';
import type { Book, Fault } from './fault';
import { serial } from './small-book';

export const PRICE_FAULTS: readonly Fault[] = [
  {
    code: 'price-list.range',
    what: 'a low without a high',
    fault: (book) => (first(book['Price list'])['High'] = null),
    cell: "'Price list'!H2",
    says: 'High is empty',
  },
  {
    code: 'price-list.range',
    what: 'a low above the high',
    fault: (book) => (first(book['Price list'])['Low'] = 1400.01),
    cell: "'Price list'!G2",
    says: 'Low 1400.01 is above High 1400',
  },
  {
    code: 'price-list.range',
    what: 'a price a cent below its range',
    fault: (book) => (first(book['Price list'])['SSP (per unit)'] = 999.99),
    cell: "'Price list'!F2",
    says: 'SSP 999.99 lies outside its own range of 1000 to 1400',
  },
  {
    code: 'price-list.overlap',
    what: 'a second row from the last day of the first',
    fault: (book) => {
      const row = first(book['Price list']);
      row['Valid to'] = serial('2026-06-30');
      book['Price list'].push({ ...row, 'Valid from': serial('2026-06-30'), 'Valid to': null });
    },
    cell: "'Price list'!D3",
    says: "'Price list'!D2 (2026-01-01 to 2026-06-30)",
  },
  {
    code: 'price-list.rationale',
    what: 'a residual without a reason',
    fault: (book) => Object.assign(first(book['Price list']), { Method: 'residual', 'SSP (per unit)': null }),
    cell: "'Price list'!L2",
    says: 'needs a rationale',
  },
  {
    code: 'price-list.unused',
    what: 'a price beside cost plus margin',
    fault: (book) =>
      Object.assign(first(book['Price list']), { Method: 'cost plus margin', Cost: 1000, Margin: '20%' }),
    cell: "'Price list'!F2",
    says: 'not used',
  },
  {
    code: 'share.large',
    what: 'a margin of 25 for 25 %',
    fault: (book) =>
      Object.assign(first(book['Price list']), {
        Method: 'cost plus margin',
        Cost: 1000,
        Margin: 25,
        'SSP (per unit)': null,
        Low: null,
        High: null,
      }),
    cell: "'Price list'!K2",
    says: 'read as 2500 %',
  },
  {
    code: 'value.missing',
    what: 'a cost for cost plus margin',
    fault: (book) =>
      Object.assign(first(book['Price list']), { Method: 'cost plus margin', Margin: 0.25, 'SSP (per unit)': null }),
    cell: "'Price list'!J2",
    says: 'expected cost',
  },
  {
    code: 'value.missing',
    what: 'neither a price nor a range',
    fault: (book) =>
      Object.assign(first(book['Price list']), { 'SSP (per unit)': null, Low: null, High: null }),
    cell: "'Price list'!F2",
    says: 'range from Low to High',
  },
  {
    code: 'amount.negative',
    what: 'a margin',
    fault: (book) => (first(book['Price list'])['Margin'] = -0.1),
    cell: "'Price list'!K2",
    says: '-0.1',
  },
  {
    code: 'date.reversed',
    what: 'a row that ends before it starts',
    fault: (book) => (first(book['Price list'])['Valid to'] = serial('2025-12-31')),
    cell: "'Price list'!E2",
    says: 'before Valid from',
  },
  {
    code: 'id.unknown',
    what: 'a product',
    fault: (book) => (first(book['Price list'])['Product'] = 'PLATT'),
    cell: "'Price list'!A2",
    says: 'PLAT',
  },
  {
    code: 'ssp.missing',
    what: 'a list for other days only',
    fault: (book) => {
      first(book.Products)['SSP (per unit)'] = null;
      first(book['Price list'])['Valid from'] = serial('2026-01-02');
    },
    cell: 'Obligations!F2',
    says: 'Price list has no row for its day',
  },
  {
    code: 'discount-group.evidence',
    what: 'a group without a row',
    fault: (book) => (withGroup(book).Obligations[2]!['Discount group'] = 'H'),
    cell: 'Obligations!I4',
    says: '“H”',
  },
  {
    code: 'discount-group.empty',
    what: 'a row without obligations',
    fault: (book) =>
      withGroup(book)['Discount evidence'].push({ Contract: 'C-1', Group: 'H', 'Bundle price': 1, Rationale: 'Seen' }),
    cell: "'Discount evidence'!B3",
    says: '“H”',
  },
  {
    code: 'key.duplicate',
    what: 'two prices of a bundle',
    fault: (book) => {
      const evidence = withGroup(book)['Discount evidence'];
      evidence.push({ ...first(evidence), 'Bundle price': 1 });
    },
    cell: "'Discount evidence'!B3",
    says: "'Discount evidence'!B2",
  },
  {
    code: 'value.missing',
    what: 'a rationale of a bundle',
    fault: (book) => (first(withGroup(book)['Discount evidence'])['Rationale'] = ' '),
    cell: "'Discount evidence'!D2",
    says: 'evidence',
  },
  {
    code: 'amount.decimals',
    what: 'a bundle price',
    fault: (book) => (first(withGroup(book)['Discount evidence'])['Bundle price'] = 1100.001),
    cell: "'Discount evidence'!C2",
    says: 'decimals',
  },
  {
    code: 'method.mismatch',
    what: 'usage in a group',
    fault: (book) => (withGroup(book).Obligations[1]!['Discount group'] = 'G'),
    cell: 'Obligations!I3',
    says: 'keeps its own price',
  },
];

/** The book with its platform in a bundle of its own. */
function withGroup(book: Book): Book {
  first(book.Obligations)['Discount group'] = 'G';
  book['Discount evidence'].push({ Contract: 'C-1', Group: 'G', 'Bundle price': 1100, Rationale: 'Regularly sold so' });
  return book;
}
