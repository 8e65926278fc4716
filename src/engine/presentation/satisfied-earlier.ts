/**
 * Revenue of a period from performance of earlier periods.
 * ASC 606-10-50-12A, 606-10-32-42 to 45; IFRS 15.116(c), IFRS 15.87-90
 *
 * Rule: a change of the price catches up on its day with all that was performed before. Seen from a period, the part of
 * that jump which belongs to days before it is revenue of performance satisfied earlier: what the change would have
 * brought by then, had it always been in the price. So it is with what a credit takes back of revenue already earned,
 * which falls on the service it credits as that was earned. What ends a contract (a fee, a waiver) is of its day.
 * Formula: earlier = round(jump × earned before the period ÷ earned before the jump); of measured work the change × the
 * measure before the period.
 * Example: 12,000.00 over 2025, +1,200.00 on 15 Aug: 600.00 of it for January to June are earlier in the third quarter,
 * 700.00 earlier in August.
 */
import type { EarlierPart, PerformanceMeasure } from '../domain/disaggregated-revenue';
import type { EarlierMoment, ScheduledObligation, Segment, SegmentReader } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { periodStarts } from './disaggregate-revenue';

const PERIODS = ['month', 'quarter', 'year'] as const;

/** Catch-ups of the year to date with a part of earlier days, by obligation and segment. */
export function satisfiedEarlier(
  obligations: readonly ScheduledObligation[],
  throughDay: Day,
  firstMonthOfYear: number,
  reader: SegmentReader,
): EarlierPart[] {
  const starts = periodStarts(throughDay, firstMonthOfYear);
  return obligations.flatMap((obligation) => {
    if ((obligation.recognitionFloor ?? throughDay) > throughDay) return [];
    return obligation.segments.flatMap((segment): EarlierPart[] => {
      if (segment.firstDay < starts.year || segment.firstDay > throughDay) return [];
      const jump = jumpOf(segment, obligation, reader);
      if (jump === null) return [];
      const { amount, whole, performed, by } = jump;
      const dayBefore = (period: (typeof PERIODS)[number]): Day | null =>
        segment.firstDay < starts[period] ? null : starts[period] - 1;
      const asOf = { month: dayBefore('month'), quarter: dayBefore('quarter'), year: dayBefore('year') };
      const of = (period: (typeof PERIODS)[number]): number => (asOf[period] === null ? 0 : performed(asOf[period]));
      const through = { month: of('month'), quarter: of('quarter'), year: of('year') };
      const share = (part: number): number => roundedRatio(amount, part, whole) + 0;
      const earlier = { month: share(through.month), quarter: share(through.quarter), year: share(through.year) };
      if (PERIODS.every((period) => earlier[period] === 0)) return [];
      return [{ segment, obligation, amount, whole, through, by, asOf, earlier }];
    });
  });
}

/** `performed`: of `whole`, what was done through a day before the jump. */
interface Jump {
  readonly amount: number;
  readonly whole: number;
  readonly performed: (day: Day) => number;
  readonly by: PerformanceMeasure;
}

function jumpOf(segment: Segment, obligation: ScheduledObligation, reader: SegmentReader): Jump | null {
  const { curve, derivation, amount, firstDay } = segment;
  if (curve.kind === 'follows') return jumpOfFollowing(segment, reader);
  if (curve.kind !== 'point') return null;
  switch (derivation.kind) {
    case 'progress':
      return derivation.change === undefined ? null : jumpOfMeasure(amount, derivation.change.earlier);
    case 'price-change':
      return derivation.through < derivation.whole ? byDays(amount, obligation, firstDay) : null;
    case 'modification':
      return derivation.figure === 'on-day' && segment.rule !== 'modification-termination'
        ? byRevenue(segment, obligation, reader, { firstDay: -Infinity, lastDay: Infinity })
        : null;
    case 'recognized-part': {
      const { billings } = obligation;
      const service = billings.find(({ id }) => id === derivation.billingId);
      const [first, last] = [service?.firstDay ?? -Infinity, service?.lastDay ?? Infinity];
      return byRevenue(segment, obligation, reader, { firstDay: first, lastDay: last });
    }
    default:
      return null;
  }
}

/** Follows other revenue as though from its start. */
function jumpOfFollowing({ curve, amount }: Segment, reader: SegmentReader): Jump | null {
  if (curve.kind !== 'follows' || curve.since === undefined || curve.whole === 0) return null;
  const { since, before, whole, segments } = curve;
  const readers = segments.map(reader);
  const sign = whole < 0 ? -1 : 1;
  const performed = (day: Day): number =>
    day < since ? 0 : sign * (readers.reduce((sum, read) => sum + read(day), 0) - before);
  return { amount: curve.numerator ?? amount, whole: sign * whole, performed, by: { kind: 'followed' } };
}

/** What the change would have brought by earlier rows, of what it brings at once. */
function jumpOfMeasure(amount: number, earlier: readonly EarlierMoment[]): Jump | null {
  const sign = amount < 0 ? -1 : 1;
  const by = (day: Day): number => earlier.filter((moment) => moment.day <= day).at(-1)?.amount ?? 0;
  if (amount === 0 || earlier.length === 0) return null;
  return { amount, whole: sign * amount, performed: (day) => sign * by(day), by: { kind: 'work', moments: earlier } };
}

function byDays(amount: number, { firstDay }: ScheduledObligation, jumpDay: Day): Jump | null {
  if (firstDay === null || firstDay >= jumpDay) return null;
  const performed = (day: Day): number => Math.max(0, day - firstDay + 1);
  return { amount, whole: jumpDay - firstDay, performed, by: { kind: 'days', firstDay } };
}

/** In proportion to what the obligation had earned, of the service that is billed. */
function byRevenue(
  segment: Segment,
  obligation: ScheduledObligation,
  reader: SegmentReader,
  service: { readonly firstDay: Day; readonly lastDay: Day },
): Jump | null {
  const before = obligation.segments.filter(({ firstDay }) => firstDay < segment.firstDay);
  const readers = before.map(reader);
  const through = (day: Day): number => readers.reduce((sum, read) => sum + read(day), 0);
  const start = through(service.firstDay - 1);
  const earned = (day: Day): number => (day < service.firstDay ? 0 : through(Math.min(day, service.lastDay)) - start);
  const whole = earned(segment.firstDay - 1);
  if (whole <= 0) return null;
  const by = { kind: 'revenue', segments: before.map(({ id }) => id), ...service } as const;
  return { amount: segment.amount, whole, performed: (day) => Math.min(whole, Math.max(0, earned(day))), by };
}
