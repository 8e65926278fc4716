/** Contract costs: the worked examples of the rules, their edges, and what journals make of them. */
import fc from 'fast-check';
import { checkBooks, isTransferLine, journalize, positionsAt, recognizeRevenue } from '../../../src/engine';
import type { AccountRole, ContractCost, JournalLine, RevenueBook } from '../../../src/engine';
import { DEFAULT_POLICY } from '../../../src/engine/domain/policy';
import { lastDayOfMonths } from '../../../src/engine/foundation/calendar';
import { amortizeEvenly } from '../../../src/engine/other-schedules/amortize-cost';
import { treatCost } from '../../../src/engine/other-schedules/capitalize-cost';
import { carriedBy } from '../../../src/engine/other-schedules/contract-cost-schedules';
import { examineCosts } from '../../../src/engine/other-schedules/recoverable-cost';
import { readSegment } from '../../../src/engine/step-5-recognition/follow-segments';
import { aBook, aChange, aContract, aModification, aProduct, anObligation, cents, day } from '../pipeline/book-builder';

function aCost(id: string, amount: number, iso: string, more: Partial<ContractCost> = {}): ContractCost {
  return {
    id,
    contractId: 'C-1',
    obligationId: null,
    kind: 'obtain',
    description: '',
    amount,
    day: day(iso),
    isCapitalizable: true,
    firstDay: null,
    lastDay: null,
    months: null,
    pattern: 'straight-line',
    strategy: null,
    isRenewalCommensurate: null,
    impairmentDay: null,
    impairmentAmount: null,
    remainingCosts: null,
    terminationDay: null,
    rationale: '',
    origin: { table: 'Contract costs', key: [id] },
    ...more,
  };
}

const year2026 = { firstDay: day('2026-01-01'), lastDay: day('2026-12-31') };

function bookWith(costs: readonly ContractCost[], more: Partial<RevenueBook> = {}): RevenueBook {
  return aBook({
    contracts: [aContract('C-1', year2026)],
    obligations: [anObligation('O-1', cents(12000), year2026)],
    contractCosts: costs,
    ...more,
  });
}

function closed(book: RevenueBook, iso: string): readonly JournalLine[] {
  const journals = journalize(book, recognizeRevenue(book), day(iso));
  return [...journals.posted, ...journals.daily];
}

const balance = (lines: readonly JournalLine[], role: AccountRole, iso: string): number =>
  lines
    .filter((line) => line.role === role && line.day <= day(iso))
    .reduce((sum, { debit, credit }) => sum + debit - credit, 0);

test('only what is incremental is an asset', () => {
  const costs = [
    aCost('K-1', cents(15000), '2026-01-01', { isCapitalizable: false }),
    aCost('K-2', cents(25000), '2026-01-01', { isCapitalizable: false }),
    aCost('K-3', cents(10000), '2026-01-01', { firstDay: day('2026-02-01') }),
  ];
  const lines = closed(bookWith(costs), '2026-01-31');
  expect(balance(lines, 'Contract cost asset', '2026-01-31')).toBe(cents(10000));
  expect(balance(lines, 'Contract cost expense', '2026-01-31')).toBe(cents(40000));
  expect(balance(lines, 'Contract cost clearing', '2026-01-31')).toBe(cents(-50000));
});

test.each([
  ['a year to the day', '2024-02-29', '2025-02-28', 'obtain', 'within-one-year'],
  ['a day more', '2024-02-29', '2025-03-01', 'obtain', 'capitalized'],
  ['one day', '2026-05-05', '2026-05-05', 'obtain', 'within-one-year'],
  ['a cost of fulfilling', '2026-01-01', '2026-12-31', 'fulfil', 'capitalized'],
] as const)('expedient: %s', (_what, first, last, kind, expected) => {
  const period = { firstDay: day(first), lastDay: day(last) };
  expect(treatCost({ kind, isCapitalizable: true }, period, 'on')).toBe(expected);
  expect(treatCost({ kind, isCapitalizable: true }, period, 'off')).toBe('capitalized');
  expect(treatCost({ kind, isCapitalizable: false }, period, 'on')).toBe('not-capitalizable');
});

test('3,000.00 over five years is 50.00 a month, 2,950.00 carried on 31 January', () => {
  const book = bookWith([aCost('K-1', cents(3000), '2026-01-01', { months: 60 })]);
  const lines = closed(book, '2026-03-31');
  expect(balance(lines, 'Contract cost amortization', '2026-01-31')).toBe(cents(50));
  expect(balance(lines, 'Contract cost amortization', '2026-03-31')).toBe(cents(150));
  expect(balance(lines, 'Contract cost asset', '2026-01-01')).toBeGreaterThan(cents(2950));
  expect(balance(lines, 'Contract cost asset', '2026-01-31')).toBe(cents(2950));
});

test('an impairment of 300.00 on 30 June halves what is amortized after it', () => {
  const cost = aCost('K-1', cents(1200), '2026-01-01', {
    impairmentDay: day('2026-06-30'),
    impairmentAmount: cents(300),
  });
  const { transfers } = recognizeRevenue(bookWith([cost]));
  expect(carriedBy(transfers, 'K-1', day('2026-06-29'))).toBeGreaterThan(cents(600));
  expect(carriedBy(transfers, 'K-1', day('2026-06-30'))).toBe(cents(300));
  expect(carriedBy(transfers, 'K-1', day('2026-07-31'))).toBe(cents(250));
  expect(carriedBy(transfers, 'K-1', day('2026-12-31'))).toBe(0);
  expect(carriedBy(transfers, 'K-1', day('2025-12-31'))).toBe(0);
});

test('an impairment of more than is carried is an error, of all that is carried leaves nothing', () => {
  const of = (amount: number) =>
    aCost('K-1', cents(1200), '2026-01-01', { impairmentDay: day('2026-06-30'), impairmentAmount: amount });
  expect(recognizeRevenue(bookWith([of(cents(600) + 1)])).diagnostics.map(({ code }) => code)).toEqual([
    'cost.impairment-exceeds',
  ]);
  const { transfers, diagnostics } = recognizeRevenue(bookWith([of(cents(600))]));
  expect(diagnostics).toEqual([]);
  expect(carriedBy(transfers, 'K-1', day('2026-06-30'))).toBe(0);
  expect(carriedBy(transfers, 'K-1', day('2026-09-15'))).toBe(0);
});

test('a termination on the last day, and on the day of the cost', () => {
  for (const iso of ['2026-12-31', '2026-01-01']) {
    const book = bookWith([
      aCost('K-1', cents(365), '2026-01-01', { strategy: 'exact-days', terminationDay: day(iso) }),
    ]);
    const lines = closed(book, '2026-12-31');
    expect(balance(lines, 'Contract cost asset', iso)).toBe(0);
    expect(balance(lines, 'Contract cost asset', '2026-12-31')).toBe(0);
    expect(balance(lines, 'Contract cost impairment', '2026-12-31')).toBe(iso === '2026-01-01' ? cents(364) : 0);
  }
});

test('a cost after its period, one cent, ten years', () => {
  const late = amortizeEvenly(
    { ...recognizeRevenue(bookWith([aCost('K', 1, '2026-01-01')])).transfers[0]!.segments[0]!, amount: 7 },
    'exact-days',
    day('2027-01-05'),
    day('2026-12-31'),
  );
  expect(readSegment(late)(day('2027-01-04'))).toBe(0);
  expect(readSegment(late)(day('2027-01-05'))).toBe(7);
  const { transfers } = recognizeRevenue(bookWith([aCost('K-1', 1, '2026-01-01', { months: 120 })]));
  expect(transfers[1]!.id).toBe('K-1 capitalized');
  expect(carriedBy(transfers, 'K-1', day('2035-12-31'))).toBe(0);
});

test('whole months from the 31st and from a leap day', () => {
  expect(lastDayOfMonths(day('2026-01-31'), 1)).toBe(day('2026-02-28'));
  expect(lastDayOfMonths(day('2024-02-29'), 12)).toBe(day('2025-02-28'));
  expect(lastDayOfMonths(day('2026-01-01'), 12)).toBe(day('2026-12-31'));
});

test('with revenue: what was recognized before the cost is not waited for', () => {
  const cost = aCost('K-1', cents(90), '2026-04-01', { pattern: 'revenue' });
  const lines = closed(bookWith([cost]), '2026-12-31');
  expect(balance(lines, 'Contract cost amortization', '2026-04-30')).toBe(cents(10));
  expect(balance(lines, 'Contract cost asset', '2026-12-31')).toBe(0);
  const over = closed(bookWith([{ ...cost, day: day('2027-01-10') }]), '2027-01-31');
  expect(balance(over, 'Contract cost amortization', '2027-01-10')).toBe(cents(90));
});

test('with revenue of usage there is nothing to go by', () => {
  const book = bookWith([aCost('K-1', 100, '2026-01-01', { pattern: 'revenue' })], {
    products: [aProduct('P', { method: 'usage' })],
  });
  expect(recognizeRevenue(book).diagnostics.map(({ code }) => code)).toContain('cost.pattern-unknown');
});

test('without any last day it is an error', () => {
  const book = aBook({ contractCosts: [aCost('K-1', 100, '2026-01-01')] });
  expect(recognizeRevenue(book).diagnostics.map(({ code }) => code)).toEqual(['cost.undated']);
});

test('what is not recoverable is said with the amount: carried 600.00, 500.00 and 200.00 remain', () => {
  const cost = aCost('K-1', cents(1200), '2026-01-01', { remainingCosts: cents(200) });
  const book = bookWith([cost], { obligations: [anObligation('O-1', cents(1000), year2026)] });
  const result = recognizeRevenue(book);
  const found = examineCosts([cost], result, day('2026-06-30'));
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([['cost.not-recoverable', 'warning']]);
  expect(found[0]!.message).toContain('Record an impairment of 300.00 USD');
  expect(examineCosts([{ ...cost, remainingCosts: null }], result, day('2025-12-31'))).toEqual([]);
  const renewed = { ...cost, months: 24 };
  expect(examineCosts([renewed], recognizeRevenue({ ...book, contractCosts: [renewed] }), day('2026-06-30'))).toEqual(
    [],
  );
});

test('locked months never move: what belongs there lands on the first open day, and a second run posts nothing', () => {
  const book = bookWith([aCost('K-1', cents(1200), '2026-01-01')], {});
  const locked = {
    ...book,
    policy: { ...book.policy, lockMethod: 'custom-date', lockDay: day('2026-02-28') } as const,
  };
  const journals = journalize(locked, recognizeRevenue(locked), day('2026-03-31'));
  const late = journals.daily.filter((line) => isTransferLine(line) && line.originPeriod < '2026-03');
  expect(late.map((line) => [line.day, line.originPeriod, line.role, line.debit - line.credit])).toEqual([
    [day('2026-03-01'), '2026-01', 'Contract cost amortization', cents(100)],
    [day('2026-03-01'), '2026-01', 'Contract cost asset', cents(-100)],
    [day('2026-03-01'), '2026-02', 'Contract cost amortization', cents(100)],
    [day('2026-03-01'), '2026-02', 'Contract cost asset', cents(-100)],
    [day('2026-03-01'), '2026-01', 'Contract cost asset', cents(1200)],
    [day('2026-03-01'), '2026-01', 'Contract cost clearing', cents(-1200)],
  ]);
  const again = journalize({ ...locked, posted: journals.daily }, recognizeRevenue(locked), day('2026-03-31'));
  expect(again.daily).toEqual([]);
});

test('a cost that is gone, and one that is no longer an asset, are taken back', () => {
  const cost = aCost('K-1', cents(1200), '2026-01-01');
  const posted = closed(bookWith([cost]), '2026-01-31');
  const gone = bookWith([], { posted });
  const lines = closed(gone, '2026-02-28');
  expect(balance(lines, 'Contract cost asset', '2026-02-28')).toBe(0);
  expect(balance(lines, 'Contract cost amortization', '2026-02-28')).toBe(0);
  const expensed = closed(bookWith([{ ...cost, isCapitalizable: false }], { posted }), '2026-02-28');
  expect(balance(expensed, 'Contract cost asset', '2026-02-28')).toBe(0);
  expect(balance(expensed, 'Contract cost expense', '2026-02-28')).toBe(cents(1200));
  expect(balance(expensed, 'Contract cost clearing', '2026-02-28')).toBe(cents(-1200));
});

test('revenue, positions and netting are what they are without costs', () => {
  const costs = [aCost('K-1', cents(1200), '2026-01-01', { obligationId: 'O-1', pattern: 'revenue' })];
  const [withCosts, without] = [bookWith(costs), bookWith([])];
  const plain = (lines: readonly JournalLine[]) =>
    lines
      .filter((line) => !isTransferLine(line))
      .map(({ day: date, role, debit, credit, netAfter }) => [date, role, debit, credit, netAfter]);
  const lines = closed(withCosts, '2026-06-30');
  expect(plain(lines)).toEqual(plain(closed(without, '2026-06-30')));
  expect(positionsAt(recognizeRevenue(withCosts), lines, day('2026-06-30'))).toEqual(
    positionsAt(recognizeRevenue(without), closed(without, '2026-06-30'), day('2026-06-30')),
  );
});

test('any cost in any sequence of closes: checks hold, nothing below zero, all of it out of the asset in the end', () => {
  const cost = fc.record({
    amount: fc.integer({ min: 1, max: 10_000_000 }),
    start: fc.integer({ min: 0, max: 400 }),
    months: fc.integer({ min: 1, max: 30 }),
    pattern: fc.constantFrom('straight-line' as const, 'revenue' as const),
    strategy: fc.constantFrom('exact-days' as const, 'even-daily-ends' as const, 'even-periods' as const),
    impaired: fc.option(
      fc.record({ after: fc.integer({ min: 0, max: 300 }), share: fc.integer({ min: 1, max: 100 }) }),
    ),
    ended: fc.option(fc.integer({ min: 301, max: 500 })),
  });
  fc.assert(
    fc.property(cost, fc.integer({ min: 0, max: 24 }), (drawn, closes) => {
      const first = day('2026-01-01') + drawn.start;
      const impairmentDay = drawn.impaired === null ? null : first + drawn.impaired.after;
      const base = aCost('K-1', drawn.amount, '2026-01-01', {
        day: first,
        firstDay: first,
        months: drawn.months,
        pattern: drawn.pattern,
        strategy: drawn.strategy,
        terminationDay: drawn.ended === null ? null : first + drawn.ended,
      });
      const carried =
        impairmentDay === null ? 0 : carriedBy(recognizeRevenue(bookWith([base])).transfers, 'K-1', impairmentDay);
      const amount = Math.floor((carried * (drawn.impaired?.share ?? 0)) / 100);
      const impaired = amount > 0 ? { ...base, impairmentDay, impairmentAmount: amount } : base;
      let book = bookWith([impaired]);
      for (const through of [day('2026-01-31') + 31 * closes, day('2032-12-31')]) {
        const recognition = recognizeRevenue(book);
        const journals = journalize(book, recognition, through);
        expect(checkBooks(book, recognition, journals, through).filter(({ pass }) => !pass)).toEqual([]);
        book = { ...book, posted: [...journals.posted, ...journals.daily] };
      }
      expect(balance(book.posted, 'Contract cost asset', '2032-12-31')).toBe(0);
    }),
    { numRuns: 40 },
  );
});

describe('a reversal of an impairment', () => {
  const impaired = { impairmentDay: day('2026-06-30'), impairmentAmount: cents(300), reversalDay: day('2026-09-30') };
  const ifrs = { policy: { ...DEFAULT_POLICY, framework: 'ifrs' } } as const;

  test('takes back at most what would be carried without the impairment: 150.00 on 30 September', () => {
    const book = bookWith([aCost('K-1', cents(1200), '2026-01-01', { ...impaired, reversalAmount: cents(150) })], ifrs);
    const lines = closed(book, '2026-12-31');
    expect(balance(lines, 'Contract cost asset', '2026-09-29')).toBe(cents(150) + 167);
    expect(balance(lines, 'Contract cost asset', '2026-09-30')).toBe(cents(300));
    expect(balance(lines, 'Contract cost asset', '2026-10-31')).toBe(cents(200));
    expect(balance(lines, 'Contract cost impairment', '2026-12-31')).toBe(cents(150));
    const beyond = bookWith([aCost('K-1', cents(1200), '2026-01-01', { ...impaired, reversalAmount: cents(150) + 1 })], ifrs);
    expect(recognizeRevenue(beyond).diagnostics).toMatchObject([{ severity: 'error', code: 'cost.reversal-exceeds' }]);
  });

  test('is an error under US GAAP', () => {
    const book = bookWith([aCost('K-1', cents(1200), '2026-01-01', { ...impaired, reversalAmount: 1 })]);
    expect(recognizeRevenue(book).diagnostics).toMatchObject([{ severity: 'error', code: 'cost.reversal-not-allowed' }]);
  });

  test('of any size that is allowed leaves an asset that ends at nothing and is never above its cost less amortization', () => {
    const size = fc.integer({ min: 1, max: cents(600) });
    fc.assert(
      fc.property(size, size, (impairmentAmount, reversed) => {
        const most = Math.floor(impairmentAmount / 2);
        fc.pre(most > 0);
        const reversalAmount = 1 + ((reversed - 1) % most);
        const book = bookWith([aCost('K-1', cents(1200), '2026-01-01', { ...impaired, impairmentAmount, reversalAmount })], ifrs);
        const { diagnostics } = recognizeRevenue(book);
        expect(diagnostics).toEqual([]);
        const lines = closed(book, '2026-12-31');
        expect(balance(lines, 'Contract cost asset', '2026-10-31')).toBeLessThanOrEqual(cents(200));
        expect(balance(lines, 'Contract cost asset', '2026-12-31')).toBe(0);
        expect(balance(lines, 'Contract cost impairment', '2026-12-31')).toBe(impairmentAmount - reversalAmount);
      }),
      { numRuns: 40 },
    );
  });
});

test('a contract that a modification ends on its first day, or before the cost, carries nothing of it', () => {
  for (const iso of ['2026-01-01', '2026-02-10']) {
    const ended = {
      modifications: [aModification('M-1', day('2026-01-01'), { treatment: 'termination' })],
      modificationLines: [aChange('M-1 on O-1', { isRemoved: true })],
    };
    const lines = closed(bookWith([aCost('K-1', cents(1200), iso)], ended), '2026-12-31');
    expect(balance(lines, 'Contract cost asset', iso)).toBe(0);
    expect(balance(lines, 'Contract cost clearing', '2026-12-31')).toBe(-cents(1200));
    expect(balance(lines, 'Contract cost impairment', iso) + balance(lines, 'Contract cost amortization', iso)).toBe(cents(1200));
  }
});
