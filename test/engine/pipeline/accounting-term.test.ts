/** How long a contract binds, and what of a price lies in that time. */
import fc from 'fast-check';
import { beginsAfterBinding, bindingShare, lastBindingDay, recognizeRevenue, roundedRatio } from '../../../src/engine';
import { remainingOf } from '../../../src/app/report-disclosures';
import { aBook, aContract, anObligation, aProduct, cents, day } from './book-builder';

const priceOf = (first: string, last: string, binding: string, price: number): number | null => {
  const share = bindingShare(day(first), day(last), day(binding));
  return share === null ? null : roundedRatio(price, share.through, share.whole);
};

test('the worked example', () => {
  expect(lastBindingDay({ cancellableFrom: day('2028-01-01'), noticeDays: 0 })).toBe(day('2027-12-31'));
  expect(lastBindingDay({ cancellableFrom: day('2028-01-01'), noticeDays: 30 })).toBe(day('2028-01-30'));
  expect(priceOf('2027-01-01', '2029-12-31', '2027-12-31', cents(36_000))).toBe(cents(12_000));
});

test('days count where months do not end with the term; leap days among them', () => {
  expect(priceOf('2028-01-01', '2028-12-31', '2028-02-29', cents(366))).toBe(cents(61));
  expect(priceOf('2028-01-01', '2028-12-31', '2028-02-28', cents(366))).toBe(cents(59));
  expect(priceOf('2027-12-16', '2028-12-15', '2028-01-15', cents(1200))).toBe(cents(100));
});

test('a term that binds whole, or not at all, is not cut', () => {
  expect(priceOf('2027-01-01', '2027-12-31', '2027-12-31', cents(1))).toBeNull();
  expect(priceOf('2027-01-01', '2027-12-31', '2026-12-31', cents(1))).toBeNull();
  expect(priceOf('2027-01-01', '2027-01-02', '2027-01-01', 1)).toBe(1);
});

test('whatever the term: the longer it binds, the more of the price, never all of it', () => {
  const start = day('2027-01-01');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 3000 }), fc.nat(2999), (offset, length, part) => {
      const [first, last] = [start + offset, start + offset + length];
      const binding = first + (part % length);
      const share = bindingShare(first, last, binding)!;
      expect(share.through).toBeGreaterThan(0);
      expect(share.through).toBeLessThan(share.whole);
    }),
    { numRuns: 300 },
  );
});

describe('what begins after a contract stops to bind', () => {
  const binding = day('2028-02-29');
  const of = (method: 'point-in-time' | 'straight-line', first: string | null, recognized: string | null) =>
    beginsAfterBinding({ method, firstDay: first === null ? null : day(first), recognitionDay: recognized === null ? null : day(recognized) }, binding);

  test('its last binding day is part of it, the day after is not', () => {
    expect(of('straight-line', '2028-02-29', null)).toBeNull();
    expect(of('straight-line', '2028-03-01', null)).toBe(day('2028-03-01'));
    expect(of('point-in-time', '2028-03-01', '2028-02-29')).toBeNull();
    expect(of('point-in-time', null, '2028-03-01')).toBe(day('2028-03-01'));
    expect(of('straight-line', null, '2028-03-01')).toBeNull();
  });

  const device = (id: string, price: number, laterFrom?: string) =>
    anObligation(id, price, {
      productId: 'DEVICE',
      standaloneSellingPrice: cents(100),
      recognitionDay: day(laterFrom ?? '2027-01-01'),
      ...(laterFrom === undefined ? {} : { laterFrom: day(laterFrom) }),
    });
  const book = aBook({
    products: [aProduct('DEVICE', { method: 'point-in-time' })],
    contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2029-12-31'), bindingDay: day('2027-12-31') })],
    obligations: [device('D-1', cents(100)), device('D-2', cents(50), '2028-01-01'), device('D-3', 1, '2028-01-01'), device('D-4', cents(80), '2028-01-02')],
  });
  const result = recognizeRevenue(book);

  test('the worked example: priced apart, with what begins on the same day, to the cent', () => {
    expect(result.obligations.map(({ id, allocated }) => [id, allocated])).toEqual([['D-1', cents(100)], ['D-2', 2501], ['D-3', 2500], ['D-4', cents(80)]]);
  });

  test('it remains to be recognized from its first day on', () => {
    const disclosedOn = (iso: string) => remainingOf(book, result, [], day(iso)).map(({ obligation, disclosed, expedient }) => [obligation, disclosed, expedient]);
    expect(disclosedOn('2027-12-31')).toEqual([['D-1', '100.00', ''], ['D-2', '0.00', 'not-binding'], ['D-3', '0.00', 'not-binding'], ['D-4', '0.00', 'not-binding']]);
    expect(disclosedOn('2028-01-01').map(([, disclosed]) => disclosed)).toEqual(['100.00', '25.01', '25.00', '0.00']);
  });
});
