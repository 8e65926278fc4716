/** Steps 1 and 2: what counts, who the parties are, what is promised and how it is recognized. */
import { recognizeRevenue } from '../../../src/engine';
import { sumDecimals } from '../../../src/engine/foundation/decimal-sum';
import { amountWords } from '../../../src/engine/foundation/amount-words';
import { groupBy, joinKey } from '../../../src/engine/foundation/group-by';
import { sortNaturally } from '../../../src/engine/foundation/sort-naturally';
import { chooseMethod } from '../../../src/engine/step-2-obligations/effective-method';
import { coverTrueUps } from '../../../src/engine/step-2-obligations/true-up-coverage';
import { DEFAULT_POLICY } from '../../../src/engine';
import {
  aBook,
  aContract,
  aCredit,
  aLine,
  aMilestone,
  anObligation,
  aProduct,
  aUsage,
  cents,
  day,
} from './book-builder';

const january = { firstDay: day('2025-01-01'), lastDay: day('2025-01-31') };

describe('which documents count', () => {
  const coverageOf = (table: string, ...args: Parameters<typeof aBook>) =>
    recognizeRevenue(aBook(...args)).coverage.find((coverage) => coverage.table === table);

  test('drafts and invoices voided on their own date are left out with their reason', () => {
    const coverage = coverageOf('Invoices', {
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(10), { ...january, status: 'draft' }),
        aLine('INV-2/1', day('2025-01-01'), cents(10), january),
        aLine('INV-3/1', day('2025-01-01'), cents(10), { ...january, status: 'voided', voidDay: day('2025-01-02') }),
        aLine('INV-4/1', day('2025-01-01'), cents(10), { ...january, status: 'voided' }),
        aLine('INV-5/1', day('2025-01-03'), cents(10), { ...january, status: 'voided', voidDay: day('2025-01-02') }),
      ],
    });
    expect(coverage).toEqual({
      table: 'Invoices',
      rows: 5,
      used: 2,
      excluded: [
        { key: 'INV-1 / 1', reason: 'draft' },
        { key: 'INV-4 / 1', reason: 'voided without a void date: taken back on its invoice date' },
        { key: 'INV-5 / 1', reason: 'voided before it was issued' },
      ],
    });
  });

  test('lines that name something unknown or another currency cannot be placed', () => {
    const coverage = coverageOf('Invoices', {
      obligations: [anObligation('OB-1', cents(10))],
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), 1, { obligationId: 'OB-9' }),
        aLine('INV-1/2', day('2025-01-01'), 1, { contractId: 'C-9' }),
        aLine('INV-1/3', day('2025-01-01'), 1, { obligationId: 'OB-1', currency: 'EUR' }),
        aLine('INV-1/4', day('2025-01-01'), -1, { type: 'product discount', lineGroup: 'Z' }),
      ],
    });
    expect(coverage?.excluded.map(({ reason }) => reason)).toEqual([
      'names obligation OB-9, which does not exist',
      'names contract C-9, which does not exist',
      'is in EUR, its contract in USD',
      'discount without a charge to lower',
    ]);
  });

  test('credit notes count on charges that count', () => {
    const coverage = coverageOf('Credit notes', {
      invoiceLines: [
        aLine('INV-1/1', day('2025-01-01'), cents(10), { ...january, lineGroup: 'A' }),
        aLine('INV-1/2', day('2025-01-01'), cents(-1), { type: 'product discount', lineGroup: 'A' }),
      ],
      creditNoteLines: [
        aCredit('CN-1/1', day('2025-01-02'), 'INV-1/1', 1),
        aCredit('CN-2/1', day('2025-01-02'), 'INV-1/2', 1),
        aCredit('CN-3/1', day('2025-01-02'), 'INV-9', 1),
        aCredit('CN-4/1', day('2025-01-02'), 'INV-1/1', 1, { status: 'draft' }),
        aCredit('CN-5/1', day('2025-01-02'), 'INV-1/1', 1, { status: 'voided' }),
      ],
    });
    expect(coverage?.used).toBe(1);
    expect(coverage?.excluded).toEqual([
      { key: 'CN-2 / 1', reason: 'invoice line INV-1/2 is no charge that counts' },
      { key: 'CN-3 / 1', reason: 'invoice INV-9 has no charge that counts' },
      { key: 'CN-4 / 1', reason: 'draft' },
      { key: 'CN-5 / 1', reason: 'voided' },
    ]);
  });

  test('usage and milestones are counted too', () => {
    const { coverage } = recognizeRevenue(
      aBook({
        obligations: [anObligation('OB-1', cents(10), january), anObligation('OB-2', cents(10), { contractId: 'C-9' })],
        usage: [aUsage('OB-1', day('2025-01-02'), 1, 1), aUsage('OB-9', day('2025-01-02'), 1, 1)],
        milestones: [aMilestone('OB-1', 'M1', { kind: 'amount', amount: 1 }, null)],
      }),
    );
    expect(
      coverage.map(({ table, rows, used, excluded }) => [table, rows, used, excluded.map(({ reason }) => reason)]),
    ).toEqual([
      ['Obligations', 2, 1, ['names contract C-9, which does not exist']],
      ['Invoices', 0, 0, []],
      ['Credit notes', 0, 0, []],
      [
        'Usage',
        2,
        0,
        ['obligation OB-1 is recognized by straight-line', 'names obligation OB-9, which does not exist'],
      ],
      ['Milestones', 1, 0, ['not completed']],
    ]);
  });
});

describe('the parties', () => {
  test('are the contract’s, or the line’s where there is no contract', () => {
    const { obligations } = recognizeRevenue(
      aBook({
        contracts: [aContract('C-1', { customer: 'Globex', entity: 'Europe' })],
        invoiceLines: [
          aLine('INV-1/1', day('2025-01-01'), cents(10), { ...january, contractId: 'C-1' }),
          aLine('INV-2/1', day('2025-01-01'), cents(2000), january),
        ],
      }),
    );
    expect(obligations.map(({ id, contractId, customer, entity }) => [id, contractId, customer, entity])).toEqual([
      ['INV-1/1', 'C-1', 'Globex', 'Europe'],
      ['INV-2/1', '', 'Acme', 'Main'],
    ]);
  });
});

describe('obligations', () => {
  test('are the rows, and charges that name none', () => {
    const { obligations } = recognizeRevenue(
      aBook({
        contracts: [aContract('C-1', { firstDay: day('2025-01-01'), lastDay: day('2025-06-30') })],
        obligations: [anObligation('OB-1', cents(100), { lastDay: day('2025-03-31') })],
        invoiceLines: [
          aLine('INV-1/1', day('2025-01-01'), cents(100), { obligationId: 'OB-1' }),
          aLine('INV-1/2', day('2025-01-01'), cents(20), { ...january, contractId: 'C-1' }),
        ],
      }),
    );
    expect(obligations.map(({ id, kind, firstDay, lastDay }) => [id, kind, firstDay, lastDay])).toEqual([
      ['INV-1/2', 'invoice-line', january.firstDay, january.lastDay],
      ['OB-1', 'obligation', day('2025-01-01'), day('2025-03-31')],
    ]);
  });

  test('are billed by the charges that name them, or by themselves', () => {
    const { obligations } = recognizeRevenue(
      aBook({
        obligations: [anObligation('OB-1', cents(1000), january)],
        invoiceLines: [
          aLine('INV-1/1', day('2025-01-01'), cents(1000), { obligationId: 'OB-1' }),
          aLine('INV-1/2', day('2025-01-01'), cents(200), january),
        ],
      }),
    );
    expect(
      obligations.map(({ id, billings }) => [id, billings.map(({ id: billing, amount }) => [billing, amount])]),
    ).toEqual([
      ['OB-1', [['INV-1/1', cents(1000)]]],
      ['INV-1/2', [['INV-1/2', cents(200)]]],
    ]);
  });

  test('come by contract, then obligation, those without contract last', () => {
    const { obligations } = recognizeRevenue(
      aBook({
        contracts: [aContract('C-10'), aContract('C-2')],
        obligations: [
          anObligation('L10', 1, { contractId: 'C-2' }),
          anObligation('L9', 1, { contractId: 'C-2' }),
          anObligation('A', 1, { contractId: 'C-10' }),
        ],
        invoiceLines: [aLine('INV-1/1', day('2025-01-01'), 1, january)],
      }),
    );
    expect(obligations.map(({ id }) => id)).toEqual(['L9', 'L10', 'A', 'INV-1/1']);
  });

  test('may not be called as an invoice line is', () => {
    const { diagnostics } = recognizeRevenue(
      aBook({
        obligations: [anObligation('INV-1/1', cents(10), january)],
        invoiceLines: [aLine('INV-1/1', day('2025-01-01'), cents(10), january)],
      }),
    );
    expect(diagnostics).toMatchObject([
      { severity: 'error', code: 'id.taken', table: 'Invoices', key: 'INV-1 / 1', column: 'Invoice' },
    ]);
  });
});

describe('the method', () => {
  const product = aProduct('P', { method: 'usage', strategy: 'exact-days', trigger: 'service-end' });
  const silent = { method: null, strategy: null, trigger: null };

  test('is the row’s, then the product’s', () => {
    expect(chooseMethod({ ...silent, method: 'point-in-time' }, product, true, DEFAULT_POLICY).method).toBe(
      'point-in-time',
    );
    expect(chooseMethod(silent, product, true, DEFAULT_POLICY)).toEqual({
      method: 'usage',
      strategy: 'exact-days',
      trigger: 'service-end',
    });
  });

  test('follows the service dates where no one chooses', () => {
    expect(chooseMethod(silent, undefined, true, DEFAULT_POLICY)).toEqual({
      method: 'straight-line',
      strategy: DEFAULT_POLICY.straightLineStrategy,
      trigger: DEFAULT_POLICY.pointInTimeTrigger,
    });
    expect(chooseMethod(silent, undefined, false, DEFAULT_POLICY).method).toBe('point-in-time');
  });
});

describe('a minimum true-up covers', () => {
  const line = (id: string, more = {}) => aLine(id, day('2025-02-01'), cents(100), more);
  const usageIsEverything = () => 'usage' as const;
  const trueUp = line('INV-1/9', { type: 'minimum true-up' });

  test('all usage charges of its invoice', () => {
    const coverage = coverTrueUps([line('INV-1/1'), line('INV-1/2'), trueUp], usageIsEverything).get('INV-1/9');
    expect(coverage).toMatchObject({ kind: 'charges', charges: [{ lineId: '1' }, { lineId: '2' }] });
  });

  test('the charges of its group first', () => {
    const lines = [
      line('INV-1/1', { lineGroup: 'A' }),
      line('INV-1/2', { lineGroup: 'B' }),
      { ...trueUp, lineGroup: 'B', obligationId: 'OB-1' },
    ];
    expect(coverTrueUps(lines, usageIsEverything).get('INV-1/9')).toMatchObject({
      kind: 'charges',
      charges: [{ lineId: '2' }],
    });
  });

  test('the obligation it names, before the usage of the invoice', () => {
    const lines = [line('INV-1/1'), { ...trueUp, obligationId: 'OB-1' }];
    expect(coverTrueUps(lines, usageIsEverything).get('INV-1/9')).toEqual({ kind: 'obligation', obligationId: 'OB-1' });
  });

  test('itself where there is no usage', () => {
    expect(coverTrueUps([line('INV-1/1'), trueUp], () => 'straight-line').get('INV-1/9')).toEqual({ kind: 'itself' });
    const { obligations } = recognizeRevenue(
      aBook({ invoiceLines: [{ ...trueUp, productId: 'P', lastDay: day('2025-01-31') }] }),
    );
    expect(obligations).toMatchObject([
      {
        id: 'INV-1/9',
        method: 'point-in-time',
        segments: [{ id: 'INV-1/9', rule: 'minimum-true-up', source: 'Minimum true-up', firstDay: day('2025-01-31') }],
      },
    ]);
  });
});

describe('the ground it stands on', () => {
  test('groups and keys', () => {
    expect([...groupBy(['b1', 'a1', 'b2'], (text) => text.slice(0, 1))]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
    expect(joinKey('a', 'b')).not.toBe(joinKey('ab', ''));
    expect(joinKey(1, 23)).not.toBe(joinKey(12, 3));
  });

  test('natural order by several keys, stable', () => {
    const rows = [
      ['C-10', 'L1'],
      ['C-2', 'L3'],
      ['C-2', 'L1'],
    ] as const;
    expect(
      sortNaturally(
        rows,
        ([contract]) => contract,
        ([, line]) => line,
      ),
    ).toEqual([
      ['C-2', 'L1'],
      ['C-2', 'L3'],
      ['C-10', 'L1'],
    ]);
    expect(
      sortNaturally(
        [
          [2, 'x'],
          [1, 'b'],
          [1, 'a'],
        ] as const,
        ([number]) => number,
      ),
    ).toEqual([
      [1, 'b'],
      [1, 'a'],
      [2, 'x'],
    ]);
  });

  test('decimals add exactly', () => {
    expect(
      sumDecimals([
        { digits: 15, scale: 1 },
        { digits: 25, scale: 2 },
      ]),
    ).toEqual({ digits: 175, scale: 2 });
    expect(sumDecimals([])).toEqual({ digits: 0, scale: 0 });
    expect(
      sumDecimals([
        { digits: 9e15, scale: 0 },
        { digits: 1, scale: 3 },
      ]),
    ).toBeNull();
  });

  test('amounts in words', () => {
    expect([
      amountWords(1234567, 'USD'),
      amountWords(-5, 'JPY'),
      amountWords(-123456, 'USD'),
      amountWords(100000, 'JPY'),
      amountWords(1000, 'KWD'),
    ]).toEqual(['12,345.67', '-5', '-1,234.56', '100,000', '1.000']);
  });
});
