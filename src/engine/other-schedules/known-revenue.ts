/**
 * Revenue that an amortization follows, as it was known on a day.
 * ASC 340-40-35-1 to 2, 250-10-45-17; IFRS 15.99-100, IAS 8.36-38
 *
 * Rule: what is learnt later changes nothing earlier. The revenue followed is that of the terms that stood on the day.
 * New goods or services, another end of service and service that is given up are new terms: the modifications that
 * bring them start a new reckoning. A price that changes for the same goods or services (an estimate, a catch-up to the
 * same end, a credit note, a write-off) moves neither what was transferred nor what is to come and is left out until
 * new terms are reckoned; credit notes and write-offs always. A modification that is a contract of its own is left out
 * as well: the cost was not incurred for it. Invoice lines that name no obligation are known once they are invoiced.
 * Formula: to come = price known − revenue of it before the day; what a catch-up brings on the day itself is past.
 * Example: 1,200.00 over 2025; on 1 Jul +600.00 until 30 Jun 2026: known in June 1,200.00, from 1 Jul 1,200.00 to come.
 */
import type { ModifiedObligation } from '../domain/modification';
import { changeIdOf } from '../domain/price-change';
import type { PriceChange, ScheduledObligation, Segment, SourceKind } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { sumAmounts } from '../domain/new-segment';
import { readSegments } from '../step-5-recognition/follow-segments';

/** Revenue that an amortization follows from a day on; minor units. */
export interface FollowedRevenue {
  readonly segments: readonly Segment[];
  /** Recognized of them before the day. */
  readonly before: number;
  /** What they bring from the day on, dated or not. */
  readonly toCome: number;
  /** Whether there is a price at all. */
  readonly isPriced: boolean;
}

/** Obligations that a cost relates to, and what modifications made of them. */
export interface RevenueHistory {
  /** First day of the amortization: what was known then is what the cost was incurred for. */
  readonly firstDay: Day;
  readonly obligations: readonly ScheduledObligation[];
  /** By day. */
  readonly modifications: readonly ModifiedObligation[];
}

const LEFT_OUT: readonly SourceKind[] = ['Credit note', 'Void', 'Write-off'];

/** Days after the first on which new terms start, in order. */
export function daysOfNewTerms(history: RevenueHistory): Day[] {
  const { firstDay, modifications } = history;
  const days = [
    ...modifications.filter(bringsNewTerms).map(({ day }) => day),
    ...history.obligations.filter((item) => isFollowed(history, item)).map(knownFrom),
  ];
  return [...new Set(days.filter((day) => day > firstDay))].sort((a, b) => a - b);
}

/** What is followed from a day on: the first one, or one of new terms. */
export function knownRevenue(history: RevenueHistory, day: Day): FollowedRevenue {
  const rows = new Map(history.modifications.map((row) => [row.id, row]));
  const segments: Segment[] = [];
  let price = 0;
  for (const obligation of history.obligations) {
    if (!isFollowed(history, obligation) || knownFrom(obligation) > day) continue;
    const known = obligation.changes.filter((change) => isKnown(history, rows, change, day));
    const changes = new Map(obligation.changes.map((change) => [change.id, change]));
    price += obligation.allocated + sumAmounts(known);
    for (const segment of obligation.segments) {
      if (LEFT_OUT.includes(segment.source)) continue;
      const id = changeIdOf(segment.derivation);
      const change = id === null ? undefined : changes.get(id);
      if (change !== undefined && !known.includes(change)) continue;
      if (isPastOnDay(segment, change, day)) price -= segment.amount;
      else segments.push(segment);
    }
  }
  const before = readSegments(segments)(day - 1);
  return { segments, before, toCome: price - before, isPriced: price !== 0 || segments.length > 0 };
}

/** Last day of service of an obligation as known at the end of a day; null where it has none. */
export function knownLastDay({ modifications }: RevenueHistory, { id, lastDay }: ScheduledObligation, day: Day): Day | null {
  const own = modifications.filter(({ obligationId }) => obligationId === id);
  return own.reduce(
    (known, row) => (row.effect === 'separate' || row.day > day ? known : row.lastDayAfter),
    own.length === 0 ? lastDay : (own[0]?.lastDayBefore ?? null),
  );
}

/** Whether an obligation is promised, and not given up, at the end of a day. */
export function isPromised(history: RevenueHistory, obligation: ScheduledObligation, day: Day): boolean {
  const isGone = history.modifications.some(
    (row) => row.obligationId === obligation.id && row.effect === 'ended' && row.day <= day,
  );
  return isFollowed(history, obligation) && knownFrom(obligation) <= day && !isGone;
}

/** Added by a contract of its own after the cost: no. */
function isFollowed({ firstDay }: RevenueHistory, { separateBy, addedDay }: ScheduledObligation): boolean {
  return separateBy === undefined || (addedDay ?? firstDay) <= firstDay;
}

function knownFrom({ kind, addedDay, recognitionFloor }: ScheduledObligation): Day {
  return addedDay ?? (kind === 'invoice-line' ? (recognitionFloor ?? -Infinity) : -Infinity);
}

function bringsNewTerms(row: ModifiedObligation): boolean {
  switch (row.effect) {
    case 'separate':
      return false;
    case 'ended':
      return true;
    case 'at-once':
      return row.treatment === 'termination';
    case 'catch-up':
      return row.isAdded || row.lastDayBefore !== row.lastDayAfter;
    case 'prospective':
      return row.isAdded || row.lastDayBefore !== row.lastDayAfter || row.priceAfter !== row.priceBefore;
  }
}

function isKnown(
  { firstDay, modifications }: RevenueHistory,
  rows: ReadonlyMap<string, ModifiedObligation>,
  change: PriceChange,
  day: Day,
): boolean {
  if (change.effect === 'from-inception') return true;
  const row = rows.get(change.id);
  if (row !== undefined && bringsNewTerms(row)) return change.day <= day;
  if (row?.effect !== 'separate' || change.day <= firstDay) return change.day < day;
  // Its terms are joined with the others by a later modification of the obligation.
  return modifications.some(
    (later) =>
      later.obligationId === change.obligationId && bringsNewTerms(later) && later.day > change.day && later.day <= day,
  );
}

/** What new terms bring on their own day for earlier ones. */
function isPastOnDay({ derivation }: Segment, change: PriceChange | undefined, day: Day): boolean {
  return change?.day === day && derivation.kind === 'modification' && derivation.figure === 'on-day';
}
