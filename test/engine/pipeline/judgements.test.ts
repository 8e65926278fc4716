/** Judgements on contracts and obligations: the worked examples of their rules, and their edges. */
import * as fc from 'fast-check';
import { recognizeRevenue, remainingObligations, positionsAt, readSegment, type Contract } from '../../../src/engine';
import { afterClose, balanceOf, closeThrough, failedChecks, revenueByMonth } from '../journal/close-book';
import { aBook, aContract, aLine, anObligation, cents, day } from './book-builder';

const YEAR = { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') };

describe('collectability', () => {
  const book = (more: Partial<Contract>) =>
    aBook({
      contracts: [aContract('C-1', { ...YEAR, ...more })],
      obligations: [anObligation('OB-1', cents(1200), YEAR)],
      invoiceLines: [aLine('INV-1/1', day('2027-01-05'), cents(300), { contractId: 'C-1', obligationId: 'OB-1' })],
    });

  test('the worked example: a liability until 10 Apr, then April 400.00', () => {
    const march = closeThrough(book({ collectableFrom: day('2027-04-10') }), day('2027-03-31'));
    expect(failedChecks(march)).toEqual([]);
    expect(revenueByMonth(march.journals.daily)).toEqual({});
    expect(balanceOf(march.journals.daily, 'Deferred revenue', day('2027-03-31'))).toBe(cents(300));
    const april = closeThrough(afterClose(march), day('2027-04-30'));
    expect(failedChecks(april)).toEqual([]);
    expect(revenueByMonth(april.journals.daily)).toEqual({ '2027-04': cents(400) });
    expect(april.journals.daily.filter(({ role, day: on }) => role === 'Revenue' && on < day('2027-04-10'))).toEqual([]);
    expect(closeThrough(afterClose(april), day('2027-04-30')).journals.daily).toEqual([]);
  });

  test('while the day is unknown nothing is revenue and nothing remains to be disclosed', () => {
    const facts = book({ collectableFrom: null });
    const closed = closeThrough(facts, day('2027-12-31'));
    expect(failedChecks(closed)).toEqual([]);
    expect(revenueByMonth(closed.journals.daily)).toEqual({});
    const recognition = recognizeRevenue(facts);
    const positions = positionsAt(recognition, closed.journals.daily, day('2027-12-31'));
    const [remaining] = remainingObligations(facts, recognition.obligations, positions, day('2027-12-31'), readSegment);
    expect(remaining).toMatchObject({ expedient: 'not-collectable', disclosed: 0, remaining: cents(1200) });
  });

  test('whatever the day, a closing after it has recognized the schedule', () => {
    const plain = revenueByMonth(closeThrough(book({}), day('2027-12-31')).journals.daily);
    const total = Object.values(plain).reduce((sum, amount) => sum + amount, 0);
    fc.assert(
      fc.property(fc.integer({ min: YEAR.firstDay - 40, max: YEAR.lastDay }), (start) => {
        const closed = closeThrough(book({ collectableFrom: start }), day('2027-12-31'));
        expect(failedChecks(closed)).toEqual([]);
        const months = revenueByMonth(closed.journals.daily);
        expect(Object.values(months).reduce((sum, amount) => sum + amount, 0)).toBe(total);
      }),
      { numRuns: 12 },
    );
  });

  test('combined contracts wait for the last of them', () => {
    const contracts = [
      aContract('C-1', { ...YEAR, group: 'G', collectableFrom: day('2027-02-01') }),
      aContract('C-2', { ...YEAR, group: 'G', collectableFrom: day('2027-03-01') }),
    ];
    const obligations = [anObligation('OB-1', cents(1200), { ...YEAR, contractId: 'C-1' })];
    expect(recognizeRevenue(aBook({ contracts, obligations })).obligations[0]!.recognitionFloor).toBe(day('2027-03-01'));
  });

  test('a contract whose revenue is posted may not be called uncollectable', () => {
    const january = closeThrough(book({}), day('2027-01-31'));
    const facts = afterClose(january, { contracts: [aContract('C-1', { ...YEAR, collectableFrom: null })] });
    const found = recognizeRevenue(facts).diagnostics;
    expect(found.map(({ code, column }) => [code, column])).toEqual([['collectability.posted', 'Collectable']]);
    expect(found[0]!.message).toContain('100.00 USD');
  });
});

describe('warranties', () => {
  const point = { method: 'point-in-time' as const, recognitionDay: day('2027-01-01'), contractId: 'C-1' };
  const machine = anObligation('MACHINE', cents(950), { ...point, standaloneSellingPrice: cents(900) });
  const allocatedWith = (warranty: 'assurance' | 'service') =>
    recognizeRevenue(
      aBook({
        contracts: [aContract('C-1', YEAR)],
        obligations: [
          machine,
          anObligation('WARRANTY', 0, {
            ...YEAR,
            contractId: 'C-1',
            warranty,
            standaloneSellingPrice: warranty === 'service' ? cents(100) : null,
          }),
        ],
      }),
    );

  test('the worked example: a service warranty has its share, an assurance is part of the product', () => {
    expect(allocatedWith('service').obligations.map(({ allocated }) => allocated)).toEqual([cents(855), cents(95)]);
    const { obligations, coverage } = allocatedWith('assurance');
    expect(obligations.map(({ id, allocated }) => [id, allocated])).toEqual([['MACHINE', cents(950)]]);
    expect(coverage.find(({ table }) => table === 'Obligations')!.excluded).toEqual([
      { key: 'WARRANTY', reason: 'is an assurance, part of the product' },
    ]);
  });
});
