/** When control passes: delivery, acceptance, and where goods are held, consigned or bought back. */
import { readSegments, recognizeRevenue, type Obligation, type Product } from '../../../src/engine';
import { chooseTrigger } from '../../../src/engine/step-2-obligations/delivery-and-acceptance';
import { aBook, aContract, aCredit, aLine, anObligation, aProduct, aUsage, cents, day, type BookParts } from './book-builder';

const YEAR = { firstDay: day('2028-01-01'), lastDay: day('2028-12-31') };

function machine(more: Partial<Obligation>, product: Partial<Product> = {}, parts: BookParts = {}) {
  const { obligations, diagnostics } = recognizeRevenue(
    aBook({
      products: [aProduct('P', { method: 'point-in-time', ...product })],
      contracts: [aContract('C-1', YEAR)],
      obligations: [anObligation('OB-1', cents(9000), more)],
      invoiceLines: [aLine('INV-1/1', day('2028-01-10'), cents(9000), { contractId: 'C-1', obligationId: 'OB-1' })],
      ...parts,
    }),
  );
  return { segments: obligations[0]!.segments, diagnostics };
}

describe('delivery and acceptance', () => {
  const delivered = { deliveredDay: day('2028-02-28') };
  const accepted = { acceptedDay: day('2028-03-03') };

  test.each([
    ['delivery', { ...delivered, ...accepted }, '2028-02-28', 'point-in-time'],
    ['acceptance', { ...delivered, ...accepted }, '2028-03-03', 'customer-acceptance'],
    [null, delivered, '2028-02-28', 'point-in-time'],
    [null, accepted, '2028-03-03', 'customer-acceptance'],
    [null, { ...delivered, ...accepted }, '2028-02-28', 'point-in-time'],
    [null, {}, '2028-01-01', 'point-in-time'],
    ['service-end', { ...delivered, ...accepted }, '2028-12-31', 'point-in-time'],
    ['acceptance', { ...accepted, recognitionDay: day('2028-02-29') }, '2028-02-29', 'point-in-time'],
  ] as const)('trigger %s with %o', (trigger, days, expected, rule) => {
    expect(machine({ trigger, ...days }).segments).toMatchObject([
      { firstDay: day(expected), lastDay: day(expected), amount: cents(9000), rule, curve: { kind: 'point' } },
    ]);
  });

  test('the row that holds the day is named beside it, though the contract gives the service dates', () => {
    const of = (more: Partial<Obligation>) => machine(more).segments[0]!.datesOrigin.table;
    expect(of({ ...delivered })).toBe('Obligations');
    expect(of({ ...accepted })).toBe('Obligations');
    expect(of({})).toBe('Contracts');
  });

  test('the product’s trigger comes before days that the row happens to hold', () => {
    const policy = { pointInTimeTrigger: 'invoice-date' } as const;
    expect(chooseTrigger({ trigger: null, ...delivered }, { trigger: 'acceptance' }, policy)).toBe('acceptance');
    expect(chooseTrigger({ trigger: 'delivery', ...accepted }, { trigger: 'acceptance' }, policy)).toBe('delivery');
    expect(chooseTrigger({ trigger: null }, undefined, policy)).toBe('invoice-date');
  });

  test.each([
    ['delivery', accepted, 'Delivered', 'has the goods'],
    ['acceptance', delivered, 'Accepted', 'accepts'],
  ] as const)('trigger %s waits for its day, whatever else is known', (trigger, days, column, says) => {
    const { segments, diagnostics } = machine({ trigger, ...days });
    expect(segments).toEqual([]);
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'recognition.undated', column, key: 'OB-1' }]);
    expect(diagnostics[0]!.message).toContain(says);
  });

  test('an invoice line that is its own obligation waits for a recognition date', () => {
    const line = (recognitionDay: number | null) =>
      machine({}, { trigger: 'delivery' }, {
        obligations: [],
        invoiceLines: [aLine('INV-1/1', day('2028-01-10'), cents(9000), { productId: 'P', recognitionDay })],
      });
    expect(line(null).diagnostics).toMatchObject([{ column: 'Recognition date', code: 'recognition.undated' }]);
    expect(line(day('2028-02-29')).segments).toMatchObject([{ firstDay: day('2028-02-29'), amount: cents(9000) }]);
  });
});

describe('bill-and-hold', () => {
  const held = { control: 'bill-and-hold' } as const;

  test('2,000,000.00 billed on 31 Dec 2027 and delivered in 2029 is revenue when it is billed', () => {
    const { segments, diagnostics } = machine({ ...held, deliveredDay: day('2029-05-01'), trigger: 'delivery' }, {}, {
      invoiceLines: [aLine('INV-1/1', day('2027-12-31'), cents(2_000_000), { contractId: 'C-1', obligationId: 'OB-1' })],
      obligations: [
        anObligation('OB-1', cents(2_000_000), { ...held, deliveredDay: day('2029-05-01'), trigger: 'delivery' }),
      ],
    });
    expect(segments).toMatchObject([{ firstDay: day('2027-12-31'), amount: cents(2_000_000), rule: 'bill-and-hold' }]);
    expect(diagnostics).toEqual([]);
  });

  test('the day it is ready counts where the row names it; without that and an invoice it waits', () => {
    expect(machine({ ...held, recognitionDay: day('2028-02-29') }).segments[0]!.firstDay).toBe(day('2028-02-29'));
    expect(machine({ ...held, acceptedDay: day('2028-02-29') }).segments[0]!.firstDay).toBe(day('2028-01-10'));
    expect(machine(held, {}, { invoiceLines: [] }).segments).toEqual([]);
  });
});

describe('consignment', () => {
  const dealt = (usage: readonly (readonly [string, number])[], more: BookParts = {}) =>
    recognizeRevenue(
      aBook({
        products: [aProduct('P', { method: 'usage' })],
        contracts: [aContract('C-1', YEAR)],
        obligations: [anObligation('OB-1', cents(10_000), { control: 'consignment' })],
        invoiceLines: [aLine('INV-1/1', day('2028-01-10'), cents(10_000), { contractId: 'C-1', obligationId: 'OB-1' })],
        usage: usage.map(([iso, amount]) => aUsage('OB-1', day(iso), 1, cents(amount))),
        ...more,
      }),
    ).obligations[0]!;

  test('goods billed on delivery are revenue as the dealer sells them: 10,000.00 billed, 2,500.00 sold', () => {
    const { segments, allocated } = dealt([['2028-02-10', 2500]]);
    expect(segments).toMatchObject([{ rule: 'consignment', firstDay: day('2028-02-10'), amount: cents(2500) }]);
    expect(allocated).toBe(cents(2500));
    expect(dealt([]).segments).toEqual([]);
  });

  test('sales outside the line’s dates and a line beside usage recognize nothing by the line', () => {
    const line = aLine('INV-2/1', day('2028-03-10'), cents(500), {
      contractId: 'C-1',
      obligationId: 'OB-1',
      firstDay: day('2028-03-01'),
      lastDay: day('2028-03-31'),
    });
    expect(dealt([['2028-02-10', 2500]], { invoiceLines: [line] }).segments).toHaveLength(1);
  });

  test('a credit before any sale only lowers what is billed', () => {
    const { segments, billings } = dealt([], { creditNoteLines: [aCredit('CN-1/1', day('2028-02-01'), 'INV-1/1', cents(4000))] });
    expect(segments).toEqual([]);
    expect(billings.map(({ amount }) => amount)).toEqual([cents(10_000), cents(-4000)]);
  });

  test('a product by usage is the default of a consignment without a method', () => {
    const { method } = dealt([], { products: [] });
    expect(method).toBe('usage');
  });
});

describe('repurchase agreements', () => {
  const sold = (control: Obligation['control'], more: BookParts = {}) =>
    recognizeRevenue(
      aBook({
        products: [aProduct('P', { method: 'point-in-time' }), aProduct('S')],
        contracts: [aContract('C-1', YEAR)],
        obligations: [
          anObligation('OB-1', cents(1_000_000), { control: control!, standaloneSellingPrice: cents(1_000_000) }),
          anObligation('OB-2', cents(1200), { productId: 'S', standaloneSellingPrice: cents(9999) }),
        ],
        invoiceLines: [
          aLine('INV-1/1', day('2028-01-01'), cents(1_000_000), { contractId: 'C-1', obligationId: 'OB-1' }),
          aLine('INV-1/2', day('2028-01-01'), cents(-50), {
            contractId: 'C-1',
            obligationId: 'OB-1',
            type: 'product discount',
          }),
        ],
        ...more,
      }),
    );

  test.each(['repurchase-call', 'repurchase-put'] as const)('%s: nothing of 1,000,000.00 is revenue', (control) => {
    const { obligations, diagnostics } = sold(control);
    const [goods, service] = obligations;
    expect(goods).toMatchObject({ segments: [], allocated: 0, allocation: { rule: 'repurchase' } });
    expect(goods!.billings.map(({ amount }) => amount)).toEqual([cents(1_000_000), cents(-50)]);
    expect(service).toMatchObject({ allocated: cents(1200), allocation: { rule: 'stated-price' } });
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'control.no-sale', key: 'OB-1' }]);
    expect(diagnostics[0]!.message).toMatch(/lease .* financing/);
  });

  test('a credit, a line with a method of its own and a void leave revenue alone', () => {
    const line = (more: object) => ({
      invoiceLines: [aLine('INV-1/1', day('2028-01-01'), cents(900), { contractId: 'C-1', obligationId: 'OB-1', ...more })],
    });
    const segmentsOf = (parts: BookParts) => sold('repurchase-call', parts).obligations[0]!.segments;
    const creditNoteLines = [aCredit('CN-1/1', day('2028-02-01'), 'INV-1/1', cents(400))];
    expect(segmentsOf({ ...line({}), creditNoteLines })).toEqual([]);
    expect(segmentsOf(line({ method: 'straight-line', ...YEAR }))).toEqual([]);
    expect(segmentsOf(line({ recognitionDay: day('2028-03-01') }))).toEqual([]);
    expect(segmentsOf({ ...line({ status: 'voided', voidDay: day('2028-05-05') }), creditNoteLines })).toEqual([]);
  });

  test('a put option without incentive is a sale with a right of return', () => {
    const { obligations, diagnostics } = sold('repurchase-put-sale');
    const day1 = day('2028-01-01');
    expect(readSegments(obligations[0]!.segments)(day1)).toBe(obligations[0]!.allocated);
    expect(obligations[0]!.segments[0]!.rule).toBe('repurchase-put-sale');
    expect(diagnostics.map(({ code }) => code)).toEqual(['control.returns']);
  });
});
