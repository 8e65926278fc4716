/**
 * How long a contract binds.
 * ASC 606-10-25-3 to 4; IFRS 15.11-12
 *
 * Rule: a contract is accounted for over the time in which both parties have enforceable rights. Where either may leave
 * it without a substantive penalty, it binds until the day before that, and through the notice to be given. Service
 * after that day is no part of its price: each later period is accounted for as it is billed. Whether a penalty is
 * substantive is judgement; the contract's row records it with its reason. A promise that begins after that day is no
 * part of the price either: those that begin on one day share a price of their own, which is disclosed as remaining
 * from that day, or from its invoice. What is used counts as it is used; work that is measured (milestones, progress)
 * and amounts of estimates cannot be cut by days and count whole.
 * Formula: last binding day = cancellable from − 1 + days of notice; price = stated price × months (else days) through it
 * ÷ months (else days) of the term.
 * Example: 36,000.00 for three years from 1 Jan 2027, cancellable from 1 Jan 2028 → it binds until 31 Dec 2027, for
 * 12,000.00; with 30 days of notice until 30 Jan 2028.
 * A device planned for 1 Jan 2028 is priced apart.
 */
import type { RunningShare } from '../domain/line-share';
import type { RecognitionMethod } from '../domain/recognition-method';
import { lastDayOfMonths, monthOf, type Day } from '../foundation/calendar';

export interface Cancellation {
  /** First day from which a party may leave. */
  readonly cancellableFrom: Day;
  readonly noticeDays: number;
}

export function lastBindingDay({ cancellableFrom, noticeDays }: Cancellation): Day {
  return cancellableFrom - 1 + noticeDays;
}

/** The part of a term that lies before the contract stops to bind; null where all of it, or none, does. */
export function bindingShare(firstDay: Day, lastDay: Day, bindingDay: Day): RunningShare | null {
  if (bindingDay >= lastDay || bindingDay < firstDay) return null;
  const [through, whole] = [wholeMonths(firstDay, bindingDay), wholeMonths(firstDay, lastDay)];
  if (through !== null && whole !== null) return { before: 0, through, whole };
  return { before: 0, through: bindingDay - firstDay + 1, whole: lastDay - firstDay + 1 };
}

/** Months of a term; null where it does not end with one. */
function wholeMonths(firstDay: Day, lastDay: Day): number | null {
  const months = monthOf(lastDay + 1) - monthOf(firstDay);
  return months > 0 && lastDayOfMonths(firstDay, months) === lastDay ? months : null;
}

/** The day on which a promise begins, where that is after the contract stops to bind: what is planned counts. */
export function beginsAfterBinding(
  { method, firstDay, recognitionDay }: { readonly method: RecognitionMethod; readonly firstDay: Day | null; readonly recognitionDay: Day | null },
  bindingDay: Day,
): Day | null {
  const day = method === 'point-in-time' ? (recognitionDay ?? firstDay) : firstDay;
  return day !== null && day > bindingDay ? day : null;
}
