/** Renewals: contracts of their own, and the rights that they use. */
import { exerciseByRenewal, findRenewedRights, recognizeRevenue, renewedContracts, type Contract, type Obligation, type RenewedRight } from '../../../src/engine';
import { aBook, aContract, anObligation, aProduct, cents, day } from './book-builder';

const aRight = (id: string, more: Partial<Obligation> & { readonly isToRenew?: boolean } = {}): Obligation => {
  const { isToRenew = true, ...rest } = more;
  return anObligation(id, 0, {
    productId: '',
    method: 'progress',
    standaloneSellingPrice: cents(300),
    right: { value: { kind: 'stated' }, expectedExercises: null, isToRenew },
    firstDay: null,
    lastDay: day('2027-12-31'),
    origin: { table: 'Material rights', key: [id] },
    ...rest,
  });
};

const FIRST = aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') });
const renewal = (more: Partial<Contract> = {}): Contract =>
  aContract('C-2', { renewalOf: 'C-1', signedDay: day('2027-12-01'), firstDay: day('2028-01-01'), lastDay: day('2028-12-31'), ...more });

const usesOf = (contracts: readonly Contract[], rights: readonly Obligation[], exercised: readonly string[] = []): string[] =>
  findRenewedRights(contracts, rights, new Set(exercised)).uses.map(({ renewal: by, right }) => `${by.id} ${right.id}`);

const bookOf = (contracts: readonly Contract[], right: Obligation) => {
  const { uses } = findRenewedRights(contracts, [right], new Set());
  return aBook({
    products: [aProduct('P', { method: 'straight-line' })],
    contracts,
    obligations: [anObligation('S-1', cents(600), { standaloneSellingPrice: cents(1200) }), right],
    rightExercises: uses.map(exerciseByRenewal),
  });
};

const datedOf = (contracts: readonly Contract[], right = aRight('R-1')) =>
  recognizeRevenue(bookOf(contracts, right))
    .obligations.find(({ id }) => id === 'R-1')!
    .segments.map(({ firstDay, lastDay, amount }) => [firstDay, lastDay, amount]);

test('the worked example: renewed, over the renewed year; not renewed, on its last day', () => {
  expect(datedOf([FIRST, renewal()])).toEqual([[day('2028-01-01'), day('2028-12-31'), cents(120)]]);
  expect(datedOf([FIRST])).toEqual([[day('2027-12-31'), day('2027-12-31'), cents(120)]]);
});

describe('the day of the renewal', () => {
  test('its last day is in time, the day after is too late', () => {
    expect(usesOf([FIRST, renewal({ signedDay: day('2027-12-31') })], [aRight('R-1')])).toEqual(['C-2 R-1']);
    expect(usesOf([FIRST, renewal({ signedDay: day('2028-01-01') })], [aRight('R-1')])).toEqual([]);
  });

  test('its first day is in time, the day before is too early', () => {
    const right = aRight('R-1', { firstDay: day('2027-06-01') });
    expect(usesOf([FIRST, renewal({ signedDay: day('2027-06-01') })], [right])).toEqual(['C-2 R-1']);
    expect(usesOf([FIRST, renewal({ signedDay: day('2027-05-31') })], [right])).toEqual([]);
  });

  test('a renewal that is not dated and starts on the next day is in time; a day later it is not', () => {
    expect(usesOf([FIRST, renewal({ signedDay: null })], [aRight('R-1')])).toEqual(['C-2 R-1']);
    expect(usesOf([FIRST, renewal({ signedDay: null, firstDay: day('2028-01-02') })], [aRight('R-1')])).toEqual([]);
    const leap = aRight('R-1', { lastDay: day('2028-02-28') });
    expect(usesOf([FIRST, renewal({ signedDay: null, firstDay: day('2028-02-29') })], [leap])).toEqual(['C-2 R-1']);
    expect(usesOf([FIRST, renewal({ signedDay: null, firstDay: day('2028-03-01') })], [leap])).toEqual([]);
  });

  test('without any day it uses nothing; a right without days is always open', () => {
    expect(usesOf([FIRST, renewal({ signedDay: null, firstDay: null })], [aRight('R-1')])).toEqual([]);
    expect(usesOf([FIRST, renewal()], [aRight('R-1', { lastDay: null })])).toEqual(['C-2 R-1']);
  });
});

describe('which right', () => {
  const second = aContract('C-3', { renewalOf: 'C-2', signedDay: day('2028-12-01'), firstDay: day('2029-01-01'), lastDay: day('2029-12-31') });

  test('the one that ends first; each once, along the chain, in time whatever the order of rows', () => {
    const rights = [aRight('R-2', { lastDay: day('2028-12-31') }), aRight('R-1')];
    expect(usesOf([second, FIRST, renewal()], rights)).toEqual(['C-2 R-1', 'C-3 R-2']);
    expect(usesOf([second, FIRST, renewal()], [aRight('R-1', { lastDay: day('2028-12-31') })])).toEqual(['C-2 R-1']);
  });

  test('none that its own rows exercise, none of another contract, none that is no option to renew', () => {
    expect(usesOf([FIRST, renewal()], [aRight('R-1')], ['R-1'])).toEqual([]);
    expect(usesOf([FIRST, renewal()], [aRight('R-1', { contractId: 'C-9' })])).toEqual([]);
    expect(usesOf([FIRST, renewal()], [aRight('R-1', { isToRenew: false })])).toEqual([]);
    expect(usesOf([FIRST, renewal({ exercisesRight: 'R-1' })], [aRight('R-1', { isToRenew: false })])).toEqual(['C-2 R-1']);
  });

  test('a right of which nothing is said is open; points are not', () => {
    const right = aRight('R-1');
    const undecided = (more: Partial<Obligation['right']>) => [{ ...right, right: { value: { kind: 'stated' }, expectedExercises: null, ...more } as Obligation['right'] & object }];
    const openOf = (rights: readonly Obligation[]): readonly RenewedRight[] => findRenewedRights([FIRST, renewal()], rights, new Set()).open;
    expect(openOf(undecided({})).map(({ right: { id } }) => id)).toEqual(['R-1']);
    const points = { kind: 'units', quantity: { digits: 1, scale: 0 }, perUnit: { digits: 1, scale: 0 }, likelihood: null } as const;
    expect(openOf(undecided({ value: points }))).toEqual([]);
  });

  test('a chain that bites its tail ends', () => {
    const loop = new Map([FIRST, renewal()].map((contract) => [contract.id, { ...contract, renewalOf: contract.id === 'C-1' ? 'C-2' : 'C-1' }]));
    expect(renewedContracts(loop.get('C-2')!, loop)).toEqual(['C-1']);
  });
});

describe('over which days', () => {
  test('as far as the renewal binds', () => {
    expect(datedOf([FIRST, renewal({ bindingDay: day('2028-02-29') })])).toEqual([[day('2028-01-01'), day('2028-02-29'), cents(120)]]);
  });

  test('a renewal of one day, and one without a last day: at once', () => {
    expect(datedOf([FIRST, renewal({ lastDay: day('2028-01-01') })])).toEqual([[day('2028-01-01'), day('2028-01-01'), cents(120)]]);
    expect(datedOf([FIRST, renewal({ lastDay: null })])).toEqual([[day('2028-01-01'), day('2028-01-01'), cents(120)]]);
  });

  test('one cent, and nothing', () => {
    expect(datedOf([FIRST, renewal()], aRight('R-1', { standaloneSellingPrice: 2 })).map(([, , amount]) => amount)).toEqual([1]);
    expect(datedOf([FIRST, renewal()], aRight('R-1', { standaloneSellingPrice: 0 }))).toEqual([]);
  });
});
