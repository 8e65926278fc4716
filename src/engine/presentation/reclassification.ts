/**
 * Month-end reclassification within deferred and unbilled revenue.
 * ASC 606-10-45-1 to 4, 606-10-32-10, 210-10-45-8; IFRS 15.105-108, IFRS 15.55, IAS 1.69
 *
 * Rule: events post to deferred and to unbilled revenue. At each month end, after netting, the balance of an obligation
 * is split over the accounts of its family: unbilled revenue is a contract asset where payment depends on more than
 * time; of what is deferred, refunds that are expected are a refund liability, once the consideration is received or
 * invoiced; where Settings split it, the rest beyond the revenue of the next twelve months is non-current, as far as
 * later months recognize it, or its expected completion lies in them. What should stand less what stands is posted.
 * Formula: contract asset = max(0, −net); refund liability = min(refunds expected, deferred); non-current = min(max(0,
 * deferred − refund liability − within), after): scheduled for the next twelve months and after them.
 * Example: 2,400.00 over 24 months from January, invoiced at once: at 31 January 2,300.00 deferred, 1,200.00 within
 * twelve months, 1,100.00 non-current. 10,000.00 invoiced and earned but for returns of 300.00: refund liability 300.00,
 * and the same where nothing of it is earned yet.
 */
import type { AccountRole } from '../domain/account-role';
import { expectsRefunds, refundsExpectedAt } from '../domain/expected-refund';
import type { ReclassifiedRole } from '../domain/journal';
import type { Policy } from '../domain/policy';
import type { ObligationBooks } from '../domain/posting';
import { sumOfChanges } from '../domain/price-change';
import type { ScheduledObligation, SegmentReader, SegmentsReader } from '../domain/schedule';
import type { RuleId } from '../rule-book/rule-book';
import { lastDayOfMonth, monthOf, type Day } from '../foundation/calendar';

/** What one account should hold, minor units ≥ 0. */
export interface Reclassified {
  readonly role: ReclassifiedRole;
  /** The account of the family that events post to. */
  readonly first: AccountRole;
  readonly target: number;
  readonly rule: RuleId;
}

/** `net`: billed less recognized, after netting, at the end of `day`, a month's last. */
export function reclassify(
  { isContractAsset, scheduled }: Pick<ObligationBooks, 'isContractAsset' | 'scheduled'>,
  net: number,
  day: Day,
  { currentAndNonCurrent }: Pick<Policy, 'currentAndNonCurrent'>,
  reader: SegmentReader,
): Reclassified[] {
  const refunds = refundLiability(scheduled, net, day, reader);
  const isSplit = currentAndNonCurrent === 'twelve-months' && net > 0;
  return [
    {
      role: 'Contract asset',
      first: 'Unbilled revenue',
      target: isContractAsset ? Math.max(0, -net) : 0,
      rule: 'contract-asset',
    },
    { role: 'Refund liability', first: 'Deferred revenue', target: refunds, rule: 'refund-liability' },
    {
      role: 'Deferred revenue non-current',
      first: 'Deferred revenue',
      target: isSplit ? nonCurrentPart(net - refunds, scheduleAfter(scheduled, day, reader)) : 0,
      rule: 'non-current',
    },
  ];
}

/**
 * Minor units ≥ 0. What is not invoiced yet is no consideration received or receivable: there the estimate lowers the
 * contract asset, and nothing is owed.
 */
export function refundLiability(
  scheduled: ScheduledObligation | null,
  net: number,
  day: Day,
  reader: SegmentReader,
): number {
  if (scheduled === null || net <= 0 || !expectsRefunds(scheduled)) return 0;
  const readAll: SegmentsReader = (segments) => {
    const readers = segments.map(reader);
    return (through) => readers.reduce((sum, read) => sum + read(through), 0);
  };
  return Math.min(refundsExpectedAt([scheduled], day, readAll), net);
}

interface ScheduledAfter {
  readonly within: number;
  readonly after: number;
}

/**
 * Scheduled for the twelve months after a month's last day, and for the time after them; what no day is known for, at
 * its expected completion.
 */
function scheduleAfter(scheduled: ScheduledObligation | null, day: Day, reader: SegmentReader): ScheduledAfter {
  const end = lastDayOfMonth(monthOf(day) + 12);
  const sums = { within: 0, after: 0 };
  if (scheduled === null) return sums;
  const side = expectedAfter(scheduled, day);
  if (side !== null) sums[side] += undatedOf(scheduled, reader);
  for (const segment of scheduled.segments) {
    if (segment.lastDay <= day) continue;
    const read = reader(segment);
    const throughYear = read(end);
    sums.within += throughYear - read(day);
    sums.after += segment.amount - throughYear;
  }
  return sums;
}

/** The side of the twelve months on which the completion of what is undated is expected; null: not stated. */
export function expectedAfter({ expectedCompletionDay }: ScheduledObligation, day: Day): keyof ScheduledAfter | null {
  if (expectedCompletionDay === undefined || expectedCompletionDay === null) return null;
  return expectedCompletionDay <= lastDayOfMonth(monthOf(day) + 12) ? 'within' : 'after';
}

/** The price that is on no day yet, minor units. */
export function undatedOf({ allocated, changes, credits, segments }: ScheduledObligation, reader: SegmentReader): number {
  const dated = segments.reduce((sum, segment) => sum + reader(segment)(Infinity), 0);
  return allocated + sumOfChanges(changes) + credits - dated;
}

/** What is deferred is recognized in order of time; what no later month recognizes counts as soon due. */
export function nonCurrentPart(deferred: number, { within, after }: ScheduledAfter): number {
  return Math.min(Math.max(0, deferred - Math.max(0, within)), Math.max(0, after));
}
