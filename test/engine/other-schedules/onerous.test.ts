/** Provisions for losses: the example of the rule, what is judged as a whole, prices that change, contracts that end. */
import fc from 'fast-check';
import { recognizeRevenue, type ProgressRecord, type RevenueBook } from '../../../src/engine';
import { aBook, aChange, aContract, aModification, anObligation, aProduct, cents, day, type BookParts } from '../pipeline/book-builder';
import { afterClose, balanceOf, closeThrough, failedChecks } from '../journal/close-book';

const measured = (obligationId: string, on: number, done: number, total: number, more: Partial<ProgressRecord> = {}): ProgressRecord => ({
  obligationId,
  day: on,
  measure: { kind: 'ratio', done: { digits: done, scale: 2 }, total: { digits: total, scale: 2 }, totalFrom: 'total' },
  uninstalledCost: 0,
  isCost: true,
  origin: { table: 'Progress', key: [obligationId, on] },
  ...more,
});

const works = (rows: readonly ProgressRecord[], more: BookParts = {}): RevenueBook =>
  aBook({
    products: [aProduct('P', { method: 'progress' })],
    contracts: [aContract('C-1')],
    obligations: [anObligation('OB-1', cents(2_000_000))],
    progress: rows,
    ...more,
  });

const provided = (book: RevenueBook, iso: string): number => {
  const close = closeThrough(book, day(iso));
  expect(failedChecks(close)).toEqual([]);
  return 0 - balanceOf([...close.journals.posted, ...close.journals.daily], 'Onerous contract provision', day(iso));
};

const loss = [measured('OB-1', day('2026-12-31'), cents(1_500_000), cents(2_500_000))];

test('1,000,000.00 to spend for 800,000.00 to come: provision 200,000.00, an expense of the day', () => {
  expect(provided(works(loss), '2026-12-30')).toBe(0);
  expect(provided(works(loss), '2026-12-31')).toBe(cents(200_000));
  const close = closeThrough(works(loss), day('2026-12-31'));
  expect(balanceOf(close.journals.daily, 'Onerous contract expense', day('2026-12-31'))).toBe(cents(200_000));
  expect(closeThrough(afterClose(close), day('2026-12-31')).journals.daily).toEqual([]);
});

test('a loss that shows on the first day is provided for whole; a cent counts; measures of hours say nothing of losses', () => {
  expect(provided(works([measured('OB-1', day('2026-01-01'), 0, cents(2_500_000))]), '2026-01-31')).toBe(cents(500_000));
  expect(provided(works([measured('OB-1', day('2026-01-01'), 0, cents(2_000_000) + 1)]), '2026-01-31')).toBe(1);
  expect(provided(works([measured('OB-1', day('2026-01-01'), 0, cents(2_000_000))]), '2026-01-31')).toBe(0);
  expect(recognizeRevenue(works(loss.map((row) => ({ ...row, isCost: false })))).transfers).toEqual([]);
});

test('a contract is judged as a whole, or each obligation alone, or no loss is provided for', () => {
  const obligations = [anObligation('OB-1', cents(1000)), anObligation('OB-2', cents(2000))].map((row) => ({ ...row, standaloneSellingPrice: row.statedPrice }));
  const on = day('2026-03-31');
  const rows = [measured('OB-1', on, cents(600), cents(1200)), measured('OB-2', on, cents(400), cents(1600))];
  const book = works(rows, { obligations });
  expect(provided(book, '2026-03-31')).toBe(0);
  const alone = works(rows, { obligations, policy: { lossProvision: 'obligation' } });
  expect(provided(alone, '2026-03-31')).toBe(cents(100));
  expect(recognizeRevenue(alone).transfers.map(({ id, obligationId }) => [id, obligationId])).toEqual([['OB-1 onerous provision', 'OB-1']]);
  expect(recognizeRevenue(works(loss, { policy: { lossProvision: 'off' } })).transfers).toEqual([]);
});

test('when the contract is ended, what was provided for is released', () => {
  const ended = works(loss, {
    modifications: [aModification('M-1', day('2027-02-10'), { treatment: 'termination' })],
    modificationLines: [aChange('M-1 on OB-1', { isRemoved: true })],
  });
  expect(provided(ended, '2027-02-09')).toBe(cents(200_000));
  expect(provided(ended, '2027-02-10')).toBe(0);
});

test('the provision is what is to spend beyond what is to come, never below zero, and gone when all is done', () => {
  const cost = fc.integer({ min: 0, max: 500_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cost, cost), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 400_000_000 }), (estimates, price) => {
      let done = 0;
      const rows = estimates.map(([more, rest], index) => {
        done += more;
        return measured('OB-1', day('2026-01-31') + 40 * index, done, done + rest + 1);
      });
      const last = measured('OB-1', day('2026-01-31') + 400, done + 1, done + 1);
      const book = works([...rows, last], { obligations: [anObligation('OB-1', price)] });
      const [transfer] = recognizeRevenue(book).transfers;
      const segments = transfer?.segments ?? [];
      for (const { day: on, measure } of rows) {
        if (measure.kind !== 'ratio') continue;
        const held = segments.filter(({ firstDay }) => firstDay <= on).reduce((sum, { amount }) => sum + amount, 0);
        // The share of the loss that is still to come, but for the rounding of revenue.
        const expected = Math.max(0, measure.total.digits - price) * (1 - measure.done.digits / measure.total.digits);
        expect(held).toBeGreaterThanOrEqual(0);
        expect(Math.abs(held - expected)).toBeLessThanOrEqual(1);
      }
      expect(segments.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    }),
    { numRuns: 60 },
  );
});
