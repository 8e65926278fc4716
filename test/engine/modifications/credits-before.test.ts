/** Credit notes before a modification: what of them is still to come goes with the service it would have fallen on. */
import { positionsAt } from '../../../src/engine';
import type { BookParts } from '../pipeline/book-builder';
import { aBook, aChange, aContract, aCredit, aLine, aModification, aProduct, anObligation, cents, day } from '../pipeline/book-builder';
import { afterClose, closeThrough, failedChecks } from '../journal/close-book';
import { dayByDay, obligationOf, recognize, revenue } from './modified-book';

const credited = (modification: Partial<BookParts>, treatment: Parameters<typeof aCredit>[4] = {}): BookParts => ({
  contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
  products: [aProduct('P')],
  obligations: [anObligation('A', cents(1200))],
  invoiceLines: [aLine('INV-1/1', day('2027-01-01'), cents(1200), { contractId: 'C-1', obligationId: 'A' })],
  creditNoteLines: [aCredit('CN-1/1', day('2027-04-01'), 'INV-1/1', cents(120), treatment)],
  ...modification,
});

const modified = (treatment: Parameters<typeof aModification>[2], line: Parameters<typeof aChange>[1] | null): Partial<BookParts> => ({
  modifications: [aModification('M1', day('2027-07-01'), treatment)],
  modificationLines: line === null ? [] : [aChange('M1 on A', line)],
});

describe('for the future, to another end', () => {
  const extension = modified({ treatment: 'prospective' }, { newLastDay: day('2028-03-31') });

  test('the credit goes to the new end with what remains: 80.00 of it over nine months', () => {
    const result = recognize(credited(extension));
    expect(revenue(result, '2027-04-01', '2027-06-30')).toBe(cents(260));
    // 66.67 less 8.89.
    expect(revenue(result, '2027-07-01', '2027-07-31')).toBe(5778);
    expect(revenue(result, '2027-07-01', '2027-12-31')).toBe(34667);
    expect(revenue(result, '2028-01-01', '2028-03-31')).toBe(17333);
    expect(revenue(result, '2027-01-01', '2028-03-31')).toBe(cents(1080));
  });

  test('once more to another end', () => {
    const { modifications, modificationLines } = extension;
    const result = recognize(
      credited({
        modifications: [...modifications!, aModification('M2', day('2027-10-01'), { treatment: 'prospective' })],
        modificationLines: [...modificationLines!, aChange('M2 on A', { newLastDay: day('2028-09-30') })],
      }),
    );
    // 520.00 less 3 × 57.78 is 346.67 for twelve months.
    expect(revenue(result, '2027-10-01', '2027-10-31')).toBe(2889);
    expect(revenue(result, '2027-10-01', '2028-09-30')).toBe(34667);
  });

  test('two credits before it, and one after it that meets what they left', () => {
    const result = recognize({
      ...credited(extension),
      creditNoteLines: [
        aCredit('CN-1/1', day('2027-04-01'), 'INV-1/1', cents(120)),
        aCredit('CN-2/1', day('2027-05-01'), 'INV-1/1', cents(80)),
        aCredit('CN-3/1', day('2027-10-01'), 'INV-1/1', cents(9999)),
      ],
    });
    // All that is deferred on 1 October goes; nothing comes after it.
    expect(dayByDay(result, '2027-10-02', '2028-03-31').every((amount, _, days) => amount === days[0])).toBe(true);
  });

  test('a void of the invoice takes back what the credit did, wherever it runs by then', () => {
    const voided = (on: string) => {
      const line = aLine('INV-1/1', day('2027-01-01'), cents(1200), { contractId: 'C-1', obligationId: 'A', status: 'voided', voidDay: day(on) });
      return recognize({ ...credited(extension), invoiceLines: [line] });
    };
    const plain = recognize({ ...credited(extension), creditNoteLines: [] });
    for (const on of ['2027-05-15', '2027-07-01', '2027-11-20']) {
      expect(dayByDay(voided(on), on, '2028-04-01')).toEqual(dayByDay(plain, on, '2028-04-01'));
    }
  });
});

describe('by catch-up, to another end', () => {
  test('as though the credit had been given on the new terms: 8.00 a month since April', () => {
    const result = recognize(credited(modified({ treatment: 'cumulative-catch-up' }, { newLastDay: day('2028-06-30') })));
    expect(revenue(result, '2027-01-01', '2027-06-30')).toBe(cents(560));
    // 1,200.00 × 6 ÷ 18 less 3 × 8.00, then 66.67 less 8.00.
    expect(revenue(result, '2027-01-01', '2027-07-31')).toBe(cents(400) - cents(24) + 6667 - 800);
    const always = recognize({
      ...credited({}),
      contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2028-06-30') })],
      obligations: [anObligation('A', cents(1200), { lastDay: day('2028-06-30') })],
    });
    expect(dayByDay(result, '2027-07-01', '2028-06-30')).toEqual(dayByDay(always, '2027-07-01', '2028-06-30'));
  });
});

describe('a termination', () => {
  const ending = modified({ treatment: 'termination' }, null);

  test('what the credit would have taken falls away', () => {
    const result = recognize(credited(ending));
    expect(revenue(result, '2027-01-01', '2027-12-31')).toBe(cents(560));
    expect(obligationOf(result, 'A').credits).toBe(cents(-40));
  });

  test('positions of earlier days know nothing of it', () => {
    const positionsOf = (parts: BookParts, asOf: string) => {
      const close = closeThrough(aBook(parts), day('2027-12-31'));
      expect(failedChecks(close)).toEqual([]);
      return positionsAt(close.recognition, afterClose(close).posted, day(asOf));
    };
    for (const asOf of ['2027-03-31', '2027-04-01', '2027-06-30']) {
      expect(positionsOf(credited(ending), asOf)).toEqual(positionsOf(credited({}), asOf));
    }
    expect(positionsOf(credited(ending), '2027-06-30')[0]).toMatchObject({ recognized: cents(560), remaining: cents(520) });
    expect(positionsOf(credited(ending), '2027-07-01')[0]).toMatchObject({ recognized: cents(560), remaining: 0 });
  });

  test('a service that a later extension goes on with ends with its credit all the same', () => {
    const extended = modified({ treatment: 'prospective' }, { newLastDay: day('2028-03-31') });
    const result = recognize(
      credited({
        modifications: [...extended.modifications!, aModification('M2', day('2027-10-01'), { treatment: 'termination' })],
        modificationLines: extended.modificationLines!,
      }),
    );
    expect(revenue(result, '2027-01-01', '2028-12-31')).toBe(cents(560) + 17333);
  });
});
