/**
 * Payments of a financed price that change.
 * ASC 606-10-32-19, 606-10-32-42 to 45; IFRS 15.64, IFRS 15.87-90
 *
 * Rule: a credit note or a modification changes what the customer is still to pay, each payment in proportion; what
 * exceeds it, and more to pay where nothing is to come, is paid on the day of the change. The rate stays that of the
 * beginning. What the change of payments is worth on that day, or on the day goods or services pass if that is later,
 * changes the price; the rest changes interest from that day on. Interest before it does not move.
 * Formula: price changes by Σ change of payment × (1 + rate ÷ periods of a year)^−(periods from then to its payment);
 * interest by what the payments change by, less that.
 * Example: 121.00 due on 1 Jan 2029 for goods of 1 Jan 2027 at 10 %: price 100.00. A credit of 12.10 on 1 Jan 2028 lowers
 * the price by 11.00 and interest of 2028 by 1.10: 9.90 instead of 11.00; 10.00 of 2027 stay.
 */
import type { FinancedChange, FinancedPrice, FinancingPayment, PaymentShare } from '../domain/financing';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { clocksOf, scheduleInterest } from './significant-financing';

export interface PaymentsChanged extends Pick<FinancedChange, 'id' | 'kind' | 'day' | 'amount'> {
  /** Earlier changes of the same price. */
  readonly earlier: readonly FinancedChange[];
}

/** Whether interest of the price runs on a day or later. */
export function bearsInterestOn({ periods }: FinancedPrice, day: Day): boolean {
  return (periods.at(-1)?.lastDay ?? -Infinity) >= day;
}

/** Null where no interest runs any more, and for service over a term, whose price no single day has. */
export function changePayments(price: FinancedPrice, change: PaymentsChanged): FinancedChange | null {
  const { transferDay, compounding, rate, obligationId, origin } = price;
  const { id, kind, day, amount } = change;
  if (transferDay === null || amount === 0 || !bearsInterestOn(price, day)) return null;
  const payments = shareOut(price, change);
  const valuedOn = Math.max(transferDay, day);
  const terms = { ...clocksOf(price.payments, transferDay), transferDay: valuedOn, compounding, rate: rate.share };
  const facts = { obligationId, rate, compounding, transferDay: valuedOn, nominal: amount, payments, isWithinYear: false, origin };
  return { id, kind, day, amount, schedule: { ...facts, ...scheduleInterest(payments, terms) } };
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
