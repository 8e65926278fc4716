/** Modifications of contracts through the five steps: published examples and the edges of each treatment. */
import type { CreditNoteLine } from '../../../src/engine';
import { aChange, aContract, aCredit, aLine, aMilestone, aModification, aProduct, anObligation, cents, day } from '../pipeline/book-builder';
import { dayByDay, obligationOf, recognize, revenue, yearly } from './modified-book';

const serviceContract = {
  contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2029-12-31') })],
  obligations: [anObligation('SERVICE', cents(300000), { standaloneSellingPrice: cents(300000) })],
};

describe('prospective', () => {
  test('a series at a new price and three years longer: 280,000 over four years', () => {
    const result = recognize({
      ...serviceContract,
      modifications: [aModification('M1', day('2029-01-01'))],
      modificationLines: [
        aChange('M1 on SERVICE', {
          priceChange: cents(180000),
          newLastDay: day('2032-12-31'),
          standaloneSellingPriceOfRemainder: cents(320000),
        }),
      ],
    });
    expect(yearly(result, [2027, 2028, 2029, 2030, 2031, 2032])).toEqual(
      [100000, 100000, 70000, 70000, 70000, 70000].map(cents),
    );
    expect(result.diagnostics).toEqual([]);
    expect(result.modifications).toMatchObject([
      {
        treatment: 'prospective',
        effect: 'prospective',
        priceBefore: cents(300000),
        recognizedBefore: cents(200000),
        allocated: cents(280000),
        priceAfter: cents(480000),
        recognizedOnDay: 0,
      },
    ]);
    expect(result.modifications[0]!.reason).toContain('25-13(a)');
    expect(obligationOf(result, 'SERVICE').changes).toMatchObject([{ amount: cents(180000), day: day('2029-01-01') }]);
  });

  test('units of one modification are those that the next one starts from', () => {
    const later = { productId: 'PIT', recognitionDay: day('2027-12-31'), standaloneSellingPrice: cents(1000) };
    const result = recognize({
      obligations: [
        anObligation('UNITS', cents(1000), { ...later, quantity: { digits: 10, scale: 0 } }),
        anObligation('OTHER', cents(1000), later),
      ],
      modifications: [aModification('M1', day('2027-03-01')), aModification('M2', day('2027-06-01'))],
      modificationLines: [
        aChange('M1 on UNITS', { priceChange: cents(800), quantityChange: { digits: 10, scale: 0 } }),
        aChange('M2 on UNITS', { priceChange: cents(700), quantityChange: { digits: 50, scale: 1 } }),
      ],
    });
    const ofUnits = result.modifications.filter(({ obligationId }) => obligationId === 'UNITS');
    expect(ofUnits.map(({ remainder }) => remainder?.amount)).toEqual([cents(2000), cents(2500)]);
    expect(ofUnits.map(({ units }) => units)).toEqual([
      { before: { digits: 10, scale: 0 }, after: { digits: 20, scale: 0 }, of: null },
      { before: { digits: 20, scale: 0 }, after: { digits: 250, scale: 1 }, of: ofUnits[0]!.id },
    ]);
    // 2,800.00 by 2 : 1, then 3,500.00 by 2.5 : 1.
    expect(ofUnits.map(({ allocated }) => allocated)).toEqual([186667, cents(2500)]);
  });

  test('added goods below their own price blend with what remains: 8,400 for 90 units', () => {
    const result = recognize({
      obligations: [
        anObligation('DONE', cents(6000), { productId: 'PIT', recognitionDay: day('2027-03-31'), standaloneSellingPrice: cents(6000) }),
        anObligation('REST', cents(6000), { productId: 'PIT', recognitionDay: day('2027-09-30'), standaloneSellingPrice: cents(6000) }),
        anObligation('MORE', cents(2400), {
          productId: 'PIT',
          recognitionDay: day('2027-10-31'),
          standaloneSellingPrice: cents(2850),
          modificationId: 'M1',
        }),
      ],
      modifications: [aModification('M1', day('2027-04-01'))],
      modificationLines: [aChange('M1 on REST', { standaloneSellingPriceOfRemainder: cents(5700) })],
    });
    expect(revenue(result, '2027-01-01', '2027-12-31', 'DONE')).toBe(cents(6000));
    expect(revenue(result, '2027-01-01', '2027-12-31', 'REST')).toBe(cents(5600));
    expect(revenue(result, '2027-01-01', '2027-12-31', 'MORE')).toBe(cents(2800));
  });

  test('on the first day all of it is new terms; on the last day the last day alone', () => {
    const on = (iso: string) =>
      recognize({
        obligations: [anObligation('A', cents(1200))],
        modifications: [aModification('M1', day(iso))],
        modificationLines: [aChange('M1 on A', { priceChange: cents(120) })],
      });
    expect(revenue(on('2027-01-01'), '2027-01-01', '2027-01-31')).toBe(cents(110));
    const last = on('2027-12-31');
    expect(revenue(last, '2027-01-01', '2027-12-30')).toBe(cents(1200) - 323);
    expect(revenue(last, '2027-12-31', '2027-12-31')).toBe(323 + cents(120));
  });

  test('after the last day the change is revenue of its day', () => {
    const result = recognize({
      obligations: [anObligation('A', cents(1200))],
      modifications: [aModification('M1', day('2028-02-29'))],
      modificationLines: [aChange('M1 on A', { priceChange: cents(-30) })],
    });
    expect(revenue(result, '2028-02-29', '2028-02-29')).toBe(cents(-30));
    expect(result.modifications[0]).toMatchObject({ effect: 'at-once', recognizedOnDay: cents(-30) });
  });

  test('modified and reversed on the same day is never modified', () => {
    const plain = { obligations: [anObligation('A', cents(1000)), anObligation('B', cents(333.33))], policy: { missingStandaloneSellingPrice: 'stated-price' as const } };
    const reversed = recognize({
      ...plain,
      modifications: [aModification('M1', day('2027-05-17')), aModification('M2', day('2027-05-17'))],
      modificationLines: [
        aChange('M1 on A', { priceChange: cents(77.77), newLastDay: day('2028-03-15') }),
        aChange('M2 on A', { priceChange: cents(-77.77), newLastDay: day('2027-12-31') }),
      ],
    });
    expect(dayByDay(reversed, '2027-01-01', '2028-04-01')).toEqual(dayByDay(recognize(plain), '2027-01-01', '2028-04-01'));
  });

  test('two on one day act in natural order of their names: M9 before M10', () => {
    const result = recognize({
      obligations: [anObligation('A', cents(1200))],
      modifications: [aModification('M10', day('2027-07-01')), aModification('M9', day('2027-07-01'))],
      modificationLines: [
        aChange('M10 on A', { newPrice: cents(1500) }),
        aChange('M9 on A', { priceChange: cents(100) }),
      ],
    });
    expect(result.modifications.map(({ modificationId, priceAfter }) => [modificationId, priceAfter])).toEqual([
      ['M9', cents(1300)],
      ['M10', cents(1500)],
    ]);
    expect(revenue(result, '2027-07-01', '2027-07-31')).toBe(cents(150));
  });

  test('several modifications chain: the second shares what the first left', () => {
    const result = recognize({
      obligations: [anObligation('A', cents(1200))],
      modifications: [aModification('M1', day('2027-07-01')), aModification('M2', day('2027-10-01'))],
      modificationLines: [
        aChange('M1 on A', { priceChange: cents(60) }),
        aChange('M2 on A', { priceChange: cents(30), newLastDay: day('2028-03-31') }),
      ],
    });
    expect(revenue(result, '2027-07-01', '2027-09-30')).toBe(cents(330));
    expect(revenue(result, '2027-10-01', '2027-10-31')).toBe(cents(60));
    expect(revenue(result, '2027-01-01', '2028-03-31')).toBe(cents(1290));
  });

  test('a removed product brings what it leaves to the others', () => {
    const result = recognize({
      obligations: [
        anObligation('A', cents(1200), { standaloneSellingPrice: cents(1200) }),
        anObligation('B', cents(600), { standaloneSellingPrice: cents(600) }),
      ],
      modifications: [aModification('M1', day('2027-07-01'))],
      modificationLines: [aChange('M1 on B', { isRemoved: true, priceChange: cents(-240) })],
    });
    expect(revenue(result, '2027-07-01', '2027-12-31', 'B')).toBe(0);
    expect(revenue(result, '2027-07-01', '2027-12-31', 'A')).toBe(cents(660));
  });

  test('expansion, extension and a discount for the past in one', () => {
    const result = recognize({
      obligations: [
        anObligation('A', cents(1200), { standaloneSellingPrice: cents(1200) }),
        anObligation('NEW', cents(900), {
          standaloneSellingPrice: cents(1000),
          lastDay: day('2028-06-30'),
          modificationId: 'M1',
        }),
      ],
      modifications: [aModification('M1', day('2027-07-01'))],
      modificationLines: [
        aChange('M1 on A', {
          priceChange: cents(540),
          newLastDay: day('2028-06-30'),
          standaloneSellingPriceOfRemainder: cents(1200),
        }),
      ],
    });
    // 600 to come + 600 for six months more − 60 for the past + 900 = 2,040, by 1,200 and 1,000.
    expect(revenue(result, '2027-07-01', '2028-06-30', 'A')).toBe(cents(1112.73));
    expect(revenue(result, '2027-07-01', '2028-06-30', 'NEW')).toBe(cents(927.27));
    expect(revenue(result, '2027-01-01', '2027-06-30')).toBe(cents(600));
    expect(result.modifications.map(({ treatment }) => treatment)).toEqual(['prospective', 'prospective']);
  });

  test('milestones to come carry the change', () => {
    const result = recognize({
      obligations: [anObligation('A', cents(1000), { productId: 'MS' })],
      milestones: [
        aMilestone('A', 'M1', { kind: 'share', share: { digits: 4, scale: 1 } }, day('2027-03-01')),
        aMilestone('A', 'M2', { kind: 'share', share: { digits: 3, scale: 1 } }, day('2027-08-01')),
        aMilestone('A', 'M3', { kind: 'share', share: { digits: 3, scale: 1 } }, null),
      ],
      modifications: [aModification('M1', day('2027-06-01'))],
      modificationLines: [aChange('M1 on A', { priceChange: cents(120) })],
    });
    expect(revenue(result, '2027-08-01', '2027-08-01')).toBe(cents(360));
  });
});

describe('cumulative catch-up', () => {
  test('what belongs to the past falls on the day', () => {
    const result = recognize({
      obligations: [anObligation('A', cents(1200))],
      modifications: [aModification('M1', day('2027-07-01'), { remainingDistinct: false })],
      modificationLines: [aChange('M1 on A', { priceChange: cents(120) })],
    });
    expect(revenue(result, '2027-07-01', '2027-07-31')).toBe(cents(60) + cents(110));
    expect(revenue(result, '2027-08-01', '2027-08-31')).toBe(cents(110));
    expect(result.modifications[0]).toMatchObject({ treatment: 'cumulative-catch-up', recognizedOnDay: cents(60) });
  });

  test('with a new end the progress is measured over the new term', () => {
    const result = recognize({
      obligations: [anObligation('A', cents(1200))],
      modifications: [aModification('M1', day('2027-07-01'), { remainingDistinct: false })],
      modificationLines: [aChange('M1 on A', { priceChange: cents(120), newLastDay: day('2028-12-31') })],
    });
    // 1,320 for 24 months, 6 of them given: 330 earned, 600 recognized.
    expect(result.modifications[0]).toMatchObject({ recognizedOnDay: cents(-270), priceAfter: cents(1320) });
    expect(revenue(result, '2027-07-01', '2027-07-31')).toBe(cents(-270) + cents(55));
    expect(revenue(result, '2027-01-01', '2028-12-31')).toBe(cents(1320));
  });

  test('added goods: the whole price anew, as though they had been there from the start', () => {
    const result = recognize({
      products: [aProduct('P'), aProduct('PIT', { method: 'point-in-time' })],
      obligations: [
        anObligation('laptop', cents(999), { productId: 'PIT', standaloneSellingPrice: cents(791.66), recognitionDay: day('2027-01-01') }),
        anObligation('support', cents(200), { standaloneSellingPrice: cents(150) }),
        anObligation('installation', cents(300), {
          productId: 'PIT',
          standaloneSellingPrice: cents(250),
          recognitionDay: day('2027-03-01'),
          modificationId: 'M1',
        }),
      ],
      modifications: [aModification('M1', day('2027-03-01'), { treatment: 'cumulative-catch-up' })],
    });
    expect(Object.fromEntries(result.modifications.map((row) => [row.obligationId, row.priceAfter]))).toEqual({
      laptop: cents(995.83),
      support: cents(188.69),
      installation: cents(314.48),
    });
    expect(revenue(result, '2027-01-01', '2027-12-31', 'laptop')).toBe(cents(995.83));
    expect(revenue(result, '2027-01-01', '2027-12-31', 'installation')).toBe(cents(314.48));
    expect(revenue(result, '2027-03-01', '2027-03-01', 'laptop')).toBe(cents(-12.18));
  });
});

describe('the other treatments', () => {
  test('a separate contract leaves what was promised before', () => {
    const before = { obligations: [anObligation('A', cents(1000), { standaloneSellingPrice: cents(900) })] };
    const added = anObligation('B', cents(285), {
      standaloneSellingPrice: cents(285),
      lastDay: day('2028-03-31'),
      modificationId: 'M1',
    });
    const result = recognize({
      obligations: [...before.obligations, added],
      modifications: [aModification('M1', day('2027-07-01'), { remainingDistinct: null })],
    });
    expect(result.modifications).toMatchObject([{ treatment: 'separate-contract', obligationId: 'B', priceAfter: cents(285) }]);
    expect(result.modifications[0]!.reason).toContain('285.00 USD');
    expect(yearly(result, [2027, 2028], 'A')).toEqual(yearly(recognize(before), [2027, 2028], 'A'));
    expect(revenue(result, '2027-07-01', '2028-03-31', 'B')).toBe(cents(285));
    expect(revenue(result, '2027-01-01', '2027-06-30', 'B')).toBe(0);
  });

  test('mixed: each obligation by its own judgement', () => {
    const result = recognize({
      obligations: [
        anObligation('A', cents(1200), { standaloneSellingPrice: cents(1200) }),
        anObligation('B', cents(1200), { standaloneSellingPrice: cents(1200) }),
      ],
      modifications: [aModification('M1', day('2027-07-01'), { remainingDistinct: null })],
      modificationLines: [
        aChange('M1 on A', { priceChange: cents(120), remainingDistinct: false }),
        aChange('M1 on B', { priceChange: cents(120), remainingDistinct: true }),
      ],
    });
    expect(result.modifications.map(({ obligationId, treatment, effect }) => [obligationId, treatment, effect])).toEqual([
      ['A', 'mixed', 'catch-up'],
      ['B', 'mixed', 'prospective'],
    ]);
    expect(revenue(result, '2027-07-01', '2027-07-31', 'A')).toBe(cents(60) + cents(110));
    expect(revenue(result, '2027-07-01', '2027-07-31', 'B')).toBe(cents(120));
  });

  test('a termination stops what is to come; a fee is revenue of the day', () => {
    const result = recognize({
      ...serviceContract,
      modifications: [aModification('M1', day('2028-07-01'), { treatment: 'termination' })],
      modificationLines: [aChange('M1 on SERVICE', { priceChange: cents(5000) })],
    });
    expect(yearly(result, [2027, 2028, 2029])).toEqual([cents(100000), cents(55000), 0]);
    expect(revenue(result, '2028-07-01', '2028-07-01')).toBe(cents(5000));
    expect(result.modifications[0]).toMatchObject({ effect: 'ended', priceAfter: cents(155000), recognizedOnDay: cents(5000) });
  });

  describe('a credit note after it', () => {
    const book = (amount: number, treatment: CreditNoteLine['treatment'] = null) => ({
      ...serviceContract,
      invoiceLines: [aLine('INV-1/1', day('2027-01-01'), cents(300000), { contractId: 'C-1', obligationId: 'SERVICE' })],
      modifications: [aModification('M1', day('2028-07-01'), { treatment: 'termination' })],
      creditNoteLines: [aCredit('CN-1/1', day('2028-07-01'), 'INV-1/1', cents(amount), { treatment })],
    });
    const ended = [cents(100000), cents(50000), 0];

    test.each([150000, 149999.99, 0.01])('of %d gives back what was billed and not earned: revenue stays', (amount) => {
      const result = recognize(book(amount));
      expect(result.diagnostics).toEqual([]);
      expect(yearly(result, [2027, 2028, 2029])).toEqual(ended);
    });

    test('of more lowers revenue by the excess, with a warning', () => {
      const result = recognize(book(150000.01));
      expect(yearly(result, [2027, 2028, 2029])).toEqual([cents(100000), cents(49999.99), 0]);
      expect(result.diagnostics).toMatchObject([
        { severity: 'warning', code: 'credit.after-termination', table: 'Credit notes', column: 'Treatment' },
      ]);
    });

    test('billing only is never revenue', () => {
      const result = recognize(book(160000, 'billing-only'));
      expect(result.diagnostics).toEqual([]);
      expect(yearly(result, [2027, 2028, 2029])).toEqual(ended);
    });
  });

  test.each([
    [600, 600],
    [650, 550],
  ])('a year of 1,200.00 ends after six months: a credit of %d leaves revenue of %d', (credit, left) => {
    const result = recognize({
      contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
      obligations: [anObligation('SERVICE', cents(1200), { standaloneSellingPrice: cents(1200) })],
      invoiceLines: [aLine('INV-1/1', day('2027-01-01'), cents(1200), { contractId: 'C-1', obligationId: 'SERVICE' })],
      modifications: [aModification('M1', day('2027-07-01'), { treatment: 'termination' })],
      creditNoteLines: [aCredit('CN-1/1', day('2027-07-05'), 'INV-1/1', cents(credit))],
    });
    expect(revenue(result, '2027-01-01', '2027-12-31')).toBe(cents(left));
  });

  test('a credit note of the whole invoice gives back what is unearned of the line that ended, else all lines bear it', () => {
    const creditOf = (amount: number) =>
      recognize({
        contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
        obligations: [
          anObligation('A', cents(1200), { standaloneSellingPrice: cents(1200) }),
          anObligation('B', cents(1200), { standaloneSellingPrice: cents(1200) }),
        ],
        invoiceLines: [
          aLine('INV-1/1', day('2027-01-01'), cents(1200), { contractId: 'C-1', obligationId: 'A' }),
          aLine('INV-1/2', day('2027-01-01'), cents(1200), { contractId: 'C-1', obligationId: 'B' }),
        ],
        modifications: [aModification('M1', day('2027-07-01'))],
        modificationLines: [aChange('M1 on A', { isRemoved: true })],
        creditNoteLines: [aCredit('CN-1/1', day('2027-07-05'), 'INV-1', cents(amount), { invoiceLineId: null })],
      });
    const whole = (amount: number, id: string) => revenue(creditOf(amount), '2027-01-01', '2027-12-31', id);
    expect([whole(600, 'A'), whole(600, 'B')]).toEqual([cents(600), cents(1200)]);
    expect([whole(800, 'A'), whole(800, 'B')]).toEqual([cents(600), cents(800)]);
  });

  test('a price raised and lowered again before it was billed leaves nothing for a credit note to settle', () => {
    const through = (changes: readonly number[], billed: readonly number[] = []): number[] => {
      const invoice = (id: number, amount: number) => aLine(`INV-${id}/1`, day('2027-03-01'), cents(amount), { contractId: 'C-1', obligationId: 'A' });
      const result = recognize({
        // Selling prices give A less than it is billed.
        contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
        obligations: ['A', 'B'].map((id, i) => anObligation(id, cents(1200), { standaloneSellingPrice: cents(1200 + 1200 * i) })),
        invoiceLines: [{ ...invoice(1, 1200), invoiceDay: day('2027-01-01') }, ...billed.map((amount, i) => invoice(2 + i, amount))],
        modifications: changes.map((_, i) => aModification(`M${i + 1}`, day(`2027-0${i + 2}-01`), { treatment: 'cumulative-catch-up' })),
        modificationLines: changes.map((amount, i) => aChange(`M${i + 1} on A`, { priceChange: cents(amount) })),
        creditNoteLines: [aCredit('CN-1/1', day('2027-10-01'), 'INV-1/1', cents(100))],
      });
      return ['2027-09-30', '2027-12-31'].map((iso) => revenue(result, '2027-01-01', iso, 'A') / 100);
    };
    expect(through([])).toEqual([600, 700]);
    expect(through([60, -60])).toEqual(through([]));
    expect(through([-60, 60])).toEqual(through([]));
    expect(through([-60])).toEqual([555, 700]);
    // Billed by then, the higher price is owed back when it falls again.
    expect(through([60, 0, -60], [60])).toEqual([600, 760]);
  });

  test('a credit note settles what a lower price leaves billed beyond it, several in the order of their days', () => {
    const result = recognize({
      contracts: [aContract('C-1', { firstDay: day('2027-01-01'), lastDay: day('2027-12-31') })],
      obligations: [anObligation('SERVICE', cents(1200), { standaloneSellingPrice: cents(1200) })],
      invoiceLines: [aLine('INV-1/1', day('2027-01-01'), cents(1200), { contractId: 'C-1', obligationId: 'SERVICE' })],
      modifications: [aModification('M1', day('2027-07-01'))],
      modificationLines: [aChange('M1 on SERVICE', { priceChange: cents(-300) })],
      creditNoteLines: [
        aCredit('CN-1/1', day('2027-07-01'), 'INV-1/1', cents(200)),
        aCredit('CN-2/1', day('2027-10-01'), 'INV-1/1', cents(150)),
      ],
    });
    expect(revenue(result, '2027-01-01', '2027-09-30')).toBe(cents(750));
    expect(revenue(result, '2027-10-01', '2027-12-31')).toBe(cents(100));
  });

  test('everything removed is a termination, said in words', () => {
    const result = recognize({
      ...serviceContract,
      modifications: [aModification('M1', day('2028-07-01'), { remainingDistinct: null })],
      modificationLines: [aChange('M1 on SERVICE', { isRemoved: true })],
    });
    expect(result.modifications[0]).toMatchObject({ treatment: 'termination', priceAfter: cents(150000) });
    expect(result.modifications[0]!.reason).toContain('the contract ends');
  });

  test('without a judgement the tests decide nothing and say what is missing', () => {
    const result = recognize({
      ...serviceContract,
      modifications: [aModification('M1', day('2028-07-01'), { remainingDistinct: null })],
      modificationLines: [aChange('M1 on SERVICE', { priceChange: cents(1) })],
    });
    expect(result.diagnostics).toMatchObject([
      { severity: 'error', code: 'modification.undecided', table: 'Modifications', column: 'Remaining distinct' },
    ]);
    expect(yearly(result, [2027, 2028, 2029])).toEqual([100000, 100000, 100000].map(cents));
  });

  test('sharing what remains needs selling prices', () => {
    const result = recognize({
      obligations: [
        anObligation('A', cents(1200), { standaloneSellingPrice: cents(1200) }),
        anObligation('NEW', cents(100), { modificationId: 'M1' }),
      ],
      modifications: [aModification('M1', day('2027-07-01'))],
    });
    expect(result.diagnostics.map(({ code, table, key }) => [code, table, key])).toEqual([
      ['ssp.missing', 'Modifications', 'M1'],
    ]);
  });
});
