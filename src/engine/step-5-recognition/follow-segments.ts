/**
 * Revenue in proportion to other segments: a credit on revenue still to come, a discount on usage.
 * ASC 606-10-32-42 to 45; IFRS 15.87-90
 *
 * Rule: what lowers the price of service still to come falls on that service as its own revenue does, so that a credit
 * of all that is left leaves exactly nothing on every later day.
 * Formula: through a day = round(amount × (C(day) − C before) ÷ C still to come), C the sum of the segments followed; with a rate = round(rate × C(day)).
 * Example: 12,000.00 over 2025 in even months, credit of 2,000.00 on 1 Oct (3,000.00 to come): October −666.67,
 * November −666.66, December −666.67.
 */
import type { FollowingCurve, Segment, SegmentReader, TermCurve } from '../domain/schedule';
import type { Day } from '../foundation/calendar';
import { roundedRatio } from '../foundation/exact-ratio';
import { describeTerm, recognizedThroughTerm } from './recognized-through';

/** Cumulative minor units of any segment through any day; 0 before its first day. */
export const readSegment: SegmentReader = (segment) => readKnown(segment, new Map());

type Reader = (day: Day) => number;

/** `known`: readers made so far. A chain of credits names the same segments again and again: each has one reader. */
function readKnown(segment: Segment, known: Map<Segment, Reader>): Reader {
  const before = known.get(segment);
  if (before !== undefined) return before;
  const { curve } = segment;
  const read = curve.kind === 'follows' ? rememberLast(readFollowing(segment, curve, known)) : readTerm(segment, curve);
  known.set(segment, read);
  return read;
}

function readTerm(segment: Segment, curve: TermCurve): Reader {
  const term = describeTerm({ ...segment, curve });
  return (day) => recognizedThroughTerm(term, day);
}

function readFollowing(
  { amount, firstDay, lastDay }: Segment,
  curve: FollowingCurve,
  known: Map<Segment, Reader>,
): Reader {
  const readers = curve.segments.map((followed) => readKnown(followed, known));
  const sign = curve.whole < 0 ? -1 : 1;
  return (day) => {
    if (day < firstDay) return 0;
    const asOf = Math.min(day, lastDay);
    const through = readers.reduce((sum, read) => sum + read(asOf), 0) - curve.before;
    return roundedRatio(curve.numerator ?? amount, sign * through, sign * curve.whole);
  };
}

/** The same day is asked by every segment further down the chain. */
function rememberLast(read: Reader): Reader {
  let lastDay = NaN;
  let lastAmount = 0;
  return (day) => {
    if (day !== lastDay) {
      lastAmount = read(day);
      lastDay = day;
    }
    return lastAmount;
  };
}

/** Cumulative minor units of several segments together. */
export function readSegments(segments: readonly Segment[]): Reader {
  const known = new Map<Segment, Reader>();
  const readers = segments.map((segment) => readKnown(segment, known));
  return (day) => readers.reduce((sum, read) => sum + read(day), 0);
}
