/** Laws of one invoice line, whatever its term, amount and strategy. */
import fc from 'fast-check';
import type { CreditNoteLine, InvoiceLine, NewJournalLine, Policy } from '../../../src/engine';
import { aBook, aCredit, aLine, cents, day } from '../pipeline/book-builder';
import { balanceOf, closeThrough, failedChecks, tell } from '../journal/close-book';

const FIRST = day('2025-01-01');
const LAST = day('2025-08-31');

const anyLine = fc.record({
  firstDay: fc.integer({ min: FIRST, max: FIRST + 120 }),
  days: fc.integer({ min: 1, max: 120 }),
  invoiceDay: fc.integer({ min: FIRST, max: FIRST + 120 }),
  amount: fc.integer({ min: 1, max: cents(20000) }),
  strategy: fc.constantFrom<Policy['straightLineStrategy'][]>(
    'even-daily-ends',
    'even-period-ends',
    'even-calendar-ends',
    'even-periods',
    'exact-days',
  ),
});

type AnyLine = typeof anyLine extends fc.Arbitrary<infer Value> ? Value : never;

function journalOf(
  { firstDay, days, invoiceDay, amount, strategy }: AnyLine,
  sign: 1 | -1,
  more: Partial<InvoiceLine> = {},
  credits: readonly CreditNoteLine[] = [],
): readonly NewJournalLine[] {
  const line = aLine('INV-1/1', invoiceDay, sign * amount, { firstDay, lastDay: firstDay + days - 1, ...more });
  const policy = { straightLineStrategy: strategy, dailyDetail: 'all' as const };
  const close = closeThrough(aBook({ policy, invoiceLines: [line], creditNoteLines: credits }), LAST);
  expect(failedChecks(close)).toEqual([]);
  return close.journals.daily;
}

/** What moves outside the balance sheet, by day: clearing and revenue, debits less credits. */
function movements(lines: readonly NewJournalLine[], sign: 1 | -1): string[] {
  return lines
    .filter(({ role }) => role === 'Revenue' || role === 'Receivable clearing')
    .map((line) => tell(sign === 1 ? line : { ...line, debit: line.credit, credit: line.debit }));
}

describe('one invoice line', () => {
  test('mirrors when its sign changes', () => {
    fc.assert(
      fc.property(anyLine, (line) =>
        expect(movements(journalOf(line, -1), -1)).toEqual(movements(journalOf(line, 1), 1)),
      ),
      { numRuns: 40 },
    );
  });

  test('is recognized in full, on its days alone', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const lines = journalOf(line, 1);
        expect(balanceOf(lines, 'Revenue', LAST)).toBe(line.amount);
        const days = lines.filter(({ role }) => role === 'Revenue').map(({ day: on }) => on);
        expect(days.every((on) => on >= line.firstDay && on < line.firstDay + line.days)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('leaves nothing once it is voided', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(100), (line, later) => {
        const voidDay = line.invoiceDay + later;
        const lines = journalOf(line, 1, { status: 'voided', voidDay });
        for (const role of ['Receivable clearing', 'Deferred revenue', 'Unbilled revenue', 'Revenue'] as const) {
          expect(balanceOf(lines, role, Math.max(voidDay, line.firstDay - 1))).toBe(0);
          expect(balanceOf(lines, role, LAST)).toBe(0);
        }
        expect(lines.filter((item) => item.day > voidDay && item.role === 'Revenue')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('leaves nothing once credits have taken it all, in whatever pieces', () => {
    fc.assert(
      fc.property(
        anyLine,
        fc.array(fc.tuple(fc.nat(110), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 4 }),
        (line, pieces) => {
          const days = pieces.map(([later]) => line.invoiceDay + later).sort((a, b) => a - b);
          const whole = pieces.reduce((sum, [, weight]) => sum + weight, 0);
          let taken = 0;
          const credits = pieces.map(([, weight], i) => {
            const amount = i === pieces.length - 1 ? line.amount - taken : Math.floor((line.amount * weight) / whole);
            taken += amount;
            return aCredit(`CN-${i + 1}/1`, days[i]!, 'INV-1/1', amount);
          });
          const lines = journalOf(line, 1, {}, credits);
          const lastDay = days.at(-1)!;
          expect(lines.filter((item) => item.day > lastDay)).toEqual([]);
          expect(balanceOf(lines, 'Revenue', LAST)).toBe(0);
          expect(balanceOf(lines, 'Deferred revenue', LAST)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
