/** Faults of judgements on contracts and obligations. */
import { first } from './fault';
import type { Book, Fault } from './fault';
import { serial } from './small-book';

export const JUDGEMENT_FAULTS: readonly Fault[] = [
  {
    code: 'judgement.rationale',
    what: 'a combination without a reason',
    fault: (book) => (combined(book).Contracts[1]!['Rationale'] = null),
    cell: 'Contracts!H3',
    says: 'why the contracts are one',
  },
  {
    code: 'contract-group.mismatch',
    what: 'contracts of two customers',
    fault: (book) => (combined(book).Contracts[1]!['Customer'] = 'Zeta'),
    cell: 'Contracts!G3',
    says: 'its customer is “Zeta”, that of “C-1” “Acme”',
  },
  {
    code: 'contract-group.mismatch',
    what: 'contracts of two entities',
    fault: (book) => (combined(book).Contracts[1]!['Entity'] = 'DE'),
    cell: 'Contracts!G3',
    says: 'its entity is “DE”',
  },
  {
    code: 'contract-group.mismatch',
    what: 'contracts of two currencies',
    fault: (book) => (combined(book).Contracts[1]!['Currency'] = 'EUR'),
    cell: 'Contracts!G3',
    says: 'its currency is “EUR”',
  },
  {
    code: 'contract-group.alone',
    what: 'a contract that is not there',
    fault: (book) => (combined(book).Contracts[1]!['Group'] = 'C-9'),
    cell: 'Contracts!G3',
    says: '“C-9”, which no other contract is',
  },
  {
    code: 'judgement.rationale',
    what: 'a contract that is not collectable',
    fault: (book) => Object.assign(first(book.Contracts), { Collectable: 'N', Rationale: null }),
    cell: 'Contracts!H2',
    says: 'why collection of the price is not probable',
  },
  {
    code: 'judgement.rationale',
    what: 'a day of collectability',
    fault: (book) => Object.assign(first(book.Contracts), { 'Collectable from': serial('2026-02-01') }),
    cell: 'Contracts!G2',
    says: 'Collectable from is a judgement',
  },
  {
    code: 'value.unknown',
    what: 'collectability',
    fault: (book) => (first(book.Contracts)['Collectable'] = 'perhaps'),
    cell: 'Contracts!G2',
    says: 'perhaps',
  },
  {
    code: 'judgement.rationale',
    what: 'an assurance',
    fault: (book) => assured(book, { Rationale: ' ' }),
    cell: 'Obligations!J5',
    says: 'why the warranty only assures',
  },
  {
    code: 'warranty.priced',
    what: 'a cent of price',
    fault: (book) => assured(book, { Price: 0.01 }),
    cell: 'Obligations!E5',
    says: 'Price is filled on an assurance-type warranty',
  },
  {
    code: 'warranty.priced',
    what: 'a selling price',
    fault: (book) => assured(book, { 'SSP (total)': 100 }),
    cell: 'Obligations!F5',
    says: 'SSP (total) is filled',
  },
  {
    code: 'warranty.billed',
    what: 'an assurance',
    fault: (book) => {
      assured(book, {});
      book.Invoices.push({ ...first(book.Invoices), Line: 3, Obligation: 'O-9', 'Line group': 'B', Product: null });
    },
    cell: 'Invoices!G4',
    says: 'has no price to bill',
  },
];

/** The book with an assurance-type warranty beside its obligations. */
function assured(book: Book, more: Record<string, string | number | null>): void {
  const warranty = { Obligation: 'O-9', Contract: 'C-1', Product: 'PLAT', Warranty: 'assurance', Rationale: 'By law' };
  Object.assign(first(book.Obligations), { Warranty: null, Rationale: null });
  book.Obligations.push({ ...first(book.Obligations), ...warranty, Quantity: null, Price: null, 'SSP (total)': null, ...more });
}

/** The book with a second contract that is combined with the first. */
function combined(book: Book): Book {
  Object.assign(first(book.Contracts), { Group: null, Rationale: null });
  book.Contracts.push({ ...first(book.Contracts), Contract: 'C-2', Group: 'C-1', Rationale: 'Negotiated as a package' });
  return book;
}
