import { readSegments, serialOf, type ScheduledObligation } from '../../src/engine';
import { minorUnitsPerUnit } from '../../src/engine/foundation/currency';
import { allocate, billed, deferred, recognized, remaining, straightLine, unbilled } from '../../src/functions/functions';
import { debitBalance } from '../../src/functions/journal-range';
import type { CellValue } from '../../src/workbook/table-data';
import { closeSample, MARCH_2026_ENDS, rangeOf } from './closed-sample';

class ExcelError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

beforeAll(() => {
  Object.assign(globalThis, {
    CustomFunctions: { Error: ExcelError, ErrorCode: { invalidValue: '#VALUE!', notAvailable: '#N/A' } },
  });
});

const errorOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ExcelError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'no error';
};

/** Excel hands over null for what is left out, whatever the types say. */
const nothing = null as unknown as undefined;

const close = closeSample();
const schedule = rangeOf(close, 'RevenueScheduleDetail');
const journal = rangeOf(close, 'DailyJournal');
const { obligations } = close.recognition;

const ofCurrency = (currency: string): ScheduledObligation[] => obligations.filter((one) => one.currency === currency);
const sumThrough = (some: readonly ScheduledObligation[], day: number): number =>
  readSegments(some.flatMap(({ segments }) => segments))(day);
const units = (minor: number, currency: string): number => minor / minorUnitsPerUnit(currency);

describe('RECOGNIZED', () => {
  test('the sample follows in each way: credits, estimates by amount and by rate, modifications', () => {
    const curves = obligations.flatMap(({ segments }) => segments.flatMap(({ curve }) => (curve.kind === 'follows' ? [curve] : [])));
    expect(curves.some(({ before }) => before === 0)).toBe(true);
    expect(curves.some(({ before }) => before !== 0)).toBe(true);
    expect(curves.some(({ numerator }) => numerator !== undefined)).toBe(true);
  });

  test.each(['USD', 'EUR', 'JPY'])('all rows in %s, on month ends and days between them, are what the engine recognizes', (currency) => {
    for (let day = MARCH_2026_ENDS - 400; day <= MARCH_2026_ENDS + 200; day += 17) {
      const expected = units(sumThrough(ofCurrency(currency), day), currency);
      expect(recognized(schedule, serialOf(day), nothing, currency)).toBe(expected);
    }
  });

  test('each obligation on its own, credits that follow other segments included', () => {
    const credited = obligations.filter(({ segments }) => segments.some(({ curve }) => curve.kind === 'follows'));
    expect(credited.length).toBeGreaterThan(3);
    for (const obligation of [...credited, ...obligations.slice(0, 12)]) {
      for (const day of [MARCH_2026_ENDS - 250, MARCH_2026_ENDS - 11, MARCH_2026_ENDS, MARCH_2026_ENDS + 45]) {
        const expected = units(sumThrough([obligation], day), obligation.currency);
        expect([obligation.id, recognized(schedule, serialOf(day), nothing, obligation.id)]).toEqual([obligation.id, expected]);
      }
    }
  });

  test('between two days is the difference of two totals', () => {
    const [from, to] = [serialOf(MARCH_2026_ENDS - 31), serialOf(MARCH_2026_ENDS)];
    const march = recognized(schedule, to, from, 'USD');
    expect(march).toBeCloseTo(recognized(schedule, to, nothing, 'USD') - recognized(schedule, from, nothing, 'USD'), 6);
  });

  test('a credit whose main line is not in the range is known at month ends only', () => {
    const [header, ...rows] = schedule as [CellValue[], ...CellValue[][]];
    const credit = obligations.flatMap(({ segments }) => segments).find(({ curve }) => curve.kind === 'follows')!;
    const alone = [header, ...rows.filter((row) => row[header.indexOf('Segment')] === credit.id)];
    const through = units(readSegments([credit])(MARCH_2026_ENDS), 'USD');
    expect(recognized(alone, serialOf(MARCH_2026_ENDS))).toBe(through);
    expect(errorOf(() => recognized(alone, serialOf(credit.firstDay + 1)))).toMatch(/^#N\/A .* follows other lines/);
  });

  test('works without a key where the rows are of one currency', () => {
    const [header, ...rows] = schedule as [CellValue[], ...CellValue[][]];
    const currency = header.indexOf('Currency');
    const dollars = [header, ...rows.filter((row) => row[currency] === 'USD')];
    expect(recognized(dollars, serialOf(MARCH_2026_ENDS))).toBe(units(sumThrough(ofCurrency('USD'), MARCH_2026_ENDS), 'USD'));
  });

  test('says what is wrong', () => {
    expect(errorOf(() => recognized(schedule, serialOf(MARCH_2026_ENDS)))).toBe(
      '#VALUE! The rows are in EUR and JPY and USD. Name one currency as the key, or a contract.',
    );
    expect(errorOf(() => recognized(schedule, serialOf(MARCH_2026_ENDS), nothing, 'C-none'))).toMatch(/^#N\/A No row has “C-none”/);
    expect(errorOf(() => recognized(schedule.slice(1), serialOf(MARCH_2026_ENDS), nothing, 'USD'))).toMatch(/with its header row/);
    expect(errorOf(() => recognized(schedule, -5, nothing, 'USD'))).toBe('#VALUE! The date must be a date.');
    expect(errorOf(() => recognized(schedule, 46_000, 46_100, 'USD'))).toMatch(/^#VALUE! The date to count after/);
  });
});

test('REMAINING and RECOGNIZED together are the amounts of the schedule', () => {
  const whole = ofCurrency('EUR').reduce((sum, { segments }) => sum + segments.reduce((part, { amount }) => part + amount, 0), 0);
  for (const day of [MARCH_2026_ENDS - 100, MARCH_2026_ENDS + 1]) {
    const both = remaining(schedule, serialOf(day), 'EUR') + recognized(schedule, serialOf(day), nothing, 'EUR');
    expect(both).toBeCloseTo(units(whole, 'EUR'), 6);
  }
});

describe('balances of the journal', () => {
  const balances = (key: string, day: number) =>
    [billed, deferred, unbilled].map((balance) => balance(journal, serialOf(day), key)) as [number, number, number];

  test.each(['USD', 'EUR'])('%s: billed + unbilled = recognized + deferred on the last day of the close', (currency) => {
    const [bills, defers, unbills] = balances(currency, MARCH_2026_ENDS);
    const recognizes = recognized(schedule, serialOf(MARCH_2026_ENDS), nothing, currency);
    // what is passed on to suppliers, and interest, is billed or owed without being revenue
    const beside = debitBalance(journal, ['Payable to supplier', 'Interest income', 'Interest expense'], MARCH_2026_ENDS, currency);
    expect(bills + unbills + beside).toBeCloseTo(recognizes + defers, 6);
    expect(Math.min(bills, defers, unbills)).toBeGreaterThan(0);
  });

  test('by obligation they are the posted lines', () => {
    const id = close.journals.daily.find(({ role }) => role === 'Unbilled revenue')!.obligationId;
    const lines = close.journals.daily.filter(({ obligationId, day }) => obligationId === id && day <= MARCH_2026_ENDS - 60);
    const sum = (role: string, sign: 1 | -1): number =>
      lines.reduce((total, line) => total + (line.role === role ? sign * (line.debit - line.credit) : 0), 0);
    expect(balances(id, MARCH_2026_ENDS - 60)).toEqual(
      [sum('Receivable clearing', 1), sum('Deferred revenue', -1), sum('Unbilled revenue', 1)].map((minor) => units(minor, 'USD') + 0),
    );
  });
});

describe('STRAIGHTLINE', () => {
  // 1,800.00 from 16 January to 15 April 2025, through the ends of its four months.
  const ends = [45_688, 45_716, 45_747, 45_762];
  const months = (strategy?: string): number[] =>
    ends.map((end, index) => straightLine(1800, 45_673, 45_762, end, index === 0 ? nothing : ends[index - 1], strategy, nothing));

  test.each([
    [undefined, [320, 590, 590, 300]],
    ['Exact days', [320, 560, 620, 300]],
    ['period ends', [309.68, 600, 600, 290.32]],
    ['EVEN_CALENDAR', [308.02, 596.79, 596.79, 298.4]],
  ])('strategy %s', (strategy, expected) => expect(months(strategy)).toEqual(expected));

  test('takes the decimals of the currency', () => {
    expect(straightLine(1000, 45_658, 45_747, 45_688, nothing, nothing, 'JPY')).toBe(333);
    expect(straightLine(1000, 45_658, 45_747, 45_688, nothing, nothing, 'kwd')).toBe(333.333);
  });

  test('says what is wrong', () => {
    expect(errorOf(() => straightLine(1, 45_700, 45_600, 45_650))).toBe('#VALUE! The end lies before the start.');
    expect(errorOf(() => straightLine(1, 45_600, 45_700, 45_650, nothing, 'sometimes'))).toMatch(/^#VALUE! The strategy must be one of: Even months/);
    expect(errorOf(() => straightLine(1, 45_600, 45_700, 45_650, nothing, nothing, 'dollars'))).toMatch(/three letters/);
  });
});

describe('ALLOCATE', () => {
  test('splits by running rounding and keeps the shape of the prices', () => {
    expect(allocate(100, [[50], [25], [75]])).toEqual([[33.33], [16.67], [50]]);
    expect(allocate(100, [[50, 25, 75]])).toEqual([[33.33, 16.67, 50]]);
    expect(allocate(100, [[1, 1], [1, 0]], 'JPY')).toEqual([[33, 34], [33, 0]]);
  });

  test('says what is wrong', () => {
    expect(errorOf(() => allocate(100, [[0], [0]]))).toBe('#VALUE! The stand-alone selling prices are all zero.');
    expect(errorOf(() => allocate(100, [[-1], [2]]))).toBe('#VALUE! A stand-alone selling price is below zero.');
  });
});
