/**
 * Significant financing of a service that passes over a term.
 * ASC 606-10-32-15 to 20, 606-10-25-31; IFRS 15.60-65, IFRS 15.39
 *
 * Rule: the price is what the customer would pay in cash as the service passes: each month's part at the month's end,
 * in the shares in which its revenue is recognized. It is the price at which payments and service, with interest on
 * what is owed to either side, leave nothing. Interest is expense while the customer has paid ahead and income while it
 * owes. Under the expedient nothing is computed where each payment lies within a year of the days that it pays for,
 * the first paid first.
 * Formula: price = round(Σ payment × discount ÷ Σ share × discount); interest = balance × growth, rounded to date.
 * Example: 12,000.00 paid on 1 Jan 2027 for 24 equal months at 6 %: price 12,764.34, so 531.85 a month; interest 60.00
 * in January, 57.64 in February.
 */
import type { FinancedPrice, FinancingPayment, InterestPeriod, PassedShare, ServiceTerm } from '../domain/financing';
import { boundaries, boundaryOf, isNear, lengthOf, zeroOf } from '../foundation/compounding-clock';
import { priceService } from '../foundation/decimal-text';
import type { Day } from '../foundation/calendar';
import { monthsOf } from './significant-financing';

export interface PaidService extends Pick<FinancedPrice, 'obligationId' | 'rate' | 'compounding' | 'payments' | 'origin'> {
  readonly service: ServiceTerm;
  /** At the end of each month of the term and of the term, the last one whole. */
  readonly passes: readonly PassedShare[];
}

/** `payments`: by day, not empty. */
export function priceServiceWithFinancing(facts: PaidService, expedient: 'off' | 'on'): FinancedPrice {
  const { obligationId, rate, compounding, payments, service, passes, origin } = facts;
  const nominal = sumOf(payments);
  const terms = { obligationId, rate, compounding, payments, service, passes, origin, transferDay: null, nominal, atTransfer: [] };
  const isWithinYear = arePaidNear(payments, nominal, service);
  if (expedient === 'on' && isWithinYear) return { ...terms, price: nominal, isWithinYear, periods: [] };
  const zero = clockOfService(facts);
  const { price, periods } = balanceService(facts, { zero, start: zero });
  return { ...terms, price, isWithinYear: false, periods };
}

const sumOf = (payments: readonly FinancingPayment[]): number => payments.reduce((sum, { amount }) => sum + amount, 0);

/** The zero of the clock of a service, and of what is paid for it. */
export const clockOfService = ({ payments, service }: Pick<PaidService, 'payments' | 'service'>): Day =>
  payments[0]!.day < service.firstDay ? zeroOf(payments[0]!.day) : service.firstDay - 1;

/** `clock`: its zero; payments and what passes may begin later, at the end of `start`. */
export function balanceService(
  { payments, passes, rate, compounding }: Pick<PaidService, 'payments' | 'passes' | 'rate' | 'compounding'>,
  { zero, start }: { readonly zero: Day; readonly start: Day },
): Pick<FinancedPrice, 'price' | 'periods'> {
  const months = monthsOf(compounding);
  const placed = payments.map((payment) => ({ payment, at: boundaryOf(zero, payment.day) }));
  const paidAt = (day: Day): FinancingPayment[] => placed.filter(({ at }) => at === day).map(({ payment }) => payment);
  const days = [...placed.map(({ at }) => at), ...passes.map(({ day }) => day)];
  const ends = boundaries(zero, Math.max(...days), days, months).filter((day) => day > start);
  const deposits = paidAt(start);
  const steps = ends.map((to, i) => {
    const from = ends[i - 1] ?? start;
    const paid = paidAt(to);
    const { numerator, denominator } = passes.filter(({ day }) => day <= to).at(-1) ?? { numerator: 0, denominator: 1 };
    return { ...lengthOf(zero, from, to, months), amount: sumOf(paid), paid, from, to, through: { numerator, denominator } };
  });
  const priced = priceService(sumOf(deposits), steps, rate.share, 12 / months);
  let balance = sumOf(deposits);
  const periods = steps.map((step, i): InterestPeriod => {
    const { interest, passed, sign } = priced.steps[i]!;
    const opening = balance;
    balance += interest + step.amount - passed;
    const { numerator, denominator, from, to, paid, through } = step;
    const side = sign < 0 ? -1 : 1;
    return {
      side: side < 0 ? 'income' : 'expense',
      firstDay: from + 1,
      lastDay: to,
      numerator,
      denominator,
      opening: side * opening + 0,
      interest: side * interest + 0,
      payments: paid,
      paid: step.amount,
      deposits: i === 0 ? deposits : [],
      passed,
      passedShare: through,
      closing: side * balance + 0,
    };
  });
  return { price: priced.price, periods };
}

/** Each payment pays for the days that no earlier one has paid for, evenly. */
function arePaidNear(payments: readonly FinancingPayment[], nominal: number, { firstDay, lastDay }: ServiceTerm): boolean {
  if (nominal <= 0) return true;
  const days = lastDay - firstDay + 1;
  let before = 0;
  return payments.every(({ day, amount }) => {
    const first = firstDay + Math.min(days - 1, Math.floor((before * days) / nominal));
    before += amount;
    const last = firstDay + Math.max(0, Math.ceil((before * days) / nominal) - 1);
    return isNear(day, first) && isNear(day, last);
  });
}
