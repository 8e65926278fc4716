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
import { discountBack, growForward, type GrowthStep } from '../foundation/decimal-text';

/** `rows`: of one obligation, not empty. `transferDay`: when its goods or services pass. */
export function priceWithFinancing(
  rows: readonly FinancingRow[],
  transferDay: Day,
  expedient: 'off' | 'on',
): FinancedPrice {
  const payments = rows.flatMap(paymentsOf).sort((a, b) => a.day - b.day);
  const { rate, obligationId, origin } = rows[0]!;
  const compounding = rows.find((row) => row.compounding !== null)?.compounding ?? chooseCompounding(payments);
  const nominal = sumOf(payments);
  const facts = { obligationId, rate, compounding, transferDay, nominal, payments, origin };
  const isWithinYear = payments.every(({ day }) => isNear(day, transferDay));
  if (expedient === 'on' && isWithinYear) return { ...facts, price: nominal, atTransfer: [], isWithinYear, periods: [] };
  const before = growDeposits(payments, transferDay, compounding, rate.share);
  const after = discountInstalments(payments, transferDay, compounding, rate.share);
  const atTransfer = payments.filter((payment) => !before.used.has(payment) && !after.used.has(payment));
  const price = (before.periods.at(-1)?.closing ?? 0) + sumOf(atTransfer) + (after.periods[0]?.opening ?? 0);
  const periods = [...before.periods, ...after.periods];
  return { ...facts, price, atTransfer, isWithinYear: false, periods };
}

export function paymentsOf(row: FinancingRow): FinancingPayment[] {
  return Array.from({ length: row.payments }, (_, index) => ({ day: dayAfter(row, index), amount: row.amount, row }));
}

/** The same day of a later month, or its last day; the last day of a month stays the last. */
function dayAfter({ firstPaymentDay, monthsBetween }: FinancingRow, index: number): Day {
  const isLast = lastDayOfMonth(monthOf(firstPaymentDay)) === firstPaymentDay;
  if (isLast) return lastDayOfMonth(monthOf(firstPaymentDay) + index * monthsBetween);
  return lastDayOfMonths(firstPaymentDay, index * monthsBetween) + 1;
}

const sumOf = (payments: readonly FinancingPayment[]): number => payments.reduce((sum, { amount }) => sum + amount, 0);

/** Monthly where two payments lie less than a year apart. */
function chooseCompounding(payments: readonly FinancingPayment[]): Compounding {
  const isClose = payments.some(({ day }, i) => i > 0 && day <= lastDayOfMonths(payments[i - 1]!.day, 12));
  return isClose ? 'monthly' : 'annual';
}

function isNear(a: Day, b: Day): boolean {
  const zero = zeroOf(Math.min(a, b));
  return boundaryOf(zero, Math.max(a, b)) <= lastDayOfMonths(zero + 1, 12);
}

/** Months from the start of a clock through the end of a day: whole ones, and days of the next. */
interface Elapsed {
  readonly whole: number;
  readonly days: number;
  readonly of: number;
}

/** The day whose end is the clock's zero: the day before, or a month's last day itself. */
function zeroOf(day: Day): Day {
  return lastDayOfMonth(monthOf(day)) === day ? day : day - 1;
}

function elapsed(zero: Day, day: Day): Elapsed {
  let whole = Math.max(0, monthOf(day) - monthOf(zero + 1) - 1);
  while (lastDayOfMonths(zero + 1, whole + 1) <= day) whole += 1;
  const start = lastDayOfMonths(zero + 1, whole);
  return { whole, days: day - start, of: lastDayOfMonths(zero + 1, whole + 1) - start };
}

/** The day at whose end a payment counts: the day itself where a month of the clock ends, else the day before. */
function boundaryOf(zero: Day, day: Day): Day {
  if (day <= zero) return zero;
  return elapsed(zero, day).days === 0 ? day : Math.max(zero, day - 1);
}

/** Ends of the compounding periods between two days, with the days given; ascending. */
function boundaries(zero: Day, lastDay: Day, days: readonly Day[], compounding: Compounding): Day[] {
  const found = new Set([...days.filter((day) => day > zero), lastDay]);
  const months = compounding === 'monthly' ? 1 : 12;
  for (let k = months; lastDayOfMonths(zero + 1, k) < lastDay; k += months) found.add(lastDayOfMonths(zero + 1, k));
  return [...found].sort((a, b) => a - b);
}

/** Compounding periods between two boundaries, as a fraction. */
function lengthOf(zero: Day, from: Day, to: Day, compounding: Compounding): Pick<InterestPeriod, 'numerator' | 'denominator'> {
  const [a, b] = [elapsed(zero, from), elapsed(zero, to)];
  const above = (b.whole * b.of + b.days) * a.of - (a.whole * a.of + a.days) * b.of;
  const below = a.of * b.of * (compounding === 'monthly' ? 1 : 12);
  const divisor = greatestDivisor(above, below);
  return { numerator: above / divisor, denominator: below / divisor };
}

function greatestDivisor(a: number, b: number): number {
  return a === 0 ? b : greatestDivisor(b % a, a);
}

interface Side {
  readonly periods: readonly InterestPeriod[];
  readonly used: ReadonlySet<FinancingPayment>;
}

const NOTHING: Side = { periods: [], used: new Set() };

/** What was paid before the transfer, with interest up to it. */
function growDeposits(
  payments: readonly FinancingPayment[],
  transferDay: Day,
  compounding: Compounding,
  rate: FinancingRow['rate']['share'],
): Side {
  const zero = zeroOf(Math.min(transferDay, ...payments.map(({ day }) => day)));
  const end = boundaryOf(zero, transferDay);
  const own = payments.filter(({ day }) => day < transferDay && boundaryOf(zero, day) < end);
  if (own.length === 0) return NOTHING;
  const paidAt = (boundary: Day): FinancingPayment[] => own.filter(({ day }) => boundaryOf(zero, day) === boundary);
  const ends = boundaries(zero, end, own.map(({ day }) => boundaryOf(zero, day)), compounding);
  const deposits = paidAt(zero);
  const steps = ends.map((to, i): GrowthStep & { payments: FinancingPayment[]; from: Day; to: Day } => {
    const from = ends[i - 1] ?? zero;
    const paid = to === end ? [] : paidAt(to);
    return { ...lengthOf(zero, from, to, compounding), amount: sumOf(paid), payments: paid, from, to };
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
function discountInstalments(
  payments: readonly FinancingPayment[],
  transferDay: Day,
  compounding: Compounding,
  rate: FinancingRow['rate']['share'],
): Side {
  const zero = zeroOf(transferDay);
  const own = payments.filter(({ day }) => day > transferDay && boundaryOf(zero, day) > zero);
  const last = own.at(-1);
  if (last === undefined) return NOTHING;
  const days = own.map(({ day }) => boundaryOf(zero, day));
  const ends = boundaries(zero, boundaryOf(zero, last.day), days, compounding);
  const steps = ends.map((to, i): GrowthStep & { payments: FinancingPayment[]; from: Day; to: Day } => {
    const from = ends[i - 1] ?? zero;
    const paid = own.filter((_, index) => days[index] === to);
    return { ...lengthOf(zero, from, to, compounding), amount: sumOf(paid), payments: paid, from, to };
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
