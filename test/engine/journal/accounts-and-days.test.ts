/** Accounts, open days and invoices of the journal: the worked example of each rule, and its edges. */
import {
  journalizeFunctional,
  recognizeRevenue,
  type AccountMapping,
  type JournalLine,
  type NewJournalLine,
  type Policy,
} from '../../../src/engine';
import { DEFAULT_POLICY } from '../../../src/engine';
import { chooseAccounts } from '../../../src/engine/presentation/account-for-role';
import { findInvoices } from '../../../src/engine/presentation/invoice-of-revenue';
import { findPostingWindow } from '../../../src/engine/presentation/posting-window';
import { layOutSlots } from '../../../src/engine/presentation/posting-slots';
import { aBook, aLine, anObligation, aProduct, cents, day, type BookParts } from '../pipeline/book-builder';
import { balanceOf, closeThrough, failedChecks, tell } from './close-book';

const year = { firstDay: day('2026-01-01'), lastDay: day('2026-12-31') };
const JANUARY = day('2026-01-31');
const MARCH = day('2026-03-31');

function linesOf(parts: BookParts, throughDay: number): readonly NewJournalLine[] {
  const close = closeThrough(aBook({ ...parts, policy: { dailyDetail: 'all', ...parts.policy } }), throughDay);
  expect(failedChecks(close)).toEqual([]);
  return close.journals.daily;
}

describe('accounts', () => {
  const row = (role: AccountMapping['role'], account: string, more: Partial<AccountMapping> = {}): AccountMapping => ({
    role,
    account,
    name: `Account ${account}`,
    productId: '',
    category: '',
    entity: '',
    origin: null,
    ...more,
  });
  const subject = { productId: 'P', category: 'Usage', entity: 'Main' };

  test('are the defaults without a row', () => {
    const choose = chooseAccounts([]);
    expect(
      (['Receivable clearing', 'Deferred revenue', 'Unbilled revenue', 'Revenue'] as const).map(
        (role) => choose(role, subject).account,
      ),
    ).toEqual(['1150', '2400', '1250', '4000']);
  });

  test('unbilled revenue takes the account of contract assets where the ledger has only that', () => {
    const asset = row('Contract asset', '1300');
    expect(chooseAccounts([asset])('Unbilled revenue', subject).account).toBe('1300');
    const both = chooseAccounts([asset, row('Unbilled revenue', '1200')]);
    expect(both('Unbilled revenue', subject).account).toBe('1200');
    expect(both('Contract asset', subject).account).toBe('1300');
  });

  test('go by the most particular row that matches whole', () => {
    const rows = [
      row('Revenue', '4000'),
      row('Revenue', '4100', { category: 'Usage' }),
      row('Revenue', '4110', { category: 'Usage', entity: 'Main' }),
      row('Revenue', '4200', { productId: 'Q' }),
      row('Revenue', '4300', { productId: 'P' }),
      row('Revenue', '4400', { productId: 'P', entity: 'Other' }),
    ];
    const choose = chooseAccounts(rows);
    expect(choose('Revenue', subject).account).toBe('4300');
    expect(choose('Revenue', { ...subject, productId: 'R' }).account).toBe('4110');
    expect(choose('Revenue', { ...subject, productId: 'R', entity: 'Third' }).account).toBe('4100');
    expect(choose('Revenue', { productId: 'R', category: '', entity: 'Main' }).account).toBe('4000');
    expect(choose('Deferred revenue', subject).account).toBe('2400');
    expect(choose('Revenue', { ...subject, entity: 'Other' }).account).toBe('4400');
  });

  test('go by product category on the lines', () => {
    const lines = linesOf(
      {
        products: [aProduct('P', { category: 'Usage' })],
        invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(31), { ...year, productId: 'P' })],
        accounts: [row('Revenue', '4100', { category: 'Usage' })],
      },
      JANUARY,
    );
    expect(new Set(lines.filter(({ role }) => role === 'Revenue').map(({ account }) => account))).toEqual(
      new Set(['4100']),
    );
  });
});

describe('the days of a run', () => {
  const posted = (closedThrough: number): JournalLine[] => {
    const { journals } = closeThrough(
      aBook({ invoiceLines: [aLine('INV-1/1', day('2026-01-01'), 100, year)] }),
      closedThrough,
    );
    return [...journals.daily];
  };
  const windowOf = (more: Partial<Policy>, lines: readonly JournalLine[], throughDay: number) =>
    findPostingWindow({ policy: { ...DEFAULT_POLICY, ...more }, posted: lines }, throughDay);

  test('start after the lock date and after the last close', () => {
    const lock = { lockMethod: 'custom-date', lockDay: day('2025-12-31') } as const;
    expect(windowOf(lock, [], JANUARY)).toEqual({
      horizon: day('2025-12-31'),
      firstOpenDay: day('2026-01-01'),
      throughDay: JANUARY,
      isOpen: true,
    });
    expect(windowOf({}, [], JANUARY)).toEqual({ horizon: null, firstOpenDay: null, throughDay: JANUARY, isOpen: true });
    expect(windowOf(lock, posted(JANUARY), MARCH).firstOpenDay).toBe(day('2026-02-01'));
    expect(windowOf({ lockDay: MARCH }, [], JANUARY).isOpen).toBe(true);
  });

  test('start after a close that posted in the functional currency alone', () => {
    const [line] = journalizeFunctional(
      { ...aBook({ policy: { functionalCurrency: 'EUR' } }), rates: [{ day: day('2026-01-01'), from: 'USD', to: 'EUR', type: 'spot', rate: { digits: 9, scale: 1 }, origin: { table: 'Rates', key: ['1'] } }] },
      posted(JANUARY).slice(0, 2),
      { run: 1, throughDay: JANUARY, firstOpenDay: null },
    ).journal!.lines;
    const closed = { policy: DEFAULT_POLICY, posted: [], postedFunctional: [line!.line] };
    expect(findPostingWindow(closed, MARCH)).toMatchObject({ horizon: JANUARY, firstOpenDay: day('2026-02-01'), isOpen: true });
    expect(findPostingWindow(closed, JANUARY)).toMatchObject({ firstOpenDay: JANUARY, isOpen: true });
  });

  test('are the last day alone when the last close is repeated, and none before it', () => {
    expect(windowOf({}, posted(JANUARY), JANUARY)).toMatchObject({ firstOpenDay: JANUARY, isOpen: true });
    expect(windowOf({}, posted(MARCH), JANUARY).isOpen).toBe(false);
    expect(windowOf({ lockMethod: 'custom-date', lockDay: JANUARY }, posted(JANUARY), JANUARY).isOpen).toBe(false);
  });

  const { obligations } = recognizeRevenue(
    aBook({ invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(1200), year)] }),
  );
  const slotsOf = (more: Partial<Policy>) =>
    layOutSlots({ ...DEFAULT_POLICY, ...more }, obligations, {
      horizon: null,
      firstOpenDay: null,
      throughDay: MARCH,
      isOpen: true,
    });

  test('are days or months as the detail allows, newest first', () => {
    expect(slotsOf({ dailyDetail: 'all' })).toHaveLength(90);
    expect(slotsOf({ dailyDetail: 'closing-month' }).slice(0, 3)).toEqual([
      { afterDay: day('2025-12-31'), throughDay: JANUARY },
      { afterDay: JANUARY, throughDay: day('2026-02-28') },
      { afterDay: day('2026-02-28'), throughDay: day('2026-03-01') },
    ]);
    // 62 lines in March, 56 in February, 62 in January.
    expect(slotsOf({ dailyDetail: 'auto', dailyLineLimit: 118 })).toHaveLength(60);
    expect(slotsOf({ dailyDetail: 'auto', dailyLineLimit: 117 })).toHaveLength(33);
    expect(slotsOf({ dailyDetail: 'auto', dailyLineLimit: 31 })).toHaveLength(33);
    expect(slotsOf({ dailyDetail: 'auto', dailyLineLimit: 180 })).toHaveLength(90);
  });

  test('are months alone where the closing month holds more than twice the limit, and the run says so', () => {
    expect(slotsOf({ dailyDetail: 'auto', dailyLineLimit: 30 })).toHaveLength(3);
    const invoiceLines = [aLine('INV-1/1', day('2026-01-01'), cents(1200), year)];
    const close = closeThrough(aBook({ invoiceLines, policy: { dailyLineLimit: 30 } }), MARCH);
    expect(failedChecks(close)).toEqual([]);
    expect(close.journals.diagnostics).toMatchObject([{ severity: 'warning', code: 'journal.month-totals' }]);
  });

  test('month totals are dated the last day and sum their days', () => {
    const parts: BookParts = { invoiceLines: [aLine('INV-1/1', day('2026-01-01'), cents(1200), year)] };
    const lines = linesOf({ ...parts, policy: { dailyDetail: 'closing-month' } }, MARCH).filter(
      (line) => line.role === 'Revenue',
    );
    expect(lines.slice(0, 2).map((line) => [tell(line), line.originDay, line.narrative])).toEqual([
      [
        '2026-01-31 Revenue credit 100.00',
        JANUARY,
        'Straight-line 1,200.00 from 2026-01-01 to 2026-12-31: 2026-01 100.00',
      ],
      [
        '2026-02-28 Revenue credit 100.00',
        day('2026-02-28'),
        'Straight-line 1,200.00 from 2026-01-01 to 2026-12-31: 2026-02 100.00',
      ],
    ]);
    expect(balanceOf(lines, 'Revenue', MARCH)).toBe(balanceOf(linesOf(parts, MARCH), 'Revenue', MARCH));
  });
});

describe('the invoice of a day’s revenue', () => {
  const billings = recognizeRevenue(
    aBook({
      obligations: [anObligation('OB-1', cents(300), year)],
      invoiceLines: [
        aLine('INV-1/1', day('2026-01-01'), cents(100), {
          obligationId: 'OB-1',
          firstDay: day('2026-01-01'),
          lastDay: JANUARY,
        }),
        aLine('INV-2/1', day('2026-02-01'), cents(100), {
          obligationId: 'OB-1',
          firstDay: day('2026-02-01'),
          lastDay: day('2026-02-28'),
        }),
        aLine('INV-3/1', day('2026-02-05'), cents(100), {
          obligationId: 'OB-1',
          status: 'voided',
          voidDay: day('2026-02-08'),
        }),
      ],
    }),
  ).obligations[0]!.billings;
  const find = findInvoices(billings);

  test.each([
    ['2026-01-10', '2026-01-10', 'INV-1'],
    ['2026-02-10', '2026-02-10', 'INV-2'],
    ['2026-01-31', '2026-02-10', 'INV-1'],
    ['2026-03-10', '2026-02-07', 'INV-3'],
    ['2026-03-10', '2026-03-10', 'INV-2'],
    ['2025-12-10', '2025-12-10', ''],
  ])('of %s posted on %s is %s', (origin, posting, invoiceId) => {
    expect(find(day(origin), day(posting))).toBe(invoiceId);
  });
});
