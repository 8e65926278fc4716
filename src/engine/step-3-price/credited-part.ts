/**
 * What a credit meets: how much of a billed part is recognized and deferred, and what revenue it may fall on.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: recognized before = the part's net amount × the progress of what carries its revenue, plus the effect of
 * earlier credits; deferred before = what still stands less that, never below zero. Of a negative line that is taken
 * back both are sizes. Revenue to come is net of earlier credits.
 * Formula: recognized before + deferred before = standing.
 * Example: 12,000.00 over 2025 in even months, seen on 1 Oct: recognized 9,000.00, deferred 3,000.00.
 */
import type { BilledPart, RevenueCarrier } from '../domain/billed-part';
import { isInPrice } from '../domain/price-change';
import { sumAmounts, type FollowedTerm } from '../domain/new-segment';
import type { CreditSplit, Segment, SegmentsReader } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';

/** A billed part with its net amount and what credits have done to it so far. */
export interface CreditedPart {
  readonly part: BilledPart;
  readonly carrier: RevenueCarrier;
  /** Charge and its discounts, minor units. */
  readonly netAmount: number;
  readonly credited: number;
  readonly creditSegments: readonly Segment[];
}

/** What still stands of a part after its credits. */
export function standingOf(credited: CreditedPart): number {
  return credited.netAmount - credited.credited;
}

/** Revenue that a change of price may fall on, in proportion. */
export interface FollowedRevenue extends FollowedTerm {
  readonly segments: readonly Segment[];
}

export interface CreditSituation {
  readonly day: Day;
  /** Of the part before the day; ≥ 0, together what stands (where that is positive). */
  readonly recognizedBefore: number;
  readonly deferredBefore: number;
  /** Of the part's service from the day on. `whole` is 0 where nothing comes. */
  readonly toCome: FollowedRevenue;
  /** Of the whole schedule from the day on. */
  readonly rest: FollowedRevenue;
  /** Of the whole schedule since its start; the jump falls on the day. */
  readonly schedule: FollowedRevenue;
  /** All of that schedule is dated before the day. */
  readonly isOver: boolean;
  /** Of service days named by the credit. */
  readonly between: (firstDay: Day, lastDay: Day) => FollowedRevenue;
}

/** How a treatment divides a credit. Amounts signed as the credit. */
export interface CreditShares {
  readonly following: number;
  /** What that falls on; null where nothing follows. */
  readonly followed: FollowedRevenue | null;
  readonly ofTheDay: number;
  readonly split: CreditSplit;
  /** Deferred, or revenue to come, that the split measures itself by. */
  readonly deferredBefore: number;
}

/**
 * `earlier`: parts of earlier changes that fall on the same segments: what they took is not to come any more. `sign`: −1
 * where a negative line is taken back.
 */
export function examineCredit(
  asBilled: CreditedPart,
  day: Day,
  earlier: readonly Segment[],
  reader: SegmentsReader,
  sign: 1 | -1 = 1,
): CreditSituation {
  const carrier = carrierOn(asBilled.carrier, day);
  const credited = { ...asBilled, carrier };
  const { scope } = carrier;
  const followed = [...carrier.segments, ...earlier];
  const toCome = revenueFrom(carrier, followed, { from: Math.max(day, carrier.firstDay), to: carrier.lastDay }, reader);
  const rest = revenueFrom(carrier, followed, { from: Math.max(day, scope.firstDay), to: scope.lastDay }, reader);
  const whole = revenueFrom(carrier, carrier.segments, { from: scope.firstDay, to: scope.lastDay }, reader);
  const standing = standingOf(credited);
  const ofInvoice = toCome.whole === 0 ? 0 : Math.max(0, sign * (standing - recognizedBefore(credited, day, reader)));
  // A price that estimates have lowered has less to come than its invoice says.
  const deferredBefore = carrier.changes.length > 0 ? Math.max(0, Math.min(ofInvoice, sign * toCome.whole)) : ofInvoice;
  return {
    day,
    deferredBefore,
    recognizedBefore: Math.max(0, sign * standing - deferredBefore),
    toCome,
    rest,
    schedule: heldUntil(day, whole),
    isOver: carrier.openPrice === null && scope.lastDay < day,
    between: (firstDay, lastDay) => {
      const read = reader(carrier.segments);
      const before = read(firstDay - 1);
      const term = { firstDay, lastDay, before, whole: read(lastDay) - before };
      return heldUntil(day, { ...term, segments: carrier.segments });
    },
  };
}

/** The carrier with the changes of the price made by a day: later ones must not move what was credited before them. */
function carrierOn(carrier: RevenueCarrier, day: Day): RevenueCarrier {
  const changes = carrier.changes.filter(({ change }) => isInPrice(change, day));
  if (changes.length === 0) return { ...carrier, changes };
  const added = changes.flatMap(({ segments }) => segments);
  const amount = sumAmounts(changes.map(({ change }) => change));
  // A modification may bring service after the last day so far; what bills that day bills the later ones too.
  const later = carrier.openPrice === null ? changes.filter(({ change }) => change.source === 'Modification').flatMap(({ segments }) => segments) : added;
  const lastOfAdded = later.reduce((last, segment) => Math.max(last, segment.lastDay), -Infinity);
  const latest = (own: Day): Day => (carrier.openPrice === null && own < carrier.scope.lastDay ? own : Math.max(own, lastOfAdded));
  return {
    ...carrier,
    changes,
    segments: [...carrier.segments, ...added],
    openPrice: carrier.openPrice === null ? null : carrier.openPrice + amount,
    lastDay: latest(carrier.lastDay),
    scope: { ...carrier.scope, lastDay: latest(carrier.scope.lastDay) },
  };
}

/** From the day on, with what its earlier days earned falling on the day. */
function heldUntil(day: Day, followed: FollowedRevenue): FollowedRevenue {
  const firstDay = Math.max(day, followed.firstDay);
  return { ...followed, firstDay, lastDay: Math.max(firstDay, followed.lastDay), since: followed.firstDay };
}

/** Recognized of the part through the day before, minor units. */
function recognizedBefore(
  { netAmount, carrier, creditSegments }: CreditedPart,
  day: Day,
  reader: SegmentsReader,
): number {
  const throughDay = day - 1;
  const byCredits = reader(creditSegments)(throughDay) + takenOn(creditSegments, day);
  const { firstDay, lastDay, segments } = carrier;
  const { before, whole } = revenueFrom(carrier, segments, { from: firstDay, to: lastDay }, reader);
  if (whole === 0) return (throughDay >= lastDay ? netAmount : 0) + byCredits;
  const through = throughDay < firstDay ? before : reader(segments)(Math.min(throughDay, lastDay));
  const sign = whole < 0 ? -1 : 1;
  return roundedRatio(netAmount, sign * (through - before), sign * whole) + byCredits;
}

/** What earlier credits of the same day took of revenue that was recognized before it. */
function takenOn(creditSegments: readonly Segment[], day: Day): number {
  return sumAmounts(creditSegments.filter(({ curve, firstDay }) => curve.kind === 'point' && firstDay === day));
}

/** What segments (the carrier's, and changes that fall on them) recognized before a day, and what they bring from then. */
function revenueFrom(
  carrier: RevenueCarrier,
  segments: readonly Segment[],
  { from, to }: { readonly from: Day; readonly to: Day },
  reader: SegmentsReader,
): FollowedRevenue {
  const read = reader(segments);
  const before = read(from - 1);
  const changes = sumAmounts(segments.slice(carrier.segments.length));
  const all = carrier.openPrice === null ? read(Math.max(to, from - 1)) : carrier.openPrice + changes;
  return { segments, firstDay: from, lastDay: Math.max(from, to), before, whole: all - before };
}
