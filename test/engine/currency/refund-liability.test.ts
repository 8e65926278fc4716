/** Refund liabilities stand at the closing rate at each month's end; provisions for losses and deferred revenue do not. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { checkFunctional, dayFromIso, isoOf, journalize, journalizeFunctional, recognizeRevenue, type AccountRole } from '../../../src/engine';
import { readBook } from '../../../src/workbook/read/read-book';
import type { CellValue, TableData } from '../../../src/workbook/table-data';

const on = (iso: string): number => dayFromIso(iso)!;
const MONTH_ENDS = ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'] as const;
const SERIAL = 25_569;

const table = (name: string, headers: readonly string[], rows: readonly (readonly CellValue[])[]): TableData => ({
  ...{ name, sheet: name, headerRow: 0, headerColumn: 0, source: 'workbook' as const },
  headers: [...headers],
  rows: rows.map((row) => [...row]),
});

interface Goods {
  /** Euro cents, ascending places in the days from 1 January. */
  readonly price: number;
  readonly invoiceDay: number;
  readonly returns: number;
  readonly credits: readonly { readonly day: number; readonly amount: number }[];
  /** What the last estimate says is all that comes back, on a day; null where nobody looks again. */
  readonly last: { readonly day: number; readonly amount: number } | null;
  /** Dollars for a euro, in ten-thousandths: on each month's end. */
  readonly closing: readonly number[];
  readonly spot: number;
  /** From 10 February. */
  readonly laterSpot?: number;
}

const units = (cents: number): number => cents / 100;

function tablesOf({ price, invoiceDay, returns, credits, last, closing, spot, laterSpot = spot }: Goods): TableData[] {
  const first = on('2027-01-01') + SERIAL;
  const estimates: CellValue[][] = [['R1', first + invoiceDay, 'C1', 'O1', 'returns', units(returns), '', 'so it was last year']];
  if (last !== null) estimates.push(['R1', first + last.day, 'C1', 'O1', 'returns', units(last.amount), 'yes', 'counted']);
  return [
    table('Settings', ['Setting', 'Value'], [['Functional currency', 'USD'], ['Rate age limit', 366]]),
    table('Products', ['Product', 'Recognition method'], [['GOODS', 'point in time']]),
    table('Contracts', ['Contract', 'Customer', 'Currency', 'Start', 'End'], [['C1', 'A', 'EUR', first, first + 364]]),
    table('Obligations', ['Obligation', 'Contract', 'Product', 'Price', 'Recognition date'], [['O1', 'C1', 'GOODS', units(price), first + invoiceDay]]),
    table('Invoices', ['Invoice', 'Line', 'Invoice date', 'Customer', 'Currency', 'Contract', 'Obligation', 'Amount'], [['I1', 1, first + invoiceDay, 'A', 'EUR', 'C1', 'O1', units(price)]]),
    table('CreditNotes', ['Credit note', 'Line', 'Date', 'Invoice', 'Amount'], credits.map(({ day, amount }, index) => [`K${index}`, 1, first + day, 'I1', units(amount)])),
    table('Estimates', ['Estimate', 'As of', 'Contract', 'Obligation', 'Kind', 'Amount', 'Actual', 'Rationale'], estimates),
    table('Rates', ['Date', 'From', 'To', 'Rate', 'Type'], [
      [first, 'EUR', 'USD', spot / 10_000, 'spot'],
      [first + 40, 'EUR', 'USD', laterSpot / 10_000, 'spot'],
      ...MONTH_ENDS.map((iso, index) => [on(iso) + SERIAL, 'EUR', 'USD', (closing[index] ?? 1) / 10_000, 'closing'] as CellValue[]),
    ]),
  ];
}

function valued(goods: Goods) {
  const { book, diagnostics } = readBook(tablesOf(goods));
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  const throughDay = on('2027-04-30');
  const journals = journalize(book, recognizeRevenue(book), throughDay);
  const { journal, diagnostics: missing } = journalizeFunctional(book, journals.daily, { run: 1, throughDay, firstOpenDay: null });
  expect(missing).toEqual([]);
  expect(checkFunctional(book, journals, journal, throughDay).filter(({ pass }) => !pass)).toEqual([]);
  const lines = journal?.lines.map(({ line }) => line) ?? [];
  const sum = (of: readonly { readonly role: AccountRole; readonly day: number; readonly debit: number; readonly credit: number }[], roles: readonly AccountRole[], through: number): number =>
    of.reduce((total, { role, day, debit, credit }) => (roles.includes(role) && day <= through ? total + debit - credit : total), 0);
  return {
    lines,
    inEuro: (role: AccountRole, through: number) => sum(journals.daily, [role], through),
    inDollars: (through: number, ...roles: AccountRole[]) => sum(lines, roles, through),
  };
}

const AT_THE_CLOSING_RATE: Goods = {
  ...{ price: 100_000, invoiceDay: 7, returns: 10_000, last: null, spot: 11_000 },
  credits: [{ day: 40, amount: 10_000 }],
  closing: [11_200, 13_000, 12_500, 12_500],
};

test('remeasure-refunds: 100.00 EUR owed at 1.10 are 112.00 USD at a month’s end at 1.12, and 110.00 the next day', () => {
  const { lines, inDollars } = valued({ ...AT_THE_CLOSING_RATE, credits: [] });
  expect(inDollars(on('2027-01-30'), 'Deferred revenue')).toBe(-11_000);
  expect(inDollars(on('2027-01-31'), 'Refund liability')).toBe(-11_200);
  expect(inDollars(on('2027-01-31'), 'Exchange loss')).toBe(200);
  expect(inDollars(on('2027-02-01'), 'Refund liability')).toBe(-11_000);
  expect(inDollars(on('2027-02-01'), 'Exchange loss', 'Exchange gain')).toBe(0);
  expect(lines.filter(({ kind }) => kind === 'remeasurement').slice(0, 4).map(({ entry, day, role, debit, credit }) => [entry, isoOf(day), role, debit, credit])).toEqual([
    ['FX-2027-01-00001', '2027-01-31', 'Refund liability', 0, 200],
    ['FX-2027-01-00001', '2027-01-31', 'Exchange loss', 200, 0],
    ['FX-2027-02-00001', '2027-02-01', 'Refund liability', 200, 0],
    ['FX-2027-02-00001', '2027-02-01', 'Exchange loss', 0, 200],
  ]);
});

test('remeasure-refunds: credited at 1.30 in February, the loss of 20.00 less 2.00 taken back is 18.00', () => {
  const { inDollars } = valued({ ...AT_THE_CLOSING_RATE, laterSpot: 13_000 });
  expect(inDollars(on('2027-02-28'), 'Refund liability', 'Deferred revenue')).toBe(0);
  const through = (iso: string): number => inDollars(on(iso), 'Exchange loss', 'Exchange gain');
  expect([through('2027-01-31'), through('2027-02-28') - through('2027-01-31')]).toEqual([200, 1800]);
});

const anyGoods = fc
  .record({
    price: fc.integer({ min: 100, max: 9_999_999 }),
    invoiceDay: fc.integer({ min: 0, max: 31 }),
    part: fc.integer({ min: 1, max: 99 }),
    credited: fc.array(fc.record({ after: fc.integer({ min: 0, max: 60 }), part: fc.integer({ min: 1, max: 50 }) }), { maxLength: 2 }),
    last: fc.option(fc.record({ after: fc.integer({ min: 61, max: 80 }), more: fc.integer({ min: 0, max: 50 }) })),
    closing: fc.array(fc.integer({ min: 5_000, max: 20_000 }), { minLength: 4, maxLength: 4 }),
    spot: fc.integer({ min: 5_000, max: 20_000 }),
  })
  .map(({ price, invoiceDay, part, credited, last, closing, spot }): Goods => {
    const returns = Math.max(1, Math.floor((price * part) / 100));
    const credits = credited.map((credit) => ({ day: invoiceDay + credit.after, amount: Math.max(1, Math.floor((returns * credit.part) / 100)) }));
    const paid = credits.reduce((sum, { amount }) => sum + amount, 0);
    return {
      ...{ price, invoiceDay, returns, credits, closing, spot },
      last: last === null || paid > returns ? null : { day: invoiceDay + last.after, amount: Math.min(returns, paid + Math.floor(((returns - paid) * last.more) / 100)) },
    };
  });

test('on random goods and rates: the liability at the closing rate each month’s end; revenue and what is deferred at the document’s', () => {
  let owed = 0;
  fc.assert(
    fc.property(anyGoods, (goods) => {
      const { inEuro, inDollars } = valued(goods);
      const worth = (cents: number, rate: number): number => new Decimal(cents).times(rate).div(10_000).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber() + 0;
      MONTH_ENDS.forEach((iso, index) => {
        const balance = inEuro('Refund liability', on(iso));
        if (balance !== 0) owed += 1;
        expect(inDollars(on(iso), 'Refund liability')).toBe(worth(balance, goods.closing[index] ?? 0));
        expect(Math.abs(inDollars(on(iso), 'Revenue') - worth(inEuro('Revenue', on(iso)), goods.spot))).toBeLessThanOrEqual(3);
      });
      const all: AccountRole[] = ['Receivable clearing', 'Revenue', 'Deferred revenue', 'Refund liability', 'Exchange gain', 'Exchange loss'];
      expect(inDollars(on('2027-04-30'), ...all)).toBe(0);
    }),
    { endOnFailure: true, numRuns: 120, seed: 606 },
  );
  expect(owed).toBeGreaterThan(100);
});
