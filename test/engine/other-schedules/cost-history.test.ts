/** Contract costs while their contract changes: what is learnt later changes nothing earlier, and all of a cost is amortized. */
import fc from 'fast-check';
import { journalize, recognizeRevenue } from '../../../src/engine';
import type { ContractCost, Estimate, Modification, ModificationLine, RevenueBook, TransferSchedule } from '../../../src/engine';
import { DEFAULT_POLICY } from '../../../src/engine/domain/policy';
import { readSegments } from '../../../src/engine/step-5-recognition/follow-segments';
import { examineRenewals } from '../../../src/engine/other-schedules/anticipated-renewal';
import { carriedBy } from '../../../src/engine/other-schedules/contract-cost-schedules';
import { aBook, aChange, aContract, aCredit, aLine, aMilestone, aModification, anObligation, aProduct, cents, day } from '../pipeline/book-builder';

const year = { firstDay: day('2025-01-01'), lastDay: day('2025-12-31') };

const aCost = (more: Partial<ContractCost> = {}): ContractCost => ({
  id: 'K',
  contractId: 'C-1',
  obligationId: null,
  kind: 'obtain',
  description: '',
  amount: cents(240),
  day: day('2025-01-01'),
  isCapitalizable: true,
  firstDay: null,
  lastDay: null,
  months: null,
  pattern: 'revenue',
  strategy: null,
  isRenewalCommensurate: null,
  impairmentDay: null,
  impairmentAmount: null,
  remainingCosts: null,
  terminationDay: null,
  rationale: '',
  origin: { table: 'Contract costs', key: ['K'] },
  ...more,
});

const bookOf = (cost: Partial<ContractCost>, more: Partial<RevenueBook> = {}): RevenueBook =>
  aBook({
    contracts: [aContract('C-1', year)],
    obligations: [anObligation('O', cents(1200), { ...year, standaloneSellingPrice: cents(1200) })],
    contractCosts: [aCost(cost)],
    ...more,
  });

const scheduleOf = (book: RevenueBook, step = 'amortization'): readonly TransferSchedule[] =>
  recognizeRevenue(book).transfers.filter(({ id }) => id === `K ${step}`);

const through = (book: RevenueBook, iso: string, step = 'amortization'): number =>
  scheduleOf(book, step).reduce((sum, { segments }) => sum + readSegments(segments)(day(iso)), 0);

const inMonth = (book: RevenueBook, month: string): number => {
  const first = day(`${month}-01`);
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);
  return scheduleOf(book).reduce((sum, { segments }) => {
    const read = readSegments(segments);
    return sum + read(day(last)) - read(first - 1);
  }, 0);
};

const estimate = (amount: number, iso: string): Estimate => ({
  id: 'E',
  asOfDay: day(iso),
  contractId: 'C-1',
  obligationId: null,
  kind: 'other',
  method: 'amount',
  measure: { kind: 'amount', amount },
  scenarios: [],
  constraint: null,
  isActual: false,
  fairValue: null,
  isDueToForm: false,
  rationale: 'Experience',
  origin: { table: 'Estimates', key: ['E', iso] },
});

const JULY = day('2025-07-01');

const modified = (line: Parameters<typeof aChange>[1], treatment: 'prospective' | 'cumulative-catch-up' | 'separate-contract' | 'termination' = 'prospective') => ({
  modifications: [aModification('M', JULY, { treatment, remainingDistinct: treatment !== 'cumulative-catch-up' })],
  modificationLines: [aChange('M on O', line)],
});

const extended = { priceChange: cents(600), newLastDay: day('2026-06-30') };

describe('with revenue', () => {
  test('20.00 a month until June; what is left falls on the 1,200.00 to come: 10.00 from July', () => {
    const book = bookOf({}, modified(extended));
    expect(inMonth(book, '2025-06')).toBe(cents(20));
    expect(inMonth(book, '2025-07')).toBe(cents(10));
    expect(inMonth(book, '2026-06')).toBe(cents(10));
    expect(through(book, '2026-06-30')).toBe(cents(240));
  });

  test('a price that changes for the same service, prospectively or by catch-up, leaves 20.00 a month', () => {
    for (const treatment of ['prospective', 'cumulative-catch-up'] as const) {
      const book = bookOf({}, modified({ priceChange: cents(600) }, treatment));
      expect(['2025-06', '2025-07', '2025-12'].map((month) => inMonth(book, month))).toEqual([2000, 2000, 2000]);
    }
  });

  test('a catch-up with a new end moves nothing on its day: the rest falls on the months to come', () => {
    const book = bookOf({}, modified(extended, 'cumulative-catch-up'));
    expect(through(book, '2025-06-30')).toBe(cents(120));
    expect(['2025-07', '2025-12', '2026-06'].map((month) => inMonth(book, month))).toEqual([1000, 1000, 1000]);
  });

  test('a shorter term brings forward what is left', () => {
    const book = bookOf({}, modified({ priceChange: cents(-300), newLastDay: day('2025-09-30') }));
    expect(['2025-06', '2025-07', '2025-09', '2025-10'].map((month) => inMonth(book, month))).toEqual([2000, 4000, 4000, 0]);
  });

  test('a separate contract is not what the cost was incurred for', () => {
    const book = bookOf({}, modified(extended, 'separate-contract'));
    expect(['2025-06', '2025-07', '2025-12', '2026-01'].map((month) => inMonth(book, month))).toEqual([2000, 2000, 2000, 0]);
  });

  test('estimates and credit notes change the price, not the service', () => {
    const book = bookOf({}, {
      invoiceLines: [aLine('I/1', year.firstDay, cents(1200), { contractId: 'C-1', obligationId: 'O' })],
      creditNoteLines: [aCredit('N/1', day('2025-05-15'), 'I', cents(300), { treatment: 'catch-up' })],
      estimates: [estimate(cents(100), '2025-01-01'), estimate(cents(500), '2025-09-30')],
    });
    expect(['2025-05', '2025-09', '2025-12'].map((month) => inMonth(book, month))).toEqual([2000, 2000, 2000]);
  });

  test('service given up leaves its part of the cost on the service that goes on', () => {
    const two = [1, 2].map((n) => anObligation(`O${n}`, cents(600), { ...year, standaloneSellingPrice: cents(600) }));
    const book = bookOf({}, {
      obligations: two,
      modifications: [aModification('M', JULY, { treatment: 'prospective' })],
      modificationLines: [aChange('M on O1', { isRemoved: true, priceChange: cents(-300) })],
    });
    expect(['2025-06', '2025-07', '2025-12'].map((month) => inMonth(book, month))).toEqual([2000, 2000, 2000]);
  });

  test('a termination expenses what is left', () => {
    const book = bookOf({}, modified({ isRemoved: true }, 'termination'));
    expect(through(book, '2025-12-31')).toBe(cents(120));
    expect(through(book, '2025-06-30', 'impairment')).toBe(0);
    expect(through(book, '2025-07-01', 'impairment')).toBe(cents(120));
  });

  test('without any price, evenly over the contract; a milestone of later terms keeps its part', () => {
    const free = bookOf({}, { obligations: [anObligation('O', 0, year)] });
    expect(['2025-01', '2025-12'].map((month) => inMonth(free, month))).toEqual([2000, 2000]);
    const work = bookOf({}, {
      products: [aProduct('P', { method: 'milestone' })],
      milestones: [
        aMilestone('O', 'M1', { kind: 'share', share: { digits: 5, scale: 1 } }, day('2025-03-31')),
        aMilestone('O', 'M2', { kind: 'share', share: { digits: 5, scale: 1 } }, null),
      ],
      ...modified({ priceChange: cents(600) }),
    });
    expect(through(work, '2026-12-31')).toBe(cents(120));
  });
});

describe('evenly over a period that is not stated', () => {
  test.each([['of the obligation', 'O'], ['of the contract', null]] as const)('%s: the new end counts from its day on', (_what, obligationId) => {
    const book = bookOf({ pattern: 'straight-line', obligationId }, modified(extended));
    expect(['2025-06', '2025-07', '2026-06'].map((month) => inMonth(book, month))).toEqual([2000, 1000, 1000]);
  });

  test('a stated end stands', () => {
    const book = bookOf({ pattern: 'straight-line', lastDay: year.lastDay }, modified(extended));
    expect(['2025-06', '2025-07', '2026-01'].map((month) => inMonth(book, month))).toEqual([2000, 2000, 0]);
  });
});

describe('beside impairments', () => {
  const impaired = { impairmentDay: day('2025-06-30'), impairmentAmount: cents(30) };

  test('240.00, impaired by 30.00 on 30 June and extended by half a year: 7.50 a month', () => {
    const book = bookOf(impaired, modified(extended));
    expect(['2025-06', '2025-07', '2026-06'].map((month) => inMonth(book, month))).toEqual([2000, 750, 750]);
    expect(through(book, '2026-06-30') + through(book, '2026-06-30', 'impairment')).toBe(cents(240));
  });

  test('IFRS: on 31 December 15.00 of it could be reversed, not a cent more; all of it where nothing was left', () => {
    const of = (impairmentAmount: number, reversalAmount: number) =>
      ({ ...bookOf({ ...impaired, impairmentAmount, reversalDay: day('2025-12-31'), reversalAmount }, modified(extended)), policy: { ...DEFAULT_POLICY, framework: 'ifrs' as const } });
    const book = of(cents(30), cents(15));
    expect(recognizeRevenue(book).diagnostics).toEqual([]);
    expect(inMonth(book, '2026-01')).toBe(cents(10));
    expect(carriedBy(recognizeRevenue(book).transfers, 'K', day('2026-06-30'))).toBe(0);
    expect(recognizeRevenue(of(cents(30), cents(15) + 1)).diagnostics.map(({ code }) => code)).toEqual(['cost.reversal-exceeds']);
    const whole = of(cents(120), cents(60));
    expect(recognizeRevenue(whole).diagnostics).toEqual([]);
    expect(['2025-08', '2026-01', '2026-06'].map((month) => inMonth(whole, month))).toEqual([0, 1000, 1000]);
  });
});

describe('an estimate of the period that is revised', () => {
  const five = { pattern: 'straight-line', months: 60, amount: cents(3000) } as const;

  test('holds from its day on: 50.00 a month of 2025, then 2,400.00 over one year', () => {
    const book = bookOf({ ...five, revisedDay: day('2026-01-01'), revisedLastDay: day('2026-12-31') });
    expect(['2025-01', '2025-12', '2026-01', '2026-12', '2027-01'].map((month) => inMonth(book, month))).toEqual([5000, 5000, 20000, 20000, 0]);
  });

  test('to its own day leaves it all to that day; to the end that it had it changes nothing', () => {
    const day26 = day('2026-01-01');
    expect(inMonth(bookOf({ ...five, revisedDay: day26, revisedLastDay: day26 }), '2026-01')).toBe(cents(2400));
    const same = bookOf({ ...five, revisedDay: day26, revisedLastDay: day('2029-12-31') });
    expect(scheduleOf(same)).toEqual(scheduleOf(bookOf(five)));
  });
});

describe('renewals that are anticipated', () => {
  const five = { pattern: 'straight-line', months: 60, amount: cents(3000) } as const;
  const found = (book: RevenueBook, iso: string) =>
    examineRenewals(book.contractCosts, book.contracts, recognizeRevenue(book), day(iso)).map(({ code, column, severity, message }) => [code, column, severity, message] as const);
  const renewal = aContract('C-2', { firstDay: day('2026-01-01'), lastDay: day('2026-12-31'), renewalOf: 'C-1' });

  test('are missed once the close reaches the end of what is signed, with the 2,400.00 that rest on them', () => {
    const book = bookOf(five);
    expect(found(book, '2025-12-30')).toEqual([]);
    const [warning] = found(book, '2025-12-31');
    expect(warning?.slice(0, 3)).toEqual(['cost.renewal-missing', 'Months', 'warning']);
    expect(warning?.[3]).toContain('The 2400.00 USD still carried on 2025-12-31 rest on renewals');
    const { diagnostics } = journalize(book, recognizeRevenue(book), day('2025-12-31'));
    expect(diagnostics.map(({ code }) => code)).toContain('cost.renewal-missing');
  });

  test('that came count, until they end too; so does a longer term', () => {
    const renewed = bookOf(five, { contracts: [aContract('C-1', year), renewal] });
    expect(found(renewed, '2026-12-30')).toEqual([]);
    expect(found(renewed, '2026-12-31').map(([, , , message]) => message)).toEqual([expect.stringContaining('no further renewal')]);
    const longer = bookOf(five, modified(extended));
    expect(found(longer, '2026-06-29')).toEqual([]);
    expect(found(longer, '2026-06-30')).toHaveLength(1);
  });

  test('are none where the period ends with the contract, was revised to it, or nothing is carried', () => {
    expect(found(bookOf({ pattern: 'straight-line', lastDay: year.lastDay }), '2026-03-31')).toEqual([]);
    expect(found(bookOf({ ...five, revisedDay: day('2025-07-01'), revisedLastDay: year.lastDay }), '2025-12-31')).toEqual([]);
    expect(found(bookOf({ ...five, terminationDay: day('2025-12-31') }), '2025-12-31')).toEqual([]);
    expect(found(bookOf({ ...five, isCapitalizable: false }), '2025-12-31')).toEqual([]);
    const open = bookOf(five, { contracts: [aContract('C-1')], obligations: [] });
    expect(found(open, '2026-12-31')).toEqual([]);
  });
});

interface Later {
  readonly kind: 'modification' | 'estimate' | 'credit' | 'void';
  readonly day: number;
  readonly treatment: 'prospective' | 'cumulative-catch-up' | 'separate-contract' | 'mixed';
  readonly obligation: number;
  readonly amount: number;
  readonly longer: number | null;
  readonly isRemoved: boolean;
  readonly isAdded: boolean;
}

/** The book as it is known when some of the facts have come. */
function bookKnowing(cost: Partial<ContractCost>, prices: readonly number[], facts: readonly Later[]): RevenueBook {
  const modifications: Modification[] = [];
  const modificationLines: ModificationLine[] = [];
  const added: RevenueBook['obligations'][number][] = [];
  const estimates = new Map<number, Estimate>();
  const credits: RevenueBook['creditNoteLines'][number][] = [];
  let voided: number | null = null;
  facts.forEach((fact, index) => {
    const date = year.firstDay + fact.day;
    const id = `M${index}`;
    const of = `O${(fact.obligation % prices.length) + 1}`;
    if (fact.kind === 'estimate') estimates.set(date, { ...estimate(fact.amount, '2025-01-01'), asOfDay: date, obligationId: 'O1', origin: { table: 'Estimates', key: ['E', date] } });
    else if (fact.kind === 'credit') credits.push(aCredit(`N${index}/1`, date, 'I1', Math.abs(fact.amount) % 1000));
    else if (fact.kind === 'void') voided = voided === null ? date : Math.min(voided, date);
    else {
      const remainingDistinct = fact.treatment !== 'cumulative-catch-up';
      modifications.push(aModification(id, date, { treatment: fact.treatment, remainingDistinct }));
      const newLastDay = fact.longer === null ? null : Math.max(date + 1, year.lastDay + fact.longer);
      modificationLines.push(aChange(`${id} on ${of}`, { priceChange: fact.amount, newLastDay, isRemoved: fact.isRemoved }));
      if (fact.isAdded) added.push(anObligation(`A${index}`, 10_000 + index, { modificationId: id, firstDay: date, lastDay: date + 200, standaloneSellingPrice: 10_000 }));
    }
  });
  const promised = prices.map((price, index) => anObligation(`O${index + 1}`, price, { ...year, standaloneSellingPrice: price, lastDay: year.lastDay - index * 60 }));
  const bill = (id: string, at: number, voidDay: number | null) => aLine(id, at, 300, { contractId: 'C-1', obligationId: 'O1', voidDay });
  return bookOf(cost, {
    obligations: [...promised, ...added],
    invoiceLines: [bill('I1/1', year.firstDay, null), bill('I2/1', year.firstDay + 1, voided)],
    creditNoteLines: credits,
    estimates: [...estimates.values()],
    modifications,
    modificationLines,
  });
}

test('whatever comes later: amortization before its day is what it was, and in the end all of the cost is out of the asset', () => {
  const later: fc.Arbitrary<Later> = fc.record({
    kind: fc.constantFrom('modification', 'modification', 'modification', 'estimate', 'credit', 'void'),
    day: fc.integer({ min: 1, max: 420 }),
    treatment: fc.constantFrom('prospective', 'prospective', 'cumulative-catch-up', 'separate-contract', 'mixed'),
    obligation: fc.integer({ min: 0, max: 1 }),
    amount: fc.integer({ min: -20_000, max: 90_000 }),
    longer: fc.option(fc.integer({ min: -120, max: 300 })),
    isRemoved: fc.boolean(),
    isAdded: fc.boolean(),
  });
  const prices = fc.array(fc.integer({ min: 50_000, max: 500_000 }), { minLength: 1, maxLength: 2 });
  const costOf = fc.record({
    amount: fc.integer({ min: 1, max: 100_000 }),
    pattern: fc.constantFrom('revenue' as const, 'straight-line' as const),
    obligationId: fc.constantFrom('O1', null),
    day: fc.integer({ min: -20, max: 60 }).map((after) => year.firstDay + after),
    impairmentDay: fc.option(fc.integer({ min: 61, max: 300 }).map((after) => year.firstDay + after)),
  });
  fc.assert(
    fc.property(costOf, prices, fc.array(later, { maxLength: 5 }), (drawn, priced, facts) => {
      const inTime = [...facts].sort((a, b) => a.day - b.day);
      const cost = { ...drawn, impairmentAmount: drawn.impairmentDay === null ? null : 1 };
      const all = recognizeRevenue(bookKnowing(cost, priced, inTime));
      fc.pre(all.diagnostics.every(({ severity }) => severity !== 'error'));
      const readOf = (result: typeof all, step: string) => readSegments(result.transfers.flatMap(({ id, segments }) => (id === `K ${step}` ? segments : [])));
      const [amortized, written] = [readOf(all, 'amortization'), readOf(all, 'impairment')];
      for (const fact of inTime) {
        const before = year.firstDay + fact.day - 1;
        const known = readOf(recognizeRevenue(bookKnowing(cost, priced, inTime.filter(({ day: of }) => of < fact.day))), 'amortization');
        for (const on of [before, before - 1, before - 31, before - 100]) expect([on, amortized(on)]).toEqual([on, known(on)]);
      }
      expect(amortized(day('2030-12-31')) + written(day('2030-12-31'))).toBe(drawn.amount);
    }),
    { numRuns: 300 },
  );
});

test('a close of June that is run again after the modification of July posts nothing', () => {
  const before = bookOf({});
  const june = journalize(before, recognizeRevenue(before), day('2025-06-30'));
  const after = bookOf({}, { ...modified(extended), posted: june.daily });
  expect(journalize(after, recognizeRevenue(after), day('2025-06-30')).daily).toEqual([]);
  const july = journalize(after, recognizeRevenue(after), day('2025-07-31'));
  const amortized = july.daily.filter(({ role }) => role === 'Contract cost amortization');
  expect(amortized.every(({ originPeriod }) => originPeriod === '2025-07')).toBe(true);
  expect(amortized.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(cents(10));
});
