/** Principal or agent: the commission is the price, the supplier's part is owed and never revenue. */
import fc from 'fast-check';
import { recognizeRevenue, type RevenueBook, type SupplierTerms } from '../../../src/engine';
import { agencyOf, keepOwnChange } from '../../../src/engine/step-2-obligations/principal-or-agent';
import type { ModificationLine } from '../../../src/engine/domain/modification';
import { afterClose, closeThrough, failedChecks, type Close } from '../journal/close-book';
import { FIRST_DAY, LAST_DAY, randomBook, shuffled } from '../properties/random-book';
import { aBook, aContract, aCredit, aLine, anObligation, aProduct, aUsage, cents, day } from './book-builder';

const ROW = { table: 'Obligations', key: ['OB-1'] } as const;
const share = (digits: number, scale: number, column: SupplierTerms['column'] = 'Supplier share'): SupplierTerms => ({
  column,
  measure: { kind: 'share', share: { digits, scale }, writtenAs: 'fraction' },
  row: ROW,
});
const fixed = (amount: number, column: SupplierTerms['column'] = 'Supplier share'): SupplierTerms => ({
  column,
  measure: { kind: 'amount', amount: cents(amount) },
  row: ROW,
});
const agent = (supplier: SupplierTerms) => ({ actsAs: 'agent', supplier }) as const;
const YEAR = { firstDay: day('2028-01-01'), lastDay: day('2028-12-31') };
const invoice = (id: string, iso: string, amount: number, more = {}) =>
  aLine(id, day(iso), cents(amount), { contractId: 'C-1', obligationId: 'OB-1', ...more });

const linesOf = ({ journals }: Close) => [...journals.posted, ...journals.daily];
const sumOf = (book: RevenueBook, role: string, through = '2028-12-31'): number =>
  linesOf(closeThrough(book, day(through))).reduce((sum, line) => (line.role === role ? sum + line.debit - line.credit : sum), 0);

describe('whose sale it is', () => {
  test.each([
    [agent(share(9, 1)), undefined, 90, 100],
    [agent(share(1, 1, 'Commission')), undefined, 90, 100],
    [agent(fixed(900)), undefined, 90, 100],
    [agent(fixed(100, 'Commission')), undefined, 90, 100],
    [{}, agent(share(9, 1)), 90, 100],
    [{ supplier: fixed(250) }, agent(share(9, 1)), 25, 100],
    [{ actsAs: 'agent' } as const, { supplier: share(9, 1) }, 90, 100],
  ])('%# an agent gives its supplier a part', (row, product, part, whole) => {
    const agency = agencyOf(row, product, cents(1000))!;
    expect(agency.part / agency.whole).toBe(part / whole);
  });

  test.each([
    [{}, undefined],
    [{}, {}],
    [{ actsAs: 'principal' } as const, agent(share(9, 1))],
    [{ supplier: share(9, 1) }, undefined],
    [{ actsAs: 'agent' } as const, undefined],
  ])('%# everything else is the seller’s own', (row, product) => {
    expect(agencyOf(row, product, cents(1000))).toBeNull();
  });
});

describe('example: a sale of 1,000.00 with a commission of 10 %', () => {
  const book = aBook({
    products: [aProduct('P', { method: 'point-in-time' })],
    contracts: [aContract('C-1', YEAR)],
    obligations: [anObligation('OB-1', cents(1000), { recognitionDay: day('2028-02-29'), ...agent(share(1, 1, 'Commission')) })],
    invoiceLines: [invoice('INV-1/1', '2028-01-10', 1000)],
  });

  test('revenue 100.00, owed to the supplier 900.00, the customer owes 1,000.00', () => {
    expect(sumOf(book, 'Revenue')).toBe(-cents(100));
    expect(sumOf(book, 'Payable to supplier')).toBe(-cents(900));
    expect(sumOf(book, 'Receivable clearing')).toBe(cents(1000));
  });

  test('until control passes only the commission is deferred', () => {
    expect(sumOf(book, 'Deferred revenue', '2028-02-28')).toBe(-cents(100));
    expect(sumOf(book, 'Deferred revenue', '2028-02-29')).toBe(0);
  });

  test('one entry holds the customer, the supplier and the commission', () => {
    expect(linesOf(closeThrough(book, day('2028-01-31'))).map(({ entry, role }) => [entry, role])).toEqual([
      ['2028-01-00001', 'Receivable clearing'],
      ['2028-01-00001', 'Payable to supplier'],
      ['2028-01-00001', 'Deferred revenue'],
    ]);
  });
});

test('example: 90 % of 33.33, 33.33 and 33.34 is 30.00, 29.99 and 30.01', () => {
  const book = aBook({
    products: [aProduct('P')],
    contracts: [aContract('C-1', YEAR)],
    obligations: [anObligation('OB-1', cents(100), agent(share(9, 1)))],
    // The later line stands first: order of days, not of rows.
    invoiceLines: [invoice('INV-3/1', '2028-03-01', 33.34), invoice('INV-1/1', '2028-01-01', 33.33), invoice('INV-2/1', '2028-02-01', 33.33)],
  });
  const { billings } = recognizeRevenue(book).obligations[0]!;
  expect(billings.filter(({ counterRole }) => counterRole === 'Payable to supplier').map(({ amount }) => amount)).toEqual([-3000, -2999, -3001]);
  expect(sumOf(book, 'Deferred revenue')).toBe(0);
});

describe('discounts', () => {
  const book = (supplier: SupplierTerms) =>
    aBook({
      products: [aProduct('P')],
      contracts: [aContract('C-1', YEAR)],
      obligations: [anObligation('OB-1', cents(1000), agent(supplier))],
      invoiceLines: [invoice('INV-1/1', '2028-01-01', 1000), invoice('INV-1/2', '2028-01-01', -50, { type: 'product discount' })],
    });

  test('a fixed amount is owed whatever the agent gives away', () => {
    expect(sumOf(book(fixed(900)), 'Payable to supplier')).toBe(-cents(900));
    expect(sumOf(book(fixed(900)), 'Revenue')).toBe(-cents(50));
  });

  test('a share bears its part', () => {
    expect(sumOf(book(share(9, 1)), 'Payable to supplier')).toBe(-cents(855));
    expect(sumOf(book(share(9, 1)), 'Revenue')).toBe(-cents(95));
  });
});

describe('credits and voids', () => {
  const book = (more: Partial<RevenueBook>) =>
    aBook({
      products: [aProduct('P')],
      contracts: [aContract('C-1', YEAR)],
      obligations: [anObligation('OB-1', cents(1000), agent(fixed(900)))],
      invoiceLines: [invoice('INV-1/1', '2028-01-01', 1000)],
      ...more,
    });

  test('one cent, then the rest: nothing is left to anyone', () => {
    const credited = book({
      creditNoteLines: [aCredit('CN-1/1', day('2028-02-01'), 'INV-1/1', 1), aCredit('CN-2/1', day('2028-02-01'), 'INV-1/1', cents(999.99))],
    });
    for (const role of ['Receivable clearing', 'Payable to supplier', 'Revenue', 'Deferred revenue']) expect(sumOf(credited, role)).toBe(0);
  });

  test('a credit of a whole invoice is spread over what customers were billed', () => {
    const mixed = book({
      obligations: [anObligation('OB-1', cents(1000), agent(fixed(900))), anObligation('OB-2', cents(1000), { standaloneSellingPrice: cents(1000) })].map(
        (row) => ({ ...row, standaloneSellingPrice: cents(1000) }),
      ),
      invoiceLines: [invoice('INV-1/1', '2028-01-01', 1000), invoice('INV-1/2', '2028-01-01', 1000, { obligationId: 'OB-2' })],
      creditNoteLines: [aCredit('CN-1/1', day('2028-02-01'), 'INV-1', cents(200))],
    });
    expect(sumOf(mixed, 'Payable to supplier')).toBe(-cents(810));
    expect(sumOf(mixed, 'Revenue')).toBe(-cents(1100 - 110));
  });

  test('a voided invoice owes nobody', () => {
    const voided = book({
      obligations: [],
      products: [aProduct('P', { method: 'point-in-time', ...agent(share(9, 1)) })],
      invoiceLines: [aLine('INV-1/1', day('2028-01-01'), cents(1000), { productId: 'P', status: 'voided', voidDay: day('2028-03-01') })],
    });
    expect(sumOf(voided, 'Payable to supplier', '2028-02-29')).toBe(-cents(900));
    expect(sumOf(voided, 'Payable to supplier')).toBe(0);
    expect(sumOf(voided, 'Revenue')).toBe(0);
  });

  test('a share that changes after the close is corrected on the first open day', () => {
    const before = closeThrough(book({}), day('2028-01-31'));
    const changed = afterClose(before, { obligations: [anObligation('OB-1', cents(1000), agent(fixed(800)))] });
    const owed = closeThrough(changed, day('2028-02-29')).journals.daily.filter(({ role }) => role === 'Payable to supplier');
    expect(owed.map(({ day: on, debit }) => [on, debit])).toEqual([[day('2028-02-01'), cents(100)]]);
  });
});

test('selling prices are the agent’s own: what the customer pays less the supplier’s part', () => {
  const of = (supplier: SupplierTerms) =>
    recognizeRevenue(
      aBook({
        products: [aProduct('P')],
        contracts: [aContract('C-1', YEAR)],
        obligations: [
          anObligation('OB-1', cents(1000), { ...agent(supplier), standaloneSellingPrice: cents(1100) }),
          anObligation('OB-2', cents(300), { standaloneSellingPrice: cents(200) }),
        ],
      }),
    ).obligations.map(({ standaloneSellingPrice, allocated }) => [standaloneSellingPrice, allocated]);
  expect(of(fixed(900))).toEqual([
    [cents(200), cents(200)],
    [cents(200), cents(200)],
  ]);
  expect(of(share(9, 1))).toEqual([
    [cents(110), 14194],
    [cents(200), 25806],
  ]);
});

test('usage is shared to date, so that what is billed and what is earned agree to the cent', () => {
  const book = aBook({
    products: [aProduct('P', { method: 'usage', ...agent(share(85, 2)) })],
    contracts: [aContract('C-1', YEAR)],
    obligations: [anObligation('OB-1', 0, { method: 'usage' })],
    usage: [1, 2, 3, 4, 5, 6, 7].map((date) => aUsage('OB-1', day(`2028-01-0${date}`), 1, 1)),
    invoiceLines: [invoice('INV-1/1', '2028-02-01', 0.07)],
  });
  expect(sumOf(book, 'Revenue')).toBe(-1);
  expect(sumOf(book, 'Payable to supplier')).toBe(-6);
  expect(sumOf(book, 'Unbilled revenue')).toBe(0);
});

/** The same book with agents among its obligations and products. */
function withAgents(book: RevenueBook, seed: number): RevenueBook {
  const terms = (id: string) => {
    const number = (id.length * 31 + id.charCodeAt(id.length - 1) * 7 + seed) % 5;
    return number < 2 ? {} : agent(share([333, 850, 1000][number - 2]!, 3, number === 2 ? 'Commission' : 'Supplier share'));
  };
  return {
    ...book,
    products: book.products.map((row) => ({ ...row, ...terms(row.id) })),
    obligations: book.obligations.map((row) => ({ ...row, ...terms(row.id) })),
  };
}

describe('for every book with agents', () => {
  test('all checks pass, customers owe the same, and the order of rows does not matter', () => {
    fc.assert(
      fc.property(randomBook, fc.nat(1000), (plain, seed) => {
        const book = withAgents(plain, seed);
        const close = closeThrough(book, LAST_DAY);
        expect(failedChecks(close)).toEqual([]);
        const owed = (of: Close) =>
          linesOf(of).reduce((sum, { role, debit, credit }) => (role === 'Receivable clearing' ? sum + debit - credit : sum), 0);
        expect(owed(close)).toBe(owed(closeThrough(plain, LAST_DAY)));
        expect(closeThrough(withAgents(shuffled(plain, seed), seed), LAST_DAY).journals).toEqual(close.journals);
      }),
      { endOnFailure: true, numRuns: 30 },
    );
  });

  test('a second close posts nothing', () => {
    fc.assert(
      fc.property(randomBook, fc.nat(1000), (plain, seed) => {
        const book = { ...withAgents(plain, seed), policy: { ...plain.policy, lockMethod: 'none', lockDay: null } as const };
        const close = closeThrough(book, FIRST_DAY + 100);
        expect(closeThrough(afterClose(close), FIRST_DAY + 100).journals.daily).toEqual([]);
      }),
      { endOnFailure: true, numRuns: 15 },
    );
  });
});

describe('a changed price', () => {
  const line = (priceChange: number | null, newPrice: number | null): ModificationLine => ({
    modificationId: 'M1',
    lineId: '1',
    obligationId: 'OB-1',
    priceChange,
    newPrice,
    newLastDay: null,
    quantityChange: null,
    standaloneSellingPriceOfRemainder: null,
    isRemoved: false,
    remainingDistinct: null,
    origin: { table: 'Modification lines', key: ['M1', 1] },
  });
  const agency = agencyOf(agent(share(9, 1)), undefined, cents(1000))!;

  test.each([
    [20000, null, 2000, null],
    [-5, null, 0, null],
    [null, 1, null, 0],
    [null, 133_333, null, 13_333],
    [null, null, null, null],
  ])('%p or %p of the whole is %p or %p of the agent’s', (change, price, ownChange, ownPrice) => {
    expect(keepOwnChange(line(change, price), agency)).toMatchObject({ priceChange: ownChange, newPrice: ownPrice });
    expect(keepOwnChange(line(change, price), undefined)).toEqual(line(change, price));
  });
});
