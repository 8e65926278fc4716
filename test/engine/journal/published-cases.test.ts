/** Figures that others publish for contracts like ours. Where their policy differs, the test says so. */
import { recognizeRevenue } from '../../../src/engine';
import {
  aBook,
  aContract,
  aCredit,
  aLine,
  anObligation,
  aProduct,
  aUsage,
  cents,
  day,
  type BookParts,
} from '../pipeline/book-builder';
import { balanceOf, closeThrough, failedChecks, revenueByMonth, tell, type Close } from './close-book';

const whole = (amount: number): number => cents(amount);

/** An invoice line without contract. */
function line(
  amount: number,
  firstDay: string,
  lastDay: string,
  invoiceDay = firstDay,
  more: Parameters<typeof aLine>[3] = {},
) {
  return aLine('INV-1/1', day(invoiceDay), cents(amount), { firstDay: day(firstDay), lastDay: day(lastDay), ...more });
}

function close(parts: BookParts, throughDay: string, strategy: 'exact-days' | 'even-daily-ends' = 'exact-days'): Close {
  const closed = closeThrough(
    aBook({ ...parts, policy: { straightLineStrategy: strategy, dailyDetail: 'all', ...parts.policy } }),
    day(throughDay),
  );
  expect(failedChecks(closed)).toEqual([]);
  return closed;
}

const deferredAt = ({ journals }: Close, ...dates: string[]) =>
  dates.map((date) => balanceOf(journals.daily, 'Deferred revenue', day(date)));
const unbilledAt = ({ journals }: Close, ...dates: string[]) =>
  dates.map((date) => balanceOf(journals.daily, 'Unbilled revenue', day(date)));

describe('subscriptions', () => {
  test('SUB-STR-MON: 31.00 from 15 Jan to 14 Feb', () => {
    const closed = close({ invoiceLines: [line(31, '2019-01-15', '2019-02-14')] }, '2019-02-28');
    expect(revenueByMonth(closed.journals.daily)).toEqual({ '2019-01': whole(17), '2019-02': whole(14) });
    expect(deferredAt(closed, '2019-01-31', '2019-02-28')).toEqual([whole(14), 0]);
  });

  test('SUB-STR-CUON: service before the invoice is caught up on its date', () => {
    const closed = close(
      { policy: { lockMethod: 'invoice-date' }, invoiceLines: [line(92, '2024-10-01', '2024-12-31', '2024-11-01')] },
      '2024-12-31',
    );
    expect(revenueByMonth(closed.journals.daily)).toEqual({ '2024-11': whole(61), '2024-12': whole(31) });
    expect(deferredAt(closed, '2024-11-30', '2024-12-31')).toEqual([whole(31), 0]);
    const late = closed.journals.daily.filter((item) => item.reason === 'catch-up' && item.role === 'Revenue');
    expect(late.map((item) => [tell(item), item.originPeriod])).toEqual([
      ['2024-11-01 Revenue credit 31.00', '2024-10'],
    ]);
    expect(late[0]?.narrative).toContain('held until the invoice date 2024-11-01');
  });

  test('SUB-ODOO-DAYS and SUB-LGO-ANN: 1,200.00 over a year by days', () => {
    const closed = close({ invoiceLines: [line(1200, '2026-01-01', '2026-12-31')] }, '2026-12-31');
    expect(revenueByMonth(closed.journals.daily)).toMatchObject({
      '2026-01': 10192,
      '2026-02': 9205,
      '2026-03': 10192,
      '2026-12': 10192,
    });
    expect(deferredAt(closed, '2026-01-31', '2026-06-30')).toEqual([109808, 60493]);
  });

  test('SUB-ODOO-MON: 1,200.00 over a year in even months', () => {
    const closed = close({ invoiceLines: [line(1200, '2023-01-01', '2023-12-31')] }, '2023-12-31', 'even-daily-ends');
    expect(Object.values(revenueByMonth(closed.journals.daily))).toEqual(Array(12).fill(whole(100)));
    expect(deferredAt(closed, '2023-08-31')).toEqual([whole(400)]);
  });

  test('SUB-OCA-PRE: deferred before, during and after', () => {
    const closed = close({ invoiceLines: [line(91, '2025-04-01', '2025-06-30', '2025-01-31')] }, '2025-06-30');
    expect(deferredAt(closed, '2025-01-31', '2025-04-30', '2025-06-30')).toEqual([whole(91), whole(61), 0]);
  });

  test('SUB-SEQ-DISC: 1,200.00 less 120.00 in even months', () => {
    const parts: BookParts = {
      invoiceLines: [
        line(1200, '2024-07-01', '2025-06-30', '2024-07-01', { lineGroup: 'A' }),
        aLine('INV-1/2', day('2024-07-01'), cents(-120), { type: 'product discount', lineGroup: 'A' }),
      ],
    };
    const closed = close(parts, '2025-06-30', 'even-daily-ends');
    expect(Object.values(revenueByMonth(closed.journals.daily))).toEqual(Array(12).fill(whole(90)));
    expect(deferredAt(closed, '2024-07-01')).toEqual([whole(1080) - 290]);
  });

  test('SUB-ACT: 100,000 over 365 days, 30 of them served', () => {
    const closed = close({ invoiceLines: [line(1000, '2025-01-01', '2025-12-31')] }, '2025-01-30');
    expect(balanceOf(closed.journals.daily, 'Revenue', day('2025-01-30'))).toBe(8219);
    expect(deferredAt(closed, '2025-01-30')).toEqual([91781]);
  });

  test('straight-line in arrears is unbilled until invoiced', () => {
    const months = [
      ['2025-02-01', 309.68],
      ['2025-03-01', 600],
      ['2025-04-01', 600],
      ['2025-04-16', 290.32],
    ] as const;
    const closed = close(
      {
        policy: { straightLineStrategy: 'even-period-ends' },
        obligations: [anObligation('OB-1', cents(1800), { firstDay: day('2025-01-16'), lastDay: day('2025-04-15') })],
        invoiceLines: months.map(([date, amount], i) =>
          aLine(`INV-${i + 1}/1`, day(date), cents(amount), { obligationId: 'OB-1' }),
        ),
      },
      '2025-04-30',
    );
    expect(revenueByMonth(closed.journals.daily)).toEqual({
      '2025-01': 30968,
      '2025-02': whole(600),
      '2025-03': whole(600),
      '2025-04': 29032,
    });
    expect(unbilledAt(closed, '2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30')).toEqual([
      30968,
      whole(600),
      whole(600),
      0,
    ]);
    expect(
      closed.journals.daily.find((item) => item.day === day('2025-01-16') && item.role === 'Revenue'),
    ).toMatchObject({
      source: 'Billing schedule',
      invoiceId: '',
    });
  });
});

describe('usage', () => {
  const usage = (rows: readonly (readonly [string, number, number])[]) =>
    rows.map(([date, units, amount]) => aUsage('OB-1', day(date), units, cents(amount)));
  const parts = (more: BookParts): BookParts => ({
    products: [aProduct('P', { method: 'usage' })],
    obligations: [anObligation('OB-1', 0)],
    ...more,
  });

  test('USE-STR-SUM: recognized when used, unbilled until invoiced', () => {
    const invoice = line(32, '2025-01-15', '2025-02-14', '2025-02-14', { obligationId: 'OB-1' });
    const closed = close(
      parts({
        usage: usage([
          ['2025-01-25', 15, 15],
          ['2025-02-04', 17, 17],
        ]),
        invoiceLines: [invoice],
      }),
      '2025-02-28',
    );
    expect(revenueByMonth(closed.journals.daily)).toEqual({ '2025-01': whole(15), '2025-02': whole(17) });
    expect(unbilledAt(closed, '2025-01-31', '2025-02-28')).toEqual([whole(15), 0]);
  });

  test('USE-LGO-CALLS: by day', () => {
    const rows = usage([
      ['2025-01-03', 200, 10],
      ['2025-01-10', 500, 25],
      ['2025-01-20', 300, 15],
    ]);
    const closed = close(
      parts({
        usage: rows,
        invoiceLines: [line(50, '2025-01-01', '2025-01-31', '2025-02-01', { obligationId: 'OB-1' })],
      }),
      '2025-02-28',
    );
    expect(closed.journals.daily.filter(({ role }) => role === 'Revenue').map(tell)).toEqual([
      '2025-01-03 Revenue credit 10.00',
      '2025-01-10 Revenue credit 25.00',
      '2025-01-20 Revenue credit 15.00',
    ]);
    expect(unbilledAt(closed, '2025-01-31', '2025-02-01')).toEqual([whole(50), 0]);
  });

  test('USE-LGO-MINLO: usage of 300.00 against a minimum of 500.00', () => {
    const january = { firstDay: day('2025-01-01'), lastDay: day('2025-01-31'), obligationId: 'OB-1' };
    const closed = close(
      parts({
        usage: usage([['2025-01-12', 300, 300]]),
        invoiceLines: [
          aLine('INV-1/1', day('2025-02-01'), cents(300), january),
          aLine('INV-1/2', day('2025-02-01'), cents(200), { ...january, obligationId: null, type: 'minimum true-up' }),
        ],
      }),
      '2025-02-28',
    );
    expect(
      closed.journals.daily.filter(({ role }) => role === 'Revenue').map((item) => [tell(item), item.source]),
    ).toEqual([
      ['2025-01-12 Revenue credit 300.00', 'Usage'],
      ['2025-01-31 Revenue credit 200.00', 'Minimum true-up'],
    ]);
    expect(unbilledAt(closed, '2025-01-31', '2025-02-28')).toEqual([whole(500), 0]);
  });

  test('USE-ZUO: accrue, clear, accrue', () => {
    const invoice = line(100, '2022-01-01', '2022-01-31', '2022-01-31', { obligationId: 'OB-1' });
    const closed = close(
      parts({
        usage: usage([
          ['2022-01-15', 1, 100],
          ['2022-02-15', 1, 20],
        ]),
        invoiceLines: [invoice],
      }),
      '2022-02-28',
    );
    expect(closed.journals.daily.map(tell)).toEqual([
      '2022-01-15 Revenue credit 100.00',
      '2022-01-15 Unbilled revenue debit 100.00',
      '2022-01-31 Receivable clearing debit 100.00',
      '2022-01-31 Unbilled revenue credit 100.00',
      '2022-02-15 Revenue credit 20.00',
      '2022-02-15 Unbilled revenue debit 20.00',
    ]);
    expect(unbilledAt(closed, '2022-01-15', '2022-01-31', '2022-02-15')).toEqual([whole(100), 0, whole(20)]);
  });
});

describe('credits and voids', () => {
  const quarter = line(90, '2019-01-01', '2019-03-31');

  test('CN-STR-REF: full refund after a month', () => {
    const closed = close(
      { invoiceLines: [quarter], creditNoteLines: [aCredit('CN-1/1', day('2019-02-01'), 'INV-1/1', cents(90))] },
      '2019-03-31',
    );
    expect(revenueByMonth(closed.journals.daily)).toEqual({ '2019-01': whole(31), '2019-02': whole(-31) });
    expect(deferredAt(closed, '2019-01-31', '2019-02-28')).toEqual([whole(59), 0]);
  });

  test('CN-STR-VOID: invoice voided after a month', () => {
    const voided = { ...quarter, status: 'voided', voidDay: day('2019-02-01') } as const;
    const closed = close({ invoiceLines: [voided] }, '2019-03-31');
    expect(revenueByMonth(closed.journals.daily)).toEqual({ '2019-01': whole(31), '2019-02': whole(-31) });
    expect(deferredAt(closed, '2019-01-31', '2019-02-28')).toEqual([whole(59), 0]);
    expect(balanceOf(closed.journals.daily, 'Receivable clearing', day('2019-02-01'))).toBe(0);
  });

  test('CN-STR-PRE: a credit note on the invoice date lowers the whole price', () => {
    const parts: BookParts = {
      invoiceLines: [line(120, '2026-01-01', '2026-03-31')],
      creditNoteLines: [aCredit('CN-1/1', day('2026-01-01'), 'INV-1/1', cents(30))],
    };
    const closed = close(parts, '2026-03-31');
    expect(revenueByMonth(closed.journals.daily)).toEqual({
      '2026-01': whole(31),
      '2026-02': whole(28),
      '2026-03': whole(31),
    });
    expect(deferredAt(closed, '2026-01-31', '2026-02-28', '2026-03-31')).toEqual([whole(59), whole(31), 0]);
  });

  test('CN-STR-CN: half of 181.00 after a month; ours meets deferred revenue alone, theirs both', () => {
    const parts: BookParts = {
      invoiceLines: [line(181, '2019-01-01', '2019-06-30')],
      creditNoteLines: [aCredit('CN-1/1', day('2019-02-01'), 'INV-1', cents(90.5))],
    };
    const closed = close(parts, '2019-06-30');
    expect(deferredAt(closed, '2019-01-31', '2019-06-30')).toEqual([whole(150), 0]);
    expect(balanceOf(closed.journals.daily, 'Revenue', day('2019-06-30'))).toBe(cents(90.5));
    expect(revenueByMonth(closed.journals.daily)['2019-01']).toBe(whole(31));
  });

  test('CN-LGO-DIS: what is taken back after the service ended is revenue of that month', () => {
    const parts: BookParts = {
      invoiceLines: [line(1000, '2025-01-01', '2025-01-31')],
      creditNoteLines: [aCredit('CN-1/1', day('2025-03-03'), 'INV-1/1', cents(1000))],
    };
    expect(revenueByMonth(close(parts, '2025-03-31').journals.daily)).toEqual({
      '2025-01': whole(1000),
      '2025-03': whole(-1000),
    });
  });
});

test('ALLOC-IE33: 100 over stand-alone prices 50, 25, 75', () => {
  const obligation = (id: string, price: number, standaloneSellingPrice: number) =>
    anObligation(id, price, { standaloneSellingPrice, firstDay: day('2025-01-01'), lastDay: day('2025-01-31') });
  const { obligations } = recognizeRevenue(
    aBook({
      contracts: [aContract('C-1', { currency: 'JPY' })],
      obligations: [obligation('A', 40, 50), obligation('B', 30, 25), obligation('C', 30, 75)],
    }),
  );
  expect(obligations.map(({ allocated }) => allocated)).toEqual([33, 17, 50]);
});
