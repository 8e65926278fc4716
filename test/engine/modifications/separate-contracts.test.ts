/** What a modification adds as a separate contract has a net position, a provision and a term of its own. */
import { positionsAt, remainingObligations, readSegment, type PostedLine, type RevenueBook } from '../../../src/engine';
import { partsNetted } from '../../../src/engine/presentation/netting-groups';
import { afterClose, balanceOf, closeThrough, failedChecks } from '../journal/close-book';
import { aBook, aChange, aContract, aLine, aModification, anObligation, cents, day } from '../pipeline/book-builder';

const MARCH = day('2027-03-31');
const APRIL = day('2027-04-30');
const YEARS = { firstDay: day('2027-01-01'), lastDay: day('2028-12-31') };
const HALF = { firstDay: day('2027-03-01'), lastDay: day('2027-08-31') };

/** Support billed ahead; seats and a training added on 1 March, of which only the seats are billed. */
function aGrownContract(treatment: 'automatic' | 'prospective' = 'automatic', more: Partial<RevenueBook> = {}): RevenueBook {
  const added = { modificationId: 'M-1' };
  return aBook({
    contracts: [aContract('C-1', YEARS)],
    obligations: [
      anObligation('OB-1', cents(2400), { ...YEARS, standaloneSellingPrice: cents(2400) }),
      anObligation('OB-2', cents(600), { ...HALF, ...added, standaloneSellingPrice: cents(600) }),
      anObligation('OB-3', cents(900), { ...added, method: 'point-in-time', recognitionDay: day('2027-03-20'), standaloneSellingPrice: cents(900) }),
    ],
    modifications: [aModification('M-1', day('2027-03-01'), { treatment })],
    invoiceLines: [
      aLine('INV-1/1', day('2027-01-01'), cents(2400), { contractId: 'C-1', obligationId: 'OB-1' }),
      aLine('INV-2/1', day('2027-03-01'), cents(600), { contractId: 'C-1', obligationId: 'OB-2' }),
    ],
    ...more,
  });
}

const netting = (lines: readonly PostedLine[]) => lines.filter(({ rule }) => rule === 'contract-netting');

test('its obligations are netted with each other and not with the contract they were added to', () => {
  const close = closeThrough(aGrownContract(), MARCH);
  expect(failedChecks(close)).toEqual([]);
  const { daily } = close.journals;
  expect(balanceOf(daily, 'Deferred revenue', MARCH)).toBe(cents(2100));
  expect(balanceOf(daily, 'Unbilled revenue', MARCH)).toBe(cents(400));
  expect(netting(daily).map(({ obligationId, role, debit, credit }) => [obligationId, role, debit - credit])).toEqual([
    ['OB-2', 'Deferred revenue', cents(500)],
    ['OB-3', 'Unbilled revenue', -cents(500)],
  ]);
  expect(new Set(netting(daily).map(({ documentId }) => documentId))).toEqual(new Set(['C-1 | C-1 // OB-2 + C-1 // OB-3']));
  expect(netting(daily)[0]!.narrative).toContain('contract C-1 (M-1) on 2027-03-31');
  expect(closeThrough(afterClose(close), MARCH).journals.daily).toEqual([]);
});

test('accounted for as one with the contract it has one position with it', () => {
  const close = closeThrough(aGrownContract('prospective'), MARCH);
  expect(failedChecks(close)).toEqual([]);
  expect(balanceOf(close.journals.daily, 'Unbilled revenue', MARCH)).toBe(0);
  expect(netting(close.journals.daily).every(({ documentId }) => documentId === '')).toBe(true);
});

test.each([
  ['automatic', 'prospective'],
  ['prospective', 'automatic'],
] as const)('judged %s in March and %s in April: closed months stay, April balances', (first, then) => {
  const march = closeThrough(aGrownContract(first), MARCH);
  const april = closeThrough(afterClose(march, { modifications: aGrownContract(then).modifications }), APRIL);
  expect(failedChecks(april)).toEqual([]);
  const lines = [...april.journals.posted, ...april.journals.daily];
  expect(balanceOf(lines, 'Unbilled revenue', APRIL) === 0).toBe(then === 'prospective');
  expect(closeThrough(afterClose(april), APRIL).journals.daily).toEqual([]);
});

test('two modifications are two contracts; what a line adds to an obligation stays with it', () => {
  const book = aGrownContract('automatic', {
    modifications: [
      aModification('M-1', day('2027-03-01')),
      aModification('M-2', day('2027-03-10')),
      aModification('M-3', day('2027-03-15'), { treatment: 'separate-contract' }),
    ],
    modificationLines: [aChange('M-3 on OB-1', { priceChange: cents(120), newLastDay: day('2029-01-31') })],
  });
  const grown = { ...book, obligations: book.obligations.map((row) => (row.id === 'OB-3' ? { ...row, modificationId: 'M-2' } : row)) };
  const close = closeThrough(grown, MARCH);
  expect(failedChecks(close)).toEqual([]);
  expect(close.recognition.obligations.map(({ id, separateBy }) => [id, separateBy])).toEqual([
    ['OB-1', undefined],
    ['OB-2', 'M-1'],
    ['OB-3', 'M-2'],
  ]);
  expect(netting(close.journals.daily)).toEqual([]);
  expect(balanceOf(close.journals.daily, 'Unbilled revenue', MARCH)).toBe(cents(900));
});

test('its original term is that of its own obligations', () => {
  const book = aGrownContract();
  const policy = { ...book.policy, oneYearExpedient: 'applied' as const };
  const close = closeThrough({ ...book, policy }, MARCH);
  const positions = positionsAt(close.recognition, close.journals.daily, MARCH);
  const rows = remainingObligations({ ...book, policy }, close.recognition.obligations, positions, MARCH, readSegment);
  expect(rows.map(({ obligationId, firstDay, lastDay, disclosed }) => [obligationId, firstDay, lastDay, disclosed])).toEqual([
    ['OB-1', YEARS.firstDay, YEARS.lastDay, cents(2100)],
    ['OB-2', HALF.firstDay, HALF.lastDay, 0],
    ['OB-3', HALF.firstDay, HALF.lastDay, 0],
  ]);
});

test('usage that it adds is of the separate contract too', () => {
  const book = aGrownContract('automatic');
  const api = anObligation('OB-4', 0, { ...HALF, modificationId: 'M-1', method: 'usage' });
  const { obligations } = closeThrough({ ...book, obligations: [...book.obligations, api] }, MARCH).recognition;
  expect(obligations.map(({ id, separateBy }) => [id, separateBy])).toEqual([
    ['OB-1', undefined],
    ['OB-2', 'M-1'],
    ['OB-3', 'M-1'],
    ['OB-4', 'M-1'],
  ]);
});

test('documents name contracts, and obligations that stand by themselves', () => {
  expect(partsNetted('C-1 + C-2 | C-1 // OB-2')).toEqual([
    [
      { contractId: 'C-1', obligationId: null },
      { contractId: 'C-2', obligationId: null },
    ],
    [{ contractId: 'C-1', obligationId: 'OB-2' }],
  ]);
});
