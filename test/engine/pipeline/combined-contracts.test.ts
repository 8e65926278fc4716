/** Step 1: contracts that are accounted for as one. */
import { recognizeRevenue, type Contract, type Estimate, type RevenueBook } from '../../../src/engine';
import { combineContracts } from '../../../src/engine/step-1-contract/combine-contracts';
import { afterClose, balanceOf, closeThrough, failedChecks } from '../journal/close-book';
import { aBook, aContract, aLine, aModification, anObligation, cents, day } from './book-builder';

const YEAR = { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') };

/** The worked example of the rule: a licence of C-1 and support of C-2, invoiced with their contracts. */
function aPackage(group: string | null, more: Partial<Contract> = {}): RevenueBook {
  const combined = group === null ? {} : { group };
  const point = { method: 'point-in-time' as const, recognitionDay: day('2027-01-15') };
  return aBook({
    contracts: [aContract('C-1', { ...YEAR, ...combined }), aContract('C-2', { ...YEAR, ...combined, ...more })],
    obligations: [
      anObligation('LICENCE', cents(600), { ...point, contractId: 'C-1', standaloneSellingPrice: cents(900) }),
      anObligation('SUPPORT', cents(600), { ...YEAR, contractId: 'C-2', standaloneSellingPrice: cents(300) }),
    ],
    invoiceLines: [
      aLine('INV-1/1', day('2027-01-15'), cents(600), { contractId: 'C-1', obligationId: 'LICENCE' }),
      aLine('INV-2/1', day('2027-01-31'), cents(600), { contractId: 'C-2', obligationId: 'SUPPORT' }),
    ],
  });
}

const allocatedIn = (book: RevenueBook): number[] => recognizeRevenue(book).obligations.map(({ allocated }) => allocated);

test('the worked example: of 1,200.00 the licence is allocated 900.00; apart, each keeps 600.00', () => {
  expect(allocatedIn(aPackage('G'))).toEqual([cents(900), cents(300)]);
  expect(allocatedIn(aPackage(null))).toEqual([cents(600), cents(600)]);
});

test('contracts of other parties or currencies are not combined', () => {
  expect(allocatedIn(aPackage('G', { customer: 'Other' }))).toEqual([cents(600), cents(600)]);
  expect(allocatedIn(aPackage('G', { entity: 'Other' }))).toEqual([cents(600), cents(600)]);
  expect(combineContracts([aContract('C-1', { group: 'G' }), aContract('C-2', { group: 'G', currency: 'EUR' })])).toEqual(new Map());
});

test('a group may be called as its first contract is', () => {
  expect([...combineContracts([aContract('C-1'), aContract('C-2', { group: 'C-1' }), aContract('C-3')])]).toEqual([
    ['C-1', 'C-1'],
    ['C-2', 'C-1'],
  ]);
});

const JANUARY = day('2027-01-31');
const FEBRUARY = day('2027-02-28');
const MARCH = day('2027-03-31');

test('combined contracts have one net position, and lines keep their own contracts', () => {
  const closed = closeThrough(aPackage('G'), JANUARY);
  expect(failedChecks(closed)).toEqual([]);
  expect(balanceOf(closed.journals.daily, 'Deferred revenue', JANUARY)).toBe(cents(275));
  expect(balanceOf(closed.journals.daily, 'Unbilled revenue', JANUARY)).toBe(0);
  const netting = closed.journals.daily.filter(({ rule }) => rule === 'contract-netting');
  expect(netting.map(({ contractId, role, debit, credit, documentId }) => [contractId, role, debit, credit, documentId])).toEqual([
    ['C-1', 'Unbilled revenue', 0, cents(300), 'C-1 + C-2'],
    ['C-2', 'Deferred revenue', cents(300), 0, 'C-1 + C-2'],
  ]);
  expect(netting[0]!.narrative).toContain('contracts C-1 + C-2');
});

test('closing again posts nothing; combined no longer, each contract takes its own position back', () => {
  const first = closeThrough(aPackage('G'), JANUARY);
  expect(closeThrough(afterClose(first), JANUARY).journals.daily).toEqual([]);
  const apart = { ...afterClose(first), contracts: aPackage(null).contracts };
  const second = closeThrough(apart, FEBRUARY);
  expect(failedChecks(second)).toEqual([]);
  const lines = [...second.journals.posted, ...second.journals.daily];
  const netting = second.journals.daily.filter(({ rule }) => rule === 'contract-netting');
  expect(new Set(netting.map(({ documentId }) => documentId))).toEqual(new Set(['C-1 | C-2']));
  const of = (contractId: string) => lines.filter((line) => line.contractId === contractId);
  expect(balanceOf(of('C-1'), 'Unbilled revenue', FEBRUARY)).toBe(0);
  expect(balanceOf(of('C-2'), 'Deferred revenue', FEBRUARY)).toBe(cents(500));
  const third = closeThrough(afterClose(second), MARCH);
  expect(failedChecks(third)).toEqual([]);
  expect(balanceOf([...third.journals.posted, ...third.journals.daily], 'Deferred revenue', MARCH)).toBe(cents(450));
});

test('contracts combined after a close are netted from then on', () => {
  const first = closeThrough(aPackage(null), JANUARY);
  const second = closeThrough({ ...afterClose(first), contracts: aPackage('G').contracts }, FEBRUARY);
  expect(failedChecks(second)).toEqual([]);
  const lines = [...second.journals.posted, ...second.journals.daily];
  expect(balanceOf(lines, 'Deferred revenue', FEBRUARY)).toBe(cents(250));
  expect(balanceOf(lines, 'Unbilled revenue', FEBRUARY)).toBe(0);
});

describe('after inception', () => {
  const JULY = day('2027-07-01');

  test('what a modification of one contract adds shares what remains of all of them', () => {
    const book = aPackage('G');
    const modified = {
      ...book,
      obligations: [
        ...book.obligations,
        anObligation('MORE', cents(200), { contractId: 'C-1', modificationId: 'M', firstDay: JULY, lastDay: day('2027-12-31'), standaloneSellingPrice: cents(150) }),
      ],
      modifications: [aModification('M', JULY, { treatment: 'prospective' })],
    };
    // Support has 300.00 × 184 ÷ 365 to come, near 151; with 200.00 more it is shared by what each sells for then.
    const { modifications } = recognizeRevenue(modified);
    const shares = modifications.map(({ obligationId, allocated }) => [obligationId, allocated]);
    expect(shares.map(([id]) => id)).toEqual(['MORE', 'SUPPORT']);
    const left = modifications.find(({ obligationId }) => obligationId === 'SUPPORT')!;
    const pool = cents(200) + left.priceBefore - left.recognizedBefore;
    expect(modifications.reduce((sum, { allocated }) => sum + allocated, 0)).toBe(pool);
    expect(modifications.map(({ share }) => share.price)).toEqual([pool, pool]);
    expect(failedChecks(closeThrough(modified, MARCH))).toEqual([]);
  });

  test('a termination ends its own contract only', () => {
    const ended = { ...aPackage('G'), modifications: [aModification('M', JULY, { contractId: 'C-1', treatment: 'termination' })] };
    expect(recognizeRevenue(ended).modifications.map(({ obligationId }) => obligationId)).not.toContain('SUPPORT');
  });

  test('an estimate of one contract is in the price of all of them', () => {
    const estimate: Estimate = {
      id: 'E',
      asOfDay: day('2027-06-30'),
      contractId: 'C-1',
      obligationId: null,
      kind: 'other',
      method: 'amount',
      measure: { kind: 'amount', amount: cents(120) },
      scenarios: [],
      constraint: null,
      isActual: false,
      fairValue: null,
      isDueToForm: false,
      rationale: 'Experience',
      origin: { table: 'Estimates', key: ['E'] },
    };
    const { obligations } = recognizeRevenue({ ...aPackage('G'), estimates: [estimate] });
    expect(obligations.map(({ id, changes }) => [id, changes.map(({ amount }) => amount)])).toEqual([
      ['LICENCE', [cents(90)]],
      ['SUPPORT', [cents(30)]],
    ]);
  });
});
