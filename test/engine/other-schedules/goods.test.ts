/** Cost of goods, the right to returned goods and what comes back: examples of the rules, edges, and any book. */
import fc from 'fast-check';
import { recognizeRevenue, type Estimate, type RevenueBook } from '../../../src/engine';
import { costOfGoods } from '../../../src/engine/other-schedules/cost-of-goods';
import { aBook, aContract, aCredit, aLine, anObligation, aProduct, cents, day, type BookParts } from '../pipeline/book-builder';
import { afterClose, balanceOf, closeThrough, failedChecks } from '../journal/close-book';

const aReturn = (iso: string | null, amount: number, more: Partial<Estimate> = {}): Estimate => ({
  id: 'RET',
  asOfDay: iso === null ? null : day(iso),
  contractId: 'C-1',
  obligationId: 'OB-1',
  kind: 'returns',
  method: 'amount',
  measure: { kind: 'amount', amount },
  scenarios: [],
  constraint: null,
  isActual: false,
  fairValue: null,
  isDueToForm: false,
  rationale: 'Experience',
  origin: { table: 'Estimates', key: ['RET', iso ?? ''] },
  ...more,
});

const sold = day('2027-01-10');
const sale = (more: BookParts = {}, price = cents(10_000), cost = cents(6000)): RevenueBook =>
  aBook({
    products: [aProduct('P', { method: 'point-in-time' })],
    contracts: [aContract('C-1')],
    obligations: [anObligation('OB-1', price, { recognitionDay: sold, cost })],
    invoiceLines: [aLine('INV-1/1', sold, price, { contractId: 'C-1', obligationId: 'OB-1' })],
    estimates: [aReturn(null, cents(300))],
    ...more,
  });

const balances = (book: RevenueBook, iso: string): Record<string, number> => {
  const { journals } = closeThrough(book, day(iso));
  const lines = [...journals.posted, ...journals.daily];
  const at = (role: Parameters<typeof balanceOf>[1]): number => balanceOf(lines, role, day(iso)) / 100;
  return { inventory: at('Inventory'), sales: at('Cost of sales'), asset: at('Right to returned goods') };
};

test('what goods cost: in all, a unit times the quantity, or nothing', () => {
  const { origin } = anObligation('OB-1', 0);
  const quantity = { digits: 100, scale: 0 };
  expect(costOfGoods({ unitCost: { digits: 60, scale: 0 }, quantity, origin }, 'USD')?.amount).toBe(cents(6000));
  expect(costOfGoods({ unitCost: { digits: 333, scale: 3 }, quantity: null, origin }, 'USD')).toMatchObject({ amount: 33, measure: 'one-unit' });
  expect(costOfGoods({ cost: 5, quantity, origin }, 'USD')).toMatchObject({ amount: 5, measure: 'total' });
  expect(costOfGoods({ quantity, origin }, 'USD')).toBeNull();
});

test('100 units that cost 6,000.00, three expected back: asset 180.00, cost of sales 5,820.00', () => {
  expect(balances(sale(), '2027-01-31')).toEqual({ inventory: -6000, sales: 5820, asset: 180 });
});

test('a credit note of 100.00 brings 60.00 back to inventory; costs to recover lower the asset', () => {
  const creditNoteLines = [aCredit('CN-1/1', day('2027-01-20'), 'INV-1/1', cents(100))];
  expect(balances(sale({ creditNoteLines }), '2027-01-31')).toEqual({ inventory: -5940, sales: 5820, asset: 120 });
  const estimates = [aReturn(null, cents(300), { recoveryCost: cents(30) })];
  expect(balances(sale({ estimates }), '2027-01-31')).toEqual({ inventory: -6000, sales: 5850, asset: 150 });
});

test('when the right has lapsed, what was not returned is cost of sales', () => {
  const estimates = [aReturn(null, cents(300)), aReturn('2027-02-09', 0, { isActual: true })];
  expect(balances(sale({ estimates }), '2027-02-08')).toEqual({ inventory: -6000, sales: 5820, asset: 180 });
  expect(balances(sale({ estimates }), '2027-02-09')).toEqual({ inventory: -6000, sales: 6000, asset: 0 });
});

test('an estimate of the whole contract takes its share of each cost; a voided invoice takes returns back', () => {
  const book = sale({
    contracts: [aContract('C-1')],
    obligations: [
      anObligation('OB-1', cents(6000), { recognitionDay: sold, cost: cents(3000), standaloneSellingPrice: cents(5000) }),
      anObligation('OB-2', cents(4000), { recognitionDay: sold, cost: cents(1000), standaloneSellingPrice: cents(5000) }),
    ],
    invoiceLines: [
      aLine('INV-1/1', sold, cents(6000), { contractId: 'C-1', obligationId: 'OB-1', voidDay: day('2027-01-25'), status: 'voided' }),
      aLine('INV-1/2', sold, cents(4000), { contractId: 'C-1', obligationId: 'OB-2', voidDay: day('2027-01-25'), status: 'voided' }),
    ],
    creditNoteLines: [aCredit('CN-1/1', day('2027-01-20'), 'INV-1/1', cents(100))],
    estimates: [aReturn(null, cents(1000), { obligationId: null })],
  });
  expect(balances(book, '2027-01-19').asset).toBe(400);
  expect(balances(book, '2027-01-20')).toMatchObject({ asset: 340, inventory: -3940 });
  expect(balances(book, '2027-01-25').asset).toBe(400);
});

test('nothing is posted for obligations without a cost, and nothing a second time', () => {
  const { obligations, ...rest } = sale();
  const [{ cost: _cost, ...bare }] = obligations as [RevenueBook['obligations'][number]];
  expect(recognizeRevenue({ ...rest, obligations: [bare] }).transfers).toEqual([]);
  const january = closeThrough(sale(), day('2027-01-31'));
  expect(closeThrough(afterClose(january), day('2027-01-31')).journals.daily).toEqual([]);
});

test('costs to recover beyond the cost of the goods are an error', () => {
  const estimates = [aReturn(null, cents(300), { recoveryCost: cents(181) })];
  expect(recognizeRevenue(sale({ estimates })).diagnostics).toMatchObject([
    { severity: 'error', code: 'goods.recovery-exceeds', column: 'Recovery cost' },
  ]);
});

test('whatever is estimated, credited and settled: the cost is kept, no asset is below zero, and in the end none is left', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 });
  const step = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(amount, amount, fc.array(step, { maxLength: 4 }), fc.array(step, { maxLength: 3 }), (price, cost, estimated, credited) => {
      const of = (share: number): number => Math.floor((price * share) / 300);
      const byDay = new Map([[0, 20] as const, ...estimated.map(([share, after]) => [after, share] as const)]);
      const creditNoteLines = credited.flatMap(([share, after], index) =>
        of(share) === 0 ? [] : [aCredit(`CN-${index}/1`, sold + after, 'INV-1/1', of(share))],
      );
      const paid = creditNoteLines.reduce((sum, line) => sum + line.amount, 0);
      const estimates = [...byDay].map(([after, share]) => ({
        ...aReturn(null, Math.max(paid, of(share))),
        asOfDay: sold + after,
        origin: { table: 'Estimates' as const, key: ['RET', sold + after] },
      }));
      const actual = aReturn('2027-04-15', paid, { isActual: true });
      const book = sale({ estimates: [...estimates, actual], creditNoteLines }, price, cost);
      const january = closeThrough(book, day('2027-01-31'));
      const april = closeThrough(afterClose(january), day('2027-04-30'));
      for (const close of [january, april]) expect(failedChecks(close)).toEqual([]);
      const lines = [...april.journals.posted, ...april.journals.daily];
      const at = (role: Parameters<typeof balanceOf>[1]): number => balanceOf(lines, role, day('2027-04-30'));
      expect(at('Inventory') + at('Cost of sales') + at('Right to returned goods')).toBe(0);
      expect(at('Right to returned goods')).toBe(0);
    }),
    { numRuns: 60, examples: [[300, 6, [[75, 0], [0, 1]], [[57, 0], [1, 2]]]] },
  );
});
