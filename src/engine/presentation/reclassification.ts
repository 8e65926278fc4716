/**
 * Month-end reclassification within deferred and unbilled revenue.
 * ASC 606-10-45-1 to 4, 210-10-45-8; IFRS 15.105-108, IAS 1.69
 *
 * Rule: events post to deferred and to unbilled revenue. At each month end, after netting, the balance of an obligation
 * is split over the accounts of its family: unbilled revenue is a contract asset where payment depends on more than
 * time; where Settings split it, deferred revenue beyond the revenue of the next twelve months is non-current, as far
 * as later months recognize it. What should stand less what stands is posted.
 * Formula: contract asset = max(0, −net); non-current = min(max(0, deferred − within), after), where within and after
 * are what the schedule recognizes in the next twelve months and after them.
 * Example: 2,400.00 over 24 months from January, invoiced at once: at 31 January 2,300.00 deferred, 1,200.00 within
 * twelve months, 1,100.00 non-current.
 */
import type { AccountRole } from '../domain/account-role';
import type { ReclassifiedRole } from '../domain/journal';
import type { Policy } from '../domain/policy';
import type { ObligationBooks } from '../domain/posting';
import type { Segment, SegmentReader } from '../domain/schedule';
import type { RuleId } from '../rule-book';
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
  const isSplit = currentAndNonCurrent === 'twelve-months' && net > 0;
  return [
    {
      role: 'Contract asset',
      first: 'Unbilled revenue',
      target: isContractAsset ? Math.max(0, -net) : 0,
      rule: 'contract-asset',
    },
    {
      role: 'Deferred revenue non-current',
      first: 'Deferred revenue',
      target: isSplit ? nonCurrentPart(net, scheduleAfter(scheduled?.segments ?? [], day, reader)) : 0,
      rule: 'non-current',
    },
  ];
}

interface ScheduledAfter {
  readonly within: number;
  readonly after: number;
}

/** Scheduled for the twelve months after a month's last day, and for the time after them. */
function scheduleAfter(segments: readonly Segment[], day: Day, reader: SegmentReader): ScheduledAfter {
  const end = lastDayOfMonth(monthOf(day) + 12);
  const sums = { within: 0, after: 0 };
  for (const segment of segments) {
    if (segment.lastDay <= day) continue;
    const read = reader(segment);
    const throughYear = read(end);
    sums.within += throughYear - read(day);
    sums.after += segment.amount - throughYear;
  }
  return sums;
}

/** What is deferred is recognized in order of time; what no later month recognizes counts as soon due. */
export function nonCurrentPart(deferred: number, { within, after }: ScheduledAfter): number {
  return Math.min(Math.max(0, deferred - Math.max(0, within)), Math.max(0, after));
}
