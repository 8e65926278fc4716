/** Faults of prepaid credits and their draws, each with the finding that must follow. */
import type { Book, Fault } from './fault';
import { invoiceLine, serial, type CellsByColumn } from './small-book';

function grant(cells: CellsByColumn = {}): CellsByColumn {
  return {
    Grant: 'G-1',
    Contract: 'C-1',
    Customer: null,
    Product: 'API',
    'Grant date': serial('2026-01-01'),
    'Effective date': null,
    'Expiry date': serial('2026-12-31'),
    Kind: null,
    'Amount granted': 100,
    Units: null,
    'Price paid': 90,
    Currency: null,
    Invoice: null,
    Line: null,
    'Applicable products': null,
    Breakage: null,
    'Expected breakage': null,
    'Remote date': null,
    Rationale: null,
    ...cells,
  };
}

function draw(cells: CellsByColumn = {}): CellsByColumn {
  return {
    Document: 'D-1',
    Date: serial('2026-02-01'),
    Grant: null,
    Contract: 'C-1',
    Customer: null,
    Product: null,
    Obligation: null,
    Amount: 10,
    Units: null,
    'Overage billed': null,
    'Expected breakage': null,
    Rationale: null,
    ...cells,
  };
}

/** Credits without a fault, but for the cells named. */
function credits(of: CellsByColumn, drawn: CellsByColumn | null = null, ...more: CellsByColumn[]): (book: Book) => void {
  return (book) => {
    book['Credit grants'] = [grant(of), ...more];
    book['Credit draw-downs'] = drawn === null ? [] : [draw(drawn)];
  };
}

const onGrant = (column: string): string => `'Credit grants'!${column}2`;
const onDraw = (column: string): string => `'Credit draw-downs'!${column}2`;

/** An invoice that bills no obligation, and the points that it earns; of `C-1` where all grants are given. */
const earned =
  (first: CellsByColumn, second?: CellsByColumn | null) =>
  (book: Book): void => {
    const line = invoiceLine({ Invoice: 'INV-7', Product: 'PLAT', Contract: second === null ? null : 'C-1', Customer: 'Acme' });
    book.Invoices.push(line);
    book['Credit grants'].push(first, ...(second === undefined || second === null ? [] : [second]));
  };

export const CREDIT_FAULTS: readonly Fault[] = [
  { code: 'value.missing', what: 'a grant that nothing dates', fault: credits({ 'Grant date': null }), cell: onGrant('E'), says: 'Nothing dates' },
  { code: 'value.missing', what: 'a grant of nobody', fault: credits({ Contract: null }), cell: onGrant('C'), says: 'the customer' },
  {
    code: 'value.missing',
    what: 'a customer without contract and currency',
    fault: credits({ Contract: null, Customer: 'Beta' }),
    cell: onGrant('L'),
    says: 'three letters',
  },
  { code: 'value.missing', what: 'a price that is not said', fault: credits({ 'Price paid': null }), cell: onGrant('K'), says: '0 where they are free' },
  { code: 'value.missing', what: 'nothing granted', fault: credits({ 'Amount granted': null }), cell: onGrant('I'), says: 'how much is granted' },
  { code: 'value.unknown', what: 'a kind that is none', fault: credits({ Kind: 'barter' }), cell: onGrant('H'), says: 'cash or units' },
  { code: 'credits.two-measures', what: 'money and units', fault: credits({ Units: 5 }), cell: onGrant('J'), says: 'keep one' },
  { code: 'credits.two-measures', what: 'units in the column of money', fault: credits({ Kind: 'units' }), cell: onGrant('I'), says: 'Fill Units' },
  { code: 'credits.nothing', what: 'a grant of zero', fault: credits({ 'Amount granted': 0 }), cell: onGrant('I'), says: 'is 0' },
  { code: 'amount.negative', what: 'a grant below zero', fault: credits({ 'Amount granted': -1 }), cell: onGrant('I'), says: '-1' },
  { code: 'amount.decimals', what: 'a tenth of a cent', fault: credits({ 'Amount granted': 1.001 }), cell: onGrant('I'), says: '2 decimals' },
  { code: 'currency.mismatch', what: 'another currency than the contract', fault: credits({ Currency: 'EUR' }), cell: onGrant('L'), says: 'USD' },
  { code: 'date.reversed', what: 'expiry before it is effective', fault: credits({ 'Expiry date': serial('2025-12-31') }), cell: onGrant('G'), says: '2025-12-31' },
  {
    code: 'date.reversed',
    what: 'effective before it is granted',
    fault: credits({ 'Effective date': serial('2025-12-31') }),
    cell: onGrant('F'),
    says: 'before the grant',
  },
  { code: 'id.unknown', what: 'a contract that is not there', fault: credits({ Contract: 'C-9' }), cell: onGrant('B'), says: '“C-9”' },
  { code: 'id.unknown', what: 'applicable to a product that is not there', fault: credits({ 'Applicable products': 'API, APY' }), cell: onGrant('O'), says: '“APY”' },
  { code: 'key.duplicate', what: 'a grant called as an obligation', fault: credits({ Grant: 'O-1' }), cell: onGrant('A'), says: 'Obligations!A2' },
  { code: 'credits.breakage', what: 'proportional breakage without expectation', fault: credits({ Breakage: 'proportional' }), cell: onGrant('Q'), says: 'share' },
  {
    code: 'credits.breakage',
    what: 'all of it expected to stay unused',
    fault: credits({ 'Expected breakage': 1, Rationale: 'History' }),
    cell: onGrant('Q'),
    says: 'below 1',
  },
  { code: 'credits.breakage', what: 'remote on no day', fault: credits({ Breakage: 'remote', 'Expiry date': null }), cell: onGrant('P'), says: 'Remote date' },
  { code: 'judgement.rationale', what: 'expected breakage without a reason', fault: credits({ 'Expected breakage': 0.1 }), cell: onGrant('S'), says: 'Rationale' },
  {
    code: 'credits.later',
    what: 'free credits after the contract was agreed, without a reason',
    fault: credits({ 'Price paid': 0, 'Grant date': serial('2026-05-01') }),
    cell: onGrant('K'),
    says: 'they change it from that day',
  },
  { code: 'id.unknown', what: 'free credits of an invoice that is not there', fault: credits({ 'Price paid': 0, Invoice: 'INV-9' }), cell: onGrant('M'), says: '“INV-9” is not in Invoices' },
  { code: 'credits.invoice', what: 'free credits of an obligation’s invoice', fault: credits({ 'Price paid': 0, Invoice: 'INV-1' }), cell: onGrant('M'), says: 'is that of “O-1”' },
  { code: 'credits.invoice', what: 'free credits of a line that is not there', fault: credits({ 'Price paid': 0, Invoice: 'INV-1', Line: 7 }), cell: onGrant('N'), says: 'Line “7” of invoice “INV-1”' },
  {
    code: 'credits.invoice',
    what: 'a line that one grant names and another with its invoice',
    fault: earned(grant({ Grant: 'G-1', Invoice: 'INV-7', 'Price paid': 0 }), grant({ Grant: 'G-2', Invoice: 'INV-7', Line: 1, 'Price paid': 0 })),
    cell: "'Credit grants'!N3",
    says: 'names it differently',
  },
  {
    code: 'contract.mismatch',
    what: 'free credits of another contract’s invoice',
    fault: earned(grant({ Contract: null, Customer: 'Beta', Currency: 'USD', Invoice: 'INV-7', 'Price paid': 0 })),
    cell: onGrant('M'),
    says: 'is of contract “C-1”',
  },
  {
    code: 'currency.mismatch',
    what: 'free credits in another currency than their invoice',
    fault: earned(grant({ Contract: null, Customer: 'Beta', Currency: 'EUR', Invoice: 'INV-7', 'Price paid': 0 }), null),
    cell: onGrant('M'),
    says: 'is in USD, the grant in EUR',
  },
  {
    code: 'credits.unpriced',
    what: 'free units beside paid money',
    fault: credits({ 'Amount granted': null, Units: 5, 'Price paid': 0 }, null, grant({ Grant: 'G-2' })),
    cell: onGrant('J'),
    says: 'SSP per unit',
  },
  { code: 'id.unknown', what: 'an invoice that is not there', fault: credits({ Invoice: 'INV-9' }), cell: onGrant('M'), says: '“INV-9”' },
  { code: 'credits.invoice', what: 'an invoice of another obligation', fault: credits({ Invoice: 'INV-1' }), cell: onGrant('M'), says: 'No one line' },
  { code: 'credits.invoice', what: 'a line that is not there', fault: credits({ Invoice: 'INV-1', Line: 7 }), cell: onGrant('N'), says: '“7”' },
  { code: 'value.missing', what: 'a draw without day', fault: credits({}, { Date: null }), cell: onDraw('B'), says: 'day of use' },
  { code: 'value.missing', what: 'a draw of nobody', fault: credits({}, { Contract: null }), cell: onDraw('D'), says: 'whose credits' },
  { code: 'value.missing', what: 'a draw of nothing', fault: credits({}, { Amount: null }), cell: onDraw('H'), says: 'how much is drawn' },
  { code: 'credits.nothing', what: 'a draw of zero', fault: credits({}, { Amount: 0 }), cell: onDraw('H'), says: 'is 0' },
  { code: 'credits.two-measures', what: 'a draw of money and units', fault: credits({}, { Units: 1 }), cell: onDraw('I'), says: 'keep one' },
  {
    code: 'credits.two-measures',
    what: 'units drawn of a grant of money',
    fault: credits({}, { Grant: 'G-1', Amount: null, Units: 1 }),
    cell: onDraw('I'),
    says: 'of units',
  },
  { code: 'id.unknown', what: 'a draw of an unknown grant', fault: credits({}, { Grant: 'G-7' }), cell: onDraw('C'), says: '“G-7”' },
  { code: 'credits.no-grant', what: 'units where only money is granted', fault: credits({}, { Amount: null, Units: 1 }), cell: onDraw('D'), says: 'No credits of units' },
  {
    code: 'credits.no-grant',
    what: 'a product that the credits do not pay for',
    fault: credits({ 'Applicable products': 'PLAT' }, { Product: 'API' }),
    cell: onDraw('D'),
    says: '“API”',
  },
  { code: 'credits.no-grant', what: 'given back to no grant', fault: credits({}, { Amount: -1 }), cell: onDraw('C'), says: 'name the grant' },
  { code: 'credits.exceeded', what: 'more than is left', fault: credits({}, { Amount: 100.01 }), cell: onDraw('H'), says: '0.01 more' },
  { code: 'credits.exceeded', what: 'more given back than drawn', fault: credits({}, { Amount: -1, Grant: 'G-1' }), cell: onDraw('H'), says: '1.00 more' },
  {
    code: 'credits.exceeded',
    what: 'the day after expiry',
    fault: credits({ 'Expiry date': serial('2026-01-31') }, {}),
    cell: onDraw('H'),
    says: '10.00 more',
  },
  {
    code: 'credits.overage',
    what: 'more than is left, billed elsewhere',
    fault: credits({}, { Amount: 100.01, 'Overage billed': 'yes' }),
    cell: onDraw('H'),
    says: 'left out',
  },
  {
    code: 'credits.outside-term',
    what: 'drawn before it is effective',
    fault: credits({ 'Effective date': serial('2026-02-02') }, { Grant: 'G-1' }),
    cell: onDraw('B'),
    says: '2026-02-02',
  },
  {
    code: 'credits.outside-term',
    what: 'drawn after it has expired',
    fault: credits({ 'Expiry date': serial('2026-01-31') }, { Grant: 'G-1' }),
    cell: onDraw('B'),
    says: 'expired',
  },
  {
    code: 'credits.breakage',
    what: 'a new estimate for no grant',
    fault: credits({}, { 'Expected breakage': 0.1, Rationale: 'History' }),
    cell: onDraw('K'),
    says: 'name it in Grant',
  },
  {
    code: 'credits.breakage',
    what: 'a new estimate of everything',
    fault: credits(
      { Breakage: 'proportional', 'Expected breakage': 0.1, Rationale: 'History' },
      { Grant: 'G-1', 'Expected breakage': 1, Rationale: 'History' },
    ),
    cell: onDraw('K'),
    says: 'below 1',
  },
  {
    code: 'judgement.rationale',
    what: 'a new estimate without a reason',
    fault: credits(
      { Breakage: 'proportional', 'Expected breakage': 0.1, Rationale: 'History' },
      { Grant: 'G-1', 'Expected breakage': 0.2 },
    ),
    cell: onDraw('L'),
    says: 'why it changed',
  },
  {
    code: 'contract.mismatch',
    what: 'a grant of another contract',
    fault: credits({ Contract: null, Customer: 'Beta', Currency: 'USD' }, { Grant: 'G-1' }),
    cell: onDraw('D'),
    says: 'Correct the contract',
  },
];
