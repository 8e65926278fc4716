/** Modifications of an agent's price whose supplier gets an amount: what customer, supplier and agent come to. */
import fc from 'fast-check';
import { recognizeRevenue, type InvoiceLine, type RevenueBook } from '../../../src/engine';
import type { SupplierTerms } from '../../../src/engine/domain/agency';
import { keepOwnChange, agencyOf } from '../../../src/engine/step-2-obligations/principal-or-agent';
import { changeAccount, type SupplierAccount, type SupplierChange } from '../../../src/engine/step-3-price/change-supplier-part';
import { creditSuppliers } from '../../../src/engine/step-3-price/credit-suppliers';
import { afterClose, closeThrough, failedChecks, type Close } from '../journal/close-book';
import { aBook, aChange, aContract, aCredit, aLine, aModification, anObligation, aProduct, cents, day } from './book-builder';

const gets = (amount: number): SupplierTerms => ({ column: 'Supplier share', measure: { kind: 'amount', amount }, row: { table: 'Obligations', key: ['OB-1'] } });
const agency = agencyOf({ actsAs: 'agent', supplier: gets(cents(800)) }, undefined, cents(1000))!;
const change = (gross: number, supplier: number): SupplierChange => ({
  ...{ day: day('2027-02-01'), grossAfter: cents(gross), supplierAfter: cents(supplier), isFirst: true },
  line: aChange('M on OB-1'),
});
const account = (billed: number, given: number): Pick<SupplierAccount, 'billed' | 'given'> => ({ billed: cents(billed), given: cents(given) });

describe('worked examples', () => {
  test('principal-or-agent: the agent’s price changes by the difference', () => {
    const line = (more: Parameters<typeof aChange>[1]) => keepOwnChange(aChange('M on OB-1', more), agency);
    expect(line({ priceChange: cents(100), supplier: { kind: 'change', amount: cents(50) } })).toMatchObject({ priceChange: cents(50), newPrice: null });
    expect(line({ newPrice: cents(900), supplier: { kind: 'amount', amount: cents(740) } })).toMatchObject({ priceChange: null, newPrice: cents(160) });
    expect(line({ supplier: { kind: 'change', amount: cents(-20) } })).toMatchObject({ priceChange: cents(20) });
  });

  test('change-supplier-part: half billed, then 1,100.00 and 850.00; all billed, then 900.00 and 740.00', () => {
    expect(changeAccount(agency, account(500, 400), change(1100, 850))).toMatchObject({ from: cents(500), agency: { part: cents(450), whole: cents(600) }, overBilled: null, isStuck: false });
    expect(changeAccount(agency, account(1000, 800), change(900, 740))).toMatchObject({ billed: cents(900), given: cents(740), overBilled: { gross: cents(100), supplier: cents(60) }, isStuck: false });
    expect(changeAccount(agency, account(1000, 800), change(1000, 740)).isStuck).toBe(true);
    expect(changeAccount(agency, account(1000, 800), change(1000, 800)).isStuck).toBe(false);
  });

  test('credit-suppliers: 50.00 and 150.00 take 30.00, then 30.00 and 80.00 of the line', () => {
    const { take } = creditSuppliers(new Map([['OB-1', [{ day: day('2027-02-01'), gross: cents(100), supplier: cents(60), next: null }]]]));
    const base = recognizeRevenue(book()).obligations[0]!.billings[0]!;
    const credited = (iso: string, amount: number) =>
      take({ ...base, day: day(iso), amount: -cents(amount) }, { gross: cents(1000), supplier: cents(800), credited: 0 }).map((event) => event.amount);
    expect(credited('2027-01-31', 10)).toEqual([cents(8)]);
    expect(credited('2027-02-01', 50)).toEqual([cents(30)]);
    expect(credited('2027-02-02', 150)).toEqual([cents(30), cents(80)]);
  });
});

function book(more: Partial<RevenueBook> = {}): RevenueBook {
  return aBook({
    products: [aProduct('P', { method: 'point-in-time' })],
    contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
    obligations: [anObligation('OB-1', cents(1000), { recognitionDay: day('2027-12-01'), actsAs: 'agent', supplier: gets(cents(800)) })],
    invoiceLines: [bill('INV-1', '2027-01-01', cents(1000))],
    ...more,
  });
}

const bill = (invoice: string, iso: string, amount: number): InvoiceLine => aLine(`${invoice}/1`, day(iso), amount, { contractId: 'C-1', obligationId: 'OB-1' });
const balance = (close: Close, role: string): number =>
  [...close.journals.posted, ...close.journals.daily].reduce((sum, line) => (line.role === role ? sum + line.debit - line.credit : sum), 0);

test('all billed, and only the supplier’s amount changes: nothing will bring it, an error at its cell', () => {
  const facts = book({ modifications: [aModification('M', day('2027-02-01'))], modificationLines: [aChange('M on OB-1', { supplier: { kind: 'change', amount: cents(-20) } })] });
  expect(recognizeRevenue(facts).diagnostics).toMatchObject([{ severity: 'error', code: 'agent.all-billed', table: 'Modification lines', column: 'Supplier change' }]);
});

test('a modification that comes to be known after a close leaves it, and the next one posts the difference', () => {
  const later = { modifications: [aModification('M', day('2027-02-01'))], modificationLines: [aChange('M on OB-1', { priceChange: cents(-100), supplier: { kind: 'change', amount: cents(-60) } })] };
  const first = closeThrough(book(), day('2027-03-31'));
  const second = closeThrough(afterClose(first, { ...later, creditNoteLines: [aCredit('CN-1/1', day('2027-04-10'), 'INV-1/1', cents(100))] }), day('2027-12-31'));
  expect(failedChecks(second)).toEqual([]);
  expect(balance(second, 'Payable to supplier')).toBe(-cents(740));
  expect(balance(second, 'Revenue')).toBe(-cents(160));
  expect(closeThrough(afterClose(second), day('2027-12-31')).journals.daily).toEqual([]);
});

const anyDeal = fc.record({
  price: fc.integer({ min: 100, max: 1_000_000 }),
  part: fc.integer({ min: 0, max: 100 }),
  billedBefore: fc.integer({ min: 0, max: 100 }),
  changes: fc.array(fc.record({ price: fc.integer({ min: -40, max: 60 }), supplier: fc.integer({ min: -40, max: 60 }), isNew: fc.boolean() }), { minLength: 1, maxLength: 3 }),
});

test('a second modification before the first one’s credit note: an error; after it, none', () => {
  const lines = [
    aChange('M1 on OB-1', { priceChange: cents(-100), supplier: { kind: 'change', amount: cents(-60) } }),
    aChange('M2 on OB-1', { priceChange: cents(200), supplier: { kind: 'change', amount: cents(150) } }),
  ];
  const facts = (iso: string) =>
    book({
      modifications: [aModification('M1', day('2027-02-01')), aModification('M2', day('2027-04-01'))],
      modificationLines: lines,
      invoiceLines: [...book().invoiceLines, bill('INV-2', '2027-06-01', cents(200))],
      creditNoteLines: [aCredit('CN-1/1', day(iso), 'INV-1/1', cents(100))],
    });
  expect(recognizeRevenue(facts('2027-04-01')).diagnostics.filter(({ code }) => code.startsWith('agent.'))).toMatchObject([{ severity: 'error', code: 'agent.over-billed', table: 'Modification lines', column: 'Price change' }]);
  const close = closeThrough(facts('2027-03-31'), day('2027-12-31'));
  expect(recognizeRevenue(facts('2027-03-31')).diagnostics).toEqual([]);
  expect(failedChecks(close)).toEqual([]);
  expect(balance(close, 'Payable to supplier')).toBe(-cents(890));
  expect(balance(close, 'Revenue')).toBe(-cents(210));
});

test('on random modifications: once all is billed or credited, supplier and agent have what the last one says', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyDeal, ({ price, part, billedBefore, changes }) => {
      const supplier = Math.floor((price * part) / 100);
      let [gross, given] = [price, supplier];
      const lines = changes.map((of, index) => {
        const [wasGross, wasGiven] = [gross, given];
        gross = Math.max(1, gross + Math.trunc((price * of.price) / 200));
        given = Math.max(0, given + Math.trunc((price * of.supplier) / 200));
        const id = `M${index} on OB-1`;
        return of.isNew
          ? aChange(id, { newPrice: gross, supplier: { kind: 'amount', amount: given } })
          : aChange(id, { priceChange: gross - wasGross, supplier: { kind: 'change', amount: given - wasGiven } });
      });
      const before = Math.floor((price * billedBefore) / 100);
      const lacking = gross - before;
      const facts = book({
        obligations: [anObligation('OB-1', price, { recognitionDay: day('2027-12-01'), actsAs: 'agent', supplier: gets(supplier) })],
        modifications: lines.map((_, index) => aModification(`M${index}`, day('2027-02-01') + 10 * index)),
        modificationLines: lines,
        invoiceLines: [...(before > 0 ? [bill('INV-1', '2027-01-01', before)] : []), ...(lacking > 0 ? [bill('INV-2', '2027-06-01', lacking)] : [])],
        creditNoteLines: lacking < 0 ? [aCredit('CN-1/1', day('2027-06-01'), 'INV-1/1', 0 - lacking)] : [],
      });
      const close = closeThrough(facts, day('2027-12-31'));
      expect(failedChecks(close)).toEqual([]);
      if (recognizeRevenue(facts).diagnostics.some(({ code }) => code.startsWith('agent.'))) return;
      compared += 1;
      expect(balance(close, 'Receivable clearing')).toBe(gross);
      expect(balance(close, 'Payable to supplier') + 0).toBe(0 - given);
      expect(balance(close, 'Revenue') + 0).toBe(given - gross + 0);
      for (const role of ['Deferred revenue', 'Unbilled revenue']) expect(balance(close, role)).toBe(0);
    }),
    { endOnFailure: true, numRuns: 150, seed: 606 },
  );
  expect(compared).toBeGreaterThan(100);
});
