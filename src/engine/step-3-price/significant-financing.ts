/**
 * Significant financing component.
 * ASC 606-10-32-15 to 20, 606-10-55-227 to 246; IFRS 15.60-65, IE135-IE151
 *
 * Rule: the price is what the customer would pay in cash when goods or services pass. Payments after that day are
 * discounted to it, payments before it accrue interest up to it; the difference to what is paid is interest, apart from
 * revenue. Interest compounds at each anniversary, monthly or yearly; within a period it accrues by days. A payment on
 * the day after a period ends counts at its end; the last day of a month counts as its end. Under the expedient nothing
 * is computed where each payment lies within a year of the transfer. Whether financing is significant is judgement.
 * Formula: price = round(Σ payment × (1 + rate ÷ periods of a year)^(periods from payment to transfer)).
 * Example: 4,000.00 paid on 1 Jan 2027 for a machine that passes on 31 Dec 2028, 6 % a year: price 4,494.40, interest
 * 240.00 in 2027 and 254.40 in 2028. 60 instalments of 18,871.23 at 1 % a month: price 848,356.87.
 */
import type {
  Compounding,
  FinancedPrice,
  FinancingPayment,
  FinancingRow,
  InterestPeriod,
} from '../domain/financing';
import { lastDayOfMonths, monthOf, lastDayOfMonth, type Day } from '../foundation/calendar';
import { boundaries, boundaryOf, isNear, lengthOf, zeroOf } from '../foundation/compounding-clock';
import { discountBack, growForward, type GrowthStep } from '../foundation/decimal-text';

/** `rows`: of one obligation, not empty. `transferDay`: when its goods or services pass. `payments`: by day. */
export function priceWithFinancing(
  rows: readonly FinancingRow[],
  transferDay: Day,
  expedient: 'off' | 'on',
  payments: readonly FinancingPayment[] = statedPayments(rows),
): FinancedPrice {
  const { rate, obligationId, origin } = rows[0]!;
  const compounding = rows.find((row) => row.compounding !== null)?.compounding ?? chooseCompounding(payments);
  const nominal = sumOf(payments);
  const facts = { obligationId, rate, compounding, transferDay, nominal, payments, origin };
  const isWithinYear = payments.every(({ day }) => isNear(day, transferDay));
  if (expedient === 'on' && isWithinYear) return { ...facts, price: nominal, atTransfer: [], isWithinYear, periods: [] };
  return { ...facts, ...scheduleInterest(payments, { transferDay, compounding, rate: rate.share, ...clocksOf(payments, transferDay) }), isWithinYear: false };
}

/** Zeros of the clocks of what is paid before and after the transfer. */
export interface Clocks {
  readonly before: Day;
  readonly after: Day;
}

export const clocksOf = (payments: readonly FinancingPayment[], transferDay: Day): Clocks => ({
  before: zeroOf(Math.min(transferDay, ...payments.map(({ day }) => day))),
  after: zeroOf(transferDay),
});

export interface InterestTerms extends Clocks {
  readonly transferDay: Day;
  readonly compounding: Compounding;
  readonly rate: FinancingRow['rate']['share'];
}

/** Interest before and after a day, and what the payments are worth on it. A clock may begin before the payments do. */
export function scheduleInterest(
  payments: readonly FinancingPayment[],
  terms: InterestTerms,
): Pick<FinancedPrice, 'price' | 'atTransfer' | 'periods'> {
  const before = growDeposits(payments, terms);
  const after = discountInstalments(payments, terms);
  const atTransfer = payments.filter((payment) => !before.used.has(payment) && !after.used.has(payment));
  const price = (before.periods.at(-1)?.closing ?? 0) + sumOf(atTransfer) + (after.periods[0]?.opening ?? 0);
  return { price, atTransfer, periods: [...before.periods, ...after.periods] };
}

/** Of all rows, by day. */
export const statedPayments = (rows: readonly FinancingRow[]): FinancingPayment[] =>
  rows.flatMap(paymentsOf).sort((a, b) => a.day - b.day);

/** None where the row leaves its payments to the invoices. */
export function paymentsOf(row: FinancingRow): FinancingPayment[] {
  const { firstPaymentDay } = row;
  if (firstPaymentDay === null) return [];
  return Array.from({ length: row.payments }, (_, index) => ({ day: dayAfter(firstPaymentDay, row.monthsBetween * index), amount: row.amount, row }));
}

/** The same day of a later month, or its last day; the last day of a month stays the last. */
function dayAfter(firstDay: Day, months: number): Day {
  const isLast = lastDayOfMonth(monthOf(firstDay)) === firstDay;
  return isLast ? lastDayOfMonth(monthOf(firstDay) + months) : lastDayOfMonths(firstDay, months) + 1;
}

export const monthsOf = (compounding: Compounding): number => (compounding === 'monthly' ? 1 : 12);

const sumOf = (payments: readonly FinancingPayment[]): number => payments.reduce((sum, { amount }) => sum + amount, 0);

/** Monthly where two payments lie less than a year apart. */
function chooseCompounding(payments: readonly FinancingPayment[]): Compounding {
  const isClose = payments.some(({ day }, i) => {
    const before = payments[i - 1]?.day ?? day;
    return day !== before && day <= lastDayOfMonths(before, 12);
  });
  return isClose ? 'monthly' : 'annual';
}

interface Side {
  readonly periods: readonly InterestPeriod[];
  readonly used: ReadonlySet<FinancingPayment>;
}

const NOTHING: Side = { periods: [], used: new Set() };

/** What was paid before the transfer, with interest up to it. */
function growDeposits(payments: readonly FinancingPayment[], { transferDay, compounding, rate, before: zero }: InterestTerms): Side {
  const end = boundaryOf(zero, transferDay);
  const own = payments.filter(({ day }) => day < transferDay && boundaryOf(zero, day) < end);
  if (own.length === 0) return NOTHING;
  const paidAt = (boundary: Day): FinancingPayment[] => own.filter(({ day }) => boundaryOf(zero, day) === boundary);
  const days = own.map(({ day }) => boundaryOf(zero, day));
  const start = Math.min(...days);
  const ends = boundaries(zero, end, days, monthsOf(compounding)).filter((day) => day > start);
  const deposits = paidAt(start);
  const steps = ends.map((to, i): GrowthStep & { payments: FinancingPayment[]; from: Day; to: Day } => {
    const from = ends[i - 1] ?? start;
    const paid = to === end ? [] : paidAt(to);
    return { ...lengthOf(zero, from, to, monthsOf(compounding)), amount: sumOf(paid), payments: paid, from, to };
  });
  const closings = growForward(sumOf(deposits), steps, rate, compounding === 'monthly' ? 12 : 1);
  const periods = steps.map(({ numerator, denominator, amount: paid, payments: atEnd, from, to }, i): InterestPeriod => {
    const opening = closings[i - 1] ?? sumOf(deposits);
    const closing = closings[i]!;
    return {
      side: 'expense',
      firstDay: from + 1,
      lastDay: to,
      numerator,
      denominator,
      opening,
      interest: closing - paid - opening,
      payments: atEnd,
      paid,
      deposits: i === 0 ? deposits : [],
      closing,
    };
  });
  return { periods, used: new Set(own) };
}

/** What is paid after the transfer, discounted to it. */
function discountInstalments(payments: readonly FinancingPayment[], { transferDay, compounding, rate, after: zero }: InterestTerms): Side {
  const start = boundaryOf(zero, transferDay);
  const own = payments.filter(({ day }) => day > transferDay && boundaryOf(zero, day) > start);
  const last = own.at(-1);
  if (last === undefined) return NOTHING;
  const days = own.map(({ day }) => boundaryOf(zero, day));
  const ends = boundaries(zero, boundaryOf(zero, last.day), days, monthsOf(compounding)).filter((day) => day > start);
  const steps = ends.map((to, i): GrowthStep & { payments: FinancingPayment[]; from: Day; to: Day } => {
    const from = ends[i - 1] ?? start;
    const paid = own.filter((_, index) => days[index] === to);
    return { ...lengthOf(zero, from, to, monthsOf(compounding)), amount: sumOf(paid), payments: paid, from, to };
  });
  const openings = discountBack(steps, rate, compounding === 'monthly' ? 12 : 1);
  const periods = steps.map(({ numerator, denominator, amount: paid, payments: atEnd, from, to }, i): InterestPeriod => {
    const opening = openings[i]!;
    const closing = openings[i + 1] ?? 0;
    return {
      side: 'income',
      firstDay: from + 1,
      lastDay: to,
      numerator,
      denominator,
      opening,
      interest: closing + paid - opening,
      payments: atEnd,
      paid,
      deposits: [],
      closing,
    };
  });
  return { periods, used: new Set(own) };
}
