/**
 * Payments of a financed price that change.
 * ASC 606-10-32-19, 606-10-32-42 to 45; IFRS 15.64, IFRS 15.87-90
 *
 * Rule: a credit note or a modification changes what the customer is still to pay, each payment in proportion; what
 * exceeds it, and more to pay where nothing is to come, is paid on the day of the change. The rate stays that of the
 * beginning. What the change of payments is worth on that day, or on the day goods or services pass if that is later,
 * changes the price; the rest changes interest from that day on. Interest before it does not move. Of service over a
 * term what is still to pass bears the change, at the price that leaves nothing of payments, service and interest.
 * Formula: price changes by Σ change of payment × (1 + rate ÷ periods of a year)^−(periods from then to its payment);
 * interest by what the payments change by, less that.
 * Example: 121.00 due on 1 Jan 2029 for goods of 1 Jan 2027 at 10 %: price 100.00. A credit of 12.10 on 1 Jan 2028 lowers
 * the price by 11.00 and interest of 2028 by 1.10: 9.90 instead of 11.00; 10.00 of 2027 stay.
 */
import type { FinancedChange, FinancedPrice, FinancingPayment, PassedShare, PaymentShare, ServiceTerm } from '../domain/financing';
import type { Day } from '../foundation/calendar';
import { boundaryOf } from '../foundation/compounding-clock';
import { roundedRatio } from '../foundation/exact-ratio';
import { balanceService, clockOfService } from './finance-over-term';
import { clocksOf, scheduleInterest } from './significant-financing';

export interface PaymentsChanged extends Pick<FinancedChange, 'id' | 'kind' | 'day' | 'amount'> {
  /** Earlier changes of the same price. */
  readonly earlier: readonly FinancedChange[];
}

/** Whether interest of the price runs on a day or later. */
export function bearsInterestOn({ periods }: FinancedPrice, day: Day): boolean {
  return (periods.at(-1)?.lastDay ?? -Infinity) >= day;
}

/** Null where no interest runs any more, and for a modification of service over a term, which may have other terms then. */
export function changePayments(price: FinancedPrice, change: PaymentsChanged): FinancedChange | null {
  const { transferDay, service, compounding, rate, obligationId, origin } = price;
  const { id, kind, day, amount } = change;
  if (amount === 0 || !bearsInterestOn(price, day) || (service !== undefined && kind === 'modification')) return null;
  const payments = shareOut(price, change);
  const facts = { obligationId, rate, compounding, nominal: amount, payments, isWithinYear: false, origin };
  if (service !== undefined && day <= service.lastDay) {
    const schedule = { ...facts, transferDay: null, atTransfer: [], ...lowerService(price, service, { day, payments }) };
    return { id, kind, day, amount, schedule };
  }
  const valuedOn = Math.max(transferDay ?? day, day);
  const zero = service === undefined ? null : clockOfService({ payments: price.payments, service });
  const clocks = zero === null ? clocksOf(price.payments, transferDay ?? day) : { before: zero, after: zero };
  const terms = { ...clocks, transferDay: valuedOn, compounding, rate: rate.share };
  return { id, kind, day, amount, schedule: { ...facts, transferDay: valuedOn, ...scheduleInterest(payments, terms) } };
}

/** Of service over a term what is still to pass bears the change, in its shares. Payments all have one sign. */
function lowerService(
  price: FinancedPrice,
  service: ServiceTerm,
  { day, payments }: { readonly day: Day; readonly payments: readonly FinancingPayment[] },
): Pick<FinancedPrice, 'price' | 'periods' | 'service'> {
  const firstDay = Math.max(day, service.firstDay);
  const zero = clockOfService({ payments: price.payments, service });
  const sign = (payments[0]?.amount ?? 0) < 0 ? -1 : 1;
  const sized = new Map(payments.map((payment) => [{ ...payment, amount: sign * payment.amount }, payment]));
  const { rate, compounding } = price;
  const passes = passedSince(price.passes ?? [], service.firstDay, firstDay);
  const found = balanceService({ payments: [...sized.keys()], passes, rate, compounding }, { zero, start: boundaryOf(zero, day) });
  const signed = (minor: number): number => sign * minor + 0;
  const asPaid = (own: readonly FinancingPayment[]): FinancingPayment[] => own.map((payment) => sized.get(payment) ?? payment);
  const periods = found.periods.map((period) => ({
    ...period,
    opening: signed(period.opening),
    interest: signed(period.interest),
    paid: signed(period.paid),
    passed: signed(period.passed ?? 0),
    closing: signed(period.closing),
    payments: asPaid(period.payments),
    deposits: asPaid(period.deposits),
  }));
  return { price: signed(found.price), periods, service: { ...service, firstDay } };
}

/** What passes from a day on, of what is still to pass then: its month's part passes by days. */
function passedSince(ofTerm: readonly PassedShare[], firstDay: Day, since: Day): PassedShare[] {
  const passes = ofTerm.map((pass) => ({ day: pass.day, ...inLowest(pass.numerator, pass.denominator) }));
  const index = passes.findIndex(({ day }) => day >= since);
  const at = passes[index]!;
  const before = passes[index - 1] ?? { day: firstDay - 1, numerator: 0, denominator: 1 };
  const [days, of] = [since - 1 - before.day, at.day - before.day];
  // before + (at − before) × days ÷ of, as one fraction
  const passedInAll = before.numerator * at.denominator * (of - days) + at.numerator * before.denominator * days;
  const { numerator: passed, denominator: whole } = inLowest(passedInAll, before.denominator * at.denominator * of);
  return passes.slice(index).map(({ day, numerator, denominator }) => ({
    day,
    ...inLowest(numerator * whole - passed * denominator, denominator * (whole - passed)),
  }));
}

function inLowest(numerator: number, denominator: number): Omit<PassedShare, 'day'> {
  let [divisor, rest] = [denominator, numerator];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The change by payments, signed, by day; what changes nothing is left out. */
function shareOut(price: FinancedPrice, { day, amount, earlier }: PaymentsChanged): FinancingPayment[] {
  const toCome = price.payments.flatMap((payment, of) => {
    const left = payment.day > day ? payment.amount + changedBy(earlier, of) : 0;
    return left > 0 ? [{ payment, of, weight: left }] : [];
  });
  const sum = toCome.reduce((total, { weight }) => total + weight, 0);
  const beyond = toCome.length === 0 ? 1 : Math.max(0, 0 - amount - sum);
  const whole = sum + beyond;
  const row = price.payments[0]!.row;
  const onDay = beyond === 0 ? [] : [{ payment: { day, amount: 0, row }, of: null, weight: beyond }];
  let through = 0;
  const shared = [...onDay, ...toCome].map(({ payment, of, weight }): FinancingPayment => {
    const before = through;
    through += weight;
    const share: PaymentShare = { of, before, through, whole };
    return { day: payment.day, row: payment.row, share, amount: roundedRatio(amount, through, whole) - roundedRatio(amount, before, whole) };
  });
  return shared.filter((payment) => payment.amount !== 0);
}

function changedBy(changes: readonly FinancedChange[], of: number): number {
  return changes.reduce((sum, { schedule }) => {
    const own = schedule.payments.filter(({ share }) => share?.of === of);
    return own.reduce((total, payment) => total + payment.amount, sum);
  }, 0);
}
