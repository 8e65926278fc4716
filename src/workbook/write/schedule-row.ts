/** A segment as a row of `Schedule detail`. */
import type { ScheduledObligation, Segment } from '../../engine/domain/schedule';
import type { Day } from '../../engine/foundation/calendar';
import { describeTerm, readSegment, recognizedThroughTerm, type Term } from '../../engine';

export interface ScheduleRow {
  readonly obligation: ScheduledObligation;
  readonly segment: Segment;
  /** The segment on its own days; null for one that follows others. */
  readonly term: Term | null;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** What the middle of the amount is counted in. */
  readonly countedIn: 'days' | 'months' | 'others';
  /** Rows of the segments it follows. */
  readonly followed: readonly number[];
  /** Follows others of which not all dates are known yet: it does not recognize its whole amount so far. */
  readonly isOpen: boolean;
  /** Cumulative minor units through a day. */
  readonly recognizedThrough: (day: Day) => number;
}

/** Rows by obligation, in the order of its segments. */
export function scheduleRows(obligations: readonly ScheduledObligation[]): ScheduleRow[] {
  const rowOf = new Map<string, number>();
  for (const { segments } of obligations) for (const { id } of segments) rowOf.set(id, rowOf.size);
  return obligations.flatMap((obligation) =>
    obligation.segments.map((segment): ScheduleRow => {
      const { curve, firstDay, lastDay } = segment;
      if (curve.kind === 'follows') {
        const recognizedThrough = readSegment(segment);
        const followed = curve.segments.flatMap(({ id }) => rowOf.get(id) ?? []);
        return {
          obligation,
          segment,
          term: null,
          firstDay,
          lastDay,
          countedIn: 'others',
          followed,
          isOpen: recognizedThrough(lastDay) !== segment.amount,
          recognizedThrough,
        };
      }
      const term = describeTerm({ ...segment, curve });
      const countedIn = curve.kind === 'point' || curve.strategy === 'exact-days' ? 'days' : 'months';
      return {
        obligation,
        segment,
        term,
        firstDay: term.firstDay,
        lastDay: term.lastDay,
        countedIn,
        followed: [],
        isOpen: false,
        recognizedThrough: (day) => recognizedThroughTerm(term, day),
      };
    }),
  );
}
